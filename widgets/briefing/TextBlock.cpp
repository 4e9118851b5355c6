// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/TextBlock.h"

#include <QFontMetricsF>
#include <QPainter>

namespace trucban::widgets {

TextBlock::TextBlock(QString text, const QFont& font, double width, Manner manner)
    : m_font(font), m_width(width), m_lineHeight(QFontMetricsF(font).height() * manner.spacing) {
    text.replace(QLatin1Char('\n'), QChar::LineSeparator);
    text.replace(QLatin1Char('\t'), QLatin1Char(' '));
    m_layout = std::make_shared<QTextLayout>(text, font);
    QTextOption option(manner.alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    double indent = manner.firstIndent;
    for (auto line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(std::max(1.0, width - indent));
        line.setPosition({indent, 0}); // lines are placed when they are drawn
        const bool endsParagraph =
            line.textLength() > 0 && text.at(line.textStart() + line.textLength() - 1) == QChar::LineSeparator;
        indent = endsParagraph ? manner.firstIndent : 0;
    }
    m_layout->endLayout();
}

int TextBlock::lineCount() const {
    return m_layout->lineCount();
}

double TextBlock::naturalWidth() const {
    double width = 0;
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        width = std::max(width, m_layout->lineAt(i).naturalTextWidth());
    }
    return width;
}

void TextBlock::drawLine(QPainter& painter, int line, const QPointF& leftTop) const {
    // What the line has over its letters' own height stands above and below it.
    const auto laid = m_layout->lineAt(line);
    laid.draw(&painter, leftTop + QPointF(0, (m_lineHeight - laid.height()) / 2));
}

void TextBlock::draw(QPainter& painter, const QPointF& leftTop, int lines) const {
    const int count = lines < 0 ? lineCount() : std::min(lines, lineCount());
    for (int i = 0; i < count; ++i) {
        const QPointF at = leftTop + QPointF(0, m_lineHeight * i);
        if (i + 1 == count && count < lineCount()) {
            const auto rest = m_layout->text().mid(m_layout->lineAt(i).textStart()).remove(QChar::LineSeparator);
            drawElided(painter, {at, QSizeF(m_width, m_lineHeight)}, Qt::AlignLeft | Qt::AlignVCenter, m_font, rest);
        } else {
            drawLine(painter, i, at);
        }
    }
}

void TextBlock::drawElided(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QFont& font,
                           const QString& text) {
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const auto words = metrics.elidedText(text.simplified(), Qt::ElideRight, box.width());
    painter.drawText(box, static_cast<int>(alignment) | Qt::TextSingleLine | Qt::TextDontClip, words);
}

} // namespace trucban::widgets
