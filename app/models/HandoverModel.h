// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Handover.h"
#include "models/Board.h"

#include <QAbstractListModel>

#include <set>
#include <vector>

namespace trucban::models {

/// The lines of one handover, or of one that is being compiled; rows keep their place while answers come in. GUI thread.
class HandoverModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole {
        TopicRole = Qt::UserRole + 1,
        TopicNameRole, ///< in the first row of a topic, else empty
        PlaceRole,     ///< where the case is, as this desk sees it now; empty when it does not
        AnswerRole,    ///< what was answered, by whom and when; empty: nothing yet
        AnsweredRole,
        ExceptionRole,
        PendingRole, ///< handed in, not confirmed
        LineRole     ///< place in Handover::items
    };
    Q_ENUM(ItemRole)
    enum class Shown : std::uint8_t { all, exceptions };

    explicit HandoverModel(const Board& board, QObject* parent = nullptr);

    void setItems(std::vector<core::HandoverItem> items, Shown shown = Shown::all);
    [[nodiscard]] const std::vector<core::HandoverItem>& items() const { return m_items; }
    [[nodiscard]] const core::HandoverItem& item(int row) const {
        return m_items[m_rows[static_cast<std::size_t>(row)]];
    }
    [[nodiscard]] std::uint32_t itemOf(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void setPending(std::uint32_t item, bool pending);
    [[nodiscard]] bool isPending(int row) const { return m_pending.contains(itemOf(row)); }
    [[nodiscard]] int unanswered() const;
    [[nodiscard]] int exceptions() const;
    /// The first row at or after `row`, then from the top, that waits for an answer and has none under way; -1: none.
    [[nodiscard]] int nextOpen(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString placeOf(const core::HandoverItem& item) const;
    [[nodiscard]] static QString answerOf(const core::HandoverItem& item);
    const Board& m_board;
    std::vector<core::HandoverItem> m_items;
    std::vector<std::uint32_t> m_rows; ///< places in m_items
    std::set<std::uint32_t> m_pending;
    Shown m_shown = Shown::all;
};

} // namespace trucban::models
