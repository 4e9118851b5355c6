// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/Database.h"

#include <map>
#include <string>
#include <string_view>

namespace trucban::store {

/// Half-written texts by the field they belong to ("case/…/note"), saved while they are typed.
class Drafts {
public:
    explicit Drafts(Database& database) : m_database{&database} {}

    /// An empty text removes the draft.
    [[nodiscard]] Result<void> put(std::string_view key, std::string_view text);
    [[nodiscard]] Result<std::string> get(std::string_view key); ///< empty when there is none
    [[nodiscard]] Result<std::map<std::string, std::string>> all();

private:
    Database* m_database;
};

} // namespace trucban::store
