// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/print/SheetPainter.h"

#include "widgets/print/SheetDialog.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPointer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;

namespace {

models::Sheet sheetOf(int rows) {
    models::Sheet sheet;
    sheet.title = QStringLiteral("Các vụ đang mở");
    sheet.facts = {QStringLiteral("Lập lúc 21/11/2026 21:30:00 bởi an.nguyễn")};
    sheet.columns = {{QStringLiteral("Mã"), 1}, {QStringLiteral("Nội dung"), 4}};
    for (int i = 0; i < rows; ++i) {
        sheet.rows.push_back({QStringLiteral("VV-%1").arg(i),
                              QStringLiteral("Đánh nhau trước chợ Bến Thành, hẻm 42 đường Nguyễn Trãi, gần cầu Kho")});
    }
    sheet.closing = {QStringLiteral("Người giao ký")};
    sheet.foot = QStringLiteral("chân trang");
    return sheet;
}

/// What another program reads in the file.
QString told(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0 ? QString::fromUtf8(process.readAllStandardOutput())
                                                                : QStringLiteral("failed: %1").arg(program);
}

} // namespace

class SheetPainterTest : public QObject {
    Q_OBJECT
private slots:
    void writesWhatOtherProgramsRead() {
        const auto file = save(sheetOf(200), "a.pdf");
        const auto text = told(QStringLiteral("pdftotext"), {"-layout", file, "-"});
        QVERIFY2(text.contains(QStringLiteral("Đánh nhau trước chợ Bến Thành")), qPrintable(text.left(500)));
        QVERIFY(text.contains(QStringLiteral("VV-199")));
        QVERIFY(text.contains(QStringLiteral("Người giao ký")));
        const auto pages = text.count(QLatin1Char('\f'));
        QVERIFY(pages > 2);
        QCOMPARE(text.count(QStringLiteral("Nội dung")), pages); // the titles again on every page
        QVERIFY(text.contains(QStringLiteral("%1/%1").arg(pages)));
        const auto fonts = told(QStringLiteral("pdffonts"), {file});
        QVERIFY2(fonts.contains(QStringLiteral("LiberationSerif")), qPrintable(fonts));
        const auto info = told(QStringLiteral("pdfinfo"), {file});
        QVERIFY2(info.contains(QStringLiteral("(A4)")), qPrintable(info));
    }

    void everyRowIsThereOnce() {
        const auto text = told(QStringLiteral("pdftotext"), {"-layout", save(sheetOf(120), "b.pdf"), "-"});
        for (int i = 0; i < 120; ++i) {
            QCOMPARE(text.count(QRegularExpression(QStringLiteral("VV-%1\\b").arg(i))), 1);
        }
    }

    void aRowLongerThanAPageGoesOn() {
        auto sheet = sheetOf(1);
        QString words;
        for (int i = 0; i < 1'500; ++i) {
            words += QStringLiteral("từ%1 ").arg(i);
        }
        sheet.rows[0][1] = words + QStringLiteral("\nhết");
        const auto text = told(QStringLiteral("pdftotext"), {"-layout", save(sheet, "c.pdf"), "-"});
        QVERIFY(text.contains(QStringLiteral("từ0 ")) && text.contains(QStringLiteral("từ1499")));
        QVERIFY(text.contains(QStringLiteral("hết")));
        QVERIFY(text.count(QLatin1Char('\f')) >= 2);
    }

    void anEmptySheetIsOnePage() {
        auto sheet = sheetOf(0);
        sheet.isLandscape = true;
        const auto info = told(QStringLiteral("pdfinfo"), {save(sheet, "d.pdf")});
        QVERIFY2(info.contains(QRegularExpression("Pages: +1\\n")), qPrintable(info));
        QVERIFY2(info.contains(QRegularExpression("Page size: +84[12].*x 59[45]")), qPrintable(info));
    }

    void aDisasterStaysPrintable() {
        QElapsedTimer time;
        time.start();
        const auto bytes = widgets::SheetPainter::pdfOf(sheetOf(5'000));
        qInfo("5,000 rows: %lld ms, %lld bytes", time.elapsed(), static_cast<long long>(bytes.size()));
        QVERIFY(bytes.startsWith("%PDF-"));
    }

    void saysWhyItWasNotSaved() {
        const auto saved =
            widgets::saveSheet(sheetOf(1), widgets::SheetFormat::csv, QStringLiteral("/proc/nowhere/a.csv"));
        QVERIFY(!saved.has_value());
        QVERIFY(!saved.error().isEmpty());
    }

    void offersWhatWasChosenAndSaysHowManyRowsWereSaved() {
        widgets::Theme theme{*qApp};
        auto part = sheetOf(2);
        part.title = QStringLiteral("Các vụ đã chọn");
        QPointer<widgets::SheetDialog> dialog(
            new widgets::SheetDialog(theme, sheetOf(5), QStringLiteral("tat-ca"), nullptr));
        dialog->offerPart(part, QStringLiteral("da-chon"), QStringLiteral("Chỉ các vụ đã chọn (2)"));
        auto* isPart = dialog->findChild<QCheckBox*>(QStringLiteral("sheetPart"));
        auto* said = dialog->findChild<QLabel*>(QStringLiteral("sheetSaid"));
        QVERIFY(isPart->isChecked());
        QCOMPARE(dialog->sheet(), part);
        QCOMPARE(dialog->windowTitle(), part.title);
        const auto file = m_folder.filePath(QStringLiteral("c.csv"));
        dialog->save(widgets::SheetFormat::csv, file);
        QVERIFY2(said->text().contains(QStringLiteral("2 dòng")), qPrintable(said->text()));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll().count("\r\n"), 3);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions{});
        isPart->click();
        QCOMPARE(dialog->sheet(), sheetOf(5));
        dialog->save(widgets::SheetFormat::csv, QStringLiteral("/proc/nowhere/a.csv"));
        QVERIFY2(said->text().contains(QStringLiteral("Không lưu được")), qPrintable(said->text()));
        isPart->click();
        QCOMPARE(dialog->sheet(), part);
        delete dialog;
    }

private:
    QString save(const models::Sheet& sheet, const char* name) {
        const auto file = m_folder.filePath(QLatin1String(name));
        const auto saved = widgets::saveSheet(sheet, widgets::SheetFormat::pdf, file);
        return saved ? file : QString();
    }
    const QTemporaryDir m_folder;
};

QTEST_MAIN(SheetPainterTest)
#include "SheetPainterTest.moc"
