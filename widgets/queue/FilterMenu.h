// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"

#include <QMenu>

namespace trucban::widgets {

/// Everything a filter can ask for but text and hours, as checkable entries; made anew each time it opens.
class FilterMenu : public QMenu {
    Q_OBJECT
public:
    FilterMenu(models::Board& board, models::Filter& filter, std::function<core::Instant()> clock,
               QWidget* parent = nullptr);

private:
    using Change = std::function<void(models::FilterSpec& spec, bool on)>;
    void build();
    void addTimes();
    void addKinds();
    void addSources();
    void addWards();
    void add(QMenu& menu, const QString& name, const QString& text, bool checked, const Change& change);

    models::Board& m_board;
    models::Filter& m_filter;
    std::function<core::Instant()> m_clock;
};

/// "1 giờ qua", "Ca này".
[[nodiscard]] QString nameOf(models::TimeSpan span);

} // namespace trucban::widgets
