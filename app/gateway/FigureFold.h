// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "figures/FigureBook.h"
#include "figures/RecordFigures.h"
#include "store/Head.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::gateway {

/// The log as figures count it: its facts, and what was entered by hand. Owned by one thread.
class FigureFold {
public:
    /// Folds one in, in the order of the log.
    void apply(const core::Event& event);

    [[nodiscard]] figures::FigureBook& book() { return m_book; }
    [[nodiscard]] const figures::FigureBook& book() const { return m_book; }
    [[nodiscard]] const figures::RecordFigures& records() const { return m_records; }
    /// By id, withdrawn ones among them. A household's need is no figure and leaves every state for good when its time
    /// is over: there are none here.
    [[nodiscard]] std::vector<core::Record> entries() const;

    /// The fold as bytes, for the log whose head at book().seq() is `head`; and what restore makes of them.
    [[nodiscard]] std::string checkpoint(const store::Head& head) const;

private:
    friend struct StoredFold;

    figures::FigureBook m_book;
    core::State m_entries; ///< its records alone
    figures::RecordFigures m_records;
};

struct StoredFold {
    store::Head head; ///< of the log that was folded, where it ended
    FigureFold fold;
    /// nullopt: not of this form, or made by other rules than these.
    [[nodiscard]] static std::optional<StoredFold> restore(std::string_view bytes);
};

} // namespace trucban::gateway
