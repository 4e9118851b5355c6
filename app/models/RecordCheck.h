// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "models/RecordForm.h"

#include <QString>

#include <functional>
#include <vector>

namespace trucban::models {

/// Who enters: what the gateway told of the session.
struct RecordDesk {
    core::Role role = core::Role::dutyOfficer;
    core::Scope scope;
    std::string user; ///< of a team: its call sign
    bool operator==(const RecordDesk&) const = default;
};

/// The gateway's rules of who may enter what, so that nothing is offered that would be refused (tests hold the two
/// against each other).
[[nodiscard]] bool mayEnter(const RecordDesk& desk, core::RecordKind kind);
[[nodiscard]] bool maySee(const RecordDesk& desk, core::RecordKind kind);
/// This record as it is, or as it is to become.
[[nodiscard]] bool maySave(const RecordDesk& desk, const core::Record& record);
[[nodiscard]] bool isOfCity(const RecordDesk& desk); ///< enters what is of the whole city

/// What is wrong with one field, or with several together: then it is said at the one that is asked for last.
struct FieldComplaint {
    std::string field; ///< FormField::code
    QString text;
    bool operator==(const FieldComplaint&) const = default;
};

class RecordCheck {
    Q_DECLARE_TR_FUNCTIONS(RecordCheck)
public:
    /// Everything the gateway would refuse as a bad value, in the order of the fields. A number that was left empty is 0
    /// in a record: whoever reads what is typed asks for required numbers himself.
    [[nodiscard]] static std::vector<FieldComplaint> complaints(const core::Record& record, core::Day today);
    [[nodiscard]] static QString missing(const FormField& field); ///< "Còn thiếu: …"
};

/// Goes over records; `see` gives false to end it.
using RecordWalk = std::function<void(const std::function<bool(const core::Record&)>& see)>;

/// A record that stands and is about the same: the two would count twice, and the gateway takes only one.
[[nodiscard]] const core::Record* twinOf(const core::Record& record, const RecordWalk& ofItsKind);
/// One that says just the same, where the gateway would take both: perhaps it was entered twice.
[[nodiscard]] const core::Record* lookalikeOf(const core::Record& record, const RecordWalk& ofItsKind);

} // namespace trucban::models
