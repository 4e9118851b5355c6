// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RecordForm.h"

#include <algorithm>
#include <array>

namespace trucban::models {

namespace {

struct KindWords {
    core::RecordKind kind;
    const char* name;
    const char* help;
};

using enum core::RecordKind;
#define TRUCBAN_KIND(kind, name, help)                                                                                 \
    KindWords {                                                                                                        \
        kind, QT_TRANSLATE_NOOP("RecordForm", name), QT_TRANSLATE_NOOP("RecordForm", help)                             \
    }

constexpr std::array kKinds{
    TRUCBAN_KIND(dayFigures, "Số liệu ngày",
                 "Số liệu mà hệ thống không tự đếm: đối tượng, băng nhóm, tang vật, khởi tố …"),
    TRUCBAN_KIND(signOff, "Chốt số liệu", "Ngày đã chốt thì số liệu ngày đó không sửa được nữa; rút chốt để mở lại."),
    TRUCBAN_KIND(inspection, "Kiểm tra cơ sở",
                 "Kinh doanh có điều kiện, khách sạn, nhà trọ: kế hoạch, đã kiểm tra, vi phạm."),
    TRUCBAN_KIND(reintegration, "Tái hòa nhập",
                 "Số đếm hằng ngày của phường; dưới 5 không hiện ở cấp thấp hơn phường."),
    TRUCBAN_KIND(team, "Tổ 3 trong 1", "Quyết định thành lập, quy chế và thành viên theo lực lượng."),
    TRUCBAN_KIND(round, "Tuyến đến hộ", "Đường, hẻm, chung cư, nhà trọ, trường học, doanh nghiệp và mức đến dự kiến."),
    TRUCBAN_KIND(households, "Số hộ", "Số hộ của phường hoặc khu phố, làm mẫu số của độ bao phủ."),
    TRUCBAN_KIND(petition, "Kiến nghị",
                 "Điều người dân đề nghị, theo dõi đến khi xong: lập vụ việc, chuyển cơ quan hoặc phường giải quyết."),
    TRUCBAN_KIND(need, "Hộ cần hỗ trợ", "Chỉ tổ phụ trách nhìn thấy; hết hạn thì tự xóa."),
    TRUCBAN_KIND(initiative, "Mô hình", "Loại, đơn vị chủ trì, độ phủ và trạng thái."),
    TRUCBAN_KIND(initiativeFigures, "Kết quả mô hình",
                 "Số liệu kỳ của từng mô hình: tuần tra, người tham gia, camera …"),
    TRUCBAN_KIND(drugFree, "Khu phố không có ma túy", "Đăng ký, đạt tiêu chí, được công nhận."),
    TRUCBAN_KIND(commendation, "Khen thưởng", "Tập thể theo tên, cá nhân chỉ đếm."),
    TRUCBAN_KIND(directive, "Văn bản chỉ đạo", "Văn bản, và chương trình phối hợp với Mặt trận Tổ quốc từng năm."),
    TRUCBAN_KIND(task, "Nhiệm vụ", "Theo văn bản: ai làm, hạn, tiến độ."),
    TRUCBAN_KIND(baseline, "Số liệu kỳ trước", "Số liệu trước khi có hệ thống, kèm nguồn và ngày, để so sánh."),
    TRUCBAN_KIND(unitMapping, "Đơn vị cũ và mới", "Đơn vị trước 01/07/2025 nay thuộc phường nào, bao nhiêu phần.")};
#undef TRUCBAN_KIND
static_assert(kKinds.size() == core::EnumNames<core::RecordKind>::table.size());

const KindWords& wordsOf(core::RecordKind kind) {
    return *std::ranges::find(kKinds, kind, &KindWords::kind);
}

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString capitalised(QString text) {
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

std::vector<core::RecordKind> RecordForm::kinds() {
    std::vector<core::RecordKind> kinds;
    for (const KindWords& words : kKinds) {
        kinds.push_back(words.kind);
    }
    return kinds;
}

std::string FormColumn::name() const {
    return code.empty() ? std::string{field->code} : std::string{field->code} + '.' + code;
}

const FormField* RecordForm::find(core::RecordKind kind, std::string_view code) {
    const auto all = fields(kind);
    const auto found = std::ranges::find(all, code, &FormField::code);
    return found == all.end() ? nullptr : &*found;
}

std::vector<FormColumn> RecordForm::columns(core::RecordKind kind) {
    std::vector<FormColumn> columns;
    for (const FormField& field : fields(kind)) {
        if (field.kind != FieldKind::counts) {
            columns.push_back({.field = &field, .code = {}});
            continue;
        }
        for (const FieldChoice& choice : field.choices) {
            columns.push_back({.field = &field, .code = std::string{choice.code}});
        }
    }
    return columns;
}

core::Record RecordForm::begin(core::RecordKind kind, core::Day today) {
    core::Record record;
    // Any field of the kind's own makes the part.
    const auto all = fields(kind);
    std::ranges::find_if(all, [&](const FormField& field) {
        field.set(record, {});
        return core::kindOf(record).has_value();
    });
    for (const FormField& field : all) {
        if (field.kind == FieldKind::date && field.isRequired) {
            field.set(record, FieldDay{today});
        }
    }
    if (record.round) {
        *record.round = core::RoundRecord{};
    } else if (record.need) {
        constexpr core::Day kMonths = 180;
        record.need->until = today + kMonths;
    }
    return record;
}

QString RecordForm::kindName(core::RecordKind kind) {
    return tr(wordsOf(kind).name);
}

QString RecordForm::kindHelp(core::RecordKind kind) {
    return tr(wordsOf(kind).help);
}

QString RecordForm::label(const FormField& field) {
    return tr(field.label);
}

QString RecordForm::label(const FormColumn& column) {
    return column.code.empty() ? label(*column.field)
                               : tr("%1: %2").arg(label(*column.field), choiceLabel(*column.field, column.code));
}

QString RecordForm::unit(const FormField& field) {
    return *field.unit == '\0' ? QString() : tr(field.unit);
}

QString RecordForm::help(const FormField& field) {
    return *field.help == '\0' ? QString() : capitalised(tr(field.help));
}

QString RecordForm::choiceLabel(const FormField& field, std::string_view code) {
    const auto found = std::ranges::find(field.choices, code, &FieldChoice::code);
    return found != field.choices.end() ? tr(found->label) : fromView(code);
}

void setCount(core::Record& record, const FormField& field, const std::string& code,
              std::optional<std::int64_t> count) {
    const FieldValue value = field.get(record);
    const auto* held = std::get_if<std::vector<core::NamedCount>>(&value);
    auto counts = held == nullptr ? std::vector<core::NamedCount>{} : *held;
    const auto found = std::ranges::find(counts, code, &core::NamedCount::code);
    if (!count) {
        if (found != counts.end()) {
            counts.erase(found);
        }
    } else if (found != counts.end()) {
        found->count = *count;
    } else {
        counts.push_back({code, *count});
    }
    field.set(record, counts.empty() ? FieldValue{} : FieldValue{std::move(counts)});
}

std::optional<std::int64_t> countOf(const core::Record& record, const FormField& field, std::string_view code) {
    const FieldValue value = field.get(record);
    const auto* held = std::get_if<std::vector<core::NamedCount>>(&value);
    if (held == nullptr) {
        return std::nullopt;
    }
    const auto found = std::ranges::find(*held, code, &core::NamedCount::code);
    return found == held->end() ? std::nullopt : std::optional{found->count};
}

} // namespace trucban::models
