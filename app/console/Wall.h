// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/UnitFeed.h"
#include "console/WallFeed.h"
#include "widgets/wall/WallWindow.h"
#include "wire/Frames.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QSettings;

namespace trucban::console {

/// The wall screen with a map and feeds of its own, made when it is opened and gone when it is closed: a Quick widget
/// does not move to another window, and a closed wall costs nothing. GUI thread.
class Wall : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    Wall(widgets::Theme& theme, const geo::WardTable& wards, models::Board& board, std::function<core::Instant()> clock,
         QObject* parent = nullptr);
    ~Wall() override;

    [[nodiscard]] bool isOpen() const { return m_window != nullptr; }
    /// On another screen than the desk's, where there is one.
    void openBeside(const QWidget& desk);
    void close();
    void setStatus(const bridge::ConnectionStatus& status);
    void setDesks(const wire::Desks& desks);
    /// The streets and borders its map shows; null: the built-in ones.
    void setPack(const std::shared_ptr<maps::TilePack>& pack);
    void save(QSettings& settings) const;
    void restore(QSettings& settings);
    /// Nullptr while it is closed.
    [[nodiscard]] maps::MapView* map() const { return m_map; }

signals:
    void openChanged(bool open);

private:
    void make();
    void showStyle();

    widgets::Theme& m_theme;
    const geo::WardTable& m_wards;
    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    bridge::ConnectionStatus m_status;
    wire::Desks m_desks;
    std::shared_ptr<maps::TilePack> m_pack;
    QTimer m_second;
    std::unique_ptr<widgets::WallWindow> m_window;
    maps::MapView* m_map = nullptr; ///< the window's
    std::unique_ptr<WallFeed> m_feed;
    std::unique_ptr<UnitFeed> m_unitFeed;
};

} // namespace trucban::console
