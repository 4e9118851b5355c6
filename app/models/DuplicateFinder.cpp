// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DuplicateFinder.h"

#include "geo/House.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace trucban::models {

namespace {

/// Alerts of one case that are asked for: a case that swallowed a storm is not compared with all of it.
constexpr std::size_t kMostAsked = 12;
/// Alerts that are looked at closely for each of them.
constexpr std::size_t kMostAlike = 64;

geo::DuplicateIndex::Key keyOf(const geo::ReportFacts& facts) {
    return {.place = facts.place, .at = facts.at, .house = facts.house};
}

} // namespace

/// One question: the best score of each case.
class DuplicateFinder::Asking {
public:
    Asking(const Board& board, bool exercise) : m_board(board), m_exercise(exercise) {}

    void compare(const geo::ReportFacts& asked, const core::AlertId& id, bool sameCaller) {
        const auto* alert = m_board.alert(id);
        const auto* case_ = alert != nullptr ? m_board.case_(alert->caseId) : nullptr;
        if (case_ == nullptr || !case_->isOpen() || case_->exercise != m_exercise) {
            return;
        }
        const auto& rule = m_board.policy().duplicates;
        const auto facts = factsOf(*alert, *case_);
        const auto apart = std::chrono::abs(asked.at - facts.at);
        if (apart > rule.within) {
            return;
        }
        auto score = geo::scoreDuplicate(asked, facts, rule, sameCaller);
        if (score.value < rule.threshold) {
            return;
        }
        auto& best = m_best[case_->id];
        if (score.value > best.score) {
            best = {.id = case_->id, .score = score.value, .apart = apart, .signs = std::move(score.signs)};
        }
    }

    void leaveOut(const core::CaseId& id) { m_best.erase(id); }

    [[nodiscard]] std::vector<SimilarCase> best(std::size_t limit) && {
        std::vector<SimilarCase> found;
        for (auto& [id, similar] : m_best) {
            found.push_back(std::move(similar));
        }
        std::ranges::stable_sort(found, std::greater{}, &SimilarCase::score);
        found.resize(std::min(found.size(), limit));
        return found;
    }

private:
    const Board& m_board;
    bool m_exercise;
    std::map<core::CaseId, SimilarCase> m_best;
};

DuplicateFinder::DuplicateFinder(const Board& board, QObject* parent) : QObject(parent), m_board(board) {
    connect(&board, &Board::changed, this, &DuplicateFinder::follow);
    for (const auto& [id, alert] : board.state().alerts) {
        refresh(id);
    }
}

geo::ReportFacts DuplicateFinder::factsOf(const core::Alert& alert, const core::Case& case_) {
    geo::ReportFacts facts;
    facts.place = alert.position();
    facts.at = alert.facts.occurredAt;
    // An officer corrects the kind of the case, not of the alert.
    facts.kind = case_.alerts.size() == 1 ? case_.kind : alert.facts.kind;
    if (alert.details) {
        facts.house = geo::houseKey(alert.details->address);
        facts.words = geo::wordsOf(alert.details->text);
    }
    return facts;
}

std::vector<SimilarCase> DuplicateFinder::similarTo(const core::Case& case_, std::span<const core::CaseId> sameCaller,
                                                    std::size_t limit) const {
    Asking asking(m_board, case_.exercise);
    const auto& rule = m_board.policy().duplicates;
    std::size_t asked = 0;
    for (const auto& id : case_.alerts) {
        const auto* alert = m_board.alert(id);
        if (alert == nullptr || asked == kMostAsked) {
            continue;
        }
        ++asked;
        const auto facts = factsOf(*alert, case_);
        for (const auto& other : m_index.near(keyOf(facts), rule, kMostAlike)) {
            const auto* otherAlert = m_board.alert(other);
            const bool same = otherAlert != nullptr && std::ranges::contains(sameCaller, otherAlert->caseId);
            asking.compare(facts, other, same);
        }
        for (const auto& otherId : sameCaller) {
            const auto* other = m_board.case_(otherId);
            if (other == nullptr) {
                continue;
            }
            for (std::size_t i = 0; i < std::min(other->alerts.size(), kMostAsked); ++i) {
                asking.compare(facts, other->alerts[i], true);
            }
        }
    }
    asking.leaveOut(case_.id);
    return std::move(asking).best(limit);
}

std::vector<SimilarCase> DuplicateFinder::similarTo(const geo::ReportFacts& report, std::size_t limit) const {
    // What is taken down becomes an exercise at a gateway for them, and nowhere else.
    Asking asking(m_board, m_board.isExercise());
    for (const auto& id : m_index.near(keyOf(report), m_board.policy().duplicates, kMostAlike)) {
        asking.compare(report, id, false);
    }
    return std::move(asking).best(limit);
}

void DuplicateFinder::follow(const BoardChange& change) {
    for (const auto& id : change.erasedAlerts) {
        refresh(id);
    }
    for (const auto& id : change.alerts) {
        refresh(id);
    }
    for (const auto& id : change.cases) {
        if (const auto* case_ = m_board.case_(id)) {
            std::ranges::for_each(case_->alerts, [this](const auto& alert) { refresh(alert); });
        }
    }
}

void DuplicateFinder::refresh(const core::AlertId& id) {
    const auto* alert = m_board.alert(id);
    const auto* case_ = alert != nullptr ? m_board.case_(alert->caseId) : nullptr;
    const auto known = m_versions.find(id);
    if (case_ == nullptr || !case_->isOpen()) {
        if (known != m_versions.end()) {
            m_index.remove(id);
            m_versions.erase(known);
        }
        return;
    }
    if (known != m_versions.end() && known->second == alert->version) {
        return;
    }
    const auto house = alert->details ? geo::houseKey(alert->details->address) : std::string();
    m_index.put(id, {.place = alert->position(), .at = alert->facts.occurredAt, .house = house});
    m_versions[id] = alert->version;
}

const core::Case& primaryOf(std::span<const core::Case* const> cases) {
    const auto rank = [](const core::Case* case_) {
        const bool isOut = std::ranges::any_of(case_->assignments, &core::Assignment::isActive);
        // Resolved ones take no units, so they come after what is still worked on.
        const int progress = isOut                                           ? 0
                             : case_->state == core::CaseState::inProgress   ? 1
                             : case_->state == core::CaseState::acknowledged ? 2
                             : case_->state == core::CaseState::resolved     ? 3
                                                                             : 4;
        return std::tuple(case_->priority, progress, case_->openedAt, case_->id);
    };
    return **std::ranges::min_element(cases, {}, rank);
}

} // namespace trucban::models
