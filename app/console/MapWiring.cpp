// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/MapWiring.h"

#include "models/MapLink.h"

#include <QClipboard>
#include <QGuiApplication>

namespace trucban::console {

MapWiring::MapWiring(widgets::MainWindow& window, maps::MapView& map, models::Board& board,
                     models::Selection& selection, models::SearchModel& search, QObject* parent)
    : QObject(parent), m_map(map), m_follow(board, selection, map) {
    wireSearch(window, search);
    wireTools(window);
    wirePicks(board, selection);
    connect(&m_map, &maps::MapView::caseActivated, &window, &widgets::MainWindow::openCase);
    connect(&window, &widgets::MainWindow::flightRequested, &m_follow, &MapFollow::flyThereOrBack);
    connect(&window, &widgets::MainWindow::followRequested, &m_follow, &MapFollow::setFollowing);
    connect(&m_follow, &MapFollow::followingChanged, &window.actions().action(widgets::ActionId::followCase),
            &QAction::setChecked);
}

void MapWiring::wireSearch(widgets::MainWindow& window, models::SearchModel& search) {
    const auto look = [this, &search] {
        constexpr double kStreets = 13;
        search.setNear(m_map.centre(), m_map.zoom() >= kStreets);
    };
    look();
    connect(&m_map, &maps::MapView::viewChanged, this, look);
    connect(&window, &widgets::MainWindow::placeRequested, this, &MapWiring::flyTo);
}

void MapWiring::wireTools(widgets::MainWindow& window) {
    connect(&window, &widgets::MainWindow::mapPlaceWanted, &m_map, &maps::MapView::askPlace);
    connect(&window, &widgets::MainWindow::mapPlaceUnwanted, &m_map, &maps::MapView::stopAskingPlace);
    connect(&window, &widgets::MainWindow::rectangleRequested, &m_map, &maps::MapView::beginRectangle);
    connect(&window, &widgets::MainWindow::lassoRequested, &m_map, &maps::MapView::beginLasso);
    connect(&m_map, &maps::MapView::nearestUnitsRequested, &window, &widgets::MainWindow::showNearestUnits);
    connect(&m_map, &maps::MapView::intakeRequested, &window, &widgets::MainWindow::enterAlertAt);
    // Where Ctrl+N does nothing, in the past or for a role that enters no alert, the map's menu does not offer it either.
    const auto offer = [this, &enter = window.actions().action(widgets::ActionId::enterAlert)] {
        m_map.setIntakeOffered(enter.isEnabled());
    };
    connect(&window.actions().action(widgets::ActionId::enterAlert), &QAction::enabledChanged, &m_map, offer);
    offer();
    connect(&m_map, &maps::MapView::linkRequested, this, [](const core::GeoPoint& point, int zoom) {
        QGuiApplication::clipboard()->setText(models::MapLink{.point = point, .zoom = zoom}.text());
    });
    connect(&m_map, &maps::MapView::placeTaken, &window, &widgets::MainWindow::onPlaceTaken);
    connect(&m_map, &maps::MapView::placeAbandoned, &window, &widgets::MainWindow::onPlaceAbandoned);
}

void MapWiring::wirePicks(models::Board& board, models::Selection& selection) {
    connect(&m_map, &maps::MapView::casesPicked, &selection,
            [&selection](const std::vector<core::CaseId>& ids, bool add) {
                add ? selection.addSelected(ids) : selection.setSelected(ids);
            });
    connect(&m_map, &maps::MapView::picksDropped, &selection, [&selection] { selection.setSelected({}); });
    connect(&selection, &models::Selection::selectedChanged, &m_map,
            [this, &selection] { m_map.setPicked(selection.selected()); });
    connect(&board, &models::Board::changed, &selection,
            [&selection](const models::BoardChange& change) { selection.dropSelected(change.erasedCases); });
}

void MapWiring::flyTo(const models::SearchHit& hit) {
    if (!hit.at) {
        return; // a case that nobody could place: it is selected, and that is all
    }
    m_map.flyToBox(hit.southWest, hit.northEast, hit.closestZoom);
    if (hit.caseId) {
        m_map.clearPin(); // the case has its own mark
    } else {
        m_map.showPin(*hit.at, hit.title);
    }
}

} // namespace trucban::console
