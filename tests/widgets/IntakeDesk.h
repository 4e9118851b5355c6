// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/DeskHarness.h"
#include "widgets/InputMethod.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace trucban::test {

inline constexpr core::GeoPoint kIntakePlace{.lat = 10.7721, .lon = 106.6983};
inline const auto kIntakePhone = QStringLiteral("0909876543");

/// A desk on which somebody enters what they are told.
class IntakeDesk {
protected:
    /// Logged in, while the profile is not read yet.
    void startUnread(const QMap<QString, QString>& drafts) {
        m_desk.reset();
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->gateway.drafts = drafts;
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->window->setStatus(m_desk->liveStatus());
    }
    void start(const QMap<QString, QString>& drafts = {}) {
        startUnread(drafts);
        m_desk->goLive();
    }
    void open() {
        m_desk->window->activateWindow();
        QCoreApplication::processEvents();
        QTest::keyClick(m_desk->window.get(), Qt::Key_N, Qt::ControlModifier);
        m_form = m_desk->window->findChild<QDialog*>(QStringLiteral("intakeForm"));
        QVERIFY(m_form != nullptr && m_form->isVisible());
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        auto* target = m_form->focusWidget();
        QTest::keyClick(target != nullptr ? target : m_form, key, modifiers);
        QCoreApplication::processEvents();
    }
    /// As an input method commits it: letters that no key has.
    void type(const char* text) { commit(*m_form->focusWidget(), QString::fromUtf8(text)); }
    template <class W>
    W* find(const char* name) {
        return m_form->findChild<W*>(QLatin1String(name));
    }
    QLineEdit* line(const char* name) { return find<QLineEdit>(name); }

    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    QDialog* m_form = nullptr;
};

} // namespace trucban::test
