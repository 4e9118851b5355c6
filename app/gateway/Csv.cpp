// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Csv.h"

#include "core/CsvReader.h"

#include <algorithm>
#include <utility>

namespace trucban::gateway {

std::vector<std::vector<std::string>> parseCsv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    std::vector<std::vector<std::string>> rows;
    core::CsvReader reader(text);
    for (std::vector<std::string> row; reader.next(row);) {
        if (row.size() > 1 || !row.front().empty()) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) {
            parts.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace trucban::gateway
