// SPDX-License-Identifier: GPL-3.0-or-later
// A console without a window: the real session with its replica, outbox and link, driven by lines from a named pipe and
// telling what it sees as JSON lines. The e2e tests start it, kill it and start it again.
//
//   note CASE TEXT…   acknowledge CASE   dispatch CASE UNIT   enter PHONE TEXT…   cases   quit
#include "bridge/ConsoleSession.h"
#include "models/Board.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>
#include <QUuid>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace trucban;

namespace {

void tell(const QJsonObject& object) {
    const auto line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

QString nameOf(bridge::CommandStage stage) {
    static constexpr std::array names{"queued", "sent", "accepted", "refused", "expired", "withdrawn"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(stage)));
}

QString nameOf(bridge::ConnectionState state) {
    static constexpr std::array names{"offline", "connecting", "loading", "live", "refused"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(state)));
}

QString idText(const core::Uuid& id) {
    return QString::fromStdString(id.toString());
}

/// What must not be told.
QString phoneOf(const core::CommandBody& body) {
    const auto* alert = std::get_if<core::EnterAlert>(&body);
    return alert != nullptr ? QString::fromStdString(alert->reporter.phone) : QString();
}

class Probe : public QObject {
public:
    Probe(const bridge::SessionConfig& config, int commands)
        : m_session(config), m_commands(commands), m_input(commands, QSocketNotifier::Read) {
        connect(&m_session, &bridge::ConsoleSession::changed, &m_board, &models::Board::apply);
        connect(&m_session, &bridge::ConsoleSession::changed, this, [](const bridge::ChangeSet& set) {
            tell({{"what", "changed"},
                  {"cases", static_cast<qint64>(set.cases.size())},
                  {"fromDisk", set.fill.has_value()},
                  {"upTo", static_cast<qint64>(set.upTo)}});
        });
        connect(&m_session, &bridge::ConsoleSession::statusChanged, this, [](const bridge::ConnectionStatus& status) {
            tell({{"what", "status"}, {"state", nameOf(status.state)}, {"fault", static_cast<int>(status.fault)}});
        });
        connect(&m_session, &bridge::ConsoleSession::commandChanged, this, [](const bridge::CommandStatus& command) {
            tell({{"what", "command"},
                  {"id", idText(command.id.value)},
                  {"stage", nameOf(command.stage)},
                  {"code", QString::fromStdString(command.refusalCode)},
                  {"caseId", command.caseId ? idText(command.caseId->value) : QString()},
                  {"phone", phoneOf(command.body)}});
        });
        connect(&m_input, &QSocketNotifier::activated, this, &Probe::read);
        m_session.start();
    }

private:
    void read() {
        char buffer[4096];
        const auto count = ::read(m_commands, buffer, sizeof buffer);
        if (count <= 0) {
            return;
        }
        m_pending.append(buffer, static_cast<qsizetype>(count));
        for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
            act(QString::fromUtf8(m_pending.left(end)));
            m_pending.remove(0, end + 1);
        }
    }

    void act(const QString& line) {
        const auto words = line.split(QLatin1Char(' '));
        const auto caseId = [&] {
            return core::CaseId{core::Uuid::parse(words.value(1).toStdString()).value_or(core::Uuid{})};
        };
        if (words[0] == QLatin1String("note")) {
            submit(core::AddNote{caseId(), words.mid(2).join(QLatin1Char(' ')).toStdString()});
        } else if (words[0] == QLatin1String("acknowledge")) {
            submit(core::AcknowledgeCase{caseId()});
        } else if (words[0] == QLatin1String("dispatch")) {
            submit(core::DispatchUnit{.caseId = caseId(), .unit = {words.value(2).toStdString()}});
        } else if (words[0] == QLatin1String("enter")) {
            core::EnterAlert alert{
                .externalId = {*core::Uuid::parse(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString())}};
            alert.occurredAt = m_session.now();
            alert.category = "other";
            alert.reporter.phone = words.value(1).toStdString();
            alert.text = words.mid(2).join(QLatin1Char(' ')).toStdString();
            submit(alert);
        } else if (words[0] == QLatin1String("cases")) {
            for (const auto& [id, value] : m_board.state().cases) {
                tell({{"what", "case"},
                      {"id", idText(id.value)},
                      {"code", QString::fromStdString(value.code)},
                      {"state", QString::fromUtf8(core::nameOf(value.state))},
                      {"notes", static_cast<qint64>(value.notes.size())}});
            }
            tell({{"what", "end"}});
        } else if (words[0] == QLatin1String("quit")) {
            QCoreApplication::quit();
        }
    }

    void submit(core::CommandBody body) {
        const auto id = m_session.submit(std::move(body));
        tell({{"what", "submitted"}, {"id", idText(id.value)}});
    }

    models::Board m_board;
    bridge::ConsoleSession m_session;
    int m_commands;
    QSocketNotifier m_input;
    QByteArray m_pending;
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    for (const auto* option : {"gateway", "user", "password", "pin", "profile", "commands"}) {
        parser.addOption({QString::fromLatin1(option), {}, QStringLiteral("value")});
    }
    parser.process(app);
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)).toStdString(); };
    // Opened for both directions: the pipe then never ends, whoever else opens and closes it.
    const int commands = ::open(value("commands").c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (commands < 0) {
        std::fprintf(stderr, "cannot open the pipe of commands\n");
        return 2;
    }
    const Probe probe({.gatewayUrl = value("gateway"),
                       .user = value("user"),
                       .password = value("password"),
                       .pin = value("pin"),
                       .profileDir = value("profile"),
                       .replicaKey = std::string(32, 'k')},
                      commands);
    return QCoreApplication::exec();
}
