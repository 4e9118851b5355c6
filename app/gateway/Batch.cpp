// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Batch.h"

#include "core/ScopeTracker.h"
#include "wire/Frames.h"

namespace trucban::gateway {
namespace {

/// What goes to those who see it before and after. An aggregate that is archived leaves them like one that leaves their
/// scope, and comes back like one that enters it, so that a console need not know of archives.
std::string encoded(const core::Event& event, const Applied& applied) {
    if (core::isArchiving(event.data)) {
        return wire::encodeItem(wire::Left{event.aggregate});
    }
    if (core::isUnarchiving(event.data) && applied.value) {
        return wire::encodeItem(wire::Entered{*applied.value});
    }
    return wire::encodeItem(event);
}

SharedBytes shared(std::string bytes) {
    return std::make_shared<const std::string>(std::move(bytes));
}

} // namespace

const SharedBytes& BatchItem::bytesFor(const Viewer& viewer) const {
    static const SharedBytes kNothing;
    if (!viewer.seesKind(kind)) {
        return kNothing;
    }
    switch (core::scopeChange(viewer.scope, existed ? &before : nullptr, after)) {
    case core::ScopeChange::deliver:
        return event;
    case core::ScopeChange::enters:
        return entered;
    case core::ScopeChange::leaves:
        return left;
    case core::ScopeChange::unseen:
        break;
    }
    return kNothing;
}

std::expected<Applied, core::ApplyError> applyAndNote(core::State& state, const core::Event& event) {
    Applied applied;
    if (const core::WardSet* before = state.visibleTo(event.aggregate); before != nullptr && event.version > 1) {
        applied.before = *before;
    }
    if (const auto done = core::apply(state, event); !done) {
        return std::unexpected(done.error());
    }
    if ((applied.before && *applied.before != event.wards) || core::isUnarchiving(event.data)) {
        applied.value = state.aggregate(event.aggregate);
    }
    return applied;
}

BatchItem makeItem(const core::Event& event, Applied applied) {
    const bool isArchiving = core::isArchiving(event.data);
    BatchItem item{.seq = event.seq,
                   .kind = event.aggregate.kind,
                   .existed = applied.before.has_value(),
                   .before = {},
                   .after = event.wards,
                   .event = shared(encoded(event, applied)),
                   .entered = {},
                   .left = {},
                   .lostCase = {}};
    if (applied.before) {
        item.before = std::move(*applied.before);
    }
    if (isArchiving) {
        item.left = item.event;
    } else if (applied.value) {
        item.entered = shared(wire::encodeItem(wire::Entered{std::move(*applied.value)}));
        item.left = shared(wire::encodeItem(wire::Left{event.aggregate}));
    }
    if (item.left && item.kind == core::AggregateKind::case_) {
        item.lostCase =
            core::Uuid::parse(event.aggregate.key).transform([](core::Uuid id) { return core::CaseId{id}; });
    }
    return item;
}

} // namespace trucban::gateway
