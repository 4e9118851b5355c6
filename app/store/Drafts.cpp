// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Drafts.h"

#include "store/detail/Sqlite.h"

namespace trucban::store {

Result<void> Drafts::put(std::string_view key, std::string_view text) {
    return detail::guarded([&]() -> Result<void> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        if (text.empty()) {
            database.query("DELETE FROM draft WHERE key=?").bind(key).run();
        } else {
            database.query("INSERT OR REPLACE INTO draft(key, text) VALUES(?, ?)").bind(key, text).run();
        }
        transaction.commit();
        return {};
    });
}

Result<std::string> Drafts::get(std::string_view key) {
    return detail::guarded([&]() -> Result<std::string> {
        auto query = m_database->impl().query("SELECT text FROM draft WHERE key=?");
        query.bind(key);
        return query.step() ? query.text(0) : std::string{};
    });
}

Result<std::map<std::string, std::string>> Drafts::all() {
    return detail::guarded([&]() -> Result<std::map<std::string, std::string>> {
        std::map<std::string, std::string> drafts;
        auto query = m_database->impl().query("SELECT key, text FROM draft");
        while (query.step()) {
            drafts.emplace(query.text(0), query.text(1));
        }
        return drafts;
    });
}

} // namespace trucban::store
