// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Enums.h"
#include "core/Ward.h"
#include "geo/Mercator.h"

#include <QObject>
#include <QString>

#include <optional>
#include <unordered_set>
#include <vector>

namespace trucban::models {

/// A time window that moves with the clock.
enum class TimeSpan : std::uint8_t { any, lastHour, lastSixHours, lastDay, thisShift };

/// What is asked to be shown; empty members ask for nothing. A plain value.
struct FilterSpec {
    std::vector<std::string> kinds;
    std::vector<core::Priority> priorities;
    std::vector<core::CaseState> states; ///< empty: all open ones and the recently closed
    std::vector<core::WardCode> wards;
    std::vector<core::AlertSource> sources; ///< of any alert of the case
    TimeSpan span = TimeSpan::any;          ///< of openedAt; from and to, where set, narrow it further
    std::optional<core::Instant> from;      ///< openedAt, inclusive
    std::optional<core::Instant> to;        ///< exclusive
    QString text;                           ///< matched folded against code, address, text, ward, units
    bool unlocatedOnly = false;
    /// What the map shows, while only that is asked for; it moves with the map. Means nothing while the unlocated ones
    /// are asked for: they are in no part of the map.
    std::optional<geo::WorldBox> area;
    bool operator==(const FilterSpec&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == FilterSpec{}; }
};

/// All P1s that nobody has acknowledged.
[[nodiscard]] FilterSpec unansweredUrgent();

/// openedAt from `from` on and before `to`; an absent end is open.
struct TimeWindow {
    std::optional<core::Instant> from;
    std::optional<core::Instant> to;
    bool operator==(const TimeWindow&) const = default;
};

/// A desk is two people, twelve hours: shifts change at 07:00 and 19:00 in Ho Chi Minh City. The start of the one that
/// `now` lies in.
[[nodiscard]] core::Instant shiftStart(core::Instant now);
/// The window a filter asks for at `now`. A moving one begins at a full minute.
[[nodiscard]] TimeWindow windowOf(const FilterSpec& spec, core::Instant now);

/// The one filter that queue, map and charts share, and the way back through what was asked before. It is not kept over
/// a restart: a night shift must not begin with what the day's asked for. GUI thread.
class Filter : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostEntries = 50;

    explicit Filter(QObject* parent = nullptr);
    [[nodiscard]] const FilterSpec& spec() const { return m_spec; }
    void setSpec(const FilterSpec& spec);
    void clear();
    /// Text as it is typed: however many letters, one entry of the history, until something else is asked for or
    /// `endTyping`.
    void type(const QString& text);
    void endTyping() { m_typing = false; }
    /// What the map shows now. Where only that is asked for, the question moves with it, without an entry of its own.
    void setSight(const geo::WorldBox& sight);
    /// Absent: there is no map.
    [[nodiscard]] const std::optional<geo::WorldBox>& sight() const { return m_sight; }

    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_entries.size(); }
    /// False at the end of the history.
    bool goBack();
    bool goForward();
signals:
    void changed(const trucban::models::FilterSpec& spec);
    void historyChanged();

private:
    void record(const FilterSpec& spec);
    void show(FilterSpec spec);

    FilterSpec m_spec;
    std::optional<geo::WorldBox> m_sight;
    std::vector<FilterSpec> m_entries{FilterSpec{}}; ///< neighbours differ in more than where the map is
    std::size_t m_at = 0;
    bool m_typing = false; ///< the entry at m_at grows with each letter
};

/// The one selected case that queue, map and case panel share; and beside it the many that were taken together on the
/// map or marked in the queue ("picked"), which both mark. Marks are of cases, not of rows: no load takes them away. Each without the other. GUI thread.
class Selection : public QObject {
    Q_OBJECT
public:
    /// More than so many at once nobody means; the rest is left out.
    static constexpr std::size_t kMostPicked = 20'000;

    explicit Selection(QObject* parent = nullptr);
    [[nodiscard]] std::optional<core::CaseId> current() const { return m_current; }
    void select(std::optional<core::CaseId> id);

    [[nodiscard]] const std::unordered_set<core::CaseId>& selected() const { return m_selected; }
    [[nodiscard]] bool isSelected(const core::CaseId& id) const { return m_selected.contains(id); }
    void setSelected(const std::vector<core::CaseId>& ids);
    void addSelected(const std::vector<core::CaseId>& ids);
    void toggleSelected(const core::CaseId& id);
    /// Those that left the scope.
    void dropSelected(const std::vector<core::CaseId>& ids);
signals:
    void changed(std::optional<trucban::core::CaseId> id);
    void selectedChanged();

private:
    std::optional<core::CaseId> m_current;
    std::unordered_set<core::CaseId> m_selected;
};

} // namespace trucban::models
