// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CallBacks.h"

#include <array>
#include <charconv>
#include <format>
#include <ranges>

namespace trucban::models {

namespace {

constexpr std::string_view kPromised = "Hẹn gọi lại lúc ";
constexpr std::string_view kKept = "Đã gọi lại theo hẹn.";

/// "21:45 21/11/2026" in Vietnam.
std::optional<core::Instant> readTime(std::string_view text) {
    constexpr std::string_view kShape = "00:00 00/00/0000";
    if (text.size() < kShape.size()) {
        return std::nullopt;
    }
    const auto number = [text](std::size_t at, std::size_t length) {
        int value = -1;
        const auto* end = text.data() + at + length;
        return std::from_chars(text.data() + at, end, value).ptr == end ? value : -1;
    };
    const int hour = number(0, 2);
    const int minute = number(3, 2);
    const std::chrono::year_month_day date{std::chrono::year{number(12, 4)},
                                           std::chrono::month{static_cast<unsigned>(number(9, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    const bool isShaped = text[2] == ':' && text[5] == ' ' && text[8] == '/' && text[11] == '/';
    if (!isShaped || !date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
        return std::nullopt;
    }
    return core::Instant{std::chrono::sys_days{date} + std::chrono::hours{hour} + std::chrono::minutes{minute} -
                         core::kVietnamUtcOffset};
}

} // namespace

std::string callBackPromise(core::Instant due) {
    const auto local = std::chrono::floor<std::chrono::minutes>(due + core::kVietnamUtcOffset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const auto minutes = (local - day).count();
    return std::format("{}{:02}:{:02} {:02}/{:02}/{:04}", kPromised, minutes / 60, minutes % 60,
                       static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                       static_cast<int>(date.year()));
}

std::string callBackKept() {
    return std::string(kKept);
}

std::optional<core::Instant> promisedCallBack(const core::Case& case_) {
    if (!case_.isOpen()) {
        return std::nullopt;
    }
    for (const auto& note : case_.notes | std::views::reverse) {
        const std::string_view text = note.text;
        if (text.starts_with(kKept)) {
            return std::nullopt;
        }
        if (text.starts_with(kPromised)) {
            if (const auto due = readTime(text.substr(kPromised.size()))) {
                return due;
            }
        }
    }
    return std::nullopt;
}

CallBacks::CallBacks(Board& board, QObject* parent) : QObject(parent), m_board(board) {
    for (const auto& [id, case_] : board.state().cases) {
        recount(id);
    }
    connect(&board, &Board::changed, this, [this](const BoardChange& change) {
        bool isOther = false;
        for (const auto* ids : {&change.cases, &change.erasedCases}) {
            for (const auto& id : *ids) {
                isOther = recount(id) || isOther;
            }
        }
        if (isOther) {
            emit changed();
        }
    });
}

bool CallBacks::recount(const core::CaseId& id) {
    const auto* case_ = m_board.case_(id);
    const auto now = case_ != nullptr ? promisedCallBack(*case_) : std::nullopt;
    const auto before = of(id);
    if (now == before) {
        return false;
    }
    if (before) {
        m_promises.erase({*before, id});
        m_due.erase(id);
    }
    if (now) {
        m_promises.insert({*now, id});
        m_due.emplace(id, *now);
    }
    return true;
}

std::optional<core::Instant> CallBacks::of(const core::CaseId& id) const {
    const auto found = m_due.find(id);
    return found == m_due.end() ? std::nullopt : std::optional(found->second);
}

} // namespace trucban::models
