// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QAbstractButton>

namespace trucban::widgets {

class CaseNews;

/// One unacknowledged P1, or one that rose to it unseen, which it says: badge, code, kind, ward, and how long it has waited. A click selects it.
class UrgentCard : public QAbstractButton {
    Q_OBJECT
public:
    UrgentCard(Theme& theme, models::Board& board, const CaseNews& news, std::function<core::Instant()> clock,
               QWidget* parent = nullptr);
    void setCase(std::optional<core::CaseId> id);
    [[nodiscard]] std::optional<core::CaseId> caseId() const { return m_case; }
    void setSelected(bool selected);
    void refresh(); ///< words and time anew
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString waited() const;
    Theme& m_theme;
    models::Board& m_board;
    const CaseNews& m_news;
    std::function<core::Instant()> m_clock;
    std::optional<core::CaseId> m_case;
    bool m_selected = false;
};

} // namespace trucban::widgets
