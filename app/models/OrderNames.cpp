// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderNames.h"

#include "geo/WardTable.h"

#include <algorithm>

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

OrderNames::OrderNames(const OrderContext& context) : m_context(context) {}

const std::vector<OrderNames::UnitName>& OrderNames::units() const {
    if (m_units.empty()) {
        for (const auto& [id, unit] : m_context.board.state().units) {
            if (unit.profile.active) {
                m_units.push_back({&unit, foldedName(id.value), foldedName(unit.profile.name)});
                m_unitBySign.emplace(m_units.back().sign, &unit);
            }
        }
    }
    return m_units;
}

std::optional<OrderFound<core::UnitId>> OrderNames::unitAt(const std::vector<OrderToken>& tokens,
                                                           std::size_t first) const {
    static_cast<void>(units());
    for (std::size_t count = kLongestName; count > 0; --count) {
        const auto words = joined(tokens, first, count);
        const auto found = words.isEmpty() ? m_unitBySign.end() : m_unitBySign.find(words);
        if (found != m_unitBySign.end()) {
            return OrderFound<core::UnitId>{found->second->profile.id, count};
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

const core::Case* OrderNames::caseOf(unsigned month, unsigned day, std::uint32_t number) const {
    return m_context.board.caseByCode(QStringLiteral("VV-%1%2-%3")
                                          .arg(month, 2, 10, QLatin1Char('0'))
                                          .arg(day, 2, 10, QLatin1Char('0'))
                                          .arg(number, 4, 10, QLatin1Char('0')));
}

std::vector<core::CaseId> OrderNames::casesNamed(const OrderCaseName& name, bool done) const {
    struct Match {
        const core::Case* case_;
        int sort;
    };
    std::vector<Match> matches;
    const auto today = core::vietnamDay(m_context.now);
    const unsigned wanted = name.day.toUInt();
    // A year of days is looked up sooner than a hundred thousand cases are looked through.
    for (unsigned month = 1; month <= 12; ++month) {
        for (unsigned day = 1; day <= 31; ++day) {
            const auto* case_ =
                name.day.isEmpty() || wanted == month * 100 + day ? caseOf(month, day, name.number) : nullptr;
            if (case_ == nullptr) {
                continue;
            }
            const bool isDone = case_->state == core::CaseState::resolved || case_->state == core::CaseState::closed;
            const bool isWanted = done ? isDone : case_->isOpen();
            const bool isToday =
                month == static_cast<unsigned>(today.month()) && day == static_cast<unsigned>(today.day());
            matches.push_back({case_, (isWanted ? 0 : 2) + (isToday ? 0 : 1)});
        }
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
