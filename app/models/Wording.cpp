// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Wording.h"

#include "geo/LocalPlane.h"
#include "geo/WardTable.h"
#include "resources/Embedded.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

namespace trucban::models {

namespace {

// Facts that never change while the program runs; parsed once.
const geo::WardTable& wardTable() {
    static const geo::WardTable table = geo::WardTable::parse(resources::wardsCsv()).value_or(geo::WardTable{});
    return table;
}

QDateTime vietnamTime(core::Instant at) {
    return QDateTime::fromMSecsSinceEpoch(
        at.time_since_epoch().count(),
        QTimeZone::fromSecondsAheadOfUtc(std::chrono::seconds(core::kVietnamUtcOffset).count()));
}

} // namespace

QString Wording::priority(core::Priority priority) {
    switch (priority) {
    case core::Priority::p1:
        return tr("P1 khẩn cấp");
    case core::Priority::p2:
        return tr("P2 cao");
    case core::Priority::p3:
        return tr("P3 thường");
    case core::Priority::p4:
        return tr("P4 thông tin");
    }
    return {};
}

QString Wording::priorityShort(core::Priority priority) {
    return QString::fromUtf8(core::nameOf(priority));
}

QString Wording::caseState(core::CaseState state) {
    switch (state) {
    case core::CaseState::isNew:
        return tr("Mới");
    case core::CaseState::acknowledged:
        return tr("Đã tiếp nhận");
    case core::CaseState::inProgress:
        return tr("Đang xử lý");
    case core::CaseState::resolved:
        return tr("Đã giải quyết");
    case core::CaseState::closed:
        return tr("Kết thúc");
    }
    return {};
}

QString Wording::source(core::AlertSource source) {
    switch (source) {
    case core::AlertSource::sosApp:
        return tr("Ứng dụng SOS An ninh, trật tự");
    case core::AlertSource::call113:
        return tr("Điện thoại 113");
    case core::AlertSource::call114:
        return tr("Điện thoại 114");
    case core::AlertSource::call115:
        return tr("Điện thoại 115");
    case core::AlertSource::help114:
        return tr("Ứng dụng HELP114");
    case core::AlertSource::vneid:
        return tr("VNeID");
    case core::AlertSource::walkIn:
        return tr("Đến trực tiếp");
    case core::AlertSource::outreach:
        return tr("Tổ công tác 3 trong 1");
    case core::AlertSource::patrol:
        return tr("Tuần tra");
    case core::AlertSource::camera:
        return tr("Camera");
    case core::AlertSource::other:
        return tr("Nguồn khác");
    }
    return {};
}

QString Wording::senderState(core::SenderState state) {
    switch (state) {
    case core::SenderState::active:
        return tr("Đang cần giúp");
    case core::SenderState::safe:
        return tr("An toàn rồi");
    case core::SenderState::cancelled:
        return tr("Người báo đã hủy");
    }
    return {};
}

QString Wording::unitKind(core::UnitKind kind) {
    switch (kind) {
    case core::UnitKind::policePatrol:
        return tr("Tuần tra công an");
    case core::UnitKind::response113:
        return tr("Phản ứng nhanh 113");
    case core::UnitKind::communitySecurity:
        return tr("Lực lượng ANTT ở cơ sở");
    case core::UnitKind::outreachTeam:
        return tr("Tổ công tác 3 trong 1");
    }
    return {};
}

QString Wording::unitState(core::UnitState state) {
    switch (state) {
    case core::UnitState::available:
        return tr("Sẵn sàng");
    case core::UnitState::dispatched:
        return tr("Đã điều động");
    case core::UnitState::enRoute:
        return tr("Đang đến");
    case core::UnitState::onScene:
        return tr("Có mặt");
    case core::UnitState::unavailable:
        return tr("Không sẵn sàng");
    case core::UnitState::offDuty:
        return tr("Nghỉ ca");
    }
    return {};
}

QString Wording::assignmentState(core::AssignmentState state) {
    switch (state) {
    case core::AssignmentState::dispatched:
        return tr("Đã điều động");
    case core::AssignmentState::enRoute:
        return tr("Đang đến");
    case core::AssignmentState::onScene:
        return tr("Có mặt");
    case core::AssignmentState::left:
        return tr("Đã rời hiện trường");
    case core::AssignmentState::recalled:
        return tr("Đã gọi về");
    }
    return {};
}

QString Wording::disposition(core::Disposition disposition) {
    switch (disposition) {
    case core::Disposition::settledOnScene:
        return tr("Đã xử lý tại chỗ");
    case core::Disposition::mediated:
        return tr("Hòa giải thành");
    case core::Disposition::reportFiled:
        return tr("Đã lập hồ sơ tin báo, tố giác");
    case core::Disposition::referred:
        return tr("Chuyển cơ quan khác");
    case core::Disposition::mistaken:
        return tr("Báo nhầm");
    case core::Disposition::falseReport:
        return tr("Báo giả");
    case core::Disposition::test:
        return tr("Thử nghiệm");
    case core::Disposition::duplicate:
        return tr("Trùng");
    case core::Disposition::unreachable:
        return tr("Không liên lạc được");
    }
    return {};
}

QString Wording::agency(core::Agency agency) {
    switch (agency) {
    case core::Agency::fireRescue114:
        return tr("Cảnh sát PCCC và CNCH (114)");
    case core::Agency::ambulance115:
        return tr("Cấp cứu (115)");
    case core::Agency::hotline1022:
        return tr("Cổng thông tin 1022");
    case core::Agency::childProtection111:
        return tr("Tổng đài bảo vệ trẻ em (111)");
    case core::Agency::investigation:
        return tr("Cơ quan điều tra");
    case core::Agency::military:
        return tr("Quân sự");
    case core::Agency::peoplesCommittee:
        return tr("Ủy ban nhân dân");
    }
    return {};
}

QString Wording::offerState(core::OfferState state) {
    switch (state) {
    case core::OfferState::offered:
        return tr("Đang đề nghị");
    case core::OfferState::accepted:
        return tr("Đã nhận");
    case core::OfferState::returned:
        return tr("Đã trả lại");
    case core::OfferState::withdrawn:
        return tr("Đã rút");
    case core::OfferState::expired:
        return tr("Quá hạn trả lời");
    }
    return {};
}

QString Wording::role(core::Role role) {
    switch (role) {
    case core::Role::dutyOfficer:
        return tr("Cán bộ trực ban");
    case core::Role::wardLeader:
        return tr("Lãnh đạo phường");
    case core::Role::committee:
        return tr("Ban Chỉ đạo 138");
    case core::Role::team:
        return tr("Tổ công tác 3 trong 1");
    case core::Role::city:
        return tr("Trực ban Thành phố");
    case core::Role::admin:
        return tr("Quản trị");
    }
    return {};
}

QString Wording::deadlineStage(core::DeadlineStage stage) {
    switch (stage) {
    case core::DeadlineStage::acknowledge:
        return tr("tiếp nhận");
    case core::DeadlineStage::dispatch:
        return tr("điều động");
    case core::DeadlineStage::arrive:
        return tr("có mặt");
    case core::DeadlineStage::resolve:
        return tr("giải quyết");
    }
    return {};
}

QString Wording::commandStage(bridge::CommandStage stage) {
    switch (stage) {
    case bridge::CommandStage::queued:
        return tr("Chờ gửi");
    case bridge::CommandStage::sent:
        return tr("Đã gửi, chờ xác nhận");
    case bridge::CommandStage::accepted:
        return tr("Đã được ghi nhận");
    case bridge::CommandStage::refused:
        return tr("Bị từ chối");
    case bridge::CommandStage::expired:
        return tr("Chưa gửi – xác nhận lại");
    case bridge::CommandStage::withdrawn:
        return tr("Đã rút lại trước khi gửi");
    }
    return {};
}

QString Wording::connectionState(bridge::ConnectionState state) {
    switch (state) {
    case bridge::ConnectionState::offline:
        return tr("Mất kết nối");
    case bridge::ConnectionState::connecting:
        return tr("Đang kết nối");
    case bridge::ConnectionState::loading:
        return tr("Đang tải dữ liệu");
    case bridge::ConnectionState::live:
        return tr("Trực tuyến");
    case bridge::ConnectionState::refused:
        return tr("Bị từ chối kết nối");
    }
    return {};
}

QString Wording::connectionFault(bridge::ConnectionFault fault) {
    switch (fault) {
    case bridge::ConnectionFault::none:
        return {};
    case bridge::ConnectionFault::unreachable:
        return tr("Không gọi được máy chủ. Chương trình tự thử lại; kiểm tra mạng nếu kéo dài.");
    case bridge::ConnectionFault::tls:
        return tr("Chứng thư của máy chủ không được tin cậy. Hỏi quản trị mã vân tay của máy chủ.");
    case bridge::ConnectionFault::pinMismatch:
        return tr("Mã vân tay của máy chủ không khớp: có thể là máy chủ giả. Báo quản trị ngay.");
    case bridge::ConnectionFault::badCredentials:
        return tr("Sai tên đăng nhập hoặc mật khẩu, hoặc tài khoản đã bị khóa.");
    case bridge::ConnectionFault::throttled:
        return tr("Đăng nhập sai quá nhiều lần. Chờ rồi thử lại.");
    case bridge::ConnectionFault::badAddress:
        return tr("Địa chỉ máy chủ hoặc mã vân tay ghi không đúng: địa chỉ bắt đầu bằng https://, mã vân tay "
                  "gồm 64 chữ số hệ 16. Sửa rồi đăng nhập lại.");
    case bridge::ConnectionFault::badProtocol:
        return tr("Máy chủ dùng phiên bản khác. Cần cập nhật chương trình.");
    case bridge::ConnectionFault::headMismatch:
        return tr("Nhật ký của máy chủ không khớp với máy này. Không thao tác, báo quản trị ngay.");
    case bridge::ConnectionFault::wrongMode:
        return tr("Máy chủ này là máy chủ diễn tập mà bàn trực này là thật, hoặc ngược lại. Không có gì được đọc hay "
                  "gửi. Sửa địa chỉ, hoặc mở bằng lệnh diễn tập (trucban --exercise).");
    case bridge::ConnectionFault::slow:
        return tr("Máy này nhận dữ liệu quá chậm nên bị ngắt; đang nối lại.");
    case bridge::ConnectionFault::revoked:
        return tr("Phiên làm việc đã bị thu hồi. Đăng nhập lại.");
    case bridge::ConnectionFault::diskError:
        return tr("Không ghi được dữ liệu lên đĩa của máy này. Kiểm tra dung lượng đĩa.");
    }
    return {};
}

QString Wording::kind(const core::Policy& policy, const std::string& code) {
    const auto& kind = policy.kind(code);
    if (kind.nameVi.empty()) {
        return text(code);
    }
    return named(kind.nameVi, kind.nameEn);
}

QString Wording::check(const core::Policy& policy, const std::string& code) {
    for (const core::Checklist& list : policy.checklists) {
        if (const auto check = std::ranges::find(list.checks, code, &core::Check::code); check != list.checks.end()) {
            return named(check->textVi, check->textEn);
        }
    }
    return text(code);
}

QString Wording::reason(const core::Policy& policy, const std::string& code) {
    const core::NoActionReason* reason = policy.reason(code);
    return reason == nullptr ? text(code) : named(reason->nameVi, reason->nameEn);
}

QString Wording::named(const std::string& vietnamese, const std::string& english) {
    // The marker is translated to "en" in the English file: so the language of the window decides, not the system's.
    const bool isEnglish = tr("vi", "language of the window, do not translate as a word") == QLatin1String("en");
    return text(isEnglish && !english.empty() ? english : vietnamese);
}

QString Wording::ward(core::WardCode code) {
    const auto* ward = wardTable().find(code);
    if (ward != nullptr) {
        switch (ward->kind) {
        case core::WardKind::phuong:
            return tr("Phường %1").arg(text(ward->name));
        case core::WardKind::xa:
            return tr("Xã %1").arg(text(ward->name));
        case core::WardKind::dacKhu:
            return tr("Đặc khu %1").arg(text(ward->name));
        }
    }
    return code == core::kCityDesk ? tr("Trực ban Thành phố") : tr("Chưa rõ phường");
}

QString Wording::wardShort(core::WardCode code) {
    const auto* ward = wardTable().find(code);
    if (ward == nullptr) {
        return Wording::ward(code);
    }
    switch (ward->kind) {
    case core::WardKind::phuong:
        return tr("P. %1").arg(text(ward->name));
    case core::WardKind::xa:
        return tr("X. %1").arg(text(ward->name));
    case core::WardKind::dacKhu:
        return tr("ĐK. %1").arg(text(ward->name));
    }
    return {};
}

namespace {

/// Of the wards that may own it: a ward reaches as far from its label point as its area is wide, as in geo::LabelRule.
core::WardCode likeliestCandidate(const core::Case& case_, const core::Alert* primary) {
    const auto position = primary != nullptr ? primary->position() : std::nullopt;
    if (!position) {
        return case_.candidates.front();
    }
    const geo::LocalPlane plane(position->point.lat);
    const auto score = [&](core::WardCode code) {
        const auto* ward = wardTable().find(code);
        return ward == nullptr ? std::numeric_limits<double>::infinity()
                               : geo::distance(plane.toPlane(position->point), plane.toPlane(ward->label)) /
                                     std::pow(ward->areaKm2, 0.25);
    };
    return std::ranges::min(case_.candidates, {}, score);
}

QString approximately(const QString& ward, std::size_t more) {
    const auto shown = QStringLiteral("~ %1").arg(ward);
    return more == 0 ? shown : QStringLiteral("%1 +%2").arg(shown).arg(more);
}

QString wardOf(const core::Case& case_, const core::Alert* primary, QString (*name)(core::WardCode)) {
    if (!case_.ward.isNone()) {
        return case_.approximate ? approximately(name(case_.ward), 0) : name(case_.ward);
    }
    return case_.candidates.empty()
               ? name(case_.ward)
               : approximately(name(likeliestCandidate(case_, primary)), case_.candidates.size() - 1);
}

} // namespace

QString Wording::caseWard(const core::Case& case_, const core::Alert* primary) {
    return wardOf(case_, primary, &Wording::wardShort);
}

core::WardCode Wording::likeliestWard(const core::Case& case_, const core::Alert* primary) {
    return case_.ward.isNone() && !case_.candidates.empty() ? likeliestCandidate(case_, primary) : case_.ward;
}

QString Wording::caseWardFull(const core::Case& case_, const core::Alert* primary) {
    return wardOf(case_, primary, &Wording::ward);
}

QString Wording::dateTime(core::Instant at) {
    return vietnamTime(at).toString(QStringLiteral("dd/MM/yyyy HH:mm:ss"));
}
QString Wording::time(core::Instant at) {
    return vietnamTime(at).toString(QStringLiteral("HH:mm:ss"));
}
QString Wording::dateMinute(core::Instant at) {
    return vietnamTime(at).toString(QStringLiteral("dd/MM/yyyy HH:mm"));
}

QString Wording::duration(std::chrono::milliseconds span) {
    const bool negative = span.count() < 0;
    auto seconds = std::chrono::duration_cast<std::chrono::seconds>(negative ? -span : span).count();
    const auto days = seconds / 86'400;
    const auto hours = seconds / 3'600 % 24;
    const auto minutes = seconds / 60 % 60;
    seconds %= 60;
    const QLatin1Char zero('0');
    QString result;
    if (days > 0) {
        result = tr("%n ngày", nullptr, static_cast<int>(days)) +
                 QStringLiteral(" %1:%2").arg(hours, 2, 10, zero).arg(minutes, 2, 10, zero);
    } else if (hours > 0) {
        result = QStringLiteral("%1:%2:%3").arg(hours).arg(minutes, 2, 10, zero).arg(seconds, 2, 10, zero);
    } else {
        result = QStringLiteral("%1:%2").arg(minutes, 2, 10, zero).arg(seconds, 2, 10, zero);
    }
    return negative ? QStringLiteral("−") + result : result;
}

QString Wording::coordinate(const core::GeoPoint& point) {
    return QStringLiteral("%1, %2").arg(point.lat, 0, 'f', 5).arg(point.lon, 0, 'f', 5);
}

namespace {

const QLocale& windowLocale() {
    static const QLocale vietnamese(QLocale::Vietnamese, QLocale::Vietnam);
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    return Wording::isEnglish() ? english : vietnamese;
}

} // namespace

bool Wording::isEnglish() {
    return tr("vi", "language of the window, do not translate as a word") == QLatin1String("en");
}

QString Wording::number(qlonglong value) {
    return windowLocale().toString(value);
}

QString Wording::decimal(double value, int digits) {
    return windowLocale().toString(value, 'f', digits);
}

QString Wording::distance(double metres) {
    if (metres < 1'000) {
        return QStringLiteral("%1 m").arg(number(std::lround(metres / 10) * 10));
    }
    return QStringLiteral("%1 km").arg(decimal(metres / 1'000, metres < 10'000 ? 1 : 0));
}

} // namespace trucban::models
