// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/AlertRateSeries.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace trucban::widgets {

/// The drawing of the hourly chart; the only place that knows the plotting library. A click chooses a bar, a drag some
/// hours, and so do the keys: Left and Right walk the hours, with Shift they take more of them, Return chooses, Escape
/// gives up what is not chosen yet, and then what is.
class AlertRatePlot : public QWidget {
    Q_OBJECT
public:
    AlertRatePlot(Theme& theme, QWidget* parent = nullptr);
    ~AlertRatePlot() override;

    /// Hours of the day since midnight, 0 to 24.
    struct Span {
        double from = 0;
        double to = 24;
        bool operator==(const Span&) const = default;
    };
    struct Look {
        std::vector<ChartSeries> series;
        std::optional<models::AlertRate::Hours> mean; ///< none: nothing to compare with
        int currentHour = 0;
        std::optional<Span> window; ///< the time the filter asks for
        std::vector<std::string> chosenKinds;
    };
    void show(const Look& look);
    [[nodiscard]] static QColor seriesColour(const Theme& theme, std::size_t index);

signals:
    void hourHovered(std::optional<int> hour);
    void barClicked(const std::vector<std::string>& kinds, int hour);
    void hoursChosen(int first, int last); ///< both inclusive
    void windowCleared();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    void wireMouse();
    void restyle();
    void placeMarks();
    void setCursorHour(std::optional<int> hour);
    void setAnchor(std::optional<int> hour);
    void stepCursor(int by, bool extend);
    void chooseRange();
    std::unique_ptr<Private> d;
};

} // namespace trucban::widgets
