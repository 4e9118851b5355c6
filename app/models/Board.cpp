// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Board.h"

#include <algorithm>

namespace trucban::models {

Board::Board(QObject* parent) : QObject(parent) {}

namespace {

// Growing the maps for each of so many would move what is in them again and again.
constexpr std::size_t kBulk = 512;

/// Gathers what a change set touched, each id once.
struct Touched {
    BoardChange change;

    void finish(const core::State& state) {
        keepOnce(change.cases);
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

template <class Tag>
std::optional<core::Id<Tag>> idOf(const core::AggregateRef& ref) {
    const auto uuid = core::Uuid::parse(ref.key);
    return uuid ? std::optional(core::Id<Tag>{*uuid}) : std::nullopt;
}

} // namespace

void Board::reserve(const bridge::ChangeSet& changes) {
    m_state.alerts.reserve(m_state.alerts.size() + changes.alerts.size());
    m_state.alertByKey.reserve(m_state.alertByKey.size() + changes.alerts.size());
    m_state.cases.reserve(m_state.cases.size() + changes.cases.size());
    m_caseByCode.reserve(m_caseByCode.size() + changes.cases.size());
}

void Board::takeWhole(core::State state, BoardChange& change) {
    for (const auto& [id, case_] : m_state.cases) {
        change.erasedCases.push_back(id);
    }
    for (const auto& [id, alert] : m_state.alerts) {
        if (state.alert(id) == nullptr) {
            change.erasedAlerts.push_back(id);
        }
    }
    for (const auto& [id, unit] : m_state.units) {
        if (state.unit(id) == nullptr) {
            change.erasedUnits.push_back(id);
        }
    }
    m_state = std::move(state);
    m_caseByCode.clear();
    m_caseByCode.reserve(m_state.cases.size());
    change.cases.reserve(m_state.cases.size());
    for (const auto& [id, case_] : m_state.cases) {
        m_caseByCode.emplace(case_.code, id);
        change.cases.push_back(id);
    }
    change.alerts.reserve(m_state.alerts.size());
    for (const auto& [id, alert] : m_state.alerts) {
        change.alerts.push_back(id);
    }
    for (const auto& [id, unit] : m_state.units) {
        change.units.push_back(id);
    }
    change.policy = true;
}

void Board::apply(bridge::ChangeSet changes) {
    Touched touched;
    touched.change.generation = changes.generation;
    if (changes.whole) {
        takeWhole(std::move(*changes.whole), touched.change);
    }
    for (const auto& ref : changes.erased) {
        if (ref.kind == core::AggregateKind::case_) {
            if (const auto id = idOf<core::CaseTag>(ref); id && m_state.case_(*id) != nullptr) {
                m_caseByCode.erase(m_state.case_(*id)->code);
                touched.change.erasedCases.push_back(*id);
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
    if (changes.cases.size() > kBulk) {
        reserve(changes);
    }
    for (auto& alert : changes.alerts) {
        touched.change.alerts.push_back(alert.id);
        touched.change.cases.push_back(alert.caseId);
        m_state.put(std::move(alert));
    }
    for (auto& case_ : changes.cases) {
        touched.change.cases.push_back(case_.id);
        m_caseByCode.insert_or_assign(case_.code, case_.id);
        m_state.put(std::move(case_));
    }
    for (auto& unit : changes.units) {
        touched.change.units.push_back(unit.profile.id);
        m_state.put(std::move(unit));
    }
    for (auto& visit : changes.visits) {
        m_state.put(std::move(visit));
    }
    if (changes.policy) {
        m_state.put(std::move(*changes.policy));
        touched.change.policy = true;
    }
    m_state.seq = std::max(m_state.seq, changes.upTo);
    m_generation = changes.generation;
    touched.finish(m_state);
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
