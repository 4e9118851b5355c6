// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/WardTable.h"
#include "models/Order.h"
#include "models/OrderWording.h"
#include "models/Samples.h"
#include "resources/Embedded.h"

// A small desk for the tests of the command bar's language: units M21 (free), M22 (on case 300), T05 (an outreach team);
// cases 0412 (new, P1), 0413 and 0414 (new), 0300 (in progress), 0301 (resolved), 0302 (closed) of today; of
// the days before an open 0500 twice and a closed one.
namespace trucban::test {

inline core::Case orderCase(std::uint64_t number, core::CaseState state, core::Priority priority = core::Priority::p3) {
    auto case_ = sampleCase(number, priority);
    case_.code = "VV-1118-" + std::string(number < 1000 ? "0" : "") + std::to_string(number);
    case_.state = state;
    if (state != core::CaseState::isNew) {
        case_.acknowledgedAt = case_.openedAt;
    }
    if (state == core::CaseState::resolved || state == core::CaseState::closed) {
        case_.outcome = core::Outcome{};
    }
    return case_;
}

inline core::Unit orderUnit(const std::string& sign, core::UnitKind kind = core::UnitKind::policePatrol) {
    core::Unit unit;
    unit.profile.id = {sign};
    unit.profile.kind = kind;
    unit.profile.homeWard = core::WardCode{26743};
    unit.profile.name = "Tuần tra Bến Thành";
    unit.visibleTo = {core::WardCode{26743}};
    unit.version = 1;
    return unit;
}

struct OrderDesk {
    OrderDesk() {
        using enum core::CaseState;
        bridge::ChangeSet set;
        set.cases = {orderCase(412, isNew, core::Priority::p1),
                     orderCase(413, isNew),
                     orderCase(414, isNew),
                     orderCase(300, inProgress),
                     orderCase(301, resolved),
                     orderCase(302, closed)};
        set.cases[0].kind = "fight";
        set.cases[5].openedAt -= std::chrono::hours(1);
        auto& busy = set.cases[3];
        busy.assignments.push_back({.unit = {"M22"}, .lead = true, .dispatchedAt = kNow});
        busy.dispatchedAt = kNow;
        for (const auto& [day, number, state] : {std::tuple("1117", 9500ULL, isNew), std::tuple("1116", 9501ULL, isNew),
                                                 std::tuple("1115", 9502ULL, closed)}) {
            set.cases.push_back(orderCase(number, state));
            set.cases.back().code = std::string("VV-") + day + "-0500";
            set.cases.back().openedAt -= std::chrono::hours(24) * (1118 - std::stoi(day));
        }
        set.units = {orderUnit("M21"), orderUnit("M22"), orderUnit("M23"),
                     orderUnit("T05", core::UnitKind::outreachTeam)};
        set.units[1].state = core::UnitState::dispatched;
        set.units[1].caseId = caseId(300);
        for (const auto& case_ : set.cases) {
            auto alert = sampleAlert(static_cast<std::uint64_t>(0));
            alert.id = case_.alerts.front();
            alert.caseId = case_.id;
            alert.facts.hasReporter = true;
            set.alerts.push_back(alert);
        }
        set.policy = samplePolicy();
        set.policy->reasons = {{.code = "pocket",
                                .nameVi = "Bấm nhầm trong túi",
                                .nameEn = "Pocket press",
                                .disposition = core::Disposition::mistaken}};
        board.apply(std::move(set));
    }
    [[nodiscard]] models::OrderContext context() const {
        return {.board = board,
                .wards = wards,
                .selected = selected,
                .authority = authority,
                .now = kNow,
                .unanswered = unanswered};
    }
    [[nodiscard]] std::vector<models::Order> read(const QString& line) const {
        const auto where = context();
        auto orders = models::readOrders(line, where);
        models::tryOrders(orders, where);
        return orders;
    }

    models::Board board;
    geo::WardTable wards = *geo::WardTable::parse(resources::wardsCsv());
    std::optional<core::CaseId> selected;
    core::Authority authority{.actor = {.kind = core::ActorKind::officer, .name = "an"},
                              .role = core::Role::dutyOfficer,
                              .scope = {.all = true, .wards = {}}};
    std::vector<core::CommandBody> unanswered;
};

} // namespace trucban::test
