// SPDX-License-Identifier: GPL-3.0-or-later
// What a confined process can still do: each case in a child, for there is no way back.
#include "picture/Confinement.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <new>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace trucban;

namespace {

constexpr int kHeld = 7;

/// Exit code of a child that is confined and then tries.
int confined(const std::function<bool()>& isRefused) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(picture::confine() && isRefused() ? kHeld : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace

TEST(ConfinementTest, opensNoFile) {
    EXPECT_EQ(confined([] { return ::open("/etc/hostname", O_RDONLY | O_CLOEXEC) < 0; }), kHeld);
    EXPECT_EQ(confined([] { return ::open("/tmp/trucban-picture-test", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) < 0; }),
              kHeld);
}

TEST(ConfinementTest, opensNoSocket) {
    EXPECT_EQ(confined([] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 && ::socket(AF_UNIX, SOCK_STREAM, 0) < 0; }),
              kHeld);
}

TEST(ConfinementTest, copiesNoDescriptor) {
    EXPECT_EQ(confined([] { return ::dup(STDOUT_FILENO) < 0; }), kHeld);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(ConfinementTest, startsNothing) {
    EXPECT_EQ(confined([] {
                  const pid_t child = ::fork();
                  if (child == 0) {
                      ::_exit(0);
                  }
                  return child < 0;
              }),
              kHeld);
    EXPECT_EQ(confined([] {
                  ::execl("/bin/true", "true", nullptr); // would end with 0
                  return true;
              }),
              kHeld);
}

TEST(ConfinementTest, makesNoCode) {
    EXPECT_EQ(confined([] {
                  return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                                0) == MAP_FAILED;
              }),
              kHeld);
}

TEST(ConfinementTest, hasSoMuchMemoryAndNoMore) {
    EXPECT_EQ(confined([] {
                  void* some = std::malloc(picture::kMemoryBytes / 2);
                  void* more = some != nullptr ? std::malloc(picture::kMemoryBytes) : some;
                  return some != nullptr && more == nullptr;
              }),
              kHeld);
}
#endif
