// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/Indicator.h"

#include <algorithm>
#include <array>

namespace trucban::figures {

namespace {

using core::DeadlineStage;
using enum Measure;

constexpr Indicator count(std::string_view code, std::string_view nameVi, std::string_view nameEn,
                          std::string_view unitVi, std::string_view unitEn, Measure measure, Better better,
                          DrillKind drill, std::string_view formulaVi, std::string_view formulaEn) {
    return {.code = code,
            .nameVi = nameVi,
            .nameEn = nameEn,
            .unitVi = unitVi,
            .unitEn = unitEn,
            .formulaVi = formulaVi,
            .formulaEn = formulaEn,
            .form = FigureForm::count,
            .numerator = measure,
            .denominator = measure,
            .better = better,
            .drill = drill,
            .isLabelled = isLabelled(measure)};
}

constexpr Indicator share(std::string_view code, std::string_view nameVi, std::string_view nameEn, Measure numerator,
                          Measure denominator, Better better, DrillKind drill, std::string_view formulaVi,
                          std::string_view formulaEn) {
    return {.code = code,
            .nameVi = nameVi,
            .nameEn = nameEn,
            .unitVi = "%",
            .unitEn = "%",
            .formulaVi = formulaVi,
            .formulaEn = formulaEn,
            .form = FigureForm::share,
            .numerator = numerator,
            .denominator = denominator,
            .better = better,
            .drill = drill};
}

constexpr Indicator inTime(std::string_view code, std::string_view nameVi, std::string_view nameEn,
                           DeadlineStage stage) {
    Indicator made = share(code, nameVi, nameEn, inTimeOf(stage), dueOf(stage), Better::up, DrillKind::cases,
                           "đúng hạn / phải thực hiện đến lúc tính, theo thời hạn của mức ưu tiên",
                           "in time / due by now, by the limit of the priority");
    made.stage = stage;
    return made;
}

constexpr Indicator percentile(std::string_view code, std::string_view nameVi, std::string_view nameEn,
                               DeadlineStage stage, double quantile) {
    return {.code = code,
            .nameVi = nameVi,
            .nameEn = nameEn,
            .formulaVi = quantile == 0.5 ? "một nửa số vụ việc không lâu hơn, tính từ khi mở vụ việc"
                                         : "chín phần mười số vụ việc không lâu hơn, tính từ khi mở vụ việc",
            .formulaEn = quantile == 0.5 ? "half of the cases took no longer, from the opening of the case"
                                         : "nine in ten cases took no longer, from the opening of the case",
            .form = FigureForm::percentile,
            .numerator = cases,
            .denominator = cases,
            .stage = stage,
            .quantile = quantile,
            .better = Better::down,
            .drill = DrillKind::cases};
}

constexpr std::array kIndicators{
    count("alerts", "Tin báo tiếp nhận", "Alerts in", "tin", "alerts", alerts, Better::neither, DrillKind::alerts,
          "số tin báo nhận được, không kể thực tập", "alerts received, without exercises"),
    count("cases", "Vụ việc", "Cases", "vụ", "cases", cases, Better::neither, DrillKind::cases,
          "số vụ việc mở, không kể vụ đã gộp vào vụ khác", "cases opened, without those merged into another"),
    count("genuine", "Vụ việc có thật", "Genuine cases", "vụ", "cases", genuine, Better::down, DrillKind::cases,
          "vụ việc − kết thúc là tin nhiễu − trùng", "cases − closed as noise − duplicates"),
    share("noiseRate", "Tỷ lệ tin nhiễu", "Noise rate", noise, closed, Better::down, DrillKind::cases,
          "kết thúc là tin nhiễu / đã kết thúc, không kể trùng", "closed as noise / closed, without duplicates"),
    count("cleared", "Vụ việc đã giải quyết", "Cases cleared", "vụ", "cases", cleared, Better::up, DrillKind::cases,
          "vụ việc có thật đã giải quyết hoặc kết thúc", "genuine cases that are resolved or closed"),
    share("clearance", "Tỷ lệ giải quyết", "Clearance", cleared, genuine, Better::up, DrillKind::cases,
          "đã giải quyết / vụ việc có thật", "cleared / genuine cases"),
    count("sent", "Vụ việc đã điều động", "Cases with units sent", "vụ", "cases", sent, Better::neither,
          DrillKind::cases, "vụ việc có thật đã điều động lực lượng", "genuine cases that a unit was sent to"),
    count("sentAndCleared", "Đã điều động và giải quyết", "Sent and cleared", "vụ", "cases", sentAndCleared, Better::up,
          DrillKind::cases, "đã điều động và đã giải quyết", "a unit was sent, and it is cleared"),
    percentile("acknowledgeP50", "Tiếp nhận, trung vị", "Acknowledge, median", DeadlineStage::acknowledge, 0.5),
    percentile("acknowledgeP90", "Tiếp nhận, P90", "Acknowledge, 90th percentile", DeadlineStage::acknowledge, 0.9),
    inTime("acknowledgeInTime", "Tiếp nhận đúng hạn", "Acknowledged in time", DeadlineStage::acknowledge),
    percentile("dispatchP50", "Điều động, trung vị", "Dispatch, median", DeadlineStage::dispatch, 0.5),
    percentile("dispatchP90", "Điều động, P90", "Dispatch, 90th percentile", DeadlineStage::dispatch, 0.9),
    inTime("dispatchInTime", "Điều động đúng hạn", "Dispatched in time", DeadlineStage::dispatch),
    percentile("arriveP50", "Có mặt, trung vị", "Arrival, median", DeadlineStage::arrive, 0.5),
    percentile("arriveP90", "Có mặt, P90", "Arrival, 90th percentile", DeadlineStage::arrive, 0.9),
    inTime("arriveInTime", "Có mặt đúng hạn", "Arrived in time", DeadlineStage::arrive),
    percentile("resolveP50", "Giải quyết, trung vị", "Resolve, median", DeadlineStage::resolve, 0.5),
    percentile("resolveP90", "Giải quyết, P90", "Resolve, 90th percentile", DeadlineStage::resolve, 0.9),
    inTime("resolveInTime", "Giải quyết đúng hạn", "Resolved in time", DeadlineStage::resolve),
    count("visits", "Lượt đến hộ", "Visits", "lượt", "visits", visits, Better::up, DrillKind::visits,
          "số lượt \"đi từng ngõ, gõ cửa từng nhà\"", "doors knocked at"),
    share("coverage", "Độ bao phủ hộ dân", "Household coverage", householdsVisited, households, Better::up,
          DrillKind::visits, "số hộ đã đến ít nhất một lần / số hộ phường nhập",
          "different households / households of the ward"),
    count("householdsVisited", "Hộ đã đến", "Households visited", "hộ", "households", householdsVisited, Better::up,
          DrillKind::visits, "số hộ khác nhau đã đến", "different households visited"),
    count("heard", "Ý kiến, kiến nghị lắng nghe", "Petitions heard", "ý kiến", "petitions", heard, Better::up,
          DrillKind::visits, "tổng số ý kiến ghi nhận khi đến hộ", "petitions taken down on visits"),
    count("heardOf", "Ý kiến theo loại", "Petitions by kind", "ý kiến", "petitions", petitionKinds, Better::neither,
          DrillKind::visits, "số ý kiến thuộc loại này ghi nhận khi đến hộ",
          "petitions of that kind taken down on visits"),
    count("petitions", "Kiến nghị theo dõi", "Petitions followed", "kiến nghị", "petitions", petitions, Better::neither,
          DrillKind::records, "số kiến nghị đã lập để theo dõi đến khi xong",
          "petitions that are followed to their end"),
    count("petitionsSettled", "Kiến nghị đã giải quyết", "Petitions settled", "kiến nghị", "petitions",
          petitionsSettled, Better::up, DrillKind::records, "trong số kiến nghị theo dõi, đã xong",
          "of the petitions followed, those at their end"),
    share("petitionsSettledRate", "Tỷ lệ giải quyết kiến nghị", "Petitions settled, share", petitionsSettled, petitions,
          Better::up, DrillKind::records, "kiến nghị đã giải quyết / kiến nghị theo dõi", "settled / followed"),
    count("disputesMediated", "Mâu thuẫn hòa giải thành", "Disputes mediated", "vụ", "disputes", disputesMediated,
          Better::up, DrillKind::records, "kiến nghị xong bằng hòa giải", "petitions settled by mediation"),
    count("informed", "Người được tuyên truyền, hướng dẫn", "People guided", "người", "people", informed, Better::up,
          DrillKind::visits, "tổng số người được hướng dẫn khi đến hộ", "people guided on visits"),
    count("guided", "Hướng dẫn cài đặt, sử dụng", "Guided to a service", "người", "people", guided, Better::up,
          DrillKind::visits, "số người được hướng dẫn dùng ứng dụng, dịch vụ này",
          "people guided to that app or service"),
    count("supported", "Lượt hỗ trợ", "Supports given", "lượt", "supports", supported, Better::up, DrillKind::visits,
          "tổng số lượt hỗ trợ khi đến hộ", "supports given on visits"),
    count("supportedOf", "Hỗ trợ theo đối tượng", "Supports by kind", "lượt", "supports", supportKinds, Better::up,
          DrillKind::visits, "số lượt hỗ trợ đối tượng này", "supports of that kind"),
    count("householdsSupported", "Hộ được hỗ trợ", "Households supported", "hộ", "households", householdsSupported,
          Better::up, DrillKind::visits, "số hộ khác nhau đã được hỗ trợ", "different households supported"),
    count("casesFromVisits", "Vụ việc từ lượt đến hộ", "Cases from visits", "vụ", "cases", casesFromVisits,
          Better::neither, DrillKind::visits, "số lượt đến hộ có mở vụ việc", "visits that opened a case"),
    count("inspections", "Kiểm tra cơ sở kinh doanh", "Inspections", "lượt", "inspections", inspectionsDone, Better::up,
          DrillKind::records, "số lượt kiểm tra đã thực hiện", "inspections done"),
    share("inspectionsRate", "Kiểm tra theo kế hoạch", "Inspections of those planned", inspectionsDone,
          inspectionsPlanned, Better::up, DrillKind::records, "đã kiểm tra / kế hoạch", "done / planned"),
    count("violations", "Vi phạm phát hiện", "Violations found", "vi phạm", "violations", violations, Better::neither,
          DrillKind::records, "số vi phạm phát hiện qua kiểm tra", "violations found by inspections"),
    count("initiatives", "Mô hình", "Initiatives", "mô hình", "initiatives", initiatives, Better::up,
          DrillKind::records, "mô hình chưa kết thúc", "initiatives that have not ended"),
    count("initiativesActive", "Mô hình đang hoạt động, kể cả hiệu quả", "Initiatives active or effective", "mô hình",
          "initiatives", initiativesActive, Better::up, DrillKind::records, "đang hoạt động hoặc hiệu quả",
          "active or effective"),
    count("initiativesEffective", "Mô hình hiệu quả", "Initiatives effective", "mô hình", "initiatives",
          initiativesEffective, Better::up, DrillKind::records, "được đánh giá hiệu quả", "rated effective"),
    count("initiativesByPolice", "Mô hình do công an duy trì", "Initiatives kept by the police", "mô hình",
          "initiatives", initiativesByPolice, Better::neither, DrillKind::records,
          "trong số mô hình chưa kết thúc, do công an duy trì", "of those that have not ended, kept by the police"),
    count("initiativeFigure", "Kết quả mô hình", "Results of initiatives", "", "", initiativeFigures, Better::neither,
          DrillKind::records, "tổng số liệu kỳ của các mô hình", "sum of the initiatives' periodic figures"),
    count("commendedCollectives", "Tập thể được khen thưởng", "Collectives commended", "tập thể", "collectives",
          commendedCollectives, Better::up, DrillKind::records, "số tập thể", "collectives"),
    count("commendedPersons", "Cá nhân được khen thưởng", "Persons commended", "người", "persons", commendedPersons,
          Better::up, DrillKind::records, "số cá nhân", "persons"),
    count("tasks", "Nhiệm vụ được giao", "Tasks given", "nhiệm vụ", "tasks", tasks, Better::neither, DrillKind::records,
          "nhiệm vụ đã giao đến ngày tính", "tasks given by the day"),
    count("tasksDone", "Nhiệm vụ hoàn thành", "Tasks done", "nhiệm vụ", "tasks", tasksDone, Better::up,
          DrillKind::records, "đã hoàn thành đến ngày tính", "done by the day"),
    share("tasksDoneRate", "Tỷ lệ hoàn thành nhiệm vụ", "Tasks done, share", tasksDone, tasks, Better::up,
          DrillKind::records, "nhiệm vụ hoàn thành / nhiệm vụ được giao", "done / given"),
    count("tasksOverdue", "Nhiệm vụ quá hạn", "Tasks overdue", "nhiệm vụ", "tasks", tasksOverdue, Better::down,
          DrillKind::records, "chưa xong và đã quá ngày hạn", "not done and past their day"),
    count("teams", "Tổ 3 trong 1", "Outreach teams", "tổ", "teams", teams, Better::up, DrillKind::records,
          "tổ công tác đã có quyết định thành lập", "teams with a founding decision"),
    count("drugFreeRegistered", "Khu phố đăng ký không có ma túy", "Drug-free: registered", "khu phố", "neighbourhoods",
          drugFreeRegistered, Better::up, DrillKind::records, "đã đăng ký", "registered"),
    count("drugFreeMet", "Khu phố đạt tiêu chí không có ma túy", "Drug-free: criteria met", "khu phố", "neighbourhoods",
          drugFreeMet, Better::up, DrillKind::records, "đạt tiêu chí, kể cả đã công nhận",
          "criteria met, recognised or not"),
    count("drugFreeRecognised", "Khu phố được công nhận không có ma túy", "Drug-free: recognised", "khu phố",
          "neighbourhoods", drugFreeRecognised, Better::up, DrillKind::records, "đã được công nhận", "recognised"),
    count("entered", "Số liệu nhập", "Entered figure", "", "", entered, Better::neither, DrillKind::records,
          "tổng số liệu phường nhập theo ngày", "sum of the figures entered by day"),
    count("reintegration", "Tái hòa nhập cộng đồng", "Reintegration", "người", "people", reintegration, Better::up,
          DrillKind::records, "tổng số nhập theo ngày của phường", "sum of the ward's daily counts"),
};

} // namespace

std::span<const Indicator> indicators() {
    return kIndicators;
}

std::string IndicatorRef::code() const {
    std::string text{indicator->code};
    if (indicator->isLabelled) {
        text += ':';
        text += label;
    }
    return text;
}

std::optional<IndicatorRef> findIndicator(std::string_view code) {
    const std::size_t colon = code.find(':');
    const auto found = std::ranges::find(kIndicators, code.substr(0, colon), &Indicator::code);
    const std::string_view label = colon == std::string_view::npos ? std::string_view{} : code.substr(colon + 1);
    if (found == kIndicators.end() || found->isLabelled == label.empty() ||
        (!found->isLabelled && colon != std::string_view::npos)) {
        return std::nullopt;
    }
    return IndicatorRef{.indicator = &*found, .label = std::string{label}};
}

} // namespace trucban::figures
