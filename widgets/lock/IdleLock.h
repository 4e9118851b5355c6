// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/Board.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/alarm/AlarmPlayer.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

class QDialog;

namespace trucban::widgets {

class LockScreen;

/// Covers the desk's window by key, or when nobody has touched it for the policy's `lockAfter`, until the officer's
/// password is given. Alarms go on, and what waits is counted; other windows of the program are put away as they are,
/// half-typed texts in them, but for the wall. While it is locked no key and no click reaches anything else.
/// Who knows the password is asked by `passwordOffered`. GUI thread; the window's child.
class IdleLock : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Theme& theme;
        ActionRegistry& registry;
        models::Board& board;
        AlarmPlayer& alarm;
        std::function<core::Instant()> clock;
        std::function<void()> saveDrafts; ///< before anything is put away
    };
    IdleLock(Parts parts, QWidget& window);
    ~IdleLock() override;

    void setStatus(const bridge::ConnectionStatus& status);
    void lock();
    [[nodiscard]] bool isLocked() const { return m_screen != nullptr; }
    /// The answer to passwordOffered.
    void onPasswordChecked(bool isRight);
    /// Once a second, by its own timer.
    void tick();

    /// After so many wrong ones in a row the field rests.
    static constexpr int kMostTries = 5;
    static constexpr std::chrono::seconds kRest{30};

signals:
    void passwordOffered(const QString& password);
    void changeOfficerRequested();
    void lockedChanged(bool locked);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void unlock();
    void putAway(QWidget& window);
    void putAwayOthers();
    void bringBack();
    void showLook();
    [[nodiscard]] bool mayReceive(const QObject& object) const;

    struct Away {
        QPointer<QWidget> window;
        bool isModal = false;
    };

    Parts m_parts;
    QWidget& m_window;
    bridge::ConnectionStatus m_status;
    LockScreen* m_screen = nullptr; ///< while locked; the window's
    std::vector<Away> m_away;
    QPointer<QWidget> m_focus;
    core::Instant m_lastInput{};
    core::Instant m_lockedAt{};
    std::optional<core::Instant> m_restUntil;
    int m_wrong = 0;
    QTimer m_second;
};

} // namespace trucban::widgets
