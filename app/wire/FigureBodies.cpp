// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/FigureBodies.h"

#include "core/Campaign.h"
#include "wire/Json.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"

#include <boost/describe/class.hpp>

#include <charconv>
#include <ranges>

namespace trucban::figures {
BOOST_DESCRIBE_STRUCT(DrillItem, (), (id, caseId, at, ward, count))
BOOST_DESCRIBE_STRUCT(Quartiles, (), (low, median, high, wards))
} // namespace trucban::figures

namespace trucban::wire {

BOOST_DESCRIBE_STRUCT(FigureRecords, (), (asOf, seq, head, total, records))
BOOST_DESCRIBE_STRUCT(FigureItems, (), (total, counted, items))
BOOST_DESCRIBE_STRUCT(NamedQuartiles, (), (indicator, quartiles))
BOOST_DESCRIBE_STRUCT(FigureQuartiles, (), (indicators))
BOOST_DESCRIBE_STRUCT(FigureItemsRequest, (), (indicator, denominator, slice))
BOOST_DESCRIBE_STRUCT(FigureQuartilesRequest, (), (indicators, slice))

namespace {

constexpr std::string_view kRecordsAt = "records @";

template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::optional<figures::DaySpan> parseSpan(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = parseNumber<core::Day>(text.substr(0, dash));
    const auto to = parseNumber<core::Day>(text.substr(dash + 1));
    const bool isSound = from && to && *from >= 0 && *from <= *to && *to - *from < core::kMaxPeriodDays;
    return isSound ? std::optional{figures::DaySpan{*from, *to}} : std::nullopt;
}

} // namespace

std::string formatSpans(const FigureSpans& spans) {
    std::string text;
    for (const figures::DaySpan& span : spans.spans) {
        text += (text.empty() ? "" : ",") + std::to_string(span.from) + '-' + std::to_string(span.to);
    }
    if (spans.asOf) {
        text += " @" + std::to_string(spans.asOf->time_since_epoch().count());
    }
    return text;
}

std::optional<FigureSpans> parseSpans(std::string_view text) {
    FigureSpans parsed;
    if (const auto at = text.find(" @"); at != std::string_view::npos) {
        const auto ms = parseNumber<std::int64_t>(text.substr(at + 2));
        if (!ms) {
            return std::nullopt;
        }
        parsed.asOf = core::Instant{core::Milliseconds{*ms}};
        text = text.substr(0, at);
    }
    if (text.empty()) {
        return parsed.asOf ? std::nullopt : std::optional{parsed};
    }
    for (const auto part : std::views::split(text, ',')) {
        const auto span = parseSpan(std::string_view{part});
        if (!span || parsed.spans.size() == kMaxFigureSpans) {
            return std::nullopt;
        }
        parsed.spans.push_back(*span);
    }
    return parsed;
}

std::string formatRecordsAt(core::Instant asOf) {
    return std::string{kRecordsAt} + std::to_string(asOf.time_since_epoch().count());
}

std::optional<core::Instant> parseRecordsAt(std::string_view text) {
    if (!text.starts_with(kRecordsAt)) {
        return std::nullopt;
    }
    const auto ms = parseNumber<std::int64_t>(text.substr(kRecordsAt.size()));
    return ms ? std::optional{core::Instant{core::Milliseconds{*ms}}} : std::nullopt;
}

std::string encode(const FigureRecords& body) {
    return json::encodeText(body);
}
std::expected<FigureRecords, DecodeError> decodeFigureRecords(std::string_view text) {
    return json::decodeText<FigureRecords>(text);
}
std::string encode(const FigureItemsRequest& body) {
    return json::encodeText(body);
}
std::string encode(const FigureItems& body) {
    return json::encodeText(body);
}
std::string encode(const FigureQuartilesRequest& body) {
    return json::encodeText(body);
}
std::string encode(const FigureQuartiles& body) {
    return json::encodeText(body);
}
std::expected<FigureItemsRequest, DecodeError> decodeFigureItemsRequest(std::string_view text) {
    return json::decodeText<FigureItemsRequest>(text);
}
std::expected<FigureItems, DecodeError> decodeFigureItems(std::string_view text) {
    return json::decodeText<FigureItems>(text);
}
std::expected<FigureQuartilesRequest, DecodeError> decodeFigureQuartilesRequest(std::string_view text) {
    return json::decodeText<FigureQuartilesRequest>(text);
}
std::expected<FigureQuartiles, DecodeError> decodeFigureQuartiles(std::string_view text) {
    return json::decodeText<FigureQuartiles>(text);
}

} // namespace trucban::wire
