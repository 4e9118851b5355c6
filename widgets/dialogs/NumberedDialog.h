// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/dialogs/ChoiceDialog.h"

namespace trucban::widgets {

/// A choice by number: the digit of a row chooses it, and takes it at once unless the question wants a second look.
class NumberedDialog : public ChoiceDialog {
    Q_OBJECT
public:
    using ChoiceDialog::ChoiceDialog;
    static constexpr std::size_t kMost = 9; ///< one digit each

    /// As setChoices without a preselected row; the numbers are put before the titles.
    void setNumbered(std::vector<Choice> choices, bool mayBeQuick);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_mayBeQuick = true;
};

} // namespace trucban::widgets
