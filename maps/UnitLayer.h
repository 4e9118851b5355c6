// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapUnits.h"
#include "maps/MarkLayer.h"
#include "maps/UnitGlyphs.h"

#include <memory>
#include <vector>

namespace trucban::maps {

/// The units over the map: a picture each. Below the cases. GUI thread.
class UnitLayer : public MarkLayer {
    Q_OBJECT
public:
    struct Mark {
        QString id;
        QPointF offset; ///< from the anchor, in pixels
        UnitLook look;
    };

    UnitLayer(MapUnits& units, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);
    ~UnitLayer() override;

    /// What is drawn, with a margin around the view; units on a case last.
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    [[nodiscard]] QPointF screenPos(const Mark& mark) const;
    /// The topmost unit under a place, or null.
    [[nodiscard]] const Mark* markAt(const QPointF& screen) const;

protected:
    void placeMarks(bool isOtherZoom) override;
    [[nodiscard]] Sheet* makeSheet() const override;
    void fill(Sheet& sheet) override;
    [[nodiscard]] bool isFull() const override;
    void clearTextures() override;

private:
    struct Node;
    class Textures;

    MapUnits& m_units;
    std::unique_ptr<Textures> m_textures;
    std::vector<Mark> m_marks;
};

} // namespace trucban::maps
