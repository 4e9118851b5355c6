// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lock/LockScreen.h"

#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

LockScreen::LockScreen(Theme& theme, models::Board& board, QWidget& window)
    : QWidget(&window),
      m_theme(theme),
      m_figures(board),
      m_title(new ThemedLabel(theme, TextRole::heading, this)),
      m_clock(new ThemedLabel(theme, TextRole::clock, this)),
      m_urgent(new ThemedLabel(theme, TextRole::heading, this)),
      m_waiting(new ThemedLabel(theme, TextRole::title, this)),
      m_condition(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_password(new QLineEdit(this)),
      m_message(new ThemedLabel(theme, TextRole::body, this, "danger")),
      m_unlock(new QPushButton(this)),
      m_change(new QPushButton(this)) {
    setObjectName(QStringLiteral("lockScreen"));
    m_clock->setObjectName(QStringLiteral("lockClock"));
    m_urgent->setObjectName(QStringLiteral("lockUrgent"));
    m_waiting->setObjectName(QStringLiteral("lockWaiting"));
    m_condition->setObjectName(QStringLiteral("lockCondition"));
    m_password->setObjectName(QStringLiteral("lockPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_message->setObjectName(QStringLiteral("lockMessage"));
    m_message->setMinimumHeight(theme.px(40));
    m_unlock->setObjectName(QStringLiteral("lockUnlock"));
    m_unlock->setProperty("role", QByteArray("primary"));
    m_change->setObjectName(QStringLiteral("lockChange"));
    auto* icon = new IconLabel(theme, QStringLiteral("ui/lock"), Ink::mutedText, 48, this);
    auto* column = new QVBoxLayout;
    column->setSpacing(theme.px(8));
    for (auto* label : {m_title, m_clock, m_urgent, m_waiting, m_condition, m_message}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    column->addStretch(1);
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_clock);
    column->addSpacing(theme.px(12));
    column->addWidget(m_urgent);
    column->addWidget(m_waiting);
    column->addWidget(m_condition);
    column->addSpacing(theme.px(20));
    column->addWidget(m_password);
    column->addWidget(m_unlock);
    column->addWidget(m_message);
    column->addSpacing(theme.px(12));
    column->addWidget(m_change);
    column->addStretch(2);
    auto* middle = new QWidget(this);
    middle->setLayout(column);
    middle->setFixedWidth(theme.px(460));
    auto* row = new QHBoxLayout(this);
    row->addWidget(middle, 0, Qt::AlignHCenter);
    connect(m_unlock, &QPushButton::clicked, this, &LockScreen::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &LockScreen::submit);
    connect(m_password, &QLineEdit::textChanged, this, [this] { setBusy(m_isBusy); });
    connect(m_change, &QPushButton::clicked, this, &LockScreen::changeOfficerRequested);
    connect(&m_figures, &models::WallFigures::changed, this, &LockScreen::showLook);
    window.installEventFilter(this);
    setGeometry(window.rect());
    retranslate();
    setBusy(false);
}

void LockScreen::setLook(const Look& look) {
    m_look = look;
    showLook();
}

void LockScreen::showLook() {
    m_clock->setText(Wording::time(m_look.now));
    m_title->setText(tr("%1 đã khóa màn hình lúc %2").arg(m_look.user, Wording::time(m_look.lockedAt)));
    const int urgent = m_figures.waitingUrgent();
    const bool isKnown = m_look.knowledge == Knowledge::current && !m_look.isStale;
    setStyleRole(*m_urgent, urgent > 0 ? "danger" : "muted");
    m_urgent->setText(urgent > 0 ? tr("%1 vụ P1 chưa tiếp nhận").arg(Wording::number(urgent))
                      : isKnown  ? tr("Không có P1 chờ tiếp nhận")
                                 : tr("Chưa biết có P1 hay không"));
    m_waiting->setText(tr("%1 vụ chưa tiếp nhận, %2 vụ đang mở")
                           .arg(Wording::number(static_cast<qlonglong>(m_figures.waiting().size())),
                                Wording::number(m_figures.open())));
    QStringList condition;
    if (m_look.isStale) {
        condition << tr("Mất kết nối máy chủ: các số trên là dữ liệu cũ.");
    }
    if (m_look.alarm.isSounding) {
        condition << (m_look.alarm.hasDevice ? tr("Chuông P1 đang kêu.")
                                             : tr("Chuông P1 lẽ ra đang kêu, nhưng máy không có loa."));
    }
    if (m_look.alarm.mutedUntil) {
        condition << tr("Chuông tắt tiếng đến %1.").arg(Wording::time(*m_look.alarm.mutedUntil));
    }
    if (!m_look.alarm.hasDevice && !m_look.alarm.isSounding) {
        condition << tr("Máy không có loa.");
    }
    m_condition->setText(condition.join(QLatin1Char(' ')));
}

void LockScreen::setMessage(const QString& message) {
    m_message->setText(message);
}

void LockScreen::setBusy(bool busy) {
    m_isBusy = busy;
    m_password->setReadOnly(busy);
    m_unlock->setEnabled(!busy && !m_password->text().isEmpty());
}

void LockScreen::clearPassword() {
    m_password->clear();
}

void LockScreen::takeKeyboard() {
    m_password->setFocus(Qt::OtherFocusReason);
}

void LockScreen::submit() {
    if (m_unlock->isEnabled()) {
        emit passwordGiven(m_password->text());
    }
}

bool LockScreen::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

void LockScreen::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), m_theme.colour(Ink::window)); // nothing shines through
}

void LockScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LockScreen::retranslate() {
    m_password->setPlaceholderText(tr("Mật khẩu"));
    m_password->setAccessibleName(tr("Mật khẩu để mở khóa"));
    m_unlock->setText(tr("Mở khóa  (Enter)"));
    m_change->setText(tr("&Người khác đăng nhập…"));
    showLook();
}

} // namespace trucban::widgets
