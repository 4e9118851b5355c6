// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

// What charts show, as values: a window paints them, a briefing freezes them (models/ChartJson.h), tables, CSV and
// workbooks are made of them (models/ChartTable.h). No value knows colours, pixels or where its figures come from.
// Words in them (names, units, changes) are in the language they were made in. An absent number is "not known" and is
// shown in words, never as 0.
namespace trucban::models {

/// How the numbers of a chart are written.
enum class ChartForm : std::uint8_t {
    count,   ///< 1.234
    decimal, ///< 1.234,5
    percent, ///< the value is the share times 100: 87,5 %
    duration ///< the value is seconds: 04:07
};

/// How a change is to be read. Never by colour alone: it has a sign of its own.
enum class ChartTone : std::uint8_t { neutral, good, bad };

/// What now is against what was.
struct ChartChange {
    std::optional<double> before; ///< none: nothing to compare with
    /// What it is compared with, where that is less than what is shown: of the days that have a counterpart.
    std::optional<double> now = std::nullopt;
    QString words;    ///< "+12 %", "4 → 11: số nhỏ, chưa kết luận được"; empty with `before`: nothing changed
    QString interval; ///< of the change, 95 %: "+3 % đến +22 %"; may be empty
    ChartTone tone = ChartTone::neutral;
    bool operator==(const ChartChange&) const = default;
};

/// Days since 1970-01-01 of the calendar in Ho Chi Minh City (core::Day), with the part of the day behind the point.
using ChartDay = double;

struct TrendPoint {
    ChartDay at = 0;
    std::optional<double> value; ///< none: the line is broken here
    bool operator==(const TrendPoint&) const = default;
};

enum class TrendRole : std::uint8_t { current, baseline, target };

struct TrendLine {
    QString key;
    QString name;
    TrendRole role = TrendRole::current;
    int shiftDays = 0;              ///< a baseline is drawn on this period's days; its own day is `at` minus this
    std::vector<TrendPoint> points; ///< by ascending `at`
    bool operator==(const TrendLine&) const = default;
};

/// Day by day or cumulative, against earlier periods. The first line of role `current` is what is read out first.
struct TrendChart {
    bool isCumulative = false;
    ChartDay from = 0; ///< the whole period, days to come included
    ChartDay to = 0;   ///< the last day, inclusive
    std::optional<ChartDay> today;
    std::vector<TrendLine> lines;
    std::vector<QString> missing; ///< baselines that were asked for and of which there are no figures
    bool operator==(const TrendChart&) const = default;
};

struct DumbbellRow {
    QString key;
    QString name;
    std::optional<double> now;
    ChartChange change;
    bool operator==(const DumbbellRow&) const = default;
};

/// What was and what is, a row for each kind.
struct DumbbellChart {
    QString beforeName;
    QString nowName;
    std::vector<DumbbellRow> rows;
    bool operator==(const DumbbellChart&) const = default;
};

/// Hour by weekday. A key of a cell is "2/13": Wednesday, 13:00 to 14:00 (Monday is 0).
struct HeatChart {
    std::array<std::array<std::optional<double>, 24>, 7> cells{}; ///< [weekday, Monday first][hour]
    bool operator==(const HeatChart&) const = default;
};

struct RankingRow {
    QString key;
    QString name;
    std::optional<double> value;
    std::optional<double> target;
    QString note;       ///< beside the number, short: an interval, "số nhỏ"
    bool isOwn = false; ///< the reader's own ward
    bool operator==(const RankingRow&) const = default;
};

struct ChartQuartiles {
    double lower = 0;
    double median = 0;
    double upper = 0;
    bool operator==(const ChartQuartiles&) const = default;
};

/// Wards or neighbourhoods by an indicator, in the order given. With quartiles: where the others stand, without names.
struct RankingChart {
    QString areaName; ///< heading of the names: "Phường", "Khu phố"
    std::vector<RankingRow> rows;
    std::optional<ChartQuartiles> others;
    bool operator==(const RankingChart&) const = default;
};

struct EcdfPoint {
    double seconds = 0;
    double share = 0; ///< 0 to 1, of those that took no longer
    bool operator==(const EcdfPoint&) const = default;
};

struct EcdfLine {
    QString key;
    QString name;
    std::uint64_t count = 0;
    std::vector<EcdfPoint> points; ///< ascending in both; a step goes up at each
    bool operator==(const EcdfLine&) const = default;
};

struct EcdfLimit {
    QString name; ///< "Hạn P1"
    double seconds = 0;
    bool operator==(const EcdfLimit&) const = default;
};

/// How large a share of response times is how short.
struct EcdfChart {
    std::vector<EcdfLine> lines;
    std::vector<EcdfLimit> limits;
    bool operator==(const EcdfChart&) const = default;
};

struct CoverageRow {
    QString key;
    QString name;
    double done = 0;
    std::optional<double> all; ///< households; none: the ward has not entered them
    bool operator==(const CoverageRow&) const = default;
};

/// How much of each neighbourhood has been reached; the aim is all of it.
struct CoverageChart {
    QString areaName;
    std::vector<CoverageRow> rows;
    bool operator==(const CoverageChart&) const = default;
};

struct FunnelStep {
    QString key;
    QString name;
    std::optional<double> value;
    std::optional<double> before;
    bool operator==(const FunnelStep&) const = default;
};

/// Alert → genuine → dispatched → resolved.
struct FunnelChart {
    std::vector<FunnelStep> steps;
    bool operator==(const FunnelChart&) const = default;
};

struct StateName {
    QString key;
    QString name;
    bool operator==(const StateName&) const = default;
};

struct StateRow {
    QString key;
    QString name;
    std::vector<double> counts; ///< by state
    bool operator==(const StateRow&) const = default;
};

/// How many initiatives are in which state: all, and by kind or ward. Also for anything else that has states.
struct StatesChart {
    QString rowsName; ///< heading of the names: "Loại mô hình"
    std::vector<StateName> states;
    std::vector<StateRow> rows;
    bool operator==(const StatesChart&) const = default;
};

/// Tasks still open, day by day.
struct BurndownChart {
    ChartDay from = 0;
    ChartDay to = 0; ///< the last day, inclusive
    std::optional<ChartDay> today;
    std::vector<TrendPoint> open;
    std::vector<TrendPoint> overdue; ///< a part of `open`
    std::vector<TrendPoint> ideal;   ///< by due dates, as planned
    bool operator==(const BurndownChart&) const = default;
};

struct FiguresRow {
    QString key;
    QString name;
    QString unit;
    ChartForm form = ChartForm::count;
    std::optional<double> value; ///< none: not entered
    ChartChange change;
    std::vector<std::optional<double>> spark; ///< day by day, oldest first
    QString note;                             ///< "đã khóa", "thiếu 3 ngày"
    bool operator==(const FiguresRow&) const = default;
};

/// Entered figures, each with its course.
struct FiguresChart {
    QString beforeName; ///< heading of what is compared with
    std::vector<FiguresRow> rows;
    bool operator==(const FiguresChart&) const = default;
};

/// One figure: its value, how far to the target, its course, and what changed.
struct TileChart {
    std::optional<double> value;
    std::optional<double> target;
    bool isBetterUp = true;
    QString valueWords; ///< what stands instead of a value that is none: "dưới 5", "chưa nhập"
    ChartChange change;
    QString beforeName; ///< what the change is against: "cùng kỳ 2025"
    std::vector<std::optional<double>> spark;
    bool operator==(const TileChart&) const = default;
};

using ChartBody = std::variant<TrendChart, DumbbellChart, HeatChart, RankingChart, EcdfChart, CoverageChart,
                               FunnelChart, StatesChart, BurndownChart, FiguresChart, TileChart>;

/// One chart. `key` says which one to the workspace and the briefing ("trend/casesOpened").
struct ChartData {
    QString key;
    QString title;
    QString unit;  ///< "vụ", "lượt", "%"; empty for none
    QString basis; ///< what is counted and as of when, one line
    QString note;  ///< what must be known to read it rightly, under the chart; may be empty
    ChartForm form = ChartForm::count;
    ChartBody body;
    bool operator==(const ChartData&) const = default;
};

/// Whether there is anything to draw: a row, a point, a number.
[[nodiscard]] bool isEmpty(const ChartData& chart);

} // namespace trucban::models
