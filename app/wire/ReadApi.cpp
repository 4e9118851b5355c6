// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"
#include "wire/HttpBodies.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"

// What the read API lets out: free text goes through core::masked, so that a telephone or identity number somebody
// typed into it does not. Numbers of files and requests stay: they name records, not people.
namespace trucban::wire {

namespace {

void mask(std::string& text) {
    text = core::masked(text);
}

void mask(core::AlertDetails& details) {
    mask(details.text);
    mask(details.address);
}
void mask(std::optional<core::AlertDetails>& details) {
    if (details) {
        mask(*details);
    }
}
void mask(core::Outcome& outcome) {
    mask(outcome.note);
}

void mask(core::Alert& alert) {
    mask(alert.details);
}
void mask(core::Record& record) {
    if (record.need) { // the team's alone
        record.need->householdCode.clear();
        record.need->need.clear();
    }
}
void mask(core::Case& case_) {
    for (auto& note : case_.notes) {
        mask(note.text);
    }
    if (case_.transfer) {
        mask(case_.transfer->reason);
        mask(case_.transfer->answer);
    }
    for (auto& request : case_.jointRequests) {
        mask(request.text);
        mask(request.contactName);
        mask(request.answer);
    }
    if (case_.outcome) {
        mask(*case_.outcome);
    }
}

void mask(core::AlertReceived& data) {
    mask(data.details);
}
void mask(core::AlertUpdated& data) {
    mask(data.details);
}
void mask(core::CasePrioritySet& data) {
    mask(data.reason);
}
void mask(core::NoteAdded& data) {
    mask(data.text);
}
void mask(core::CaseResolved& data) {
    mask(data.outcome);
}
void mask(core::CaseClosed& data) {
    mask(data.outcome);
}
void mask(core::CaseReopened& data) {
    mask(data.reason);
}
void mask(core::TransferOffered& data) {
    mask(data.reason);
}
void mask(core::TransferAnswered& data) {
    mask(data.answer);
}
void mask(core::JointRequested& data) {
    mask(data.text);
}
void mask(core::JointAnswered& data) {
    mask(data.contactName);
    mask(data.answer);
}
void mask(core::AlertUnarchived& data) {
    mask(data.value);
}
void mask(core::CaseUnarchived& data) {
    mask(data.value);
}
void mask(core::RecordSaved& data) {
    mask(data.record);
}
void mask(core::ReporterRevealed& data) {
    mask(data.reason);
}

template <class T>
concept HoldsText = requires(T& value) { mask(value); };

template <class Variant>
void maskAlternative(Variant& value) {
    std::visit(
        []<class T>(T& alternative) {
            if constexpr (HoldsText<T>) {
                mask(alternative);
            }
        },
        value);
}

} // namespace

core::Event maskedEvent(core::Event event) {
    maskAlternative(event.data);
    return event;
}

core::Aggregate maskedAggregate(core::Aggregate aggregate) {
    maskAlternative(aggregate);
    return aggregate;
}

std::string encodeCasePage(const std::vector<core::Case>& cases, const std::string& next) {
    std::string out = R"({"cases":[)";
    bool first = true;
    for (const auto& case_ : cases) {
        out.append(first ? 0 : 1, ',');
        first = false;
        core::Case copy = case_;
        mask(copy);
        json::append(out, copy);
    }
    out += R"(],"next":)";
    if (next.empty()) {
        out += "null";
    } else {
        json::append(out, next);
    }
    out += '}';
    return out;
}

std::string encodeEventPage(const std::vector<core::Event>& events, core::Seq next) {
    std::string out = R"({"events":[)";
    bool first = true;
    for (const auto& event : events) {
        out.append(first ? 0 : 1, ',');
        first = false;
        json::append(out, maskedEvent(event));
    }
    out += R"(],"next":)";
    if (next == 0) {
        out += "null";
    } else {
        json::append(out, next);
    }
    out += '}';
    return out;
}

} // namespace trucban::wire
