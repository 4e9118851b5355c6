// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/WithdrawDialog.h"

#include "widgets/theme/Labels.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace trucban::widgets {

namespace {

constexpr qsizetype kMostLetters = 4'000;

} // namespace

WithdrawDialog::WithdrawDialog(Theme& theme, const QString& kind, const QString& what, bool opensDays, QWidget* parent)
    : ActDialog(theme, opensDays ? tr("Mở chốt số liệu") : tr("Rút mục: %1").arg(kind), what, parent),
      m_reason(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("withdrawDialog"));
    auto* hint = new ThemedLabel(theme, TextRole::body, this);
    hint->setWordWrap(true);
    hint->setText(opensDays ? tr("Số liệu của những ngày này sửa lại được. Ghi lý do; lý do ở lại nhật ký.")
                            : tr("Mục không tính vào số liệu nữa, nhưng vẫn ở lại nhật ký. Ghi lý do."));
    m_reason->setObjectName(QStringLiteral("withdrawReason"));
    m_reason->setAccessibleName(tr("Lý do"));
    m_reason->setPlaceholderText(tr("Lý do"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(theme.px(90));
    body().addWidget(hint);
    body().addWidget(m_reason);
    setAcceptText(opensDays ? tr("Mở chốt  (Ctrl+Enter)") : tr("Rút  (Ctrl+Enter)"));
    acceptButton().setAutoDefault(false);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &WithdrawDialog::check);
    check();
    m_reason->setFocus();
}

void WithdrawDialog::check() {
    const auto letters = m_reason->toPlainText().trimmed().size();
    setComplaint(letters == 0 ? tr("Còn thiếu: lý do.") : letters > kMostLetters ? tr("Lý do dài quá.") : QString());
}

void WithdrawDialog::accept() {
    check();
    if (mayAccept()) {
        emit reasonGiven(m_reason->toPlainText().trimmed());
        ActDialog::accept();
    }
}

} // namespace trucban::widgets
