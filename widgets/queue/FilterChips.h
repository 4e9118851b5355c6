// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QPushButton;

namespace trucban::widgets {

/// One chip with × for each condition in force but the text, wherever it was set. Click, Space or Delete takes it out,
/// and the focus goes on to the next one; Left and Right walk. Hidden when there is none.
class FilterChips : public QWidget {
    Q_OBJECT
public:
    FilterChips(Theme& theme, models::Board& board, models::Filter& filter, std::function<core::Instant()> clock,
                QWidget* parent = nullptr);
    void rebuild();

signals:
    void leaveRequested(); ///< the last one was taken out by key

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addLists();
    void addTime();
    void addPlace();
    void add(const QString& name, const QString& text, const models::FilterSpec& without);
    [[nodiscard]] int focused() const;
    void step(int by);
    [[nodiscard]] QString stamp(core::Instant at) const;

    Theme& m_theme;
    models::Board& m_board;
    models::Filter& m_filter;
    std::function<core::Instant()> m_clock;
    std::vector<QPushButton*> m_chips;
};

} // namespace trucban::widgets
