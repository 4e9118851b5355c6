// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Accounts.h"
#include "store/KeyRing.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace trucban::gateway {

/// Ingest keys that proved good, by keyed digest, so that an alert does not wait for the database and no comparison
/// tells by its time how much of a guess was right. Emptied whenever an account or key changes. Network thread.
class KeyCache {
public:
    static constexpr std::size_t kMost = 1'024;

    explicit KeyCache(const store::KeyRing& keys) : m_keys{keys} {}

    [[nodiscard]] const store::IngestKey* find(std::string_view text) const {
        const auto found = m_known.find(m_keys.digestHex("ingest-key-cache", text));
        return found == m_known.end() ? nullptr : &found->second;
    }
    void add(std::string_view text, store::IngestKey key) {
        if (m_known.size() >= kMost) {
            m_known.clear();
        }
        m_known.insert_or_assign(m_keys.digestHex("ingest-key-cache", text), std::move(key));
    }
    void clear() { m_known.clear(); }

private:
    const store::KeyRing& m_keys;
    std::unordered_map<std::string, store::IngestKey> m_known;
};

} // namespace trucban::gateway
