// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/OrderCard.h"

#include "models/OrderWording.h"
#include "widgets/theme/Labels.h"

#include <QGridLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QScrollArea>
#include <QTextDocument>
#include <QVBoxLayout>

#include <memory>

namespace trucban::widgets {

using models::OrderWording;

OrderCard::OrderCard(Theme& theme, QWidget* parent) : QDialog(parent), m_theme(theme) {
    setObjectName(QStringLiteral("orderCard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Bảng lệnh"));
    auto* title = new ThemedLabel(theme, TextRole::title, this);
    title->setText(tr("Thanh lệnh (Ctrl+K)"));
    auto* path = new ThemedLabel(theme, TextRole::body, this, "muted");
    path->setText(
        tr("Có dấu hay không đều được. Không ghi vụ thì là vụ đang chọn; “0412” là vụ đang mở của hôm nay. Dấu ; giữa "
           "nhiều lệnh: kiểm tra hết rồi mới gửi, sai một lệnh thì không gửi lệnh nào."));
    path->setWordWrap(true);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("orderCardRows"));
    scroll->setProperty("role", QByteArray("plain"));
    scroll->setWidgetResizable(true);
    scroll->setWidget(makeTable());
    auto* print = new QPushButton(theme.icon(QStringLiteral("ui/printer")), tr("In…  (Ctrl+P)"), this);
    print->setObjectName(QStringLiteral("orderCardPrint"));
    print->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_P));
    print->setText(tr("In…  (Ctrl+P)"));
    connect(print, &QPushButton::clicked, this, &OrderCard::print);
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("orderCardClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(print);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14));
    column->setSpacing(theme.px(8));
    column->addWidget(title);
    column->addWidget(path);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    resize(theme.px(980), theme.px(720));
}

QWidget* OrderCard::makeTable() {
    auto* table = new QWidget(this);
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, m_theme.px(4), m_theme.px(8), 0);
    grid->setHorizontalSpacing(m_theme.px(18));
    grid->setVerticalSpacing(m_theme.px(5));
    int row = 0;
    for (const auto& rule : models::orderRules()) {
        auto* example = new ThemedLabel(m_theme, TextRole::strong, table);
        example->setText(OrderWording::example(rule));
        example->setWordWrap(true);
        auto* does = new ThemedLabel(m_theme, TextRole::body, table);
        does->setText(OrderWording::does(rule));
        does->setWordWrap(true);
        auto* words = new ThemedLabel(m_theme, TextRole::small, table, "muted");
        words->setText(OrderWording::words(rule));
        words->setWordWrap(true);
        grid->addWidget(example, row, 0, Qt::AlignTop);
        grid->addWidget(does, row, 1, Qt::AlignTop);
        grid->addWidget(words, row, 2, Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 4);
    grid->setColumnStretch(2, 3);
    return table;
}

QString OrderCard::html() {
    QString rows;
    for (const auto& rule : models::orderRules()) {
        rows += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td><small>%3</small></td></tr>")
                    .arg(OrderWording::example(rule).toHtmlEscaped(), OrderWording::does(rule).toHtmlEscaped(),
                         OrderWording::words(rule).toHtmlEscaped());
    }
    return QStringLiteral("<html><body style=\"font-family:'Be Vietnam Pro'; font-size:9pt\"><h2>%1</h2><table "
                          "cellpadding=\"3\" width=\"100%\">%2</table></body></html>")
        .arg(tr("Thanh lệnh (Ctrl+K)").toHtmlEscaped(), rows);
}

void OrderCard::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(QStringLiteral("orderCardPrinter"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [printer] {
        QTextDocument page;
        page.setHtml(html());
        page.print(printer.get());
    });
    dialog->open();
}

} // namespace trucban::widgets
