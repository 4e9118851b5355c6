// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"

#include <QCoreApplication>

namespace trucban::core {
struct Briefing;
}

namespace trucban::widgets {

/// How the window, not the document, calls the parts of a briefing: in the window's language.
class BriefingWords {
    Q_DECLARE_TR_FUNCTIONS(BriefingWords)
public:
    [[nodiscard]] static QString kind(core::BriefingKind kind);   ///< "Giao ban"
    [[nodiscard]] static QString report(core::BriefingKind kind); ///< "Báo cáo giao ban"
    [[nodiscard]] static QString profile(models::BriefingProfile profile);
    [[nodiscard]] static QString chapter(models::BriefingChapter chapter);
    /// "Giao ban 22/11/2026 08:30, Phường Bến Thành": the time is that of the figures
    [[nodiscard]] static QString line(const core::Briefing& briefing);
    /// "bao-cao-giao-ban-202611220830"
    [[nodiscard]] static QString fileName(const models::BriefingHeader& header);
};

} // namespace trucban::widgets
