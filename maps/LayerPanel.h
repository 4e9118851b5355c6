// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/LayerState.h"
#include "maps/MapStyle.h"
#include "maps/MapWards.h"

#include <QFrame>

#include <array>
#include <chrono>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QSettings;
class QSlider;

namespace trucban::maps {

class MapPlaces;
class SheetList;

/// The layers an officer may fade or hide. The cases are none of them: they are always shown.
enum class MapLayer : std::uint8_t { wards, units, heat };
inline constexpr std::array kMapLayers{MapLayer::wards, MapLayer::units, MapLayer::heat};

/// The layers from the top one down, with visibility and opacity, by what wards are coloured, how far back the heat map
/// looks, and whether clusters open with motion. Object names: "layerPanel", and in it "layer_wards", "opacity_wards",
/// "layer_units", …, "sheetList", "wardMeasure", "heatWindow", "layerMotion".
class LayerPanel : public QFrame {
    Q_OBJECT
public:
    static constexpr int kFaintestPercent = 20; ///< fainter would be hidden without saying so

    LayerPanel(MapPlaces& places, const MapStyle& style, QWidget* parent);

    void setStyle(const MapStyle& style);
    /// All of it without scrolling.
    QSize sizeHint() const override;
    /// As large as it wants to be, or as there is room.
    void fitInto(const QSize& most);
    [[nodiscard]] LayerState state(MapLayer layer) const;
    void setState(MapLayer layer, const LayerState& state);
    [[nodiscard]] WardMeasure measure() const;
    void setMeasure(WardMeasure measure);
    void save(QSettings& settings) const;
    /// Tells of all that differs from how the panel was made.
    void restore(QSettings& settings);

signals:
    void layerChanged(trucban::maps::MapLayer layer, const trucban::maps::LayerState& state);
    void measureChanged(trucban::maps::WardMeasure measure);
    void heatWindowChanged(std::chrono::hours window);
    void motionChanged(bool wanted);
    void closed();
    void resized();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Row {
        QCheckBox* shown = nullptr;
        QSlider* opacity = nullptr;
    };

    int addRow(MapLayer layer, QGridLayout& grid, int line);
    void setTexts();
    [[nodiscard]] const Row& row(MapLayer layer) const { return m_rows[static_cast<std::size_t>(layer)]; }

    QScrollArea* m_scroll;
    QWidget* m_content; ///< scrolled where the map is small
    QLabel* m_title;
    QLabel* m_cases;
    std::array<Row, kMapLayers.size()> m_rows;
    QLabel* m_measureLabel;
    QComboBox* m_measure;
    QLabel* m_windowLabel;
    QComboBox* m_window;
    QCheckBox* m_motion;
    SheetList* m_sheets;
};

} // namespace trucban::maps
