// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "bridge/Files.h"
#include "core/Command.h"
#include "wire/Frames.h"

#include <QString>

#include <optional>
#include <vector>

namespace trucban::widgets {

/// What widgets may ask of the session: hand in a command, ask a question, keep a draft. The console puts it over
/// bridge::ConsoleSession, tests record what was asked. GUI thread; nothing here blocks or throws, and nothing is done
/// when submit returns: fates arrive as CommandStatus, answers as wire::Result.
class CommandGateway {
public:
    virtual ~CommandGateway() = default;

    virtual core::CommandId submit(core::CommandBody body, std::optional<std::uint32_t> expected) = 0;
    /// Acts that belong together, and may be overtaken by others: their ids, in their order. Whoever hands them in tells
    /// how they ended: what is refused or runs out of time is not kept to be put away.
    virtual std::vector<core::CommandId> submitMany(std::vector<bridge::PlannedCommand> commands) {
        std::vector<core::CommandId> ids;
        for (auto& planned : commands) {
            ids.push_back(submit(std::move(planned.body), planned.expected));
        }
        return ids;
    }
    /// Takes an act back that was not sent yet; its fate is then withdrawn. Too late, nothing is said.
    virtual void withdraw(core::CommandId /*id*/) {}
    virtual core::CommandId query(wire::Query query) = 0;
    /// Asks for an attachment's bytes; they, or why not, arrive as bridge::FileAnswer. Nil: this window asks for none.
    virtual core::CommandId fetchFile(link::FileWanted /*wanted*/) { return {}; }
    virtual void dropFile(core::CommandId /*id*/) {} ///< nobody waits for it any more
    /// An expired or refused command that the officer has seen.
    virtual void dismiss(core::CommandId id) = 0;

    virtual void saveDraft(const QString& key, const QString& text) = 0;
    [[nodiscard]] virtual QString draft(const QString& key) const = 0;

    /// Server time as well as this console knows it.
    [[nodiscard]] virtual core::Instant now() const = 0;
    /// An id for a thing that a command creates (a joint request).
    [[nodiscard]] virtual core::RequestId newRequestId() = 0;
};

} // namespace trucban::widgets
