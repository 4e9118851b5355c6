// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/AggregateFold.h"

namespace trucban::core {

namespace {

struct HandoverFold {
    Handover& handover;
    const Event& event;

    Folded operator()(const HandoverSigned& data) const {
        if (handover.version != 0 || data.handover.id != handover.id || data.handover.wards.empty()) {
            return contradiction();
        }
        handover = data.handover;
        handover.signedAt = event.at;
        handover.signedBy = event.actor.name;
        return {};
    }

    Folded operator()(const HandoverItemAnswered& data) const {
        if (data.item >= handover.items.size()) {
            return contradiction();
        }
        HandoverItem& item = handover.items[data.item];
        item.answeredAt = event.at;
        item.answeredBy = event.actor.name;
        item.exception = data.exception;
        item.remark = data.remark;
        return {};
    }

    Folded operator()(const HandoverAccepted&) const {
        if (handover.isAccepted()) {
            return contradiction();
        }
        handover.acceptedAt = event.at;
        handover.acceptedBy = event.actor.name;
        return {};
    }

    Folded operator()(const HandoverRetired&) const { return {}; }

    template <class Other>
    Folded operator()(const Other&) const {
        return contradiction();
    }
};

} // namespace

Folded fold(Handover& handover, const Event& event) {
    Folded folded = std::visit(HandoverFold{handover, event}, event.data);
    if (folded) {
        handover.version = event.version;
        handover.visibleTo = event.wards;
    }
    return folded;
}

} // namespace trucban::core
