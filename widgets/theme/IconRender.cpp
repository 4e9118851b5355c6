// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/IconRender.h"

#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace trucban::widgets {

Q_LOGGING_CATEGORY(iconLog, "trucban.icons", QtWarningMsg)

QPixmap renderIcon(const QString& name, int side, const QColor& colour, qreal devicePixelRatio) {
    const auto key =
        QStringLiteral("icon:%1:%2:%3:%4").arg(name).arg(side).arg(colour.name(), QString::number(devicePixelRatio));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    const int pixels = qMax(1, qRound(side * devicePixelRatio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) {
        auto svg = file.readAll();
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, side, side));
    } else {
        qCWarning(iconLog) << "no icon" << name;
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace trucban::widgets
