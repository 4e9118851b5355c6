// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/DeskModels.h"

#include "resources/Embedded.h"

namespace trucban::console {

DeskModels::DeskModels(const geo::WardTable& wards, widgets::SoundDevice& sound, const Clock& clock)
    : queue(board, filter, clock),
      units(board, clock),
      timeline(board),
      rate(board, clock),
      commands(board),
      places(wards, resources::formerUnitsCsv()),
      search(board, places),
      duplicates(board),
      watch(clock),
      alarm(board, sound, clock) {
    rate.follow(filter, queue.matcher());
    units.followRoads(roads);
}

void DeskModels::setPack(const QString& file) {
    places.setPack(file);
    roads.setPack(file);
}

DeskView::DeskView(widgets::Theme& theme, const geo::WardTable& wards, DeskModels& models,
                   widgets::CommandGateway& gateway, const DeskModels::Clock& clock) {
    const auto style = [&theme] {
        return maps::MapStyle::fromTheme([&theme](QLatin1StringView name) { return theme.colours().named(name); });
    };
    auto made = std::make_unique<maps::MapView>(wards, style());
    map = made.get();
    QObject::connect(&theme, &widgets::Theme::changed, map, [shown = map, style] { shown->setStyle(style()); });
    window = std::make_unique<widgets::MainWindow>(widgets::DeskParts{.theme = theme,
                                                                      .wards = wards,
                                                                      .board = models.board,
                                                                      .filter = models.filter,
                                                                      .selection = models.selection,
                                                                      .queue = models.queue,
                                                                      .units = models.units,
                                                                      .timeline = models.timeline,
                                                                      .rate = models.rate,
                                                                      .commands = models.commands,
                                                                      .gateway = gateway,
                                                                      .alarm = models.alarm,
                                                                      .search = models.search,
                                                                      .duplicates = models.duplicates,
                                                                      .watch = models.watch,
                                                                      .map = made.release()});
    mapFeed = std::make_unique<MapFeed>(models.board, models.queue, models.filter, models.selection, *map);
    wardFeed = std::make_unique<WardFeed>(models.board, models.filter, models.queue.matcher(), *map);
    unitFeed = std::make_unique<UnitFeed>(models.board, clock, *map);
    unitFeed->followRoads(models.roads);
    heatFeed = std::make_unique<HeatFeed>(models.board, models.filter, models.queue.matcher(), clock, *map);
    mapWiring = std::make_unique<MapWiring>(*window, *map, models.board, models.selection, models.search);
    // Labels speak the window's language, and a filter's words may be names of kinds and wards.
    const auto* actions = &window->actions();
    QObject::connect(actions, &widgets::ActionRegistry::retranslated, mapFeed.get(), &MapFeed::retranslate);
    QObject::connect(actions, &widgets::ActionRegistry::retranslated, unitFeed.get(), &UnitFeed::retranslate);
    QObject::connect(actions, &widgets::ActionRegistry::retranslated, &models.rate, &models::AlertRate::renewNames);
    QObject::connect(actions, &widgets::ActionRegistry::retranslated, heatFeed.get(), &HeatFeed::renewNames);
}

void DeskView::refreshMoment() const {
    wardFeed->refresh();
    unitFeed->refresh();
    heatFeed->refresh();
}

} // namespace trucban::console
