// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/WardLocator.h"
#include "maps/tiles/TilePack.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace trucban::console {

/// By what the intake form says where an alert will go: made of the map's ward borders on a thread of its own, for it
/// takes a while. GUI thread.
class IntakeWards : public QObject {
    Q_OBJECT
public:
    explicit IntakeWards(geo::WardTable wards, QObject* parent = nullptr);
    ~IntakeWards() override;

    /// Null: the built-in map, which has no borders.
    void setPack(std::shared_ptr<maps::TilePack> pack);

signals:
    void changed(const std::shared_ptr<const trucban::geo::WardLocator>& locator);

private:
    geo::WardTable m_wards;
    quint64 m_request = 0;
    QThreadPool m_worker;
};

} // namespace trucban::console
