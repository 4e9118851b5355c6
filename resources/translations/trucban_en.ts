<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="vi">
<context>
    <name>Profile</name>
    <message>
        <source>Không tạo được thư mục %1. Kiểm tra quyền ghi và chỗ trống trên đĩa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trực Ban đang mở với thư mục %1. Dùng cửa sổ đang mở.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không ghi được vào thư mục %1. Kiểm tra quyền ghi và chỗ trống trên đĩa.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Nhận tin báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người báo cập nhật</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt vị trí tin báo trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tin báo đổi nơi hiển thị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã xóa dữ liệu cá nhân theo thời hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt ưu tiên %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi loại: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nhận vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Định lại phường theo vị trí mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Báo rộng thêm, lần %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều động %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giải quyết xong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị chuyển đến %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuyển tuyến: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị phối hợp: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phối hợp: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Gộp thêm %n tin báo</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Gộp vào vụ việc khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách tin báo ra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách khỏi vụ việc chính</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem người báo để gọi lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem người báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đăng ký lực lượng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng di chuyển</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lượt thăm hộ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi quy tắc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa ai tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phường không có máy trực tuyến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chỉ huy tại chỗ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trả lời trước %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi loại việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhận về %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt vị trí tin báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gọi về %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuyển tuyến đến %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời chuyển tuyến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi trả lời phối hợp</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Gộp %n vụ việc</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tách vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem người báo và gọi lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi lượt thăm hộ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xóa dữ liệu cá nhân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thao tác của máy chủ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ việc này không còn thuộc phạm vi của bạn. Xem lại hàng chờ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tin báo này không còn thuộc phạm vi của bạn. Xem lại hàng chờ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có lực lượng này. Chọn lực lượng khác trong danh sách.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vai trò của bạn không được làm việc này. Nhờ cán bộ trực ban.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc này do phường khác quyết định. Liên hệ phường đang giữ vụ việc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ việc vừa được người khác thay đổi. Xem lại rồi làm lại nếu vẫn cần.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không làm được bước này ở trạng thái hiện tại. Xem các bước cho phép.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Việc này đã được làm rồi; không cần làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ việc đã kết thúc. Mở lại trước khi thao tác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ việc đã gộp vào vụ khác. Thao tác ở vụ chính, hoặc tách ra.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ việc này không ở trong vụ nào khác nên không có gì để tách.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng đang làm vụ khác. Chọn lực lượng khác hoặc gọi về trước.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng không trong ca hoặc không sẵn sàng. Chọn lực lượng khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng này không ở trong vụ việc. Xem lại danh sách lực lượng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại việc này cần công an; tổ công tác không đi một mình được.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn lực lượng đang đến hoặc có mặt. Cho rời hiện trường rồi kết thúc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa chọn kết quả xử lý. Chọn một kết quả rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa ghi số hồ sơ tin báo, tố giác. Nhập số rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần ghi lý do. Nhập lý do rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung còn trống. Nhập nội dung rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung quá dài. Rút gọn dưới 4.000 ký tự.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại việc không có trong danh mục. Chọn loại khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có phường này. Chọn lại phường.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ việc không nằm trong các phường có thể nhận. Đề nghị chuyển tuyến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phường khác đã nhận vụ việc này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang có một đề nghị chuyển tuyến chờ trả lời.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không còn đề nghị chuyển tuyến nào chờ trả lời.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không thể chuyển vụ việc cho chính phường đang giữ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có đề nghị phối hợp này trong vụ việc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị phối hợp này đã được trả lời.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tin báo không kèm người báo, nên không có gì để xem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vị trí không hợp lệ. Chọn lại trên bản đồ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã có vị trí mới hơn; vị trí cũ không được ghi.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa chọn vụ việc nào để gộp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Một giá trị nằm ngoài giới hạn cho phép. Kiểm tra lại nội dung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã quá lâu mới gửi được nên không thực hiện. Kiểm tra tình hình rồi làm lại nếu vẫn cần.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đĩa của máy này không ghi được và đang mất kết nối, nên thao tác không được giữ. Dùng bộ đàm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gửi quá nhiều thao tác trong một lúc. Chờ vài giây rồi làm lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ không ghi được nhật ký. Dùng bộ đàm và sổ giấy, báo quản trị ngay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ không hiểu thao tác này. Cần cập nhật chương trình.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P1 khẩn cấp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P2 cao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P3 thường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P4 thông tin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã giải quyết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ứng dụng SOS An ninh, trật tự</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điện thoại 113</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điện thoại 114</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điện thoại 115</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ứng dụng HELP114</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VNeID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến trực tiếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tổ công tác 3 trong 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuần tra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nguồn khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang cần giúp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An toàn rồi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người báo đã hủy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuần tra công an</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phản ứng nhanh 113</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng ANTT ở cơ sở</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã điều động</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Có mặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không sẵn sàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nghỉ ca</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã rời hiện trường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã gọi về</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã xử lý tại chỗ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hòa giải thành</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã lập hồ sơ tin báo, tố giác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuyển cơ quan khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Báo nhầm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Báo giả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thử nghiệm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trùng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không liên lạc được</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cảnh sát PCCC và CNCH (114)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cấp cứu (115)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cổng thông tin 1022</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tổng đài bảo vệ trẻ em (111)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cơ quan điều tra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quân sự</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ủy ban nhân dân</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang đề nghị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã rút</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quá hạn trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cán bộ trực ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lãnh đạo phường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban Chỉ đạo 138</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trực ban Thành phố</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>điều động</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>có mặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>giải quyết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã gửi, chờ xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã được ghi nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bị từ chối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa gửi – xác nhận lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mất kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang tải dữ liệu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bị từ chối kết nối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không gọi được máy chủ. Chương trình tự thử lại; kiểm tra mạng nếu kéo dài.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chứng thư của máy chủ không được tin cậy. Hỏi quản trị mã vân tay của máy chủ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã vân tay của máy chủ không khớp: có thể là máy chủ giả. Báo quản trị ngay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sai tên đăng nhập hoặc mật khẩu, hoặc tài khoản đã bị khóa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đăng nhập sai quá nhiều lần. Chờ rồi thử lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ dùng phiên bản khác. Cần cập nhật chương trình.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhật ký của máy chủ không khớp với máy này. Không thao tác, báo quản trị ngay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy này nhận dữ liệu quá chậm nên bị ngắt; đang nối lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiên làm việc đã bị thu hồi. Đăng nhập lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không ghi được dữ liệu lên đĩa của máy này. Kiểm tra dung lượng đĩa.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vi</source>
        <comment>language of the window, do not translate as a word</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa rõ phường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ĐK. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ngày</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::console::Console</name>
    <message>
        <source>Đang đăng nhập…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bộ đàm kênh trực ban hoặc điện thoại trung tâm 113</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::console::ReplicaKey</name>
    <message>
        <source>Kho khóa của máy không trả lời. Mở khóa kho rồi thử lại; dữ liệu trên máy này vẫn còn nguyên.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không mở được kho khóa của máy: %1. Mở khóa kho rồi thử lại; dữ liệu trên máy này vẫn còn nguyên.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy này không có kho khóa: khóa dữ liệu nằm trong tệp chỉ tài khoản này đọc được. Ai dùng được tài khoản này hoặc ổ đĩa thì đọc được dữ liệu của bàn trực.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không đọc được %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tệp khóa %1 bị hỏng. Khôi phục nó từ bản sao, hoặc chuyển thư mục dữ liệu đi để bắt đầu lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không ghi được %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapCanvas</name>
    <message numerus="yes">
        <source>%n vụ việc</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chưa tiếp nhận</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapOverlay</name>
    <message>
        <source>Phóng to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu nhỏ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toàn thành phố</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranh giới gần đúng · Bờ biển, sông hồ: GSHHG, WDBII</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không vẽ được bản đồ nền. Vị trí các vụ việc vẫn đúng; mở lại chương trình để thử lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thiếu thành phần Qt Location nên không có bản đồ nền. Vị trí các vụ việc vẫn đúng; báo người quản trị.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::maps::MapView</name>
    <message>
        <source>Bản đồ vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::models::QueueModel</name>
    <message>
        <source>Ưu tiên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phường / xã</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thời gian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AboutDialog</name>
    <message>
        <source>Giới thiệu Trực Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bàn điều hành trực ban an ninh, trật tự.

Phần mềm tự do theo giấy phép GPL phiên bản 3 trở lên; không có bảo hành.

Có dùng Qt, QCustomPlot (GPL), chữ Be Vietnam Pro (OFL), hình Maki (CC0) và Tabler (MIT), đường bờ và sông GSHHG (LGPL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ActDialog</name>
    <message>
        <source>Hủy  (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ActionRegistry</name>
    <message>
        <source>&amp;Vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Di chuyển</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Â&amp;m thanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trợ giúp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhận xử lý vụ đang chọn; chuông P1 dừng khi máy chủ xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Điều động…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn lực lượng đến hiện trường; lực lượng phù hợp gần nhất được chọn sẵn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạng thái &amp;lực lượng…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi lực lượng đang đến, có mặt, rời hiện trường hoặc gọi về</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Giải quyết…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi kết quả giải quyết của vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kết thúc…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết thúc vụ; hỏi lại khi còn lực lượng trên đường hoặc tại hiện trường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi &amp;chú</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến ô ghi chú; Ctrl+Enter để lưu, bản nháp được giữ mỗi giây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuyển t&amp;uyến…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị phường khác nhận vụ, trả lời hoặc rút đề nghị đang chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị &amp;phối hợp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị 114, 115, 111, 1022… phối hợp, hoặc ghi trả lời của họ qua điện thoại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gọi &amp;lại người báo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở số người báo để gọi lại; lý do được ghi vào nhật ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Xem người báo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở tên và số người báo; lý do bắt buộc và được ghi vào nhật ký</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mở lại…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa vụ đã giải quyết hoặc kết thúc về đang xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi mức ư&amp;u tiên…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xác nhận hoặc đổi mức P1–P4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi l&amp;oại vụ việc…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi loại vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Nhận vụ về phường…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhận vụ chưa rõ phường về phường mình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gộp vụ t&amp;rùng…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gộp các vụ cùng một sự việc vào vụ đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách vụ đ&amp;ã gộp…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả các tin báo về vụ cũ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến &amp;hàng chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến bảng vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến &amp;bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến &amp;vụ đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến khung vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến b&amp;iểu đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến biểu đồ tin báo theo giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thao tác &amp;của tôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danh sách thao tác của máy này: chờ gửi, đã gửi, đã nhận, bị từ chối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ &amp;kế tiếp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn vụ kế tiếp trong hàng chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ t&amp;rước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn vụ liền trước trong hàng chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến P&amp;1 chưa tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn vụ P1 chờ lâu nhất chưa ai tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lọc hàng chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gõ để lọc theo mã, địa chỉ, nội dung, phường, lực lượng; không cần dấu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bỏ lọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ mọi điều kiện lọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ chưa rõ vị t&amp;rí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ hiện các vụ chưa có vị trí trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Màu theo &amp;hệ thống</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theo màu sáng, tối của máy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Màu &amp;sáng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nền sáng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Màu &amp;tối</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nền tối cho ca đêm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đổi tiếng của cửa sổ ngay khi đang chạy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ &amp;lớn hơn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phóng to đến 250 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chữ &amp;nhỏ hơn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu nhỏ đến 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cỡ chữ &amp;chuẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Về 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Toàn màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bật, tắt toàn màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biểu đồ dạng &amp;bảng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đọc biểu đồ như một bảng số</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bố cục mặc định</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đưa các khung và cột về kích thước ban đầu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tắt tiếng 5 phút</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tự bật lại sau 5 phút; chuông P1 mới vẫn kêu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;hử tiếng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nghe thử các tiếng báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bảng &amp;phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mọi phím của cửa sổ này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Giới thiệu Trực Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phiên bản và giấy phép</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Th&amp;oát</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thao tác chưa gửi được giữ lại trên máy này</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AlertCard</name>
    <message>
        <source>chưa rõ vị trí trên bản đồ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (trực ban đặt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (không rõ sai số)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tệp đính kèm</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>người báo cập nhật %n lần, gần nhất %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>tiếp nhận đã thay hoặc bỏ: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tin diễn tập</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tin %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>không rõ lúc xảy ra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xảy ra %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, nhận %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung đã xóa theo thời hạn lưu trữ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không gọi lại: nạn nhân có thể đang ẩn nấp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gọi lại  F12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem  ⇧F12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ẩn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ không giữ thông tin người báo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang mở thông tin người báo…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người báo: ••••••••</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có thông tin người báo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::AlertRateChart</name>
    <message>
        <source>Loại khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 giờ: %3 tin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, trung bình %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hôm nay chưa có tin báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tin</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> · nét đứt: trung bình %n ngày trước</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source> · chưa có số liệu để so sánh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc theo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tổng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trung bình 7 ngày</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tin báo hôm nay theo giờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem dạng bảng (Ctrl+Shift+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biểu đồ dạng bảng</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CaseActs</name>
    <message>
        <source>gọi về, chưa đến nơi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>đang đến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>có mặt tại hiện trường</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rời hiện trường, sẵn sàng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hiện: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạng thái lực lượng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết thúc vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả giải quyết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số hồ sơ tin báo, tố giác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ví dụ: 123/TB-2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú kết quả</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết thúc  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giải quyết  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn kết quả.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần số hồ sơ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Còn lực lượng chưa rời vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vẫn đang trên vụ này. Kết thúc sẽ cho họ về trạng thái sẵn sàng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết thúc và cho về</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở lại vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ví dụ: người dân báo sự việc tái diễn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở lại  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần ghi lý do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuyển tuyến: đề nghị phường khác nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ví dụ: hiện trường thuộc địa bàn phường bạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn phường.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 đề nghị chuyển vụ này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhận vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phường đề nghị tiếp tục xử lý</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do trả lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bắt buộc khi trả lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần ghi lý do trả lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rút đề nghị chuyển tuyến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị gửi %1 đang chờ trả lời. Rút lại thì vụ vẫn do đơn vị mình xử lý.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rút đề nghị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đề nghị phối hợp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung đề nghị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ví dụ: cháy lan, cần xe thang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi đề nghị  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần ghi nội dung.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời của %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã nhận phối hợp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ chối, trả lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta rút đề nghị</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Người nghe máy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Họ tên, chức danh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Số vụ của họ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nếu có</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nội dung trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi trả lời  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần tên người nghe máy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ thuộc phường nào?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhận vụ  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mức ưu tiên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiếp nhận trong %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bắt buộc khi hạ mức</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt mức  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hạ mức thì cần lý do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loại vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gợi ý %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đặt loại  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn loại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gộp các vụ trùng vào vụ này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa rõ vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cách %1, lệch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gộp  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có vụ nào gần đây trong 1,5 km và 6 giờ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đánh dấu các vụ bằng phím cách.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách vụ đã gộp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tách  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gọi lại vụ P1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không gọi lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không gọi lại: nạn nhân có thể đang ẩn nấp. Tiếng chuông có thể làm lộ chỗ trốn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vẫn mở số để gọi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gọi lại người báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem người báo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lý do (được ghi vào nhật ký cùng tên của bạn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ví dụ: xác minh vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mở số để gọi  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CaseHeader</name>
    <message>
        <source>%1, gợi ý theo loại, chưa ai xác nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (gần đúng)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chờ phường nhận: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DIỄN TẬP · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ khi mở vụ lúc %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CasePanel</name>
    <message>
        <source>%1 đề nghị chuyển vụ này: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trả lời  F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã đề nghị %1 nhận vụ lúc %2; đơn vị mình vẫn xử lý đến khi họ nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rút  F9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 không nhận vụ (%2). %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa rõ vụ thuộc phường nào.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa phường nào nhận vụ này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhận vụ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã báo sang phường lân cận lần %1 vì chưa ai tiếp nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã báo sang phường lân cận vì phường này không có máy trực.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ này đã gộp vào %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>một vụ khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến vụ đó</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, số %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kết quả: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ này không còn trong phạm vi của đơn vị.
Có thể phường khác đã nhận.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn một vụ trong hàng chờ hoặc trên bản đồ.

Ctrl+J đến vụ P1 chờ lâu nhất.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa điều động lực lượng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (chỉ huy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vụ đang chọn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::ChoiceDialog</name>
    <message>
        <source>Gõ để tìm, không cần dấu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CommandList</name>
    <message>
        <source>Thao tác của tôi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có thao tác nào trong ca này.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::CommandStrip</name>
    <message>
        <source>Chưa có thao tác nào. Mỗi thao tác hiện ở đây: chờ gửi, đã gửi, máy chủ đã nhận hoặc từ chối.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thao tác của tôi  Ctrl+5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa gửi được trong thời hạn, nên chưa làm gì cả. Còn cần thì gửi lại.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  (còn %1 việc nữa)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gửi lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thôi, không gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::FilterBar</name>
    <message>
        <source>Mức ưu tiên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa rõ vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ điều kiện: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc: mã, địa chỉ, nội dung, phường, lực lượng (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc hàng chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lọc theo mức ưu tiên, trạng thái, vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bỏ mọi điều kiện lọc (Ctrl+Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::KeyCard</name>
    <message>
        <source>Bảng phím tắt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Từ tin báo mới đến kết thúc không cần chuột</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1 hàng chờ · ↑ ↓ chọn vụ · F2 tiếp nhận · F3 Enter điều động · F4 Enter đang đến, có mặt, rời · F6 Enter giải quyết · F7 kết thúc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đóng  (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::LoginWindow</name>
    <message>
        <source>Địa chỉ máy chủ cần có dạng https://ten-may:cong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập tên đăng nhập.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nhập mật khẩu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dấu vân chứng thư gồm 64 chữ số thập lục phân.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đăng nhập Trực Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bàn điều hành trực ban an ninh, trật tự</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tên đăng nhập</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mật khẩu (không được lưu lại)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dấu vân chứng thư (SHA-256), nếu máy chủ dùng chứng thư riêng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::MainWindow</name>
    <message>
        <source>Đăng nhập lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Máy chủ không ghi được nhật ký: tin báo mới đang bị trả lại. Báo ngay cho quản trị và nhận tin qua %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dữ liệu cũ: nghe máy chủ lần cuối lúc %1. Có thể đã có tin báo mới chưa hiện ở đây.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa kết nối được máy chủ: đây là dữ liệu lưu trên máy này. Có thể đã có tin báo mới chưa hiện ở đây.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Dùng %2. Thao tác vẫn làm được và sẽ gửi khi có kết nối.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1 P1) Trực Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trực Ban</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::MilestoneBar</name>
    <message>
        <source>Tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều động</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Có mặt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, quá hạn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thời gian thực tế so với hạn: %1 / %2 / %3 / %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::NotesBox</name>
    <message>
        <source>Bản nháp được giữ trên máy này</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa có ghi chú.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú cho vụ này (F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghi chú mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các ghi chú</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lưu  (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::QueuePanel</name>
    <message>
        <source>↑ %1 tin mới phía trên</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2 vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có vụ nào khớp điều kiện lọc.
Ctrl+Shift+F để bỏ lọc.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang tải vụ việc từ máy chủ…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có vụ việc đang mở.
Tin báo mới sẽ hiện ở đây ngay khi đến.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hàng chờ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hàng chờ vụ việc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::StatusBar</name>
    <message>
        <source>%1 %2/%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, thử lại sau %2 giây</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Khứ hồi %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dữ liệu cũ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dữ liệu mới</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chưa có dữ liệu từ máy chủ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>toàn thành phố</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n phường</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 thao tác chưa gửi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 thao tác chờ trả lời</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đã gửi hết</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xem các thao tác của máy này (Ctrl+5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Có tiếng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có loa: chỉ nháy màn hình</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tắt tiếng, còn %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chuông P1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tắt hoặc bật tiếng (Ctrl+M); chuông P1 mới luôn kêu lại</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n phường mất máy trực</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trucban::widgets::StepBar</name>
    <message>
        <source>Thêm</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::TimedConfirm</name>
    <message>
        <source>Không làm gì  (%1 giây)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::TimelineView</name>
    <message>
        <source>Diễn biến</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đang hỏi máy chủ về diễn biến…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chưa xem được diễn biến khi mất kết nối.
Sẽ tự tải lại khi có kết nối.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn một vụ để xem diễn biến.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitChooser</name>
    <message>
        <source>Điều động lực lượng</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vẫn điều động dù chưa phù hợp (được ghi vào nhật ký)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng, gần nhất trước</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có lực lượng nào trong địa bàn. Liên hệ trung tâm qua bộ đàm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Điều động  (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chọn lực lượng.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 không rảnh: gọi về trước hoặc chọn lực lượng khác.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lực lượng này không đi một mình đến vụ như vậy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnitDelegate</name>
    <message>
        <source>chưa rõ vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · vị trí cũ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cần công an đi cùng · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vụ này</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UnlocatedTray</name>
    <message>
        <source>%1 vụ chưa rõ vị trí</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chỉ hiện các vụ không có trên bản đồ (Ctrl+Shift+M)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UrgentCard</name>
    <message>
        <source>%1, %2, %3, chờ tiếp nhận %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>trucban::widgets::UrgentStrip</name>
    <message>
        <source>+%1 vụ P1 khác</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Đến vụ P1 chờ lâu nhất (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Không có vụ P1 nào chờ tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Các vụ P1 chưa tiếp nhận</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
