// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/FillParts.h"

#include "core/QueueRank.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace trucban::bridge {

namespace {

/// The window takes a part in some thirty milliseconds, so that keys are heard between two; each costs a repaint.
constexpr std::size_t kCasesPerPart = 2'500;
constexpr std::size_t kOthersPerPart = 5'000;

} // namespace

void FillParts::giveHead(core::State head, std::size_t ofCases) {
    m_hasHead = true;
    ChangeSet set;
    set.fill = FillPart{.ofCases = ofCases, .isLast = false};
    set.policy = std::move(head.policy);
    set.cases.reserve(head.cases.size());
    for (auto& [id, case_] : head.cases) {
        m_cases.insert(id);
        set.cases.push_back(std::move(case_));
    }
    set.alerts.reserve(head.alerts.size());
    for (auto& [id, alert] : head.alerts) {
        m_alerts.insert(id);
        set.alerts.push_back(std::move(alert));
    }
    for (auto& [id, unit] : head.units) {
        m_units.push_back(id);
        set.units.push_back(std::move(unit));
    }
    m_publish(std::move(set));
}

void FillParts::giveRest(const core::State& whole) {
    std::vector<std::pair<std::int64_t, const core::Case*>> cases;
    cases.reserve(whole.cases.size());
    for (const auto& [id, case_] : whole.cases) {
        if (!m_cases.contains(id)) {
            cases.emplace_back(core::queueRank(case_), &case_);
        }
    }
    std::ranges::sort(cases, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
    });

    const auto fresh = [&whole] {
        ChangeSet set;
        set.fill = FillPart{.ofCases = whole.cases.size(), .isLast = false};
        return set;
    };
    auto part = fresh();
    if (!m_hasHead) {
        part.policy = whole.policy;
        for (const auto& [id, unit] : whole.units) {
            part.units.push_back(unit);
        }
    }
    const auto giveIfFull = [&](std::size_t size, std::size_t most) {
        if (size >= most) {
            m_publish(std::exchange(part, fresh()));
        }
    };
    for (const auto& [rank, case_] : cases) {
        part.cases.push_back(*case_);
        for (const auto& id : case_->alerts) {
            if (const auto* alert = whole.alert(id); alert != nullptr && m_alerts.insert(id).second) {
                part.alerts.push_back(*alert);
            }
        }
        giveIfFull(part.cases.size(), kCasesPerPart);
    }
    // Those whose case is not in scope, or names them no more.
    for (const auto& [id, alert] : whole.alerts) {
        if (!m_alerts.contains(id)) {
            part.alerts.push_back(alert);
            giveIfFull(part.alerts.size(), kOthersPerPart);
        }
    }
    // `part` is another one after each that was given: the list is named through it.
    const auto giveAll = [&](const auto& map, auto list) {
        for (const auto& [id, value] : map) {
            (part.*list).push_back(value);
            giveIfFull((part.*list).size(), kOthersPerPart);
        }
    };
    giveAll(whole.visits, &ChangeSet::visits);
    giveAll(whole.handovers, &ChangeSet::handovers);
    giveAll(whole.campaigns, &ChangeSet::campaigns);
    giveAll(whole.records, &ChangeSet::records);
    giveAll(whole.briefings, &ChangeSet::briefings);
    part.fill->isLast = true;
    part.upTo = whole.seq;
    m_publish(std::move(part));
}

void FillParts::takeBackHead() {
    ChangeSet set;
    set.fill = FillPart{.ofCases = 0, .isLast = true};
    for (const auto& id : m_cases) {
        set.erased.push_back(core::AggregateRef::of(id));
    }
    for (const auto& id : m_alerts) {
        set.erased.push_back(core::AggregateRef::of(id));
    }
    for (const auto& id : m_units) {
        set.erased.push_back(core::AggregateRef::of(id));
    }
    m_publish(std::move(set));
}

} // namespace trucban::bridge
