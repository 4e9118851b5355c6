// SPDX-License-Identifier: GPL-3.0-or-later
// What the events of a case are called in its timeline.
#include "core/Text.h"
#include "models/Wording.h"

#include <QStringList>

#include <type_traits>

namespace trucban::models {

namespace {

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString Wording::eventTitle(const core::Event& event, const core::Policy& policy) {
    struct Titles {
        const core::Policy& policy;
        QString operator()(const core::AlertReceived&) const { return tr("Nhận tin báo"); }
        QString operator()(const core::AlertUpdated& e) const {
            return e.facts.senderState == core::SenderState::active ? tr("Người báo cập nhật")
                                                                    : senderState(e.facts.senderState);
        }
        QString operator()(const core::AlertPlaced&) const { return tr("Đặt vị trí tin báo trên bản đồ"); }
        QString operator()(const core::AlertMoved&) const { return tr("Tin báo đổi nơi hiển thị"); }
        QString operator()(const core::AlertErased&) const { return tr("Đã xóa dữ liệu cá nhân theo thời hạn"); }
        QString operator()(const core::CaseOpened&) const { return tr("Mở vụ việc"); }
        QString operator()(const core::CaseAcknowledged&) const { return tr("Tiếp nhận"); }
        QString operator()(const core::CasePrioritySet& e) const {
            return tr("Đặt ưu tiên %1").arg(priorityShort(e.priority));
        }
        QString operator()(const core::CaseKindSet& e) const { return tr("Đổi loại: %1").arg(kind(policy, e.kind)); }
        QString operator()(const core::CaseClaimed& e) const { return tr("%1 nhận vụ việc").arg(ward(e.ward)); }
        QString operator()(const core::CaseRerouted&) const { return tr("Định lại phường theo vị trí mới"); }
        QString operator()(const core::CaseEscalated& e) const { return tr("Báo rộng thêm, lần %1").arg(e.round); }
        QString operator()(const core::NoteAdded&) const { return tr("Ghi chú"); }
        QString operator()(const core::UnitDispatched& e) const { return tr("Điều động %1").arg(text(e.unit.value)); }
        QString operator()(const core::AssignmentProgressed& e) const {
            return QStringLiteral("%1: %2").arg(text(e.unit.value), assignmentState(e.state));
        }
        QString operator()(const core::CaseResolved&) const { return tr("Giải quyết xong"); }
        QString operator()(const core::CaseClosed&) const { return tr("Kết thúc"); }
        QString operator()(const core::CaseReopened&) const { return tr("Mở lại"); }
        QString operator()(const core::TransferOffered& e) const { return tr("Đề nghị chuyển đến %1").arg(ward(e.to)); }
        QString operator()(const core::TransferAnswered& e) const {
            return tr("Chuyển tuyến: %1").arg(offerState(e.state));
        }
        QString operator()(const core::JointRequested& e) const {
            return tr("Đề nghị phối hợp: %1").arg(agency(e.agency));
        }
        QString operator()(const core::JointAnswered& e) const { return tr("Phối hợp: %1").arg(offerState(e.state)); }
        QString operator()(const core::CaseAbsorbed& e) const {
            return tr("Gộp thêm %n tin báo", nullptr, static_cast<int>(e.alerts.size()));
        }
        QString operator()(const core::CaseMerged&) const { return tr("Gộp vào vụ việc khác"); }
        QString operator()(const core::CaseReleased&) const { return tr("Tách tin báo ra"); }
        QString operator()(const core::CaseUnmerged&) const { return tr("Tách khỏi vụ việc chính"); }
        QString operator()(const core::ReporterRevealed& e) const {
            return e.callBack ? tr("Xem người báo để gọi lại") : tr("Xem người báo");
        }
        QString operator()(const core::UnitRegistered&) const { return tr("Đăng ký lực lượng"); }
        QString operator()(const core::UnitStateChanged& e) const { return unitState(e.state); }
        QString operator()(const core::UnitMoved&) const { return tr("Lực lượng di chuyển"); }
        QString operator()(const core::VisitRecorded&) const { return tr("Lượt thăm hộ"); }
        QString operator()(const core::PolicyChanged&) const { return tr("Đổi quy tắc"); }
        QString operator()(const core::AlertArchived&) const { return tr("Đưa vào lưu trữ"); }
        QString operator()(const core::AlertUnarchived&) const { return tr("Lấy lại từ lưu trữ"); }
        QString operator()(const core::CaseArchived&) const { return tr("Đưa vào lưu trữ"); }
        QString operator()(const core::CaseUnarchived&) const { return tr("Lấy lại từ lưu trữ"); }
        QString operator()(const core::VisitArchived&) const { return tr("Đưa vào lưu trữ"); }
        // An acknowledgement that was taken back, or a closing of a case that nobody had acknowledged.
        QString operator()(const core::CaseReturnedToNew&) const { return tr("Trở lại chờ tiếp nhận"); }
        QString operator()(const core::CaseMadeReal&) const { return tr("Chuyển từ diễn tập thành vụ thật"); }
        QString operator()(const core::CheckTicked& e) const {
            return e.done ? tr("Làm xong một bước quy trình") : tr("Bỏ dấu một bước quy trình");
        }
        QString operator()(const core::EditTakenOver& e) const { return tr("Giành quyền sửa từ %1").arg(text(e.from)); }
        QString operator()(const core::AttachmentViewed&) const { return tr("Xem tệp đính kèm nhạy cảm"); }
        QString operator()(const core::UnitCheckedIn&) const { return tr("Báo an toàn"); }
        QString operator()(const core::HandoverSigned&) const { return tr("Ký bàn giao ca"); }
        QString operator()(const core::HandoverItemAnswered& e) const {
            return e.exception ? tr("Bàn giao: chưa nhận một mục") : tr("Bàn giao: nhận một mục");
        }
        QString operator()(const core::HandoverAccepted&) const { return tr("Nhận bàn giao ca"); }
        QString operator()(const core::HandoverRetired&) const { return tr("Thay bằng bàn giao mới"); }
        QString operator()(const core::CampaignSaved&) const { return tr("Lưu đợt cao điểm"); }
        QString operator()(const core::RecordSaved&) const { return tr("Nhập số liệu"); }
        QString operator()(const core::RecordWithdrawn&) const { return tr("Rút số liệu"); }
        QString operator()(const core::RecordExpired&) const { return tr("Hết thời hạn lưu"); }
        QString operator()(const core::BriefingFrozen&) const { return tr("Chốt báo cáo"); }
    };
    return std::visit(Titles{policy}, event.data);
}

QString Wording::eventDetail(const core::Event& event, const core::Policy& policy) {
    struct Details {
        const core::Policy& policy;
        static QString outcome(const core::Outcome& o) {
            return joined({disposition(o.disposition), text(o.fileNumber), text(o.note)});
        }
        QString operator()(const core::AlertReceived& e) const { return source(e.facts.source); }
        QString operator()(const core::AlertUpdated& e) const {
            return e.details ? text(core::masked(e.details->text)) : QString();
        }
        QString operator()(const core::CaseOpened& e) const {
            return joined(
                {kind(policy, e.kind), priorityShort(e.priority), e.ward.isNone() ? QString() : ward(e.ward)});
        }
        QString operator()(const core::CasePrioritySet& e) const { return text(e.reason); }
        QString operator()(const core::CaseEscalated& e) const {
            QStringList names;
            for (const auto code : e.wards) {
                names.append(wardShort(code));
            }
            const auto why = e.reason == core::EscalationReason::unacknowledged ? tr("chưa ai tiếp nhận")
                                                                                : tr("phường không có máy trực tuyến");
            return joined({why, names.join(QStringLiteral(", "))});
        }
        QString operator()(const core::NoteAdded& e) const { return text(e.text); }
        QString operator()(const core::UnitDispatched& e) const { return e.lead ? tr("chỉ huy tại chỗ") : QString(); }
        QString operator()(const core::CaseResolved& e) const { return outcome(e.outcome); }
        QString operator()(const core::CaseClosed& e) const { return outcome(e.outcome); }
        QString operator()(const core::CaseReopened& e) const { return text(e.reason); }
        QString operator()(const core::TransferOffered& e) const {
            return joined({text(e.reason), tr("trả lời trước %1").arg(time(e.expiresAt))});
        }
        QString operator()(const core::TransferAnswered& e) const { return text(e.answer); }
        QString operator()(const core::JointRequested& e) const { return text(e.text); }
        QString operator()(const core::JointAnswered& e) const {
            return joined({text(e.contactName), text(e.referenceNumber), text(e.answer)});
        }
        QString operator()(const core::ReporterRevealed& e) const { return text(e.reason); }
        QString operator()(const core::CheckTicked& e) const { return check(policy, e.code); }
        QString operator()(const core::EditTakenOver& e) const { return text(e.reason); }
        QString operator()(const core::HandoverItemAnswered& e) const { return text(e.remark); }
        QString operator()(const core::RecordWithdrawn& e) const { return text(e.reason); }
    };
    const Details details{policy};
    return std::visit(
        [&details](const auto& data) -> QString {
            if constexpr (std::is_invocable_v<const Details&, decltype(data)>) {
                return details(data);
            } else {
                return {};
            }
        },
        event.data);
}

} // namespace trucban::models
