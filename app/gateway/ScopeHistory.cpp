// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ScopeHistory.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace trucban::gateway {

ScopeHistory ScopeHistory::fromJson(std::string_view json) {
    ScopeHistory history;
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(json, error);
    if (error || !value.is_object()) {
        return history;
    }
    for (const auto& [user, entry] : value.get_object()) {
        const auto* object = entry.if_object();
        const auto* key = object == nullptr ? nullptr : object->if_contains("scope");
        const auto* since = object == nullptr ? nullptr : object->if_contains("since");
        if (key != nullptr && key->is_string() && since != nullptr && since->is_number()) {
            history.m_entries[std::string{user}] = {std::string{key->get_string()}, since->to_number<core::Seq>()};
        }
    }
    return history;
}

std::string ScopeHistory::toJson() const {
    boost::json::object object;
    for (const auto& [user, entry] : m_entries) {
        object[user] = boost::json::object{{"scope", entry.scopeKey}, {"since", entry.since}};
    }
    return boost::json::serialize(object);
}

bool ScopeHistory::note(const std::string& user, const std::string& scopeKey, core::Seq head) {
    const auto [entry, isNew] = m_entries.try_emplace(user, Entry{scopeKey, 0});
    if (isNew) {
        return true;
    }
    if (entry->second.scopeKey == scopeKey) {
        return false;
    }
    entry->second = {scopeKey, head};
    return true;
}

core::Seq ScopeHistory::since(const std::string& user) const {
    const auto found = m_entries.find(user);
    return found == m_entries.end() ? 0 : found->second.since;
}

} // namespace trucban::gateway
