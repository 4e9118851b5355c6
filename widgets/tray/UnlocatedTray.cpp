// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tray/UnlocatedTray.h"

#include "models/Wording.h"

#include <QEvent>

namespace trucban::widgets {

UnlocatedTray::UnlocatedTray(Theme& theme, models::QueueModel& model, models::Filter& filter, QWidget* parent)
    : QPushButton(parent), m_theme(theme), m_model(model), m_filter(filter) {
    setObjectName(QStringLiteral("unlocatedTray"));
    setProperty("role", QByteArray("tray"));
    setCheckable(true);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, [this](bool on) {
        auto spec = m_filter.spec();
        spec.unlocatedOnly = on;
        m_filter.setSpec(spec);
    });
    connect(&filter, &models::Filter::changed, this, [this] { setChecked(m_filter.spec().unlocatedOnly); });
    connect(&model, &models::QueueModel::unlocatedCountChanged, this, [this] { showCount(); });
    connect(&theme, &Theme::changed, this, &UnlocatedTray::showCount);
    showCount();
}

void UnlocatedTray::showCount() {
    const int count = m_model.unlocatedCount();
    setText((m_model.isFilling() ? tr("≥ %1 vụ chưa rõ vị trí") : tr("%1 vụ chưa rõ vị trí"))
                .arg(models::Wording::number(count)));
    setIcon(m_theme.icon(QStringLiteral("ui/map-pin-off"), count > 0 ? Ink::warning : Ink::mutedText));
    setToolTip(tr("Chỉ hiện các vụ không có trên bản đồ (Ctrl+Shift+M)"));
}

void UnlocatedTray::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showCount();
    }
    QPushButton::changeEvent(event);
}

} // namespace trucban::widgets
