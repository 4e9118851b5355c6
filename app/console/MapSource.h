// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/MapView.h"
#include "maps/tiles/TilePack.h"

#include <QObject>
#include <QSettings>
#include <QThreadPool>

#include <memory>

namespace trucban::console {

/// Which map file the map shows: opens map packs and MBTiles files on a thread of its own, shows them with their ward
/// borders, and remembers the last one that could be opened. A file that cannot be used is refused with the reason in
/// the map's banner, and what was shown stays. GUI thread.
class MapSource : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    MapSource(maps::MapView& map, QSettings& settings, QObject* parent = nullptr);
    ~MapSource() override;

    /// The file named, else the one of last time, else none.
    void begin(const QString& fileNamed);
    void open(const QString& file);
    /// Asks for a file.
    void choose();
    void useBuiltIn();
    /// Of the pack in use; empty for the built-in map.
    [[nodiscard]] QString file() const { return m_file; }
    [[nodiscard]] bool isOpening() const { return m_opening > 0; }

signals:
    /// A pack is shown now; null: the built-in map is.
    void changed(const std::shared_ptr<trucban::maps::TilePack>& pack);
    void refused(const QString& file, const QString& reason);

private:
    struct Opened;
    void onOpened(const QString& file, quint64 request, Opened opened);

    maps::MapView& m_map;
    QSettings& m_settings;
    QString m_file;
    quint64 m_request = 0; ///< the newest; answers to older ones are dropped
    int m_opening = 0;
    std::shared_ptr<const maps::TileKit> m_kit;
    QThreadPool m_worker; ///< last: ends before what it uses
};

/// Why a map file was not taken, as a sentence for an officer.
[[nodiscard]] QString mapTrouble(const store::PackError& error);

} // namespace trucban::console
