// SPDX-License-Identifier: GPL-3.0-or-later
// The part of Archive that lists cases and searches in them.
#include "store/Archive.h"
#include "store/detail/ArchiveIndex.h"
#include "store/detail/ArchiveTable.h"
#include "store/detail/LogRow.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace trucban::store {
namespace {

using Order = ArchiveSearch::Order;

/// Above so many wards a walk through the whole city's cases is shorter than one through each ward's.
constexpr std::size_t kMostWards = 8;

struct Row {
    core::CaseId id;
    core::Instant closedAt{};
    core::WardCode ward;
    core::WardSet wards;
    std::string alerts;
    std::string search;
    std::string value;
};

/// Those whose cases are to be looked at; empty: everybody's.
core::WardSet wardsOf(const ArchiveSearch& search) {
    if (!search.ward.isNone()) {
        return {search.ward}; // its owner sees a case
    }
    return !search.scope.all && search.scope.wards.size() <= kMostWards ? search.scope.wards : core::WardSet{};
}

bool isNobodys(const ArchiveSearch& search) {
    return !search.scope.all && search.scope.wards.empty();
}

/// Cases of the list behind `before`, in order: of one ward, or of all when `ward` is none.
void appendPositions(Database::Impl& database, Order order, core::WardCode ward, const CasePosition& before,
                     std::size_t limit, std::vector<CasePosition>& positions) {
    const auto at = before.at.time_since_epoch().count();
    const std::string id = before.id.toString();
    const auto take = [&positions](detail::Query& query) {
        while (query.step()) {
            const auto uuid = core::Uuid::parse(query.view(1));
            if (uuid) {
                positions.push_back({core::Instant{core::Milliseconds{query.integer(0)}}, core::CaseId{*uuid}});
            }
        }
    };
    if (ward.isNone()) {
        auto query = database.query(order == Order::closed
                                        ? "SELECT closed_at, id FROM archived_case WHERE (closed_at, id)<(?, ?) "
                                          "ORDER BY closed_at DESC, id DESC LIMIT ?"
                                        : "SELECT opened_at, id FROM archived_case WHERE (opened_at, id)<(?, ?) "
                                          "ORDER BY opened_at DESC, id DESC LIMIT ?");
        query.bind(at, id, limit);
        take(query);
        return;
    }
    auto query =
        database.query(order == Order::closed ? "SELECT closed_at, id FROM archived_case_ward WHERE ward=? AND "
                                                "(closed_at, id)<(?, ?) ORDER BY closed_at DESC, id DESC LIMIT ?"
                                              : "SELECT opened_at, id FROM archived_case_ward WHERE ward=? AND "
                                                "(opened_at, id)<(?, ?) ORDER BY opened_at DESC, id DESC LIMIT ?");
    query.bind(ward.value, at, id, limit);
    take(query);
}

std::vector<CasePosition> positionsOf(Database::Impl& database, const ArchiveSearch& search, std::size_t limit) {
    core::WardSet wards = wardsOf(search);
    if (wards.empty() && !isNobodys(search)) {
        wards = {core::WardCode{}};
    }
    CasePosition last;
    last.at = core::Instant{core::Milliseconds{std::numeric_limits<std::int64_t>::max()}};
    last.id.value.bytes.fill(0xFF);
    std::vector<CasePosition> positions;
    for (const core::WardCode ward : wards) {
        appendPositions(database, search.order, ward, search.before.value_or(last), limit, positions);
    }
    std::ranges::sort(positions, std::ranges::greater{});
    const auto repeats = std::ranges::unique(positions);
    positions.erase(repeats.begin(), repeats.end());
    positions.resize(std::min(positions.size(), limit));
    return positions;
}

/// From a row of id, closed_at, ward, wards, alerts, search, value.
std::optional<Row> rowFrom(detail::Query& query) {
    if (!query.step()) {
        return std::nullopt;
    }
    Row row;
    row.id.value = core::Uuid::parse(query.view(0)).value_or(core::Uuid{});
    row.closedAt = core::Instant{core::Milliseconds{query.integer(1)}};
    row.ward.value = static_cast<std::uint32_t>(query.integer(2));
    row.wards = detail::parseWards(query.view(3)).value_or(core::WardSet{core::kCityDesk});
    row.alerts = query.text(4);
    row.search = query.text(5);
    row.value = query.text(6);
    return row;
}

std::optional<Row> rowOf(Database::Impl& database, const core::CaseId& id) {
    auto query = database.query("SELECT id, closed_at, ward, wards, alerts, search, value FROM archived_case WHERE "
                                "id=?");
    query.bind(id.toString());
    return rowFrom(query);
}

std::optional<Row> rowAt(Database::Impl& database, std::int64_t place) {
    auto query = database.query("SELECT id, closed_at, ward, wards, alerts, search, value FROM archived_case WHERE "
                                "place=?");
    query.bind(place);
    return rowFrom(query);
}

bool hasText(Database::Impl& database, const Row& row, const std::string& text) {
    if (text.empty() || row.search.contains(text)) {
        return true;
    }
    return std::ranges::any_of(detail::listedAlerts(row.alerts), [&](std::string_view alert) {
        auto query = database.query("SELECT search FROM archived_alert WHERE id=?");
        query.bind(alert);
        return query.step() && query.view(0).contains(text);
    });
}

bool isMeant(Database::Impl& database, const Row& row, const ArchiveSearch& search) {
    return search.scope.sees(row.wards) && (search.ward.isNone() || row.ward == search.ward) &&
           hasText(database, row, search.text);
}

/// One row that cannot be read must not hide the cases behind it, nor the case itself.
void take(EventLog& log, const Row& row, ArchivePage& page) {
    const auto ref = core::AggregateRef::of(row.id);
    std::optional<core::Aggregate> value;
    if (auto decoded = detail::decodeArchived(row.value, ref)) {
        value = std::move(*decoded);
    } else {
        page.unreadable.push_back(row.id);
        const auto history = log.readAggregate(ref, 0, std::numeric_limits<std::int32_t>::max());
        value = history ? archivedBy(*history) : std::nullopt;
    }
    if (value) {
        page.cases.push_back(std::get<core::Case>(std::move(*value)));
    }
}

ArchivePage walkedPage(Database::Impl& database, const ArchiveSearch& search, EventLog& log) {
    // Without a filter every case of the list is one of the page.
    const bool isFiltered = !search.text.empty() || !search.ward.isNone() || !search.scope.all;
    const std::size_t most = isFiltered ? Archive::kMostLooked : std::min(search.limit, Archive::kMostLooked);
    const auto positions = positionsOf(database, search, most);
    ArchivePage page;
    for (const CasePosition& position : positions) {
        if (page.cases.size() == search.limit) {
            return page;
        }
        page.stoppedAt = position;
        const auto row = rowOf(database, position.id);
        if (row && isMeant(database, *row, search)) {
            take(log, *row, page);
        }
    }
    if (positions.size() < most) {
        page.stoppedAt.reset();
    }
    return page;
}

/// What one page may cost, in documents read. One that the index found among a ward's few costs more of the index, one
/// that has the text costs its rows.
constexpr std::size_t kMostCost = 10'000;
constexpr std::size_t kWardCost = 15;
constexpr std::size_t kRowCost = 5;

/// Of each second all or none: within one the index is in no order.
ArchivePage indexedPage(Database::Impl& database, const ArchiveSearch& search, const std::string& match,
                        EventLog& log) {
    const std::int64_t end =
        search.before ? detail::firstPlaceOf(search.before->at.time_since_epoch().count()) + detail::kPlacesPerSecond
                      : std::numeric_limits<std::int64_t>::max();
    ArchivePage page;
    std::vector<Row> found;
    const std::size_t costOfEach = wardsOf(search).empty() ? 1 : kWardCost;
    std::size_t cost = 0;
    std::int64_t second = std::numeric_limits<std::int64_t>::max();
    auto query = database.query("SELECT archived_text.rowid, text_of.text FROM archived_text CROSS JOIN "
                                "archived_document AS text_of ON text_of.place=archived_text.rowid "
                                "WHERE archived_text MATCH ? AND archived_text.rowid<? "
                                "ORDER BY archived_text.rowid DESC");
    query.bind(match, end);
    while (query.step()) {
        const std::int64_t place = query.integer(0);
        if (detail::secondOfPlace(place) != second) {
            if (found.size() >= search.limit || cost >= kMostCost) {
                page.stoppedAt = CasePosition{core::Instant{std::chrono::seconds{second}}, {}};
                break;
            }
            second = detail::secondOfPlace(place);
        }
        cost += costOfEach;
        if (!query.view(1).contains(search.text)) {
            continue; // has its grams, elsewhere
        }
        cost += kRowCost;
        auto row = rowAt(database, place);
        if (row && (!search.before || CasePosition{row->closedAt, row->id} < *search.before) &&
            isMeant(database, *row, search)) {
            found.push_back(std::move(*row));
        }
    }
    const auto position = [](const Row& row) { return CasePosition{row.closedAt, row.id}; };
    std::ranges::sort(found, std::ranges::greater{}, position);
    if (found.size() > search.limit) {
        found.resize(search.limit);
        page.stoppedAt = position(found.back());
    }
    for (const Row& row : found) {
        take(log, row, page);
    }
    return page;
}

} // namespace

Result<ArchivePage> Archive::cases(const ArchiveSearch& search, EventLog& log) {
    return detail::guarded([&]() -> Result<ArchivePage> {
        Database::Impl& database = m_database->impl();
        const detail::ReadTransaction transaction{database};
        const bool isOfIndex = search.order == Order::closed && !isNobodys(search) && detail::isIndexed(database);
        const auto match = isOfIndex ? detail::indexQuery(search.text, wardsOf(search)) : std::nullopt;
        return match ? indexedPage(database, search, *match, log) : walkedPage(database, search, log);
    });
}

} // namespace trucban::store
