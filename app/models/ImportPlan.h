// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Actor.h"
#include "models/ImportCell.h"
#include "models/ImportMapping.h"

#include <QStringList>

#include <functional>

// What an import would do, row by row. Values.
namespace trucban::models {

/// All that decides it, but the records that exist.
struct ImportAsk {
    core::ImportId id;
    core::RecordKind kind = core::RecordKind::dayFigures;
    ImportSheet sheet;
    ImportTargets targets;
    ImportDates dates = ImportDates::dayFirst;
    core::WardCode ward;         ///< of rows that name none; none: a row must
    bool isUpdateAllowed = true; ///< a row that exists replaces it; else it is an error
    core::Authority authority;
    core::Instant now{};
    std::function<core::Uuid()> newId;
};

enum class ImportFate : std::uint8_t {
    fresh,
    update,
    unchanged, ///< says what is there already; nothing is sent
    bad
};

struct ImportLine {
    std::size_t row = 0; ///< of the spreadsheet
    ImportFate fate = ImportFate::fresh;
    core::Record record;
    std::optional<core::Record> before; ///< what it replaces
};

struct ImportProblem {
    static constexpr int kWholeRow = -1;
    std::size_t row = 0;    ///< of the spreadsheet
    std::size_t line = 0;   ///< index into ImportPlan::lines
    int column = kWholeRow; ///< of the sheet
    QString cell;           ///< as it stands in the file
    QString sentence;       ///< what is wrong and what would be right
    bool operator==(const ImportProblem&) const = default;
};

struct ImportPlan {
    core::ImportId id;
    core::RecordKind kind = core::RecordKind::dayFigures;
    std::vector<ImportLine> lines;
    std::vector<ImportProblem> problems; ///< in the file's order; at most kMostProblems
    std::size_t problemCount = 0;
    std::size_t fresh = 0;
    std::size_t updates = 0;
    std::size_t unchanged = 0;
    std::size_t bad = 0;
    QStringList notes;     ///< what is left out or taken differently, without being wrong
    QString obstacle;      ///< why nothing of it can be sent, whatever the rows say; empty: nothing
    std::size_t bytes = 0; ///< of the command

    static constexpr std::size_t kMostProblems = 20'000;
    [[nodiscard]] bool mayGo() const { return obstacle.isEmpty() && bad == 0 && fresh + updates > 0; }
    /// In the file's order.
    [[nodiscard]] std::vector<core::Record> records() const;
    /// What those were that it changes.
    [[nodiscard]] std::vector<core::Record> before() const;
};

} // namespace trucban::models
