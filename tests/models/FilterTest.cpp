// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Filter.h"

#include "models/Samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace trucban;
using models::Filter;
using models::FilterSpec;
using models::TimeSpan;

namespace {

FilterSpec ofKind(const std::string& kind) {
    FilterSpec spec;
    spec.kinds = {kind};
    return spec;
}

// 2026-11-18 00:00 in Ho Chi Minh City is 17:00 UTC the day before.
constexpr core::Instant kMidnight{std::chrono::milliseconds{1'794'934'800'000}};

} // namespace

class FilterTest : public QObject {
    Q_OBJECT
private slots:
    void walksBackAndForthThroughWhatWasAsked() {
        Filter filter;
        QVERIFY(!filter.canGoBack() && !filter.canGoForward());
        filter.setSpec(ofKind("fight"));
        filter.setSpec(ofKind("noise"));
        QVERIFY(filter.goBack());
        QCOMPARE(filter.spec(), ofKind("fight"));
        QVERIFY(filter.goBack());
        QVERIFY(filter.spec().isEmpty());
        QVERIFY(!filter.goBack());
        QVERIFY(filter.goForward() && filter.goForward() && !filter.goForward());
        QCOMPARE(filter.spec(), ofKind("noise"));
        filter.goBack();
        filter.setSpec(ofKind("theft")); // a new way: what lay forward is gone
        QVERIFY(!filter.canGoForward());
        filter.goBack();
        QCOMPARE(filter.spec(), ofKind("fight"));
    }

    void keepsNoEntryTwiceAndABoundedNumber() {
        Filter filter;
        const QSignalSpy changes(&filter, &Filter::changed);
        filter.setSpec(ofKind("fight"));
        filter.setSpec(ofKind("fight"));
        QCOMPARE(changes.count(), 1);
        filter.goBack();
        QVERIFY(!filter.canGoBack());
        for (int i = 0; i < 200; ++i) {
            filter.setSpec(ofKind(std::to_string(i)));
        }
        std::size_t steps = 0;
        while (filter.goBack()) {
            ++steps;
        }
        QCOMPARE(steps, Filter::kMostEntries - 1);
    }

    void makesOneEntryOfATypedWord() {
        Filter filter;
        for (const char* text : {"n", "ng", "ngu", "nguy", "nguyen"}) {
            filter.type(QString::fromLatin1(text));
        }
        QCOMPARE(filter.spec().text, QStringLiteral("nguyen"));
        QVERIFY(filter.goBack());
        QVERIFY(filter.spec().isEmpty());
        QVERIFY(!filter.canGoBack());
        QVERIFY(filter.goForward());
        QCOMPARE(filter.spec().text, QStringLiteral("nguyen"));
    }

    void beginsAnotherEntryAfterTyping() {
        Filter filter;
        filter.type(QStringLiteral("le"));
        filter.endTyping();
        filter.type(QStringLiteral("le loi"));
        filter.goBack();
        QCOMPARE(filter.spec().text, QStringLiteral("le"));
        filter.type(QStringLiteral("lei")); // after a step back it is a new way, not a change of the old entry
        QVERIFY(!filter.canGoForward());
        filter.goBack();
        QCOMPARE(filter.spec().text, QStringLiteral("le"));
    }

    void forgetsWhatWasTypedAndTakenBack() {
        Filter filter;
        filter.setSpec(ofKind("fight"));
        for (const char* text : {"a", "ab", "a", ""}) {
            filter.type(QString::fromLatin1(text));
        }
        QCOMPARE(filter.spec(), ofKind("fight"));
        filter.goBack();
        QVERIFY(filter.spec().isEmpty());
    }

    void followsTheMapWithoutEntries() {
        Filter filter;
        const geo::WorldBox here{.minX = 0.1, .minY = 0.1, .maxX = 0.2, .maxY = 0.2};
        const geo::WorldBox there{.minX = 0.3, .minY = 0.3, .maxX = 0.4, .maxY = 0.4};
        QVERIFY(!filter.sight());
        filter.setSight(here);
        QVERIFY(filter.spec().isEmpty()); // nobody asked for it
        FilterSpec spec;
        spec.area = filter.sight();
        filter.setSpec(spec);
        filter.setSight(there);
        QCOMPARE(filter.spec().area, std::optional(there));
        spec = filter.spec();
        spec.kinds = {"fight"};
        filter.setSpec(spec);
        filter.setSight(here);
        filter.goBack(); // to the same question at where the map is now
        QCOMPARE(filter.spec().area, std::optional(here));
        QVERIFY(filter.spec().kinds.empty());
        filter.goBack();
        QVERIFY(filter.spec().isEmpty() && !filter.canGoBack());
    }

    void knowsTheShiftsOfTwelveHours() {
        const auto at = [](int hours, int minutes = 0) {
            return kMidnight + std::chrono::hours(hours) + std::chrono::minutes(minutes);
        };
        QCOMPARE(models::shiftStart(at(7)), at(7));
        QCOMPARE(models::shiftStart(at(18, 59)), at(7));
        QCOMPARE(models::shiftStart(at(19)), at(19));
        QCOMPARE(models::shiftStart(at(6, 59)), at(-5));
        QCOMPARE(models::shiftStart(at(0)), at(-5));
    }

    void movesItsWindowByFullMinutes() {
        FilterSpec spec;
        QCOMPARE(models::windowOf(spec, kMidnight), models::TimeWindow{});
        spec.span = TimeSpan::lastHour;
        QCOMPARE(models::windowOf(spec, kMidnight + std::chrono::seconds(59)).from,
                 std::optional(kMidnight - std::chrono::hours(1)));
        spec.from = kMidnight - std::chrono::minutes(10);
        spec.to = kMidnight;
        QCOMPARE(models::windowOf(spec, kMidnight), (models::TimeWindow{spec.from, spec.to}));
    }
};

QTEST_GUILESS_MAIN(FilterTest)
#include "FilterTest.moc"
