// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway's refusals and the console's acts are called on screen.
#include "models/Wording.h"

#include <type_traits>

namespace trucban::models {

QString Wording::commandName(const core::CommandBody& body) {
    struct Names {
        QString operator()(const core::AcknowledgeCase&) const { return tr("Tiếp nhận"); }
        QString operator()(const core::SetPriority& c) const {
            return tr("Đặt ưu tiên %1").arg(priorityShort(c.priority));
        }
        QString operator()(const core::SetKind&) const { return tr("Đổi loại việc"); }
        QString operator()(const core::ClaimCase& c) const { return tr("Nhận về %1").arg(wardShort(c.ward)); }
        QString operator()(const core::PlaceAlert&) const { return tr("Đặt vị trí tin báo"); }
        QString operator()(const core::AddNote&) const { return tr("Ghi chú"); }
        QString operator()(const core::DispatchUnit& c) const { return tr("Điều động %1").arg(text(c.unit.value)); }
        QString operator()(const core::SetUnitState& c) const {
            return QStringLiteral("%1: %2").arg(text(c.unit.value), unitState(c.state));
        }
        QString operator()(const core::RecallUnit& c) const { return tr("Gọi về %1").arg(text(c.unit.value)); }
        QString operator()(const core::ResolveCase&) const { return tr("Giải quyết xong"); }
        QString operator()(const core::CloseCase&) const { return tr("Kết thúc"); }
        QString operator()(const core::ReopenCase&) const { return tr("Mở lại"); }
        QString operator()(const core::OfferTransfer& c) const {
            return tr("Chuyển tuyến đến %1").arg(wardShort(c.to));
        }
        QString operator()(const core::AnswerTransfer&) const { return tr("Trả lời chuyển tuyến"); }
        QString operator()(const core::RequestJoint& c) const {
            return tr("Đề nghị phối hợp: %1").arg(agency(c.agency));
        }
        QString operator()(const core::AnswerJoint&) const { return tr("Ghi trả lời phối hợp"); }
        QString operator()(const core::MergeCases& c) const {
            return tr("Gộp %1 vụ vào", nullptr, static_cast<int>(c.others.size()))
                .arg(number(static_cast<qlonglong>(c.others.size())));
        }
        QString operator()(const core::UnmergeCase&) const { return tr("Tách vụ việc"); }
        QString operator()(const core::RevealReporter& c) const {
            return c.callBack ? tr("Xem người báo và gọi lại") : tr("Xem người báo");
        }
        QString operator()(const core::EnterAlert&) const { return tr("Nhập tin"); }
        QString operator()(const core::ReturnToNew&) const { return tr("Hoàn tác tiếp nhận"); }
        QString operator()(const core::MakeReal&) const { return tr("Chuyển thành vụ thật"); }
        QString operator()(const core::TickCheck&) const { return tr("Đánh dấu bước quy trình"); }
        QString operator()(const core::TakeOverEdit&) const { return tr("Giành quyền sửa"); }
        QString operator()(const core::ViewAttachment&) const { return tr("Xem tệp đính kèm"); }
        QString operator()(const core::CheckInUnit& c) const { return tr("%1 báo an toàn").arg(text(c.unit.value)); }
        QString operator()(const core::SignHandover&) const { return tr("Ký bàn giao ca"); }
        QString operator()(const core::AnswerHandoverItem&) const { return tr("Trả lời một mục bàn giao"); }
        QString operator()(const core::AcceptHandover&) const { return tr("Nhận bàn giao ca"); }
        QString operator()(const core::SaveCampaign&) const { return tr("Lưu đợt cao điểm"); }
        QString operator()(const core::SaveRecords& c) const {
            return tr("Lưu %1 mục số liệu", nullptr, static_cast<int>(c.records.size()))
                .arg(number(static_cast<qlonglong>(c.records.size())));
        }
        QString operator()(const core::WithdrawRecords& c) const {
            return tr("Rút %1 mục số liệu", nullptr, static_cast<int>(c.records.size()))
                .arg(number(static_cast<qlonglong>(c.records.size())));
        }
        QString operator()(const core::FreezeBriefing&) const { return tr("Chốt báo cáo"); }
        QString operator()(const core::RecordVisit&) const { return tr("Ghi lượt thăm hộ"); }
        QString operator()(const core::RegisterUnit&) const { return tr("Đăng ký lực lượng"); }
        QString operator()(const core::ChangePolicy&) const { return tr("Đổi quy tắc"); }
        QString operator()(const core::EraseAlert&) const { return tr("Xóa dữ liệu cá nhân"); }
    };
    return std::visit(
        [](const auto& value) -> QString {
            if constexpr (std::is_invocable_v<Names, decltype(value)>) {
                return Names{}(value);
            } else {
                return tr("Thao tác của máy chủ");
            }
        },
        body);
}

namespace {

std::optional<QString> domainRefusal(core::Refusal refusal) {
    using enum core::Refusal;
    const auto said = [](const char* source) { return std::optional(QCoreApplication::translate("Wording", source)); };
    switch (refusal) {
    case unknownCase:
        return said(QT_TRANSLATE_NOOP("Wording", "Vụ việc này không còn thuộc phạm vi của bạn. Xem lại hàng chờ."));
    case unknownAlert:
        return said(QT_TRANSLATE_NOOP("Wording", "Tin báo này không còn thuộc phạm vi của bạn. Xem lại hàng chờ."));
    case unknownUnit:
        return said(QT_TRANSLATE_NOOP("Wording", "Không có lực lượng này. Chọn lực lượng khác trong danh sách."));
    case notPermitted:
        return said(QT_TRANSLATE_NOOP("Wording", "Vai trò của bạn không được làm việc này. Nhờ cán bộ trực ban."));
    case outOfScope:
        return said(
            QT_TRANSLATE_NOOP("Wording", "Việc này do phường khác quyết định. Liên hệ phường đang giữ vụ việc."));
    case conflict:
        return said(
            QT_TRANSLATE_NOOP("Wording", "Vụ việc vừa được người khác thay đổi. Xem lại rồi làm lại nếu vẫn cần."));
    case illegalMove:
        return said(
            QT_TRANSLATE_NOOP("Wording", "Không làm được bước này ở trạng thái hiện tại. Xem các bước cho phép."));
    case alreadyDone:
        return said(QT_TRANSLATE_NOOP("Wording", "Việc này đã được làm rồi; không cần làm lại."));
    case caseClosed:
        return said(QT_TRANSLATE_NOOP("Wording", "Vụ việc đã kết thúc. Mở lại trước khi thao tác."));
    case caseMerged:
        return said(QT_TRANSLATE_NOOP("Wording", "Vụ việc đã gộp vào vụ khác. Thao tác ở vụ chính, hoặc tách ra."));
    case notMerged:
        return said(QT_TRANSLATE_NOOP("Wording", "Vụ việc này không ở trong vụ nào khác nên không có gì để tách."));
    case unitBusy:
        return said(QT_TRANSLATE_NOOP("Wording", "Lực lượng đang làm vụ khác. Chọn lực lượng khác hoặc gọi về trước."));
    case unitInactive:
        return said(QT_TRANSLATE_NOOP("Wording", "Lực lượng không trong ca hoặc không sẵn sàng. Chọn lực lượng khác."));
    case unitNotOnCase:
        return said(QT_TRANSLATE_NOOP("Wording", "Lực lượng này không ở trong vụ việc. Xem lại danh sách lực lượng."));
    case unitUnsuitable:
        return said(QT_TRANSLATE_NOOP("Wording", "Loại việc này cần công an; tổ công tác không đi một mình được."));
    case unitsStillOut:
        return said(
            QT_TRANSLATE_NOOP("Wording", "Còn lực lượng đang đến hoặc có mặt. Cho rời hiện trường rồi kết thúc."));
    case outcomeMissing:
        return said(QT_TRANSLATE_NOOP("Wording", "Chưa chọn kết quả xử lý. Chọn một kết quả rồi làm lại."));
    case fileNumberMissing:
        return said(QT_TRANSLATE_NOOP("Wording", "Chưa ghi số hồ sơ tin báo, tố giác. Nhập số rồi làm lại."));
    case reasonMissing:
        return said(QT_TRANSLATE_NOOP("Wording", "Cần ghi lý do. Nhập lý do rồi làm lại."));
    case textMissing:
        return said(QT_TRANSLATE_NOOP("Wording", "Nội dung còn trống. Nhập nội dung rồi làm lại."));
    case textTooLong:
        return said(QT_TRANSLATE_NOOP("Wording", "Nội dung quá dài. Rút gọn dưới 4.000 ký tự."));
    case unknownKind:
        return said(QT_TRANSLATE_NOOP("Wording", "Loại việc không có trong danh mục. Chọn loại khác."));
    case unknownWard:
        return said(QT_TRANSLATE_NOOP("Wording", "Không có phường này. Chọn lại phường."));
    case notCandidate:
        return said(
            QT_TRANSLATE_NOOP("Wording", "Vụ việc không nằm trong các phường có thể nhận. Đề nghị chuyển tuyến."));
    case alreadyOwned:
        return said(QT_TRANSLATE_NOOP("Wording", "Đã có phường nhận vụ việc này."));
    case offerPending:
        return said(QT_TRANSLATE_NOOP("Wording", "Đang có một đề nghị chuyển tuyến chờ trả lời."));
    case noOffer:
        return said(QT_TRANSLATE_NOOP("Wording", "Không còn đề nghị chuyển tuyến nào chờ trả lời."));
    case sameWard:
        return said(QT_TRANSLATE_NOOP("Wording", "Không thể chuyển vụ việc cho chính phường đang giữ."));
    case unknownRequest:
        return said(QT_TRANSLATE_NOOP("Wording", "Không có đề nghị phối hợp này trong vụ việc."));
    case requestAnswered:
        return said(QT_TRANSLATE_NOOP("Wording", "Đề nghị phối hợp này đã được trả lời."));
    case noReporter:
        return said(QT_TRANSLATE_NOOP("Wording", "Tin báo không kèm người báo, nên không có gì để xem."));
    case badPosition:
        return said(QT_TRANSLATE_NOOP("Wording", "Vị trí không hợp lệ. Chọn lại trên bản đồ."));
    case stalePosition:
        return said(QT_TRANSLATE_NOOP("Wording", "Đã có vị trí mới hơn; vị trí cũ không được ghi."));
    case nothingToMerge:
        return said(QT_TRANSLATE_NOOP("Wording", "Chưa chọn vụ việc nào để gộp."));
    case unknownCheck:
        return said(QT_TRANSLATE_NOOP("Wording", "Quy trình của loại việc này không có bước đó. Xem lại danh mục."));
    case unknownHandover:
        return said(QT_TRANSLATE_NOOP("Wording", "Không có bàn giao này, hoặc đã có bàn giao mới thay thế."));
    case ownHandover:
        return said(QT_TRANSLATE_NOOP("Wording", "Người ký bàn giao không tự nhận được. Người vào ca nhận."));
    case itemsUnanswered:
        return said(QT_TRANSLATE_NOOP("Wording", "Còn mục chưa trả lời. Trả lời từng mục rồi nhận ca."));
    case badValue:
        return said(QT_TRANSLATE_NOOP("Wording", "Một giá trị nằm ngoài giới hạn cho phép. Kiểm tra lại nội dung."));
    case unknownCampaign:
        return said(QT_TRANSLATE_NOOP("Wording", "Không có đợt cao điểm này trong phạm vi của bạn."));
    case unknownRecord:
        return said(QT_TRANSLATE_NOOP("Wording", "Mục số liệu này không còn trong phạm vi của bạn."));
    case changedMeanwhile:
        return said(QT_TRANSLATE_NOOP("Wording", "Người khác đã lưu trước. Xem lại số liệu mới rồi lưu lại."));
    case signedOff:
        return said(QT_TRANSLATE_NOOP("Wording", "Số liệu ngày này đã chốt. Lãnh đạo mở chốt rồi mới sửa được."));
    case exerciseMixed:
        return said(QT_TRANSLATE_NOOP("Wording", "Không gộp vụ việc diễn tập với vụ việc thật."));
    }
    return std::nullopt;
}

} // namespace

QString Wording::refusal(const std::string& code, const std::string& message) {
    if (const auto known = core::parseEnum<core::Refusal>(code)) {
        if (const auto sentence = domainRefusal(*known)) {
            return *sentence;
        }
    }
    if (code == "expired") {
        return tr("Đã quá lâu mới gửi được nên không thực hiện. Kiểm tra tình hình rồi làm lại nếu vẫn cần.");
    }
    if (code == "notKept") {
        return tr("Đĩa của máy này không ghi được và đang mất kết nối, nên thao tác không được giữ. Dùng bộ đàm.");
    }
    if (code == "tooMany") {
        return tr("Gửi quá nhiều thao tác trong một lúc. Chờ vài giây rồi làm lại.");
    }
    if (code == "unavailable") {
        return tr("Máy chủ không ghi được nhật ký. Dùng bộ đàm và sổ giấy, báo quản trị ngay.");
    }
    if (code == "badCommand") {
        return tr("Máy chủ không hiểu thao tác này. Cần cập nhật chương trình.");
    }
    return message.empty() ? text(code) : text(message);
}

} // namespace trucban::models
