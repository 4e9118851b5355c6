// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartFixtures.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace trucban::test {

using namespace models;

namespace {

const std::array kNames{
    "Phường Bến Thành",
    "Phường Sài Gòn",
    "Phường Tân Sơn Nhất",
    "Xã Thạnh An",
    "Đặc khu Côn Đảo",
    "Phường Bình Hưng Hòa",
    "Phường Thủ Dầu Một",
    "Trộm cắp tài sản",
    "Cướp giật",
    "Gây rối trật tự công cộng",
    "Cố ý gây thương tích hoặc gây tổn hại cho sức khỏe của người khác",
    "Khu phố 12, chung cư Vinhomes Central Park, tòa Landmark 81, phường Thạnh Mỹ Tây",
    "Lừa đảo chiếm đoạt tài sản trên không gian mạng",
    "Bạo lực gia đình",
    "Khu phố 3",
    "Ấp 4",
};

template <class Body>
ChartData chartOf(const char* key, const char* title, const char* unit, Body body) {
    return {.key = QString::fromUtf8(key),
            .title = QString::fromUtf8(title),
            .unit = QString::fromUtf8(unit),
            .basis = QStringLiteral("Từ 01/11/2026 đến 30/11/2026, tính đến 21/11/2026 14:30"),
            .note = {},
            .form = ChartForm::count,
            .body = std::move(body)};
}

} // namespace

QString ChartMaker::name() {
    return QString::fromUtf8(kNames[std::uniform_int_distribution<std::size_t>(0, kNames.size() - 1)(m_random)]);
}

double ChartMaker::count(double most) {
    return std::floor(upTo(most + 1));
}

ChartChange ChartMaker::change(double now) {
    if (oneIn(5)) {
        return {};
    }
    ChartChange change;
    change.before = count(now * 2);
    if (now + *change.before < 12) {
        change.words = QStringLiteral("%1 → %2: số nhỏ, chưa kết luận được").arg(*change.before).arg(now);
        return change;
    }
    const double share = std::round(100 * (now / std::max(1.0, *change.before) - 1));
    change.words = QStringLiteral("%1%2 %").arg(share < 0 ? QString() : QStringLiteral("+")).arg(share);
    change.interval = QStringLiteral("%1 % đến %2 %").arg(share - 14).arg(share + 17);
    change.tone = share < -10 ? ChartTone::good : share > 10 ? ChartTone::bad : ChartTone::neutral;
    return change;
}

ChartData ChartMaker::trend(int days, bool isCumulative) {
    TrendChart body{.isCumulative = isCumulative,
                    .from = kFirstDay,
                    .to = kFirstDay + days - 1,
                    .today = kFirstDay + std::floor(days * 0.7),
                    .lines = {},
                    .missing = {QStringLiteral("Cao điểm Tết Bính Ngọ")}};
    const std::array names{"Kỳ này", "Kỳ liền trước", "Cùng kỳ 2025"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        TrendLine line{.key = QStringLiteral("line%1").arg(i),
                       .name = QString::fromUtf8(names[i]),
                       .role = i == 0 ? TrendRole::current : TrendRole::baseline,
                       .shiftDays = i == 0   ? 0
                                    : i == 1 ? days
                                             : 365,
                       .points = {}};
        double sum = 0;
        for (int day = 0; day < days; ++day) {
            const double weekly = 1 + 0.35 * std::sin(day * 2 * 3.14159 / 7);
            const double value = std::round((46 - 5 * static_cast<double>(i)) * weekly + upTo(14));
            sum += value;
            const double at = kFirstDay + day;
            const bool isToCome = i == 0 && at > *body.today;
            const bool isGap = !isCumulative && oneIn(25);
            line.points.push_back({at, isToCome || isGap ? std::nullopt : std::optional(isCumulative ? sum : value)});
        }
        body.lines.push_back(std::move(line));
    }
    TrendLine target{.key = QStringLiteral("target"),
                     .name = QStringLiteral("Chỉ tiêu: không quá 40 vụ một ngày"),
                     .role = TrendRole::target,
                     .points = {}};
    for (int day = 0; day < days; ++day) {
        target.points.push_back({kFirstDay + day, isCumulative ? 40.0 * (day + 1) : 40.0});
    }
    body.lines.push_back(std::move(target));
    return chartOf("trend/casesOpened", isCumulative ? "Số vụ việc, cộng dồn" : "Số vụ việc theo ngày", "vụ",
                   std::move(body));
}

ChartData ChartMaker::dumbbell(std::size_t rows) {
    DumbbellChart body{.beforeName = QStringLiteral("Cùng kỳ 2025"), .nowName = QStringLiteral("Kỳ này"), .rows = {}};
    for (std::size_t i = 0; i < rows; ++i) {
        const double now = count(i == 0 ? 1'400 : 420);
        body.rows.push_back({QStringLiteral("kind%1").arg(i), name(), now, change(now)});
    }
    return chartOf("kinds", "Thay đổi theo loại vụ việc", "vụ", std::move(body));
}

ChartData ChartMaker::heat() {
    HeatChart body;
    for (std::size_t day = 0; day < 7; ++day) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            const double night = hour < 6 ? 0.25 : hour > 18 ? 1.6 : 0.8;
            if (!(day == 6 && hour > 20)) {
                body.cells[day][hour] = count((day > 3 ? 60 : 36) * night);
            }
        }
    }
    return chartOf("heat", "Giờ và thứ trong tuần", "vụ", std::move(body));
}

ChartData ChartMaker::ranking(std::size_t rows) {
    RankingChart body{.areaName = QStringLiteral("Phường, xã, đặc khu"), .rows = {}, .others = std::nullopt};
    for (std::size_t i = 0; i < rows; ++i) {
        const bool isKnown = !oneIn(9);
        body.rows.push_back({.key = QString::number(26'000 + i),
                             .name = name(),
                             .value = isKnown ? std::optional(std::round(upTo(1'000)) / 10) : std::nullopt,
                             .target = oneIn(6) ? std::nullopt : std::optional(80.0),
                             .note = oneIn(3) ? QStringLiteral("71,2 % đến 88,9 %") : QString(),
                             .isOwn = i == 1});
    }
    body.others = ChartQuartiles{.lower = 61, .median = 72.5, .upper = 84};
    auto chart = chartOf("ranking", "Tỷ lệ vụ việc được giải quyết", "", std::move(body));
    chart.form = ChartForm::percent;
    return chart;
}

ChartData ChartMaker::ecdf(std::size_t points) {
    EcdfChart body;
    const std::array names{"Tiếp nhận", "Điều động", "Có mặt", "Giải quyết xong"};
    double scale = 12;
    for (const auto* name : names) {
        EcdfLine line{.key = QString::fromUtf8(name), .name = QString::fromUtf8(name), .count = points, .points = {}};
        std::vector<double> taken(points);
        std::lognormal_distribution<double> spread(std::log(scale), 0.7);
        std::ranges::generate(taken, [&] { return spread(m_random); });
        std::ranges::sort(taken);
        for (std::size_t i = 0; i < points; ++i) {
            line.points.push_back({taken[i], static_cast<double>(i + 1) / static_cast<double>(points)});
        }
        body.lines.push_back(std::move(line));
        scale *= 4.2;
    }
    body.limits = {{QStringLiteral("Hạn điều động"), 60},
                   {QStringLiteral("Hạn có mặt P1"), 900},
                   {QStringLiteral("Hạn có mặt P2"), 1'200}};
    return chartOf("response", "Thời gian xử lý", "", std::move(body));
}

ChartData ChartMaker::coverage(std::size_t rows) {
    CoverageChart body{.areaName = QStringLiteral("Khu phố"), .rows = {}};
    for (std::size_t i = 0; i < rows; ++i) {
        const double all = 200 + count(1'400);
        const double done = i == 0 ? all : count(all);
        body.rows.push_back({QStringLiteral("kp%1").arg(i), i < 3 ? QStringLiteral("Khu phố %1").arg(i + 1) : name(),
                             done, oneIn(7) && i > 0 ? std::nullopt : std::optional(all)});
    }
    return chartOf("coverage", "Hộ dân đã đến theo khu phố", "hộ", std::move(body));
}

ChartData ChartMaker::funnel() {
    const double alerts = 4'000 + count(8'000);
    const double genuine = std::floor(alerts * (0.2 + upTo(0.5)));
    const double sent = std::floor(genuine * (0.6 + upTo(0.3)));
    return chartOf("funnel", "Từ tin báo đến giải quyết", "",
                   FunnelChart{.steps = {{QStringLiteral("alerts"), QStringLiteral("Tin báo"), alerts, alerts * 0.9},
                                         {QStringLiteral("genuine"), QStringLiteral("Vụ việc có thật"), genuine, {}},
                                         {QStringLiteral("sent"), QStringLiteral("Đã điều động"), sent, sent * 1.1},
                                         {QStringLiteral("resolved"), QStringLiteral("Đã giải quyết"),
                                          std::floor(sent * 0.93), sent}}});
}

ChartData ChartMaker::states(std::size_t rows) {
    StatesChart body{.rowsName = QStringLiteral("Loại mô hình"),
                     .states = {{QStringLiteral("planned"), QStringLiteral("dự kiến")},
                                {QStringLiteral("active"), QStringLiteral("đang hoạt động")},
                                {QStringLiteral("effective"), QStringLiteral("hiệu quả")},
                                {QStringLiteral("paused"), QStringLiteral("tạm dừng")},
                                {QStringLiteral("ended"), QStringLiteral("kết thúc")}},
                     .rows = {}};
    for (std::size_t i = 0; i < rows; ++i) {
        body.rows.push_back({QStringLiteral("row%1").arg(i),
                             i == 0 ? QStringLiteral("Tất cả") : name(),
                             {count(6), count(19), count(8), count(4), count(3)}});
    }
    return chartOf("initiatives", "Mô hình theo trạng thái", "mô hình", std::move(body));
}

ChartData ChartMaker::burndown(int days) {
    BurndownChart body{.from = kFirstDay, .to = kFirstDay + days - 1, .today = kFirstDay + std::floor(days * 0.6)};
    double open = 64;
    for (int day = 0; day < days; ++day) {
        const double at = kFirstDay + day;
        open = std::max(0.0, open + (day % 9 == 0 ? 6 : 0) - count(3.4));
        if (at <= *body.today) {
            body.open.push_back({at, open});
            body.overdue.push_back({at, std::min(open, std::floor(day * 0.3))});
        }
        body.ideal.push_back({at, std::round(64.0 * (days - 1 - day) / std::max(1, days - 1))});
    }
    return chartOf("tasks", "Nhiệm vụ còn phải làm", "nhiệm vụ", std::move(body));
}

ChartData ChartMaker::figures(std::size_t rows) {
    FiguresChart body{.beforeName = QStringLiteral("So với cùng kỳ 2025"), .rows = {}};
    const std::array names{
        "Đối tượng bị bắt giữ", "Băng, nhóm bị triệt phá",  "Tang vật: dao, mã tấu",  "Vụ khởi tố", "Xe máy tạm giữ",
        "Tiền thu giữ",         "Người tái hòa nhập (5+1)", "Ma túy tổng hợp thu giữ"};
    for (std::size_t i = 0; i < rows; ++i) {
        const double now = count(i % 3 == 0 ? 12 : 900);
        FiguresRow row{.key = QStringLiteral("figure%1").arg(i),
                       .name = i < names.size() ? QString::fromUtf8(names[i]) : name(),
                       .unit = i == 5 ? QStringLiteral("triệu đồng") : QStringLiteral("người"),
                       .form = ChartForm::count,
                       .value = oneIn(8) ? std::nullopt : std::optional(now),
                       .change = change(now),
                       .spark = {},
                       .note = oneIn(3) ? QStringLiteral("thiếu 3 ngày") : QString()};
        for (int day = 0; day < 30; ++day) {
            row.spark.push_back(oneIn(12) ? std::nullopt : std::optional(count(now / 10 + 2)));
        }
        body.rows.push_back(std::move(row));
    }
    return chartOf("figures", "Số liệu nhập hằng ngày", "", std::move(body));
}

ChartData ChartMaker::tile() {
    const double now = 300 + count(900);
    TileChart body{.value = now,
                   .target = oneIn(3) ? std::nullopt : std::optional(800.0),
                   .isBetterUp = oneIn(2),
                   .valueWords = {},
                   .change = change(now),
                   .beforeName = QStringLiteral("cùng kỳ 2025"),
                   .spark = {}};
    for (int day = 0; day < 30; ++day) {
        body.spark.push_back(count(40));
    }
    return chartOf("tile/visits", "Lượt đi từng ngõ, gõ cửa từng nhà", "lượt", std::move(body));
}

std::vector<ChartData> ChartMaker::all(std::size_t rows) {
    const int days = static_cast<int>(rows) * 5;
    return {trend(days),    trend(days, true), dumbbell(rows), heat(),         ranking(rows), ecdf(rows * 20),
            coverage(rows), funnel(),          states(rows),   burndown(days), figures(rows), tile()};
}

} // namespace trucban::test
