// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/Error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trucban::geo {

/// The city's wards as facts: code, kind, name, label point, area. A copyable value, immutable after `parse`, so it may
/// be read from any thread. Order is that of the table.
class WardTable {
public:
    WardTable() = default;

    /// `csv` is UTF-8 with the header `code,type,name,lat,lon,area_km2`, a byte order mark and CRLF allowed, fields
    /// with commas in double quotes. Errors: noHeader, badRow, repeatedCode, noRows; nothing is half-read.
    [[nodiscard]] static Result<WardTable> parse(std::string_view csv);

    [[nodiscard]] const std::vector<core::Ward>& wards() const { return m_wards; }
    [[nodiscard]] std::size_t size() const { return m_wards.size(); }
    /// Null for a code that is not in the table.
    [[nodiscard]] const core::Ward* find(core::WardCode code) const;
    [[nodiscard]] bool knows(core::WardCode code) const { return find(code) != nullptr; }
    /// All wards of that name, with or without its kind before it, case and diacritics ignored ("phuong ben thanh").
    /// Wards whose diacritics match exactly come first.
    [[nodiscard]] std::vector<const core::Ward*> findByName(std::string_view name) const;

private:
    std::vector<core::Ward> m_wards;
    std::unordered_map<std::uint32_t, std::size_t> m_byCode;
    std::unordered_multimap<std::string, std::size_t> m_byName;
};

/// "Phường Bến Thành": the kind's name, capitalised, and the ward's.
[[nodiscard]] std::string fullName(const core::Ward& ward);

} // namespace trucban::geo
