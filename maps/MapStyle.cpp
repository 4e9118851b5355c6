// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapStyle.h"

namespace trucban::maps {

MapStyle MapStyle::fromTheme(const std::function<QColor(QLatin1StringView name)>& colourOf) {
    const auto of = [&](const char* name) { return colourOf(QLatin1StringView{name}); };
    MapStyle style;
    style.land = of("mapLand");
    style.water = of("mapWater");
    style.river = of("mapRiver");
    style.coast = of("mapCoast");
    style.wardBorder = of("mapWardBorder");
    style.choropleth = of("chart4");
    style.heat = of("chart2");
    style.danger = of("danger");
    style.label = of("mapLabel");
    style.labelHalo = of("mapLabelHalo");
    style.waterLabel = of("mapWaterLabel");
    style.accuracy = of("mapAccuracy");
    style.selection = of("mapSelection");
    style.cluster = of("mapCluster");
    style.clusterText = of("mapClusterText");
    style.priority = {of("p1"), of("p2"), of("p3"), of("p4")};
    style.onPriority = {of("p1Text"), of("p2Text"), of("p3Text"), of("p4Text")};
    style.places = {of("chart1"), of("chart3"), of("chart4"), of("chart5"), of("chart6"), of("chart8")};
    style.unit = {of("unitAvailable"), of("unitDispatched"),  of("unitEnRoute"),
                  of("unitOnScene"),   of("unitUnavailable"), of("unitOffDuty")};
    style.panel = of("panel");
    style.panelText = of("text");
    style.panelBorder = of("border");
    style.banner = of("banner");
    style.bannerText = of("bannerText");
    style.look = style.land.lightness() < 128 ? TileLook::night : TileLook::day;
    return style;
}

} // namespace trucban::maps
