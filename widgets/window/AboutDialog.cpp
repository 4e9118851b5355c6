// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/AboutDialog.h"

#include "widgets/theme/Labels.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace trucban::widgets {

AboutDialog::AboutDialog(Theme& theme, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Giới thiệu Trực Ban"));
    auto* name = new ThemedLabel(theme, TextRole::heading, this);
    name->setText(QStringLiteral("Trực Ban %1").arg(QCoreApplication::applicationVersion()));
    auto* text = new ThemedLabel(theme, TextRole::body, this);
    text->setWordWrap(true);
    text->setMinimumWidth(theme.px(440));
    text->setText(tr("Bàn điều hành trực ban an ninh, trật tự.\n\n"
                     "Phần mềm tự do theo giấy phép GPL phiên bản 3 trở lên; không có bảo hành.\n\n"
                     "Có dùng Qt, QCustomPlot (GPL), chữ Be Vietnam Pro (OFL), hình Maki (CC0) và Tabler (MIT), "
                     "đường bờ và sông GSHHG (LGPL)."));
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("aboutClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14));
    column->setSpacing(theme.px(10));
    column->addWidget(name);
    column->addWidget(text, 1);
    column->addWidget(close, 0, Qt::AlignRight);
}

} // namespace trucban::widgets
