// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/PlaceSearch.h"
#include "geo/WardTable.h"

#include <QMetaType>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace trucban::bridge {

/// What names can be looked up in.
enum class PlaceIndex : std::uint8_t {
    none,     ///< no map pack: wards and former districts only
    opening,  ///< a pack is being opened
    ready,    ///< the pack's index
    noPlaces, ///< the pack has no index: it was not made by trucban-mappack
    failed,   ///< the pack could not be opened or broke while it was read
};

/// The answer to one `ask`.
struct PlaceAnswer {
    quint64 ticket = 0;
    std::vector<geo::FoundPlace> places; ///< best first
};

/// Looks up places by name on a thread of its own, which has the map pack open for itself. The newest question wins: one
/// that waits is replaced by the next, and its answer never comes. Lives on the GUI thread; nothing here blocks.
class PlaceSearch : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostAnswers = 40;

    PlaceSearch(const geo::WardTable& wards, std::string_view formerUnitsCsv, QObject* parent = nullptr);
    ~PlaceSearch() override; ///< waits for the answer under way, some milliseconds

    /// The file that the map shows; empty: none. What cannot be used is told by `indexChanged`.
    void setPack(const QString& path);
    [[nodiscard]] PlaceIndex index() const { return m_index; }

    /// The ticket is in the answer. `near`: of equals the nearest first.
    quint64 ask(const QString& typed, std::optional<core::GeoPoint> near);

signals:
    void answered(const trucban::bridge::PlaceAnswer& answer);
    void indexChanged(trucban::bridge::PlaceIndex index);

private:
    void setIndex(PlaceIndex index);
    class Worker;
    std::unique_ptr<Worker> m_worker;
    PlaceIndex m_index = PlaceIndex::none;
    quint64 m_ticket = 0;
};

} // namespace trucban::bridge

Q_DECLARE_METATYPE(trucban::bridge::PlaceAnswer)
