// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/PoiIcons.h"

#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QSvgRenderer>

namespace trucban::maps {
namespace {

Q_LOGGING_CATEGORY(icons, "trucban.maps.icons", QtInfoMsg)

constexpr int kSidePx = 15;

QImage drawn(QByteArray svg, int scale, const QColor& ink) {
    svg.replace("currentColor", ink.name().toLatin1()); // which Qt would paint black
    QSvgRenderer renderer{svg};
    QImage image{kSidePx * scale, kSidePx * scale, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::transparent);
    QPainter painter{&image};
    renderer.render(&painter);
    return image;
}

} // namespace

PoiIcons::PoiIcons(const TileStyle& style) {
    for (const LabelRule& rule : style.labels) {
        if (rule.icon.isEmpty()) {
            continue;
        }
        QFile file{QStringLiteral(":/icons/poi/%1.svg").arg(rule.icon)};
        if (!file.open(QIODevice::ReadOnly)) {
            qCWarning(icons) << "there is no picture" << rule.icon;
            continue;
        }
        const QByteArray svg = file.readAll();
        for (const TileLook look : {TileLook::day, TileLook::night, TileLook::wall}) {
            const QColor& ink = style.colour(rule.colour, look);
            for (const int scale : {1, 2}) {
                m_images.try_emplace({rule.icon, scale, ink.rgb()}, drawn(svg, scale, ink));
            }
        }
    }
}

QImage PoiIcons::icon(const QString& name, int scale, const QColor& ink) const {
    const auto found = m_images.find({name, scale, ink.rgb()});
    return found == m_images.end() ? QImage{} : found->second;
}

} // namespace trucban::maps
