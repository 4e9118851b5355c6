// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/OldCases.h"

#include "core/Fold.h"
#include "resources/Embedded.h"
#include "store/EventLog.h"
#include "store/KeyRing.h"
#include "wire/AlertReader.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"

#include <format>
#include <stdexcept>
#include <vector>

namespace trucban::test {
namespace {

constexpr core::WardCode kWard{26743};
constexpr std::size_t kPerCommit = 2'000;

template <class T, class Error>
T orThrow(std::expected<T, Error> result, const char* what) {
    if (!result) {
        throw std::runtime_error{what};
    }
    return std::move(*result);
}

class Writer {
public:
    Writer(const std::filesystem::path& folder, const OldCases& cases)
        : m_keys{orThrow(store::KeyRing::openOrCreate(folder), "no keys")},
          m_database{
              orThrow(store::openLog(folder, m_keys,
                                     {.durability = cases.durable ? store::Durability::full : store::Durability::off}),
                      "no log")},
          m_log{orThrow(store::EventLog::open(*m_database, m_keys), "no head")},
          m_cases{cases},
          m_policy{cases.policy ? *cases.policy
                                : orThrow(wire::decodePolicy(resources::referencePolicyJson()), "no policy")} {}

    void run() {
        run(core::ChangePolicy{m_policy}, gateway(), m_cases.from, {});
        for (std::uint32_t n = m_cases.first; n < m_cases.first + m_cases.count; ++n) {
            addCase(n);
        }
        flush();
    }

private:
    static core::Authority gateway() { return {{core::ActorKind::gateway, "gateway"}, {}, {true, {}}}; }
    static core::Authority officer() { return {{core::ActorKind::officer, "an"}, core::Role::dutyOfficer, {true, {}}}; }

    template <class Id>
    Id nextId(core::Instant at) {
        std::array<std::uint8_t, 10> bits{};
        ++m_ids;
        for (std::size_t i = 0; i < 8; ++i) {
            bits[9 - i] = static_cast<std::uint8_t>(m_ids >> (8 * i));
        }
        return Id{core::Uuid::v7(at, bits)};
    }

    void addCase(std::uint32_t n) {
        const core::Instant at = m_cases.from + m_cases.step * (n - m_cases.first);
        auto body = orThrow(wire::parseAlertBody(oldAlertJson(n), at, m_policy), "no alert");
        body.facts.contentDigest = m_keys.digestHex("alert", body.canonical);
        const auto alertId = nextId<core::AlertId>(at);
        const auto caseId = nextId<core::CaseId>(at);
        run(core::ReceiveAlert{alertId, caseId, body.facts, body.details, {kWard, {}, false}},
            {{core::ActorKind::source, m_cases.key}, core::Role::admin, {true, {}}}, at, body.reporter);
        run(core::CloseCase{caseId, core::Outcome{core::Disposition::mistaken, "", ""}, false}, officer(),
            at + std::chrono::minutes{1}, {});
        // Nothing is decided about it any more, and a million cases need not be here at once.
        m_state.erase(core::AggregateRef::of(caseId));
        m_state.erase(core::AggregateRef::of(alertId));
        if (m_pending.size() >= kPerCommit) {
            flush();
        }
    }

    void run(core::CommandBody body, const core::Authority& who, core::Instant at, const core::Reporter& reporter) {
        const core::Command command{nextId<core::CommandId>(at), std::nullopt, std::move(body)};
        auto events = orThrow(core::decide(m_state, command, {at, who}), "refused");
        for (core::Event& event : events) {
            (void)orThrow(core::apply(m_state, event).transform([] { return 0; }), "not applicable");
            const bool isReport = std::holds_alternative<core::AlertReceived>(event.data);
            store::PendingEvent pending{.event = std::move(event), .reporter = {}, .rawBody = {}, .archived = {}};
            if (isReport) {
                pending.reporter = reporter;
            }
            m_pending.push_back(std::move(pending));
        }
    }

    void flush() {
        (void)orThrow(m_log.append(m_pending, {}), "not written");
        m_pending.clear();
    }

    store::KeyRing m_keys;
    std::unique_ptr<store::Database> m_database;
    store::EventLog m_log;
    OldCases m_cases;
    core::Policy m_policy;
    core::State m_state;
    std::vector<store::PendingEvent> m_pending;
    std::uint64_t m_ids = 0;
};

} // namespace

void logOldCases(const std::filesystem::path& dataFolder, const OldCases& cases) {
    Writer{dataFolder, cases}.run();
}

std::string oldAlertJson(std::uint32_t number, const std::string& text) {
    return std::format(R"({{"source":"sos-app","externalId":"old-{0}","category":"robbery","text":"{1}",)"
                       R"("position":{{"lat":10.772891,"lon":106.695232,"accuracyM":10}},"address":"{0} Lê Lợi",)"
                       R"("reporter":{{"name":"Lê Văn C","phone":"0901234567"}}}})",
                       number, text.empty() ? std::format("Mất xe ở hẻm số {}", number) : text);
}

} // namespace trucban::test
