// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace trucban::widgets {

class ActionRegistry;
class ThemedLabel;

/// What figures are narrowed to, one chip with × for each, and one that clears all with the key of the shared filter.
/// Says also which conditions of the queue these figures know nothing of. Hidden when there is neither.
class CampaignChips : public QWidget {
    Q_OBJECT
public:
    CampaignChips(Theme& theme, ActionRegistry& registry, models::CampaignBoard& board, QWidget* parent = nullptr);
    void rebuild();

protected:
    void changeEvent(QEvent* event) override;

private:
    void add(const QString& name, const QString& text, std::function<void()> takeOut);

    Theme& m_theme;
    ActionRegistry& m_registry;
    models::CampaignBoard& m_board;
    std::vector<QWidget*> m_chips;
};

} // namespace trucban::widgets
