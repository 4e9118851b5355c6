// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/ArchiveIndex.h"

#include "core/Text.h"
#include "store/detail/ArchiveTable.h"
#include "store/detail/LogRow.h"

#include <algorithm>
#include <vector>

namespace trucban::store::detail {
namespace {

/// Beyond it a second would have no places in 64 bits; 250,000 years from now.
constexpr std::int64_t kLastSecond = std::int64_t{1} << 43;
constexpr std::size_t kGram = 3;

void appendUtf8(std::string& out, std::uint32_t codePoint) {
    out.push_back(static_cast<char>(0xE0U | codePoint >> 12U));
    out.push_back(static_cast<char>(0x80U | (codePoint >> 6U & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | (codePoint & 0x3FU)));
}

/// Eleven bits a character, from the private use area's beginning.
std::string wardGram(std::uint32_t ward) {
    std::string gram;
    for (const unsigned shift : {22U, 11U, 0U}) {
        appendUtf8(gram, 0xE000U + (ward >> shift & 0x7FFU));
    }
    return gram;
}

/// Where each character begins, and the end.
std::vector<std::size_t> starts(std::string_view text) {
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            at.push_back(i);
        }
    }
    at.push_back(text.size());
    return at;
}

/// Each gram of the text once.
std::vector<std::string_view> gramsOf(std::string_view text) {
    const auto at = starts(text);
    std::vector<std::string_view> grams;
    for (std::size_t i = 0; i + kGram < at.size(); ++i) {
        grams.push_back(text.substr(at[i], at[i + kGram] - at[i]));
    }
    std::ranges::sort(grams);
    const auto repeats = std::ranges::unique(grams);
    grams.erase(repeats.begin(), repeats.end());
    return grams;
}

/// From a row of wards, alerts, search.
std::string documentOf(Database::Impl& database, const Query& row) {
    std::string document;
    for (const core::WardCode ward : parseWards(row.view(0)).value_or(core::WardSet{})) {
        document += wardGram(ward.value);
        document += '\n';
    }
    document += row.view(2);
    const std::string alerts = row.text(1);
    for (const std::string_view alert : listedAlerts(alerts)) {
        auto query = database.query("SELECT search FROM archived_alert WHERE id=?");
        query.bind(alert);
        if (query.step()) {
            document += '\n';
            document += query.view(0);
        }
    }
    std::ranges::replace(document, '\0', ' '); // where the tokenizer would stop
    return document;
}

std::optional<std::string> documentAt(Database::Impl& database, std::int64_t place) {
    auto query = database.query("SELECT wards, alerts, search FROM archived_case WHERE place=?");
    query.bind(place);
    return query.step() ? std::optional{documentOf(database, query)} : std::nullopt;
}

std::optional<std::string> storedDocument(Database::Impl& database, std::int64_t place) {
    auto query = database.query("SELECT text FROM archived_document WHERE place=?");
    query.bind(place);
    return query.step() ? std::optional{query.text(0)} : std::nullopt;
}

std::string inQuotes(std::string_view gram) {
    std::string text{"\""};
    for (const char c : gram) {
        text.append(c == '"' ? 2 : 1, c);
    }
    return text + '"';
}

/// One number of a gram at a place; their sum tells one set of them from another.
std::uint64_t mixed(std::string_view gram, std::int64_t place) {
    std::uint64_t hash = 0xCBF29CE484222325U ^ static_cast<std::uint64_t>(place) * 0x9E3779B97F4A7C15U;
    for (const char c : gram) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    hash = (hash ^ hash >> 30U) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ hash >> 27U) * 0x94D049BB133111EBU;
    return hash ^ hash >> 31U;
}

} // namespace

std::int64_t secondOfPlace(std::int64_t place) {
    return place / kPlacesPerSecond;
}

std::int64_t firstPlaceOf(std::int64_t closedAt) {
    return std::clamp(closedAt / 1'000, std::int64_t{0}, kLastSecond) * kPlacesPerSecond;
}

std::int64_t freePlace(Database::Impl& database, std::int64_t closedAt) {
    for (std::int64_t first = firstPlaceOf(closedAt);; first += kPlacesPerSecond) {
        auto query = database.query("SELECT max(place) FROM archived_case WHERE place>=? AND place<?");
        query.bind(first, first + kPlacesPerSecond);
        if (!query.step() || query.isNull(0)) {
            return first;
        }
        if (query.integer(0) + 1 < first + kPlacesPerSecond) {
            return query.integer(0) + 1;
        }
    }
}

void unindexCase(Database::Impl& database, std::int64_t place) {
    database.query("DELETE FROM archived_unindexed WHERE place=?").bind(place).run();
    const auto document = storedDocument(database, place);
    if (!document) {
        return;
    }
    database.query("INSERT INTO archived_text(archived_text, rowid, text) VALUES('delete', ?, ?)")
        .bind(place, *document)
        .run();
    database.query("DELETE FROM archived_document WHERE place=?").bind(place).run();
}

void awaitIndex(Database::Impl& database, std::int64_t place) {
    database.query("INSERT INTO archived_unindexed(place) VALUES(?)").bind(place).run();
}

void unindexCasesOf(Database::Impl& database, std::string_view alertKey) {
    std::vector<std::int64_t> places;
    {
        auto query = database.query("SELECT c.place FROM archived_case_alert AS a JOIN archived_case AS c ON c.id=a.id "
                                    "WHERE a.alert=?");
        query.bind(alertKey);
        while (query.step()) {
            places.push_back(query.integer(0));
        }
    }
    for (const std::int64_t place : places) {
        unindexCase(database, place);
        awaitIndex(database, place);
    }
}

bool indexArchived(Database::Impl& database, std::size_t most) {
    std::vector<std::int64_t> places;
    {
        auto query = database.query("SELECT place FROM archived_unindexed ORDER BY place LIMIT ?");
        query.bind(static_cast<std::int64_t>(std::min<std::size_t>(most, std::numeric_limits<std::int64_t>::max())));
        while (query.step()) {
            places.push_back(query.integer(0));
        }
    }
    // What was taken out is written first: with detail=none FTS5 loses cases behind one that goes and comes in one write.
    if (!places.empty()) {
        database.query("INSERT INTO archived_text(archived_text) VALUES('flush')").run();
    }
    // In ascending order: what comes out of order makes the index write itself out each time.
    for (const std::int64_t place : places) {
        if (const auto document = documentAt(database, place)) {
            database.query("INSERT INTO archived_document(place, text) VALUES(?, ?)").bind(place, *document).run();
            database.query("INSERT INTO archived_text(rowid, text) VALUES(?, ?)").bind(place, *document).run();
        }
    }
    if (!places.empty()) {
        database.query("DELETE FROM archived_unindexed WHERE place<=?").bind(places.back()).run();
    }
    return places.size() < most;
}

bool isIndexed(Database::Impl& database) {
    auto query = database.query("SELECT 1 FROM archived_unindexed LIMIT 1");
    return !query.step();
}

void clearIndex(Database::Impl& database) {
    database.query("INSERT INTO archived_text(archived_text) VALUES('delete-all')").run();
    database.query("DELETE FROM archived_document").run();
    database.query("DELETE FROM archived_unindexed").run();
}

std::optional<std::string> indexQuery(std::string_view text, const core::WardSet& wards) {
    // More of them find nothing more: what they leave, the rows decide.
    constexpr std::size_t kMostGrams = 16;
    const auto at = starts(text);
    if (at.size() <= kGram || !core::isValidUtf8(text) || text.contains('\0')) {
        return std::nullopt;
    }
    std::string query;
    const std::size_t last = at.size() - 1 - kGram;
    std::size_t taken = 0;
    for (std::size_t i = 0; taken < kMostGrams; i = std::min(i + kGram, last), ++taken) {
        query += query.empty() ? "" : " AND ";
        query += inQuotes(text.substr(at[i], at[i + kGram] - at[i]));
        if (i == last) {
            break;
        }
    }
    if (!wards.empty()) {
        query += " AND (";
        for (std::size_t i = 0; i < wards.size(); ++i) {
            query += i == 0 ? "" : " OR ";
            query += inQuotes(wardGram(wards[i].value));
        }
        query += ')';
    }
    return query;
}

void IndexCheck::note(std::string_view caseKey) {
    auto query = m_database->query("SELECT wards, alerts, search, place FROM archived_case WHERE id=?");
    query.bind(caseKey);
    if (!query.step()) {
        return;
    }
    const std::string document = documentOf(*m_database, query);
    m_documents += storedDocument(*m_database, query.integer(3)) == document ? 1 : 0;
    for (const std::string_view gram : gramsOf(document)) {
        m_sum += mixed(gram, query.integer(3));
        ++m_grams;
    }
}

bool IndexCheck::agrees() {
    auto& handle = m_database->handle();
    // There are no more documents than that, and they are as many as the cases.
    if (!isIndexed(*m_database) || m_documents != handle.execAndGet("SELECT count(*) FROM archived_case").getInt64() ||
        m_documents != handle.execAndGet("SELECT count(*) FROM archived_document").getInt64()) {
        return false;
    }
    handle.exec("CREATE VIRTUAL TABLE IF NOT EXISTS temp.archived_gram USING fts5vocab(main, archived_text, instance)");
    std::uint64_t sum = 0;
    std::uint64_t grams = 0;
    auto query = m_database->query("SELECT term, doc FROM temp.archived_gram");
    while (query.step()) {
        sum += mixed(query.view(0), query.integer(1));
        ++grams;
    }
    return sum == m_sum && grams == m_grams;
}

} // namespace trucban::store::detail
