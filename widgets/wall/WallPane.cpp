// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/WallPane.h"

#include "models/Wording.h"
#include "widgets/theme/Badges.h"

#include <QPainter>

namespace trucban::widgets {

namespace {

// In pixels of a screen 1080 high.
constexpr int kUrgentHeight = 236;
constexpr int kCountersHeight = 190;
constexpr int kRowHeight = 62;
constexpr int kNameHeight = 44;
constexpr int kGap = 14;
constexpr int kPad = 20;

} // namespace

WallPane::WallPane(Theme& theme, Part part, QWidget* parent) : QWidget(parent), m_theme(theme), m_part(part) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&theme, &Theme::changed, this, qOverload<>(&WallPane::update));
}

void WallPane::show(const WallContent& content, double unit) {
    m_content = content;
    m_unit = unit;
    const auto words = content.lines().join(QStringLiteral("; "));
    if (m_part == Part::column && words != accessibleName()) {
        setAccessibleName(words);
    }
    update();
}

std::size_t WallPane::roomForRows() const {
    const int rest = height() - px(kUrgentHeight + kCountersHeight + kNameHeight + 40 + 3 * kGap);
    return static_cast<std::size_t>(std::max(0, rest / std::max(1, px(kRowHeight))));
}

QFont WallPane::font(double units, QFont::Weight weight) const {
    QFont own = m_theme.font(TextRole::body);
    own.setPixelSize(std::max(8, px(units)));
    own.setWeight(weight);
    return own;
}

void WallPane::text(QPainter& painter, const QRect& box, int flags, const QString& words) const {
    painter.drawText(box, flags, painter.fontMetrics().elidedText(words, Qt::ElideRight, box.width()));
}

void WallPane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.colour(Ink::window));
    switch (m_part) {
    case Part::head:
        return paintHead(painter);
    case Part::column:
        return paintColumn(painter);
    case Part::foot:
        return paintFoot(painter);
    }
}

void WallPane::paintHead(QPainter& painter) const {
    const QRect box = rect().adjusted(px(kPad), 0, -px(kPad), 0);
    painter.setPen(m_theme.colour(Ink::text));
    painter.setFont(font(76, QFont::DemiBold));
    const int clock = painter.fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + px(8);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, m_content.time);
    painter.setFont(font(36));
    const int date = painter.fontMetrics().horizontalAdvance(m_content.date) + px(36);
    painter.setPen(m_theme.colour(Ink::mutedText));
    painter.drawText(box.adjusted(0, 0, -clock - px(28), 0), Qt::AlignRight | Qt::AlignVCenter, m_content.date);
    painter.setPen(m_theme.colour(Ink::text));
    painter.setFont(font(40, QFont::DemiBold));
    text(painter, box.adjusted(0, 0, -clock - date - px(28), 0), Qt::AlignLeft | Qt::AlignVCenter, m_content.title);
}

void WallPane::paintUrgent(QPainter& painter, const QRect& box) const {
    const bool waits = m_content.urgent > 0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(waits ? Ink::p1 : Ink::panel));
    painter.drawRoundedRect(box, px(10), px(10));
    const QRect inner = box.adjusted(px(kPad), px(10), -px(kPad), -px(12));
    const bool isCalm = m_content.isUrgentKnown;
    painter.setPen(m_theme.colour(waits ? Ink::p1Text : isCalm ? Ink::success : Ink::mutedText));
    painter.setFont(font(120, QFont::Bold));
    // A nought while it is loading would be an answer.
    const auto count = waits || isCalm ? models::Wording::number(m_content.urgent) : QStringLiteral("–");
    const int width = painter.fontMetrics().horizontalAdvance(count);
    painter.drawText(QRect(inner.left(), inner.top(), width, px(124)), Qt::AlignLeft | Qt::AlignVCenter, count);
    painter.setFont(font(34, QFont::DemiBold));
    painter.setPen(m_theme.colour(waits ? Ink::p1Text : Ink::text));
    const QRect beside(inner.left() + width + px(20), inner.top(), inner.width() - width - px(20), px(124));
    painter.drawText(beside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, m_content.urgentName);
    if (!m_content.oldest) {
        return;
    }
    const auto& oldest = *m_content.oldest;
    painter.setFont(font(52, QFont::Bold));
    const int waited = painter.fontMetrics().horizontalAdvance(oldest.waited) + px(14);
    const QRect lower(inner.left(), inner.top() + px(126), inner.width(), inner.height() - px(126));
    painter.drawText(lower, Qt::AlignRight | Qt::AlignVCenter, oldest.waited);
    const QRect words = lower.adjusted(0, 0, -waited, 0);
    painter.setFont(font(30, QFont::DemiBold));
    text(painter, QRect(words.left(), words.top(), words.width(), words.height() / 2), Qt::AlignLeft | Qt::AlignVCenter,
         oldest.kind);
    painter.setFont(font(24));
    text(painter, QRect(words.left(), words.top() + words.height() / 2, words.width(), words.height() / 2),
         Qt::AlignLeft | Qt::AlignVCenter, oldest.place);
}

void WallPane::paintCounters(QPainter& painter, const QRect& box) const {
    const int width = (box.width() - px(kGap)) / 2;
    const int height = (box.height() - px(kGap)) / 2;
    for (std::size_t i = 0; i < m_content.counters.size(); ++i) {
        const auto at = static_cast<int>(i);
        const QRect cell(box.left() + at % 2 * (width + px(kGap)), box.top() + at / 2 * (height + px(kGap)), width,
                         height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(Ink::panel));
        painter.drawRoundedRect(cell, px(8), px(8));
        const QRect inner = cell.adjusted(px(14), 0, -px(10), 0);
        painter.setPen(m_theme.colour(Ink::text));
        const auto& counter = m_content.counters[i];
        // "410/411 lực lượng sẵn sàng" had no room for its words.
        painter.setFont(font(48, QFont::Bold));
        const int widest = inner.width() * 55 / 100;
        if (painter.fontMetrics().horizontalAdvance(counter.value) > widest) {
            painter.setFont(font(34, QFont::Bold));
        }
        const int value = painter.fontMetrics().horizontalAdvance(counter.value) + px(12);
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, counter.value);
        painter.setPen(m_theme.colour(Ink::mutedText));
        painter.setFont(font(22));
        painter.drawText(inner.adjusted(value, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                         counter.name);
    }
}

void WallPane::paintRow(QPainter& painter, const QRect& box, const WallContent::Row& row) const {
    const QRect badge(box.left(), box.top() + px(10), px(56), box.height() - px(20));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(Theme::badgeOf(row.priority)));
    painter.drawRoundedRect(badge, px(6), px(6));
    painter.setPen(m_theme.colour(Theme::badgeTextOf(row.priority)));
    painter.setFont(font(25, QFont::Bold));
    painter.drawText(badge, Qt::AlignCenter, models::Wording::priorityShort(row.priority));
    painter.setFont(font(32, QFont::DemiBold));
    const int waited = painter.fontMetrics().horizontalAdvance(row.waited) + px(12);
    painter.setPen(m_theme.colour(row.isOverdue ? Ink::overdue : Ink::text));
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, row.waited);
    const QRect words = box.adjusted(px(70), px(2), -waited, -px(2));
    painter.setPen(m_theme.colour(Ink::text));
    painter.setFont(font(25, QFont::DemiBold));
    text(painter, QRect(words.left(), words.top(), words.width(), words.height() / 2), Qt::AlignLeft | Qt::AlignVCenter,
         row.kind);
    painter.setPen(m_theme.colour(Ink::mutedText));
    painter.setFont(font(21));
    text(painter, QRect(words.left(), words.top() + words.height() / 2, words.width(), words.height() / 2),
         Qt::AlignLeft | Qt::AlignVCenter, row.place);
}

void WallPane::paintColumn(QPainter& painter) const {
    const QRect box = rect();
    const QRect urgent(box.left(), box.top(), box.width(), px(kUrgentHeight));
    paintUrgent(painter, urgent);
    const QRect counters(box.left(), urgent.bottom() + 1 + px(kGap), box.width(), px(kCountersHeight));
    paintCounters(painter, counters);
    QRect list(box.left(), counters.bottom() + 1 + px(kGap), box.width(), 0);
    list.setBottom(box.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(Ink::panel));
    painter.drawRoundedRect(list, px(8), px(8));
    list.adjust(px(14), px(4), -px(14), 0);
    painter.setPen(m_theme.colour(Ink::mutedText));
    painter.setFont(font(24, QFont::DemiBold));
    painter.drawText(QRect(list.left(), list.top(), list.width(), px(kNameHeight)), Qt::AlignLeft | Qt::AlignVCenter,
                     m_content.rowsName);
    int y = list.top() + px(kNameHeight);
    for (const auto& row : m_content.rows) {
        paintRow(painter, QRect(list.left(), y, list.width(), px(kRowHeight)), row);
        y += px(kRowHeight);
    }
    painter.setPen(m_theme.colour(Ink::mutedText));
    painter.setFont(font(22));
    painter.drawText(QRect(list.left(), y, list.width(), px(36)), Qt::AlignLeft | Qt::AlignVCenter, m_content.more);
}

void WallPane::paintFoot(QPainter& painter) const {
    if (m_content.isStale) {
        painter.fillRect(rect(), m_theme.colour(Ink::banner));
    }
    const QRect box = rect().adjusted(px(kPad), 0, -px(kPad), 0);
    const auto ink = m_content.isStale ? Ink::bannerText : Ink::text;
    const int dot = px(18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(m_content.isStale ? Ink::bannerText : m_content.linkInk));
    painter.drawEllipse(QRect(box.left(), box.center().y() - dot / 2, dot, dot));
    painter.setPen(m_theme.colour(ink));
    painter.setFont(font(26, QFont::DemiBold));
    const auto words = QStringLiteral("%1 · %2").arg(m_content.link, m_content.age);
    painter.drawText(box.adjusted(dot + px(14), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, words);
    painter.setFont(font(22));
    painter.setPen(m_theme.colour(m_content.isStale ? Ink::bannerText : Ink::mutedText));
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, m_content.note);
}

} // namespace trucban::widgets
