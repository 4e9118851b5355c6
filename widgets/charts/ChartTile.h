// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartFrame.h"
#include "widgets/charts/ChartView.h"
#include "widgets/theme/Theme.h"

#include <QAbstractButton>

#include <memory>

namespace trucban::widgets {

/// One figure to click on: its value, how far to the target, its course, what changed. Its whole words are its name for
/// a screen reader and its tool tip. Clicked it opens its page (`QAbstractButton::clicked`); checked it is the page that
/// is open.
class ChartTile : public QAbstractButton {
    Q_OBJECT
public:
    ChartTile(Theme& theme, QWidget* parent = nullptr);
    ~ChartTile() override;

    /// A chart whose body is a tile.
    void setChart(models::ChartData chart);
    void setState(ChartState state, const QString& words = {});
    [[nodiscard]] QString key() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retell();
    Theme& m_theme;
    std::unique_ptr<PreparedChart> m_prepared;
    ChartState m_state = ChartState::loading;
    QString m_stateWords;
};

} // namespace trucban::widgets
