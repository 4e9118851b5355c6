// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/Desk.h"
#include "console/Options.h"
#include "console/Profile.h"
#include "console/ReplicaKey.h"
#include "console/Translations.h"
#include "console/UnixSignals.h"
#include "widgets/login/LoginWindow.h"

#include <QApplication>

namespace trucban::console {

/// The program from its start to its end: key, log-in, desk, and back. Owns the parts and passes references. GUI thread.
class Console : public QObject {
    Q_OBJECT
public:
    Console(Options options, std::unique_ptr<Profile> profile, Translations& translations, widgets::Theme& theme);
    ~Console() override;
    void start();

private:
    void onKey(const std::string& key, const QString& warning);
    void showLogin(bridge::ConnectionFault fault);
    void logIn(const widgets::LoginInput& input);
    void besideTheOtherDesk(widgets::MainWindow& window);
    void openDesk(const widgets::LoginInput& input, bool showAtOnce);
    void onStatus(const bridge::ConnectionStatus& status);
    void showDesk();
    /// The gateway does not know this officer any more: nothing of the desk stays in sight.
    void closeDesk(bridge::ConnectionFault fault);
    void restoreLook();
    void saveAll();
    void takePicture();
    void stop(int code);
    void fail(const QString& why);

    Options m_options;
    std::unique_ptr<Profile> m_profile;
    Translations& m_translations;
    widgets::Theme& m_theme;
    geo::WardTable m_wards;
    UnixSignals m_signals;
    ReplicaKey m_replicaKey;
    std::string m_key;
    std::unique_ptr<widgets::LoginWindow> m_login;
    std::unique_ptr<Desk> m_desk;
    bool m_shown = false;
};

} // namespace trucban::console
