// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/StoreFixture.h"

#include <algorithm>
#include <format>
#include <limits>
#include <stdlib.h>
#include <unistd.h>
#include <utility>

namespace trucban::test {

TempFolder::TempFolder(bool inMemory) {
    const std::filesystem::path memory{"/dev/shm"};
    const bool canUseMemory = inMemory && ::access(memory.c_str(), W_OK) == 0;
    const auto parent = canUseMemory ? memory : std::filesystem::temp_directory_path();
    std::string pattern = (parent / "trucban-store-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    m_path = pattern;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

core::Instant minute(int number) {
    using namespace std::chrono;
    return core::Instant{sys_days{2026y / November / 21} + 7h} + minutes{number};
}

core::ReceiveAlert alertNumber(std::uint32_t number, std::string text) {
    core::ReceiveAlert alert;
    alert.alertId = idOf<core::AlertId>(number);
    alert.caseId = idOf<core::CaseId>(number + 0x10000000U);
    alert.facts.source = core::AlertSource::sosApp;
    alert.facts.externalId = std::format("sos-{}", number);
    alert.facts.kind = "other";
    alert.facts.occurredAt = minute(0);
    alert.facts.hasReporter = true;
    alert.facts.contentDigest = std::format("{:064x}", number);
    alert.facts.warnings = {{"/position/accuracyM", "missing"}};
    alert.details = {std::move(text), "12 Lê Lợi", core::Position{{10.7721, 106.6983}, 20}, {}};
    alert.routing = {core::WardCode{26740 + number % 3}, {}, false};
    return alert;
}

core::Authority source() {
    return {{core::ActorKind::source, "sos"}, {}, {}};
}
core::Authority officer() {
    return {{core::ActorKind::officer, "an"}, core::Role::dutyOfficer, {true, {}}};
}
core::Authority gateway() {
    return {{core::ActorKind::gateway, "gateway"}, {}, {true, {}}};
}

LogDriver::LogDriver(std::filesystem::path dataFolder, const store::DatabaseOptions& options)
    : m_folder{std::move(dataFolder)},
      m_keys{orFail(store::KeyRing::openOrCreate(m_folder))},
      m_database{orFail(store::openLog(m_folder, m_keys, options))},
      m_log{orFail(store::EventLog::open(*m_database, m_keys))} {
    orFail(m_log.read(0, std::numeric_limits<std::size_t>::max(), [this](store::LogEntry&& entry) {
        return entry.has_value() && core::apply(m_state, *entry).has_value();
    }));
}

std::vector<core::Event> LogDriver::run(const core::CommandBody& body, const core::Authority& authority,
                                        core::Instant at, const store::PendingEvent& extras) {
    const core::Command command{idOf<core::CommandId>(++m_commands), std::nullopt, body};
    auto decided = core::decide(m_state, command, {at, authority});
    if (!decided) {
        throw std::runtime_error(std::string{core::sentenceOf(decided.error())});
    }
    std::vector<store::PendingEvent> pending;
    core::State next;
    if (std::ranges::any_of(*decided, store::isMilestone, &core::Event::version)) {
        next = m_state;
    }
    for (auto& event : *decided) {
        auto archived = core::archivedValue(m_state, event);
        (void)core::apply(next, event);
        auto milestone = store::isMilestone(event.version) ? next.aggregate(event.aggregate) : std::nullopt;
        pending.push_back({std::move(event), std::nullopt, {}, std::move(archived), std::move(milestone)});
    }
    pending.front().reporter = extras.reporter;
    pending.front().rawBody = extras.rawBody;
    orFail(m_log.append(pending, {}));
    std::vector<core::Event> events;
    for (auto& entry : pending) {
        if (!core::apply(m_state, entry.event)) {
            throw std::runtime_error("apply refused what decide wrote");
        }
        m_touched.push_back(entry.event.aggregate);
        events.push_back(std::move(entry.event));
    }
    return events;
}

void LogDriver::receive(std::uint32_t number) {
    run(alertNumber(number), source(), minute(static_cast<int>(number)),
        {{}, core::Reporter{"Nguyễn Thị Hoa", "0903 123 456"}, std::format(R"({{"externalId":"sos-{}"}})", number)});
}

void LogDriver::playEvening(std::uint32_t first, std::uint32_t last) {
    const core::UnitId unit{"M21"};
    if (m_state.unit(unit) == nullptr) {
        run(core::RegisterUnit{{unit, core::UnitKind::policePatrol, core::WardCode{26740}, "Tổ 21", {"car"}, true}},
            gateway(), minute(0));
    }
    for (std::uint32_t n = first; n <= last; ++n) {
        receive(n);
        const auto at = minute(static_cast<int>(n));
        const auto caseId = alertNumber(n).caseId;
        const auto alertId = alertNumber(n).alertId;
        switch (n % 6) {
        case 0:
            run(core::AddNote{caseId, "Đã gọi lại, máy bận"}, officer(), at);
            break;
        case 1:
            run(core::DispatchUnit{caseId, unit, true, false}, officer(), at);
            run(core::CloseCase{caseId, core::Outcome{core::Disposition::mediated, "Đã hòa giải", ""}, true}, officer(),
                at);
            break;
        case 2:
            run(core::PlaceAlert{alertId, {{10.78, 106.7}, 5}}, officer(), at);
            run(core::RevealReporter{caseId, alertId, "gọi lại", true}, officer(), at);
            break;
        case 3:
            if (n > first) {
                run(core::MergeCases{caseId, {alertNumber(n - 1).caseId}}, officer(), at);
            }
            break;
        case 4:
            run(core::CloseCase{caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false}, officer(), at);
            run(core::EraseAlert{alertId}, gateway(), at);
            break;
        default:
            break;
        }
    }
}

std::vector<core::AggregateRef> LogDriver::takeTouched() {
    return std::exchange(m_touched, {});
}

std::string allBytes(const core::State& state) {
    return core::canonicalBytes(state, {true, {}});
}

} // namespace trucban::test
