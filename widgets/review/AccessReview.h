// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/dialogs/PagedDialog.h"

namespace trucban::widgets {

/// For leaders: who looked a reporter up, opened a sensitive attachment or took over what another edited, when and why,
/// in the wards they lead; the latest first. What was looked at is not shown again.
class AccessReview : public PagedDialog {
    Q_OBJECT
public:
    /// All must outlive it.
    AccessReview(Theme& theme, const models::Board& board, CommandGateway& gateway, QWidget* parent = nullptr);

    /// Whose work it is; the gateway answers nobody else.
    [[nodiscard]] static bool isFor(core::Role role);

private:
    void take(const wire::Result& result) override;
    [[nodiscard]] QString countText(int rows, bool isAll) const override;

    const models::Board& m_board;
};

} // namespace trucban::widgets
