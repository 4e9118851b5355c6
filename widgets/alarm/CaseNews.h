// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>
#include <unordered_map>

namespace trucban::widgets {

/// What changed about open cases without this desk's doing, until an officer here looks at it. A case that somebody
/// works on already and that *rises* to P1 (its sender's update, or another desk) needs an answer like a new P1: the
/// officer's "seen" (look), or an act on it at any desk. A sender's *update* (text, position, cancelled, safe) needs
/// "seen" too, or that the case is selected after it came and stays so for kLook; so does another ward's "no" (or
/// silence) to a transfer that this desk's ward offered, and for a P1 nobody answered in time the city desk hears of it.
/// What is *offered* to this desk's wards stays until it is answered. It lives as long as the desk is open: what was not
/// seen before a restart or another log-in is no news after it, but for an offer that still waits. GUI thread.
class CaseNews : public QObject {
    Q_OBJECT
public:
    /// How long a case must stay selected: stepping past it with the arrow keys is not looking.
    static constexpr std::chrono::seconds kLook{2};

    CaseNews(models::Board& board, std::function<core::Instant()> clock, QObject* parent = nullptr);

    [[nodiscard]] bool isRisen(const core::CaseId& id) const { return m_risen.contains(id); }
    [[nodiscard]] bool isUpdated(const core::CaseId& id) const { return m_updated.contains(id); }
    [[nodiscard]] bool isOffered(const core::CaseId& id) const { return m_offered.contains(id); }
    [[nodiscard]] bool isReturned(const core::CaseId& id) const { return m_returned.contains(id); }
    /// What "seen" settles: an offer wants an answer.
    [[nodiscard]] bool isUnseen(const core::CaseId& id) const { return isRisen(id) || isUpdated(id) || isReturned(id); }
    /// Since when.
    [[nodiscard]] const std::unordered_map<core::CaseId, core::Instant>& allRisen() const { return m_risen; }
    [[nodiscard]] const std::unordered_map<core::CaseId, core::Instant>& allUpdated() const { return m_updated; }
    [[nodiscard]] const std::unordered_map<core::CaseId, core::Instant>& allOffered() const { return m_offered; }
    [[nodiscard]] const std::unordered_map<core::CaseId, core::Instant>& allReturned() const { return m_returned; }
    [[nodiscard]] std::optional<core::Instant> risenAt(const core::CaseId& id) const;
    [[nodiscard]] std::optional<core::Instant> updatedAt(const core::CaseId& id) const;
    [[nodiscard]] std::optional<core::Instant> offeredAt(const core::CaseId& id) const;

    /// Whose desk this is.
    void setScope(const core::Scope& scope);
    void look(const core::CaseId& id);
    void setSelected(const std::optional<core::CaseId>& id);
    /// This desk's own acts: what they raise is no news here.
    void onCommand(const bridge::CommandStatus& command);
    void tick();   ///< once a second
    void ignore(); ///< from now on nothing is news: the board shows the past

signals:
    void risen(const trucban::core::CaseId& id);
    void updated(const trucban::core::CaseId& id);
    void offered(const trucban::core::CaseId& id);
    void returned(const trucban::core::CaseId& id);
    /// What this desk's ward offered went out of its sight with the answer: the other ward has it.
    void takenOver(const QString& code, trucban::core::WardCode by);
    /// News of the case came or went; after the board has changed.
    void changed(const trucban::core::CaseId& id);

private:
    /// An open case as it was last on the board.
    struct Known {
        core::Priority priority = core::Priority::p3;
        core::CaseState state = core::CaseState::isNew;
        bool confirmed = false;
        std::size_t dispatched = 0;
        std::optional<core::OfferState> offer;
        bool operator==(const Known&) const = default;
    };
    /// An offer of this desk's wards that waits.
    struct Made {
        QString code;
        core::WardCode to;
    };
    struct OwnAct {
        core::CaseId caseId;
        std::optional<core::Seq> seq; ///< once accepted
    };
    void onBoardChanged(const models::BoardChange& change);
    void follow(const core::CaseId& id, bool isFill);
    void followAlert(const core::AlertId& id, bool isFill);
    void followOffer(const core::Case& case_, std::optional<core::OfferState> before, bool isFill);
    [[nodiscard]] bool isReturnedToUs(const core::Case& case_) const;
    void drop(const core::CaseId& id);
    void forget(const core::CaseId& id);
    void dropSettledActs();
    [[nodiscard]] bool raisedHere(const core::CaseId& id) const;

    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    std::unordered_map<core::CaseId, Known> m_known;
    std::unordered_map<core::AlertId, std::uint32_t> m_updates; ///< how many each alert of them had
    std::unordered_map<core::CaseId, core::Instant> m_risen;
    std::unordered_map<core::CaseId, core::Instant> m_updated;
    std::unordered_map<core::CaseId, core::Instant> m_offered;
    std::unordered_map<core::CaseId, core::Instant> m_returned;
    std::unordered_map<core::CaseId, Made> m_made;
    core::Scope m_scope;
    std::unordered_map<core::CommandId, OwnAct> m_ownActs; ///< that may raise a case
    std::optional<core::CaseId> m_selected;
    core::Instant m_selectedAt{};
    bool m_ignores = false;
};

} // namespace trucban::widgets
