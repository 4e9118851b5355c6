// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/IntakeHints.h"

#include "geo/House.h"
#include "models/Wording.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace trucban::models {

namespace {

/// Farther apart in latitude than any house: saves the sines for most.
constexpr double kHouseDegrees = 0.001;

/// One house, looked for among many: an address without its number is not folded at all.
class House {
public:
    explicit House(const QString& address) : m_key(IntakeHints::houseKey(address)) {
        constexpr auto kDigits = "0123456789";
        if (const auto begin = m_key.find_first_of(kDigits); begin != std::string::npos) {
            m_number = m_key.substr(begin, m_key.find_first_not_of(kDigits, begin) - begin);
        }
    }
    [[nodiscard]] bool isNone() const { return m_key.empty(); }
    [[nodiscard]] bool isOf(const core::Alert& alert) const {
        return !m_key.empty() && alert.details && alert.details->address.contains(m_number) &&
               IntakeHints::isSameHouse(m_key, IntakeHints::houseKey(Wording::text(alert.details->address)));
    }

private:
    std::string m_key;
    std::string m_number;
};

} // namespace

void EarlierCases::add(const core::Case& case_) {
    if (ids.insert(case_.id).second) {
        ++byKind[case_.kind];
    }
}

std::string IntakeHints::houseKey(const QString& address) {
    return geo::houseKey(address.toStdString());
}

bool IntakeHints::isSameHouse(const std::string& a, const std::string& b) {
    return geo::matchHouses(a, b) == geo::HouseMatch::same;
}

geo::ReportFacts IntakeHints::factsOf(const IntakeProbe& probe) {
    return {.place = probe.place,
            .at = probe.at,
            .kind = probe.kind,
            .house = houseKey(probe.address),
            .words = geo::wordsOf(probe.text.toStdString())};
}

EarlierCases IntakeHints::earlier(const Board& board, const IntakeProbe& probe) {
    EarlierCases found;
    const House house(probe.address);
    const auto exact = [](const std::optional<core::Position>& place) {
        return place && place->accuracyM <= kSameHouseM ? place : std::nullopt;
    };
    const auto place = exact(probe.place);
    if (house.isNone() && !place) {
        return found;
    }
    for (const auto& [id, alert] : board.state().alerts) {
        if (probe.at - alert.receivedAt > kEarlier) {
            continue;
        }
        const auto at = place ? exact(alert.position()) : std::nullopt;
        const bool isHere = at && std::abs(place->point.lat - at->point.lat) < kHouseDegrees &&
                            core::distanceM(place->point, at->point) <= kSameHouseM;
        const auto* case_ = isHere || house.isOf(alert) ? board.case_(alert.caseId) : nullptr;
        if (case_ != nullptr && !board.exercises().contains(case_->id)) {
            found.add(*case_);
        }
    }
    return found;
}

QString IntakeHints::counts(const EarlierCases& earlier, const core::Policy& policy) {
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [kind, count] : earlier.byKind) {
        order.emplace_back(-count, kind);
    }
    std::ranges::sort(order);
    QStringList words;
    for (const auto& [count, kind] : order) {
        words << QStringLiteral("%1 %2").arg(Wording::kind(policy, kind), Wording::number(-count));
    }
    return words.join(QStringLiteral(", "));
}

} // namespace trucban::models
