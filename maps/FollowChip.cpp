// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/FollowChip.h"

#include <QEvent>

namespace trucban::maps {

namespace {

constexpr int kEdge = 8;
constexpr int kAboveCoordinate = 68;

} // namespace

FollowChip::FollowChip(const MapStyle& style, QWidget* parent) : QPushButton{parent} {
    setObjectName(QStringLiteral("mapFollow"));
    setCheckable(true);
    setAutoDefault(false);
    setFocusPolicy(Qt::TabFocus);
    retranslate();
    setStyle(style);
}

void FollowChip::setStyle(const MapStyle& style) {
    setStyleSheet(
        QStringLiteral("QPushButton{background:%1;color:%2;border:1px solid %3;border-radius:11px;"
                       "padding:2px 10px;min-height:18px;font-size:12px;}"
                       "QPushButton:hover{border-color:%2;}"
                       "QPushButton:checked{border:2px solid %4;padding:1px 9px;}"
                       "QPushButton:focus{border:2px solid %2;padding:1px 9px;}")
            .arg(style.panel.name(), style.panelText.name(), style.panelBorder.name(), style.selection.name()));
    place(m_area);
}

void FollowChip::setFollowed(const QString& what) {
    m_followed = what;
    setChecked(!what.isEmpty());
    retranslate();
}

void FollowChip::place(const QRect& area) {
    m_area = area;
    adjustSize();
    const int width = qMin(this->width(), qMax(0, area.width() - 16));
    resize(width, height());
    // On the right: the legends stand on the left, and in a narrow map they reach the middle.
    move(area.right() - kEdge - width, area.bottom() - kAboveCoordinate - height());
    raise();
}

void FollowChip::retranslate() {
    setText(m_followed.isEmpty() ? tr("Theo dõi") : tr("Theo dõi %1 · kéo để dừng").arg(m_followed));
    setToolTip(tr("Giữ vụ hoặc lực lượng đang chọn ở giữa bản đồ (Ctrl+L)"));
    setAccessibleName(text());
    place(m_area);
}

void FollowChip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QPushButton::changeEvent(event);
}

} // namespace trucban::maps
