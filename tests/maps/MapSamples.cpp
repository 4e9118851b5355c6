// SPDX-License-Identifier: GPL-3.0-or-later
#include "MapSamples.h"

#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>

namespace trucban::test {
namespace {

QByteArray resource(const QString& path) {
    QFile file{QStringLiteral(TRUCBAN_SOURCE_DIR "/resources/") + path};
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(file.fileName()));
    }
    return file.readAll();
}

} // namespace

maps::MapStyle styleOf(const QString& theme) {
    const QJsonObject colours = QJsonDocument::fromJson(resource(QStringLiteral("themes/%1.json").arg(theme)))
                                    .object()
                                    .value(u"colors")
                                    .toObject();
    return maps::MapStyle::fromTheme([&](QLatin1StringView name) {
        const QColor colour{colours.value(name).toString()};
        if (!colour.isValid()) {
            qFatal("theme %s has no colour %s", qPrintable(theme), name.data());
        }
        return colour;
    });
}

const geo::WardTable& cityWards() {
    static const geo::WardTable table = *geo::WardTable::parse(resource(QStringLiteral("wards.csv")).toStdString());
    return table;
}

std::shared_ptr<const maps::BaseLayers> sampleLayers() {
    const geo::Ring island{
        {.lat = 10, .lon = 106}, {.lat = 10, .lon = 108}, {.lat = 12, .lon = 108}, {.lat = 12, .lon = 106}};
    const geo::Basemap map{
        .southWest = {.lat = 6, .lon = 102},
        .northEast = {.lat = 15, .lon = 112},
        .land = {island},
        .lakes = {},
        .islands = {},
        .rivers = {{.level = 1, .points = {{.lat = 11.6, .lon = 106.1}, {.lat = 11.6, .lon = 107.9}}}}};
    return std::make_shared<const maps::BaseLayers>(map);
}

std::shared_ptr<const maps::BaseLayers> builtInLayers() {
    return maps::BaseLayers::builtIn();
}

std::shared_ptr<const maps::WardShapes> sampleShapes(const geo::BoundarySet& boundaries) {
    return std::make_shared<const maps::WardShapes>(cityWards().wards(), boundaries, QStringLiteral("Be Vietnam Pro"));
}

core::CaseId caseId(std::uint32_t number) {
    core::CaseId id;
    for (std::size_t i = 0; i < 4; ++i) {
        id.value.bytes[12 + i] = static_cast<std::uint8_t>(number >> (8 * i));
    }
    id.value.bytes[0] = 1;
    return id;
}

maps::MapPoint casePoint(std::uint32_t number, double lat, double lon, core::Priority priority, bool unacknowledged) {
    return {.caseId = caseId(number),
            .point = {.lat = lat, .lon = lon},
            .accuracyM = 100,
            .priority = priority,
            .unacknowledged = unacknowledged,
            .open = true,
            .label = QStringLiteral("VV-%1").arg(number)};
}

void addFonts() {
    for (const auto* weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
        QFontDatabase::addApplicationFont(
            QStringLiteral(TRUCBAN_SOURCE_DIR "/resources/fonts/BeVietnamPro-%1.ttf").arg(QLatin1StringView{weight}));
    }
}

} // namespace trucban::test
