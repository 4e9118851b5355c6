// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingSamples.h"

#include "geo/LocalPlane.h"
#include "geo/Voronoi.h"
#include "geo/WardTable.h"
#include "models/BriefingMapMaker.h"
#include "resources/Embedded.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace trucban::test {

namespace {

using namespace models;

constexpr core::Day kFrom = 20'733; // 2026-10-07
constexpr core::Day kTo = kFrom + 59;
constexpr core::Day kToday = kFrom + 46;

const std::vector<core::Ward>& wards() {
    static const auto table = geo::WardTable::parse(resources::wardsCsv());
    return table->wards();
}

/// The same numbers in every process.
class Dice {
public:
    double upTo(double high) { return std::floor(high * static_cast<double>(m_next()) / 4'294'967'296.0); }

private:
    std::mt19937 m_next{2026};
};

ChartChange changed(double before, const char* words, const char* interval, ChartTone tone) {
    return {.before = before, .words = QString::fromUtf8(words), .interval = QString::fromUtf8(interval), .tone = tone};
}

ChartData data(const char* key, const char* title, const char* unit, ChartForm form, ChartBody body) {
    ChartData chart;
    chart.key = QString::fromLatin1(key);
    chart.title = QString::fromUtf8(title);
    chart.unit = QString::fromUtf8(unit);
    chart.basis = QStringLiteral("Cả thành phố, số liệu đến 08:30 ngày 22/11/2026");
    chart.form = form;
    chart.body = std::move(body);
    return chart;
}

ChartData tile(const char* title, const char* unit, ChartForm form, double value, std::optional<double> target,
               ChartChange change, Dice& dice) {
    TileChart body{.value = value, .target = target, .change = std::move(change)};
    body.beforeName = QStringLiteral("cùng kỳ 2025");
    for (int day = 0; day < 30; ++day) {
        body.spark.emplace_back(value * (0.6 + dice.upTo(80) / 100) / 30);
    }
    return data("tile", title, unit, form, body);
}

BriefingTiles situationTiles(Dice& dice) {
    const auto count = ChartForm::count;
    BriefingTiles tiles;
    tiles.tiles = {
        tile("Tin báo tiếp nhận", "tin", count, 128'412, std::nullopt,
             changed(119'870, "+7,1 %", "+6,5 % đến +7,8 %", ChartTone::neutral), dice),
        tile("Vụ việc có thật", "vụ", count, 9'641, std::nullopt,
             changed(10'402, "−7,3 %", "−10,0 % đến −4,6 %", ChartTone::good), dice),
        tile("Tỷ lệ giải quyết", "", ChartForm::percent, 87.4, 90, changed(83.1, "+4,3 điểm", "", ChartTone::good),
             dice),
        tile("Tiếp cận hiện trường P1 (90 %)", "", ChartForm::duration, 742, 900,
             changed(811, "−8,5 %", "−11 % đến −6 %", ChartTone::good), dice),
        tile("Cướp giật", "vụ", count, 11, std::nullopt,
             changed(4, "4 → 11: số nhỏ, chưa kết luận được", "", ChartTone::neutral), dice),
        tile("Số hộ đã đến", "hộ", count, 1'204'655, 2'350'000, {}, dice),
    };
    auto unknown = tile("Đối tượng bắt giữ", "người", count, 0, std::nullopt, {}, dice);
    std::get<TileChart>(unknown.body) = {.valueWords = QStringLiteral("chưa nhập")};
    tiles.tiles.push_back(unknown);
    return tiles;
}

TrendChart trendOf(bool isCumulative, Dice& dice) {
    TrendChart trend{.isCumulative = isCumulative, .from = kFrom, .to = kTo, .today = kToday};
    const auto line = [&](const char* key, const char* name, TrendRole role, core::Day until, double height) {
        TrendLine out{.key = QString::fromLatin1(key), .name = QString::fromUtf8(name), .role = role};
        double sum = 0;
        for (core::Day day = kFrom; day <= until; ++day) {
            const double value = height * (0.8 + 0.25 * std::sin(day * 0.9)) + dice.upTo(height * 0.2);
            sum += value;
            out.points.push_back({.at = static_cast<double>(day), .value = std::round(isCumulative ? sum : value)});
        }
        return out;
    };
    trend.lines.push_back(line("now", "Đợt này", TrendRole::current, kToday, 205));
    trend.lines.push_back(line("lastYear", "Cùng kỳ 2025", TrendRole::baseline, kTo, 221));
    if (isCumulative) {
        trend.lines.push_back({.key = QStringLiteral("target"),
                               .name = QStringLiteral("Chỉ tiêu"),
                               .role = TrendRole::target,
                               .points = {{static_cast<double>(kFrom), 0}, {static_cast<double>(kTo), 11'500}}});
    }
    trend.missing = {QStringLiteral("Đợt cao điểm trước")};
    return trend;
}

BriefingTable wardTable(Dice& dice, std::size_t rows) {
    BriefingTable table;
    table.title = QStringLiteral("Kết quả theo địa bàn");
    table.columns = {{QStringLiteral("Phường, xã, đặc khu"), 3}, {QStringLiteral("Vụ việc"), 1.2},
                     {QStringLiteral("Tỷ lệ giải quyết"), 1.3},  {QStringLiteral("Tiếp cận P1, 90 %"), 1.3},
                     {QStringLiteral("Số hộ đã đến"), 1.3},      {QStringLiteral("Ký cam kết"), 1.5}};
    double sum = 0;
    for (std::size_t i = 0; i < std::min(rows, wards().size()); ++i) {
        const double cases = 10 + dice.upTo(120);
        sum += cases;
        table.rows.push_back({.ward = wards()[i].code,
                              .cells = {ChartCell::of(QString::fromStdString(geo::fullName(wards()[i]))),
                                        ChartCell::of(cases, ChartForm::count),
                                        ChartCell::of(70 + dice.upTo(300) / 10, ChartForm::percent),
                                        ChartCell::of(400 + dice.upTo(600), ChartForm::duration),
                                        ChartCell::of(2'000 + dice.upTo(15'000), ChartForm::count),
                                        ChartCell::ofDay(kFrom + dice.upTo(9))}});
    }
    table.rows.push_back({.isTotal = true,
                          .cells = {ChartCell::of(QStringLiteral("Cộng")), ChartCell::of(sum, ChartForm::count),
                                    ChartCell::of(QString()), ChartCell::of(QString()), ChartCell::of(QString()),
                                    ChartCell::of(QString())}});
    return table;
}

BriefingPage pageOf(BriefingChapter chapter, const char* title, std::vector<BriefingBlock> blocks) {
    return {.chapter = chapter,
            .title = QString::fromUtf8(title),
            .notes = QStringLiteral("Nhấn mạnh ba ý; hỏi ý kiến hai phường."),
            .blocks = std::move(blocks)};
}

BriefingBlock chartBlock(const char* key, const char* title, const char* unit, ChartForm form, ChartBody body,
                         BriefingGrain grain = BriefingGrain::whole) {
    return {.grain = grain, .body = BriefingChart{data(key, title, unit, form, std::move(body))}};
}

RankingChart ranking(Dice& dice) {
    RankingChart chart{.areaName = QStringLiteral("Phường")};
    for (std::size_t i = 0; i < 14; ++i) {
        chart.rows.push_back({.key = QString::number(wards()[i].code.value),
                              .name = QString::fromStdString(geo::fullName(wards()[i])),
                              .value = 95.0 - 3.1 * static_cast<double>(i) - dice.upTo(3),
                              .target = 80});
    }
    return chart;
}

DumbbellChart kinds() {
    DumbbellChart chart{.beforeName = QStringLiteral("Cùng kỳ 2025"), .nowName = QStringLiteral("Đợt này")};
    const auto row = [&](const char* name, double before, double now, const char* words, ChartTone tone) {
        chart.rows.push_back({.key = QString::fromUtf8(name),
                              .name = QString::fromUtf8(name),
                              .now = now,
                              .change = changed(before, words, "", tone)});
    };
    row("Gây rối trật tự", 1'240, 1'011, "−18,5 %", ChartTone::good);
    row("Trộm cắp", 2'310, 2'122, "−8,1 %", ChartTone::good);
    row("Đánh nhau", 940, 1'025, "+9,0 %", ChartTone::bad);
    row("Bạo lực gia đình", 388, 402, "+3,6 %", ChartTone::neutral);
    row("Cháy nhỏ", 151, 149, "không đổi", ChartTone::neutral);
    return chart;
}

HeatChart heat(Dice& dice) {
    HeatChart chart;
    for (std::size_t day = 0; day < 7; ++day) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            chart.cells[day][hour] = dice.upTo(20) + (hour > 17 ? 60 : 10) * (day > 4 ? 1.5 : 1.0);
        }
    }
    return chart;
}

EcdfChart responseTimes() {
    EcdfChart chart;
    const auto line = [&](const char* name, double scale) {
        EcdfLine out{.key = QString::fromUtf8(name), .name = QString::fromUtf8(name), .count = 2'412};
        for (int i = 1; i <= 60; ++i) {
            out.points.push_back({.seconds = scale * -std::log(1 - i / 61.0), .share = i / 60.0});
        }
        chart.lines.push_back(std::move(out));
    };
    line("P1", 320);
    line("P2", 540);
    chart.limits = {{.name = QStringLiteral("Hạn P1"), .seconds = 900}};
    return chart;
}

CoverageChart coverage() {
    CoverageChart chart{.areaName = QStringLiteral("Khu phố")};
    for (int i = 1; i <= 8; ++i) {
        const auto name = QStringLiteral("Khu phố %1").arg(i);
        chart.rows.push_back({.key = name, .name = name, .done = i == 8 ? 3.0 : 60.0 * i, .all = 520});
    }
    return chart;
}

FunnelChart funnel() {
    FunnelChart chart;
    const auto step = [&](const char* name, double value, double before) {
        chart.steps.push_back(
            {.key = QString::fromUtf8(name), .name = QString::fromUtf8(name), .value = value, .before = before});
    };
    step("Tin báo", 128'412, 119'870);
    step("Có thật", 9'641, 10'402);
    step("Đã điều lực lượng", 8'920, 9'288);
    step("Đã giải quyết", 8'426, 8'644);
    return chart;
}

StatesChart initiatives() {
    StatesChart chart{.rowsName = QStringLiteral("Loại mô hình")};
    for (const auto* name : {"Dự kiến", "Đang chạy", "Hiệu quả", "Tạm dừng"}) {
        chart.states.push_back({.key = QString::fromUtf8(name), .name = QString::fromUtf8(name)});
    }
    chart.rows = {
        {.key = QStringLiteral("tuần tra"), .name = QStringLiteral("Tuần tra nhân dân"), .counts = {2, 9, 4, 1}},
        {.key = QStringLiteral("5+1"), .name = QStringLiteral("Mô hình 5+1"), .counts = {1, 6, 2, 0}},
        {.key = QStringLiteral("camera"), .name = QStringLiteral("Camera an ninh"), .counts = {3, 12, 2, 0}}};
    return chart;
}

BurndownChart burndown() {
    BurndownChart chart{.from = kFrom, .to = kTo, .today = kToday};
    for (core::Day day = kFrom; day <= kTo; ++day) {
        const double at = day - kFrom;
        chart.ideal.push_back({.at = static_cast<double>(day), .value = std::round(64 - at)});
        if (day <= kToday) {
            chart.open.push_back({.at = static_cast<double>(day), .value = std::round(66 - at * 0.9)});
            chart.overdue.push_back({.at = static_cast<double>(day), .value = std::floor(at / 12)});
        }
    }
    return chart;
}

BriefingTable tasks() {
    BriefingTable table;
    table.title = QStringLiteral("Nhiệm vụ quá hạn");
    table.columns = {{QStringLiteral("Văn bản"), 2},
                     {QStringLiteral("Nội dung"), 4},
                     {QStringLiteral("Đơn vị"), 2},
                     {QStringLiteral("Hạn"), 1.4}};
    for (int i = 1; i <= 4; ++i) {
        table.rows.push_back(
            {.cells = {ChartCell::of(QStringLiteral("%1/KH-BCĐ").arg(10 + i)),
                       ChartCell::of(QStringLiteral("Rà soát cơ sở lưu trú trên địa bàn, lập danh sách, ký cam kết")),
                       ChartCell::of(QStringLiteral("Công an phường")), ChartCell::ofDay(kToday - 3 * i)}});
    }
    table.rows[0].cells[1] = ChartCell::of(QStringLiteral("=HYPERLINK(\"http://example.invalid\")"));
    return table;
}

BriefingTable neighbourhoods() {
    BriefingTable table;
    table.title = QStringLiteral("Hòa giải theo khu phố");
    table.columns = {{QStringLiteral("Khu phố"), 3}, {QStringLiteral("Vụ hòa giải"), 1}};
    const double counts[] = {12, 4, 31, 9, 0};
    for (int i = 0; i < 5; ++i) {
        table.rows.push_back({.cells = {ChartCell::of(QStringLiteral("Khu phố %1").arg(i + 1)),
                                        ChartCell::of(counts[i], ChartForm::count)}});
    }
    return table;
}

void addWards(BriefingDocument& document, int count, Dice& dice) {
    for (int i = 0; i < count; ++i) {
        const auto& ward = wards()[static_cast<std::size_t>(i)];
        auto tiles = situationTiles(dice);
        tiles.tiles.resize(4);
        auto page = pageOf(BriefingChapter::ward, "",
                           {{.body = std::move(tiles)},
                            chartBlock("ward/trend", "Vụ việc theo ngày", "vụ", ChartForm::count, trendOf(false, dice)),
                            {.grain = BriefingGrain::belowWard, .body = neighbourhoods()}});
        page.title = QString::fromStdString(geo::fullName(ward));
        page.ward = ward.code;
        document.pages.push_back(std::move(page));
    }
}

} // namespace

BriefingMap sampleMap() {
    Dice dice;
    const geo::LocalPlane plane(10.8);
    std::vector<geo::PlanePoint> sites;
    geo::PlanePoint low{.x = 1e9, .y = 1e9};
    geo::PlanePoint high{.x = -1e9, .y = -1e9};
    for (const auto& ward : wards()) {
        sites.push_back(plane.toPlane(ward.label));
        low = {.x = std::min(low.x, sites.back().x), .y = std::min(low.y, sites.back().y)};
        high = {.x = std::max(high.x, sites.back().x), .y = std::max(high.y, sites.back().y)};
    }
    const auto cells = geo::voronoiCells(sites, low, high);
    std::vector<BriefingOutline> outlines;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        BriefingOutline outline{.ward = wards()[i].code,
                                .name = QString::fromStdString(geo::fullName(wards()[i])),
                                .value = i % 19 == 7 ? std::nullopt : std::optional(dice.upTo(140)),
                                .rings = {{}}};
        for (const auto& corner : cells[i].outline) {
            outline.rings[0].push_back(geo::toWorld(plane.toGeo(corner)));
        }
        outlines.push_back(std::move(outline));
    }
    auto map = briefingMap(outlines, ChartForm::count, QStringLiteral("vụ"), true);
    map.title = QStringLiteral("Vụ việc có thật theo địa bàn");
    return map;
}

BriefingDocument sampleBriefing(int wardPages, core::BriefingKind kind) {
    Dice dice;
    BriefingDocument document;
    auto& header = document.header;
    header.kind = kind;
    header.campaignId = QStringLiteral("0197a1c2-7c1e-7000-8000-00000000cafe");
    header.campaign = QStringLiteral("Cao điểm tấn công trấn áp tội phạm, bảo đảm an ninh trật tự Tết Nguyên đán");
    header.legalBasis = QStringLiteral("Kế hoạch số 12/KH-BCĐ ngày 01/10/2026 của Ban Chỉ đạo 138 Thành phố");
    header.place = QStringLiteral("Thành phố Hồ Chí Minh");
    header.asOf = core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::minutes{90}};
    header.from = kFrom;
    header.to = kTo;
    header.logSeq = 1'234'567;
    header.headHash = QStringLiteral("3fa9c1d2e4b5").repeated(5) + QStringLiteral("0011");
    header.author = core::Role::committee;

    const BriefingComment comment{
        .author = core::Role::wardLeader,
        .at = header.asOf - std::chrono::hours{2},
        .text = QStringLiteral("Tập trung tuần tra khung 18–23 giờ cuối tuần tại các tuyến đường ven kênh; đề nghị lực "
                               "lượng 113 tăng một tổ. Liên hệ 0901 234 567 khi cần.")};
    document.pages = {
        pageOf(BriefingChapter::situation, "Tình hình chung",
               {{.body = situationTiles(dice)},
                {.body = BriefingParagraph{QStringLiteral(
                     "Trong 47 ngày đầu của đợt cao điểm, toàn thành phố tiếp nhận 128.412 tin báo, trong đó 9.641 vụ "
                     "việc có thật, giảm 7,3 % so với cùng kỳ. Tỷ lệ giải quyết đạt 87,4 %, còn 2,6 điểm so với chỉ "
                     "tiêu. Cướp giật tăng từ 4 lên 11 vụ; số nhỏ, chưa đủ để kết luận.")}},
                {.body = comment}}),
        pageOf(BriefingChapter::trend, "Diễn biến",
               {chartBlock("trend/day", "Vụ việc có thật theo ngày", "vụ", ChartForm::count, trendOf(false, dice)),
                chartBlock("trend/sum", "Lũy kế", "vụ", ChartForm::count, trendOf(true, dice)),
                chartBlock("kinds", "Thay đổi theo loại", "vụ", ChartForm::count, kinds())}),
        pageOf(BriefingChapter::map, "Theo địa bàn",
               {{.grain = BriefingGrain::wards, .body = sampleMap()},
                {.grain = BriefingGrain::wards, .body = wardTable(dice, 40)}}),
        pageOf(BriefingChapter::response, "Tiếp nhận, xử lý",
               {chartBlock("ecdf", "Thời gian tiếp cận hiện trường", "", ChartForm::duration, responseTimes()),
                chartBlock("heat", "Vụ việc theo giờ và thứ", "vụ", ChartForm::count, heat(dice)),
                chartBlock("funnel", "Từ tin báo đến giải quyết", "tin", ChartForm::count, funnel()),
                chartBlock("ranking", "Tỷ lệ giải quyết theo phường", "%", ChartForm::percent, ranking(dice),
                           BriefingGrain::wards)}),
        pageOf(BriefingChapter::outreach, "Tổ công tác 3 trong 1",
               {chartBlock("coverage", "Số hộ đã đến theo khu phố", "hộ", ChartForm::count, coverage(),
                           BriefingGrain::belowWard),
                {.grain = BriefingGrain::belowWard, .body = neighbourhoods()}}),
        pageOf(BriefingChapter::initiatives, "Mô hình",
               {chartBlock("initiatives", "Mô hình theo trạng thái", "mô hình", ChartForm::count, initiatives())}),
        pageOf(
            BriefingChapter::tasks, "Nhiệm vụ",
            {chartBlock("burndown", "Nhiệm vụ còn lại", "nhiệm vụ", ChartForm::count, burndown()), {.body = tasks()}}),
        pageOf(BriefingChapter::decision, "Xin ý kiến chỉ đạo",
               {{.body = BriefingHeading{QStringLiteral("Đề nghị Ban Chỉ đạo cho ý kiến")}},
                {.body = BriefingParagraph{QStringLiteral(
                     "1. Tăng cường một tổ 113 cho các phường trung tâm trong khung 18–23 giờ cuối tuần.")}},
                {.body = BriefingParagraph{QStringLiteral(
                     "2. Giao Ủy ban nhân dân các phường hoàn thành nhập số hộ trước ngày 30/11/2026.")}}}),
    };
    addWards(document, wardPages, dice);
    return document;
}

RedactedBriefing committeeBriefing(int wardPages) {
    return RedactedBriefing::of(sampleBriefing(wardPages), BriefingProfile::committee);
}

} // namespace trucban::test
