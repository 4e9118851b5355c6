// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status/CommandList.h"

#include "widgets/status/CommandDelegate.h"
#include "widgets/theme/Labels.h"

#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace trucban::widgets {

CommandList::CommandList(Theme& theme, models::CommandModel& model, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("commandDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Thao tác của tôi"));
    resize(theme.px(560), theme.px(440));
    auto* title = new ThemedLabel(theme, TextRole::title, this);
    title->setText(windowTitle());
    auto* list = new QListView(this);
    list->setObjectName(QStringLiteral("commandListView"));
    list->setAccessibleName(windowTitle());
    list->setProperty("role", QByteArray("boxed"));
    list->setItemDelegate(new CommandDelegate(theme, list));
    list->setModel(&model);
    auto* empty = new ThemedLabel(theme, TextRole::body, this, "muted");
    empty->setText(tr("Chưa có thao tác nào trong ca này."));
    empty->setVisible(model.rowCount() == 0);
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("commandClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->addWidget(title);
    column->addWidget(empty);
    column->addWidget(list, 1);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace trucban::widgets
