// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Ward.h"
#include "geo/BoundarySet.h"
#include "maps/BaseLayers.h"
#include "maps/WardShapes.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace trucban::maps {

class TilePack;

/// Makes what the map lies on, some tens of milliseconds of work, on a worker: tiles and wards wait for it, the window
/// does not. GUI thread.
class MapGround : public QObject {
    Q_OBJECT
public:
    MapGround(std::vector<core::Ward> wards, QString fontFamily, QObject* parent = nullptr);
    ~MapGround() override;

    /// The built-in layers, made once, the wards with these borders, and the pack that both go with, which may be null.
    void make(geo::BoundarySet boundaries, std::shared_ptr<TilePack> pack);

signals:
    /// In the order in which they were asked for: the last one is the one to show.
    void made(const std::shared_ptr<const trucban::maps::BaseLayers>& layers,
              const std::shared_ptr<const trucban::maps::WardShapes>& shapes,
              const std::shared_ptr<trucban::maps::TilePack>& pack);

private:
    std::vector<core::Ward> m_wards;
    QString m_fontFamily;
    std::shared_ptr<const BaseLayers> m_layers; ///< null until made; the worker's
    QThreadPool m_worker;                       ///< last: its thread ends before what it uses
};

} // namespace trucban::maps
