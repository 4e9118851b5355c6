// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordText.h"
#include "widgets/dialogs/PagedDialog.h"

namespace trucban::widgets {

/// Who saved a record when, and what each of them changed, oldest first, as the gateway's log has it.
class RecordHistory : public PagedDialog {
    Q_OBJECT
public:
    RecordHistory(Theme& theme, const geo::WardTable& wards, const core::State& state, CommandGateway& gateway,
                  const core::Record& record, QWidget* parent);

protected:
    void take(const wire::Result& result) override;
    [[nodiscard]] QString countText(int rows, bool isAll) const override;

private:
    [[nodiscard]] QString changesOf(const core::Record& record) const;

    models::RecordNames m_names;
    std::optional<core::Record> m_before; ///< as of the last event that was taken
};

} // namespace trucban::widgets
