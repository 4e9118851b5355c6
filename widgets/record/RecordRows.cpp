// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordRows.h"

#include <QHeaderView>
#include <QTableView>

namespace trucban::widgets {

using models::FieldKind;
using models::RecordStage;
using models::RecordTable;

RecordStageDelegate::RecordStageDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void RecordStageDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    struct Look {
        const char* icon;
        Ink ink;
    };
    const auto look = [&]() -> Look {
        switch (static_cast<RecordStage>(index.data(RecordTable::StageRole).toInt())) {
        case RecordStage::queued:
            return {"ui/queued", Ink::queued};
        case RecordStage::sent:
            return {"ui/sending", Ink::sent};
        case RecordStage::failed:
            return {"ui/refused", Ink::refused};
        case RecordStage::withdrawn:
            return {"ui/hide", Ink::mutedText};
        case RecordStage::locked:
            return {"ui/lock", Ink::mutedText};
        case RecordStage::standing:
            break;
        }
        return {"ui/check", Ink::success};
    }();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = m_theme.icon(QLatin1String(look.icon), look.ink);
    option->decorationSize = QSize(m_theme.px(16), m_theme.px(16));
}

void styleRecordRows(Theme& theme, QTableView& view) {
    view.setProperty("role", QByteArray("boxed"));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setTabKeyNavigation(false);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setAlternatingRowColors(true);
    view.verticalHeader()->hide();
    view.verticalHeader()->setDefaultSectionSize(theme.px(28));
    view.horizontalHeader()->setHighlightSections(false);
    view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view.horizontalHeader()->setStretchLastSection(true);
    if (qobject_cast<RecordStageDelegate*>(view.itemDelegateForColumn(0)) == nullptr) {
        view.setItemDelegateForColumn(0, new RecordStageDelegate(theme, &view));
    }
}

void layOutRecordColumns(Theme& theme, const RecordTable& table, QTableView& view) {
    const auto widthOf = [](FieldKind kind) {
        switch (kind) {
        case FieldKind::number:
            return 110;
        case FieldKind::date:
            return 110;
        case FieldKind::tick:
            return 120;
        case FieldKind::counts:
        case FieldKind::names:
        case FieldKind::shares:
            return 320;
        case FieldKind::choice:
        case FieldKind::neighbourhood:
        case FieldKind::team:
        case FieldKind::caseCode:
            return 140;
        default:
            return 200;
        }
    };
    view.setColumnWidth(0, theme.px(112));
    view.setColumnWidth(1, theme.px(170));
    int column = 2;
    for (const models::FormField& field : models::RecordForm::fields(table.kind())) {
        if (field.isInList || field.kind == FieldKind::neighbourhood) {
            view.setColumnWidth(column++, theme.px(widthOf(field.kind)));
        }
    }
    view.setColumnWidth(column, theme.px(130));
    view.setColumnWidth(column + 1, theme.px(140));
}

} // namespace trucban::widgets
