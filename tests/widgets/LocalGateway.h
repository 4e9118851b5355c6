// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Fold.h"
#include "models/Board.h"
#include "widgets/CommandGateway.h"

#include <QMap>

#include <functional>
#include <vector>

namespace trucban::test {

/// The domain itself behind the widgets, in one process and on a stopped clock: what is submitted waits until `answer`,
/// is decided and folded as the gateway would, and comes back through the board. Records everything that was asked.
class LocalGateway : public widgets::CommandGateway {
public:
    explicit LocalGateway(models::Board& board);

    // what widgets ask
    core::CommandId submit(core::CommandBody body, std::optional<std::uint32_t> expected) override;
    void withdraw(core::CommandId id) override;
    core::CommandId query(wire::Query query) override;
    core::CommandId fetchFile(link::FileWanted wanted) override;
    void dropFile(core::CommandId id) override { dropped.push_back(id); }
    void dismiss(core::CommandId id) override { dismissed.push_back(id); }
    void saveDraft(const QString& key, const QString& text) override { drafts[key] = text; }
    [[nodiscard]] QString draft(const QString& key) const override { return drafts.value(key); }
    [[nodiscard]] core::Instant now() const override { return clock; }
    [[nodiscard]] core::RequestId newRequestId() override { return {nextUuid()}; }

    // what tests do
    /// Decides everything that waits, in order, and tells the board.
    void answer();
    /// As the gateway's answer does when it overtakes the events: accepted, while the board still knows nothing of it.
    void answerAheadOfEvents();
    /// Lets what waits run out of time instead.
    void expire();
    /// An act of somebody else, decided at once; false when it was refused. Tell the board by publish().
    bool tell(const core::Authority& authority, core::CommandBody body);
    void publish();
    [[nodiscard]] core::Uuid nextUuid();
    template <class Body>
    [[nodiscard]] const Body* lastAsked() const {
        return asked.empty() ? nullptr : std::get_if<Body>(&asked.back().body);
    }

    /// Where an entered alert goes; absent: nowhere.
    std::function<core::Routing(const std::optional<core::Position>&)> route;
    core::State state;
    core::Instant clock{core::Milliseconds{1'795'271'400'000}}; ///< 2026-11-21 21:30 in Vietnam
    core::Authority officer;
    std::vector<core::Command> asked;
    std::vector<wire::Query> queries;
    std::vector<std::pair<core::CommandId, link::FileWanted>> files; ///< that were asked for
    std::vector<core::CommandId> dropped;
    std::vector<core::CommandId> dismissed;
    QMap<QString, QString> drafts;
    std::function<void(const bridge::CommandStatus&)> tellStatus;
    bool isDeaf = false; ///< what waits is on its way: nothing of it can be taken back
    std::vector<core::Event> log;

private:
    std::expected<void, core::Refusal> run(const core::Authority& authority, const core::Command& command);
    [[nodiscard]] core::CommandBody received(const core::EnterAlert& entered);
    void report(const core::Command& command, bridge::CommandStage stage, std::optional<core::Refusal> why = {});
    void answer(bool eventsFirst);
    models::Board& m_board;
    std::vector<core::Command> m_waiting;
    std::vector<core::AggregateRef> m_touched;
    std::optional<core::CaseId> m_opened;
    std::uint64_t m_counter = 0;
    std::uint64_t m_generation = 0;
};

} // namespace trucban::test
