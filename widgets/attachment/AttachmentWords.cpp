// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/AttachmentWords.h"

#include "models/Wording.h"

namespace trucban::widgets {

using models::Wording;

QString AttachmentWords::kind(core::AttachmentKind kind) {
    switch (kind) {
    case core::AttachmentKind::photo:
        return tr("Ảnh");
    case core::AttachmentKind::audio:
        return tr("Ghi âm");
    case core::AttachmentKind::video:
        return tr("Video");
    case core::AttachmentKind::other:
        break;
    }
    return tr("Tệp");
}

QString AttachmentWords::icon(core::AttachmentKind kind) {
    switch (kind) {
    case core::AttachmentKind::photo:
        return QStringLiteral("ui/camera");
    case core::AttachmentKind::audio:
        return QStringLiteral("ui/microphone");
    case core::AttachmentKind::video:
        return QStringLiteral("ui/video");
    case core::AttachmentKind::other:
        break;
    }
    return QStringLiteral("ui/paperclip");
}

QString AttachmentWords::size(std::uint64_t bytes) {
    constexpr double kKilo = 1'000;
    const auto count = static_cast<double>(bytes);
    if (count < kKilo) {
        return tr("%1 byte").arg(Wording::number(static_cast<qlonglong>(bytes)));
    }
    return count < kKilo * kKilo ? QStringLiteral("%1 KB").arg(Wording::decimal(count / kKilo, 0))
                                 : QStringLiteral("%1 MB").arg(Wording::decimal(count / kKilo / kKilo, 1));
}

QString AttachmentWords::title(const core::Attachment& attachment, int number, std::uint64_t bytes) {
    const auto name = QStringLiteral("%1 %2").arg(kind(attachment.kind)).arg(number);
    return bytes > 0 ? QStringLiteral("%1 · %2").arg(name, size(bytes)) : name;
}

QString AttachmentWords::stage(const core::Attachment& attachment, const AttachmentState& state, bool isSensitive) {
    if (attachment.sha256.empty()) {
        return tr("Máy chủ chưa lấy được tệp này từ nơi gửi.");
    }
    switch (state.stage) {
    case AttachmentStage::idle:
        if (isSensitive) {
            return tr("Vụ nhạy cảm. Enter để xem; lượt xem được ghi vào nhật ký.");
        }
        return state.isHeavy ? tr("Ảnh lớn. Enter để tải.") : tr("Enter để tải.");
    case AttachmentStage::recording:
        return state.trouble == AttachmentTrouble::offline
                   ? tr("Mất kết nối. Có lại thì lượt xem được ghi rồi tệp được tải.")
                   : tr("Đang ghi lượt xem vào nhật ký…");
    case AttachmentStage::fetching:
        return tr("Đang tải…");
    case AttachmentStage::decoding:
        return tr("Đang đọc ảnh…");
    case AttachmentStage::ready:
        return ready(attachment, state);
    case AttachmentStage::failed:
        break;
    }
    return trouble(state);
}

QString AttachmentWords::ready(const core::Attachment& attachment, const AttachmentState& state) {
    const auto recorded = state.isRecorded ? tr(" Lượt xem đã được ghi.") : QString();
    if (attachment.kind != core::AttachmentKind::photo) {
        return tr("Enter để mở bằng chương trình khác, Ctrl+S để lưu.") + recorded;
    }
    if (state.picture.isNull()) {
        return (state.trouble == AttachmentTrouble::tooLarge ? tr("Ảnh quá lớn để hiện ở đây. Ctrl+S để lưu thành tệp.")
                                                             : tr("Không đọc được ảnh. Ctrl+S để lưu thành tệp.")) +
               recorded;
    }
    return tr("%1 × %2. Enter để phóng to.").arg(state.original.width()).arg(state.original.height()) + recorded;
}

QString AttachmentWords::trouble(const AttachmentState& state) {
    switch (state.trouble) {
    case AttachmentTrouble::missing:
        return tr("Máy chủ chưa có tệp này. Enter để thử lại.");
    case AttachmentTrouble::refused:
        return state.refusal.isEmpty() ? tr("Máy chủ không cho xem. Enter để thử lại.")
                                       : tr("Không được xem: %1").arg(state.refusal);
    case AttachmentTrouble::tooLarge:
        return tr("Tệp lớn hơn mức cho phép, không tải.");
    case AttachmentTrouble::damaged:
        return tr("Nội dung nhận được không đúng với tệp đã gửi nên đã bỏ. Enter để tải lại.");
    case AttachmentTrouble::busy:
        return tr("Máy chủ đang bận. Enter để thử lại.");
    case AttachmentTrouble::elsewhere:
        return tr("Chỉ xem được ở cửa sổ trực.");
    case AttachmentTrouble::none:
    case AttachmentTrouble::offline:
    case AttachmentTrouble::unreadable:
        break;
    }
    return tr("Không có kết nối. Enter để thử lại.");
}

bool AttachmentWords::isBad(const AttachmentState& state) {
    return state.trouble != AttachmentTrouble::none;
}

} // namespace trucban::widgets
