// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/DeskHarness.h"

#include <QApplication>
#include <QPushButton>

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

private:
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
