// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/WallFigures.h"
#include "widgets/theme/Ink.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace trucban::widgets {

/// Every word and figure of a wall screen, ready to paint. A wall is read by whoever walks by: telephone and identity
/// numbers are masked, a sensitive case has no address, and nothing an alert says stands there.
struct WallContent {
    struct Row {
        core::Priority priority = core::Priority::p1;
        QString kind;
        QString place;
        QString waited;
        bool isOverdue = false;
    };
    struct Counter {
        QString value;
        QString name;
    };

    QString title; ///< whose desk it is
    QString time;
    QString date;
    int urgent = 0;            ///< P1s nobody has acknowledged
    bool isUrgentKnown = true; ///< false: there may be more than these
    QString urgentName;
    std::optional<Row> oldest; ///< of them
    std::vector<Counter> counters;
    QString rowsName;
    std::vector<Row> rows; ///< waiting, without the oldest P1
    QString more;          ///< those without a row; empty when all have one
    QString link;
    Ink linkInk = Ink::disconnected;
    QString age;
    bool isStale = true;
    QString note;

    /// As it would be read aloud.
    [[nodiscard]] QStringList lines() const;
};

struct WallSource {
    const models::Board& board;
    const models::WallFigures& figures;
    bridge::ConnectionStatus status;
    core::WardSet lostDesks;
    /// Nothing is here yet, neither of a replica nor from the gateway: no figure means anything.
    [[nodiscard]] bool hasNothing() const {
        return board.state().cases.empty() && board.generation() == 0 && status.state != bridge::ConnectionState::live;
    }
};
[[nodiscard]] WallContent wallContent(const WallSource& source, core::Instant now, std::size_t mostRows);

} // namespace trucban::widgets
