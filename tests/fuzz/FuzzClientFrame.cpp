// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Lines.h"
#include "wire/Frames.h"

using namespace trucban;

/// What a console, or somebody who says so, sends to the gateway. What is understood reads back as itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    test::forEachLine(data, size, [](std::string_view line) {
        if (const auto frame = wire::decodeClientFrame(line)) {
            const auto again = wire::decodeClientFrame(wire::encode(*frame));
            test::require(again.has_value() && *again == *frame);
        }
    });
    return 0;
}
