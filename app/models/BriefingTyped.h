// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingTemplate.h"

#include <map>

namespace trucban::models {

/// What somebody typed into a briefing that is not frozen yet, by chapter.
struct BriefingTyped {
    struct Words {
        QString comment; ///< the leader's; of the chapter "decision": what is asked for, a line each
        QString notes;   ///< for who speaks
        bool operator==(const Words&) const = default;
    };
    std::map<BriefingChapter, Words> chapters;
    core::Instant at{}; ///< when something was typed last
    bool operator==(const BriefingTyped&) const = default;
    [[nodiscard]] bool isEmpty() const;
};

/// Characters of one text.
inline constexpr qsizetype kMaxTyped = 4'000;

/// As a draft is kept on this computer. What is no draft gives none.
[[nodiscard]] QString typedToText(const BriefingTyped& typed);
[[nodiscard]] BriefingTyped typedFromText(const QString& text);

/// The document with these words on their pages. A page for decisions comes before those of the wards when there is
/// something to decide. What a briefing cannot hold (control characters, more than kMaxTyped) is left out.
[[nodiscard]] BriefingDocument withTyped(BriefingDocument document, const BriefingTemplate& pages,
                                         const BriefingTyped& typed);

/// Whether all of these words stand on the document's pages.
[[nodiscard]] bool holdsTyped(const BriefingDocument& document, const BriefingTyped& typed);

} // namespace trucban::models
