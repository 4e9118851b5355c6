// SPDX-License-Identifier: GPL-3.0-or-later
// Two whole desks on one case at one real gateway: notes, whose turn it is, and who was faster.
#include "console/Desk.h"
#include "maps/MapSamples.h"
#include "support/GatewayFixture.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>

using namespace trucban;
using widgets::ActionId;

namespace {

constexpr std::chrono::seconds kDeadline{60};

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

/// One officer's desk with one case open.
class Officer {
public:
    Officer(widgets::Theme& theme, const test::GatewayFixture& gateway, const std::string& user)
        : m_desk(theme, test::cityWards(),
                 {.gatewayUrl = "https://127.0.0.1:" + std::to_string(gateway.port()),
                  .user = user,
                  .password = "mật khẩu " + user,
                  .pin = gateway.fingerprint(),
                  .profileDir = m_profile.path().toStdString(),
                  .replicaKey = std::string(32, 'k')}) {
        m_desk.window().show();
        m_desk.start(nullptr);
    }
    [[nodiscard]] bool open(const core::CaseId& id) {
        const auto& model = *m_desk.window().workspace().queue().table().model();
        if (!waitFor([&] { return model.rowCount() > 0; })) {
            return false;
        }
        m_desk.window().openCase(id);
        return waitFor([this] { return m_desk.status().state == bridge::ConnectionState::live; });
    }
    template <class W>
    [[nodiscard]] W& find(const char* name) const {
        return *m_desk.window().findChild<W*>(QLatin1String(name));
    }
    [[nodiscard]] QDialog* dialog(const char* name = nullptr) const {
        for (auto* dialog : m_desk.window().findChildren<QDialog*>()) {
            if (dialog->isVisible() && (name == nullptr || dialog->objectName() == QLatin1String(name))) {
                return dialog;
            }
        }
        return nullptr;
    }
    void press(Qt::Key key) {
        auto* open = dialog();
        QTest::keyClick(open->focusWidget() != nullptr ? open->focusWidget() : open, key);
    }
    void act(ActionId id) { m_desk.window().actions().action(id).trigger(); }
    [[nodiscard]] QPlainTextEdit& editor() const { return find<QPlainTextEdit>("noteEditor"); }
    [[nodiscard]] QString notes() const { return find<QTextEdit>("noteList").toPlainText(); }
    [[nodiscard]] QString others() const {
        const auto& label = find<QLabel>("caseOthers");
        return label.isHidden() ? QString() : label.text();
    }
    [[nodiscard]] bool sees(const char* words) const { return others().contains(QString::fromUtf8(words)); }
    [[nodiscard]] QString timeline() const {
        QString words;
        const auto* model = find<QListView>("timelineList").model();
        for (int row = 0; row < model->rowCount(); ++row) {
            words += model->index(row, 0).data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n');
        }
        return words;
    }
    /// The seconds pass for this desk.
    void tick() { m_desk.window().tick(); }

private:
    QTemporaryDir m_profile;
    console::Desk m_desk;
};

} // namespace

class TogetherTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }
    void init() {
        m_gateway = std::make_unique<test::GatewayFixture>();
        for (const auto* user : {"an", "binh", "chi"}) {
            m_gateway->addUser(user, "city", "all");
        }
        const auto key = m_gateway->addKey("sos-app");
        m_gateway->start();
        const auto& at = test::cityWards().wards().front().label;
        m_case = m_gateway->post(key, test::alertJson("1", at.lat, at.lon, "Mất xe", "theft")).caseId;
        m_an = std::make_unique<Officer>(m_theme, *m_gateway, "an");
        QVERIFY(m_an->open(m_case));
    }
    void cleanup() {
        m_an.reset();
        m_gateway.reset();
    }

    void aColleaguesNoteComesByItselfAndLeavesMineAlone() {
        Officer binh{m_theme, *m_gateway, "binh"};
        QVERIFY(binh.open(m_case));
        auto& mine = m_an->editor();
        mine.setFocus();
        QTest::keyClicks(&mine, QStringLiteral("dang go "));
        QInputMethodEvent word(QStringLiteral("dở"), {});
        QCoreApplication::sendEvent(&mine, &word);
        binh.editor().setPlainText(QStringLiteral("Người nhà đã đến"));
        QTest::keyClick(&binh.editor(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return m_an->notes().contains(QStringLiteral("Người nhà đã đến")); }));
        QVERIFY(m_an->notes().contains(QStringLiteral("binh")));
        QCOMPARE(mine.toPlainText(), QStringLiteral("dang go "));
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("dở"));
        QCoreApplication::sendEvent(&mine, &done);
        QCOMPARE(mine.toPlainText(), QStringLiteral("dang go dở"));
        QVERIFY(binh.editor().toPlainText().isEmpty());
        QVERIFY(waitFor([&] { return m_an->timeline().contains(QStringLiteral("Người nhà đã đến")); }));
    }

    void namesWhoEditsAndForHowLongAndATakeOverIsInTheTimeline() {
        Officer binh{m_theme, *m_gateway, "binh"};
        QVERIFY(binh.open(m_case));
        QVERIFY(waitFor([&] { return m_an->sees("binh") && binh.sees("an"); }));
        binh.act(ActionId::changeKind);
        QVERIFY(binh.dialog("kindDialog") != nullptr);
        QVERIFY(waitFor([&] { return m_an->sees("binh đang sửa, còn "); }));

        m_an->act(ActionId::changePriority);
        QVERIFY(m_an->dialog("takeOverDialog") != nullptr);
        m_an->press(Qt::Key_Down);
        m_an->press(Qt::Key_Return);
        QVERIFY(waitFor([&] { return m_an->dialog("priorityDialog") != nullptr; }));
        QVERIFY(waitFor([&] { return binh.sees("an đang sửa, còn "); }));
        QVERIFY(waitFor([&] { return binh.timeline().contains(QStringLiteral("Đã trao đổi, tôi làm tiếp")); }));
        QVERIFY(binh.timeline().contains(QStringLiteral("binh"))); // from whom
        QVERIFY(binh.dialog("kindDialog") != nullptr);             // nothing is taken out of a hand
    }

    void theLeaseEndsWithItsSocket() {
        auto binh = std::make_unique<test::TestConsole>(*m_gateway, m_gateway->login("binh"), 0, "", false, "desk b");
        binh->send(wire::Watching{.caseId = m_case, .editing = true, .takeOver = false});
        QVERIFY(waitFor([&] { return m_an->sees("binh đang sửa, còn "); }));
        binh.reset(); // no goodbye: what the kernel does for a console that was killed
        QVERIFY(waitFor([&] { return m_an->others().isEmpty(); }));
        m_an->act(ActionId::changeKind);
        QVERIFY(m_an->dialog("takeOverDialog") == nullptr);
        QVERIFY(m_an->dialog("kindDialog") != nullptr);
    }

    void nothingIsHeldUpWhenTheGatewayIsKilled() {
        test::TestConsole binh{*m_gateway, m_gateway->login("binh"), 0, "", false, "desk b"};
        binh.send(wire::Watching{.caseId = m_case, .editing = true, .takeOver = false});
        QVERIFY(waitFor([&] { return m_an->sees("binh đang sửa, còn "); }));
        m_gateway->kill();
        QVERIFY(waitFor([&] { return m_an->others().isEmpty(); }));
        m_an->act(ActionId::changeKind);
        QVERIFY(m_an->dialog("kindDialog") != nullptr);
    }

    void aConflictBringsWhatTheCaseIsNowAndIsDoneAgainByOneKey() {
        m_an->act(ActionId::changeKind);
        auto* dialog = m_an->dialog("kindDialog");
        QVERIFY(dialog != nullptr);
        test::TestConsole binh{*m_gateway, m_gateway->login("binh"), 0, "", false, "desk b"};
        QVERIFY(std::holds_alternative<wire::Accepted>(
            binh.command(core::SetPriority{.caseId = m_case, .priority = core::Priority::p2, .reason = "đông người"})));
        m_an->press(Qt::Key_Down);
        m_an->press(Qt::Key_Return);
        const auto& detail = m_an->find<QLabel>("commandDetail");
        QVERIFY(waitFor([&] { return detail.text().contains(QStringLiteral("Nay: P2")); }));
        m_an->act(ActionId::sendActAgain);
        const auto isChanged = [&] {
            const auto* now = binh.state().case_(m_case);
            return now != nullptr && now->kind != "theft";
        };
        QVERIFY(binh.pump(isChanged));
        QCOMPARE(binh.state().case_(m_case)->priority, core::Priority::p2); // the colleague's is kept
    }

private:
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<test::GatewayFixture> m_gateway;
    std::unique_ptr<Officer> m_an;
    core::CaseId m_case;
};

QTEST_MAIN(TogetherTest)
#include "TogetherTest.moc"
