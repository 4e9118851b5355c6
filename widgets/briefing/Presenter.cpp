// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/Presenter.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/PresenterNotes.h"
#include "widgets/briefing/TextBlock.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace trucban::widgets {

Presenter::Presenter(const models::RedactedBriefing& briefing, std::function<core::Instant()> clock, bool isDark,
                     QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_light(briefing, false),
      m_dark(briefing, true),
      m_clock(std::move(clock)),
      m_isDark(isDark) {
    setObjectName(QStringLiteral("presenter"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Trình chiếu: %1").arg(briefing.header().campaign));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::BlankCursor);
    setMinimumSize(640, 360);
    m_second.setInterval(std::chrono::seconds{1});
    connect(&m_second, &QTimer::timeout, this, &Presenter::tick);
    m_second.start();
    connect(&m_advance, &QTimer::timeout, this,
            [this] { m_page + 1 < pageCount() ? setPage(m_page + 1) : setPage(0); });
}

Presenter::~Presenter() {
    delete m_notes;
}

void Presenter::begin(const QWidget& desk) {
    const auto screens = QGuiApplication::screens();
    const auto other =
        std::ranges::find_if(screens, [&desk](const QScreen* screen) { return screen != desk.screen(); });
    auto* where = other == screens.end() ? desk.screen() : *other;
    setScreen(where);
    setGeometry(where->geometry());
    if (other != screens.end()) {
        openNotes();
        m_notes->setScreen(desk.screen());
        m_notes->setGeometry(desk.screen()->availableGeometry());
        m_notes->show();
    }
    showFullScreen();
    raise();
    activateWindow();
}

void Presenter::beginInWindows() {
    openNotes();
    resize(1280, 720);
    m_notes->resize(1280, 720);
    m_notes->show();
    show();
    activateWindow();
}

void Presenter::openNotes() {
    if (m_notes == nullptr) {
        m_notes = new PresenterNotes(*this, m_clock);
    }
}

void Presenter::setPage(int page) {
    const int next = std::clamp(page, 0, std::max(0, pageCount() - 1));
    if (next == m_page) {
        return;
    }
    m_page = next;
    m_slide = {};
    update();
    emit pageChanged(m_page);
}

void Presenter::go(int step) {
    // Whoever goes on wants to be seen again; a clicker has no other way back.
    m_isBlank = false;
    setPage(m_page + step);
    if (m_advance.isActive()) {
        m_advance.start(); // a page by hand is shown as long as another
    }
    update();
}

void Presenter::toggleBlank() {
    m_isBlank = !m_isBlank;
    update();
}

void Presenter::toggleAdvance() {
    m_advance.isActive() ? m_advance.stop() : m_advance.start(m_every);
}

void Presenter::tick() {
    update();
    if (m_notes != nullptr) {
        m_notes->tick();
    }
}

bool Presenter::takeDigit(int key) {
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        m_typed = std::min(m_typed * 10 + key - Qt::Key_0, 9'999);
        return true;
    }
    const int typed = std::exchange(m_typed, 0);
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && typed > 0) {
        go(typed - 1 - m_page);
        return true;
    }
    return false;
}

void Presenter::keyPressEvent(QKeyEvent* event) {
    if (takeDigit(event->key())) {
        return;
    }
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Space:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(1);
        break;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Backspace:
        go(-1);
        break;
    case Qt::Key_Home:
        go(-pageCount());
        break;
    case Qt::Key_End:
        go(pageCount());
        break;
    case Qt::Key_B:
    case Qt::Key_Period:
        toggleBlank();
        break;
    case Qt::Key_A:
        toggleAdvance();
        break;
    case Qt::Key_T:
        m_isDark = !m_isDark;
        m_slide = {};
        emit pageChanged(m_page);
        update();
        break;
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_W:
        if (event->modifiers() == Qt::ControlModifier) {
            close();
        }
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Presenter::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        go(1);
    } else if (event->button() == Qt::RightButton) {
        go(-1);
    }
}

void Presenter::resizeEvent(QResizeEvent* event) {
    m_slide = {};
    QWidget::resizeEvent(event);
}

void Presenter::closeEvent(QCloseEvent* event) {
    m_second.stop();
    m_advance.stop();
    if (m_notes != nullptr) {
        m_notes->hide();
    }
    QWidget::closeEvent(event);
    emit left();
}

QRectF Presenter::slideBox() const {
    const auto page = SlideLayout::pageSize();
    const double scale = std::min(width() / page.width(), height() / page.height());
    const QSizeF size = page * scale;
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

const QPixmap& Presenter::slide() {
    const auto box = slideBox();
    if (m_slide.isNull() && !box.isEmpty() && pageCount() > 0) {
        const double ratio = devicePixelRatioF();
        m_slide = QPixmap((box.size() * ratio).toSize());
        QPainter painter(&m_slide);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const double scale = m_slide.width() / SlideLayout::pageSize().width();
        painter.scale(scale, scale);
        layout().paintPage(painter, m_page);
        painter.end();
        m_slide.setDevicePixelRatio(ratio);
    }
    return m_slide;
}

void Presenter::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    const auto box = slideBox();
    const auto& look = layout().look();
    if (!m_isBlank) {
        painter.drawPixmap(box.topLeft(), slide());
    }
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.translate(box.topLeft());
    const double scale = box.width() / SlideLayout::pageSize().width();
    painter.scale(scale, scale);
    // The clock alone moves; it and the time of the figures stay in sight on a dark screen too.
    const QColor dim(0x8A, 0x94, 0x9E);
    painter.setPen(m_isBlank ? dim : look.ink());
    TextBlock::drawElided(painter, SlideLayout::clockBox(), Qt::AlignRight | Qt::AlignVCenter,
                          look.font(13 * kPoint, true), models::briefing::clock(m_clock()));
    if (m_isBlank) {
        auto left = SlideLayout::clockBox();
        left.setLeft(36 * kPoint);
        TextBlock::drawElided(painter, left, Qt::AlignLeft | Qt::AlignVCenter, look.font(12 * kPoint),
                              models::briefing::asOf(layout().briefing().header()));
    }
}

} // namespace trucban::widgets
