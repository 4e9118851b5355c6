// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/CaseRules.h"
#include "figures/FigureBook.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a FigureBook keeps. Used inside figures only.
namespace trucban::figures {

/// No place in a list.
inline constexpr std::uint32_t kNowhere = 0xFFFF'FFFF;

/// Numbers of the log's own: places in the vectors below, in the order the things came in.
struct CaseEntry {
    core::Uuid id;
    std::int64_t openedAt = 0; ///< ms since 1970 UTC
    std::array<std::uint32_t, 4> after{kNever, kNever, kNever, kNever};
    core::WardCode ward;
    std::uint32_t row = kNowhere; ///< it is counted in; kNowhere: in none, for it is an exercise
    std::uint32_t slot = 0;       ///< its place there
    std::uint32_t firstAlert = kNowhere;
    std::uint16_t kind = 0;
    std::uint16_t limits = 0;
    core::Priority priority = core::Priority::p3;
    core::CaseState state = core::CaseState::isNew;
    Ending ending = Ending::none;
    bool isMerged : 1 = false;
    bool isExercise : 1 = false;
    bool isOpened : 1 = false; ///< false: an alert named it, its own first event comes next
};
static_assert(sizeof(CaseEntry) == 64);

struct AlertEntry {
    core::Uuid id;
    std::int64_t receivedAt = 0;
    std::uint32_t case_ = kNowhere;
    std::uint32_t next = kNowhere; ///< alert of the same case
    std::uint32_t previous = kNowhere;
    std::uint32_t row = kNowhere;
    std::uint32_t slot = 0;
    core::AlertSource source = core::AlertSource::other;
};

struct VisitEntry {
    core::Uuid id;
    std::int64_t visitedAt = 0;
    core::WardCode ward;
    VisitFact fact; ///< labels as numbered in Data
};

/// Entries in order, found by id: open addressing over their places, at most two thirds full.
template <class Entry>
class Entries {
public:
    [[nodiscard]] std::uint32_t find(const core::Uuid& id) const {
        if (m_places.empty()) {
            return kNowhere;
        }
        const std::uint32_t place = m_places[slotOf(id)];
        return place == 0 ? kNowhere : place - 1;
    }
    std::uint32_t add(Entry entry) {
        if (3 * (m_all.size() + 1) > 2 * m_places.size()) {
            grow();
        }
        m_all.push_back(std::move(entry));
        const auto place = static_cast<std::uint32_t>(m_all.size());
        m_places[slotOf(m_all.back().id)] = place;
        return place - 1;
    }
    [[nodiscard]] Entry& operator[](std::uint32_t place) { return m_all[place]; }
    [[nodiscard]] const Entry& operator[](std::uint32_t place) const { return m_all[place]; }
    [[nodiscard]] std::size_t size() const { return m_all.size(); }
    [[nodiscard]] auto begin() const { return m_all.begin(); }
    [[nodiscard]] auto end() const { return m_all.end(); }

private:
    /// Ids that a device or another system made may count up; each bit of one counts in each bit of its place.
    [[nodiscard]] static std::size_t scattered(const core::Uuid& id) {
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), id.bytes.data(), sizeof(halves));
        std::uint64_t mixed = halves[0] * 0x9E37'79B9'7F4A'7C15u ^ halves[1];
        for (const std::uint64_t factor : {0xBF58'476D'1CE4'E5B9u, 0x94D0'49BB'1331'11EBu}) {
            mixed = (mixed ^ mixed >> 31) * factor;
        }
        return static_cast<std::size_t>(mixed ^ mixed >> 31);
    }
    /// Where the id stands, or would.
    [[nodiscard]] std::size_t slotOf(const core::Uuid& id) const {
        const std::size_t mask = m_places.size() - 1;
        std::size_t slot = scattered(id) & mask;
        while (m_places[slot] != 0 && m_all[m_places[slot] - 1].id != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
    void grow() {
        m_places.assign(std::max<std::size_t>(64, 2 * m_places.size()), 0);
        for (std::uint32_t i = 0; i < m_all.size(); ++i) {
            m_places[slotOf(m_all[i].id)] = i + 1;
        }
    }

    std::vector<Entry> m_all;
    std::vector<std::uint32_t> m_places; ///< a power of two of them; 0: free, else place + 1
};

/// Texts and ids by number. What does not fit any more is called by the first.
template <class T>
struct Numbered {
    std::vector<T> all;
    boost::unordered_flat_map<T, std::uint16_t, std::hash<T>> places;

    std::uint16_t of(const T& value) {
        const auto found = places.find(value);
        if (found != places.end()) {
            return found->second;
        }
        if (all.size() > 0xFFFF) {
            return 0;
        }
        const auto place = static_cast<std::uint16_t>(all.size());
        all.push_back(value);
        places.emplace(value, place);
        return place;
    }
};

/// The places of what is counted in one ward's day, in no order.
struct RowLists {
    RowKey key;
    bool isChanged = false;
    std::vector<std::uint32_t> cases;
    std::vector<std::uint32_t> alerts;
    std::vector<std::uint32_t> visits;
};

struct FigureBook::Data {
    core::Seq seq = 0;
    core::Day knownFrom = kUnknown;
    Entries<CaseEntry> cases;
    Entries<AlertEntry> alerts;
    Entries<VisitEntry> visits;
    Numbered<std::string> kinds;
    Numbered<std::string> codes;
    Numbered<std::string> neighbourhoods;
    Numbered<core::RecordId> rounds;
    std::vector<Limits> limits{Limits{}};                             ///< the last one is in force
    boost::unordered_flat_map<std::string, std::uint32_t> households; ///< "ward/address code" -> its number there
    boost::unordered_flat_map<std::uint32_t, std::uint32_t> householdsOfWard;
    std::map<std::uint32_t, core::WardCode> offers; ///< case -> the ward it is offered to
    std::vector<RowLists> rows;
    boost::unordered_flat_map<std::uint64_t, std::uint32_t> rowOfKey;
    std::vector<std::uint32_t> changed; ///< rows

    Data() {
        (void)neighbourhoods.of({});
        (void)rounds.of({});
    }

    // --- fold
    [[nodiscard]] std::uint32_t findCase(const core::Event& event) const;
    [[nodiscard]] std::uint32_t caseFor(const core::CaseId& id);
    void link(std::uint32_t alert, std::uint32_t case_);
    void unlink(std::uint32_t alert);
    [[nodiscard]] std::uint32_t household(core::WardCode ward, const std::string& code);

    // --- rows
    [[nodiscard]] std::uint32_t rowOf(RowKey key);
    void touch(std::uint32_t row);
    /// Counts the case and its alerts where they belong now, or nowhere.
    void place(std::uint32_t case_);
    void placeAlert(std::uint32_t alert);
    void touchAll(std::uint32_t case_);
    [[nodiscard]] CaseFact factOf(const CaseEntry& entry) const;
    [[nodiscard]] AlertFact factOf(const AlertEntry& entry) const;
};

[[nodiscard]] inline core::Instant instantOf(std::int64_t ms) {
    return core::Instant{core::Milliseconds{ms}};
}
[[nodiscard]] inline core::Day dayOfMs(std::int64_t ms) {
    return core::dayNumber(instantOf(ms));
}
/// Since the day's start in Vietnam.
[[nodiscard]] inline std::uint32_t msOfDay(std::int64_t ms) {
    return static_cast<std::uint32_t>((instantOf(ms) - core::startOf(dayOfMs(ms))).count());
}

} // namespace trucban::figures
