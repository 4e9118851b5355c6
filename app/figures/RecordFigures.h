// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"
#include "figures/Measure.h"
#include "figures/Slice.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::figures {

/// A record behind a figure.
struct RecordItem {
    core::RecordId id;
    core::Day day = 0;
    std::int64_t count = 0; ///< what it adds to the figure
    bool operator==(const RecordItem&) const = default;
};

/// The entered records of a scope, kept ready for counting. A withdrawn one counts nowhere. A value; owned by one thread.
class RecordFigures {
public:
    RecordFigures();
    RecordFigures(const RecordFigures& other);
    RecordFigures(RecordFigures&&) noexcept;
    RecordFigures& operator=(const RecordFigures& other);
    RecordFigures& operator=(RecordFigures&&) noexcept;
    ~RecordFigures();

    /// Inserts or replaces.
    void put(const core::Record& record);
    void erase(const core::RecordId& id);
    void clear();
    [[nodiscard]] std::size_t size() const;

    /// Codes that entries of a labelled measure use, sorted.
    [[nodiscard]] std::vector<std::string> codes(Measure measure) const;
    /// The slice's wards that entered any of it on any of its days: a code that a day's entry does not name, it had none of.
    [[nodiscard]] core::WardSet enteredBy(Measure measure, const Slice& slice) const;
    /// The records that the measure counts in the slice, newest first; their counts' sum is the figure. `label` for
    /// labelled measures.
    [[nodiscard]] std::vector<RecordItem> drill(Measure measure, std::string_view label, const Slice& slice) const;

    struct Data;
    [[nodiscard]] const Data& data() const { return *m_data; } ///< for tallies

private:
    std::unique_ptr<Data> m_data;
};

} // namespace trucban::figures
