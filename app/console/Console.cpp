// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Console.h"

#include "models/Wording.h"
#include "resources/Embedded.h"
#include "widgets/window/ExerciseFrame.h"

#include <QLoggingCategory>
#include <QSettings>

namespace trucban::console {

using bridge::ConnectionFault;
using bridge::ConnectionState;

Q_LOGGING_CATEGORY(consoleLog, "trucban.console", QtInfoMsg)

namespace {

constexpr auto kUrl = "login/gateway";
constexpr auto kUser = "login/user";
constexpr auto kPin = "login/pin";
constexpr auto kLanguage = "look/language";
constexpr auto kTheme = "look/theme";
constexpr auto kScale = "look/scale";
constexpr auto kFallback = "desk/fallback";

constexpr std::chrono::seconds kLookForLive{5};

QString value(QSettings& settings, const char* key) {
    return settings.value(QLatin1String(key)).toString();
}

bool isCredentialFault(ConnectionFault fault) {
    return fault == ConnectionFault::badCredentials || fault == ConnectionFault::throttled ||
           fault == ConnectionFault::revoked;
}

} // namespace

Console::Console(Options options, std::unique_ptr<Profile> profile, Translations& translations, widgets::Theme& theme)
    : m_options(std::move(options)),
      m_profile(std::move(profile)),
      m_translations(translations),
      m_theme(theme),
      m_wards(geo::WardTable::parse(resources::wardsCsv()).value_or(geo::WardTable{})),
      m_replicaKey(m_profile->folder(), m_profile->settings()) {
    connect(&m_signals, &UnixSignals::stopRequested, this, [this] { stop(0); });
    connect(&m_replicaKey, &ReplicaKey::ready, this, &Console::onKey);
    connect(&m_replicaKey, &ReplicaKey::failed, this, &Console::fail);
    restoreLook();
}

Console::~Console() = default;

void Console::restoreLook() {
    auto& settings = m_profile->settings();
    m_translations.use(m_options.language.isEmpty() ? value(settings, kLanguage) : m_options.language);
    const auto mode = settings.value(QLatin1String(kTheme), 0).toInt();
    m_theme.setMode(m_options.theme.value_or(static_cast<widgets::Theme::Mode>(std::clamp(mode, 0, 2))));
    m_theme.setScale(settings.value(QLatin1String(kScale), 1.0).toDouble());
}

void Console::start() {
    if (!m_options.screenshotFile.isEmpty()) {
        const auto after = std::chrono::milliseconds(qRound(m_options.screenshotAfter * 1000));
        QTimer::singleShot(after, Qt::PreciseTimer, this, &Console::takePicture);
    }
    m_replicaKey.ask();
}

void Console::onKey(const std::string& key, const QString& warning) {
    m_key = key;
    if (!warning.isEmpty()) {
        qCWarning(consoleLog).noquote() << warning;
    }
    const bool isComplete =
        !m_options.gatewayUrl.isEmpty() && !m_options.user.isEmpty() && !m_options.password.isEmpty();
    if (isComplete) {
        openDesk({.gatewayUrl = m_options.gatewayUrl,
                  .user = m_options.user,
                  .password = m_options.password,
                  .pin = m_options.pin},
                 true);
        return;
    }
    showLogin(ConnectionFault::none);
    if (!warning.isEmpty()) {
        m_login->setMessage(warning);
    }
}

void Console::showLogin(ConnectionFault fault) {
    if (!m_login) {
        m_login = std::make_unique<widgets::LoginWindow>(m_theme);
        auto& settings = m_profile->settings();
        const auto orLast = [&settings](const QString& given, const char* key) {
            return given.isEmpty() ? value(settings, key) : given;
        };
        m_login->setInput({.gatewayUrl = orLast(m_options.gatewayUrl, kUrl),
                           .user = orLast(m_options.user, kUser),
                           .password = m_options.password,
                           .pin = orLast(m_options.pin, kPin)});
        if (m_options.exercise) {
            new widgets::ExerciseFrame(m_theme, *m_login);
        }
        connect(m_login.get(), &widgets::LoginWindow::submitted, this, &Console::logIn);
    }
    m_login->show();
    m_login->raise();
    m_login->activateWindow();
    if (fault != ConnectionFault::none) {
        m_login->setFault(fault);
    }
}

void Console::logIn(const widgets::LoginInput& input) {
    m_login->setMessage(tr("Đang đăng nhập…"));
    openDesk(input, false);
}

void Console::openDesk(const widgets::LoginInput& input, bool showAtOnce) {
    std::unique_ptr<Trace> trace;
    if (!m_options.traceFile.isEmpty()) {
        auto opened = Trace::open(m_options.traceFile);
        if (!opened) {
            fail(opened.error());
            return;
        }
        trace = std::move(*opened);
    }
    if (m_desk && m_shown) {
        saveAll(); // a new log-in in the middle of a shift keeps its wall, layers and layout
    }
    // Also where options named the desk: --export without them takes what was used last.
    auto& settings = m_profile->settings();
    settings.setValue(QLatin1String(kUrl), input.gatewayUrl);
    settings.setValue(QLatin1String(kUser), input.user);
    settings.setValue(QLatin1String(kPin), input.pin);
    m_shown = false;
    m_desk.reset(); // the replica is free before it is opened again
    m_desk = std::make_unique<Desk>(
        m_theme, m_wards,
        bridge::SessionConfig{.gatewayUrl = input.gatewayUrl.toStdString(),
                              .user = input.user.toStdString(),
                              .password = input.password.toStdString(),
                              .pin = input.pin.toStdString(),
                              .profileDir = m_profile->replicaFolder(input.gatewayUrl, input.pin, input.user),
                              .replicaKey = m_key,
                              .exercise = m_options.exercise});
    auto& window = m_desk->window();
    window.setFallback(value(m_profile->settings(), kFallback));
    window.restore(m_profile->settings());
    m_desk->restoreLayers(m_profile->settings());
    m_desk->restoreCampaign(m_profile->settings());
    m_desk->openMap(m_options.mapFile, m_profile->settings());
    connect(&window, &widgets::MainWindow::languageRequested, this,
            [this](const QString& code) { m_translations.use(code); });
    connect(&window, &widgets::MainWindow::loginRequested, this, [this] { showLogin(m_desk->status().fault); });
    connect(&window, &widgets::MainWindow::closing, this, [this] { stop(0); });
    connect(m_desk.get(), &Desk::statusChanged, this, &Console::onStatus);
    besideTheOtherDesk(window);
    // Not from inside the desk's own signal.
    connect(
        m_desk.get(), &Desk::changeOfficerRequested, this,
        [this] {
            m_options.password.clear(); // it was the other officer's
            closeDesk(ConnectionFault::none);
        },
        Qt::QueuedConnection);
    if (!m_options.caseReference.isEmpty()) {
        m_desk->openCase(m_options.caseReference);
    }
    if (m_options.mapLink) {
        m_desk->openLink(*m_options.mapLink);
    }
    m_desk->start(std::move(trace));
    if (showAtOnce) {
        showDesk();
    }
}

/// A live desk and one for exercises are two programs: neither can reach the other's gateway, data or sounds, and a fault
/// of one does not take the other with it. A live P1 comes in front of the exercise.
void Console::besideTheOtherDesk(widgets::MainWindow& window) {
    if (!m_options.exercise) {
        connect(&window, &widgets::MainWindow::urgentArrived, this, [&window] {
            if (Profile::isOpen(Profile::usualFolder(true))) {
                window.raise();
                window.activateWindow();
            }
        });
        return;
    }
    const auto look = [&window] {
        window.setExerciseRemark(Profile::isOpen(Profile::usualFolder(false))
                                     ? QString()
                                     : tr("bàn trực thật không mở trên máy này, tin thật sẽ không báo ở đây"));
    };
    auto* timer = new QTimer(&window);
    timer->setInterval(kLookForLive);
    connect(timer, &QTimer::timeout, &window, look);
    timer->start();
    look();
}

void Console::onStatus(const bridge::ConnectionStatus& status) {
    qCDebug(consoleLog) << "connection" << static_cast<int>(status.state) << "fault" << static_cast<int>(status.fault)
                        << "seq" << status.seq;
    const bool isOver = status.state == ConnectionState::refused || status.state == ConnectionState::offline;
    if (m_shown && isOver && status.fault != ConnectionFault::throttled && isCredentialFault(status.fault)) {
        // Not from inside the desk's own signal.
        QMetaObject::invokeMethod(this, [this, fault = status.fault] { closeDesk(fault); }, Qt::QueuedConnection);
        return;
    }
    if (m_shown || !m_desk) {
        return;
    }
    if (status.state == ConnectionState::live || status.state == ConnectionState::loading) {
        showDesk();
    } else if (status.state == ConnectionState::refused) {
        m_login->setFault(status.fault);
    } else if (status.state == ConnectionState::offline && status.fault != ConnectionFault::none) {
        // No gateway, but data of last time: the officer works on with what is here, and sees that it is old.
        if (m_desk->hasData() && !isCredentialFault(status.fault)) {
            showDesk();
        } else {
            m_login->setFault(status.fault);
        }
    }
}

void Console::closeDesk(ConnectionFault fault) {
    if (!m_shown) {
        return;
    }
    saveAll();
    m_shown = false;
    showLogin(fault); // first: without a window left the program would end
    m_desk.reset();   // with the reporters that were looked up; what was typed and not sent is on the disk
}

void Console::showDesk() {
    m_shown = true;
    m_desk->window().show();
    m_desk->wall().restore(m_profile->settings());
    if (m_desk->wall().isOpen()) {
        m_desk->window().activateWindow(); // the wall came last; the next key is the desk's all the same
    }
    if (m_login) {
        m_login->hide();
        m_login->deleteLater();
        m_login.release();
    }
}

void Console::takePicture() {
    QWidget* shown = m_login.get();
    if (m_desk && m_shown) {
        shown = &m_desk->window();
    }
    const auto picture = shown != nullptr ? shown->grab() : QPixmap();
    if (!picture.save(m_options.screenshotFile, "PNG")) {
        fail(QStringLiteral("cannot write the picture %1").arg(m_options.screenshotFile));
        return;
    }
    stop(0);
}

void Console::saveAll() {
    auto& settings = m_profile->settings();
    settings.setValue(QLatin1String(kLanguage), m_translations.language());
    settings.setValue(QLatin1String(kTheme), static_cast<int>(m_theme.mode()));
    settings.setValue(QLatin1String(kScale), m_theme.scale());
    if (m_desk && m_shown) {
        m_desk->window().save(settings);
        m_desk->saveLayers(settings);
        m_desk->saveCampaign(settings);
        m_desk->wall().save(settings);
    }
    settings.sync();
}

void Console::stop(int code) {
    // A picture is taken with another theme than the desk's; it must not stay.
    if (m_options.screenshotFile.isEmpty()) {
        saveAll();
    }
    QApplication::exit(code);
}

void Console::fail(const QString& why) {
    qCCritical(consoleLog).noquote() << why;
    if (m_login) {
        m_login->setMessage(why);
        return;
    }
    QApplication::exit(1);
}

} // namespace trucban::console
