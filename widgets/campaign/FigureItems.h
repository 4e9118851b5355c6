// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "widgets/dialogs/PagedDialog.h"

class QPushButton;

namespace trucban::widgets {

/// The cases, alerts or visits that a figure counts, newest first, as the gateway tells. Enter or a double click opens
/// a case of it, while the desk has it.
class FigureItems : public PagedDialog {
    Q_OBJECT
public:
    FigureItems(Theme& theme, const models::Board& board, CommandGateway& gateway,
                const figures::IndicatorRef& indicator, const figures::Slice& slice, QWidget* parent);

signals:
    void caseWanted(const trucban::core::CaseId& id);

protected:
    void take(const wire::Result& result) override;
    [[nodiscard]] QString countText(int rows, bool isAll) const override;

private:
    void addCase(const core::Case& case_, core::Instant at, std::uint32_t count);
    void addVisit(const core::Visit& visit, std::uint32_t count);
    void openCurrent();
    void noteCurrent();

    const models::Board& m_board;
    figures::IndicatorRef m_indicator;
    std::vector<std::optional<core::CaseId>> m_cases; ///< by row
    std::uint64_t m_total = 0;
    std::uint64_t m_counted = 0;
    std::uint64_t m_hidden = 0; ///< out of sight of this desk
    QPushButton* m_open;
};

/// The records that a figure counts, from this desk's own copy.
class FigureRecords : public QDialog {
    Q_OBJECT
public:
    FigureRecords(Theme& theme, const models::CampaignBoard& board, const figures::IndicatorRef& indicator,
                  const figures::Slice& slice, QWidget* parent);
};

} // namespace trucban::widgets
