// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingLook.h"

#include <QFile>
#include <QFontDatabase>

#include <cmath>

namespace trucban::widgets {

namespace {

ThemeColours coloursOf(bool isDark) {
    QFile file(isDark ? QStringLiteral(":/themes/dark.json") : QStringLiteral(":/themes/light.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        qCritical("no theme for briefings");
        return {};
    }
    auto colours = ThemeColours::parse(file.readAll());
    if (!colours) {
        qCritical("theme for briefings: %s", qUtf8Printable(colours.error()));
        return {};
    }
    return *std::move(colours);
}

QColor blended(const QColor& from, const QColor& to, double share) {
    const auto mix = [share](float a, float b) { return a + static_cast<float>(share) * (b - a); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

} // namespace

BriefingLook::BriefingLook(QString family, bool isDark, bool isReport)
    : m_family(std::move(family)), m_colours(coloursOf(isDark)), m_isDark(isDark), m_isReport(isReport) {
    loadReportFonts();
}

BriefingLook BriefingLook::report(const QString& family) {
    // The other of our own for a letter it does not have, never one of the machine's.
    return {family + QStringLiteral(",Be Vietnam Pro"), false, true};
}

BriefingLook BriefingLook::slides(bool isDark) {
    return {QStringLiteral("Be Vietnam Pro,Liberation Serif"), isDark, false};
}

QColor BriefingLook::paper() const {
    return m_isReport ? QColor(Qt::white) : m_colours.of(Ink::panel);
}

QColor BriefingLook::ink() const {
    return m_isReport ? QColor(Qt::black) : m_colours.of(Ink::text);
}

QColor BriefingLook::muted() const {
    return m_isReport ? QColor(0x33, 0x33, 0x33) : m_colours.of(Ink::mutedText);
}

QColor BriefingLook::rule() const {
    return m_isReport ? QColor(0x55, 0x55, 0x55) : m_colours.of(Ink::border);
}

QColor BriefingLook::panel() const {
    return m_isReport ? QColor(0xF0, 0xF0, 0xF0) : m_colours.of(Ink::panelAlt);
}

QColor BriefingLook::accent() const {
    return m_colours.of(Ink::accent);
}

QColor BriefingLook::tone(models::ChartTone tone) const {
    switch (tone) {
    case models::ChartTone::good:
        return m_colours.of(Ink::success);
    case models::ChartTone::bad:
        return m_colours.of(Ink::warning);
    case models::ChartTone::neutral:
        break;
    }
    return muted();
}

QColor BriefingLook::fill(double share) const {
    return blended(paper(), m_colours.of(Ink::chart1), 0.14 + 0.82 * std::clamp(share, 0.0, 1.0));
}

QFont BriefingLook::font(double size, bool isBold, bool isItalic) const {
    QFont font(m_family);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(size))));
    // Be Vietnam Pro has a weight between: "bold" looks shouted on a slide.
    font.setWeight(!isBold ? QFont::Normal : m_isReport ? QFont::Bold : QFont::DemiBold);
    font.setItalic(isItalic);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

void loadReportFonts() {
    static const bool isLoaded = [] {
        bool all = true;
        for (const auto* name :
             {"LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic",
              "BeVietnamPro-Regular", "BeVietnamPro-Medium", "BeVietnamPro-SemiBold", "BeVietnamPro-Bold"}) {
            const auto file = QStringLiteral(":/fonts/%1.ttf").arg(QLatin1String(name));
            all = QFontDatabase::addApplicationFont(file) >= 0 && all;
        }
        return all;
    }();
    if (!isLoaded) {
        qCritical("a font of briefings is missing from the program");
    }
}

} // namespace trucban::widgets
