// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/FlashFrame.h"

#include <QEvent>
#include <QPainter>

namespace trucban::widgets {

namespace {

// Well under the three flashes a second that WCAG 2.3.1 allows.
constexpr std::chrono::milliseconds kHalfPeriod{500};

} // namespace

FlashFrame::FlashFrame(Theme& theme, QWidget& window) : QWidget(&window), m_theme(theme) {
    setObjectName(QStringLiteral("flashFrame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    m_timer.setInterval(kHalfPeriod);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_lit = !m_lit;
        setVisible(m_lit && m_silent);
        emit blinked(m_lit);
    });
    window.installEventFilter(this);
    setGeometry(window.rect());
    hide();
}

void FlashFrame::setAlarm(bool on, bool silent) {
    m_silent = silent;
    if (on && !m_timer.isActive()) {
        m_lit = true;
        m_timer.start();
        emit blinked(true);
    } else if (!on && m_timer.isActive()) {
        m_timer.stop();
        m_lit = false;
        emit blinked(false);
    }
    setVisible(m_lit && m_silent);
    raise();
}

void FlashFrame::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int width = m_theme.px(6);
    painter.setPen(QPen(m_theme.colour(Ink::p1), width));
    painter.drawRect(rect().adjusted(width / 2, width / 2, -width / 2 - 1, -width / 2 - 1));
}

bool FlashFrame::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
