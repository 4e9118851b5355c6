// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MapLink.h"

#include <QStringList>

namespace trucban::models {

namespace {

constexpr QLatin1StringView kBegin{"trucban://map/"};
constexpr int kFarthest = 5;
constexpr int kClosest = 19;
constexpr qsizetype kLongest = 100;

} // namespace

QString MapLink::text() const {
    return QStringLiteral("%1%2,%3,%4").arg(kBegin).arg(point.lat, 0, 'f', 5).arg(point.lon, 0, 'f', 5).arg(zoom);
}

std::optional<MapLink> MapLink::parse(const QString& text) {
    const QString link = text.trimmed();
    if (link.size() > kLongest || !link.startsWith(kBegin, Qt::CaseInsensitive)) {
        return std::nullopt;
    }
    QString rest = link.mid(kBegin.size());
    rest.replace(QStringLiteral("%2C"), QStringLiteral(","), Qt::CaseInsensitive);
    const QStringList parts = rest.split(u',');
    if (parts.size() < 2 || parts.size() > 3) {
        return std::nullopt;
    }
    bool isLat = false;
    bool isLon = false;
    bool isZoom = true;
    MapLink found;
    found.point = {.lat = parts[0].toDouble(&isLat), .lon = parts[1].toDouble(&isLon)};
    if (parts.size() == 3) {
        found.zoom = parts[2].toInt(&isZoom);
    }
    const bool isGood =
        isLat && isLon && isZoom && found.point.isValid() && found.zoom >= kFarthest && found.zoom <= kClosest;
    return isGood ? std::optional{found} : std::nullopt;
}

} // namespace trucban::models
