// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/PolicyCheck.h"

#include "core/Decisions.h"
#include "core/Text.h"

#include <format>
#include <map>
#include <set>
#include <utility>

namespace trucban::core {

namespace {

/// More would overflow when it is added to a time.
constexpr std::chrono::hours kMostTime{24 * 366 * 100};
constexpr std::size_t kMaxKinds = 500;
constexpr std::size_t kMaxChecklists = 200;
constexpr std::size_t kMaxChecks = 50; ///< of one list: nobody reads more while somebody waits
constexpr std::size_t kMaxReasons = 50;
constexpr std::size_t kMaxCode = 64;
constexpr std::size_t kMaxWords = 300; ///< of a step or an explanation
constexpr double kMostDuplicateM = 100'000;
constexpr std::size_t kMostBytes = 256 * 1024; ///< of all words: it goes to every desk in one frame

/// Goes through the policy in the order of its members and stops at the first fault.
class PolicyCheck {
public:
    explicit PolicyCheck(const Policy& policy) : m_policy{policy} {}

    [[nodiscard]] std::optional<PolicyFault> run() {
        checkKinds();
        checkDeadlines();
        checkTimes();
        checkChecklists();
        checkReasons();
        checkDuplicates();
        checkUnitLimits();
        checkReporting();
        checkSize();
        return std::move(m_fault);
    }

private:
    /// Also says whether it holds.
    bool require(bool holds, std::string pointer, std::string_view reason) {
        if (!holds && !m_fault) {
            m_fault = PolicyFault{std::move(pointer), reason};
        }
        return holds;
    }
    void requireLimit(Milliseconds time, std::string pointer) {
        require(time >= Milliseconds::zero() && time <= kMostTime, std::move(pointer),
                "is a time in milliseconds, 0 for none");
    }
    void requireTime(Milliseconds time, std::string pointer) {
        require(time > Milliseconds::zero() && time <= kMostTime, std::move(pointer),
                "is a time in milliseconds and more than 0");
    }
    void requireCode(const std::string& code, const std::string& pointer) {
        require(!isBlank(code), pointer, "is missing");
        require(characterCount(code) <= kMaxCode, pointer, "is too long");
    }
    void requireWords(const std::string& words, std::string pointer) {
        require(characterCount(words) <= kMaxWords, std::move(pointer), "is too long");
    }

    void checkKinds() {
        std::set<std::string_view> codes;
        for (std::size_t i = 0; i < m_policy.kinds.size(); ++i) {
            const Kind& kind = m_policy.kinds[i];
            const auto place = [i](std::string_view member) { return std::format("/kinds/{}/{}", i, member); };
            requireCode(kind.code, place("code"));
            require(codes.insert(kind.code).second, place("code"), "is another kind's code already");
            requireWords(kind.whyVi, place("whyVi"));
            requireWords(kind.whyEn, place("whyEn"));
            require(characterCount(kind.equipment) <= kMaxCode, place("equipment"), "is too long");
        }
        require(m_policy.kinds.size() <= kMaxKinds, "/kinds", "are too many");
        require(codes.contains("other"), "/kinds", "need one with the code \"other\"");
    }

    void checkDeadlines() {
        for (std::size_t i = 0; i < m_policy.deadlines.size(); ++i) {
            const Deadlines& rule = m_policy.deadlines[i];
            requireLimit(rule.acknowledge, std::format("/deadlines/{}/acknowledge", i));
            requireLimit(rule.dispatch, std::format("/deadlines/{}/dispatch", i));
            requireLimit(rule.arrive, std::format("/deadlines/{}/arrive", i));
            requireLimit(rule.resolve, std::format("/deadlines/{}/resolve", i));
        }
        require(m_policy.dueSoonFraction > 0 && m_policy.dueSoonFraction <= 1, "/dueSoonFraction",
                "is more than 0 and at most 1");
    }

    void checkTimes() {
        requireTime(m_policy.escalateAfter, "/escalateAfter");
        requireTime(m_policy.commandExpiry, "/commandExpiry");
        requireTime(m_policy.transferExpiryP1, "/transferExpiryP1");
        requireTime(m_policy.transferExpiry, "/transferExpiry");
        requireLimit(m_policy.recentlyClosed, "/recentlyClosed");
        requireLimit(m_policy.archiveAfter, "/archiveAfter");
        require(m_policy.archiveAfter == Milliseconds::zero() || m_policy.archiveAfter >= kLeastArchiveAge,
                "/archiveAfter", "is 0 for never, or at least eight days (691200000)");
        requireLimit(m_policy.checkInAfter, "/checkInAfter");
        requireLimit(m_policy.lockAfter, "/lockAfter");
    }

    void checkChecklists() {
        std::set<std::string_view> kinds;
        for (std::size_t i = 0; i < m_policy.checklists.size(); ++i) {
            const Checklist& list = m_policy.checklists[i];
            for (std::size_t k = 0; k < list.kinds.size(); ++k) {
                const auto place = std::format("/checklists/{}/kinds/{}", i, k);
                require(m_policy.hasKind(list.kinds[k]), place, "is no kind of this policy");
                require(kinds.insert(list.kinds[k]).second, place, "has a checklist already");
            }
            require(!list.kinds.empty(), std::format("/checklists/{}/kinds", i), "are missing");
            checkSteps(list, i);
        }
        require(m_policy.checklists.size() <= kMaxChecklists, "/checklists", "are too many");
    }

    void checkSteps(const Checklist& list, std::size_t index) {
        std::set<std::string_view> codes;
        for (std::size_t i = 0; i < list.checks.size(); ++i) {
            const Check& check = list.checks[i];
            const auto place = [index, i](std::string_view member) {
                return std::format("/checklists/{}/checks/{}/{}", index, i, member);
            };
            requireCode(check.code, place("code"));
            require(codes.insert(check.code).second, place("code"), "is in this list already");
            require(!isBlank(check.textVi), place("textVi"), "is missing");
            requireWords(check.textVi, place("textVi"));
            requireWords(check.textEn, place("textEn"));
            // A tick names its step by code alone, in whatever list the case's kind has by then.
            const auto [known, isNew] = m_checks.try_emplace(check.code, &check);
            require(isNew || *known->second == check, place("code"), "means another step in another list");
        }
        require(!list.checks.empty(), std::format("/checklists/{}/checks", index), "are missing");
        require(list.checks.size() <= kMaxChecks, std::format("/checklists/{}/checks", index), "are too many");
    }

    void checkReasons() {
        std::set<std::string_view> codes;
        for (std::size_t i = 0; i < m_policy.reasons.size(); ++i) {
            const NoActionReason& reason = m_policy.reasons[i];
            const auto place = [i](std::string_view member) { return std::format("/reasons/{}/{}", i, member); };
            requireCode(reason.code, place("code"));
            require(codes.insert(reason.code).second, place("code"), "is another reason's code already");
            require(!isBlank(reason.nameVi), place("nameVi"), "is missing");
            requireWords(reason.nameVi, place("nameVi"));
            requireWords(reason.nameEn, place("nameEn"));
            require(reason.disposition != Disposition::reportFiled, place("disposition"),
                    "cannot be a filed report: that is action, and has a number");
        }
        require(m_policy.reasons.size() <= kMaxReasons, "/reasons", "are too many");
    }

    void checkDuplicates() {
        const DuplicateRule& rule = m_policy.duplicates;
        require(rule.threshold >= 0 && rule.threshold <= 1, "/duplicates/threshold", "is from 0 to 1");
        require(rule.withinM >= 0 && rule.withinM <= kMostDuplicateM, "/duplicates/withinM",
                "is from 0 to 100000 metres");
        requireLimit(rule.within, "/duplicates/within");
    }

    void checkUnitLimits() {
        for (std::size_t i = 0; i < m_policy.unitLimits.size(); ++i) {
            const UnitLimit& limit = m_policy.unitLimits[i];
            requireLimit(limit.soon, std::format("/unitLimits/{}/soon", i));
            requireLimit(limit.over, std::format("/unitLimits/{}/over", i));
            require(limit.over == Milliseconds::zero() || limit.soon <= limit.over, std::format("/unitLimits/{}", i),
                    "is long before it is too long: soon is at most over");
        }
    }

    void checkReporting() {
        const ReportingRule& rule = m_policy.reporting;
        require(rule.monthFrom >= 1 && rule.monthFrom <= 28, "/reporting/monthFrom",
                "is a day that every month has: 1 to 28");
        require(rule.weekFrom <= 6, "/reporting/weekFrom", "is 0 for Monday to 6 for Sunday");
    }

    void checkSize() {
        std::size_t bytes = m_policy.name.size();
        const auto add = [&bytes](const auto&... words) { bytes += (words.size() + ...); };
        for (const Kind& kind : m_policy.kinds) {
            add(kind.code, kind.nameVi, kind.nameEn, kind.icon, kind.whyVi, kind.whyEn, kind.equipment);
        }
        for (const Checklist& list : m_policy.checklists) {
            for (const std::string& kind : list.kinds) {
                add(kind);
            }
            for (const Check& check : list.checks) {
                add(check.code, check.textVi, check.textEn);
            }
        }
        for (const NoActionReason& reason : m_policy.reasons) {
            add(reason.code, reason.nameVi, reason.nameEn);
        }
        require(bytes <= kMostBytes, "", "has too many words altogether (256 KiB): every desk gets it at once");
    }

    const Policy& m_policy;
    std::map<std::string_view, const Check*> m_checks; ///< of every list
    std::optional<PolicyFault> m_fault;
};

} // namespace

std::optional<PolicyFault> faultOf(const Policy& policy) {
    return PolicyCheck{policy}.run();
}

} // namespace trucban::core
