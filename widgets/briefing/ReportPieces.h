// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/ReportLayout.h"

namespace trucban::widgets {

/// Cuts a briefing into the pieces of a report, top to bottom.
class ReportPieces {
public:
    ReportPieces(const models::RedactedBriefing& briefing, const ReportTemplate& words, const BriefingLook& look,
                 double width, double pageHeight);
    [[nodiscard]] std::vector<ReportLayout::Piece> take() { return std::move(m_pieces); }

private:
    using Piece = ReportLayout::Piece;

    void addHead();
    void addTitle();
    void addPage(const models::BriefingPage& page, int number);
    void addSignature();
    void add(const models::BriefingHeading& heading);
    void add(const models::BriefingParagraph& paragraph);
    void add(const models::BriefingTiles& tiles);
    void add(const models::BriefingTable& table);
    void add(const models::BriefingChart& chart);
    void add(const models::BriefingMap& map);
    void add(const models::BriefingComment& comment);

    /// A paragraph of the body, line by line, so that it can go on on the next page; never one line of it alone.
    void text(const QString& words, const QFont& font, double before, double firstIndent, Qt::Alignment alignment,
              bool keepsNext = false);
    void caption(const QString& words);
    [[nodiscard]] double body() const { return m_words.bodyPt * kPoint; }
    [[nodiscard]] double small() const { return m_words.tablePt * kPoint; }
    [[nodiscard]] double gap() const { return m_words.gapPt * kPoint; }

    const models::RedactedBriefing& m_briefing;
    const ReportTemplate& m_words;
    const BriefingLook& m_look;
    double m_width;
    double m_pageHeight;
    int m_charts = 0;
    int m_tables = 0;
    std::vector<Piece> m_pieces;
};

} // namespace trucban::widgets
