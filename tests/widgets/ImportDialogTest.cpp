// SPDX-License-Identifier: GPL-3.0-or-later
// A file becomes records, by keys and by a drop, and is undone; over the domain itself.
#include "widgets/import/ImportDialog.h"

#include "widgets/CampaignFixture.h"
#include "widgets/import/ColumnTable.h"
#include "widgets/import/ImportDesk.h"
#include "widgets/import/ImportList.h"
#include "widgets/print/SheetDialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace trucban;
using widgets::ActionId;
using widgets::ImportStage;

namespace {

const QByteArray kGood("\xEF\xBB\xBFPhường;Khu phố;Số hộ;Tính đến ngày;Nguồn;SĐT\r\n"
                       "26743;Khu phố 21;120;05/11/2026;Tổ dân phố;0912345678\r\n"
                       "26743;Khu phố 22;80;05/11/2026;;0912345679\r\n");
const QByteArray kBad("Phường;Khu phố;Số hộ;Tính đến ngày\n"
                      "26743;Khu phố 21;120;05/11/2026\n"
                      "26743;Khu phố 22;tám mươi;05/11/2026\n"
                      "26743;Khu phố 23;70;31/02/2026\n");

QString textOf(const QObject& parent, const char* name) {
    return parent.findChild<QLabel*>(QLatin1String(name))->text();
}

} // namespace

class ImportDialogTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<widgets::Theme>(*qApp); }
    void init() {
        m_desk = std::make_unique<test::CampaignDesk>(*m_theme);
        m_import =
            std::make_unique<widgets::ImportDesk>(desk().window->parts(), desk().window->actions(), *desk().window);
        m_import->takeDrops(*m_desk->workspace);
        const auto tell = desk().gateway.tellStatus;
        desk().gateway.tellStatus = [this, tell](const bridge::CommandStatus& status) {
            tell(status);
            m_import->onCommand(status);
        };
        m_desk->give();
        desk().gateway.officer.role = core::Role::city;
        desk().gateway.officer.scope = {.all = true, .wards = {}};
        auto status = desk().liveStatus();
        status.role = core::Role::city;
        status.scope = {.all = true, .wards = {}};
        status.user = QString::fromStdString(desk().gateway.officer.actor.name);
        m_desk->setStatus(status);
        m_import->setStatus(status);
        desk().window->resize(1'280, 800);
        desk().window->show();
        QVERIFY(QTest::qWaitForWindowActive(desk().window.get()));
    }
    void cleanup() {
        m_import.reset();
        m_desk.reset();
    }

    void aGoodFileIsSentWholeAndUndoneWhole() {
        auto* dialog = open("số hộ.csv", kGood);
        QVERIFY(waitForPlan(*dialog));
        QCOMPARE(dialog->findChild<QComboBox*>("importKind")->currentData().toInt(), int(core::RecordKind::households));
        QVERIFY(textOf(*dialog, "importSummary").contains(QStringLiteral("2 mới")));
        QVERIFY(textOf(*dialog, "importNotes").contains(QStringLiteral("SĐT")));
        QVERIFY(dialog->mayAccept());
        const std::size_t before = standing();
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(dialog->job().stage() == ImportStage::waiting);
        QVERIFY(textOf(*dialog, "importSummary").contains(QStringLiteral("chờ")));
        QCOMPARE(standing(), before); // nothing is shown as done that the gateway has not confirmed
        desk().gateway.answer();
        QVERIFY(dialog->job().stage() == ImportStage::accepted);
        QVERIFY(textOf(*dialog, "importSummary").contains(QStringLiteral("đã nhận cả 2 dòng")));
        QCOMPARE(standing(), before + 2);
        const auto* asked = desk().gateway.lastAsked<core::SaveRecords>();
        QVERIFY(asked != nullptr && asked->records.size() == 2);
        dialog->accept();

        desk().window->actions().action(ActionId::importList).trigger();
        auto* list = desk().window->findChild<widgets::ImportList*>();
        QVERIFY(list != nullptr);
        auto* table = list->findChild<QTableWidget*>("importEntries");
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("số hộ.csv"));
        QVERIFY(!list->mayAccept()); // a reason is asked for
        list->findChild<QLineEdit*>("importReason")->setText(QStringLiteral("Nhầm tệp"));
        QVERIFY(list->mayAccept());
        const auto importer = desk().gateway.officer;
        QCOMPARE(table->item(0, 1)->text(), QString::fromStdString(importer.actor.name));
        desk().gateway.officer.actor.name = "binh.tran";
        list->accept();
        desk().gateway.answer();
        desk().gateway.officer = importer;
        QCOMPARE(standing(), before);
        // The records tell only who withdrew them.
        QCOMPARE(table->item(0, 1)->text(),
                 QStringLiteral("%1 (binh.tran rút)").arg(QString::fromStdString(importer.actor.name)));
        QVERIFY(textOf(*list, "importSaid").contains(QStringLiteral("đã hoàn tác")));
        QCOMPARE(table->item(0, 5)->text(), QStringLiteral("đã hoàn tác"));
    }

    void aBadFileSendsNothingAndLeadsToEachError() {
        auto* dialog = open("sai.csv", kBad);
        QVERIFY(waitForPlan(*dialog));
        QVERIFY(!dialog->mayAccept());
        QVERIFY(textOf(*dialog, "dialogComplaint").contains(QStringLiteral("2 dòng lỗi")));
        const auto asked = desk().gateway.asked.size();
        dialog->accept();
        QCOMPARE(desk().gateway.asked.size(), asked);
        auto* tabs = dialog->findChild<QTabWidget*>("importTabs");
        QVERIFY(tabs->tabText(2).contains(QLatin1Char('2')));
        auto* problems = dialog->findChild<QTableView*>("importProblems");
        QCOMPARE(problems->model()->rowCount(), 2);
        QTest::keyClick(dialog, Qt::Key_F8);
        QTest::keyClick(dialog, Qt::Key_F8);
        QCOMPARE(problems->currentIndex().row(), 1);
        emit problems->activated(problems->currentIndex());
        auto* preview = dialog->findChild<QTableView*>("importPreview");
        QCOMPARE(tabs->currentWidget(), preview);
        QCOMPARE(preview->currentIndex().row(), 2);
        QCOMPARE(preview->currentIndex().data().toString(), QStringLiteral("31/02/2026"));
        dialog->findChild<QPushButton*>("importSaveProblems")->click();
        auto* sheet = dialog->findChild<widgets::SheetDialog*>();
        QVERIFY(sheet != nullptr);
        QCOMPARE(sheet->sheet().rows.size(), std::size_t{2});
        sheet->reject();
        // The file is mended and chosen again.
        dialog->job().read(QStringLiteral("sai.csv"),
                           QByteArray(kBad).replace("tám mươi", "80").replace("31/02", "01/02"));
        QVERIFY(waitForPlan(*dialog));
        QVERIFY(dialog->mayAccept());
    }

    void columnsAreChosenByKeysAndRemembered() {
        const QByteArray csv("Nơi;Bao nhiêu;Hôm nào\n26743;12;05/11/2026\n");
        auto* dialog = open("lạ.csv", csv);
        dialog->job().setKind(core::RecordKind::households);
        QVERIFY(waitForPlan(*dialog));
        QVERIFY(!dialog->mayAccept());
        auto* table = dialog->findChild<widgets::ColumnTable*>();
        const QStringList targets{QStringLiteral("ward"), QStringLiteral("households"), QStringLiteral("asOf")};
        for (int row = 0; row < 3; ++row) {
            table->setCurrentCell(row, 0);
            auto* box = qobject_cast<QComboBox*>(table->cellWidget(row, 2));
            QTest::keyClick(table, Qt::Key_Return);
            QVERIFY(box->view()->isVisible());
            while (box->view()->currentIndex().row() < box->findData(targets[row])) {
                QTest::keyClick(box->view(), Qt::Key_Down);
            }
            QTest::keyClick(box->view(), Qt::Key_Return);
            QCOMPARE(box->currentData().toString(), targets[row]);
        }
        QVERIFY(waitForPlan(*dialog));
        QVERIFY2(dialog->mayAccept(), qPrintable(textOf(*dialog, "dialogComplaint")));
        dialog->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto* again = open("lạ nữa.csv", csv);
        again->job().setKind(core::RecordKind::households);
        QVERIFY(waitForPlan(*again));
        QVERIFY(again->mayAccept());
        QCOMPARE(again->job().ask().targets, (models::ImportTargets{"ward", "households", "asOf"}));
    }

    void aFieldHasOneColumn() {
        auto* dialog = open("số hộ.csv", kGood);
        QVERIFY(waitForPlan(*dialog));
        dialog->job().setTarget(1, "households");
        QCOMPARE(dialog->job().ask().targets, (models::ImportTargets{"ward", "households", "", "asOf", "source", ""}));
        QVERIFY(waitForPlan(*dialog));
        QVERIFY(!dialog->mayAccept());
    }

    void anUnknownEncodingIsAskedFor() {
        const QByteArray csv(
            "Ph\xFD\xF5\xCCng;S\xF4\xEC h\xF4\xF2;Ti\xECnh \xF0\xEA\xECn ng\xE0y\n26743;5;05/11/2026\n");
        auto* dialog = open("cũ.csv", csv);
        QVERIFY(textOf(*dialog, "dialogComplaint").contains(QStringLiteral("bảng mã")));
        auto* box = dialog->findChild<QComboBox*>("importEncoding");
        QVERIFY(box->isVisible());
        box->setCurrentIndex(box->findData(int(models::ImportEncoding::windows1258)));
        emit box->activated(box->currentIndex());
        QVERIFY(waitForPlan(*dialog));
        QVERIFY2(dialog->mayAccept(), qPrintable(textOf(*dialog, "dialogComplaint")));
        QCOMPARE(dialog->job().ask().sheet.headings.front(), std::string("Phường"));
    }

    void whatIsNoTableSaysSo() {
        auto* dialog = open("a.xlsx", "PK\x03\x04 and so on");
        QVERIFY(textOf(*dialog, "dialogComplaint").contains(QStringLiteral("CSV UTF-8")));
        dialog->job().open(QStringLiteral("/nowhere/at/all.csv"));
        QVERIFY(textOf(*dialog, "dialogComplaint").contains(QStringLiteral("Không đọc được")));
        QVERIFY(!dialog->mayAccept());
    }

    void aRefusalSavesNothingAndSaysWhy() {
        auto* dialog = open("số hộ.csv", kGood);
        QVERIFY(waitForPlan(*dialog));
        const std::size_t before = standing();
        dialog->accept();
        // Somebody else enters one of them first.
        core::Record other;
        other.id = {desk().gateway.nextUuid()};
        other.ward = core::WardCode{26743};
        other.neighbourhood = "Khu phố 22";
        other.households = core::HouseholdsRecord{.households = 5, .asOf = m_desk->today(), .source = {}};
        QVERIFY(desk().gateway.tell(desk().gateway.officer, core::SaveRecords{{other}}));
        desk().gateway.answer();
        desk().gateway.publish();
        QVERIFY(dialog->job().stage() == ImportStage::refused);
        QVERIFY(textOf(*dialog, "importSummary").contains(QStringLiteral("không dòng nào")));
        QCOMPARE(standing(), before + 1);
        // Checked anew against what is there now: one is an update.
        QVERIFY(waitForPlan(*dialog));
        QCOMPARE(dialog->job().plan().updates, std::size_t{1});
        dialog->accept();
        desk().gateway.answer();
        QVERIFY(dialog->job().stage() == ImportStage::accepted);
        // Undone, the other's figure is back.
        desk().window->actions().action(ActionId::importList).trigger();
        auto* list = desk().window->findChild<widgets::ImportList*>();
        QVERIFY(textOf(*list, "importDetail").contains(QStringLiteral("trả 1 bản ghi")));
        list->findChild<QLineEdit*>("importReason")->setText(QStringLiteral("Nhầm"));
        list->accept();
        desk().gateway.answer();
        QCOMPARE(desk().board.state().records.at(other.id).households->households, 5u);
        QCOMPARE(standing(), before + 1);
    }

    void whatWasChangedSinceIsNamedAndKeptUnlessAsked() {
        auto* dialog = open("số hộ.csv", kGood);
        QVERIFY(waitForPlan(*dialog));
        dialog->accept();
        desk().gateway.answer();
        const auto id = dialog->job().plan().lines[1].record.id;
        core::Record changed = desk().board.state().records.at(id);
        changed.households->households = 81;
        desk().gateway.clock += core::Milliseconds{60'000};
        core::Authority other = desk().gateway.officer;
        other.actor.name = "binh.tran";
        QVERIFY(desk().gateway.tell(other, core::SaveRecords{{changed}}));
        desk().gateway.publish();
        desk().window->actions().action(ActionId::importList).trigger();
        auto* list = desk().window->findChild<widgets::ImportList*>();
        QVERIFY(textOf(*list, "importDetail").contains(QStringLiteral("binh.tran")));
        QVERIFY(textOf(*list, "importDetail").contains(QStringLiteral("giữ 1 bản ghi")));
        list->findChild<QCheckBox*>("importChangedToo")->setChecked(true);
        QVERIFY(textOf(*list, "importDetail").contains(QStringLiteral("rút 2 bản ghi")));
    }

    void aFileDroppedOnTheCampaignIsOpened() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("thả.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kGood);
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(m_desk->workspace, &enter));
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(m_desk->workspace, &drop));
        auto* dialog = desk().window->findChild<widgets::ImportDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY(waitForPlan(*dialog));
        QCOMPARE(dialog->job().fileName(), QStringLiteral("thả.csv"));
        QVERIFY(dialog->findChild<QFileDialog*>() == nullptr);
    }

    // Of a desk without a folder "Documents" the dialog's field held that name, as if it were a file.
    void theActionAsksForAFileInAFolderThatIsThere() {
        const QTemporaryDir home;
        const QByteArray usual = qgetenv("HOME");
        const auto back = qScopeGuard([&usual] { qputenv("HOME", usual); });
        qputenv("HOME", home.path().toUtf8());
        desk().window->actions().action(ActionId::importRecords).trigger();
        auto* dialog = desk().window->findChild<widgets::ImportDialog*>();
        QVERIFY(dialog != nullptr);
        auto* files = dialog->findChild<QFileDialog*>("importFileDialog");
        QVERIFY(files != nullptr);
        QCOMPARE(files->directory().canonicalPath(), QDir(home.path()).canonicalPath());
        QCOMPARE(files->findChild<QLineEdit*>("fileNameEdit")->text(), QString());
    }

    void aTeamImportsNothing() {
        auto status = desk().liveStatus();
        status.role = core::Role::team;
        m_import->setStatus(status);
        QVERIFY(!desk().window->actions().action(ActionId::importRecords).isEnabled());
        QVERIFY(!desk().window->actions().action(ActionId::importRecords).isVisible());
    }

private:
    [[nodiscard]] test::DeskHarness& desk() const { return m_desk->desk; }
    [[nodiscard]] std::size_t standing() const {
        return static_cast<std::size_t>(std::ranges::count_if(
            desk().board.state().records, [](const auto& entry) { return !entry.second.withdrawn; }));
    }
    widgets::ImportDialog* open(const char* name, const QByteArray& bytes) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
        file.close();
        m_import->openImport(path);
        return desk().window->findChild<widgets::ImportDialog*>();
    }
    static bool waitForPlan(const widgets::ImportDialog& dialog) {
        return QTest::qWaitFor([&] { return !dialog.job().isChecking() && !dialog.job().plan().lines.empty(); },
                               10'000);
    }

    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<test::CampaignDesk> m_desk;
    std::unique_ptr<widgets::ImportDesk> m_import;
};

QTEST_MAIN(ImportDialogTest)
#include "ImportDialogTest.moc"
