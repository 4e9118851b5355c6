// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "core/Command.h"
#include "core/Policy.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace trucban::widgets {

class CheckRow;
class ThemedLabel;

/// The procedure ("quy trình") of the case's kind: its steps in order, each ticked by mouse or Space, with who and when
/// beside it; Up and Down go from step to step. A tick shows as done when the board has it, until then as under way. A
/// step that was ticked while the case was of another kind stays, below the others.
class ChecklistBox : public QWidget {
    Q_OBJECT
public:
    ChecklistBox(Theme& theme, QWidget* parent = nullptr);

    /// `underWay`: this desk's ticks whose effect is not on the board yet. nullptr: no case.
    void showCase(const core::Case* case_, const core::Policy& policy, const std::vector<core::TickCheck>& underWay,
                  bool mayTick);
    /// The first step that is not done.
    void focusNext();
    /// "3/7"; empty without a list.
    [[nodiscard]] QString progress() const;

signals:
    void tickRequested(const QString& code, bool done);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeRows(std::size_t count);
    void moveFocus(const QObject* from, int step);
    [[nodiscard]] QString emptyText(const core::Case* case_) const;

    Theme& m_theme;
    ThemedLabel* m_note; ///< why nothing can be ticked, or that there is nothing
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    std::vector<CheckRow*> m_rows;
    std::size_t m_shown = 0;
    std::size_t m_steps = 0; ///< of the list now in force
    std::size_t m_done = 0;
    std::optional<core::CaseId> m_case;
};

} // namespace trucban::widgets
