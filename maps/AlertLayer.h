// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "geo/ClusterIndex.h"
#include "maps/Glyphs.h"
#include "maps/MarkLayer.h"

#include <QTimer>
#include <QVariantAnimation>

#include <optional>
#include <unordered_set>
#include <vector>

namespace trucban::maps {

class MapPoints;
class PictureRow;

/// The cases over the map: a picture per cluster or single case. GUI thread.
class AlertLayer : public MarkLayer {
    Q_OBJECT
public:
    struct Mark {
        geo::ClusterIndex::Cluster cluster;
        QPointF offset; ///< from the anchor, in pixels
        GlyphLook look;
    };

    AlertLayer(MapPoints& points, MapCamera& camera, const MapStyle& style, QQuickItem* parent = nullptr);
    ~AlertLayer() override;

    void setSelected(const std::optional<core::CaseId>& id);
    [[nodiscard]] std::optional<core::CaseId> selected() const { return m_selected; }
    /// Cases that were taken together: a lighter ring round each mark that holds one.
    void setPicked(const std::unordered_set<core::CaseId>& ids);
    [[nodiscard]] const std::unordered_set<core::CaseId>& picked() const { return m_picked; }
    /// The next zoom shows how the parts of this cluster come out of it. Nothing while motion is not wanted.
    void openFrom(const geo::ClusterIndex::Cluster& cluster, int zoom);
    void setAnimated(bool animated) { m_animated = animated; }
    [[nodiscard]] bool isOpening() const { return !m_openingKeys.empty(); }
    /// The mark that keys act on, by the key of its cluster.
    void setChosen(std::optional<std::uint64_t> clusterKey);
    [[nodiscard]] std::optional<std::uint64_t> chosen() const { return m_chosen; }

    /// What is drawn, urgent last; with a margin around the view.
    [[nodiscard]] const std::vector<Mark>& marks() const { return m_marks; }
    [[nodiscard]] QPointF screenPos(const Mark& mark) const;
    /// The mark under a place, or null; the topmost where several are.
    [[nodiscard]] const Mark* markAt(const QPointF& screen) const;
    /// Generation of the points in the last frame that was put together.
    [[nodiscard]] quint64 drawnGeneration() const { return m_drawnGeneration; }

signals:
    /// The next frame holds a newer generation.
    void drawn();

protected:
    void placeMarks(bool isOtherZoom) override;
    [[nodiscard]] Sheet* makeSheet() const override;
    void fill(Sheet& sheet) override;
    void beforeFrame(Sheet& sheet) override;
    [[nodiscard]] bool isFull() const override;
    void clearTextures() override;

private:
    struct Node;
    class Textures;

    void onPulse();
    void put(PictureRow& row, const GlyphLook& look, const QPointF& at);
    void fillRings(Node& node);
    void fillAccuracy(Node& node);
    void findPicked();
    void startOpening();
    void endOpening();
    [[nodiscard]] QPointF drawnOffset(const Mark& mark) const;
    [[nodiscard]] const Mark* markOf(const core::CaseId& id) const;

    MapPoints& m_points;
    std::unique_ptr<Textures> m_textures;
    std::optional<core::CaseId> m_selected;
    std::optional<std::uint64_t> m_chosen;
    std::unordered_set<core::CaseId> m_picked;
    std::unordered_set<std::uint64_t> m_pickedKeys; ///< of marks, at the placed zoom
    std::vector<geo::ClusterIndex::Slot> m_opening; ///< what comes out of a cluster with the next zoom
    std::unordered_set<std::uint64_t> m_openingKeys;
    geo::WorldPoint m_openedAt;
    QVariantAnimation m_openness; ///< 0: all in one place, 1: each at its own
    bool m_animated = true;
    std::vector<Mark> m_marks;
    quint64 m_placedGeneration = 0;
    quint64 m_drawnGeneration = 0;
    bool m_pulseOn = true;
    QTimer m_pulse;
};

} // namespace trucban::maps
