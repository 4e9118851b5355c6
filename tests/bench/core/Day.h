// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace trucban::bench {

using namespace trucban::core;

inline Uuid uuidOf(std::uint64_t number) {
    std::mt19937_64 random{number};
    Uuid id;
    for (std::uint8_t& byte : id.bytes) {
        byte = static_cast<std::uint8_t>(random());
    }
    return id;
}

inline Policy benchPolicy() {
    Policy policy;
    policy.kinds = {{"violence", "Bạo lực", "Violence", Priority::p1, true, false, "danger"},
                    {"theft", "Trộm cắp", "Theft", Priority::p2, true, false, "police"},
                    {"noise", "Tiếng ồn", "Noise", Priority::p4, false, false, "music"},
                    {"other", "Khác", "Other", Priority::p3, false, false, "marker"}};
    return policy;
}

/// A busy day made by decide itself: per case an alert with a text of usual length, one in eight updated, acknowledged,
/// half of them dispatched with a unit that reports five positions and its progress, noted, resolved and closed; one in
/// twenty offered to another ward. `open` of the cases live at a time, so that the log interleaves them.
class Day {
public:
    explicit Day(std::size_t cases) {
        m_state.policy = benchPolicy();
        for (std::uint32_t i = 0; i < kWards * 3; ++i) {
            ask(m_gateway, RegisterUnit{{.id = unitOf(i), .homeWard = {26'700 + i % kWards}, .name = "Tổ tuần tra"}});
        }
        for (std::size_t i = 0; i < cases + kOpen * kStages; ++i) {
            for (std::size_t stage = 0; stage < kStages; ++stage) {
                if (i >= stage * kOpen && i - stage * kOpen < cases) {
                    play(i - stage * kOpen, stage);
                }
            }
        }
    }

    [[nodiscard]] const std::vector<Event>& log() const { return m_log; }
    [[nodiscard]] const State& state() const { return m_state; }

    [[nodiscard]] static ReceiveAlert report(std::size_t number) {
        ReceiveAlert body{.alertId = {uuidOf(2 * number)}, .caseId = {uuidOf(2 * number + 1)}};
        body.facts.source = AlertSource::sosApp;
        body.facts.externalId = "sos-2026-11-21-" + std::to_string(number);
        body.facts.kind = number % 30 == 0 ? "violence" : number % 3 == 0 ? "theft" : "noise";
        body.facts.contentDigest = std::string(32, 'a');
        body.facts.hasReporter = true;
        body.details.text = "Có nhóm thanh niên tụ tập gây ồn ào trước hẻm, nhờ các anh xuống kiểm tra giúp.";
        body.details.address = "861/20/5 đường Trần Xuân Soạn";
        body.details.position = Position{
            {10.65 + 0.0003 * static_cast<double>(number % 997), 106.55 + 0.0003 * static_cast<double>(number % 1'009)},
            15};
        body.routing = {.ward = wardOf(number), .approximate = false};
        return body;
    }

private:
    static constexpr std::uint32_t kWards = 168;
    static constexpr std::size_t kOpen = 80;
    static constexpr std::size_t kStages = 6;

    static WardCode wardOf(std::size_t number) { return {static_cast<std::uint32_t>(26'700 + number % kWards)}; }
    static UnitId unitOf(std::size_t number) { return {"M" + std::to_string(number)}; }

    /// Refusals (a unit that is busy) are part of a day; what was done goes into the log.
    bool ask(const Authority& authority, CommandBody body) {
        m_now += Milliseconds{700};
        const auto events = decide(m_state, Command{.body = std::move(body)}, {m_now, authority});
        if (!events) {
            return false;
        }
        for (Event event : *events) {
            event.seq = m_state.seq + 1;
            if (!apply(m_state, event)) {
                std::abort();
            }
            m_log.push_back(std::move(event));
        }
        return true;
    }

    void play(std::size_t number, std::size_t stage) {
        const CaseId id{uuidOf(2 * number + 1)};
        const WardCode ward = wardOf(number);
        const Authority officer{{ActorKind::officer, "truc.ban"}, Role::dutyOfficer, {false, {ward}}};
        const UnitId unit = unitOf(number % (kWards * 3));
        const bool isSent = number % 2 == 0;
        switch (stage) {
        case 0:
            ask(m_source, report(number));
            break;
        case 1:
            ask(officer, AcknowledgeCase{id});
            if (number % 8 == 0) {
                ReceiveAlert update = report(number);
                update.facts.contentDigest = std::string(32, 'b');
                ask(m_source, std::move(update));
            }
            break;
        case 2:
            if (isSent) {
                ask(officer, DispatchUnit{id, unit, true});
            }
            if (number % 20 == 0) {
                ask(officer, OfferTransfer{id, wardOf(number + 1), "Thuộc địa bàn phường bạn"});
                ask(officer, AnswerTransfer{id, OfferState::withdrawn});
            }
            break;
        case 3:
            for (int i = 0; isSent && i < 5; ++i) {
                ask(m_source, MoveUnit{unit, {10.75 + 0.001 * i, 106.7}, 90.0, m_now});
            }
            ask(officer, AddNote{id, "Đã gọi lại, người báo đang chờ ở đầu hẻm."});
            break;
        case 4:
            if (isSent) {
                ask(m_source, SetUnitState{unit, UnitState::enRoute});
                ask(m_source, SetUnitState{unit, UnitState::onScene});
            }
            break;
        default:
            ask(officer, ResolveCase{id, {Disposition::settledOnScene, "Đã nhắc nhở"}});
            ask(officer, CloseCase{id, {}, true});
            break;
        }
    }

    const Authority m_gateway{{ActorKind::gateway, "gateway"}, {}, {}};
    const Authority m_source{{ActorKind::source, "sos-key"}, {}, {}};
    State m_state;
    Instant m_now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}};
    std::vector<Event> m_log;
};

} // namespace trucban::bench
