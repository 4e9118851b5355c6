// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of CaseActs about other wards and other agencies.
#include "geo/WardTable.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/dialogs/ChoiceDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dialogs/TimedConfirm.h"

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

void CaseActs::askTransfer(const core::Case& case_) {
    auto* dialog = question(QStringLiteral("transferDialog"), tr("Chuyển tuyến: đề nghị phường khác nhận"), case_);
    // Nearest first: a case that is handed over mostly goes next door.
    const auto* alert = m_board.primaryAlert(case_);
    const auto place = alert != nullptr ? alert->position() : std::nullopt;
    auto wards = m_wards.wards();
    std::erase_if(wards, [&case_](const core::Ward& ward) { return ward.code == case_.ward; });
    const auto* own = m_wards.find(case_.ward);
    const auto from = place ? std::optional(place->point) : own != nullptr ? std::optional(own->label) : std::nullopt;
    if (from) {
        std::ranges::sort(wards, {}, [&from](const core::Ward& ward) { return core::distanceM(ward.label, *from); });
    }
    std::vector<Choice> choices;
    for (const auto& ward : wards) {
        const auto away = from ? Wording::distance(core::distanceM(ward.label, *from)) : QString();
        choices.push_back({.title = Wording::ward(ward.code), .detail = away, .value = ward.code.value, .icon = {}});
    }
    dialog->setChoices(choices, 0, true);
    dialog->addField(QStringLiteral("transferReason"), tr("Lý do"), tr("Ví dụ: hiện trường thuộc địa bàn phường bạn"),
                     true);
    dialog->setAcceptText(tr("Đề nghị  (Ctrl+Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) {
        if (!asked.value().isValid()) {
            return tr("Chọn phường.");
        }
        return asked.text(QStringLiteral("transferReason")).isEmpty() ? tr("Cần ghi lý do.") : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::OfferTransfer{.caseId = id,
                                       .to = core::WardCode{dialog->value().toUInt()},
                                       .reason = dialog->text(QStringLiteral("transferReason")).toStdString()},
                   basis);
    });
    openDialog(*dialog);
}

void CaseActs::answerTransfer(const core::Case& case_) {
    const auto from = case_.transfer->from; // what nobody owns is the city desk's
    auto* dialog =
        question(QStringLiteral("transferAnswerDialog"),
                 tr("%1 đề nghị chuyển vụ này").arg(Wording::ward(from.isNone() ? core::kCityDesk : from)), case_);
    dialog->setChoices({{.title = tr("Nhận vụ"),
                         .detail = Wording::text(case_.transfer->reason),
                         .value = static_cast<int>(core::OfferState::accepted),
                         .icon = QStringLiteral("ui/claim")},
                        {.title = tr("Trả lại"),
                         .detail = tr("phường đề nghị tiếp tục xử lý"),
                         .value = static_cast<int>(core::OfferState::returned),
                         .icon = QStringLiteral("ui/recall")}},
                       0);
    dialog->addField(QStringLiteral("transferAnswer"), tr("Lý do trả lại"), tr("Bắt buộc khi trả lại"), true);
    dialog->setAcceptText(tr("Trả lời  (Ctrl+Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) {
        const bool returned = asked.value().toInt() == static_cast<int>(core::OfferState::returned);
        return returned && asked.text(QStringLiteral("transferAnswer")).isEmpty() ? tr("Cần ghi lý do trả lại.")
                                                                                  : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::AnswerTransfer{.caseId = id,
                                        .state = static_cast<core::OfferState>(dialog->value().toInt()),
                                        .answer = dialog->text(QStringLiteral("transferAnswer")).toStdString()},
                   basis);
    });
    openDialog(*dialog);
}

void CaseActs::withdrawTransfer(const core::Case& case_) {
    confirmWithdrawal(case_, [this, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::AnswerTransfer{.caseId = id, .state = core::OfferState::withdrawn, .answer = {}}, basis);
    });
}

void CaseActs::confirmWithdrawal(const core::Case& case_, std::function<void()> confirmed) {
    const auto to = case_.transfer ? case_.transfer->to : core::WardCode{};
    auto* dialog = new TimedConfirm(
        m_theme, tr("Rút đề nghị chuyển tuyến"), subjectOf(case_),
        tr("Đề nghị gửi %1 đang chờ trả lời. Rút lại thì vụ vẫn do đơn vị mình xử lý.").arg(Wording::ward(to)),
        tr("Rút đề nghị"), &m_window);
    connect(dialog, &QDialog::accepted, this, std::move(confirmed));
    openDialog(*dialog);
}

void CaseActs::askJoint(const core::Case& case_) {
    auto* dialog = question(QStringLiteral("jointDialog"), tr("Đề nghị phối hợp"), case_);
    std::vector<Choice> choices;
    for (const auto& [agency, name] : core::EnumNames<core::Agency>::table) {
        choices.push_back({.title = Wording::agency(agency),
                           .detail = {},
                           .value = static_cast<int>(agency),
                           .icon = QStringLiteral("ui/phone")});
    }
    for (const auto& request : case_.jointRequests) {
        if (request.state == core::OfferState::offered) {
            choices.push_back({.title = tr("Ghi trả lời của %1").arg(Wording::agency(request.agency)),
                               .detail = Wording::text(request.text),
                               .value = QVariant::fromValue(request.id),
                               .icon = QStringLiteral("ui/joint-request")});
        }
    }
    dialog->setChoices(choices, 0);
    dialog->addField(QStringLiteral("jointText"), tr("Nội dung đề nghị"), tr("Ví dụ: cháy lan, cần xe thang"), true);
    dialog->setAcceptText(tr("Ghi đề nghị  (Ctrl+Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) {
        const bool isAnswer = asked.value().canConvert<core::RequestId>();
        return !isAnswer && asked.text(QStringLiteral("jointText")).isEmpty() ? tr("Cần ghi nội dung.") : QString();
    });
    const auto showText = [dialog] {
        const bool isAnswer = dialog->value().canConvert<core::RequestId>();
        dialog->showField(QStringLiteral("jointText"), !isAnswer);
        dialog->setAcceptText(isAnswer ? tr("Ghi trả lời…  (Enter)") : tr("Ghi đề nghị  (Ctrl+Enter)"));
    };
    connect(dialog, &ChoiceDialog::choiceChanged, dialog, showText);
    showText();
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id] {
        if (dialog->value().canConvert<core::RequestId>()) {
            answerJoint(dialog->value().value<core::RequestId>());
            return;
        }
        m_gateway.submit(core::RequestJoint{.caseId = id,
                                            .request = m_gateway.newRequestId(),
                                            .agency = static_cast<core::Agency>(dialog->value().toInt()),
                                            .text = dialog->text(QStringLiteral("jointText")).toStdString()},
                         std::nullopt);
    });
    openDialog(*dialog);
}

void CaseActs::answerJoint(const core::RequestId& request) {
    const auto* case_ = current();
    const auto found = case_ != nullptr ? std::ranges::find(case_->jointRequests, request, &core::JointRequest::id)
                                        : std::vector<core::JointRequest>::const_iterator{};
    if (case_ == nullptr || found == case_->jointRequests.end()) {
        return;
    }
    auto* dialog =
        question(QStringLiteral("jointAnswerDialog"), tr("Trả lời của %1").arg(Wording::agency(found->agency)), *case_);
    dialog->setChoices({{.title = tr("Đã nhận phối hợp"),
                         .detail = {},
                         .value = static_cast<int>(core::OfferState::accepted),
                         .icon = QStringLiteral("ui/check")},
                        {.title = tr("Từ chối, trả lại"),
                         .detail = {},
                         .value = static_cast<int>(core::OfferState::returned),
                         .icon = QStringLiteral("ui/recall")},
                        {.title = tr("Ta rút đề nghị"),
                         .detail = {},
                         .value = static_cast<int>(core::OfferState::withdrawn),
                         .icon = QStringLiteral("ui/cross")}},
                       0);
    dialog->addField(QStringLiteral("jointContact"), tr("Người nghe máy"), tr("Họ tên, chức danh"), false, 200);
    dialog->addField(QStringLiteral("jointNumber"), tr("Số vụ của họ"), tr("Nếu có"), false, 128);
    dialog->addField(QStringLiteral("jointAnswer"), tr("Nội dung trả lời"), {}, true);
    dialog->setAcceptText(tr("Ghi trả lời  (Ctrl+Enter)"));
    dialog->setRule([](const ChoiceDialog& asked) {
        const auto state = static_cast<core::OfferState>(asked.value().toInt());
        if (state == core::OfferState::accepted && asked.text(QStringLiteral("jointContact")).isEmpty()) {
            return tr("Cần tên người nghe máy.");
        }
        return state == core::OfferState::returned && asked.text(QStringLiteral("jointAnswer")).isEmpty()
                   ? tr("Cần ghi lý do.")
                   : QString();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_->id, request] {
        m_gateway.submit(core::AnswerJoint{.caseId = id,
                                           .request = request,
                                           .state = static_cast<core::OfferState>(dialog->value().toInt()),
                                           .contactName = dialog->text(QStringLiteral("jointContact")).toStdString(),
                                           .referenceNumber = dialog->text(QStringLiteral("jointNumber")).toStdString(),
                                           .answer = dialog->text(QStringLiteral("jointAnswer")).toStdString()},
                         std::nullopt);
    });
    openDialog(*dialog);
}

void CaseActs::askClaim(const core::Case& case_) {
    std::vector<Choice> choices;
    const auto scope = m_authority.scope;
    for (const auto ward : case_.candidates) {
        if (scope.all || core::contains(scope.wards, ward)) {
            choices.push_back({.title = Wording::ward(ward), .detail = {}, .value = ward.value, .icon = {}});
        }
    }
    if (choices.empty() && scope.all) {
        for (const auto& ward : m_wards.wards()) {
            choices.push_back({.title = Wording::ward(ward.code), .detail = {}, .value = ward.code.value, .icon = {}});
        }
    }
    if (choices.size() == 1) {
        submit(case_, core::ClaimCase{.caseId = case_.id, .ward = core::WardCode{choices.front().value.toUInt()}});
        return;
    }
    auto* dialog = question(QStringLiteral("claimDialog"), tr("Vụ thuộc phường nào?"), case_);
    dialog->setChoices(choices, 0, choices.size() > 9);
    dialog->setAcceptText(tr("Nhận vụ  (Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = case_.id, basis = basisOf(case_)] {
        submitSeen(core::ClaimCase{.caseId = id, .ward = core::WardCode{dialog->value().toUInt()}}, basis);
    });
    openDialog(*dialog);
}

} // namespace trucban::widgets
