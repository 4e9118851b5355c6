// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappack/ChildProcess.h"

#include <gtest/gtest.h>

namespace trucban::mappack {
namespace {

const std::atomic<bool> kGoOn{false};

TEST(ChildProcess, handsOnOutputAndStatus) {
    std::string output;
    const auto end = runChild(
        {"sh", "-c", "echo one; echo two >&2; exit 3"}, [&](std::string_view bytes) { output += bytes; }, kGoOn);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->status, 3);
    EXPECT_EQ(output, "one\n");
    EXPECT_EQ(end->errorText, "two\n");
}

TEST(ChildProcess, readsMuchFromBothWithoutGettingStuck) {
    std::size_t bytes = 0;
    const auto end = runChild(
        {"sh", "-c", "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; echo last >&2"},
        [&](std::string_view piece) { bytes += piece.size(); }, kGoOn);
    ASSERT_TRUE(end);
    EXPECT_EQ(bytes, 3'000'000U);
    EXPECT_LT(end->errorText.size(), 20'000U);
    EXPECT_TRUE(end->errorText.ends_with("last\n"));
}

TEST(ChildProcess, saysWhichSignalEndedIt) {
    const auto end = runChild({"sh", "-c", "kill -9 $$"}, [](std::string_view) {}, kGoOn);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->status, 128 + 9);
}

TEST(ChildProcess, givesItAnEmptyInputAndNoShell) {
    std::string output;
    ASSERT_TRUE(runChild({"cat"}, [&](std::string_view bytes) { output += bytes; }, kGoOn));
    ASSERT_TRUE(runChild({"printf", "%s", "$HOME; a b"}, [&](std::string_view bytes) { output += bytes; }, kGoOn));
    EXPECT_EQ(output, "$HOME; a b");
}

TEST(ChildProcess, saysWhenAProgramIsMissing) {
    EXPECT_EQ(runChild({"no-such-program-here"}, [](std::string_view) {}, kGoOn).error().fault, Fault::noTool);
    EXPECT_FALSE(isInstalled("no-such-program-here"));
    EXPECT_FALSE(isInstalled("/etc/passwd"));
    EXPECT_TRUE(isInstalled("sh"));
    EXPECT_TRUE(isInstalled("/bin/sh"));
}

TEST(ChildProcess, endsTheProgramWhenItIsToStop) {
    std::atomic<bool> stop = false;
    const auto end = runChild({"sh", "-c", "echo ready; exec sleep 300"}, [&](std::string_view) { stop = true; }, stop);
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().fault, Fault::interrupted);
}

TEST(ChildProcess, forcesAProgramThatDoesNotListen) {
    std::atomic<bool> stop = false;
    const auto end = runChild(
        {"sh", "-c", "trap '' TERM; echo ready; while :; do :; done"}, [&](std::string_view) { stop = true; }, stop);
    EXPECT_EQ(end.error().fault, Fault::interrupted);
}

} // namespace
} // namespace trucban::mappack
