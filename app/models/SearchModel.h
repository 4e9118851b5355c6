// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/PlaceSearch.h"
#include "models/Board.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace trucban::models {

/// One answer of the search box: where it is, and what it is.
struct SearchHit {
    enum class Group : std::uint8_t {
        link, ///< "trucban://map/…"
        coordinate,
        cases,
        units,
        wards,
        formerUnits,
        settlements,
        streets,
        alleys,
        addresses,
        police,
        fireStations,
        hospitals,
        schools,
        markets,
        landmarks,
    };
    Group group = Group::landmarks;
    QString title;
    QString detail;
    QString icon;                     ///< name in resources/icons
    std::optional<core::GeoPoint> at; ///< absent: nobody knows
    core::GeoPoint southWest;         ///< what should be in sight; equal to the other corner for a point
    core::GeoPoint northEast;
    int closestZoom = 17;               ///< no closer than this
    std::optional<core::CaseId> caseId; ///< to be selected too
    std::optional<double> distanceM;    ///< from the middle of the map
    bool operator==(const SearchHit&) const = default;
};

/// What the search box shows: coordinates, links, cases and units from the board at once, places when the worker has
/// answered, all in one reset. Rows are grouped by what they are, the group of the best answer first; a group begins with
/// a row of its name that cannot be chosen. GUI thread.
class SearchModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole {
        HeaderRole = Qt::UserRole + 1, ///< bool: the name of a group
        DetailRole,
        IconRole,
        DistanceRole, ///< QString; empty: not known
    };
    Q_ENUM(ItemRole)
    enum class State : std::uint8_t {
        empty,     ///< nothing typed
        searching, ///< the rows are of an older text, or none
        found,
        nothing,
    };

    SearchModel(Board& board, bridge::PlaceSearch& places, QObject* parent = nullptr);

    /// The newest text wins, whatever is still being looked up.
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    /// Without the cases and units of the board: for whoever asks where something is.
    void setPlacesOnly(bool placesOnly) { m_placesOnly = placesOnly; }
    [[nodiscard]] bridge::PlaceSearch& places() const { return m_places; }
    [[nodiscard]] std::optional<core::GeoPoint> near() const { return m_near; }
    [[nodiscard]] bool isClose() const { return m_isClose; }
    /// From where distances are told. `isClose`: the officer looks at streets there, so of equals the nearest is meant;
    /// who sees the whole city means the best known.
    void setNear(std::optional<core::GeoPoint> near, bool isClose = true);
    [[nodiscard]] State state() const { return m_state; }
    /// For a row that can be chosen.
    [[nodiscard]] const SearchHit* hitAt(int row) const;
    /// The next row that can be chosen, from `row` on in that direction; -1: there is none.
    [[nodiscard]] int nextHit(int row, int step) const;
    /// What there is to search in, or why there is not more; empty when all is well.
    [[nodiscard]] QString indexText() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] static QString groupName(SearchHit::Group group);

signals:
    /// The state, the rows or what there is to search in.
    void answered();

private:
    struct Row {
        std::optional<SearchHit> hit; ///< none: the name of the group
        SearchHit::Group group{};
    };
    void ask();
    void onAnswer(const bridge::PlaceAnswer& answer);
    void show(std::vector<SearchHit> hits);
    void addTyped(std::vector<SearchHit>& hits) const;
    void addCases(std::vector<SearchHit>& hits) const;
    /// Those whose call sign was typed, or those whose name has such a word: many are named after a ward.
    void addUnits(std::vector<SearchHit>& hits, bool byCallSign) const;
    [[nodiscard]] SearchHit hitOf(const geo::Place& place, geo::PlaceMatch match) const;
    [[nodiscard]] std::optional<double> distanceTo(const std::optional<core::GeoPoint>& at) const;

    Board& m_board;
    bridge::PlaceSearch& m_places;
    QString m_text;
    std::optional<core::GeoPoint> m_near;
    bool m_isClose = false;
    bool m_placesOnly = false;
    std::vector<Row> m_rows;
    State m_state = State::empty;
    quint64 m_ticket = 0;
};

} // namespace trucban::models
