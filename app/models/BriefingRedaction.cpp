// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingRedaction.h"

#include "core/Text.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace trucban::models {

namespace {

constexpr auto kFewWords = "dưới 5";

QString fewWords() {
    return QString::fromUtf8(kFewWords);
}

/// Not few, but would tell the one that is.
QString nextWords() {
    return QStringLiteral("…");
}

// --- what looks like a number of a person ----------------------------------------------------------------------------

void mask(QString& text) {
    if (std::ranges::any_of(text, [](QChar character) { return character.isDigit(); })) {
        text = QString::fromStdString(core::masked(text.toStdString()));
    }
}

struct MaskChart {
    void operator()(TrendChart& chart) const {
        for (auto& line : chart.lines) {
            mask(line.name);
        }
        std::ranges::for_each(chart.missing, mask);
    }
    void operator()(DumbbellChart& chart) const {
        mask(chart.beforeName);
        mask(chart.nowName);
        for (auto& row : chart.rows) {
            mask(row.name);
        }
    }
    void operator()(HeatChart&) const {}
    void operator()(RankingChart& chart) const {
        mask(chart.areaName);
        for (auto& row : chart.rows) {
            mask(row.name);
            mask(row.note);
        }
    }
    void operator()(EcdfChart& chart) const {
        for (auto& line : chart.lines) {
            mask(line.name);
        }
        for (auto& limit : chart.limits) {
            mask(limit.name);
        }
    }
    void operator()(CoverageChart& chart) const {
        mask(chart.areaName);
        for (auto& row : chart.rows) {
            mask(row.name);
        }
    }
    void operator()(FunnelChart& chart) const {
        for (auto& step : chart.steps) {
            mask(step.name);
        }
    }
    void operator()(StatesChart& chart) const {
        mask(chart.rowsName);
        for (auto& state : chart.states) {
            mask(state.name);
        }
        for (auto& row : chart.rows) {
            mask(row.name);
        }
    }
    void operator()(BurndownChart&) const {}
    void operator()(FiguresChart& chart) const {
        mask(chart.beforeName);
        for (auto& row : chart.rows) {
            mask(row.name);
            mask(row.note);
        }
    }
    void operator()(TileChart& tile) const {
        mask(tile.valueWords);
        mask(tile.beforeName);
    }
};

void maskChart(ChartData& chart) {
    mask(chart.title);
    mask(chart.basis);
    mask(chart.note);
    std::visit(MaskChart{}, chart.body);
}

struct MaskBody {
    void operator()(BriefingHeading& heading) const { mask(heading.text); }
    void operator()(BriefingParagraph& paragraph) const { mask(paragraph.text); }
    void operator()(BriefingTiles& tiles) const { std::ranges::for_each(tiles.tiles, maskChart); }
    void operator()(BriefingTable& table) const {
        mask(table.title);
        mask(table.note);
        for (auto& column : table.columns) {
            mask(column.title);
        }
        for (auto& row : table.rows) {
            for (auto& cell : row.cells) {
                mask(cell.text);
            }
        }
    }
    void operator()(BriefingChart& chart) const { maskChart(chart.chart); }
    void operator()(BriefingMap& map) const {
        mask(map.title);
        mask(map.note);
    }
    void operator()(BriefingComment& comment) const { mask(comment.text); }
};

// --- few below ward level --------------------------------------------------------------------------------------------

bool isFew(double value) {
    return value < kSmallestShown;
}

bool isFew(const std::optional<double>& value) {
    return value && isFew(*value);
}

/// Its words say both of its ends.
bool tellsFew(const ChartChange& change) {
    return isFew(change.before) || isFew(change.now);
}

void dropFew(std::optional<double>& value) {
    if (isFew(value)) {
        value.reset();
    }
}

void dropFew(std::vector<TrendPoint>& points) {
    for (auto& point : points) {
        dropFew(point.value);
    }
}

/// Takes out of a chart what would tell a count under 5; a change goes with either of its ends. Where one area alone is
/// hidden, the sum of all, which stands on the ward's tile, tells it: the next smallest goes too.
struct HideFew {
    void operator()(TrendChart& chart) const {
        for (auto& line : chart.lines) {
            if (line.role != TrendRole::target) {
                dropFew(line.points);
            }
        }
    }
    void operator()(DumbbellChart& chart) const {
        for (auto& row : chart.rows) {
            if (isFew(row.now) || tellsFew(row.change)) {
                dropFew(row.now);
                dropFew(row.change.before);
                row.change.now.reset();
                row.change.words = fewWords();
                row.change.interval.clear();
                row.change.tone = ChartTone::neutral;
            }
        }
    }
    void operator()(HeatChart& chart) const {
        for (auto& day : chart.cells) {
            for (auto& cell : day) {
                dropFew(cell);
            }
        }
    }
    void operator()(RankingChart& chart) const {
        std::vector<RankingRow*> shown;
        std::size_t hidden = 0;
        for (auto& row : chart.rows) {
            if (isFew(row.value)) {
                row.value.reset();
                row.note = fewWords();
                ++hidden;
            } else if (row.value) {
                shown.push_back(&row);
            }
        }
        if (hidden == 1 && !shown.empty()) {
            auto* next = *std::ranges::min_element(shown, {}, &RankingRow::value);
            next->value.reset();
            next->note = nextWords();
        }
    }
    void operator()(EcdfChart& chart) const {
        std::erase_if(chart.lines, [](const auto& line) { return isFew(static_cast<double>(line.count)); });
    }
    void operator()(CoverageChart& chart) const {
        const auto hidden =
            std::erase_if(chart.rows, [](const auto& row) { return isFew(row.done) || isFew(row.all); });
        if (hidden == 1 && !chart.rows.empty()) {
            chart.rows.erase(std::ranges::min_element(chart.rows, {}, &CoverageRow::done));
        }
    }
    void operator()(FunnelChart& chart) const {
        for (auto& step : chart.steps) {
            dropFew(step.value);
            dropFew(step.before);
        }
    }
    void operator()(StatesChart& chart) const {
        std::erase_if(chart.rows, [](const auto& row) {
            return std::ranges::any_of(row.counts, [](double count) { return isFew(count); });
        });
    }
    void operator()(BurndownChart& chart) const {
        dropFew(chart.open);
        dropFew(chart.overdue);
    }
    void operator()(FiguresChart& chart) const {
        for (auto& row : chart.rows) {
            std::ranges::for_each(row.spark, [](auto& value) { dropFew(value); });
            if (isFew(row.value) || tellsFew(row.change)) {
                dropFew(row.value);
                row.change = {};
                row.note = fewWords();
            }
        }
    }
    void operator()(TileChart& tile) const {
        std::ranges::for_each(tile.spark, [](auto& value) { dropFew(value); });
        if (isFew(tile.value) || tellsFew(tile.change)) {
            if (isFew(tile.value)) {
                tile.value.reset();
                tile.valueWords = fewWords();
            }
            tile.change = {};
        }
    }
};

void hideFew(ChartData& chart) {
    if (chart.form != ChartForm::count) {
        return; // a share, a time
    }
    const bool wasFull = !isEmpty(chart);
    const auto before = chart;
    std::visit(HideFew{}, chart.body);
    if (wasFull && chart != before) {
        chart.note += QStringLiteral("%1Số dưới 5 ở dưới cấp phường không hiển thị.")
                          .arg(chart.note.isEmpty() ? QString() : QStringLiteral(" "));
    }
}

/// Where one number alone is hidden in a column that has a total, the total tells it: the next smallest goes too.
void hideFew(BriefingTable& table) {
    const bool hasTotal = std::ranges::any_of(table.rows, &BriefingRow::isTotal);
    bool hidAny = false;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::vector<ChartCell*> shown;
        std::size_t hidden = 0;
        for (auto& row : table.rows) {
            if (column >= row.cells.size()) {
                continue;
            }
            auto& cell = row.cells[column];
            if (cell.kind != ChartCell::Kind::number || cell.form != ChartForm::count) {
                continue;
            }
            if (isFew(cell.number)) {
                cell = ChartCell::of(fewWords());
                hidden += row.isTotal ? 0 : 1;
                hidAny = true;
            } else if (!row.isTotal) {
                shown.push_back(&cell);
            }
        }
        if (hasTotal && hidden == 1 && !shown.empty()) {
            auto* next = *std::ranges::min_element(shown, {}, &ChartCell::number);
            *next = ChartCell::of(nextWords());
        }
    }
    if (hidAny) {
        table.note += QStringLiteral("%1Số dưới 5 ở dưới cấp phường không hiển thị.")
                          .arg(table.note.isEmpty() ? QString() : QStringLiteral(" "));
    }
}

struct HideFewBody {
    void operator()(BriefingTiles& tiles) const {
        std::ranges::for_each(tiles.tiles, [](ChartData& tile) { hideFew(tile); });
    }
    void operator()(BriefingTable& table) const { hideFew(table); }
    void operator()(BriefingChart& chart) const { hideFew(chart.chart); }
    void operator()(BriefingMap& map) const {
        for (auto& area : map.areas) {
            if (map.form == ChartForm::count) {
                dropFew(area.value);
            }
        }
    }
    void operator()(auto&) const {}
};

// --- other wards -----------------------------------------------------------------------------------------------------

/// By linear interpolation between the closest ranks (type 7 of Hyndman and Fan, 1996), as spreadsheets do.
double quantile(const std::vector<double>& sorted, double share) {
    const double rank = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(rank));
    const auto high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (rank - std::floor(rank)) * (sorted[high] - sorted[low]);
}

/// Quartiles of fewer would name some of them.
constexpr std::size_t kFewestOthers = 8;

/// Leaves the rows of one ward; of the others their quartiles at most.
struct OwnOnly {
    core::WardCode own;

    [[nodiscard]] bool isOwn(const QString& key) const { return key == QString::number(own.value); }

    void operator()(RankingChart& chart) const {
        std::vector<double> others;
        for (const auto& row : chart.rows) {
            if (!row.isOwn && !isOwn(row.key) && row.value) {
                others.push_back(*row.value);
            }
        }
        std::erase_if(chart.rows, [this](const auto& row) { return !row.isOwn && !isOwn(row.key); });
        if (!chart.others && others.size() >= kFewestOthers) {
            std::ranges::sort(others);
            chart.others = ChartQuartiles{
                .lower = quantile(others, 0.25), .median = quantile(others, 0.5), .upper = quantile(others, 0.75)};
        }
    }
    void operator()(CoverageChart& chart) const { keep(chart.rows); }
    void operator()(StatesChart& chart) const { keep(chart.rows); }
    void operator()(FiguresChart& chart) const { keep(chart.rows); }
    void operator()(DumbbellChart& chart) const { keep(chart.rows); }
    void operator()(EcdfChart& chart) const { keep(chart.lines); }
    void operator()(TrendChart& chart) const { keep(chart.lines); }
    void operator()(auto&) const {}

    void keep(auto& rows) const {
        std::erase_if(rows, [this](const auto& row) { return !isOwn(row.key); });
    }
};

struct OwnOnlyBody {
    core::WardCode own;

    void operator()(BriefingTable& table) const {
        std::erase_if(table.rows, [this](const auto& row) { return !row.isTotal && row.ward != own; });
    }
    void operator()(BriefingChart& chart) const { std::visit(OwnOnly{own}, chart.chart.body); }
    void operator()(BriefingMap& map) const {
        for (auto& area : map.areas) {
            if (area.ward != own) {
                area.value.reset();
            }
        }
    }
    void operator()(auto&) const {}
};

// --- what a profile has no use for -----------------------------------------------------------------------------------

bool isSeen(const BriefingPage& page, BriefingProfile profile, core::WardCode own) {
    switch (profile) {
    case BriefingProfile::committee:
        return true;
    case BriefingProfile::wardLeader:
        return page.chapter != BriefingChapter::decision && (page.ward.isNone() || page.ward == own);
    case BriefingProfile::duty:
        switch (page.chapter) {
        case BriefingChapter::situation:
        case BriefingChapter::trend:
        case BriefingChapter::map:
        case BriefingChapter::response:
        case BriefingChapter::tasks:
            return true;
        default:
            return false;
        }
    }
    return false;
}

/// Nothing is left of the wards that it was of.
bool isVoid(const BriefingBlock& block) {
    if (block.grain != BriefingGrain::wards) {
        return false;
    }
    if (const auto* map = std::get_if<BriefingMap>(&block.body)) {
        return std::ranges::none_of(map->areas, [](const auto& area) { return area.value.has_value(); });
    }
    const auto* chart = std::get_if<BriefingChart>(&block.body); // quartiles alone are not drawn either
    return chart != nullptr && isEmpty(chart->chart);
}

void cut(BriefingPage& page, BriefingProfile profile, core::WardCode own) {
    mask(page.title);
    mask(page.notes);
    if (profile == BriefingProfile::duty) {
        page.notes.clear();
        std::erase_if(page.blocks,
                      [](const auto& block) { return std::holds_alternative<BriefingComment>(block.body); });
    }
    for (auto& block : page.blocks) {
        std::visit(MaskBody{}, block.body);
        if (block.grain == BriefingGrain::belowWard) {
            std::visit(HideFewBody{}, block.body);
        }
        if (profile == BriefingProfile::wardLeader && block.grain == BriefingGrain::wards) {
            std::visit(OwnOnlyBody{own}, block.body);
        }
    }
    // Of a grey map one would read that nothing is known of any ward.
    if (profile == BriefingProfile::wardLeader && std::erase_if(page.blocks, isVoid) > 0 && page.blocks.empty()) {
        page.blocks.push_back(
            {.body = BriefingParagraph{QStringLiteral("Bản này không nêu số liệu của từng phường.")}});
    }
}

} // namespace

std::vector<BriefingProfile> profilesFor(core::Role role) {
    if (role == core::Role::dutyOfficer) {
        return {BriefingProfile::duty};
    }
    if (role == core::Role::wardLeader) {
        return {BriefingProfile::wardLeader, BriefingProfile::committee, BriefingProfile::duty};
    }
    return {BriefingProfile::committee, BriefingProfile::wardLeader, BriefingProfile::duty};
}

RedactedBriefing RedactedBriefing::of(BriefingDocument document, BriefingProfile profile, core::WardCode own) {
    document.header.profile = profile;
    mask(document.header.campaign);
    std::erase_if(document.pages, [&](const auto& page) { return !isSeen(page, profile, own); });
    for (auto& page : document.pages) {
        cut(page, profile, own);
    }
    return RedactedBriefing(std::move(document));
}

} // namespace trucban::models
