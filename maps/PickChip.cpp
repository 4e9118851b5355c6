// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/PickChip.h"

#include <QEvent>
#include <QLocale>

namespace trucban::maps {

PickChip::PickChip(const MapStyle& style, QWidget* parent) : QToolButton{parent} {
    setObjectName(QStringLiteral("mapPicked"));
    setFocusPolicy(Qt::TabFocus);
    setStyle(style);
    hide();
}

void PickChip::setStyle(const MapStyle& style) {
    setStyleSheet(
        QStringLiteral("QToolButton{background:%1;color:%2;border:2px solid %3;border-radius:14px;"
                       "padding:4px 12px;font-weight:600;}QToolButton:hover{background:%4;}"
                       "QToolButton:focus{border:3px solid %2;padding:3px 11px;}")
            .arg(style.panel.name(), style.panelText.name(), style.selection.name(), style.panelBorder.name()));
}

void PickChip::setCount(int count) {
    m_count = count;
    setTexts();
    setVisible(count > 0);
    emit resized();
}

void PickChip::setTexts() {
    setText(tr("%n vụ đã chọn", nullptr, m_count) + QStringLiteral("  ×"));
    setToolTip(tr("Bỏ chọn (Esc). Giữ Shift khi khoanh để chọn thêm."));
    setAccessibleName(tr("%n vụ đã chọn", nullptr, m_count));
    adjustSize();
}

void PickChip::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setTexts();
        emit resized();
    }
}

} // namespace trucban::maps
