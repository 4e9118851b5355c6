// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"
#include "core/Time.h"
#include "core/Uuid.h"
#include "core/Ward.h"
#include "figures/Compare.h"
#include "figures/FigureBook.h"
#include "figures/Slice.h"
#include "wire/DecodeError.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The texts of queries about figures and of their answers.
namespace trucban::wire {

/// Of a query of kind figures.
struct FigureSpans {
    std::vector<figures::DaySpan> spans; ///< empty: what was followed is not any more
    std::optional<core::Instant> asOf;
    bool operator==(const FigureSpans&) const = default;
};
inline constexpr std::size_t kMaxFigureSpans = 12;
[[nodiscard]] std::string formatSpans(const FigureSpans& spans);
/// nullopt: not of this form, more than kMaxFigureSpans, or one longer than core::kMaxPeriodDays.
[[nodiscard]] std::optional<FigureSpans> parseSpans(std::string_view text);

/// A query of kind figures with this text asks for what was entered, as it stood then: answered by a result whose text is
/// a FigureRecords. Records in a state are as they are now, so that a briefing of figures " @MS" needs these. `after` of
/// them are passed over, `next` is where to go on. A household's need is never among them.
[[nodiscard]] std::string formatRecordsAt(core::Instant asOf);
[[nodiscard]] std::optional<core::Instant> parseRecordsAt(std::string_view text);

struct FigureRecords {
    core::Instant asOf{};
    core::Seq seq = 0;       ///< of the log then: that of the figures " @MS" of the same time
    std::string head;        ///< hex hash at `seq`
    std::uint64_t total = 0; ///< in sight, on all pages
    std::vector<core::Record> records;
    bool operator==(const FigureRecords&) const = default;
};

struct FigureItemsRequest {
    std::string indicator; ///< code
    bool denominator = false;
    figures::Slice slice;
    bool operator==(const FigureItemsRequest&) const = default;
};
/// What stands behind a figure. Alerts and cases come with the result's `cases`, visits with its `visits`, as far as they
/// are in sight; `items` are all.
struct FigureItems {
    std::uint64_t total = 0;
    std::uint64_t counted = 0;
    std::vector<figures::DrillItem> items;
    bool operator==(const FigureItems&) const = default;
};
struct FigureQuartilesRequest {
    std::vector<std::string> indicators; ///< codes
    figures::Slice slice;                ///< its wards do not matter: all of the city's are asked
    bool operator==(const FigureQuartilesRequest&) const = default;
};
struct NamedQuartiles {
    std::string indicator;
    std::optional<figures::Quartiles> quartiles; ///< absent: too few wards have a value
    bool operator==(const NamedQuartiles&) const = default;
};
struct FigureQuartiles {
    std::vector<NamedQuartiles> indicators; ///< in the order they were asked for
    bool operator==(const FigureQuartiles&) const = default;
};

[[nodiscard]] std::string encode(const FigureItemsRequest& body);
[[nodiscard]] std::string encode(const FigureRecords& body);
[[nodiscard]] std::expected<FigureRecords, DecodeError> decodeFigureRecords(std::string_view json);
[[nodiscard]] std::string encode(const FigureItems& body);
[[nodiscard]] std::string encode(const FigureQuartilesRequest& body);
[[nodiscard]] std::string encode(const FigureQuartiles& body);
[[nodiscard]] std::expected<FigureItemsRequest, DecodeError> decodeFigureItemsRequest(std::string_view json);
[[nodiscard]] std::expected<FigureItems, DecodeError> decodeFigureItems(std::string_view json);
[[nodiscard]] std::expected<FigureQuartilesRequest, DecodeError> decodeFigureQuartilesRequest(std::string_view json);
[[nodiscard]] std::expected<FigureQuartiles, DecodeError> decodeFigureQuartiles(std::string_view json);

} // namespace trucban::wire
