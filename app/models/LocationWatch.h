// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QObject>

#include <unordered_map>
#include <vector>

namespace trucban::models {

/// How well it is known where a case is.
enum class Locating : std::uint8_t {
    sure,
    unsure,  ///< on the map, but it may be streets away
    unknown, ///< not on the map
};
/// By its primary alert's position; an officer's placement counts as it was made.
[[nodiscard]] Locating locatingOf(const core::Case& case_, const Board& board);

/// The open cases that the map shows in a wrong place or not at all, kept as the board changes. GUI thread.
class LocationWatch : public QObject {
    Q_OBJECT
public:
    /// A position that may be farther off than this leads a patrol into the wrong street.
    static constexpr double kUnsureM = 300;

    explicit LocationWatch(Board& board, QObject* parent = nullptr);

    [[nodiscard]] int unknown() const { return m_unknown; }
    [[nodiscard]] int unsure() const { return static_cast<int>(m_doubtful.size()) - m_unknown; }
    /// Unknown ones first; within them urgent ones, then the oldest.
    [[nodiscard]] std::vector<core::CaseId> doubtful() const;

signals:
    void countsChanged();

private:
    void onChanged(const BoardChange& change);
    void look(const core::CaseId& id);
    void forget(const core::CaseId& id);

    Board& m_board;
    std::unordered_map<core::CaseId, Locating> m_doubtful;
    int m_unknown = 0;
};

} // namespace trucban::models
