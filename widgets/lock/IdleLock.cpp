// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lock/IdleLock.h"

#include "models/Wording.h"
#include "widgets/lock/LockScreen.h"
#include "widgets/wall/WallWindow.h"

#include <QApplication>
#include <QDialog>
#include <QGuiApplication>
#include <QInputMethod>
#include <QToolTip>

#include <algorithm>

namespace trucban::widgets {

namespace {

bool isInput(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::InputMethod:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
    case QEvent::NativeGesture:
        return true;
    default:
        return false;
    }
}

bool isAct(QEvent::Type type) {
    switch (type) {
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
    case QEvent::ContextMenu:
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::ToolTip:
        return true;
    default:
        return isInput(type);
    }
}

bool isOnWall(const QObject* object) {
    for (; object != nullptr; object = object->parent()) {
        if (qobject_cast<const WallWindow*>(object) != nullptr) {
            return true;
        }
    }
    return false;
}

} // namespace

IdleLock::IdleLock(Parts parts, QWidget& window)
    : QObject(&window), m_parts(std::move(parts)), m_window(window), m_lastInput(m_parts.clock()) {
    connect(&m_parts.registry.action(ActionId::lockScreen), &QAction::triggered, this, &IdleLock::lock);
    m_second.setInterval(std::chrono::seconds{1});
    connect(&m_second, &QTimer::timeout, this, &IdleLock::tick);
    m_second.start();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        // What opens or changes behind the screen must not take the keyboard.
        if (m_screen != nullptr && now != nullptr && !mayReceive(*now) && now->window() == &m_window) {
            QMetaObject::invokeMethod(m_screen, &LockScreen::takeKeyboard, Qt::QueuedConnection);
        }
    });
    qApp->installEventFilter(this);
}

IdleLock::~IdleLock() {
    qApp->removeEventFilter(this);
}

void IdleLock::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    showLook();
}

void IdleLock::tick() {
    const auto now = m_parts.clock();
    m_lastInput = std::min(m_lastInput, now); // the clock was put right
    if (!isLocked()) {
        const auto after = m_parts.board.policy().lockAfter;
        if (after > core::Milliseconds{0} && now - m_lastInput >= after && m_window.isVisible()) {
            lock();
        }
        return;
    }
    if (m_restUntil && now >= *m_restUntil) {
        m_restUntil.reset();
        m_wrong = 0;
        m_screen->setMessage({});
        m_screen->setBusy(false);
    } else if (m_restUntil) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(*m_restUntil - now).count();
        m_screen->setMessage(tr("Sai mật khẩu %1 lần. Thử lại sau %2 giây.").arg(kMostTries).arg(left));
    }
    m_screen->raise();
    showLook();
}

void IdleLock::lock() {
    if (isLocked()) {
        return;
    }
    QGuiApplication::inputMethod()->commit(); // a word being composed belongs to the text it is typed into
    m_parts.saveDrafts();
    m_focus = QApplication::focusWidget();
    m_lockedAt = m_parts.clock();
    while (auto* popup = QApplication::activePopupWidget()) {
        popup->close();
    }
    QToolTip::hideText();
    m_screen = new LockScreen(m_parts.theme, m_parts.board, m_window);
    connect(m_screen, &LockScreen::passwordGiven, this, [this](const QString& password) {
        m_screen->setBusy(true);
        m_screen->setMessage(tr("Đang kiểm tra…"));
        emit passwordOffered(password);
    });
    connect(m_screen, &LockScreen::changeOfficerRequested, this, &IdleLock::changeOfficerRequested);
    putAwayOthers();
    showLook();
    m_screen->show();
    m_screen->raise();
    m_window.activateWindow();
    m_screen->takeKeyboard();
    emit lockedChanged(true);
}

void IdleLock::onPasswordChecked(bool isRight) {
    if (!isLocked()) {
        return;
    }
    if (isRight) {
        unlock();
        return;
    }
    m_screen->clearPassword();
    if (++m_wrong >= kMostTries) {
        m_restUntil = m_parts.clock() + kRest;
        tick();
        return;
    }
    m_screen->setBusy(false);
    m_screen->setMessage(
        tr("Mật khẩu không đúng. Dùng mật khẩu đăng nhập của %1, hoặc để người khác đăng nhập.").arg(m_status.user));
    m_screen->takeKeyboard();
}

void IdleLock::unlock() {
    delete std::exchange(m_screen, nullptr);
    m_wrong = 0;
    m_restUntil.reset();
    m_lastInput = m_parts.clock();
    bringBack();
    if (m_focus) {
        m_focus->setFocus(Qt::OtherFocusReason);
    }
    emit lockedChanged(false);
}

void IdleLock::putAwayOthers() {
    for (auto* window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && window != &m_window && !isOnWall(window)) {
            putAway(*window);
        }
    }
}

void IdleLock::putAway(QWidget& window) {
    m_away.push_back({.window = &window, .isModal = window.windowModality() != Qt::NonModal});
    window.hide();
}

void IdleLock::bringBack() {
    for (const auto& away : std::exchange(m_away, {})) {
        if (!away.window) {
            continue;
        }
        auto* dialog = qobject_cast<QDialog*>(away.window.get());
        if (dialog != nullptr && away.isModal) {
            dialog->open();
        } else {
            away.window->show();
        }
        away.window->activateWindow();
    }
}

void IdleLock::showLook() {
    if (m_screen != nullptr) {
        m_screen->setLook({.user = m_status.user,
                           .now = m_parts.clock(),
                           .lockedAt = m_lockedAt,
                           .alarm = m_parts.alarm.state(),
                           .isStale = m_status.isStale,
                           .knowledge = knowledgeOf(m_status)});
    }
}

bool IdleLock::mayReceive(const QObject& object) const {
    for (const auto* at = &object; at != nullptr; at = at->parent()) {
        if (at == m_screen) {
            return true;
        }
    }
    return isOnWall(&object);
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (!isLocked()) {
        if (isInput(type) && (event->spontaneous() || type == QEvent::InputMethod)) {
            m_lastInput = m_parts.clock();
        }
        return false;
    }
    if (type == QEvent::Show && watched->isWidgetType()) {
        auto& widget = *static_cast<QWidget*>(watched);
        if (widget.isWindow() && &widget != &m_window && !isOnWall(&widget) && widget.windowType() != Qt::ToolTip) {
            // Opened while locked: not from inside its own show.
            QMetaObject::invokeMethod(
                this,
                [this, shown = QPointer(&widget)] {
                    if (shown && isLocked() && shown->isVisible()) {
                        putAway(*shown);
                        m_window.activateWindow();
                        m_screen->takeKeyboard();
                    }
                },
                Qt::QueuedConnection);
        }
        return false;
    }
    // A QWindow hands on what it gets to a widget, which is asked then.
    const bool isTarget = watched->isWidgetType() || type == QEvent::Shortcut;
    return isTarget && isAct(type) && !mayReceive(*watched);
}

} // namespace trucban::widgets
