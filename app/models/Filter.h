// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Enums.h"
#include "core/Ward.h"

#include <QObject>
#include <QString>

#include <optional>
#include <unordered_set>
#include <vector>

namespace trucban::models {

/// What is asked to be shown; empty members ask for nothing. A plain value.
struct FilterSpec {
    std::vector<std::string> kinds;
    std::vector<core::Priority> priorities;
    std::vector<core::CaseState> states; ///< empty: all open ones and the recently closed
    std::vector<core::WardCode> wards;
    std::optional<core::Instant> from; ///< openedAt, inclusive
    std::optional<core::Instant> to;   ///< exclusive
    QString text;                      ///< matched folded against code, address, text, ward, units
    bool unlocatedOnly = false;
    bool operator==(const FilterSpec&) const = default;
    [[nodiscard]] bool isEmpty() const { return *this == FilterSpec{}; }
};

/// The one filter that queue, map and charts share. GUI thread.
class Filter : public QObject {
    Q_OBJECT
public:
    explicit Filter(QObject* parent = nullptr);
    [[nodiscard]] const FilterSpec& spec() const { return m_spec; }
    void setSpec(const FilterSpec& spec);
    void clear();
signals:
    void changed(const trucban::models::FilterSpec& spec);

private:
    FilterSpec m_spec;
};

/// The one selected case that queue, map and case panel share; and beside it the many that were taken together on the
/// map ("picked"), which queue and map mark. Each without the other. GUI thread.
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
