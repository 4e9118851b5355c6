// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/RecordFigures.h"

#include "figures/CaseRules.h"
#include "figures/RecordData.h"
#include "figures/Stocks.h"

#include <algorithm>
#include <array>

namespace trucban::figures {

namespace {

/// Lays one record out.
struct Layout {
    RecordFigures::Data& data;
    const core::Record& record;
    Flow flow;   ///< as all flows of the record begin
    Stock stock; ///< likewise

    void count(Measure measure, core::Day day, std::int64_t number, core::Day since) const {
        Flow made = flow;
        made.measure = measure;
        made.day = day;
        made.since = since;
        made.count = number;
        data.flows.push_back(made);
    }
    void count(Measure measure, core::Day day, std::int64_t number) const { count(measure, day, number, day); }
    void count(Measure measure, core::Day day, const std::vector<core::NamedCount>& counts) const {
        for (const core::NamedCount& named : counts) {
            count(measure, day, named.count);
            data.flows.back().code = data.code(measure, named.code);
        }
    }
    void stands(Measure measure, core::Day from, core::Day until = kNoDay, std::uint32_t number = 1) const {
        Stock made = stock;
        made.measure = measure;
        made.from = from;
        made.until = until;
        made.count = number;
        data.stocks.push_back(made);
    }
    /// What stood before that day the record does not say.
    void isUnknownBefore(core::Day day, std::span<const Measure> measures) const {
        for (const Measure measure : measures) {
            stands(measure, std::numeric_limits<core::Day>::min(), day, 0);
            data.stocks.back().isUnknown = true;
        }
    }

    void layOut() const {
        layOutFlows();
        layOutStocks();
        if (record.baseline) {
            data.earlier.push_back({record.id, record.savedAt, record.ward, *record.baseline});
        }
        if (record.unitMapping) {
            data.mappings.emplace_back(record.id, *record.unitMapping);
        }
    }

    void layOutFlows() const {
        if (const auto& petition = record.petition) {
            count(Measure::petitions, petition->heardOn, 1);
            if (petition->settledOn) {
                count(Measure::petitionsSettled, petition->heardOn, 1, *petition->settledOn);
                if (petition->mediated) {
                    count(Measure::disputesMediated, petition->heardOn, 1, *petition->settledOn);
                }
            }
        }
        if (const auto& inspection = record.inspection) {
            count(Measure::inspectionsPlanned, inspection->day, inspection->planned);
            count(Measure::inspectionsDone, inspection->day, inspection->done);
            count(Measure::violations, inspection->day, inspection->violations);
        }
        if (const auto& commendation = record.commendation) {
            count(Measure::commendedCollectives, commendation->day,
                  static_cast<std::int64_t>(commendation->collectives.size()));
            count(Measure::commendedPersons, commendation->day, commendation->persons);
        }
        if (record.dayFigures) {
            count(Measure::entered, record.dayFigures->day, record.dayFigures->values);
        }
        if (record.initiativeFigures) {
            count(Measure::initiativeFigures, record.initiativeFigures->day, record.initiativeFigures->figures);
        }
        if (record.reintegration) {
            count(Measure::reintegration, record.reintegration->day, record.reintegration->counts);
        }
    }

    void layOutStocks() const {
        if (record.households) {
            stands(Measure::households, record.households->asOf, kNoDay, record.households->households);
        }
        if (record.team) {
            stands(Measure::teams, record.team->decidedOn.value_or(std::numeric_limits<core::Day>::min()));
        }
        if (record.initiative) {
            layOutInitiative(*record.initiative);
        }
        if (const auto& task = record.task) {
            const core::Day doneOn = task->doneOn.value_or(kNoDay);
            stands(Measure::tasks, task->givenOn);
            stands(Measure::tasksOpen, task->givenOn, doneOn);
            stands(Measure::tasksDone, std::max(task->givenOn, doneOn));
            stands(Measure::tasksOverdue, std::max(task->givenOn, task->due + 1), doneOn);
        }
        if (const auto& drugFree = record.drugFree) {
            layOutDrugFree(*drugFree);
        }
    }

    /// One comes after the other: what is recognised had met the criteria, and was registered; of what was entered as
    /// further on than that nobody says since when.
    void layOutDrugFree(const core::DrugFreeRecord& drugFree) const {
        constexpr std::array kStates{Measure::drugFreeRegistered, Measure::drugFreeMet, Measure::drugFreeRecognised};
        const auto stays = staysOf(drugFree);
        for (const auto& stay : stays) {
            for (std::size_t i = 0; i <= static_cast<std::size_t>(stay.state); ++i) {
                stands(kStates[i], stay.from, stay.until);
            }
        }
        isUnknownBefore(stays.front().from, std::span{kStates}.first(static_cast<std::size_t>(stays.front().state)));
    }

    void layOutInitiative(const core::InitiativeRecord& initiative) const {
        using enum core::InitiativeState;
        constexpr std::array kByState{Measure::initiativesPlanned, Measure::initiativesActive,
                                      Measure::initiativesEffective, Measure::initiativesPaused,
                                      Measure::initiativesEnded};
        const auto stays = staysOf(initiative);
        for (const auto& stay : stays) {
            stands(kByState[static_cast<std::size_t>(stay.state)], stay.from, stay.until);
            if (stay.state == effective) {
                stands(Measure::initiativesActive, stay.from, stay.until);
            }
            if (stay.state != ended) {
                stands(Measure::initiatives, stay.from, stay.until);
            }
            if (stay.state != ended && initiative.keptByPolice) {
                stands(Measure::initiativesByPolice, stay.from, stay.until);
            }
        }
        if (!isKnownFromTheStart(initiative)) {
            isUnknownBefore(stays.front().from, kByState);
            isUnknownBefore(stays.front().from, std::array{Measure::initiatives, Measure::initiativesByPolice});
        }
    }
};

template <class T, class Places>
std::uint32_t placeOf(std::vector<T>& all, Places& places, const T& value) {
    const auto [found, isNew] = places.try_emplace(value, static_cast<std::uint32_t>(all.size()));
    if (isNew) {
        all.push_back(value);
    }
    return found->second;
}

bool isOwnEntry(const Flow& flow) {
    return flow.measure == Measure::entered && flow.neighbourhood == 0;
}

RecordFigures::Data::WardDayCode keyOf(const Flow& flow) {
    return {{flow.ward.value, flow.day}, flow.code};
}

} // namespace

std::uint32_t RecordFigures::Data::neighbourhood(const std::string& name) {
    return placeOf(neighbourhoods, neighbourhoodPlaces, name);
}

std::optional<std::uint32_t> RecordFigures::Data::findNeighbourhood(const std::string& name) const {
    const auto found = neighbourhoodPlaces.find(name);
    return found == neighbourhoodPlaces.end() ? std::nullopt : std::optional{found->second};
}

std::uint32_t RecordFigures::Data::campaign(const std::optional<core::CampaignId>& id) {
    const auto found = std::ranges::find(campaigns, id.value_or(core::CampaignId{})); // there are a few in a year
    const auto place = static_cast<std::uint32_t>(found - campaigns.begin());
    if (found == campaigns.end()) {
        campaigns.push_back(*id);
    }
    return place;
}

std::vector<bool> RecordFigures::Data::campaignsAsked(const Slice& slice) const {
    std::vector<bool> areAsked(campaigns.size(), true);
    for (std::size_t i = 1; i < campaigns.size() && slice.campaigns; ++i) {
        areAsked[i] = std::ranges::contains(*slice.campaigns, campaigns[i]);
    }
    return areAsked;
}

std::uint32_t RecordFigures::Data::code(Measure measure, const std::string& name) {
    return placeOf(codes, codePlaces, Code{measure, name});
}

bool RecordFigures::Data::isWithinOwn(const Flow& flow) const {
    return flow.measure == Measure::entered && flow.neighbourhood != 0 && ownEntries.contains(keyOf(flow));
}

const HouseholdTable& RecordFigures::Data::householdTable() const {
    if (!households) {
        households.emplace(stocks);
    }
    return *households;
}

void RecordFigures::Data::add(const core::Record& record) {
    const auto place = static_cast<std::uint32_t>(ids.size());
    Layout layout{.data = *this, .record = record, .flow = {}, .stock = {}};
    layout.flow.ward = layout.stock.ward = record.ward;
    layout.flow.neighbourhood = layout.stock.neighbourhood = neighbourhood(record.neighbourhood);
    layout.flow.campaign = layout.stock.campaign = campaign(record.campaign);
    layout.flow.record = layout.stock.record = place;
    Slot slot{.firstFlow = static_cast<std::uint32_t>(flows.size()),
              .firstStock = static_cast<std::uint32_t>(stocks.size())};
    layout.layOut();
    slot.flows = static_cast<std::uint32_t>(flows.size()) - slot.firstFlow;
    slot.stocks = static_cast<std::uint32_t>(stocks.size()) - slot.firstStock;
    const auto isHouseholds = [](const Stock& stock) { return stock.measure == Measure::households; };
    if (std::ranges::any_of(std::span{stocks}.last(slot.stocks), isHouseholds)) {
        households.reset();
    }
    for (const Flow& flow : std::span{flows}.last(slot.flows)) {
        if (isOwnEntry(flow)) {
            ++ownEntries[keyOf(flow)];
        }
    }
    ids.push_back(record.id);
    slots.insert_or_assign(record.id, slot);
}

void RecordFigures::Data::remove(const core::RecordId& id) {
    const auto found = slots.find(id);
    if (found == slots.end()) {
        return;
    }
    const Slot slot = found->second;
    for (std::uint32_t i = 0; i < slot.flows; ++i) {
        Flow& flow = flows[slot.firstFlow + i];
        if (const auto own = isOwnEntry(flow) ? ownEntries.find(keyOf(flow)) : ownEntries.end();
            own != ownEntries.end() && --own->second == 0) {
            ownEntries.erase(own);
        }
        flow.measure = Measure::count_;
    }
    for (std::uint32_t i = 0; i < slot.stocks; ++i) {
        Stock& stock = stocks[slot.firstStock + i];
        if (stock.measure == Measure::households) {
            households.reset();
        }
        stock.measure = Measure::count_;
    }
    std::erase_if(earlier, [&](const Earlier& entry) { return entry.id == id; });
    std::erase_if(mappings, [&](const auto& entry) { return entry.first == id; });
    slots.erase(found);
    deadFlows += slot.flows;
    deadStocks += slot.stocks;
    if (2 * (deadFlows + deadStocks) > flows.size() + stocks.size()) {
        compact();
    }
}

void RecordFigures::Data::compact() {
    const Data old = std::exchange(*this, {});
    neighbourhoods = old.neighbourhoods;
    neighbourhoodPlaces = old.neighbourhoodPlaces;
    campaigns = old.campaigns;
    codes = old.codes;
    codePlaces = old.codePlaces;
    earlier = old.earlier;
    mappings = old.mappings;
    ownEntries = old.ownEntries;
    for (const core::RecordId& id : old.ids) {
        const auto found = old.slots.find(id);
        if (found == old.slots.end() || slots.contains(id)) {
            continue;
        }
        Slot slot = found->second;
        const auto place = static_cast<std::uint32_t>(ids.size());
        const auto take = [place](auto& into, const auto& from, std::uint32_t& first, std::uint32_t count) {
            const std::uint32_t was = std::exchange(first, static_cast<std::uint32_t>(into.size()));
            for (std::uint32_t i = 0; i < count; ++i) {
                into.push_back(from[was + i]);
                into.back().record = place;
            }
        };
        take(flows, old.flows, slot.firstFlow, slot.flows);
        take(stocks, old.stocks, slot.firstStock, slot.stocks);
        ids.push_back(id);
        slots.emplace(id, slot);
    }
}

HouseholdTable::HouseholdTable(std::span<const Stock> stocks) {
    for (const Stock& stock : stocks) {
        if (stock.measure == Measure::households) {
            std::uint32_t& count = m_wards[stock.ward][stock.neighbourhood][stock.from];
            count = std::max(count, stock.count);
            m_days.push_back(stock.from);
        }
    }
    std::ranges::sort(m_days);
}

bool HouseholdTable::changesOn(core::Day day) const {
    return std::ranges::binary_search(m_days, day);
}

bool HouseholdTable::isEverSummed(core::WardCode ward) const {
    const auto found = m_wards.find(ward);
    if (found == m_wards.end()) {
        return false;
    }
    const auto own = found->second.find(0);
    const core::Day ownFrom = own == found->second.end() ? kNoDay : own->second.begin()->first;
    return std::ranges::any_of(
        found->second, [&](const auto& place) { return place.first != 0 && place.second.begin()->first < ownFrom; });
}

std::optional<HouseholdTable::Households> HouseholdTable::on(core::Day day, core::WardCode ward,
                                                             std::uint32_t neighbourhood) const {
    const auto found = m_wards.find(ward);
    if (found == m_wards.end()) {
        return std::nullopt;
    }
    const auto latest = [day](const Entries& entries) -> std::optional<std::uint32_t> {
        const auto after = entries.upper_bound(day);
        return after == entries.begin() ? std::nullopt : std::optional{std::prev(after)->second};
    };
    const auto own = found->second.find(neighbourhood);
    if (own != found->second.end()) {
        if (const auto entry = latest(own->second)) {
            return Households{.count = *entry, .places = {}};
        }
    }
    if (neighbourhood != 0) {
        return std::nullopt;
    }
    Households sum;
    for (const auto& [place, entries] : found->second) {
        if (const auto entry = latest(entries)) {
            sum.count += *entry;
            sum.places.push_back(place);
        }
    }
    return sum.places.empty() ? std::nullopt : std::optional{std::move(sum)};
}

RecordFigures::RecordFigures() : m_data{std::make_unique<Data>()} {}
RecordFigures::RecordFigures(const RecordFigures& other) : m_data{std::make_unique<Data>(*other.m_data)} {}
RecordFigures::RecordFigures(RecordFigures&&) noexcept = default;
RecordFigures& RecordFigures::operator=(const RecordFigures& other) {
    *m_data = *other.m_data;
    return *this;
}
RecordFigures& RecordFigures::operator=(RecordFigures&&) noexcept = default;
RecordFigures::~RecordFigures() = default;

void RecordFigures::put(const core::Record& record) {
    m_data->remove(record.id);
    if (!record.withdrawn) {
        m_data->add(record);
    }
}

void RecordFigures::erase(const core::RecordId& id) {
    m_data->remove(id);
}

void RecordFigures::clear() {
    *m_data = {};
}

std::size_t RecordFigures::size() const {
    return m_data->slots.size();
}

std::vector<std::string> RecordFigures::codes(Measure measure) const {
    std::vector<bool> isUsed(m_data->codes.size());
    for (const Flow& flow : m_data->flows) {
        if (flow.measure == measure && flow.code != kNoCode) {
            isUsed[flow.code] = true;
        }
    }
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < isUsed.size(); ++i) {
        if (isUsed[i]) {
            codes.push_back(m_data->codes[i].second);
        }
    }
    std::ranges::sort(codes);
    return codes;
}

core::WardSet RecordFigures::enteredBy(Measure measure, const Slice& slice) const {
    const DaySpan days = comeDays(slice);
    const std::vector<bool> isCampaign = m_data->campaignsAsked(slice);
    core::WardSet wards;
    for (const Flow& flow : m_data->flows) {
        if (flow.measure == measure && isCampaign[flow.campaign] && days.contains(flow.day) &&
            isChosen(slice.weekdays, weekdayOf(flow.day)) && !flow.ward.isNone() &&
            (slice.wards.empty() || std::ranges::binary_search(slice.wards, flow.ward)) &&
            (slice.neighbourhood.empty() || m_data->neighbourhoods[flow.neighbourhood] == slice.neighbourhood)) {
            wards.push_back(flow.ward);
        }
    }
    core::normalise(wards);
    return wards;
}

std::vector<RecordItem> RecordFigures::drill(Measure measure, std::string_view label, const Slice& slice) const {
    const DaySpan days = comeDays(slice);
    const std::vector<bool> isCampaign = m_data->campaignsAsked(slice);
    const auto isIn = [&](const auto& entry) {
        return entry.measure == measure && isCampaign[entry.campaign] &&
               (slice.wards.empty() || std::ranges::binary_search(slice.wards, entry.ward)) &&
               (slice.neighbourhood.empty() || m_data->neighbourhoods[entry.neighbourhood] == slice.neighbourhood);
    };
    std::vector<RecordItem> items;
    if (measure == Measure::reintegration && !slice.neighbourhood.empty()) {
        return items; // never below ward level
    }
    for (const Flow& flow : m_data->flows) {
        if (!isIn(flow) || (isLabelled(measure) && m_data->codes[flow.code].second != label)) {
            continue;
        }
        if (slice.neighbourhood.empty() && m_data->isWithinOwn(flow)) {
            continue;
        }
        const bool isDay = days.contains(flow.day) && isChosen(slice.weekdays, weekdayOf(flow.day));
        if (isDay && flow.since <= core::dayNumber(slice.asOf)) {
            items.push_back({m_data->ids[flow.record], flow.day, flow.count});
        }
    }
    for (const Stock& stock : m_data->stocks) {
        if (isIn(stock) && !stock.isUnknown && !days.isEmpty() && stands(stock, days.to)) {
            items.push_back({m_data->ids[stock.record], stock.from, stock.count});
        }
    }
    std::ranges::sort(
        items, [](const RecordItem& a, const RecordItem& b) { return a.day != b.day ? a.day > b.day : a.id > b.id; });
    return items;
}

} // namespace trucban::figures
