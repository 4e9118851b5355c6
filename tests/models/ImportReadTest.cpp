// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes to a table, and from a cell to what somebody would have typed.
#include "core/Command.h"
#include "models/ImportCell.h"
#include "models/ImportMapping.h"

#include <QStringEncoder>
#include <QTest>

#include <random>

using namespace trucban;
using namespace trucban::models;
using core::RecordKind;

namespace {

QByteArray utf16(const QString& text, QStringConverter::Encoding encoding) {
    QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
    return encoder(text);
}

ImportSheet sheetOf(const QByteArray& csv) {
    const auto text = readImportText(csv);
    return text ? readImportSheet(text->text).value_or(ImportSheet{}) : ImportSheet{};
}

QString cellOf(const char* field, RecordKind kind, const QString& cell, ImportDates dates = ImportDates::dayFirst) {
    const auto text = importCell(*RecordForm::find(kind, field), cell.toStdString(), dates);
    return text ? *text : QStringLiteral("! ") + text.error();
}

} // namespace

class ImportReadTest : public QObject {
    Q_OBJECT
private slots:
    void readsTheEncodingsOfSpreadsheets_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("said"); // -1: nothing
        QTest::addColumn<QString>("text");
        const QString words = QStringLiteral("Phường;Số hộ\nBến Thành;12");
        QTest::newRow("UTF-8") << words.toUtf8() << -1 << words;
        QTest::newRow("UTF-8 with its mark") << "\xEF\xBB\xBF" + words.toUtf8() << -1 << words;
        QTest::newRow("UTF-16 LE") << utf16(words, QStringConverter::Utf16LE) << -1 << words;
        QTest::newRow("UTF-16 BE") << utf16(words, QStringConverter::Utf16BE) << -1 << words;
        QTest::newRow("UTF-16 LE without a mark")
            << utf16(QStringLiteral("a;b\n1;2"), QStringConverter::Utf16LE).sliced(2) << -1
            << QStringLiteral("a;b\n1;2");
        QTest::newRow("Windows-1258") << QByteArray("Ph\xFD\xF5\xCCng Th\xE0nh \xD0\xF4 \xC2\xECu")
                                      << int(ImportEncoding::windows1258) << QStringLiteral("Phường Thành Đô Ấu");
        QTest::newRow("Windows-1252") << QByteArray("caf\xE9 \x80") << int(ImportEncoding::windows1252)
                                      << QStringLiteral("café €");
        QTest::newRow("a mark is believed more than what was said")
            << "\xEF\xBB\xBF" + words.toUtf8() << int(ImportEncoding::windows1258) << words;
        QTest::newRow("decomposed marks") << words.normalized(QString::NormalizationForm_D).toUtf8() << -1 << words;
    }
    void readsTheEncodingsOfSpreadsheets() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, said);
        QFETCH(QString, text);
        const auto read =
            readImportText(bytes, said < 0 ? std::nullopt : std::optional{static_cast<ImportEncoding>(said)});
        QVERIFY(read.has_value());
        QCOMPARE(QString::fromStdString(read->text), text);
    }

    void refusesWhatIsNoText_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("fault");
        QTest::newRow("nothing") << QByteArray() << int(ImportTextFault::empty);
        QTest::newRow("XLSX") << QByteArray("PK\x03\x04rest") << int(ImportTextFault::workbook);
        QTest::newRow("XLS") << QByteArray("\xD0\xCF\x11\xE0\xA1") << int(ImportTextFault::workbook);
        QTest::newRow("a picture") << QByteArray("\x89PNG\0\0\0\x0D", 8) << int(ImportTextFault::binary);
        QTest::newRow("an odd byte of UTF-16") << QByteArray("\xFF\xFE"
                                                             "a\0b",
                                                             5)
                                               << int(ImportTextFault::badUtf16);
        QTest::newRow("not UTF-8") << QByteArray("Ph\xFD\xF5ng") << int(ImportTextFault::needsEncoding);
        QTest::newRow("too large") << QByteArray(kMostImportBytes + 1, 'a') << int(ImportTextFault::tooLarge);
    }
    void refusesWhatIsNoText() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, fault);
        const auto read = readImportText(bytes);
        QVERIFY(!read.has_value());
        QCOMPARE(int(read.error()), fault);
        QVERIFY(ImportWords::fault(read.error()).endsWith(QLatin1Char('.')) ||
                ImportWords::fault(read.error()).endsWith(QStringLiteral("\".")));
    }

    void findsTheTable_data() {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QStringList>("headings");
        QTest::addColumn<QStringList>("rows"); // "row: cell|cell"
        QTest::newRow("plain") << QByteArray("a,b\r\n1,2\r\n") << QStringList{"a", "b"} << QStringList{"2: 1|2"};
        QTest::newRow("semicolons and decimal commas")
            << QByteArray("a;b\n1,5;2,5\n") << QStringList{"a", "b"} << QStringList{"2: 1,5|2,5"};
        QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << QStringList{"a", "b"} << QStringList{"2: 1|2"};
        QTest::newRow("a hint") << QByteArray("sep=|\na|b\n1;x|2\n") << QStringList{"a", "b"}
                                << QStringList{"2: 1;x|2"};
        QTest::newRow("a title above") << QByteArray("BÁO CÁO THÁNG 11;;\n;;\na;b;\n1;2;\n") << QStringList{"a", "b"}
                                       << QStringList{"4: 1|2"};
        QTest::newRow("blank rows") << QByteArray("a,b\n\n1,2\n,\n3,4\n\n") << QStringList{"a", "b"}
                                    << QStringList{"3: 1|2", "5: 3|4"};
        QTest::newRow("trailing empty columns")
            << QByteArray("a,b,,,\n1,2,,,\n") << QStringList{"a", "b"} << QStringList{"2: 1|2"};
        QTest::newRow("short rows") << QByteArray("a,b,c\n1\n") << QStringList{"a", "b", "c"} << QStringList{"2: 1||"};
        QTest::newRow("one column") << QByteArray("a\n1\n2\n") << QStringList{"a"} << QStringList{"2: 1", "3: 2"};
        QTest::newRow("quoted line ends count once") << QByteArray("\"a\nx\",b\n\"1\n2\",3\n4,5\n")
                                                     << QStringList{"a x", "b"} << QStringList{"2: 1\n2|3", "3: 4|5"};
    }
    void findsTheTable() {
        QFETCH(QByteArray, csv);
        QFETCH(QStringList, headings);
        QFETCH(QStringList, rows);
        const ImportSheet sheet = sheetOf(csv);
        QStringList found;
        for (const auto& heading : sheet.headings) {
            found << QString::fromStdString(heading);
        }
        QCOMPARE(found, headings);
        QStringList read;
        for (const auto& row : sheet.rows) {
            QStringList cells;
            for (const auto& cell : row.cells) {
                cells << QString::fromStdString(cell);
            }
            read << QStringLiteral("%1: %2").arg(row.row).arg(cells.join(QLatin1Char('|')));
        }
        QCOMPARE(read, rows);
    }

    void refusesTablesThatAreTooMuchOrBroken() {
        const auto faultOf = [](const std::string& csv) {
            const auto sheet = readImportSheet(csv);
            return sheet ? -1 : int(sheet.error().fault);
        };
        QCOMPARE(faultOf(" \n , \n"), int(ImportSheetFault::noHeadings));
        QCOMPARE(faultOf("a,b\n"), int(ImportSheetFault::noRows));
        QCOMPARE(faultOf("a,b\n1,\"2\n3,4\n"), int(ImportSheetFault::openQuote));
        std::string many = "a\n";
        for (std::size_t i = 0; i < core::kMaxRecords; ++i) {
            many += "1\n";
        }
        QCOMPARE(faultOf(many), -1);
        QCOMPARE(faultOf(many + "1\n"), int(ImportSheetFault::tooManyRows));
        for (int i = 0; i < 300; ++i) {
            many += "1\n";
        }
        const auto sheet = readImportSheet(many);
        QVERIFY(!sheet.has_value());
        QVERIFY(sentenceOf(sheet.error()).contains(QStringLiteral("10.300")));
        QCOMPARE(faultOf("a" + std::string(400, ',') + "b\n1\n"), int(ImportSheetFault::tooManyColumns));
        QCOMPARE(faultOf("a,b" + std::string(5'000, ',') + "\n1,2\n"), -1);
        QVERIFY(readImportSheet("a,b\n1,2,3\n")->rows.front().isTooWide);
        QCOMPARE(spreadsheetColumn(0), QStringLiteral("A"));
        QCOMPARE(spreadsheetColumn(27), QStringLiteral("AB"));
    }

    /// Whatever the bytes: an answer, within bounds.
    void anyBytesEnd() {
        std::mt19937 random(11);
        const QByteArray letters("\"\"\";,\t\r\n=a1\xFF\xFE\xC3\xAA\0\x80", 18);
        for (int run = 0; run < 2'000; ++run) {
            QByteArray bytes;
            const int length = static_cast<int>(random() % 200);
            for (int i = 0; i < length; ++i) {
                bytes += letters[static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size()))];
            }
            for (const auto said : {std::optional<ImportEncoding>{}, std::optional{ImportEncoding::windows1258}}) {
                const auto text = readImportText(bytes, said);
                if (!text) {
                    continue;
                }
                const auto sheet = readImportSheet(text->text);
                for (const auto& row : sheet ? sheet->rows : std::vector<ImportRow>{}) {
                    QCOMPARE(row.cells.size(), sheet->headings.size());
                }
            }
        }
    }

    void takesACellAsItWasMeant_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* field, const QString& cell, const QString& text) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(field), cell))) << field << cell << text;
        };
        row("asOf", "05/11/2026", "05/11/2026");
        row("asOf", "2026-11-05", "2026-11-05");
        row("asOf", "2026-11-05 00:00:00", "2026-11-05");
        row("asOf", "2026-11-05T00:00:00.000Z", "2026-11-05");
        row("asOf", "05/11/2026 0:00", "05/11/2026");
        row("asOf", "05/11/2026 12:00:00 AM", "05/11/2026");
        row("asOf", "2026/11/05", "05/11/2026");
        row("asOf", "46331", "05/11/2026");
        row("asOf", "46331,0", "05/11/2026");
        row("asOf", "5-Nov-2026", "5/11/2026");
        row("asOf", "5 November 2026", "5/11/2026");
        row("asOf", QStringLiteral("ngày 5 tháng 11 năm 2026"), "5/11/2026");
        row("asOf", "99999", "99999");
        row("households", "12,0", "12");
        row("households", "12.00", "12");
        row("households", "1.000", "1.000");
        row("households", "1.234,00", "1.234");
        row("households", "1,5", "1,5");
        row("source", QStringLiteral("\u200BBáo  cáo\n tuần\uFEFF "), QStringLiteral("Báo cáo tuần"));
        row("source", "'=SUM(A1)", "=SUM(A1)");
        row("source", "'tis", "'tis");
    }
    void takesACellAsItWasMeant() {
        QFETCH(QString, field);
        QFETCH(QString, cell);
        QFETCH(QString, text);
        QCOMPARE(cellOf(qPrintable(field), RecordKind::households, cell), text);
    }

    void readsAmericanDatesOnlyWhenTold() {
        QCOMPARE(cellOf("asOf", RecordKind::households, "11/25/2026", ImportDates::monthFirst),
                 QStringLiteral("25/11/2026"));
        QCOMPARE(cellOf("asOf", RecordKind::households, "11/25/2026"), QStringLiteral("11/25/2026"));
        QCOMPARE(cellOf("asOf", RecordKind::households, "2026-11-25", ImportDates::monthFirst),
                 QStringLiteral("2026-11-25"));
    }

    void refusesLettersThatNobodySees() {
        for (const QString& cell : {QStringLiteral("a\x01"), QStringLiteral("a\u202Eb"), QStringLiteral("a\uFFFD")}) {
            QVERIFY2(cellOf("source", RecordKind::households, cell).startsWith(QLatin1String("! ")), qPrintable(cell));
        }
        QVERIFY(cellOf("source", RecordKind::households, QString(5'000, 'x')).startsWith(QLatin1String("! ")));
    }

    void findsNumbersOfPeopleInWords() {
        const auto& source = *RecordForm::find(RecordKind::households, "source");
        const auto& count = *RecordForm::find(RecordKind::households, "households");
        QVERIFY(holdsPersonalNumber(source, QStringLiteral("gọi 0912 345 678")));
        QVERIFY(holdsPersonalNumber(source, QStringLiteral("CCCD 079123456789")));
        QVERIFY(!holdsPersonalNumber(source, QStringLiteral("Báo cáo 15/BC-UBND ngày 05/11/2026")));
        QVERIFY(!holdsPersonalNumber(count, QStringLiteral("912345678")));
    }

    void guessesColumns_data() {
        QTest::addColumn<QString>("headings");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("targets");
        QTest::newRow("Vietnamese") << "Phường, xã, đặc khu;Khu phố, ấp;Số hộ;Tính đến ngày;Nguồn"
                                    << int(RecordKind::households) << "ward;neighbourhood;households;asOf;source";
        QTest::newRow("without marks, in capitals")
            << "PHUONG;KHU PHO;SO HO;NGAY" << int(RecordKind::households) << "ward;neighbourhood;households;asOf";
        QTest::newRow("English codes") << "ward;neighbourhood;households;as of;source" << int(RecordKind::households)
                                       << "ward;neighbourhood;households;asOf;source";
        QTest::newRow("counts") << "Ngày;Phường;Đối tượng bắt, xử lý;Băng nhóm;prosecutions"
                                << int(RecordKind::dayFigures)
                                << "day;ward;values.suspects;values.gangs;values.prosecutions";
        QTest::newRow("units in brackets") << "Phường;Số hộ (hộ)" << int(RecordKind::households) << "ward;households";
        QTest::newRow("about people") << "Phường;Họ và tên;SĐT;Số CCCD;Số hộ;Tính đến ngày"
                                      << int(RecordKind::households) << "ward;;;;households;asOf";
        QTest::newRow("one field once") << "Phường;Phường;Số hộ" << int(RecordKind::households) << "ward;;households";
        QTest::newRow("of an earlier time")
            << "Đơn vị cũ;Từ ngày;Đến ngày;Vụ việc;Nguồn;Ngày của nguồn" << int(RecordKind::baseline)
            << "oldUnit;from;to;values.cases;source;sourceDay";
    }
    void guessesColumns() {
        QFETCH(QString, headings);
        QFETCH(int, kind);
        QFETCH(QString, targets);
        ImportSheet sheet;
        for (const QString& heading : headings.split(QLatin1Char(';'))) {
            sheet.headings.push_back(heading.toStdString());
        }
        const auto guessed = ImportMapping::guess(static_cast<RecordKind>(kind), sheet);
        QCOMPARE(ImportMapping::toText(guessed).replace('\n', ';'), targets);
        QCOMPARE(int(*ImportMapping::guessKind(sheet)), kind);
        QCOMPARE(ImportMapping::fromText(static_cast<RecordKind>(kind), ImportMapping::toText(guessed),
                                         sheet.headings.size()),
                 guessed);
    }

    // A row a figure (day, ward, name, value) was taken for commendations, which ask for nothing more than a day.
    void takesNoKindFromWhereAndWhenAlone() {
        for (const char* headings : {"Ngày;Phường;Chỉ tiêu;Giá trị", "date;ward;indicator;value", "Phường;Khu phố"}) {
            ImportSheet sheet;
            for (const QString& heading : QString::fromUtf8(headings).split(QLatin1Char(';'))) {
                sheet.headings.push_back(heading.toStdString());
            }
            QVERIFY2(!ImportMapping::guessKind(sheet), headings);
        }
    }

    void tellsColumnsAboutPeople() {
        for (const char* heading :
             {"Họ và tên", "HỌ TÊN", "SĐT", "SĐT liên hệ", "Số điện thoại (người báo)", "Điện thoại", "Số CCCD/CMND",
              "Căn cước", "Ngày sinh", "Năm sinh", "Tên chủ hộ", "Người liên hệ", "phone", "Email", "Date of birth"}) {
            QVERIFY2(ImportMapping::isPersonal(heading), heading);
        }
        for (const char* heading : {"Số vụ lừa đảo qua điện thoại", "Số người dân được hướng dẫn", "Cá nhân", "Phường",
                                    "Tên mô hình", "Số hộ", "Đối tượng", "", "Mobile patrols"}) {
            QVERIFY2(!ImportMapping::isPersonal(heading), heading);
        }
    }

    /// What a form calls its fields is understood as their headings.
    void everyKindKnowsItsOwnNames() {
        for (const RecordKind kind : ImportMapping::kinds()) {
            ImportSheet sheet;
            ImportTargets expected;
            for (const FormColumn& column : RecordForm::columns(kind)) {
                sheet.headings.push_back(RecordForm::label(column).toStdString());
                expected.push_back(column.name());
            }
            QCOMPARE(ImportMapping::guess(kind, sheet), expected);
            QVERIFY(ImportMapping::missing(kind, expected, false).isEmpty());
        }
        QVERIFY(!ImportMapping::missing(RecordKind::households, {"ward"}, false).isEmpty());
        QCOMPARE(ImportMapping::missing(RecordKind::households, {"households", "asOf"}, true), QStringList());
    }

    void aRememberedChoiceLosesWhatIsGone() {
        QCOMPARE(ImportMapping::fromText(RecordKind::households, "ward\nno such field\nward\nhouseholds\nasOf", 4),
                 (ImportTargets{"ward", "", "", "households"}));
    }
};

QTEST_GUILESS_MAIN(ImportReadTest)
#include "ImportReadTest.moc"
