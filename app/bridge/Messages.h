// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "link/LinkState.h"
#include "wire/Frames.h"

#include <chrono>
#include <string>
#include <variant>

// What the store thread is told, all by value.
namespace trucban::bridge {

struct FrameArrived {
    wire::ServerFrame frame;
    std::chrono::steady_clock::time_point at;
};
struct LinkChanged {
    link::LinkStatus status;
};
struct SubmitRequested {
    core::Command command;
    core::Instant madeAt{};
};
struct QueryRequested {
    wire::Query query;
};
struct DraftSaved {
    std::string key;
    std::string text;
};
struct CommandDismissed {
    core::CommandId id;
};
/// The replica as it is now is wanted, as a copy.
struct PresentRequested {};
struct RetryRequested {
    std::string password;
};
struct StopRequested {};

using Message = std::variant<FrameArrived, LinkChanged, SubmitRequested, QueryRequested, DraftSaved, CommandDismissed,
                             PresentRequested, RetryRequested, StopRequested>;

} // namespace trucban::bridge
