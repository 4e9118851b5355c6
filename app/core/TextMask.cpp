// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

// What looks like a telephone or identity number in free text. People write them in groups ("0901 234 567",
// "+84.90.123.4567", "079-123-456-789"), so digits are first gathered into runs of groups with short separators, and
// then the longest stretch of groups that reads as a number is masked. In doubt it is masked; dates, amounts of money
// and our own case codes are told apart, because an alert is full of them.
namespace trucban::core {

namespace {

/// A run of digits; `separator` is what stands between it and the group before.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view digits;
    std::string_view separator;
};

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digitsIn(std::span<const Group> groups) {
    return std::accumulate(groups.begin(), groups.end(), std::size_t{0},
                           [](std::size_t sum, const Group& group) { return sum + group.digits.size(); });
}

/// Up to three of space, no-break space, dot, hyphen, brackets.
bool isSeparator(std::string_view between) {
    std::size_t count = 0;
    while (!between.empty()) {
        const bool isNoBreakSpace = between.starts_with("\u00A0");
        if (!isNoBreakSpace && std::string_view{" .-()"}.find(between.front()) == std::string_view::npos) {
            return false;
        }
        between.remove_prefix(isNoBreakSpace ? 2 : 1);
        ++count;
    }
    return count >= 1 && count <= 3;
}

std::vector<Group> groupsOf(std::string_view text) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && isDigit(text[i])) {
            ++i;
        }
        const std::size_t last = groups.empty() ? 0 : groups.back().end;
        groups.push_back({begin, i, text.substr(begin, i - begin), text.substr(last, begin - last)});
    }
    return groups;
}

/// "21.11.2026", "1-9-2026"
bool isDate(std::span<const Group> groups) {
    return groups.size() == 3 && groups[0].digits.size() <= 2 && groups[1].digits.size() <= 2 &&
           groups[2].digits.size() == 4 && (groups[2].digits.starts_with("19") || groups[2].digits.starts_with("20")) &&
           groups[1].separator == groups[2].separator && groups[1].separator.size() == 1 && groups[1].separator != " ";
}

/// "250.000.000": thousands with dots; a telephone or identity number written so starts with 0 or +84.
bool isAmount(std::span<const Group> groups) {
    return groups[0].digits.size() <= 3 && std::ranges::all_of(groups.subspan(1), [](const Group& group) {
               return group.digits.size() == 3 && group.separator == ".";
           });
}

bool isNumber(std::span<const Group> groups, bool hasPlus) {
    const std::size_t count = digitsIn(groups);
    if (groups.size() == 1) {
        return count >= 8;
    }
    if (isDate(groups)) {
        return false;
    }
    const std::string_view first = groups[0].digits;
    if (hasPlus || first.front() == '0') {
        return count >= 9 && count <= 13;
    }
    const bool areGroupsUsual = std::ranges::all_of(
        groups, [](const Group& group) { return group.digits.size() >= 2 && group.digits.size() <= 4; });
    const bool isLandline = count == 8 && first.front() != '1';
    const bool isOldIdentity = count == 9 || count == 10;
    const bool isCountryCode = first == "84" && count >= 10 && count <= 12;
    return !isAmount(groups) && ((areGroupsUsual && (isLandline || isOldIdentity)) || isCountryCode);
}

/// How many of the groups at the front make a number; 0: none.
std::size_t numberAtFront(std::span<const Group> groups, bool hasPlus) {
    std::size_t longest = 0;
    for (std::size_t n = 1; n <= groups.size(); ++n) {
        // A group that is a number by itself does not lend its digits to the one before.
        const bool isJoined = n == 1 || (isSeparator(groups[n - 1].separator) && groups[n - 1].digits.size() < 8 &&
                                         groups[0].digits.size() < 8);
        if (!isJoined || digitsIn(groups.first(n)) > 13) {
            if (n > 1) {
                break;
            }
        }
        if (isNumber(groups.first(n), hasPlus)) {
            longest = n;
        }
    }
    return longest;
}

} // namespace

std::string masked(std::string_view text) {
    const std::vector<Group> groups = groupsOf(text);
    std::string out;
    out.reserve(text.size());
    std::size_t copied = 0;
    for (std::size_t i = 0; i < groups.size();) {
        const std::size_t begin = groups[i].begin;
        const bool hasPlus = begin > 0 && text[begin - 1] == '+';
        const bool isCaseCode = text.substr(0, begin).ends_with("VV-");
        const std::size_t count = isCaseCode ? 0 : numberAtFront(std::span{groups}.subspan(i), hasPlus);
        if (count == 0) {
            i += isCaseCode && i + 1 < groups.size() && groups[i + 1].separator == "-" ? 2 : 1;
            continue;
        }
        const std::size_t end = groups[i + count - 1].end;
        out.append(text.substr(copied, begin - (hasPlus ? 1 : 0) - copied));
        out.append("•••••••• ").append(text.substr(end - 2, 2));
        copied = end;
        i += count;
    }
    out.append(text.substr(copied));
    return out;
}

} // namespace trucban::core
