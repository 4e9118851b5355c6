// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Enums.h"
#include "core/Ward.h"

#include <QObject>
#include <QString>

#include <optional>
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

/// The one selected case that queue, map and case panel share. GUI thread.
class Selection : public QObject {
    Q_OBJECT
public:
    explicit Selection(QObject* parent = nullptr);
    [[nodiscard]] std::optional<core::CaseId> current() const { return m_current; }
    void select(std::optional<core::CaseId> id);
signals:
    void changed(std::optional<trucban::core::CaseId> id);

private:
    std::optional<core::CaseId> m_current;
};

} // namespace trucban::models
