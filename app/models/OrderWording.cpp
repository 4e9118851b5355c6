// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderWording.h"

#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

namespace {

constexpr std::size_t kShownChoices = 3;

QString unitNames(const Order& order) {
    QStringList names;
    for (const auto& unit : order.units) {
        names << Wording::text(unit.value);
    }
    return names.join(QStringLiteral(", "));
}

QString codeOf(const core::CaseId& id, const Board& board) {
    const auto* case_ = board.case_(id);
    return case_ != nullptr ? Wording::text(case_->code) : QString();
}

QString codesOf(const std::vector<core::CaseId>& ids, const Board& board) {
    QStringList codes;
    for (const auto& id : ids) {
        codes << codeOf(id, board);
    }
    return codes.join(QStringLiteral(", "));
}

QString outcomeOf(const core::Outcome& outcome, const Board& board) {
    auto words = Wording::disposition(outcome.disposition);
    if (!outcome.reason.empty()) {
        words += QStringLiteral(" (%1)").arg(Wording::reason(board.policy(), outcome.reason));
    }
    if (!outcome.fileNumber.empty()) {
        words += QStringLiteral(" ") + Wording::text(outcome.fileNumber);
    }
    return words;
}

} // namespace

QString OrderWording::caseTitle(const core::CaseId& id, const Board& board) {
    const auto* case_ = board.case_(id);
    if (case_ == nullptr) {
        return {};
    }
    return QStringLiteral("%1 · %2 %3 · %4")
        .arg(Wording::text(case_->code), Wording::priorityShort(case_->priority),
             Wording::kind(board.policy(), case_->kind), Wording::caseWard(*case_, board.primaryAlert(*case_)));
}

QString OrderWording::unitSentence(const Order& order, const Board& board) {
    const auto units = unitNames(order);
    const auto title = order.caseId ? caseTitle(*order.caseId, board) : QString();
    // Whoever calls a unit busy may mean the case that it is on, and would have called it off.
    const bool isOut = std::ranges::any_of(order.units, [&board](const core::UnitId& id) {
        const auto* unit = board.unit(id);
        return unit != nullptr && unit->caseId;
    });
    switch (*order.verb) {
    case OrderVerb::dispatch: {
        const auto* first = order.commands.empty() ? nullptr : std::get_if<core::DispatchUnit>(&order.commands.front());
        return first != nullptr && first->lead
                   ? tr("Điều %1 đến %2; %3 chỉ huy").arg(units, title, Wording::text(first->unit.value))
                   : tr("Điều %1 đến %2").arg(units, title);
    }
    case OrderVerb::backUp:
        return tr("Tăng cường %1 đến %2").arg(units, title);
    case OrderVerb::enRoute:
        return tr("Ghi %1 đang đến").arg(units);
    case OrderVerb::onScene:
        return tr("Ghi %1 có mặt tại hiện trường").arg(units);
    case OrderVerb::leave:
        return isOut ? tr("Ghi %1 rời hiện trường, sẵn sàng").arg(units) : tr("Ghi %1 sẵn sàng").arg(units);
    case OrderVerb::unavailable:
        return isOut ? tr("Ghi %1 rời vụ đang làm, không sẵn sàng").arg(units) : tr("Ghi %1 không sẵn sàng").arg(units);
    case OrderVerb::offDuty:
        return isOut ? tr("Ghi %1 rời vụ đang làm, nghỉ ca").arg(units) : tr("Ghi %1 nghỉ ca").arg(units);
    case OrderVerb::checkIn:
        return tr("Ghi %1 báo an toàn").arg(units);
    default:
        return tr("Gọi %1 về").arg(units);
    }
}

QString OrderWording::caseSentence(const Order& order, const Board& board) {
    const auto title = caseTitle(*order.caseId, board);
    const auto outcome = order.outcome ? outcomeOf(*order.outcome, board) : QString();
    const auto noted = order.text.isEmpty() ? QString() : QStringLiteral(" “%1”").arg(order.text);
    switch (*order.verb) {
    case OrderVerb::open:
        return tr("Mở %1").arg(title);
    case OrderVerb::acknowledge:
        return tr("Tiếp nhận %1").arg(title);
    case OrderVerb::note:
        return tr("Ghi vào %1: “%2”").arg(title, order.text);
    case OrderVerb::resolve:
        return tr("Giải quyết %1: %2").arg(title, outcome) + noted;
    case OrderVerb::close:
        return (order.outcome ? tr("Kết thúc %1: %2").arg(title, outcome) : tr("Kết thúc %1").arg(title)) + noted;
    case OrderVerb::reopen:
        return tr("Mở lại %1: “%2”").arg(title, order.text);
    case OrderVerb::priority:
        return tr("Đặt %1 thành %2").arg(title, Wording::priority(*order.priority));
    case OrderVerb::kind:
        return tr("Đổi loại của %1 thành %2").arg(title, Wording::kind(board.policy(), order.kind));
    case OrderVerb::claim:
        return tr("Nhận %1 về %2").arg(title, Wording::ward(order.ward));
    case OrderVerb::transfer:
        return tr("Đề nghị %2 nhận %1: “%3”").arg(title, Wording::ward(order.ward), order.text);
    case OrderVerb::acceptTransfer:
        return tr("Nhận %1 do phường khác đề nghị").arg(title);
    case OrderVerb::returnTransfer:
        return tr("Trả lại %1: “%2”").arg(title, order.text);
    case OrderVerb::withdrawTransfer:
        return tr("Rút đề nghị chuyển %1").arg(title);
    case OrderVerb::joint:
        return tr("Đề nghị %2 phối hợp trong %1: “%3”").arg(title, Wording::agency(*order.agency), order.text);
    case OrderVerb::merge:
        return tr("Gộp %2 vào %1").arg(title, codesOf(order.others, board));
    case OrderVerb::unmerge:
        return tr("Tách %1 ra").arg(title);
    case OrderVerb::answerJoint:
        return tr("Ghi trả lời phối hợp của %1").arg(title);
    case OrderVerb::callBack:
        return tr("Gọi lại người báo của %1").arg(title);
    case OrderVerb::reveal:
        return tr("Xem người báo của %1").arg(title);
    case OrderVerb::place:
        return tr("Đặt %1 lên bản đồ").arg(title);
    default:
        return title;
    }
}

QString OrderWording::sentence(const Order& order, const Board& board) {
    if (!order.verb || !order.isGood()) {
        return {};
    }
    if (ruleOf(*order.verb).units != OrderNeed::none) {
        return unitSentence(order, board);
    }
    return order.caseId ? caseSentence(order, board) : QString();
}

QString OrderWording::ambiguous(const Order& order, const Board& board) {
    QStringList cases;
    for (const auto& id : order.choices) {
        if (static_cast<std::size_t>(cases.size()) == kShownChoices) {
            cases << QStringLiteral("…");
            break;
        }
        cases << caseTitle(id, board);
    }
    return tr("%1 có %2 vụ: %3. Ghi cả ngày.")
        .arg(order.wrong, Wording::number(static_cast<qlonglong>(order.choices.size())),
             cases.join(QStringLiteral("; ")));
}

QString OrderWording::refused(const Order& order, const Board& board) {
    const auto why = Wording::refusal(std::string(core::nameOf(order.refusal)), {});
    if (order.refusal == core::Refusal::unitBusy) {
        const auto* unit = board.unit({order.wrong.toStdString()});
        const auto code = unit != nullptr && unit->caseId ? codeOf(*unit->caseId, board) : QString();
        if (!code.isEmpty()) {
            return tr("%1 đang làm %2: gọi về trước hoặc chọn lực lượng khác.").arg(order.wrong, code);
        }
    }
    if (!order.wrong.isEmpty()) {
        return QStringLiteral("%1: %2").arg(order.wrong, why);
    }
    return order.caseId ? QStringLiteral("%1: %2").arg(codeOf(*order.caseId, board), why) : why;
}

QString OrderWording::missing(const Order& order) {
    const auto example = order.verb ? OrderWording::example(ruleOf(*order.verb)) : QString();
    const auto orElse = [&order](const QString& none, const QString& wrong) {
        return order.wrong.isEmpty() ? none : wrong.arg(order.wrong);
    };
    switch (order.problem) {
    case OrderProblem::noUnits:
        return tr("Thiếu lực lượng. Ví dụ: %1").arg(example);
    case OrderProblem::noCase:
        return tr("Thiếu vụ: ghi mã vụ, hoặc chọn một vụ trong hàng chờ. Ví dụ: %1").arg(example);
    case OrderProblem::noOutcome:
        return orElse(tr("Thiếu kết quả. Ví dụ: %1").arg(example), tr("Không có kết quả “%1”."));
    case OrderProblem::noFileNumber:
        return tr("Thiếu số hồ sơ: ghi số ngay sau “lập hồ sơ”.");
    case OrderProblem::noPriority:
        return orElse(tr("Thiếu mức P1–P4. Ví dụ: %1").arg(example), tr("Không có mức “%1”: ghi P1 đến P4."));
    case OrderProblem::noKind:
        return orElse(tr("Thiếu loại vụ việc. Ví dụ: %1").arg(example), tr("Không có loại vụ việc “%1”."));
    case OrderProblem::noWard:
        return orElse(tr("Thiếu phường. Ví dụ: %1").arg(example), tr("Không rõ phường “%1”: ghi đủ tên, có dấu."));
    case OrderProblem::noAgency:
        return orElse(tr("Thiếu cơ quan. Ví dụ: %1").arg(example), tr("Không có cơ quan “%1”."));
    case OrderProblem::noOthers:
        return tr("Thiếu vụ để gộp. Ví dụ: %1").arg(example);
    case OrderProblem::noText:
        return tr("Thiếu nội dung. Ví dụ: %1").arg(example);
    case OrderProblem::noReason:
        return tr("Thiếu lý do. Ví dụ: %1").arg(example);
    default:
        return {};
    }
}

QString OrderWording::problem(const Order& order, const Board& board) {
    switch (order.problem) {
    case OrderProblem::none:
        return {};
    case OrderProblem::noVerb:
        return order.units.empty() ? tr("Thiếu việc cần làm: nhận, điều, ghi, giải quyết, đóng…")
                                   : tr("Thiếu việc cần làm: điều, đang đến, đến, rời, gọi về…");
    case OrderProblem::unknownWord:
        return tr("Không hiểu “%1”.").arg(order.wrong);
    case OrderProblem::unknownUnit:
        return tr("Không có lực lượng “%1” trong phạm vi của bạn.").arg(order.wrong);
    case OrderProblem::unknownCase:
        return tr("Không có vụ %1 trong phạm vi của bạn.").arg(order.wrong);
    case OrderProblem::ambiguousCase:
        return ambiguous(order, board);
    case OrderProblem::held:
        return tr("%1 đang sửa %2: mở vụ, nhấn phím của việc này để giành quyền, kèm lý do.")
            .arg(order.wrong, order.caseId ? codeOf(*order.caseId, board) : QString());
    case OrderProblem::noRequest:
        return tr("Vụ này không có đề nghị phối hợp nào chờ trả lời.");
    case OrderProblem::notOnCase: {
        const auto* unit = board.unit({order.wrong.toStdString()});
        const auto code = unit != nullptr && unit->caseId ? codeOf(*unit->caseId, board) : QString();
        return code.isEmpty() ? tr("%1 chưa được điều đến vụ nào.").arg(order.wrong)
                              : tr("%1 đang ở %2, không ở vụ này.").arg(order.wrong, code);
    }
    case OrderProblem::refused:
        return refused(order, board);
    default:
        return missing(order);
    }
}

QString OrderWording::caution(const Order& order, const Board& board) {
    if (!order.isGood()) {
        return {};
    }
    switch (order.question) {
    case OrderQuestion::outcome:
        return tr("Sẽ hỏi lại kết quả: vụ P1 hoặc chưa ai tiếp nhận.");
    case OrderQuestion::release: {
        QStringList out;
        const auto* case_ = order.caseId ? board.case_(*order.caseId) : nullptr;
        for (const auto& assignment : case_ != nullptr ? case_->assignments : std::vector<core::Assignment>{}) {
            if (assignment.isActive()) {
                out << Wording::text(assignment.unit.value);
            }
        }
        return tr("Sẽ hỏi lại: còn lực lượng chưa rời vụ %1").arg(out.join(QStringLiteral(", ")));
    }
    case OrderQuestion::withdraw:
        return tr("Sẽ hỏi lại trước khi rút.");
    case OrderQuestion::none:
    case OrderQuestion::action:
        break;
    }
    return order.wantsPolice ? tr("Vụ P1 loại này cần công an: gửi thêm một tổ công an.") : QString();
}

QString OrderWording::does(const OrderRule& rule) {
    return tr(rule.does);
}

QString OrderWording::word(const OrderRule& rule) {
    return waysOf(Wording::isEnglish() ? rule.english : rule.vietnamese).front();
}

QString OrderWording::words(const OrderRule& rule) {
    return waysOf(Wording::isEnglish() ? rule.english : rule.vietnamese).join(QStringLiteral(", "));
}

QString OrderWording::example(const OrderRule& rule) {
    return QString::fromUtf8(Wording::isEnglish() ? rule.exampleEn : rule.exampleVi);
}

QString orderTableMarkdown(bool english) {
    QStringList lines;
    lines << (english ? QStringLiteral("| say | for example | |") : QStringLiteral("| nói | ví dụ | |"))
          << QStringLiteral("|---|---|---|");
    for (const auto& rule : orderRules()) {
        const auto does = english ? OrderWording::does(rule) : QString::fromUtf8(rule.does);
        lines << QStringLiteral("| %1 | `%2` | %3 |")
                     .arg(waysOf(english ? rule.english : rule.vietnamese).join(QStringLiteral(", ")),
                          QString::fromUtf8(english ? rule.exampleEn : rule.exampleVi), does);
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace trucban::models
