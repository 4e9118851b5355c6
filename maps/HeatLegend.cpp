// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/HeatLegend.h"

#include "maps/HeatLayer.h"
#include "maps/MapHeat.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace trucban::maps {
namespace {

constexpr int kPad = 7;
constexpr int kLine = 17;
constexpr int kBar = 12;

} // namespace

HeatLegend::HeatLegend(const MapHeat& heat, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, m_heat{heat}, m_style{style} {
    setObjectName(QStringLiteral("mapHeatLegend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&heat, &MapHeat::changed, this, &HeatLegend::refresh);
    hide();
    setStyle(style);
}

void HeatLegend::setStyle(const MapStyle& style) {
    m_style = style;
    QFont own{style.fontFamily};
    own.setPixelSize(11);
    setFont(own);
    refresh();
}

void HeatLegend::setShown(bool shown) {
    setVisible(shown);
    refresh();
}

QString HeatLegend::title() const {
    const int hours = static_cast<int>(m_heat.window().count());
    const QString words = hours <= 24 ? tr("Mật độ tin báo, %n giờ qua", nullptr, hours)
                                      : tr("Mật độ tin báo, %n ngày qua", nullptr, hours / 24);
    return m_heat.isFiltered() ? tr("%1, theo bộ lọc").arg(words) : words;
}

void HeatLegend::refresh() {
    if (isHidden()) {
        emit changed();
        return;
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QString words = title();
    const QString ends = tr("thưa") + QStringLiteral(" – ") + tr("dày");
    setFixedSize(QFontMetrics{bold}.horizontalAdvance(words) + 2 * kPad, 2 * kLine + kBar + 2 * kPad - 4);
    setAccessibleName(QStringLiteral("%1, %2").arg(words, ends));
    update();
    emit changed();
}

void HeatLegend::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void HeatLegend::paintEvent(QPaintEvent*) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.panelBorder);
    painter.setBrush(m_style.panel);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(m_style.panelText);
    QRect line{kPad, kPad - 3, width() - 2 * kPad, kLine};
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, title());
    const QRect bar{line.left(), line.bottom() + 2, line.width(), kBar};
    // As on the map: over land.
    painter.fillRect(bar, m_style.land);
    QLinearGradient veil{QPointF{bar.topLeft()}, QPointF{bar.topRight()}};
    QColor colour = m_style.heat;
    colour.setAlphaF(0);
    veil.setColorAt(0, colour);
    colour.setAlphaF(static_cast<float>(kHeatStrongest));
    veil.setColorAt(1, colour);
    painter.fillRect(bar, veil);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(m_style.panelBorder);
    painter.drawRect(QRectF{bar}.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setFont(font());
    painter.setPen(m_style.panelText);
    line.moveTop(bar.bottom() + 1);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, tr("thưa"));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, tr("dày"));
}

} // namespace trucban::maps
