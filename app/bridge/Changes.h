// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/DeskClock.h"
#include "core/Alert.h"
#include "core/Campaign.h"
#include "core/Case.h"
#include "core/Command.h"
#include "core/Event.h"
#include "core/Handover.h"
#include "core/Policy.h"
#include "core/Record.h"
#include "core/State.h"
#include "core/Unit.h"
#include "core/Visit.h"
#include "wire/Frames.h"

#include <QMetaType>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace trucban::bridge {

/// A first fill comes in parts, in the queue's order, so that what an officer looks at first is there first.
struct FillPart {
    std::size_t ofCases = 0; ///< in the whole fill
    bool isLast = false;
};

/// What happened to the replica since the last change set, as whole values; the newest value of each aggregate only.
struct ChangeSet {
    std::vector<core::Case> cases;
    std::vector<core::Alert> alerts;
    std::vector<core::Unit> units;
    std::vector<core::Visit> visits;
    std::vector<core::Handover> handovers;
    std::vector<core::Campaign> campaigns;
    std::vector<core::Record> records;
    std::vector<core::Briefing> briefings;
    std::vector<core::AggregateRef> erased;
    std::optional<core::Policy> policy;
    core::Seq upTo = 0;           ///< the log up to here is in
    std::uint64_t generation = 0; ///< counts change sets; strictly rising
    /// Part of a first fill: the replica as it was at start, or a first snapshot. Nothing else comes between parts.
    std::optional<FillPart> fill;
    /// For --trace: when the frame with the alert's first event came from the socket (steady clock).
    std::vector<std::pair<core::AlertId, std::chrono::steady_clock::time_point>> received;

    void append(core::Aggregate&& aggregate);
    [[nodiscard]] std::size_t size() const {
        return cases.size() + alerts.size() + units.size() + visits.size() + handovers.size() + campaigns.size() +
               records.size() + briefings.size() + erased.size() + (policy ? 1 : 0);
    }
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
};

inline void ChangeSet::append(core::Aggregate&& aggregate) {
    struct Sorter {
        ChangeSet& set;
        void operator()(core::Alert&& value) const { set.alerts.push_back(std::move(value)); }
        void operator()(core::Case&& value) const { set.cases.push_back(std::move(value)); }
        void operator()(core::Unit&& value) const { set.units.push_back(std::move(value)); }
        void operator()(core::Visit&& value) const { set.visits.push_back(std::move(value)); }
        void operator()(core::Handover&& value) const { set.handovers.push_back(std::move(value)); }
        void operator()(core::Campaign&& value) const { set.campaigns.push_back(std::move(value)); }
        void operator()(core::Record&& value) const { set.records.push_back(std::move(value)); }
        void operator()(core::Briefing&& value) const { set.briefings.push_back(std::move(value)); }
        void operator()(core::Policy&& value) const { set.policy = std::move(value); }
    };
    std::visit(Sorter{*this}, std::move(aggregate));
}

/// An act as it is asked for.
struct PlannedCommand {
    core::CommandBody body;
    std::optional<std::uint32_t> expected; ///< as in core::Command
};

/// Where a command of this console stands. All but queued and sent are final; withdrawn: its officer took it back before
/// it was sent.
enum class CommandStage : std::uint8_t { queued, sent, accepted, refused, expired, withdrawn };

struct CommandStatus {
    core::CommandId id;
    core::CommandBody body; ///< without a reporter, but for a refused enterAlert: the officer may need it again
    CommandStage stage = CommandStage::queued;
    core::Instant madeAt{};
    core::Instant stageAt{};
    std::string refusalCode;            ///< of wire::Refused, or "notKept" (no disk, no link); empty unless refused
    std::string refusalMessage;         ///< the gateway's English sentence, for codes without a translation
    std::optional<core::Case> current;  ///< on conflict: the case as the gateway has it
    std::optional<core::Seq> seq;       ///< when accepted
    std::optional<core::CaseId> caseId; ///< of an accepted enterAlert; it need not be in this desk's sight
    bool isOfEarlierRun = false;        ///< was in the outbox when this run began
};

enum class ConnectionState : std::uint8_t { offline, connecting, loading, live, refused };
enum class ConnectionFault : std::uint8_t {
    none,
    unreachable,
    tls,
    pinMismatch,
    badCredentials,
    throttled,
    badAddress, ///< the URL or the fingerprint as it was typed in
    badProtocol,
    headMismatch,
    wrongMode, ///< a gateway for exercises at a live desk, or the other way round
    slow,
    revoked,
    diskError
};

/// Everything the status bar shows about the link. `lastHeard` is the age of the data.
struct ConnectionStatus {
    ConnectionState state = ConnectionState::offline;
    ConnectionFault fault = ConnectionFault::none;
    std::optional<std::chrono::milliseconds> retryIn;
    std::optional<core::Instant> lastHeard; ///< absent: never in this run
    std::optional<core::Instant> savedAt;   ///< of the replica that was opened at start; absent: there was none
    std::chrono::milliseconds roundTrip{};
    std::optional<ServerTimeMark> serverTime; ///< absent: the gateway has not said yet
    std::uint32_t snapshotPart = 0;           ///< while loading
    std::uint32_t snapshotParts = 0;
    core::Seq seq = 0;
    std::string head; ///< hex hash of the gateway's log at `seq`, as it told; empty: not told yet
    QString user;
    core::Role role = core::Role::dutyOfficer;
    core::Scope scope;
    bool isStale = true; ///< nothing heard for wire::kStaleAfter
    bool logWritable = true;
    bool diskWritable = true; ///< this computer's: else nothing of this run outlives it
};

} // namespace trucban::bridge

Q_DECLARE_METATYPE(trucban::bridge::CommandStatus)
Q_DECLARE_METATYPE(trucban::bridge::ConnectionStatus)
