// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Board.h"

#include <set>

namespace trucban::models {

Board::Board(QObject* parent) : QObject(parent) {}

namespace {

/// Gathers what a change set touched, each id once.
struct Touched {
    std::set<core::CaseId> cases;
    std::set<core::CaseId> erasedCases;
    BoardChange change;

    void finish() {
        for (const auto& id : erasedCases) {
            cases.erase(id);
        }
        change.cases.assign(cases.begin(), cases.end());
        change.erasedCases.assign(erasedCases.begin(), erasedCases.end());
    }
};

template <class Tag>
std::optional<core::Id<Tag>> idOf(const core::AggregateRef& ref) {
    const auto uuid = core::Uuid::parse(ref.key);
    return uuid ? std::optional(core::Id<Tag>{*uuid}) : std::nullopt;
}

} // namespace

void Board::apply(const bridge::ChangeSet& changes) {
    Touched touched;
    touched.change.generation = changes.generation;
    for (const auto& ref : changes.erased) {
        if (ref.kind == core::AggregateKind::case_) {
            if (const auto id = idOf<core::CaseTag>(ref); id && m_state.case_(*id) != nullptr) {
                m_caseByCode.erase(m_state.case_(*id)->code);
                touched.erasedCases.insert(*id);
            }
        } else if (ref.kind == core::AggregateKind::alert) {
            if (const auto id = idOf<core::AlertTag>(ref); id && m_state.alert(*id) != nullptr) {
                touched.change.erasedAlerts.push_back(*id);
            }
        } else if (ref.kind == core::AggregateKind::unit) {
            touched.change.erasedUnits.push_back(core::UnitId{ref.key});
        }
        m_state.erase(ref);
    }
    for (const auto& alert : changes.alerts) {
        touched.change.alerts.push_back(alert.id);
        touched.cases.insert(alert.caseId);
        m_state.put(alert);
    }
    for (const auto& case_ : changes.cases) {
        touched.cases.insert(case_.id);
        touched.erasedCases.erase(case_.id);
        m_caseByCode.insert_or_assign(case_.code, case_.id);
        m_state.put(case_);
    }
    for (const auto& unit : changes.units) {
        touched.change.units.push_back(unit.profile.id);
        m_state.put(unit);
    }
    for (const auto& visit : changes.visits) {
        m_state.put(visit);
    }
    if (changes.policy) {
        m_state.put(*changes.policy);
        touched.change.policy = true;
    }
    m_state.seq = std::max(m_state.seq, changes.upTo);
    m_generation = changes.generation;
    touched.finish();
    emit changed(touched.change);
}

const core::Case* Board::case_(const core::CaseId& id) const {
    return m_state.case_(id);
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
