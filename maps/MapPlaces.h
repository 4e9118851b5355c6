// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Mercator.h"
#include "geo/PlaceFile.h"
#include "maps/LayerState.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <vector>

class QSettings;

namespace trucban::maps {

/// How the places of one file are drawn.
enum class PlaceSign : std::uint8_t { dot, square, star, house, camera, flag };
inline constexpr int kPlaceSigns = 6;
inline constexpr int kPlaceColours = 6;

/// A place or line of a file, ready to be drawn.
struct SheetPlace {
    geo::WorldPoint at;
    QString name;
    QString note;
};
struct SheetShape {
    std::vector<geo::WorldPoint> points;
    QString name;
    bool isArea = false;
};
struct SheetContent {
    std::vector<SheetPlace> places;
    std::vector<SheetShape> shapes;
    std::vector<geo::RowProblem> problems;
    std::size_t problemCount = 0;
    bool isCut = false;
};

/// One file of places as a layer. What it holds is shared with the painter and never changes.
struct PlaceSheet {
    QString path;
    QString title; ///< the file's name without its ending
    int colour = 0;
    PlaceSign sign = PlaceSign::dot;
    LayerState state;
    std::shared_ptr<const SheetContent> content; ///< null: not read yet, or not readable
    QString trouble;                             ///< why it is not readable, in the user's language
};

/// The layers made of the user's files. A file is remembered by its path, never copied: what is in it stays where its
/// owner put it, and a newer version is shown with the next start. Files are read on a worker. GUI thread.
class MapPlaces : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 12;

    explicit MapPlaces(QObject* parent = nullptr);
    ~MapPlaces() override;

    /// A file that is shown already is read anew.
    void open(const QString& path);
    void remove(const QString& path);
    void setState(const QString& path, const LayerState& state);
    void setLook(const QString& path, int colour, PlaceSign sign);

    [[nodiscard]] const std::vector<PlaceSheet>& sheets() const { return m_sheets; }
    [[nodiscard]] const PlaceSheet* find(const QString& path) const;
    /// The place that lies nearest to a point, within a reach in world units; of visible layers, the upper one first.
    [[nodiscard]] const SheetPlace* placeAt(const geo::WorldPoint& at, double reach) const;

    void save(QSettings& settings) const;
    void restore(QSettings& settings);

    /// "Tệp lớn hơn 16 MB.", "Dòng 5: tọa độ không phải là số".
    [[nodiscard]] static QString words(geo::PlaceFileFault fault);
    [[nodiscard]] static QString words(const geo::RowProblem& problem);

signals:
    /// What is drawn.
    void changed();
    /// The list itself: a layer came, went, or was read.
    void listChanged();
    /// A file that the user opened was read; the sentence says how that went. `well`: nothing was left out.
    void told(const QString& sentence, bool well);

private:
    struct Read {
        std::shared_ptr<const SheetContent> content;
        QString trouble;
    };
    void start(const QString& path, bool isNew);
    void take(const QString& path, Read read, bool isNew);
    [[nodiscard]] PlaceSheet* sheetOf(const QString& path);
    [[nodiscard]] static Read readFile(const QString& path);

    std::vector<PlaceSheet> m_sheets; ///< the first is drawn last
    QThreadPool m_pool;
};

} // namespace trucban::maps
