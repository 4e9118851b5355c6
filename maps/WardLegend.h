// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapStyle.h"
#include "maps/MapWards.h"

#include <QWidget>

namespace trucban::maps {

/// What the colours of the wards mean: the measure's name and a square with its numbers per class. Hidden while wards
/// are not coloured.
class WardLegend : public QWidget {
    Q_OBJECT
public:
    WardLegend(const MapWards& wards, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    /// The lines as shown, for a reader that does not see; the title first.
    [[nodiscard]] QStringList lines() const;

signals:
    /// Its size or visibility changed.
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    [[nodiscard]] QStringList scaleLines() const;
    [[nodiscard]] std::size_t classCount() const;

    const MapWards& m_wards;
    MapStyle m_style;
};

/// "Vụ đang mở": the measure in the user's language.
[[nodiscard]] QString nameOf(WardMeasure measure);

} // namespace trucban::maps
