// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Samples.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <string>
#include <vector>

// Many believable cases, the same in every run, and what benches count with.
namespace trucban::bench {

using Clock = std::chrono::steady_clock;

inline bridge::ChangeSet evening(std::uint64_t count) {
    constexpr std::array kStreets{"Nguyễn Trãi",   "Lê Lợi",        "Cách Mạng Tháng Tám", "Điện Biên Phủ",
                                  "Trần Hưng Đạo", "Võ Văn Kiệt",   "Xô Viết Nghệ Tĩnh",   "Phan Đăng Lưu",
                                  "Âu Cơ",         "Lạc Long Quân", "Nguyễn Thị Minh Khai"};
    constexpr std::array kTexts{"Có nhóm thanh niên đánh nhau trước quán nhậu, một người chảy máu, cần người đến ngay",
                                "Mất xe máy biển số 59 dựng trước nhà, camera có ghi lại hai người mang khẩu trang",
                                "Hàng xóm mở loa kẹo kéo quá mười một giờ đêm, đã nhắc nhiều lần mà vẫn mở",
                                "Bị giật điện thoại khi đang chờ đèn đỏ, hai người đi xe tay ga chạy về hướng cầu"};
    std::mt19937_64 random{138};
    bridge::ChangeSet set;
    set.policy = test::samplePolicy();
    for (int kind = 0; kind < 30; ++kind) {
        set.policy->kinds.push_back(
            {.code = "kind" + std::to_string(kind), .nameVi = "Loại việc " + std::to_string(kind * 7 % 30)});
    }
    for (std::uint64_t number = 0; number < count; ++number) {
        const auto opened = test::kNow - std::chrono::seconds(random() % (7 * 86'400));
        auto case_ = test::sampleCase(number, static_cast<core::Priority>(random() % 4), opened);
        case_.ward = core::WardCode{static_cast<std::uint32_t>(26'740 + random() % 168)};
        case_.kind = "kind" + std::to_string(random() % 30);
        case_.state = static_cast<core::CaseState>(random() % 4);
        case_.stateSince = opened + std::chrono::seconds(random() % 600);
        if (random() % 3 == 0) {
            case_.assignments = {{.unit = core::UnitId{"M" + std::to_string(random() % 500)}}};
        }
        auto alert = test::sampleAlert(number, opened);
        alert.facts.kind = case_.kind;
        alert.facts.source = static_cast<core::AlertSource>(random() % 11);
        alert.details->address = std::to_string(random() % 900) + " " + kStreets[random() % kStreets.size()];
        alert.details->text = kTexts[random() % kTexts.size()];
        alert.details->position = core::Position{{10.6 + static_cast<double>(random() % 1'000) / 2'000,
                                                  106.5 + static_cast<double>(random() % 1'000) / 2'000},
                                                 20};
        set.cases.push_back(std::move(case_));
        set.alerts.push_back(std::move(alert));
    }
    return set;
}

inline double milliseconds(Clock::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

inline double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace trucban::bench
