// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitList.h"

#include "widgets/dispatch/UnitDelegate.h"
#include "widgets/theme/Labels.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::UnitModel;

UnitList::UnitList(Theme& theme, UnitModel& units, QWidget* parent)
    : QWidget(parent),
      m_units(units),
      m_basis(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_view(new QListView(this)),
      m_empty(new ThemedLabel(theme, TextRole::body, this, "muted")) {
    m_basis->setObjectName(QStringLiteral("unitBasis"));
    m_basis->setWordWrap(true);
    m_view->setObjectName(QStringLiteral("unitList"));
    m_view->setAccessibleName(tr("Lực lượng, đến sớm nhất trước"));
    m_view->setProperty("role", QByteArray("boxed"));
    auto* delegate = new UnitDelegate(theme, m_view);
    m_view->setItemDelegate(delegate);
    m_view->setModel(&units);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMinimumSize(theme.px(600), delegate->rowHeight() * 8);
    m_view->setMouseTracking(true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_empty->setObjectName(QStringLiteral("unitListEmpty"));
    m_empty->setText(tr("Không có lực lượng nào trong địa bàn. Liên hệ trung tâm qua bộ đàm."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(m_basis);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty);
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UnitList::chosenChanged);
    connect(m_view, &QListView::doubleClicked, this, &UnitList::taken);
    connect(&units, &UnitModel::roadsSettled, this, &UnitList::onRoadsSettled);
    connect(&units, &UnitModel::dataChanged, this, &UnitList::chosenChanged);
    connect(&units, &UnitModel::layoutChanged, this, &UnitList::chosenChanged);
}

void UnitList::setManyAllowed() {
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
}

void UnitList::begin() {
    m_empty->setVisible(m_units.rowCount() == 0);
    chooseBest();
    if (m_units.basis() != UnitModel::Basis::searching) {
        m_units.holdOrder();
    }
    showBasis();
    m_view->setFocus();
    emit chosenChanged();
}

void UnitList::choose(const core::UnitId& unit) {
    for (int row = 0; row < m_units.rowCount(); ++row) {
        if (m_units.unitAt(row) == unit) {
            touch();
            m_view->setCurrentIndex(m_units.index(row));
            m_view->scrollTo(m_units.index(row));
            return;
        }
    }
}

void UnitList::chooseBest() {
    if (const int best = m_units.bestRow(); best >= 0) {
        m_view->setCurrentIndex(m_units.index(best));
        m_view->scrollToTop(); // those on the case already stand above it
        m_view->scrollTo(m_units.index(best));
        return;
    }
    // Nothing is nearest to nowhere: Enter must not send whoever stands first in the list.
    int row = 0;
    while (row < m_units.rowCount() && m_units.adviceAt(row) == nullptr) {
        ++row;
    }
    m_view->selectionModel()->setCurrentIndex(m_units.index(row), m_anyWillDo ? QItemSelectionModel::ClearAndSelect
                                                                              : QItemSelectionModel::Clear);
}

void UnitList::onRoadsSettled() {
    if (!m_isTouched && isVisible()) {
        chooseBest();
        m_units.holdOrder();
    }
    showBasis();
    emit chosenChanged();
}

void UnitList::touch() {
    m_isTouched = true;
    m_units.holdOrder();
}

void UnitList::showBasis() {
    switch (m_units.basis()) {
    case UnitModel::Basis::noPlace:
        m_basis->setText(tr("Chưa rõ vị trí vụ: không ước được thời gian đến."));
        break;
    case UnitModel::Basis::straightLine:
        m_basis->setText(tr("Bản đồ không có mạng đường ở đây: thời gian ước theo đường chim bay × 1,4."));
        break;
    case UnitModel::Basis::searching:
        m_basis->setText(tr("Đang tìm đường; tạm ước theo đường chim bay × 1,4."));
        break;
    case UnitModel::Basis::roads:
        m_basis->setText(tr("Thời gian theo mạng đường của bản đồ, tốc độ thường ngày: là ước tính."));
        break;
    }
}

std::vector<int> UnitList::chosen() const {
    std::vector<int> rows;
    for (const auto& index : m_view->selectionModel()->selectedIndexes()) {
        rows.push_back(index.row());
    }
    std::ranges::sort(rows);
    return rows;
}

bool UnitList::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_view && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            emit taken();
            return true;
        }
        touch();
        break;
    }
    case QEvent::MouseMove: // nothing moves away from under the pointer either
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        touch();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
