// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a briefing, as other programs read them.
#include "models/BriefingSamples.h"
#include "models/BriefingWording.h"
#include "models/Wording.h"
#include "widgets/briefing/BriefingRender.h"
#include "widgets/briefing/PdfTidy.h"
#include "widgets/briefing/ReportTemplate.h"
#include "widgets/dialogs/SaveFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace trucban;
using widgets::BriefingFormat;

namespace {

constexpr double kPointsPerMm = 72 / 25.4;

struct Told {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

Told run(const QString& program, const QStringList& arguments, const QStringList& environment = {}) {
    QProcess process;
    auto variables = QProcessEnvironment::systemEnvironment();
    for (const auto& line : environment) {
        variables.insert(line.section(QLatin1Char('='), 0, 0), line.section(QLatin1Char('='), 1));
    }
    process.setProcessEnvironment(variables);
    process.start(program, arguments);
    if (!process.waitForFinished()) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A word of a page with its box in points from the top left corner.
struct Word {
    QRectF box;
    QString text;
};

/// Of each page, as pdftotext -bbox tells.
std::vector<std::vector<Word>> wordsOf(const QString& file) {
    const auto told = QString::fromUtf8(run(QStringLiteral("pdftotext"), {"-bbox", file, "-"}).out);
    static const QRegularExpression line(QStringLiteral(
        "<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">(.*)</word>"));
    std::vector<std::vector<Word>> pages;
    for (const auto& row : told.split(QLatin1Char('\n'))) {
        if (row.contains(QLatin1String("<page "))) {
            pages.emplace_back();
        }
        const auto match = line.match(row);
        if (match.hasMatch()) {
            pages.back().push_back({QRectF(QPointF(match.captured(1).toDouble(), match.captured(2).toDouble()),
                                           QPointF(match.captured(3).toDouble(), match.captured(4).toDouble())),
                                    match.captured(5)});
        }
    }
    return pages;
}

} // namespace

class BriefingFilesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_json = m_folder.filePath(QStringLiteral("briefing.json"));
        const auto made = run(QStringLiteral(BRIEFING_TOOL), {"sample", m_json});
        QVERIFY2(made.exitCode == 0, made.err.constData());
        m_report = rendered(QStringLiteral("report"));
        m_slides = rendered(QStringLiteral("slides"));
        m_workbook = rendered(QStringLiteral("workbook"));
    }

    void aReportSaysAllThatTheDocumentSays() {
        const auto text = QString::fromUtf8(run(QStringLiteral("pdftotext"), {"-layout", m_report, "-"}).out);
        const auto flat = text.simplified();
        for (const auto* words : {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                  "Độc lập - Tự do - Hạnh phúc",
                                  "BAN CHỈ ĐẠO 138",
                                  "/BC-BCĐ138",
                                  "Thành phố Hồ Chí Minh, ngày 22 tháng 11 năm 2026",
                                  "DỰ THẢO",
                                  "BÁO CÁO",
                                  "I. TÌNH HÌNH CHUNG",
                                  "VIII. XIN Ý KIẾN CHỈ ĐẠO",
                                  "XII. ",
                                  "128.412",
                                  "4 → 11: số nhỏ, chưa kết luận được",
                                  "không có số liệu so sánh",
                                  "chưa nhập",
                                  "Biểu đồ 1. Vụ việc có thật theo ngày",
                                  "Bảng 1. Kết quả",
                                  "Phường Thủ Dầu Một",
                                  "dưới 5",
                                  "Ý kiến của Lãnh đạo phường",
                                  "Nơi nhận:",
                                  "TRƯỞNG BAN",
                                  "Nhật ký số 1.234.567 · 3fa9c1d2e4b5"}) {
            QVERIFY2(flat.contains(QString::fromUtf8(words)), words);
        }
        QVERIFY(!flat.contains(QStringLiteral("0901")));
    }

    void aReportIsA4WithTheMarginsOfDecree30() {
        const auto info = QString::fromUtf8(run(QStringLiteral("pdfinfo"), {m_report}).out);
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Page size: .*A4"))), qPrintable(info));
        const auto pages = wordsOf(m_report);
        QVERIFY(pages.size() >= 10);
        const double left = 30 * kPointsPerMm;
        const double right = (210 - 15) * kPointsPerMm;
        for (std::size_t page = 0; page < pages.size(); ++page) {
            bool hasNumber = false;
            for (const auto& word : pages[page]) {
                QVERIFY2(word.box.left() >= left - 1 && word.box.right() <= right + 1,
                         qPrintable(QStringLiteral("page %1: %2").arg(page + 1).arg(word.text)));
                const bool isInTop = word.box.bottom() < 20 * kPointsPerMm;
                if (isInTop) {
                    QCOMPARE(word.text, QString::number(page + 1));
                    QVERIFY(std::abs(word.box.center().x() - (left + right) / 2) < 2);
                    hasNumber = true;
                }
            }
            QCOMPARE(hasNumber, page > 0); // centred at the top from the second page on
        }
        // The first page's number, place and date stand on one line each.
        const auto isWord = [&](const char* text) {
            return std::ranges::find_if(pages[0],
                                        [&](const Word& word) { return word.text == QString::fromUtf8(text); });
        };
        QVERIFY(std::abs(isWord("Số:")->box.center().y() - isWord("2026")->box.center().y()) < 3);
    }

    void everyLetterIsInTheFile_data() {
        QTest::addColumn<bool>("isReport");
        QTest::newRow("report") << true;
        QTest::newRow("slides") << false;
    }
    void everyLetterIsInTheFile() {
        QFETCH(bool, isReport);
        const auto lines = run(QStringLiteral("pdffonts"), {isReport ? m_report : m_slides}).out.split('\n');
        QVERIFY(lines.size() > 3);
        for (const auto& line : lines.mid(2)) {
            if (!line.trimmed().isEmpty()) {
                // … encoding emb sub uni object ID
                const auto fields = line.simplified().split(' ');
                QCOMPARE(fields[fields.size() - 5], QByteArray("yes"));
                // Letters that the program carries, whatever is installed.
                QVERIFY2(line.startsWith("LiberationSerif") || line.startsWith("BeVietnamPro"), line.constData());
            }
        }
        const auto first = isReport ? QByteArray("LiberationSerif") : QByteArray("BeVietnamPro");
        QVERIFY2(lines.join('\n').contains(first), lines.join('\n').constData());
    }

    void slidesAreOneAPageInSixteenToNine() {
        const auto info = QString::fromUtf8(run(QStringLiteral("pdfinfo"), {m_slides}).out);
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Pages: +12\\n"))), qPrintable(info));
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Page size: +960 x 540 pts"))), qPrintable(info));
        const auto pages =
            QString::fromUtf8(run(QStringLiteral("pdftotext"), {m_slides, "-"}).out).split(QLatin1Char('\f'));
        const auto document = test::sampleBriefing();
        for (std::size_t i = 0; i < document.pages.size(); ++i) {
            const auto text = pages[static_cast<qsizetype>(i)].simplified();
            QVERIFY2(text.contains(document.pages[i].title), qPrintable(text));
            QVERIFY(text.contains(QStringLiteral("Số liệu đến 08:30 ngày 22/11/2026")));
            QVERIFY(text.contains(QStringLiteral("DỰ THẢO")));
            QVERIFY(!text.contains(document.pages[i].notes)); // those are for who speaks
        }
    }

    void twoProcessesMakeTheSameBytes_data() {
        QTest::addColumn<QString>("format");
        for (const auto* format : {"report", "slides", "workbook"}) {
            QTest::newRow(format) << QString::fromLatin1(format);
        }
    }
    void twoProcessesMakeTheSameBytes() {
        QFETCH(QString, format);
        const auto first = m_folder.filePath(format + QStringLiteral(".first"));
        const auto second = m_folder.filePath(format + QStringLiteral(".second"));
        // Another time zone, another seed of Qt's tables; and another second, which the first run has taken.
        const auto one = run(QStringLiteral(BRIEFING_TOOL), {"render", format, m_json, first},
                             {"TZ=Asia/Ho_Chi_Minh", "QT_HASH_SEED=0"});
        const auto two = run(QStringLiteral(BRIEFING_TOOL), {"render", format, m_json, second}, {"TZ=America/Lima"});
        QVERIFY2(one.exitCode == 0 && two.exitCode == 0, one.err.constData());
        QVERIFY(!readAll(first).isEmpty());
        QVERIFY(readAll(first) == readAll(second));
    }

    void itSpeaksVietnameseInAWindowOfAnotherLanguage() {
        class Loud : public QTranslator {
        public:
            [[nodiscard]] bool isEmpty() const override { return false; }
            QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                              int /*n*/) const override {
                return QByteArrayView(source) == "vi" ? QStringLiteral("en") : QString::fromUtf8(source).toUpper();
            }
        };
        for (const auto format : {BriefingFormat::report, BriefingFormat::slides, BriefingFormat::workbook}) {
            const auto before = widgets::renderBriefing(test::committeeBriefing(1), format);
            Loud loud;
            QCoreApplication::installTranslator(&loud);
            QVERIFY(models::Wording::isEnglish());
            const auto under = widgets::renderBriefing(test::committeeBriefing(1), format);
            QVERIFY(models::Wording::isEnglish()); // the window goes on as it was
            QCoreApplication::removeTranslator(&loud);
            QVERIFY(*before == *under);
        }
    }

    void theFileIsDatedByItsFigures() {
        const auto info = QString::fromUtf8(run(QStringLiteral("pdfinfo"), {"-isodates", m_report}).out);
        QVERIFY2(info.contains(QStringLiteral("2026-11-22T08:30:00+07")), qPrintable(info));
        QVERIFY(readAll(m_report).count("/CreationDate") == 1);
        auto other = test::sampleBriefing();
        other.header.asOf += std::chrono::seconds{1};
        const auto bytes = widgets::renderBriefing(
            models::RedactedBriefing::of(other, models::BriefingProfile::committee), BriefingFormat::report);
        QVERIFY(bytes.has_value());
        QVERIFY(*bytes != readAll(m_report));
    }

    void aWorkbookHasRealNumbersDaysAndCharts() {
        const auto sheets = workbook()[QLatin1String("sheets")].toArray();
        QStringList names;
        QJsonObject byName;
        for (const auto& sheet : sheets) {
            names << sheet[QLatin1String("name")].toString();
            byName[names.back()] = sheet;
        }
        QCOMPARE(names.join(QLatin1Char('|')),
                 QStringLiteral("Thông tin|Tình hình|Diễn biến|Bản đồ|Tiếp nhận, xử lý|Tổ 3 trong 1|Mô hình|Nhiệm vụ|"
                                "Xin ý kiến|Từng địa bàn"));
        int charts = 0;
        for (const auto& sheet : sheets) {
            charts += sheet[QLatin1String("charts")].toInt();
            QVERIFY(sheet[QLatin1String("formulas")].toArray().isEmpty());
            QVERIFY(!sheet[QLatin1String("frozen")].toString().isEmpty());
            for (const auto& table : sheet[QLatin1String("tables")].toObject()) {
                QVERIFY(table.toArray()[1].toBool()); // each can be filtered
            }
        }
        QCOMPARE(charts, 3 + 3 + 1 + 1 + 1 + 4); // the heat map is shaded cells
        const auto situation = rowOf(byName[QStringLiteral("Tình hình")], QStringLiteral("Tin báo tiếp nhận"));
        QCOMPARE(situation[1].toDouble(), 128'412.0);
        const auto share = rowOf(byName[QStringLiteral("Tình hình")], QStringLiteral("Tỷ lệ giải quyết"));
        QVERIFY(std::abs(share[1].toDouble() - 0.874) < 1e-9);
        const auto unknown = rowOf(byName[QStringLiteral("Tình hình")], QStringLiteral("Đối tượng bắt giữ"));
        QCOMPARE(unknown[1].toString(), QStringLiteral("chưa nhập"));
        const auto ward = rowOf(byName[QStringLiteral("Bản đồ")], QStringLiteral("Phường Thủ Dầu Một"), 5);
        QVERIFY2(ward[5][QLatin1String("day")].toString().startsWith(QLatin1String("2026-10-")),
                 QJsonDocument(ward).toJson().constData());
    }

    void aWorkbookHasWordsBesideWhatItsPicturesDraw() {
        models::DumbbellChart kinds{.beforeName = QStringLiteral("Trước"), .nowName = QStringLiteral("Nay")};
        kinds.rows = {{.key = {},
                       .name = QStringLiteral("Trộm cắp"),
                       .now = {},
                       .change = {.before = 40, .words = QStringLiteral("−8 %"), .interval = QStringLiteral("−9 %")}}};
        models::RankingChart wards{.areaName = QStringLiteral("Phường")};
        wards.rows = {{.key = {}, .name = QStringLiteral("A"), .value = {}, .target = {}, .note = "dưới 5"}};
        models::CoverageChart coverage{.areaName = QStringLiteral("Khu phố")};
        coverage.rows = {{.key = {}, .name = QStringLiteral("Khu phố 1"), .done = 7, .all = {}}};
        auto document = test::sampleBriefing(0);
        document.pages = {{.chapter = models::BriefingChapter::situation, .title = QStringLiteral("Số liệu")}};
        for (const auto& body : std::vector<models::ChartBody>{kinds, wards, coverage}) {
            models::ChartData chart;
            chart.body = body;
            document.pages[0].blocks.push_back({.body = models::BriefingChart{chart}});
        }
        const auto file = m_folder.filePath(QStringLiteral("words.xlsx"));
        const auto bytes = widgets::renderBriefing(
            models::RedactedBriefing::of(document, models::BriefingProfile::committee), BriefingFormat::workbook);
        QVERIFY(bytes.has_value() && widgets::saveFile(*bytes, file, widgets::FileReaders::thisAccount).has_value());
        const auto sheet = workbook(file)[QLatin1String("sheets")][1];
        const auto kind = rowOf(sheet, QStringLiteral("Trộm cắp"), 3);
        QVERIFY(kind[2].isNull()); // a picture would draw words as 0
        QCOMPARE(kind[3].toString(), QStringLiteral("−8 %"));
        QCOMPARE(kind[4].toString(), QStringLiteral("−9 %"));
        const auto ward = rowOf(sheet, QStringLiteral("A"), 3);
        QVERIFY(ward[1].isNull());
        QCOMPARE(ward[2].toString(), QStringLiteral("không đặt"));
        QCOMPARE(ward[3].toString(), QStringLiteral("dưới 5"));
        const auto neighbourhood = rowOf(sheet, QStringLiteral("Khu phố 1"));
        QCOMPARE(neighbourhood[2].toString(), QStringLiteral("chưa nhập"));
        QVERIFY(neighbourhood[3].isNull());
    }

    // A tile with a target had room for three lines of what changed, and ended the fourth in dots.
    void nothingThatATileSaysIsCut() {
        models::BriefingDocument document = test::sampleBriefing(0);
        models::BriefingTiles tiles;
        for (int i = 0; i < 8; ++i) {
            models::TileChart tile{.value = 128'412, .target = 9'000};
            tile.change = {.before = 118'000,
                           .words = QStringLiteral("+8,8 % trong 39 ngày có đối chiếu"),
                           .interval = QStringLiteral("+7,3 % đến +10,4 % (tỷ số)"),
                           .tone = models::ChartTone::good};
            tile.beforeName = QStringLiteral("60 ngày liền trước, theo ngày của đợt");
            tiles.tiles.push_back({.title = QStringLiteral("Lượt thăm"), .unit = QStringLiteral("lượt"), .body = tile});
        }
        document.pages.resize(1);
        document.pages[0].blocks = {{.body = tiles}};
        const auto briefing = models::RedactedBriefing::of(document, models::BriefingProfile::committee);
        for (const auto format : {BriefingFormat::slides, BriefingFormat::report}) {
            const auto path = m_folder.filePath(QStringLiteral("tiles.pdf"));
            QVERIFY(
                widgets::saveFile(*widgets::renderBriefing(briefing, format), path, widgets::FileReaders::thisAccount));
            const auto text = QString::fromUtf8(run(QStringLiteral("pdftotext"), {path, "-"}).out).simplified();
            QVERIFY2(!text.contains(QChar(0x2026)), qPrintable(text));
            QCOMPARE(text.count(QStringLiteral("tốt hơn")), 8);
        }
    }

    // A slide showed three of a funnel's four steps, "và 1 dòng nữa", and not what was resolved.
    void aSlideShowsTheLastStepOfAFunnel() {
        models::BriefingDocument document = test::sampleBriefing(0);
        models::FunnelChart funnel;
        for (const auto* name : {"vụ việc", "có thật", "đã điều động", "đã giải quyết"}) {
            const auto words = QString::fromUtf8(name);
            funnel.steps.push_back({.key = words, .name = words, .value = 3'962, .before = 4'000});
        }
        const models::ChartData chart{
            .key = QStringLiteral("funnel"),
            .title = QStringLiteral("Từ tin báo đến giải quyết"),
            .unit = QStringLiteral("vụ"),
            .basis = QStringLiteral("168 phường, xã, đặc khu · 09/10–23/11/2026 · số liệu đến 23/11/2026 10:09"),
            .note = QStringLiteral("Từ 3.962 tin báo: một vụ có thể có nhiều tin. So sánh các ngày đã trọn, đến hết "
                                   "22/11."),
            .body = funnel};
        document.pages.resize(1);
        const models::BriefingBlock block{.body = models::BriefingChart{chart}};
        document.pages[0].blocks = {block, block, block};
        const auto briefing = models::RedactedBriefing::of(document, models::BriefingProfile::committee);
        const auto path = m_folder.filePath(QStringLiteral("funnel.pdf"));
        QVERIFY(widgets::saveFile(*widgets::renderBriefing(briefing, BriefingFormat::slides), path,
                                  widgets::FileReaders::thisAccount));
        const auto text = QString::fromUtf8(run(QStringLiteral("pdftotext"), {path, "-"}).out).simplified();
        QCOMPARE(text.count(QStringLiteral("đã giải quyết")), 3);
        QVERIFY(widgets::saveFile(*widgets::renderBriefing(briefing, BriefingFormat::report), path,
                                  widgets::FileReaders::thisAccount));
        const auto report = QString::fromUtf8(run(QStringLiteral("pdftotext"), {path, "-"}).out).simplified();
        QVERIFY2(report.contains(QStringLiteral("Từ tin báo đến giải quyết (vụ) Từ 3.962 tin báo: một vụ có thể có "
                                                "nhiều tin.")),
                 qPrintable(report));                              // what must be known to read it was not printed
        QVERIFY2(!text.contains(QChar(0x2026)), qPrintable(text)); // nor did its days end in dots
    }

    void aShareOfAWorkbookIsNotShownAsAllWhenItIsNot() {
        models::BriefingDocument document = test::sampleBriefing(0);
        models::CoverageChart homes{.areaName = QStringLiteral("Khu phố"), .rows = {}};
        homes.rows = {{.key = QStringLiteral("1"), .name = QStringLiteral("KP một"), .done = 5'230, .all = 5'231},
                      {.key = QStringLiteral("2"), .name = QStringLiteral("KP hai"), .done = 7, .all = 7}};
        document.pages.resize(1);
        document.pages[0].blocks = {{.body = models::BriefingChart{{.title = QStringLiteral("Thăm"), .body = homes}}}};
        const auto briefing = models::RedactedBriefing::of(document, models::BriefingProfile::committee);
        const auto path = m_folder.filePath(QStringLiteral("share.xlsx"));
        QVERIFY(widgets::saveFile(*widgets::renderBriefing(briefing, BriefingFormat::workbook), path,
                                  widgets::FileReaders::thisAccount));
        const auto formats =
            run(QStringLiteral("python3"), {"-c",
                                            "import openpyxl,sys\n"
                                            "for sheet in openpyxl.load_workbook(sys.argv[1]):\n"
                                            " for row in sheet:\n"
                                            "  if str(row[0].value).startswith('KP'):\n"
                                            "   print([(cell.value, cell.number_format) for cell in row])",
                                            path});
        const auto lines = QString::fromUtf8(formats.out).split(QLatin1Char('\n'));
        QVERIFY2(lines.size() >= 2, formats.err.constData());
        QVERIFY2(lines[0].contains(QStringLiteral("> 99,9 %")) && lines[0].contains(QStringLiteral("0.99980")),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].contains(QStringLiteral("(1, '0.0%')")), qPrintable(lines[1]));
    }

    void nothingInAWorkbookBecomesAFormula() {
        for (const auto& sheet : workbook()[QLatin1String("sheets")].toArray()) {
            if (sheet[QLatin1String("name")].toString() == QStringLiteral("Nhiệm vụ")) {
                const auto row = rowOf(sheet, QStringLiteral("11/KH-BCĐ"));
                QVERIFY(row[1].toString().startsWith(QLatin1String("=HYPERLINK(")));
                QVERIFY(!sheet[QLatin1String("types")].toArray().contains(QStringLiteral("f")));
                QVERIFY(!sheet[QLatin1String("guarded")].toArray().isEmpty());
            }
        }
    }

    void aWorkbookIsDatedByItsFigures() {
        QVERIFY(workbook()[QLatin1String("created")].toString().startsWith(QLatin1String("2026-11-22T01:30:00")));
    }

    void stopsWhenItIsToldTo() {
        int asked = 0;
        for (const auto format : {BriefingFormat::report, BriefingFormat::slides, BriefingFormat::workbook}) {
            int last = -1;
            const auto bytes = widgets::renderBriefing(test::committeeBriefing(0), format, [&](int done, int of) {
                ++asked;
                last = done;
                return of > 3 && done < 3;
            });
            QVERIFY(!bytes.has_value());
            QCOMPARE(last, 3);
        }
        QCOMPARE(asked, 12);
    }

    void aBriefingWithNothingInItIsNoFileOfSlidesAndAShortReport() {
        models::BriefingDocument empty;
        empty.header = test::sampleBriefing(0).header;
        const auto nothing = models::RedactedBriefing::of(empty, models::BriefingProfile::duty);
        QVERIFY(!widgets::renderBriefing(nothing, BriefingFormat::slides).has_value());
        QVERIFY(widgets::renderBriefing(nothing, BriefingFormat::report).has_value());
        QVERIFY(widgets::renderBriefing(nothing, BriefingFormat::workbook).has_value());
    }

    void wideAndLongTablesAreAllThere() {
        auto document = test::sampleBriefing(0);
        models::BriefingTable table{.title = QStringLiteral("Dài"), .columns = {}, .rows = {}, .note = {}};
        for (int i = 0; i < 12; ++i) {
            table.columns.push_back({QStringLiteral("Cột %1").arg(i), 1});
        }
        for (int i = 0; i < 200; ++i) {
            models::BriefingRow row;
            row.cells.assign(12, models::ChartCell::of(QString(400, QLatin1Char('x'))));
            row.cells[0] = models::ChartCell::of(QStringLiteral("D%1").arg(i));
            table.rows.push_back(row);
        }
        document.pages = {{.title = QStringLiteral("Dài"), .blocks = {{.body = table}}}};
        const auto file = m_folder.filePath(QStringLiteral("long.pdf"));
        const auto bytes = widgets::renderBriefing(
            models::RedactedBriefing::of(document, models::BriefingProfile::committee), BriefingFormat::report);
        QVERIFY(bytes.has_value() && widgets::saveFile(*bytes, file, widgets::FileReaders::thisAccount).has_value());
        const auto text = QString::fromUtf8(run(QStringLiteral("pdftotext"), {"-layout", file, "-"}).out);
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(text.count(QRegularExpression(QStringLiteral("\\bD%1\\b").arg(i))), 1);
        }
        QCOMPARE(text.count(QStringLiteral("Cột 0")), text.count(QLatin1Char('\f'))); // headings on every page
    }

    void onlyWhatIsReadableAsPdfIsTidied() {
        const widgets::PdfFacts facts{.title = {}, .author = {}, .at = {}};
        QVERIFY(!widgets::tidiedPdf({}, facts).has_value());
        QVERIFY(!widgets::tidiedPdf("%PDF-1.4\nstartxref\n99999\n%%EOF", facts).has_value());
        const auto good = readAll(m_report);
        QVERIFY(widgets::tidiedPdf(good, facts).has_value()); // its own output too
        const auto end = good.lastIndexOf("startxref");       // all but the end of its last line is whole
        for (qsizetype size = 0; size <= end; size += good.size() / 40) {
            QVERIFY(!widgets::tidiedPdf(good.left(size), facts).has_value());
        }
    }

    void theTemplateKeepsToTheDecree() {
        const auto& usual = widgets::ReportTemplate::usual();
        QCOMPARE(usual.family, QStringLiteral("Liberation Serif"));
        QFile file(QStringLiteral(":/briefing/report.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto good = file.readAll();
        for (const auto& [from, to, place] : {std::tuple{"\"leftMm\": 30", "\"leftMm\": 25", "leftMm"},
                                              {"\"bodyPt\": 13.5", "\"bodyPt\": 12", "bodyPt"},
                                              {"\"nation\"", "\"nations\"", "nation"},
                                              {"\"version\": 1", "\"version\": 3", "version"}}) {
            auto bad = good;
            bad.replace(from, to);
            QVERIFY(bad != good);
            const auto parsed = widgets::ReportTemplate::parse(bad);
            QVERIFY(!parsed.has_value());
            QVERIFY2(parsed.error().contains(QLatin1String(place)), qPrintable(parsed.error()));
        }
        auto header = test::sampleBriefing(0).header;
        header.campaign = QStringLiteral("{place}");
        QCOMPARE(widgets::ReportTemplate::filled(QStringLiteral("{campaign}, {PLACE}"), header),
                 QStringLiteral("{place}, THÀNH PHỐ HỒ CHÍ MINH")); // what is filled in is no template
        header.legalBasis.clear();
        QVERIFY(widgets::ReportTemplate::filled(QStringLiteral("Thực hiện {legalBasis};"), header).isEmpty());
    }

private:
    QString rendered(const QString& format) {
        const auto ending = format == QLatin1String("workbook") ? QStringLiteral(".xlsx") : QStringLiteral(".pdf");
        const auto file = m_folder.filePath(format + ending); // openpyxl goes by it
        const auto made = run(QStringLiteral(BRIEFING_TOOL), {"render", format, m_json, file});
        if (made.exitCode != 0) {
            qWarning("%s", made.err.constData());
        }
        return file;
    }
    [[nodiscard]] QJsonObject workbook() const { return workbook(m_workbook); }
    [[nodiscard]] static QJsonObject workbook(const QString& file) {
        const auto told = run(QStringLiteral("python3"), {QStringLiteral(READ_WORKBOOK), file});
        if (told.exitCode != 0) {
            qWarning("%s", told.err.constData());
        }
        return QJsonDocument::fromJson(told.out).object();
    }
    /// The row of a sheet that begins so and has a value in that column.
    static QJsonArray rowOf(const QJsonValue& sheet, const QString& name, int needed = 1) {
        for (const auto& row : sheet[QLatin1String("rows")].toArray()) {
            if (row[0].toString() == name && !row[needed].isNull() && !row[needed].isUndefined()) {
                return row.toArray();
            }
        }
        return {};
    }

    const QTemporaryDir m_folder;
    QString m_json;
    QString m_report;
    QString m_slides;
    QString m_workbook;
};

QTEST_MAIN(BriefingFilesTest)
#include "BriefingFilesTest.moc"
