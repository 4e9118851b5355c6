// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace trucban::widgets {

/// Words broken into lines of one width; measured once, drawn anywhere. Copies share the layout.
class TextBlock {
public:
    struct Manner {
        Qt::Alignment alignment = Qt::AlignLeft;
        double firstIndent = 0;
        double spacing = 1; ///< from line to line, times the letters' own
    };
    /// Line breaks in `text` begin paragraphs.
    TextBlock(QString text, const QFont& font, double width, Manner manner);
    TextBlock(const QString& text, const QFont& font, double width) : TextBlock(text, font, width, Manner{}) {}

    [[nodiscard]] int lineCount() const;
    [[nodiscard]] double lineHeight() const { return m_lineHeight; }
    [[nodiscard]] double height() const { return m_lineHeight * lineCount(); }
    [[nodiscard]] double naturalWidth() const; ///< of the longest line
    void drawLine(QPainter& painter, int line, const QPointF& leftTop) const;
    /// At most `lines`, the last one ending in "…" when there are more.
    void draw(QPainter& painter, const QPointF& leftTop, int lines = -1) const;

    /// One line, shortened with "…" to the width.
    static void drawElided(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QFont& font,
                           const QString& text);

private:
    std::shared_ptr<QTextLayout> m_layout;
    QFont m_font;
    double m_width;
    double m_lineHeight;
};

} // namespace trucban::widgets
