// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/WallFigures.h"
#include "widgets/theme/Theme.h"
#include "widgets/wall/WallContent.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QSettings;

namespace trucban::widgets {

class WallPane;

/// The second window, for a screen on the wall: the map, what waits and for how long, a clock and the state of the
/// connection; no control but its keys (F11 full screen and back, Escape out of full screen, Ctrl+W closes). What it
/// shows is all there is, whatever the desk filters. It grows with its screen.
class WallWindow : public QWidget {
    Q_OBJECT
public:
    /// `map` becomes its child and stays one: it must not have been shown elsewhere. nullptr in tests.
    WallWindow(Theme& theme, models::Board& board, QWidget* map, std::function<core::Instant()> clock,
               QWidget* parent = nullptr);
    ~WallWindow() override;

    void setStatus(const bridge::ConnectionStatus& status);
    void setLostDesks(const core::WardSet& lost);
    /// Once a second.
    void tick();
    [[nodiscard]] WallContent content() const;

    /// On a screen that `desk` is not on, full screen, when there is one; else as a window beside it.
    void openBeside(const QWidget& desk);
    void setFullScreen(bool full);
    void save(QSettings& settings) const;
    /// Whether it was open when it was saved, and that screen is there: on another one it might hide the queue.
    [[nodiscard]] static bool wasOpen(QSettings& settings);
    /// Opens where it was.
    void restore(QSettings& settings);

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QAction* addKey(const char* name, const QList<QKeySequence>& keys);
    void placeParts();
    void refresh();
    void retranslate();
    [[nodiscard]] double unit() const;

    Theme& m_theme;
    models::WallFigures m_figures;
    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    bridge::ConnectionStatus m_status;
    core::WardSet m_lost;
    QTimer m_soon; ///< a flood of changes is shown a few times a second
    QWidget* m_map;
    WallPane* m_head;
    WallPane* m_column;
    WallPane* m_foot;
};

} // namespace trucban::widgets
