// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/AlertMaker.h"

#include "wire/Json.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <cmath>
#include <format>

namespace trucban::feed {

namespace {

struct Sort {
    const char* category;
    const char* text;
};
/// Shares as on a real evening: one in ten urgent, a third of them a button pressed without a word.
constexpr std::array<Sort, 10> kSorts{{
    {"sos", ""},
    {"sos", "bấm nhầm, xin lỗi"},
    {"sos", "thử app xem có ai trả lời không"},
    {"noise", "Karaoke loa kẹo kéo trong hẻm hát từ chiều chưa nghỉ, nhà có em bé với người già"},
    {"fire", "Cháy nhà trong hẻm, khói đen nhiều lắm, còn người già trên lầu"},
    {"theft", "Mất xe máy dựng trước nhà, camera quay được hai người bẻ khóa"},
    {"trafficAccident", "Hai xe máy đụng nhau ở ngã ba, có người bị thương nằm trên đường"},
    {"civilDispute", "Hàng xóm xây lấn sang đất nhà tôi, cãi nhau từ chiều, nhờ các anh xuống giải hòa"},
    {"streetObstruction", "Quán ăn bày bàn ghế hết lề đường, người đi bộ phải xuống lòng đường"},
    {"procedure", "Cho hỏi đăng ký tạm trú cần giấy gì"},
}};

} // namespace

AlertMaker::AlertMaker(std::vector<core::Ward> wards, std::string run, std::uint64_t seed)
    : m_wards{std::move(wards)}, m_run{std::move(run)}, m_random{seed} {}

std::string AlertMaker::next(core::Instant now) {
    const auto number = m_made++;
    const Sort& sort = kSorts[m_random() % kSorts.size()];
    boost::json::object body{{"source", "sos-app"},
                             {"externalId", std::format("load-{}-{}", m_run, number)},
                             {"occurredAt", wire::formatInstant(now)},
                             {"category", sort.category},
                             {"text", sort.text}};
    if (!m_wards.empty()) {
        const core::Ward& ward = m_wards[m_random() % m_wards.size()];
        // A few hundred metres around the label point, mostly inside the ward.
        const auto offset = [this] { return (static_cast<double>(m_random() % 6'000) - 3'000) / 1e6; };
        const auto rounded = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
        body["position"] = {{"lat", rounded(ward.label.lat + offset())},
                            {"lon", rounded(ward.label.lon + offset())},
                            {"accuracyM", 5 + m_random() % 50}};
        body["address"] = std::format("hẻm {}, {}", 1 + m_random() % 400, ward.name);
    }
    body["reporter"] = {{"name", "Người Báo Thử"}, {"phone", std::format("0900 000 {:03}", number % 1000)}};
    body["contact"] = {{"callable", true}, {"silent", m_random() % 50 == 0}};
    return boost::json::serialize(body);
}

} // namespace trucban::feed
