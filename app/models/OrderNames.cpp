// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderNames.h"

#include "core/Text.h"
#include "geo/WardTable.h"

#include <algorithm>
#include <charconv>

namespace trucban::models {

namespace {

constexpr qsizetype kFewestBareDigits = 4; ///< "0412" is a case, "113" is not
constexpr qsizetype kMostBareDigits = 5;   ///< more than that is a telephone number

bool areDigits(QStringView text) {
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
}

/// "vv-1121-0412" and its shorter forms.
std::optional<OrderCaseName> caseNameFrom(QString typed) {
    bool hasPrefix = false;
    if (typed.startsWith(QStringLiteral("vv"))) {
        hasPrefix = true;
        typed.remove(0, 2);
        if (typed.startsWith(u'-')) {
            typed.remove(0, 1);
        }
    }
    const auto groups = typed.split(u'-');
    if (groups.size() > 2 || !std::ranges::all_of(groups, [](const QString& group) { return areDigits(group); })) {
        return std::nullopt;
    }
    const auto& number = groups.last();
    if (number.size() > kMostBareDigits + 1 || (groups.size() == 2 && groups.first().size() != 4)) {
        return std::nullopt;
    }
    if (!hasPrefix && groups.size() == 1 && (number.size() < kFewestBareDigits || number.size() > kMostBareDigits)) {
        return std::nullopt;
    }
    return OrderCaseName{.day = groups.size() == 2 ? groups.first() : QString(), .number = number.toUInt()};
}

QString foldedName(const std::string& name) {
    return foldedWords(QString::fromStdString(name));
}

} // namespace

std::optional<OrderCode> codeOf(std::string_view code) {
    const auto dash = code.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == code.size()) {
        return std::nullopt;
    }
    OrderCode found;
    const auto digits = code.substr(dash + 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), found.number).ptr !=
        digits.data() + digits.size()) {
        return std::nullopt;
    }
    const auto rest = code.substr(0, dash);
    const auto before = rest.rfind('-');
    found.day = before == std::string_view::npos ? std::string_view{} : rest.substr(before + 1);
    return found;
}

OrderNames::OrderNames(const OrderContext& context) : m_context(context) {
    const auto day = core::vietnamDay(context.now);
    m_today = QStringLiteral("%1%2")
                  .arg(static_cast<unsigned>(day.month()), 2, 10, QLatin1Char('0'))
                  .arg(static_cast<unsigned>(day.day()), 2, 10, QLatin1Char('0'));
    for (const auto& [id, unit] : context.board.state().units) {
        if (unit.profile.active) {
            m_units.emplace(core::folded(id.value), id);
        }
    }
}

std::optional<OrderFound<core::UnitId>> OrderNames::unitAt(const std::vector<OrderToken>& tokens,
                                                           std::size_t first) const {
    for (std::size_t count = kLongestName; count > 0; --count) {
        const auto words = joined(tokens, first, count);
        if (const auto found = words.isEmpty() ? m_units.end() : m_units.find(words.toStdString());
            found != m_units.end()) {
            return OrderFound<core::UnitId>{found->second, count};
        }
    }
    return std::nullopt;
}

std::optional<OrderFound<core::WardCode>> OrderNames::wardAt(const std::vector<OrderToken>& tokens,
                                                             std::size_t first) const {
    // "P. Bến Thành" and "p Bến Thành" are how a ward is written.
    const bool isShort = first < tokens.size() &&
                         (tokens[first].folded == QStringLiteral("p") || tokens[first].folded == QStringLiteral("x"));
    const std::size_t skipped = isShort ? 1 : 0;
    for (std::size_t count = kLongestName; count > 0; --count) {
        const auto words = joinedRaw(tokens, first + skipped, count);
        const auto wards =
            words.isEmpty() ? std::vector<const core::Ward*>{} : m_context.wards.findByName(words.toStdString());
        if (wards.empty()) {
            continue;
        }
        // Wards that differ by diacritics alone are told apart by those; who typed none means neither for sure.
        const auto lower = words.toLower();
        const auto isExact = [&lower](const core::Ward* ward) {
            return QString::fromStdString(ward->name).toLower() == lower ||
                   QString::fromStdString(geo::fullName(*ward)).toLower() == lower;
        };
        const bool isSure = wards.size() == 1 || std::ranges::count_if(wards, isExact) == 1;
        return OrderFound<core::WardCode>{isSure ? wards.front()->code : core::WardCode{}, count + skipped};
    }
    return std::nullopt;
}

std::optional<OrderFound<std::string>> OrderNames::kindAt(const std::vector<OrderToken>& tokens,
                                                          std::size_t first) const {
    for (std::size_t count = kLongestName; count > 0; --count) {
        const auto words = joined(tokens, first, count);
        if (words.isEmpty()) {
            continue;
        }
        for (const auto& kind : m_context.board.policy().kinds) {
            if (words == foldedName(kind.nameVi) || words == foldedName(kind.nameEn) ||
                words == foldedName(kind.code)) {
                return OrderFound<std::string>{kind.code, count};
            }
        }
    }
    return std::nullopt;
}

std::optional<OrderFound<const core::NoActionReason*>> OrderNames::reasonAt(const std::vector<OrderToken>& tokens,
                                                                            std::size_t first) const {
    for (std::size_t count = kLongestName; count > 0; --count) {
        const auto words = joined(tokens, first, count);
        if (words.isEmpty()) {
            continue;
        }
        for (const auto& reason : m_context.board.policy().reasons) {
            if (words == foldedName(reason.nameVi) || words == foldedName(reason.nameEn)) {
                return OrderFound<const core::NoActionReason*>{&reason, count};
            }
        }
    }
    return std::nullopt;
}

std::optional<OrderFound<OrderCaseName>> OrderNames::caseAt(const std::vector<OrderToken>& tokens, std::size_t first) {
    if (first >= tokens.size()) {
        return std::nullopt;
    }
    std::optional<OrderCaseName> name = caseNameFrom(tokens[first].folded);
    std::size_t count = 1;
    if (!name && tokens[first].folded == QStringLiteral("vv")) {
        // "VV 1121 0412", "VV 0412"
        for (std::size_t more = 2; more > 0 && !name; --more) {
            if (first + more < tokens.size()) {
                auto digits = joined(tokens, first + 1, more);
                name = caseNameFrom(QStringLiteral("vv") + digits.replace(u' ', u'-'));
                count = more + 1;
            }
        }
    }
    if (!name) {
        return std::nullopt;
    }
    const auto& last = tokens[first + count - 1];
    name->at = tokens[first].at;
    name->length = last.at + last.length - tokens[first].at;
    return OrderFound<OrderCaseName>{*name, count};
}

std::vector<core::CaseId> OrderNames::casesNamed(const OrderCaseName& name, bool done) const {
    struct Match {
        const core::Case* case_;
        int sort;
    };
    std::vector<Match> matches;
    const auto today = m_today.toStdString();
    const auto wantedDay = name.day.toStdString();
    for (const auto& [id, case_] : m_context.board.state().cases) {
        const auto code = codeOf(case_.code);
        if (!code || code->number != name.number || (!wantedDay.empty() && code->day != wantedDay)) {
            continue;
        }
        const bool isDone = case_.state == core::CaseState::resolved || case_.state == core::CaseState::closed;
        const bool isWanted = done ? isDone : case_.isOpen();
        matches.push_back({&case_, (isWanted ? 0 : 2) + (code->day == today ? 0 : 1)});
    }
    if (matches.empty()) {
        return {};
    }
    const int best = std::ranges::min(matches, {}, &Match::sort).sort;
    std::erase_if(matches, [this, best](const Match& match) {
        return match.sort != best && match.case_->id != m_context.selected;
    });
    std::ranges::sort(matches, std::ranges::greater(), [](const Match& match) { return match.case_->openedAt; });
    std::vector<core::CaseId> ids;
    for (const auto& match : matches) {
        ids.push_back(match.case_->id);
    }
    return ids;
}

} // namespace trucban::models
