// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Board.h"

#include "bridge/RestingValue.h"

#include <algorithm>

namespace trucban::models {

Board::Board(QObject* parent) : QObject(parent) {}

namespace {

// Growing the maps for each of so many would move what is in them again and again.
constexpr std::size_t kBulk = 512;

/// Gathers what a change set touched, each id once.
struct Touched {
    BoardChange change;

    void finish(const core::State& state, const std::unordered_map<core::CaseId, core::Case>& exercises) {
        // An alert's case is known only when the cases of the change set are.
        std::erase_if(change.cases, [&](const core::CaseId& id) {
            const bool isAside = exercises.contains(id);
            if (isAside) {
                change.exercises.push_back(id);
            }
            return isAside;
        });
        keepOnce(change.cases);
        keepOnce(change.exercises);
        keepOnce(change.erasedCases);
        // What came back in the same change set was not erased.
        std::erase_if(change.erasedCases, [&state](const core::CaseId& id) { return state.case_(id) != nullptr; });
        std::erase_if(change.cases,
                      [this](const core::CaseId& id) { return std::ranges::binary_search(change.erasedCases, id); });
    }

private:
    static void keepOnce(std::vector<core::CaseId>& ids) {
        std::ranges::sort(ids);
        const auto repeats = std::ranges::unique(ids);
        ids.erase(repeats.begin(), repeats.end());
    }
};

} // namespace

void Board::reserve(std::size_t cases) {
    // Most cases have one alert.
    m_state.alerts.reserve(m_state.alerts.size() + cases);
    m_state.cases.reserve(m_state.cases.size() + cases);
    m_caseByCode.reserve(m_caseByCode.size() + cases);
}

bool Board::setAside(core::Case& case_, BoardChange& change) {
    if (case_.exercise && !m_isExercise) {
        change.exercises.push_back(case_.id);
        if (m_state.case_(case_.id) != nullptr) {
            change.erasedCases.push_back(case_.id);
            m_state.cases.erase(case_.id);
        }
        m_exercises.insert_or_assign(case_.id, std::move(case_));
        return true;
    }
    if (m_exercises.erase(case_.id) > 0) {
        change.exercises.push_back(case_.id);
        change.alerts.insert(change.alerts.end(), case_.alerts.begin(), case_.alerts.end());
    }
    return false;
}

void Board::apply(bridge::ChangeSet changes) {
    Touched touched;
    touched.change.generation = changes.generation;
    for (const auto& named : changes.erased) {
        const bridge::ParsedRef ref(named);
        if (ref.kind == core::AggregateKind::case_) {
            if (const auto* gone = m_state.case_(core::CaseId{ref.id})) {
                m_caseByCode.erase(gone->code);
                touched.change.erasedCases.push_back(gone->id);
            } else if (const auto aside = m_exercises.find(core::CaseId{ref.id}); aside != m_exercises.end()) {
                m_caseByCode.erase(aside->second.code);
                touched.change.exercises.push_back(aside->first);
                m_exercises.erase(aside);
            }
        } else if (ref.kind == core::AggregateKind::alert) {
            if (const auto* gone = m_state.alert(core::AlertId{ref.id})) {
                touched.change.erasedAlerts.push_back(gone->id);
            }
        } else if (ref.kind == core::AggregateKind::unit) {
            touched.change.erasedUnits.push_back(ref.unit);
        } else if (ref.kind == core::AggregateKind::handover) {
            touched.change.handovers = true;
        } else if (ref.kind == core::AggregateKind::campaign) {
            touched.change.campaigns = true;
        } else if (ref.kind == core::AggregateKind::briefing) {
            touched.change.briefings = true;
        } else if (ref.kind == core::AggregateKind::record) {
            touched.change.records.push_back(core::RecordId{ref.id});
        }
        bridge::remove(m_state, ref);
    }
    if (changes.fill && !m_filling) {
        reserve(changes.fill->ofCases);
    } else if (changes.cases.size() > kBulk && !m_filling) {
        reserve(changes.cases.size());
    }
    for (auto& alert : changes.alerts) {
        touched.change.alerts.push_back(alert.id);
        touched.change.cases.push_back(alert.caseId);
        bridge::place(m_state, std::move(alert));
    }
    for (auto& case_ : changes.cases) {
        m_caseByCode.insert_or_assign(case_.code, case_.id);
        if (setAside(case_, touched.change)) {
            continue;
        }
        touched.change.cases.push_back(case_.id);
        bridge::place(m_state, std::move(case_));
    }
    for (auto& unit : changes.units) {
        touched.change.units.push_back(unit.profile.id);
        bridge::place(m_state, std::move(unit));
    }
    for (auto& visit : changes.visits) {
        bridge::place(m_state, std::move(visit));
    }
    touched.change.handovers = !changes.handovers.empty() || touched.change.handovers;
    for (auto& handover : changes.handovers) {
        bridge::place(m_state, std::move(handover));
    }
    touched.change.campaigns = !changes.campaigns.empty() || touched.change.campaigns;
    for (auto& campaign : changes.campaigns) {
        bridge::place(m_state, std::move(campaign));
    }
    for (auto& record : changes.records) {
        touched.change.records.push_back(record.id);
        bridge::place(m_state, std::move(record));
    }
    touched.change.briefings = !changes.briefings.empty() || touched.change.briefings;
    for (auto& briefing : changes.briefings) {
        bridge::place(m_state, std::move(briefing));
    }
    if (changes.policy) {
        bridge::place(m_state, std::move(*changes.policy));
        touched.change.policy = true;
    }
    m_state.seq = std::max(m_state.seq, changes.upTo);
    m_generation = changes.generation;
    touched.finish(m_state, m_exercises);
    if (changes.fill) {
        touched.change.isFill = true;
        m_filling = changes.fill->isLast ? std::nullopt : std::optional(changes.fill->ofCases);
    }
    emit changed(touched.change);
}

const core::Case* Board::case_(const core::CaseId& id) const {
    const core::Case* found = m_state.case_(id);
    if (found == nullptr && !m_exercises.empty()) {
        const auto aside = m_exercises.find(id);
        found = aside == m_exercises.end() ? nullptr : &aside->second;
    }
    return found;
}
const core::Alert* Board::alert(const core::AlertId& id) const {
    return m_state.alert(id);
}
const core::Unit* Board::unit(const core::UnitId& id) const {
    return m_state.unit(id);
}

const core::Case* Board::caseByCode(const QString& code) const {
    const auto found = m_caseByCode.find(code.toStdString());
    return found == m_caseByCode.end() ? nullptr : case_(found->second);
}

const core::Alert* Board::primaryAlert(const core::Case& case_) const {
    for (const auto& id : case_.alerts) {
        if (const auto* alert = m_state.alert(id)) {
            return alert;
        }
    }
    return nullptr;
}

} // namespace trucban::models
