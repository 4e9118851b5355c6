// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/SharedSnapshot.h"

#include "gateway/AwaitReply.h"
#include "gateway/Queries.h"
#include "gateway/Services.h"

namespace trucban::gateway {

SharedSnapshot::SharedSnapshot(Services& services, std::shared_ptr<SnapshotPlan> plan, bool deflates)
    : m_services{services},
      m_plan{std::move(plan)},
      m_deflates{deflates},
      m_count{m_plan->parts()},
      m_started{std::chrono::steady_clock::now()} {}

bool SharedSnapshot::isJoinable() const {
    return !m_isGivenUp && std::chrono::steady_clock::now() - m_started < kJoinable &&
           m_plan->upTo() >= m_services.hub.oldestCursor();
}

Task<SharedBytes> SharedSnapshot::part(std::size_t index) {
    while (m_parts.size() <= index && !m_isGivenUp) {
        if (m_isEncoding) {
            Wake wake;
            m_waiting.push_back(&wake);
            co_await wake.wait();
        } else {
            co_await encodeNext();
        }
    }
    co_return index < m_parts.size() ? m_parts[index] : SharedBytes{};
}

Task<> SharedSnapshot::encodeNext() {
    m_isEncoding = true;
    SharedBytes bytes = co_await encodedPart(m_services, m_plan, m_parts.size(), m_deflates);
    m_isEncoding = false;
    if (bytes) {
        m_parts.push_back(std::move(bytes));
    } else {
        m_isGivenUp = true;
    }
    // A woken one may wait again at once, or be the last to hold this.
    const auto waiting = std::exchange(m_waiting, {});
    for (Wake* wake : waiting) {
        wake->notify();
    }
}

Task<std::shared_ptr<SharedSnapshot>> SnapshotDesk::request(Services& services, Viewer viewer, bool deflates) {
    const std::string key = viewer.groupKey() + (deflates ? " deflated" : "");
    if (const auto known = m_underWay.find(key); known != m_underWay.end()) {
        if (auto shared = known->second.lock(); shared && shared->isJoinable()) {
            co_return shared;
        }
    }
    auto start = [&services, viewer = std::move(viewer)](auto reply) mutable {
        return services.ledger.startSnapshot(std::move(viewer), std::move(reply));
    };
    auto plan = co_await awaitReply<std::shared_ptr<SnapshotPlan>>(std::move(start));
    if (!plan) {
        co_return nullptr;
    }
    auto made = std::make_shared<SharedSnapshot>(services, std::move(*plan), deflates);
    std::erase_if(m_underWay, [](const auto& entry) { return entry.second.expired(); });
    m_underWay.insert_or_assign(key, made);
    co_return made;
}

} // namespace trucban::gateway
