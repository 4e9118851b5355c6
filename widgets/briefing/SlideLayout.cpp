// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/SlideLayout.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/ChartOnPage.h"
#include "widgets/briefing/MapPainter.h"
#include "widgets/briefing/TablePainter.h"
#include "widgets/briefing/TextBlock.h"
#include "widgets/briefing/TilePainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace trucban::widgets {

namespace {

using models::BriefingBlock;
using models::BriefingPage;

constexpr double kSide = 36 * kPoint;
constexpr double kTop = 22 * kPoint;
constexpr double kTitle = 27 * kPoint;
constexpr double kHead = 74 * kPoint; ///< where the content begins
constexpr double kFoot = 32 * kPoint;
constexpr double kGap = 16 * kPoint;
constexpr double kWords = 18 * kPoint;
constexpr double kLeastWords = 10 * kPoint;
constexpr double kTable = 15 * kPoint;
constexpr double kLeastTable = 11 * kPoint;
constexpr double kLeastTile = 7 * kPoint;
constexpr double kTilesShare = 0.42; ///< of a page that has charts too
constexpr double kChart = 13 * kPoint;
constexpr double kLeastChart = 10 * kPoint;
constexpr std::size_t kFewRows = 8;     ///< so few are all shown: the last step of a funnel is what it is about
constexpr double kClock = 120 * kPoint; ///< wide

struct Parts {
    std::vector<models::ChartData> tiles;
    std::vector<const BriefingBlock*> figures;
    std::vector<const BriefingBlock*> words;
};

Parts partsOf(const BriefingPage& page) {
    Parts parts;
    for (const auto& block : page.blocks) {
        if (const auto* tiles = std::get_if<models::BriefingTiles>(&block.body)) {
            parts.tiles.insert(parts.tiles.end(), tiles->tiles.begin(), tiles->tiles.end());
        } else if (std::holds_alternative<models::BriefingTable>(block.body) ||
                   std::holds_alternative<models::BriefingChart>(block.body) ||
                   std::holds_alternative<models::BriefingMap>(block.body)) {
            parts.figures.push_back(&block);
        } else {
            parts.words.push_back(&block);
        }
    }
    return parts;
}

/// Places for so many figures, side by side and below each other, the first the largest of three.
std::vector<QRectF> gridOf(const QRectF& box, std::size_t count) {
    std::vector<QRectF> places;
    if (count == 3) {
        const double left = (box.width() - kGap) * 0.56;
        const double height = (box.height() - kGap) / 2;
        places.emplace_back(box.left(), box.top(), left, box.height());
        for (int i = 0; i < 2; ++i) {
            places.emplace_back(box.left() + left + kGap, box.top() + (height + kGap) * i, box.width() - left - kGap,
                                height);
        }
        return places;
    }
    const auto columns = count <= 1 ? 1 : count <= 4 ? 2 : 3;
    const auto rows = (static_cast<int>(count) + columns - 1) / columns;
    const double width = (box.width() - kGap * (columns - 1)) / columns;
    const double height = (box.height() - kGap * (rows - 1)) / rows;
    for (int i = 0; i < static_cast<int>(count); ++i) {
        places.emplace_back(box.left() + (width + kGap) * (i % columns), box.top() + (height + kGap) * (i / columns),
                            width, height);
    }
    return places;
}

/// The words of a page one under the other, in letters of `size`; painter none: only measures.
double wordsIn(QPainter* painter, const QRectF& box, const std::vector<const BriefingBlock*>& blocks,
               const BriefingLook& look, double size) {
    double y = box.top();
    const auto line = [&](const QString& text, const QFont& font, const QColor& colour, double before) {
        const TextBlock block(text, font, box.width(), {.spacing = 1.05});
        y += y > box.top() ? before : 0;
        if (painter != nullptr && y < box.bottom()) {
            painter->setPen(colour);
            const auto lines = static_cast<int>((box.bottom() - y) / block.lineHeight() + 0.01);
            if (lines > 0) {
                block.draw(*painter, {box.left(), y}, lines);
            }
        }
        y += block.height();
    };
    for (const auto* block : blocks) {
        if (const auto* heading = std::get_if<models::BriefingHeading>(&block->body)) {
            line(heading->text, look.font(size * 1.08, true), look.ink(), size * 0.8);
        } else if (const auto* paragraph = std::get_if<models::BriefingParagraph>(&block->body)) {
            line(paragraph->text, look.font(size), look.ink(), size * 0.5);
        } else if (const auto* comment = std::get_if<models::BriefingComment>(&block->body)) {
            line(QStringLiteral("Ý kiến của %1, %2")
                     .arg(models::briefing::role(comment->author), models::briefing::minute(comment->at)),
                 look.font(size * 0.85, true), look.accent(), size * 0.8);
            line(comment->text, look.font(size), look.ink(), size * 0.2);
        }
    }
    return y - box.top();
}

struct Tiling {
    int columns = 1;
    double size = 0; ///< of the words
};

/// As large as there is room for, and no larger than reads well; of those the one with the fewest rows.
Tiling tilesIn(const QSizeF& room, const Parts& parts, const BriefingLook& look) {
    const auto count = static_cast<int>(parts.tiles.size());
    const QRectF box(QPointF(), room);
    const bool hasFigures = !parts.figures.empty();
    double share = hasFigures ? kTilesShare : 1;
    if (!hasFigures && !parts.words.empty()) { // words below take no more than they need
        const double words = wordsIn(nullptr, box, parts.words, look, kWords) + kGap;
        share = std::max(0.55, 1 - words / room.height());
    }
    Tiling best{.columns = 1, .size = 0};
    for (int columns = std::min(count, 6); columns >= std::min(count, 2); --columns) {
        double size = (hasFigures ? 15 : 22) * kPoint;
        while (size > kLeastTile &&
               (paintTiles(nullptr, box, parts.tiles, columns, look, size) > room.height() * share ||
                !tileValuesFit(room.width(), parts.tiles, columns, look, size))) {
            size -= 0.5 * kPoint;
        }
        if (size > best.size) {
            best = {.columns = columns, .size = size};
        }
    }
    return best;
}

} // namespace

SlideLayout::SlideLayout(models::RedactedBriefing briefing, bool isDark)
    : m_briefing(std::move(briefing)), m_look(BriefingLook::slides(isDark)) {}

QRectF SlideLayout::clockBox() {
    const auto size = pageSize();
    return {size.width() - kSide - kClock, size.height() - kFoot, kClock, kFoot * 0.8};
}

void SlideLayout::paintPage(QPainter& painter, int page) const {
    const auto size = pageSize();
    painter.fillRect(QRectF(QPointF(), size), m_look.paper());
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, page);
    paintContent(painter, {kSide, kHead, size.width() - 2 * kSide, size.height() - kHead - kFoot - kGap * 0.6},
                 m_briefing.pages()[static_cast<std::size_t>(page)]);
}

void SlideLayout::paintFrame(QPainter& painter, int page) const {
    const auto size = pageSize();
    const auto& header = m_briefing.header();
    const double width = size.width() - 2 * kSide;
    painter.fillRect(QRectF(0, 0, size.width(), 5 * kPoint), m_look.accent());
    painter.setPen(m_look.ink());
    TextBlock::drawElided(painter, {kSide, kTop, width * 0.64, kTitle * 1.4}, Qt::AlignLeft | Qt::AlignVCenter,
                          m_look.font(kTitle, true), m_briefing.pages()[static_cast<std::size_t>(page)].title);
    painter.setPen(m_look.muted());
    // A campaign's name is a line of a decision: two lines have room for it.
    const QRectF right(kSide + width * 0.66, 12 * kPoint, width * 0.34, 16 * kPoint);
    const TextBlock campaign(header.campaign, m_look.font(12 * kPoint, true), right.width(),
                             {.alignment = Qt::AlignRight});
    const int lines = std::min(2, campaign.lineCount());
    campaign.draw(painter, {right.left(), right.top() + (2 - lines) * right.height() / 2}, lines);
    TextBlock::drawElided(painter, right.translated(0, (2 + lines) * right.height() / 2),
                          Qt::AlignRight | Qt::AlignVCenter, m_look.font(12 * kPoint),
                          QStringLiteral("%1 · %2").arg(models::briefing::kind(header.kind), header.place));

    const QRectF foot(kSide, size.height() - kFoot, width - kClock, kFoot * 0.8);
    painter.setPen(QPen(m_look.rule(), 0.6 * kPoint));
    painter.drawLine(QPointF(kSide, foot.top()), QPointF(size.width() - kSide, foot.top()));
    const auto font = m_look.font(12 * kPoint);
    painter.setPen(m_look.ink());
    const auto asOf = models::briefing::asOf(header);
    TextBlock::drawElided(painter, foot, Qt::AlignLeft | Qt::AlignVCenter, m_look.font(12 * kPoint, true), asOf);
    painter.setPen(m_look.muted());
    const double used = TextBlock(asOf, m_look.font(12 * kPoint, true), 1e6).naturalWidth() + 14 * kPoint;
    const auto mark = header.isExercise ? QStringLiteral("DIỄN TẬP · DỰ THẢO") : QStringLiteral("DỰ THẢO");
    TextBlock::drawElided(painter, foot.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, font,
                          QStringLiteral("%1 · Trang %2/%3 · %4")
                              .arg(mark)
                              .arg(page + 1)
                              .arg(pageCount())
                              .arg(models::briefing::logMark(header)));
}

void SlideLayout::paintContent(QPainter& painter, const QRectF& box, const BriefingPage& page) const {
    const auto parts = partsOf(page);
    auto rest = box;
    if (!parts.tiles.empty()) {
        const auto [columns, size] = tilesIn(rest.size(), parts, m_look);
        paintTiles(&painter, rest, parts.tiles, columns, m_look, size);
        const double used = paintTiles(nullptr, rest, parts.tiles, columns, m_look, size);
        rest.setTop(rest.top() + used + kGap);
    }
    if (!parts.words.empty()) {
        auto words = rest;
        if (!parts.figures.empty()) {
            const double height = wordsIn(nullptr, rest, parts.words, m_look, kWords * 0.85);
            if (height < rest.height() * 0.24) {
                words.setTop(rest.bottom() - height);
                rest.setBottom(words.top() - kGap);
            } else {
                words.setLeft(rest.left() + rest.width() * 0.66 + kGap);
                rest.setRight(rest.left() + rest.width() * 0.66);
            }
        }
        paintWords(painter, words, parts.words);
    }
    const auto places = gridOf(rest, parts.figures.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        paintFigure(painter, places[i], *parts.figures[i]);
    }
}

void SlideLayout::paintFigure(QPainter& painter, const QRectF& box, const BriefingBlock& block) const {
    if (const auto* table = std::get_if<models::BriefingTable>(&block.body)) {
        paintTable(painter, box, *table);
    } else if (const auto* map = std::get_if<models::BriefingMap>(&block.body)) {
        paintMap(painter, box, *map, m_look, kChart);
    } else if (const auto* chart = std::get_if<models::BriefingChart>(&block.body)) {
        // The page says at its foot of when the figures are.
        auto shown = chart->chart;
        auto basis = shown.basis.split(QStringLiteral(" · "));
        basis.removeIf([](const QString& part) { return part.startsWith(QStringLiteral("số liệu đến")); });
        shown.basis = basis.join(QStringLiteral(" · "));
        double size = box.width() > 600 * kPoint ? kChart * 1.15 : kChart;
        while (size > kLeastChart && isShortOf(shown, box.size(), m_look, size, kFewRows)) {
            size -= kPoint / 2;
        }
        paintChartOnPage(painter, box, shown, m_look, size);
    }
}

void SlideLayout::paintTable(QPainter& painter, const QRectF& box, const models::BriefingTable& table) const {
    const double title = kTable * 1.6;
    painter.setPen(m_look.ink());
    TextBlock::drawElided(painter, {box.topLeft(), QSizeF(box.width(), title)}, Qt::AlignLeft | Qt::AlignVCenter,
                          m_look.font(kTable, true), table.title);
    auto inner = box.adjusted(0, title * 1.1, 0, 0);
    if (!table.note.isEmpty()) {
        const TextBlock note(table.note, m_look.font(kTable * 0.75), inner.width());
        const int lines = std::min(2, note.lineCount());
        inner.setBottom(inner.bottom() - note.lineHeight() * lines);
        painter.setPen(m_look.muted());
        note.draw(painter, inner.bottomLeft(), lines);
    }
    double size = kTable;
    while (size > kLeastTable && TablePainter(table, m_look, inner.width(), size).height() > inner.height()) {
        size -= kPoint;
    }
    TablePainter(table, m_look, inner.width(), size).drawFitting(painter, inner);
}

void SlideLayout::paintWords(QPainter& painter, const QRectF& box,
                             const std::vector<const BriefingBlock*>& blocks) const {
    // Words alone on a page are read from the last row.
    const bool isAlone = box.width() > pageSize().width() * 0.8 && box.height() > pageSize().height() * 0.6;
    double size = isAlone ? kWords * 1.4 : kWords;
    while (size > kLeastWords && wordsIn(nullptr, box, blocks, m_look, size) > box.height() + 1) {
        size -= kPoint / 2;
    }
    wordsIn(&painter, box, blocks, m_look, size);
}

} // namespace trucban::widgets
