// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/PresenterNotes.h"

#include "models/BriefingWording.h"
#include "models/Wording.h"
#include "widgets/briefing/TextBlock.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace trucban::widgets {

namespace {

constexpr double kMargin = 24;
constexpr double kHead = 54;

} // namespace

PresenterNotes::PresenterNotes(Presenter& presenter, std::function<core::Instant()> clock)
    : QWidget(nullptr, Qt::Window), m_presenter(presenter), m_clock(std::move(clock)), m_began(m_clock()) {
    setObjectName(QStringLiteral("presenterNotes"));
    setWindowTitle(tr("Ghi chú của người trình bày"));
    setMinimumSize(640, 360);
    setFocusPolicy(Qt::StrongFocus);
    connect(&presenter, &Presenter::pageChanged, this, &PresenterNotes::onPageChanged);
}

void PresenterNotes::onPageChanged() {
    m_now = {};
    m_next = {};
    update();
}

void PresenterNotes::resizeEvent(QResizeEvent* event) {
    m_now = {};
    m_next = {};
    QWidget::resizeEvent(event);
}

void PresenterNotes::keyPressEvent(QKeyEvent* event) {
    QCoreApplication::sendEvent(&m_presenter, event);
}

void PresenterNotes::closeEvent(QCloseEvent* event) {
    // It goes with the presenter, which owns it: closed by hand it is only out of the way.
    event->ignore();
    hide();
}

void PresenterNotes::paintSlide(QPainter& painter, const QRectF& box, int page, QPixmap& kept) {
    const auto size = SlideLayout::pageSize();
    const double scale = std::min(box.width() / size.width(), box.height() / size.height());
    if (kept.isNull()) {
        kept = QPixmap((size * scale * devicePixelRatioF()).toSize());
        QPainter inner(&kept);
        inner.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        inner.scale(kept.width() / size.width(), kept.width() / size.width());
        m_presenter.layout().paintPage(inner, page);
        inner.end();
        kept.setDevicePixelRatio(devicePixelRatioF());
    }
    painter.drawPixmap(box.topLeft(), kept);
    painter.setPen(m_presenter.layout().look().rule());
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(box.topLeft(), size * scale));
}

void PresenterNotes::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const auto& layout = m_presenter.layout();
    const auto& look = layout.look();
    painter.fillRect(rect(), look.paper());
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (layout.pageCount() == 0) {
        return;
    }
    const double unit = std::max(0.6, std::min(width() / 1280.0, height() / 720.0));
    const double margin = kMargin * unit;
    const QRectF head(margin, margin * 0.5, width() - 2 * margin, kHead * unit);
    painter.setPen(look.ink());
    TextBlock::drawElided(painter, head, Qt::AlignLeft | Qt::AlignVCenter, look.font(24 * unit, true),
                          tr("Trang %1/%2").arg(m_presenter.page() + 1).arg(layout.pageCount()));
    const auto now = m_clock();
    TextBlock::drawElided(painter, head, Qt::AlignRight | Qt::AlignVCenter, look.font(24 * unit, true),
                          models::briefing::clock(now));
    painter.setPen(look.muted());
    auto state = tr("Đã trình bày %1").arg(models::Wording::duration(now - m_began));
    if (m_presenter.isBlank()) {
        state += QStringLiteral(" · ") + tr("đang tắt màn hình (B)");
    }
    if (m_presenter.isAdvancing()) {
        state += QStringLiteral(" · ") + tr("đang tự chuyển trang (A)");
    }
    TextBlock::drawElided(painter, head, Qt::AlignHCenter | Qt::AlignVCenter, look.font(17 * unit), state);

    const double top = head.bottom() + margin * 0.4;
    const double left = (width() - 3 * margin) * 0.6;
    const double slideHeight = std::min(left * 9 / 16, height() * 0.56);
    paintSlide(painter, {margin, top, left, slideHeight}, m_presenter.page(), m_now);
    const QRectF right(2 * margin + left, top, width() - 3 * margin - left, slideHeight);
    painter.setPen(look.muted());
    const int next = m_presenter.page() + 1;
    const bool hasNext = next < layout.pageCount();
    TextBlock::drawElided(painter, {right.topLeft(), QSizeF(right.width(), 28 * unit)},
                          Qt::AlignLeft | Qt::AlignVCenter, look.font(17 * unit, true),
                          hasNext ? tr("Trang sau") : tr("Hết"));
    if (hasNext) {
        paintSlide(painter, right.adjusted(0, 32 * unit, 0, 0), next, m_next);
    }
    const QRectF words(margin, top + slideHeight + margin, width() - 2 * margin,
                       height() - top - slideHeight - 1.6 * margin);
    const auto& notes = layout.briefing().pages()[static_cast<std::size_t>(m_presenter.page())].notes;
    painter.setPen(notes.isEmpty() ? look.muted() : look.ink());
    const TextBlock block(notes.isEmpty() ? tr("Trang này không có ghi chú.") : notes, look.font(22 * unit),
                          words.width());
    block.draw(painter, words.topLeft(), std::max(1, static_cast<int>(words.height() / block.lineHeight())));
}

} // namespace trucban::widgets
