// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AggregateFold.h"

namespace trucban::core {

namespace {

struct UnitFold {
    Unit& unit;
    const Event& event;

    Folded operator()(const UnitRegistered& data) const {
        if (data.profile.id != unit.profile.id) {
            return contradiction();
        }
        if (unit.version == 0) {
            unit.stateSince = event.at;
        }
        unit.profile = data.profile;
        return {};
    }

    Folded operator()(const UnitStateChanged& data) const {
        if (isOnCase(data.state) != data.caseId.has_value()) {
            return contradiction();
        }
        if (unit.state != data.state || unit.caseId != data.caseId) {
            unit.stateSince = event.at;
        }
        unit.state = data.state;
        unit.caseId = data.caseId;
        return {};
    }

    Folded operator()(const UnitCheckedIn&) const {
        unit.checkedInAt = event.at;
        return {};
    }

    Folded operator()(const UnitMoved& data) const {
        if (!data.point.isValid()) {
            return contradiction();
        }
        unit.point = data.point;
        unit.headingDeg = data.headingDeg;
        unit.pointAt = data.seenAt;
        return {};
    }

    template <class Other>
    Folded operator()(const Other&) const {
        return contradiction();
    }
};

} // namespace

Folded fold(Unit& unit, const Event& event) {
    Folded folded = std::visit(UnitFold{unit, event}, event.data);
    if (folded) {
        unit.version = event.version;
        unit.changedAt = event.at;
        unit.visibleTo = event.wards;
    }
    return folded;
}

Folded fold(Visit& visit, const Event& event) {
    if (std::holds_alternative<VisitArchived>(event.data)) {
        visit.version = event.version;
        visit.visibleTo = event.wards;
        return {};
    }
    const auto* recorded = std::get_if<VisitRecorded>(&event.data);
    if (recorded == nullptr || recorded->visit.id != visit.id) {
        return contradiction();
    }
    visit = recorded->visit;
    visit.version = event.version;
    visit.visibleTo = event.wards;
    return {};
}

Folded fold(Policy& policy, const Event& event) {
    const auto* changed = std::get_if<PolicyChanged>(&event.data);
    if (changed == nullptr) {
        return contradiction();
    }
    policy = changed->policy;
    policy.version = event.version;
    return {};
}

} // namespace trucban::core
