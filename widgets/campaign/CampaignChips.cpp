// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignChips.h"

#include "models/CampaignWording.h"
#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/theme/FlowLayout.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QPushButton>

#include <bit>

namespace trucban::widgets {

using models::CampaignWording;
using models::Wording;

CampaignChips::CampaignChips(Theme& theme, ActionRegistry& registry, models::CampaignBoard& board, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_registry(registry), m_board(board) {
    setObjectName(QStringLiteral("campaignChips"));
    new FlowLayout(this, 6);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    setSizePolicy(policy);
    connect(&registry, &ActionRegistry::retranslated, this, &CampaignChips::rebuild);
    rebuild();
}

void CampaignChips::add(const QString& name, const QString& text, std::function<void()> takeOut) {
    auto* chip = new QPushButton(text + QStringLiteral("  ×"), this);
    chip->setObjectName(QStringLiteral("campaignChip/") + name);
    chip->setAccessibleName(tr("Bỏ lọc: %1").arg(text));
    chip->setAutoDefault(false);
    setStyleRole(*chip, "chip");
    // The chip goes with what it takes out: not under its own click.
    connect(chip, &QPushButton::clicked, this, std::move(takeOut), Qt::QueuedConnection);
    layout()->addWidget(chip);
    m_chips.push_back(chip);
}

void CampaignChips::rebuild() {
    const QWidget* focused = window()->focusWidget();
    const bool hadFocus = focused != nullptr && isAncestorOf(focused);
    for (QWidget* chip : m_chips) {
        chip->hide();
        chip->deleteLater();
        layout()->removeWidget(chip);
    }
    m_chips.clear();
    const auto& asked = m_board.figures().asked();
    for (const core::WardCode ward : asked.chosen) {
        add(models::wardKey(ward), Wording::wardShort(ward), [this, ward] { m_board.toggleWard(ward); });
    }
    if (!asked.neighbourhood.empty()) {
        add(QStringLiteral("neighbourhood"), Wording::text(asked.neighbourhood),
            [this, name = asked.neighbourhood] { m_board.toggleNeighbourhood(name); });
    }
    for (const std::string& kind : asked.kinds) {
        add(Wording::text(kind), Wording::kind(m_board.board().policy(), kind),
            [this, kind] { m_board.toggleKind(kind); });
    }
    if (asked.brush) {
        add(QStringLiteral("days"), CampaignWording::span(*asked.brush), [this] { m_board.brush(std::nullopt); });
    }
    if (asked.hours != figures::kAllHours && asked.weekdays != figures::kAllWeekdays) {
        const auto hour = static_cast<std::uint32_t>(std::countr_zero(asked.hours));
        const auto weekday = static_cast<std::uint32_t>(std::countr_zero(asked.weekdays));
        add(QStringLiteral("hour"),
            QStringLiteral("%1, %2").arg(models::ChartWording::weekday(static_cast<int>(weekday)),
                                         models::ChartWording::hours(static_cast<int>(hour))),
            [this, weekday, hour] { m_board.toggleHour(weekday, hour); });
    }
    if (!m_chips.empty()) {
        auto* all = new QPushButton(tr("Bỏ hết  (%1)").arg(m_registry.keyText(ActionId::clearFilter)), this);
        all->setObjectName(QStringLiteral("campaignChip/all"));
        all->setAutoDefault(false);
        setStyleRole(*all, "flat");
        connect(all, &QPushButton::clicked, this, [this] { m_board.clearFilter(); }, Qt::QueuedConnection);
        layout()->addWidget(all);
        m_chips.push_back(all);
    }
    if (m_board.hasConditionsLeftOut()) {
        auto* note = new ThemedLabel(m_theme, TextRole::small, this, "warning");
        note->setObjectName(QStringLiteral("campaignLeftOut"));
        note->setText(tr("Bộ lọc của hàng đợi còn điều kiện khác (ưu tiên, nguồn, chữ tìm, vùng bản đồ…): số liệu này "
                         "không theo các điều kiện đó."));
        layout()->addWidget(note);
        m_chips.push_back(note);
    }
    for (QWidget* chip : m_chips) {
        chip->show();
    }
    setVisible(!m_chips.empty());
    if (hadFocus && !m_chips.empty()) {
        m_chips.front()->setFocus();
    }
    updateGeometry();
}

void CampaignChips::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
    QWidget::changeEvent(event);
}

} // namespace trucban::widgets
