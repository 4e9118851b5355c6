// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/State.h"

#include <functional>
#include <unordered_set>
#include <vector>

namespace trucban::bridge {

/// Cuts a state into the parts of a first fill, in the order in which it is looked at. Values are copied: the store
/// thread goes on with its own.
class FillParts {
public:
    using Publish = std::function<void(ChangeSet)>;

    explicit FillParts(Publish publish) : m_publish(std::move(publish)) {}

    /// The head of the queue as it was read before the rest; `ofCases` in all. More follow.
    void giveHead(core::State head, std::size_t ofCases);
    /// All of it but what the head held; the last part is marked, also when there is nothing more.
    void giveRest(const core::State& whole);
    /// What the head held is not to be trusted after all: it goes, and nothing follows.
    void takeBackHead();

private:
    Publish m_publish;
    std::unordered_set<core::CaseId> m_cases; ///< of the head
    std::unordered_set<core::AlertId> m_alerts;
    std::vector<core::UnitId> m_units;
    bool m_hasHead = false;
};

} // namespace trucban::bridge
