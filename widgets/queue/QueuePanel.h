// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueModel.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

class FilterBar;
class QueueTable;
class ThemedLabel;

/// The queue with its filter, its count, the "n new above" button, the unacknowledged P1s that the filter keeps out of
/// it, and words for when there is nothing to show.
class QueuePanel : public QFrame {
    Q_OBJECT
public:
    QueuePanel(Theme& theme, models::Board& board, models::QueueModel& model, models::Filter& filter,
               models::Selection& selection, std::function<core::Instant()> clock, QWidget* parent = nullptr);

    [[nodiscard]] QueueTable& table() const { return *m_table; }
    [[nodiscard]] FilterBar& filterBar() const { return *m_filterBar; }
    /// `loading`: the first data are on their way; says so instead of "no cases".
    void setCondition(bool stale, bool loading);

signals:
    void hiddenUrgentRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void updateCount();
    void updateEmpty();
    void showHiddenUrgent();
    void placeOverlays();
    void retranslate();

    Theme& m_theme;
    models::QueueModel& m_model;
    models::Filter& m_filter;
    ThemedLabel* m_title;
    ThemedLabel* m_count;
    FilterBar* m_filterBar;
    QueueTable* m_table;
    QPushButton* m_newAbove;
    QPushButton* m_hiddenUrgent;
    ThemedLabel* m_empty;
    bool m_loading = true;
    bool m_countStale = false;
};

} // namespace trucban::widgets
