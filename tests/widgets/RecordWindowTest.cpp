// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordWindow.h"

#include "models/RecordSamples.h"
#include "models/RecordText.h"
#include "models/Wording.h"
#include "widgets/RecordsHarness.h"
#include "widgets/record/RecordDialog.h"
#include "widgets/record/RecordHistory.h"
#include "widgets/record/RecordInput.h"
#include "widgets/record/RecordsDesk.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTranslator>

using namespace trucban;
using core::Record;
using core::RecordId;
using core::RecordKind;
using models::RecordForm;
using models::RecordStage;
using test::RecordsHarness;

class RecordWindowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<widgets::Theme>(*qobject_cast<QApplication*>(qApp)); }
    void init() { m_harness = std::make_unique<RecordsHarness>(*m_theme); }
    void cleanup() { m_harness.reset(); }

    void escapeEmptiesTheSearchBeforeItClosesTheWindow() {
        auto& h = *m_harness;
        auto* text = h.window->findChild<QLineEdit*>("recordText");
        h.key(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClicks(text, "hem");
        h.key(Qt::Key_Escape);
        QVERIFY(h.window->isVisible());
        QVERIFY(text->text().isEmpty());
        h.key(Qt::Key_Escape);
        QVERIFY(!h.window->isVisible());
    }

    void everyKindIsEnteredInItsFormAndStandsInItsList_data() {
        QTest::addColumn<int>("kind");
        for (const RecordKind kind : RecordForm::kinds()) {
            QTest::addRow("%s", core::nameOf(kind).data()) << static_cast<int>(kind);
        }
    }
    void everyKindIsEnteredInItsFormAndStandsInItsList() {
        QFETCH(int, kind);
        auto& h = *m_harness;
        const auto of = static_cast<RecordKind>(kind);
        const bool isOfCity = of == RecordKind::baseline || of == RecordKind::unitMapping;
        if (of == RecordKind::need) {
            h.become(core::Role::team, {}, "T3-1");
        } else if (isOfCity) {
            h.become(core::Role::city);
        }
        Record named = RecordForm::begin(RecordKind::initiative, h.today());
        named.ward = h.ward();
        named.initiative->name = "Camera khu dân cư";
        h.save(named);
        named = RecordForm::begin(RecordKind::directive, h.today());
        named.ward = h.ward();
        named.directive->number = "09/CT-UBND";
        h.save(named);
        h.window->showKind(of);
        h.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(h.form() != nullptr);
        QCOMPARE(h.form()->kind(), of);
        const auto typed = test::typedRecords(h.wardName()).at(of);
        h.type(typed);
        const RecordId id = h.form()->id();
        QVERIFY2(h.form()->mayAccept(), qPrintable(h.text("dialogComplaint")));
        h.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(h.form() != nullptr); // nothing is done until the gateway says so
        QCOMPARE(h.window->table().stageOf(id), RecordStage::queued);
        h.answer();
        QVERIFY(h.form() == nullptr);
        QVERIFY(h.desk.gateway.state.records.contains(id));
        const models::RecordNames names(h.desk.fixtures.wards(), h.desk.gateway.state, h.today());
        for (const auto& [code, text] : typed) {
            const auto* field = RecordForm::find(of, code);
            const auto wanted = models::RecordText::parse(*field, text, names);
            QVERIFY2(wanted && field->get(h.logged(id)) == *wanted, code.c_str());
        }
        QTRY_VERIFY(h.window->table().rowOf(id) >= 0);
        QCOMPARE(h.window->table().stageOf(id), RecordStage::standing);
        QVERIFY(h.text("recordStage").contains(QString::fromStdString(h.desk.gateway.officer.actor.name)));
        QVERIFY(h.desk.gateway.drafts.value(QStringLiteral("record/new/%1").arg(kind)).isEmpty());
    }

    void whatIsTypedSurvivesARefusalAClosingAndAnotherOpening() {
        auto& h = *m_harness;
        h.window->showKind(RecordKind::inspection);
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"premises", "khách sạn"}, {"done", "4"}, {"violations", "2"}});
        h.desk.gateway.officer.scope.wards = {h.ward(1)}; // the account's wards were changed meanwhile
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.form() != nullptr);
        QCOMPARE(h.input("done")->text(), QStringLiteral("4"));
        QVERIFY(!h.text("recordNoticeWords").isEmpty());
        const RecordId id = h.form()->id();
        h.key(Qt::Key_Escape);
        QVERIFY(h.form() == nullptr);
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::failed);
        h.choose(id);
        QVERIFY(h.text("recordStage").startsWith(QStringLiteral("Bị từ chối")));
        h.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(h.form() != nullptr);
        QCOMPARE(h.form()->id(), id);
        QCOMPARE(h.input("violations")->text(), QStringLiteral("2"));
        h.desk.gateway.officer.scope.wards = {h.ward()};
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.form() == nullptr);
        QCOMPARE(h.logged(id).inspection->violations, 2u);
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::standing);
    }

    void aDraftOfANewRecordComesBackAndCanBeThrownAway() {
        auto& h = *m_harness;
        h.window->showKind(RecordKind::households);
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"households", "ba trăm"}, {"source", "sổ"}});
        h.key(Qt::Key_Escape);
        h.key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(h.input("households")->text(), QStringLiteral("ba trăm")); // though it is no number
        QVERIFY(!h.form()->mayAccept());
        h.press("recordNoticeButton");
        QVERIFY(h.input("households")->text().isEmpty());
        h.key(Qt::Key_Escape);
        h.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(h.input("source")->text().isEmpty());
    }

    void anothersSaveIsShownBesideWhatIsTypedAndReplacesNothing() {
        auto& h = *m_harness;
        Record record = h.dayFigures(h.today() - 1, 3);
        record.dayFigures->source = "Sổ trực";
        const auto id = h.save(record);
        h.choose(id);
        h.key(Qt::Key_E, Qt::ControlModifier);
        h.type({{"source", "Sổ của tôi"}, {"values", "suspects=4;gangs=1"}});
        Record theirs = h.logged(id);
        theirs.dayFigures->source = "Sổ của họ";
        theirs.dayFigures->values = {{"suspects", 9}, {"exhibits", 7}};
        h.save(theirs);
        QCOMPARE(h.input("source")->text(), QStringLiteral("Sổ của tôi"));
        QVERIFY(h.input("source")->hasTheirs());
        QVERIFY(h.input("values")->hasTheirs());
        QVERIFY(!h.input("day")->hasTheirs());
        QVERIFY(h.text("recordNoticeWords").contains(QStringLiteral("binh.tran")));
        h.press("takeTheirs_source");
        QCOMPARE(h.input("source")->text(), QStringLiteral("Sổ của họ"));
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.form() == nullptr);
        const auto& kept = *h.logged(id).dayFigures;
        QCOMPARE(h.logged(id).version, 3u);
        QCOMPARE(kept.source, std::string("Sổ của họ"));
        const std::vector<core::NamedCount> counts{{"suspects", 4}, {"gangs", 1}, {"exhibits", 7}};
        QVERIFY(kept.values == counts); // theirs that was not touched here, ours where it was
    }

    void aSaveThatWasOvertakenShowsBothAndSendsAgain() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today() - 1, 3));
        h.choose(id);
        h.key(Qt::Key_E, Qt::ControlModifier);
        h.type({{"values", "suspects=4"}});
        h.key(Qt::Key_Return, Qt::ControlModifier);
        Record theirs = h.logged(id);
        theirs.dayFigures->values[0].count = 5;
        h.save(theirs); // gets there first
        h.answer();
        QVERIFY(h.form() != nullptr);
        QVERIFY(h.input("values")->hasTheirs());
        QCOMPARE(h.input("values")->text(), QStringLiteral("suspects=4"));
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.form() == nullptr);
        QCOMPARE(h.logged(id).dayFigures->values[0].count, std::int64_t{4});
    }

    void aSecondEntryOfTheSameFigureLeadsToTheFirst() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today(), 3));
        h.window->showKind(RecordKind::dayFigures);
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"values", "suspects=6;gangs=2"}});
        QVERIFY(!h.form()->mayAccept());
        h.press("recordNoticeButton");
        QCOMPARE(h.form()->id(), id);
        QVERIFY(h.input("values")->hasTheirs());
        QVERIFY(h.form()->mayAccept());
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QCOMPARE(h.logged(id).version, 2u);
        QCOMPARE(h.logged(id).dayFigures->values.size(), std::size_t{2});
    }

    void aSignedOffDayIsLockedUntilItsSignOffIsWithdrawn() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today() - 1, 3));
        h.choose(id);
        h.key(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(h.form() != nullptr);
        QCOMPARE(h.form()->kind(), RecordKind::signOff);
        QCOMPARE(h.input("from")->text(), h.input("to")->text()); // the row's own day
        const RecordId lock = h.form()->id();
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.form() == nullptr);
        h.choose(id);
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::locked);
        h.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(h.form() == nullptr);
        QVERIFY(h.text("recordStage").contains(QStringLiteral("chốt")));
        // Nor is another figure of that day entered.
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"day", models::Wording::dateMinute(core::startOf(h.today() - 1)).left(10)}, {"values", "gangs=1"}});
        QVERIFY(!h.form()->mayAccept());
        QVERIFY(h.text("dialogComplaint").contains(QStringLiteral("chốt")));
        h.key(Qt::Key_Escape);
        h.choose(lock);
        h.key(Qt::Key_Delete);
        h.window->findChild<QPlainTextEdit*>(QStringLiteral("withdrawReason"))
            ->setPlainText(QStringLiteral("sót một vụ"));
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.logged(lock).withdrawn);
        h.choose(id);
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::standing);
        h.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(h.form() != nullptr);
    }

    void aDutyOfficerSignsNothingOffAndATeamSeesItsWorkAlone() {
        auto& h = *m_harness;
        h.become(core::Role::dutyOfficer);
        h.window->showKind(RecordKind::signOff);
        QVERIFY(!h.window->findChild<QPushButton*>(QStringLiteral("recordAdd"))->isVisible());
        h.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(h.form() == nullptr);
        h.become(core::Role::team, {h.ward(), core::teamDesk("T3-1")}, "T3-1"); // as the gateway gives it
        QCOMPARE(h.window->findChild<QListWidget*>(QStringLiteral("recordKinds"))->count(), 5);
        h.window->showKind(RecordKind::need);
        h.key(Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(h.input("team")->text(), QStringLiteral("T3-1"));
        QVERIFY(!h.input("team")->input()->isEnabled());
        QCOMPARE(h.input("ward")->text(), h.wardName()); // it has one
    }

    void aWithdrawalNeedsAReasonAndIsTakenBackByUndo() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today() - 1, 3));
        h.choose(id);
        h.key(Qt::Key_Delete);
        h.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(h.desk.gateway.asked.empty()); // without a reason
        h.window->findChild<QPlainTextEdit*>(QStringLiteral("withdrawReason"))
            ->setPlainText(QStringLiteral("nhập nhầm"));
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QVERIFY(h.logged(id).withdrawn);
        QCOMPARE(h.logged(id).withdrawnReason, std::string("nhập nhầm"));
        QTRY_COMPARE(h.window->table().rowOf(id), -1);
        h.desk.window->actions().action(widgets::ActionId::undoAct).trigger();
        h.answer();
        QVERIFY(!h.logged(id).withdrawn);
        QTRY_VERIFY(h.window->table().rowOf(id) >= 0);
    }

    void undoOfACorrectionBringsTheEarlierFigureBack() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today() - 1, 3));
        h.choose(id);
        h.key(Qt::Key_E, Qt::ControlModifier);
        h.type({{"values", "suspects=30"}});
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QCOMPARE(h.logged(id).dayFigures->values[0].count, std::int64_t{30});
        h.desk.window->actions().action(widgets::ActionId::undoAct).trigger();
        h.answer();
        QCOMPARE(h.logged(id).dayFigures->values[0].count, std::int64_t{3});
    }

    void offlineARecordWaitsInTheListAndGoesOutLater() {
        auto& h = *m_harness;
        h.window->showKind(RecordKind::inspection);
        h.tellStatus(bridge::ConnectionState::offline);
        QVERIFY(!h.text("recordOffline").isEmpty());
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"premises", "khách sạn"}, {"done", "4"}});
        const RecordId id = h.form()->id();
        h.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(h.form() == nullptr);
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::queued);
        QTRY_VERIFY(h.window->table().rowOf(id) >= 0);
        h.choose(id);
        QVERIFY(h.text("recordStage").contains(QStringLiteral("chờ gửi")));
        // The kind said one fewer than the title of its list.
        QVERIFY(h.text("recordTitle").endsWith(QStringLiteral(": 1 mục")));
        const auto* kinds = h.window->findChild<QListWidget*>(QStringLiteral("recordKinds"));
        QTRY_VERIFY(kinds->currentItem()->text().endsWith(QStringLiteral("(1)")));
        h.tellStatus(bridge::ConnectionState::live);
        h.answer();
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::standing);
        QCOMPARE(h.logged(id).inspection->done, 4u);
    }

    void aRefusedRecordIsGoneOnceItIsDropped() {
        auto& h = *m_harness;
        h.window->showKind(RecordKind::inspection);
        h.tellStatus(bridge::ConnectionState::offline);
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"premises", "khách sạn"}, {"done", "4"}});
        const RecordId id = h.form()->id();
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.desk.gateway.officer.role = core::Role::committee;
        h.desk.gateway.officer.scope.wards = {h.ward(1)};
        h.tellStatus(bridge::ConnectionState::live);
        h.answer();
        h.choose(id);
        QCOMPARE(h.window->table().stageOf(id), RecordStage::failed);
        h.key(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(h.window->table().rowOf(id), -1);
        QCOMPARE(h.desk.gateway.dismissed.size(), std::size_t{1});
    }

    void aCorrectionRefusedLaterIsOpenedBesideWhatStandsNow() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today() - 1, 3));
        h.choose(id);
        h.tellStatus(bridge::ConnectionState::offline);
        h.key(Qt::Key_E, Qt::ControlModifier);
        h.type({{"values", "suspects=8"}});
        h.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(h.form() == nullptr);
        Record theirs = h.logged(id);
        theirs.dayFigures->values[0].count = 7;
        h.save(theirs);
        h.tellStatus(bridge::ConnectionState::live);
        h.answer();
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::failed);
        h.choose(id);
        h.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(h.input("values")->hasTheirs());
        QVERIFY(!h.input("day")->hasTheirs());
        QVERIFY(h.text("recordNoticeWords").contains(QStringLiteral("binh.tran")));
        QCOMPARE(h.input("values")->text(), QStringLiteral("suspects=8"));
        h.press("takeTheirs_values");
        QVERIFY(!h.form()->mayAccept()); // nothing is left to change
        h.type({{"values", "suspects=9"}});
        h.key(Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QCOMPARE(h.logged(id).dayFigures->values[0].count, std::int64_t{9});
        QTRY_COMPARE(h.window->table().stageOf(id), RecordStage::standing);
    }

    void ctrlEnterSavesWhileSuggestionsStandThere() {
        auto& h = *m_harness;
        h.window->showKind(RecordKind::petition);
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.type({{"ward", h.wardName()}});
        auto* box = h.input("kind")->findChild<QComboBox*>();
        box->setFocus();
        QTest::keyClicks(box->lineEdit(), "an ninh");
        auto* suggestions = box->completer()->popup();
        QTRY_VERIFY(suggestions->isVisible());
        const RecordId id = h.form()->id();
        QTest::keyClick(suggestions, Qt::Key_Return, Qt::ControlModifier);
        h.answer();
        QCOMPARE(h.logged(id).petition->kind, std::string("security"));
    }

    void showsItsHistoryAsTheGatewayTellsIt() {
        auto& h = *m_harness;
        const auto id = h.save(h.dayFigures(h.today() - 1, 3));
        Record better = h.logged(id);
        better.dayFigures->values[0].count = 4;
        h.save(better, "chi.le");
        QVERIFY(h.desk.gateway.tell(h.desk.gateway.officer, core::WithdrawRecords{{id}, "Ghi nhầm ngày"}));
        h.desk.gateway.publish();
        Record again = h.logged(id);
        again.withdrawn = false;
        h.save(again, "chi.le");
        h.choose(id);
        h.key(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(h.desk.gateway.queries.back().text, "record " + id.toString());
        wire::Result result;
        result.id = h.desk.gateway.queries.back().id;
        for (const core::Event& event : h.desk.gateway.log) {
            if (event.aggregate == core::AggregateRef::of(id)) {
                result.timeline.push_back(event);
            }
        }
        h.records->onResult(result);
        const auto* table = h.window->findChild<QAbstractItemView*>(QStringLiteral("recordHistoryTable"));
        QVERIFY(table != nullptr);
        QCOMPARE(table->model()->rowCount(), 4);
        const auto cell = [table](int row, int column) { return table->model()->index(row, column).data().toString(); };
        QCOMPARE((QStringList{cell(0, 2), cell(1, 2), cell(2, 2), cell(3, 2)}),
                 (QStringList{QStringLiteral("nhập"), QStringLiteral("sửa"), QStringLiteral("rút"),
                              QStringLiteral("đưa lại")}));
        QCOMPARE(cell(2, 3), QStringLiteral("Ghi nhầm ngày"));
        QCOMPARE(table->model()->index(1, 1).data().toString(), QStringLiteral("chi.le"));
        QCOMPARE(table->model()->index(1, 3).data().toString(),
                 QStringLiteral("Số liệu: đối tượng bắt, xử lý: 3 → đối tượng bắt, xử lý: 4"));
    }

    void whatIsUnderstoodIsWrittenOut() {
        auto& h = *m_harness;
        h.become(core::Role::city);
        h.window->showKind(RecordKind::households);
        h.key(Qt::Key_N, Qt::ControlModifier);
        h.input("ward")->setText(QString::number(h.ward().value));
        h.input("ward")->input()->setFocus();
        QTest::keyClick(h.input("ward")->input(), Qt::Key_Tab);
        QCOMPARE(h.input("ward")->text(), h.wardName());
        h.input("asOf")->input()->setFocus();
        h.input("asOf")->setText(QStringLiteral("5/7/26"));
        QTest::keyClick(h.input("asOf")->input(), Qt::Key_Tab);
        QCOMPARE(h.input("asOf")->text(), QStringLiteral("05/07/2026"));
        h.input("households")->input()->setFocus();
        h.input("households")->setText(QStringLiteral("ba"));
        QTest::keyClick(h.input("households")->input(), Qt::Key_Tab);
        QCOMPARE(h.input("households")->text(), QStringLiteral("ba")); // what is not understood stays
    }

    void aLongRecordWidensNothing() {
        auto& h = *m_harness;
        Record record = RecordForm::begin(RecordKind::task, h.today());
        record.ward = h.ward();
        for (int i = 0; i < 14; ++i) {
            record.task->title += "rà soát cơ sở kinh doanh có điều kiện ";
        }
        const auto id = h.save(record);
        h.choose(id);
        h.settle();
        QVERIFY(h.text("recordWhole").size() > 400);
        QVERIFY2(h.window->minimumSizeHint().width() <= 800,
                 qPrintable(QString::number(h.window->minimumSizeHint().width())));
    }

    void everyFormAndListSpeaksEnglish() {
        auto& h = *m_harness;
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(TRUCBAN_TRANSLATIONS "/trucban_en.qm")));
        QVERIFY(QCoreApplication::installTranslator(&english));
        const auto back = qScopeGuard([&english] { QCoreApplication::removeTranslator(&english); });
        QCoreApplication::processEvents();
        h.become(core::Role::city);
        // Examples of what people type, and names, stay as they are.
        const QRegularExpression kept(
            QStringLiteral("12/QĐ-UBND|Phường 4, Quận 3|Phường Bàn Cờ 60|(Phường|Xã|Đặc khu) [^:,·]*"));
        const QRegularExpression vietnamese(QStringLiteral("[ăâđêôơưĂÂĐÊÔƠƯ\\x{1EA0}-\\x{1EF9}àáãèéìíòóõùúýũĩ]"));
        QStringList left;
        const auto look = [&](const QWidget& top) {
            for (const auto* label : top.findChildren<QLabel*>()) {
                left << label->text();
            }
            for (const auto* button : top.findChildren<QAbstractButton*>()) {
                left << button->text() << button->toolTip();
            }
            for (const auto* line : top.findChildren<QLineEdit*>()) {
                left << line->placeholderText() << line->accessibleName();
            }
            for (const auto* list : top.findChildren<QListWidget*>()) {
                for (int i = 0; i < list->count(); ++i) {
                    left << list->item(i)->text() << list->item(i)->toolTip();
                }
            }
        };
        for (const RecordKind kind : RecordForm::kinds()) {
            if (kind == RecordKind::need) {
                continue; // its team's alone; its words are in the table
            }
            h.window->showKind(kind);
            look(*h.window);
            for (int column = 0; column < h.window->table().columnCount(); ++column) {
                left << h.window->table().headerData(column, Qt::Horizontal).toString();
            }
            h.key(Qt::Key_N, Qt::ControlModifier);
            QVERIFY(h.form() != nullptr);
            look(*h.form());
            h.key(Qt::Key_Escape);
            for (const auto& field : RecordForm::fields(kind)) {
                left << RecordForm::label(field) << RecordForm::help(field) << RecordForm::unit(field);
                for (const auto& choice : field.choices) {
                    left << RecordForm::choiceLabel(field, choice.code);
                }
            }
        }
        for (QString text : left) {
            QVERIFY2(!text.remove(kept).contains(vietnamese), qPrintable(text));
        }
    }

    void rowsComeGoAndMoveWithoutAReset() {
        auto& h = *m_harness;
        const QAbstractItemModelTester tester(&h.window->table(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<RecordId> ids;
        for (int i = 0; i < 8; ++i) {
            ids.push_back(h.save(h.dayFigures(h.today() - 2 * i, i)));
        }
        QTRY_COMPARE(h.window->table().rowCount(), 8);
        QSignalSpy resets(&h.window->table(), &QAbstractItemModel::modelReset);
        Record moved = h.logged(ids[6]);
        moved.dayFigures->day = h.today() - 1;
        h.save(moved);
        QTRY_COMPARE(h.window->table().rowOf(ids[6]), 1);
        h.save(h.dayFigures(h.today() - 5, 1));
        QTRY_COMPARE(h.window->table().rowCount(), 9);
        QVERIFY(resets.isEmpty());
        h.window->findChild<QLineEdit*>(QStringLiteral("recordText"))->setText(QStringLiteral("doi tuong 07/11/2026"));
        QCOMPARE(h.window->table().rowCount(), 1);
        h.window->findChild<QLineEdit*>(QStringLiteral("recordText"))->setText(QStringLiteral("không ai"));
        QCOMPARE(h.window->table().rowCount(), 0);
        QVERIFY(!h.text("recordEmpty").isEmpty());
    }

private:
    std::unique_ptr<widgets::Theme> m_theme;
    std::unique_ptr<RecordsHarness> m_harness;
};

QTEST_MAIN(RecordWindowTest)
#include "RecordWindowTest.moc"
