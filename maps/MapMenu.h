// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/GeoPoint.h"

#include <QMenu>

namespace trucban::maps {

/// What can be done at a place of the map. Its texts are made when it is opened, so that they are in the present
/// language.
class MapMenu : public QMenu {
    Q_OBJECT
public:
    explicit MapMenu(QWidget* parent);

    /// Whether an alert can be taken down where this map is shown; not until somebody says so.
    void setIntakeOffered(bool offered);
    /// `hasLine`: a measured line can be taken away.
    void open(const core::GeoPoint& point, const QPoint& globalPos, bool hasLine);

signals:
    void intakeRequested(const trucban::core::GeoPoint& point);
    void linkRequested(const trucban::core::GeoPoint& point);
    void nearestRequested(const trucban::core::GeoPoint& point);
    void measureRequested(const trucban::core::GeoPoint& from);
    void measureRemoved();
    void centreRequested(const trucban::core::GeoPoint& point);

private:
    core::GeoPoint m_point;
    QAction* m_intake;
    QAction* m_copy;
    QAction* m_link;
    QAction* m_nearest;
    QAction* m_measure;
    QAction* m_remove;
    QAction* m_centre;
};

} // namespace trucban::maps
