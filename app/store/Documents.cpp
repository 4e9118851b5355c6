// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Documents.h"

#include "store/detail/Sqlite.h"

namespace trucban::store {
namespace {

constexpr std::string_view kGeneration = "documents_generation";

} // namespace

Result<void> Documents::put(std::string_view name, std::string_view bytes) {
    return detail::guarded([&]() -> Result<void> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        database.query("INSERT OR REPLACE INTO document(name, bytes) VALUES(?, ?)")
            .bind(name, detail::Blob{bytes})
            .run();
        detail::raiseGeneration(database, kGeneration);
        transaction.commit();
        return {};
    });
}

Result<std::optional<std::string>> Documents::get(std::string_view name) {
    return detail::guarded([&]() -> Result<std::optional<std::string>> {
        auto query = m_database->impl().query("SELECT bytes FROM document WHERE name=?");
        query.bind(name);
        return query.step() ? std::optional{query.text(0)} : std::nullopt;
    });
}

Result<bool> Documents::remove(std::string_view name) {
    return detail::guarded([&]() -> Result<bool> {
        auto& database = m_database->impl();
        detail::WriteTransaction transaction{database};
        database.query("DELETE FROM document WHERE name=?").bind(name).run();
        const bool removed = database.handle().getChanges() > 0;
        if (removed) {
            detail::raiseGeneration(database, kGeneration);
        }
        transaction.commit();
        return removed;
    });
}

Result<std::vector<std::string>> Documents::names() {
    return detail::guarded([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> names;
        auto query = m_database->impl().query("SELECT name FROM document ORDER BY name");
        while (query.step()) {
            names.push_back(query.text(0));
        }
        return names;
    });
}

Result<std::uint64_t> Documents::generation() {
    return detail::guarded([&]() -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(detail::metaInteger(m_database->impl(), kGeneration, 0));
    });
}

} // namespace trucban::store
