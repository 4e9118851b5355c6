// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"
#include "widgets/alarm/AlarmBook.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/window/DutyWorkspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include <algorithm>

using namespace trucban;
using test::DeskHarness;

class AlarmPlayerTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->alarm.begin();
        m_desk->window->show();
        m_desk->goLive();
    }
    void cleanup() { m_desk.reset(); }

    void ringsForAP1UntilItIsAcknowledged() {
        const auto id = add("robbery");
        QVERIFY(m_desk->device.looping);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->device.looping);
    }

    void ringsOnceForOthers() {
        add("theft");
        QCOMPARE(m_desk->device.played, std::vector{widgets::Sound::p3Arrival});
        m_desk->gateway.clock += std::chrono::milliseconds(200);
        add("noise");
        QCOMPARE(m_desk->device.played.size(), std::size_t(1)); // not within the same second
        QVERIFY(!m_desk->device.looping);
    }

    void isSilentForFiveMinutesAtMost() {
        add("robbery");
        m_desk->key(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(!m_desk->device.looping);
        m_desk->gateway.clock += std::chrono::minutes(4);
        m_desk->window->tick();
        QVERIFY(!m_desk->device.looping);
        QVERIFY(m_desk->find<QPushButton>("statusSound")->text().contains(QStringLiteral("01:00")));
        m_desk->gateway.clock += std::chrono::seconds(61);
        m_desk->window->tick();
        QVERIFY(m_desk->device.looping);
    }

    void breaksTheSilenceForANewP1() {
        add("robbery");
        m_desk->alarm.setMuted(true);
        add("robbery");
        QVERIFY(m_desk->device.looping);
        QVERIFY(!m_desk->alarm.isMuted());
    }

    void flashesAndSaysSoWithoutALoudspeaker() {
        m_desk->device.present = false;
        m_desk->alarm.tick();
        QVERIFY(m_desk->find<QPushButton>("statusSound")->text().contains(QStringLiteral("Không có loa")));
        add("robbery");
        QVERIFY(m_desk->find<QWidget>("flashFrame")->isVisible());
    }

    void tellsAcceptedFromRefused() {
        const auto id = add("theft");
        m_desk->device.played.clear();
        m_desk->selection.select(id);
        m_desk->key(Qt::Key_F2);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        m_desk->gateway.answer();
        QCOMPARE(m_desk->device.played, std::vector{widgets::Sound::refused});
    }

    // "Noise", acknowledged; then its sender writes for his life.
    void ringsWhenAnAcknowledgedCaseRisesToP1() {
        const auto id = addAcknowledged("noise");
        auto& urgent = m_desk->window->workspace().urgent();
        m_desk->fixtures.update(id, "robbery", "Nó rút dao, cứu tôi");
        m_desk->gateway.publish();
        QCOMPARE(m_desk->at(id).priority, core::Priority::p1);
        QVERIFY(m_desk->device.looping);
        QCOMPARE(urgent.count(), 1);
        QVERIFY(urgent.isInSight(id));
        QVERIFY(!m_desk->find<QWidget>("urgentCalm")->isVisible());
        auto* card = m_desk->find<QAbstractButton>("urgentCard0");
        QVERIFY2(card->accessibleName().contains(QStringLiteral("đã tăng lên P1")), qPrintable(card->accessibleName()));
        m_desk->alarm.setMuted(true);
        QVERIFY(!m_desk->device.looping);
        QVERIFY(m_desk->find<QWidget>("flashFrame")->isVisible());
        m_desk->gateway.clock += widgets::AlarmPlayer::kMute;
        m_desk->window->tick();
        QVERIFY(m_desk->device.looping);

        m_desk->key(Qt::Key_J, Qt::ControlModifier); // to the P1 that has waited longest
        QCOMPARE(m_desk->selection.current(), std::optional(id));
        m_desk->gateway.clock += std::chrono::minutes(1);
        m_desk->window->tick();
        QVERIFY(m_desk->device.looping); // a selected row alone says nothing about an officer
        QVERIFY(isShown("noticeRisen"));
        QVERIFY(!m_desk->find<QWidget>("button_actionAcknowledge")->isVisible());
        m_desk->key(Qt::Key_F2);
        QVERIFY(!m_desk->device.looping);
        QCOMPARE(urgent.count(), 0);
        QVERIFY(m_desk->gateway.asked.empty()); // nothing to be done at the gateway
    }

    void ringsForAnotherDesksRiseUntilItIsWorkedOn() {
        const auto id = addAcknowledged("noise");
        m_desk->gateway.tell(m_desk->gateway.officer, core::SetPriority{id, core::Priority::p1, "dao"});
        m_desk->gateway.publish();
        QVERIFY(m_desk->device.looping);
        for (const auto& [unit, value] : m_desk->gateway.state.units) {
            if (m_desk->gateway.tell(m_desk->gateway.officer,
                                     core::DispatchUnit{.caseId = id, .unit = unit, .lead = true})) {
                break;
            }
        }
        m_desk->gateway.publish();
        QCOMPARE(m_desk->at(id).state, core::CaseState::inProgress);
        QVERIFY(!m_desk->device.looping);
        QCOMPARE(m_desk->window->workspace().urgent().count(), 0);
    }

    void doesNotRingForThisDesksOwnRise() {
        const auto first = addAcknowledged("noise");
        m_desk->gateway.submit(core::SetPriority{first, core::Priority::p1, "dao"}, std::nullopt);
        m_desk->gateway.answer();
        QCOMPARE(m_desk->at(first).priority, core::Priority::p1);
        QVERIFY(!m_desk->device.looping);
        const auto second = addAcknowledged("noise");
        m_desk->gateway.submit(core::SetPriority{second, core::Priority::p1, "dao"}, std::nullopt);
        m_desk->gateway.answerAheadOfEvents();
        m_desk->gateway.publish();
        QCOMPARE(m_desk->at(second).priority, core::Priority::p1);
        QVERIFY(!m_desk->device.looping);
        // What others do to it later is news again.
        m_desk->gateway.tell(m_desk->gateway.officer, core::SetPriority{second, core::Priority::p3, "nhầm"});
        m_desk->gateway.publish();
        m_desk->gateway.tell(m_desk->gateway.officer, core::SetPriority{second, core::Priority::p1, "dao"});
        m_desk->gateway.publish();
        QVERIFY(m_desk->device.looping);
    }

    void ringsForASendersRiseWhileThisDesksOwnIsRefused() {
        const auto id = addAcknowledged("noise");
        m_desk->gateway.submit(core::SetPriority{id, core::Priority::p1, "dao"}, m_desk->at(id).decisionVersion);
        m_desk->fixtures.update(id, "robbery", "cứu tôi");
        m_desk->gateway.publish();
        QVERIFY(m_desk->device.looping);
    }

    void ringsOnceForASendersUpdate() {
        const auto id = addAcknowledged("noise");
        m_desk->device.played.clear();
        for (const auto sender : {core::SenderState::active, core::SenderState::cancelled, core::SenderState::safe}) {
            m_desk->gateway.clock += std::chrono::seconds(2);
            m_desk->fixtures.update(id, "noise", "Vẫn ồn", sender);
            m_desk->gateway.publish();
            QCOMPARE(m_desk->device.played, std::vector{widgets::Sound::p4Arrival});
            m_desk->device.played.clear();
            QVERIFY(m_desk->alarm.news().isUpdated(id));
        }
        QVERIFY(!m_desk->device.looping);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AddNote{.caseId = id, .text = "đã xem"});
        m_desk->gateway.publish();
        QVERIFY(m_desk->device.played.empty());
    }

    void keepsAnUpdateUntilItIsLookedAt() {
        const auto id = addAcknowledged("noise");
        const auto other = addAcknowledged("noise");
        m_desk->fixtures.update(id, "noise", "Vẫn ồn");
        m_desk->gateway.publish();
        auto& news = m_desk->alarm.news();
        m_desk->selection.select(id); // stepping past it
        m_desk->selection.select(other);
        m_desk->gateway.clock += std::chrono::minutes(1);
        m_desk->window->tick();
        QVERIFY(news.isUpdated(id));
        m_desk->selection.select(id);
        QVERIFY(isShown("noticeUpdated"));
        m_desk->gateway.clock += widgets::CaseNews::kLook;
        m_desk->window->tick();
        QVERIFY(!news.isUpdated(id));
        // Nobody need be there where it stays selected.
        m_desk->gateway.clock += std::chrono::seconds(1);
        m_desk->fixtures.update(id, "noise", "Ồn hơn");
        m_desk->gateway.publish();
        m_desk->gateway.clock += std::chrono::minutes(1);
        m_desk->window->tick();
        QVERIFY(news.isUpdated(id));
        m_desk->key(Qt::Key_F2);
        QVERIFY(!news.isUpdated(id));
        QVERIFY(m_desk->gateway.asked.empty());
    }

    void forgetsTheNewsOfAClosedCase() {
        const auto id = addAcknowledged("noise");
        m_desk->fixtures.update(id, "robbery", "cứu tôi");
        m_desk->gateway.publish();
        QVERIFY(m_desk->device.looping);
        m_desk->gateway.tell(
            m_desk->gateway.officer,
            core::CloseCase{.caseId = id,
                            .outcome =
                                core::Outcome{.disposition = core::Disposition::mistaken, .note = {}, .fileNumber = {}},
                            .releaseUnits = false});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->device.looping);
        QVERIFY(!m_desk->alarm.news().isUnseen(id));
    }

    void hearsOfTheUpdatesOfAReopenedCase() {
        const auto id = addAcknowledged("noise");
        auto& gateway = m_desk->gateway;
        gateway.tell(
            gateway.officer,
            core::CloseCase{.caseId = id,
                            .outcome =
                                core::Outcome{.disposition = core::Disposition::mistaken, .note = {}, .fileNumber = {}},
                            .releaseUnits = false});
        gateway.publish();
        gateway.tell(gateway.officer, core::ReopenCase{.caseId = id, .reason = "tái diễn"});
        gateway.publish();
        m_desk->fixtures.update(id, "robbery", "cứu tôi");
        gateway.publish();
        QVERIFY(m_desk->device.looping);
        QVERIFY(m_desk->alarm.news().isUpdated(id));
    }

    // The receiving desk saw one more grey row, and the minute went by.
    void ringsForAP1OfferedToThisWardUntilItIsAnswered() {
        beDeskOf(kOther);
        const auto id = addAcknowledged("robbery");
        m_desk->gateway.tell(m_desk->gateway.officer, core::ClaimCase{id, kOwn});
        m_desk->gateway.publish();
        QVERIFY(!m_desk->device.looping);
        offer(id);
        QVERIFY(m_desk->device.looping);
        auto& urgent = m_desk->window->workspace().urgent();
        QCOMPARE(urgent.count(), 1);
        auto* card = m_desk->find<QAbstractButton>("urgentCard0");
        QVERIFY2(card->accessibleName().contains(QStringLiteral("đề nghị nhận")), qPrintable(card->accessibleName()));
        QCOMPARE(causeOf(id), std::optional(models::AlarmCause::offered));
        answer(id, core::OfferState::accepted);
        QVERIFY(!m_desk->device.looping);
        QCOMPARE(urgent.count(), 0);
        QVERIFY(!causeOf(id));
    }

    void ringsOnceForAnotherOfferAndAgainWhenItIsMadeAnew() {
        beDeskOf(kOther);
        const auto id = addAcknowledged("noise");
        m_desk->gateway.tell(m_desk->gateway.officer, core::ClaimCase{id, kOwn});
        for (int time = 0; time < 2; ++time) {
            m_desk->gateway.clock += std::chrono::seconds(2);
            m_desk->device.played.clear();
            offer(id);
            QCOMPARE(m_desk->device.played, std::vector{widgets::Sound::p4Arrival});
            QVERIFY(m_desk->alarm.news().isOffered(id));
            answer(id, core::OfferState::returned);
            QVERIFY(!m_desk->alarm.news().isOffered(id));
            QVERIFY(!m_desk->alarm.news().isReturned(id)); // it was this desk's own word
        }
    }

    void tellsTheOfferingWardOfANoUntilItIsSeen() {
        beDeskOf(kOwn);
        const auto id = addAcknowledged("theft");
        m_desk->gateway.tell(m_desk->gateway.officer, core::ClaimCase{id, kOwn});
        offer(id);
        m_desk->selection.select(id);
        m_desk->device.played.clear();
        m_desk->gateway.clock += std::chrono::seconds(5);
        answer(id, core::OfferState::returned);
        QCOMPARE(m_desk->device.played, std::vector{widgets::Sound::p3Arrival});
        QCOMPARE(causeOf(id), std::optional(models::AlarmCause::returned));
        m_desk->key(Qt::Key_F2);
        QVERIFY(!causeOf(id));
        QVERIFY(m_desk->gateway.asked.empty());
    }

    // The case was gone from the queue, and nothing said where.
    void tellsTheOfferingWardThatItWasTakenOver() {
        beDeskOf(kOwn);
        const auto id = addAcknowledged("theft");
        m_desk->gateway.tell(m_desk->gateway.officer, core::ClaimCase{id, kOwn});
        offer(id);
        m_desk->device.played.clear();
        bridge::ChangeSet gone; // as the gateway does when it is accepted
        gone.erased = {core::AggregateRef::of(id)};
        m_desk->board.apply(std::move(gone));
        QCOMPARE(m_desk->device.played, std::vector{widgets::Sound::accepted});
        QVERIFY(std::ranges::any_of(m_desk->window->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("đã nhận vụ"));
        }));
    }

    // It rang once while the officer was on the telephone.
    void remindsTwiceOfWhatNobodyAcknowledges() {
        const auto id = add("theft"); // five minutes to acknowledge
        const auto openedAt = m_desk->at(id).openedAt;
        const auto ringsAt = [this, openedAt](std::chrono::seconds after) {
            m_desk->device.played.clear();
            m_desk->gateway.clock = openedAt + after;
            m_desk->window->tick();
            return m_desk->device.played.size();
        };
        QCOMPARE(ringsAt(std::chrono::seconds(224)), std::size_t(0));
        QCOMPARE(ringsAt(std::chrono::seconds(225)), std::size_t(1));
        QCOMPARE(ringsAt(std::chrono::seconds(299)), std::size_t(0));
        QCOMPARE(ringsAt(std::chrono::seconds(300)), std::size_t(1));
        QCOMPARE(ringsAt(std::chrono::hours(3)), std::size_t(0));
    }

    void ringsWhenOnlyItsOwnWardsAreLate() {
        for (const auto ward : {kOwn, kOther}) {
            beDeskOf(kOwn);
            const auto id = addAcknowledged("theft");
            m_desk->gateway.tell(m_desk->gateway.officer, core::ClaimCase{id, ward});
            m_desk->gateway.publish();
            m_desk->gateway.clock += std::chrono::minutes(31); // to dispatch: thirty
            m_desk->device.played.clear();
            m_desk->window->tick();
            QCOMPARE(m_desk->device.played.size(), std::size_t(ward == kOwn ? 1 : 0));
        }
    }

    void ringsEachMinuteForALoneOfficerUntilHeChecksIn() {
        beDeskOf(kOwn);
        auto& gateway = m_desk->gateway;
        auto admin = gateway.officer;
        admin.role = core::Role::admin;
        const core::UnitId unit{"L1"};
        QVERIFY(gateway.tell(admin, core::RegisterUnit{core::UnitProfile{.id = unit,
                                                                         .kind = core::UnitKind::policePatrol,
                                                                         .homeWard = kOwn,
                                                                         .name = "Một mình",
                                                                         .equipment = {},
                                                                         .crew = 1}}));
        const auto id = addAcknowledged("noise");
        QVERIFY(gateway.tell(gateway.officer, core::ClaimCase{id, kOwn}));
        QVERIFY(gateway.tell(gateway.officer, core::DispatchUnit{.caseId = id, .unit = unit, .lead = true}));
        gateway.publish();
        const auto ringsAfter = [&](std::chrono::seconds time) {
            m_desk->device.played.clear();
            gateway.clock += time;
            m_desk->window->tick();
            return m_desk->device.played.size();
        };
        const auto limit = std::chrono::duration_cast<std::chrono::seconds>(m_desk->board.policy().checkInAfter);
        QCOMPARE(ringsAfter(limit - std::chrono::seconds(1)), std::size_t(0));
        QCOMPARE(ringsAfter(std::chrono::seconds(2)), std::size_t(1));
        QCOMPARE(causeOf(id), std::optional(models::AlarmCause::checkInMissed));
        QCOMPARE(ringsAfter(std::chrono::seconds(30)), std::size_t(0));
        QCOMPARE(ringsAfter(std::chrono::seconds(30)), std::size_t(1));
        QVERIFY(gateway.tell(gateway.officer, core::CheckInUnit{unit}));
        gateway.publish();
        QCOMPARE(ringsAfter(std::chrono::seconds(61)), std::size_t(0));
        QVERIFY(!causeOf(id));
    }

private:
    static constexpr core::WardCode kOwn{26743};
    static constexpr core::WardCode kOther{26740};
    void beDeskOf(core::WardCode ward) {
        auto status = m_desk->liveStatus();
        status.scope = {.all = false, .wards = {ward}};
        m_desk->window->setStatus(status);
    }
    void offer(const core::CaseId& id) {
        QVERIFY(m_desk->gateway.tell(m_desk->gateway.officer, core::OfferTransfer{id, kOther, "bên kia đường"}));
        m_desk->gateway.publish();
    }
    void answer(const core::CaseId& id, core::OfferState state) {
        auto officer = m_desk->gateway.officer;
        officer.scope = {.all = false, .wards = {kOther}};
        QVERIFY(m_desk->gateway.tell(officer,
                                     core::AnswerTransfer{.caseId = id, .state = state, .answer = "địa bàn bên đó"}));
        m_desk->gateway.publish();
    }
    [[nodiscard]] std::optional<models::AlarmCause> causeOf(const core::CaseId& id) {
        const widgets::AlarmBook book(m_desk->board, m_desk->alarm, [this] { return m_desk->gateway.clock; });
        const auto standing = book.standing();
        const auto found = std::ranges::find(standing, id, &models::StandingAlarm::caseId);
        return found == standing.end() ? std::nullopt : std::optional(found->cause);
    }
    /// Among notices that were replaced and are not deleted yet.
    [[nodiscard]] bool isShown(const char* notice) const {
        QCoreApplication::processEvents(); // what came into a layout is shown by the event loop
        return std::ranges::any_of(m_desk->window->findChildren<QWidget*>(QLatin1String(notice)), &QWidget::isVisible);
    }
    core::CaseId addAcknowledged(const char* kind) {
        const auto id = add(kind);
        m_desk->gateway.tell(m_desk->gateway.officer, core::AcknowledgeCase{id});
        m_desk->gateway.publish();
        m_desk->gateway.clock += std::chrono::seconds(2);
        return id;
    }
    core::CaseId add(const char* kind) {
        const auto id = m_desk->fixtures.alert(kind, "Tin", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        return id;
    }
    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
};

QTEST_MAIN(AlarmPlayerTest)
#include "AlarmPlayerTest.moc"
