// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AggregateFold.h"

namespace trucban::core {

namespace {

struct AlertFold {
    Alert& alert;
    const Event& event;

    Folded operator()(const AlertReceived& data) const {
        if (data.facts.externalId.empty() || data.caseId.isNil()) {
            return contradiction();
        }
        alert.caseId = data.caseId;
        alert.originalCaseId = data.caseId;
        alert.receivedAt = event.at;
        alert.facts = data.facts;
        alert.details = data.details;
        return {};
    }

    Folded operator()(const AlertUpdated& data) const {
        if (data.facts.source != alert.facts.source || data.facts.externalId != alert.facts.externalId) {
            return contradiction();
        }
        ++alert.updates;
        alert.facts = data.facts;
        alert.details = data.details;
        return {};
    }

    Folded operator()(const AlertPlaced& data) const {
        alert.placedAt = data.position;
        return {};
    }

    Folded operator()(const AlertMoved& data) const {
        if (data.caseId.isNil()) {
            return contradiction();
        }
        alert.caseId = data.caseId;
        return {};
    }

    Folded operator()(const AlertErased&) const {
        alert.details.reset();
        alert.placedAt.reset();
        return {};
    }

    Folded operator()(const AlertArchived&) const { return {}; }

    Folded operator()(const AlertUnarchived& data) const {
        if (alert.version != 0 || data.value.id != alert.id || data.value.version + 1 != event.version) {
            return contradiction();
        }
        alert = data.value;
        return {};
    }

    template <class Other>
    Folded operator()(const Other&) const {
        return contradiction();
    }
};

} // namespace

Folded fold(Alert& alert, const Event& event) {
    Folded folded = std::visit(AlertFold{alert, event}, event.data);
    if (folded) {
        alert.version = event.version;
        alert.updatedAt = event.at;
        alert.visibleTo = event.wards;
    }
    return folded;
}

} // namespace trucban::core
