// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/ReportPieces.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/ChartOnPage.h"
#include "widgets/briefing/MapPainter.h"
#include "widgets/briefing/TablePainter.h"
#include "widgets/briefing/TextBlock.h"
#include "widgets/briefing/TilePainter.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

namespace {

using Piece = ReportLayout::Piece;

// Sizes of letters in points, by Decree 30/2020/NĐ-CP, Appendix I.
constexpr double kNationPt = 12;
constexpr double kMottoPt = 13;
constexpr double kIssuerPt = 12;
constexpr double kSymbolPt = 13;
constexpr double kDatePt = 13;
constexpr double kTitlePt = 14;
constexpr double kSignerPt = 13;
constexpr double kRecipientsTitlePt = 12;
constexpr double kRecipientsPt = 11;
constexpr double kLeftShare = 0.37; ///< of the head for who sends it; the rest is the nation's
constexpr double kRule = 0.7 * kPoint;

/// Centred words in a column; returns where the next line begins.
double centred(QPainter* painter, double left, double top, double width, const QString& words, const QFont& font) {
    const TextBlock block(words, font, width, {.alignment = Qt::AlignHCenter});
    if (painter != nullptr) {
        block.draw(*painter, {left, top});
    }
    return top + block.height();
}

void ruleUnder(QPainter* painter, double left, double top, double width, double length) {
    if (painter != nullptr) {
        painter->setPen(QPen(painter->pen().color(), kRule));
        painter->drawLine(QPointF(left + (width - length) / 2, top), QPointF(left + (width + length) / 2, top));
    }
}

double widthOf(const QString& words, const QFont& font) {
    return TextBlock(words, font, 1e6).naturalWidth();
}

/// Bodies, nation and motto, number, place and date; painter none: only measures.
double head(QPainter* painter, const QPointF& at, double width, const models::BriefingHeader& header,
            const ReportTemplate& words, const BriefingLook& look) {
    const auto& issuer = words.issuerOf(header);
    const double leftWidth = width * kLeftShare;
    const double rightWidth = width - leftWidth;
    const double right = at.x() + leftWidth;
    const double space = 2 * kPoint;

    double left = centred(painter, at.x(), at.y(), leftWidth, ReportTemplate::filled(issuer.parent, header),
                          look.font(kIssuerPt * kPoint));
    const auto body = ReportTemplate::filled(issuer.body, header);
    const auto bodyFont = look.font(kIssuerPt * kPoint, true);
    left = centred(painter, at.x(), left, leftWidth, body, bodyFont) + space;
    ruleUnder(painter, at.x(), left, leftWidth, std::min(widthOf(body, bodyFont), leftWidth) * 0.4);

    double y = centred(painter, right, at.y(), rightWidth, words.nation, look.font(kNationPt * kPoint, true));
    const auto mottoFont = look.font(kMottoPt * kPoint, true);
    y = centred(painter, right, y, rightWidth, words.motto, mottoFont) + space;
    ruleUnder(painter, right, y, rightWidth, widthOf(words.motto, mottoFont));

    const double second = std::max(left, y) + 6 * kPoint;
    left = centred(painter, at.x(), second, leftWidth, issuer.symbol, look.font(kSymbolPt * kPoint));
    centred(painter, right, second, rightWidth,
            QStringLiteral("%1, %2").arg(words.signing, models::briefing::dateInWords(header.asOf)),
            look.font(kDatePt * kPoint, false, true));
    // The mark, in a frame, below the number.
    const auto draftFont = look.font(12 * kPoint, true);
    const double frame = widthOf(words.draft, draftFont) + 14 * kPoint;
    const QRectF box(at.x() + (leftWidth - frame) / 2, left + 4 * kPoint, frame, 18 * kPoint);
    if (painter != nullptr) {
        painter->setPen(QPen(look.ink(), kRule));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(box);
        painter->setFont(draftFont);
        painter->drawText(box, Qt::AlignCenter, words.draft);
    }
    return box.bottom() - at.y();
}

/// Recipients at the left, who signs at the right; the room between rank and name stays empty.
double signature(QPainter* painter, const QPointF& at, double width, const models::BriefingHeader& header,
                 const ReportTemplate& words, const BriefingLook& look) {
    const auto& issuer = words.issuerOf(header);
    const double leftWidth = width * 0.5;
    double y = at.y();
    const TextBlock title(QStringLiteral("Nơi nhận:"), look.font(kRecipientsTitlePt * kPoint, true, true), leftWidth);
    if (painter != nullptr) {
        title.draw(*painter, {at.x(), y});
    }
    y += title.height();
    for (const auto& recipient : issuer.recipients) {
        const TextBlock line(QStringLiteral("- %1").arg(ReportTemplate::filled(recipient, header)),
                             look.font(kRecipientsPt * kPoint), leftWidth);
        if (painter != nullptr) {
            line.draw(*painter, {at.x(), y});
        }
        y += line.height();
    }
    const double signer = centred(painter, at.x() + leftWidth, at.y(), width - leftWidth,
                                  ReportTemplate::filled(issuer.signer, header), look.font(kSignerPt * kPoint, true));
    return std::max(y, signer + 30 * kMillimetre) - at.y();
}

} // namespace

ReportPieces::ReportPieces(const models::RedactedBriefing& briefing, const ReportTemplate& words,
                           const BriefingLook& look, double width, double pageHeight)
    : m_briefing(briefing), m_words(words), m_look(look), m_width(width), m_pageHeight(pageHeight) {
    addHead();
    addTitle();
    for (const auto& line : words.wordingOf(briefing.header()).opening) {
        const auto filled = ReportTemplate::filled(line, briefing.header());
        if (!filled.isEmpty()) {
            text(filled, look.font(body()), gap(), words.indentMm * kMillimetre, Qt::AlignJustify);
        }
    }
    int number = 0;
    for (const auto& page : briefing.pages()) {
        addPage(page, ++number);
    }
    for (const auto& line : words.wordingOf(briefing.header()).closing) {
        text(ReportTemplate::filled(line, briefing.header()), look.font(body()), gap() * 1.5,
             words.indentMm * kMillimetre, Qt::AlignJustify, true);
    }
    addSignature();
}

void ReportPieces::addHead() {
    const auto draw = [this](QPainter* painter, const QPointF& at) {
        return head(painter, at, m_width, m_briefing.header(), m_words, m_look);
    };
    Piece piece;
    piece.height = draw(nullptr, {});
    piece.draw = [header = m_briefing.header(), words = m_words, look = m_look, width = m_width](
                     QPainter& painter, const QPointF& at) { head(&painter, at, width, header, words, look); };
    m_pieces.push_back(std::move(piece));
}

void ReportPieces::addTitle() {
    const auto& header = m_briefing.header();
    const auto font = m_look.font(kTitlePt * kPoint, true);
    text(m_words.type, font, gap() * 2, 0, Qt::AlignHCenter, true);
    const auto subject = ReportTemplate::filled(m_words.wordingOf(header).subject, header);
    text(subject, font, 0, 0, Qt::AlignHCenter, true);
    const double length = std::min(m_width, widthOf(subject.section(QLatin1Char('\n'), -1), font)) * 0.4;
    Piece rule{.before = 3 * kPoint, .height = kRule, .keepsNext = true, .heading = {}, .draw = {}};
    rule.draw = [width = m_width, length](QPainter& painter, const QPointF& at) {
        ruleUnder(&painter, at.x(), at.y(), width, length);
    };
    m_pieces.push_back(std::move(rule));
}

void ReportPieces::addPage(const models::BriefingPage& page, int number) {
    const auto first = m_pieces.size();
    text(QStringLiteral("%1. %2").arg(models::briefing::roman(number), page.title.toUpper()), m_look.font(body(), true),
         gap() * 2, m_words.indentMm * kMillimetre, Qt::AlignLeft, true);
    m_pieces[first].startsChapter = true;
    m_pieces[first].startsPage = page.chapter == models::BriefingChapter::ward;
    for (const auto& block : page.blocks) {
        std::visit([this](const auto& content) { add(content); }, block.body);
    }
}

void ReportPieces::addSignature() {
    Piece piece{.before = gap() * 3, .heading = {}, .draw = {}};
    piece.height = signature(nullptr, {}, m_width, m_briefing.header(), m_words, m_look);
    piece.draw = [header = m_briefing.header(), words = m_words, look = m_look, width = m_width](
                     QPainter& painter, const QPointF& at) { signature(&painter, at, width, header, words, look); };
    m_pieces.push_back(std::move(piece));
}

void ReportPieces::text(const QString& words, const QFont& font, double before, double firstIndent,
                        Qt::Alignment alignment, bool keepsNext) {
    const TextBlock::Manner manner{.alignment = alignment, .firstIndent = firstIndent, .spacing = m_words.lineSpacing};
    double width = m_width;
    const int wanted = TextBlock(words, font, width, manner).lineCount();
    // Centred lines are about equally long: no single word is left for the last one.
    while (alignment == Qt::AlignHCenter && wanted > 1 && width > m_width * 0.5 &&
           TextBlock(words, font, width * 0.97, manner).lineCount() == wanted) {
        width *= 0.97;
    }
    const TextBlock block(words, font, width, manner);
    const int count = block.lineCount();
    for (int i = 0; i < count; ++i) {
        Piece piece{.before = i == 0 ? before : 0,
                    .height = block.lineHeight(),
                    .left = (m_width - width) / 2,
                    .heading = {},
                    .draw = {}};
        const bool isLast = i + 1 == count;
        piece.keepsNext = isLast ? keepsNext : i == 0 || i + 2 == count || keepsNext;
        piece.draw = [block, i](QPainter& painter, const QPointF& at) { block.drawLine(painter, i, at); };
        m_pieces.push_back(std::move(piece));
    }
}

void ReportPieces::caption(const QString& words) {
    text(words, m_look.font(small(), false, true), gap(), 0, Qt::AlignHCenter, true);
}

void ReportPieces::add(const models::BriefingHeading& heading) {
    text(heading.text, m_look.font(body(), true), gap(), m_words.indentMm * kMillimetre, Qt::AlignLeft, true);
}

void ReportPieces::add(const models::BriefingParagraph& paragraph) {
    text(paragraph.text, m_look.font(body()), gap(), m_words.indentMm * kMillimetre, Qt::AlignJustify);
}

void ReportPieces::add(const models::BriefingTiles& tiles) {
    constexpr std::size_t kColumns = 3;
    const double size = small() * 0.9;
    // A row of them at a time, so that many can go over a page's end.
    for (std::size_t from = 0; from < tiles.tiles.size(); from += kColumns) {
        const auto to = std::min(from + kColumns, tiles.tiles.size());
        const std::vector row(tiles.tiles.begin() + static_cast<std::ptrdiff_t>(from),
                              tiles.tiles.begin() + static_cast<std::ptrdiff_t>(to));
        const double height = paintTiles(nullptr, {0, 0, m_width, 0}, row, kColumns, m_look, size);
        Piece piece{.before = gap(), .height = height, .heading = {}, .draw = {}};
        piece.draw = [row, look = m_look, box = QSizeF(m_width, height), size](QPainter& painter, const QPointF& at) {
            paintTiles(&painter, {at, box}, row, kColumns, look, size);
        };
        m_pieces.push_back(std::move(piece));
    }
}

void ReportPieces::add(const models::BriefingTable& table) {
    caption(QStringLiteral("Bảng %1. %2").arg(++m_tables).arg(table.title));
    const auto painted = std::make_shared<TablePainter>(table, m_look, m_width, small());
    const auto header = std::make_shared<Piece>(
        Piece{.before = 2 * kPoint, .height = painted->headerHeight(), .keepsNext = true, .heading = {}, .draw = {}});
    header->draw = [painted](QPainter& painter, const QPointF& at) { painted->drawHeader(painter, at); };
    m_pieces.push_back(*header);
    for (int i = 0; i < painted->rowCount(); ++i) {
        Piece row{.height = painted->rowHeight(i), .heading = header, .draw = {}};
        // Its totals do not stand alone on the next page.
        row.keepsNext = i + 2 == painted->rowCount();
        row.draw = [painted, i](QPainter& painter, const QPointF& at) { painted->drawRow(painter, at, i); };
        m_pieces.push_back(std::move(row));
    }
    if (!table.note.isEmpty()) {
        text(table.note, m_look.font(small() * 0.92, false, true), 2 * kPoint, 0, Qt::AlignLeft);
    }
}

void ReportPieces::add(const models::BriefingChart& chart) {
    if (std::holds_alternative<models::TileChart>(chart.chart.body)) {
        add(models::BriefingTiles{{chart.chart}});
        return;
    }
    const double size = small() * 0.92;
    Piece piece{.before = gap() * 1.5, .heading = {}, .draw = {}};
    piece.height = chartHeightOnPage(chart.chart, m_width, m_look, size, m_pageHeight * 0.85);
    const QSizeF box(m_width, piece.height);
    piece.draw = [chart = chart.chart, look = m_look, box, size](QPainter& painter, const QPointF& at) {
        paintChartOnPage(painter, {at, box}, chart, look, size);
    };
    piece.keepsNext = true;
    m_pieces.push_back(std::move(piece));
    const auto& note = chart.chart.note;
    const auto unit = chart.chart.unit.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(chart.chart.unit);
    text(QStringLiteral("Biểu đồ %1. %2%3").arg(++m_charts).arg(chart.chart.title, unit),
         m_look.font(small(), false, true), 2 * kPoint, 0, Qt::AlignHCenter, !note.isEmpty());
    if (!note.isEmpty()) { // a report has its titles below; what is needed to read one rightly stands there too
        text(note, m_look.font(small() * 0.92), 1 * kPoint, 0, Qt::AlignHCenter);
    }
}

void ReportPieces::add(const models::BriefingMap& map) {
    const double size = small() * 0.92;
    const double shape = map.width > 0 ? static_cast<double>(map.height) / map.width : 1;
    Piece piece{.before = gap() * 1.5, .heading = {}, .draw = {}};
    piece.height = std::clamp(m_width * 0.68 * shape + size * 5, m_width * 0.45, m_pageHeight * 0.7);
    const QSizeF box(m_width, piece.height);
    piece.draw = [map, look = m_look, box, size](QPainter& painter, const QPointF& at) {
        paintMap(painter, {at, box}, map, look, size);
    };
    m_pieces.push_back(std::move(piece));
}

void ReportPieces::add(const models::BriefingComment& comment) {
    text(QStringLiteral("Ý kiến của %1 (%2):")
             .arg(models::briefing::role(comment.author), models::briefing::minute(comment.at)),
         m_look.font(body(), true, true), gap(), m_words.indentMm * kMillimetre, Qt::AlignLeft, true);
    text(comment.text, m_look.font(body(), false, true), 0, m_words.indentMm * kMillimetre, Qt::AlignJustify);
}

} // namespace trucban::widgets
