// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace trucban::maps {

/// What the map can tell about one ward.
struct WardFigure {
    core::WardCode code;
    std::uint32_t open = 0; ///< cases
    std::uint32_t unacknowledged = 0;
    std::uint32_t urgent = 0;    ///< open P1 cases
    std::uint32_t freeUnits = 0; ///< based in the ward
    bool operator==(const WardFigure&) const = default;
};

/// What the wards are coloured by; `scale`: by what setScale was given.
enum class WardMeasure : std::uint8_t { none, open, unacknowledged, urgent, scale };

/// Any other number of the wards; one that is not named has none, and stays uncoloured.
struct WardScale {
    QString title;
    std::vector<std::pair<core::WardCode, double>> values;
    std::function<QString(double)> write; ///< a value in words
};

/// Which of a few classes each ward is in, about as many wards in each.
struct WardClasses {
    std::vector<std::pair<core::WardCode, std::size_t>> wards;
    std::vector<std::pair<double, double>> bounds; ///< the least and the most of each class, rising; at most five
    bool operator==(const WardClasses&) const = default;
};
[[nodiscard]] WardClasses classesOf(std::vector<std::pair<core::WardCode, double>> values);

[[nodiscard]] std::uint32_t valueOf(const WardFigure& figure, WardMeasure measure);

/// The wards' part of what the map shows beside their borders. Lives on the GUI thread; whoever counts feeds it.
class MapWards : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// All figures; a ward not named has none. `filtered`: they leave cases out, and hint and legend say so.
    void setFigures(std::vector<WardFigure> figures, bool filtered = false);
    /// While cases are still being read, figures are the least that there is, and hint and legend say so.
    void setPartial(bool partial);
    /// Those the filter asks for.
    void setChosen(const core::WardSet& wards);
    /// Those that should have a live console and have none.
    void setLost(const core::WardSet& wards);
    void setMeasure(WardMeasure measure);
    /// Colours the wards by this from now on.
    void setScale(WardScale scale);

    [[nodiscard]] const std::vector<WardFigure>& figures() const { return m_figures; } ///< sorted by code
    [[nodiscard]] bool isFiltered() const { return m_filtered; }
    [[nodiscard]] bool isPartial() const { return m_partial; }
    [[nodiscard]] WardFigure figure(core::WardCode code) const;
    [[nodiscard]] const core::WardSet& chosen() const { return m_chosen; }
    [[nodiscard]] const core::WardSet& lost() const { return m_lost; }
    [[nodiscard]] WardMeasure measure() const { return m_measure; }
    [[nodiscard]] std::uint32_t largest() const; ///< of the measure
    [[nodiscard]] const WardScale& scale() const { return m_scale; }
    [[nodiscard]] const WardClasses& scaleClasses() const { return m_scaleClasses; }

signals:
    void changed();

private:
    template <class T>
    void set(T& member, T value);

    std::vector<WardFigure> m_figures;
    bool m_filtered = false;
    bool m_partial = false;
    core::WardSet m_chosen;
    core::WardSet m_lost;
    WardMeasure m_measure = WardMeasure::none;
    WardScale m_scale;
    WardClasses m_scaleClasses;
};

/// Lower ends of the classes a measure is shown in, at most five, round numbers; empty when nothing was counted.
[[nodiscard]] std::vector<std::uint32_t> classesUpTo(std::uint32_t largest);

} // namespace trucban::maps
