// SPDX-License-Identifier: GPL-3.0-or-later
// The table of what is entered of each kind of record.
#include "models/RecordAccess.h"
#include "models/RecordForm.h"

#include <array>

namespace trucban::models {

namespace {

using access::field;
using core::Record;

constexpr std::int64_t kShort = 200;
constexpr std::int64_t kLong = 800; ///< the longest text that core takes
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kBillion = 1'000'000'000;

#define TRUCBAN_FORM_TEXT(text) QT_TRANSLATE_NOOP("RecordForm", text)
#define TRUCBAN_CHOICE(code, text)                                                                                     \
    FieldChoice {                                                                                                      \
        code, TRUCBAN_FORM_TEXT(text)                                                                                  \
    }

// --- choices

constexpr std::array kMembers{TRUCBAN_CHOICE("police", "công an"),
                              TRUCBAN_CHOICE("fatherlandFront", "Mặt trận Tổ quốc"),
                              TRUCBAN_CHOICE("women", "Hội Phụ nữ"),
                              TRUCBAN_CHOICE("youth", "Đoàn Thanh niên"),
                              TRUCBAN_CHOICE("veterans", "Hội Cựu chiến binh"),
                              TRUCBAN_CHOICE("neighbourhood", "khu phố, ấp")};
constexpr std::array kPlaces{TRUCBAN_CHOICE("street", "đường phố"),    TRUCBAN_CHOICE("alley", "hẻm"),
                             TRUCBAN_CHOICE("apartments", "chung cư"), TRUCBAN_CHOICE("boardingHouse", "nhà trọ"),
                             TRUCBAN_CHOICE("school", "trường học"),   TRUCBAN_CHOICE("firm", "doanh nghiệp")};
constexpr std::array kPetitions{
    TRUCBAN_CHOICE("civilDispute", "tranh chấp dân sự"),  TRUCBAN_CHOICE("procedure", "thủ tục hành chính"),
    TRUCBAN_CHOICE("identityPapers", "giấy tờ tùy thân"), TRUCBAN_CHOICE("residence", "cư trú"),
    TRUCBAN_CHOICE("security", "an ninh, trật tự"),       TRUCBAN_CHOICE("other", "khác")};
constexpr std::array kAgencies{TRUCBAN_CHOICE("peoplesCommittee", "Ủy ban nhân dân"),
                               TRUCBAN_CHOICE("investigation", "cơ quan điều tra"),
                               TRUCBAN_CHOICE("1022", "tổng đài 1022"),
                               TRUCBAN_CHOICE("111", "tổng đài 111 (trẻ em)"),
                               TRUCBAN_CHOICE("114", "114 (chữa cháy, cứu nạn)"),
                               TRUCBAN_CHOICE("115", "115 (cấp cứu)"),
                               TRUCBAN_CHOICE("military", "quân sự")};
constexpr std::array kNeeds{TRUCBAN_CHOICE("policyFamily", "gia đình chính sách"),
                            TRUCBAN_CHOICE("poorHousehold", "hộ nghèo"),
                            TRUCBAN_CHOICE("lonelyElderly", "người già neo đơn"),
                            TRUCBAN_CHOICE("livelihood", "sinh kế"), TRUCBAN_CHOICE("other", "khác")};
constexpr std::array kReintegration{TRUCBAN_CHOICE("helped", "được giúp đỡ"), TRUCBAN_CHOICE("progressed", "tiến bộ"),
                                    TRUCBAN_CHOICE("employed", "có việc làm"),
                                    TRUCBAN_CHOICE("trained", "được học nghề")};
constexpr std::array kInitiatives{TRUCBAN_CHOICE("camera", "camera an ninh"),
                                  TRUCBAN_CHOICE("patrol", "tuần tra nhân dân"),
                                  TRUCBAN_CHOICE("community", "tự quản, liên gia"),
                                  TRUCBAN_CHOICE("fireSafety", "phòng cháy, chữa cháy"),
                                  TRUCBAN_CHOICE("reintegration", "tái hòa nhập cộng đồng"),
                                  TRUCBAN_CHOICE("other", "khác")};
constexpr std::array kInitiativeStates{TRUCBAN_CHOICE("planned", "dự kiến"), TRUCBAN_CHOICE("active", "đang hoạt động"),
                                       TRUCBAN_CHOICE("effective", "hiệu quả"), TRUCBAN_CHOICE("paused", "tạm dừng"),
                                       TRUCBAN_CHOICE("ended", "đã kết thúc")};
constexpr std::array kInitiativeFigures{
    TRUCBAN_CHOICE("patrols", "lượt tuần tra"), TRUCBAN_CHOICE("participants", "lượt người tham gia"),
    TRUCBAN_CHOICE("cameras", "camera"),        TRUCBAN_CHOICE("recorders", "đầu ghi"),
    TRUCBAN_CHOICE("helped", "được giúp đỡ"),   TRUCBAN_CHOICE("progressed", "tiến bộ"),
    TRUCBAN_CHOICE("employed", "có việc làm"),  TRUCBAN_CHOICE("trained", "được học nghề")};
constexpr std::array kPremises{TRUCBAN_CHOICE("conditionalBusiness", "kinh doanh có điều kiện"),
                               TRUCBAN_CHOICE("hotel", "khách sạn"), TRUCBAN_CHOICE("boardingHouse", "nhà trọ"),
                               TRUCBAN_CHOICE("other", "cơ sở khác")};
constexpr std::array kDrugFreeStates{TRUCBAN_CHOICE("registered", "đã đăng ký"),
                                     TRUCBAN_CHOICE("criteriaMet", "đạt tiêu chí"),
                                     TRUCBAN_CHOICE("recognised", "được công nhận")};
constexpr std::array kDayFigures{
    TRUCBAN_CHOICE("suspects", "đối tượng bắt, xử lý"), TRUCBAN_CHOICE("gangs", "băng, nhóm triệt phá"),
    TRUCBAN_CHOICE("exhibits", "tang vật thu giữ"),     TRUCBAN_CHOICE("prosecutions", "vụ khởi tố"),
    TRUCBAN_CHOICE("accused", "bị can khởi tố"),        TRUCBAN_CHOICE("fines", "quyết định xử phạt"),
    TRUCBAN_CHOICE("drugCases", "vụ ma túy"),           TRUCBAN_CHOICE("weapons", "vũ khí thu giữ")};
/// Measures of before the log (figures::Measure by name), and what is entered by day.
constexpr std::array kEarlier{TRUCBAN_CHOICE("alerts", "tin báo tiếp nhận"),
                              TRUCBAN_CHOICE("cases", "vụ việc"),
                              TRUCBAN_CHOICE("genuine", "vụ việc có thật"),
                              TRUCBAN_CHOICE("cleared", "vụ việc đã giải quyết"),
                              TRUCBAN_CHOICE("visits", "lượt đến hộ"),
                              TRUCBAN_CHOICE("heard", "ý kiến lắng nghe"),
                              TRUCBAN_CHOICE("informed", "người được hướng dẫn"),
                              TRUCBAN_CHOICE("supported", "lượt hỗ trợ"),
                              TRUCBAN_CHOICE("petitions", "kiến nghị theo dõi"),
                              TRUCBAN_CHOICE("petitionsSettled", "kiến nghị đã giải quyết"),
                              TRUCBAN_CHOICE("inspectionsPlanned", "kiểm tra theo kế hoạch"),
                              TRUCBAN_CHOICE("inspectionsDone", "kiểm tra đã thực hiện"),
                              TRUCBAN_CHOICE("violations", "vi phạm phát hiện"),
                              TRUCBAN_CHOICE("suspects", "đối tượng bắt, xử lý"),
                              TRUCBAN_CHOICE("gangs", "băng, nhóm triệt phá"),
                              TRUCBAN_CHOICE("exhibits", "tang vật thu giữ"),
                              TRUCBAN_CHOICE("prosecutions", "vụ khởi tố"),
                              TRUCBAN_CHOICE("accused", "bị can khởi tố"),
                              TRUCBAN_CHOICE("fines", "quyết định xử phạt"),
                              TRUCBAN_CHOICE("drugCases", "vụ ma túy"),
                              TRUCBAN_CHOICE("weapons", "vũ khí thu giữ")};

// --- where and what for, of any kind

constexpr FormField ward(bool isRequired) {
    return {.code = "ward",
            .label = TRUCBAN_FORM_TEXT("Phường, xã, đặc khu"),
            .kind = FieldKind::ward,
            .isRequired = isRequired,
            .help = isRequired ? "" : TRUCBAN_FORM_TEXT("để trống: của toàn thành phố"),
            .get = [](const Record& record) { return record.ward.isNone() ? FieldValue{} : FieldValue{record.ward}; },
            .set =
                [](Record& record, const FieldValue& value) {
                    const auto* given = std::get_if<core::WardCode>(&value);
                    record.ward = given == nullptr ? core::WardCode{} : *given;
                }};
}

constexpr FormField neighbourhood(bool isRequired) {
    return {.code = "neighbourhood",
            .label = TRUCBAN_FORM_TEXT("Khu phố, ấp"),
            .kind = FieldKind::neighbourhood,
            .isRequired = isRequired,
            .isInList = isRequired,
            .most = kShort,
            .help = isRequired ? "" : TRUCBAN_FORM_TEXT("để trống: cả phường"),
            .get = [](const Record& record) { return access::toValue(record.neighbourhood); },
            .set = [](Record& record, const FieldValue& value) { access::fromValue(record.neighbourhood, value); }};
}

constexpr FormField campaign() {
    return {.code = "campaign",
            .label = TRUCBAN_FORM_TEXT("Thuộc đợt cao điểm"),
            .kind = FieldKind::campaign,
            .help = TRUCBAN_FORM_TEXT("để trống: tính cho mọi đợt"),
            .get = [](const Record& record) { return access::toValue(record.campaign); },
            .set = [](Record& record, const FieldValue& value) { access::fromValue(record.campaign, value); }};
}

template <auto Part, auto Member>
constexpr FormField date(std::string_view code, const char* label, bool isRequired, const char* help = "") {
    return field<Part, Member>({.code = code,
                                .label = label,
                                .kind = FieldKind::date,
                                .isRequired = isRequired,
                                .isInList = isRequired,
                                .help = help});
}

constexpr FormField ofPast(FormField date) {
    date.isOfPast = true;
    return date;
}

template <auto Part, auto Member>
constexpr FormField number(std::string_view code, const char* label, std::int64_t least, std::int64_t most,
                           const char* unit, bool isRequired = true, const char* help = "") {
    return field<Part, Member>({.code = code,
                                .label = label,
                                .kind = FieldKind::number,
                                .isRequired = isRequired,
                                .isInList = true,
                                .least = least,
                                .most = most,
                                .unit = unit,
                                .help = help});
}

template <auto Part, auto Member>
constexpr FormField text(std::string_view code, const char* label, bool isRequired, const char* help = "") {
    return field<Part, Member>({.code = code,
                                .label = label,
                                .kind = FieldKind::text,
                                .isRequired = isRequired,
                                .isInList = true,
                                .most = kLong,
                                .help = help});
}

template <auto Part, auto Member>
constexpr FormField choice(std::string_view code, const char* label, std::span<const FieldChoice> choices,
                           bool isRequired, bool isOpen, const char* help = "") {
    return field<Part, Member>({.code = code,
                                .label = label,
                                .kind = FieldKind::choice,
                                .isRequired = isRequired,
                                .isInList = true,
                                .most = kShort,
                                .help = help,
                                .choices = choices,
                                .isOpen = isOpen});
}

template <auto Part, auto Member>
constexpr FormField counts(std::string_view code, const char* label, std::span<const FieldChoice> choices, bool isOpen,
                           bool isRequired, const char* help = "") {
    return field<Part, Member>({.code = code,
                                .label = label,
                                .kind = FieldKind::counts,
                                .isRequired = isRequired,
                                .isInList = true,
                                .least = 0,
                                .most = kBillion,
                                .help = help,
                                .choices = choices,
                                .isOpen = isOpen});
}

template <auto Part, auto Member>
constexpr FormField tick(std::string_view code, const char* label, const char* help = "") {
    return field<Part, Member>({.code = code, .label = label, .kind = FieldKind::tick, .isInList = true, .help = help});
}

// --- the kinds

constexpr auto kTeam = &Record::team;
constexpr std::array kTeamFields{
    ward(true),
    neighbourhood(false),
    field<kTeam, &core::TeamRecord::unit>({.code = "unit",
                                           .label = TRUCBAN_FORM_TEXT("Tên gọi của tổ"),
                                           .kind = FieldKind::team,
                                           .isRequired = true,
                                           .isInList = true,
                                           .most = kShort,
                                           .help = TRUCBAN_FORM_TEXT("mã gọi, như khi điều động")}),
    text<kTeam, &core::TeamRecord::decision>("decision", TRUCBAN_FORM_TEXT("Quyết định thành lập"), false,
                                             TRUCBAN_FORM_TEXT("số văn bản, ví dụ 12/QĐ-UBND")),
    date<kTeam, &core::TeamRecord::decidedOn>("decidedOn", TRUCBAN_FORM_TEXT("Ngày quyết định"), false),
    text<kTeam, &core::TeamRecord::rules>("rules", TRUCBAN_FORM_TEXT("Quy chế hoạt động"), false,
                                          TRUCBAN_FORM_TEXT("số văn bản")),
    counts<kTeam, &core::TeamRecord::members>("members", TRUCBAN_FORM_TEXT("Thành viên"), kMembers, true, false,
                                              TRUCBAN_FORM_TEXT("số người của mỗi lực lượng, không ghi tên"))};

constexpr auto kRound = &Record::round;
constexpr std::array kRoundFields{
    ward(true),
    neighbourhood(false),
    text<kRound, &core::RoundRecord::name>("name", TRUCBAN_FORM_TEXT("Tuyến"), true,
                                           TRUCBAN_FORM_TEXT("tên đường, hẻm, chung cư, trường …")),
    choice<kRound, &core::RoundRecord::place>("place", TRUCBAN_FORM_TEXT("Loại địa bàn"), kPlaces, true, false),
    field<kRound, &core::RoundRecord::team>({.code = "team",
                                             .label = TRUCBAN_FORM_TEXT("Tổ phụ trách"),
                                             .kind = FieldKind::team,
                                             .isInList = true,
                                             .most = kShort}),
    number<kRound, &core::RoundRecord::households>("households", TRUCBAN_FORM_TEXT("Số hộ trên tuyến"), 0, kMillion,
                                                   TRUCBAN_FORM_TEXT("hộ"), false),
    number<kRound, &core::RoundRecord::everyDays>("everyDays", TRUCBAN_FORM_TEXT("Đến mỗi hộ một lần trong"), 1, 366,
                                                  TRUCBAN_FORM_TEXT("ngày")),
    number<kRound, &core::RoundRecord::risk>("risk", TRUCBAN_FORM_TEXT("Mức rủi ro"), 1, 3, "", true,
                                             TRUCBAN_FORM_TEXT("1 thấp, 2 vừa, 3 cao: cao hơn thì đến dày hơn")),
    campaign()};

constexpr auto kHouseholds = &Record::households;
constexpr std::array kHouseholdFields{
    ward(true), neighbourhood(false),
    number<kHouseholds, &core::HouseholdsRecord::households>("households", TRUCBAN_FORM_TEXT("Số hộ"), 0, kMillion,
                                                             TRUCBAN_FORM_TEXT("hộ"), true,
                                                             TRUCBAN_FORM_TEXT("mẫu số của độ bao phủ")),
    date<kHouseholds, &core::HouseholdsRecord::asOf>("asOf", TRUCBAN_FORM_TEXT("Tính đến ngày"), true),
    text<kHouseholds, &core::HouseholdsRecord::source>("source", TRUCBAN_FORM_TEXT("Nguồn"), false)};

constexpr auto kPetition = &Record::petition;
constexpr std::array kPetitionFields{
    ward(true),
    neighbourhood(false),
    choice<kPetition, &core::PetitionRecord::kind>("kind", TRUCBAN_FORM_TEXT("Nội dung kiến nghị"), kPetitions, true,
                                                   true),
    date<kPetition, &core::PetitionRecord::heardOn>("heardOn", TRUCBAN_FORM_TEXT("Ngày ghi nhận"), true),
    field<kPetition, &core::PetitionRecord::caseId>(
        {.code = "case",
         .label = TRUCBAN_FORM_TEXT("Đã lập vụ việc"),
         .kind = FieldKind::caseCode,
         .isInList = true,
         .help = TRUCBAN_FORM_TEXT("mã vụ, ví dụ VV-1121-0412; hoặc chuyển cơ quan, không cả hai")}),
    choice<kPetition, &core::PetitionRecord::referredTo>("referredTo", TRUCBAN_FORM_TEXT("Đã chuyển cơ quan"),
                                                         kAgencies, false, false),
    date<kPetition, &core::PetitionRecord::settledOn>("settledOn", TRUCBAN_FORM_TEXT("Ngày giải quyết xong"), false,
                                                      TRUCBAN_FORM_TEXT("để trống: còn theo dõi")),
    tick<kPetition, &core::PetitionRecord::mediated>("mediated", TRUCBAN_FORM_TEXT("Hòa giải thành"))};

constexpr auto kNeed = &Record::need;
constexpr std::array kNeedFields{
    ward(true),
    neighbourhood(false),
    field<kNeed, &core::NeedRecord::team>({.code = "team",
                                           .label = TRUCBAN_FORM_TEXT("Tổ phụ trách"),
                                           .kind = FieldKind::team,
                                           .isRequired = true,
                                           .most = kShort,
                                           .help = TRUCBAN_FORM_TEXT("chỉ tổ này nhìn thấy")}),
    text<kNeed, &core::NeedRecord::householdCode>("householdCode", TRUCBAN_FORM_TEXT("Mã hộ"), true,
                                                  TRUCBAN_FORM_TEXT("mã địa chỉ, không ghi tên người")),
    choice<kNeed, &core::NeedRecord::need>("need", TRUCBAN_FORM_TEXT("Cần hỗ trợ"), kNeeds, true, true),
    date<kNeed, &core::NeedRecord::until>("until", TRUCBAN_FORM_TEXT("Giữ đến hết ngày"), true,
                                          TRUCBAN_FORM_TEXT("sau ngày này mục tự xóa"))};

constexpr auto kBack = &Record::reintegration;
constexpr std::array kReintegrationFields{
    ward(true), ofPast(date<kBack, &core::ReintegrationRecord::day>("day", TRUCBAN_FORM_TEXT("Ngày"), true)),
    counts<kBack, &core::ReintegrationRecord::counts>(
        "counts", TRUCBAN_FORM_TEXT("Số người"), kReintegration, true, true,
        TRUCBAN_FORM_TEXT("chỉ đếm, cả phường; không ghi ai, không ghi khu phố"))};

constexpr auto kInitiative = &Record::initiative;
constexpr std::array kInitiativeFields{
    ward(false),
    neighbourhood(false),
    text<kInitiative, &core::InitiativeRecord::name>("name", TRUCBAN_FORM_TEXT("Tên mô hình"), true),
    choice<kInitiative, &core::InitiativeRecord::kind>("kind", TRUCBAN_FORM_TEXT("Loại"), kInitiatives, false, true),
    text<kInitiative, &core::InitiativeRecord::owner>("owner", TRUCBAN_FORM_TEXT("Đơn vị chủ trì"), false,
                                                      TRUCBAN_FORM_TEXT("tổ chức, không phải cá nhân")),
    text<kInitiative, &core::InitiativeRecord::area>("area", TRUCBAN_FORM_TEXT("Địa bàn"), false),
    choice<kInitiative, &core::InitiativeRecord::state>("state", TRUCBAN_FORM_TEXT("Trạng thái"), kInitiativeStates,
                                                        true, false),
    date<kInitiative, &core::InitiativeRecord::since>("since", TRUCBAN_FORM_TEXT("Từ ngày"), true,
                                                      TRUCBAN_FORM_TEXT("vào trạng thái này")),
    number<kInitiative, &core::InitiativeRecord::covered>("covered", TRUCBAN_FORM_TEXT("Đã phủ"), 0, kMillion, "",
                                                          false),
    number<kInitiative, &core::InitiativeRecord::outOf>("outOf", TRUCBAN_FORM_TEXT("Trên tổng số"), 0, kMillion, "",
                                                        false,
                                                        TRUCBAN_FORM_TEXT("ví dụ 10 trên 22; để trống: không đếm")),
    text<kInitiative, &core::InitiativeRecord::coverUnit>("coverUnit", TRUCBAN_FORM_TEXT("Đơn vị tính"), false,
                                                          TRUCBAN_FORM_TEXT("khu phố, tổ dân phố, hộ …")),
    tick<kInitiative, &core::InitiativeRecord::keptByPolice>("keptByPolice", TRUCBAN_FORM_TEXT("Công an duy trì")),
    tick<kInitiative, &core::InitiativeRecord::ratedEffective>("ratedEffective",
                                                               TRUCBAN_FORM_TEXT("Được đánh giá hiệu quả")),
    campaign()};

constexpr auto kFigures = &Record::initiativeFigures;
constexpr std::array kInitiativeFiguresFields{
    ward(false),
    field<kFigures, &core::InitiativeFiguresRecord::initiative>({.code = "initiative",
                                                                 .label = TRUCBAN_FORM_TEXT("Mô hình"),
                                                                 .kind = FieldKind::record,
                                                                 .isRequired = true,
                                                                 .isInList = true,
                                                                 .of = core::RecordKind::initiative}),
    ofPast(date<kFigures, &core::InitiativeFiguresRecord::day>("day", TRUCBAN_FORM_TEXT("Ngày"), true)),
    counts<kFigures, &core::InitiativeFiguresRecord::figures>("figures", TRUCBAN_FORM_TEXT("Kết quả"),
                                                              kInitiativeFigures, true, true)};

constexpr auto kPraise = &Record::commendation;
constexpr std::array kCommendationFields{
    ward(false),
    neighbourhood(false),
    ofPast(date<kPraise, &core::CommendationRecord::day>("day", TRUCBAN_FORM_TEXT("Ngày"), true)),
    text<kPraise, &core::CommendationRecord::by>("by", TRUCBAN_FORM_TEXT("Cơ quan khen thưởng"), false),
    text<kPraise, &core::CommendationRecord::reason>("reason", TRUCBAN_FORM_TEXT("Thành tích"), false),
    field<kPraise, &core::CommendationRecord::collectives>(
        {.code = "collectives",
         .label = TRUCBAN_FORM_TEXT("Tập thể"),
         .kind = FieldKind::names,
         .isInList = true,
         .most = kLong,
         .help = TRUCBAN_FORM_TEXT("mỗi dòng một tập thể; không ghi tên cá nhân")}),
    number<kPraise, &core::CommendationRecord::persons>("persons", TRUCBAN_FORM_TEXT("Số cá nhân"), 0, kMillion,
                                                        TRUCBAN_FORM_TEXT("người"), false),
    campaign()};

constexpr auto kInspection = &Record::inspection;
constexpr std::array kInspectionFields{
    ward(true),
    neighbourhood(false),
    choice<kInspection, &core::InspectionRecord::premises>("premises", TRUCBAN_FORM_TEXT("Loại cơ sở"), kPremises, true,
                                                           true),
    date<kInspection, &core::InspectionRecord::day>("day", TRUCBAN_FORM_TEXT("Ngày"), true),
    number<kInspection, &core::InspectionRecord::planned>("planned", TRUCBAN_FORM_TEXT("Kế hoạch"), 0, kMillion,
                                                          TRUCBAN_FORM_TEXT("lượt"), false),
    number<kInspection, &core::InspectionRecord::done>("done", TRUCBAN_FORM_TEXT("Đã kiểm tra"), 0, kMillion,
                                                       TRUCBAN_FORM_TEXT("lượt")),
    number<kInspection, &core::InspectionRecord::violations>("violations", TRUCBAN_FORM_TEXT("Có vi phạm"), 0, kMillion,
                                                             TRUCBAN_FORM_TEXT("lượt"), false)};

constexpr auto kDrugFree = &Record::drugFree;
constexpr std::array kDrugFreeFields{
    ward(true),
    neighbourhood(true),
    choice<kDrugFree, &core::DrugFreeRecord::state>("state", TRUCBAN_FORM_TEXT("Trạng thái"), kDrugFreeStates, true,
                                                    false),
    date<kDrugFree, &core::DrugFreeRecord::since>("since", TRUCBAN_FORM_TEXT("Từ ngày"), true),
    number<kDrugFree, &core::DrugFreeRecord::criteriaMet>("criteriaMet", TRUCBAN_FORM_TEXT("Tiêu chí đạt"), 0, kMillion,
                                                          "", false),
    number<kDrugFree, &core::DrugFreeRecord::criteria>("criteria", TRUCBAN_FORM_TEXT("Trên tổng số tiêu chí"), 0,
                                                       kMillion, "", false)};

constexpr auto kDirective = &Record::directive;
constexpr std::array kDirectiveFields{
    ward(false),
    text<kDirective, &core::DirectiveRecord::number>("number", TRUCBAN_FORM_TEXT("Số, ký hiệu"), true),
    text<kDirective, &core::DirectiveRecord::issuer>("issuer", TRUCBAN_FORM_TEXT("Cơ quan ban hành"), false),
    text<kDirective, &core::DirectiveRecord::subject>("subject", TRUCBAN_FORM_TEXT("Về việc"), false),
    date<kDirective, &core::DirectiveRecord::issuedOn>("issuedOn", TRUCBAN_FORM_TEXT("Ngày ban hành"), true),
    number<kDirective, &core::DirectiveRecord::programmeContent>(
        "programmeContent", TRUCBAN_FORM_TEXT("Nội dung chương trình phối hợp"), 1, 7, "", false,
        TRUCBAN_FORM_TEXT("1 đến 7, với Mặt trận Tổ quốc; để trống: văn bản khác")),
    number<kDirective, &core::DirectiveRecord::programmeYear>(
        "programmeYear", TRUCBAN_FORM_TEXT("Năm của chương trình"), 2023, 2033, "", false),
    campaign()};

constexpr auto kTask = &Record::task;
constexpr std::array kTaskFields{
    ward(false),
    neighbourhood(false),
    field<kTask, &core::TaskRecord::directive>({.code = "directive",
                                                .label = TRUCBAN_FORM_TEXT("Theo văn bản"),
                                                .kind = FieldKind::record,
                                                .isInList = true,
                                                .of = core::RecordKind::directive}),
    text<kTask, &core::TaskRecord::title>("title", TRUCBAN_FORM_TEXT("Nhiệm vụ"), true),
    text<kTask, &core::TaskRecord::owner>("owner", TRUCBAN_FORM_TEXT("Đơn vị, chức danh thực hiện"), false,
                                          TRUCBAN_FORM_TEXT("không phải tên riêng")),
    date<kTask, &core::TaskRecord::givenOn>("givenOn", TRUCBAN_FORM_TEXT("Ngày giao"), true),
    date<kTask, &core::TaskRecord::due>("due", TRUCBAN_FORM_TEXT("Hạn"), true),
    number<kTask, &core::TaskRecord::progress>("progress", TRUCBAN_FORM_TEXT("Tiến độ"), 0, 100, "%", false),
    date<kTask, &core::TaskRecord::doneOn>("doneOn", TRUCBAN_FORM_TEXT("Ngày hoàn thành"), false,
                                           TRUCBAN_FORM_TEXT("để trống: chưa xong")),
    campaign()};

constexpr auto kDay = &Record::dayFigures;
constexpr std::array kDayFiguresFields{
    ward(true), neighbourhood(false),
    ofPast(date<kDay, &core::DayFiguresRecord::day>("day", TRUCBAN_FORM_TEXT("Ngày"), true)),
    counts<kDay, &core::DayFiguresRecord::values>("values", TRUCBAN_FORM_TEXT("Số liệu"), kDayFigures, true, true,
                                                  TRUCBAN_FORM_TEXT("để trống: chưa có số liệu; 0: đã đếm, không có")),
    text<kDay, &core::DayFiguresRecord::source>("source", TRUCBAN_FORM_TEXT("Nguồn"), false)};

constexpr auto kSignOff = &Record::signOff;
constexpr std::array kSignOffFields{
    ward(true), date<kSignOff, &core::SignOffRecord::from>("from", TRUCBAN_FORM_TEXT("Từ ngày"), true),
    date<kSignOff, &core::SignOffRecord::to>("to", TRUCBAN_FORM_TEXT("Đến hết ngày"), true,
                                             TRUCBAN_FORM_TEXT("số liệu của những ngày này không sửa được nữa"))};

constexpr auto kBaseline = &Record::baseline;
constexpr std::array kBaselineFields{
    ward(false),
    field<kBaseline, &core::BaselineRecord::oldUnit>(
        {.code = "oldUnit",
         .label = TRUCBAN_FORM_TEXT("Đơn vị cũ"),
         .kind = FieldKind::text,
         .isInList = true,
         .most = kLong,
         .help = TRUCBAN_FORM_TEXT("trước 01/07/2025, ví dụ \"Phường 4, Quận 3\"; khi đó để trống phường")}),
    date<kBaseline, &core::BaselineRecord::from>("from", TRUCBAN_FORM_TEXT("Từ ngày"), true),
    date<kBaseline, &core::BaselineRecord::to>("to", TRUCBAN_FORM_TEXT("Đến hết ngày"), true),
    counts<kBaseline, &core::BaselineRecord::values>("values", TRUCBAN_FORM_TEXT("Số liệu"), kEarlier, true, true,
                                                     TRUCBAN_FORM_TEXT("tổng của cả kỳ")),
    text<kBaseline, &core::BaselineRecord::source>("source", TRUCBAN_FORM_TEXT("Nguồn"), true,
                                                   TRUCBAN_FORM_TEXT("báo cáo nào, của ai")),
    date<kBaseline, &core::BaselineRecord::sourceDay>("sourceDay", TRUCBAN_FORM_TEXT("Ngày của nguồn"), true)};

constexpr auto kMapping = &Record::unitMapping;
constexpr std::array kMappingFields{
    text<kMapping, &core::UnitMappingRecord::oldUnit>("oldUnit", TRUCBAN_FORM_TEXT("Đơn vị cũ"), true,
                                                      TRUCBAN_FORM_TEXT("trước 01/07/2025")),
    field<kMapping, &core::UnitMappingRecord::wards>(
        {.code = "wards",
         .label = TRUCBAN_FORM_TEXT("Nay thuộc"),
         .kind = FieldKind::shares,
         .isRequired = true,
         .isInList = true,
         .help = TRUCBAN_FORM_TEXT("mỗi dòng: phường và phần trăm, ví dụ \"Phường Bàn Cờ 60\"")})};

#undef TRUCBAN_CHOICE
#undef TRUCBAN_FORM_TEXT

} // namespace

std::span<const FormField> RecordForm::fields(core::RecordKind kind) {
    switch (kind) {
    case core::RecordKind::team:
        return kTeamFields;
    case core::RecordKind::round:
        return kRoundFields;
    case core::RecordKind::households:
        return kHouseholdFields;
    case core::RecordKind::petition:
        return kPetitionFields;
    case core::RecordKind::need:
        return kNeedFields;
    case core::RecordKind::reintegration:
        return kReintegrationFields;
    case core::RecordKind::initiative:
        return kInitiativeFields;
    case core::RecordKind::initiativeFigures:
        return kInitiativeFiguresFields;
    case core::RecordKind::commendation:
        return kCommendationFields;
    case core::RecordKind::inspection:
        return kInspectionFields;
    case core::RecordKind::drugFree:
        return kDrugFreeFields;
    case core::RecordKind::directive:
        return kDirectiveFields;
    case core::RecordKind::task:
        return kTaskFields;
    case core::RecordKind::dayFigures:
        return kDayFiguresFields;
    case core::RecordKind::signOff:
        return kSignOffFields;
    case core::RecordKind::baseline:
        return kBaselineFields;
    case core::RecordKind::unitMapping:
        return kMappingFields;
    }
    return {};
}

} // namespace trucban::models
