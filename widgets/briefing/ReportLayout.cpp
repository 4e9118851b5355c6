// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/ReportLayout.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/ReportPieces.h"
#include "widgets/briefing/TextBlock.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

namespace {

constexpr double kPageNumberPt = 13;
constexpr double kFootPt = 9;

} // namespace

QSizeF ReportLayout::pageSize() {
    return {210 * kMillimetre, 297 * kMillimetre};
}

ReportLayout::ReportLayout(const models::RedactedBriefing& briefing, const ReportTemplate& words)
    : m_header(briefing.header()), m_template(words), m_look(BriefingLook::report(words.family)) {
    const double width = pageSize().width() - (words.leftMm + words.rightMm) * kMillimetre;
    const double height = pageSize().height() - (words.topMm + words.bottomMm) * kMillimetre;
    place(ReportPieces(briefing, words, m_look, width, height).take());
}

void ReportLayout::place(const std::vector<Piece>& pieces) {
    const double top = m_template.topMm * kMillimetre;
    const double bottom = pageSize().height() - m_template.bottomMm * kMillimetre;
    const double left = m_template.leftMm * kMillimetre;
    m_pages.emplace_back();
    double y = top;
    bool isFresh = true;
    for (std::size_t i = 0; i < pieces.size();) {
        // A chain of pieces that keep each other goes where all of it has room, if a page has.
        std::size_t end = i;
        double chain = 0;
        for (; end < pieces.size(); ++end) {
            chain += (end == i && isFresh ? 0 : pieces[end].before) + pieces[end].height;
            if (!pieces[end].keepsNext) {
                ++end;
                break;
            }
        }
        if (!isFresh && (y + chain > bottom || pieces[i].startsPage)) {
            m_pages.emplace_back();
            y = top;
            isFresh = true;
            if (const auto& heading = pieces[i].heading) {
                m_pages.back().push_back({{left + heading->left, y}, heading->draw});
                y += heading->height;
            }
        }
        for (; i < end; ++i) {
            const auto& piece = pieces[i];
            if (!isFresh && y + piece.before + piece.height > bottom) { // a chain longer than a page
                m_pages.emplace_back();
                y = top;
                isFresh = true;
            }
            y += isFresh ? 0 : piece.before;
            if (piece.startsChapter) {
                m_starts.push_back({.sheet = pageCount() - 1, .y = y});
            }
            m_pages.back().push_back({{left + piece.left, y}, piece.draw});
            y += piece.height;
            isFresh = false;
        }
    }
}

int ReportLayout::sheetOf(int briefingPage) const {
    const auto index = static_cast<std::size_t>(std::max(0, briefingPage));
    return index < m_starts.size() ? m_starts[index].sheet : 0;
}

int ReportLayout::briefingPageOn(int sheet) const {
    return briefingPageAt(sheet, pageSize().height());
}

int ReportLayout::briefingPageAt(int sheet, double y) const {
    const auto after = std::ranges::upper_bound(m_starts, Start{.sheet = sheet, .y = y});
    return std::max(0, static_cast<int>(after - m_starts.begin()) - 1);
}

void ReportLayout::paintPage(QPainter& painter, int page) const {
    const auto size = pageSize();
    painter.fillRect(QRectF(QPointF(), size), m_look.paper());
    painter.setPen(m_look.ink());
    if (page > 0) {
        // Centred in the top margin, not on the first page.
        const QFont font = m_look.font(kPageNumberPt * kPoint);
        painter.setFont(font);
        painter.drawText(QRectF(m_template.leftMm * kMillimetre, 0,
                                size.width() - (m_template.leftMm + m_template.rightMm) * kMillimetre,
                                m_template.topMm * kMillimetre),
                         Qt::AlignCenter, QString::number(page + 1));
    }
    for (const auto& placed : m_pages[static_cast<std::size_t>(page)]) {
        painter.setPen(m_look.ink());
        placed.draw(painter, placed.at);
    }
    painter.setPen(m_look.muted());
    auto foot = QStringLiteral("%1 · %2 · %3")
                    .arg(m_template.draft, models::briefing::asOf(m_header), models::briefing::logMark(m_header));
    if (m_header.isExercise) {
        foot = QStringLiteral("DIỄN TẬP · ") + foot;
    }
    const double bottom = size.height() - m_template.bottomMm * kMillimetre;
    TextBlock::drawElided(painter,
                          {m_template.leftMm * kMillimetre, bottom,
                           size.width() - (m_template.leftMm + m_template.rightMm) * kMillimetre,
                           m_template.bottomMm * kMillimetre * 0.75},
                          Qt::AlignHCenter | Qt::AlignVCenter, m_look.font(kFootPt * kPoint), foot);
}

} // namespace trucban::widgets
