// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/BoardFixtures.h"
#include "widgets/LocalGateway.h"
#include "widgets/window/MainWindow.h"

#include <QTest>

#include <memory>

namespace trucban::test {

/// A loudspeaker that remembers.
class QuietDevice : public widgets::SoundDevice {
public:
    [[nodiscard]] bool isPresent() const override { return present; }
    void play(widgets::Sound sound) override { played.push_back(sound); }
    void startLoop(widgets::Sound) override { looping = true; }
    void stopLoop() override { looping = false; }
    bool present = true;
    bool looping = false;
    std::vector<widgets::Sound> played;
};

/// The whole window over the domain in one process: no network, no disk, a stopped clock.
class DeskHarness {
public:
    explicit DeskHarness(widgets::Theme& theme, QWidget* map = nullptr, bool exercise = false);

    /// As after a log-in: live, fresh, city desk.
    void goLive();
    void goStale();
    [[nodiscard]] bridge::ConnectionStatus liveStatus() const;
    template <class W>
    [[nodiscard]] W* find(const char* objectName) const {
        auto* found = window->findChild<W*>(QLatin1String(objectName));
        if (found == nullptr) {
            qWarning("no %s in the window", objectName);
        }
        return found;
    }
    /// The open dialog, or nullptr.
    [[nodiscard]] QDialog* dialog() const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] const core::Case& at(const core::CaseId& id) const { return *board.case_(id); }

    models::Board board;
    models::Filter filter;
    models::Selection selection;
    LocalGateway gateway;
    BoardFixtures fixtures;
    models::QueueModel queue;
    models::UnitModel units;
    models::TimelineModel timeline;
    models::AlertRate rate;
    models::CommandModel commands;
    bridge::PlaceSearch places;
    models::SearchModel search;
    models::DuplicateFinder duplicates;
    models::WatchModel watch;
    QuietDevice device;
    widgets::AlarmPlayer alarm;
    std::unique_ptr<widgets::MainWindow> window;
};

} // namespace trucban::test
