// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/ExerciseFrame.h"

#include <QEvent>
#include <QPainter>

namespace trucban::widgets {

namespace {

constexpr double kWidth = 8;
constexpr double kStripe = 14;
constexpr double kTagHeight = 22;
// Black on yellow: of no priority's colour, in either theme.
constexpr QRgb kDark = qRgb(0x20, 0x20, 0x20);
constexpr QRgb kBright = qRgb(0xff, 0xd5, 0x00);

} // namespace

ExerciseFrame::ExerciseFrame(Theme& theme, QWidget& window) : QWidget(&window), m_theme(theme) {
    setObjectName(QStringLiteral("exerciseFrame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    window.installEventFilter(this);
    setGeometry(window.rect());
    say();
    raise();
    show();
}

int ExerciseFrame::width(const Theme& theme) {
    return theme.px(kWidth);
}

void ExerciseFrame::setRemark(const QString& remark) {
    if (remark != m_remark) {
        m_remark = remark;
        say();
    }
}

void ExerciseFrame::say() {
    setAccessibleName(m_remark.isEmpty() ? tr("DIỄN TẬP") : tr("DIỄN TẬP: %1").arg(m_remark));
    update();
}

void ExerciseFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = width(m_theme);
    const QRect inner = rect().adjusted(side, side, -side, -side);
    painter.setClipRegion(QRegion(rect()).subtracted(inner));
    painter.fillRect(rect(), QColor(kBright));
    painter.setPen(QPen(QColor(kDark), m_theme.px(kStripe / 2)));
    const int step = m_theme.px(kStripe * 1.5);
    for (int x = -height(); x < QWidget::width(); x += step) {
        painter.drawLine(x, height(), x + height(), 0);
    }
    painter.setClipping(false);
    painter.setFont(m_theme.font(TextRole::strong));
    const QString word = accessibleName();
    const QFontMetrics metrics(painter.font());
    const int wide = std::min(metrics.horizontalAdvance(word) + m_theme.px(28), rect().width());
    const QRect tag((rect().width() - wide) / 2, 0, wide, m_theme.px(kTagHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(kBright));
    painter.drawRect(tag);
    painter.setPen(QColor(kDark));
    painter.drawText(tag, Qt::AlignCenter, metrics.elidedText(word, Qt::ElideRight, tag.width() - m_theme.px(8)));
}

void ExerciseFrame::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        say();
    }
    QWidget::changeEvent(event);
}

bool ExerciseFrame::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    } else if (event->type() == QEvent::ChildAdded || event->type() == QEvent::Show) {
        raise(); // over what came later
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
