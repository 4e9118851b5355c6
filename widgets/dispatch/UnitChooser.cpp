// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitChooser.h"

#include "models/Wording.h"
#include "widgets/dispatch/UnitDelegate.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::UnitModel;

UnitChooser::UnitChooser(Theme& theme, UnitModel& units, const QString& subject, QWidget* parent)
    : ActDialog(theme, tr("Điều động lực lượng"), subject, parent),
      m_units(units),
      m_list(new QListView(this)),
      m_empty(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_override(new QCheckBox(tr("Vẫn điều động dù chưa phù hợp (được ghi vào nhật ký)"), this)) {
    setObjectName(QStringLiteral("unitChooser"));
    m_list->setObjectName(QStringLiteral("unitList"));
    m_list->setAccessibleName(tr("Lực lượng, gần nhất trước"));
    m_list->setProperty("role", QByteArray("boxed"));
    auto* delegate = new UnitDelegate(theme, m_list);
    m_list->setItemDelegate(delegate);
    m_list->setModel(&units);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->setMinimumSize(theme.px(520), delegate->rowHeight() * 7);
    m_list->installEventFilter(this);
    m_empty->setObjectName(QStringLiteral("unitListEmpty"));
    m_empty->setText(tr("Không có lực lượng nào trong địa bàn. Liên hệ trung tâm qua bộ đàm."));
    m_empty->setVisible(units.rowCount() == 0);
    m_override->setObjectName(QStringLiteral("unitOverride"));
    body().addWidget(m_list, 1);
    body().addWidget(m_empty);
    body().addWidget(m_override);
    setAcceptText(tr("Điều động  (Enter)"));
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UnitChooser::check);
    connect(m_override, &QCheckBox::toggled, this, &UnitChooser::check);
    connect(m_list, &QListView::doubleClicked, this, [this] {
        if (mayAccept()) {
            accept();
        }
    });
}

void UnitChooser::showEvent(QShowEvent* event) {
    ActDialog::showEvent(event);
    int preselected = 0;
    for (int row = 0; row < m_units.rowCount(); ++row) {
        const auto index = m_units.index(row);
        const bool free = index.data(UnitModel::UnitStateRole).toInt() == static_cast<int>(core::UnitState::available);
        if (free && index.data(UnitModel::SuitableRole).toBool()) {
            preselected = row;
            break;
        }
    }
    if (isPlaceKnown()) {
        m_list->setCurrentIndex(m_units.index(preselected));
    } else {
        // Nothing is nearest to nowhere: Enter must not send whoever stands first in the list.
        m_list->selectionModel()->setCurrentIndex(m_units.index(0), QItemSelectionModel::NoUpdate);
    }
    m_list->setFocus();
    check();
}

bool UnitChooser::isPlaceKnown() const {
    // Nobody there to be near: the list says so itself.
    return m_units.casePosition().has_value() || m_units.rowCount() == 0;
}

std::vector<core::UnitId> UnitChooser::chosen() const {
    auto rows = m_list->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<core::UnitId> units;
    for (const auto& index : rows) {
        if (const auto id = m_units.unitAt(index.row())) {
            units.push_back(*id);
        }
    }
    return units;
}

bool UnitChooser::isOverridden() const {
    return m_override->isVisible() && m_override->isChecked();
}

void UnitChooser::check() {
    QStringList busy;
    bool hasSuitable = false;
    bool hasUnsuitable = false;
    const auto rows = m_list->selectionModel()->selectedIndexes();
    for (const auto& index : rows) {
        const bool suitable = index.data(UnitModel::SuitableRole).toBool();
        hasSuitable = hasSuitable || suitable;
        hasUnsuitable = hasUnsuitable || !suitable;
        if (index.data(UnitModel::UnitStateRole).toInt() != static_cast<int>(core::UnitState::available)) {
            busy << index.data(UnitModel::UnitIdRole).toString();
        }
    }
    const bool needsOverride = hasUnsuitable && !hasSuitable;
    m_override->setVisible(hasUnsuitable);
    if (rows.isEmpty()) {
        setComplaint(isPlaceKnown() ? tr("Chọn lực lượng.")
                                    : tr("Chưa rõ vị trí vụ: tự chọn lực lượng bằng ↑ ↓ và phím cách."));
    } else if (!busy.isEmpty()) {
        setComplaint(tr("%1 không rảnh: gọi về trước hoặc chọn lực lượng khác.").arg(busy.join(QStringLiteral(", "))));
    } else if (needsOverride && !m_override->isChecked()) {
        setComplaint(tr("Lực lượng này không đi một mình đến vụ như vậy."));
    } else {
        setComplaint({});
    }
}

bool UnitChooser::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (mayAccept()) {
                accept();
            }
            return true;
        }
    }
    return ActDialog::eventFilter(watched, event);
}

} // namespace trucban::widgets
