// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingRedaction.h"
#include "widgets/briefing/BriefingLook.h"
#include "widgets/briefing/ReportTemplate.h"

#include <compare>
#include <functional>
#include <memory>

class QPainter;

namespace trucban::widgets {

/// A briefing as an administrative document on A4 (Decree 30/2020/NĐ-CP, Appendix I), laid out once and painted page by
/// page on whatever there is: a PDF, a printer, a preview. Units are kPoint. Any thread that may use fonts.
class ReportLayout {
public:
    ReportLayout(const models::RedactedBriefing& briefing, const ReportTemplate& words);

    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] static QSizeF pageSize(); ///< A4
    void paintPage(QPainter& painter, int page) const;
    /// The sheet on which a page of the briefing begins, and the last page of it that has begun on or before a sheet.
    [[nodiscard]] int sheetOf(int briefingPage) const;
    [[nodiscard]] int briefingPageOn(int sheet) const;
    /// The page of the briefing to which a place on a sheet belongs.
    [[nodiscard]] int briefingPageAt(int sheet, double y) const;

    /// A thing that stays whole on one page.
    struct Piece {
        double before = 0; ///< free space above, not at the top of a page
        double height = 0;
        double left = 0;
        bool startsPage = false;
        bool keepsNext = false;               ///< never the last on a page
        bool startsChapter = false;           ///< the first of a page of the briefing
        std::shared_ptr<const Piece> heading; ///< repeated above it on a new page
        std::function<void(QPainter&, const QPointF&)> draw;
    };

private:
    struct Placed {
        QPointF at;
        std::function<void(QPainter&, const QPointF&)> draw;
    };
    void place(const std::vector<Piece>& pieces);

    models::BriefingHeader m_header;
    ReportTemplate m_template;
    BriefingLook m_look;
    std::vector<std::vector<Placed>> m_pages;
    struct Start {
        int sheet = 0;
        double y = 0;
        auto operator<=>(const Start&) const = default;
    };
    std::vector<Start> m_starts; ///< by page of the briefing
};

} // namespace trucban::widgets
