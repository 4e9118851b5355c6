// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/ImportHistory.h"
#include "models/RecordText.h"
#include "widgets/CommandGateway.h"
#include "widgets/dialogs/ActDialog.h"

#include <map>

class QCheckBox;
class QLineEdit;
class QTableWidget;

namespace trucban::widgets {

/// The imports that are in sight: when, who, what, from which file, how many rows, and what became of them since. The
/// chosen one can be undone: what it brought is withdrawn, what it replaced is put back where this desk remembers it,
/// and what somebody saved since is named, and left alone unless it is asked for.
class ImportList : public ActDialog {
    Q_OBJECT
public:
    /// All but `parent` must outlive it.
    ImportList(Theme& theme, const geo::WardTable& wards, models::Board& board, CommandGateway& gateway,
               QWidget* parent);

    void onCommand(const bridge::CommandStatus& command);
    void accept() override;

private:
    void fill();
    void showEntry();
    void tell(const QString& words, const char* role);
    [[nodiscard]] const models::ImportEntry* current() const;
    [[nodiscard]] const std::optional<models::ImportMemo>& memoOf(const models::ImportEntry& entry);
    [[nodiscard]] QString byOf(const models::ImportEntry& entry);
    [[nodiscard]] QString stateOf(const models::ImportEntry& entry) const;
    [[nodiscard]] QString detailOf(const models::ImportEntry& entry, const models::ImportUndo& undo) const;
    [[nodiscard]] QString changedText(const models::ImportEntry& entry) const;
    [[nodiscard]] QString nameOf(const core::Record& record) const;

    const geo::WardTable& m_wards;
    models::Board& m_board;
    CommandGateway& m_gateway;
    std::vector<models::ImportEntry> m_entries;
    std::map<core::ImportId, std::optional<models::ImportMemo>> m_memos; ///< read once: one may be megabytes
    std::vector<core::CommandId> m_sent;                                 ///< have no answer yet
    bool m_isFailed = false;                                             ///< one of those that were sent together
    QTableWidget* m_table;
    ThemedLabel* m_detail;
    QCheckBox* m_changedToo;
    QLineEdit* m_reason;
    ThemedLabel* m_said;
};

} // namespace trucban::widgets
