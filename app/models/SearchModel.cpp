// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/SearchModel.h"

#include "models/MapLink.h"
#include "models/Wording.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace trucban::models {

namespace {

using Group = SearchHit::Group;

constexpr std::size_t kMostCases = 8;
constexpr std::size_t kMostUnits = 8;

struct KindLook {
    Group group;
    const char* icon;
    int closestZoom;
};

KindLook lookOf(geo::PlaceKind kind) {
    switch (kind) {
    case geo::PlaceKind::ward:
        return {Group::wards, "ui/map", 14};
    case geo::PlaceKind::formerUnit:
        return {Group::formerUnits, "ui/history", 13};
    case geo::PlaceKind::settlement:
        return {Group::settlements, "ui/home", 14};
    case geo::PlaceKind::street:
        return {Group::streets, "ui/tag", 17};
    case geo::PlaceKind::alley:
        return {Group::alleys, "ui/walk", 18};
    case geo::PlaceKind::police:
        return {Group::police, "units/police-patrol", 18};
    case geo::PlaceKind::hospital:
        return {Group::hospitals, "kinds/hospital", 17};
    case geo::PlaceKind::school:
        return {Group::schools, "ui/building", 17};
    case geo::PlaceKind::market:
        return {Group::markets, "ui/building", 17};
    case geo::PlaceKind::fireStation:
        return {Group::fireStations, "kinds/fire-station", 18};
    case geo::PlaceKind::landmark:
        return {Group::landmarks, "ui/pin", 17};
    case geo::PlaceKind::address:
        return {Group::addresses, "ui/map-pin", 18};
    }
    return {Group::landmarks, "ui/pin", 17};
}

/// Letters and digits of ASCII, capitals: "vv-1121-0412" and "VV 1121 0412" are the same code.
void addPlain(std::string_view text, std::string& plain) {
    plain.clear();
    for (const char letter : text) {
        if ((letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z')) {
            plain += letter;
        } else if (letter >= 'a' && letter <= 'z') {
            plain += static_cast<char>(letter - 'a' + 'A');
        }
    }
}

/// What was typed as a part of a case code: letters of its beginning, at least two digits, nothing else.
std::string codePart(const QString& typed) {
    std::string plain;
    addPlain(typed.toStdString(), plain);
    const bool isOther = std::ranges::any_of(typed, [](QChar letter) {
        return !(letter.unicode() < 128 && letter.isLetterOrNumber()) && letter != u'-' && letter != u' ';
    });
    const auto firstDigit = plain.find_first_of("0123456789");
    const bool isCode = firstDigit != std::string::npos && firstDigit <= 2 &&
                        std::string_view{"VV"}.ends_with(std::string_view{plain}.substr(0, firstDigit)) &&
                        plain.find_first_not_of("0123456789", firstDigit) == std::string::npos &&
                        plain.size() - firstDigit >= 2;
    return isOther || !isCode ? std::string{} : plain;
}

} // namespace

SearchModel::SearchModel(Board& board, bridge::PlaceSearch& places, QObject* parent)
    : QAbstractListModel(parent), m_board(board), m_places(places) {
    connect(&places, &bridge::PlaceSearch::answered, this, &SearchModel::onAnswer);
    connect(&places, &bridge::PlaceSearch::indexChanged, this, [this] {
        if (!m_text.isEmpty()) {
            ask();
        }
        emit answered();
    });
}

void SearchModel::setText(const QString& text) {
    const QString wanted = text.simplified();
    if (wanted == m_text && m_state != State::empty) {
        return;
    }
    m_text = wanted;
    if (m_text.isEmpty()) {
        m_ticket = 0;
        show({});
        m_state = State::empty;
        emit answered();
        return;
    }
    ask();
}

void SearchModel::ask() {
    m_state = State::searching;
    m_ticket = m_places.ask(m_text, m_isClose ? m_near : std::nullopt);
}

void SearchModel::setNear(std::optional<core::GeoPoint> near, bool isClose) {
    m_near = near;
    m_isClose = isClose;
}

void SearchModel::onAnswer(const bridge::PlaceAnswer& answer) {
    if (answer.ticket != m_ticket || m_text.isEmpty()) {
        return; // another key was pressed since
    }
    std::vector<SearchHit> hits;
    addTyped(hits);
    if (!m_placesOnly) {
        addCases(hits);
        addUnits(hits, true);
    }
    for (const geo::FoundPlace& found : answer.places) {
        hits.push_back(hitOf(found.place, found.match));
    }
    if (!m_placesOnly) {
        addUnits(hits, false);
    }
    show(std::move(hits));
    m_state = m_rows.empty() ? State::nothing : State::found;
    emit answered();
}

void SearchModel::show(std::vector<SearchHit> hits) {
    std::vector<Group> order;
    for (const SearchHit& hit : hits) {
        if (std::ranges::find(order, hit.group) == order.end()) {
            order.push_back(hit.group);
        }
    }
    beginResetModel();
    m_rows.clear();
    for (const Group group : order) {
        m_rows.push_back({.hit = std::nullopt, .group = group});
        for (SearchHit& hit : hits) {
            if (hit.group == group) {
                m_rows.push_back({.hit = std::move(hit), .group = group});
            }
        }
    }
    endResetModel();
}

void SearchModel::addTyped(std::vector<SearchHit>& hits) const {
    const auto add = [&](Group group, const core::GeoPoint& point, int zoom) {
        hits.push_back({.group = group,
                        .title = Wording::coordinate(point),
                        .detail = groupName(group),
                        .icon = QStringLiteral("ui/target"),
                        .at = point,
                        .southWest = point,
                        .northEast = point,
                        .closestZoom = zoom,
                        .distanceM = distanceTo(point)});
    };
    if (const auto link = MapLink::parse(m_text)) {
        add(Group::link, link->point, link->zoom);
    } else if (const auto point = geo::parseCoordinate(m_text.toStdString())) {
        add(Group::coordinate, *point, 17);
    }
}

void SearchModel::addCases(std::vector<SearchHit>& hits) const {
    const std::string part = codePart(m_text);
    if (part.empty()) {
        return;
    }
    struct Match {
        bool isInside; ///< not at the end, where the number is
        core::Instant opened;
        const core::Case* case_;
    };
    std::vector<Match> matches;
    std::string plain;
    for (const auto& [id, case_] : m_board.state().cases) {
        addPlain(case_.code, plain);
        if (const auto at = plain.find(part); at != std::string::npos) {
            matches.push_back({!plain.ends_with(part), case_.openedAt, &case_});
        }
    }
    const auto kept = std::min(matches.size(), kMostCases);
    std::ranges::partial_sort(matches, matches.begin() + static_cast<std::ptrdiff_t>(kept), [](auto& a, auto& b) {
        return std::tuple(a.isInside, b.opened, b.case_->id) < std::tuple(b.isInside, a.opened, a.case_->id);
    });
    matches.resize(kept);
    for (const Match& match : matches) {
        const core::Case& case_ = *match.case_;
        const auto* alert = m_board.primaryAlert(case_);
        const auto position = alert != nullptr ? alert->position() : std::nullopt;
        SearchHit hit{
            .group = Group::cases,
            .title =
                QStringLiteral("%1 · %2").arg(Wording::text(case_.code), Wording::kind(m_board.policy(), case_.kind)),
            .detail = QStringLiteral("%1 · %2 · %3")
                          .arg(Wording::priorityShort(case_.priority), Wording::caseState(case_.state),
                               Wording::caseWard(case_, alert)),
            .icon = QStringLiteral("kinds/%1").arg(QString::fromStdString(m_board.policy().kind(case_.kind).icon)),
            .caseId = case_.id};
        if (position) {
            hit.at = hit.southWest = hit.northEast = position->point;
        } else {
            hit.detail += QStringLiteral(" · ") + tr("chưa rõ vị trí");
        }
        hit.distanceM = distanceTo(hit.at);
        hits.push_back(std::move(hit));
    }
}

void SearchModel::addUnits(std::vector<SearchHit>& hits, bool byCallSign) const {
    const std::string key = geo::searchKey(m_text.toStdString());
    if (key.empty()) {
        return;
    }
    std::vector<SearchHit> found;
    for (const auto& [id, unit] : m_board.state().units) {
        const bool isCallSign = geo::searchKey(unit.profile.id.value).starts_with(key);
        // At the beginning of a word: "tuan tra 5".
        const bool isFound =
            byCallSign ? isCallSign : !isCallSign && (" " + geo::searchKey(unit.profile.name)).contains(" " + key);
        if (!isFound) {
            continue;
        }
        SearchHit hit{.group = Group::units,
                      .title = Wording::text(unit.profile.id.value),
                      .detail = QStringLiteral("%1 · %2").arg(Wording::unitKind(unit.profile.kind),
                                                              Wording::unitState(unit.state)),
                      .icon = QStringLiteral("ui/car")};
        if (!unit.profile.name.empty()) {
            hit.title += QStringLiteral(" · ") + Wording::text(unit.profile.name);
        }
        if (unit.point) {
            hit.at = hit.southWest = hit.northEast = *unit.point;
        } else {
            hit.detail += QStringLiteral(" · ") + tr("chưa rõ vị trí");
        }
        hit.distanceM = distanceTo(hit.at);
        found.push_back(std::move(hit));
    }
    std::ranges::sort(found, {},
                      [](const SearchHit& hit) { return std::tuple(hit.distanceM.value_or(1e9), hit.title); });
    found.resize(std::min(found.size(), kMostUnits));
    std::ranges::move(found, std::back_inserter(hits));
}

SearchHit SearchModel::hitOf(const geo::Place& place, geo::PlaceMatch match) const {
    const KindLook look = lookOf(place.kind);
    SearchHit hit{.group = look.group,
                  .title = Wording::text(place.name),
                  .detail = Wording::text(place.area),
                  .icon = QLatin1StringView{look.icon},
                  .at = place.at,
                  .southWest = place.southWest,
                  .northEast = place.northEast,
                  .closestZoom = look.closestZoom,
                  .distanceM = distanceTo(place.at)};
    const auto note = [&hit](const QString& words) {
        hit.detail = hit.detail.isEmpty() ? words : QStringLiteral("%1 · %2").arg(words, hit.detail);
    };
    if (match == geo::PlaceMatch::streetOf) {
        note(tr("Chưa rõ số nhà: cả con đường"));
    } else if (match == geo::PlaceMatch::alleyOf) {
        note(tr("Hẻm có số này"));
    } else if (place.kind == geo::PlaceKind::formerUnit) {
        note(tr("Tên cũ"));
    }
    return hit;
}

std::optional<double> SearchModel::distanceTo(const std::optional<core::GeoPoint>& at) const {
    return at && m_near ? std::optional(core::distanceM(*m_near, *at)) : std::nullopt;
}

const SearchHit* SearchModel::hitAt(int row) const {
    if (row < 0 || row >= rowCount()) {
        return nullptr;
    }
    const auto& hit = m_rows[static_cast<std::size_t>(row)].hit;
    return hit ? &*hit : nullptr;
}

int SearchModel::nextHit(int row, int step) const {
    for (; row >= 0 && row < rowCount(); row += step) {
        if (hitAt(row) != nullptr) {
            return row;
        }
    }
    return -1;
}

QString SearchModel::indexText() const {
    switch (m_places.index()) {
    case bridge::PlaceIndex::none:
        return tr("Chưa mở gói bản đồ: chỉ tìm được phường, quận cũ, mã vụ, lực lượng và tọa độ.");
    case bridge::PlaceIndex::opening:
        return tr("Đang mở gói bản đồ…");
    case bridge::PlaceIndex::ready:
        return {};
    case bridge::PlaceIndex::noPlaces:
        return tr("Gói bản đồ này không có tên đường: chỉ tìm được phường, quận cũ, mã vụ, lực lượng và tọa độ.");
    case bridge::PlaceIndex::failed:
        return tr("Không đọc được gói bản đồ: chỉ tìm được phường, quận cũ, mã vụ, lực lượng và tọa độ. Mở lại gói "
                  "khác.");
    }
    return {};
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags SearchModel::flags(const QModelIndex& index) const {
    return hitAt(index.row()) != nullptr ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (!row.hit) {
        return role == HeaderRole                                          ? QVariant(true)
               : role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(groupName(row.group))
                                                                           : QVariant();
    }
    const SearchHit& hit = *row.hit;
    const QString distance = hit.distanceM ? Wording::distance(*hit.distanceM) : QString();
    switch (role) {
    case Qt::DisplayRole:
        return hit.title;
    case DetailRole:
        return hit.detail;
    case IconRole:
        return hit.icon;
    case DistanceRole:
        return distance;
    case HeaderRole:
        return false;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{groupName(hit.group), hit.title, hit.detail, distance};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QString SearchModel::groupName(Group group) {
    switch (group) {
    case Group::link:
        return tr("Liên kết bản đồ");
    case Group::coordinate:
        return tr("Tọa độ");
    case Group::cases:
        return tr("Vụ việc");
    case Group::units:
        return tr("Lực lượng");
    case Group::wards:
        return tr("Phường, xã, đặc khu");
    case Group::formerUnits:
        return tr("Quận, huyện, phường cũ");
    case Group::settlements:
        return tr("Khu dân cư");
    case Group::streets:
        return tr("Đường");
    case Group::alleys:
        return tr("Hẻm");
    case Group::addresses:
        return tr("Địa chỉ");
    case Group::police:
        return tr("Công an");
    case Group::fireStations:
        return tr("Cứu hỏa");
    case Group::hospitals:
        return tr("Bệnh viện");
    case Group::schools:
        return tr("Trường học");
    case Group::markets:
        return tr("Chợ");
    case Group::landmarks:
        return tr("Nơi khác");
    }
    return {};
}

} // namespace trucban::models
