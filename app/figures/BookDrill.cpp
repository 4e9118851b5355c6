// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind a figure, by the same rules that counted it.
#include "figures/BookData.h"

#include <tuple>

namespace trucban::figures {

namespace {

struct Found {
    std::vector<DrillItem> items;
    void add(const core::Uuid& id, const core::Uuid& caseId, std::int64_t at, core::WardCode ward,
             std::uint32_t count) {
        items.push_back({.id = id, .caseId = {caseId}, .at = instantOf(at), .ward = ward, .count = count});
    }
};

class Drill {
public:
    Drill(const FigureBook::Data& data, const IndicatorRef& indicator, DrillPart part, const Slice& slice)
        : m_data(data),
          m_rule(*indicator.indicator),
          m_label(indicator.label),
          m_slice(slice),
          m_measure(part == DrillPart::numerator ? m_rule.numerator : m_rule.denominator) {
        for (const std::string& kind : data.kinds.all) {
            m_isKind.push_back(slice.kinds.empty() || std::ranges::contains(slice.kinds, kind));
        }
    }

    std::vector<DrillItem> run() {
        const DaySpan days = comeDays(m_slice);
        for (const RowLists& row : m_data.rows) {
            const bool isWard = m_slice.wards.empty() || core::contains(m_slice.wards, row.key.ward);
            if (isWard && days.contains(row.key.day) && isChosen(m_slice.weekdays, weekdayOf(row.key.day))) {
                takeRow(row);
            }
        }
        std::ranges::sort(m_found.items, [](const DrillItem& a, const DrillItem& b) {
            return std::tie(a.at, a.id) > std::tie(b.at, b.id);
        });
        if (isDistinct(m_measure)) {
            keepLatest();
        }
        return std::move(m_found.items);
    }

private:
    void takeRow(const RowLists& row) {
        switch (m_rule.drill) {
        case DrillKind::cases:
            if (m_slice.neighbourhood.empty()) {
                takeCases(row);
            }
            break;
        case DrillKind::alerts:
            if (m_slice.neighbourhood.empty()) {
                takeAlerts(row);
            }
            break;
        case DrillKind::visits:
            takeVisits(row);
            break;
        case DrillKind::records:
        case DrillKind::none:
            break;
        }
    }

    [[nodiscard]] bool isCounted(const CaseEntry& entry) const {
        const CaseFact fact = m_data.factOf(entry);
        if (!isChosen(m_slice.hours, fact.hour()) || !m_isKind[fact.kind]) {
            return false;
        }
        if (m_rule.form == FigureForm::percentile) {
            return hasDurations(fact) && fact.after[static_cast<std::size_t>(m_rule.stage)] != kNever;
        }
        const std::int64_t openFor = (m_slice.asOf - instantOf(entry.openedAt)).count();
        return (measuresOf(fact, m_data.limits[fact.limits], openFor) & bitOf(m_measure)) != 0;
    }
    void takeCases(const RowLists& row) {
        for (const std::uint32_t place : row.cases) {
            const CaseEntry& entry = m_data.cases[place];
            if (isCounted(entry)) {
                m_found.add(entry.id, entry.id, entry.openedAt, row.key.ward, 1);
            }
        }
    }
    void takeAlerts(const RowLists& row) {
        for (const std::uint32_t place : row.alerts) {
            const AlertEntry& entry = m_data.alerts[place];
            const AlertFact fact = m_data.factOf(entry);
            if (isChosen(m_slice.hours, fact.hour) && m_isKind[fact.kind]) {
                m_found.add(entry.id, m_data.cases[entry.case_].id, entry.receivedAt, row.key.ward, 1);
            }
        }
    }

    [[nodiscard]] std::uint32_t amountIn(const VisitFact& fact) const {
        if (isDistinct(m_measure)) {
            const bool isCounted = m_measure == Measure::householdsVisited || fact.supported > 0;
            return fact.household != kNoHousehold && isCounted ? 1 : 0;
        }
        if (!isLabelled(m_measure)) {
            return amountOf(fact, m_measure);
        }
        std::uint32_t amount = 0;
        for (const VisitCount& count : fact.counts) {
            if (measureOf(count.topic) == m_measure && m_data.codes.all[count.code] == m_label) {
                amount += count.count;
            }
        }
        return amount;
    }
    void takeVisits(const RowLists& row) {
        for (const std::uint32_t place : row.visits) {
            const VisitEntry& entry = m_data.visits[place];
            const bool isPlace = m_slice.neighbourhood.empty() ||
                                 m_data.neighbourhoods.all[entry.fact.neighbourhood] == m_slice.neighbourhood;
            const std::uint32_t amount = isPlace && isChosen(m_slice.hours, entry.fact.hour) ? amountIn(entry.fact) : 0;
            if (amount > 0) {
                m_found.add(entry.id, {}, entry.visitedAt, row.key.ward, amount);
            }
        }
    }
    /// One visit for each household.
    void keepLatest() {
        boost::unordered_flat_map<std::uint64_t, bool> seen;
        std::erase_if(m_found.items, [&](const DrillItem& item) {
            const VisitEntry& entry = m_data.visits[m_data.visits.find(item.id)];
            return !seen.emplace(std::uint64_t{entry.ward.value} << 32 | entry.fact.household, true).second;
        });
    }

    const FigureBook::Data& m_data;
    const Indicator& m_rule;
    const std::string& m_label;
    const Slice& m_slice;
    Measure m_measure;
    std::vector<bool> m_isKind; ///< by number
    Found m_found;
};

} // namespace

DrillPage FigureBook::drill(const IndicatorRef& indicator, DrillPart part, const Slice& slice, std::uint64_t offset,
                            std::size_t limit) const {
    const std::vector<DrillItem> items = Drill{*m_data, indicator, part, slice}.run();
    DrillPage page{.total = items.size()};
    for (const DrillItem& item : items) {
        page.counted += item.count;
    }
    for (std::uint64_t i = offset; i < items.size() && page.items.size() < limit; ++i) {
        page.items.push_back(items[i]);
    }
    return page;
}

} // namespace trucban::figures
