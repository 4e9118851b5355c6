// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/PageView.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

namespace {

constexpr int kGap = 16;
constexpr double kLeastZoom = 0.4;
constexpr double kMostZoom = 4;
constexpr double kZoomStep = 1.15;
constexpr int kKept = 2; ///< pages kept above and below the view

} // namespace

PageView::PageView(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("pageView"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Xem trước"));
}

void PageView::setPages(Pages pages, bool keepsPlace) {
    const int place = keepsPlace ? verticalScrollBar()->value() : 0;
    m_pages = std::move(pages);
    m_pictures.clear();
    layOut();
    verticalScrollBar()->setValue(place);
    viewport()->update();
    emit currentPageChanged(currentPage());
}

QSize PageView::pagePixels() const {
    if (m_pages.size.isEmpty()) {
        return {1, 1};
    }
    // A page of paper stands whole in the view at first, a slide is as wide as it.
    const double width = (viewport()->width() - 2 * kGap) * m_zoom;
    const double limit = m_pages.size.height() > m_pages.size.width() ? 860 * m_zoom : width;
    const double used = std::max(80.0, std::min(width, limit));
    return {static_cast<int>(used), static_cast<int>(std::lround(used * m_pages.size.height() / m_pages.size.width()))};
}

int PageView::stride() const {
    return pagePixels().height() + kGap;
}

int PageView::leftEdge() const {
    return std::max(kGap, (viewport()->width() - pagePixels().width()) / 2) - horizontalScrollBar()->value();
}

void PageView::mouseReleaseEvent(QMouseEvent* event) {
    const auto size = pagePixels();
    const double y = event->position().y() + verticalScrollBar()->value() - kGap;
    const int page = static_cast<int>(std::floor(y / stride()));
    const QPointF at(event->position().x() - leftEdge(), y - page * stride());
    if (event->button() == Qt::LeftButton && page >= 0 && page < m_pages.count &&
        QRectF(QPointF(), size).contains(at)) {
        emit clicked(page, at * (m_pages.size.width() / size.width()));
    }
    QAbstractScrollArea::mouseReleaseEvent(event);
}

void PageView::layOut() {
    const auto size = pagePixels();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(48);
    verticalScrollBar()->setRange(0, std::max(0, stride() * m_pages.count + kGap - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, size.width() + 2 * kGap - viewport()->width()));
}

int PageView::currentPage() const {
    const int middle = verticalScrollBar()->value() + viewport()->height() / 2;
    return std::clamp(middle / std::max(1, stride()), 0, std::max(0, m_pages.count - 1));
}

void PageView::showPage(int page) {
    verticalScrollBar()->setValue(stride() * std::clamp(page, 0, std::max(0, m_pages.count - 1)));
}

void PageView::setZoom(double zoom) {
    zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    if (std::abs(zoom - m_zoom) < 1e-9) {
        return;
    }
    const double at = static_cast<double>(verticalScrollBar()->value()) / std::max(1, stride());
    m_zoom = zoom;
    m_pictures.clear();
    layOut();
    verticalScrollBar()->setValue(static_cast<int>(at * stride()));
    viewport()->update();
}

const QPixmap& PageView::picture(int page) {
    auto& kept = m_pictures[page];
    const double ratio = devicePixelRatioF();
    const auto size = (QSizeF(pagePixels()) * ratio).toSize();
    if (kept.size() != size) {
        kept = QPixmap(size);
        kept.fill(Qt::white);
        QPainter painter(&kept);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const double scale = size.width() / m_pages.size.width();
        painter.scale(scale, scale);
        m_pages.paint(painter, page);
        painter.end();
        kept.setDevicePixelRatio(ratio);
    }
    return kept;
}

void PageView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Mid));
    const int top = verticalScrollBar()->value();
    const int first = std::max(0, (top - kGap) / stride());
    const int last = std::min(m_pages.count - 1, (top + viewport()->height()) / stride());
    std::erase_if(m_pictures,
                  [&](const auto& kept) { return kept.first < first - kKept || kept.first > last + kKept; });
    const int left = leftEdge();
    for (int page = first; page <= last; ++page) {
        painter.drawPixmap(QPoint(left, kGap + stride() * page - top), picture(page));
    }
}

void PageView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void PageView::scrollContentsBy(int /*dx*/, int /*dy*/) {
    viewport()->update();
    emit currentPageChanged(currentPage());
}

void PageView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() == Qt::ControlModifier) {
        setZoom(m_zoom * std::pow(kZoomStep, event->angleDelta().y() / 120.0));
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void PageView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_PageDown:
        showPage(currentPage() + 1);
        break;
    case Qt::Key_PageUp:
        showPage(currentPage() - 1);
        break;
    case Qt::Key_Home:
        showPage(0);
        break;
    case Qt::Key_End:
        showPage(m_pages.count - 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(m_zoom * kZoomStep);
        break;
    case Qt::Key_Minus:
        setZoom(m_zoom / kZoomStep);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace trucban::widgets
