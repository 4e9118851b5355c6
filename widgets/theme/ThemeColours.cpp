// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/ThemeColours.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace trucban::widgets {

namespace {

double linear(float channel) {
    const double value = static_cast<double>(channel);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

std::expected<ThemeColours, QString> ThemeColours::parse(const QByteArray& json) {
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(error.errorString());
    }
    const auto colours = document.object().value(QLatin1String("colors")).toObject();
    ThemeColours result;
    for (auto entry = colours.begin(); entry != colours.end(); ++entry) {
        result.m_named.insert(entry.key(), QColor(entry.value().toString()));
    }
    for (std::size_t i = 0; i < kInkNames.size(); ++i) {
        const auto key = QString::fromUtf8(kInkNames[i]);
        const QColor colour(colours.value(key).toString());
        if (!colour.isValid()) {
            return std::unexpected(key);
        }
        result.m_colours[i] = colour;
    }
    return result;
}

double ThemeColours::contrast(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace trucban::widgets
