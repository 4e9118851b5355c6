// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Event.h"
#include "figures/Cube.h"
#include "figures/CubeCodec.h"
#include "figures/Indicator.h"
#include "figures/Slice.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::figures {

/// One thing that a figure counts.
struct DrillItem {
    core::Uuid id;       ///< an AlertId, CaseId or VisitId, by the indicator's DrillKind
    core::CaseId caseId; ///< the case itself, or an alert's case now; nil for a visit
    core::Instant at{};  ///< opened, received, visited
    core::WardCode ward;
    std::uint32_t count = 1; ///< what it adds to the figure: petitions heard on a visit
    bool operator==(const DrillItem&) const = default;
};

struct DrillPage {
    std::uint64_t total = 0;   ///< items on all pages
    std::uint64_t counted = 0; ///< the sum of their counts: as much as the figure says
    std::vector<DrillItem> items;
    bool operator==(const DrillPage&) const = default;
};

/// Of the rules that make a log into a book. Raise it whenever the same log gives another book than before: a book that
/// older rules made is not gone on with then. (FigureBookTest knows what the rules of this number make of a log.)
inline constexpr std::uint32_t kBookRules = 1;

/// Which number of a share is asked; counts have but a numerator.
enum class DrillPart : std::uint8_t { numerator, denominator };

/// The log folded into figures: some 80 bytes a case and 36 an alert, for ever (archived and erased ones still count).
/// Reads whole events in the order of the log, needs nothing that is sealed, and is told only what was committed. An event
/// that contradicts what is known (a part of the log is missing) changes nothing. No clock: the same log gives the same
/// book. Owned by one thread.
class FigureBook {
public:
    FigureBook();
    FigureBook(FigureBook&&) noexcept;
    FigureBook& operator=(FigureBook&&) noexcept;
    ~FigureBook();

    /// Folds one in; one that is not after seq() is passed over.
    void apply(const core::Event& event);
    /// The last event folded.
    [[nodiscard]] core::Seq seq() const;
    /// The earliest local day of any event; kUnknown: there was none.
    [[nodiscard]] core::Day knownFrom() const;

    /// Rows that changed since the last call, each once, by key. Whoever folds a long log asks once at its end.
    [[nodiscard]] std::vector<RowKey> takeChanged();

    /// Keys of the rows of what somebody may see, of days in any of the spans, that are not empty; by ward and day.
    [[nodiscard]] std::vector<RowKey> keys(const core::Scope& scope, std::span<const DaySpan> spans) const;
    /// About how many bytes the row takes in a batch, without names.
    [[nodiscard]] std::size_t weightOf(RowKey key) const;
    /// These rows; those that are empty now are in it as empty rows.
    [[nodiscard]] Batch batch(std::span<const RowKey> keys) const;
    /// All rows of these wards (empty: all, and what nobody owns) and days that are not empty.
    [[nodiscard]] Batch batch(const core::WardSet& wards, DaySpan days) const;
    /// The same of what somebody may see: the own wards' rows, with what nobody owns where all is in sight; of the days
    /// that are in any of the spans. (Labels are numbered by batch: rows of two must not be mixed.)
    [[nodiscard]] Batch batch(const core::Scope& scope, std::span<const DaySpan> spans) const;

    /// What the indicator counts in the slice, newest first, from the `offset`th; at most `limit`. Percentiles list the
    /// cases that their durations are of, different households the latest visit to each; a stock, and what records count,
    /// nothing (RecordFigures::drill). Of coverage ask for the wards that Tally::householdWards names.
    [[nodiscard]] DrillPage drill(const IndicatorRef& indicator, DrillPart part, const Slice& slice,
                                  std::uint64_t offset, std::size_t limit) const;

    /// The book as bytes, and back: a gateway starts from there and folds what came later.
    [[nodiscard]] std::string checkpoint() const;
    [[nodiscard]] static std::expected<FigureBook, CodecError> restore(std::string_view bytes);

    struct Data; ///< of the layer's own files

private:
    std::unique_ptr<Data> m_data;
};

} // namespace trucban::figures
