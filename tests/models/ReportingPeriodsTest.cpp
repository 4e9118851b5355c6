// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ReportingPeriods.h"

#include "models/BriefingWording.h"

#include <QTest>

using namespace trucban;
using figures::DaySpan;
using std::chrono::year;

namespace {

core::Day day(unsigned month, unsigned date) {
    return core::dayNumber(year{2026} / month / date);
}

core::Campaign campaign(core::Day from, core::Day to) {
    core::Campaign made;
    made.from = from;
    made.to = to;
    return made;
}

std::vector<DaySpan> daysOf(const std::vector<models::ReportingPeriod>& periods) {
    std::vector<DaySpan> days;
    for (const auto& period : periods) {
        days.push_back(period.days);
    }
    return days;
}

} // namespace

class ReportingPeriodsTest : public QObject {
    Q_OBJECT

private slots:
    // The report of "November" was from the 1st to the 30th, whatever the policy said.
    void followThePolicysCutOffs() {
        const auto of = campaign(day(10, 20), day(12, 18)); // a Tuesday to a Friday
        const auto periods = models::reportingPeriods(of, day(11, 22), {.monthFrom = 15, .weekFrom = 0});
        QCOMPARE(daysOf(periods), (std::vector<DaySpan>{{day(10, 20), day(12, 18)},
                                                        {day(11, 16), day(11, 22)},
                                                        {day(11, 9), day(11, 15)},
                                                        {day(11, 15), day(12, 14)},
                                                        {day(10, 20), day(11, 14)}}));
        QCOMPARE(periods[0].name, QStringLiteral("cả đợt"));
        QCOMPARE(periods[1].name, QStringLiteral("tuần này (16/11\u201322/11/2026)"));
        QCOMPARE(periods[2].name, QStringLiteral("tuần trước (09/11\u201315/11/2026)"));
        QCOMPARE(periods[3].name, QStringLiteral("tháng 12 (15/11\u201314/12/2026)"));
        QCOMPARE(periods[4].name, QStringLiteral("tháng 11 (20/10\u201314/11/2026)"));
        const auto calendar = models::reportingPeriods(of, day(11, 22), {.monthFrom = 1, .weekFrom = 6});
        QCOMPARE(daysOf(calendar), (std::vector<DaySpan>{{day(10, 20), day(12, 18)},
                                                         {day(11, 22), day(11, 28)},
                                                         {day(11, 15), day(11, 21)},
                                                         {day(11, 1), day(11, 30)},
                                                         {day(10, 20), day(10, 31)}}));
        QCOMPARE(calendar[3].name, QStringLiteral("tháng 11 (01/11\u201330/11/2026)"));
    }

    void endWithTheCampaign() {
        const auto of = campaign(day(11, 16), day(11, 22));
        QCOMPARE(daysOf(models::reportingPeriods(of, day(11, 15), {})), (std::vector<DaySpan>{{of.from, of.to}}));
        QCOMPARE(daysOf(models::reportingPeriods(of, day(11, 30), {})), (std::vector<DaySpan>{{of.from, of.to}}));
        const auto longer = campaign(day(11, 2), day(11, 22));
        const auto periods = models::reportingPeriods(longer, day(12, 30), {});
        QCOMPARE(periods.size(), std::size_t{5});
        QCOMPARE(periods[1].name, QStringLiteral("tuần 16/11\u201322/11/2026"));
        QCOMPARE(periods[3].days, (DaySpan{day(11, 15), day(11, 22)}));
    }

    // "From 15/10 to 09:00 on 22/11" of figures that end with 14/11.
    void whatIsOverIsReportedToItsEnd() {
        models::BriefingHeader header;
        header.from = day(10, 20);
        header.to = day(11, 14);
        header.asOf = core::startOf(day(11, 22)) + std::chrono::hours(9);
        QCOMPARE(models::briefing::until(header), QStringLiteral("hết ngày 14/11/2026"));
        QCOMPARE(models::briefing::asOf(header), QStringLiteral("Số liệu đến 09:00 ngày 22/11/2026"));
        header.isOfPart = true;
        QCOMPARE(models::briefing::asOf(header),
                 QStringLiteral("Kỳ 20/10/2026 đến 14/11/2026. Số liệu đến 09:00 ngày 22/11/2026"));
        header.to = day(12, 14);
        QCOMPARE(models::briefing::until(header), QStringLiteral("09:00 ngày 22/11/2026"));
    }
};

QTEST_GUILESS_MAIN(ReportingPeriodsTest)
#include "ReportingPeriodsTest.moc"
