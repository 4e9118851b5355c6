// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Invariants.h"

#include <algorithm>
#include <set>

namespace trucban::test {

using namespace core;

namespace {

class Checker {
public:
    Checker(const State& state, const std::map<AggregateRef, Aggregate>& archive)
        : m_state(state), m_archive(archive) {}

    std::vector<std::string> run() {
        std::ranges::for_each(m_state.cases, [&](const auto& entry) { checkCase(entry.second); });
        std::ranges::for_each(m_state.alerts, [&](const auto& entry) { checkAlert(entry.second); });
        for (const auto& [ref, value] : m_archive) {
            require(!m_state.aggregate(ref), ref.key + " is in the archive and in the state");
            const auto* case_ = std::get_if<Case>(&value);
            require(case_ == nullptr || !case_->isOpen(), ref.key + " is in the archive and open");
        }
        std::ranges::for_each(m_state.units, [&](const auto& entry) { checkUnit(entry.second); });
        std::ranges::for_each(m_state.handovers, [&](const auto& entry) { checkHandover(entry.second); });
        std::ranges::for_each(m_state.records, [&](const auto& entry) { checkRecord(entry.second); });
        return std::move(m_broken);
    }

private:
    void require(bool holds, std::string sentence) {
        if (!holds) {
            m_broken.push_back(std::move(sentence));
        }
    }

    void checkCase(const Case& case_) {
        const std::string name = "case " + case_.code + ": ";
        require(m_codes.insert(case_.code).second, name + "its code is another's too");
        require(!case_.visibleTo.empty(), name + "seen by everybody, or by nobody");
        require(std::ranges::is_sorted(case_.visibleTo, std::ranges::less_equal{}) == (case_.visibleTo.size() < 2) ||
                    std::ranges::adjacent_find(case_.visibleTo, std::ranges::greater_equal{}) == case_.visibleTo.end(),
                name + "visibleTo is not normalised");
        require(case_.ward.isNone() || contains(case_.visibleTo, case_.ward), name + "its owner does not see it");
        require(case_.ward.isNone() || case_.candidates.empty(), name + "owned and still to be claimed");
        for (const WardCode ward : case_.candidates) {
            require(contains(case_.visibleTo, ward), name + "a candidate does not see it");
        }
        require(case_.isOpen() != case_.closedAt.has_value(), name + "closedAt and state disagree");
        require(case_.decisionVersion <= case_.version, name + "decided in the future");
        require(!case_.mergedInto || m_state.case_(*case_.mergedInto) != nullptr ||
                    m_archive.contains(AggregateRef::of(*case_.mergedInto)),
                name + "merged into nothing");
        require(!case_.mergedInto || !case_.isOpen(), name + "merged and open");
        for (const Assignment& assignment : case_.assignments) {
            const Unit* unit = m_state.unit(assignment.unit);
            const bool isHere = unit != nullptr && unit->caseId == case_.id;
            require(!assignment.isActive() || isHere, name + "an active unit is not on it");
            require(!assignment.isActive() || case_.isOpen(), name + "closed with a unit on it");
        }
    }

    void checkAlert(const Alert& alert) {
        const std::string name = "alert " + alert.facts.externalId + ": ";
        const Case* case_ = m_state.case_(alert.caseId);
        require(case_ != nullptr, name + "in no case");
        if (case_ != nullptr) {
            require(std::ranges::contains(case_->alerts, alert.id), name + "its case does not list it");
            require(!case_->mergedInto, name + "left behind in a merged case");
            require(alert.visibleTo == case_->visibleTo, name + "seen by others than its case");
        }
    }

    void checkUnit(const Unit& unit) {
        const std::string name = "unit " + unit.profile.id.value + ": ";
        const bool isOut =
            unit.state == UnitState::dispatched || unit.state == UnitState::enRoute || unit.state == UnitState::onScene;
        require(isOut == unit.caseId.has_value(), name + "state and case disagree");
        WardSet expected;
        if (!unit.profile.homeWard.isNone()) {
            expected.push_back(unit.profile.homeWard);
        }
        if (unit.caseId) {
            const Case* case_ = m_state.case_(*unit.caseId);
            require(case_ != nullptr && case_->activeAssignment(unit.profile.id) != nullptr,
                    name + "its case does not know of it");
            if (case_ != nullptr && !expected.empty()) {
                expected = unionOf(expected, case_->visibleTo);
            }
        }
        require(unit.visibleTo == expected, name + "seen by others than its home and its case");
    }

    void checkRecord(const Record& record) {
        const std::string name = "record " + record.id.toString() + ": ";
        require(kindOf(record).has_value(), name + "is not one thing");
        require(!record.need || !Scope{.all = true}.sees(record.visibleTo), name + "a need that others see");
        if (record.withdrawn || !record.dayFigures) {
            return;
        }
        for (const NamedCount& value : record.dayFigures->values) {
            const bool isFirst = m_figures.emplace(record.ward, record.dayFigures->day, value.code).second;
            require(isFirst, name + "counts " + value.code + " a second time");
        }
    }

    void checkHandover(const Handover& handover) {
        const std::string name = "handover " + handover.id.toString() + ": ";
        const bool isPinned = handover.isAccepted() && handover.hasException();
        require(isPinned || m_desks.insert(handover.wards).second, name + "a second one of its desk");
        require(!handover.wards.empty() && handover.visibleTo == handover.wards, name + "seen by others than its desk");
        require(!handover.isAccepted() || handover.acceptedBy != handover.signedBy, name + "accepted by who signed");
        for (const HandoverItem& item : handover.items) {
            require(!handover.isAccepted() || item.answeredAt.has_value(), name + "accepted with an open line");
            require(!item.exception || !item.remark.empty(), name + "an exception without a remark");
        }
    }

    const State& m_state;
    const std::map<AggregateRef, Aggregate>& m_archive;
    std::set<std::string> m_codes;
    std::set<std::tuple<WardCode, Day, std::string>> m_figures;
    std::set<WardSet> m_desks;
    std::vector<std::string> m_broken;
};

} // namespace

std::vector<std::string> brokenInvariants(const State& state, const std::map<AggregateRef, Aggregate>& archive) {
    return Checker{state, archive}.run();
}

std::vector<std::string> FactKeeper::check(const State& state) {
    std::vector<std::string> broken;
    for (const auto& [id, case_] : state.cases) {
        const Facts now{case_.acknowledgedAt, case_.dispatchedAt, case_.arrivedAt, case_.resolvedAt,
                        case_.openedAt,       case_.changedAt,    case_.code};
        const auto [entry, isNew] = m_cases.try_emplace(id, now);
        const Facts& before = entry->second;
        const auto isKept = [](const std::optional<Instant>& old, const std::optional<Instant>& current) {
            return !old || old == current;
        };
        // A slip is taken back before anybody is sent; then nobody has acknowledged it.
        const bool isTakenBack = !now.acknowledgedAt && case_.state == CaseState::isNew;
        if ((!isKept(before.acknowledgedAt, now.acknowledgedAt) && !isTakenBack) ||
            !isKept(before.dispatchedAt, now.dispatchedAt) || !isKept(before.arrivedAt, now.arrivedAt) ||
            !isKept(before.resolvedAt, now.resolvedAt) || before.openedAt != now.openedAt || before.code != now.code) {
            broken.push_back("case " + case_.code + ": a first fact changed");
        }
        if (now.changedAt < before.changedAt) {
            broken.push_back("case " + case_.code + ": time ran back");
        }
        entry->second = now;
    }
    return broken;
}

} // namespace trucban::test
