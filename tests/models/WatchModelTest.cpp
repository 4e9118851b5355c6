// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/WatchModel.h"

#include "wire/Limits.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using models::WatchModel;
using namespace std::chrono_literals;

namespace {

core::CaseId caseOf(std::uint8_t n) {
    core::CaseId id;
    id.value.bytes[15] = n;
    return id;
}

} // namespace

class WatchModelTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_now = core::Instant{1'795'300'000'000ms};
        m_model = std::make_unique<WatchModel>([this] { return m_now; });
        m_model->setClientId("desk 1");
        connect(m_model.get(), &WatchModel::wanted, this,
                [this](const wire::Watching& watching) { m_said.push_back(watching); });
        m_said.clear();
        goLive(true);
    }

    void saysWhatItLooksAtAndThenOnlyTheLatest() {
        m_model->look(caseOf(1));
        QCOMPARE(m_said.size(), 1U);
        for (std::uint8_t n = 2; n < 60; ++n) { // an arrow key held down
            m_model->look(caseOf(n));
        }
        QTRY_COMPARE(m_said.size(), 2U);
        QCOMPARE(m_said.back().caseId, std::optional(caseOf(59)));
    }

    void namesTheOthersWhoEditsFirst() {
        m_model->look(caseOf(1));
        tell({person("minh", "desk 2"), person("an", "desk 1"), person("lan", "desk 3", 20s)});
        QCOMPARE(m_model->others().size(), 2U);
        QCOMPARE(m_model->others().front().user, std::string("lan"));
        QCOMPARE(m_model->left(*m_model->holder()), 20s);
        m_now += 5s;
        QCOMPARE(m_model->left(*m_model->holder()), 15s);
        m_now += 15s;
        QVERIFY(!m_model->holder());
    }

    void takesTheSameUserElsewhereForAnother() {
        m_model->look(caseOf(1));
        tell({person("an", "desk 1"), person("an", "desk 2", 20s)});
        QVERIFY(m_model->holder().has_value());
        QVERIFY(m_model->isOwn(*m_model->holder()));
    }

    void hearsNothingOfACaseItLeft() {
        m_model->look(caseOf(1));
        m_model->look(caseOf(2));
        tell({person("lan", "desk 3", 20s)});
        QVERIFY(m_model->others().empty());
    }

    void knowsNobodyWhileTheGatewayIsAway() {
        m_model->look(caseOf(1));
        tell({person("lan", "desk 3", 20s)});
        QVERIFY(m_model->holder().has_value());
        goLive(false);
        QVERIFY(!m_model->holder());
        QVERIFY(m_model->others().empty());
    }

    void asksForTheLeaseRenewsItAndLetsGoOfWhatNobodyTouches() {
        m_model->look(caseOf(1));
        m_model->edit();
        QTRY_VERIFY(m_said.back().editing);
        const auto said = m_said.size();
        m_model->edit();
        QCOMPARE(m_said.size(), said); // once a key would be many
        m_now += WatchModel::kRenew;
        m_model->edit();
        m_model->tick();
        QTRY_COMPARE(m_said.size(), said + 1);
        QVERIFY(m_said.back().editing);
        QVERIFY(WatchModel::kRenew * 2 < wire::kEditLease);
        m_now += WatchModel::kIdle;
        m_model->tick();
        QTRY_COMPARE(m_said.size(), said + 2);
        QVERIFY(!m_said.back().editing);
    }

    void letsGoWhenItLooksElsewhere() {
        m_model->look(caseOf(1));
        m_model->edit();
        m_model->look(caseOf(2));
        QTRY_COMPARE(m_said.back().caseId, std::optional(caseOf(2)));
        QVERIFY(!m_said.back().editing);
        m_model->look(std::nullopt);
        QTRY_VERIFY(!m_said.back().caseId);
    }

    void saysATakeOverOnce() {
        m_model->look(caseOf(1));
        m_model->takeOver(caseOf(2)); // another one was selected meanwhile
        m_model->takeOver(caseOf(1));
        QTRY_VERIFY(m_said.back().takeOver && m_said.back().editing);
        m_now += WatchModel::kRenew;
        m_model->tick();
        QTRY_VERIFY(m_said.back().editing && !m_said.back().takeOver);
    }

private:
    void goLive(bool live) {
        bridge::ConnectionStatus status;
        status.user = QStringLiteral("an");
        status.state = live ? bridge::ConnectionState::live : bridge::ConnectionState::offline;
        m_model->setStatus(status);
    }
    void tell(std::vector<wire::Watcher> people) {
        m_model->setWatchers({.caseId = caseOf(1), .people = std::move(people)});
    }
    [[nodiscard]] wire::Watcher person(const char* user, const char* desk, std::chrono::seconds left = 0s) const {
        return {.user = user, .clientId = desk, .editing = left > 0s, .until = m_now + left};
    }

    core::Instant m_now;
    std::unique_ptr<WatchModel> m_model;
    std::vector<wire::Watching> m_said;
};

QTEST_GUILESS_MAIN(WatchModelTest)
#include "WatchModelTest.moc"
