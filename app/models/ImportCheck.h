// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Fold.h"
#include "models/ImportPlan.h"
#include "models/ImportRules.h"
#include "models/RecordText.h"

#include <map>

namespace trucban::models {

/// Reads the rows of a sheet as records and says of each what would become of it. The last word on a row is the domain's
/// own (core::decide, on the records that the row concerns), so that what is not refused here is not refused by the
/// gateway, unless somebody else saves meanwhile. Works in steps; whoever drives it keeps the window awake. GUI thread.
class ImportCheck {
    Q_DECLARE_TR_FUNCTIONS(ImportCheck)
public:
    /// `wards` and `state` must outlive it. Where records change, make another: what this one looked up is not there any
    /// more. A plan that was overtaken is refused by the gateway, which compares versions.
    ImportCheck(ImportAsk ask, const geo::WardTable& wards, const core::State& state);

    [[nodiscard]] std::size_t size() const { return m_ask.sheet.rows.size(); }
    [[nodiscard]] std::size_t done() const { return m_plan.lines.size(); }
    [[nodiscard]] bool isDone() const { return m_isFinished; }
    /// Reads so many rows more; after the last one the whole is looked at.
    void step(std::size_t rows);
    [[nodiscard]] const ImportPlan& plan() const { return m_plan; }
    [[nodiscard]] ImportPlan take() { return std::move(m_plan); }

private:
    struct Cell {
        int column = ImportProblem::kWholeRow;
        const FormField* field = nullptr;
        std::string count; ///< code of a count; empty: the whole field
        FieldValue value;  ///< of a count: a number
    };

    void indexExisting();
    void readRow(const ImportRow& row);
    /// False when a cell is wrong: told.
    bool readCells(const ImportRow& row, std::vector<Cell>& cells);
    [[nodiscard]] std::expected<FieldValue, QString> valueOf(const FormField& field, const QString& text,
                                                             std::vector<Cell>& cells);
    [[nodiscard]] std::expected<FieldValue, QString> wardFromOldUnit(const QString& text, const QString& complaint,
                                                                     std::vector<Cell>& cells);
    void apply(core::Record& record, const std::vector<Cell>& cells) const;
    /// The record that the row is about, if it is one that exists; the error names several.
    [[nodiscard]] std::expected<const core::Record*, QString> existing(const core::Record& fresh) const;
    void judge(ImportLine& line, const ImportRow& row);
    [[nodiscard]] int columnOf(const std::string& field) const;
    /// Whether a cell of the field says something.
    [[nodiscard]] static bool names(const std::vector<Cell>& cells, std::string_view field);
    /// Names the fields that must be filled and are not.
    [[nodiscard]] QString missingIn(const std::vector<Cell>& cells) const;
    [[nodiscard]] QString refusalOf(const core::Record& record, const core::Record* before);
    core::State& trialOf(const core::Record& record);
    void takeKeys(ImportLine& line);
    void tell(std::size_t row, int column, QString cell, QString sentence);
    void finish();
    void note(const QString& sentence);

    ImportAsk m_ask;
    const core::State& m_state;
    core::Record m_empty; ///< of the kind, with nothing said
    RecordNames m_names;
    std::vector<FormColumn> m_columns;
    std::vector<const FormColumn*> m_targets; ///< of each column of the sheet; null: left out
    std::multimap<ImportKey, core::RecordId> m_existing;
    std::map<ImportKey, std::size_t> m_rowOf; ///< of keys that rows of this file have
    std::map<core::RecordId, std::size_t> m_rowOfRecord;
    std::map<std::uint32_t, core::State> m_trials;             ///< by ward: its sign-offs
    std::map<std::string, core::UnitMappingRecord> m_mappings; ///< by folded old unit
    std::map<QString, std::size_t> m_notes;                    ///< how often
    ImportPlan m_plan;
    bool m_isFinished = false;
};

} // namespace trucban::models
