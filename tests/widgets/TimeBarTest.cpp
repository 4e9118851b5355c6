// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/past/TimeBar.h"

#include "models/Wording.h"

#include <QApplication>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace trucban;
using widgets::TimeBar;

namespace {

/// 22/11/2026 20:00 in Vietnam.
constexpr core::Instant kPresent{core::Milliseconds{1'795'352'400'000}};

bridge::PastStatus at(core::Instant moment) {
    return {.seq = 50, .at = moment, .newest = 100, .oldestAt = kPresent - std::chrono::hours{2}, .newestAt = kPresent};
}

} // namespace

class TimeBarTest : public QObject {
    Q_OBJECT

    widgets::Theme m_theme{*qApp};

    template <class Widget>
    static Widget& child(TimeBar& bar, const char* name) {
        auto* found = bar.findChild<Widget*>(QLatin1StringView(name));
        Q_ASSERT(found != nullptr);
        return *found;
    }

private slots:
    void initTestCase() { qRegisterMetaType<core::Instant>(); }

    void theSliderAsksForItsMomentAndOnlyWhenItIsMoved() {
        TimeBar bar{m_theme};
        QSignalSpy wanted{&bar, &TimeBar::momentWanted};
        bar.setStatus(at(kPresent));
        QCOMPARE(wanted.size(), 0);
        auto& slider = child<QSlider>(bar, "timeBarSlider");
        QCOMPARE(slider.maximum(), 12 * 3600);
        QCOMPARE(slider.value(), slider.maximum());
        slider.setValue(slider.maximum() - 90);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(wanted.first().first().value<core::Instant>() == kPresent - std::chrono::seconds{90});
    }

    /// Maximised, the window of the past hid that somebody waits.
    void saysHowManyP1sWaitNow() {
        TimeBar bar{m_theme};
        auto& urgent = child<QPushButton>(bar, "timeBarUrgent");
        QVERIFY(urgent.isHidden());
        bar.setLiveUrgent(2);
        QVERIFY(!urgent.isHidden());
        QVERIFY2(urgent.text().contains(QStringLiteral("2 P1")), qPrintable(urgent.text()));
        QSignalSpy back{&bar, &TimeBar::nowWanted};
        urgent.click();
        QCOMPARE(back.size(), 1);
        bar.setLiveUrgent(0);
        QVERIFY(urgent.isHidden());
    }

    void aMomentBeforeTheSpanMakesTheSliderLonger() {
        TimeBar bar{m_theme};
        bar.setStatus(at(kPresent - std::chrono::hours{20}));
        auto& slider = child<QSlider>(bar, "timeBarSlider");
        QCOMPARE(slider.maximum(), 20 * 3600);
        QCOMPARE(slider.value(), 0);
    }

    void theClockIsVietnamsWhereverTheComputerIs() {
        TimeBar bar{m_theme};
        bar.setStatus(at(kPresent - std::chrono::hours{1}));
        QCOMPARE(child<QDateTimeEdit>(bar, "timeBarMoment").text(), QStringLiteral("22/11/2026 19:00:00"));
    }

    void playingAsksForLaterMomentsAndEndsAtThePresent() {
        TimeBar bar{m_theme};
        auto moment = kPresent - std::chrono::seconds{30};
        bar.setStatus(at(moment));
        connect(&bar, &TimeBar::momentWanted, &bar, [&](core::Instant next) {
            QVERIFY(next > moment);
            moment = next;
            bar.setStatus(at(next));
        });
        child<QComboBox>(bar, "timeBarSpeed").setCurrentIndex(4);
        child<QPushButton>(bar, "timeBarPlay").click();
        QVERIFY(bar.isPlaying());
        QVERIFY(QTest::qWaitFor([&] { return !bar.isPlaying(); }, std::chrono::seconds{20}));
        QVERIFY(moment == kPresent);
        child<QPushButton>(bar, "timeBarPlay").click();
        QVERIFY2(!bar.isPlaying(), "nothing comes after the present");
    }

    void aStepStopsThePlaying() {
        TimeBar bar{m_theme};
        QSignalSpy steps{&bar, &TimeBar::stepWanted};
        bar.setStatus(at(kPresent - std::chrono::hours{1}));
        bar.setPlaying(true);
        child<QPushButton>(bar, "timeBarBack").click();
        QVERIFY(!bar.isPlaying());
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps.first().first().toInt(), -1);
    }

    void escapeGoesBackToNow() {
        TimeBar bar{m_theme};
        QSignalSpy now{&bar, &TimeBar::nowWanted};
        bar.show();
        QTest::keyClick(&child<QSlider>(bar, "timeBarSlider"), Qt::Key_Escape);
        QCOMPARE(now.size(), 1);
    }

    void saysWhatIsBeingFetchedAndWhatCannotBe() {
        TimeBar bar{m_theme};
        auto& text = child<QLabel>(bar, "timeBarText");
        auto status = at(kPresent);
        status.goal = kPresent - std::chrono::hours{5};
        bar.setStatus(status);
        QVERIFY(text.text().contains(models::Wording::dateTime(*status.goal)));
        bar.setTrouble(QStringLiteral("mất mạng"));
        QVERIFY(text.text().contains(QStringLiteral("mất mạng")));
        bar.setTrouble({});
        status = at(kPresent);
        status.isSound = false;
        bar.setStatus(status);
        QVERIFY(text.text().contains(QStringLiteral("không khớp")));
    }
};

QTEST_MAIN(TimeBarTest)
#include "TimeBarTest.moc"
