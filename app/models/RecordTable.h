// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordBook.h"
#include "models/RecordText.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace trucban::models {

/// Where a record stands, for the picture and words at its row.
enum class RecordStage : std::uint8_t { queued, sent, failed, withdrawn, locked, standing };

/// The records of one kind as rows, the latest day first: where it stands, its ward, its fields, who saved it when, how
/// often. Changes come as rows in, rows out and cells; it is never reset but by another kind, ward or text. GUI thread.
class RecordTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum ItemRole { StageRole = Qt::UserRole + 1, IdRole };
    Q_ENUM(ItemRole)

    /// Both must outlive it. `clock` is server time.
    RecordTable(RecordBook& book, const geo::WardTable& wards, std::function<core::Instant()> clock,
                QObject* parent = nullptr);

    void setKind(core::RecordKind kind);
    [[nodiscard]] core::RecordKind kind() const { return m_kind; }
    void setWard(core::WardCode ward); ///< none: all
    /// Words that all must stand in the row's cells, without case or diacritics.
    void setText(const QString& text);
    void setWithdrawnShown(bool isShown);
    [[nodiscard]] bool isFiltered() const;
    void retranslate();

    [[nodiscard]] std::optional<core::RecordId> idAt(int row) const;
    [[nodiscard]] int rowOf(const core::RecordId& id) const; ///< -1: not among the rows
    [[nodiscard]] RecordStage stageOf(const core::RecordId& id) const;
    /// In a sentence: signed off by whom, refused why, waiting.
    [[nodiscard]] QString stageText(const core::RecordId& id) const;
    [[nodiscard]] static QString stageName(RecordStage stage);
    /// What it says, field by field: "Số hộ: 412 · Nguồn: …".
    [[nodiscard]] QString wholeText(const core::RecordId& id) const;
    /// Names as of now; another after each change.
    [[nodiscard]] const RecordNames& names() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void rowsChanged(); ///< how many, or what one says

private:
    struct Row {
        core::Day day = 0;
        std::uint32_t ward = 0;
        std::string name;
        core::RecordId id;
        [[nodiscard]] bool operator<(const Row& other) const;
    };
    void rebuild();
    void onChanged(const std::vector<core::RecordId>& ids);
    void takeChanges();
    void update(std::vector<Row> rows, const std::unordered_set<core::RecordId>& changed);
    void indexRows();
    [[nodiscard]] std::vector<Row> wantedRows() const;
    [[nodiscard]] Row rowFor(const core::Record& record) const;
    [[nodiscard]] bool isWanted(const core::Record& record) const;
    [[nodiscard]] const std::string& foldedText(const core::Record& record) const;
    [[nodiscard]] QVariant cell(const core::Record& record, int column) const;

    RecordBook& m_book;
    const geo::WardTable& m_wards;
    std::function<core::Instant()> m_clock;
    core::RecordKind m_kind = core::RecordKind::dayFigures;
    core::WardCode m_ward;
    std::vector<std::string> m_words; ///< folded
    bool m_isWithdrawnShown = false;
    std::vector<const FormField*> m_columns;
    std::vector<Row> m_rows;
    std::unordered_map<core::RecordId, int> m_rowById;
    std::unordered_set<core::RecordId> m_changed; ///< not taken over yet
    QTimer m_soon;
    mutable std::unique_ptr<RecordNames> m_names;
    mutable std::unordered_map<core::RecordId, std::string> m_texts;
};

} // namespace trucban::models
