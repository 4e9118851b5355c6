// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/IntakeEntry.h"

#include <deque>
#include <string>

namespace trucban::widgets {

/// An alert that the gateway would not take.
struct ReturnedEntry {
    models::IntakeEntry entry;
    std::string code; ///< of wire::Refused
    std::string message;
    bool operator==(const ReturnedEntry&) const = default;
};

/// All that is typed and not handed in: the form's content and what came back. One text in the profile's encrypted
/// drafts, so that a crash loses at most a second.
struct IntakeDrafts {
    models::IntakeEntry current;
    std::deque<ReturnedEntry> returned; ///< oldest first
    bool isOpen = false;                ///< the form was open: it is to be again
    bool operator==(const IntakeDrafts&) const = default;

    [[nodiscard]] bool isEmpty() const { return current.isEmpty() && returned.empty(); }
    [[nodiscard]] QString text() const; ///< empty when there is nothing
    /// What cannot be read is left out.
    [[nodiscard]] static IntakeDrafts from(const QString& text);
};

} // namespace trucban::widgets
