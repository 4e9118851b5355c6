// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/FrameGlance.h"

#include <charconv>

namespace trucban::feed {

namespace {

bool skip(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) {
        return false;
    }
    text.remove_prefix(start.size());
    return true;
}

bool number(std::string_view& text, core::Seq& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc{};
}

} // namespace

FrameGlance glanceAt(std::string_view frame) {
    FrameGlance glance;
    if (!skip(frame, R"({"t":")")) {
        return glance;
    }
    if (skip(frame, R"(events","from":)")) {
        if (number(frame, glance.from) && skip(frame, R"(,"to":)") && number(frame, glance.to)) {
            glance.type = FrameType::events;
        }
    } else if (frame.starts_with("ping\"")) {
        glance.type = FrameType::ping;
    } else if (frame.starts_with("welcome\"")) {
        glance.type = FrameType::welcome;
    } else if (skip(frame, R"(snapshot","part":)")) {
        core::Seq part = 0;
        core::Seq parts = 0;
        if (number(frame, part) && skip(frame, R"(,"of":)") && number(frame, parts) && skip(frame, R"(,"upTo":)") &&
            number(frame, glance.to)) {
            glance.type = FrameType::snapshot;
        }
    } else if (frame.starts_with("bye\"")) {
        glance.type = FrameType::bye;
    }
    return glance;
}

} // namespace trucban::feed
