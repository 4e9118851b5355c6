// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../core/Day.h"
#include "wire/Frames.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <vector>

namespace trucban::bench {

/// The windows a gateway gives somebody who sees everything, oldest first; `state` ends as the present.
inline std::vector<wire::Past> windowsOf(const std::vector<core::Event>& log, core::State& state) {
    constexpr std::size_t kWindow = 500;
    std::vector<wire::Past> windows;
    for (std::size_t begin = 0; begin < log.size(); begin += kWindow) {
        wire::Past& past = windows.emplace_back();
        const std::size_t end = std::min(begin + kWindow, log.size());
        past.from = begin + 1;
        past.to = end;
        std::set<core::AggregateRef> named;
        for (std::size_t i = begin; i < end; ++i) {
            const core::Event& event = log[i];
            if (named.insert(event.aggregate).second && event.version > 1) {
                if (auto value = state.aggregate(event.aggregate)) {
                    past.before.push_back(std::move(*value));
                }
            }
            if (!core::apply(state, event)) {
                std::abort();
            }
            past.items.push_back({event.seq, event.at, event});
        }
    }
    return windows;
}

} // namespace trucban::bench
