// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingOfCampaign.h"

#include "models/BriefingWording.h"
#include "models/Wording.h"

#include <algorithm>
#include <array>

namespace trucban::models {

namespace {

constexpr std::array<std::pair<const char*, core::DeadlineStage>, 4> kStages{
    {{"acknowledge", core::DeadlineStage::acknowledge},
     {"dispatch", core::DeadlineStage::dispatch},
     {"arrive", core::DeadlineStage::arrive},
     {"resolve", core::DeadlineStage::resolve}}};

} // namespace

BriefingOfCampaign::BriefingOfCampaign(const CampaignGround& ground, Place place,
                                       std::map<BriefingChapter, Typed> typed)
    : m_ground(ground),
      m_entries(ground.entries),
      m_asked(ground.figures.asked()),
      m_place(std::move(place)),
      m_typed(std::move(typed)) {}

BriefingOfCampaign::~BriefingOfCampaign() {
    m_ground.figures.ask(m_asked);
}

void BriefingOfCampaign::narrowTo(core::WardCode ward) {
    auto ask = m_asked;
    if (!ward.isNone()) {
        ask.chosen = {ward};
        ask.neighbourhood.clear();
    }
    m_ground.entries = m_entries;
    std::erase_if(m_ground.entries, [ward](const core::Record* entry) {
        return !ward.isNone() && !entry->ward.isNone() && entry->ward != ward;
    });
    m_ground.figures.ask(ask);
}

QString BriefingOfCampaign::nameOf(core::WardCode ward) const {
    return Wording::ward(ward);
}

bool BriefingOfCampaign::isOfOneWard() const {
    const auto& asked = m_ground.figures.asked();
    return asked.chosen.size() == 1 || asked.wards.size() == 1;
}

std::optional<ChartData> BriefingOfCampaign::tile(const QString& indicator) {
    const auto found = figures::findIndicator(indicator.toStdString());
    return found ? std::optional(CampaignCharts(m_ground).tile(*found)) : std::nullopt;
}

std::optional<BriefingSource::Figure> BriefingOfCampaign::chart(const QString& name, const QString& indicator) {
    const CampaignCharts charts(m_ground);
    const auto below = isOfOneWard() ? BriefingGrain::belowWard : BriefingGrain::wards;
    const auto whole = [](ChartData chart) { return Figure{std::move(chart), BriefingGrain::whole}; };
    // "Chọn một phường…" is said to who sits before the window; nobody can choose on paper.
    const auto unasked = [&](ChartData chart) {
        if (!isOfOneWard()) {
            chart.note.clear();
        }
        return Figure{std::move(chart), below};
    };
    if (name == QLatin1String("response")) {
        const auto* const stage =
            std::ranges::find_if(kStages, [&](const auto& named) { return indicator == QLatin1String(named.first); });
        return stage == kStages.end() ? std::nullopt : std::optional(whole(charts.response(stage->second)));
    }
    if (name == QLatin1String("coverage")) {
        return unasked(charts.coverage());
    }
    if (name == QLatin1String("funnel")) {
        return whole(charts.funnel());
    }
    if (name == QLatin1String("initiatives")) {
        return whole(charts.initiatives());
    }
    if (name == QLatin1String("burndown")) {
        return whole(charts.burndown());
    }
    if (name == QLatin1String("entered")) {
        return whole(charts.entered());
    }
    const auto found = figures::findIndicator(indicator.toStdString());
    if (!found) {
        return std::nullopt;
    }
    if (name == QLatin1String("trend") || name == QLatin1String("cumulative")) {
        return whole(charts.trend(*found, name == QLatin1String("cumulative")));
    }
    if (name == QLatin1String("kinds")) {
        return whole(charts.kinds(*found));
    }
    if (name == QLatin1String("heat")) {
        return whole(charts.heat(*found));
    }
    if (name == QLatin1String("ranking")) {
        return Figure{charts.ranking(*found), BriefingGrain::wards};
    }
    if (name == QLatin1String("neighbourhoods")) {
        return Figure{unasked(charts.neighbourhoods(*found)).chart, BriefingGrain::belowWard};
    }
    return std::nullopt;
}

std::optional<BriefingMap> BriefingOfCampaign::map(const QString& indicator) {
    const auto found = figures::findIndicator(indicator.toStdString());
    if (!found || m_place.outlines.empty() || isOfOneWard()) { // one ward alone is no map
        return std::nullopt;
    }
    const auto chart = CampaignCharts(m_ground).ranking(*found);
    const auto* ranking = std::get_if<RankingChart>(&chart.body);
    if (ranking == nullptr) {
        return std::nullopt;
    }
    std::map<QString, std::optional<double>> values;
    for (const auto& row : ranking->rows) {
        values[row.key] = row.value;
    }
    for (auto& outline : m_place.outlines) {
        const auto value = values.find(wardKey(outline.ward));
        outline.value = value == values.end() ? std::nullopt : value->second;
    }
    auto map = briefingMap(m_place.outlines, chart.form, chart.unit, m_place.isApproximate);
    map.title = chart.title;
    if (const double others = m_ground.figures.countOfNoWard(*found); others > 0) { // the tile counts them too
        // A count, whatever form the map has: of a share, how many of those that it is of.
        const bool isCount = chart.form == ChartForm::count;
        const auto words = QStringLiteral("Ngoài bản đồ còn %1 chưa thuộc phường nào.")
                               .arg(briefing::withUnit(others, ChartForm::count, isCount ? chart.unit : QString()));
        map.note = map.note.isEmpty() ? words : QStringLiteral("%1 %2").arg(map.note, words);
    }
    return map;
}

std::vector<BriefingBody> BriefingOfCampaign::words(BriefingChapter chapter) {
    const auto found = m_typed.find(chapter);
    return found == m_typed.end() ? std::vector<BriefingBody>() : found->second.words;
}

QString BriefingOfCampaign::notes(BriefingChapter chapter) {
    const auto found = m_typed.find(chapter);
    return found == m_typed.end() ? QString() : found->second.notes;
}

} // namespace trucban::models
