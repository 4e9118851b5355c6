// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"

#include <map>
#include <string>
#include <string_view>

namespace trucban::gateway {

/// Since which place in the log each account has had the scope it has now. A console whose cursor is from before that
/// holds what another scope showed, so it gets a snapshot instead of the events since. Kept as a document, so that a
/// restart does not forget. Network thread.
class ScopeHistory {
public:
    [[nodiscard]] static ScopeHistory fromJson(std::string_view json);
    [[nodiscard]] std::string toJson() const;

    /// True when something new was noted. An account never seen before has had its scope since the beginning.
    bool note(const std::string& user, const std::string& scopeKey, core::Seq head);
    [[nodiscard]] core::Seq since(const std::string& user) const;

private:
    struct Entry {
        std::string scopeKey;
        core::Seq since = 0;
    };
    std::map<std::string, Entry> m_entries;
};

} // namespace trucban::gateway
