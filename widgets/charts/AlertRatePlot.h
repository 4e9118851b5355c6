// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/AlertRateSeries.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace trucban::widgets {

/// The drawing of the hourly chart; the only place that knows the plotting library. Left and Right walk the hours,
/// Return chooses one, as a click does.
class AlertRatePlot : public QWidget {
    Q_OBJECT
public:
    AlertRatePlot(Theme& theme, QWidget* parent = nullptr);
    ~AlertRatePlot() override;

    struct Look {
        std::vector<ChartSeries> series;
        std::optional<models::AlertRate::Hours> mean; ///< none: nothing to compare with
        int currentHour = 0;
        std::optional<int> chosenHour;
        std::vector<std::string> chosenKinds;
    };
    void show(const Look& look);
    [[nodiscard]] static QColor seriesColour(const Theme& theme, std::size_t index);

signals:
    void hourHovered(std::optional<int> hour);
    void barClicked(const std::vector<std::string>& kinds, int hour);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    void restyle();
    void setCursorHour(std::optional<int> hour);
    std::unique_ptr<Private> d;
};

} // namespace trucban::widgets
