// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Handover.h"
#include "models/Board.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace trucban::models {

/// Which handovers concern the officer at this desk. GUI thread.
class HandoverWatch : public QObject {
    Q_OBJECT
public:
    /// `board` must outlive it.
    explicit HandoverWatch(const Board& board, QObject* parent = nullptr);

    void setOfficer(const QString& user, const core::Scope& scope);
    [[nodiscard]] const core::WardSet& desk() const { return m_desk; }

    struct Pinned {
        core::HandoverId handover;
        std::uint32_t item = 0;
        bool operator==(const Pinned&) const = default;
    };
    /// Signed by another and not accepted: this officer is to take it over.
    [[nodiscard]] const core::Handover* waiting() const { return find(m_waiting); }
    /// Signed by this officer and not accepted.
    [[nodiscard]] const core::Handover* own() const { return find(m_own); }
    /// Lines of accepted handovers that were not taken over as they stood, the oldest handover first.
    [[nodiscard]] const std::vector<Pinned>& pinned() const { return m_pinned; }
    [[nodiscard]] const core::Handover* find(const core::HandoverId& id) const;
    /// When this desk was taken over last; absent: not known here.
    [[nodiscard]] std::optional<core::Instant> lastAcceptedAt() const { return m_lastAcceptedAt; }

signals:
    void changed();
    void arrived(const trucban::core::HandoverId& id); ///< one that waits for this officer

private:
    void onBoardChanged(const BoardChange& change);
    void look();
    [[nodiscard]] const core::Handover* find(const std::optional<core::HandoverId>& id) const {
        return id ? find(*id) : nullptr;
    }

    const Board& m_board;
    std::string m_user;
    core::WardSet m_desk;
    std::optional<core::HandoverId> m_waiting;
    std::optional<core::HandoverId> m_own;
    std::vector<Pinned> m_pinned;
    std::optional<core::Instant> m_lastAcceptedAt;
};

} // namespace trucban::models
