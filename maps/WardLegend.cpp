// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/WardLegend.h"

#include "maps/WardPainter.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace trucban::maps {
namespace {

constexpr int kPad = 7;
constexpr int kSquare = 14;
constexpr int kLine = 18;

} // namespace

QString nameOf(WardMeasure measure) {
    switch (measure) {
    case WardMeasure::none:
        return WardLegend::tr("Không tô màu");
    case WardMeasure::open:
        return WardLegend::tr("Vụ đang mở");
    case WardMeasure::unacknowledged:
        return WardLegend::tr("Vụ chưa tiếp nhận");
    case WardMeasure::urgent:
        return WardLegend::tr("Vụ P1 đang mở");
    case WardMeasure::scale:
        return WardLegend::tr("Theo chỉ số");
    }
    return {};
}

WardLegend::WardLegend(const MapWards& wards, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, m_wards{wards}, m_style{style} {
    setObjectName(QStringLiteral("mapLegend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&wards, &MapWards::changed, this, &WardLegend::refresh);
    setStyle(style);
}

void WardLegend::setStyle(const MapStyle& style) {
    m_style = style;
    QFont own{style.fontFamily};
    own.setPixelSize(11);
    setFont(own);
    refresh();
}

QStringList WardLegend::scaleLines() const {
    const WardScale& scale = m_wards.scale();
    QStringList lines{scale.title};
    for (const auto& [least, most] : m_wards.scaleClasses().bounds) {
        lines << (least == most ? scale.write(least)
                                : QStringLiteral("%1 – %2").arg(scale.write(least), scale.write(most)));
    }
    if (lines.size() == 1) {
        lines << tr("chưa có số liệu");
    }
    return lines;
}

std::size_t WardLegend::classCount() const {
    return m_wards.measure() == WardMeasure::scale ? m_wards.scaleClasses().bounds.size()
                                                   : classesUpTo(m_wards.largest()).size();
}

QStringList WardLegend::lines() const {
    if (m_wards.measure() == WardMeasure::scale) {
        return scaleLines();
    }
    const QString name = nameOf(m_wards.measure());
    QStringList lines{m_wards.isFiltered() ? tr("%1, theo bộ lọc").arg(name) : name};
    if (m_wards.isPartial()) {
        lines.front().prepend(QStringLiteral("≥ "));
    }
    const auto classes = classesUpTo(m_wards.largest());
    if (classes.empty()) {
        lines << tr("Chưa có vụ nào");
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::uint32_t last = i + 1 < classes.size() ? classes[i + 1] - 1 : m_wards.largest();
        lines << (last > classes[i] ? QStringLiteral("%1–%2").arg(classes[i]).arg(last) : QString::number(classes[i]));
    }
    return lines;
}

void WardLegend::refresh() {
    setVisible(m_wards.measure() != WardMeasure::none);
    QFont widest = font();
    widest.setWeight(QFont::DemiBold);
    const QFontMetrics metrics{widest};
    int width = 0;
    const QStringList shown = lines();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        width = std::max(width, metrics.horizontalAdvance(shown[i]) + (i > 0 ? kSquare + 6 : 0));
    }
    setFixedSize(width + 2 * kPad, static_cast<int>(shown.size()) * kLine + 2 * kPad - 4);
    setAccessibleName(shown.join(QStringLiteral(", ")));
    update();
    emit changed();
}

void WardLegend::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

void WardLegend::paintEvent(QPaintEvent*) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_style.panelBorder);
    painter.setBrush(m_style.panel);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QStringList shown = lines();
    const std::size_t classes = classCount();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QRect line{kPad, kPad - 2 + static_cast<int>(i) * kLine, width() - 2 * kPad, kLine};
        const auto index = static_cast<std::size_t>(i) - 1;
        if (i > 0 && index < classes) {
            const QRect square{line.left(), line.top() + (kLine - kSquare) / 2, kSquare, kSquare};
            // As on the map: over land.
            painter.fillRect(square, m_style.land);
            painter.fillRect(square, classColour(m_style, index, classes));
            painter.setBrush(Qt::NoBrush);
            painter.setPen(m_style.wardBorder);
            painter.drawRect(QRectF{square}.adjusted(0.5, 0.5, -0.5, -0.5));
            line.setLeft(square.right() + 6);
        }
        QFont own = font();
        own.setWeight(i == 0 ? QFont::DemiBold : QFont::Normal);
        painter.setFont(own);
        painter.setPen(m_style.panelText);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, shown[i]);
    }
}

} // namespace trucban::maps
