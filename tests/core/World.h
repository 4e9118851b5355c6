// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "core/State.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trucban::test {

inline constexpr core::WardCode kWardA{26734};
inline constexpr core::WardCode kWardB{26740};
inline constexpr core::WardCode kWardC{26743};
inline constexpr core::WardCode kWardD{26746};

/// 2026-11-21 20:00 in Vietnam.
inline constexpr core::Instant kEvening{core::Milliseconds{1'795'266'000'000}};

[[nodiscard]] core::Authority officerOf(core::WardSet wards, std::string name = "duty");
[[nodiscard]] core::Authority withRole(core::Role role, core::Scope scope = {.all = true});
[[nodiscard]] core::Authority cityDesk();
[[nodiscard]] core::Authority admin();
[[nodiscard]] core::Authority gateway();
[[nodiscard]] core::Authority source();
[[nodiscard]] core::Authority device(std::string unit);
[[nodiscard]] core::Uuid uuid(std::uint64_t number);

/// Kinds "violence" (P1, needs police), "theft" (P2), "noise" (P4), "welfare" (P3, sensitive) and "other"; two checks for
/// the first two; the reasons "slip" and "known" for no action.
[[nodiscard]] core::Policy smallPolicy();

/// A gateway in miniature: decides, applies what was decided, keeps the log. Every accepted command's events must apply.
class World {
public:
    using Answer = std::expected<std::vector<core::Event>, core::Refusal>;

    World();

    [[nodiscard]] Answer ask(const core::Authority& authority, core::CommandBody body,
                             std::optional<std::uint32_t> expected = std::nullopt);
    /// Asks and expects that it is done.
    std::vector<core::Event> tell(const core::Authority& authority, core::CommandBody body,
                                  std::optional<std::uint32_t> expected = std::nullopt);
    /// Asks and expects a refusal; nullopt when it was done.
    [[nodiscard]] std::optional<core::Refusal> refusal(const core::Authority& authority, core::CommandBody body,
                                                       std::optional<std::uint32_t> expected = std::nullopt);

    /// An alert as its sender's app posts it, with fresh ids; the same `externalId` again is an update.
    [[nodiscard]] core::ReceiveAlert alertBody(std::string externalId, std::string kind, core::Routing routing);
    /// Opens a case by a new alert.
    core::CaseId open(std::string kind = "theft", core::Routing routing = {.ward = kWardA, .approximate = false});
    /// Opened and closed.
    core::CaseId closed(std::string kind = "theft", core::Routing routing = {.ward = kWardA, .approximate = false});
    /// What brings an archived case back.
    [[nodiscard]] core::UnarchiveCase unarchiving(const core::CaseId& id) const;
    core::UnitId unit(std::string id, core::WardCode home = kWardA, core::UnitKind kind = core::UnitKind::policePatrol);

    [[nodiscard]] const core::Case& at(const core::CaseId& id) const { return *state.case_(id); }
    [[nodiscard]] const core::Alert& at(const core::AlertId& id) const { return *state.alert(id); }
    [[nodiscard]] const core::Unit& at(const core::UnitId& id) const { return *state.unit(id); }
    [[nodiscard]] const core::Alert& firstAlert(const core::CaseId& id) const { return at(at(id).alerts.front()); }
    [[nodiscard]] core::Uuid nextUuid() { return uuid(++m_lastId); }
    void wait(core::Milliseconds time) { now += time; }

    core::State state;
    std::map<core::AggregateRef, core::Aggregate> archive; ///< what the events since have put aside
    core::Instant now = kEvening;
    std::vector<core::Event> log;

private:
    std::uint64_t m_lastId = 0;
};

/// The type names of the events, in order.
[[nodiscard]] std::vector<std::string> typesOf(const std::vector<core::Event>& events);

} // namespace trucban::test

// For readable failures.
namespace trucban::core {
inline void PrintTo(Refusal value, std::ostream* out) {
    *out << nameOf(value);
}
inline void PrintTo(CaseState value, std::ostream* out) {
    *out << nameOf(value);
}
inline void PrintTo(WardCode value, std::ostream* out) {
    *out << value.value;
}
} // namespace trucban::core
