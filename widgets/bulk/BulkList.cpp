// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bulk/BulkList.h"

#include "models/Wording.h"
#include "widgets/bulk/BulkBar.h"
#include "widgets/dialogs/ChoiceDelegate.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr int kRowsShown = 12;

} // namespace

BulkList::BulkList(Theme& theme, const BulkResult& result, QWidget* parent)
    : ActDialog(theme, tr("Các vụ còn lại"), QStringLiteral("%1: %2").arg(result.title, bulkSentence(result)), parent),
      m_left(result.left),
      m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("bulkListDialog"));
    setMinimumWidth(theme.px(720));
    m_list->setObjectName(QStringLiteral("bulkLeft"));
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setUniformItemSizes(true);
    auto* delegate = new ChoiceDelegate(theme, m_list);
    m_list->setItemDelegate(delegate);
    for (const auto& left : m_left) {
        auto* item = new QListWidgetItem(left.code, m_list);
        item->setData(ChoiceDelegate::DetailRole, left.why);
        item->setToolTip(left.why);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2").arg(left.code, left.why));
    }
    const int shown = std::clamp(m_list->count(), 2, kRowsShown);
    m_list->setMinimumHeight(shown * delegate->rowHeight() + theme.px(6));
    m_list->setCurrentRow(0);
    body().addWidget(m_list, 1);
    setAcceptText(tr("Đánh dấu %1 vụ này  (Enter)").arg(Wording::number(static_cast<qlonglong>(m_left.size()))));
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] {
        const auto row = m_list->currentRow();
        if (row >= 0) {
            emit caseRequested(m_left[static_cast<std::size_t>(row)].id);
            reject();
        }
    });
    m_list->setFocus();
}

std::vector<core::CaseId> BulkList::cases() const {
    std::vector<core::CaseId> ids;
    std::ranges::transform(m_left, std::back_inserter(ids), &BulkLeft::id);
    return ids;
}

} // namespace trucban::widgets
