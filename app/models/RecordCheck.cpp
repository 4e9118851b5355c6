// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RecordCheck.h"

#include "models/RecordText.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

using core::Record;
using core::RecordKind;

bool isOfCity(const RecordDesk& desk) {
    return desk.scope.all || desk.role == core::Role::city || desk.role == core::Role::admin;
}

bool mayEnter(const RecordDesk& desk, RecordKind kind) {
    const bool isOfTeam = kind == RecordKind::petition || kind == RecordKind::need;
    if (desk.role == core::Role::team) {
        return isOfTeam;
    }
    if (kind == RecordKind::unitMapping) {
        return isOfCity(desk);
    }
    return kind != RecordKind::need && (kind != RecordKind::signOff || desk.role != core::Role::dutyOfficer);
}

bool maySee(const RecordDesk& desk, RecordKind kind) {
    if (desk.role != core::Role::team) {
        return kind != RecordKind::need;
    }
    // Below ward level: what its work is about, and no counts of reintegration.
    return kind == RecordKind::team || kind == RecordKind::round || kind == RecordKind::households ||
           kind == RecordKind::petition || kind == RecordKind::need;
}

bool maySave(const RecordDesk& desk, const Record& record) {
    const auto kind = core::kindOf(record);
    if (!kind || !mayEnter(desk, *kind)) {
        return false;
    }
    if (desk.role == core::Role::team && record.need && record.need->team.value != desk.user) {
        return false;
    }
    return isOfCity(desk) ? desk.role != core::Role::team || core::contains(desk.scope.wards, record.ward)
                          : core::contains(desk.scope.wards, record.ward);
}

// --- what is wrong

QString RecordCheck::missing(const FormField& field) {
    return tr("Còn thiếu: %1.").arg(RecordForm::label(field).toLower());
}

namespace {

QString rangeOf(const FormField& field) {
    return RecordCheck::tr("Số từ %1 đến %2.").arg(Wording::number(field.least), Wording::number(field.most));
}

bool isWithin(const FormField& field, std::int64_t number) {
    return number >= field.least && number <= field.most;
}

bool isBlank(const std::string& text) {
    return QString::fromStdString(text).trimmed().isEmpty();
}

/// Of one field alone.
std::optional<QString> complaintOf(const FormField& field, const FieldValue& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return field.isRequired ? std::optional{RecordCheck::missing(field)} : std::nullopt;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (field.isRequired && isBlank(*text)) {
            return RecordCheck::missing(field);
        }
        return field.most > 0 && static_cast<std::int64_t>(text->size()) > field.most
                   ? std::optional{RecordCheck::tr("Dài quá: rút gọn lại.")}
                   : std::nullopt;
    }
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return isWithin(field, *number) ? std::nullopt : std::optional{rangeOf(field)};
    }
    if (const auto* counts = std::get_if<std::vector<core::NamedCount>>(&value)) {
        const bool areGood = std::ranges::all_of(*counts, [&](const core::NamedCount& count) {
            return isWithin(field, count.count) && !count.code.empty() && count.code.size() <= 200;
        });
        return areGood ? std::nullopt : std::optional{rangeOf(field)};
    }
    return std::nullopt;
}

struct Complaints {
    std::vector<FieldComplaint>& list;
    void say(bool isWrong, const char* field, const QString& text) const {
        if (isWrong && !std::ranges::contains(list, std::string{field}, &FieldComplaint::field)) {
            list.push_back({field, text});
        }
    }
};

void checkPeriod(const Complaints& complaints, core::Day from, core::Day to) {
    complaints.say(to < from, "to", RecordCheck::tr("Ngày cuối trước ngày đầu."));
    complaints.say(to - from >= core::kMaxPeriodDays, "to", RecordCheck::tr("Kỳ dài quá hai năm."));
}

void checkPetition(const Complaints& complaints, const core::PetitionRecord& petition) {
    complaints.say(petition.caseId && petition.referredTo, "referredTo",
                   RecordCheck::tr("Chọn một: lập vụ việc hoặc chuyển cơ quan."));
    complaints.say(petition.settledOn && *petition.settledOn < petition.heardOn, "settledOn",
                   RecordCheck::tr("Giải quyết xong trước ngày ghi nhận."));
    complaints.say(petition.mediated && !petition.settledOn, "mediated",
                   RecordCheck::tr("Hòa giải thành thì ghi cả ngày giải quyết xong."));
}

void checkMapping(const Complaints& complaints, const core::UnitMappingRecord& mapping) {
    double sum = 0;
    for (const core::WardShare& share : mapping.wards) {
        sum += share.share;
    }
    complaints.say(sum >= 1.0005, "wards", RecordCheck::tr("Cộng lại hơn 100 %."));
}

/// What several fields say together.
void checkTogether(const Complaints& complaints, const Record& record, core::Day today) {
    if (record.petition) {
        checkPetition(complaints, *record.petition);
    } else if (record.initiative) {
        complaints.say(record.initiative->covered > record.initiative->outOf, "outOf",
                       RecordCheck::tr("Đã phủ nhiều hơn tổng số."));
    } else if (record.inspection) {
        complaints.say(record.inspection->violations > record.inspection->done, "violations",
                       RecordCheck::tr("Vi phạm nhiều hơn số đã kiểm tra."));
        // The day itself may be one to come: a plan for it is none the less.
        complaints.say(record.inspection->done > 0 && record.inspection->day > today, "done",
                       RecordCheck::tr("Ngày này chưa đến: số đã kiểm tra còn là 0."));
    } else if (record.drugFree) {
        complaints.say(record.drugFree->criteriaMet > record.drugFree->criteria, "criteria",
                       RecordCheck::tr("Tiêu chí đạt nhiều hơn tổng số tiêu chí."));
    } else if (record.task) {
        complaints.say(record.task->doneOn && *record.task->doneOn < record.task->givenOn, "doneOn",
                       RecordCheck::tr("Hoàn thành trước ngày giao."));
    } else if (record.signOff) {
        checkPeriod(complaints, record.signOff->from, record.signOff->to);
    } else if (record.baseline) {
        checkPeriod(complaints, record.baseline->from, record.baseline->to);
        complaints.say(!record.ward.isNone() && !record.baseline->oldUnit.empty(), "oldUnit",
                       RecordCheck::tr("Số của đơn vị cũ thì để trống phường."));
    } else if (record.unitMapping) {
        checkMapping(complaints, *record.unitMapping);
    } else if (record.commendation) {
        complaints.say(record.commendation->collectives.empty() && record.commendation->persons == 0, "persons",
                       RecordCheck::tr("Ghi ít nhất một tập thể hoặc số cá nhân."));
    }
}

} // namespace

std::vector<FieldComplaint> RecordCheck::complaints(const Record& record, core::Day today) {
    std::vector<FieldComplaint> found;
    const auto kind = core::kindOf(record);
    if (!kind) {
        return found;
    }
    const auto fields = RecordForm::fields(*kind);
    for (const FormField& field : fields) {
        if (const auto text = complaintOf(field, field.get(record))) {
            found.push_back({std::string{field.code}, *text});
        }
    }
    checkTogether({found}, record, today);
    std::ranges::stable_sort(found, {}, [&](const FieldComplaint& complaint) {
        return std::ranges::find(fields, complaint.field, &FormField::code) - fields.begin();
    });
    return found;
}

// --- the same twice

namespace {

bool isSamePlace(const Record& a, const Record& b) {
    return a.ward == b.ward && a.neighbourhood == b.neighbourhood;
}

bool shareACode(const std::vector<core::NamedCount>& a, const std::vector<core::NamedCount>& b) {
    return std::ranges::any_of(a, [&](const core::NamedCount& count) {
        return std::ranges::contains(b, count.code, &core::NamedCount::code);
    });
}

/// As app/core/DecideRecords.cpp keeps one of each; a test holds the two against each other.
bool areTwins(const Record& a, const Record& b) {
    if (a.unitMapping) {
        return b.unitMapping && a.unitMapping->oldUnit == b.unitMapping->oldUnit;
    }
    if (!isSamePlace(a, b)) {
        return false;
    }
    if (a.dayFigures && b.dayFigures) {
        return a.dayFigures->day == b.dayFigures->day && shareACode(a.dayFigures->values, b.dayFigures->values);
    }
    if (a.initiativeFigures && b.initiativeFigures) {
        return a.initiativeFigures->day == b.initiativeFigures->day &&
               a.initiativeFigures->initiative == b.initiativeFigures->initiative &&
               shareACode(a.initiativeFigures->figures, b.initiativeFigures->figures);
    }
    if (a.reintegration && b.reintegration) {
        return a.reintegration->day == b.reintegration->day;
    }
    if (a.team && b.team) {
        return a.team->unit == b.team->unit;
    }
    return (a.households && b.households) || (a.drugFree && b.drugFree);
}

const Record* findRecord(const RecordWalk& walk, const std::function<bool(const Record&)>& matches) {
    const Record* found = nullptr;
    walk([&](const Record& record) {
        if (matches(record)) {
            found = &record;
        }
        return found == nullptr;
    });
    return found;
}

} // namespace

const Record* twinOf(const Record& record, const RecordWalk& ofItsKind) {
    return findRecord(ofItsKind, [&](const Record& other) {
        return other.id != record.id && !other.withdrawn && areTwins(record, other);
    });
}

const Record* lookalikeOf(const Record& record, const RecordWalk& ofItsKind) {
    const auto kind = core::kindOf(record);
    if (!kind) {
        return nullptr;
    }
    const auto fields = RecordForm::fields(*kind);
    return findRecord(ofItsKind, [&](const Record& other) {
        return other.id != record.id && !other.withdrawn && core::kindOf(other) == kind &&
               std::ranges::all_of(fields,
                                   [&](const FormField& field) { return field.get(other) == field.get(record); });
    });
}

} // namespace trucban::models
