// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace trucban::widgets {

class ActionRegistry;
class ElidedLabel;
class ThemedLabel;

/// Which campaign, what it is compared with, which ward and which indicator; which day of it this is, and as of when
/// figures are. Combo boxes follow the board; what is picked goes to the board, the indicator to who asks for it.
class CampaignHeader : public QWidget {
    Q_OBJECT
public:
    CampaignHeader(Theme& theme, ActionRegistry& registry, models::CampaignBoard& board, QWidget* parent = nullptr);

    /// What there is to choose, and what is chosen.
    void rebuild();
    void refreshTimes(core::Instant now);
    void setIndicator(const QString& code);
    [[nodiscard]] QString indicator() const;
    /// On a narrow screen the buttons stand below, and widen no window.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void indicatorChosen(const QString& code);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void fillCampaigns();
    void fillBaselines();
    void fillWards();
    void fillPeriods();
    void fillIndicators();
    [[nodiscard]] QString basis() const;
    [[nodiscard]] QComboBox* addBox(const char* name);

    models::CampaignBoard& m_board;
    core::Day m_today = 0; ///< periods are those begun by then
    QComboBox* m_campaigns;
    QComboBox* m_baselines;
    QComboBox* m_wards;
    QComboBox* m_periods;
    QComboBox* m_indicators;
    ThemedLabel* m_baselineLabel;
    ThemedLabel* m_wardLabel;
    ThemedLabel* m_periodLabel;
    ThemedLabel* m_indicatorLabel;
    ThemedLabel* m_day;
    ElidedLabel* m_asOf;
    ElidedLabel* m_basis;
    QWidget* m_choices; ///< what there is to choose of a campaign
    QHBoxLayout* m_which;
    QHBoxLayout* m_buttons;
    QBoxLayout* m_upper; ///< both of them
    QPushButton* m_briefing;
    QPushButton* m_edit;
    QPushButton* m_new;
};

} // namespace trucban::widgets
