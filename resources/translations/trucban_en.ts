<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>AdviceWording</name>
    <message>
        <source>của địa bàn này</source>
        <translation>of this ward</translation>
    </message>
    <message>
        <source>ô tô</source>
        <translation>car</translation>
    </message>
    <message>
        <source>xe máy</source>
        <translation>motorbike</translation>
    </message>
    <message>
        <source>đi bộ</source>
        <translation>on foot</translation>
    </message>
    <message>
        <source>dưới 1 phút</source>
        <translation>under 1 min</translation>
    </message>
    <message>
        <source>%1 phút</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 giờ %2 phút</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>chưa rõ vị trí</source>
        <translation>no position</translation>
    </message>
    <message>
        <source>%1 theo đường</source>
        <translation>%1 by road</translation>
    </message>
    <message>
        <source>khoảng %1, đường chim bay × 1,4</source>
        <translation>about %1, straight line × 1.4</translation>
    </message>
    <message>
        <source>đang ở vụ %1</source>
        <translation>on case %1</translation>
    </message>
    <message>
        <source>đang ở vụ khác</source>
        <translation>on another case</translation>
    </message>
    <message>
        <source>đã ở vụ này</source>
        <translation>on this case already</translation>
    </message>
    <message>
        <source>đang rảnh</source>
        <translation>free</translation>
    </message>
    <message>
        <source>đúng thẩm quyền</source>
        <translation>has the powers</translation>
    </message>
    <message>
        <source>có trang bị cho loại vụ này</source>
        <translation>has the equipment for such a case</translation>
    </message>
    <message>
        <source>không có trang bị mà đơn vị khác có</source>
        <translation>lacks equipment that another unit has</translation>
    </message>
    <message>
        <source>vị trí cũ %1</source>
        <translation>position %1 old</translation>
    </message>
    <message>
        <source>chưa báo vị trí lần nào</source>
        <translation>never told a position</translation>
    </message>
    <message>
        <source>không có đường đến trong 2 giờ</source>
        <translation>no way there within 2 hours</translation>
    </message>
    <message>
        <source>đã nghỉ %1</source>
        <translation>rested for %1</translation>
    </message>
    <message>
        <source>vừa xong vụ trước %1</source>
        <translation>%1 since its last case</translation>
    </message>
    <message>
        <source>tổ công tác chỉ nhận an sinh, hòa giải: cần công an đi cùng</source>
        <translation>outreach takes welfare and mediation only: needs police with it</translation>
    </message>
    <message>
        <source>vụ P1 loại này cần công an đi trước</source>
        <translation>a P1 of this kind needs police first</translation>
    </message>
    <message>
        <source>báo không sẵn sàng từ %1</source>
        <translation>unavailable since %1</translation>
    </message>
    <message>
        <source>nghỉ ca từ %1</source>
        <translation>off duty since %1</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Không tạo được thư mục %1. Kiểm tra quyền ghi và chỗ trống trên đĩa.</source>
        <translation>The folder %1 cannot be made. Check write permission and free space.</translation>
    </message>
    <message>
        <source>Trực Ban đang mở với thư mục %1. Dùng cửa sổ đang mở.</source>
        <translation>Trực Ban is open with the folder %1 already. Use that window.</translation>
    </message>
    <message>
        <source>Không ghi được vào thư mục %1. Kiểm tra quyền ghi và chỗ trống trên đĩa.</source>
        <translation>The folder %1 cannot be written. Check write permission and free space.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Lưu đợt cao điểm</source>
        <translation>Save a campaign</translation>
    </message>
    <message>
        <source>Nhập số liệu</source>
        <translation>Enter figures</translation>
    </message>
    <message>
        <source>Rút số liệu</source>
        <translation>Withdraw figures</translation>
    </message>
    <message>
        <source>Hết thời hạn lưu</source>
        <translation>Kept no longer</translation>
    </message>
    <message>
        <source>Chốt báo cáo</source>
        <translation>Freeze a briefing</translation>
    </message>
    <message numerus="yes">
        <source>Lưu %1 mục số liệu</source>
        <translation>
            <numerusform>Save %1 entry</numerusform>
            <numerusform>Save %1 entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rút %1 mục số liệu</source>
        <translation>
            <numerusform>Withdraw %1 entry</numerusform>
            <numerusform>Withdraw %1 entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có đợt cao điểm này trong phạm vi của bạn.</source>
        <translation>There is no such campaign in your scope.</translation>
    </message>
    <message>
        <source>Mục số liệu này không còn trong phạm vi của bạn.</source>
        <translation>This entry is no longer in your scope.</translation>
    </message>
    <message>
        <source>Người khác đã lưu trước. Xem lại số liệu mới rồi lưu lại.</source>
        <translation>Somebody else saved first. Look at the new figures, then save again.</translation>
    </message>
    <message>
        <source>Số liệu ngày này đã chốt. Lãnh đạo mở chốt rồi mới sửa được.</source>
        <translation>The figures of this day are signed off. A leader has to open them before they can be changed.</translation>
    </message>
    <message>
        <source>Nhận tin báo</source>
        <translation>Alert received</translation>
    </message>
    <message>
        <source>Người báo cập nhật</source>
        <translation>Updated by the sender</translation>
    </message>
    <message>
        <source>Đặt vị trí tin báo trên bản đồ</source>
        <translation>Alert placed on the map</translation>
    </message>
    <message>
        <source>Tin báo đổi nơi hiển thị</source>
        <translation>Alert moved</translation>
    </message>
    <message>
        <source>Đã xóa dữ liệu cá nhân theo thời hạn</source>
        <translation>Personal data erased after the retention time</translation>
    </message>
    <message>
        <source>Mở vụ việc</source>
        <translation>Case opened</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Đặt ưu tiên %1</source>
        <translation>Priority set to %1</translation>
    </message>
    <message>
        <source>Đổi loại: %1</source>
        <translation>Kind set: %1</translation>
    </message>
    <message>
        <source>%1 nhận vụ việc</source>
        <translation>Claimed by %1</translation>
    </message>
    <message>
        <source>Định lại phường theo vị trí mới</source>
        <translation>Re-routed by the new position</translation>
    </message>
    <message>
        <source>Báo rộng thêm, lần %1</source>
        <translation>Escalated, round %1</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Điều động %1</source>
        <translation>Dispatch %1</translation>
    </message>
    <message>
        <source>Giải quyết xong</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Đề nghị chuyển đến %1</source>
        <translation>Offered to %1</translation>
    </message>
    <message>
        <source>Chuyển tuyến: %1</source>
        <translation>Transfer: %1</translation>
    </message>
    <message>
        <source>Đề nghị phối hợp: %1</source>
        <translation>Joint request: %1</translation>
    </message>
    <message>
        <source>Phối hợp: %1</source>
        <translation>Joint request: %1</translation>
    </message>
    <message numerus="yes">
        <source>Gộp thêm %n tin báo</source>
        <translation>
            <numerusform>%n alert merged in</numerusform>
            <numerusform>%n alerts merged in</numerusform>
        </translation>
    </message>
    <message>
        <source>Gộp vào vụ việc khác</source>
        <translation>Merged into another case</translation>
    </message>
    <message>
        <source>Tách tin báo ra</source>
        <translation>Alerts given back</translation>
    </message>
    <message>
        <source>Tách khỏi vụ việc chính</source>
        <translation>Unmerged from the primary case</translation>
    </message>
    <message>
        <source>Xem người báo để gọi lại</source>
        <translation>Reporter viewed to call back</translation>
    </message>
    <message>
        <source>Xem người báo</source>
        <translation>View reporter</translation>
    </message>
    <message>
        <source>Đăng ký lực lượng</source>
        <translation>Unit registered</translation>
    </message>
    <message>
        <source>Lực lượng di chuyển</source>
        <translation>Unit moved</translation>
    </message>
    <message>
        <source>Lượt thăm hộ</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>Trở lại chờ tiếp nhận</source>
        <translation>Waits to be acknowledged again</translation>
    </message>
    <message>
        <source>Hoàn tác tiếp nhận</source>
        <translation>Acknowledgement undone</translation>
    </message>
    <message>
        <source>Chuyển từ diễn tập thành vụ thật</source>
        <translation>Exercise made a real case</translation>
    </message>
    <message>
        <source>Làm xong một bước quy trình</source>
        <translation>Procedure step done</translation>
    </message>
    <message>
        <source>Bỏ dấu một bước quy trình</source>
        <translation>Procedure step unticked</translation>
    </message>
    <message>
        <source>Giành quyền sửa từ %1</source>
        <translation>Editing taken over from %1</translation>
    </message>
    <message>
        <source>Xem tệp đính kèm nhạy cảm</source>
        <translation>Sensitive attachment viewed</translation>
    </message>
    <message>
        <source>Báo an toàn</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>Ký bàn giao ca</source>
        <translation>Shift handover signed</translation>
    </message>
    <message>
        <source>Bàn giao: chưa nhận một mục</source>
        <translation>Handover: item not taken over</translation>
    </message>
    <message>
        <source>Bàn giao: nhận một mục</source>
        <translation>Handover: item taken over</translation>
    </message>
    <message>
        <source>Nhận bàn giao ca</source>
        <translation>Shift handover accepted</translation>
    </message>
    <message>
        <source>Thay bằng bàn giao mới</source>
        <translation>Replaced by a later handover</translation>
    </message>
    <message>
        <source>Chuyển thành vụ thật</source>
        <translation>Make real</translation>
    </message>
    <message>
        <source>Đánh dấu bước quy trình</source>
        <translation>Tick procedure step</translation>
    </message>
    <message>
        <source>Giành quyền sửa</source>
        <translation>Take over editing</translation>
    </message>
    <message>
        <source>Xem tệp đính kèm</source>
        <translation>View attachment</translation>
    </message>
    <message>
        <source>%1 báo an toàn</source>
        <translation>%1 checks in</translation>
    </message>
    <message>
        <source>Trả lời một mục bàn giao</source>
        <translation>Answer handover item</translation>
    </message>
    <message>
        <source>Đổi quy tắc</source>
        <translation>Policy changed</translation>
    </message>
    <message>
        <source>Đưa vào lưu trữ</source>
        <translation>Put into the archive</translation>
    </message>
    <message>
        <source>Lấy lại từ lưu trữ</source>
        <translation>Taken back from the archive</translation>
    </message>
    <message>
        <source>chưa ai tiếp nhận</source>
        <translation>not acknowledged</translation>
    </message>
    <message>
        <source>phường không có máy trực tuyến</source>
        <translation>ward without a live console</translation>
    </message>
    <message>
        <source>chỉ huy tại chỗ</source>
        <translation>lead</translation>
    </message>
    <message>
        <source>trả lời trước %1</source>
        <translation>answer by %1</translation>
    </message>
    <message>
        <source>Đổi loại việc</source>
        <translation>Change kind</translation>
    </message>
    <message>
        <source>Nhận về %1</source>
        <translation>Claim for %1</translation>
    </message>
    <message>
        <source>Đặt vị trí tin báo</source>
        <translation>Place alert</translation>
    </message>
    <message>
        <source>Gọi về %1</source>
        <translation>Recall %1</translation>
    </message>
    <message>
        <source>Chuyển tuyến đến %1</source>
        <translation>Transfer to %1</translation>
    </message>
    <message>
        <source>Trả lời chuyển tuyến</source>
        <translation>Answer transfer</translation>
    </message>
    <message>
        <source>Ghi trả lời phối hợp</source>
        <translation>Record joint answer</translation>
    </message>
    <message numerus="yes">
        <source>Gộp %1 vụ vào</source>
        <translation>
            <numerusform>Merge %1 case into</numerusform>
            <numerusform>Merge %1 cases into</numerusform>
        </translation>
    </message>
    <message>
        <source>Tách vụ việc</source>
        <translation>Unmerge</translation>
    </message>
    <message>
        <source>Xem người báo và gọi lại</source>
        <translation>View reporter and call back</translation>
    </message>
    <message>
        <source>Ghi lượt thăm hộ</source>
        <translation>Record visit</translation>
    </message>
    <message>
        <source>Xóa dữ liệu cá nhân</source>
        <translation>Erase personal data</translation>
    </message>
    <message>
        <source>Thao tác của máy chủ</source>
        <translation>Act of the gateway</translation>
    </message>
    <message>
        <source>Vụ việc này không còn thuộc phạm vi của bạn. Xem lại hàng chờ.</source>
        <translation>This case is no longer in your scope. Look at the queue again.</translation>
    </message>
    <message>
        <source>Tin báo này không còn thuộc phạm vi của bạn. Xem lại hàng chờ.</source>
        <translation>This alert is no longer in your scope. Look at the queue again.</translation>
    </message>
    <message>
        <source>Không có lực lượng này. Chọn lực lượng khác trong danh sách.</source>
        <translation>There is no such unit. Choose another from the list.</translation>
    </message>
    <message>
        <source>Vai trò của bạn không được làm việc này. Nhờ cán bộ trực ban.</source>
        <translation>Your role may not do this. Ask a duty officer.</translation>
    </message>
    <message>
        <source>Việc này do phường khác quyết định. Liên hệ phường đang giữ vụ việc.</source>
        <translation>Another ward decides this. Call the ward that holds the case.</translation>
    </message>
    <message>
        <source>Vụ việc vừa được người khác thay đổi. Xem lại rồi làm lại nếu vẫn cần.</source>
        <translation>Somebody else has just changed the case. Look again, and repeat it if still wanted.</translation>
    </message>
    <message>
        <source>Không làm được bước này ở trạng thái hiện tại. Xem các bước cho phép.</source>
        <translation>This step is not possible in the present state. See the steps allowed.</translation>
    </message>
    <message>
        <source>Việc này đã được làm rồi; không cần làm lại.</source>
        <translation>This is done already; nothing more is needed.</translation>
    </message>
    <message>
        <source>Vụ việc đã kết thúc. Mở lại trước khi thao tác.</source>
        <translation>The case is closed. Reopen it first.</translation>
    </message>
    <message>
        <source>Vụ việc đã gộp vào vụ khác. Thao tác ở vụ chính, hoặc tách ra.</source>
        <translation>The case was merged into another. Work on that one, or unmerge.</translation>
    </message>
    <message>
        <source>Vụ việc này không ở trong vụ nào khác nên không có gì để tách.</source>
        <translation>There is nothing to unmerge.</translation>
    </message>
    <message>
        <source>Lực lượng đang làm vụ khác. Chọn lực lượng khác hoặc gọi về trước.</source>
        <translation>The unit is on another case. Choose another one or recall it first.</translation>
    </message>
    <message>
        <source>Lực lượng không trong ca hoặc không sẵn sàng. Chọn lực lượng khác.</source>
        <translation>The unit is off duty or unavailable. Choose another one.</translation>
    </message>
    <message>
        <source>Lực lượng này không ở trong vụ việc. Xem lại danh sách lực lượng.</source>
        <translation>No such unit is on the case. Look at the unit list.</translation>
    </message>
    <message>
        <source>Loại việc này cần công an; tổ công tác không đi một mình được.</source>
        <translation>This kind of case needs police; an outreach team may not go alone.</translation>
    </message>
    <message>
        <source>Còn lực lượng đang đến hoặc có mặt. Cho rời hiện trường rồi kết thúc.</source>
        <translation>Units are still en route or on scene. Let them leave, then close.</translation>
    </message>
    <message>
        <source>Chưa chọn kết quả xử lý. Chọn một kết quả rồi làm lại.</source>
        <translation>No outcome chosen. Choose one and try again.</translation>
    </message>
    <message>
        <source>Chưa ghi số hồ sơ tin báo, tố giác. Nhập số rồi làm lại.</source>
        <translation>The register number is missing. Enter it and try again.</translation>
    </message>
    <message>
        <source>Cần ghi lý do. Nhập lý do rồi làm lại.</source>
        <translation>A reason is needed. Enter it and try again.</translation>
    </message>
    <message>
        <source>Nội dung còn trống. Nhập nội dung rồi làm lại.</source>
        <translation>The text is empty. Enter it and try again.</translation>
    </message>
    <message>
        <source>Nội dung quá dài. Rút gọn dưới 4.000 ký tự.</source>
        <translation>The text is too long. Keep it under 4,000 characters.</translation>
    </message>
    <message>
        <source>Loại việc không có trong danh mục. Chọn loại khác.</source>
        <translation>There is no such kind. Choose another one.</translation>
    </message>
    <message>
        <source>Không có phường này. Chọn lại phường.</source>
        <translation>There is no such ward. Choose again.</translation>
    </message>
    <message>
        <source>Vụ việc không nằm trong các phường có thể nhận. Đề nghị chuyển tuyến.</source>
        <translation>The ward is not among those that may claim the case. Offer a transfer instead.</translation>
    </message>
    <message>
        <source>Đã có phường nhận vụ việc này.</source>
        <translation>A ward has claimed this case already.</translation>
    </message>
    <message>
        <source>Đang có một đề nghị chuyển tuyến chờ trả lời.</source>
        <translation>A transfer offer is waiting for an answer.</translation>
    </message>
    <message>
        <source>Không còn đề nghị chuyển tuyến nào chờ trả lời.</source>
        <translation>No transfer offer is waiting any more.</translation>
    </message>
    <message>
        <source>Không thể chuyển vụ việc cho chính phường đang giữ.</source>
        <translation>The case is with that ward already.</translation>
    </message>
    <message>
        <source>Không có đề nghị phối hợp này trong vụ việc.</source>
        <translation>The case has no such joint request.</translation>
    </message>
    <message>
        <source>Đề nghị phối hợp này đã được trả lời.</source>
        <translation>This joint request was answered already.</translation>
    </message>
    <message>
        <source>Tin báo không kèm người báo, nên không có gì để xem.</source>
        <translation>The alert names no reporter, so there is nothing to view.</translation>
    </message>
    <message>
        <source>Vị trí không hợp lệ. Chọn lại trên bản đồ.</source>
        <translation>The position is not valid. Choose again on the map.</translation>
    </message>
    <message>
        <source>Đã có vị trí mới hơn; vị trí cũ không được ghi.</source>
        <translation>A newer position is known; the older one was not recorded.</translation>
    </message>
    <message>
        <source>Chưa chọn vụ việc nào để gộp.</source>
        <translation>No case was chosen to merge.</translation>
    </message>
    <message>
        <source>Một giá trị nằm ngoài giới hạn cho phép. Kiểm tra lại nội dung.</source>
        <translation>A value is outside its limits. Check the entry.</translation>
    </message>
    <message>
        <source>Quy trình của loại việc này không có bước đó. Xem lại danh mục.</source>
        <translation>The procedure of this kind of case has no such step. Look at the list again.</translation>
    </message>
    <message>
        <source>Không có bàn giao này, hoặc đã có bàn giao mới thay thế.</source>
        <translation>There is no such handover, or a later one has taken its place.</translation>
    </message>
    <message>
        <source>Người ký bàn giao không tự nhận được. Người vào ca nhận.</source>
        <translation>Who signed a handover cannot accept it. The officer who comes on shift does.</translation>
    </message>
    <message>
        <source>Còn mục chưa trả lời. Trả lời từng mục rồi nhận ca.</source>
        <translation>Some lines are unanswered. Answer each, then accept the shift.</translation>
    </message>
    <message>
        <source>Đã quá lâu mới gửi được nên không thực hiện. Kiểm tra tình hình rồi làm lại nếu vẫn cần.</source>
        <translation>It could only be sent too late, so it was not done. Check the situation and do it again if still wanted.</translation>
    </message>
    <message>
        <source>Đĩa của máy này không ghi được và đang mất kết nối, nên thao tác không được giữ. Dùng bộ đàm.</source>
        <translation>This computer's disk cannot be written and there is no connection, so the act was not kept. Use the radio.</translation>
    </message>
    <message>
        <source>Gửi quá nhiều thao tác trong một lúc. Chờ vài giây rồi làm lại.</source>
        <translation>Too many acts at once. Wait a few seconds and try again.</translation>
    </message>
    <message>
        <source>Máy chủ không ghi được nhật ký. Dùng bộ đàm và sổ giấy, báo quản trị ngay.</source>
        <translation>The gateway cannot write its log. Use radio and paper, and tell the administrator now.</translation>
    </message>
    <message>
        <source>Máy chủ không hiểu thao tác này. Cần cập nhật chương trình.</source>
        <translation>The gateway does not understand this act. The program needs an update.</translation>
    </message>
    <message>
        <source>P1 khẩn cấp</source>
        <translation>P1 urgent</translation>
    </message>
    <message>
        <source>P2 cao</source>
        <translation>P2 high</translation>
    </message>
    <message>
        <source>P3 thường</source>
        <translation>P3 normal</translation>
    </message>
    <message>
        <source>P4 thông tin</source>
        <translation>P4 information</translation>
    </message>
    <message>
        <source>Mới</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Đã giải quyết</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Ứng dụng SOS An ninh, trật tự</source>
        <translation>SOS app “An ninh, trật tự”</translation>
    </message>
    <message>
        <source>Điện thoại 113</source>
        <translation>Telephone 113</translation>
    </message>
    <message>
        <source>Điện thoại 114</source>
        <translation>Telephone 114</translation>
    </message>
    <message>
        <source>Điện thoại 115</source>
        <translation>Telephone 115</translation>
    </message>
    <message>
        <source>Ứng dụng HELP114</source>
        <translation>HELP114 app</translation>
    </message>
    <message>
        <source>VNeID</source>
        <translation>VNeID</translation>
    </message>
    <message>
        <source>Đến trực tiếp</source>
        <translation>Walk-in</translation>
    </message>
    <message>
        <source>Tổ công tác 3 trong 1</source>
        <translation>3-in-1 outreach team</translation>
    </message>
    <message>
        <source>Tuần tra</source>
        <translation>Patrol</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Nguồn khác</source>
        <translation>Other source</translation>
    </message>
    <message>
        <source>Đang cần giúp</source>
        <translation>Needs help</translation>
    </message>
    <message>
        <source>An toàn rồi</source>
        <translation>Safe now</translation>
    </message>
    <message>
        <source>Người báo đã hủy</source>
        <translation>Cancelled by the sender</translation>
    </message>
    <message>
        <source>Tuần tra công an</source>
        <translation>Police patrol</translation>
    </message>
    <message>
        <source>Phản ứng nhanh 113</source>
        <translation>113 response force</translation>
    </message>
    <message>
        <source>Lực lượng ANTT ở cơ sở</source>
        <translation>Local security force</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>Đã điều động</source>
        <translation>Dispatched</translation>
    </message>
    <message>
        <source>Đang đến</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>Có mặt</source>
        <translation>On scene</translation>
    </message>
    <message>
        <source>Không sẵn sàng</source>
        <translation>Unavailable</translation>
    </message>
    <message>
        <source>Nghỉ ca</source>
        <translation>Off duty</translation>
    </message>
    <message>
        <source>Đã rời hiện trường</source>
        <translation>Left the scene</translation>
    </message>
    <message>
        <source>Đã gọi về</source>
        <translation>Recalled</translation>
    </message>
    <message>
        <source>Đã xử lý tại chỗ</source>
        <translation>Settled on scene</translation>
    </message>
    <message>
        <source>Hòa giải thành</source>
        <translation>Mediated</translation>
    </message>
    <message>
        <source>Đã lập hồ sơ tin báo, tố giác</source>
        <translation>Report filed</translation>
    </message>
    <message>
        <source>Chuyển cơ quan khác</source>
        <translation>Referred to another agency</translation>
    </message>
    <message>
        <source>Báo nhầm</source>
        <translation>Mistaken</translation>
    </message>
    <message>
        <source>Báo giả</source>
        <translation>False report</translation>
    </message>
    <message>
        <source>Thử nghiệm</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Trùng</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Không liên lạc được</source>
        <translation>Unreachable</translation>
    </message>
    <message>
        <source>Cảnh sát PCCC và CNCH (114)</source>
        <translation>Fire and rescue police (114)</translation>
    </message>
    <message>
        <source>Cấp cứu (115)</source>
        <translation>Ambulance (115)</translation>
    </message>
    <message>
        <source>Cổng thông tin 1022</source>
        <translation>City hotline 1022</translation>
    </message>
    <message>
        <source>Tổng đài bảo vệ trẻ em (111)</source>
        <translation>Child protection line (111)</translation>
    </message>
    <message>
        <source>Cơ quan điều tra</source>
        <translation>Investigation agency</translation>
    </message>
    <message>
        <source>Quân sự</source>
        <translation>Military</translation>
    </message>
    <message>
        <source>Ủy ban nhân dân</source>
        <translation>People's Committee</translation>
    </message>
    <message>
        <source>Đang đề nghị</source>
        <translation>Offered</translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Đã rút</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Quá hạn trả lời</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Cán bộ trực ban</source>
        <translation>Duty officer</translation>
    </message>
    <message>
        <source>Lãnh đạo phường</source>
        <translation>Ward leader</translation>
    </message>
    <message>
        <source>Ban Chỉ đạo 138</source>
        <translation>Steering committee 138</translation>
    </message>
    <message>
        <source>Trực ban Thành phố</source>
        <translation>City desk</translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>tiếp nhận</source>
        <translation>acknowledge</translation>
    </message>
    <message>
        <source>điều động</source>
        <translation>dispatch</translation>
    </message>
    <message>
        <source>có mặt</source>
        <translation>on scene</translation>
    </message>
    <message>
        <source>giải quyết</source>
        <translation>resolve</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>Đã gửi, chờ xác nhận</source>
        <translation>Sent, awaiting confirmation</translation>
    </message>
    <message>
        <source>Đã được ghi nhận</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Bị từ chối</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Chưa gửi – xác nhận lại</source>
        <translation>Not sent – confirm</translation>
    </message>
    <message>
        <source>Mất kết nối</source>
        <translation>Disconnected</translation>
    </message>
    <message>
        <source>Đang kết nối</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Đang tải dữ liệu</source>
        <translation>Loading data</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Bị từ chối kết nối</source>
        <translation>Connection refused</translation>
    </message>
    <message>
        <source>Không gọi được máy chủ. Chương trình tự thử lại; kiểm tra mạng nếu kéo dài.</source>
        <translation>The gateway cannot be reached. The program keeps trying; check the network if it lasts.</translation>
    </message>
    <message>
        <source>Chứng thư của máy chủ không được tin cậy. Hỏi quản trị mã vân tay của máy chủ.</source>
        <translation>The gateway's certificate is not trusted. Ask the administrator for its fingerprint.</translation>
    </message>
    <message>
        <source>Mã vân tay của máy chủ không khớp: có thể là máy chủ giả. Báo quản trị ngay.</source>
        <translation>The gateway's fingerprint does not match: it may be a false gateway. Tell the administrator now.</translation>
    </message>
    <message>
        <source>Sai tên đăng nhập hoặc mật khẩu, hoặc tài khoản đã bị khóa.</source>
        <translation>Wrong user name or password, or the account is disabled.</translation>
    </message>
    <message>
        <source>Đăng nhập sai quá nhiều lần. Chờ rồi thử lại.</source>
        <translation>Too many failed log-ins. Wait and try again.</translation>
    </message>
    <message>
        <source>Máy chủ dùng phiên bản khác. Cần cập nhật chương trình.</source>
        <translation>The gateway runs another version. The program needs an update.</translation>
    </message>
    <message>
        <source>Nhật ký của máy chủ không khớp với máy này. Không thao tác, báo quản trị ngay.</source>
        <translation>The gateway's log does not match this computer's. Do nothing, and tell the administrator now.</translation>
    </message>
    <message>
        <source>Máy này nhận dữ liệu quá chậm nên bị ngắt; đang nối lại.</source>
        <translation>This computer read too slowly and was cut off; reconnecting.</translation>
    </message>
    <message>
        <source>Phiên làm việc đã bị thu hồi. Đăng nhập lại.</source>
        <translation>The session was revoked. Log in again.</translation>
    </message>
    <message>
        <source>Không ghi được dữ liệu lên đĩa của máy này. Kiểm tra dung lượng đĩa.</source>
        <translation>This computer's disk cannot be written. Check its free space.</translation>
    </message>
    <message>
        <source>vi</source>
        <comment>language of the window, do not translate as a word</comment>
        <translation>en</translation>
    </message>
    <message>
        <source>Chưa rõ phường</source>
        <translation>Ward unknown</translation>
    </message>
    <message>
        <source>P. %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>X. %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>ĐK. %1</source>
        <translation>%1</translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Phường %1</source>
        <translation>%1 Ward</translation>
    </message>
    <message>
        <source>Xã %1</source>
        <translation>%1 Commune</translation>
    </message>
    <message>
        <source>Đặc khu %1</source>
        <translation>%1 Special Zone</translation>
    </message>
    <message>
        <source>Nhập tin</source>
        <translation>Alert entered</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ hoặc mã vân tay ghi không đúng: địa chỉ bắt đầu bằng https://, mã vân tay gồm 64 chữ số hệ 16. Sửa rồi đăng nhập lại.</source>
        <translation>The address of the gateway or its fingerprint is not written right: an address starts with https://, a fingerprint has 64 hexadecimal digits. Correct it and log in again.</translation>
    </message>
    <message>
        <source>Máy chủ này là máy chủ diễn tập mà bàn trực này là thật, hoặc ngược lại. Không có gì được đọc hay gửi. Sửa địa chỉ, hoặc mở bằng lệnh diễn tập (trucban --exercise).</source>
        <translation>This gateway is for exercises and this desk is live, or the other way round. Nothing was read or sent. Correct the address, or start the exercise desk (trucban --exercise).</translation>
    </message>
    <message>
        <source>Đã rút lại trước khi gửi</source>
        <translation>Withdrawn before it was sent</translation>
    </message>
    <message>
        <source>Không gộp vụ việc diễn tập với vụ việc thật.</source>
        <translation>An exercise&apos;s case and a real one cannot become one.</translation>
    </message>
</context>
<context>
    <name>trucban::console::Console</name>
    <message>
        <source>Đang đăng nhập…</source>
        <translation>Logging in…</translation>
    </message>
    <message>
        <source>bàn trực thật không mở trên máy này, tin thật sẽ không báo ở đây</source>
        <translation>no live desk is open on this computer; real alerts will not sound here</translation>
    </message>
</context>
<context>
    <name>trucban::console::MapSource</name>
    <message>
        <source>không có tệp này</source>
        <translation>there is no such file</translation>
    </message>
    <message>
        <source>không được quyền đọc tệp này</source>
        <translation>the file may not be read</translation>
    </message>
    <message>
        <source>đây không phải tệp bản đồ (mappack, MBTiles)</source>
        <translation>this is no map file (mappack, MBTiles)</translation>
    </message>
    <message>
        <source>tệp bị hỏng; hãy chép lại hoặc tạo lại</source>
        <translation>the file is damaged; copy it again or make it anew</translation>
    </message>
    <message>
        <source>kiểu mảnh bản đồ lạ (đọc được: pbf, PNG, JPEG, WebP)</source>
        <translation>tiles of an unknown kind (pbf, PNG, JPEG and WebP can be read)</translation>
    </message>
    <message>
        <source>tệp được tạo bằng bản Trực Ban mới hơn; hãy cập nhật chương trình</source>
        <translation>the file was made by a newer Trực Ban; update the program</translation>
    </message>
    <message>
        <source>chương trình khác đang ghi tệp này</source>
        <translation>another program is writing to the file</translation>
    </message>
    <message>
        <source>Không mở được bản đồ %1: %2. Bản đồ đang dùng được giữ nguyên.</source>
        <translation>The map %1 cannot be opened: %2. The map in use stays.</translation>
    </message>
    <message>
        <source>Mở bản đồ</source>
        <translation>Open a map</translation>
    </message>
    <message>
        <source>Bản đồ (*.mappack *.mbtiles);;Mọi tệp (*)</source>
        <translation>Maps (*.mappack *.mbtiles);;All files (*)</translation>
    </message>
</context>
<context>
    <name>trucban::console::ReplicaKey</name>
    <message>
        <source>Kho khóa của máy không trả lời. Mở khóa kho rồi thử lại; dữ liệu trên máy này vẫn còn nguyên.</source>
        <translation>The computer's key store does not answer. Unlock it and try again; the data on this computer are intact.</translation>
    </message>
    <message>
        <source>Không mở được kho khóa của máy: %1. Mở khóa kho rồi thử lại; dữ liệu trên máy này vẫn còn nguyên.</source>
        <translation>The computer's key store cannot be opened: %1. Unlock it and try again; the data on this computer are intact.</translation>
    </message>
    <message>
        <source>Máy này không có kho khóa: khóa dữ liệu nằm trong tệp chỉ tài khoản này đọc được. Ai dùng được tài khoản này hoặc ổ đĩa thì đọc được dữ liệu của bàn trực.</source>
        <translation>This computer has no key store: the key of the data lies in a file that only this account can read. Whoever can use the account or the disk can read the desk's data.</translation>
    </message>
    <message>
        <source>Không đọc được %1: %2</source>
        <translation>%1 cannot be read: %2</translation>
    </message>
    <message>
        <source>Tệp khóa %1 bị hỏng. Khôi phục nó từ bản sao, hoặc chuyển thư mục dữ liệu đi để bắt đầu lại.</source>
        <translation>The key file %1 is damaged. Restore it from a copy, or move the data folder away to start anew.</translation>
    </message>
    <message>
        <source>Không ghi được %1: %2</source>
        <translation>%1 cannot be written: %2</translation>
    </message>
</context>
<context>
    <name>trucban::maps::LayerPanel</name>
    <message>
        <source>Phường, xã</source>
        <translation>Wards</translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Các lớp bản đồ</source>
        <translation>Map layers</translation>
    </message>
    <message>
        <source>Vụ việc: luôn hiện</source>
        <translation>Cases: always shown</translation>
    </message>
    <message>
        <source>Độ đậm: %1</source>
        <translation>Opacity: %1</translation>
    </message>
    <message>
        <source>Tô màu theo</source>
        <translation>Colour by</translation>
    </message>
    <message>
        <source>Bản đồ nhiệt</source>
        <translation>Heat map</translation>
    </message>
    <message>
        <source>Nhiệt: tin trong</source>
        <translation>Heat: reports of</translation>
    </message>
    <message numerus="yes">
        <source>%n giờ</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Mở cụm có chuyển động</source>
        <translation>Open clusters with motion</translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapCanvas</name>
    <message>
        <source>Số vụ theo bộ lọc:</source>
        <translation>Cases under the filter:</translation>
    </message>
    <message numerus="yes">
        <source>%n vụ việc</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chưa tiếp nhận</source>
        <translation>
            <numerusform>%n unacknowledged</numerusform>
            <numerusform>%n unacknowledged</numerusform>
        </translation>
    </message>
    <message>
        <source>Phường %1</source>
        <translation>%1 ward</translation>
    </message>
    <message>
        <source>Xã %1</source>
        <translation>%1 commune</translation>
    </message>
    <message>
        <source>Đặc khu %1</source>
        <translation>%1 special zone</translation>
    </message>
    <message numerus="yes">
        <source>%n vụ đang mở</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vụ P1</source>
        <translation>
            <numerusform>%n P1 case</numerusform>
            <numerusform>%n P1 cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lực lượng sẵn sàng</source>
        <translation>
            <numerusform>%n unit available</numerusform>
            <numerusform>%n units available</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có bàn trực nào đang kết nối</source>
        <translation>No duty desk is connected</translation>
    </message>
    <message>
        <source>Ranh giới gần đúng</source>
        <translation>Approximate border</translation>
    </message>
    <message numerus="yes">
        <source>Vị trí %n giây trước</source>
        <translation>
            <numerusform>Position %n second ago</numerusform>
            <numerusform>Position %n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vị trí %n phút trước</source>
        <translation>
            <numerusform>Position %n minute ago</numerusform>
            <numerusform>Position %n minutes ago</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: có thể không còn đúng</source>
        <translation>%1: may be wrong by now</translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapMenu</name>
    <message>
        <source>Sao chép tọa độ %1</source>
        <translation>Copy coordinate %1</translation>
    </message>
    <message>
        <source>Đo khoảng cách từ đây</source>
        <translation>Measure distance from here</translation>
    </message>
    <message>
        <source>Xóa đường đo</source>
        <translation>Remove measured line</translation>
    </message>
    <message>
        <source>Đưa nơi này vào giữa</source>
        <translation>Centre the map here</translation>
    </message>
    <message>
        <source>Sao chép liên kết đến đây</source>
        <translation>Copy a link to this place</translation>
    </message>
    <message>
        <source>Lực lượng gần đây nhất…</source>
        <translation>Nearest units…</translation>
    </message>
    <message>
        <source>Nhập tin tại đây…</source>
        <translation>Enter an alert here…</translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapOverlay</name>
    <message>
        <source>Phóng to</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Toàn thành phố</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>Không vẽ được bản đồ nền. Vị trí các vụ việc vẫn đúng; mở lại chương trình để thử lại.</source>
        <translation>The base map cannot be drawn. The positions of cases are right all the same; restart the program to try again.</translation>
    </message>
    <message>
        <source>Tạm thời không vẽ được bản đồ nền. Vị trí các vụ việc vẫn đúng; chương trình đang tự thử lại.</source>
        <translation>The base map cannot be drawn just now. The positions of cases are right all the same; the program is trying again.</translation>
    </message>
    <message>
        <source>Thiếu thành phần Qt Location nên không có bản đồ nền. Vị trí các vụ việc vẫn đúng; báo người quản trị.</source>
        <translation>Qt Location is missing, so there is no base map. The positions of cases are right all the same; tell the administrator.</translation>
    </message>
    <message>
        <source>Các lớp bản đồ</source>
        <translation>Map layers</translation>
    </message>
    <message>
        <source>Bờ biển, sông hồ: GSHHG, WDBII</source>
        <translation>Coast, rivers, lakes: GSHHG, WDBII</translation>
    </message>
    <message>
        <source>Ranh giới gần đúng</source>
        <translation>Approximate borders</translation>
    </message>
    <message>
        <source>Chọn các vụ trong khung</source>
        <translation>Select cases in a rectangle</translation>
    </message>
    <message>
        <source>Khoanh vùng để chọn các vụ</source>
        <translation>Select cases with a lasso</translation>
    </message>
    <message>
        <source>Bấm để ẩn</source>
        <translation>Click to hide</translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapView</name>
    <message>
        <source>Bản đồ vụ việc</source>
        <translation>Map of cases</translation>
    </message>
    <message>
        <source>%1, dữ liệu đến %2</source>
        <translation>%1, data up to %2</translation>
    </message>
    <message>
        <source>Một phần tệp bản đồ không đọc được nữa: chỗ để trống không có nghĩa là không có đường. Vị trí các vụ việc vẫn đúng; chép lại tệp rồi mở lại.</source>
        <translation>A part of the map file cannot be read any more: where the map is empty there may be streets. The positions of cases are right all the same; copy the file again and open it anew.</translation>
    </message>
    <message>
        <source>Đo khoảng cách: bấm hoặc Enter để thêm điểm, Backspace bỏ điểm cuối, bấm đúp hoặc Esc là xong.</source>
        <translation>Measuring: click or Enter adds a point, Backspace takes the last one back, a double click or Esc ends it.</translation>
    </message>
</context>
<context>
    <name>trucban::maps::WardLegend</name>
    <message>
        <source>%1, theo bộ lọc</source>
        <translation>%1, under the filter</translation>
    </message>
    <message>
        <source>Không tô màu</source>
        <translation>No colour</translation>
    </message>
    <message>
        <source>Vụ đang mở</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>Vụ chưa tiếp nhận</source>
        <translation>Unacknowledged cases</translation>
    </message>
    <message>
        <source>Vụ P1 đang mở</source>
        <translation>Open P1 cases</translation>
    </message>
    <message>
        <source>Chưa có vụ nào</source>
        <translation>No cases yet</translation>
    </message>
    <message>
        <source>Theo chỉ số</source>
        <translation>By indicator</translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figures yet</translation>
    </message>
</context>
<context>
    <name>trucban::models::QueueModel</name>
    <message>
        <source>chưa ai đi</source>
        <translation>nobody going</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>%1: bấm để xếp theo cột này, bấm lần nữa để đảo. P1 chưa tiếp nhận luôn đứng đầu. Ctrl+Shift+X về thứ tự trực.</source>
        <translation>%1: click to sort by this column, again to reverse. Unacknowledged P1s always stand on top. Ctrl+Shift+X goes back to the duty order.</translation>
    </message>
</context>
<context>
    <name>trucban::models::UnitModel</name>
    <message>
        <source>Không đề xuất, và vì sao</source>
        <translation>Not recommended, and why</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AboutDialog</name>
    <message>
        <source>Giới thiệu Trực Ban</source>
        <translation>About Trực Ban</translation>
    </message>
    <message>
        <source>Bàn điều hành trực ban an ninh, trật tự.

Phần mềm tự do theo giấy phép GPL phiên bản 3 trở lên; không có bảo hành.

Có dùng Qt, QCustomPlot (GPL), chữ Be Vietnam Pro (OFL), hình Maki (CC0) và Tabler (MIT), đường bờ và sông GSHHG (LGPL).</source>
        <translation>The duty desk for public security and order.

Free software under the GPL, version 3 or later; without any warranty.

Uses Qt, QCustomPlot (GPL), the Be Vietnam Pro font (OFL), Maki (CC0) and Tabler (MIT) icons, GSHHG coast and rivers (LGPL).</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ActDialog</name>
    <message>
        <source>Hủy  (Esc)</source>
        <translation>Cancel  (Esc)</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ActionRegistry</name>
    <message>
        <source>T&amp;ệp đính kèm</source>
        <translation>Attachment&amp;s</translation>
    </message>
    <message>
        <source>Đến ảnh và tệp của tin báo; mũi tên để chọn, Enter để xem hoặc mở, Ctrl+S để lưu</source>
        <translation>Goes to the photos and files of the alerts; arrows choose, Enter looks or opens, Ctrl+S saves</translation>
    </message>
    <message>
        <source>Bảng lực l&amp;ượng</source>
        <translation>&amp;Unit board</translation>
    </message>
    <message>
        <source>Mọi lực lượng: trạng thái, vụ, vị trí, báo an toàn; phím Menu để ghi trạng thái hoặc điều động</source>
        <translation>Every unit: state, case, place, check-in; the Menu key records a status or dispatches</translation>
    </message>
    <message>
        <source>&amp;Ai đã xem người báo…</source>
        <translation>Who looked re&amp;porters up…</translation>
    </message>
    <message>
        <source>Dành cho lãnh đạo: ai đã xem người báo, tệp nhạy cảm hoặc giành quyền sửa, lúc nào và vì sao</source>
        <translation>For leaders: who looked at a reporter or a sensitive file, or took over an edit, when and why</translation>
    </message>
    <message>
        <source>Xem lại &amp;quá khứ</source>
        <translation>Show the &amp;past</translation>
    </message>
    <message>
        <source>Mở cửa sổ thứ hai với hàng đợi, bản đồ, lực lượng và biểu đồ như vào một lúc trước đây</source>
        <translation>Opens a second window with queue, map, units and chart as they were at an earlier moment</translation>
    </message>
    <message>
        <source>Mở, đóng cửa sổ thứ hai cho màn hình treo tường; F11 trong cửa sổ đó để toàn màn hình</source>
        <translation>Opens and closes the second window, for a screen on the wall; F11 in it for full screen</translation>
    </message>
    <message>
        <source>Màn hình t&amp;reo tường</source>
        <translation>&amp;Wall screen</translation>
    </message>
    <message>
        <source>Giữ vụ hoặc lực lượng đang chọn ở giữa bản đồ; kéo bản đồ thì dừng</source>
        <translation>Keeps the selected case or unit in the middle of the map; dragging the map ends it</translation>
    </message>
    <message>
        <source>Theo &amp;dõi vụ đang chọn</source>
        <translation>Follow the selec&amp;ted case</translation>
    </message>
    <message>
        <source>Hàng chờ và biểu đồ chỉ tính các vụ nằm trong phần bản đồ đang hiện; di chuyển bản đồ thì đổi theo</source>
        <translation>Queue and chart take only the cases within what the map shows, and follow it</translation>
    </message>
    <message>
        <source>Chỉ phần bản &amp;đồ đang hiện</source>
        <translation>On&amp;ly what the map shows</translation>
    </message>
    <message>
        <source>Đưa bản đồ đến vụ đang chọn; lần nữa thì trở lại chỗ cũ</source>
        <translation>Takes the map to the selected case; again, back to where it was</translation>
    </message>
    <message>
        <source>X&amp;em vụ trên bản đồ</source>
        <translation>&amp;Go to it on the map</translation>
    </message>
    <message>
        <source>Chỉ hiện các vụ P1 chưa tiếp nhận; Alt+Trái trở về điều kiện lọc cũ</source>
        <translation>Show the unacknowledged P1s only; Alt+Left goes back to the former filter</translation>
    </message>
    <message>
        <source>Hiện nga&amp;y P1 ngoài bộ lọc</source>
        <translation>P1s &amp;outside the filter</translation>
    </message>
    <message>
        <source>Đến điều kiện lọc sau đó</source>
        <translation>Forward to the filter after this one</translation>
    </message>
    <message>
        <source>Điều kiện lọc &amp;sau</source>
        <translation>Filter &amp;after</translation>
    </message>
    <message>
        <source>Trở về điều kiện lọc trước đó</source>
        <translation>Back to the filter before this one</translation>
    </message>
    <message>
        <source>Điều kiệ&amp;n lọc trước</source>
        <translation>Filter &amp;before</translation>
    </message>
    <message>
        <source>Đã rõ th&amp;ao tác bị từ chối</source>
        <translation>Refused act un&amp;derstood</translation>
    </message>
    <message>
        <source>Cất thao tác bị từ chối hoặc chưa gửi đang hiện</source>
        <translation>Put away the refused or unsent act that is shown</translation>
    </message>
    <message>
        <source>&amp;Gửi lại thao tác chưa gửi</source>
        <translation>&amp;Send the unsent act again</translation>
    </message>
    <message>
        <source>Gửi lại thao tác đã quá hạn gửi đang hiện</source>
        <translation>Send the act that is shown, and ran out of time, again</translation>
    </message>
    <message>
        <source>&amp;Vụ việc</source>
        <translation>&amp;Case</translation>
    </message>
    <message>
        <source>&amp;Di chuyển</source>
        <translation>&amp;Go</translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>Â&amp;m thanh</source>
        <translation>&amp;Sound</translation>
    </message>
    <message>
        <source>&amp;Trợ giúp</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>&amp;Tiếp nhận</source>
        <translation>&amp;Acknowledge</translation>
    </message>
    <message>
        <source>Nhận xử lý vụ đang chọn; chuông P1 dừng khi máy chủ xác nhận. Vụ đã tiếp nhận: đã xem tin mới</source>
        <translation>Take the selected case; the P1 alarm stops when the gateway confirms. A case taken already: its news was seen</translation>
    </message>
    <message>
        <source>&amp;Điều động…</source>
        <translation>&amp;Dispatch…</translation>
    </message>
    <message>
        <source>Chọn lực lượng đến hiện trường; lực lượng phù hợp gần nhất được chọn sẵn</source>
        <translation>Choose units to send; the nearest suitable one is chosen already</translation>
    </message>
    <message>
        <source>Trạng thái &amp;lực lượng…</source>
        <translation>&amp;Unit status…</translation>
    </message>
    <message>
        <source>Ghi lực lượng đang đến, có mặt, rời hiện trường hoặc gọi về</source>
        <translation>Record a unit as en route, on scene, left or recalled</translation>
    </message>
    <message>
        <source>&amp;Giải quyết…</source>
        <translation>&amp;Resolve…</translation>
    </message>
    <message>
        <source>Ghi kết quả giải quyết của vụ</source>
        <translation>Record how the case was resolved</translation>
    </message>
    <message>
        <source>&amp;Kết thúc…</source>
        <translation>&amp;Close…</translation>
    </message>
    <message>
        <source>Kết thúc vụ; hỏi lại khi còn lực lượng trên đường hoặc tại hiện trường</source>
        <translation>Close the case; asks first about units still en route or on scene</translation>
    </message>
    <message>
        <source>Ghi &amp;chú</source>
        <translation>&amp;Note</translation>
    </message>
    <message>
        <source>Đến ô ghi chú; Ctrl+Enter để lưu, bản nháp được giữ mỗi giây</source>
        <translation>To the note field; Ctrl+Enter saves, the draft is kept each second</translation>
    </message>
    <message>
        <source>Chuyển t&amp;uyến…</source>
        <translation>&amp;Transfer…</translation>
    </message>
    <message>
        <source>Đề nghị phường khác nhận vụ, trả lời hoặc rút đề nghị đang chờ</source>
        <translation>Offer the case to another ward, answer or withdraw a pending offer</translation>
    </message>
    <message>
        <source>Đề nghị &amp;phối hợp…</source>
        <translation>&amp;Joint request…</translation>
    </message>
    <message>
        <source>Đề nghị 114, 115, 111, 1022… phối hợp, hoặc ghi trả lời của họ qua điện thoại</source>
        <translation>Ask 114, 115, 111, 1022… to help, or record what they said on the telephone</translation>
    </message>
    <message>
        <source>Mở số người báo để gọi lại; lý do được ghi vào nhật ký</source>
        <translation>Open the reporter's number to call back; the reason goes into the log</translation>
    </message>
    <message>
        <source>&amp;Xem người báo…</source>
        <translation>&amp;View reporter…</translation>
    </message>
    <message>
        <source>Mở tên và số người báo; lý do bắt buộc và được ghi vào nhật ký</source>
        <translation>Open the reporter's name and number; a reason is needed and goes into the log</translation>
    </message>
    <message>
        <source>&amp;Mở lại…</source>
        <translation>Re&amp;open…</translation>
    </message>
    <message>
        <source>Đưa vụ đã giải quyết hoặc kết thúc về đang xử lý</source>
        <translation>Bring a resolved or closed case back into progress</translation>
    </message>
    <message>
        <source>Xác nhận hoặc đổi mức P1–P4</source>
        <translation>Confirm or change P1–P4</translation>
    </message>
    <message>
        <source>Đổi l&amp;oại vụ việc…</source>
        <translation>&amp;Kind…</translation>
    </message>
    <message>
        <source>Đổi loại vụ việc</source>
        <translation>Change the kind of case</translation>
    </message>
    <message>
        <source>&amp;Nhận vụ về phường…</source>
        <translation>C&amp;laim for my ward…</translation>
    </message>
    <message>
        <source>Nhận vụ chưa rõ phường về phường mình</source>
        <translation>Claim a case of uncertain ward for one of yours</translation>
    </message>
    <message>
        <source>Gộp vụ t&amp;rùng…</source>
        <translation>&amp;Merge duplicates…</translation>
    </message>
    <message>
        <source>Gộp các vụ cùng một sự việc vào vụ đang chọn</source>
        <translation>Merge cases about the same event into the selected one</translation>
    </message>
    <message>
        <source>Trả các tin báo về vụ cũ</source>
        <translation>Give the alerts back to their old case</translation>
    </message>
    <message>
        <source>Đến &amp;hàng chờ</source>
        <translation>To the &amp;queue</translation>
    </message>
    <message>
        <source>Đến bảng vụ việc</source>
        <translation>To the table of cases</translation>
    </message>
    <message>
        <source>Đến &amp;bản đồ</source>
        <translation>To the &amp;map</translation>
    </message>
    <message>
        <source>Đến bản đồ</source>
        <translation>To the map</translation>
    </message>
    <message>
        <source>Đến &amp;vụ đang chọn</source>
        <translation>To the selected &amp;case</translation>
    </message>
    <message>
        <source>Đến khung vụ việc</source>
        <translation>To the case panel</translation>
    </message>
    <message>
        <source>Đến b&amp;iểu đồ</source>
        <translation>To the c&amp;hart</translation>
    </message>
    <message>
        <source>Đến biểu đồ tin báo theo giờ</source>
        <translation>To the chart of alerts per hour</translation>
    </message>
    <message>
        <source>Thao tác &amp;của tôi</source>
        <translation>M&amp;y acts</translation>
    </message>
    <message>
        <source>Danh sách thao tác của máy này: chờ gửi, đã gửi, đã nhận, bị từ chối</source>
        <translation>This desk's acts: queued, sent, accepted, refused</translation>
    </message>
    <message>
        <source>Vụ &amp;kế tiếp</source>
        <translation>&amp;Next case</translation>
    </message>
    <message>
        <source>Chọn vụ kế tiếp trong hàng chờ</source>
        <translation>Select the next case in the queue</translation>
    </message>
    <message>
        <source>Vụ t&amp;rước</source>
        <translation>&amp;Previous case</translation>
    </message>
    <message>
        <source>Chọn vụ liền trước trong hàng chờ</source>
        <translation>Select the previous case in the queue</translation>
    </message>
    <message>
        <source>Đến P&amp;1 chưa tiếp nhận</source>
        <translation>To unacknowledged P&amp;1</translation>
    </message>
    <message>
        <source>Chọn vụ P1 chờ lâu nhất chưa ai tiếp nhận</source>
        <translation>Select the P1 that has waited longest for acknowledgement</translation>
    </message>
    <message>
        <source>&amp;Lọc hàng chờ</source>
        <translation>&amp;Filter the queue</translation>
    </message>
    <message>
        <source>Gõ để lọc theo mã, địa chỉ, nội dung, phường, lực lượng; không cần dấu</source>
        <translation>Type to filter by code, address, text, ward, unit; diacritics optional</translation>
    </message>
    <message>
        <source>Bỏ mọi điều kiện lọc</source>
        <translation>Remove all filter conditions</translation>
    </message>
    <message>
        <source>Chỉ hiện các vụ chưa có vị trí trên bản đồ</source>
        <translation>Show only cases without a place on the map</translation>
    </message>
    <message>
        <source>Màu theo &amp;hệ thống</source>
        <translation>&amp;System colours</translation>
    </message>
    <message>
        <source>Theo màu sáng, tối của máy</source>
        <translation>Light or dark as the computer's</translation>
    </message>
    <message>
        <source>Màu &amp;sáng</source>
        <translation>&amp;Light colours</translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation>Light background</translation>
    </message>
    <message>
        <source>Màu &amp;tối</source>
        <translation>&amp;Dark colours</translation>
    </message>
    <message>
        <source>Nền tối cho ca đêm</source>
        <translation>Dark background for the night shift</translation>
    </message>
    <message>
        <source>Đổi tiếng của cửa sổ ngay khi đang chạy</source>
        <translation>Change the window's language while it runs</translation>
    </message>
    <message>
        <source>Chữ &amp;lớn hơn</source>
        <translation>La&amp;rger text</translation>
    </message>
    <message>
        <source>Phóng to đến 250 %</source>
        <translation>Up to 250 %</translation>
    </message>
    <message>
        <source>Chữ &amp;nhỏ hơn</source>
        <translation>S&amp;maller text</translation>
    </message>
    <message>
        <source>Thu nhỏ đến 100 %</source>
        <translation>Down to 100 %</translation>
    </message>
    <message>
        <source>Cỡ chữ &amp;chuẩn</source>
        <translation>&amp;Normal text</translation>
    </message>
    <message>
        <source>Về 100 %</source>
        <translation>Back to 100 %</translation>
    </message>
    <message>
        <source>Bật, tắt toàn màn hình</source>
        <translation>Full screen on or off</translation>
    </message>
    <message>
        <source>Biểu đồ dạng &amp;bảng</source>
        <translation>Chart as &amp;table</translation>
    </message>
    <message>
        <source>Đọc biểu đồ như một bảng số</source>
        <translation>Read the chart as a table of figures</translation>
    </message>
    <message>
        <source>Đưa các khung và cột về kích thước ban đầu</source>
        <translation>Panels and columns back to their first sizes</translation>
    </message>
    <message>
        <source>&amp;Tắt tiếng 5 phút</source>
        <translation>&amp;Mute for 5 minutes</translation>
    </message>
    <message>
        <source>Tự bật lại sau 5 phút; chuông P1 mới vẫn kêu</source>
        <translation>Comes back after 5 minutes; a new P1 rings all the same</translation>
    </message>
    <message>
        <source>T&amp;hử tiếng</source>
        <translation>&amp;Test sound</translation>
    </message>
    <message>
        <source>Nghe thử các tiếng báo</source>
        <translation>Listen to an alarm sound</translation>
    </message>
    <message>
        <source>Bảng &amp;phím tắt</source>
        <translation>&amp;Key card</translation>
    </message>
    <message>
        <source>Mọi phím của cửa sổ này</source>
        <translation>Every key of this window</translation>
    </message>
    <message>
        <source>&amp;Giới thiệu Trực Ban</source>
        <translation>&amp;About Trực Ban</translation>
    </message>
    <message>
        <source>Phiên bản và giấy phép</source>
        <translation>Version and licence</translation>
    </message>
    <message>
        <source>Th&amp;oát</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>Thao tác chưa gửi được giữ lại trên máy này</source>
        <translation>Acts not sent yet stay on this computer</translation>
    </message>
    <message>
        <source>Gọi lại người &amp;báo…</source>
        <translation>Call &amp;back…</translation>
    </message>
    <message>
        <source>Đổi mức &amp;ưu tiên…</source>
        <translation>&amp;Priority…</translation>
    </message>
    <message>
        <source>Tách &amp;vụ đã gộp…</source>
        <translation>Unmer&amp;ge…</translation>
    </message>
    <message>
        <source>&amp;Xóa điều kiện lọc</source>
        <translation>Clea&amp;r filter</translation>
    </message>
    <message>
        <source>Vụ chưa rõ vị &amp;trí</source>
        <translation>&amp;Unlocated cases</translation>
    </message>
    <message>
        <source>Toàn &amp;màn hình</source>
        <translation>&amp;Full screen</translation>
    </message>
    <message>
        <source>Đặt lại &amp;khung</source>
        <translation>Default la&amp;yout</translation>
    </message>
    <message>
        <source>Mở bản &amp;đồ…</source>
        <translation>Open a &amp;map…</translation>
    </message>
    <message>
        <source>Chọn tệp bản đồ (mappack, MBTiles); cũng có thể kéo tệp thả vào bản đồ</source>
        <translation>Choose a map file (mappack, MBTiles); a file can also be dropped on the map</translation>
    </message>
    <message>
        <source>Bản đồ c&amp;ó sẵn</source>
        <translation>&amp;Built-in map</translation>
    </message>
    <message>
        <source>Thôi dùng tệp bản đồ, chỉ còn bờ biển và sông</source>
        <translation>Use no map file; only coast and rivers stay</translation>
    </message>
    <message>
        <source>Đặt c&amp;hỗ trên bản đồ…</source>
        <translation>Plac&amp;e on the map…</translation>
    </message>
    <message>
        <source>Đặt tin báo vào đúng chỗ trên bản đồ; được ghi vào nhật ký</source>
        <translation>Put the alert where it belongs on the map; recorded in the log</translation>
    </message>
    <message>
        <source>Tì&amp;m trên bản đồ</source>
        <translation>F&amp;ind on the map</translation>
    </message>
    <message>
        <source>Tìm địa chỉ, hẻm, đường, phường, quận cũ, mã vụ, lực lượng, tọa độ; không cần dấu</source>
        <translation>Find an address, alley, street, ward, former district, case code, unit or coordinates; diacritics are optional</translation>
    </message>
    <message>
        <source>Chọn các vụ trong kh&amp;ung</source>
        <translation>S&amp;elect cases in a rectangle</translation>
    </message>
    <message>
        <source>Kéo một khung trên bản đồ, hoặc mũi tên và Enter hai lần; giữ Shift để chọn thêm</source>
        <translation>Drag a rectangle on the map, or arrows and Enter twice; hold Shift to add</translation>
    </message>
    <message>
        <source>Kh&amp;oanh vùng để chọn các vụ</source>
        <translation>Select cases &amp;with a lasso</translation>
    </message>
    <message>
        <source>Khoanh một vùng trên bản đồ, hoặc Enter từng góc rồi Ctrl+Enter; giữ Shift để chọn thêm</source>
        <translation>Draw round an area on the map, or Enter at each corner and then Ctrl+Enter; hold Shift to add</translation>
    </message>
    <message>
        <source>X&amp;ếp hàng chờ theo…</source>
        <translation>Organi&amp;ze the queue by…</translation>
    </message>
    <message>
        <source>Chọn cột để xếp, chọn lần nữa để đảo; P1 chưa tiếp nhận luôn đứng đầu</source>
        <translation>Choose a column to sort by, again to reverse; unacknowledged P1s always stand on top</translation>
    </message>
    <message>
        <source>Về thứ tự tr&amp;ực</source>
        <translation>Bac&amp;k to the duty order</translation>
    </message>
    <message>
        <source>Xếp hàng chờ theo mức ưu tiên, rồi chờ lâu nhất</source>
        <translation>Sort the queue by priority, then longest waiting</translation>
    </message>
    <message>
        <source>Vụ đã kết th&amp;úc…</source>
        <translation>Closed cases in the archi&amp;ve…</translation>
    </message>
    <message>
        <source>Tìm các vụ đã kết thúc, cũ đến đâu cũng được, trong kho lưu trữ của máy chủ; chỉ để đọc</source>
        <translation>Find closed cases, however old, in the server&apos;s archive; to read only</translation>
    </message>
    <message>
        <source>Nhậ&amp;p tin mới…</source>
        <translation>&amp;New alert…</translation>
    </message>
    <message>
        <source>Nhập tin nghe qua điện thoại, người đến báo, tuần tra, tổ công tác; bản nháp được giữ mỗi giây</source>
        <translation>Enter what is told by telephone, at the door, by a patrol or a team; the draft is kept each second</translation>
    </message>
    <message>
        <source>Thanh l&amp;ệnh</source>
        <translation>Command b&amp;ar</translation>
    </message>
    <message>
        <source>Gõ lệnh như “M21 đến”, “đóng VV-0412 giải quyết xong”, hoặc tên thao tác bất kỳ; không cần dấu</source>
        <translation>Type orders like “M21 on scene”, “close VV-0412 settled”, or the name of any action; diacritics optional</translation>
    </message>
    <message>
        <source>Bảng &amp;lệnh</source>
        <translation>Card of &amp;orders</translation>
    </message>
    <message>
        <source>Mọi lệnh của thanh lệnh, in được</source>
        <translation>Every order of the command bar, to print</translation>
    </message>
    <message>
        <source>&amp;Quy trình</source>
        <translation>&amp;Checklist</translation>
    </message>
    <message>
        <source>Đến bước chưa xong của quy trình; mũi tên lên xuống, phím cách để đánh dấu</source>
        <translation>Go to the first open step of the checklist; arrows move, Space ticks</translation>
    </message>
    <message>
        <source>Vụ &amp;diễn tập là thật</source>
        <translation>This exercise is &amp;real</translation>
    </message>
    <message>
        <source>Đưa tin ghi là diễn tập vào hàng chờ thật; báo chuông như tin mới</source>
        <translation>Put what was marked as an exercise into the live queue; it rings like a new one</translation>
    </message>
    <message>
        <source>Tin di&amp;ễn tập…</source>
        <translation>E&amp;xercise alerts…</translation>
    </message>
    <message>
        <source>Khay tin diễn tập: không ở hàng chờ, không báo chuông; một phím để đưa thành thật</source>
        <translation>The exercise tray: in no queue and silent; one key makes an alert real</translation>
    </message>
    <message>
        <source>Than&amp;h lệnh</source>
        <translation>Command b&amp;ar</translation>
    </message>
    <message>
        <source>Kh&amp;ông xử lý…</source>
        <translation>No a&amp;ction…</translation>
    </message>
    <message>
        <source>Kết thúc vụ không cần làm gì, hoặc mọi vụ đã đánh dấu: F5 rồi số của lý do</source>
        <translation>Closes a case that needs nothing done, or all marked ones: F5, then the number of the reason</translation>
    </message>
    <message>
        <source>Ho&amp;àn tác</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>Rút thao tác chưa gửi, hoặc ghi thao tác ngược lại trong 10 giây sau khi máy chủ nhận</source>
        <translation>Withdraws an act that was not sent, or does the opposite within 10 seconds after the gateway took it</translation>
    </message>
    <message>
        <source>Đã nghe xác nhận gọi v&amp;ề</source>
        <translation>R&amp;ecall was confirmed</translation>
    </message>
    <message>
        <source>Lực lượng được gọi về đã trả lời qua bộ đàm</source>
        <translation>The unit that was called back has answered by radio</translation>
    </message>
    <message>
        <source>Dừng hoặc xem thao tác hàng lo&amp;ạt</source>
        <translation>St&amp;op or review a bulk act</translation>
    </message>
    <message>
        <source>Dừng thao tác trên nhiều vụ đang chạy; xong rồi thì xem các vụ còn lại và vì sao</source>
        <translation>Stops an act on many cases; when it has ended, lists the cases that are left and why</translation>
    </message>
    <message>
        <source>Đánh d&amp;ấu vụ</source>
        <translation>Mar&amp;k the case</translation>
    </message>
    <message>
        <source>Đánh dấu hoặc bỏ dấu vụ đang chọn; trong hàng chờ: phím cách, Shift+mũi tên, Ctrl+A, Esc bỏ hết</source>
        <translation>Marks the selected case or takes the mark away; in the queue: space, Shift+arrows, Ctrl+A, Esc clears all</translation>
    </message>
    <message>
        <source>H&amp;ẹn gọi lại…</source>
        <translation>Promise a ca&amp;ll-back…</translation>
    </message>
    <message>
        <source>Ghi lời hẹn gọi lại người báo; mọi máy thấy vụ đều đếm ngược, F12 kết thúc lời hẹn</source>
        <translation>Records a promise to call the reporter back; every desk that sees the case counts down, F12 ends it</translation>
    </message>
    <message>
        <source>&amp;Bàn giao ca…</source>
        <translation>Shift &amp;handover…</translation>
    </message>
    <message>
        <source>Ký bàn giao ca với danh sách máy lập sẵn, hoặc nhận từng mục của ca trước</source>
        <translation>Sign the handover with the list the console compiled, or take over the last shift line by line</translation>
    </message>
    <message>
        <source>Mục chưa nhận của ca t&amp;rước…</source>
        <translation>&amp;Lines not taken over…</translation>
    </message>
    <message>
        <source>Các mục ngoại lệ khi nhận ca, được ghim cho đến khi xong</source>
        <translation>Exceptions of the handover, pinned until they are settled</translation>
    </message>
    <message>
        <source>Bảng &amp;dự phòng…</source>
        <translation>&amp;Fallback sheet…</translation>
    </message>
    <message>
        <source>In hoặc lưu mọi vụ đang mở thành bảng A4 hay CSV, cả khi mất kết nối</source>
        <translation>Print or save all open cases as A4 pages or CSV, also without a connection</translation>
    </message>
    <message>
        <source>Khóa &amp;màn hình</source>
        <translation>Loc&amp;k the screen</translation>
    </message>
    <message>
        <source>Che nội dung, mở lại bằng mật khẩu; chuông vẫn kêu và vẫn thấy số P1 đang chờ</source>
        <translation>Covers the desk until the password is given; alarms sound on and the number of waiting P1s stays in sight</translation>
    </message>
    <message>
        <source>G&amp;ộp vụ có thể trùng</source>
        <translation>Merge likely duplicates</translation>
    </message>
    <message>
        <source>Đến các vụ có thể trùng: phím cách đánh dấu, Ctrl+A tất cả, lần nữa thì gộp</source>
        <translation>Go to the likely duplicates: Space ticks, Ctrl+A ticks all, again merges</translation>
    </message>
    <message>
        <source>&amp;Báo động chưa ai trả lời…</source>
        <translation>&amp;Unanswered alarms…</translation>
    </message>
    <message>
        <source>Mọi báo động đang chờ; khi dồn dập thì gộp theo loại và phường, P1 luôn đứng riêng</source>
        <translation>All alarms that wait; in a flood grouped by kind and ward, each P1 in a line of its own</translation>
    </message>
    <message>
        <source>Báo động ở bàn &amp;này…</source>
        <translation>Alarms at &amp;this desk…</translation>
    </message>
    <message>
        <source>Dành cho lãnh đạo: báo động mỗi 10 phút, tỷ lệ P1, P2, P3, báo động để lâu</source>
        <translation>For leaders: alarms in 10 minutes, the share of P1, P2, P3, alarms left standing</translation>
    </message>
    <message>
        <source>Đợt c&amp;ao điểm</source>
        <translation>&amp;Campaign</translation>
    </message>
    <message>
        <source>Số liệu của đợt cao điểm: chỉ tiêu, so sánh, biểu đồ; nhấn lại để về trực ban</source>
        <translation>The campaign's figures: targets, comparison, charts; again goes back to duty</translation>
    </message>
    <message>
        <source>Trang t&amp;iếp của đợt cao điểm</source>
        <translation>Ne&amp;xt campaign page</translation>
    </message>
    <message>
        <source>Mở trang số liệu bên phải</source>
        <translation>Opens the page of figures at the right</translation>
    </message>
    <message>
        <source>Tran&amp;g trước của đợt cao điểm</source>
        <translation>Pre&amp;vious campaign page</translation>
    </message>
    <message>
        <source>Mở trang số liệu bên trái</source>
        <translation>Opens the page of figures at the left</translation>
    </message>
    <message>
        <source>&amp;Tạo đợt cao điểm…</source>
        <translation>&amp;New campaign…</translation>
    </message>
    <message>
        <source>Dành cho lãnh đạo và Ban Chỉ đạo: lập đợt mới từ mẫu, với chỉ tiêu từng phường</source>
        <translation>For leaders and the committee: makes a campaign from the template, with targets for each ward</translation>
    </message>
    <message>
        <source>Báo &amp;cáo của đợt…</source>
        <translation>&amp;Briefing of the campaign…</translation>
    </message>
    <message>
        <source>Soạn, chốt, trình chiếu, in và lưu báo cáo giao ban, sơ kết, tổng kết; mở lại báo cáo đã chốt</source>
        <translation>Write, freeze, present, print and save a daily, interim or final briefing; open a frozen one again</translation>
    </message>
    <message>
        <source>&amp;Nhập từ tệp CSV…</source>
        <translation>&amp;Import a CSV file…</translation>
    </message>
    <message>
        <source>Nhập nhiều dòng số liệu từ tệp CSV của Excel: chọn cột, xem trước, sửa lỗi từng dòng; lưu tất cả hoặc không dòng nào. Cũng có thể kéo tệp thả vào trang cao điểm</source>
        <translation>Import many rows from a CSV file that Excel saved: choose columns, preview, mend errors row by row; all is saved or nothing. A file can also be dropped on the campaign's page</translation>
    </message>
    <message>
        <source>Các lượt n&amp;hập từ tệp…</source>
        <translation>I&amp;mports from files…</translation>
    </message>
    <message>
        <source>Ai đã nhập tệp nào, lúc nào, bao nhiêu dòng; hoàn tác một lượt nhập</source>
        <translation>Who imported which file when and how many rows; undo an import</translation>
    </message>
    <message>
        <source>Số l&amp;iệu và hồ sơ…</source>
        <translation>Fig&amp;ures and records…</translation>
    </message>
    <message>
        <source>Nhập, sửa, chốt số liệu và hồ sơ của đợt: số liệu ngày, tổ, kiến nghị, mô hình, nhiệm vụ…</source>
        <translation>Enter, correct and sign off the campaign's figures and records: figures of a day, teams, petitions, initiatives, tasks…</translation>
    </message>
    <message>
        <source>&amp;Sửa đợt cao điểm…</source>
        <translation>&amp;Edit the campaign…</translation>
    </message>
    <message>
        <source>Dành cho lãnh đạo và Ban Chỉ đạo: sửa thời gian, phường, chỉ số, chỉ tiêu của đợt đang xem</source>
        <translation>For leaders and the committee: changes days, wards, indicators and targets of the campaign that is shown</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AlertCard</name>
    <message>
        <source>chưa rõ vị trí trên bản đồ</source>
        <translation>no place on the map</translation>
    </message>
    <message>
        <source> (trực ban đặt)</source>
        <translation> (placed by the desk)</translation>
    </message>
    <message>
        <source> (không rõ sai số)</source>
        <translation> (accuracy unknown)</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp đính kèm</source>
        <translation>
            <numerusform>%n attachment</numerusform>
            <numerusform>%n attachments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>người báo cập nhật %n lần, gần nhất %1</source>
        <translation>
            <numerusform>updated by the sender once, at %1</numerusform>
            <numerusform>updated by the sender %n times, last at %1</numerusform>
        </translation>
    </message>
    <message>
        <source>tiếp nhận đã thay hoặc bỏ: %1</source>
        <translation>intake replaced or dropped: %1</translation>
    </message>
    <message>
        <source>tin diễn tập</source>
        <translation>exercise</translation>
    </message>
    <message>
        <source>Tin %1 · %2</source>
        <translation>Alert %1 · %2</translation>
    </message>
    <message>
        <source>không rõ lúc xảy ra</source>
        <translation>time of event unknown</translation>
    </message>
    <message>
        <source>xảy ra %1</source>
        <translation>happened %1</translation>
    </message>
    <message>
        <source>%1, nhận %2</source>
        <translation>%1, received %2</translation>
    </message>
    <message>
        <source>Nội dung đã xóa theo thời hạn lưu trữ.</source>
        <translation>The content was erased after the retention time.</translation>
    </message>
    <message>
        <source>Không gọi lại: nạn nhân có thể đang ẩn nấp</source>
        <translation>Do not call back: the victim may be hiding</translation>
    </message>
    <message>
        <source>Gọi lại  F12</source>
        <translation>Call back  F12</translation>
    </message>
    <message>
        <source>Ẩn</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Máy chủ không giữ thông tin người báo.</source>
        <translation>The gateway holds no reporter for it.</translation>
    </message>
    <message>
        <source>Đang mở thông tin người báo…</source>
        <translation>Opening the reporter…</translation>
    </message>
    <message>
        <source>Không có thông tin người báo</source>
        <translation>No reporter known</translation>
    </message>
    <message>
        <source>Xem  Shift+F12</source>
        <translation>View  Shift+F12</translation>
    </message>
    <message>
        <source>Người báo: ••••</source>
        <translation>Reporter: ••••</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AlertRateChart</name>
    <message>
        <source> · đang lọc theo giờ, Esc để bỏ</source>
        <translation> · filtered by hours, Esc to end</translation>
    </message>
    <message>
        <source>Theo bộ lọc: %1</source>
        <translation>Under the filter: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1–%2 giờ: %3 tin</source>
        <translation>
            <numerusform>%1–%2 h: %3 alert</numerusform>
            <numerusform>%1–%2 h: %3 alerts</numerusform>
        </translation>
    </message>
    <message>
        <source>, trung bình %1</source>
        <translation>, mean %1</translation>
    </message>
    <message>
        <source>Hôm nay chưa có tin báo</source>
        <translation>No alerts today</translation>
    </message>
    <message numerus="yes">
        <source>%1 tin</source>
        <translation>
            <numerusform>%1 alert</numerusform>
            <numerusform>%1 alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · nét đứt: trung bình %n ngày trước</source>
        <translation>
            <numerusform> · dashed: the day before</numerusform>
            <numerusform> · dashed: mean of the last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source> · chưa có ngày trọn nào trước đó để so sánh</source>
        <translation> · no whole day before to compare with yet</translation>
    </message>
    <message>
        <source>Lọc theo: %1</source>
        <translation>Filter by: %1</translation>
    </message>
    <message>
        <source>Tổng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>%1 giờ</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Tin báo hôm nay theo giờ</source>
        <translation>Alerts per hour today</translation>
    </message>
    <message>
        <source>Xem dạng bảng (Ctrl+Shift+B)</source>
        <translation>Show as a table (Ctrl+Shift+B)</translation>
    </message>
    <message>
        <source>Biểu đồ dạng bảng</source>
        <translation>Chart as a table</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>All others</translation>
    </message>
    <message>
        <source>Đang nạp, chưa đủ: %1</source>
        <translation>Loading, not complete: %1</translation>
    </message>
    <message numerus="yes">
        <source>Trung bình %n ngày trước</source>
        <translation>
            <numerusform>Mean of the last day</numerusform>
            <numerusform>Mean of the last %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa biết số tin báo hôm nay</source>
        <translation>Number of alerts today not known</translation>
    </message>
    <message>
        <source>chưa vụ nào kết thúc</source>
        <translation>no case closed yet</translation>
    </message>
    <message>
        <source>%1 (%2/%3)</source>
        <translation>%1 (%2/%3)</translation>
    </message>
    <message>
        <source>Tin nhiễu: hôm nay %1 · 7 ngày trước %2</source>
        <translation>Noise: today %1 · 7 days before %2</translation>
    </message>
    <message>
        <source>Phần các vụ đã kết thúc mà không cần xử lý: bấm nhầm, báo giả, thử nghiệm, không liên lạc được hoặc có lý do không xử lý. Vụ trùng và diễn tập không tính.</source>
        <translation>Share of the closed cases that needed no action: slips, false reports, tests, nobody reached, or a reason for no action. Duplicates and exercises do not count.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CaseActs</name>
    <message>
        <source>Ghi trả lời của %1</source>
        <translation>Record the answer of %1</translation>
    </message>
    <message>
        <source>Ghi trả lời…  (Enter)</source>
        <translation>Record the answer…  (Enter)</translation>
    </message>
    <message>
        <source>Cả %1 vụ</source>
        <translation>All %1 cases</translation>
    </message>
    <message>
        <source>Chưa chọn vụ nào. Ctrl+J đến vụ P1 chờ lâu nhất, Ctrl+1 đến hàng chờ.</source>
        <translation>No case is selected. Ctrl+J goes to the P1 that waited longest, Ctrl+1 to the queue.</translation>
    </message>
    <message>
        <source>gọi về, chưa đến nơi</source>
        <translation>recalled before arrival</translation>
    </message>
    <message>
        <source>đang đến</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>có mặt tại hiện trường</source>
        <translation>on scene</translation>
    </message>
    <message>
        <source>rời hiện trường, sẵn sàng</source>
        <translation>left the scene, available</translation>
    </message>
    <message>
        <source>hiện: %1</source>
        <translation>now: %1</translation>
    </message>
    <message>
        <source>Trạng thái lực lượng</source>
        <translation>Unit status</translation>
    </message>
    <message>
        <source>Ghi  (Enter)</source>
        <translation>Record  (Enter)</translation>
    </message>
    <message>
        <source>Kết thúc vụ</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>Kết quả giải quyết</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Số hồ sơ tin báo, tố giác</source>
        <translation>Number in the register of reports</translation>
    </message>
    <message>
        <source>Ví dụ: 123/TB-2026</source>
        <translation>For example 123/TB-2026</translation>
    </message>
    <message>
        <source>Ghi chú kết quả</source>
        <translation>Note on the outcome</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Kết thúc  (Ctrl+Enter)</source>
        <translation>Close  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Giải quyết  (Ctrl+Enter)</source>
        <translation>Resolve  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Chọn kết quả.</source>
        <translation>Choose an outcome.</translation>
    </message>
    <message>
        <source>Cần số hồ sơ.</source>
        <translation>The register number is needed.</translation>
    </message>
    <message>
        <source>Còn lực lượng chưa rời vụ</source>
        <translation>Units are still on the case</translation>
    </message>
    <message>
        <source>%1 vẫn đang trên vụ này. Kết thúc sẽ cho họ về trạng thái sẵn sàng.</source>
        <translation>%1 still on this case. Closing makes them available again.</translation>
    </message>
    <message>
        <source>Kết thúc và cho về  (Ctrl+Enter)</source>
        <translation>Close and release  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Mở lại vụ</source>
        <translation>Reopen the case</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Ví dụ: người dân báo sự việc tái diễn</source>
        <translation>For example: residents say it started again</translation>
    </message>
    <message>
        <source>Mở lại  (Ctrl+Enter)</source>
        <translation>Reopen  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cần ghi lý do.</source>
        <translation>Give a reason.</translation>
    </message>
    <message>
        <source>Chuyển tuyến: đề nghị phường khác nhận</source>
        <translation>Transfer: offer to another ward</translation>
    </message>
    <message>
        <source>Ví dụ: hiện trường thuộc địa bàn phường bạn</source>
        <translation>For example: the scene lies in their ward</translation>
    </message>
    <message>
        <source>Đề nghị  (Ctrl+Enter)</source>
        <translation>Offer  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Chọn phường.</source>
        <translation>Choose a ward.</translation>
    </message>
    <message>
        <source>%1 đề nghị chuyển vụ này</source>
        <translation>%1 offers you this case</translation>
    </message>
    <message>
        <source>Nhận vụ</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return it</translation>
    </message>
    <message>
        <source>phường đề nghị tiếp tục xử lý</source>
        <translation>the offering ward goes on with it</translation>
    </message>
    <message>
        <source>Lý do trả lại</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>Bắt buộc khi trả lại</source>
        <translation>Needed when returning</translation>
    </message>
    <message>
        <source>Trả lời  (Ctrl+Enter)</source>
        <translation>Answer  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cần ghi lý do trả lại.</source>
        <translation>Say why it is returned.</translation>
    </message>
    <message>
        <source>Rút đề nghị chuyển tuyến</source>
        <translation>Withdraw the offer</translation>
    </message>
    <message>
        <source>Đề nghị gửi %1 đang chờ trả lời. Rút lại thì vụ vẫn do đơn vị mình xử lý.</source>
        <translation>The offer to %1 waits for an answer. Withdrawn, the case stays with your unit.</translation>
    </message>
    <message>
        <source>Rút đề nghị</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Đề nghị phối hợp</source>
        <translation>Joint request</translation>
    </message>
    <message>
        <source>Nội dung đề nghị</source>
        <translation>What is asked for</translation>
    </message>
    <message>
        <source>Ví dụ: cháy lan, cần xe thang</source>
        <translation>For example: fire spreading, ladder needed</translation>
    </message>
    <message>
        <source>Ghi đề nghị  (Ctrl+Enter)</source>
        <translation>Record request  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cần ghi nội dung.</source>
        <translation>Say what is asked for.</translation>
    </message>
    <message>
        <source>Trả lời của %1</source>
        <translation>Answer of %1</translation>
    </message>
    <message>
        <source>Đã nhận phối hợp</source>
        <translation>They accept</translation>
    </message>
    <message>
        <source>Từ chối, trả lại</source>
        <translation>They decline</translation>
    </message>
    <message>
        <source>Ta rút đề nghị</source>
        <translation>We withdraw it</translation>
    </message>
    <message>
        <source>Người nghe máy</source>
        <translation>Who answered</translation>
    </message>
    <message>
        <source>Họ tên, chức danh</source>
        <translation>Name, position</translation>
    </message>
    <message>
        <source>Số vụ của họ</source>
        <translation>Their number for it</translation>
    </message>
    <message>
        <source>Nếu có</source>
        <translation>If there is one</translation>
    </message>
    <message>
        <source>Nội dung trả lời</source>
        <translation>What they said</translation>
    </message>
    <message>
        <source>Ghi trả lời  (Ctrl+Enter)</source>
        <translation>Record answer  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cần tên người nghe máy.</source>
        <translation>The name of who answered is needed.</translation>
    </message>
    <message>
        <source>Vụ thuộc phường nào?</source>
        <translation>Which ward does it belong to?</translation>
    </message>
    <message>
        <source>Nhận vụ  (Enter)</source>
        <translation>Claim  (Enter)</translation>
    </message>
    <message>
        <source>Mức ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>tiếp nhận trong %1</source>
        <translation>acknowledge within %1</translation>
    </message>
    <message>
        <source>Bắt buộc khi hạ mức</source>
        <translation>Needed when lowering</translation>
    </message>
    <message>
        <source>Đặt mức  (Enter)</source>
        <translation>Set  (Enter)</translation>
    </message>
    <message>
        <source>Hạ mức thì cần lý do.</source>
        <translation>Lowering needs a reason.</translation>
    </message>
    <message>
        <source>Loại vụ việc</source>
        <translation>Kind of case</translation>
    </message>
    <message>
        <source>gợi ý %1</source>
        <translation>suggests %1</translation>
    </message>
    <message>
        <source>Đặt loại  (Enter)</source>
        <translation>Set  (Enter)</translation>
    </message>
    <message>
        <source>Chọn loại.</source>
        <translation>Choose a kind.</translation>
    </message>
    <message>
        <source>Gộp các vụ trùng vào vụ này</source>
        <translation>Merge duplicates into this case</translation>
    </message>
    <message>
        <source>Gộp  (Enter)</source>
        <translation>Merge  (Enter)</translation>
    </message>
    <message>
        <source>Không có vụ nào gần đây trong 1,5 km và 6 giờ.</source>
        <translation>No case within 1.5 km and 6 hours.</translation>
    </message>
    <message>
        <source>Đánh dấu các vụ bằng phím cách.</source>
        <translation>Tick cases with the space bar.</translation>
    </message>
    <message>
        <source>Tách vụ đã gộp</source>
        <translation>Unmerge</translation>
    </message>
    <message>
        <source>Tách  (Enter)</source>
        <translation>Unmerge  (Enter)</translation>
    </message>
    <message>
        <source>Không gọi lại</source>
        <translation>Do not call back</translation>
    </message>
    <message>
        <source>Không gọi lại: nạn nhân có thể đang ẩn nấp. Tiếng chuông có thể làm lộ chỗ trốn.</source>
        <translation>Do not call back: the victim may be hiding. A ringing phone can give them away.</translation>
    </message>
    <message>
        <source>Vẫn mở số để gọi</source>
        <translation>Open the number all the same</translation>
    </message>
    <message>
        <source>Gọi lại người báo</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>Xem người báo</source>
        <translation>View reporter</translation>
    </message>
    <message>
        <source>Lý do (được ghi vào nhật ký cùng tên của bạn)</source>
        <translation>Reason (goes into the log with your name)</translation>
    </message>
    <message>
        <source>Ví dụ: xác minh vị trí</source>
        <translation>For example: to confirm the place</translation>
    </message>
    <message>
        <source>Mở số để gọi  (Enter)</source>
        <translation>Open the number  (Enter)</translation>
    </message>
    <message>
        <source>Xem  (Enter)</source>
        <translation>View  (Enter)</translation>
    </message>
    <message>
        <source>Đặt %1: bấm vào bản đồ, hoặc dùng mũi tên rồi Enter. Esc để thôi.</source>
        <translation>Place %1: click on the map, or use the arrows and then Enter. Esc leaves it.</translation>
    </message>
    <message>
        <source>Đặt lên bản đồ</source>
        <translation>Place on the map</translation>
    </message>
    <message>
        <source>Đặt tin báo tại %1 (± %2), gần %3.</source>
        <translation>Place the alert at %1 (± %2), near %3.</translation>
    </message>
    <message>
        <source>Cách vị trí đang hiện %1. Vị trí người báo gửi vẫn được giữ.</source>
        <translation>%1 from the location shown now. The location the sender gave is kept.</translation>
    </message>
    <message>
        <source>Được ghi vào nhật ký cùng tên của bạn.</source>
        <translation>Recorded in the log with your name.</translation>
    </message>
    <message>
        <source>Đặt tại đây  (Enter)</source>
        <translation>Place it here  (Enter)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CaseHeader</name>
    <message>
        <source>%1, gợi ý theo loại, chưa ai xác nhận</source>
        <translation>%1, suggested by the kind, not confirmed</translation>
    </message>
    <message>
        <source>DIỄN TẬP · </source>
        <translation>EXERCISE · </translation>
    </message>
    <message>
        <source>Từ khi mở vụ lúc %1</source>
        <translation>Since the case was opened at %1</translation>
    </message>
    <message>
        <source>TIN THẬT · </source>
        <translation>REAL · </translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CasePanel</name>
    <message>
        <source>số %1</source>
        <translation>no. %1</translation>
    </message>
    <message>
        <source>Tệp đính kèm</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>Các tin báo của vụ này không có tệp đính kèm.</source>
        <translation>The alerts of this case have no attachments.</translation>
    </message>
    <message>
        <source>bàn trực thành phố</source>
        <translation>city desk</translation>
    </message>
    <message>
        <source>Chưa ai tiếp nhận từ %1. Đang báo ở: %2.</source>
        <translation>Not acknowledged since %1. Ringing at: %2.</translation>
    </message>
    <message numerus="yes">
        <source> Đã báo rộng %1 lần, lần cuối %2.</source>
        <translation>
            <numerusform> Escalated %1 time, at %2.</numerusform>
            <numerusform> Escalated %1 times, last at %2.</numerusform>
        </translation>
    </message>
    <message>
        <source> Phường không có máy trực nên đã báo rộng lúc %1.</source>
        <translation> The ward has no live desk, so it was escalated at %1.</translation>
    </message>
    <message numerus="yes">
        <source>Đã báo rộng %1 lần; %2 tiếp nhận lúc %3.</source>
        <translation>
            <numerusform>Escalated %1 time; %2 acknowledged at %3.</numerusform>
            <numerusform>Escalated %1 times; %2 acknowledged at %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 đề nghị chuyển vụ này, chờ trả lời đến %2: %3</source>
        <translation>%1 offers you this case, to be answered by %2: %3</translation>
    </message>
    <message>
        <source>Trả lời  F9</source>
        <translation>Answer  F9</translation>
    </message>
    <message>
        <source>Đã đề nghị %1 nhận vụ lúc %2; đơn vị mình vẫn xử lý đến khi họ nhận.</source>
        <translation>Offered to %1 at %2; it stays yours until they take it.</translation>
    </message>
    <message>
        <source>Rút  F9</source>
        <translation>Withdraw  F9</translation>
    </message>
    <message>
        <source>%1 không nhận vụ (%2). %3</source>
        <translation>%1 did not take it (%2). %3</translation>
    </message>
    <message>
        <source>Chưa rõ vụ thuộc phường nào.</source>
        <translation>It is not known which ward the case belongs to.</translation>
    </message>
    <message>
        <source>Chưa phường nào nhận. Có thể thuộc: %1</source>
        <translation>No ward has claimed it. It may be in: %1</translation>
    </message>
    <message>
        <source>Ghi trả lời</source>
        <translation>Record answer</translation>
    </message>
    <message>
        <source>Vụ này đã gộp vào %1.</source>
        <translation>This case was merged into %1.</translation>
    </message>
    <message>
        <source>một vụ khác</source>
        <translation>another case</translation>
    </message>
    <message>
        <source>Đến vụ đó</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>, số %1</source>
        <translation>, no. %1</translation>
    </message>
    <message>
        <source>Kết quả: %1</source>
        <translation>Outcome: %1</translation>
    </message>
    <message>
        <source>Vụ này không còn trong phạm vi của đơn vị.
Có thể phường khác đã nhận.</source>
        <translation>This case is no longer in your scope.
Another ward may have taken it.</translation>
    </message>
    <message>
        <source>Chọn một vụ trong hàng chờ hoặc trên bản đồ.

Ctrl+J đến vụ P1 chờ lâu nhất.</source>
        <translation>Select a case in the queue or on the map.

Ctrl+J goes to the P1 that waited longest.</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Ghi chú (%1)</source>
        <translation>Notes (%1)</translation>
    </message>
    <message>
        <source>Chưa điều động lực lượng</source>
        <translation>No units dispatched</translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>%1 (chỉ huy)</source>
        <translation>%1 (lead)</translation>
    </message>
    <message>
        <source>Vụ đang chọn</source>
        <translation>Selected case</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Nhận vụ  Ctrl+Shift+N</source>
        <translation>Claim  Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>Đã xem  F2</source>
        <translation>Seen  F2</translation>
    </message>
    <message>
        <source>Vụ này đã tăng lên P1 lúc %1, do một máy trực khác.</source>
        <translation>This case rose to P1 at %1, by another desk.</translation>
    </message>
    <message>
        <source>Vụ này đã tăng lên P1 lúc %1, theo tin cập nhật của người báo.</source>
        <translation>This case rose to P1 at %1, by its sender's update.</translation>
    </message>
    <message>
        <source>Người báo vừa cập nhật tin lúc %1.</source>
        <translation>The sender updated the alert at %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 và %n phường khác</source>
        <translation>
            <numerusform>%1 and %n other ward</numerusform>
            <numerusform>%1 and %n other wards</numerusform>
        </translation>
    </message>
    <message>
        <source>Quy trình</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Quy trình %1</source>
        <translation>Checklist %1</translation>
    </message>
    <message>
        <source>Tin này ghi là diễn tập: không ở hàng chờ và không báo chuông.</source>
        <translation>Marked as an exercise: in no queue, and it rings nowhere.</translation>
    </message>
    <message>
        <source>Là tin thật  Ctrl+Shift+I</source>
        <translation>It is real  Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>Tin này không ghi là diễn tập, có thể là thật. Báo ngay cho bàn trực thật.</source>
        <translation>Not marked as an exercise: it may be real. Tell the live desk at once.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ChoiceDialog</name>
    <message>
        <source>Gõ để tìm, không cần dấu</source>
        <translation>Type to search, diacritics optional</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CommandList</name>
    <message>
        <source>Thao tác của tôi</source>
        <translation>My acts</translation>
    </message>
    <message>
        <source>Chưa có thao tác nào trong ca này.</source>
        <translation>No acts in this shift yet.</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CommandStrip</name>
    <message>
        <source>Người khác vừa đổi vụ này. Nay: %1. Còn cần thì làm lại.</source>
        <translation>Somebody else changed this case. It is now: %1. Do it again if it is still wanted.</translation>
    </message>
    <message>
        <source>Làm lại  Ctrl+Shift+R</source>
        <translation>Do it again  Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Chưa có thao tác nào. Mỗi thao tác hiện ở đây: chờ gửi, đã gửi, máy chủ đã nhận hoặc từ chối.</source>
        <translation>No acts yet. Each one shows here: queued, sent, accepted or refused by the gateway.</translation>
    </message>
    <message>
        <source>Thao tác của tôi  Ctrl+5</source>
        <translation>My acts  Ctrl+5</translation>
    </message>
    <message>
        <source>Chưa gửi được trong thời hạn, nên chưa làm gì cả. Còn cần thì gửi lại.</source>
        <translation>Could not be sent in time, so nothing was done. Send it again if it is still wanted.</translation>
    </message>
    <message>
        <source>  (còn %1 việc nữa)</source>
        <translation>  (%1 more)</translation>
    </message>
    <message>
        <source>Gửi lại  Ctrl+Shift+R</source>
        <translation>Send again  Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Thôi, không gửi  Ctrl+Shift+D</source>
        <translation>Drop it  Ctrl+Shift+D</translation>
    </message>
    <message>
        <source>Đã rõ  Ctrl+Shift+D</source>
        <translation>Understood  Ctrl+Shift+D</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FilterBar</name>
    <message>
        <source>Xóa hết</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Điều kiện lọc sau</source>
        <translation>Next filter</translation>
    </message>
    <message>
        <source>Điều kiện lọc sau (Alt+Phải)</source>
        <translation>Next filter (Alt+Right)</translation>
    </message>
    <message>
        <source>Điều kiện lọc trước</source>
        <translation>Previous filter</translation>
    </message>
    <message>
        <source>Điều kiện lọc trước (Alt+Trái)</source>
        <translation>Previous filter (Alt+Left)</translation>
    </message>
    <message>
        <source>Lọc theo thời gian, mức ưu tiên, trạng thái, loại việc, phường, nguồn tin, vị trí</source>
        <translation>Filter by time, priority, state, kind, ward, source, position</translation>
    </message>
    <message numerus="yes">
        <source>%n loại việc</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message>
        <source>Mức ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Chưa rõ vị trí</source>
        <translation>Unlocated</translation>
    </message>
    <message>
        <source>Bỏ điều kiện: %1</source>
        <translation>Remove condition: %1</translation>
    </message>
    <message>
        <source>Lọc: mã, địa chỉ, nội dung, phường, lực lượng (Ctrl+F)</source>
        <translation>Filter: code, address, text, ward, unit (Ctrl+F)</translation>
    </message>
    <message>
        <source>Lọc hàng chờ</source>
        <translation>Filter the queue</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Lọc theo mức ưu tiên, trạng thái, vị trí</source>
        <translation>Filter by priority, state, position</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Bỏ mọi điều kiện lọc (Ctrl+Shift+F)</source>
        <translation>Remove all filter conditions (Ctrl+Shift+F)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::KeyCard</name>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Key card</translation>
    </message>
    <message>
        <source>Từ tin báo mới đến kết thúc không cần chuột</source>
        <translation>From a new alert to a closed case without the mouse</translation>
    </message>
    <message>
        <source>Ctrl+1 hàng chờ · ↑ ↓ chọn vụ · F2 tiếp nhận · F3 Enter điều động · F4 Enter đang đến, có mặt, rời · F6 Enter giải quyết · F7 kết thúc</source>
        <translation>Ctrl+1 queue · ↑ ↓ select · F2 acknowledge · F3 Enter dispatch · F4 Enter en route, on scene, left · F6 Enter resolve · F7 close</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::LoginWindow</name>
    <message>
        <source>Địa chỉ máy chủ cần có dạng https://ten-may:cong.</source>
        <translation>The gateway address has the form https://host:port.</translation>
    </message>
    <message>
        <source>Nhập tên đăng nhập.</source>
        <translation>Enter the user name.</translation>
    </message>
    <message>
        <source>Nhập mật khẩu.</source>
        <translation>Enter the password.</translation>
    </message>
    <message>
        <source>Mã vân tay của máy chủ gồm 64 chữ số thập lục phân.</source>
        <translation>A certificate fingerprint has 64 hexadecimal digits.</translation>
    </message>
    <message>
        <source>Đăng nhập Trực Ban</source>
        <translation>Log in to Trực Ban</translation>
    </message>
    <message>
        <source>Bàn điều hành trực ban an ninh, trật tự</source>
        <translation>The duty desk for public security and order</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>Mật khẩu (không được lưu lại)</source>
        <translation>Password (never stored)</translation>
    </message>
    <message>
        <source>Mã vân tay (SHA-256), nếu máy chủ dùng chứng thư riêng</source>
        <translation>Certificate fingerprint (SHA-256), for a gateway with its own certificate</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Log in</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::MainWindow</name>
    <message>
        <source>%1 đã nhận vụ.</source>
        <translation>%1 has taken the case.</translation>
    </message>
    <message>
        <source>Chuyển tuyến %1</source>
        <translation>Transfer of %1</translation>
    </message>
    <message>
        <source>QUÁ KHỨ – Trực Ban</source>
        <translation>PAST – Trực Ban</translation>
    </message>
    <message>
        <source>Không ghi được lên đĩa của máy này. Thao tác vẫn gửi khi đang có kết nối; mất kết nối thì không giữ lại được. Dọn đĩa hoặc báo quản trị.</source>
        <translation>The disk of this computer cannot be written. Acts are still sent while connected; without a connection they cannot be kept. Free the disk or call an administrator.</translation>
    </message>
    <message>
        <source>Đăng nhập lại</source>
        <translation>Log in again</translation>
    </message>
    <message>
        <source>Máy chủ không ghi được nhật ký: tin báo mới đang bị trả lại. Báo ngay cho quản trị và nhận tin qua %1.</source>
        <translation>The gateway cannot write its log: new alerts are being turned away. Tell the administrator now and take alerts by %1.</translation>
    </message>
    <message>
        <source>Dữ liệu cũ: nghe máy chủ lần cuối lúc %1. Có thể đã có tin báo mới chưa hiện ở đây.</source>
        <translation>Old data: the gateway was last heard at %1. New alerts may be missing here.</translation>
    </message>
    <message>
        <source>Chưa kết nối được máy chủ: đây là dữ liệu lưu trên máy này lúc %1. Có thể đã có tin báo mới chưa hiện ở đây.</source>
        <translation>Not connected to the gateway yet: these data were kept on this computer at %1. New alerts may be missing here.</translation>
    </message>
    <message>
        <source>Chưa kết nối được máy chủ và máy này chưa lưu dữ liệu nào: chưa thấy được tin báo.</source>
        <translation>Not connected to the gateway, and this computer has kept no data: no alerts can be seen yet.</translation>
    </message>
    <message>
        <source>%1 Dùng %2. Thao tác vẫn làm được và sẽ gửi khi có kết nối.</source>
        <translation>%1 Use %2. You can go on working; acts are sent when the connection is back.</translation>
    </message>
    <message>
        <source>(%1 P1) Trực Ban</source>
        <translation>(%1 P1) Trực Ban</translation>
    </message>
    <message>
        <source>Trực Ban</source>
        <translation>Trực Ban</translation>
    </message>
    <message>
        <source>Không ghi được lên đĩa của máy này, và không có kết nối: thao tác mới bị trả lại ngay, không được giữ để gửi sau. Dọn đĩa hoặc báo quản trị.</source>
        <translation>This computer's disk cannot be written, and there is no connection: new acts come back at once and are not kept to be sent later. Clear the disk or tell the administrator.</translation>
    </message>
    <message>
        <source>%1 Dùng %2. Thao tác mới không giữ lại được cho đến khi có kết nối hoặc có chỗ trên đĩa.</source>
        <translation>%1 Use %2. New acts are not kept until there is a connection or room on the disk.</translation>
    </message>
    <message>
        <source>bộ đàm kênh trực ban hoặc điện thoại trung tâm 113</source>
        <translation>the duty radio channel or the 113 centre by telephone</translation>
    </message>
    <message>
        <source>DIỄN TẬP – Trực Ban</source>
        <translation>EXERCISE – Trực Ban</translation>
    </message>
    <message>
        <source>(%1 P1) %2</source>
        <translation>(%1 P1) %2</translation>
    </message>
    <message>
        <source>Người báo giữ im lặng, tiếng chuông có thể làm lộ: không hẹn gọi lại.</source>
        <translation>The caller keeps silent and a ring could give them away: no call-back is promised.</translation>
    </message>
    <message>
        <source>Đợt này gồm cả phường khác: chỉ Ban Chỉ đạo 138 hoặc trực ban thành phố sửa được.</source>
        <translation>This campaign has other wards too: only the steering committee or the city desk can change it.</translation>
    </message>
    <message>
        <source>Không có mục nào của ca trước chờ xử lý.</source>
        <translation>No line of the last shift waits to be settled.</translation>
    </message>
    <message>
        <source>Chỉ lãnh đạo phường và trực ban thành phố xem được.</source>
        <translation>Only ward leaders and the city desk may see it.</translation>
    </message>
    <message>
        <source>Không có điều kiện lọc nào khác ở phía đó.</source>
        <translation>There is no other filter that way.</translation>
    </message>
    <message>
        <source>Lúc này không dùng được.</source>
        <translation>Not possible now.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::MilestoneBar</name>
    <message>
        <source>Tiếp nhận</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Điều động</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>Có mặt</source>
        <translation>On scene</translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>, quá hạn</source>
        <translation>, overdue</translation>
    </message>
    <message>
        <source>Thời gian thực tế so với hạn: %1 / %2 / %3 / %4</source>
        <translation>Actual times against the deadlines: %1 / %2 / %3 / %4</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::NearestUnits</name>
    <message>
        <source>Lực lượng gần %1</source>
        <translation>Units near %1</translation>
    </message>
    <message>
        <source>Ai đến đó sớm nhất: lực lượng đang rảnh trước, đang bận sau.</source>
        <translation>Who is there soonest: free units first, busy ones after.</translation>
    </message>
    <message>
        <source>Đến đó trên bản đồ  (Enter)</source>
        <translation>Go there on the map  (Enter)</translation>
    </message>
    <message>
        <source>Chọn lực lượng.</source>
        <translation>Choose a unit.</translation>
    </message>
    <message>
        <source>Chưa biết vị trí của %1.</source>
        <translation>Nobody knows where %1 is.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::NotesBox</name>
    <message>
        <source>Ghi chú dài quá %1 chữ: ghi làm hai.</source>
        <translation>The note has more than %1 characters: make two of it.</translation>
    </message>
    <message>
        <source>Bản nháp được giữ trên máy này</source>
        <translation>The draft is kept on this computer</translation>
    </message>
    <message>
        <source>Chưa có ghi chú.</source>
        <translation>No notes yet.</translation>
    </message>
    <message>
        <source>Ghi chú cho vụ này (F8), Ctrl+Enter để lưu</source>
        <translation>A note on this case (F8), Ctrl+Enter saves</translation>
    </message>
    <message>
        <source>Ghi chú mới</source>
        <translation>New note</translation>
    </message>
    <message>
        <source>Các ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Lưu  (Ctrl+Enter)</source>
        <translation>Save  (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::QueuePanel</name>
    <message>
        <source>Hiện các vụ P1 chưa tiếp nhận; Alt+Trái trở về điều kiện lọc cũ</source>
        <translation>Shows the unacknowledged P1s; Alt+Left goes back to the former filter</translation>
    </message>
    <message>
        <source>%1 P1 chưa tiếp nhận ngoài bộ lọc · Ctrl+Shift+J</source>
        <translation>%1 unacknowledged P1 outside the filter · Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>↑ %1 tin mới phía trên</source>
        <translation>↑ %1 new above</translation>
    </message>
    <message>
        <source>%1 vụ khớp · %2 đang mở</source>
        <translation>%1 match · %2 open</translation>
    </message>
    <message>
        <source>Không có vụ nào khớp điều kiện lọc.
Ctrl+Shift+F để bỏ lọc.</source>
        <translation>No case matches the filter.
Ctrl+Shift+F clears it.</translation>
    </message>
    <message>
        <source>Đang tải vụ việc từ máy chủ…</source>
        <translation>Loading cases from the gateway…</translation>
    </message>
    <message>
        <source>Không có vụ việc đang mở.
Tin báo mới sẽ hiện ở đây ngay khi đến.</source>
        <translation>No open cases.
New alerts show here as soon as they come in.</translation>
    </message>
    <message>
        <source>Không có vụ việc đang mở vào lúc đó.</source>
        <translation>No cases were open then.</translation>
    </message>
    <message>
        <source>Hàng chờ</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Hàng chờ vụ việc</source>
        <translation>Queue of cases</translation>
    </message>
    <message>
        <source>%1 vụ đang mở</source>
        <translation>%1 open cases</translation>
    </message>
    <message>
        <source>%1 vụ, đang nạp…</source>
        <translation>%1 cases, loading…</translation>
    </message>
    <message>
        <source>Xếp: %1</source>
        <translation>Sorted: %1</translation>
    </message>
    <message>
        <source>Về thứ tự trực: mức ưu tiên, rồi chờ lâu nhất (Ctrl+Shift+X). P1 chưa tiếp nhận vẫn đứng đầu, xếp thế nào cũng vậy.</source>
        <translation>Back to the duty order: priority, then longest waiting (Ctrl+Shift+X). Unacknowledged P1s stay on top in any order.</translation>
    </message>
    <message numerus="yes">
        <source>Vụ kết thúc đã hơn %n ngày không có ở đây: chúng nằm trong kho lưu trữ của máy chủ.</source>
        <translation>
            <numerusform>Cases closed more than %n day ago are not here: they are in the server&apos;s archive.</numerusform>
            <numerusform>Cases closed more than %n days ago are not here: they are in the server&apos;s archive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vụ đã kết thúc chỉ hiện ở đây trong %1 phút, hoặc khi lọc theo trạng thái; hơn %n ngày thì nằm trong kho lưu trữ của máy chủ.</source>
        <translation>
            <numerusform>Closed cases show here for %1 minutes only, or when filtered by state; after more than %n day they are in the server&apos;s archive.</numerusform>
            <numerusform>Closed cases show here for %1 minutes only, or when filtered by state; after more than %n days they are in the server&apos;s archive.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tìm vụ đã kết thúc…  (Ctrl+Shift+C)</source>
        <translation>Find closed cases…  (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>chưa biết số vụ</source>
        <translation>number of cases not known</translation>
    </message>
    <message>
        <source>Tài khoản tổ công tác không xem vụ việc.
Lượt đến nhà và giới thiệu được ghi bằng thiết bị của tổ.</source>
        <translation>An outreach team's account sees no cases.
Visits and referrals are entered on the team's device.</translation>
    </message>
    <message>
        <source>Chưa biết có vụ việc nào: máy chủ từ chối máy này.
Xem lý do ở đầu cửa sổ.</source>
        <translation>Not known whether there are cases: the gateway refuses this desk.
The reason is at the top of the window.</translation>
    </message>
    <message>
        <source>Chưa biết có vụ việc nào: không nghe được máy chủ.
Nhận tin theo cách ghi ở đầu cửa sổ.</source>
        <translation>Not known whether there are cases: the gateway is not heard.
Take alerts the way the top of the window says.</translation>
    </message>
    <message>
        <source>%1 đã đánh dấu</source>
        <translation>%1 marked</translation>
    </message>
    <message>
        <source>Bỏ mọi dấu (Esc trong hàng chờ). F5: kết thúc các vụ đã đánh dấu mà không cần xử lý.</source>
        <translation>Takes all marks away (Esc in the queue). F5: closes the marked cases without action.</translation>
    </message>
    <message>
        <source>↑ %1 P1 chưa tiếp nhận phía trên</source>
        <translation>↑ %1 unacknowledged P1 above</translation>
    </message>
    <message>
        <source>↑ %1 P1 chưa tiếp nhận, %2 tin mới phía trên</source>
        <translation>↑ %1 unacknowledged P1, %2 new above</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::StatusBar</name>
    <message>
        <source>%1 %2/%3</source>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>%1, thử lại sau %2 giây</source>
        <translation>%1, next try in %2 s</translation>
    </message>
    <message>
        <source>Khứ hồi %1 ms</source>
        <translation>Round trip %1 ms</translation>
    </message>
    <message>
        <source>dữ liệu cũ %1</source>
        <translation>data %1 old</translation>
    </message>
    <message>
        <source>dữ liệu mới</source>
        <translation>data up to date</translation>
    </message>
    <message>
        <source>chưa có dữ liệu từ máy chủ</source>
        <translation>no data from the gateway yet</translation>
    </message>
    <message>
        <source>toàn thành phố</source>
        <translation>whole city</translation>
    </message>
    <message numerus="yes">
        <source>%n phường</source>
        <translation>
            <numerusform>%n ward</numerusform>
            <numerusform>%n wards</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 thao tác chưa gửi</source>
        <translation>%1 acts not sent</translation>
    </message>
    <message>
        <source>%1 thao tác chờ trả lời</source>
        <translation>%1 acts awaiting answer</translation>
    </message>
    <message>
        <source>Đã gửi hết</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Xem các thao tác của máy này (Ctrl+5)</source>
        <translation>This desk's acts (Ctrl+5)</translation>
    </message>
    <message>
        <source>Có tiếng</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>Không có loa: chỉ nháy màn hình</source>
        <translation>No loudspeaker: flashing only</translation>
    </message>
    <message>
        <source>Tắt tiếng, còn %1</source>
        <translation>Muted, %1 left</translation>
    </message>
    <message>
        <source>Chuông P1</source>
        <translation>P1 alarm</translation>
    </message>
    <message>
        <source>Tắt hoặc bật tiếng (Ctrl+M); chuông P1 mới luôn kêu lại</source>
        <translation>Sound off or on (Ctrl+M); a new P1 always rings</translation>
    </message>
    <message numerus="yes">
        <source>%n phường mất máy trực</source>
        <translation>
            <numerusform>%n ward without a console</numerusform>
            <numerusform>%n wards without a console</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang nạp %1/%2 vụ: số đếm, bản đồ, biểu đồ chưa đủ</source>
        <translation>Loading %1 of %2 cases: counts, map and chart are not complete</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::StepBar</name>
    <message>
        <source>Thêm</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::TimedConfirm</name>
    <message>
        <source>Không làm gì  (%1 giây)</source>
        <translation>Do nothing  (%1 s)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::TimelineView</name>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ về diễn biến…</source>
        <translation>Asking the gateway for the timeline…</translation>
    </message>
    <message>
        <source>Chưa xem được diễn biến khi mất kết nối.
Sẽ tự tải lại khi có kết nối.</source>
        <translation>No timeline while disconnected.
It loads by itself when the connection is back.</translation>
    </message>
    <message>
        <source>Chọn một vụ để xem diễn biến.</source>
        <translation>Select a case to see its timeline.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitChooser</name>
    <message>
        <source>Điều động lực lượng</source>
        <translation>Dispatch units</translation>
    </message>
    <message>
        <source>Vẫn điều động dù chưa phù hợp (được ghi vào nhật ký)</source>
        <translation>Send it although unsuitable (goes into the log)</translation>
    </message>
    <message>
        <source>Điều động  (Enter)</source>
        <translation>Dispatch  (Enter)</translation>
    </message>
    <message>
        <source>Chưa rõ vị trí vụ: tự chọn lực lượng bằng ↑ ↓ và phím cách.</source>
        <translation>The case has no place: choose the unit yourself with ↑ ↓ and Space.</translation>
    </message>
    <message>
        <source>Không có lực lượng phù hợp nào đang rảnh ở gần: tự chọn bằng ↑ ↓ và phím cách.</source>
        <translation>No suitable unit is free nearby: choose one yourself with ↑ ↓ and Space.</translation>
    </message>
    <message>
        <source>Chọn lực lượng.</source>
        <translation>Choose a unit.</translation>
    </message>
    <message>
        <source>%1 đang bận vụ khác: gọi về trước hoặc chọn lực lượng khác.</source>
        <translation>%1 is busy with another case: recall first or choose another unit.</translation>
    </message>
    <message>
        <source>%1 đã ở vụ này.</source>
        <translation>%1 is on this case already.</translation>
    </message>
    <message>
        <source>%1 không sẵn sàng: chọn lực lượng khác.</source>
        <translation>%1 is not available: choose another unit.</translation>
    </message>
    <message>
        <source>Lực lượng này không đi một mình đến vụ như vậy.</source>
        <translation>This unit does not go alone to such a case.</translation>
    </message>
    <message>
        <source>Vụ P1 loại này cần công an: gửi thêm một tổ công an.</source>
        <translation>A P1 of this kind needs police: send a police unit as well.</translation>
    </message>
    <message>
        <source>%1 đến sớm hơn: %2.</source>
        <translation>%1 is there sooner: %2.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitDelegate</name>
    <message>
        <source>%1 vụ này</source>
        <translation>%1, this case</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitList</name>
    <message>
        <source>Lực lượng, đến sớm nhất trước</source>
        <translation>Units, soonest first</translation>
    </message>
    <message>
        <source>Không có lực lượng nào trong địa bàn. Liên hệ trung tâm qua bộ đàm.</source>
        <translation>There are no units in your area. Call the centre by radio.</translation>
    </message>
    <message>
        <source>Chưa rõ vị trí vụ: không ước được thời gian đến.</source>
        <translation>The case has no place: times cannot be estimated.</translation>
    </message>
    <message>
        <source>Bản đồ không có mạng đường ở đây: thời gian ước theo đường chim bay × 1,4.</source>
        <translation>The map has no road network here: times estimated from the straight line × 1.4.</translation>
    </message>
    <message>
        <source>Đang tìm đường; tạm ước theo đường chim bay × 1,4.</source>
        <translation>Searching the roads; for now estimated from the straight line × 1.4.</translation>
    </message>
    <message>
        <source>Thời gian theo mạng đường của bản đồ, tốc độ thường ngày: là ước tính.</source>
        <translation>Times by the road network of the map at usual speeds: an estimate.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnlocatedTray</name>
    <message>
        <source>%1 vụ chưa rõ vị trí</source>
        <translation>%1 unlocated cases</translation>
    </message>
    <message>
        <source>Chỉ hiện các vụ không có trên bản đồ (Ctrl+Shift+M)</source>
        <translation>Show only the cases that are not on the map (Ctrl+Shift+M)</translation>
    </message>
    <message>
        <source>≥ %1 vụ chưa rõ vị trí</source>
        <translation>≥ %1 unlocated cases</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UrgentCard</name>
    <message>
        <source>%1, %2, %3, được đề nghị nhận %4 trước, chờ trả lời</source>
        <translation>%1, %2, %3, offered to you %4 ago, waiting for an answer</translation>
    </message>
    <message>
        <source>đề nghị nhận · %1</source>
        <translation>offered to you · %1</translation>
    </message>
    <message>
        <source>%1, %2, %3, chờ tiếp nhận %4</source>
        <translation>%1, %2, %3, waiting %4</translation>
    </message>
    <message>
        <source>%1, %2, %3, đã tăng lên P1 %4 trước, chưa ai xem</source>
        <translation>%1, %2, %3, rose to P1 %4 ago, not seen yet</translation>
    </message>
    <message>
        <source>đã tăng lên P1 · %1</source>
        <translation>rose to P1 · %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UrgentStrip</name>
    <message>
        <source>+%1 vụ P1 khác</source>
        <translation>+%1 more P1</translation>
    </message>
    <message>
        <source>Đến vụ P1 chờ lâu nhất (Ctrl+J)</source>
        <translation>To the P1 that waited longest (Ctrl+J)</translation>
    </message>
    <message>
        <source>Không có vụ P1 nào chờ tiếp nhận</source>
        <translation>No P1 is waiting to be acknowledged</translation>
    </message>
    <message>
        <source>Các vụ P1 chưa tiếp nhận</source>
        <translation>Unacknowledged P1 cases</translation>
    </message>
    <message>
        <source>Đang tải, chưa biết có vụ P1 nào chờ tiếp nhận</source>
        <translation>Loading; not known yet whether a P1 waits</translation>
    </message>
    <message>
        <source>Chưa biết có vụ P1 nào chờ tiếp nhận: không nghe được máy chủ</source>
        <translation>Not known whether a P1 waits: the gateway is not heard</translation>
    </message>
    <message>
        <source>Chưa biết có vụ P1 nào chờ tiếp nhận: máy chủ từ chối máy này</source>
        <translation>Not known whether a P1 waits: the gateway refuses this desk</translation>
    </message>
    <message>
        <source>Tài khoản tổ công tác không xem vụ việc, nên không báo P1</source>
        <translation>An outreach team's account sees no cases, so no P1 is shown here</translation>
    </message>
</context>
<context>
    <name>trucban::models::SearchModel</name>
    <message>
        <source>chưa rõ vị trí</source>
        <translation>location unknown</translation>
    </message>
    <message>
        <source>Chưa rõ số nhà: cả con đường</source>
        <translation>House number unknown: the whole street</translation>
    </message>
    <message>
        <source>Hẻm có số này</source>
        <translation>Alley with this number</translation>
    </message>
    <message>
        <source>Tên cũ</source>
        <translation>Former name</translation>
    </message>
    <message>
        <source>Chưa mở gói bản đồ: chỉ tìm được phường, quận cũ, mã vụ, lực lượng và tọa độ.</source>
        <translation>No map pack is open: only wards, former districts, case codes, units and coordinates can be found.</translation>
    </message>
    <message>
        <source>Đang mở gói bản đồ…</source>
        <translation>Opening the map pack…</translation>
    </message>
    <message>
        <source>Gói bản đồ này không có tên đường: chỉ tìm được phường, quận cũ, mã vụ, lực lượng và tọa độ.</source>
        <translation>This map pack has no street names: only wards, former districts, case codes, units and coordinates can be found.</translation>
    </message>
    <message>
        <source>Không đọc được gói bản đồ: chỉ tìm được phường, quận cũ, mã vụ, lực lượng và tọa độ. Mở lại gói khác.</source>
        <translation>The map pack cannot be read: only wards, former districts, case codes, units and coordinates can be found. Open another pack.</translation>
    </message>
    <message>
        <source>Liên kết bản đồ</source>
        <translation>Map link</translation>
    </message>
    <message>
        <source>Tọa độ</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Vụ việc</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Phường, xã, đặc khu</source>
        <translation>Wards</translation>
    </message>
    <message>
        <source>Quận, huyện, phường cũ</source>
        <translation>Former districts and wards</translation>
    </message>
    <message>
        <source>Khu dân cư</source>
        <translation>Settlements</translation>
    </message>
    <message>
        <source>Đường</source>
        <translation>Streets</translation>
    </message>
    <message>
        <source>Hẻm</source>
        <translation>Alleys</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Addresses</translation>
    </message>
    <message>
        <source>Công an</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>Cứu hỏa</source>
        <translation>Fire stations</translation>
    </message>
    <message>
        <source>Bệnh viện</source>
        <translation>Hospitals</translation>
    </message>
    <message>
        <source>Trường học</source>
        <translation>Schools</translation>
    </message>
    <message>
        <source>Chợ</source>
        <translation>Markets</translation>
    </message>
    <message>
        <source>Nơi khác</source>
        <translation>Other places</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::SearchBox</name>
    <message>
        <source>Chưa rõ vị trí nên bản đồ không đến đó được.</source>
        <translation>Nobody knows where it is, so the map cannot go there.</translation>
    </message>
    <message>
        <source>Không tìm thấy “%1”. Thử tên đường không kèm số nhà, hoặc tọa độ như 10.8231, 106.6297.</source>
        <translation>Nothing found for “%1”. Try the street without the house number, or coordinates such as 10.8231, 106.6297.</translation>
    </message>
    <message>
        <source>Đang tìm…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Tìm trên bản đồ: địa chỉ, hẻm, đường, phường, mã vụ, tọa độ</source>
        <translation>Find on the map: address, alley, street, ward, case code, coordinates</translation>
    </message>
    <message>
        <source>Tìm trên bản đồ</source>
        <translation>Find on the map</translation>
    </message>
    <message>
        <source>Không cần dấu. Mũi tên để chọn, Enter để đến, Esc để đóng.</source>
        <translation>Diacritics are optional. Arrows choose, Enter goes there, Esc closes.</translation>
    </message>
    <message>
        <source>Kết quả tìm</source>
        <translation>Search results</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::DoubtfulTray</name>
    <message>
        <source>%1 vụ vị trí không chắc</source>
        <translation>%1 with an unsure location</translation>
    </message>
    <message>
        <source>≥ %1 vụ vị trí không chắc</source>
        <translation>≥ %1 with an unsure location</translation>
    </message>
    <message>
        <source>Vị trí có thể lệch quá %1. Mở danh sách để đặt lại trên bản đồ.</source>
        <translation>The location may be off by more than %1. Opens the list, to place them on the map.</translation>
    </message>
    <message>
        <source>Đặt lên bản đồ</source>
        <translation>Place on the map</translation>
    </message>
    <message>
        <source>Vụ chưa rõ vị trí, rồi vụ có vị trí không chắc</source>
        <translation>Cases without a location, then cases with an unsure one</translation>
    </message>
    <message>
        <source>lệch đến %1</source>
        <translation>off by up to %1</translation>
    </message>
    <message>
        <source>chưa rõ vị trí</source>
        <translation>location unknown</translation>
    </message>
    <message>
        <source>Đặt lên bản đồ  (Enter)</source>
        <translation>Place on the map  (Enter)</translation>
    </message>
    <message>
        <source>Mọi vụ đang mở đều có vị trí chắc chắn.</source>
        <translation>Every open case has a sure location.</translation>
    </message>
    <message>
        <source>Chọn một vụ.</source>
        <translation>Choose a case.</translation>
    </message>
</context>
<context>
    <name>trucban::maps::HeatLegend</name>
    <message>
        <source>%1, theo bộ lọc</source>
        <translation>%1, under the filter</translation>
    </message>
    <message>
        <source>thưa</source>
        <translation>few</translation>
    </message>
    <message>
        <source>dày</source>
        <translation>many</translation>
    </message>
    <message numerus="yes">
        <source>Mật độ tin báo, %n giờ qua</source>
        <translation>
            <numerusform>Density of alerts, last hour</numerusform>
            <numerusform>Density of alerts, last %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mật độ tin báo, %n ngày qua</source>
        <translation>
            <numerusform>Density of alerts, last day</numerusform>
            <numerusform>Density of alerts, last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::maps::OutsideNote</name>
    <message numerus="yes">
        <source>%n vụ ngoài bản đồ, gấp nhất P%1</source>
        <translation>
            <numerusform>%n case outside the map, a P%1</numerusform>
            <numerusform>%n cases outside the map, at worst P%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::maps::PickChip</name>
    <message numerus="yes">
        <source>%n vụ đã chọn</source>
        <translation>
            <numerusform>%n case selected</numerusform>
            <numerusform>%n cases selected</numerusform>
        </translation>
    </message>
    <message>
        <source>Bỏ chọn (Esc). Giữ Shift khi khoanh để chọn thêm.</source>
        <translation>Let them go (Esc). Hold Shift while drawing to add more.</translation>
    </message>
</context>
<context>
    <name>trucban::maps::SheetList</name>
    <message>
        <source>Chấm tròn</source>
        <translation>Dot</translation>
    </message>
    <message>
        <source>Ô vuông</source>
        <translation>Square</translation>
    </message>
    <message>
        <source>Ngôi sao</source>
        <translation>Star</translation>
    </message>
    <message>
        <source>Ngôi nhà</source>
        <translation>House</translation>
    </message>
    <message>
        <source>Máy quay</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Lá cờ</source>
        <translation>Flag</translation>
    </message>
    <message>
        <source>Xanh dương</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>Xanh lá</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>Tím</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>Nâu</source>
        <translation>Brown</translation>
    </message>
    <message>
        <source>Xanh nhạt</source>
        <translation>Light blue</translation>
    </message>
    <message>
        <source>Hồng</source>
        <translation>Pink</translation>
    </message>
    <message>
        <source>Thêm địa điểm từ tệp…</source>
        <translation>Add places from a file…</translation>
    </message>
    <message>
        <source>GeoJSON, CSV có cột vĩ độ và kinh độ, hoặc KML. Kéo thả tệp vào bản đồ cũng được.</source>
        <translation>GeoJSON, CSV with columns for latitude and longitude, or KML. Dropping the file on the map works too.</translation>
    </message>
    <message>
        <source>Dấu và màu: %1</source>
        <translation>Sign and colour: %1</translation>
    </message>
    <message>
        <source>Độ đậm: %1</source>
        <translation>Opacity: %1</translation>
    </message>
    <message>
        <source>Bỏ lớp: %1</source>
        <translation>Remove layer: %1</translation>
    </message>
    <message>
        <source>Bỏ khỏi bản đồ; tệp vẫn còn trên máy</source>
        <translation>Takes it off the map; the file stays</translation>
    </message>
    <message numerus="yes">
        <source>%1 địa điểm</source>
        <translation>
            <numerusform>%1 place</numerusform>
            <numerusform>%1 places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 dòng bị bỏ</source>
        <translation>
            <numerusform>%1 row left out</numerusform>
            <numerusform>%1 rows left out</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>Xem từng dòng và lý do</source>
        <translation>See each row and why</translation>
    </message>
    <message>
        <source>Dòng bị bỏ: %1</source>
        <translation>Rows left out: %1</translation>
    </message>
    <message>
        <source>… và %1 dòng nữa.</source>
        <translation>… and %1 more.</translation>
    </message>
    <message>
        <source>Thêm địa điểm từ tệp</source>
        <translation>Add places from a file</translation>
    </message>
    <message>
        <source>Địa điểm (*.geojson *.json *.csv *.txt *.kml)</source>
        <translation>Places (*.geojson *.json *.csv *.txt *.kml)</translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapPlaces</name>
    <message>
        <source>Tệp lớn hơn 16 MB.</source>
        <translation>The file is larger than 16 MB.</translation>
    </message>
    <message>
        <source>Tệp không phải văn bản UTF-8: lưu lại với bảng mã UTF-8.</source>
        <translation>The file is not UTF-8 text: save it again as UTF-8.</translation>
    </message>
    <message>
        <source>Tệp không phải JSON hoặc bị hỏng.</source>
        <translation>The file is not JSON, or damaged.</translation>
    </message>
    <message>
        <source>Tệp JSON này không phải GeoJSON.</source>
        <translation>This JSON file is not GeoJSON.</translation>
    </message>
    <message>
        <source>Dòng đầu cần có cột vĩ độ và kinh độ (lat, lon), hoặc cột tọa độ.</source>
        <translation>The first line must name columns for latitude and longitude (lat, lon), or one for coordinates.</translation>
    </message>
    <message>
        <source>Tệp không phải XML hoặc bị hỏng.</source>
        <translation>The file is not XML, or damaged.</translation>
    </message>
    <message>
        <source>Tệp có khai báo DOCTYPE nên không được mở, để an toàn.</source>
        <translation>The file has a DOCTYPE declaration and is not opened, for safety.</translation>
    </message>
    <message>
        <source>Tệp XML này không phải KML.</source>
        <translation>This XML file is not KML.</translation>
    </message>
    <message>
        <source>Tệp không có địa điểm nào đọc được.</source>
        <translation>The file has no place that can be read.</translation>
    </message>
    <message>
        <source>Dòng %1: %2</source>
        <translation>Row %1: %2</translation>
    </message>
    <message>
        <source>không có tọa độ</source>
        <translation>no coordinates</translation>
    </message>
    <message>
        <source>tọa độ không phải là số</source>
        <translation>coordinates are not numbers</translation>
    </message>
    <message>
        <source>tọa độ nằm ngoài Trái Đất</source>
        <translation>coordinates outside the world</translation>
    </message>
    <message>
        <source>đường hoặc vùng có quá ít điểm</source>
        <translation>line or area of too few points</translation>
    </message>
    <message>
        <source>kiểu hình không biết</source>
        <translation>unknown type of shape</translation>
    </message>
    <message>
        <source>Không còn tệp này.</source>
        <translation>The file is not there any more.</translation>
    </message>
    <message>
        <source>Không có quyền đọc tệp này.</source>
        <translation>No permission to read the file.</translation>
    </message>
    <message>
        <source>Đã có %1 lớp địa điểm. Bỏ bớt một lớp rồi mở lại.</source>
        <translation>There are %1 layers of places already. Remove one, then open it again.</translation>
    </message>
    <message>
        <source>Không mở được %1. %2</source>
        <translation>%1 cannot be opened. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: đã mở %2 địa điểm.</source>
        <translation>
            <numerusform>%1: %2 place opened.</numerusform>
            <numerusform>%1: %2 places opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 dòng bị bỏ; xem lý do trong danh sách lớp.</source>
        <translation>
            <numerusform>%1 row left out; the list of layers says why.</numerusform>
            <numerusform>%1 rows left out; the list of layers says why.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chỉ hiện %1 địa điểm đầu.</source>
        <translation>Only the first %1 places are shown.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FilterChips</name>
    <message>
        <source>Bỏ điều kiện: %1</source>
        <translation>Remove condition: %1</translation>
    </message>
    <message>
        <source>Phần bản đồ đang hiện</source>
        <translation>What the map shows</translation>
    </message>
    <message>
        <source>Chưa rõ vị trí</source>
        <translation>No position</translation>
    </message>
    <message numerus="yes">
        <source>%n nguồn tin</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phường</source>
        <translation>
            <numerusform>%n ward</numerusform>
            <numerusform>%n wards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n loại việc</source>
        <translation>
            <numerusform>%n kind</numerusform>
            <numerusform>%n kinds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trạng thái</source>
        <translation>
            <numerusform>%n state</numerusform>
            <numerusform>%n states</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FilterMenu</name>
    <message>
        <source>Ca này</source>
        <translation>this shift</translation>
    </message>
    <message>
        <source>24 giờ qua</source>
        <translation>last 24 hours</translation>
    </message>
    <message>
        <source>6 giờ qua</source>
        <translation>last 6 hours</translation>
    </message>
    <message>
        <source>1 giờ qua</source>
        <translation>last hour</translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Nguồn tin</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>%1 (từ %2)</source>
        <translation>%1 (since %2)</translation>
    </message>
    <message>
        <source>Thời gian mở vụ</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Chỉ phần bản đồ đang hiện</source>
        <translation>Only what the map shows</translation>
    </message>
    <message>
        <source>Chưa rõ vị trí</source>
        <translation>No position</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Mức ưu tiên</source>
        <translation>Priority</translation>
    </message>
</context>
<context>
    <name>trucban::maps::FollowChip</name>
    <message>
        <source>Giữ vụ hoặc lực lượng đang chọn ở giữa bản đồ (Ctrl+L)</source>
        <translation>Keeps the selected case or unit in the middle of the map (Ctrl+L)</translation>
    </message>
    <message>
        <source>Theo dõi %1 · kéo để dừng</source>
        <translation>Following %1 · drag to end</translation>
    </message>
    <message>
        <source>Theo dõi</source>
        <translation>Follow</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message numerus="yes">
        <source>%n phường mất máy trực</source>
        <translation>
            <numerusform>%n ward without a live desk</numerusform>
            <numerusform>%n wards without a live desk</numerusform>
        </translation>
    </message>
    <message>
        <source>đang nạp, chưa biết hết</source>
        <translation>loading, not all known yet</translation>
    </message>
    <message>
        <source>Đang nạp dữ liệu: số liệu chưa đủ</source>
        <translation>Loading: the figures are not complete</translation>
    </message>
    <message>
        <source>Đang nạp dữ liệu…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Toàn bộ vụ việc, không theo bộ lọc nào</source>
        <translation>All cases, whatever is filtered</translation>
    </message>
    <message>
        <source>lực lượng sẵn sàng</source>
        <translation>units available</translation>
    </message>
    <message>
        <source>đang xử lý</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>chưa tiếp nhận</source>
        <translation>not acknowledged</translation>
    </message>
    <message>
        <source>vụ đang mở</source>
        <translation>open</translation>
    </message>
    <message>
        <source>Không có P1 chờ tiếp nhận</source>
        <translation>No P1 is waiting</translation>
    </message>
    <message>
        <source>P1 chưa tiếp nhận</source>
        <translation>P1 not acknowledged</translation>
    </message>
    <message>
        <source>Trực Ban · %1</source>
        <translation>Trực Ban · %1</translation>
    </message>
    <message>
        <source>Trực Ban</source>
        <translation>Trực Ban</translation>
    </message>
    <message numerus="yes">
        <source>Trực Ban · %n phường</source>
        <translation>
            <numerusform>Trực Ban · %n ward</numerusform>
            <numerusform>Trực Ban · %n wards</numerusform>
        </translation>
    </message>
    <message>
        <source>Trực Ban · toàn thành phố</source>
        <translation>Trực Ban · whole city</translation>
    </message>
    <message>
        <source>dữ liệu mới</source>
        <translation>data up to date</translation>
    </message>
    <message>
        <source>DỮ LIỆU CŨ %1</source>
        <translation>DATA %1 OLD</translation>
    </message>
    <message>
        <source>chưa có dữ liệu từ máy chủ</source>
        <translation>no data from the gateway yet</translation>
    </message>
    <message>
        <source>Chờ tiếp nhận</source>
        <translation>Waiting to be acknowledged</translation>
    </message>
    <message>
        <source>Không có vụ nào chờ tiếp nhận</source>
        <translation>Nothing waits to be acknowledged</translation>
    </message>
    <message numerus="yes">
        <source>và %1 vụ khác đang chờ</source>
        <translation>
            <numerusform>and %1 other case waiting</numerusform>
            <numerusform>and %1 other cases waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · địa chỉ được giữ kín</source>
        <translation>%1 · address withheld</translation>
    </message>
    <message>
        <source>đang nạp, chưa biết có P1 hay không</source>
        <translation>loading, not known yet whether there is a P1</translation>
    </message>
    <message>
        <source>Đang nạp dữ liệu: chưa có gì để hiện</source>
        <translation>Loading: nothing to show yet</translation>
    </message>
    <message>
        <source>chưa biết có P1 hay không</source>
        <translation>not known whether there is a P1</translation>
    </message>
    <message>
        <source>Chưa biết có vụ nào chờ tiếp nhận</source>
        <translation>Not known whether anything waits to be acknowledged</translation>
    </message>
    <message>
        <source>Chưa có gì để hiện</source>
        <translation>Nothing to show yet</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::WallWindow</name>
    <message>
        <source>Trực Ban: màn hình treo tường</source>
        <translation>Trực Ban: wall screen</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::TimeBar</name>
    <message>
        <source>QUÁ KHỨ</source>
        <translation>PAST</translation>
    </message>
    <message>
        <source>Sự kiện trước</source>
        <translation>Event before</translation>
    </message>
    <message>
        <source>Sự kiện sau</source>
        <translation>Event after</translation>
    </message>
    <message>
        <source>Hiện có %1 P1 chưa tiếp nhận</source>
        <translation>P1 waiting now: %1</translation>
    </message>
    <message>
        <source>Về hiện tại (Ctrl+Shift+Y)</source>
        <translation>Back to now (Ctrl+Shift+Y)</translation>
    </message>
    <message>
        <source>Chạy</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>1 giờ</source>
        <translation>1 hour</translation>
    </message>
    <message>
        <source>12 giờ</source>
        <translation>12 hours</translation>
    </message>
    <message>
        <source>24 giờ</source>
        <translation>24 hours</translation>
    </message>
    <message>
        <source>7 ngày</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>Thời điểm đang xem</source>
        <translation>Moment shown</translation>
    </message>
    <message>
        <source>Tốc độ</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Khoảng thời gian của thanh trượt</source>
        <translation>Time span of the slider</translation>
    </message>
    <message>
        <source>Không thao tác được ở đây. Chuông và tin mới vẫn ở cửa sổ trực.</source>
        <translation>Nothing can be done here. Alarms and news go on in the duty window.</translation>
    </message>
    <message>
        <source>Nhật ký bắt đầu lúc %1.</source>
        <translation>The log begins at %1.</translation>
    </message>
    <message>
        <source>Máy này chỉ giữ được quá khứ đến %1.</source>
        <translation>This computer can hold the past back to %1 only.</translation>
    </message>
    <message>
        <source>Đang nạp nhật ký: đã về tới %1, cần về %2; màn hình vẫn là lúc %3.</source>
        <translation>Fetching the log: back to %1, wanted is %2; the screen still shows %3.</translation>
    </message>
    <message>
        <source>Nhật ký và dữ liệu trên máy không khớp: đừng tin hình ảnh quá khứ này; đóng cửa sổ và báo quản trị.</source>
        <translation>The log and the data of this computer do not match: do not trust this picture of the past; close the window and tell the administrator.</translation>
    </message>
</context>
<context>
    <name>trucban::console::PastDesk</name>
    <message>
        <source>Không có kết nối: phần quá khứ chưa nạp không xem được.</source>
        <translation>No connection: the part of the past that was not fetched cannot be shown.</translation>
    </message>
    <message>
        <source>Máy chủ chưa đưa được phần nhật ký này; thử lại sau ít phút.</source>
        <translation>The gateway could not give this part of the log; try again in some minutes.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::SortMenu</name>
    <message>
        <source>Thứ tự &amp;trực: mức ưu tiên, rồi chờ lâu nhất</source>
        <translation>&amp;Duty order: priority, then longest waiting</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::OlderCases</name>
    <message>
        <source>Vụ đã kết thúc</source>
        <translation>Closed cases</translation>
    </message>
    <message>
        <source>Mã vụ, địa chỉ, nội dung tin báo; không cần dấu</source>
        <translation>Case code, address, text of an alert; no diacritics needed</translation>
    </message>
    <message>
        <source>Tìm trong các vụ đã kết thúc</source>
        <translation>Search in closed cases</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Mở lúc</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>gộp vào vụ khác</source>
        <translation>merged into another case</translation>
    </message>
    <message>
        <source>Đang tìm trong kho lưu trữ của máy chủ…</source>
        <translation>Searching the server&apos;s archive…</translation>
    </message>
    <message>
        <source>Không hỏi được máy chủ. Kiểm tra kết nối rồi nhấn Enter để tìm lại.</source>
        <translation>The server could not be asked. Check the connection, then press Enter to search again.</translation>
    </message>
    <message>
        <source>Không có vụ đã kết thúc nào khớp trong phạm vi của bạn.</source>
        <translation>No closed case within your scope matches.</translation>
    </message>
    <message>
        <source>%1 vụ, còn nữa</source>
        <translation>%1 cases, there are more</translation>
    </message>
    <message>
        <source>%1 vụ, hết</source>
        <translation>%1 cases, no more</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::PagedDialog</name>
    <message>
        <source>&amp;Xem thêm</source>
        <translation>&amp;More</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AccessReview</name>
    <message>
        <source>Ai đã xem người báo</source>
        <translation>Who looked reporters up</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>Mã vụ</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the server…</translation>
    </message>
    <message>
        <source>Không hỏi được máy chủ. Kiểm tra kết nối rồi mở lại.</source>
        <translation>The server could not be asked. Check the connection and open this again.</translation>
    </message>
    <message>
        <source>Chưa ai xem người báo trong phạm vi của bạn.</source>
        <translation>Nobody looked a reporter up in your scope yet.</translation>
    </message>
    <message>
        <source>ngoài phạm vi</source>
        <translation>out of scope</translation>
    </message>
    <message>
        <source>gọi lại P1</source>
        <translation>P1 call-back</translation>
    </message>
    <message>
        <source>%1 lần, hết</source>
        <translation>%1 times, that is all</translation>
    </message>
    <message>
        <source>%1 lần, còn nữa</source>
        <translation>%1 times, there is more</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::IntakeDesk</name>
    <message>
        <source>Vai trò %1 không nhập tin.</source>
        <translation>The role %1 does not enter alerts.</translation>
    </message>
    <message>
        <source>Nơi xảy ra: bấm vào bản đồ, hoặc dùng mũi tên rồi Enter. Esc để thôi.</source>
        <translation>Where it happened: click on the map, or arrows and Enter. Esc to leave it.</translation>
    </message>
    <message>
        <source>Tin này đã có nơi xảy ra nên chỗ vừa bấm không được lấy. Ctrl+B để chỉ lại.</source>
        <translation>This alert has a place already, so the one just clicked was not taken. Ctrl+B points anew.</translation>
    </message>
    <message>
        <source>Bản nháp chưa lưu được đưa lại.</source>
        <translation>The draft that was not saved is here again.</translation>
    </message>
    <message>
        <source>Máy chủ chưa nhận tin này: %1</source>
        <translation>The gateway has not taken this alert: %1</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n tin bị trả lại.</source>
        <translation>
            <numerusform>%n alert that came back waits.</numerusform>
            <numerusform>%n alerts that came back wait.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đóng phiếu nhập tin?</source>
        <translation>Close the intake form?</translation>
    </message>
    <message>
        <source>Tin này chưa được lưu, chưa ai thấy. Bản nháp giữ trên máy này, Ctrl+N mở lại.</source>
        <translation>This alert is not saved: nobody sees it yet. The draft stays on this computer; Ctrl+N opens it again.</translation>
    </message>
    <message>
        <source>Bỏ tin này</source>
        <translation>Throw this alert away</translation>
    </message>
    <message>
        <source>Nhập tiếp  (Esc)</source>
        <translation>Go on typing  (Esc)</translation>
    </message>
    <message>
        <source>Giữ nháp và đóng  (Enter)</source>
        <translation>Keep the draft and close  (Enter)</translation>
    </message>
    <message>
        <source>Tin báo thêm (%1): %2</source>
        <translation>Reported too (%1): %2</translation>
    </message>
    <message>
        <source>Nhập tin</source>
        <translation>Alert entered</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận. Vụ thuộc nơi khác nên không hiện ở máy này.</source>
        <translation>The gateway has it. The case belongs elsewhere, so it does not show on this desk.</translation>
    </message>
    <message>
        <source>Tin đang nhập dở</source>
        <translation>An unfinished alert</translation>
    </message>
    <message>
        <source>Bản nháp còn trên máy này, Ctrl+N mở lại.</source>
        <translation>Its draft is on this computer; Ctrl+N opens it again.</translation>
    </message>
    <message>
        <source>Đang nhập dở một tin. Lưu hoặc bỏ tin này trước.</source>
        <translation>An alert is half entered. Save or drop it first.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::IntakeForm</name>
    <message>
        <source>Vị trí: %1 ± %2</source>
        <translation>Place: %1 ± %2</translation>
    </message>
    <message>
        <source>Chưa có vị trí trên bản đồ</source>
        <translation>No place on the map yet</translation>
    </message>
    <message>
        <source>Chọn chuyện gì đã xảy ra.</source>
        <translation>Choose what happened.</translation>
    </message>
    <message>
        <source>Ghi nơi xảy ra, hoặc chỉ trên bản đồ.</source>
        <translation>Write where it happened, or point on the map.</translation>
    </message>
    <message>
        <source>Chi tiết dài quá %1 chữ.</source>
        <translation>The details are longer than %1 characters.</translation>
    </message>
    <message>
        <source>Nhập tin mới</source>
        <translation>New alert</translation>
    </message>
    <message>
        <source>Chuyện gì (bắt buộc)</source>
        <translation>What happened (required)</translation>
    </message>
    <message>
        <source>Ở đâu (bắt buộc)</source>
        <translation>Where (required)</translation>
    </message>
    <message>
        <source>Ở đâu</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Số nhà và đường, hẻm, nơi ai cũng biết, hoặc tọa độ</source>
        <translation>House and street, alley, landmark, or coordinates</translation>
    </message>
    <message>
        <source>Khi nào</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Tên người báo</source>
        <translation>Name of the caller</translation>
    </message>
    <message>
        <source>Số gọi lại</source>
        <translation>Number to call back</translation>
    </message>
    <message>
        <source>Nguồn tin</source>
        <translation>How it came in</translation>
    </message>
    <message>
        <source>Ngay bây giờ</source>
        <translation>Right now</translation>
    </message>
    <message>
        <source>Có vũ khí, người bị thương, biển số xe, hướng đi… nếu người báo nói</source>
        <translation>Weapons, injured people, number plates, which way they went… if the caller says so</translation>
    </message>
    <message>
        <source>Tên và số chỉ giữ ở máy chủ, ai xem đều được ghi lại.</source>
        <translation>Name and number are kept in the gateway alone; whoever looks is recorded.</translation>
    </message>
    <message>
        <source>Gọi lại được</source>
        <translation>May be called back</translation>
    </message>
    <message>
        <source>Im lặng: gọi lại có thể làm lộ người đang trốn</source>
        <translation>Silent: a call may betray somebody who hides</translation>
    </message>
    <message>
        <source>Chỉ trên bản đồ  (Ctrl+B)</source>
        <translation>Point on the map  (Ctrl+B)</translation>
    </message>
    <message>
        <source>Bỏ vị trí</source>
        <translation>Drop the place</translation>
    </message>
    <message>
        <source>Bỏ, nhập tin khác</source>
        <translation>Throw away, start anew</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>Lưu  (Ctrl+Enter)</source>
        <translation>Save  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>DIỄN TẬP – Nhập tin mới</source>
        <translation>EXERCISE – New alert</translation>
    </message>
</context>
<context>
    <name>DuplicateWording</name>
    <message>
        <source>cùng địa chỉ</source>
        <translation>same address</translation>
    </message>
    <message>
        <source>khác số nhà</source>
        <translation>another house number</translation>
    </message>
    <message>
        <source>vòng sai số chồng nhau</source>
        <translation>accuracy circles overlap</translation>
    </message>
    <message>
        <source>cách %1 phút</source>
        <translation>%1 min apart</translation>
    </message>
    <message>
        <source>cùng lúc</source>
        <translation>at the same time</translation>
    </message>
    <message>
        <source>cùng loại</source>
        <translation>same kind</translation>
    </message>
    <message>
        <source>loại gần nhau</source>
        <translation>related kind</translation>
    </message>
    <message>
        <source>khác loại</source>
        <translation>another kind</translation>
    </message>
    <message>
        <source>cùng người báo</source>
        <translation>same caller</translation>
    </message>
    <message>
        <source>lời báo giống nhau</source>
        <translation>like words</translation>
    </message>
    <message>
        <source>lời báo khác nhau</source>
        <translation>other words</translation>
    </message>
    <message>
        <source>rất giống</source>
        <translation>very alike</translation>
    </message>
    <message>
        <source>khá giống</source>
        <translation>quite alike</translation>
    </message>
    <message>
        <source>hơi giống</source>
        <translation>somewhat alike</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::DuplicateCard</name>
    <message>
        <source>Gộp vụ trùng</source>
        <translation>Merge duplicates</translation>
    </message>
    <message>
        <source>phường khác giữ vụ này · %1</source>
        <translation>held by another ward · %1</translation>
    </message>
    <message>
        <source>Đã đánh dấu</source>
        <translation>Ticked</translation>
    </message>
    <message>
        <source>Chưa đánh dấu</source>
        <translation>Not ticked</translation>
    </message>
    <message>
        <source>Vụ này do phường khác giữ: đề nghị họ gộp, hoặc chuyển tuyến.</source>
        <translation>Another ward holds this case: ask them to merge it, or offer a transfer.</translation>
    </message>
    <message>
        <source>Không thấy vụ nào có thể trùng với vụ này. Ctrl+Shift+G để tìm vụ khác mà gộp.</source>
        <translation>No case looks like a duplicate of this one. Ctrl+Shift+G finds others to merge.</translation>
    </message>
    <message>
        <source>Phím cách để đánh dấu vụ trùng, Ctrl+A để đánh dấu tất cả, rồi Ctrl+T để gộp.</source>
        <translation>Space ticks a duplicate, Ctrl+A ticks all, then Ctrl+T merges them.</translation>
    </message>
    <message numerus="yes">
        <source>Có thể trùng: %n vụ</source>
        <translation>
            <numerusform>May be duplicates: %n case</numerusform>
            <numerusform>May be duplicates: %n cases</numerusform>
        </translation>
    </message>
    <message>
        <source>Chọn vụ trùng  Ctrl+T</source>
        <translation>Choose duplicates  Ctrl+T</translation>
    </message>
    <message numerus="yes">
        <source>Gộp %n vụ  Ctrl+T</source>
        <translation>
            <numerusform>Merge %n case  Ctrl+T</numerusform>
            <numerusform>Merge %n cases  Ctrl+T</numerusform>
        </translation>
    </message>
    <message>
        <source>Gộp vào vụ đang chọn, %1. Tách lại được.</source>
        <translation>Goes into the selected case, %1. Can be unmerged.</translation>
    </message>
    <message>
        <source>Gộp vào %1 (%2 %3): khẩn hơn hoặc đã xử lý xa hơn. Tách lại được.</source>
        <translation>Goes into %1 (%2 %3): more urgent, or further on. Can be unmerged.</translation>
    </message>
    <message>
        <source>Vụ có thể trùng với vụ đang chọn</source>
        <translation>Cases that may be duplicates of the selected one</translation>
    </message>
    <message>
        <source>Xem vụ  Enter</source>
        <translation>Open the case  Enter</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::IntakeSide</name>
    <message>
        <source>không còn ở đây</source>
        <translation>no longer here</translation>
    </message>
    <message numerus="yes">
        <source>Có thể trùng với  (Ctrl+T: thêm %n vụ mới)</source>
        <translation>
            <numerusform>May be the same as  (Ctrl+T: %n new case)</numerusform>
            <numerusform>May be the same as  (Ctrl+T: %n new cases)</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa có vị trí, nên không rõ: trực ban thành phố</source>
        <translation>No place yet, so nobody can tell: the city desk</translation>
    </message>
    <message>
        <source>Chưa có vị trí, nên không rõ: %1 và trực ban thành phố</source>
        <translation>No place yet, so nobody can tell: %1 and the city desk</translation>
    </message>
    <message>
        <source>Không rõ: trực ban thành phố</source>
        <translation>Unknown: the city desk</translation>
    </message>
    <message>
        <source> hoặc </source>
        <translation> or </translation>
    </message>
    <message>
        <source> và %1 phường nữa</source>
        <translation> and %1 more wards</translation>
    </message>
    <message>
        <source>%1 (ranh giới gần đúng), và trực ban thành phố</source>
        <translation>%1 (border approximate), and the city desk</translation>
    </message>
    <message>
        <source>Chưa chắc: %1, và trực ban thành phố</source>
        <translation>Not certain: %1, and the city desk</translation>
    </message>
    <message>
        <source>Không thấy vụ nào đang mở giống tin này</source>
        <translation>No open case looks like this one</translation>
    </message>
    <message>
        <source>Vụ có thể trùng: chờ vị trí hoặc số nhà</source>
        <translation>Possible duplicates: waiting for a place or a house number</translation>
    </message>
    <message>
        <source>Có thể trùng với  (Ctrl+T)</source>
        <translation>May be the same as  (Ctrl+T)</translation>
    </message>
    <message>
        <source>Có người báo thì lưu thành tin riêng rồi gộp: ghi chú không giữ được tên và số.</source>
        <translation>With a caller, save it as an alert of its own and merge: a note cannot keep name and number.</translation>
    </message>
    <message>
        <source>Chờ số nhà và tên đường.</source>
        <translation>Waiting for house number and street.</translation>
    </message>
    <message>
        <source>Chưa thấy vụ nào.</source>
        <translation>No case found.</translation>
    </message>
    <message numerus="yes">
        <source>%n vụ: %1</source>
        <translation>
            <numerusform>%n case: %1</numerusform>
            <numerusform>%n cases: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ về các vụ cũ hơn…</source>
        <translation>Asking the gateway about older ones…</translation>
    </message>
    <message>
        <source>Có thể còn nữa.</source>
        <translation>There may be more.</translation>
    </message>
    <message>
        <source>Mới chỉ biết %1 ngày gần đây.</source>
        <translation>Only the last %1 days are known.</translation>
    </message>
    <message>
        <source>Tin sẽ đến</source>
        <translation>It will go to</translation>
    </message>
    <message>
        <source>Tại địa chỉ này trong 30 ngày</source>
        <translation>At this address in 30 days</translation>
    </message>
    <message>
        <source>Vụ đang mở có thể trùng</source>
        <translation>Open cases that may be the same</translation>
    </message>
    <message>
        <source>Xem vụ  (Enter)</source>
        <translation>Look at the case  (Enter)</translation>
    </message>
    <message>
        <source>Ghi thêm vào vụ này</source>
        <translation>Add as a note to this case</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::KindField</name>
    <message>
        <source>Gõ vài chữ: danh nhau, trom, chay…</source>
        <translation>Type a few letters: fight, theft, fire…</translation>
    </message>
    <message>
        <source>Chuyện gì</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Loại vụ việc</source>
        <translation>Kinds of case</translation>
    </message>
    <message>
        <source>Không có loại nào như vậy. Thử chữ khác, hoặc chọn “Khác” và ghi ở Chi tiết.</source>
        <translation>No kind is called that. Try other words, or take “Other” and write it under Details.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::QueueDelegate</name>
    <message>
        <source>đề nghị nhận</source>
        <translation>offered</translation>
    </message>
    <message>
        <source>không nhận</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>lên P1</source>
        <translation>now P1</translation>
    </message>
    <message>
        <source>mới</source>
        <translation>new</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::WordsLabel</name>
    <message>
        <source>Sao chép</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>OrderWording</name>
    <message>
        <source>Điều %1 đến %2; %3 chỉ huy</source>
        <translation>Send %1 to %2; %3 leads</translation>
    </message>
    <message>
        <source>Điều %1 đến %2</source>
        <translation>Send %1 to %2</translation>
    </message>
    <message>
        <source>Tăng cường %1 đến %2</source>
        <translation>Back up with %1 at %2</translation>
    </message>
    <message>
        <source>Ghi %1 đang đến</source>
        <translation>Record %1 en route</translation>
    </message>
    <message>
        <source>Ghi %1 có mặt tại hiện trường</source>
        <translation>Record %1 on scene</translation>
    </message>
    <message>
        <source>Ghi %1 rời hiện trường, sẵn sàng</source>
        <translation>Record that %1 left the scene, available</translation>
    </message>
    <message>
        <source>Ghi %1 sẵn sàng</source>
        <translation>Record %1 available</translation>
    </message>
    <message>
        <source>Ghi %1 không sẵn sàng</source>
        <translation>Record %1 unavailable</translation>
    </message>
    <message>
        <source>Ghi %1 rời vụ đang làm, không sẵn sàng</source>
        <translation>Take %1 off its case, unavailable</translation>
    </message>
    <message>
        <source>Ghi %1 rời vụ đang làm, nghỉ ca</source>
        <translation>Take %1 off its case, off duty</translation>
    </message>
    <message>
        <source>Ghi %1 nghỉ ca</source>
        <translation>Record %1 off duty</translation>
    </message>
    <message>
        <source>Ghi %1 báo an toàn</source>
        <translation>Record that %1 is safe</translation>
    </message>
    <message>
        <source>Gọi %1 về</source>
        <translation>Recall %1</translation>
    </message>
    <message>
        <source>Mở %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Tiếp nhận %1</source>
        <translation>Acknowledge %1</translation>
    </message>
    <message>
        <source>Ghi vào %1: “%2”</source>
        <translation>Note in %1: “%2”</translation>
    </message>
    <message>
        <source>Giải quyết %1: %2</source>
        <translation>Resolve %1: %2</translation>
    </message>
    <message>
        <source>Kết thúc %1: %2</source>
        <translation>Close %1: %2</translation>
    </message>
    <message>
        <source>Kết thúc %1</source>
        <translation>Close %1</translation>
    </message>
    <message>
        <source>Mở lại %1: “%2”</source>
        <translation>Reopen %1: “%2”</translation>
    </message>
    <message>
        <source>Đặt %1 thành %2</source>
        <translation>Set %1 to %2</translation>
    </message>
    <message>
        <source>Đổi loại của %1 thành %2</source>
        <translation>Change the kind of %1 to %2</translation>
    </message>
    <message>
        <source>Nhận %1 về %2</source>
        <translation>Claim %1 for %2</translation>
    </message>
    <message>
        <source>Đề nghị %2 nhận %1: “%3”</source>
        <translation>Offer %1 to %2: “%3”</translation>
    </message>
    <message>
        <source>Nhận %1 do phường khác đề nghị</source>
        <translation>Accept %1, offered by another ward</translation>
    </message>
    <message>
        <source>Trả lại %1: “%2”</source>
        <translation>Return %1: “%2”</translation>
    </message>
    <message>
        <source>Rút đề nghị chuyển %1</source>
        <translation>Withdraw the offer of %1</translation>
    </message>
    <message>
        <source>Đề nghị %2 phối hợp trong %1: “%3”</source>
        <translation>Ask %2 to join in %1: “%3”</translation>
    </message>
    <message>
        <source>Gộp %2 vào %1</source>
        <translation>Merge %2 into %1</translation>
    </message>
    <message>
        <source>Tách %1 ra</source>
        <translation>Unmerge %1</translation>
    </message>
    <message>
        <source>Ghi trả lời phối hợp của %1</source>
        <translation>Record the answer to the joint request of %1</translation>
    </message>
    <message>
        <source>Gọi lại người báo của %1</source>
        <translation>Call back the reporter of %1</translation>
    </message>
    <message>
        <source>Xem người báo của %1</source>
        <translation>Look up the reporter of %1</translation>
    </message>
    <message>
        <source>Đặt %1 lên bản đồ</source>
        <translation>Put %1 on the map</translation>
    </message>
    <message>
        <source>%1 có %2 vụ: %3. Ghi cả ngày.</source>
        <translation>%1 is %2 cases: %3. Write the day too.</translation>
    </message>
    <message>
        <source>%1 đang làm %2: gọi về trước hoặc chọn lực lượng khác.</source>
        <translation>%1 is working on %2: recall it first, or choose another unit.</translation>
    </message>
    <message>
        <source>Thiếu lực lượng. Ví dụ: %1</source>
        <translation>No unit named. For example: %1</translation>
    </message>
    <message>
        <source>Thiếu vụ: ghi mã vụ, hoặc chọn một vụ trong hàng chờ. Ví dụ: %1</source>
        <translation>No case: write its number, or select one in the queue. For example: %1</translation>
    </message>
    <message>
        <source>Thiếu kết quả. Ví dụ: %1</source>
        <translation>No outcome. For example: %1</translation>
    </message>
    <message>
        <source>Không có kết quả “%1”.</source>
        <translation>There is no outcome “%1”.</translation>
    </message>
    <message>
        <source>Thiếu số hồ sơ: ghi số ngay sau “lập hồ sơ”.</source>
        <translation>No file number: write it right after “filed”.</translation>
    </message>
    <message>
        <source>Thiếu mức P1–P4. Ví dụ: %1</source>
        <translation>No priority P1–P4. For example: %1</translation>
    </message>
    <message>
        <source>Không có mức “%1”: ghi P1 đến P4.</source>
        <translation>There is no priority “%1”: write P1 to P4.</translation>
    </message>
    <message>
        <source>Thiếu loại vụ việc. Ví dụ: %1</source>
        <translation>No kind. For example: %1</translation>
    </message>
    <message>
        <source>Không có loại vụ việc “%1”.</source>
        <translation>There is no kind “%1”.</translation>
    </message>
    <message>
        <source>Thiếu phường. Ví dụ: %1</source>
        <translation>No ward. For example: %1</translation>
    </message>
    <message>
        <source>Không rõ phường “%1”: ghi đủ tên, có dấu.</source>
        <translation>Which ward is “%1”? Write its whole name with diacritics.</translation>
    </message>
    <message>
        <source>Thiếu cơ quan. Ví dụ: %1</source>
        <translation>No agency. For example: %1</translation>
    </message>
    <message>
        <source>Không có cơ quan “%1”.</source>
        <translation>There is no agency “%1”.</translation>
    </message>
    <message>
        <source>Thiếu vụ để gộp. Ví dụ: %1</source>
        <translation>No case to merge. For example: %1</translation>
    </message>
    <message>
        <source>Thiếu nội dung. Ví dụ: %1</source>
        <translation>No text. For example: %1</translation>
    </message>
    <message>
        <source>Thiếu lý do. Ví dụ: %1</source>
        <translation>No reason. For example: %1</translation>
    </message>
    <message>
        <source>Thiếu việc cần làm: nhận, điều, ghi, giải quyết, đóng…</source>
        <translation>What is to be done: ack, send, note, resolve, close…</translation>
    </message>
    <message>
        <source>Thiếu việc cần làm: điều, đang đến, đến, rời, gọi về…</source>
        <translation>What is to be done: send, en route, on scene, clear, recall…</translation>
    </message>
    <message>
        <source>Không hiểu “%1”.</source>
        <translation>“%1” is not understood.</translation>
    </message>
    <message>
        <source>Không có lực lượng “%1” trong phạm vi của bạn.</source>
        <translation>There is no unit “%1” in your scope.</translation>
    </message>
    <message>
        <source>Không có vụ %1 trong phạm vi của bạn.</source>
        <translation>There is no case %1 in your scope.</translation>
    </message>
    <message>
        <source>Vụ này không có đề nghị phối hợp nào chờ trả lời.</source>
        <translation>No joint request of this case waits for an answer.</translation>
    </message>
    <message>
        <source>%1 chưa được điều đến vụ nào.</source>
        <translation>%1 has not been sent to any case.</translation>
    </message>
    <message>
        <source>%1 đang ở %2, không ở vụ này.</source>
        <translation>%1 is on %2, not on this case.</translation>
    </message>
    <message>
        <source>Sẽ hỏi lại kết quả: vụ P1 hoặc chưa ai tiếp nhận.</source>
        <translation>The outcome will be asked again: a P1, or nobody acknowledged it.</translation>
    </message>
    <message>
        <source>Sẽ hỏi lại: còn lực lượng chưa rời vụ %1</source>
        <translation>Will ask first: still on the case: %1</translation>
    </message>
    <message>
        <source>Sẽ hỏi lại trước khi rút.</source>
        <translation>Will ask before withdrawing.</translation>
    </message>
    <message>
        <source>Vụ P1 loại này cần công an: gửi thêm một tổ công an.</source>
        <translation>A P1 of this kind needs police: send a police unit too.</translation>
    </message>
    <message>
        <source>Mở vụ trong khung vụ việc</source>
        <translation>Opens the case</translation>
    </message>
    <message>
        <source>Điều lực lượng; tổ đầu tiên chỉ huy khi chưa ai chỉ huy</source>
        <translation>Sends units; the first one leads when nobody does</translation>
    </message>
    <message>
        <source>Điều thêm lực lượng, không chỉ huy</source>
        <translation>Sends more units, not to lead</translation>
    </message>
    <message>
        <source>Ghi lực lượng đang trên đường</source>
        <translation>The unit is on its way</translation>
    </message>
    <message>
        <source>Ghi lực lượng có mặt tại hiện trường</source>
        <translation>The unit is on scene</translation>
    </message>
    <message>
        <source>Ghi lực lượng rời hiện trường, sẵn sàng</source>
        <translation>The unit has left the scene and is available</translation>
    </message>
    <message>
        <source>Ghi lực lượng không sẵn sàng</source>
        <translation>The unit is unavailable</translation>
    </message>
    <message>
        <source>Ghi lực lượng nghỉ ca</source>
        <translation>The unit is off duty</translation>
    </message>
    <message>
        <source>Ghi lực lượng vừa báo an toàn</source>
        <translation>The unit said that all is well</translation>
    </message>
    <message>
        <source>Gọi lực lượng về khỏi vụ đang làm</source>
        <translation>Calls the unit back from its case</translation>
    </message>
    <message>
        <source>Tiếp nhận vụ</source>
        <translation>Acknowledges the case</translation>
    </message>
    <message>
        <source>Thêm ghi chú vào vụ</source>
        <translation>Adds a note</translation>
    </message>
    <message>
        <source>Ghi kết quả giải quyết; sau kết quả có thể thêm ghi chú</source>
        <translation>Records the outcome; a note may follow it</translation>
    </message>
    <message>
        <source>Kết thúc vụ; hỏi lại khi còn lực lượng, hoặc vụ P1 hay chưa ai tiếp nhận</source>
        <translation>Closes the case; asks about units still out, and about a P1 or what nobody acknowledged</translation>
    </message>
    <message>
        <source>Mở lại vụ, với lý do</source>
        <translation>Reopens the case, with a reason</translation>
    </message>
    <message>
        <source>Đặt mức P1–P4; hạ mức cần lý do</source>
        <translation>Sets the priority; a lower one needs a reason</translation>
    </message>
    <message>
        <source>Đổi loại vụ việc</source>
        <translation>Changes the kind</translation>
    </message>
    <message>
        <source>Nhận vụ chưa rõ phường về phường mình</source>
        <translation>Takes a case without a sure ward for your ward</translation>
    </message>
    <message>
        <source>Đề nghị phường khác nhận vụ, với lý do</source>
        <translation>Offers the case to another ward, with a reason</translation>
    </message>
    <message>
        <source>Nhận vụ phường khác đề nghị</source>
        <translation>Accepts a case that another ward offers</translation>
    </message>
    <message>
        <source>Trả lại vụ phường khác đề nghị, với lý do</source>
        <translation>Returns a case that another ward offers, with a reason</translation>
    </message>
    <message>
        <source>Rút đề nghị chuyển tuyến; hỏi lại trước khi rút</source>
        <translation>Withdraws an offer; asks first</translation>
    </message>
    <message>
        <source>Ghi đề nghị cơ quan khác phối hợp</source>
        <translation>Records that another agency was asked to join</translation>
    </message>
    <message>
        <source>Ghi trả lời qua điện thoại của cơ quan đang được hỏi</source>
        <translation>Records what the agency answered on the telephone</translation>
    </message>
    <message>
        <source>Gộp các vụ trùng vào một vụ</source>
        <translation>Merges duplicates into one case</translation>
    </message>
    <message>
        <source>Tách vụ đã gộp</source>
        <translation>Unmerges a case</translation>
    </message>
    <message>
        <source>Mở số người báo để gọi lại</source>
        <translation>Opens the reporter's number to call back</translation>
    </message>
    <message>
        <source>Xem người báo; hỏi lý do</source>
        <translation>Looks up the reporter; asks for the reason</translation>
    </message>
    <message>
        <source>Đặt tin báo lên bản đồ</source>
        <translation>Puts the alert on the map</translation>
    </message>
    <message>
        <source>%1 đang sửa %2: mở vụ, nhấn phím của việc này để giành quyền, kèm lý do.</source>
        <translation>%1 is editing %2: open the case and press this act's key to take over, with a reason.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::OrderCard</name>
    <message>
        <source>Bảng lệnh</source>
        <translation>Card of orders</translation>
    </message>
    <message>
        <source>Thanh lệnh (Ctrl+K)</source>
        <translation>Command bar (Ctrl+K)</translation>
    </message>
    <message>
        <source>Có dấu hay không đều được. Không ghi vụ thì là vụ đang chọn; “0412” là vụ đang mở của hôm nay. Dấu ; giữa nhiều lệnh: kiểm tra hết rồi mới gửi, sai một lệnh thì không gửi lệnh nào.</source>
        <translation>With or without diacritics. No case named means the selected one; “0412” is today's open case. Between orders stands a semicolon: all are checked before any is sent, and one mistake sends none.</translation>
    </message>
    <message>
        <source>In…  (Ctrl+P)</source>
        <translation>Print…  (Ctrl+P)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CommandBar</name>
    <message>
        <source>Chưa lệnh nào của dòng này được gửi.</source>
        <translation>None of this line has been sent.</translation>
    </message>
    <message>
        <source>Vừa có thay đổi: xem lại rồi nhấn Enter lần nữa.</source>
        <translation>Something changed just now: look again, then press Enter once more.</translation>
    </message>
    <message>
        <source>Chưa rõ vị trí nên bản đồ không đến đó được.</source>
        <translation>Its position is not known, so the map cannot go there.</translation>
    </message>
    <message>
        <source>Gõ lệnh, hoặc tên thao tác, vụ, lực lượng, phường; không cần dấu</source>
        <translation>Type an order, or the name of an action, case, unit or ward; diacritics optional</translation>
    </message>
    <message>
        <source>Thanh lệnh</source>
        <translation>Command bar</translation>
    </message>
    <message>
        <source>Gợi ý</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>Tab nhận gợi ý · ↑ ↓ chọn; ô trống: ↑ lệnh trước · Enter thực hiện · dấu ; giữa hai lệnh · F1 bảng lệnh · Esc đóng</source>
        <translation>Tab takes the suggestion · ↑ ↓ choose; empty line: ↑ earlier lines · Enter does it · ; between orders · F1 all orders · Esc closes</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::PaletteModel</name>
    <message>
        <source>không làm được lúc này</source>
        <translation>not possible now</translation>
    </message>
    <message>
        <source>lệnh</source>
        <translation>order</translation>
    </message>
    <message>
        <source>lực lượng</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>vụ</source>
        <translation>case</translation>
    </message>
    <message>
        <source>phường, xã</source>
        <translation>ward</translation>
    </message>
    <message>
        <source>loại</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>kết quả</source>
        <translation>outcome</translation>
    </message>
    <message>
        <source>mức</source>
        <translation>priority</translation>
    </message>
    <message>
        <source>cơ quan</source>
        <translation>agency</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::OrderRunner</name>
    <message>
        <source>Lệnh không được gửi</source>
        <translation>The order was not sent</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CheckRow</name>
    <message>
        <source>đang gửi…</source>
        <translation>sending…</translation>
    </message>
    <message>
        <source>%1 · đang gửi yêu cầu bỏ dấu…</source>
        <translation>%1 · taking the tick back…</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ChecklistBox</name>
    <message>
        <source>Loại vụ này chưa có quy trình.</source>
        <translation>There is no checklist for this kind.</translation>
    </message>
    <message>
        <source>%1 (bước của loại trước)</source>
        <translation>%1 (step of the kind it was before)</translation>
    </message>
    <message>
        <source>Chỉ để đọc: vụ đã kết thúc hoặc không thuộc quyền của đơn vị.</source>
        <translation>To read only: the case is closed, or not yours to work on.</translation>
    </message>
    <message>
        <source>Quy trình</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Quy trình, xong %1</source>
        <translation>Checklist, %1 done</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ExerciseTray</name>
    <message>
        <source>Diễn tập: %1</source>
        <translation>Exercise: %1</translation>
    </message>
    <message>
        <source>Tin ghi là diễn tập: không ở hàng chờ, không báo chuông, không tính vào số liệu (Ctrl+Shift+W)</source>
        <translation>Marked as an exercise: in no queue, silent, in no figure (Ctrl+Shift+W)</translation>
    </message>
    <message>
        <source>Tin diễn tập</source>
        <translation>Exercise alerts</translation>
    </message>
    <message>
        <source>Không ở hàng chờ, không báo chuông. Mở một tin để xem; nếu là thật: %1</source>
        <translation>In no queue and silent. Open one to look at it; if it is real: %1</translation>
    </message>
    <message>
        <source>Mở  (Enter)</source>
        <translation>Open  (Enter)</translation>
    </message>
    <message>
        <source>Không có tin diễn tập nào đang mở.</source>
        <translation>No exercise alert is open.</translation>
    </message>
    <message>
        <source>Chọn một tin.</source>
        <translation>Choose one.</translation>
    </message>
</context>
<context>
    <name>PriorityWording</name>
    <message>
        <source>Gợi ý %1 theo loại “%2”</source>
        <translation>%1 suggested for the kind “%2”</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, theo tin báo hoặc quy định lúc nhận. %2</source>
        <translation>%1, by the alert or the rule when it came in. %2</translation>
    </message>
    <message>
        <source>%1
Chưa ai xác nhận (Ctrl+Shift+P để xác nhận hoặc đổi).</source>
        <translation>%1
Nobody has confirmed it yet (Ctrl+Shift+P confirms or changes it).</translation>
    </message>
    <message>
        <source>%1, cán bộ đã xác nhận.
%2</source>
        <translation>%1, confirmed by an officer.
%2</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ExerciseFrame</name>
    <message>
        <source>DIỄN TẬP</source>
        <translation>EXERCISE</translation>
    </message>
    <message>
        <source>DIỄN TẬP: %1</source>
        <translation>EXERCISE: %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::BulkRun</name>
    <message>
        <source>Đã dừng trước khi đến vụ này.</source>
        <translation>Stopped before it came to this case.</translation>
    </message>
    <message>
        <source>Không gửi được trong thời hạn, nên chưa làm gì.</source>
        <translation>Could not be sent in time, so nothing was done.</translation>
    </message>
    <message>
        <source>Chưa gửi: không có kết nối.</source>
        <translation>Not sent: there is no connection.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::BulkBar</name>
    <message>
        <source>%1 / %2 vụ đã mở lại</source>
        <translation>%1 of %2 cases reopened</translation>
    </message>
    <message>
        <source>%1 / %2 vụ đã kết thúc</source>
        <translation>%1 of %2 cases closed</translation>
    </message>
    <message>
        <source>%1 vụ đã thay đổi trong lúc đó</source>
        <translation>%1 changed meanwhile</translation>
    </message>
    <message>
        <source>%1 vụ bị từ chối</source>
        <translation>%1 refused</translation>
    </message>
    <message>
        <source>%1 vụ chưa gửi được</source>
        <translation>%1 not sent</translation>
    </message>
    <message>
        <source>%1 vụ chưa làm vì đã dừng</source>
        <translation>%1 not done, stopped</translation>
    </message>
    <message>
        <source>%1 vụ để lại</source>
        <translation>%1 left out</translation>
    </message>
    <message>
        <source>Dừng  %1</source>
        <translation>Stop  %1</translation>
    </message>
    <message>
        <source>Xem %1 vụ còn lại  %2</source>
        <translation>See the %1 left  %2</translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::BulkList</name>
    <message>
        <source>Các vụ còn lại</source>
        <translation>Cases that are left</translation>
    </message>
    <message>
        <source>Đánh dấu %1 vụ này  (Enter)</source>
        <translation>Mark these %1  (Enter)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ReasonDialog</name>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Kết thúc  (Enter)</source>
        <translation>Close  (Enter)</translation>
    </message>
    <message>
        <source>Bấm số của lý do.</source>
        <translation>Press the number of the reason.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::NoAction</name>
    <message>
        <source>Vụ đã giải quyết: kết thúc riêng.</source>
        <translation>Resolved already: close it on its own.</translation>
    </message>
    <message>
        <source>Vụ P1: xem và kết thúc riêng từng vụ.</source>
        <translation>P1: look at each and close it on its own.</translation>
    </message>
    <message>
        <source>Còn lực lượng chưa rời vụ: kết thúc riêng.</source>
        <translation>Units are still out: close it on its own.</translation>
    </message>
    <message>
        <source>Thao tác trước của máy này chưa xong.</source>
        <translation>An earlier act of this desk is not done yet.</translation>
    </message>
    <message>
        <source>Vụ không còn trong phạm vi của đơn vị.</source>
        <translation>The case is no longer in your scope.</translation>
    </message>
    <message>
        <source>Không xử lý</source>
        <translation>No action</translation>
    </message>
    <message>
        <source>Chính sách chưa có lý do nào. Dùng Kết thúc (F7).</source>
        <translation>The policy has no reasons yet. Use Close (F7).</translation>
    </message>
    <message>
        <source>Vụ P1: chọn lý do, rồi Enter để kết thúc.</source>
        <translation>P1: choose a reason, then Enter to close.</translation>
    </message>
    <message>
        <source>Đang kết thúc các vụ đã chọn trước. Chờ xong, hoặc dừng bằng Shift+F5.</source>
        <translation>The cases chosen before are being closed. Wait, or stop with Shift+F5.</translation>
    </message>
    <message>
        <source>%1 vụ đã đánh dấu · kết thúc được %2</source>
        <translation>%1 cases marked · %2 can be closed</translation>
    </message>
    <message>
        <source>Để lại:
%1</source>
        <translation>Left out:
%1</translation>
    </message>
    <message>
        <source>Không vụ nào kết thúc chung được. %1</source>
        <translation>None of them can be closed together. %1</translation>
    </message>
    <message>
        <source>Không xử lý nhiều vụ</source>
        <translation>No action on many cases</translation>
    </message>
    <message>
        <source>Không xử lý (%1)</source>
        <translation>No action (%1)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UndoPlan</name>
    <message>
        <source>Mức ưu tiên chỉ được xác nhận, không đổi.</source>
        <translation>The priority was only confirmed, not changed.</translation>
    </message>
    <message>
        <source>Trước đó tin này chưa có vị trí. Đặt lại vị trí bằng Ctrl+Shift+V.</source>
        <translation>The alert had no place before. Place it again with Ctrl+Shift+V.</translation>
    </message>
    <message>
        <source>Lực lượng đã rời vụ. Điều động lại bằng F3.</source>
        <translation>The unit has left the case. Dispatch it again with F3.</translation>
    </message>
    <message>
        <source>Bước đi của lực lượng không lùi được. Ghi chú nếu nhầm, hoặc gọi về bằng F4.</source>
        <translation>A unit does not go a step back. Write a note if it was a mistake, or call it back with F4.</translation>
    </message>
    <message>
        <source>Lực lượng đã được cho về. Mở lại vụ bằng Ctrl+Shift+O rồi điều động lại.</source>
        <translation>The units were released. Reopen the case with Ctrl+Shift+O and dispatch again.</translation>
    </message>
    <message>
        <source>Kết quả cũ không còn ở máy này. Dùng Kết thúc (F7).</source>
        <translation>The former outcome is not here any more. Use Close (F7).</translation>
    </message>
    <message>
        <source>Đề nghị đã rút. Đề nghị lại bằng F9.</source>
        <translation>The offer is withdrawn. Offer it again with F9.</translation>
    </message>
    <message>
        <source>Phường kia đã thấy trả lời. Chuyển lại bằng F9.</source>
        <translation>The other ward has seen the answer. Transfer it back with F9.</translation>
    </message>
    <message>
        <source>Trả lời qua điện thoại đã ghi. Ghi chú nếu nhầm.</source>
        <translation>The answer by telephone is recorded. Write a note if it was a mistake.</translation>
    </message>
    <message>
        <source>Vụ đã về một phường, các phường khác không thấy nữa. Chuyển bằng F9.</source>
        <translation>The case belongs to one ward now and the others do not see it. Transfer it with F9.</translation>
    </message>
    <message>
        <source>Tin đã báo chuông như tin thật. Kết thúc vụ nếu nhầm (F5).</source>
        <translation>It has rung as a real alert. Close the case if that was a mistake (F5).</translation>
    </message>
    <message>
        <source>Ghi chú ở lại nhật ký. Thêm một ghi chú đính chính (F8).</source>
        <translation>A note stays in the log. Add another that corrects it (F8).</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::SaveFile</name>
    <message>
        <source>tài khoản này không được dùng chỗ đó</source>
        <translation>this account may not use that place</translation>
    </message>
    <message>
        <source>không có tệp hoặc thư mục đó</source>
        <translation>there is no such file or folder</translation>
    </message>
    <message>
        <source>ổ đĩa đã đầy</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>ổ đĩa chỉ đọc được</source>
        <translation>the disk can only be read</translation>
    </message>
    <message>
        <source>tệp lớn hơn mức cho phép</source>
        <translation>the file is larger than allowed</translation>
    </message>
    <message>
        <source>ổ đĩa báo lỗi</source>
        <translation>the disk reports an error</translation>
    </message>
    <message>
        <source>tên tệp quá dài</source>
        <translation>the file's name is too long</translation>
    </message>
    <message>
        <source>đó là thư mục</source>
        <translation>that is a folder</translation>
    </message>
    <message>
        <source>đó là thiết bị hoặc ống dẫn, không phải tệp</source>
        <translation>that is a device or a pipe, not a file</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UndoKeeper</name>
    <message>
        <source>kết thúc %1 vụ</source>
        <translation>closing %1 cases</translation>
    </message>
    <message>
        <source>Hoàn tác: %1</source>
        <translation>Undo: %1</translation>
    </message>
    <message>
        <source>Sau đó vụ đã có quyết định khác nên không hoàn tác. Xem Diễn biến rồi quyết định lại.</source>
        <translation>Somebody has decided on the case since, so nothing is undone. Look at the timeline and decide anew.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Vụ đã được mở lại hoặc không còn ở đây.</source>
        <translation>Reopened already, or no longer here.</translation>
    </message>
    <message>
        <source>Đã yêu cầu hoàn tác, đang chờ trả lời.</source>
        <translation>The undo has been asked for and waits for an answer.</translation>
    </message>
    <message>
        <source>Đã quá 10 giây hoặc đã hoàn tác. Ghi thao tác ngược lại bằng phím của nó; mở lại vụ: Ctrl+Shift+O.</source>
        <translation>More than 10 seconds ago, or undone already. Do the opposite with its own key; to reopen a case: Ctrl+Shift+O.</translation>
    </message>
    <message>
        <source>Chưa có thao tác nào để hoàn tác.</source>
        <translation>There is no act to undo yet.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UndoBar</name>
    <message>
        <source>Sẽ hoàn tác: %1</source>
        <translation>Will undo: %1</translation>
    </message>
    <message>
        <source>Hoàn tác: %1</source>
        <translation>Undo: %1</translation>
    </message>
    <message>
        <source>%1 giây</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 đã được gọi về, chưa xác nhận</source>
        <translation>%1 was called back, not confirmed</translation>
    </message>
    <message>
        <source> (+%1)</source>
        <translation> (+%1)</translation>
    </message>
    <message>
        <source>%1 · Đã nghe xác nhận  %2</source>
        <translation>%1 · Heard it  %2</translation>
    </message>
    <message>
        <source>Lực lượng có thể vẫn đang đi. Bấm khi đã nghe họ trả lời qua bộ đàm.</source>
        <translation>The unit may still be on its way. Press when you have heard its answer by radio.</translation>
    </message>
</context>
<context>
    <name>trucban::models::UnitBoard</name>
    <message>
        <source>Lực lượng</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đã</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Vụ</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Vị trí</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Báo an toàn</source>
        <translation>Check-in</translation>
    </message>
    <message>
        <source>toàn thành phố</source>
        <translation>whole city</translation>
    </message>
    <message>
        <source>%1 · chưa báo vị trí</source>
        <translation>%1 · no position yet</translation>
    </message>
    <message>
        <source>%1 · %2 trước</source>
        <translation>%1 · %2 ago</translation>
    </message>
    <message>
        <source>vụ của phường khác</source>
        <translation>a case of another ward</translation>
    </message>
    <message>
        <source>còn %1</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>quá %1</source>
        <translation>%1 over</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitBoardView</name>
    <message>
        <source>%1 sẵn sàng</source>
        <translation>%1 available</translation>
    </message>
    <message>
        <source>%1 đang làm</source>
        <translation>%1 on a case</translation>
    </message>
    <message>
        <source>%1 vắng</source>
        <translation>%1 away</translation>
    </message>
    <message>
        <source>%1 quá hạn báo an toàn</source>
        <translation>%1 check-ins overdue</translation>
    </message>
    <message>
        <source>Chưa có lực lượng nào trong phạm vi của bạn. Quản trị viên đăng ký tại máy chủ.</source>
        <translation>No unit in your scope yet. An administrator registers them at the server.</translation>
    </message>
    <message>
        <source>Điều %1 đến %2…</source>
        <translation>Send %1 to %2…</translation>
    </message>
    <message>
        <source>Đến vụ của %1</source>
        <translation>Go to the case of %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitMoves</name>
    <message>
        <source>sẵn sàng</source>
        <translation>available</translation>
    </message>
    <message>
        <source>tạm không sẵn sàng</source>
        <translation>unavailable for now</translation>
    </message>
    <message>
        <source>hết ca</source>
        <translation>off duty</translation>
    </message>
    <message>
        <source>gọi về, chưa đến nơi</source>
        <translation>recalled, not there yet</translation>
    </message>
    <message>
        <source>đang đến</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>có mặt tại hiện trường</source>
        <translation>on scene</translation>
    </message>
    <message>
        <source>rời hiện trường, sẵn sàng</source>
        <translation>left the scene, available</translation>
    </message>
    <message>
        <source>rời hiện trường, tạm không sẵn sàng</source>
        <translation>left the scene, unavailable for now</translation>
    </message>
    <message>
        <source>báo an toàn</source>
        <translation>checks in</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::DutyWorkspace</name>
    <message>
        <source>Thời gian xử lý</source>
        <translation>Response times</translation>
    </message>
    <message>
        <source>Tin báo theo giờ</source>
        <translation>Alerts by hour</translation>
    </message>
    <message>
        <source>Lực lượng · %1 quá hạn báo an toàn</source>
        <translation>Units · %1 check-ins overdue</translation>
    </message>
    <message>
        <source>Lực lượng · %1 sẵn sàng</source>
        <translation>Units · %1 available</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CallBackBar</name>
    <message>
        <source>Gọi lại %1 còn %2</source>
        <translation>Call %1 back in %2</translation>
    </message>
    <message>
        <source>Gọi lại %1 quá hẹn %2</source>
        <translation>Call %1 back, overdue by %2</translation>
    </message>
    <message>
        <source> (+%1)</source>
        <translation> (+%1)</translation>
    </message>
    <message>
        <source>Đến vụ có hẹn gọi lại sớm nhất. F12 mở số để gọi và kết thúc lời hẹn.</source>
        <translation>Goes to the case whose call-back is due first. F12 opens the number to call and ends the promise.</translation>
    </message>
    <message>
        <source>Hẹn gọi lại người báo</source>
        <translation>Promise to call back</translation>
    </message>
    <message>
        <source>sau %1 phút</source>
        <translation>in %1 min</translation>
    </message>
    <message>
        <source>Hẹn  (Enter)</source>
        <translation>Promise  (Enter)</translation>
    </message>
    <message>
        <source>Bấm số của thời gian.</source>
        <translation>Press the number of the time.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ResponseTable</name>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>không có hạn nào đến</source>
        <translation>no limit has come</translation>
    </message>
    <message>
        <source>%1 (%2 trong %3)</source>
        <translation>%1 (%2 of %3)</translation>
    </message>
    <message>
        <source>%1 vụ mở từ %2</source>
        <translation>%1 cases opened since %2</translation>
    </message>
    <message>
        <source>%1 · đang tải, chưa đủ</source>
        <translation>%1 · loading, not complete</translation>
    </message>
    <message>
        <source>%1 · theo điều kiện lọc</source>
        <translation>%1 · under the filter</translation>
    </message>
    <message>
        <source>Chặng</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Số vụ</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Trung vị</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Đúng hạn</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>Thời gian xử lý</source>
        <translation>Response times</translation>
    </message>
    <message>
        <source>Ca này</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>24 giờ</source>
        <translation>24 hours</translation>
    </message>
    <message>
        <source>7 ngày</source>
        <translation>7 days</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>Các vụ đã chọn</source>
        <translation>Chosen cases</translation>
    </message>
    <message>
        <source>Lập lúc %1 bởi %2. %3 vụ do cán bộ chọn trong hàng chờ.</source>
        <translation>Made at %1 by %2. %3 cases that the officer chose in the queue.</translation>
    </message>
    <message>
        <source>%1 vụ đã chọn không còn ở bàn trực này.</source>
        <translation>%1 of the chosen cases are no longer at this desk.</translation>
    </message>
    <message>
        <source>Trực Ban · các vụ đã chọn · %1</source>
        <translation>Trực Ban · chosen cases · %1</translation>
    </message>
    <message>
        <source>Các vụ đang mở</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>Mức</source>
        <translation>Pr.</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Phường</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Tin báo</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Mở lúc</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>%1 nhận chuyển tuyến</source>
        <translation>%1 to take the transfer</translation>
    </message>
    <message>
        <source>%1 trả lời</source>
        <translation>%1 to answer</translation>
    </message>
    <message>
        <source> (diễn tập)</source>
        <translation> (exercise)</translation>
    </message>
    <message>
        <source>Lập lúc %1 bởi %2. %3 vụ đang mở, trong đó %4 vụ P1 chưa tiếp nhận.</source>
        <translation>Made %1 by %2. %3 open cases, %4 of them P1 and not acknowledged.</translation>
    </message>
    <message>
        <source>DỮ LIỆU CŨ: nghe máy chủ lần cuối lúc %1. Có thể đã có tin báo mới không nằm trong bảng này.</source>
        <translation>OLD DATA: the gateway was last heard at %1. New alerts may be missing here.</translation>
    </message>
    <message>
        <source>địa chỉ được giữ kín</source>
        <translation>address withheld</translation>
    </message>
    <message>
        <source>chưa rõ vị trí</source>
        <translation>no position</translation>
    </message>
    <message>
        <source>quá hạn %1 %2</source>
        <translation>overdue: %1 by %2</translation>
    </message>
    <message>
        <source>hạn %1 còn %2</source>
        <translation>%1 due in %2</translation>
    </message>
    <message>
        <source>Trực Ban · các vụ đang mở · %1</source>
        <translation>Trực Ban · open cases · %1</translation>
    </message>
    <message>
        <source>Không có vụ nào đang mở.</source>
        <translation>No case is open.</translation>
    </message>
</context>
<context>
    <name>HandoverItems</name>
    <message>
        <source>%1 · hẹn gọi lại người báo trước %2</source>
        <translation>%1 · call-back promised by %2</translation>
    </message>
    <message>
        <source>%1 · %2 chưa trả lời đề nghị phối hợp lúc %3</source>
        <translation>%1 · %2 has not answered the joint request of %3</translation>
    </message>
    <message>
        <source>%1 · %2 đề nghị %3 nhận, chờ trả lời đến %4</source>
        <translation>%1 · offered by %2 to %3, answer due by %4</translation>
    </message>
    <message>
        <source>%1 · đã chuyển từ %2 sang %3 lúc %4</source>
        <translation>%1 · transferred from %2 to %3 at %4</translation>
    </message>
    <message>
        <source>vụ nơi khác</source>
        <translation>a case elsewhere</translation>
    </message>
    <message>
        <source>%1 · %2 ở %3 từ %4</source>
        <translation>%1 · %2, %3, since %4</translation>
    </message>
    <message>
        <source>Chuông của bàn trực đang tắt, tự bật lại lúc %1</source>
        <translation>The desk's sound is muted until %1</translation>
    </message>
    <message>
        <source>Từ %1 có %2 vụ mới, %3 vụ đã kết thúc</source>
        <translation>Since %1: %2 new cases, %3 closed</translation>
    </message>
    <message>
        <source>%1 · kết thúc lúc %2 · %3</source>
        <translation>%1 · closed %2 · %3</translation>
    </message>
    <message>
        <source>Còn %1 vụ %2 đang mở không nêu từng vụ: xem hàng chờ hoặc bảng dự phòng</source>
        <translation>%1 more open %2 cases are not listed one by one: see the queue or the fallback sheet</translation>
    </message>
    <message>
        <source>Còn %1 mục khác không nêu từng mục: xem từng vụ và bảng lực lượng</source>
        <translation>%1 more matters are not listed one by one: see the cases and the unit board</translation>
    </message>
    <message>
        <source>Vụ đang mở</source>
        <translation>Open cases</translation>
    </message>
    <message>
        <source>Vụ quá hạn</source>
        <translation>Overdue cases</translation>
    </message>
    <message>
        <source>Còn chờ trả lời</source>
        <translation>Promised, not answered yet</translation>
    </message>
    <message>
        <source>Chuyển tuyến</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>Lực lượng đang ngoài hiện trường</source>
        <translation>Units out</translation>
    </message>
    <message>
        <source>Chuông đang tắt</source>
        <translation>Muted alarms</translation>
    </message>
    <message>
        <source>Thay đổi trong ca</source>
        <translation>Changes during the shift</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>NGOẠI LỆ: %1</source>
        <translation>EXCEPTION: %1</translation>
    </message>
    <message>
        <source>nhận</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>nhận: %1</source>
        <translation>taken: %1</translation>
    </message>
    <message>
        <source>Bàn giao ca trực</source>
        <translation>Shift handover</translation>
    </message>
    <message>
        <source>Đơn vị: %1. Ca từ %2 đến %3.</source>
        <translation>Desk: %1. Shift from %2 to %3.</translation>
    </message>
    <message>
        <source>Người giao ký: %1 lúc %2.</source>
        <translation>Signed by %1 at %2.</translation>
    </message>
    <message>
        <source>Người nhận ký: %1 lúc %2.</source>
        <translation>Accepted by %1 at %2.</translation>
    </message>
    <message>
        <source>Chưa có người nhận.</source>
        <translation>Nobody has accepted it yet.</translation>
    </message>
    <message>
        <source>Lời bàn giao: %1</source>
        <translation>Words: %1</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Đầu nhật ký lúc ký: %1</source>
        <translation>Head of the log when it was signed: %1</translation>
    </message>
    <message>
        <source>Kiểm tra: trucban-gateway verify --head %1</source>
        <translation>To check: trucban-gateway verify --head %1</translation>
    </message>
    <message>
        <source>Người giao (ký, ghi rõ họ tên): ……………………………………</source>
        <translation>Handed over by (signature, name): ……………………………………</translation>
    </message>
    <message>
        <source>Người nhận (ký, ghi rõ họ tên): ……………………………………</source>
        <translation>Taken over by (signature, name): ……………………………………</translation>
    </message>
    <message>
        <source>Trực Ban · bàn giao ca · %1</source>
        <translation>Trực Ban · shift handover · %1</translation>
    </message>
</context>
<context>
    <name>trucban::models::HandoverModel</name>
    <message>
        <source>ngoại lệ: %1</source>
        <translation>exception: %1</translation>
    </message>
    <message>
        <source>đã nhận</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>đã nhận: %1</source>
        <translation>taken: %1</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Chưa biết bàn trực nào: chưa ai đăng nhập với thư mục này. Thêm --gateway và --user.</source>
        <translation>No desk is known: nobody has logged in with this profile. Add --gateway and --user.</translation>
    </message>
    <message>
        <source>Máy này không lưu dữ liệu của %1 tại %2. Kiểm tra --profile, --gateway, --pin và --user.</source>
        <translation>This computer keeps nothing of %1 at %2. Check --profile, --gateway, --pin and --user.</translation>
    </message>
    <message>
        <source>Dữ liệu của %1 được khóa bằng mật khẩu. Thêm --password-file.</source>
        <translation>The data of %1 is locked by the password. Add --password-file.</translation>
    </message>
    <message>
        <source>Không mở được dữ liệu của %1: khóa không đúng hoặc tệp hỏng.</source>
        <translation>The data of %1 cannot be opened: the key is another one, or the file is damaged.</translation>
    </message>
    <message>
        <source>Dữ liệu của %1 chưa mở được: máy chủ chưa nhận mật khẩu nào từ máy này. Đăng nhập một lần rồi thử lại.</source>
        <translation>The data of %1 cannot be opened yet: the gateway has taken no password from this computer. Log in once, then try again.</translation>
    </message>
    <message>
        <source>Mật khẩu không phải mật khẩu mà %1 dùng lần cuối ở máy này.</source>
        <translation>This is not the password that %1 used last on this computer.</translation>
    </message>
    <message>
        <source>Máy này chưa lưu được vụ nào của %1: chưa lần nào nạp xong từ máy chủ.</source>
        <translation>This computer keeps no case of %1 yet: loading from the gateway was never finished.</translation>
    </message>
    <message>
        <source>Không lưu được %1: %2</source>
        <translation>Cannot write %1: %2</translation>
    </message>
    <message>
        <source>%1 vụ đang mở: %2</source>
        <translation>%1 open cases: %2</translation>
    </message>
    <message>
        <source>Không có thư mục %1. Kiểm tra --profile.</source>
        <translation>There is no folder %1. Check --profile.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::HandoverDesk</name>
    <message>
        <source>(chưa ký)</source>
        <translation>(not signed)</translation>
    </message>
    <message>
        <source>ban-giao-ca</source>
        <translation>handover</translation>
    </message>
    <message numerus="yes">
        <source>%1 đã ký bàn giao ca lúc %2 và chờ người vào ca nhận: %3 mục, còn %4 chưa trả lời.</source>
        <translation>
            <numerusform>%1 signed the handover at %2 and waits for it to be taken over: %3 line, %4 not answered.</numerusform>
            <numerusform>%1 signed the handover at %2 and waits for it to be taken over: %3 lines, %4 not answered.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bàn giao ca bạn ký lúc %1 chưa có người nhận: còn %2 trong %3 mục chưa trả lời. Bạn vẫn giữ ca.</source>
        <translation>Nobody has accepted the handover you signed at %1: %2 of %3 lines are not answered. The shift is still yours.</translation>
    </message>
    <message>
        <source>Bàn giao ca đã ký, đang chờ máy chủ nhận.</source>
        <translation>The handover is signed and waits for the gateway.</translation>
    </message>
    <message numerus="yes">
        <source>%1 mục chưa nhận của ca trước: %2</source>
        <translation>
            <numerusform>%1 line of the last shift not taken over: %2</numerusform>
            <numerusform>%1 lines of the last shift not taken over: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Nhận ca…</source>
        <translation>Take over…</translation>
    </message>
    <message>
        <source>Xem…</source>
        <translation>Look…</translation>
    </message>
    <message>
        <source>Xử lý…</source>
        <translation>Settle…</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::HandoverDialog</name>
    <message>
        <source>Ngoại lệ</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>&amp;Xem vụ</source>
        <translation>Show &amp;case</translation>
    </message>
    <message>
        <source>In…  (Ctrl+P)</source>
        <translation>Print…  (Ctrl+P)</translation>
    </message>
    <message>
        <source>Nhận ca  (Ctrl+Enter)</source>
        <translation>Take over  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>Mục chưa nhận của ca trước</source>
        <translation>Lines not taken over</translation>
    </message>
    <message>
        <source>Bàn giao ca</source>
        <translation>Shift handover</translation>
    </message>
    <message>
        <source>Các mục bàn giao</source>
        <translation>Lines of the handover</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Đã làm gì (có thể bỏ trống), rồi Enter</source>
        <translation>What was done (may be empty), then Enter</translation>
    </message>
    <message>
        <source>Ngoại lệ: vì sao chưa nhận mục này, rồi Enter</source>
        <translation>Exception: why this line is not taken over, then Enter</translation>
    </message>
    <message>
        <source>Đã xong  (Enter)</source>
        <translation>Settled  (Enter)</translation>
    </message>
    <message>
        <source>Nhận mục  (Enter)</source>
        <translation>Take line  (Enter)</translation>
    </message>
    <message>
        <source>%1 · ca từ %2 · %3 ký lúc %4 · %5 mục</source>
        <translation>%1 · shift since %2 · signed by %3 at %4 · %5 lines</translation>
    </message>
    <message>
        <source>Lời bàn giao: %1</source>
        <translation>Words: %1</translation>
    </message>
    <message>
        <source>Bàn giao này đã được nhận, hoặc đã có bàn giao mới thay thế.</source>
        <translation>This handover has been accepted, or a newer one has replaced it.</translation>
    </message>
    <message>
        <source>Không còn mục nào chưa nhận.</source>
        <translation>Nothing is left to settle.</translation>
    </message>
    <message numerus="yes">
        <source>%1 mục được ghim cho đến khi xong</source>
        <translation>
            <numerusform>%1 line stays pinned until it is settled</numerusform>
            <numerusform>%1 lines stay pinned until they are settled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn %1 mục chưa trả lời</source>
        <translation>
            <numerusform>%1 line not answered</numerusform>
            <numerusform>%1 lines not answered</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang gửi…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Đã trả lời hết: nhận ca được</source>
        <translation>All answered: the shift can be taken over</translation>
    </message>
    <message>
        <source>Đã trả lời hết, chờ người vào ca nhận</source>
        <translation>All answered, waiting to be accepted</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::SignDialog</name>
    <message>
        <source>Bàn giao ca</source>
        <translation>Shift handover</translation>
    </message>
    <message>
        <source>%1. Danh sách do máy lập và tự cập nhật; ký là giao đúng những gì đang hiện. Người vào ca nhận từng mục.</source>
        <translation>%1. The list is compiled and kept up to date by the console; you sign what is shown. The incoming officer takes it line by line.</translation>
    </message>
    <message>
        <source>Ký bàn giao  (Ctrl+Enter)</source>
        <translation>Sign  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Lời bàn giao dài quá %1 chữ.</source>
        <translation>The words are longer than %1 characters.</translation>
    </message>
    <message>
        <source>lần nhận ca trước, %1</source>
        <translation>last taken over, %1</translation>
    </message>
    <message>
        <source>%1 giờ trước, %2</source>
        <translation>%1 hours ago, %2</translation>
    </message>
    <message>
        <source>Các mục bàn giao</source>
        <translation>Lines of the handover</translation>
    </message>
    <message>
        <source>Lời bàn giao</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Lời bàn giao: việc đã hứa, điều người vào ca cần biết</source>
        <translation>Words: what was promised, what the next officer needs to know</translation>
    </message>
    <message>
        <source>In…  (Ctrl+P)</source>
        <translation>Print…  (Ctrl+P)</translation>
    </message>
    <message>
        <source>&amp;Ca bắt đầu:</source>
        <translation>Shift &amp;began:</translation>
    </message>
    <message>
        <source>%1 mục</source>
        <translation>%1 lines</translation>
    </message>
    <message>
        <source>Đang nạp dữ liệu: chưa đủ các vụ để bàn giao.</source>
        <translation>Still loading: not all cases are here to be handed over.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::IdleLock</name>
    <message>
        <source>Sai mật khẩu %1 lần. Thử lại sau %2 giây.</source>
        <translation>Wrong password %1 times. Try again in %2 s.</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Mật khẩu không đúng. Dùng mật khẩu đăng nhập của %1, hoặc để người khác đăng nhập.</source>
        <translation>Wrong password. Use the log-in password of %1, or let another officer log in.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::LockScreen</name>
    <message>
        <source>%1 đã khóa màn hình lúc %2</source>
        <translation>Locked for %1 at %2</translation>
    </message>
    <message>
        <source>%1 vụ P1 chưa tiếp nhận</source>
        <translation>%1 P1 not acknowledged</translation>
    </message>
    <message>
        <source>Không có P1 chờ tiếp nhận</source>
        <translation>No P1 is waiting</translation>
    </message>
    <message>
        <source>Chưa biết có P1 hay không</source>
        <translation>Not known whether a P1 waits</translation>
    </message>
    <message>
        <source>%1 vụ chưa tiếp nhận, %2 vụ đang mở</source>
        <translation>%1 cases not acknowledged, %2 open</translation>
    </message>
    <message>
        <source>Mất kết nối máy chủ: các số trên là dữ liệu cũ.</source>
        <translation>No connection to the gateway: these figures are old.</translation>
    </message>
    <message>
        <source>Chuông P1 đang kêu.</source>
        <translation>The P1 alarm is sounding.</translation>
    </message>
    <message>
        <source>Chuông tắt tiếng đến %1.</source>
        <translation>Sound muted until %1.</translation>
    </message>
    <message>
        <source>Máy không có loa.</source>
        <translation>This computer has no loudspeaker.</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mật khẩu để mở khóa</source>
        <translation>Password to unlock</translation>
    </message>
    <message>
        <source>Mở khóa  (Enter)</source>
        <translation>Unlock  (Enter)</translation>
    </message>
    <message>
        <source>&amp;Người khác đăng nhập…</source>
        <translation>&amp;Another officer logs in…</translation>
    </message>
    <message>
        <source>Chuông P1 lẽ ra đang kêu, nhưng máy không có loa.</source>
        <translation>The P1 alarm should be sounding, but this machine has no loudspeaker.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FallbackSheet</name>
    <message>
        <source>Chỉ &amp;xuất các vụ đã chọn (%1)</source>
        <translation>E&amp;xport only the chosen cases (%1)</translation>
    </message>
    <message>
        <source>vu-da-chon %1</source>
        <translation>chosen-cases %1</translation>
    </message>
    <message>
        <source>ĐANG NẠP: bảng này chưa đủ các vụ. Lập lại khi nạp xong.</source>
        <translation>LOADING: this sheet is not complete. Make it again when all is loaded.</translation>
    </message>
    <message>
        <source>vu-dang-mo %1</source>
        <translation>open-cases %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::SheetDialog</name>
    <message>
        <source>Số điện thoại và số giấy tờ được che; vụ nhạy cảm không có địa chỉ. Tệp chỉ tài khoản này đọc được: cất giữ như hồ sơ, hủy khi không cần.</source>
        <translation>Telephone and identity numbers are masked; sensitive cases have no address. Only this account can read the file: keep it like a file on record, destroy it when it is not needed.</translation>
    </message>
    <message>
        <source>In…  (Ctrl+P)</source>
        <translation>Print…  (Ctrl+P)</translation>
    </message>
    <message>
        <source>Lưu PDF…  (Ctrl+S)</source>
        <translation>Save PDF…  (Ctrl+S)</translation>
    </message>
    <message>
        <source>Lưu CSV…  (Ctrl+Shift+S)</source>
        <translation>Save CSV…  (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>Đã gửi sang máy in.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Không in được: máy in không nhận. Lưu PDF rồi in ở máy khác.</source>
        <translation>Not printed: the printer does not take it. Save a PDF and print it elsewhere.</translation>
    </message>
    <message>
        <source>Đã lưu %1 dòng vào %2.</source>
        <translation>Saved %1 rows in %2.</translation>
    </message>
    <message>
        <source>Không lưu được %1: %2. Chọn chỗ khác.</source>
        <translation>Cannot save %1: %2. Choose another place.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>DIỄN TẬP – %1</source>
        <translation>EXERCISE – %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::EditTurn</name>
    <message>
        <source>Bạn đang sửa ở máy khác, còn %1 giây</source>
        <translation>You are editing at another desk, %1 s left</translation>
    </message>
    <message>
        <source>%1 đang sửa, còn %2 giây</source>
        <translation>%1 is editing, %2 s left</translation>
    </message>
    <message>
        <source>bạn ở máy khác</source>
        <translation>you at another desk</translation>
    </message>
    <message numerus="yes">
        <source>%1 và %n người khác</source>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Cùng xem: %2</source>
        <translation>%1. Also looking: %2</translation>
    </message>
    <message>
        <source>Cùng xem: %1</source>
        <translation>Also looking: %1</translation>
    </message>
    <message>
        <source>%1. Chờ, hoặc chọn lý do để làm thay; lý do được ghi vào diễn biến.</source>
        <translation>%1. Wait, or choose a reason to take over; the reason goes into the timeline.</translation>
    </message>
    <message>
        <source>Không còn ai đang sửa: Enter để làm tiếp.</source>
        <translation>Nobody is editing any more: Enter goes on.</translation>
    </message>
    <message>
        <source>Chọn lý do.</source>
        <translation>Choose a reason.</translation>
    </message>
    <message>
        <source>Cần ghi lý do.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>Vụ đang có người sửa</source>
        <translation>Somebody is editing this case</translation>
    </message>
    <message>
        <source>Đã trao đổi, tôi làm tiếp</source>
        <translation>We have talked, I go on</translation>
    </message>
    <message>
        <source>Người đang sửa không còn ở máy</source>
        <translation>Whoever was editing has left the desk</translation>
    </message>
    <message>
        <source>Khẩn cấp, không chờ được</source>
        <translation>Urgent, it cannot wait</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>ghi ở dưới</source>
        <translation>in words below</translation>
    </message>
    <message>
        <source>Ghi thêm</source>
        <translation>In words</translation>
    </message>
    <message>
        <source>Bắt buộc khi là lý do khác</source>
        <translation>Needed for another reason</translation>
    </message>
    <message>
        <source>Làm thay  (Enter)</source>
        <translation>Take over  (Enter)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AttachmentDesk</name>
    <message>
        <source>Không nhận ra định dạng nên không mở. Ctrl+S để lưu thành tệp.</source>
        <translation>Its format is not known, so it is not opened. Ctrl+S saves it as a file.</translation>
    </message>
    <message>
        <source>Mở bằng chương trình khác</source>
        <translation>Open with another program</translation>
    </message>
    <message>
        <source>Tệp này do người ngoài gửi, Trực Ban không đọc nội dung. Chương trình của máy sẽ mở một bản tạm; bản đó bị xóa khi vụ kết thúc hoặc khi đóng Trực Ban. Chỉ hỏi một lần.</source>
        <translation>Somebody outside sent this file; Trực Ban does not read what is in it. A program of this computer will open a temporary copy, which is removed when the case closes or Trực Ban ends. Asked once only.</translation>
    </message>
    <message>
        <source>Mở  (Ctrl+Enter)</source>
        <translation>Open  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Không ghi được bản tạm: %1</source>
        <translation>The temporary copy could not be written: %1</translation>
    </message>
    <message>
        <source>Máy này không có chương trình mở loại tệp này. Ctrl+S để lưu thành tệp.</source>
        <translation>This computer has no program for such a file. Ctrl+S saves it as a file.</translation>
    </message>
    <message>
        <source>Lưu tệp đính kèm</source>
        <translation>Save the attachment</translation>
    </message>
    <message>
        <source>Vụ không còn ở đây nên không lưu được.</source>
        <translation>The case is not here any more, so it could not be saved.</translation>
    </message>
    <message>
        <source>Đã lưu %1; chỉ tài khoản này đọc được.</source>
        <translation>Saved %1; this account alone can read it.</translation>
    </message>
    <message>
        <source>Không lưu được %1: %2. Chọn chỗ khác.</source>
        <translation>Could not save %1: %2. Choose another place.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AttachmentRow</name>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Lưu thành tệp…</source>
        <translation>Save as a file…</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AttachmentWords</name>
    <message>
        <source>Ảnh</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Ghi âm</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>%1 byte</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Máy chủ chưa lấy được tệp này từ nơi gửi.</source>
        <translation>The gateway has not got this file from its sender yet.</translation>
    </message>
    <message>
        <source>Vụ nhạy cảm. Enter để xem; lượt xem được ghi vào nhật ký.</source>
        <translation>Sensitive case. Enter shows it; that you looked is recorded in the log.</translation>
    </message>
    <message>
        <source>Ảnh lớn. Enter để tải.</source>
        <translation>Large photo. Enter loads it.</translation>
    </message>
    <message>
        <source>Enter để tải.</source>
        <translation>Enter loads it.</translation>
    </message>
    <message>
        <source>Mất kết nối. Có lại thì lượt xem được ghi rồi tệp được tải.</source>
        <translation>Connection lost. Once it is back, that you look is recorded and the file loaded.</translation>
    </message>
    <message>
        <source>Đang ghi lượt xem vào nhật ký…</source>
        <translation>Recording that you look…</translation>
    </message>
    <message>
        <source>Đang tải…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Đang đọc ảnh…</source>
        <translation>Reading the picture…</translation>
    </message>
    <message>
        <source> Lượt xem đã được ghi.</source>
        <translation> That you looked is recorded.</translation>
    </message>
    <message>
        <source>Enter để mở bằng chương trình khác, Ctrl+S để lưu.</source>
        <translation>Enter opens it with another program, Ctrl+S saves it.</translation>
    </message>
    <message>
        <source>Ảnh quá lớn để hiện ở đây. Ctrl+S để lưu thành tệp.</source>
        <translation>The picture is too large to be shown here. Ctrl+S saves it as a file.</translation>
    </message>
    <message>
        <source>Không đọc được ảnh. Ctrl+S để lưu thành tệp.</source>
        <translation>The picture could not be read. Ctrl+S saves it as a file.</translation>
    </message>
    <message>
        <source>%1 × %2. Enter để phóng to.</source>
        <translation>%1 × %2. Enter enlarges it.</translation>
    </message>
    <message>
        <source>Máy chủ chưa có tệp này. Enter để thử lại.</source>
        <translation>The gateway does not have this file yet. Enter tries again.</translation>
    </message>
    <message>
        <source>Máy chủ không cho xem. Enter để thử lại.</source>
        <translation>The gateway does not hand it out. Enter tries again.</translation>
    </message>
    <message>
        <source>Không được xem: %1</source>
        <translation>Not shown: %1</translation>
    </message>
    <message>
        <source>Tệp lớn hơn mức cho phép, không tải.</source>
        <translation>The file is larger than allowed and was not loaded.</translation>
    </message>
    <message>
        <source>Nội dung nhận được không đúng với tệp đã gửi nên đã bỏ. Enter để tải lại.</source>
        <translation>What came is not the file that was sent, and was dropped. Enter loads it again.</translation>
    </message>
    <message>
        <source>Máy chủ đang bận. Enter để thử lại.</source>
        <translation>The gateway is busy. Enter tries again.</translation>
    </message>
    <message>
        <source>Chỉ xem được ở cửa sổ trực.</source>
        <translation>It can be looked at in the duty window only.</translation>
    </message>
    <message>
        <source>Không có kết nối. Enter để thử lại.</source>
        <translation>No connection. Enter tries again.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::PictureDialog</name>
    <message>
        <source>Lưu thành tệp…  (Ctrl+S)</source>
        <translation>Save as a file…  (Ctrl+S)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>Vụ nhạy cảm: lượt xem đã được ghi vào nhật ký.</source>
        <translation>Sensitive case: that you looked is recorded in the log.</translation>
    </message>
    <message>
        <source>Ảnh do người báo gửi, chỉ giữ trong bộ nhớ.</source>
        <translation>Sent by the reporter; kept in memory only.</translation>
    </message>
</context>
<context>
    <name>trucban::models::AlarmListModel</name>
    <message>
        <source>đề nghị ta nhận</source>
        <translation>offered to us</translation>
    </message>
    <message>
        <source>phường kia không nhận</source>
        <translation>not taken over</translation>
    </message>
    <message>
        <source>chưa báo an toàn</source>
        <translation>no check-in</translation>
    </message>
    <message>
        <source>chưa rõ phường</source>
        <translation>ward not known</translation>
    </message>
    <message>
        <source>%1 · lâu nhất %2</source>
        <translation>%1 · longest %2</translation>
    </message>
    <message>
        <source>lên P1, chưa ai xem</source>
        <translation>rose to P1, unseen</translation>
    </message>
    <message>
        <source>người báo nói thêm</source>
        <translation>sender said more</translation>
    </message>
    <message>
        <source>chưa tiếp nhận</source>
        <translation>not acknowledged</translation>
    </message>
    <message numerus="yes">
        <source>%1 vụ: %2</source>
        <translation>
            <numerusform>%1 case: %2</numerusform>
            <numerusform>%1 cases: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AlarmList</name>
    <message>
        <source>Báo động chưa ai trả lời</source>
        <translation>Unanswered alarms</translation>
    </message>
    <message>
        <source>Đến vụ  (Enter)</source>
        <translation>Go to case  (Enter)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>Báo động dồn dập: %1 trong 10 phút. Cùng loại và cùng phường được gộp một dòng; P1 luôn đứng riêng.</source>
        <translation>A flood of alarms: %1 in 10 minutes. Those of one kind and ward share a line; each P1 has its own.</translation>
    </message>
    <message>
        <source>Không có báo động nào chờ trả lời.</source>
        <translation>No alarm waits for an answer.</translation>
    </message>
    <message>
        <source>%1 chờ trả lời: %2 P1 · %3 P2 · %4 khác</source>
        <translation>%1 waiting: %2 P1 · %3 P2 · %4 others</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AlarmReview</name>
    <message>
        <source>Báo động ở bàn này</source>
        <translation>Alarms at this desk</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Hiện tại</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Nên</source>
        <translation>Aim</translation>
    </message>
    <message>
        <source>Nhận xét</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>đạt</source>
        <translation>met</translation>
    </message>
    <message>
        <source>cần xem lại</source>
        <translation>to be reviewed</translation>
    </message>
    <message>
        <source>%1 báo động ở bàn này từ %2, kể cả khi tắt tiếng. Mức nên có theo ISA-18.2 và EEMUA 191.</source>
        <translation>%1 alarms at this desk since %2, muted ones among them. Aims as in ISA-18.2 and EEMUA 191.</translation>
    </message>
    <message>
        <source>10 phút vừa qua, mỗi cán bộ</source>
        <translation>Last 10 minutes, per officer</translation>
    </message>
    <message>
        <source>%1, đang dồn dập</source>
        <translation>%1, a flood</translation>
    </message>
    <message>
        <source>không quá 10</source>
        <translation>10 at most</translation>
    </message>
    <message>
        <source>Trung bình mỗi 10 phút</source>
        <translation>Average in 10 minutes</translation>
    </message>
    <message>
        <source>1, không quá 2</source>
        <translation>1, at most 2</translation>
    </message>
    <message>
        <source>10 phút nhiều nhất</source>
        <translation>Busiest 10 minutes</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>%1, từ %2</source>
        <translation>%1, from %2</translation>
    </message>
    <message>
        <source>P1 trong số báo động</source>
        <translation>P1 among the alarms</translation>
    </message>
    <message>
        <source>P2 trong số báo động</source>
        <translation>P2 among the alarms</translation>
    </message>
    <message>
        <source>P3 và P4 trong số báo động</source>
        <translation>P3 and P4 among the alarms</translation>
    </message>
    <message>
        <source>%1 (%2 trong %3)</source>
        <translation>%1 (%2 of %3)</translation>
    </message>
    <message>
        <source>khoảng %1 %</source>
        <translation>about %1 %</translation>
    </message>
    <message>
        <source>chưa đủ để nói</source>
        <translation>too few to say</translation>
    </message>
    <message>
        <source>Quá hạn tiếp nhận mà chưa ai trả lời</source>
        <translation>Past their limit and unanswered</translation>
    </message>
    <message>
        <source>%1 trong %2, cũ nhất từ %3</source>
        <translation>%1 of %2, oldest since %3</translation>
    </message>
    <message>
        <source>0 trong %1</source>
        <translation>0 of %1</translation>
    </message>
    <message>
        <source>không có</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>ChartTable</name>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Tên</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Khoảng tin cậy 95 %</source>
        <translation>95 % interval</translation>
    </message>
    <message>
        <source>Thứ</source>
        <translation>Weekday</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>không đặt</source>
        <translation>none set</translation>
    </message>
    <message>
        <source>Các nơi khác: một phần tư thấp nhất đến</source>
        <translation>Others: lowest quarter up to</translation>
    </message>
    <message>
        <source>Các nơi khác: trung vị</source>
        <translation>Others: median</translation>
    </message>
    <message>
        <source>Các nơi khác: một phần tư cao nhất từ</source>
        <translation>Others: highest quarter from</translation>
    </message>
    <message>
        <source>Chặng</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Số vụ</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Trung vị</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Trong %1 (%)</source>
        <translation>Within %1 (%)</translation>
    </message>
    <message>
        <source>Đã đến</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>Tổng số</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Tỷ lệ (%)</source>
        <translation>Share (%)</translation>
    </message>
    <message>
        <source>Bước</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Số lượng</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>So với bước đầu (%)</source>
        <translation>Of the first step (%)</translation>
    </message>
    <message>
        <source>So với bước trước (%)</source>
        <translation>Of the step before (%)</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Earlier period</translation>
    </message>
    <message>
        <source>Tổng</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Trong đó quá hạn</source>
        <translation>Overdue among them</translation>
    </message>
    <message>
        <source>Theo kế hoạch</source>
        <translation>As planned</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Đơn vị</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Kỳ so sánh</source>
        <translation>Compared with</translation>
    </message>
</context>
<context>
    <name>ChartWording</name>
    <message>
        <source>Thứ hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>T2</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>T3</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>T4</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>T5</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>T6</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>T7</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>CN</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>%1–%2 giờ</source>
        <translation>%1–%2 h</translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figure yet</translation>
    </message>
    <message>
        <source>chưa nhập</source>
        <translation>not entered</translation>
    </message>
    <message>
        <source>không có số liệu so sánh</source>
        <translation>nothing to compare with</translation>
    </message>
    <message>
        <source>tốt hơn</source>
        <translation>better</translation>
    </message>
    <message>
        <source>xấu đi</source>
        <translation>worse</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>%1 giây</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 phút</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 giờ</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 ngày</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>không đổi</source>
        <translation>no change</translation>
    </message>
    <message>
        <source>kỳ trước</source>
        <translation>before</translation>
    </message>
    <message>
        <source>và %1 dòng nữa</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>%1 dòng ở trên</source>
        <translation>%1 above</translation>
    </message>
    <message>
        <source>%1 dòng ở trên, %2 dòng ở dưới</source>
        <translation>%1 above, %2 below</translation>
    </message>
    <message>
        <source>còn lại</source>
        <translation>open</translation>
    </message>
    <message>
        <source>quá hạn</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>theo kế hoạch</source>
        <translation>as planned</translation>
    </message>
    <message>
        <source>trong %1</source>
        <translation>within %1</translation>
    </message>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>Không có gì để hiện</source>
        <translation>Nothing to show</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>đạt chỉ tiêu %1</source>
        <translation>target %1 reached</translation>
    </message>
    <message>
        <source>chỉ tiêu %1</source>
        <translation>target %1</translation>
    </message>
    <message>
        <source>vượt mức %1</source>
        <translation>above the limit of %1</translation>
    </message>
    <message>
        <source>trong mức %1</source>
        <translation>within the limit of %1</translation>
    </message>
    <message>
        <source>mức tối đa %1</source>
        <translation>limit %1</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>khoảng 95 %: %1</source>
        <translation>95 % interval: %1</translation>
    </message>
    <message>
        <source> · chỉ tiêu %1</source>
        <translation> · target %1</translation>
    </message>
    <message>
        <source>%1 (%2 vụ)</source>
        <translation>%1 (%2 cases)</translation>
    </message>
    <message>
        <source>chỉ tiêu</source>
        <translation>target</translation>
    </message>
    <message>
        <source>nửa ở giữa của các nơi khác</source>
        <translation>middle half of the others</translation>
    </message>
    <message>
        <source>trung vị các nơi khác</source>
        <translation>median of the others</translation>
    </message>
    <message>
        <source>%1, chưa nhập tổng số</source>
        <translation>%1, total not entered</translation>
    </message>
    <message>
        <source> của bước đầu, %1 của bước trước</source>
        <translation> of the first step, %1 of the step before</translation>
    </message>
    <message>
        <source>kỳ trước %1</source>
        <translation>before: %1</translation>
    </message>
    <message>
        <source>hôm nay %1</source>
        <translation>today %1</translation>
    </message>
    <message>
        <source>Còn lại</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Trong đó quá hạn</source>
        <translation>Overdue among them</translation>
    </message>
    <message>
        <source>Theo kế hoạch</source>
        <translation>As planned</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ChartTile</name>
    <message>
        <source>Đang tính lại…</source>
        <translation>Working them out again…</translation>
    </message>
    <message>
        <source>Đang tính số liệu…</source>
        <translation>Working out the figures…</translation>
    </message>
    <message>
        <source>Số liệu có thể đã cũ.</source>
        <translation>The figures may be old.</translation>
    </message>
    <message>
        <source>Không tính được số liệu.</source>
        <translation>The figures could not be worked out.</translation>
    </message>
    <message>
        <source>đã cũ</source>
        <translation>old</translation>
    </message>
    <message>
        <source>đang tính lại…</source>
        <translation>working…</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ChartFrame</name>
    <message>
        <source>Đã lưu %1.</source>
        <translation>Saved %1.</translation>
    </message>
    <message>
        <source>Đang tính lại…</source>
        <translation>Working them out again…</translation>
    </message>
    <message>
        <source>Số liệu có thể đã cũ.</source>
        <translation>The figures may be old.</translation>
    </message>
    <message>
        <source>Không tính được số liệu mới; đây là số liệu trước đó.</source>
        <translation>New figures could not be worked out; these are the earlier ones.</translation>
    </message>
    <message>
        <source>Không tính được số liệu.</source>
        <translation>The figures could not be worked out.</translation>
    </message>
    <message>
        <source>Đang tính số liệu…</source>
        <translation>Working out the figures…</translation>
    </message>
    <message>
        <source>Đã sao chép bảng số liệu kèm tiêu đề.</source>
        <translation>Figures copied with their headings.</translation>
    </message>
    <message>
        <source>Đã sao chép hình.</source>
        <translation>Picture copied.</translation>
    </message>
    <message>
        <source>Đã lưu %1 dòng vào %2.</source>
        <translation>Saved %1 rows in %2.</translation>
    </message>
    <message>
        <source>Không lưu được %1: %2. Chọn chỗ khác.</source>
        <translation>Could not save %1: %2. Choose another place.</translation>
    </message>
    <message>
        <source>Xem dạng &amp;bảng / biểu đồ</source>
        <translation>Show as &amp;table / chart</translation>
    </message>
    <message>
        <source>&amp;Sao chép bảng kèm tiêu đề	Ctrl+C</source>
        <translation>&amp;Copy figures with headings	Ctrl+C</translation>
    </message>
    <message>
        <source>Sao chép &amp;hình</source>
        <translation>Copy &amp;picture</translation>
    </message>
    <message>
        <source>Xem &amp;toàn bộ	0</source>
        <translation>Show &amp;all	0</translation>
    </message>
    <message>
        <source>Lưu thành %1…</source>
        <translation>Save as %1…</translation>
    </message>
    <message>
        <source>Xem dạng bảng</source>
        <translation>Show as a table</translation>
    </message>
    <message>
        <source>Biểu đồ dạng bảng</source>
        <translation>Chart as a table</translation>
    </message>
    <message>
        <source>Sao chép, lưu thành tệp (Shift+F10)</source>
        <translation>Copy, save to a file (Shift+F10)</translation>
    </message>
    <message>
        <source>Trình đơn của biểu đồ</source>
        <translation>Menu of the chart</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>BriefingWords</name>
    <message>
        <source>Giao ban</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>Sơ kết</source>
        <translation>Interim</translation>
    </message>
    <message>
        <source>Tổng kết</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Báo cáo giao ban</source>
        <translation>Daily briefing</translation>
    </message>
    <message>
        <source>Báo cáo sơ kết</source>
        <translation>Interim briefing</translation>
    </message>
    <message>
        <source>Báo cáo tổng kết</source>
        <translation>Final briefing</translation>
    </message>
    <message>
        <source>Trực ban</source>
        <translation>Duty desk</translation>
    </message>
    <message>
        <source>Lãnh đạo phường</source>
        <translation>Ward leader</translation>
    </message>
    <message>
        <source>Ban Chỉ đạo</source>
        <translation>Steering committee</translation>
    </message>
    <message>
        <source>Tình hình chung</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Theo địa bàn</source>
        <translation>By ward</translation>
    </message>
    <message>
        <source>Tiếp nhận, xử lý</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Tổ công tác 3 trong 1</source>
        <translation>Outreach teams</translation>
    </message>
    <message>
        <source>Mô hình</source>
        <translation>Initiatives</translation>
    </message>
    <message>
        <source>Nhiệm vụ và số liệu nhập</source>
        <translation>Tasks and entered figures</translation>
    </message>
    <message>
        <source>Xin ý kiến chỉ đạo</source>
        <translation>Needs decision</translation>
    </message>
    <message>
        <source>Từng phường</source>
        <translation>Each ward</translation>
    </message>
    <message>
        <source>toàn đợt</source>
        <translation>whole campaign</translation>
    </message>
    <message>
        <source>kỳ từ %1</source>
        <translation>period from %1</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2, %3</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::BriefingSide</name>
    <message>
        <source>&amp;Báo cáo</source>
        <translation>&amp;Briefing</translation>
    </message>
    <message>
        <source>&amp;Loại</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>Đị&amp;a bàn</source>
        <translation>&amp;Area</translation>
    </message>
    <message>
        <source>&amp;Số liệu</source>
        <translation>&amp;Figures</translation>
    </message>
    <message>
        <source>đến bây giờ</source>
        <translation>up to now</translation>
    </message>
    <message>
        <source>như vào lúc…</source>
        <translation>as they stood at…</translation>
    </message>
    <message>
        <source>Số liệu như vào lúc</source>
        <translation>Figures as they stood at</translation>
    </message>
    <message>
        <source>&amp;Mỗi phường một trang</source>
        <translation>One &amp;page per ward</translation>
    </message>
    <message>
        <source>Lấy số liệu  (Ctrl+R)</source>
        <translation>Get figures  (Ctrl+R)</translation>
    </message>
    <message>
        <source>T&amp;rang</source>
        <translation>Pa&amp;ge</translation>
    </message>
    <message>
        <source>&amp;Ghi chú cho người trình bày, không chiếu</source>
        <translation>&amp;Notes for the speaker, not shown</translation>
    </message>
    <message>
        <source>bản đang soạn, chưa chốt</source>
        <translation>the draft, not frozen</translation>
    </message>
    <message>
        <source>toàn đợt, %1 phường</source>
        <translation>whole campaign, %1 wards</translation>
    </message>
    <message>
        <source>Chọn thời điểm rồi bấm Lấy số liệu: vụ việc, lượt thăm và số liệu nhập tay được đếm như vào lúc đó.</source>
        <translation>Choose a time and press Get figures: cases, visits and entered figures are counted as they stood then.</translation>
    </message>
    <message>
        <source>Điều &amp;xin ý kiến, mỗi dòng một điều</source>
        <translation>What needs a &amp;decision, one on each line</translation>
    </message>
    <message>
        <source>Ý &amp;kiến của lãnh đạo trên trang này</source>
        <translation>The leader&apos;s &amp;comment on this page</translation>
    </message>
    <message>
        <source>Chốt báo cáo  (Ctrl+Enter)</source>
        <translation>Freeze the briefing  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Kỳ báo &amp;cáo</source>
        <translation>Pe&amp;riod</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::BriefingDesk</name>
    <message>
        <source>Kỳ báo cáo bắt đầu ngày %1, số liệu lại đến %2: chưa có gì để báo cáo. Chọn kỳ khác, hoặc lấy số liệu của lúc muộn hơn.</source>
        <translation>The reporting period begins on %1, but the figures are of %2: there is nothing to report yet. Choose another period, or figures of a later time.</translation>
    </message>
    <message>
        <source>Đang tải số liệu của đợt…</source>
        <translation>Loading the campaign&apos;s figures…</translation>
    </message>
    <message>
        <source>Chưa có số liệu: chưa kết nối được máy chủ. Báo cáo đã chốt vẫn mở được.</source>
        <translation>No figures yet: there is no connection to the gateway. Frozen briefings can be opened all the same.</translation>
    </message>
    <message>
        <source>Số liệu của một lúc đã qua do máy chủ đếm lại; lúc này chưa kết nối được. Chọn “đến bây giờ” để dùng số liệu có trên máy này.</source>
        <translation>Figures of a past time are counted anew by the gateway, to which there is no connection now. Choose “up to now” to use what this computer has.</translation>
    </message>
    <message>
        <source>Máy chủ đang đếm lại số liệu như vào lúc %1…</source>
        <translation>The gateway is counting the figures as they stood at %1…</translation>
    </message>
    <message>
        <source>Máy chủ không đếm lại được lúc này. Bấm Lấy số liệu để thử lại.</source>
        <translation>The gateway cannot count them now. Press Get figures to try again.</translation>
    </message>
    <message>
        <source>Đang lập các trang…</source>
        <translation>Making the pages…</translation>
    </message>
    <message>
        <source>Bản soạn, số liệu đến %1. Chưa chốt.</source>
        <translation>Draft, figures up to %1. Not frozen.</translation>
    </message>
    <message>
        <source>Mất kết nối: bản soạn dùng số liệu cũ đến %1. Vẫn chốt được; sẽ gửi khi có kết nối.</source>
        <translation>No connection: the draft uses old figures, up to %1. It can be frozen; it is sent when there is a connection.</translation>
    </message>
    <message>
        <source>Lãnh đạo phường hoặc Ban Chỉ đạo 138 chốt báo cáo.</source>
        <translation>Ward leaders and the steering committee freeze briefings.</translation>
    </message>
    <message>
        <source>Báo cáo trước còn chờ máy chủ xác nhận.</source>
        <translation>The briefing before still waits for the gateway.</translation>
    </message>
    <message>
        <source>Chưa lập xong các trang.</source>
        <translation>The pages are not made yet.</translation>
    </message>
    <message>
        <source>Báo cáo quá lớn để chốt (%1). Bỏ “Mỗi phường một trang”, hoặc chốt riêng từng phường.</source>
        <translation>Too large to be frozen (%1). Leave out “One page per ward”, or freeze wards one by one.</translation>
    </message>
    <message>
        <source>Chốt báo cáo</source>
        <translation>Freeze the briefing</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Số liệu đến %1 và các ý kiến được ghi vào nhật ký, không sửa và không xóa được nữa. Muốn đổi thì chốt bản khác.</source>
        <translation>Figures up to %1 and the comments go into the log and can be neither changed nor deleted. To change them, freeze another.</translation>
    </message>
    <message>
        <source>Chốt</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Đang chờ máy chủ ghi vào nhật ký. Đóng cửa sổ cũng không mất.</source>
        <translation>Waiting for the gateway to write it into the log. Closing the window loses nothing.</translation>
    </message>
    <message>
        <source>Chưa có kết nối: báo cáo được giữ trên máy này và sẽ gửi khi có. Đóng cửa sổ cũng không mất.</source>
        <translation>No connection: the briefing is kept on this computer and sent when there is one. Closing the window loses nothing.</translation>
    </message>
    <message>
        <source>Chưa chốt được: %1</source>
        <translation>Not frozen: %1</translation>
    </message>
    <message>
        <source>Chưa chốt: thao tác đã được rút lại. Bản soạn còn nguyên.</source>
        <translation>Not frozen: it was taken back. The draft is as it was.</translation>
    </message>
    <message>
        <source>Không đọc được báo cáo này: %1. Bản trong nhật ký không đổi; thử bản Trực Ban mới hơn.</source>
        <translation>This briefing cannot be read: %1. The log has it unchanged; try a newer Trực Ban.</translation>
    </message>
    <message>
        <source>Đã chốt lúc %1 bởi %2. Nhật ký số %3, mã %4. Không sửa được; muốn đổi thì chốt bản khác.</source>
        <translation>Frozen at %1 by %2. Log number %3, hash %4. It cannot be changed; to change it, freeze another.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::BriefingWindow</name>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Trang chiếu</source>
        <translation>Slides</translation>
    </message>
    <message>
        <source>&amp;Dùng cho</source>
        <translation>&amp;For</translation>
    </message>
    <message>
        <source>Mỗi nơi nhận thấy phần của mình: trực ban không có ý kiến lãnh đạo, lãnh đạo phường chỉ có địa bàn mình</source>
        <translation>Each reader sees their part: the duty desk no leader&apos;s comments, a ward leader only the own ward</translation>
    </message>
    <message>
        <source>Số điện thoại và số giấy tờ được che; số dưới 5 ở dưới cấp phường không hiển thị. Số liệu đến %1.</source>
        <translation>Telephone and identity numbers are masked; counts under 5 below ward level are not shown. Figures up to %1.</translation>
    </message>
    <message>
        <source>Dừng  (Esc)</source>
        <translation>Stop  (Esc)</translation>
    </message>
    <message>
        <source>Trình chiếu</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>In…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Lưu báo cáo PDF…</source>
        <translation>Save report PDF…</translation>
    </message>
    <message>
        <source>Lưu bảng tính…</source>
        <translation>Save workbook…</translation>
    </message>
    <message>
        <source>Lưu trang chiếu…</source>
        <translation>Save slides…</translation>
    </message>
    <message>
        <source>Chưa có trang nào</source>
        <translation>No pages yet</translation>
    </message>
    <message>
        <source>Của phường nào</source>
        <translation>Of which ward</translation>
    </message>
    <message>
        <source>Không có trang nào cho nơi nhận này</source>
        <translation>No page for this reader</translation>
    </message>
    <message>
        <source>Trang %1/%2</source>
        <translation>Page %1/%2</translation>
    </message>
    <message>
        <source>Đang lưu %1. Chờ xong hoặc bấm Dừng.</source>
        <translation>Saving %1. Wait for it, or press Stop.</translation>
    </message>
    <message>
        <source>Đang lưu %1</source>
        <translation>Saving %1</translation>
    </message>
    <message>
        <source>Đã lưu %1.</source>
        <translation>Saved %1.</translation>
    </message>
    <message>
        <source>Không lưu được %1: %2. Chọn chỗ khác.</source>
        <translation>Could not save %1: %2. Choose another place.</translation>
    </message>
    <message>
        <source>Không lập được tệp: %1. Thử dạng khác.</source>
        <translation>The file could not be made: %1. Try another form.</translation>
    </message>
    <message>
        <source>Đã dừng; không có tệp nào được ghi.</source>
        <translation>Stopped; no file was written.</translation>
    </message>
    <message>
        <source>đã dừng</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>Không có trang nào để trình chiếu cho nơi nhận này.</source>
        <translation>There is no page to present for this reader.</translation>
    </message>
    <message>
        <source>Đã gửi sang máy in.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Không in được: máy in không nhận. Lưu PDF rồi in ở máy khác.</source>
        <translation>Not printed: the printer does not take it. Save a PDF and print it elsewhere.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::Presenter</name>
    <message>
        <source>Trình chiếu: %1</source>
        <translation>Presenting: %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::PresenterNotes</name>
    <message>
        <source>Ghi chú của người trình bày</source>
        <translation>Speaker&apos;s notes</translation>
    </message>
    <message>
        <source>Trang %1/%2</source>
        <translation>Page %1/%2</translation>
    </message>
    <message>
        <source>Đã trình bày %1</source>
        <translation>Presenting for %1</translation>
    </message>
    <message>
        <source>đang tắt màn hình (B)</source>
        <translation>screen dark (B)</translation>
    </message>
    <message>
        <source>đang tự chuyển trang (A)</source>
        <translation>pages turn by themselves (A)</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Hết</source>
        <translation>The end</translation>
    </message>
    <message>
        <source>Trang này không có ghi chú.</source>
        <translation>This page has no notes.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::PageView</name>
    <message>
        <source>Xem trước</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>BriefingExport</name>
    <message>
        <source>Không đọc được %1: %2.</source>
        <translation>Could not read %1: %2.</translation>
    </message>
    <message>
        <source>%1 không phải bản báo cáo đã chốt: %2</source>
        <translation>%1 is no frozen briefing: %2</translation>
    </message>
    <message>
        <source>Không lập được %1: %2</source>
        <translation>Could not make %1: %2</translation>
    </message>
    <message>
        <source>Máy này không có đợt cao điểm nào mang mã đó. Kiểm tra --campaign.</source>
        <translation>This computer has no campaign with that id. Check --campaign.</translation>
    </message>
    <message>
        <source>Máy này không có báo cáo nào đã chốt của đợt cao điểm đó đến thời điểm này.</source>
        <translation>This computer has no frozen briefing of that campaign up to then.</translation>
    </message>
    <message>
        <source>Không đọc được báo cáo đã chốt: %1</source>
        <translation>Could not read the frozen briefing: %1</translation>
    </message>
    <message>
        <source>Không lưu được %1: %2</source>
        <translation>Could not save %1: %2</translation>
    </message>
    <message>
        <source>Máy này không có báo cáo nào đã chốt của kỳ đó. Kiểm tra --period.</source>
        <translation>This computer has no frozen briefing of that period. Check --period.</translation>
    </message>
    <message>
        <source>%1 trang tính: %2</source>
        <translation>%1 sheets: %2</translation>
    </message>
    <message>
        <source>%1 trang: %2</source>
        <translation>%1 pages: %2</translation>
    </message>
</context>
<context>
    <name>CampaignWording</name>
    <message>
        <source>nhà trọ</source>
        <translation>boarding house</translation>
    </message>
    <message>
        <source>khách sạn</source>
        <translation>hotel</translation>
    </message>
    <message>
        <source>kinh doanh có điều kiện</source>
        <translation>conditional business</translation>
    </message>
    <message>
        <source>%1 trong %2 ngày có đối chiếu</source>
        <translation>%1 over the %2 days that have a counterpart</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 điểm %</source>
        <translation>%1 pp</translation>
    </message>
    <message>
        <source>từ %1 lên %2 (số nhỏ)</source>
        <translation>%1 up to %2 (low counts)</translation>
    </message>
    <message>
        <source>từ %1 xuống %2 (số nhỏ)</source>
        <translation>%1 down to %2 (low counts)</translation>
    </message>
    <message>
        <source>vẫn %1 (số nhỏ)</source>
        <translation>still %1 (low counts)</translation>
    </message>
    <message>
        <source>không đổi</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>từ %1 trở lên</source>
        <translation>%1 or more</translation>
    </message>
    <message>
        <source>%1 đến %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 (tỷ số)</source>
        <translation>%1 (ratio)</translation>
    </message>
    <message>
        <source>theo ngày của đợt</source>
        <translation>by day of the campaign</translation>
    </message>
    <message>
        <source>theo dương lịch</source>
        <translation>by the calendar</translation>
    </message>
    <message>
        <source>theo âm lịch</source>
        <translation>by the lunar calendar</translation>
    </message>
    <message>
        <source>kỳ liền trước</source>
        <translation>the period just before</translation>
    </message>
    <message>
        <source>cùng kỳ năm trước, %1</source>
        <translation>the same days last year, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>đợt trước (không có ở đây)</source>
        <translation>an earlier campaign (not here)</translation>
    </message>
    <message>
        <source>dự kiến</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>đang hoạt động</source>
        <translation>active</translation>
    </message>
    <message>
        <source>hiệu quả</source>
        <translation>effective</translation>
    </message>
    <message>
        <source>tạm dừng</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>đã kết thúc</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Điều động</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>Có mặt</source>
        <translation>Arrival</translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation>Resolve</translation>
    </message>
    <message>
        <source>SOS An ninh, trật tự</source>
        <translation>SOS app</translation>
    </message>
    <message>
        <source>VNeID</source>
        <translation>VNeID</translation>
    </message>
    <message>
        <source>HELP114</source>
        <translation>HELP114</translation>
    </message>
    <message>
        <source>Cổng dịch vụ công</source>
        <translation>public services portal</translation>
    </message>
    <message>
        <source>phòng cháy, chữa cháy</source>
        <translation>fire safety</translation>
    </message>
    <message>
        <source>cư trú</source>
        <translation>residence</translation>
    </message>
    <message>
        <source>tranh chấp dân sự</source>
        <translation>civil dispute</translation>
    </message>
    <message>
        <source>thủ tục hành chính</source>
        <translation>administrative procedure</translation>
    </message>
    <message>
        <source>giấy tờ tùy thân</source>
        <translation>identity papers</translation>
    </message>
    <message>
        <source>an ninh, trật tự</source>
        <translation>security and order</translation>
    </message>
    <message>
        <source>gia đình chính sách</source>
        <translation>policy family</translation>
    </message>
    <message>
        <source>hộ nghèo</source>
        <translation>poor household</translation>
    </message>
    <message>
        <source>người già neo đơn</source>
        <translation>lonely elderly</translation>
    </message>
    <message>
        <source>sinh kế</source>
        <translation>livelihood</translation>
    </message>
    <message>
        <source>tặng quà</source>
        <translation>gifts</translation>
    </message>
    <message>
        <source>thăm hỏi</source>
        <translation>care visits</translation>
    </message>
    <message>
        <source>đối tượng bắt, xử lý</source>
        <translation>suspects</translation>
    </message>
    <message>
        <source>băng, nhóm triệt phá</source>
        <translation>gangs broken up</translation>
    </message>
    <message>
        <source>tang vật thu giữ</source>
        <translation>exhibits seized</translation>
    </message>
    <message>
        <source>vụ khởi tố</source>
        <translation>prosecutions</translation>
    </message>
    <message>
        <source>bị can khởi tố</source>
        <translation>accused</translation>
    </message>
    <message>
        <source>quyết định xử phạt</source>
        <translation>fines</translation>
    </message>
    <message>
        <source>vụ ma túy</source>
        <translation>drug cases</translation>
    </message>
    <message>
        <source>vũ khí thu giữ</source>
        <translation>weapons seized</translation>
    </message>
    <message>
        <source>lượt tuần tra</source>
        <translation>patrols</translation>
    </message>
    <message>
        <source>người tham gia</source>
        <translation>participants</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>cameras</translation>
    </message>
    <message>
        <source>đầu ghi</source>
        <translation>recorders</translation>
    </message>
    <message>
        <source>được giúp đỡ</source>
        <translation>helped</translation>
    </message>
    <message>
        <source>tiến bộ</source>
        <translation>progressed</translation>
    </message>
    <message>
        <source>có việc làm</source>
        <translation>employed</translation>
    </message>
    <message>
        <source>được học nghề</source>
        <translation>trained</translation>
    </message>
    <message>
        <source>khác</source>
        <translation>other</translation>
    </message>
    <message>
        <source>camera an ninh</source>
        <translation>security cameras</translation>
    </message>
    <message>
        <source>tuần tra nhân dân</source>
        <translation>people's patrol</translation>
    </message>
    <message>
        <source>tự quản, liên gia</source>
        <translation>self-managed group</translation>
    </message>
    <message>
        <source>tái hòa nhập cộng đồng</source>
        <translation>reintegration</translation>
    </message>
    <message>
        <source>cả đợt</source>
        <translation>the whole campaign</translation>
    </message>
    <message>
        <source>tháng %1 (%2)</source>
        <translation>month %1 (%2)</translation>
    </message>
    <message>
        <source>tuần này (%1)</source>
        <translation>this week (%1)</translation>
    </message>
    <message>
        <source>tuần trước (%1)</source>
        <translation>last week (%1)</translation>
    </message>
    <message>
        <source>tuần %1</source>
        <translation>week of %1</translation>
    </message>
</context>
<context>
    <name>CampaignCharts</name>
    <message>
        <source>Chỉ tính %1 ngày có ngày tương ứng ở kỳ so sánh.</source>
        <translation>Counts only the %1 days that have a counterpart in the period compared with.</translation>
    </message>
    <message>
        <source>Không ghi khu phố</source>
        <translation>No neighbourhood given</translation>
    </message>
    <message>
        <source>%1 phường, xã, đặc khu</source>
        <translation>%1 wards</translation>
    </message>
    <message>
        <source>chưa đến ngày</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>số liệu đến %1</source>
        <translation>figures as of %1</translation>
    </message>
    <message>
        <source>Chỉ tiêu %1</source>
        <translation>Target %1</translation>
    </message>
    <message>
        <source>%1, phần của các ngày này trong %2 cả đợt</source>
        <translation>%1, these days’ part of %2 for the whole campaign</translation>
    </message>
    <message>
        <source>%1; đến hôm nay cần %2</source>
        <translation>%1; due by today: %2</translation>
    </message>
    <message>
        <source>Chỉ tiêu %1 là của cả đợt, chưa chia cho từng nơi.</source>
        <translation>The target of %1 is for the whole campaign, not divided among places.</translation>
    </message>
    <message>
        <source>đợt này</source>
        <translation>this campaign</translation>
    </message>
    <message>
        <source>%1, lũy kế</source>
        <translation>%1, cumulative</translation>
    </message>
    <message>
        <source>%1, từng ngày</source>
        <translation>%1, day by day</translation>
    </message>
    <message>
        <source>chỉ tiêu</source>
        <translation>target</translation>
    </message>
    <message>
        <source>Số hiện có mỗi ngày, không cộng dồn.</source>
        <translation>What stands on each day, not added up.</translation>
    </message>
    <message>
        <source>%1 theo loại việc</source>
        <translation>%1 by kind</translation>
    </message>
    <message>
        <source>Chỉ số này không chia theo loại việc.</source>
        <translation>This indicator knows no kinds of cases.</translation>
    </message>
    <message>
        <source>%1 theo giờ và thứ</source>
        <translation>%1 by hour and weekday</translation>
    </message>
    <message>
        <source>Chỉ số này không chia theo giờ.</source>
        <translation>This indicator knows no hours.</translation>
    </message>
    <message>
        <source>%1 theo phường</source>
        <translation>%1 by ward</translation>
    </message>
    <message>
        <source>Phường, xã, đặc khu</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Ngoài bảng còn %1 không thuộc phường nào.</source>
        <translation>%1 more belong to no ward.</translation>
    </message>
    <message>
        <source>Toàn thành phố: tứ phân vị của %1 phường, xã, đặc khu, không nêu tên.</source>
        <translation>The whole city: quartiles of %1 wards, without names.</translation>
    </message>
    <message>
        <source>Máy chủ chưa cho biết tứ phân vị của các phường khác.</source>
        <translation>The gateway has not told the quartiles of the other wards.</translation>
    </message>
    <message>
        <source>%1 theo khu phố</source>
        <translation>%1 by neighbourhood</translation>
    </message>
    <message>
        <source>Khu phố, ấp</source>
        <translation>Neighbourhood</translation>
    </message>
    <message>
        <source>Vụ việc không ghi khu phố; chỉ xem được theo phường.</source>
        <translation>Cases have no neighbourhood; they are told by ward alone.</translation>
    </message>
    <message>
        <source>không chia theo khu phố</source>
        <translation>not by neighbourhood</translation>
    </message>
    <message>
        <source>mới %1 phường nhập</source>
        <translation>entered by %1 wards so far</translation>
    </message>
    <message>
        <source>kỳ so sánh có %1 phường nhập</source>
        <translation>in the other period by %1 wards</translation>
    </message>
    <message>
        <source>Số liệu tái hòa nhập không nêu dưới cấp phường.</source>
        <translation>Reintegration is never told below ward level.</translation>
    </message>
    <message>
        <source>Chọn một phường để xem theo khu phố.</source>
        <translation>Choose a single ward to see its neighbourhoods.</translation>
    </message>
    <message>
        <source>%1: thời gian từ lúc mở vụ</source>
        <translation>%1: time since the case was opened</translation>
    </message>
    <message>
        <source>hạn %1</source>
        <translation>limit %1</translation>
    </message>
    <message>
        <source>Trên 10.000 vụ: các mốc thời gian sai số không quá 0,8 %.</source>
        <translation>Over 10,000 cases: times are right within 0.8 %.</translation>
    </message>
    <message>
        <source>Độ bao phủ hộ dân</source>
        <translation>Household coverage</translation>
    </message>
    <message>
        <source>hộ</source>
        <translation>households</translation>
    </message>
    <message>
        <source>Từ tin báo đến giải quyết</source>
        <translation>From alert to resolution</translation>
    </message>
    <message>
        <source>vụ</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>vụ việc</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>có thật</source>
        <translation>genuine</translation>
    </message>
    <message>
        <source>đã điều động</source>
        <translation>units sent</translation>
    </message>
    <message>
        <source>đã điều động và giải quyết</source>
        <translation>units sent and cleared</translation>
    </message>
    <message>
        <source>Từ %1 tin báo: một vụ có thể có nhiều tin.</source>
        <translation>From %1 alerts: a case may have several.</translation>
    </message>
    <message>
        <source>Mô hình theo tình trạng</source>
        <translation>Initiatives by state</translation>
    </message>
    <message>
        <source>mô hình</source>
        <translation>initiatives</translation>
    </message>
    <message>
        <source>Loại mô hình</source>
        <translation>Kind of initiative</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>chưa phân loại</source>
        <translation>no kind given</translation>
    </message>
    <message>
        <source>Nhiệm vụ chưa xong</source>
        <translation>Tasks not done</translation>
    </message>
    <message>
        <source>nhiệm vụ</source>
        <translation>tasks</translation>
    </message>
    <message>
        <source>Số liệu phường nhập</source>
        <translation>Entered figures</translation>
    </message>
    <message>
        <source>thiếu %1 ngày</source>
        <translation>%1 days missing</translation>
    </message>
    <message>
        <source>Ngày %1 có mô hình không rõ tình trạng: chỉ còn tình trạng hiện nay.</source>
        <translation>On %1 the state of some initiative is not known: only its present one is kept.</translation>
    </message>
    <message>
        <source>Tuyến đến hộ: đã đến so với kế hoạch</source>
        <translation>Rounds: visits made against planned</translation>
    </message>
    <message>
        <source>lượt</source>
        <translation>visits</translation>
    </message>
    <message>
        <source>%1 ngày</source>
        <translation>%1 days</translation>
    </message>
    <message>
        <source>chưa đến</source>
        <translation>not yet visited</translation>
    </message>
    <message>
        <source>Tuyến</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>mỗi hộ: %1, kế hoạch %2</source>
        <translation>each door: %1, planned %2</translation>
    </message>
    <message>
        <source>Mốc: số lượt theo kế hoạch đến hôm nay; rủi ro cao thì đến thường xuyên hơn.</source>
        <translation>Mark: visits planned by today; where risk is higher, more often.</translation>
    </message>
    <message>
        <source>%1 đến hết %2</source>
        <translation>%1 through %2</translation>
    </message>
    <message>
        <source>So sánh các ngày đã trọn, đến hết %1.</source>
        <translation>Whole days are compared, to the end of %1.</translation>
    </message>
    <message>
        <source>hôm nay, chưa trọn ngày</source>
        <translation>today, not over</translation>
    </message>
</context>
<context>
    <name>CampaignTexts</name>
    <message>
        <source>Ghi tên đợt.</source>
        <translation>Give the campaign a name.</translation>
    </message>
    <message>
        <source>Ngày kết thúc trước ngày bắt đầu.</source>
        <translation>The last day is before the first.</translation>
    </message>
    <message>
        <source>Một đợt dài nhất hai năm.</source>
        <translation>A campaign lasts two years at most.</translation>
    </message>
    <message>
        <source>Chọn ít nhất một phường.</source>
        <translation>Choose at least one ward.</translation>
    </message>
    <message>
        <source>Chọn ít nhất một chỉ số.</source>
        <translation>Choose at least one indicator.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CampaignChips</name>
    <message>
        <source>Bỏ lọc: %1</source>
        <translation>Clear filter: %1</translation>
    </message>
    <message>
        <source>Bỏ hết  (%1)</source>
        <translation>Clear all  (%1)</translation>
    </message>
    <message>
        <source>Bộ lọc của hàng đợi còn điều kiện khác (ưu tiên, nguồn, chữ tìm, vùng bản đồ…): số liệu này không theo các điều kiện đó.</source>
        <translation>The queue's filter has other conditions too (priority, source, text, map area…): these figures do not follow them.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FigureRecords</name>
    <message>
        <source>xong %1</source>
        <translation>done %1</translation>
    </message>
    <message>
        <source>hạn %1, %2 %</source>
        <translation>due %1, %2 %</translation>
    </message>
    <message>
        <source>chưa xong</source>
        <translation>not done</translation>
    </message>
    <message>
        <source>kiểm tra %1/%2, vi phạm %3</source>
        <translation>%1 of %2 inspected, %3 violations</translation>
    </message>
    <message>
        <source>Số liệu nhập ngày</source>
        <translation>Entered figures of a day</translation>
    </message>
    <message>
        <source>Kết quả mô hình</source>
        <translation>Results of an initiative</translation>
    </message>
    <message>
        <source>Tái hòa nhập</source>
        <translation>Reintegration</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Khu phố không có ma túy</source>
        <translation>Drug-free neighbourhood</translation>
    </message>
    <message>
        <source>Cách tính: %1</source>
        <translation>Counted as: %1</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tính</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Người nhập</source>
        <translation>Entered by</translation>
    </message>
    <message>
        <source>Toàn thành phố</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>Số này không gồm mục nào.</source>
        <translation>This figure counts nothing.</translation>
    </message>
    <message>
        <source>%1 mục, cộng lại là %2</source>
        <translation>%1 items, together %2</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FigureItems</name>
    <message>
        <source>&amp;Mở vụ  (Enter)</source>
        <translation>&amp;Open the case  (Enter)</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Khu phố</source>
        <translation>Neighbourhood</translation>
    </message>
    <message>
        <source>Tổ</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Mã hộ</source>
        <translation>Household code</translation>
    </message>
    <message>
        <source>Tính</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>Mã</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Ưu tiên</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the gateway…</translation>
    </message>
    <message>
        <source>Không hỏi được máy chủ. Kiểm tra kết nối rồi mở lại.</source>
        <translation>The gateway could not be asked. Check the connection and open this again.</translation>
    </message>
    <message>
        <source>Số này không gồm mục nào, hoặc không mục nào trong phạm vi của bạn.</source>
        <translation>This figure counts nothing, or nothing in your scope.</translation>
    </message>
    <message>
        <source>%1. Cách tính: %2</source>
        <translation>%1. Counted as: %2</translation>
    </message>
    <message>
        <source>%1 mục, hết</source>
        <translation>%1 items, that is all</translation>
    </message>
    <message>
        <source>%1 trong %2 mục</source>
        <translation>%1 of %2 items</translation>
    </message>
    <message>
        <source>%1; cộng lại là %2</source>
        <translation>%1; together %2</translation>
    </message>
    <message>
        <source>%1; %2 mục ngoài phạm vi của bạn</source>
        <translation>%1; %2 items out of your scope</translation>
    </message>
    <message>
        <source>Vụ đã vào kho lưu trữ: chỉ xem được ở đây.</source>
        <translation>The case is in the archive: it can be read here alone.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CampaignWizard</name>
    <message>
        <source>Tạo đợt cao điểm</source>
        <translation>New campaign</translation>
    </message>
    <message>
        <source>Sửa đợt cao điểm</source>
        <translation>Edit the campaign</translation>
    </message>
    <message>
        <source>&amp;1. Thông tin</source>
        <translation>&amp;1. What it is</translation>
    </message>
    <message>
        <source>&amp;2. Phường và người chịu trách nhiệm</source>
        <translation>&amp;2. Wards and who answers</translation>
    </message>
    <message>
        <source>&amp;3. Chỉ số và chỉ tiêu</source>
        <translation>&amp;3. Indicators and targets</translation>
    </message>
    <message>
        <source>&amp;4. So sánh</source>
        <translation>&amp;4. Comparison</translation>
    </message>
    <message>
        <source>Bước &amp;trước</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Bước t&amp;iếp</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>Lưu đợt  (Ctrl+Enter)</source>
        <translation>Save the campaign  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Số văn bản chỉ đạo, ví dụ 15/KH-BCĐ138</source>
        <translation>Number of the directive, such as 15/KH-BCĐ138</translation>
    </message>
    <message>
        <source>ngày ban hành</source>
        <translation>issued on</translation>
    </message>
    <message>
        <source>Tên đợt</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>To, inclusive</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>Tìm phường, không cần dấu</source>
        <translation>Find a ward, diacritics optional</translation>
    </message>
    <message>
        <source>Chọn &amp;hết</source>
        <translation>Choose &amp;all</translation>
    </message>
    <message>
        <source>&amp;Bỏ hết</source>
        <translation>C&amp;lear all</translation>
    </message>
    <message>
        <source>Phường và người chịu trách nhiệm</source>
        <translation>Wards and who answers</translation>
    </message>
    <message>
        <source>Phường, xã, đặc khu</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Người chịu trách nhiệm (cấp bậc, chức vụ, tên)</source>
        <translation>Who answers (rank, post, name)</translation>
    </message>
    <message>
        <source>Chỉ tiêu của</source>
        <translation>Targets of</translation>
    </message>
    <message>
        <source>Khu phố, ấp (để trống: cả phường)</source>
        <translation>Neighbourhood (empty: the whole ward)</translation>
    </message>
    <message>
        <source>Chép cho &amp;mọi phường</source>
        <translation>Copy to all &amp;wards</translation>
    </message>
    <message>
        <source>Chỉ số và chỉ tiêu</source>
        <translation>Indicators and targets</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Đơn vị, cách tính</source>
        <translation>Unit, how it is counted</translation>
    </message>
    <message>
        <source>toàn đợt</source>
        <translation>the whole campaign</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Chỉ tiêu &quot;%1&quot; của %2 không phải số hay thời gian.</source>
        <translation>The target &quot;%1&quot; of %2 is no number or time.</translation>
    </message>
    <message>
        <source>Ngày thứ n của đợt được so với ngày tương ứng của kỳ trước. Nơi chưa có số liệu kỳ trước sẽ ghi &quot;không có số liệu so sánh&quot;.</source>
        <translation>Day n of the campaign is compared with its day of the earlier period. Where there are no earlier figures it says so.</translation>
    </message>
    <message>
        <source>So sánh với</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Đang gửi…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>Người khác đã lưu đợt này sau khi bạn mở. Đóng (Esc) rồi mở lại để sửa bản mới.</source>
        <translation>Somebody else saved this campaign since you opened it. Close (Esc) and open it again to edit the new version.</translation>
    </message>
    <message>
        <source>Chưa có kết nối: đợt được giữ trên máy này và sẽ gửi khi có. Đóng bằng Esc.</source>
        <translation>No connection: the campaign is kept on this computer and sent when there is one. Close with Esc.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CampaignHeader</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>không so sánh</source>
        <translation>no comparison</translation>
    </message>
    <message>
        <source>tất cả %1 phường</source>
        <translation>all %1 wards</translation>
    </message>
    <message>
        <source>%1 phường đã chọn</source>
        <translation>%1 wards chosen</translation>
    </message>
    <message>
        <source>Căn cứ %1 ngày %2</source>
        <translation>Basis: %1 of %2</translation>
    </message>
    <message>
        <source>Căn cứ %1</source>
        <translation>Basis: %1</translation>
    </message>
    <message>
        <source>Chịu trách nhiệm: %1</source>
        <translation>Answers for it: %1</translation>
    </message>
    <message>
        <source>còn %1 ngày nữa bắt đầu</source>
        <translation>begins in %1 days</translation>
    </message>
    <message>
        <source>đã kết thúc, %1 ngày</source>
        <translation>ended, %1 days</translation>
    </message>
    <message>
        <source>Ngày %1/%2</source>
        <translation>Day %1 of %2</translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figures yet</translation>
    </message>
    <message>
        <source>đang cập nhật số liệu…</source>
        <translation>updating…</translation>
    </message>
    <message>
        <source>đang tải số liệu…</source>
        <translation>loading…</translation>
    </message>
    <message>
        <source>số liệu đến %1</source>
        <translation>figures as of %1</translation>
    </message>
    <message>
        <source>số liệu cũ: đến %1</source>
        <translation>old figures: as of %1</translation>
    </message>
    <message>
        <source>Đợt cao điểm</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>So sánh với</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Phường</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Chỉ số trên biểu đồ</source>
        <translation>Indicator in the charts</translation>
    </message>
    <message>
        <source>Chưa có đợt nào</source>
        <translation>No campaign yet</translation>
    </message>
    <message>
        <source>So với</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>Chỉ số</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Reporting period</translation>
    </message>
    <message>
        <source>Kỳ</source>
        <translation>Period</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CampaignTiles</name>
    <message>
        <source>Số liệu đến %1</source>
        <translation>Figures as of %1</translation>
    </message>
    <message>
        <source>Chưa có số liệu</source>
        <translation>No figures</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CampaignWorkspace</name>
    <message>
        <source>Chưa có đợt cao điểm nào trong phạm vi của bạn.</source>
        <translation>There is no campaign in your scope yet.</translation>
    </message>
    <message>
        <source>Chưa có đợt cao điểm nào trong phạm vi của bạn. Lãnh đạo phường hoặc Ban Chỉ đạo 138 tạo đợt mới.</source>
        <translation>There is no campaign in your scope yet. A ward leader or the steering committee makes one.</translation>
    </message>
    <message>
        <source>Tổng quan</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Loại việc, thời điểm</source>
        <translation>Kinds, hours</translation>
    </message>
    <message>
        <source>Xếp hạng</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>Thời gian xử lý</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Tổ 3 trong 1</source>
        <translation>Outreach</translation>
    </message>
    <message>
        <source>Mô hình, nhiệm vụ</source>
        <translation>Initiatives, tasks</translation>
    </message>
    <message>
        <source>Số liệu nhập</source>
        <translation>Entered figures</translation>
    </message>
    <message>
        <source>Trang số liệu của đợt cao điểm</source>
        <translation>Pages of the campaign</translation>
    </message>
    <message>
        <source>Chặng xử lý</source>
        <translation>Stage of response</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CampaignPage</name>
    <message>
        <source>Số liệu đến %1.</source>
        <translation>Figures as of %1.</translation>
    </message>
    <message>
        <source>Chưa có số liệu: chưa nghe được máy chủ.</source>
        <translation>No figures yet: the gateway was not heard.</translation>
    </message>
</context>
<context>
    <name>trucban::console::CampaignWiring</name>
    <message>
        <source>%1 (số liệu cũ)</source>
        <translation>%1 (old figures)</translation>
    </message>
    <message>
        <source>Bản đồ phường theo chỉ số</source>
        <translation>Map of wards by the indicator</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Số liệu ngày</source>
        <translation>Figures of a day</translation>
    </message>
    <message>
        <source>Số liệu mà hệ thống không tự đếm: đối tượng, băng nhóm, tang vật, khởi tố …</source>
        <translation>What the system cannot count itself: suspects, gangs, exhibits, prosecutions …</translation>
    </message>
    <message>
        <source>Chốt số liệu</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>Ngày đã chốt thì số liệu ngày đó không sửa được nữa; rút chốt để mở lại.</source>
        <translation>Figures of a signed-off day cannot be corrected; withdraw the sign-off to open it again.</translation>
    </message>
    <message>
        <source>Kiểm tra cơ sở</source>
        <translation>Inspections</translation>
    </message>
    <message>
        <source>Kinh doanh có điều kiện, khách sạn, nhà trọ: kế hoạch, đã kiểm tra, vi phạm.</source>
        <translation>Conditional businesses, hotels, boarding houses: planned, done, violations.</translation>
    </message>
    <message>
        <source>Tái hòa nhập</source>
        <translation>Reintegration</translation>
    </message>
    <message>
        <source>Số đếm hằng ngày của phường; dưới 5 không hiện ở cấp thấp hơn phường.</source>
        <translation>Daily counts of the ward; under 5 never shown below ward level.</translation>
    </message>
    <message>
        <source>Tổ 3 trong 1</source>
        <translation>Outreach teams</translation>
    </message>
    <message>
        <source>Quyết định thành lập, quy chế và thành viên theo lực lượng.</source>
        <translation>Founding decision, working rules and members by role.</translation>
    </message>
    <message>
        <source>Tuyến đến hộ</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>Đường, hẻm, chung cư, nhà trọ, trường học, doanh nghiệp và mức đến dự kiến.</source>
        <translation>Streets, alleys, apartments, boarding houses, schools, firms, and how often to go there.</translation>
    </message>
    <message>
        <source>Số hộ</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>Số hộ của phường hoặc khu phố, làm mẫu số của độ bao phủ.</source>
        <translation>Households of the ward or neighbourhood: what coverage is measured by.</translation>
    </message>
    <message>
        <source>Kiến nghị</source>
        <translation>Petitions</translation>
    </message>
    <message>
        <source>Điều người dân đề nghị, theo dõi đến khi xong: lập vụ việc, chuyển cơ quan hoặc phường giải quyết.</source>
        <translation>What people asked for, followed to its end: as a case, by an agency, or settled by the ward.</translation>
    </message>
    <message>
        <source>Hộ cần hỗ trợ</source>
        <translation>Households in need</translation>
    </message>
    <message>
        <source>Chỉ tổ phụ trách nhìn thấy; hết hạn thì tự xóa.</source>
        <translation>Seen by its team alone; erased when its time is over.</translation>
    </message>
    <message>
        <source>Mô hình</source>
        <translation>Initiatives</translation>
    </message>
    <message>
        <source>Loại, đơn vị chủ trì, độ phủ và trạng thái.</source>
        <translation>Kind, owner, coverage and state.</translation>
    </message>
    <message>
        <source>Kết quả mô hình</source>
        <translation>Results of initiatives</translation>
    </message>
    <message>
        <source>Số liệu kỳ của từng mô hình: tuần tra, người tham gia, camera …</source>
        <translation>Periodic figures of each initiative: patrols, participants, cameras …</translation>
    </message>
    <message>
        <source>Khu phố không có ma túy</source>
        <translation>Drug-free neighbourhoods</translation>
    </message>
    <message>
        <source>Đăng ký, đạt tiêu chí, được công nhận.</source>
        <translation>Registered, criteria met, recognised.</translation>
    </message>
    <message>
        <source>Khen thưởng</source>
        <translation>Commendations</translation>
    </message>
    <message>
        <source>Tập thể theo tên, cá nhân chỉ đếm.</source>
        <translation>Collectives by name, persons as a count.</translation>
    </message>
    <message>
        <source>Văn bản chỉ đạo</source>
        <translation>Directives</translation>
    </message>
    <message>
        <source>Văn bản, và chương trình phối hợp với Mặt trận Tổ quốc từng năm.</source>
        <translation>Directives, and the years of the programme with the Fatherland Front.</translation>
    </message>
    <message>
        <source>Nhiệm vụ</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Theo văn bản: ai làm, hạn, tiến độ.</source>
        <translation>By directive: who does it, until when, how far.</translation>
    </message>
    <message>
        <source>Số liệu kỳ trước</source>
        <translation>Earlier figures</translation>
    </message>
    <message>
        <source>Số liệu trước khi có hệ thống, kèm nguồn và ngày, để so sánh.</source>
        <translation>Figures of before this system, with source and date, to compare with.</translation>
    </message>
    <message>
        <source>Đơn vị cũ và mới</source>
        <translation>Old and new units</translation>
    </message>
    <message>
        <source>Đơn vị trước 01/07/2025 nay thuộc phường nào, bao nhiêu phần.</source>
        <translation>Which wards the units of before 01/07/2025 belong to now, and how much of them.</translation>
    </message>
    <message>
        <source>Phường, xã, đặc khu</source>
        <translation>Ward, commune, special zone</translation>
    </message>
    <message>
        <source>để trống: của toàn thành phố</source>
        <translation>empty: of the whole city</translation>
    </message>
    <message>
        <source>Khu phố, ấp</source>
        <translation>Neighbourhood</translation>
    </message>
    <message>
        <source>để trống: cả phường</source>
        <translation>empty: the whole ward</translation>
    </message>
    <message>
        <source>Thuộc đợt cao điểm</source>
        <translation>Of the campaign</translation>
    </message>
    <message>
        <source>để trống: tính cho mọi đợt</source>
        <translation>empty: counts for every campaign</translation>
    </message>
    <message>
        <source>Tên gọi của tổ</source>
        <translation>Call sign</translation>
    </message>
    <message>
        <source>mã gọi, như khi điều động</source>
        <translation>as for dispatching</translation>
    </message>
    <message>
        <source>Quyết định thành lập</source>
        <translation>Founding decision</translation>
    </message>
    <message>
        <source>số văn bản, ví dụ 12/QĐ-UBND</source>
        <translation>its number, as 12/QĐ-UBND</translation>
    </message>
    <message>
        <source>Ngày quyết định</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>Quy chế hoạt động</source>
        <translation>Working rules</translation>
    </message>
    <message>
        <source>số văn bản</source>
        <translation>their number</translation>
    </message>
    <message>
        <source>Thành viên</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>số người của mỗi lực lượng, không ghi tên</source>
        <translation>how many of each body, no names</translation>
    </message>
    <message>
        <source>Tuyến</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>tên đường, hẻm, chung cư, trường …</source>
        <translation>street, alley, block, school …</translation>
    </message>
    <message>
        <source>Loại địa bàn</source>
        <translation>Kind of place</translation>
    </message>
    <message>
        <source>Tổ phụ trách</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Số hộ trên tuyến</source>
        <translation>Households on it</translation>
    </message>
    <message>
        <source>hộ</source>
        <translation>households</translation>
    </message>
    <message>
        <source>Đến mỗi hộ một lần trong</source>
        <translation>Each door once in</translation>
    </message>
    <message>
        <source>ngày</source>
        <translation>days</translation>
    </message>
    <message>
        <source>Mức rủi ro</source>
        <translation>Risk</translation>
    </message>
    <message>
        <source>1 thấp, 2 vừa, 3 cao: cao hơn thì đến dày hơn</source>
        <translation>1 low, 2 medium, 3 high: the higher, the more often</translation>
    </message>
    <message>
        <source>mẫu số của độ bao phủ</source>
        <translation>what coverage is measured by</translation>
    </message>
    <message>
        <source>Tính đến ngày</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Nguồn</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Nội dung kiến nghị</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Ngày ghi nhận</source>
        <translation>Heard on</translation>
    </message>
    <message>
        <source>Đã lập vụ việc</source>
        <translation>Opened as case</translation>
    </message>
    <message>
        <source>mã vụ, ví dụ VV-1121-0412; hoặc chuyển cơ quan, không cả hai</source>
        <translation>its code, as VV-1121-0412; or referred to an agency, not both</translation>
    </message>
    <message>
        <source>Đã chuyển cơ quan</source>
        <translation>Referred to</translation>
    </message>
    <message>
        <source>Ngày giải quyết xong</source>
        <translation>Settled on</translation>
    </message>
    <message>
        <source>để trống: còn theo dõi</source>
        <translation>empty: still followed</translation>
    </message>
    <message>
        <source>Hòa giải thành</source>
        <translation>Settled by mediation</translation>
    </message>
    <message>
        <source>chỉ tổ này nhìn thấy</source>
        <translation>seen by this team alone</translation>
    </message>
    <message>
        <source>Mã hộ</source>
        <translation>Household code</translation>
    </message>
    <message>
        <source>mã địa chỉ, không ghi tên người</source>
        <translation>an address code, no names</translation>
    </message>
    <message>
        <source>Cần hỗ trợ</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>Giữ đến hết ngày</source>
        <translation>Keep until</translation>
    </message>
    <message>
        <source>sau ngày này mục tự xóa</source>
        <translation>erased after that day</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Số người</source>
        <translation>People</translation>
    </message>
    <message>
        <source>chỉ đếm, cả phường; không ghi ai, không ghi khu phố</source>
        <translation>counts alone, of the whole ward; nobody's name, no neighbourhood</translation>
    </message>
    <message>
        <source>Tên mô hình</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Đơn vị chủ trì</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>tổ chức, không phải cá nhân</source>
        <translation>a body, not a person</translation>
    </message>
    <message>
        <source>Địa bàn</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>vào trạng thái này</source>
        <translation>in this state</translation>
    </message>
    <message>
        <source>Đã phủ</source>
        <translation>Covered</translation>
    </message>
    <message>
        <source>Trên tổng số</source>
        <translation>Out of</translation>
    </message>
    <message>
        <source>ví dụ 10 trên 22; để trống: không đếm</source>
        <translation>as 10 of 22; empty: not counted so</translation>
    </message>
    <message>
        <source>Đơn vị tính</source>
        <translation>Counted in</translation>
    </message>
    <message>
        <source>khu phố, tổ dân phố, hộ …</source>
        <translation>neighbourhoods, groups, households …</translation>
    </message>
    <message>
        <source>Công an duy trì</source>
        <translation>Kept by the police</translation>
    </message>
    <message>
        <source>Được đánh giá hiệu quả</source>
        <translation>Rated effective</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Cơ quan khen thưởng</source>
        <translation>Commended by</translation>
    </message>
    <message>
        <source>Thành tích</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Tập thể</source>
        <translation>Collectives</translation>
    </message>
    <message>
        <source>mỗi dòng một tập thể; không ghi tên cá nhân</source>
        <translation>one a line; no names of persons</translation>
    </message>
    <message>
        <source>Số cá nhân</source>
        <translation>Persons</translation>
    </message>
    <message>
        <source>người</source>
        <translation>people</translation>
    </message>
    <message>
        <source>Loại cơ sở</source>
        <translation>Kind of premises</translation>
    </message>
    <message>
        <source>Kế hoạch</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>lượt</source>
        <translation>times</translation>
    </message>
    <message>
        <source>Đã kiểm tra</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Có vi phạm</source>
        <translation>With violations</translation>
    </message>
    <message>
        <source>Tiêu chí đạt</source>
        <translation>Criteria met</translation>
    </message>
    <message>
        <source>Trên tổng số tiêu chí</source>
        <translation>Out of criteria</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>Về việc</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Ngày ban hành</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>Nội dung chương trình phối hợp</source>
        <translation>Content of the programme</translation>
    </message>
    <message>
        <source>1 đến 7, với Mặt trận Tổ quốc; để trống: văn bản khác</source>
        <translation>1 to 7, with the Fatherland Front; empty: another directive</translation>
    </message>
    <message>
        <source>Năm của chương trình</source>
        <translation>Year of the programme</translation>
    </message>
    <message>
        <source>Theo văn bản</source>
        <translation>By directive</translation>
    </message>
    <message>
        <source>Đơn vị, chức danh thực hiện</source>
        <translation>Owner, a post or body</translation>
    </message>
    <message>
        <source>không phải tên riêng</source>
        <translation>no person's name</translation>
    </message>
    <message>
        <source>Ngày giao</source>
        <translation>Given on</translation>
    </message>
    <message>
        <source>Hạn</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Ngày hoàn thành</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>để trống: chưa xong</source>
        <translation>empty: not done</translation>
    </message>
    <message>
        <source>Số liệu</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>để trống: chưa có số liệu; 0: đã đếm, không có</source>
        <translation>empty: no figure yet; 0: counted, there is none</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>số liệu của những ngày này không sửa được nữa</source>
        <translation>the figures of these days cannot be corrected then</translation>
    </message>
    <message>
        <source>Đơn vị cũ</source>
        <translation>Old unit</translation>
    </message>
    <message>
        <source>trước 01/07/2025, ví dụ &quot;Phường 4, Quận 3&quot;; khi đó để trống phường</source>
        <translation>before 01/07/2025, as &quot;Phường 4, Quận 3&quot;; the ward stays empty then</translation>
    </message>
    <message>
        <source>tổng của cả kỳ</source>
        <translation>sums of the whole period</translation>
    </message>
    <message>
        <source>báo cáo nào, của ai</source>
        <translation>which report, whose</translation>
    </message>
    <message>
        <source>Ngày của nguồn</source>
        <translation>Day of the source</translation>
    </message>
    <message>
        <source>trước 01/07/2025</source>
        <translation>before 01/07/2025</translation>
    </message>
    <message>
        <source>Nay thuộc</source>
        <translation>Now part of</translation>
    </message>
    <message>
        <source>mỗi dòng: phường và phần trăm, ví dụ &quot;Phường Bàn Cờ 60&quot;</source>
        <translation>one a line: ward and per cent, as &quot;Phường Bàn Cờ 60&quot;</translation>
    </message>
    <message>
        <source>công an</source>
        <translation>police</translation>
    </message>
    <message>
        <source>Mặt trận Tổ quốc</source>
        <translation>Fatherland Front</translation>
    </message>
    <message>
        <source>Hội Phụ nữ</source>
        <translation>Women's Union</translation>
    </message>
    <message>
        <source>Đoàn Thanh niên</source>
        <translation>Youth Union</translation>
    </message>
    <message>
        <source>Hội Cựu chiến binh</source>
        <translation>Veterans' Association</translation>
    </message>
    <message>
        <source>khu phố, ấp</source>
        <translation>neighbourhood</translation>
    </message>
    <message>
        <source>đường phố</source>
        <translation>street</translation>
    </message>
    <message>
        <source>hẻm</source>
        <translation>alley</translation>
    </message>
    <message>
        <source>chung cư</source>
        <translation>apartment block</translation>
    </message>
    <message>
        <source>nhà trọ</source>
        <translation>boarding house</translation>
    </message>
    <message>
        <source>trường học</source>
        <translation>school</translation>
    </message>
    <message>
        <source>doanh nghiệp</source>
        <translation>firm</translation>
    </message>
    <message>
        <source>tranh chấp dân sự</source>
        <translation>civil dispute</translation>
    </message>
    <message>
        <source>thủ tục hành chính</source>
        <translation>administrative procedure</translation>
    </message>
    <message>
        <source>giấy tờ tùy thân</source>
        <translation>identity papers</translation>
    </message>
    <message>
        <source>cư trú</source>
        <translation>residence</translation>
    </message>
    <message>
        <source>an ninh, trật tự</source>
        <translation>security and order</translation>
    </message>
    <message>
        <source>khác</source>
        <translation>other</translation>
    </message>
    <message>
        <source>Ủy ban nhân dân</source>
        <translation>People's Committee</translation>
    </message>
    <message>
        <source>cơ quan điều tra</source>
        <translation>investigation agency</translation>
    </message>
    <message>
        <source>tổng đài 1022</source>
        <translation>hotline 1022</translation>
    </message>
    <message>
        <source>tổng đài 111 (trẻ em)</source>
        <translation>hotline 111 (children)</translation>
    </message>
    <message>
        <source>114 (chữa cháy, cứu nạn)</source>
        <translation>114 (fire and rescue)</translation>
    </message>
    <message>
        <source>115 (cấp cứu)</source>
        <translation>115 (ambulance)</translation>
    </message>
    <message>
        <source>quân sự</source>
        <translation>military</translation>
    </message>
    <message>
        <source>gia đình chính sách</source>
        <translation>policy family</translation>
    </message>
    <message>
        <source>hộ nghèo</source>
        <translation>poor household</translation>
    </message>
    <message>
        <source>người già neo đơn</source>
        <translation>lonely elderly</translation>
    </message>
    <message>
        <source>sinh kế</source>
        <translation>livelihood</translation>
    </message>
    <message>
        <source>được giúp đỡ</source>
        <translation>helped</translation>
    </message>
    <message>
        <source>tiến bộ</source>
        <translation>progressed</translation>
    </message>
    <message>
        <source>có việc làm</source>
        <translation>employed</translation>
    </message>
    <message>
        <source>được học nghề</source>
        <translation>trained</translation>
    </message>
    <message>
        <source>camera an ninh</source>
        <translation>security cameras</translation>
    </message>
    <message>
        <source>tuần tra nhân dân</source>
        <translation>people's patrol</translation>
    </message>
    <message>
        <source>tự quản, liên gia</source>
        <translation>self-managed group</translation>
    </message>
    <message>
        <source>phòng cháy, chữa cháy</source>
        <translation>fire safety</translation>
    </message>
    <message>
        <source>tái hòa nhập cộng đồng</source>
        <translation>reintegration</translation>
    </message>
    <message>
        <source>dự kiến</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>đang hoạt động</source>
        <translation>active</translation>
    </message>
    <message>
        <source>hiệu quả</source>
        <translation>effective</translation>
    </message>
    <message>
        <source>tạm dừng</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>đã kết thúc</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>lượt tuần tra</source>
        <translation>patrols</translation>
    </message>
    <message>
        <source>lượt người tham gia</source>
        <translation>participants</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>cameras</translation>
    </message>
    <message>
        <source>đầu ghi</source>
        <translation>recorders</translation>
    </message>
    <message>
        <source>kinh doanh có điều kiện</source>
        <translation>conditional business</translation>
    </message>
    <message>
        <source>khách sạn</source>
        <translation>hotel</translation>
    </message>
    <message>
        <source>cơ sở khác</source>
        <translation>other premises</translation>
    </message>
    <message>
        <source>đã đăng ký</source>
        <translation>registered</translation>
    </message>
    <message>
        <source>đạt tiêu chí</source>
        <translation>criteria met</translation>
    </message>
    <message>
        <source>được công nhận</source>
        <translation>recognised</translation>
    </message>
    <message>
        <source>đối tượng bắt, xử lý</source>
        <translation>suspects</translation>
    </message>
    <message>
        <source>băng, nhóm triệt phá</source>
        <translation>gangs broken up</translation>
    </message>
    <message>
        <source>tang vật thu giữ</source>
        <translation>exhibits seized</translation>
    </message>
    <message>
        <source>vụ khởi tố</source>
        <translation>prosecutions</translation>
    </message>
    <message>
        <source>bị can khởi tố</source>
        <translation>accused</translation>
    </message>
    <message>
        <source>quyết định xử phạt</source>
        <translation>fines</translation>
    </message>
    <message>
        <source>vụ ma túy</source>
        <translation>drug cases</translation>
    </message>
    <message>
        <source>vũ khí thu giữ</source>
        <translation>weapons seized</translation>
    </message>
    <message>
        <source>tin báo tiếp nhận</source>
        <translation>alerts in</translation>
    </message>
    <message>
        <source>vụ việc</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>vụ việc có thật</source>
        <translation>genuine cases</translation>
    </message>
    <message>
        <source>vụ việc đã giải quyết</source>
        <translation>cases cleared</translation>
    </message>
    <message>
        <source>lượt đến hộ</source>
        <translation>visits</translation>
    </message>
    <message>
        <source>ý kiến lắng nghe</source>
        <translation>petitions heard</translation>
    </message>
    <message>
        <source>người được hướng dẫn</source>
        <translation>people guided</translation>
    </message>
    <message>
        <source>lượt hỗ trợ</source>
        <translation>supports given</translation>
    </message>
    <message>
        <source>kiến nghị theo dõi</source>
        <translation>petitions followed</translation>
    </message>
    <message>
        <source>kiến nghị đã giải quyết</source>
        <translation>petitions settled</translation>
    </message>
    <message>
        <source>kiểm tra theo kế hoạch</source>
        <translation>inspections planned</translation>
    </message>
    <message>
        <source>kiểm tra đã thực hiện</source>
        <translation>inspections done</translation>
    </message>
    <message>
        <source>vi phạm phát hiện</source>
        <translation>violations found</translation>
    </message>
</context>
<context>
    <name>RecordText</name>
    <message>
        <source>&quot;%1&quot; không có trong danh sách: %2.</source>
        <translation>&quot;%1&quot; is not in the list: %2.</translation>
    </message>
    <message>
        <source>Không có phường mã %1.</source>
        <translation>There is no ward with code %1.</translation>
    </message>
    <message>
        <source>Không có phường, xã, đặc khu tên &quot;%1&quot;.</source>
        <translation>There is no ward, commune or special zone called &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Có %1 đơn vị tên &quot;%2&quot;: ghi cả phường, xã hoặc mã.</source>
        <translation>%1 units are called &quot;%2&quot;: say phường or xã too, or the code.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: ghi có hoặc không.</source>
        <translation>&quot;%1&quot;: say yes or no.</translation>
    </message>
    <message>
        <source>Số từ %1 đến %2.</source>
        <translation>A number from %1 to %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; không phải số nguyên.</source>
        <translation>&quot;%1&quot; is no whole number.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: ghi tên, dấu hai chấm, rồi số.</source>
        <translation>&quot;%1&quot;: write a name, a colon, then the number.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; có hai lần.</source>
        <translation>&quot;%1&quot; is there twice.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: ghi phường rồi phần trăm.</source>
        <translation>&quot;%1&quot;: write the ward, then per cent.</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: phần trăm trên 0, đến 100.</source>
        <translation>&quot;%1&quot;: per cent over 0, up to 100.</translation>
    </message>
    <message>
        <source>Dài quá: rút gọn lại.</source>
        <translation>Too long: make it shorter.</translation>
    </message>
    <message>
        <source>Ngày %1 chưa đến: ở đây chỉ ghi việc đã có.</source>
        <translation>%1 has not come yet: only what has happened is entered here.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; không phải ngày: ghi ngày/tháng/năm, ví dụ 05/11/2026.</source>
        <translation>&quot;%1&quot; is no day: write day/month/year, as 05/11/2026.</translation>
    </message>
    <message>
        <source>Không có đợt cao điểm nào tên &quot;%1&quot;.</source>
        <translation>There is no campaign called &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Không có &quot;%1&quot; trong danh sách %2.</source>
        <translation>There is no &quot;%1&quot; among the %2.</translation>
    </message>
    <message>
        <source>Không có vụ việc mã %1 trong phạm vi của bạn.</source>
        <translation>There is no case %1 in your scope.</translation>
    </message>
    <message>
        <source>có</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>không</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>RecordCheck</name>
    <message>
        <source>Còn thiếu: %1.</source>
        <translation>Missing: %1.</translation>
    </message>
    <message>
        <source>Số từ %1 đến %2.</source>
        <translation>A number from %1 to %2.</translation>
    </message>
    <message>
        <source>Dài quá: rút gọn lại.</source>
        <translation>Too long: make it shorter.</translation>
    </message>
    <message>
        <source>Ngày cuối trước ngày đầu.</source>
        <translation>The last day is before the first.</translation>
    </message>
    <message>
        <source>Kỳ dài quá hai năm.</source>
        <translation>The period is longer than two years.</translation>
    </message>
    <message>
        <source>Chọn một: lập vụ việc hoặc chuyển cơ quan.</source>
        <translation>Choose one: a case, or referred to an agency.</translation>
    </message>
    <message>
        <source>Giải quyết xong trước ngày ghi nhận.</source>
        <translation>Settled before it was heard.</translation>
    </message>
    <message>
        <source>Hòa giải thành thì ghi cả ngày giải quyết xong.</source>
        <translation>Settled by mediation: say also on which day.</translation>
    </message>
    <message>
        <source>Cộng lại hơn 100 %.</source>
        <translation>Together more than 100 %.</translation>
    </message>
    <message>
        <source>Đã phủ nhiều hơn tổng số.</source>
        <translation>More covered than there are.</translation>
    </message>
    <message>
        <source>Vi phạm nhiều hơn số đã kiểm tra.</source>
        <translation>More violations than inspections.</translation>
    </message>
    <message>
        <source>Ngày này chưa đến: số đã kiểm tra còn là 0.</source>
        <translation>This day has not come: inspections done are still 0.</translation>
    </message>
    <message>
        <source>Tiêu chí đạt nhiều hơn tổng số tiêu chí.</source>
        <translation>More criteria met than there are.</translation>
    </message>
    <message>
        <source>Hoàn thành trước ngày giao.</source>
        <translation>Done before it was given.</translation>
    </message>
    <message>
        <source>Số của đơn vị cũ thì để trống phường.</source>
        <translation>Figures of an old unit have no ward.</translation>
    </message>
    <message>
        <source>Ghi ít nhất một tập thể hoặc số cá nhân.</source>
        <translation>Name a collective, or count persons.</translation>
    </message>
</context>
<context>
    <name>trucban::models::RecordTable</name>
    <message>
        <source>Toàn thành phố</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>chờ gửi</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>đang gửi</source>
        <translation>being sent</translation>
    </message>
    <message>
        <source>bị từ chối</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>đã rút</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>đã chốt</source>
        <translation>signed off</translation>
    </message>
    <message>
        <source>đã lưu</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>Yêu cầu rút đang chờ gửi: chưa có kết nối.</source>
        <translation>The withdrawal waits to be sent: there is no connection.</translation>
    </message>
    <message>
        <source>Đang chờ gửi: chưa có kết nối. Bản này được giữ trên máy.</source>
        <translation>Waits to be sent: there is no connection. It is kept on this computer.</translation>
    </message>
    <message>
        <source>Đang gửi, máy chủ chưa xác nhận.</source>
        <translation>Being sent, not confirmed yet.</translation>
    </message>
    <message>
        <source>Bị từ chối: %1</source>
        <translation>Refused: %1</translation>
    </message>
    <message>
        <source>Đã rút bởi %1 lúc %2: %3</source>
        <translation>Withdrawn by %1 on %2: %3</translation>
    </message>
    <message>
        <source>Ngày này đã chốt bởi %1 lúc %2: rút chốt rồi mới sửa được.</source>
        <translation>This day was signed off by %1 on %2: withdraw the sign-off to correct it.</translation>
    </message>
    <message>
        <source>Lưu bởi %1 lúc %2, lần thứ %3.</source>
        <translation>Saved by %1 on %2, version %3.</translation>
    </message>
    <message>
        <source>Lưu bởi %1 lúc %2.</source>
        <translation>Saved by %1 on %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Stands</translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Người lưu</source>
        <translation>Saved by</translation>
    </message>
    <message>
        <source>Lưu lúc</source>
        <translation>Saved on</translation>
    </message>
    <message>
        <source>Lần</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::RecordWindow</name>
    <message>
        <source>%1 (%2), %3 bị từ chối</source>
        <translation>%1 (%2), %3 refused</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Mọi phường trong phạm vi</source>
        <translation>All wards in scope</translation>
    </message>
    <message>
        <source>%1: %2 mục</source>
        <translation>%1: %2 entries</translation>
    </message>
    <message>
        <source>Đang tải số liệu…</source>
        <translation>Loading…</translation>
    </message>
    <message>
        <source>Không có mục nào khớp phường và chữ đang lọc.</source>
        <translation>Nothing matches the ward and words of the filter.</translation>
    </message>
    <message>
        <source>Chưa có mục nào. Ctrl+N để nhập mục đầu tiên.</source>
        <translation>Nothing here yet. Ctrl+N enters the first.</translation>
    </message>
    <message>
        <source>Chưa có mục nào. Vai trò của bạn chỉ xem loại này.</source>
        <translation>Nothing here yet. Your role only reads these.</translation>
    </message>
    <message>
        <source>Vai trò của bạn không nhập loại này.</source>
        <translation>Your role does not enter these.</translation>
    </message>
    <message>
        <source>Lãnh đạo chốt số liệu.</source>
        <translation>A leader signs figures off.</translation>
    </message>
    <message>
        <source>Chọn một mục trước.</source>
        <translation>Choose an entry first.</translation>
    </message>
    <message>
        <source>Mục này đang chờ máy chủ trả lời.</source>
        <translation>This entry waits for the gateway's answer.</translation>
    </message>
    <message>
        <source>Bản bị từ chối: sửa (Enter) hoặc bỏ (Ctrl+D).</source>
        <translation>It was refused: correct it (Enter) or drop it (Ctrl+D).</translation>
    </message>
    <message>
        <source>Vai trò hoặc phạm vi của bạn chỉ xem mục này.</source>
        <translation>Your role or scope only reads this entry.</translation>
    </message>
    <message>
        <source>Mục này đã rút.</source>
        <translation>This entry is withdrawn.</translation>
    </message>
    <message>
        <source>Chưa có ở máy chủ.</source>
        <translation>The gateway does not have it yet.</translation>
    </message>
    <message>
        <source>Mục này không bị từ chối.</source>
        <translation>This entry was not refused.</translation>
    </message>
    <message>
        <source>Chưa có kết nối: vẫn nhập được, mục chờ gửi và tự gửi khi có lại kết nối.</source>
        <translation>No connection: entries are taken, wait, and are sent when it is back.</translation>
    </message>
    <message>
        <source>Số liệu và hồ sơ chiến dịch</source>
        <translation>Figures and records of the campaign</translation>
    </message>
    <message>
        <source>Loại số liệu, hồ sơ</source>
        <translation>Kind of record</translation>
    </message>
    <message>
        <source>Các mục</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Phường</source>
        <translation>Ward</translation>
    </message>
    <message>
        <source>Tìm trong các mục, không cần dấu (Ctrl+F)</source>
        <translation>Find among the entries, diacritics optional (Ctrl+F)</translation>
    </message>
    <message>
        <source>&amp;Cả mục đã rút</source>
        <translation>&amp;Withdrawn ones too</translation>
    </message>
    <message>
        <source>Thêm  (Ctrl+N)</source>
        <translation>Add  (Ctrl+N)</translation>
    </message>
    <message>
        <source>Sửa  (Enter)</source>
        <translation>Correct  (Enter)</translation>
    </message>
    <message>
        <source>Rút  (Delete)</source>
        <translation>Withdraw  (Delete)</translation>
    </message>
    <message>
        <source>Lịch sử  (Ctrl+H)</source>
        <translation>History  (Ctrl+H)</translation>
    </message>
    <message>
        <source>Chốt ngày  (Ctrl+L)</source>
        <translation>Sign off  (Ctrl+L)</translation>
    </message>
    <message>
        <source>Mở vụ việc  (Ctrl+O)</source>
        <translation>Its incident  (Ctrl+O)</translation>
    </message>
    <message>
        <source>Bỏ bản bị từ chối  (Ctrl+D)</source>
        <translation>Drop what was refused  (Ctrl+D)</translation>
    </message>
    <message>
        <source>Lập vụ việc  (Ctrl+O)</source>
        <translation>Open a case for it  (Ctrl+O)</translation>
    </message>
    <message>
        <source>Chỉ kiến nghị mới lập thành vụ việc.</source>
        <translation>Only a petition becomes a case.</translation>
    </message>
    <message>
        <source>Vụ việc này không còn trong phạm vi của bạn.</source>
        <translation>That case is no longer in your scope.</translation>
    </message>
    <message>
        <source>Kiến nghị này đã rút.</source>
        <translation>This petition was withdrawn.</translation>
    </message>
    <message>
        <source>Kiến nghị này đã chuyển cơ quan khác hoặc đã giải quyết xong.</source>
        <translation>This petition was referred to another agency, or is settled.</translation>
    </message>
    <message>
        <source>Bản này bị từ chối: sửa (Enter) trước.</source>
        <translation>This one was refused: correct it (Enter) first.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::RecordDialog</name>
    <message>
        <source>Lưu  (Ctrl+Enter)</source>
        <translation>Save  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Đã mở lại bản đang nhập dở.</source>
        <translation>What was typed before is back.</translation>
    </message>
    <message>
        <source>Bỏ bản nháp</source>
        <translation>Drop the draft</translation>
    </message>
    <message>
        <source>Chỉ bàn trực thành phố nhập số của toàn thành phố: chọn phường.</source>
        <translation>The city desk alone enters what is of the whole city: choose a ward.</translation>
    </message>
    <message>
        <source>Phường này không thuộc phạm vi của bạn.</source>
        <translation>This ward is not in your scope.</translation>
    </message>
    <message>
        <source>Ngày này đã chốt bởi %1 lúc %2: rút chốt rồi mới sửa được.</source>
        <translation>This day was signed off by %1 on %2: withdraw the sign-off to correct it.</translation>
    </message>
    <message>
        <source>Số này đã có: %1 lưu lúc %2. Sửa bản đó, không nhập thêm bản nữa.</source>
        <translation>This is there already: %1 saved it on %2. Correct that one instead of entering another.</translation>
    </message>
    <message>
        <source>Sửa bản đã có</source>
        <translation>Correct the one there is</translation>
    </message>
    <message>
        <source>Đã có bản này rồi.</source>
        <translation>It is there already.</translation>
    </message>
    <message>
        <source>Chưa đổi gì.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Đang gửi…</source>
        <translation>Being sent…</translation>
    </message>
    <message>
        <source>* bắt buộc</source>
        <translation>* needed</translation>
    </message>
    <message>
        <source>Đã có một mục giống hệt. Lưu nếu đây là mục khác.</source>
        <translation>There is one just like it. Save if this is another.</translation>
    </message>
    <message numerus="yes">
        <source>%n ngày trong kỳ chưa có số liệu ngày.</source>
        <translation>
            <numerusform>%n day of the period has no figures yet.</numerusform>
            <numerusform>%n days of the period have no figures yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu bản của tôi  (Ctrl+Enter)</source>
        <translation>Save mine  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>%1 đã rút mục này lúc %2: %3. Lưu sẽ đưa mục trở lại.</source>
        <translation>%1 withdrew this on %2: %3. Saving brings it back.</translation>
    </message>
    <message>
        <source>%1 đã lưu mục này lúc %2. Chỗ bạn chưa gõ đã theo bản đó; chỗ khác nhau hiện cả hai.</source>
        <translation>%1 saved this on %2. What you had not touched follows it; where you differ, both are shown.</translation>
    </message>
    <message>
        <source>Mục này không còn trong phạm vi của bạn, hoặc đã hết hạn.</source>
        <translation>This entry left your scope, or its time is over.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::WithdrawDialog</name>
    <message>
        <source>Mở chốt số liệu</source>
        <translation>Withdraw the sign-off</translation>
    </message>
    <message>
        <source>Rút mục: %1</source>
        <translation>Withdraw: %1</translation>
    </message>
    <message>
        <source>Số liệu của những ngày này sửa lại được. Ghi lý do; lý do ở lại nhật ký.</source>
        <translation>The figures of these days can be corrected again. Say why; it stays in the log.</translation>
    </message>
    <message>
        <source>Mục không tính vào số liệu nữa, nhưng vẫn ở lại nhật ký. Ghi lý do.</source>
        <translation>It counts no more, but stays in the log. Say why.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Mở chốt  (Ctrl+Enter)</source>
        <translation>Withdraw it  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Rút  (Ctrl+Enter)</source>
        <translation>Withdraw  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Còn thiếu: lý do.</source>
        <translation>Missing: the reason.</translation>
    </message>
    <message>
        <source>Lý do dài quá.</source>
        <translation>The reason is too long.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CountsEdit</name>
    <message>
        <source>nội dung khác</source>
        <translation>something else</translation>
    </message>
    <message>
        <source>số của nội dung khác</source>
        <translation>count of something else</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::RecordInput</name>
    <message>
        <source>Lấy giá trị này</source>
        <translation>Take this value</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Bản đã lưu: %1</source>
        <translation>As saved: %1</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::RecordHistory</name>
    <message>
        <source>Lịch sử sửa: %1</source>
        <translation>Corrections: %1</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Người lưu</source>
        <translation>Saved by</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ…</source>
        <translation>Asking the gateway…</translation>
    </message>
    <message>
        <source>Không hỏi được máy chủ. Kiểm tra kết nối rồi mở lại.</source>
        <translation>The gateway could not be asked. Check the connection and open it again.</translation>
    </message>
    <message>
        <source>Chưa có lần lưu nào ở máy chủ.</source>
        <translation>The gateway has no version of it yet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>(trống)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>nhập</source>
        <translation>entered</translation>
    </message>
    <message>
        <source>đưa lại</source>
        <translation>brought back</translation>
    </message>
    <message>
        <source>sửa</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>rút</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>hết hạn</source>
        <translation>expired</translation>
    </message>
    <message numerus="yes">
        <source>%n lần, hết</source>
        <translation>
            <numerusform>%n version, all</numerusform>
            <numerusform>%n versions, all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lần</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode (UTF-16)</translation>
    </message>
    <message>
        <source>Windows-1258 (tiếng Việt)</source>
        <translation>Windows-1258 (Vietnamese)</translation>
    </message>
    <message>
        <source>Windows-1252 (Tây Âu)</source>
        <translation>Windows-1252 (Western European)</translation>
    </message>
    <message>
        <source>Tệp lớn hơn %1 MB. Chia tệp rồi nhập từng phần.</source>
        <translation>The file is larger than %1 MB. Split it and import it part by part.</translation>
    </message>
    <message>
        <source>Tệp trống.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>Đây là tệp Excel (XLSX, XLS). Trong Excel chọn Lưu thành, kiểu "CSV UTF-8", rồi nhập tệp CSV đó.</source>
        <translation>This is an Excel file (XLSX, XLS). In Excel choose Save as, type "CSV UTF-8", and import that CSV file.</translation>
    </message>
    <message>
        <source>Đây không phải tệp văn bản. Chọn tệp CSV.</source>
        <translation>This is no text file. Choose a CSV file.</translation>
    </message>
    <message>
        <source>Tệp Unicode bị hỏng hoặc bị cắt. Lưu lại thành "CSV UTF-8".</source>
        <translation>The Unicode file is broken or was cut off. Save it again as "CSV UTF-8".</translation>
    </message>
    <message>
        <source>Tệp không phải UTF-8. Chọn bảng mã và xem chữ có đúng không; nếu vẫn sai (phông TCVN3, VNI) thì đổi sang Unicode rồi lưu lại thành "CSV UTF-8".</source>
        <translation>The file is not UTF-8. Choose an encoding and see whether the words are right; if they are not (TCVN3 or VNI fonts), convert it to Unicode and save it again as "CSV UTF-8".</translation>
    </message>
    <message>
        <source>cột %1</source>
        <translation>column %1</translation>
    </message>
    <message>
        <source>Tệp không có dòng tiêu đề cột.</source>
        <translation>The file has no row of headings.</translation>
    </message>
    <message>
        <source>Dưới dòng tiêu đề không có dòng số liệu nào.</source>
        <translation>There is no row below the headings.</translation>
    </message>
    <message>
        <source>Tệp có %1 dòng; mỗi lần nhập nhiều nhất %2. Chia tệp rồi nhập từng phần.</source>
        <translation>The file has %1 rows; an import takes at most %2. Split it and import it part by part.</translation>
    </message>
    <message>
        <source>Tệp có %1 cột; nhiều nhất %2. Bỏ các cột không dùng.</source>
        <translation>The file has %1 columns; at most %2 are taken. Take out those that are not used.</translation>
    </message>
    <message>
        <source>Từ dòng %1 có dấu ngoặc kép (") mở mà không đóng, nên không biết dòng kết thúc ở đâu. Sửa dòng đó rồi nhập lại.</source>
        <translation>A quotation mark (") is opened in row %1 and never closed, so that nobody knows where the row ends. Mend that row and import the file again.</translation>
    </message>
    <message>
        <source>Ô dài quá %1 byte. Rút gọn lại.</source>
        <translation>The cell is longer than %1 bytes. Shorten it.</translation>
    </message>
    <message>
        <source>Có chữ bị mất khi lưu tệp. Chọn lại bảng mã, hoặc lưu lại thành CSV UTF-8.</source>
        <translation>Letters were lost when the file was saved. Choose another encoding, or save it again as CSV UTF-8.</translation>
    </message>
    <message>
        <source>Có ký tự điều khiển hoặc ký tự ẩn. Gõ lại ô này.</source>
        <translation>There are control or hidden characters. Type this cell again.</translation>
    </message>
</context>
<context>
    <name>ImportCheck</name>
    <message>
        <source>"%1": cần số nguyên từ %2 đến %3, không có phần lẻ.</source>
        <translation>"%1": a whole number from %2 to %3 is needed, without a fraction.</translation>
    </message>
    <message>
        <source>Cột "%1" không được đọc: chương trình không giữ thông tin cá nhân.</source>
        <translation>The column "%1" is not read: this program keeps no personal data.</translation>
    </message>
    <message>
        <source>Chưa có cột cho: %1.</source>
        <translation>No column yet for: %1.</translation>
    </message>
    <message>
        <source>%1 Ghi tên hoặc mã hiện nay.</source>
        <translation>%1 Give the name or code of today.</translation>
    </message>
    <message>
        <source>Đơn vị cũ được quy đổi sang phường mới theo bảng đã nhập.</source>
        <translation>Old units became wards of today by the table that was entered.</translation>
    </message>
    <message>
        <source>"%1" là đơn vị cũ, nay thuộc nhiều phường (%2): ghi phường mới.</source>
        <translation>"%1" is an old unit that now belongs to several wards (%2): give the ward of today.</translation>
    </message>
    <message>
        <source>Có số điện thoại hoặc số định danh của ai đó: xóa số ấy, vì không được giữ.</source>
        <translation>There is somebody's telephone or identity number: take it out, it must not be kept.</translation>
    </message>
    <message>
        <source>Dòng này ứng với %1 bản ghi đã có. Sửa từng bản ghi ở màn hình nhập số liệu.</source>
        <translation>This row stands for %1 records that exist. Correct them one by one in the window of records.</translation>
    </message>
    <message>
        <source>Còn trống: %1.</source>
        <translation>Still empty: %1.</translation>
    </message>
    <message>
        <source>Toàn thành phố</source>
        <translation>The whole city</translation>
    </message>
    <message>
        <source>Số liệu ngày %1 của %2 đã chốt. Lãnh đạo mở chốt rồi mới nhập được.</source>
        <translation>The figures of %1 of %2 are signed off. A leader must open them before they can be imported.</translation>
    </message>
    <message>
        <source>%1 ngoài phạm vi của bạn. Bỏ dòng này, hoặc để đơn vị đó nhập.</source>
        <translation>%1 is out of your scope. Leave the row out, or let that unit import it.</translation>
    </message>
    <message>
        <source>Trùng với dòng %1. Bỏ một trong hai.</source>
        <translation>The same as row %1. Leave one of them out.</translation>
    </message>
    <message>
        <source>Sửa cùng một bản ghi với dòng %1. Gộp hai dòng.</source>
        <translation>Changes the same record as row %1. Make the two one row.</translation>
    </message>
    <message>
        <source>Có ô nằm ngoài các cột có tiêu đề: thừa dấu phân cách, hoặc thiếu dấu ngoặc kép.</source>
        <translation>A cell stands outside the columns with headings: a separator too many, or a quotation mark missing.</translation>
    </message>
    <message>
        <source>Đã có bản ghi này (%1 lưu lúc %2). Cho phép cập nhật, hoặc bỏ dòng này.</source>
        <translation>This record exists (saved by %1 at %2). Allow updates, or leave the row out.</translation>
    </message>
    <message>
        <source>Có đơn vị cũ chưa có bảng quy đổi ("Đơn vị cũ và mới"): chưa so sánh được đến khi nhập bảng đó.</source>
        <translation>There are old units without a table of what became of them ("Old and new units"): nothing can be compared with them until it is entered.</translation>
    </message>
    <message>
        <source>Kiến nghị không có mã riêng: nhập tệp này hai lần thì đếm hai lần.</source>
        <translation>Petitions have no code of their own: who imports this file twice counts them twice.</translation>
    </message>
    <message>
        <source>%1 (%2 dòng)</source>
        <translation>%1 (%2 rows)</translation>
    </message>
    <message>
        <source>Tệp quá lớn để gửi trọn một lần (%1 MB, nhiều nhất %2 MB). Chia tệp, khoảng %3 dòng mỗi tệp.</source>
        <translation>The file is too large to be sent as a whole (%1 MB, at most %2 MB). Split it, some %3 rows to a file.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ColumnTable</name>
    <message>
        <source>Cột của tệp và trường nhận</source>
        <translation>Columns of the file and where they go</translation>
    </message>
    <message>
        <source>Cột của tệp</source>
        <translation>Column of the file</translation>
    </message>
    <message>
        <source>Ví dụ trong tệp</source>
        <translation>Examples in the file</translation>
    </message>
    <message>
        <source>Nhập vào</source>
        <translation>Goes into</translation>
    </message>
    <message>
        <source>Nhập cột %1 vào</source>
        <translation>Column %1 goes into</translation>
    </message>
    <message>
        <source>không đọc: thông tin cá nhân</source>
        <translation>not read: personal data</translation>
    </message>
    <message>
        <source>(bỏ qua)</source>
        <translation>(left out)</translation>
    </message>
    <message>
        <source>không hiện</source>
        <translation>not shown</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ImportJob</name>
    <message>
        <source>Không đọc được tệp: %1.</source>
        <translation>The file cannot be read: %1.</translation>
    </message>
    <message>
        <source>Đã rút lại trước khi gửi.</source>
        <translation>It was taken back before it was sent.</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ImportDialog</name>
    <message>
        <source>Nhập số liệu từ tệp CSV</source>
        <translation>Import figures from a CSV file</translation>
    </message>
    <message>
        <source>Từ Excel: Lưu thành, kiểu "CSV UTF-8". Mọi dòng được lưu trong một lần, hoặc không dòng nào; hoàn tác được về sau.</source>
        <translation>From Excel: Save as, type "CSV UTF-8". All rows are saved at once, or none; it can be undone later.</translation>
    </message>
    <message>
        <source>Chọn &amp;tệp…</source>
        <translation>Choose a &amp;file…</translation>
    </message>
    <message>
        <source>Các dòng như sẽ được lưu</source>
        <translation>The rows as they will be saved</translation>
    </message>
    <message>
        <source>Lỗi theo dòng</source>
        <translation>Errors by row</translation>
    </message>
    <message>
        <source>Đã kiểm tra</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Loại số liệu</source>
        <translation>Kind of figures</translation>
    </message>
    <message>
        <source>Phường của các dòng không ghi phường</source>
        <translation>Ward of rows that name none</translation>
    </message>
    <message>
        <source>Cách ghi ngày</source>
        <translation>How dates are written</translation>
    </message>
    <message>
        <source>Bảng mã</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>Cập nhật &amp;bản ghi đã có (ô trống thì giữ nguyên)</source>
        <translation>&amp;Update records that exist (an empty cell changes nothing)</translation>
    </message>
    <message>
        <source>&amp;Loại số liệu</source>
        <translation>&amp;Kind of figures</translation>
    </message>
    <message>
        <source>&amp;Ngày ghi theo</source>
        <translation>&amp;Dates are</translation>
    </message>
    <message>
        <source>&amp;Dòng không ghi phường</source>
        <translation>Rows without a &amp;ward</translation>
    </message>
    <message>
        <source>Bảng &amp;mã</source>
        <translation>&amp;Encoding</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>tháng/ngày/năm</source>
        <translation>month/day/year</translation>
    </message>
    <message>
        <source>(chọn bảng mã)</source>
        <translation>(choose an encoding)</translation>
    </message>
    <message>
        <source>là lỗi (hoặc số của thành phố)</source>
        <translation>are errors (or the whole city's)</translation>
    </message>
    <message>
        <source>là của %1</source>
        <translation>are those of %1</translation>
    </message>
    <message>
        <source>Lưu danh &amp;sách lỗi…</source>
        <translation>&amp;Save the list of errors…</translation>
    </message>
    <message>
        <source>Enter: tới dòng đó trong bản xem trước. F8, Shift+F8: lỗi tiếp theo, lỗi trước.</source>
        <translation>Enter: to that row in the preview. F8, Shift+F8: next and previous error.</translation>
    </message>
    <message>
        <source>&amp;1. Cột</source>
        <translation>&amp;1. Columns</translation>
    </message>
    <message>
        <source>&amp;2. Xem trước</source>
        <translation>&amp;2. Preview</translation>
    </message>
    <message>
        <source>&amp;3. Lỗi</source>
        <translation>&amp;3. Errors</translation>
    </message>
    <message>
        <source>Chọn tệp để nhập</source>
        <translation>Choose a file to import</translation>
    </message>
    <message>
        <source>Bảng (*.csv *.txt *.tsv);;Mọi tệp (*)</source>
        <translation>Tables (*.csv *.txt *.tsv);;All files (*)</translation>
    </message>
    <message>
        <source>Chưa chọn tệp. Có thể kéo tệp thả vào đây.</source>
        <translation>No file chosen yet. One can also be dropped here.</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>%1: %2 dòng, %3 cột, ngăn bằng "%4", %5</source>
        <translation>%1: %2 rows, %3 columns, separated by "%4", %5</translation>
    </message>
    <message>
        <source>&amp;3. Lỗi (%1)</source>
        <translation>&amp;3. Errors (%1)</translation>
    </message>
    <message>
        <source>Đang kiểm tra: %1 trong %2 dòng.</source>
        <translation>Checking: %1 of %2 rows.</translation>
    </message>
    <message>
        <source>%1 dòng</source>
        <translation>%1 rows</translation>
    </message>
    <message>
        <source>%1 mới</source>
        <translation>%1 new</translation>
    </message>
    <message>
        <source>%1 cập nhật</source>
        <translation>%1 updates</translation>
    </message>
    <message>
        <source>%1 không đổi (không gửi)</source>
        <translation>%1 unchanged (not sent)</translation>
    </message>
    <message>
        <source>%1 dòng lỗi</source>
        <translation>%1 wrong</translation>
    </message>
    <message>
        <source>Chọn tệp CSV.</source>
        <translation>Choose a CSV file.</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>%1 dòng lỗi, nên chưa lưu được dòng nào. Sửa tệp theo trang 3 rồi chọn lại.</source>
        <translation>%1 rows are wrong, so that none can be saved. Mend the file by page 3 and choose it again.</translation>
    </message>
    <message>
        <source>Mọi dòng đã có sẵn như vậy: không có gì để lưu.</source>
        <translation>All rows are there as they are: there is nothing to save.</translation>
    </message>
    <message>
        <source>Số liệu vừa thay đổi: đang kiểm tra lại.</source>
        <translation>Records have just changed: checking again.</translation>
    </message>
    <message>
        <source>Máy chủ từ chối, không dòng nào được lưu: %1</source>
        <translation>The gateway refused, and no row was saved: %1</translation>
    </message>
    <message>
        <source>Nhập %1 dòng  (Ctrl+Enter)</source>
        <translation>Import %1 rows  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Nhập  (Ctrl+Enter)</source>
        <translation>Import  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>Hủy  (Esc)</source>
        <translation>Cancel  (Esc)</translation>
    </message>
    <message>
        <source>%1 dòng đang chờ gửi. Mất kết nối thì tự gửi khi có lại; đóng cửa sổ này cũng được.</source>
        <translation>%1 rows wait to be sent. Without a connection they go out by themselves when there is one; this window may be closed.</translation>
    </message>
    <message>
        <source>Đã gửi %1 dòng, chờ máy chủ trả lời…</source>
        <translation>%1 rows were sent, waiting for the gateway's answer…</translation>
    </message>
    <message>
        <source>Máy chủ đã nhận cả %1 dòng từ %2. Hoàn tác ở "Các lượt nhập".</source>
        <translation>The gateway has taken all %1 rows of %2. To undo it, see "Imports from files".</translation>
    </message>
    <message>
        <source>Xong  (Ctrl+Enter)</source>
        <translation>Done  (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ImportList</name>
    <message>
        <source>Các lượt nhập từ tệp</source>
        <translation>Imports from files</translation>
    </message>
    <message>
        <source>Hoàn tác một lượt là rút mọi bản ghi mà lượt đó đưa vào; nhật ký vẫn giữ cả hai.</source>
        <translation>To undo an import is to withdraw every record that it brought; the log keeps both.</translation>
    </message>
    <message>
        <source>Hoàn tác cả những bản ghi đã &amp;sửa sau đó</source>
        <translation>Undo those that were &amp;changed since as well</translation>
    </message>
    <message>
        <source>Các lượt nhập</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>At</translation>
    </message>
    <message>
        <source>Cán bộ</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>Loại số liệu</source>
        <translation>Kind of figures</translation>
    </message>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Lý do hoàn tác</source>
        <translation>Why it is undone</translation>
    </message>
    <message>
        <source>Hoàn tác lượt nhập  (Ctrl+Enter)</source>
        <translation>Undo the import  (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation>Close  (Esc)</translation>
    </message>
    <message>
        <source>đã hoàn tác</source>
        <translation>undone</translation>
    </message>
    <message>
        <source>%1 đã sửa sau đó</source>
        <translation>%1 changed since</translation>
    </message>
    <message>
        <source>%1 đã rút</source>
        <translation>%1 withdrawn</translation>
    </message>
    <message>
        <source>còn nguyên</source>
        <translation>as it was imported</translation>
    </message>
    <message>
        <source>(%1 rút)</source>
        <translation>(withdrawn by %1)</translation>
    </message>
    <message>
        <source>%1 (%2 rút)</source>
        <translation>%1 (withdrawn by %2)</translation>
    </message>
    <message>
        <source>nhập ở máy khác</source>
        <translation>imported elsewhere</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Đã sửa sau khi nhập: %1; và %2 nữa.</source>
        <translation>Changed since the import: %1; and %2 more.</translation>
    </message>
    <message>
        <source>Đã sửa sau khi nhập: %1.</source>
        <translation>Changed since the import: %1.</translation>
    </message>
    <message>
        <source>rút %1 bản ghi</source>
        <translation>withdraws %1 records</translation>
    </message>
    <message>
        <source>trả %1 bản ghi về như trước khi nhập</source>
        <translation>puts %1 records back as they were before</translation>
    </message>
    <message>
        <source>giữ %1 bản ghi đã sửa sau đó</source>
        <translation>keeps %1 records that were changed since</translation>
    </message>
    <message>
        <source>giữ %1 bản ghi mà máy này không biết trước đó ra sao (hoàn tác ở máy đã nhập)</source>
        <translation>keeps %1 records of which this desk does not know what they were before (undo it where it was imported)</translation>
    </message>
    <message>
        <source>Hoàn tác sẽ: %1.</source>
        <translation>Undoing it: %1.</translation>
    </message>
    <message>
        <source>Chưa có lượt nhập nào trong phạm vi của bạn.</source>
        <translation>There is no import in your scope yet.</translation>
    </message>
    <message>
        <source>Không có gì để hoàn tác.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Mọi bản ghi của lượt này đã được rút.</source>
        <translation>Every record of this import is withdrawn.</translation>
    </message>
    <message>
        <source>Đang chờ máy chủ trả lời.</source>
        <translation>Waiting for the gateway's answer.</translation>
    </message>
    <message>
        <source>Lượt này đã hoàn tác.</source>
        <translation>This import is undone.</translation>
    </message>
    <message>
        <source>Không có gì để hoàn tác ở máy này.</source>
        <translation>There is nothing that can be undone at this desk.</translation>
    </message>
    <message>
        <source>Ghi lý do hoàn tác.</source>
        <translation>Say why it is undone.</translation>
    </message>
    <message>
        <source>Đã gửi yêu cầu hoàn tác; mất kết nối thì tự gửi khi có lại.</source>
        <translation>Undoing was asked for; without a connection it goes out when there is one.</translation>
    </message>
    <message>
        <source>Máy chủ đã hoàn tác.</source>
        <translation>The gateway has undone it.</translation>
    </message>
    <message>
        <source>Không hoàn tác được: %1</source>
        <translation>It was not undone: %1</translation>
    </message>
</context>
<context>
    <name>trucban::models::ImportLinesModel</name>
    <message>
        <source>mới</source>
        <translation>new</translation>
    </message>
    <message>
        <source>cập nhật</source>
        <translation>update</translation>
    </message>
    <message>
        <source>không đổi</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>lỗi</source>
        <translation>wrong</translation>
    </message>
    <message>
        <source>%1 (trước: %2)</source>
        <translation>%1 (was: %2)</translation>
    </message>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Sẽ là</source>
        <translation>Will be</translation>
    </message>
</context>
<context>
    <name>trucban::models::ImportProblemsModel</name>
    <message>
        <source>cả dòng</source>
        <translation>whole row</translation>
    </message>
    <message>
        <source>Dòng</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Trong tệp</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Sai gì, cần gì</source>
        <translation>What is wrong, what is needed</translation>
    </message>
    <message>
        <source>Lỗi của tệp %1</source>
        <translation>Errors of the file %1</translation>
    </message>
</context>
<context>
    <name>trucban::widgets::RecordsDesk</name>
    <message>
        <source>Vụ việc đã được lập, sẽ ghi vào kiến nghị này khi lần sửa trước có trả lời.</source>
        <translation>The case is opened; it is written into this petition once the edit before it is answered.</translation>
    </message>
    <message>
        <source>Vụ việc của kiến nghị này đang được nhập (Ctrl+N).</source>
        <translation>A case is being entered for this petition (Ctrl+N).</translation>
    </message>
    <message>
        <source>Kiến nghị: %1, ghi nhận ngày %2</source>
        <translation>Petition: %1, heard on %2</translation>
    </message>
</context>
</TS>
