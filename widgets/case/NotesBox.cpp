// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/NotesBox.h"

#include "models/Wording.h"
#include "widgets/theme/Labels.h"
#include "wire/Limits.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::chrono::seconds kDraftPause{1};

} // namespace

NotesBox::NotesBox(Theme& theme, CommandGateway& gateway, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_gateway(gateway),
      m_list(new QTextEdit(this)),
      m_editor(new QPlainTextEdit(this)),
      m_save(new QPushButton(this)),
      m_kept(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    setObjectName(QStringLiteral("notesBox"));
    m_list->setObjectName(QStringLiteral("noteList"));
    m_list->setReadOnly(true);
    m_list->setTabChangesFocus(true);
    m_list->setMinimumHeight(0);
    m_list->setProperty("role", QByteArray("plain"));
    m_editor->setObjectName(QStringLiteral("noteEditor"));
    m_editor->setTabChangesFocus(true);
    m_editor->installEventFilter(this);
    m_save->setObjectName(QStringLiteral("noteSave"));
    m_save->setAutoDefault(false);
    m_kept->setObjectName(QStringLiteral("noteKept"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_kept, 1);
    row->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_list, 1);
    column->addWidget(m_editor);
    column->addLayout(row);
    m_timer.setInterval(kDraftPause);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NotesBox::saveDraftNow);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        m_save->setEnabled(!m_editor->toPlainText().trimmed().isEmpty());
        m_kept->clear();
        if (!m_timer.isActive()) {
            m_timer.start();
        }
    });
    connect(m_save, &QPushButton::clicked, this, &NotesBox::save);
    connect(&theme, &Theme::changed, this, &NotesBox::rebuild);
    retranslate();
    showCase(nullptr, false);
}

QString NotesBox::draftKey(const core::CaseId& id) {
    return QStringLiteral("note:%1").arg(QString::fromStdString(id.toString()));
}

void NotesBox::showCase(const core::Case* case_, bool mayWrite) {
    const auto id = case_ != nullptr ? std::optional(case_->id) : std::nullopt;
    if (id != m_case) {
        saveDraftNow();
        m_case = id;
        m_lastDraft = m_case ? m_gateway.draft(draftKey(*m_case)) : QString();
        const QSignalBlocker blocker(m_editor);
        m_editor->setPlainText(m_lastDraft);
        m_kept->setText(m_lastDraft.isEmpty() ? QString() : tr("Bản nháp được giữ trên máy này"));
        m_notes.clear();
        m_list->clear();
    }
    m_editor->setEnabled(id.has_value() && mayWrite);
    m_save->setEnabled(m_editor->isEnabled() && !m_editor->toPlainText().trimmed().isEmpty());
    const auto notes = case_ != nullptr ? case_->notes : std::vector<core::Note>{};
    if (notes != m_notes || notes.empty()) {
        m_notes = notes;
        rebuild();
    }
    m_editor->setFixedHeight(m_theme.px(50));
}

void NotesBox::rebuild() {
    m_list->clear();
    QTextCursor cursor(m_list->document());
    QTextCharFormat head;
    head.setFont(m_theme.font(TextRole::small));
    head.setForeground(m_theme.colour(Ink::mutedText));
    QTextCharFormat body;
    body.setFont(m_theme.font(TextRole::body));
    body.setForeground(m_theme.colour(Ink::text));
    QTextBlockFormat apart;
    apart.setTopMargin(m_theme.px(6));
    if (m_notes.empty()) {
        cursor.insertText(m_case ? tr("Chưa có ghi chú.") : QString(), head);
    }
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        const auto& note = m_notes[i];
        if (i > 0) {
            cursor.insertBlock(apart);
        }
        cursor.insertText(QStringLiteral("%1 · %2").arg(Wording::time(note.at), Wording::text(note.author)), head);
        cursor.insertBlock(QTextBlockFormat());
        cursor.insertText(Wording::text(note.text), body);
    }
    m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum());
}

void NotesBox::setLow(bool low) {
    m_list->setVisible(!low);
    m_save->setVisible(!low);
    m_kept->setVisible(!low);
}

void NotesBox::focusEditor() {
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void NotesBox::saveDraftNow() {
    m_timer.stop();
    const auto text = m_editor->toPlainText();
    if (m_case && text != m_lastDraft) {
        m_gateway.saveDraft(draftKey(*m_case), text);
        m_lastDraft = text;
        m_kept->setText(text.isEmpty() ? QString() : tr("Bản nháp được giữ trên máy này"));
    }
}

void NotesBox::save() {
    const auto text = m_editor->toPlainText().trimmed().left(static_cast<qsizetype>(wire::kMaxTextChars));
    if (text.isEmpty() || !m_editor->isEnabled()) {
        return;
    }
    emit submitted(text);
    m_editor->clear();
    saveDraftNow();
}

void NotesBox::onCommand(const bridge::CommandStatus& command) {
    const auto* note = std::get_if<core::AddNote>(&command.body);
    if (note == nullptr || command.stage != bridge::CommandStage::refused) {
        return;
    }
    const auto lost = Wording::text(note->text);
    if (note->caseId == m_case) {
        const auto typed = m_editor->toPlainText();
        m_editor->setPlainText(typed.isEmpty() ? lost : QStringLiteral("%1\n%2").arg(lost, typed));
        saveDraftNow();
        return;
    }
    const auto draft = m_gateway.draft(draftKey(note->caseId));
    m_gateway.saveDraft(draftKey(note->caseId), draft.isEmpty() ? lost : QStringLiteral("%1\n%2").arg(lost, draft));
}

bool NotesBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_editor && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            save();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NotesBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    }
    QWidget::changeEvent(event);
}

void NotesBox::retranslate() {
    m_editor->setPlaceholderText(tr("Ghi chú cho vụ này (F8), Ctrl+Enter để lưu"));
    m_editor->setAccessibleName(tr("Ghi chú mới"));
    m_list->setAccessibleName(tr("Các ghi chú"));
    m_save->setText(tr("Lưu  (Ctrl+Enter)"));
    if (!m_kept->text().isEmpty()) {
        m_kept->setText(tr("Bản nháp được giữ trên máy này"));
    }
}

} // namespace trucban::widgets
