// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilterMatcher.h"
#include "models/ResponseTimes.h"
#include "widgets/theme/Theme.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QTableWidget;

namespace trucban::widgets {

class ElidedLabel;

/// How long acknowledging, sending, arriving and resolving took, and how much of it in time: this shift, a day, or the
/// eight days of the replica; by the cases the filter lets through, whatever their state. Counted only while it is in
/// sight, at most every few seconds. Ctrl+C copies it with its headings.
class ResponseTable : public QWidget {
    Q_OBJECT
public:
    enum class Span { shift, day, week };

    /// All must outlive it; `matcher` is the queue's, which is told of cases before this asks.
    ResponseTable(Theme& theme, models::Board& board, models::Filter& filter, models::FilterMatcher& matcher,
                  std::function<core::Instant()> clock, QWidget* parent = nullptr);

    void setSpan(Span span);
    [[nodiscard]] const models::ResponseTimes& figures() const { return m_figures; }

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void ask();
    void count();
    void show(std::size_t cases);
    void copy() const;
    [[nodiscard]] core::Instant spanStart() const;

    Theme& m_theme;
    models::Board& m_board;
    models::Filter& m_filter;
    models::FilterMatcher& m_matcher;
    std::function<core::Instant()> m_clock;
    Span m_span = Span::shift;
    models::ResponseTimes m_figures;
    QButtonGroup* m_spans;
    ElidedLabel* m_basis;
    QTableWidget* m_table;
    QTimer m_pause;
};

} // namespace trucban::widgets
