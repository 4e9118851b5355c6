// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/State.h"

#include <QObject>

#include <optional>
#include <unordered_map>
#include <vector>

namespace trucban::models {

/// Which aggregates a change set touched.
struct BoardChange {
    std::vector<core::CaseId> cases; ///< new or changed, or with a changed alert
    std::vector<core::CaseId> erasedCases;
    std::vector<core::CaseId> exercises; ///< set aside, new or changed or gone from there
    std::vector<core::AlertId> alerts;
    std::vector<core::AlertId> erasedAlerts;
    std::vector<core::UnitId> units;
    std::vector<core::UnitId> erasedUnits;
    bool policy = false;
    bool handovers = false;              ///< one came, changed or went
    bool campaigns = false;              ///< likewise
    bool briefings = false;              ///< likewise
    std::vector<core::RecordId> records; ///< new, changed or gone
    bool isFill = false;                 ///< part of the first fill: nothing that has just happened
    std::uint64_t generation = 0;
};

/// The GUI thread's copy of what is in scope: queue, map, charts and case panel read it; only change sets write it.
/// References stay good until the aggregate is erased, or the case turns out to be real.
///
/// At a live desk, cases marked as an exercise are set aside: they are not among the state's cases, so that no queue,
/// alarm, map or figure can show them by mistake; whoever names one by id or code finds it. One that is made real comes
/// into the state then, and is as new to every view as one that came in.
class Board : public QObject {
    Q_OBJECT
public:
    explicit Board(QObject* parent = nullptr);

    /// Of a desk that works on an exercise gateway, where nothing is set aside. Before the first change set.
    void setExercise(bool isExercise) { m_isExercise = isExercise; }
    [[nodiscard]] bool isExercise() const { return m_isExercise; }
    /// What is set aside.
    [[nodiscard]] const std::unordered_map<core::CaseId, core::Case>& exercises() const { return m_exercises; }

    /// Takes the values over: they are moved in, not copied.
    void apply(bridge::ChangeSet changes);

    [[nodiscard]] const core::Case* case_(const core::CaseId& id) const;
    [[nodiscard]] const core::Case* caseByCode(const QString& code) const;
    [[nodiscard]] const core::Alert* alert(const core::AlertId& id) const;
    [[nodiscard]] const core::Unit* unit(const core::UnitId& id) const;
    [[nodiscard]] const core::Policy& policy() const { return m_state.policy; }
    [[nodiscard]] const core::State& state() const { return m_state; }
    /// The case's primary alert, or its first known one; nullptr when none is here.
    [[nodiscard]] const core::Alert* primaryAlert(const core::Case& case_) const;
    /// While the first fill is under way: how many cases there will be. What is counted until then is not final.
    [[nodiscard]] std::optional<std::size_t> fillingTo() const { return m_filling; }
    [[nodiscard]] core::Seq seq() const { return m_state.seq; }
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }

signals:
    void changed(const trucban::models::BoardChange& change);

private:
    void reserve(std::size_t cases);
    /// True when the case was set aside.
    bool setAside(core::Case& case_, BoardChange& change);

    core::State m_state;
    std::unordered_map<core::CaseId, core::Case> m_exercises;
    std::unordered_map<std::string, core::CaseId> m_caseByCode;
    std::optional<std::size_t> m_filling;
    std::uint64_t m_generation = 0;
    bool m_isExercise = false;
};

} // namespace trucban::models
