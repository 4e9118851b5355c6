// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PastPlayer.h"

#include "bridge/History.h"
#include "wire/Limits.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using namespace trucban::test;

namespace {

std::vector<std::uint64_t> someNumbers() {
    std::vector<std::uint64_t> numbers;
    std::uint64_t random = 20261122;
    for (int i = 0; i < 400; ++i) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        numbers.push_back((random >> 33U) % 1'000'000'000);
    }
    return numbers;
}

/// A window over the player: what it was told, applied; answers for windows when it is let.
class Watcher : public QObject {
public:
    Watcher(const History& history, bridge::PastPlayer& player) : m_history{history} {
        connect(&player, &bridge::PastPlayer::changed, this, [this](bridge::ChangeSet& changes) {
            fills += changes.fill ? 1 : 0;
            for (const auto& ref : changes.erased) {
                shown.erase(ref);
            }
            const auto put = [this](const auto& values) {
                for (const auto& value : values) {
                    shown.put(value);
                }
            };
            put(changes.cases), put(changes.alerts), put(changes.units), put(changes.visits), put(changes.handovers);
            put(changes.campaigns), put(changes.records), put(changes.briefings);
            if (changes.policy) {
                shown.policy = *changes.policy;
            }
        });
        connect(&player, &bridge::PastPlayer::windowWanted, this, [this, &player](core::Seq upTo) {
            ++asked;
            if (answers) {
                player.addWindow(m_history.window(upTo, 20));
            } else {
                player.giveUp();
            }
        });
    }
    [[nodiscard]] std::string bytes() const { return core::canonicalBytes(shown, kEverything); }

    core::State shown;
    int fills = 0;
    int asked = 0;
    bool answers = true;

private:
    const History& m_history;
};

constexpr std::chrono::seconds kDeadline{20};

/// The windows, newest first, of more cases than are told in one turn, which came one a second; `present` gets them.
std::vector<wire::Past> manyCases(core::State& present, core::Instant from) {
    std::vector<wire::Past> windows;
    for (core::Seq seq = 1; seq <= 3 * bridge::PastPlayer::kPerTurn; ++seq) {
        if (windows.empty() || windows.front().items.size() == wire::kEventsPerFrame) {
            windows.emplace(windows.begin())->from = seq;
        }
        core::Case case_;
        case_.id.value.bytes[0] = static_cast<std::uint8_t>(seq);
        case_.id.value.bytes[1] = static_cast<std::uint8_t>(seq >> 8U);
        case_.openedAt = from + std::chrono::seconds{seq};
        wire::Past& window = windows.front();
        window.items.push_back({.seq = seq, .at = case_.openedAt, .item = wire::Entered{core::Aggregate{case_}}});
        present.put(case_);
        present.seq = window.to = seq;
    }
    return windows;
}

} // namespace

class PastPlayerTest : public QObject {
    Q_OBJECT

    const History m_history{someNumbers(), kTwoWards};
    const core::Instant m_now = m_history.event(m_history.head()).at + std::chrono::hours{1};

private slots:
    void showsThePresentFirst() {
        bridge::PastPlayer player{m_history.present(), m_now};
        Watcher watcher{m_history, player};
        QVERIFY(QTest::qWaitFor([&] { return watcher.fills == 1; }, kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesAt(m_history.head()));
        QCOMPARE(watcher.asked, 0);
    }

    void fetchesNoMoreThanAMomentNeeds() {
        bridge::PastPlayer player{m_history.present(), m_now};
        Watcher watcher{m_history, player};
        const core::Seq middle = m_history.head() / 2;
        player.goTo(m_history.event(middle).at);
        QVERIFY(QTest::qWaitFor(
            [&] { return watcher.fills == 1 && !player.status().goal && player.status().seq < m_history.head(); },
            kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesAt(player.status().seq));
        QVERIFY(!player.status().isWhole);
        const auto& status = player.status();
        QVERIFY(status.oldestAt && *status.oldestAt <= m_history.event(middle).at);
    }

    void stepsBackThoughNothingHasComeYet() {
        bridge::PastPlayer player{m_history.present(), m_now};
        Watcher watcher{m_history, player};
        player.step(-1);
        QVERIFY(QTest::qWaitFor([&] { return player.status().seq < m_history.head(); }, kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesAt(player.status().seq));
        const core::Seq first = player.status().seq;
        player.step(-1);
        QVERIFY(QTest::qWaitFor([&] { return player.status().seq < first; }, kDeadline));
        player.step(1);
        QVERIFY(QTest::qWaitFor([&] { return player.status().seq == first; }, kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesAt(first));
    }

    void staysWhereItIsWhenTheGatewayIsAway() {
        bridge::PastPlayer player{m_history.present(), m_now};
        Watcher watcher{m_history, player};
        watcher.answers = false;
        player.goTo(m_history.event(1).at);
        QVERIFY(QTest::qWaitFor([&] { return watcher.asked == 1 && !player.status().goal; }, kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesAt(m_history.head()));
        watcher.answers = true;
        player.goTo(m_history.event(1).at);
        QVERIFY(QTest::qWaitFor([&] { return player.status().isWhole && !player.status().goal; }, kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesAt(player.status().seq));
    }

    void showsNoMoreOfAnAlertThatIsErasedMeanwhile() {
        bridge::PastPlayer player{m_history.present(), m_now};
        Watcher watcher{m_history, player};
        const core::Seq middle = m_history.head() / 2;
        player.goTo(m_history.event(middle).at);
        const auto arrived = [&] { return !player.status().goal && player.status().seq < m_history.head(); };
        QVERIFY(QTest::qWaitFor(arrived, kDeadline));
        const auto shown = std::ranges::find_if(watcher.shown.alerts,
                                                [](const auto& entry) { return entry.second.details.has_value(); });
        QVERIFY(shown != watcher.shown.alerts.end());
        const std::set<core::AlertId> erased{shown->first};
        const core::Seq there = player.status().seq;
        bridge::ChangeSet live;
        live.alerts.push_back(shown->second);
        player.onPresentChanged(live); // an update is no erasure
        live.alerts.back().details.reset();
        player.onPresentChanged(live);
        QVERIFY(QTest::qWaitFor([&] { return !watcher.shown.alerts.at(*erased.begin()).details; }, kDeadline));
        QCOMPARE(player.status().seq, there);
        QCOMPARE(watcher.bytes(), m_history.bytesWithout(erased, there));
        player.goTo(core::Instant{});
        QVERIFY(QTest::qWaitFor([&] { return player.status().isWhole && !player.status().goal; }, kDeadline));
        player.goTo(m_history.event(middle).at);
        QVERIFY(QTest::qWaitFor([&] { return player.status().seq == there; }, kDeadline));
        QCOMPARE(watcher.bytes(), m_history.bytesWithout(erased, there));
    }

    void aFarJumpIsToldByTurnsAndSaysWhenItIsWhole() {
        core::State present;
        const core::Instant from = m_now - std::chrono::hours{48};
        auto windows = manyCases(present, from);
        const auto head = present.seq;
        bridge::PastPlayer player{std::move(present), m_now};
        Watcher watcher{m_history, player};
        std::size_t largest = 0;
        bool isWholeWhenSaid = true;
        connect(&player, &bridge::PastPlayer::changed, &watcher, [&](const bridge::ChangeSet& changes) {
            largest = std::max(largest, changes.fill ? 0 : changes.size());
        });
        connect(&player, &bridge::PastPlayer::statusChanged, &watcher, [&](const bridge::PastStatus& status) {
            isWholeWhenSaid = isWholeWhenSaid && (status.isSettling || watcher.shown.cases.size() == status.seq);
        });
        const auto isSettledAt = [&](core::Seq seq) {
            return QTest::qWaitFor([&] { return player.status().seq == seq && !player.status().isSettling; },
                                   kDeadline);
        };
        for (auto& window : windows) {
            player.addWindow(std::move(window));
        }
        QVERIFY(QTest::qWaitFor([&] { return watcher.shown.cases.size() == head; }, kDeadline));
        QVERIFY(isSettledAt(head));
        QVERIFY(watcher.fills > 1);
        player.goTo(from); // before the first of them
        QVERIFY(isSettledAt(0));
        QVERIFY(watcher.shown.cases.empty());
        player.goTo(m_now);
        player.goTo(from + std::chrono::seconds{head / 2}); // whichever comes in between
        QVERIFY(isSettledAt(head / 2));
        QCOMPARE(watcher.shown.cases.size(), head / 2);
        QVERIFY(player.status().isSound && isWholeWhenSaid);
        QVERIFY(largest > 0 && largest <= bridge::PastPlayer::kPerTurn);
    }

    void endsAtTheBeginningOfTheLog() {
        bridge::PastPlayer player{m_history.present(), m_now};
        Watcher watcher{m_history, player};
        player.goTo(core::Instant{});
        QVERIFY(QTest::qWaitFor([&] { return player.status().isWhole && !player.status().goal; }, kDeadline));
        QCOMPARE(player.status().seq, core::Seq{0});
        QCOMPARE(watcher.bytes(), m_history.bytesAt(0));
        QVERIFY(player.status().isSound);
    }
};

QTEST_GUILESS_MAIN(PastPlayerTest)
#include "PastPlayerTest.moc"
