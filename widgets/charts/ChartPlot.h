// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartScene.h"
#include "widgets/charts/ChartView.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <memory>

namespace trucban::widgets {

/// A chart to look into. The pointer or the arrow keys read it out; a click, Enter or Space asks to filter by what is
/// there; a double click or Ctrl+Enter asks for what is behind it; a drag, or Shift with the arrows, asks for a span of
/// days; the wheel or + and - zoom along the axis or scroll the rows, 0 or Home shows all. Escape gives up a span that
/// is being drawn, then the reading mark, then the zoom, then the span that is filtered by. What the filter asks for is
/// told to it from outside; it never marks anything as chosen by itself. The picture and the reading mark stand on
/// layers of their own: moving the pointer repaints the mark alone.
class ChartPlot : public QWidget {
    Q_OBJECT
public:
    ChartPlot(Theme& theme, QWidget* parent = nullptr);
    ~ChartPlot() override;

    /// Zoom and scrolling stay when the key and the axis are the same, the reading mark with its row.
    void setChart(models::ChartData chart);
    void setChosen(std::vector<QString> keys);
    void setBrushed(std::optional<ChartSpan> days);
    /// What is shown is old: faded.
    void setFaded(bool isFaded);

    [[nodiscard]] const models::ChartData& chart() const;
    [[nodiscard]] const ChartScene& scene() const;
    [[nodiscard]] const ChartView& view() const;
    [[nodiscard]] QString readout() const; ///< of the reading mark; empty without
    void resetZoom();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void readOut(const QString& words);
    void chosen(const QString& key, bool on);
    void spanChosen(double fromDay, double toDay); ///< both inclusive
    void spanCleared();
    void opened(const QString& key); ///< a day's is "day/20779"

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Private;
    void wireMouse();
    void layOut();
    void hover(const QPointF& at);
    void click(const QPointF& at);
    void wheel(double steps, const QPointF& at);
    void zoomAround(double factor, double at);
    void scrollRows(int by);
    void step(int columns, int rows, bool extends);
    void stepAxis(int by, bool extends);
    void stepMarks(int columns, int rows);
    void activate(bool opens);
    bool giveUp();
    void setMark(std::optional<std::size_t> mark);
    void setCursor(std::optional<double> at);
    void chooseSpan();
    void tellReadout();
    std::unique_ptr<Private> d;
};

} // namespace trucban::widgets
