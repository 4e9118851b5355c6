// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Options.h"

#include "console/Profile.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QFile>
#include <QTimeZone>
#include <QUrl>

namespace trucban::console {

namespace {

constexpr auto kHelp = R"(Usage: trucban [OPTION]... [trucban://case/ID | trucban://map/LAT,LON[,ZOOM]]

The duty desk of Trực Ban: alerts on a live map and in a queue, from new to closed.
Without --gateway, --user and --password-file a login window asks for them.

  --gateway URL         the gateway, https://HOST:PORT (http:// on loopback only)
  --user NAME           user name at the gateway
  --password-file FILE  read the password from FILE; it is never stored
  --pin FINGERPRINT     SHA-256 of the gateway's certificate, when it is self-signed
  --profile DIR         data, outbox, drafts and layout of this desk (default:
                        $XDG_DATA_HOME/trucban)
  --exercise            take part in an exercise: only at a gateway that was started
                        for one, with a profile of its own
                        ($XDG_DATA_HOME/trucban-exercise), beside the live desk
  --workspace NAME      open this workspace: truc-ban
  --map FILE            the map: a pack made by trucban-mappack, or an MBTiles file
                        (default: as last time, else the built-in coast and rivers)
  --language vi|en      language of the window (default: as last time, else vi)
  --theme light|dark|system
                        colours (default: as last time, else system)
  --screenshot FILE     write a picture (PNG) of the whole window, the desk's or
                        the one that asks for a password, and exit
  --after SECONDS       ... so long after the start (default: 3)
  --trace FILE          append one JSON line per alert: when it was received,
                        applied and painted (milliseconds since 1970, UTC); for
                        a P1 that waits also where it came in sight: its row,
                        its card, or the count of those without a card
  --export open-cases   write all open cases as a table and exit, without a window and
                        without the gateway: from what this profile keeps of the desk
                        used last, or of --gateway, --pin and --user; needs
                        --password-file. Numbers of telephones and identity papers are
                        masked, sensitive cases are without address. The window with
                        this profile must be closed; it has Ctrl+P
  --out FILE            ... to FILE, readable by this account alone
  --format csv|pdf      ... as CSV (;, UTF-8) or A4 pages (default: by FILE's ending,
                        else csv)
  --export briefing --from FILE
                        write a briefing that was kept as JSON, as it stands in the log,
                        and exit; asks for no profile. The same briefing gives the same
                        bytes
  --export briefing --campaign ID
                        the same of the newest briefing of that campaign that was frozen
                        and is on this computer; asks for what open-cases asks for
  --as-of TIME          ... that has figures of TIME or before (2026-11-21T07:30, of
                        Vietnam unless it names another zone)
  --ward CODE|all       ... of that ward, or of the whole campaign (default: of either)
  --period FROM..TO|all ... of those days (2026-11-15..2026-12-14, as its foot says), or of
                        the whole campaign (default: of the whole campaign if there is
                        one, else of the newest period)
  --format pdf|xlsx|slides
                        ... as a report on A4, a workbook, or slides of 16:9 (PDF)
                        (default: by --out's ending, else pdf)
  --for duty|ward-leader|committee
                        ... cut for these readers (default: committee)
  --help, --version

Keys: F1 in the window shows them all.

Examples:
  trucban --gateway https://gateway.example:8443 --user an.nguyen
  trucban --gateway https://127.0.0.1:8443 --user demo --password-file pw --pin 3F:9A:...
  trucban ... --theme dark --screenshot desk.png --after 5
  trucban trucban://case/VV-1121-0412
  trucban --exercise --gateway https://gateway.example:8543
  trucban --export open-cases --out open.pdf --password-file pw
  trucban --export briefing --from briefing.json --format slides --out slides.pdf

Exit codes: 0 done, 1 the profile or a file cannot be used, 2 wrong arguments.
)";

std::expected<QString, QString> readPassword(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(QStringLiteral("cannot read the password file %1: %2").arg(path, file.errorString()));
    }
    auto text = QString::fromUtf8(file.readAll());
    while (text.endsWith(QLatin1Char('\n')) || text.endsWith(QLatin1Char('\r'))) {
        text.chop(1);
    }
    if (text.isEmpty()) {
        return std::unexpected(QStringLiteral("the password file %1 is empty").arg(path));
    }
    return text;
}

std::expected<widgets::Theme::Mode, QString> readTheme(const QString& name) {
    if (name == QLatin1String("light")) {
        return widgets::Theme::Mode::light;
    }
    if (name == QLatin1String("dark")) {
        return widgets::Theme::Mode::dark;
    }
    if (name == QLatin1String("system")) {
        return widgets::Theme::Mode::system;
    }
    return std::unexpected(QStringLiteral("--theme is light, dark or system, not \"%1\"").arg(name));
}

std::optional<QString> readValues(const QCommandLineParser& parser, Options& options) {
    if (parser.isSet(QStringLiteral("password-file"))) {
        const auto password = readPassword(parser.value(QStringLiteral("password-file")));
        if (!password) {
            return password.error();
        }
        options.password = *password;
    }
    if (parser.isSet(QStringLiteral("theme"))) {
        const auto theme = readTheme(parser.value(QStringLiteral("theme")));
        if (!theme) {
            return theme.error();
        }
        options.theme = *theme;
    }
    if (parser.isSet(QStringLiteral("after"))) {
        bool isNumber = false;
        options.screenshotAfter = parser.value(QStringLiteral("after")).toDouble(&isNumber);
        if (!isNumber || options.screenshotAfter < 0 || options.screenshotAfter > 86'400) {
            return QStringLiteral("--after takes seconds, not \"%1\"").arg(parser.value(QStringLiteral("after")));
        }
    }
    if (!options.language.isEmpty() && options.language != QLatin1String("vi") &&
        options.language != QLatin1String("en")) {
        return QStringLiteral("--language is vi or en, not \"%1\"").arg(options.language);
    }
    if (options.workspace != QLatin1String("truc-ban")) {
        return QStringLiteral("there is no workspace \"%1\"; there is truc-ban").arg(options.workspace);
    }
    return std::nullopt;
}

/// No days at all: of the whole campaign.
std::optional<figures::DaySpan> readPeriod(const QString& text) {
    if (text == QLatin1String("all")) {
        return figures::DaySpan{};
    }
    const auto day = [](const QString& of) -> std::optional<core::Day> {
        const auto date = QDate::fromString(of, QStringLiteral("yyyy-MM-dd"));
        return date.isValid() ? std::optional(static_cast<core::Day>(QDate(1970, 1, 1).daysTo(date))) : std::nullopt;
    };
    const auto parts = text.split(QStringLiteral(".."));
    const auto from = day(parts.front());
    const auto to = day(parts.back());
    return parts.size() == 2 && from && to && *from <= *to ? std::optional(figures::DaySpan{*from, *to}) : std::nullopt;
}

std::optional<QString> readCampaign(const QCommandLineParser& parser, Options& options) {
    const auto asOf = parser.value(QStringLiteral("as-of"));
    if (!parser.isSet(QStringLiteral("campaign"))) {
        const bool isAlone = parser.isSet(QStringLiteral("as-of")) || parser.isSet(QStringLiteral("ward")) ||
                             parser.isSet(QStringLiteral("period"));
        return isAlone ? std::optional(QStringLiteral("--as-of, --ward and --period go with --campaign"))
                       : std::nullopt;
    }
    const auto id = parser.value(QStringLiteral("campaign"));
    if (const auto uuid = core::Uuid::parse(id.toStdString())) {
        options.campaign = core::CampaignId{*uuid};
    } else {
        return QStringLiteral("--campaign is no id: \"%1\"").arg(id);
    }
    if (const auto ward = parser.value(QStringLiteral("ward")); !ward.isEmpty()) {
        bool isCode = false;
        const auto code = ward.toUInt(&isCode);
        if (ward != QLatin1String("all") && (!isCode || code == 0)) {
            return QStringLiteral("--ward is a ward's code or all, not \"%1\"").arg(ward);
        }
        options.briefingWard = core::WardCode{code};
    }
    if (parser.isSet(QStringLiteral("period"))) {
        options.briefingDays = readPeriod(parser.value(QStringLiteral("period")));
        if (!options.briefingDays) {
            return QStringLiteral("--period is two days like 2026-11-15..2026-12-14, or all, not \"%1\"")
                .arg(parser.value(QStringLiteral("period")));
        }
    }
    if (!parser.isSet(QStringLiteral("as-of"))) {
        return std::nullopt;
    }
    auto at = QDateTime::fromString(asOf, Qt::ISODateWithMs);
    if (!at.isValid() || !asOf.contains(QLatin1Char('T'))) {
        return QStringLiteral("--as-of is a time like 2026-11-21T07:30, not \"%1\"").arg(asOf);
    }
    if (at.timeSpec() == Qt::LocalTime) {
        at = QDateTime(at.date(), at.time(), QTimeZone::fromSecondsAheadOfUtc(7 * 3600));
    }
    options.asOf = core::Instant(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
    return std::nullopt;
}

std::optional<QString> readBriefingExport(const QCommandLineParser& parser, Options& options) {
    options.fromFile = parser.value(QStringLiteral("from"));
    if (options.fromFile.isEmpty() == !parser.isSet(QStringLiteral("campaign"))) {
        return QStringLiteral("--export briefing needs either --from FILE or --campaign ID");
    }
    if (auto fault = readCampaign(parser, options)) {
        return fault;
    }
    if (options.exportFormat.isEmpty()) {
        const bool isWorkbook = options.outFile.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
        options.exportFormat = isWorkbook ? QStringLiteral("xlsx") : QStringLiteral("pdf");
    }
    if (options.exportFormat != QLatin1String("pdf") && options.exportFormat != QLatin1String("xlsx") &&
        options.exportFormat != QLatin1String("slides")) {
        return QStringLiteral("--format of a briefing is pdf, xlsx or slides, not \"%1\"").arg(options.exportFormat);
    }
    if (parser.isSet(QStringLiteral("for"))) {
        const auto readers =
            core::parseEnum<models::BriefingProfile>(parser.value(QStringLiteral("for")).toStdString());
        if (!readers) {
            return QStringLiteral("--for is duty, ward-leader or committee, not \"%1\"")
                .arg(parser.value(QStringLiteral("for")));
        }
        options.briefingFor = *readers;
    }
    return std::nullopt;
}

std::optional<QString> readExport(const QCommandLineParser& parser, Options& options) {
    options.exportWhat = parser.value(QStringLiteral("export"));
    options.exportFormat = parser.value(QStringLiteral("format"));
    options.outFile = parser.value(QStringLiteral("out"));
    if (!parser.isSet(QStringLiteral("export"))) {
        const bool isAlone = parser.isSet(QStringLiteral("out")) || parser.isSet(QStringLiteral("format")) ||
                             parser.isSet(QStringLiteral("from")) || parser.isSet(QStringLiteral("for")) ||
                             parser.isSet(QStringLiteral("campaign")) || parser.isSet(QStringLiteral("as-of")) ||
                             parser.isSet(QStringLiteral("ward")) || parser.isSet(QStringLiteral("period"));
        return isAlone ? std::optional(QStringLiteral("--out, --format, --from, --campaign, --as-of, --ward, --period "
                                                      "and --for go with --export"))
                       : std::nullopt;
    }
    const bool isBriefing = options.exportWhat == QLatin1String("briefing");
    if (options.exportWhat != QLatin1String("open-cases") && !isBriefing) {
        return QStringLiteral("--export takes open-cases or briefing, not \"%1\"").arg(options.exportWhat);
    }
    if (options.outFile.isEmpty()) {
        return QStringLiteral("--export needs --out FILE");
    }
    if (isBriefing) {
        return readBriefingExport(parser, options);
    }
    if (options.exportFormat.isEmpty()) {
        const bool isPdf = options.outFile.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
        options.exportFormat = isPdf ? QStringLiteral("pdf") : QStringLiteral("csv");
    }
    if (options.exportFormat != QLatin1String("csv") && options.exportFormat != QLatin1String("pdf")) {
        return QStringLiteral("--format is csv or pdf, not \"%1\"").arg(options.exportFormat);
    }
    return std::nullopt;
}

} // namespace

QString caseOfLink(const QString& link) {
    const QUrl url(link);
    if (url.scheme() != QLatin1String("trucban") || url.host() != QLatin1String("case")) {
        return {};
    }
    const auto id = url.path().mid(1);
    return id.contains(QLatin1Char('/')) ? QString() : id;
}

QString helpText() {
    return QString::fromUtf8(kHelp);
}

std::expected<Options, QString> parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    const auto add = [&parser](const QString& name, bool hasValue = true) {
        parser.addOption(QCommandLineOption(name, QString(), hasValue ? QStringLiteral("value") : QString()));
    };
    for (const auto* name : {"gateway",  "user",  "password-file", "pin",      "profile", "workspace", "map",
                             "language", "theme", "screenshot",    "after",    "trace",   "export",    "out",
                             "format",   "from",  "for",           "campaign", "as-of",   "ward",      "period"}) {
        add(QLatin1String(name));
    }
    add(QStringLiteral("exercise"), false);
    add(QStringLiteral("help"), false);
    add(QStringLiteral("version"), false);
    if (!parser.parse(QStringList{QStringLiteral("trucban")} + arguments)) {
        return std::unexpected(parser.errorText());
    }
    Options options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    if (options.help || options.version) {
        return options;
    }
    options.exercise = parser.isSet(QStringLiteral("exercise"));
    options.gatewayUrl = parser.value(QStringLiteral("gateway"));
    options.user = parser.value(QStringLiteral("user"));
    options.pin = parser.value(QStringLiteral("pin"));
    options.profileDir = parser.value(QStringLiteral("profile"));
    if (options.exercise && options.profileDir.isEmpty()) {
        options.profileDir = Profile::usualFolder(true); // no live desk's folder is touched
    }
    options.mapFile = parser.value(QStringLiteral("map"));
    options.traceFile = parser.value(QStringLiteral("trace"));
    options.screenshotFile = parser.value(QStringLiteral("screenshot"));
    options.language = parser.value(QStringLiteral("language"));
    if (parser.isSet(QStringLiteral("workspace"))) {
        options.workspace = parser.value(QStringLiteral("workspace"));
    }
    if (const auto wrong = readValues(parser, options)) {
        return std::unexpected(*wrong);
    }
    if (const auto wrong = readExport(parser, options)) {
        return std::unexpected(*wrong);
    }
    const auto rest = parser.positionalArguments();
    if (rest.size() > 1) {
        return std::unexpected(QStringLiteral("more than one argument: %1").arg(rest.join(QLatin1Char(' '))));
    }
    if (!rest.isEmpty()) {
        options.mapLink = models::MapLink::parse(rest.front());
        options.caseReference = caseOfLink(rest.front());
        if (options.caseReference.isEmpty() && !options.mapLink) {
            return std::unexpected(
                QStringLiteral("neither a trucban://case/ID nor a trucban://map/LAT,LON,ZOOM link: %1")
                    .arg(rest.front()));
        }
    }
    return options;
}

} // namespace trucban::console
