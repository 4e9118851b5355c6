// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/IntakeHints.h"

#include "geo/PlaceSearch.h"
#include "models/Wording.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace trucban::models {

namespace {

// Place decides most, then time; the kind is what two callers agree on least.
constexpr double kPlaceWeight = 0.5;
constexpr double kTimeWeight = 0.3;
constexpr double kKindWeight = 0.2;
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

/// How near the two places are, 0 to 1; nullopt: too far, or nothing to tell by.
std::optional<double> nearness(const SimilarCase& similar, double reachM) {
    if (similar.isSameAddress) {
        return 1;
    }
    if (!similar.distanceM || *similar.distanceM > reachM) {
        return std::nullopt;
    }
    return 1 - *similar.distanceM / (reachM * 2);
}

} // namespace

void EarlierCases::add(const core::Case& case_) {
    if (ids.insert(case_.id).second) {
        ++byKind[case_.kind];
    }
}

std::string IntakeHints::houseKey(const QString& address) {
    auto key = geo::searchKey(address.section(QLatin1Char(','), 0, 0).toStdString());
    for (const std::string_view lead : {"so ", "nha so ", "nha "}) {
        if (key.starts_with(lead)) {
            key.erase(0, lead.size());
            break;
        }
    }
    const bool hasNumber = key.find_first_of("0123456789") != std::string::npos;
    const bool hasStreet = std::ranges::any_of(key, [](char letter) { return letter >= 'a' && letter <= 'z'; });
    return hasNumber && hasStreet && key.contains(' ') ? key : std::string{}; // nor is a coordinate
}

bool IntakeHints::isSameHouse(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) {
        return false;
    }
    return a == b || a.starts_with(b + ' ') || b.starts_with(a + ' ');
}

std::vector<SimilarCase> IntakeHints::similar(const Board& board, const IntakeProbe& probe, std::size_t limit) {
    std::map<core::CaseId, SimilarCase> best;
    const House house(probe.address);
    if (!probe.place && house.isNone()) {
        return {};
    }
    for (const auto& [alertId, alert] : board.state().alerts) {
        // Cheap questions first: this is asked of every alert on the board, several times a second.
        if (std::chrono::abs(probe.at - alert.receivedAt) > kLongestApart) {
            continue;
        }
        const auto* case_ = board.case_(alert.caseId);
        if (case_ == nullptr || !case_->isOpen()) {
            continue;
        }
        SimilarCase similar{.id = case_->id, .distanceM = {}, .apart = std::chrono::abs(probe.at - alert.receivedAt)};
        similar.isSameKind = case_->kind == probe.kind;
        double reachM = kNearM;
        if (const auto position = alert.position(); position && probe.place) {
            similar.distanceM = core::distanceM(position->point, probe.place->point);
            const double circlesM = position->accuracyM + probe.place->accuracyM;
            similar.isTouching = circlesM > 0 && *similar.distanceM <= circlesM;
            reachM = std::clamp(circlesM, kNearM, kFarthestM);
        }
        similar.isSameAddress = house.isOf(alert);
        const auto near = nearness(similar, reachM);
        if (!near) {
            continue;
        }
        const double soon = 1 - std::chrono::duration<double>(similar.apart) / kLongestApart;
        similar.score = kPlaceWeight * *near + kTimeWeight * soon + (similar.isSameKind ? kKindWeight : 0);
        auto& kept = best.try_emplace(similar.id, similar).first->second;
        if (similar.score > kept.score) {
            kept = similar;
        }
    }
    std::vector<SimilarCase> found;
    std::ranges::transform(best, std::back_inserter(found), [](const auto& one) { return one.second; });
    std::ranges::stable_sort(found, std::greater{}, &SimilarCase::score);
    found.resize(std::min(found.size(), limit));
    return found;
}

QString IntakeHints::reason(const SimilarCase& similar) {
    QStringList words;
    if (similar.isSameAddress) {
        words << tr("cùng địa chỉ");
    }
    if (similar.distanceM) {
        words << Wording::distance(*similar.distanceM);
    }
    if (similar.isTouching) {
        words << tr("vòng sai số chồng nhau");
    }
    const auto minutes = std::chrono::round<std::chrono::minutes>(similar.apart).count();
    words << (minutes > 0 ? tr("cách %1 phút").arg(Wording::number(minutes)) : tr("cùng lúc"));
    if (similar.isSameKind) {
        words << tr("cùng loại");
    }
    return words.join(QStringLiteral(", "));
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
        if (case_ != nullptr) {
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
