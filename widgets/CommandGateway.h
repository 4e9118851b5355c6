// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"
#include "wire/Frames.h"

#include <QString>

#include <optional>

namespace trucban::widgets {

/// What widgets may ask of the session: hand in a command, ask a question, keep a draft. The console puts it over
/// bridge::ConsoleSession, tests record what was asked. GUI thread; nothing here blocks or throws, and nothing is done
/// when submit returns: fates arrive as CommandStatus, answers as wire::Result.
class CommandGateway {
public:
    virtual ~CommandGateway() = default;

    virtual core::CommandId submit(core::CommandBody body, std::optional<std::uint32_t> expected) = 0;
    virtual core::CommandId query(wire::Query query) = 0;
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
