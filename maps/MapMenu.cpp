// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/MapMenu.h"

#include "maps/Measure.h"

#include <QClipboard>
#include <QGuiApplication>

namespace trucban::maps {

MapMenu::MapMenu(QWidget* parent)
    : QMenu{parent},
      m_intake{addAction(QString{})},
      m_copy{addAction(QString{})},
      m_link{addAction(QString{})},
      m_nearest{addAction(QString{})},
      m_measure{addAction(QString{})},
      m_remove{addAction(QString{})},
      m_centre{addAction(QString{})} {
    setObjectName(QStringLiteral("mapMenu"));
    m_intake->setObjectName(QStringLiteral("mapIntakeHere"));
    m_copy->setObjectName(QStringLiteral("mapCopyCoordinate"));
    m_link->setObjectName(QStringLiteral("mapCopyLink"));
    m_nearest->setObjectName(QStringLiteral("mapNearestUnits"));
    m_measure->setObjectName(QStringLiteral("mapMeasureFrom"));
    m_remove->setObjectName(QStringLiteral("mapMeasureRemove"));
    m_centre->setObjectName(QStringLiteral("mapCentreHere"));
    setIntakeOffered(false);
    connect(m_intake, &QAction::triggered, this, [this] { emit intakeRequested(m_point); });
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(coordinateText(m_point)); });
    connect(m_link, &QAction::triggered, this, [this] { emit linkRequested(m_point); });
    connect(m_nearest, &QAction::triggered, this, [this] { emit nearestRequested(m_point); });
    connect(m_measure, &QAction::triggered, this, [this] { emit measureRequested(m_point); });
    connect(m_remove, &QAction::triggered, this, &MapMenu::measureRemoved);
    connect(m_centre, &QAction::triggered, this, [this] { emit centreRequested(m_point); });
}

void MapMenu::setIntakeOffered(bool offered) {
    m_intake->setVisible(offered);
}

void MapMenu::open(const core::GeoPoint& point, const QPoint& globalPos, bool hasLine) {
    m_point = point;
    m_intake->setText(tr("Nhập tin tại đây…"));
    m_copy->setText(tr("Sao chép tọa độ %1").arg(coordinateText(point)));
    m_link->setText(tr("Sao chép liên kết đến đây"));
    m_nearest->setText(tr("Lực lượng gần đây nhất…"));
    m_measure->setText(tr("Đo khoảng cách từ đây"));
    m_remove->setText(tr("Xóa đường đo"));
    m_remove->setVisible(hasLine);
    m_centre->setText(tr("Đưa nơi này vào giữa"));
    popup(globalPos);
}

} // namespace trucban::maps
