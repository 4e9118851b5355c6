// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace trucban::maps {

/// Values that take time to make, kept up to a total cost, least recently used dropped first. Any thread: a value that
/// two ask for at once is made once, the other waits for it. `make` must not ask the same cache.
template <class Key, class Value>
class SharedCache {
public:
    using Pointer = std::shared_ptr<const Value>;

    explicit SharedCache(std::size_t mostCost) : m_mostCost{mostCost} {}

    /// `make` returns the value, which may be null, and its cost.
    template <class Make>
    [[nodiscard]] Pointer get(const Key& key, const Make& make) {
        std::promise<Pointer> promise;
        {
            std::unique_lock lock{m_mutex};
            if (const auto found = m_entries.find(key); found != m_entries.end()) {
                m_recent.splice(m_recent.begin(), m_recent, found->second.place);
                const auto future = found->second.value;
                lock.unlock();
                return future.get();
            }
            m_recent.push_front(key);
            m_entries.emplace(key, Entry{.value = promise.get_future().share(), .cost = 0, .place = m_recent.begin()});
        }
        const std::pair<Pointer, std::size_t> made = make();
        promise.set_value(made.first);
        const std::scoped_lock lock{m_mutex};
        if (const auto found = m_entries.find(key); found != m_entries.end()) {
            const std::size_t cost = std::max<std::size_t>(made.second, kLeastCost);
            m_cost += cost - found->second.cost;
            found->second.cost = cost;
        }
        while (m_cost > m_mostCost && m_recent.size() > 1) {
            const auto last = m_entries.find(m_recent.back());
            m_cost -= last->second.cost;
            m_entries.erase(last);
            m_recent.pop_back();
        }
        return made.first;
    }

    [[nodiscard]] std::size_t cost() const {
        const std::scoped_lock lock{m_mutex};
        return m_cost;
    }

private:
    struct Entry {
        std::shared_future<Pointer> value;
        std::size_t cost = 0; ///< 0 while it is being made
        typename std::list<Key>::iterator place;
    };

    static constexpr std::size_t kLeastCost = 128; ///< of what is not there: it too takes room

    mutable std::mutex m_mutex;
    std::map<Key, Entry> m_entries;
    std::list<Key> m_recent; ///< the last asked for first
    std::size_t m_cost = 0;
    std::size_t m_mostCost;
};

} // namespace trucban::maps
