// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueModel.h"
#include "widgets/status/Knowledge.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

class FilterBar;
class QueueTable;
class SortMenu;
class ThemedLabel;

/// The queue with its filter, its count, what it is sorted by, the "n new above" button, the unacknowledged P1s that the
/// filter keeps out of it, words for when there is nothing to show, and where the cases are that closed long ago.
class QueuePanel : public QFrame {
    Q_OBJECT
public:
    QueuePanel(Theme& theme, models::Board& board, models::QueueModel& model, models::Filter& filter,
               models::Selection& selection, std::function<core::Instant()> clock, QWidget* parent = nullptr);

    [[nodiscard]] QueueTable& table() const { return *m_table; }
    [[nodiscard]] FilterBar& filterBar() const { return *m_filterBar; }
    /// "No cases" is said only while that is known.
    void setCondition(bool stale, Knowledge knowledge);

    /// It shows a moment of the past: nothing new comes, and what lies in the archive closed later.
    void becomePast();
    /// The columns to sort by, for the keyboard.
    void openSortMenu();

signals:
    void hiddenUrgentRequested();
    void olderCasesRequested(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateCount();
    void updateEmpty();
    void showHiddenUrgent();
    void showSort();
    void showMarked();
    void showArchive();
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString newAboveText() const;
    void showAbove();
    QWidget* makeHeader();
    QWidget* makeArchiveLine();
    void wire(models::Board& board);
    void placeOverlays();
    void retranslate();

    Theme& m_theme;
    models::Board& m_board;
    models::QueueModel& m_model;
    models::Filter& m_filter;
    models::Selection& m_selection;
    std::function<core::Instant()> m_clock;
    ThemedLabel* m_title;
    ThemedLabel* m_count;
    FilterBar* m_filterBar;
    QueueTable* m_table;
    QPushButton* m_newAbove;
    QPushButton* m_hiddenUrgent;
    ThemedLabel* m_empty;
    SortMenu* m_sortMenu;
    QPushButton* m_sort;
    QPushButton* m_marked;
    ThemedLabel* m_archiveWords;
    QPushButton* m_archiveButton;
    QWidget* m_archive = nullptr;
    Knowledge m_knowledge = Knowledge::stale;
    bool m_countStale = false;
    bool m_isPast = false;
};

} // namespace trucban::widgets
