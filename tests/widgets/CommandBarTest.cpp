// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/CommandBar.h"

#include "models/OrderWording.h"
#include "widgets/DeskHarness.h"
#include "widgets/InputMethod.h"
#include "widgets/actions/ActionTable.h"
#include "widgets/palette/OrderCard.h"
#include "widgets/palette/PaletteModel.h"
#include "widgets/search/SearchField.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

using namespace trucban;
using test::commit;
using test::compose;
using test::DeskHarness;
using widgets::ActionId;

/// The command bar with the keyboard alone, against the domain itself.
class CommandBarTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_case = m_desk->fixtures.alert("robbery", "Bị giật túi xách", core::Position{{10.7721, 106.6983}, 20});
        m_other = m_desk->fixtures.alert("noise", "Ồn", core::Position{{10.7700, 106.6900}, 20});
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_bar = m_desk->find<widgets::CommandBar>("commandBar");
        m_field = m_desk->find<widgets::SearchField>("commandField");
        m_rows = m_desk->find<QListView>("commandRows");
    }
    void cleanup() { m_desk.reset(); }

    void opensAndGivesTheKeyboardBack() {
        auto& desk = *m_desk;
        desk.key(Qt::Key_1, Qt::ControlModifier);
        auto* before = desk.window->focusWidget();
        openBar();
        desk.key(Qt::Key_Escape);
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(desk.window->focusWidget(), before);
        openBar();
        desk.key(Qt::Key_K, Qt::ControlModifier); // the same key closes it
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(desk.window->focusWidget(), before);
        QVERIFY(desk.gateway.asked.empty());
    }

    void opensFromWhereverOneTypes() {
        // Ctrl+K deletes to the end of the line in Qt's own fields.
        m_desk->selection.select(m_case);
        for (const auto key : {QKeyCombination(Qt::Key_F8), Qt::CTRL | Qt::Key_F, Qt::CTRL | Qt::Key_G}) {
            m_desk->key(key.key(), key.keyboardModifiers());
            auto* before = m_desk->window->focusWidget();
            QVERIFY(before->inherits("QLineEdit") || before->inherits("QPlainTextEdit"));
            QTest::keyClicks(before, QStringLiteral("chua xong"));
            QTest::keyClick(before, Qt::Key_Home);
            openBar();
            QVERIFY(!m_field->text().contains(QStringLiteral("chua")));
            m_desk->key(Qt::Key_Escape);
            QCOMPARE(m_desk->window->focusWidget(), before);
            const auto text = before->inherits("QLineEdit") ? before->property("text").toString()
                                                            : before->property("plainText").toString();
            QCOMPARE(text, QStringLiteral("chua xong"));
        }
    }

    void worksACaseFromNewToClosed() {
        auto& desk = *m_desk;
        const auto code = shortCode(m_case);
        enter(QStringLiteral("nhan ") + code);
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(desk.at(m_case).state, core::CaseState::isNew); // nothing is done before the gateway says so
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::acknowledged);
        enter(QStringLiteral("điều M7,M8 ") + code);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).assignments.size(), std::size_t(2));
        QVERIFY(desk.at(m_case).assignments.front().lead && !desk.at(m_case).assignments.back().lead);
        enter(QStringLiteral("m7 dang den; m7 den; m8 den"));
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).assignments.front().state, core::AssignmentState::onScene);
        enter(QStringLiteral("giải quyết ") + code + QStringLiteral(" hòa giải hai bên xin lỗi nhau"));
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::resolved);
        QCOMPARE(desk.at(m_case).outcome->note, "hai bên xin lỗi nhau");
        enter(QStringLiteral("m7,m8 rời; đóng ") + code);
        QVERIFY(desk.dialog() == nullptr); // nobody is out any more when it comes to that
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::closed);
    }

    void saysBeforeEnterWhatItWillDo() {
        openBar();
        type(QStringLiteral("điều M7 ") + shortCode(m_case));
        const auto said = m_desk->find<QLabel>("commandSentence")->text();
        QVERIFY2(said.contains(QStringLiteral("Điều M7 đến VV-")) && said.contains(QStringLiteral("P1")),
                 qPrintable(said));
        type(QStringLiteral("điều ") + shortCode(m_case));
        QVERIFY(!m_desk->find<QLabel>("commandSentence")->isVisible());
        QVERIFY(m_desk->find<QLabel>("commandProblem")->text().contains(QStringLiteral("Thiếu lực lượng")));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_bar->isVisible());
        QVERIFY(m_desk->gateway.asked.empty());
        QVERIFY(m_desk->device.played.back() == widgets::Sound::refused);
    }

    // "Không có kết quả “vv-”" stood in red under the codes that it begins.
    void callsNoMistakeWhatIsStillBeingCompleted() {
        openBar();
        const auto* problem = m_desk->find<QLabel>("commandProblem");
        type(QStringLiteral("đóng vv-"));
        QVERIFY(m_desk->find<QListView>("commandRows")->model()->rowCount() > 0);
        QVERIFY2(!problem->isVisible(), qPrintable(problem->text()));
        m_desk->key(Qt::Key_Return);
        QVERIFY(problem->isVisible());
        QVERIFY(m_desk->gateway.asked.empty());
        type(QStringLiteral("đóng vv-xyz"));
        QVERIFY(problem->isVisible()); // nothing begins so
    }

    void sendsNothingOfALineWithAMistake() {
        openBar();
        type(QStringLiteral("nhận %1; điều M99 %1").arg(shortCode(m_case)));
        const auto problem = m_desk->find<QLabel>("commandProblem")->text();
        QVERIFY2(problem.contains(QStringLiteral("2. Không có lực lượng")), qPrintable(problem));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.asked.empty());
        type(QStringLiteral("nhận %1; điều M7 %1").arg(shortCode(m_case)));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(2));
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(m_case).state, core::CaseState::inProgress); // the second was no conflict with the first
    }

    void asksWhatTheButtonsAsk() {
        auto& desk = *m_desk;
        enter(QStringLiteral("đóng %1 báo nhầm có người xin lỗi").arg(shortCode(m_case)));
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->objectName(), QStringLiteral("outcomeDialog"));
        QCOMPARE(desk.dialog()->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("có người xin lỗi"));
        desk.key(Qt::Key_Return); // the Enter that slipped: nothing is chosen yet
        QVERIFY(desk.gateway.asked.empty());
        desk.key(Qt::Key_Escape);
        QVERIFY(desk.gateway.asked.empty());
        enter(QStringLiteral("đóng %1 báo nhầm").arg(shortCode(m_case)));
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::closed);
    }

    void asksAboutUnitsThatAreOutAndSendsTheLineOnlyThen() {
        auto& desk = *m_desk;
        enter(QStringLiteral("điều M7 %1").arg(shortCode(m_other)));
        desk.gateway.answer();
        const auto before = desk.gateway.asked.size();
        const auto line = QStringLiteral("nhận %1; đóng %2 xong").arg(shortCode(m_case), shortCode(m_other));
        enter(line);
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->objectName(), QStringLiteral("timedConfirm"));
        desk.key(Qt::Key_Return);                    // the safe button has the focus
        QCOMPARE(desk.gateway.asked.size(), before); // and nothing of the line is done
        openBar();
        desk.key(Qt::Key_Up); // it is there to be said again
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::acknowledged);
        QCOMPARE(desk.at(m_other).state, core::CaseState::closed);
    }

    void asksAgainWhenSomebodyWasSentWhileItAsked() {
        auto& desk = *m_desk;
        enter(QStringLiteral("đóng %1 báo nhầm").arg(shortCode(m_case)));
        desk.key(Qt::Key_Down);
        QVERIFY(desk.gateway.tell(desk.gateway.officer,
                                  core::DispatchUnit{.caseId = m_case, .unit = {"M7"}, .lead = true}));
        desk.gateway.publish();
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(desk.dialog() != nullptr);
        QCOMPARE(desk.dialog()->objectName(), QStringLiteral("timedConfirm"));
        QVERIFY(desk.gateway.asked.empty());
        desk.key(Qt::Key_Escape);
        QVERIFY(desk.gateway.asked.empty());
    }

    void executesNothingWhileTelexComposes() {
        openBar();
        m_desk->selection.select(m_case);
        compose(*m_field, QStringLiteral("nhâ"));
        compose(*m_field, QStringLiteral("nhận"));
        QVERIFY(m_desk->find<QLabel>("commandSentence")->text().contains(QStringLiteral("Tiếp nhận")));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_bar->isVisible());
        QVERIFY(m_desk->gateway.asked.empty());
        commit(*m_field, QStringLiteral("nhận"));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->gateway.asked.size(), std::size_t(1));
        QVERIFY(m_desk->gateway.lastAsked<core::AcknowledgeCase>() != nullptr);
    }

    void understandsEachKeyOfATelexWord() {
        openBar();
        // "ddieeuf M7" as an input method without a preedit rewrites it: letters go and come.
        QTest::keyClicks(m_field, QStringLiteral("d"));
        QTest::keyClick(m_field, Qt::Key_Backspace);
        commit(*m_field, QStringLiteral("đ"));
        commit(*m_field, QStringLiteral("i"));
        commit(*m_field, QStringLiteral("ề"));
        commit(*m_field, QStringLiteral("u "));
        QTest::keyClicks(m_field, QStringLiteral("m7 ") + shortCode(m_case));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.lastAsked<core::DispatchUnit>() != nullptr);
    }

    void completesByTabAndByTheRightArrow() {
        m_desk->selection.select(m_case);
        openBar();
        QTest::keyClicks(m_field, QStringLiteral("dieu"));
        m_desk->key(Qt::Key_Tab);
        QCOMPARE(m_field->text(), QStringLiteral("điều "));
        m_desk->key(Qt::Key_Right); // the unit that the rule would send
        const auto line = m_field->text();
        QVERIFY2(line.size() > 5 && line.endsWith(u' '), qPrintable(line));
        m_desk->key(Qt::Key_Return);
        const auto* sent = m_desk->gateway.lastAsked<core::DispatchUnit>();
        QVERIFY(sent != nullptr);
        QCOMPARE(QStringLiteral("điều %1 ").arg(QString::fromStdString(sent->unit.value)), line);
        m_desk->units.setCase(m_case);
        QCOMPARE(sent->unit, *m_desk->units.unitAt(m_desk->units.bestRow())); // and so does F3
    }

    void takesTheRowThatArrowsChose() {
        openBar();
        QTest::keyClicks(m_field, QStringLiteral("bang phim"));
        QCOMPARE(m_rows->currentIndex().row(), 0); // a search: Enter takes the first
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("keyCard"));
        m_desk->key(Qt::Key_Escape);

        m_desk->selection.select(m_case);
        openBar();
        type(QStringLiteral("nhận"));
        QVERIFY(!m_rows->currentIndex().isValid()); // an order: Enter does it, unless a row is chosen
        m_desk->key(Qt::Key_Down);
        QVERIFY(m_rows->currentIndex().isValid());
        m_desk->key(Qt::Key_Up);
        QVERIFY(!m_rows->currentIndex().isValid());
    }

    void doesNotMoveUnderTheSelection() {
        openBar();
        type(QStringLiteral("VV-"));
        m_desk->key(Qt::Key_Down);
        const auto chosen = m_rows->currentIndex().data().toString();
        const auto at = m_rows->visualRect(m_rows->currentIndex());
        const auto place = m_rows->mapTo(m_desk->window.get(), at.topLeft());
        for (int i = 0; i < 5; ++i) {
            m_desk->fixtures.alert("robbery", "Lại một vụ P1", core::Position{{10.7721, 106.6983}, 20});
            m_desk->gateway.publish();
        }
        QCOMPARE(m_rows->currentIndex().data().toString(), chosen);
        QCOMPARE(m_rows->mapTo(m_desk->window.get(), m_rows->visualRect(m_rows->currentIndex()).topLeft()), place);
        QVERIFY(place.y() > 0);
    }

    void doesNotDoWhatTheLineDidNotSayWhenItWasRead() {
        auto& desk = *m_desk;
        openBar();
        type(QStringLiteral("M7 rời"));
        QVERIFY(desk.gateway.tell(desk.gateway.officer,
                                  core::SetUnitState{.unit = {"M7"}, .state = core::UnitState::unavailable}));
        desk.gateway.publish(); // until now it was refused: M7 is available already
        desk.key(Qt::Key_Return);
        QVERIFY(desk.gateway.asked.empty());
        QVERIFY(m_bar->isVisible());
        desk.key(Qt::Key_Return);
        QVERIFY(desk.gateway.lastAsked<core::SetUnitState>() != nullptr);
    }

    void goesToWhatIsNamedAlone() {
        auto& desk = *m_desk;
        std::vector<models::SearchHit> wanted;
        connect(desk.window.get(), &widgets::MainWindow::placeRequested, this,
                [&wanted](const models::SearchHit& hit) { wanted.push_back(hit); });
        enter(shortCode(m_other));
        QCOMPARE(desk.selection.current(), std::optional(m_other));
        enter(QStringLiteral("m7"));
        QCOMPARE(wanted.size(), std::size_t(1));
        QVERIFY(wanted.back().title.startsWith(QStringLiteral("M7")));
        enter(QStringLiteral("ben thanh"));
        QCOMPARE(wanted.size(), std::size_t(2));
        QCOMPARE(wanted.back().title, QStringLiteral("Phường Bến Thành"));
        QVERIFY(desk.gateway.asked.empty());
    }

    void findsEveryActionOfTheRegistryByItsName() {
        openBar();
        auto& model = dynamic_cast<widgets::PaletteModel&>(*m_rows->model());
        const QAbstractItemModelTester tester(&model);
        const auto rowsOf = [&](ActionId id) {
            int rows = 0;
            for (int row = 0; row < model.rowCount(); ++row) {
                rows += model.actionAt(row) == id ? 1 : 0;
            }
            return rows;
        };
        auto& registry = m_desk->window->actions();
        int shown = 0;
        for (const auto& entry : widgets::actionTable()) {
            if (entry.id == ActionId::commandBar || !registry.action(entry.id).isVisible()) {
                continue; // it is open; not for this role
            }
            ++shown;
            type(models::foldedWords(registry.name(entry.id)));
            QVERIFY2(rowsOf(entry.id) == 1, entry.objectName);
            type(registry.name(entry.id).toUpper());
            QVERIFY2(rowsOf(entry.id) == 1, entry.objectName);
        }
        type({});
        QCOMPARE(model.rowCount(), shown);
        QCOMPARE(model.index(0).data(widgets::PaletteModel::KeyRole).toString().isEmpty(), false);
    }

    void saysWhyAnActionCannotBeTaken() {
        openBar();
        type(QStringLiteral("trang thai luc luong"));
        QVERIFY(m_rows->model()->rowCount() > 0);
        QVERIFY(!m_rows->model()->index(0, 0).data(widgets::PaletteModel::CanRole).toBool()); // no case is selected
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->find<QLabel>("commandProblem")->text().contains(QStringLiteral("Chưa chọn vụ nào")));
        QVERIFY(m_bar->isVisible());
    }

    void offersNoActToWhoOnlyLooksOn() {
        auto status = m_desk->liveStatus();
        status.role = core::Role::committee;
        m_desk->window->setStatus(status);
        openBar();
        auto& model = dynamic_cast<widgets::PaletteModel&>(*m_rows->model());
        for (const char* text : {"", "nhận", "điều", "đóng", "nhập tin"}) {
            type(QString::fromUtf8(text));
            for (int row = 0; row < model.rowCount(); ++row) {
                const auto id = model.actionAt(row);
                QVERIFY(!id ||
                        (!std::ranges::contains(m_desk->window->actions().group(widgets::ActionGroup::case_), *id) &&
                         *id != ActionId::enterAlert));
                QVERIFY(model.suggestionAt(row) == nullptr ||
                        model.suggestionAt(row)->group != models::OrderSuggestion::Group::verb);
            }
        }
        type(QStringLiteral("nhận ") + shortCode(m_case));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void recallsWhatWasSaid() {
        auto& desk = *m_desk;
        enter(QStringLiteral("ghi %1 chị Lan ở phòng 3").arg(shortCode(m_case)));
        enter(QStringLiteral("nhận %1").arg(shortCode(m_case)));
        const auto full = QString::fromStdString(desk.at(m_case).code);
        openBar();
        desk.key(Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("nhận ") + full);
        desk.key(Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("ghi %1 chị Lan ở phòng 3").arg(full));
        desk.key(Qt::Key_Up); // there is none before
        desk.key(Qt::Key_Down);
        QCOMPARE(m_field->text(), QStringLiteral("nhận ") + full);
        desk.key(Qt::Key_Down);
        QCOMPARE(m_field->text(), QString());
        desk.key(Qt::Key_Escape);

        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        desk.window->save(settings);
        settings.sync();
        QFile file(folder.filePath(QStringLiteral("s.ini")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto kept = file.readAll();
        QVERIFY(kept.contains("commandLines") && !kept.contains("Lan"));
        DeskHarness later(m_theme);
        later.window->restore(settings);
        QCOMPARE(later.find<widgets::CommandBar>("commandBar")->history().line(2), QStringLiteral("ghi ") + full);
    }

    void opensTheCardOfOrdersFromTheTable() {
        openBar();
        m_desk->key(Qt::Key_F1);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("orderCard"));
        QStringList shown;
        for (const auto* label : m_desk->dialog()->findChildren<QLabel*>()) {
            shown << label->text();
        }
        for (const auto& rule : models::orderRules()) {
            QVERIFY2(shown.contains(QString::fromUtf8(rule.exampleVi)), rule.exampleVi);
            QVERIFY(widgets::OrderCard::html().contains(QString::fromUtf8(rule.exampleVi)));
        }
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_bar->isVisible()); // still there, with the line
        QCOMPARE(m_desk->window->focusWidget(), m_field);
    }

    void isToldInTheReadmes() {
        // Generated from the table: when this fails, put what it says between the marks.
        const auto card = [](const char* name) {
            QFile file(QStringLiteral(TRUCBAN_SOURCE_DIR "/") + QLatin1String(name));
            const auto text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
            return text.section(QStringLiteral("<!-- orders -->\n"), 1, 1);
        };
        QCOMPARE(card("README.vi.md"), models::orderTableMarkdown(false));
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(TRUCBAN_TRANSLATIONS "/trucban_en.qm")));
        QCoreApplication::installTranslator(&english);
        const auto wanted = models::orderTableMarkdown(true);
        QCoreApplication::removeTranslator(&english);
        QCOMPARE(card("README.md"), wanted);
    }

    /// The target is four. Typing is no key here that the best way needs.
    void sendsAUnitToANewP1InThreeKeys() {
        auto& desk = *m_desk;
        int keys = 0;
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            desk.key(key, modifiers);
            ++keys;
        };
        press(Qt::Key_J, Qt::ControlModifier); // the P1 that has waited longest
        press(Qt::Key_F3);                     // whom to send: the best one is chosen
        press(Qt::Key_Return);
        desk.gateway.answer();
        QCOMPARE(desk.at(m_case).state, core::CaseState::inProgress);
        QVERIFY(desk.at(m_case).acknowledgedAt.has_value());
        QVERIFY2(keys <= 4, "new P1 to dispatched");
    }

private:
    void openBar() {
        m_desk->key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_bar->isVisible());
        QTRY_COMPARE(m_desk->window->focusWidget(), m_field);
    }
    void type(const QString& text) { m_field->setText(text); }
    void enter(const QString& line) {
        openBar();
        type(line);
        m_desk->key(Qt::Key_Return);
    }
    [[nodiscard]] QString shortCode(const core::CaseId& id) const {
        const auto code = QString::fromStdString(m_desk->at(id).code);
        return QStringLiteral("VV-") + code.sliced(code.lastIndexOf(u'-') + 1);
    }

    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    widgets::CommandBar* m_bar = nullptr;
    widgets::SearchField* m_field = nullptr;
    QListView* m_rows = nullptr;
    core::CaseId m_case;
    core::CaseId m_other;
};

QTEST_MAIN(CommandBarTest)
#include "CommandBarTest.moc"
