// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ConsoleSession.h"
#include "widgets/CommandGateway.h"

namespace trucban::console {

/// What widgets ask, handed to the session.
class SessionGateway : public widgets::CommandGateway {
public:
    explicit SessionGateway(bridge::ConsoleSession& session) : m_session(session) {}

    core::CommandId submit(core::CommandBody body, std::optional<std::uint32_t> expected) override;
    std::vector<core::CommandId> submitMany(std::vector<bridge::PlannedCommand> commands) override;
    void withdraw(core::CommandId id) override;
    core::CommandId query(wire::Query query) override;
    core::CommandId fetchFile(link::FileWanted wanted) override;
    void dropFile(core::CommandId id) override;
    void dismiss(core::CommandId id) override;
    void saveDraft(const QString& key, const QString& text) override;
    [[nodiscard]] QString draft(const QString& key) const override;
    [[nodiscard]] core::Instant now() const override;
    [[nodiscard]] core::RequestId newRequestId() override;

private:
    bridge::ConsoleSession& m_session;
};

} // namespace trucban::console
