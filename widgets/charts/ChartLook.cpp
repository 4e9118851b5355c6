// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartLook.h"

#include "widgets/theme/Theme.h"

#include <QFile>
#include <QFontDatabase>

#include <cmath>

namespace trucban::widgets {

namespace {

constexpr auto kScreenFamily = "Be Vietnam Pro";

} // namespace

ChartLook chartLook(const ThemeColours& colours, const QString& family, double text) {
    ChartLook look;
    look.family = family;
    look.text = text;
    look.paper = colours.of(Ink::panel);
    look.ink = colours.of(Ink::text);
    look.muted = colours.of(Ink::chartAxis);
    look.grid = colours.of(Ink::chartGrid);
    look.baseline = colours.of(Ink::chartBaseline);
    look.band = colours.of(Ink::chartBand);
    look.accent = colours.of(Ink::accent);
    look.target = colours.of(Ink::dueSoon);
    look.good = colours.of(Ink::success);
    look.bad = colours.of(Ink::danger);
    for (std::size_t i = 0; i < look.series.size(); ++i) {
        look.series[i] = colours.of(static_cast<Ink>(static_cast<std::size_t>(Ink::chart1) + i));
    }
    return look;
}

QFont ChartLook::font(Weight weight, double times) const {
    QFont font(family);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(text * times))));
    font.setWeight(weight == Weight::strong ? QFont::DemiBold : QFont::Normal);
    font.setFeature("tnum", 1);
    // The same widths on a screen and on paper: what was measured to fit does fit.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

ChartLook lookOf(const Theme& theme) {
    return chartLook(theme.colours(), QString::fromLatin1(kScreenFamily), theme.font(TextRole::small).pixelSize());
}

ChartLook printLook(const QString& family, double text) {
    QFile file(QStringLiteral(":/themes/light.json"));
    const auto colours = ThemeColours::parse(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    auto look = chartLook(colours.value_or(ThemeColours()), family, text);
    look.paper = Qt::white;
    look.hasHead = true;
    return look;
}

void addChartFonts() {
    if (QFontDatabase::families().contains(QString::fromLatin1(kScreenFamily))) {
        return;
    }
    for (const auto* weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/BeVietnamPro-%1.ttf").arg(QLatin1String(weight)));
    }
}

} // namespace trucban::widgets
