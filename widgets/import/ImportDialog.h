// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ImportModels.h"
#include "widgets/dialogs/ActDialog.h"
#include "widgets/import/ImportJob.h"

class QCheckBox;
class QComboBox;
class QProgressBar;
class QPushButton;
class QTableView;
class QTabWidget;

namespace trucban::widgets {

class ColumnTable;
class ElidedLabel;
class ThemedLabel;

/// A file of records on one page: what it is, which column goes where, the rows as they will be, and what is wrong with
/// which. Sends all or nothing, stays open until the gateway has answered, and says what it answered.
class ImportDialog : public ActDialog {
    Q_OBJECT
public:
    /// Takes the job as its child. `theme` and `wards` must outlive it. `scope`: whose wards may be given for all rows.
    ImportDialog(Theme& theme, const geo::WardTable& wards, ImportJob& job, const core::Scope& scope, QWidget* parent);

    void chooseFile();
    void setKinds(const std::vector<core::RecordKind>& kinds);
    void accept() override;
    [[nodiscard]] ImportJob& job() const { return m_job; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeChoices(const geo::WardTable& wards, const core::Scope& scope);
    [[nodiscard]] QWidget* makeProblems();
    [[nodiscard]] QComboBox* makeBox(const char* name, const QString& label);
    void makeTabs();
    void wire();
    void showSheet();
    void showPlan();
    void showStage();
    void tell();
    void jumpTo(int problem);
    void stepProblem(int by);
    void saveProblems();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString complaint() const;

    ImportJob& m_job;
    models::ImportLinesModel m_lines;
    models::ImportProblemsModel m_problems;
    QPushButton* m_choose;
    ElidedLabel* m_file;
    QComboBox* m_kind = nullptr;
    QComboBox* m_encoding = nullptr;
    QWidget* m_encodingRow = nullptr;
    QComboBox* m_dates = nullptr;
    QComboBox* m_ward = nullptr;
    QCheckBox* m_update = nullptr;
    ThemedLabel* m_notes;
    QTabWidget* m_tabs;
    ColumnTable* m_columns;
    QTableView* m_preview;
    QTableView* m_problemView;
    QPushButton* m_saveProblems = nullptr;
    QProgressBar* m_progress;
    ThemedLabel* m_summary;
};

} // namespace trucban::widgets
