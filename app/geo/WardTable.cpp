// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/WardTable.h"

#include "core/Text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace trucban::geo {
namespace {

constexpr std::string_view kHeader = "code,type,name,lat,lon,area_km2";
constexpr std::size_t kColumns = 6;

std::string_view withoutLineEnd(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) {
        line.remove_suffix(1);
    }
    return line;
}

// RFC 4180 fields of one line; nullopt when a quote is left open or followed by something else.
std::optional<std::vector<std::string>> fieldsOf(std::string_view line) {
    std::vector<std::string> fields(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == ',') {
            fields.emplace_back();
        } else if (line[i] == '"' && fields.back().empty()) {
            for (++i;; ++i) {
                if (i >= line.size()) {
                    return std::nullopt;
                }
                if (line[i] != '"') {
                    fields.back() += line[i];
                } else if (i + 1 < line.size() && line[i + 1] == '"') {
                    fields.back() += line[++i];
                } else {
                    break;
                }
            }
            if (i + 1 < line.size() && line[i + 1] != ',') {
                return std::nullopt;
            }
        } else {
            fields.back() += line[i];
        }
    }
    return fields;
}

template <class Number>
std::optional<Number> numberOf(std::string_view text) {
    Number value{};
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<core::Ward> wardOf(const std::vector<std::string>& fields) {
    if (fields.size() != kColumns) {
        return std::nullopt;
    }
    const auto code = numberOf<std::uint32_t>(fields[0]);
    const auto kind = core::parseEnum<core::WardKind>(fields[1]);
    const auto lat = numberOf<double>(fields[3]);
    const auto lon = numberOf<double>(fields[4]);
    const auto area = numberOf<double>(fields[5]);
    if (!code || *code == 0 || !kind || fields[2].empty() || !core::isValidUtf8(fields[2]) || !lat || !lon || !area) {
        return std::nullopt;
    }
    const core::GeoPoint label{.lat = *lat, .lon = *lon};
    if (!label.isValid() || !(*area > 0) || !(*area < 1e6)) {
        return std::nullopt;
    }
    return core::Ward{.code = {*code}, .kind = *kind, .name = fields[2], .label = label, .areaKm2 = *area};
}

std::string_view capitalisedKind(core::WardKind kind) {
    switch (kind) {
    case core::WardKind::phuong:
        return "Phường";
    case core::WardKind::xa:
        return "Xã";
    case core::WardKind::dacKhu:
        return "Đặc khu";
    }
    return "";
}

} // namespace

std::string fullName(const core::Ward& ward) {
    return std::string{capitalisedKind(ward.kind)} + ' ' + ward.name;
}

Result<WardTable> WardTable::parse(std::string_view csv) {
    if (csv.starts_with("\xEF\xBB\xBF")) {
        csv.remove_prefix(3);
    }
    WardTable table;
    for (std::size_t number = 1; !csv.empty(); ++number) {
        const std::size_t end = csv.find('\n');
        const std::string_view line = withoutLineEnd(csv.substr(0, end));
        csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
        if (number == 1) {
            if (line != kHeader) {
                return std::unexpected(Error{.code = ErrorCode::noHeader, .where = "line 1"});
            }
            continue;
        }
        if (line.empty()) {
            continue;
        }
        const std::string where = "line " + std::to_string(number);
        const auto fields = fieldsOf(line);
        auto ward = fields ? wardOf(*fields) : std::nullopt;
        if (!ward) {
            return std::unexpected(Error{.code = ErrorCode::badRow, .where = where});
        }
        if (!table.m_byCode.emplace(ward->code.value, table.m_wards.size()).second) {
            return std::unexpected(Error{.code = ErrorCode::repeatedCode, .where = where});
        }
        table.m_byName.emplace(core::folded(ward->name), table.m_wards.size());
        table.m_byName.emplace(core::folded(fullName(*ward)), table.m_wards.size());
        table.m_wards.push_back(std::move(*ward));
    }
    if (table.m_wards.empty()) {
        return std::unexpected(Error{.code = ErrorCode::noRows, .where = {}});
    }
    return table;
}

const core::Ward* WardTable::find(core::WardCode code) const {
    const auto found = m_byCode.find(code.value);
    return found == m_byCode.end() ? nullptr : &m_wards[found->second];
}

std::vector<const core::Ward*> WardTable::findByName(std::string_view name) const {
    while (!name.empty() && name.front() == ' ') {
        name.remove_prefix(1);
    }
    while (!name.empty() && name.back() == ' ') {
        name.remove_suffix(1);
    }
    const auto [first, last] = m_byName.equal_range(core::folded(name));
    std::vector<std::size_t> indexes;
    for (auto entry = first; entry != last; ++entry) {
        indexes.push_back(entry->second);
    }
    std::ranges::sort(indexes);
    std::vector<const core::Ward*> found;
    for (const std::size_t index : indexes) {
        found.push_back(&m_wards[index]);
    }
    std::ranges::stable_partition(found, [&](const core::Ward* ward) { return name.ends_with(ward->name); });
    return found;
}

} // namespace trucban::geo
