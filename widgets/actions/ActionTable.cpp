// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/ActionTable.h"

#include <QtGlobal>

namespace trucban::widgets {

namespace {

constexpr auto kCase = ActionGroup::case_;
constexpr auto kGo = ActionGroup::go;
constexpr auto kView = ActionGroup::view;
constexpr auto kSound = ActionGroup::sound;
constexpr auto kProgram = ActionGroup::program;

// The context under which lupdate files the texts.
#define TR(text) QT_TRANSLATE_NOOP("trucban::widgets::ActionRegistry", text)

constexpr std::array<ActionEntry, kActionCount> kTable{{
    {ActionId::acknowledge, kCase, "actionAcknowledge", "F2", "ui/acknowledge", TR("&Tiếp nhận"),
     TR("Nhận xử lý vụ đang chọn; chuông P1 dừng khi máy chủ xác nhận")},
    {ActionId::dispatch, kCase, "actionDispatch", "F3", "ui/dispatch", TR("&Điều động…"),
     TR("Chọn lực lượng đến hiện trường; lực lượng phù hợp gần nhất được chọn sẵn")},
    {ActionId::unitStatus, kCase, "actionUnitStatus", "F4", "ui/radio", TR("Trạng thái &lực lượng…"),
     TR("Ghi lực lượng đang đến, có mặt, rời hiện trường hoặc rút về")},
    {ActionId::resolve, kCase, "actionResolve", "F6", "ui/resolve", TR("&Giải quyết…"),
     TR("Ghi kết quả giải quyết của vụ")},
    {ActionId::close, kCase, "actionClose", "F7", "ui/close", TR("&Kết thúc…"),
     TR("Kết thúc vụ; hỏi lại khi còn lực lượng trên đường hoặc tại hiện trường")},
    {ActionId::note, kCase, "actionNote", "F8", "ui/note", TR("Ghi &chú"),
     TR("Đến ô ghi chú; Ctrl+Enter để lưu, bản nháp được giữ mỗi giây")},
    {ActionId::transfer, kCase, "actionTransfer", "F9", "ui/transfer", TR("Chuyển t&uyến…"),
     TR("Đề nghị phường khác nhận vụ, trả lời hoặc rút đề nghị đang chờ")},
    {ActionId::jointRequest, kCase, "actionJointRequest", "Shift+F9", "ui/joint-request", TR("Đề nghị &phối hợp…"),
     TR("Đề nghị 114, 115, 111, 1022… phối hợp, hoặc ghi trả lời của họ qua điện thoại")},
    {ActionId::callBack, kCase, "actionCallBack", "F12", "ui/phone", TR("Gọi &lại người báo…"),
     TR("Mở số người báo để gọi lại; lý do được ghi vào nhật ký")},
    {ActionId::reveal, kCase, "actionReveal", "Shift+F12", "ui/reveal", TR("&Xem người báo…"),
     TR("Mở tên và số người báo; lý do bắt buộc và được ghi vào nhật ký")},
    {ActionId::reopen, kCase, "actionReopen", "Ctrl+Shift+O", "ui/reopen", TR("&Mở lại…"),
     TR("Đưa vụ đã giải quyết hoặc kết thúc về đang xử lý")},
    {ActionId::changePriority, kCase, "actionChangePriority", "Ctrl+Shift+P", "ui/flag", TR("Đổi mức ư&u tiên…"),
     TR("Xác nhận hoặc đổi mức P1–P4")},
    {ActionId::changeKind, kCase, "actionChangeKind", "Ctrl+Shift+K", "ui/tag", TR("Đổi l&oại vụ việc…"),
     TR("Đổi loại vụ việc")},
    {ActionId::claim, kCase, "actionClaim", "Ctrl+Shift+N", "ui/claim", TR("&Nhận vụ về phường…"),
     TR("Nhận vụ chưa rõ phường về phường mình")},
    {ActionId::merge, kCase, "actionMerge", "Ctrl+Shift+G", "ui/merge", TR("Gộp vụ t&rùng…"),
     TR("Gộp các vụ cùng một sự việc vào vụ đang chọn")},
    {ActionId::unmerge, kCase, "actionUnmerge", "Ctrl+Shift+T", "ui/unmerge", TR("Tách vụ đ&ã gộp…"),
     TR("Trả các tin báo về vụ cũ")},

    {ActionId::focusQueue, kGo, "actionFocusQueue", "Ctrl+1", "ui/list", TR("Đến &hàng chờ"), TR("Đến bảng vụ việc")},
    {ActionId::focusMap, kGo, "actionFocusMap", "Ctrl+2", "ui/map", TR("Đến &bản đồ"), TR("Đến bản đồ")},
    {ActionId::focusCase, kGo, "actionFocusCase", "Ctrl+3", "ui/message", TR("Đến &vụ đang chọn"),
     TR("Đến khung vụ việc")},
    {ActionId::focusChart, kGo, "actionFocusChart", "Ctrl+4", "ui/chart", TR("Đến b&iểu đồ"),
     TR("Đến biểu đồ tin báo theo giờ")},
    {ActionId::focusActs, kGo, "actionFocusActs", "Ctrl+5", "ui/outbox", TR("Thao tác &của tôi"),
     TR("Danh sách thao tác của máy này: chờ gửi, đã gửi, đã nhận, bị từ chối")},
    {ActionId::nextCase, kGo, "actionNextCase", "Alt+PgDown", "ui/chevron-down", TR("Vụ &kế tiếp"),
     TR("Chọn vụ kế tiếp trong hàng chờ")},
    {ActionId::previousCase, kGo, "actionPreviousCase", "Alt+PgUp", "ui/chevron-up", TR("Vụ t&rước"),
     TR("Chọn vụ liền trước trong hàng chờ")},
    {ActionId::nextUrgent, kGo, "actionNextUrgent", "Ctrl+J", "ui/alarm", TR("Đến P&1 chưa tiếp nhận"),
     TR("Chọn vụ P1 chờ lâu nhất chưa ai tiếp nhận")},
    {ActionId::filter, kGo, "actionFilter", "Ctrl+F", "ui/search", TR("&Lọc hàng chờ"),
     TR("Gõ để lọc theo mã, địa chỉ, nội dung, phường, lực lượng; không cần dấu")},
    {ActionId::clearFilter, kGo, "actionClearFilter", "Ctrl+Shift+F", "ui/filter-off", TR("&Bỏ lọc"),
     TR("Bỏ mọi điều kiện lọc")},
    {ActionId::unlocated, kGo, "actionUnlocated", "Ctrl+Shift+M", "ui/map-pin-off", TR("Vụ chưa rõ vị t&rí"),
     TR("Chỉ hiện các vụ chưa có vị trí trên bản đồ")},

    {ActionId::themeSystem, kView, "actionThemeSystem", "", "ui/settings", TR("Màu theo &hệ thống"),
     TR("Theo màu sáng, tối của máy"), true},
    {ActionId::themeLight, kView, "actionThemeLight", "", "ui/sun", TR("Màu &sáng"), TR("Nền sáng"), true},
    {ActionId::themeDark, kView, "actionThemeDark", "", "ui/moon", TR("Màu &tối"), TR("Nền tối cho ca đêm"), true},
    {ActionId::languageVietnamese, kView, "actionLanguageVietnamese", "", "ui/language", "Tiếng &Việt",
     TR("Đổi tiếng của cửa sổ ngay khi đang chạy"), true},
    {ActionId::languageEnglish, kView, "actionLanguageEnglish", "", "ui/language", "&English",
     TR("Đổi tiếng của cửa sổ ngay khi đang chạy"), true},
    {ActionId::larger, kView, "actionLarger", "Ctrl++", "ui/plus", TR("Chữ &lớn hơn"), TR("Phóng to đến 250 %")},
    {ActionId::smaller, kView, "actionSmaller", "Ctrl+-", "ui/minus", TR("Chữ &nhỏ hơn"), TR("Thu nhỏ đến 100 %")},
    {ActionId::normalSize, kView, "actionNormalSize", "Ctrl+0", "", TR("Cỡ chữ &chuẩn"), TR("Về 100 %")},
    {ActionId::fullScreen, kView, "actionFullScreen", "F11", "ui/maximize", TR("&Toàn màn hình"),
     TR("Bật, tắt toàn màn hình"), true},
    {ActionId::chartAsTable, kView, "actionChartAsTable", "Ctrl+Shift+B", "ui/list", TR("Biểu đồ dạng &bảng"),
     TR("Đọc biểu đồ như một bảng số"), true},
    {ActionId::resetLayout, kView, "actionResetLayout", "", "ui/layers", TR("&Bố cục mặc định"),
     TR("Đưa các khung và cột về kích thước ban đầu")},

    {ActionId::mute, kSound, "actionMute", "Ctrl+M", "ui/bell-off", TR("&Tắt tiếng 5 phút"),
     TR("Tự bật lại sau 5 phút; chuông P1 mới vẫn kêu"), true},
    {ActionId::testSound, kSound, "actionTestSound", "", "ui/volume", TR("T&hử tiếng"), TR("Nghe thử các tiếng báo")},

    {ActionId::keyCard, kProgram, "actionKeyCard", "F1", "ui/keyboard", TR("Bảng &phím tắt"),
     TR("Mọi phím của cửa sổ này")},
    {ActionId::about, kProgram, "actionAbout", "", "ui/info", TR("&Giới thiệu Trực Ban"), TR("Phiên bản và giấy phép")},
    {ActionId::quit, kProgram, "actionQuit", "Ctrl+Q", "ui/logout", TR("Th&oát"),
     TR("Thao tác chưa gửi được giữ lại trên máy này")},
}};
#undef TR

} // namespace

const std::array<ActionEntry, kActionCount>& actionTable() {
    return kTable;
}

} // namespace trucban::widgets
