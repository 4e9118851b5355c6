// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartPlot.h"

#include "widgets/charts/ChartPainter.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace trucban::widgets {

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kLeastDays = 3;       ///< shown at the closest zoom
constexpr double kLeastDecades = 0.15; ///< of response times
constexpr double kMostSteps = 400;     ///< of the arrow keys over an axis
constexpr int kWheelRows = 3;

/// What is drawn on one layer of the plot.
class Layered : public QCPLayerable {
public:
    Layered(QCustomPlot* plot, const QString& layer, std::function<void(QPainter&)> paint)
        : QCPLayerable(plot, layer), m_paint(std::move(paint)) {}

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter* painter) override { m_paint(*painter); }

private:
    std::function<void(QPainter&)> m_paint;
};

} // namespace

class ChartPlot::Private {
public:
    explicit Private(Theme& t) : theme(t), look(lookOf(t)), scene(look) {}

    Theme& theme;
    ChartLook look;
    QCustomPlot* plot = nullptr;
    QCPLayer* overLayer = nullptr;
    std::unique_ptr<PreparedChart> prepared = std::make_unique<PreparedChart>(models::ChartData());
    ChartView view;
    ChartScene scene;
    std::optional<std::size_t> mark; ///< what is read out of charts made of things …
    std::optional<double> cursor;    ///< … and of those with an axis
    std::optional<double> anchor;    ///< of a span being drawn; its other end is the cursor
    std::optional<QPointF> pressedAt;
    bool isDragging = false;
    bool isFaded = false;

    [[nodiscard]] bool hasDays() const {
        const auto& body = prepared->chart().body;
        return std::holds_alternative<models::TrendChart>(body) || std::holds_alternative<models::BurndownChart>(body);
    }
    [[nodiscard]] ChartSpan span() const { return view.zoom.value_or(prepared->whole()); }
    /// The place that the pointer means: a day, or anywhere on an axis of times.
    [[nodiscard]] double snapped(double at) const {
        const auto whole = prepared->whole();
        return hasDays() ? std::clamp(std::round(at), std::ceil(whole.from), std::floor(whole.to))
                         : std::clamp(at, whole.from, whole.to);
    }
    [[nodiscard]] double stepSize() const {
        const auto shown = span();
        const double reach = shown.to - shown.from;
        return hasDays() ? std::max(1.0, std::round(reach / kMostSteps)) : reach / 60;
    }
    [[nodiscard]] std::optional<std::size_t> markAt(const QPointF& at) const {
        const auto found =
            std::ranges::find_if(scene.marks, [&at](const ChartMark& one) { return one.area.contains(at); });
        return found == scene.marks.end() ? std::nullopt
                                          : std::optional(static_cast<std::size_t>(found - scene.marks.begin()));
    }
    void paintOver(QPainter& painter) const;
    void paintBubble(ChartScene& over, const QPointF& at, const QString& words) const;
    void paintCursor(ChartScene& over) const;
};

/// The reading mark, the span being drawn, the focus.
void ChartPlot::Private::paintOver(QPainter& painter) const {
    ChartScene over(look);
    const QRectF all(plot->rect());
    if (isFaded) {
        auto veil = look.paper;
        veil.setAlphaF(0.25F);
        over.fill(all, veil);
    }
    if (plot->parentWidget()->hasFocus()) {
        over.frame(all.adjusted(1, 1, -1, -1), QPen(theme.colour(Ink::focus), theme.px(2)), theme.px(3));
    }
    if (scene.plot) {
        paintCursor(over);
    } else if (mark && *mark < scene.marks.size()) {
        const auto& one = scene.marks[*mark];
        over.frame(one.area, QPen(look.ink, look.em(0.12)), look.em(0.2));
        paintBubble(over, one.area.center(), one.words);
    }
    over.paint(painter);
}

void ChartPlot::Private::paintCursor(ChartScene& over) const {
    const auto& area = *scene.plot;
    if (anchor && cursor) {
        const double from = std::clamp(area.toX(std::min(*anchor, *cursor) - 0.5), area.area.left(), area.area.right());
        const double to = std::clamp(area.toX(std::max(*anchor, *cursor) + 0.5), area.area.left(), area.area.right());
        auto colour = look.accent;
        colour.setAlphaF(0.22F);
        over.fill(QRectF(from, area.area.top(), to - from, area.area.height()), colour);
    }
    if (!cursor || *cursor < area.from || *cursor > area.to) {
        return;
    }
    const double x = area.toX(*cursor);
    over.lines({QLineF(x, area.area.top(), x, area.area.bottom())}, QPen(look.ink, look.em(0.1)));
    for (const auto& line : prepared->lines()) {
        const auto point = line.nearest(*cursor);
        if (point && std::abs(point->at - *cursor) <= 0.5) {
            over.circle({x, area.toY(point->value)}, look.em(0.32), look.paper, QPen(look.ink, look.em(0.14)));
        }
    }
    paintBubble(over, QPointF(x, area.area.top() + look.em(1.2)), readAt(*prepared, *cursor));
}

/// Beside the place, on the side with room, a line for each thing said.
void ChartPlot::Private::paintBubble(ChartScene& over, const QPointF& at, const QString& words) const {
    auto lines = words.split(QStringLiteral(" · "));
    const TextStyle style{.colour = theme.colour(Ink::tooltipText)};
    const double height = over.lineHeight();
    const double most = plot->width() - look.em(2);
    double width = 0;
    for (const auto& line : lines) {
        width = std::max(width, over.measure(line, style).width());
    }
    width = std::min(width, most);
    const double pad = look.em(0.5);
    QRectF box(0, 0, width + 2 * pad, height * static_cast<double>(lines.size()) + 2 * pad);
    const bool isRight = at.x() + look.em(1) + box.width() <= plot->width();
    box.moveLeft(isRight ? at.x() + look.em(1) : std::max(0.0, at.x() - look.em(1) - box.width()));
    const double above = at.y() - look.em(1.4) - box.height();
    box.moveTop(scene.plot ? at.y() : above >= 0 ? above : at.y() + look.em(1.4));
    box.moveTop(std::clamp(box.top(), 0.0, std::max(0.0, plot->height() - box.height())));
    over.fill(box, theme.colour(Ink::tooltip), look.em(0.3));
    over.frame(box, QPen(theme.colour(Ink::border), 1), look.em(0.3));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        over.text(QRectF(box.left() + pad, box.top() + pad + height * static_cast<double>(i), width, height), lines[i],
                  style);
    }
}

ChartPlot::ChartPlot(Theme& theme, QWidget* parent) : QWidget(parent), d(std::make_unique<Private>(theme)) {
    setObjectName(QStringLiteral("chartPlot"));
    setFocusPolicy(Qt::StrongFocus);
    d->plot = new QCustomPlot(this);
    d->plot->setFocusPolicy(Qt::NoFocus);
    d->plot->plotLayout()->clear(); // axes are part of the picture, which looks the same on paper
    d->plot->addLayer(QStringLiteral("reading"), d->plot->layer(QStringLiteral("main")), QCustomPlot::limAbove);
    d->overLayer = d->plot->layer(QStringLiteral("reading"));
    d->overLayer->setMode(QCPLayer::lmBuffered);
    // What stands under the mark shares one buffer, and layers that we draw nothing on would be one more to copy each.
    for (const auto* unused : {"axes", "legend", "overlay"}) {
        d->plot->removeLayer(d->plot->layer(QLatin1String(unused)));
    }
    new Layered(d->plot, QStringLiteral("main"), [this](QPainter& painter) { d->scene.paint(painter); });
    new Layered(d->plot, QStringLiteral("reading"), [this](QPainter& painter) { d->paintOver(painter); });
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(d->plot);
    wireMouse();
    connect(&theme, &Theme::changed, this, [this] {
        d->look = lookOf(d->theme);
        layOut();
    });
    layOut();
}

ChartPlot::~ChartPlot() = default;

void ChartPlot::wireMouse() {
    connect(d->plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
        setFocus(Qt::MouseFocusReason);
        if (event->button() == Qt::LeftButton) {
            d->pressedAt = event->position();
            d->isDragging = false;
        }
    });
    connect(d->plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        const double way = d->pressedAt ? std::abs(event->position().x() - d->pressedAt->x()) : 0;
        if (!d->isDragging && way >= QApplication::startDragDistance() && d->scene.plot && d->hasDays()) {
            d->isDragging = true;
            d->anchor = d->snapped(d->scene.plot->fromX(d->pressedAt->x()));
        }
        hover(event->position());
    });
    connect(d->plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
        const auto pressed = std::exchange(d->pressedAt, std::nullopt);
        if (std::exchange(d->isDragging, false)) {
            chooseSpan();
        } else if (pressed && event->button() == Qt::LeftButton) {
            click(event->position());
        }
    });
    connect(d->plot, &QCustomPlot::mouseDoubleClick, this, [this](QMouseEvent* event) {
        click(event->position()); // its first half was a click: what that chose is taken back
        activate(true);
    });
    connect(d->plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
        wheel(event->angleDelta().y() / 120.0, event->position());
        event->accept();
    });
    d->plot->installEventFilter(this);
}

void ChartPlot::setChart(models::ChartData chart) {
    if (chart == d->prepared->chart()) {
        return;
    }
    auto prepared = std::make_unique<PreparedChart>(std::move(chart));
    const bool isOther = prepared->chart().key != d->prepared->chart().key;
    // Another period on the same axis: a zoom into days that it does not have would show nothing.
    const bool isOtherAxis = d->hasDays() && prepared->whole() != d->prepared->whole();
    if (isOther || isOtherAxis) {
        d->view.zoom.reset();
        d->cursor.reset();
        d->anchor.reset();
    }
    if (isOther) {
        d->view.firstRow = 0;
        d->mark.reset();
    }
    const auto marked = d->mark && *d->mark < d->scene.marks.size() ? d->scene.marks[*d->mark].key : QString();
    d->prepared = std::move(prepared);
    layOut();
    if (!marked.isEmpty()) { // rows change places; what is read out, and chosen by Enter, does not
        const auto found = std::ranges::find(d->scene.marks, marked, &ChartMark::key);
        d->mark = found == d->scene.marks.end()
                      ? std::nullopt
                      : std::optional(static_cast<std::size_t>(found - d->scene.marks.begin()));
    }
    tellReadout();
}

void ChartPlot::setChosen(std::vector<QString> keys) {
    if (std::exchange(d->view.chosen, keys) != keys) {
        layOut();
    }
}

void ChartPlot::setBrushed(std::optional<ChartSpan> days) {
    if (std::exchange(d->view.brushed, days) != days) {
        layOut();
    }
}

void ChartPlot::setFaded(bool isFaded) {
    if (std::exchange(d->isFaded, isFaded) != isFaded) {
        d->overLayer->replot();
    }
}

const models::ChartData& ChartPlot::chart() const {
    return d->prepared->chart();
}

const ChartScene& ChartPlot::scene() const {
    return d->scene;
}

const ChartView& ChartPlot::view() const {
    return d->view;
}

QString ChartPlot::readout() const {
    if (d->scene.plot && d->cursor) {
        return readAt(*d->prepared, *d->cursor);
    }
    return d->mark && *d->mark < d->scene.marks.size() ? d->scene.marks[*d->mark].words : QString();
}

void ChartPlot::layOut() {
    const double margin = d->look.em(0.4);
    d->scene = layoutChart(*d->prepared, QRectF(rect()).adjusted(margin, margin, -margin, -margin), d->look, d->view);
    d->plot->setBackground(d->look.paper);
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::hover(const QPointF& at) {
    if (d->scene.plot) {
        const bool isInside = d->scene.plot->area.adjusted(-d->look.em(0.5), 0, d->look.em(0.5), 0).contains(at);
        if (isInside || d->isDragging) { // beyond its edge a drag keeps the last day
            setCursor(d->snapped(d->scene.plot->fromX(at.x())));
        } else {
            setCursor(std::nullopt);
        }
        return;
    }
    setMark(d->markAt(at));
}

void ChartPlot::click(const QPointF& at) {
    hover(at);
    activate(false);
}

void ChartPlot::activate(bool opens) {
    if (d->scene.plot) {
        if (!d->cursor || !d->hasDays()) {
            return;
        }
        const ChartSpan day{*d->cursor, *d->cursor};
        if (opens) {
            emit opened(QStringLiteral("day/%1").arg(static_cast<qlonglong>(*d->cursor)));
        } else if (d->anchor) {
            chooseSpan();
        } else if (d->view.brushed == day) {
            emit spanCleared();
        } else {
            emit spanChosen(day.from, day.to);
        }
        return;
    }
    if (!d->mark || *d->mark >= d->scene.marks.size() || d->scene.marks[*d->mark].key.isEmpty()) {
        return;
    }
    const QString key = d->scene.marks[*d->mark].key; // a copy: what is told may lay out anew
    if (opens) {
        emit opened(key);
    } else {
        emit chosen(key, !std::ranges::contains(d->view.chosen, key));
    }
}

void ChartPlot::chooseSpan() {
    const auto anchor = std::exchange(d->anchor, std::nullopt);
    d->overLayer->replot();
    if (anchor && d->cursor) {
        emit spanChosen(std::min(*anchor, *d->cursor), std::max(*anchor, *d->cursor));
    }
}

void ChartPlot::wheel(double steps, const QPointF& at) {
    if (d->scene.plot) {
        zoomAround(std::pow(kZoomStep, -steps), d->scene.plot->fromX(at.x()));
    } else {
        scrollRows(-static_cast<int>(std::lround(steps * kWheelRows)));
        setMark(d->markAt(at));
    }
}

void ChartPlot::zoomAround(double factor, double at) {
    const auto whole = d->prepared->whole();
    const auto now = d->span();
    const double least = std::min(whole.to - whole.from, d->hasDays() ? kLeastDays : kLeastDecades);
    const double wide = std::clamp((now.to - now.from) * factor, least, whole.to - whole.from);
    const double share = std::clamp((at - now.from) / (now.to - now.from), 0.0, 1.0);
    const double from = std::clamp(at - share * wide, whole.from, whole.to - wide);
    const ChartSpan zoomed{from, from + wide};
    d->view.zoom = wide >= (whole.to - whole.from) * (1 - 1e-9) ? std::nullopt : std::optional(zoomed);
    layOut();
}

void ChartPlot::resetZoom() {
    if (d->view.zoom || d->view.firstRow > 0) {
        d->view.zoom.reset();
        d->view.firstRow = 0;
        layOut();
    }
}

void ChartPlot::scrollRows(int by) {
    const auto most = static_cast<int>(d->scene.allRows - std::min(d->scene.allRows, d->scene.shownRows));
    const auto first = static_cast<std::size_t>(std::clamp(static_cast<int>(d->scene.firstRow) + by, 0, most));
    if (first != d->view.firstRow) {
        d->view.firstRow = first;
        layOut();
    }
}

void ChartPlot::setMark(std::optional<std::size_t> mark) {
    if (std::exchange(d->mark, mark) != mark) {
        d->overLayer->replot();
        tellReadout();
    }
}

void ChartPlot::setCursor(std::optional<double> at) {
    if (std::exchange(d->cursor, at) != at) {
        d->overLayer->replot();
        tellReadout();
    }
}

void ChartPlot::tellReadout() {
    const auto words = readout();
    setAccessibleDescription(words);
    emit readOut(words);
}

void ChartPlot::step(int columns, int rows, bool extends) {
    if (d->scene.plot) {
        stepAxis(columns, extends);
    } else {
        stepMarks(columns, rows);
    }
}

void ChartPlot::stepAxis(int by, bool extends) {
    if (by == 0) {
        return;
    }
    const auto shown = d->span();
    const auto* trend = std::get_if<models::TrendChart>(&d->prepared->chart().body);
    const double begin =
        d->snapped(trend != nullptr && trend->today && *trend->today < shown.to ? *trend->today : shown.to);
    const double now = d->cursor.value_or(begin);
    if (extends && !d->anchor && d->hasDays()) {
        d->anchor = now;
    } else if (!extends) {
        d->anchor.reset();
    }
    const double next = d->snapped(now + by * d->stepSize());
    if (next < shown.from || next > shown.to) { // the picture follows
        const double moved = next < shown.from ? next - shown.from : next - shown.to;
        const auto whole = d->prepared->whole();
        const double wide = shown.to - shown.from;
        const double from = std::clamp(shown.from + moved, whole.from, whole.to - wide);
        d->view.zoom = ChartSpan{from, from + wide};
        layOut();
    }
    setCursor(d->cursor || extends ? next : begin);
}

void ChartPlot::stepMarks(int columns, int rows) {
    const auto& marks = d->scene.marks;
    if (marks.empty()) {
        return;
    }
    if (!d->mark || *d->mark >= marks.size()) {
        setMark(0);
        return;
    }
    const auto& now = marks[*d->mark];
    const bool isGrid = std::ranges::any_of(marks, [](const ChartMark& one) { return one.column > 0; });
    const int row = now.row + (isGrid ? rows : rows + columns); // along rows both arrows walk
    const int column = now.column + (isGrid ? columns : 0);
    const auto at = [&marks](int r, int c) {
        return std::ranges::find_if(marks, [r, c](const ChartMark& one) { return one.row == r && one.column == c; });
    };
    if (at(row, column) == marks.end() && row != now.row) {
        scrollRows(row - now.row);
    }
    if (const auto next = at(row, column); next != d->scene.marks.end()) {
        d->mark.reset(); // rows may have moved under the same number
        setMark(static_cast<std::size_t>(next - d->scene.marks.begin()));
    }
}

bool ChartPlot::giveUp() {
    if (d->anchor) {
        d->anchor.reset();
        d->pressedAt.reset();
        d->isDragging = false;
        d->overLayer->replot();
    } else if (d->cursor || d->mark) {
        setCursor(std::nullopt);
        setMark(std::nullopt);
    } else if (d->view.zoom) {
        resetZoom();
    } else if (d->view.brushed) {
        emit spanCleared();
    } else {
        return false;
    }
    return true;
}

void ChartPlot::keyPressEvent(QKeyEvent* event) {
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto middle = (d->span().from + d->span().to) / 2;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        step(event->key() == Qt::Key_Left ? -1 : 1, 0, extends);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        step(0, event->key() == Qt::Key_Up ? -1 : 1, false);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        scrollRows((event->key() == Qt::Key_PageUp ? -1 : 1) * static_cast<int>(d->scene.shownRows));
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        if (d->scene.plot) {
            zoomAround(event->key() == Qt::Key_Minus ? kZoomStep : 1 / kZoomStep, d->cursor.value_or(middle));
        }
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        resetZoom();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Space:
        activate(false);
        return;
    case Qt::Key_Escape:
        if (giveUp()) {
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ChartPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    d->overLayer->replot();
}

void ChartPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    d->anchor.reset();
    d->isDragging = false;
    setCursor(std::nullopt);
    setMark(std::nullopt);
    d->overLayer->replot();
}

void ChartPlot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void ChartPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        layOut();
    }
    QWidget::changeEvent(event);
}

bool ChartPlot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == d->plot && event->type() == QEvent::Leave && !d->isDragging) {
        setCursor(std::nullopt);
        setMark(std::nullopt);
    }
    return QWidget::eventFilter(watched, event);
}

QSize ChartPlot::sizeHint() const {
    const double width = d->look.em(40);
    return QSizeF(width, chartHeight(d->prepared->chart(), width, d->look)).toSize();
}

QSize ChartPlot::minimumSizeHint() const {
    return QSizeF(d->look.em(16), d->look.em(9)).toSize();
}

} // namespace trucban::widgets
