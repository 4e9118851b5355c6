// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decisions.h"
#include "core/EntryRules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace trucban::core {

namespace {

bool isSound(const std::optional<Day>& day) {
    return !day || isPlausible(*day);
}
bool isSound(Day from, Day to) {
    return isPlausible(from) && isPlausible(to) && from <= to && to - from < kMaxPeriodDays;
}
bool isName(const std::string& text) {
    return !isBlank(text) && text.size() <= 4 * kMaxName;
}
bool isShort(const std::string& text) {
    return text.size() <= 4 * kMaxName;
}

bool isSoundTeam(const TeamRecord& team) {
    return isName(team.unit.value) && isShort(team.decision) && isShort(team.rules) && isSound(team.decidedOn) &&
           areSound(team.members);
}
bool isSoundRound(const RoundRecord& round) {
    return isName(round.name) && isShort(round.team.value) && round.everyDays >= 1 && round.everyDays <= 366 &&
           round.risk >= 1 && round.risk <= 3 && round.households <= 1'000'000;
}
bool isSoundPetition(const PetitionRecord& petition) {
    const int ways = (petition.caseId ? 1 : 0) + (petition.referredTo ? 1 : 0);
    return isName(petition.kind) && ways <= 1 && isPlausible(petition.heardOn) && isSound(petition.settledOn) &&
           (!petition.settledOn || *petition.settledOn >= petition.heardOn) &&
           (!petition.mediated || petition.settledOn.has_value());
}
bool isSoundInitiative(const InitiativeRecord& initiative) {
    return isName(initiative.name) && isShort(initiative.kind) && isShort(initiative.owner) &&
           isShort(initiative.area) && isShort(initiative.coverUnit) && isPlausible(initiative.since) &&
           initiative.covered <= initiative.outOf;
}
bool isSoundDirective(const DirectiveRecord& directive) {
    const auto content = directive.programmeContent.value_or(1);
    const auto year = directive.programmeYear.value_or(2023);
    return isName(directive.number) && isShort(directive.issuer) && isShort(directive.subject) &&
           isPlausible(directive.issuedOn) && content >= 1 && content <= 7 && year >= 2023 && year <= 2033;
}
bool isSoundTask(const TaskRecord& task) {
    return isName(task.title) && isShort(task.owner) && isPlausible(task.givenOn) && isPlausible(task.due) &&
           task.progress <= 100 && isSound(task.doneOn) && (!task.doneOn || *task.doneOn >= task.givenOn);
}
bool isSoundMapping(const UnitMappingRecord& mapping) {
    double sum = 0;
    for (const WardShare& share : mapping.wards) {
        if (!isWard(share.ward) || !(share.share > 0 && share.share <= 1)) {
            return false;
        }
        sum += share.share;
    }
    return isName(mapping.oldUnit) && !mapping.wards.empty() && mapping.wards.size() <= 168 && sum < 1.0005;
}

/// Reintegration counts and needs have no place below the ward or team; the rest is checked by its own rule.
bool isSoundPart(const Record& record, RecordKind kind) {
    switch (kind) {
    case RecordKind::team:
        return isSoundTeam(*record.team);
    case RecordKind::round:
        return isSoundRound(*record.round);
    case RecordKind::households:
        return record.households->households <= 1'000'000 && isPlausible(record.households->asOf) &&
               isShort(record.households->source);
    case RecordKind::petition:
        return isSoundPetition(*record.petition);
    case RecordKind::need:
        return isName(record.need->team.value) && isName(record.need->householdCode) && isName(record.need->need) &&
               isPlausible(record.need->until);
    case RecordKind::reintegration:
        return record.neighbourhood.empty() && isPlausible(record.reintegration->day) &&
               areSound(record.reintegration->counts);
    case RecordKind::initiative:
        return isSoundInitiative(*record.initiative);
    case RecordKind::initiativeFigures:
        return !record.initiativeFigures->initiative.isNil() && isPlausible(record.initiativeFigures->day) &&
               areSound(record.initiativeFigures->figures);
    case RecordKind::commendation:
        return isPlausible(record.commendation->day) && isShort(record.commendation->by) &&
               isShort(record.commendation->reason) && record.commendation->collectives.size() <= kMaxCounts &&
               std::ranges::all_of(record.commendation->collectives, isName);
    case RecordKind::inspection:
        return isName(record.inspection->premises) && isPlausible(record.inspection->day) &&
               record.inspection->violations <= record.inspection->done;
    case RecordKind::drugFree:
        return !record.neighbourhood.empty() && isPlausible(record.drugFree->since) &&
               record.drugFree->criteriaMet <= record.drugFree->criteria;
    case RecordKind::directive:
        return isSoundDirective(*record.directive);
    case RecordKind::task:
        return isSoundTask(*record.task);
    case RecordKind::dayFigures:
        return isPlausible(record.dayFigures->day) && areSound(record.dayFigures->values) &&
               isShort(record.dayFigures->source);
    case RecordKind::signOff:
        return isSound(record.signOff->from, record.signOff->to);
    case RecordKind::baseline:
        return isSound(record.baseline->from, record.baseline->to) && isName(record.baseline->source) &&
               isPlausible(record.baseline->sourceDay) && areSound(record.baseline->values) &&
               isShort(record.baseline->oldUnit) && (record.ward.isNone() || record.baseline->oldUnit.empty());
    case RecordKind::unitMapping:
        return record.ward.isNone() && isSoundMapping(*record.unitMapping);
    }
    return false;
}

/// Counts what was: a day to come would stand in the totals before it is there.
bool isOfDayToCome(const Record& record, Day today) {
    const auto isLater = [today](Day day) { return day > today; };
    if (record.inspection) {
        return record.inspection->done > 0 && isLater(record.inspection->day);
    }
    if (record.commendation) {
        return isLater(record.commendation->day);
    }
    const auto day = dayOf(record);
    return day && isLater(*day);
}

bool needsWard(RecordKind kind) {
    using enum RecordKind;
    return kind == team || kind == round || kind == households || kind == petition || kind == need ||
           kind == reintegration || kind == drugFree || kind == dayFigures || kind == signOff || kind == inspection;
}

/// What there can be one of at a time: two of them would count twice.
using NaturalKey = std::tuple<RecordKind, std::uint32_t, std::string, Day, std::string>;

std::vector<NaturalKey> keysOf(const Record& record) {
    const auto key = [&](RecordKind kind, Day day, std::string code) {
        return NaturalKey{kind, record.ward.value, record.neighbourhood, day, std::move(code)};
    };
    std::vector<NaturalKey> keys;
    if (record.dayFigures) {
        for (const NamedCount& value : record.dayFigures->values) {
            keys.push_back(key(RecordKind::dayFigures, record.dayFigures->day, value.code));
        }
    } else if (record.initiativeFigures) {
        for (const NamedCount& value : record.initiativeFigures->figures) {
            keys.push_back(key(RecordKind::initiativeFigures, record.initiativeFigures->day,
                               record.initiativeFigures->initiative.toString() + '/' + value.code));
        }
    } else if (record.reintegration) {
        keys.push_back(key(RecordKind::reintegration, record.reintegration->day, {}));
    } else if (record.households) {
        keys.push_back(key(RecordKind::households, 0, {}));
    } else if (record.drugFree) {
        keys.push_back(key(RecordKind::drugFree, 0, {}));
    } else if (record.unitMapping) {
        keys.push_back(key(RecordKind::unitMapping, 0, record.unitMapping->oldUnit));
    } else if (record.team) {
        keys.push_back(key(RecordKind::team, 0, record.team->unit.value));
    }
    return keys;
}

/// What the records that stand say about new ones; read once for a command.
class Standing {
public:
    /// Of these wards alone: a city's year is some hundred thousand records.
    Standing(const State& state, const std::set<WardCode>& wards) {
        for (const auto& [id, record] : state.records) {
            if (record.withdrawn || !wards.contains(record.ward)) {
                continue;
            }
            if (record.signOff) {
                m_signedOff[record.ward].emplace_back(record.signOff->from, record.signOff->to);
            }
            for (NaturalKey& key : keysOf(record)) {
                m_holders.emplace(std::move(key), id);
            }
        }
    }

    [[nodiscard]] bool isSignedOff(const Record& record) const {
        const auto day = dayOf(record);
        const auto spans = m_signedOff.find(record.ward);
        return day && spans != m_signedOff.end() && std::ranges::any_of(spans->second, [&](const auto& span) {
                   return span.first <= *day && *day <= span.second;
               });
    }
    /// False when another holds one of its keys.
    [[nodiscard]] bool take(const Record& record) {
        for (NaturalKey& key : keysOf(record)) {
            const auto [holder, isFree] = m_holders.emplace(std::move(key), record.id);
            if (!isFree && holder->second != record.id) {
                return false;
            }
        }
        return true;
    }
    /// What is to be saved over gives its keys back first.
    void release(const Record& record) {
        for (const NaturalKey& key : keysOf(record)) {
            if (const auto holder = m_holders.find(key); holder != m_holders.end() && holder->second == record.id) {
                m_holders.erase(holder);
            }
        }
    }

private:
    std::map<WardCode, std::vector<std::pair<Day, Day>>> m_signedOff;
    std::map<NaturalKey, RecordId> m_holders;
};

/// Where the records are, and where they were.
std::set<WardCode> wardsOf(const Draft& draft, const std::vector<Record>& records) {
    std::set<WardCode> wards;
    for (const Record& record : records) {
        wards.insert(record.ward);
        if (const auto before = draft.state().records.find(record.id); before != draft.state().records.end()) {
            wards.insert(before->second.ward);
        }
    }
    return wards;
}

const Record* known(const Draft& draft, const RecordId& id) {
    const auto found = draft.state().records.find(id);
    return found == draft.state().records.end() ? nullptr : &found->second;
}

bool maySave(const Draft& draft, const Record& record, RecordKind kind) {
    const Authority& authority = draft.authority();
    if (authority.role == Role::team) {
        const bool isOwn = kind == RecordKind::petition ||
                           (kind == RecordKind::need && record.need->team.value == authority.actor.name);
        return isOwn && contains(draft.scope().wards, record.ward);
    }
    return kind != RecordKind::need && (kind != RecordKind::signOff || authority.role != Role::dutyOfficer);
}

Decided checkRecord(const Draft& draft, const Record& record) {
    const auto kind = kindOf(record);
    if (!kind || record.id.isNil() || record.withdrawn || record.ward == kCityDesk ||
        (needsWard(*kind) && record.ward.isNone()) || !isShort(record.neighbourhood) || !isSoundPart(record, *kind) ||
        isOfDayToCome(record, dayNumber(draft.now()))) {
        return refuse(Refusal::badValue);
    }
    if (!maySave(draft, record, *kind)) {
        return refuse(Refusal::notPermitted);
    }
    if (!draft.scope().all && !contains(draft.scope().wards, record.ward)) {
        return refuse(Refusal::outOfScope);
    }
    const Record* before = known(draft, record.id);
    if (before == nullptr) {
        return record.version == 0 ? Decided{} : refuse(Refusal::unknownRecord);
    }
    if (!draft.scope().sees(before->visibleTo)) {
        return refuse(Refusal::unknownRecord);
    }
    // A need stays its team's: the old one's owner decides, not the new one's.
    if (kindOf(*before) != kind || !maySave(draft, *before, *kind)) {
        return refuse(Refusal::notPermitted);
    }
    if (!draft.scope().all && !contains(draft.scope().wards, before->ward)) {
        return refuse(Refusal::outOfScope);
    }
    return before->version == record.version ? Decided{} : refuse(Refusal::changedMeanwhile);
}

WardSet visibilityOf(const Record& record) {
    if (record.need) {
        return {teamDesk(record.need->team.value)};
    }
    return record.ward.isNone() ? WardSet{} : WardSet{record.ward};
}

bool isSame(const Record& before, Record record) {
    record.savedAt = before.savedAt;
    record.savedBy = before.savedBy;
    record.visibleTo = before.visibleTo;
    record.withdrawnReason = before.withdrawnReason;
    return record == before;
}

} // namespace

bool isPlausible(Day day) {
    return day >= dayNumber(std::chrono::year{1975} / 1 / 1) && day <= dayNumber(std::chrono::year{2100} / 12 / 31);
}

Decided decideOn(Draft& draft, const SaveRecords& command) {
    if (command.records.empty() || command.records.size() > kMaxRecords) {
        return refuse(Refusal::badValue);
    }
    Standing standing{draft.state(), wardsOf(draft, command.records)};
    std::set<RecordId> seen;
    for (const Record& record : command.records) {
        if (const Decided fits = checkRecord(draft, record); !fits) {
            return fits;
        }
        if (!seen.insert(record.id).second) {
            return refuse(Refusal::badValue);
        }
        const Record* before = known(draft, record.id);
        if (standing.isSignedOff(record) || (before != nullptr && standing.isSignedOff(*before))) {
            return refuse(Refusal::signedOff);
        }
        if (before != nullptr) {
            standing.release(*before);
        }
    }
    bool isChange = false;
    for (Record record : command.records) {
        if (!standing.take(record)) {
            return refuse(Refusal::changedMeanwhile);
        }
        const Record* before = known(draft, record.id);
        keepHistory(before, record);
        if (before != nullptr && isSame(*before, record)) {
            continue;
        }
        isChange = true;
        record.withdrawnReason.clear();
        // Who saved it and when is the log's to say: a time from outside would become the event's.
        record.savedAt = before == nullptr ? Instant{} : before->savedAt;
        record.savedBy = before == nullptr ? std::string{} : before->savedBy;
        record.visibleTo = visibilityOf(record);
        draft.emit(record, RecordSaved{record});
    }
    return isChange ? Decided{} : refuse(Refusal::alreadyDone);
}

Decided decideOn(Draft& draft, const WithdrawRecords& command) {
    if (command.records.empty() || command.records.size() > kMaxRecords) {
        return refuse(Refusal::badValue);
    }
    if (isBlank(command.reason)) {
        return refuse(Refusal::reasonMissing);
    }
    if (const Decided fits = checkLength(command.reason, kMaxText); !fits) {
        return fits;
    }
    // Each record's event says it again.
    constexpr std::size_t kMaxReasonsBytes = 4 * 1024 * 1024;
    if (wireBytes(command.reason) * command.records.size() > kMaxReasonsBytes) {
        return refuse(Refusal::textTooLong);
    }
    std::set<WardCode> wards;
    for (const RecordId& id : command.records) {
        const Record* record = known(draft, id);
        wards.insert(record == nullptr ? WardCode{} : record->ward);
    }
    const Standing standing{draft.state(), wards};
    std::set<RecordId> seen;
    for (const RecordId& id : command.records) {
        const Record* record = known(draft, id);
        if (record == nullptr || !draft.scope().sees(record->visibleTo)) {
            return refuse(Refusal::unknownRecord);
        }
        if (record->withdrawn || !seen.insert(id).second) {
            return refuse(Refusal::alreadyDone);
        }
        if (!maySave(draft, *record, *kindOf(*record))) {
            return refuse(Refusal::notPermitted);
        }
        if (!draft.scope().all && !contains(draft.scope().wards, record->ward)) {
            return refuse(Refusal::outOfScope);
        }
        if (standing.isSignedOff(*record)) {
            return refuse(Refusal::signedOff);
        }
        draft.emit(*record, RecordWithdrawn{command.reason});
    }
    return {};
}

Decided decideOn(Draft& draft, const ExpireRecord& command) {
    const Record* record = known(draft, command.record);
    if (record == nullptr) {
        return refuse(Refusal::unknownRecord);
    }
    if (!record->need || draft.now() < startOf(record->need->until + 1)) {
        return refuse(Refusal::illegalMove);
    }
    draft.emit(*record, RecordExpired{});
    return {};
}

} // namespace trucban::core
