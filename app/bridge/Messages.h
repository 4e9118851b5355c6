// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Files.h"
#include "core/Command.h"
#include "link/LinkState.h"
#include "wire/Frames.h"

#include <chrono>
#include <string>
#include <variant>
#include <vector>

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
/// Acts that belong together: one look at the disk for all, and whoever asked tells their end.
struct SubmitManyRequested {
    std::vector<core::Command> commands;
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
/// Taken back, if it was not sent yet.
struct WithdrawRequested {
    core::CommandId id;
};
/// What this desk looks at from now on; the latest counts, and is told again after a break.
struct WatchRequested {
    wire::Watching watching;
};
/// The replica as it is now is wanted, as a copy.
struct PresentRequested {};
/// Whether this is the officer's password is wanted, to unlock the window.
struct PasswordOffered {
    std::string password;
};
/// An attachment is wanted, or not any more. Its answer goes by without a look into it.
struct FileRequested {
    core::CommandId id;
    link::FileWanted wanted;
};
struct FileDropped {
    core::CommandId id;
};
struct FileCame {
    FileAnswer answer;
};
struct StopRequested {};

using Message = std::variant<FrameArrived, LinkChanged, SubmitRequested, SubmitManyRequested, QueryRequested,
                             DraftSaved, CommandDismissed, WithdrawRequested, WatchRequested, PresentRequested,
                             PasswordOffered, FileRequested, FileDropped, FileCame, StopRequested>;

} // namespace trucban::bridge
