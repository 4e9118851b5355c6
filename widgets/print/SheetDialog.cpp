// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/print/SheetDialog.h"

#include "models/Wording.h"
#include "widgets/dialogs/FilePlace.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <memory>

namespace trucban::widgets {

SheetDialog::SheetDialog(Theme& theme, models::Sheet sheet, QString baseName, QWidget* parent)
    : QDialog(parent),
      m_sheet(std::move(sheet)),
      m_baseName(std::move(baseName)),
      m_title(new ThemedLabel(theme, TextRole::title, this)),
      m_facts(new ThemedLabel(theme, TextRole::body, this)),
      m_said(new ThemedLabel(theme, TextRole::body, this, "muted")) {
    setObjectName(QStringLiteral("sheetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(theme.px(680)); // all buttons with their keys
    m_facts->setObjectName(QStringLiteral("sheetFacts"));
    m_facts->setWordWrap(true);
    m_said->setObjectName(QStringLiteral("sheetSaid"));
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(theme.px(36));
    m_said->setText(tr("Số điện thoại và số giấy tờ được che; vụ nhạy cảm không có địa chỉ. Tệp chỉ tài khoản này đọc "
                       "được: cất giữ như hồ sơ, hủy khi không cần."));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    const auto add = [&](const QString& text, const char* name, const QKeySequence& key, auto act) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
        connect(new QShortcut(key, this), &QShortcut::activated, button, &QPushButton::click);
        return button;
    };
    auto* first = add(tr("In…  (Ctrl+P)"), "sheetPrint", QKeySequence(QStringLiteral("Ctrl+P")), [this] { print(); });
    add(tr("Lưu PDF…  (Ctrl+S)"), "sheetPdf", QKeySequence(QStringLiteral("Ctrl+S")),
        [this] { chooseFile(SheetFormat::pdf); });
    add(tr("Lưu CSV…  (Ctrl+Shift+S)"), "sheetCsv", QKeySequence(QStringLiteral("Ctrl+Shift+S")),
        [this] { chooseFile(SheetFormat::csv); });
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("sheetClose"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(18), theme.px(16), theme.px(18), theme.px(14));
    column->setSpacing(theme.px(8));
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_said);
    column->addLayout(buttons);
    first->setFocus();
    showSheet();
}

void SheetDialog::showSheet() {
    setWindowTitle(m_sheet.title);
    m_title->setText(m_sheet.title);
    m_facts->setText(m_sheet.facts.join(QLatin1Char('\n')));
}

void SheetDialog::offerPart(models::Sheet part, QString baseName, const QString& words) {
    auto* isPart = new QCheckBox(words, this);
    isPart->setObjectName(QStringLiteral("sheetPart"));
    qobject_cast<QVBoxLayout*>(layout())->insertWidget(1, isPart);
    // What is not shown waits in the handler.
    connect(isPart, &QCheckBox::toggled, this,
            [this, other = std::move(part), otherName = std::move(baseName)]() mutable {
                std::swap(m_sheet, other);
                std::swap(m_baseName, otherName);
                showSheet();
            });
    isPart->setChecked(true);
}

void SheetDialog::tell(const QString& words, bool isBad) {
    setStyleRole(*m_said, isBad ? "danger" : "success");
    m_said->setText(words);
}

void SheetDialog::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_baseName);
    SheetPainter::preparePage(m_sheet, *printer);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(QStringLiteral("sheetPrintDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        const bool isDone = SheetPainter::paint(m_sheet, *printer);
        tell(isDone ? tr("Đã gửi sang máy in.") : tr("Không in được: máy in không nhận. Lưu PDF rồi in ở máy khác."),
             !isDone);
    });
    dialog->open();
}

void SheetDialog::chooseFile(SheetFormat format) {
    const auto ending = format == SheetFormat::pdf ? QStringLiteral("pdf") : QStringLiteral("csv");
    auto* dialog = new QFileDialog(this, m_sheet.title, documentsFolder(),
                                   QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    dialog->setObjectName(QStringLiteral("sheetFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("%1.%2").arg(m_baseName, ending));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& file) { save(format, file); });
    dialog->open();
}

void SheetDialog::save(SheetFormat format, const QString& file) {
    const auto saved = saveSheet(m_sheet, format, file);
    tell(saved ? tr("Đã lưu %1 dòng vào %2.")
                     .arg(models::Wording::number(static_cast<qlonglong>(m_sheet.rows.size())),
                          QDir::toNativeSeparators(file))
               : tr("Không lưu được %1: %2. Chọn chỗ khác.").arg(QDir::toNativeSeparators(file), saved.error()),
         !saved);
}

} // namespace trucban::widgets
