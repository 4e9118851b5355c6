// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QHBoxLayout;

namespace trucban::widgets {

class ElidedLabel;
class IconLabel;
class MilestoneBar;
class PriorityBadge;
class StateChip;
class ThemedLabel;

/// Who the case is, at one look: priority, kind, code, ward, state, and its four deadlines planned against actual.
class CaseHeader : public QWidget {
    Q_OBJECT
public:
    CaseHeader(Theme& theme, models::Board& board, std::function<core::Instant()> clock, QWidget* parent = nullptr);
    void showCase(const core::Case& case_);
    void refreshTimes(const core::Case& case_);
    /// Who else looks at it. The line keeps its height: nothing moves below the pointer.
    void showOthers(const QString& text, const QString& tip, bool isEdited);

private:
    models::Board& m_board;
    std::function<core::Instant()> m_clock;
    PriorityBadge* m_badge;
    IconLabel* m_kindIcon;
    ElidedLabel* m_kind;
    StateChip* m_state;
    ElidedLabel* m_where;
    QHBoxLayout* m_lower = nullptr; ///< where, who, how long
    IconLabel* m_othersIcon;
    ElidedLabel* m_others;
    ThemedLabel* m_elapsed;
    MilestoneBar* m_milestones;
};

/// The badge of the queue as a widget.
class PriorityBadge : public QWidget {
    Q_OBJECT
public:
    PriorityBadge(Theme& theme, QWidget* parent);
    void setPriority(core::Priority priority);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    core::Priority m_priority = core::Priority::p3;
};

/// The case's state as a dot and its name in a rounded frame.
class StateChip : public QWidget {
    Q_OBJECT
public:
    StateChip(Theme& theme, QWidget* parent);
    void setState(core::CaseState state);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    core::CaseState m_state = core::CaseState::isNew;
};

} // namespace trucban::widgets
