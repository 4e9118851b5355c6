// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderGrammar.h"

#include "core/Text.h"

#include <QStringList>
#include <QtGlobal>

#include <array>

namespace trucban::models {

namespace {

using enum OrderVerb;
using enum OrderNeed;
using Argument = OrderArgument;

constexpr std::array<OrderRule, kOrderVerbs> kRules{{
    {open, "mở|xem", "open|show", none, required, Argument::none, none, none, "mở VV-0412", "open VV-0412",
     QT_TRANSLATE_NOOP("OrderWording", "Mở vụ trong khung vụ việc"), "ui/message"},

    {dispatch, "điều|điều động|cử|phái", "send|dispatch", required, required, Argument::none, none, none,
     "M21,M22 điều VV-0412", "M21,M22 send VV-0412",
     QT_TRANSLATE_NOOP("OrderWording", "Điều lực lượng; tổ đầu tiên chỉ huy khi chưa ai chỉ huy"), "ui/dispatch"},
    {backUp, "tăng cường|chi viện", "back up|backup|reinforce", required, required, Argument::none, none, none,
     "tăng cường M23 VV-0412", "back up M23 VV-0412",
     QT_TRANSLATE_NOOP("OrderWording", "Điều thêm lực lượng, không chỉ huy"), "ui/users"},
    {enRoute, "đang đến|đang tới|đi|lên đường|xuất phát", "en route|enroute|going", required, optional, Argument::none,
     none, none, "M21 đang đến", "M21 en route", QT_TRANSLATE_NOOP("OrderWording", "Ghi lực lượng đang trên đường"),
     "ui/motorbike"},
    {onScene, "đến|tới|đến nơi|tới nơi|có mặt", "on scene|arrived|at scene", required, optional, Argument::none, none,
     none, "M21 đến", "M21 on scene", QT_TRANSLATE_NOOP("OrderWording", "Ghi lực lượng có mặt tại hiện trường"),
     "ui/map-pin"},
    {leave, "rời|rời hiện trường|sẵn sàng|rảnh|xong|vào ca", "clear|available|free|left|on duty", required, optional,
     Argument::none, none, none, "M21 rời", "M21 clear",
     QT_TRANSLATE_NOOP("OrderWording", "Ghi lực lượng rời hiện trường, sẵn sàng"), "ui/check"},
    {unavailable, "tạm nghỉ|không sẵn sàng", "unavailable", required, optional, Argument::none, none, none,
     "M21 tạm nghỉ", "M21 unavailable", QT_TRANSLATE_NOOP("OrderWording", "Ghi lực lượng không sẵn sàng"), "ui/cross"},
    {offDuty, "nghỉ ca|hết ca|ra ca", "off duty", required, optional, Argument::none, none, none, "M21 nghỉ ca",
     "M21 off duty", QT_TRANSLATE_NOOP("OrderWording", "Ghi lực lượng nghỉ ca"), "ui/moon"},
    {checkIn, "an toàn|báo an toàn|điểm danh", "check in|safe", required, none, Argument::none, none, none,
     "M21 an toàn", "M21 check in", QT_TRANSLATE_NOOP("OrderWording", "Ghi lực lượng vừa báo an toàn"), "ui/shield"},
    {recall, "gọi về|rút|rút về", "recall", required, optional, Argument::none, none, none, "gọi về M21", "recall M21",
     QT_TRANSLATE_NOOP("OrderWording", "Gọi lực lượng về khỏi vụ đang làm"), "ui/recall"},

    {acknowledge, "nhận|tiếp nhận", "ack|acknowledge", none, required, Argument::none, none, none, "nhận VV-0412",
     "ack VV-0412", QT_TRANSLATE_NOOP("OrderWording", "Tiếp nhận vụ"), "ui/acknowledge"},
    {note, "ghi|ghi chú", "note", none, required, Argument::none, none, required, "ghi VV-0412 cổng sau không khóa",
     "note VV-0412 back gate is open", QT_TRANSLATE_NOOP("OrderWording", "Thêm ghi chú vào vụ"), "ui/note"},
    {resolve, "giải quyết|đã giải quyết", "resolve", none, required, Argument::outcome, required, optional,
     "giải quyết VV-0412 hòa giải", "resolve VV-0412 mediated",
     QT_TRANSLATE_NOOP("OrderWording", "Ghi kết quả giải quyết; sau kết quả có thể thêm ghi chú"), "ui/resolve"},
    {close, "đóng|kết thúc", "close", none, required, Argument::outcome, optional, optional,
     "đóng VV-0412 giải quyết xong", "close VV-0412 settled",
     QT_TRANSLATE_NOOP("OrderWording", "Kết thúc vụ; hỏi lại khi còn lực lượng, hoặc vụ P1 hay chưa ai tiếp nhận"),
     "ui/close"},
    {reopen, "mở lại", "reopen", none, required, Argument::none, none, required, "mở lại VV-0412 tái diễn",
     "reopen VV-0412 it began again", QT_TRANSLATE_NOOP("OrderWording", "Mở lại vụ, với lý do"), "ui/reopen"},
    {priority, "ưu tiên|mức", "priority", none, required, Argument::priority, required, optional,
     "ưu tiên VV-0412 P2 không còn dao", "priority VV-0412 P2 no knife",
     QT_TRANSLATE_NOOP("OrderWording", "Đặt mức P1–P4; hạ mức cần lý do"), "ui/flag"},
    {kind, "loại|đổi loại", "kind", none, required, Argument::kind, required, none, "loại VV-0412 cháy nổ",
     "kind VV-0412 fire", QT_TRANSLATE_NOOP("OrderWording", "Đổi loại vụ việc"), "ui/tag"},

    {claim, "nhận về|nhận về phường", "claim", none, required, Argument::ward, optional, none,
     "nhận về VV-0412 Bến Thành", "claim VV-0412 Bến Thành",
     QT_TRANSLATE_NOOP("OrderWording", "Nhận vụ chưa rõ phường về phường mình"), "ui/claim"},
    {transfer, "chuyển|chuyển tuyến", "transfer", none, required, Argument::ward, required, required,
     "chuyển VV-0412 Bến Thành lý do khác địa bàn", "transfer VV-0412 Bến Thành reason not our ward",
     QT_TRANSLATE_NOOP("OrderWording", "Đề nghị phường khác nhận vụ, với lý do"), "ui/transfer"},
    {acceptTransfer, "nhận chuyển|nhận chuyển tuyến", "accept", none, required, Argument::none, none, none,
     "nhận chuyển VV-0412", "accept VV-0412", QT_TRANSLATE_NOOP("OrderWording", "Nhận vụ phường khác đề nghị"),
     "ui/claim"},
    {returnTransfer, "trả lại|trả", "return", none, required, Argument::none, none, required,
     "trả lại VV-0412 vẫn thuộc phường bạn", "return VV-0412 it is your ward",
     QT_TRANSLATE_NOOP("OrderWording", "Trả lại vụ phường khác đề nghị, với lý do"), "ui/recall"},
    {withdrawTransfer, "rút đề nghị|rút chuyển tuyến", "withdraw", none, required, Argument::none, none, none,
     "rút đề nghị VV-0412", "withdraw VV-0412",
     QT_TRANSLATE_NOOP("OrderWording", "Rút đề nghị chuyển tuyến; hỏi lại trước khi rút"), "ui/undo"},
    {joint, "phối hợp|đề nghị phối hợp", "joint|request", none, required, Argument::agency, required, required,
     "phối hợp VV-0412 114 cần xe thang", "joint VV-0412 114 ladder truck",
     QT_TRANSLATE_NOOP("OrderWording", "Ghi đề nghị cơ quan khác phối hợp"), "ui/joint-request"},
    {answerJoint, "trả lời phối hợp", "joint answer", none, required, Argument::none, none, none,
     "trả lời phối hợp VV-0412", "joint answer VV-0412",
     QT_TRANSLATE_NOOP("OrderWording", "Ghi trả lời qua điện thoại của cơ quan đang được hỏi"), "ui/phone"},
    {merge, "gộp", "merge", none, required, Argument::cases, required, none, "gộp VV-0413,VV-0414 vào VV-0412",
     "merge VV-0413,VV-0414 into VV-0412", QT_TRANSLATE_NOOP("OrderWording", "Gộp các vụ trùng vào một vụ"),
     "ui/merge"},
    {unmerge, "tách", "unmerge|split", none, required, Argument::none, none, none, "tách VV-0413", "unmerge VV-0413",
     QT_TRANSLATE_NOOP("OrderWording", "Tách vụ đã gộp"), "ui/unmerge"},

    {callBack, "gọi lại", "call back|callback", none, required, Argument::none, none, none, "gọi lại VV-0412",
     "call back VV-0412", QT_TRANSLATE_NOOP("OrderWording", "Mở số người báo để gọi lại"), "ui/phone"},
    {reveal, "xem người báo", "reporter", none, required, Argument::none, none, none, "xem người báo VV-0412",
     "reporter VV-0412", QT_TRANSLATE_NOOP("OrderWording", "Xem người báo; hỏi lý do"), "ui/reveal"},
    {place, "đặt chỗ|định vị", "place", none, required, Argument::none, none, none, "đặt chỗ VV-0412", "place VV-0412",
     QT_TRANSLATE_NOOP("OrderWording", "Đặt tin báo lên bản đồ"), "ui/map-pin"},
}};

/// None of a single syllable that, without its marks, begins other words: "giả" is "gia đình", "thử" is "thu giữ".
struct OutcomeWords {
    core::Disposition disposition;
    const char* vietnamese;
    const char* english;
};
using enum core::Disposition;
constexpr std::array kOutcomes{
    OutcomeWords{settledOnScene, "xử lý tại chỗ|đã xử lý tại chỗ|giải quyết xong|tại chỗ|xong", "settled|done"},
    OutcomeWords{mediated, "hòa giải|hòa giải thành", "mediated"},
    OutcomeWords{reportFiled, "lập hồ sơ|đã lập hồ sơ|hồ sơ", "filed|report filed"},
    OutcomeWords{referred, "chuyển cơ quan|chuyển cơ quan khác", "referred"},
    OutcomeWords{mistaken, "báo nhầm", "mistaken"},
    OutcomeWords{falseReport, "báo giả", "false report"},
    OutcomeWords{core::Disposition::test, "thử nghiệm", "test"},
    OutcomeWords{duplicate, "báo trùng", "duplicate"},
    OutcomeWords{unreachable, "không liên lạc được|không liên lạc", "unreachable"},
};

struct AgencyWords {
    core::Agency agency;
    const char* vietnamese;
    const char* english;
};
constexpr std::array kAgencies{
    AgencyWords{core::Agency::fireRescue114, "114|cứu hỏa|chữa cháy|pccc", "114|fire"},
    AgencyWords{core::Agency::ambulance115, "115|cấp cứu", "115|ambulance"},
    AgencyWords{core::Agency::hotline1022, "1022", "1022"},
    AgencyWords{core::Agency::childProtection111, "111|bảo vệ trẻ em", "111|children"},
    AgencyWords{core::Agency::investigation, "điều tra|cơ quan điều tra", "investigation"},
    AgencyWords{core::Agency::military, "quân sự", "military"},
    AgencyWords{core::Agency::peoplesCommittee, "ubnd|ủy ban|ủy ban nhân dân", "committee"},
};

template <class T>
void addWays(std::vector<OrderPhrase<T>>& phrases, T meaning, const char* ways, bool english) {
    bool first = true;
    for (const auto& way : waysOf(ways)) {
        phrases.push_back({.meaning = meaning,
                           .shown = way,
                           .folded = foldedWords(way),
                           .english = english,
                           .offered = std::exchange(first, false)});
    }
}

} // namespace

std::span<const OrderRule> orderRules() {
    return kRules;
}

const OrderRule& ruleOf(OrderVerb verb) {
    const auto& rule = kRules[static_cast<std::size_t>(verb)];
    Q_ASSERT(rule.verb == verb);
    return rule;
}

QStringList waysOf(const char* alternatives) {
    return QString::fromUtf8(alternatives).split(QLatin1Char('|'));
}

QString foldedWords(const QString& text) {
    return QString::fromStdString(core::folded(text.simplified().toStdString()));
}

const std::vector<OrderPhrase<OrderVerb>>& verbPhrases() {
    static const auto phrases = [] {
        std::vector<OrderPhrase<OrderVerb>> all;
        for (const auto& rule : kRules) {
            addWays(all, rule.verb, rule.vietnamese, false);
            addWays(all, rule.verb, rule.english, true);
        }
        return all;
    }();
    return phrases;
}

const std::vector<OrderPhrase<core::Disposition>>& outcomePhrases() {
    static const auto phrases = [] {
        std::vector<OrderPhrase<core::Disposition>> all;
        for (const auto& words : kOutcomes) {
            addWays(all, words.disposition, words.vietnamese, false);
            addWays(all, words.disposition, words.english, true);
        }
        return all;
    }();
    return phrases;
}

const std::vector<OrderPhrase<core::Agency>>& agencyPhrases() {
    static const auto phrases = [] {
        std::vector<OrderPhrase<core::Agency>> all;
        for (const auto& words : kAgencies) {
            addWays(all, words.agency, words.vietnamese, false);
            addWays(all, words.agency, words.english, true);
        }
        return all;
    }();
    return phrases;
}

} // namespace trucban::models
