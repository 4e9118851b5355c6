// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TileStyle.h"

#include <algorithm>

namespace trucban::maps {

double ZoomScale::at(double zoom) const {
    if (m_stops.empty()) {
        return 0;
    }
    const auto above = std::ranges::find_if(m_stops, [zoom](const Stop& stop) { return stop.first >= zoom; });
    if (above == m_stops.begin()) {
        return m_stops.front().second;
    }
    if (above == m_stops.end()) {
        return m_stops.back().second;
    }
    const Stop& below = *(above - 1);
    const double share = (zoom - below.first) / (above->first - below.first);
    return below.second + share * (above->second - below.second);
}

bool FeatureFilter::allows(const FeatureKind& feature, int zoom) const {
    const auto fits = [](const std::optional<bool>& wanted, bool is) { return !wanted || *wanted == is; };
    return zoom >= from && zoom <= to && feature.layer == layer && fits(link, feature.link) &&
           fits(alley, feature.alley) && fits(service, feature.service) && feature.level >= leastLevel &&
           feature.level <= mostLevel && (kinds.empty() || std::ranges::contains(kinds, feature.kind));
}

QString TileStyle::shortName(std::string_view name) const {
    QString text =
        QString::fromUtf8(name.data(), static_cast<qsizetype>(std::min<std::size_t>(name.size(), kMostNameLength * 8)))
            .normalized(QString::NormalizationForm_C);
    // Our fonts have no other letters, and looking for one that has them takes longer than drawing the tile.
    text.removeIf([](QChar letter) {
        return letter.isSurrogate() ||
               (letter.script() != QChar::Script_Latin && letter.script() != QChar::Script_Common &&
                letter.script() != QChar::Script_Inherited);
    });
    text = text.simplified();
    text.truncate(kMostNameLength);
    for (const auto& [whole, brief] : shortForms) {
        if (text.size() > whole.size() && text.startsWith(whole, Qt::CaseInsensitive)) {
            return brief + text.sliced(whole.size());
        }
    }
    return text;
}

} // namespace trucban::maps
