// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/BringBack.h"

#include <algorithm>
#include <type_traits>

namespace trucban::gateway {
namespace {

struct Named {
    std::vector<core::CaseId> cases;
    std::optional<core::AlertId> alert;
};

template <class Body, class... Any>
constexpr bool kIsAnyOf = (std::is_same_v<Body, Any> || ...);

Named namedBy(const core::CommandBody& body) {
    Named named;
    std::visit(
        [&named]<class Body>(const Body& b) {
            if constexpr (!kIsAnyOf<Body, core::ReceiveAlert, core::EscalateCase, core::ExpireTransfer,
                                    core::ArchiveCase, core::UnarchiveCase>) {
                if constexpr (requires { b.caseId; }) {
                    named.cases.push_back(b.caseId);
                }
                if constexpr (requires { b.primary; }) {
                    named.cases.push_back(b.primary);
                    named.cases.insert(named.cases.end(), b.others.begin(), b.others.end());
                }
                if constexpr (requires { b.alert; }) {
                    named.alert = b.alert;
                }
            }
        },
        body);
    return named;
}

class Collector {
public:
    Collector(const core::State& state, LogPort& log) : m_state{state}, m_log{log} {}

    store::Result<void> addCase(const core::CaseId& id) {
        if (m_state.case_(id) != nullptr || find(id) != nullptr) {
            return {};
        }
        auto found = archivedValue(m_log, core::AggregateRef::of(id));
        if (!found) {
            return std::unexpected(found.error());
        }
        if (!*found) {
            return {};
        }
        core::UnarchiveCase back{std::get<core::Case>(std::move(**found)), {}};
        for (const core::AlertId& alertId : back.value.alerts) {
            auto alert = archivedValue(m_log, core::AggregateRef::of(alertId));
            if (!alert) {
                return std::unexpected(alert.error());
            }
            if (*alert && std::get<core::Alert>(**alert).caseId == id &&
                !std::ranges::contains(back.alerts, alertId, &core::Alert::id)) {
                back.alerts.push_back(std::get<core::Alert>(std::move(**alert)));
            }
        }
        m_cases.push_back(std::move(back));
        return {};
    }

    store::Result<void> addCaseOf(const core::AlertId& id) {
        if (m_state.alert(id) != nullptr) {
            return {};
        }
        const auto found = archivedValue(m_log, core::AggregateRef::of(id));
        if (!found) {
            return std::unexpected(found.error());
        }
        return *found ? addCase(std::get<core::Alert>(**found).caseId) : store::Result<void>{};
    }

    /// The cases it was merged into, one after the other.
    store::Result<void> addHolders(core::CaseId id) {
        for (std::optional<core::CaseId> next = mergedInto(id); next; next = mergedInto(*next)) {
            if (auto added = addCase(*next); !added) {
                return added;
            }
        }
        return {};
    }

    [[nodiscard]] std::vector<core::UnarchiveCase> take() && { return std::move(m_cases); }

private:
    [[nodiscard]] const core::Case* find(const core::CaseId& id) const {
        const auto found =
            std::ranges::find(m_cases, id, [](const core::UnarchiveCase& back) { return back.value.id; });
        return found == m_cases.end() ? nullptr : &found->value;
    }
    [[nodiscard]] std::optional<core::CaseId> mergedInto(const core::CaseId& id) const {
        const core::Case* live = m_state.case_(id);
        const core::Case* case_ = live != nullptr ? live : find(id);
        return case_ == nullptr ? std::nullopt : case_->mergedInto;
    }

    const core::State& m_state;
    LogPort& m_log;
    std::vector<core::UnarchiveCase> m_cases;
};

} // namespace

store::Result<std::optional<core::Aggregate>> archivedValue(LogPort& log, const core::AggregateRef& ref) {
    auto found = log.archived(ref);
    if (found || found.error().fault != store::StoreFault::cannotDecode) {
        return found;
    }
    const auto history = log.history(ref);
    if (!history) {
        return std::unexpected(history.error());
    }
    auto value = store::archivedBy(*history);
    return value ? store::Result<std::optional<core::Aggregate>>{std::move(value)} : std::move(found);
}

store::Result<std::vector<core::UnarchiveCase>> archivedFor(const core::CommandBody& body, const core::State& state,
                                                            LogPort& log) {
    const Named named = namedBy(body);
    Collector collector{state, log};
    store::Result<void> done;
    if (named.alert) {
        done = collector.addCaseOf(*named.alert);
    }
    for (auto it = named.cases.begin(); done && it != named.cases.end(); ++it) {
        done = collector.addCase(*it);
    }
    if (const auto* unmerge = std::get_if<core::UnmergeCase>(&body); done && unmerge != nullptr) {
        done = collector.addHolders(unmerge->caseId);
    }
    if (!done) {
        return std::unexpected(done.error());
    }
    return std::move(collector).take();
}

store::Result<std::vector<core::UnarchiveCase>> archivedFor(std::string_view alertKey, const core::State& state,
                                                            LogPort& log) {
    const auto id = log.archivedAlertOf(alertKey);
    if (!id) {
        return std::unexpected(id.error());
    }
    Collector collector{state, log};
    if (*id) {
        if (const auto done = collector.addCaseOf(**id); !done) {
            return std::unexpected(done.error());
        }
    }
    return std::move(collector).take();
}

} // namespace trucban::gateway
