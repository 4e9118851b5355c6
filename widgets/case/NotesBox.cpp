// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/NotesBox.h"

#include "core/Text.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"
#include "wire/Limits.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextEdit>
#include <QTextLayout>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::chrono::seconds kDraftPause{1};

QString joined(const QString& above, const QString& below) {
    if (above.isEmpty() || above == below) {
        return below;
    }
    return below.isEmpty() ? above : QStringLiteral("%1\n%2").arg(above, below);
}

} // namespace

NotesBox::NotesBox(Theme& theme, CommandGateway& gateway, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_gateway(gateway),
      m_list(new QTextEdit(this)),
      m_editor(new QPlainTextEdit(this)),
      m_save(new QPushButton(this)),
      m_kept(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_latest(new ElidedLabel(theme, TextRole::small, this, "muted")) {
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
    m_latest->setObjectName(QStringLiteral("noteLatest"));
    m_latest->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(m_kept, 1);
    row->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_list, 1);
    column->addWidget(m_latest);
    column->addWidget(m_editor);
    column->addLayout(row);
    m_timer.setInterval(kDraftPause);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NotesBox::saveDraftNow);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &NotesBox::onEdited);
    connect(m_save, &QPushButton::clicked, this, &NotesBox::save);
    connect(&theme, &Theme::changed, this, &NotesBox::rebuild);
    retranslate();
    showCase(nullptr, false);
}

QString NotesBox::draftKey(const core::CaseId& id) {
    return QStringLiteral("note:%1").arg(QString::fromStdString(id.toString()));
}

void NotesBox::onEdited() {
    putBackWaiting();
    m_save->setEnabled(m_editor->isEnabled() && !m_editor->toPlainText().trimmed().isEmpty());
    m_kept->clear();
    if (!m_timer.isActive()) {
        m_timer.start();
    }
    if (!m_isFilling) {
        m_editor->document()->isEmpty() ? emit left() : emit typed();
    }
}

void NotesBox::showCase(const core::Case* case_, bool mayWrite) {
    const auto id = case_ != nullptr ? std::optional(case_->id) : std::nullopt;
    if (id != m_case) {
        settleComposition();
        saveDraftNow();
        m_waiting.clear(); // in that draft
        emit left();
        m_case = id;
        m_lastDraft = m_case ? m_gateway.draft(draftKey(*m_case)) : QString();
        if (const auto early = m_case ? m_early.extract(*m_case) : decltype(m_early)::node_type{}) {
            m_lastDraft = early.mapped();
        }
        const QSignalBlocker blocker(m_editor);
        m_editor->setPlainText(m_lastDraft);
        m_editor->moveCursor(QTextCursor::End);
        m_kept->setText(m_lastDraft.isEmpty() ? QString() : tr("Bản nháp được giữ trên máy này"));
        m_notes.clear();
        m_list->clear();
    }
    m_editor->setEnabled(id.has_value() && mayWrite);
    m_save->setEnabled(m_editor->isEnabled() && !m_editor->toPlainText().trimmed().isEmpty());
    showNotes(case_ != nullptr ? case_->notes : std::vector<core::Note>{});
    m_editor->setFixedHeight(m_theme.px(50));
}

// --- the notes that are there --------------------------------------------------------------------------------------

void NotesBox::showNotes(std::vector<core::Note> notes) {
    if (notes == m_notes && !notes.empty()) {
        return;
    }
    const bool goesOn =
        !m_notes.empty() && notes.size() > m_notes.size() && std::equal(m_notes.begin(), m_notes.end(), notes.begin());
    const auto known = m_notes.size();
    m_notes = std::move(notes);
    showLatest();
    if (!goesOn) {
        rebuild();
        return;
    }
    auto* bar = m_list->verticalScrollBar();
    const bool followed = bar->value() == bar->maximum();
    for (std::size_t i = known; i < m_notes.size(); ++i) {
        appendNote(m_notes[i], false);
    }
    if (followed) {
        bar->setValue(bar->maximum());
    }
}

void NotesBox::rebuild() {
    m_list->clear();
    if (m_notes.empty()) {
        QTextCharFormat words;
        words.setFont(m_theme.font(TextRole::small));
        words.setForeground(m_theme.colour(Ink::mutedText));
        QTextCursor(m_list->document()).insertText(m_case ? tr("Chưa có ghi chú.") : QString(), words);
    }
    for (std::size_t i = 0; i < m_notes.size(); ++i) {
        appendNote(m_notes[i], i == 0);
    }
    m_list->verticalScrollBar()->setValue(m_list->verticalScrollBar()->maximum());
}

/// By a cursor of its own: what the reader has marked stays so.
void NotesBox::appendNote(const core::Note& note, bool isFirst) {
    QTextCharFormat head;
    head.setFont(m_theme.font(TextRole::small));
    head.setForeground(m_theme.colour(Ink::mutedText));
    QTextCharFormat body;
    body.setFont(m_theme.font(TextRole::body));
    body.setForeground(m_theme.colour(Ink::text));
    QTextCursor cursor(m_list->document());
    cursor.movePosition(QTextCursor::End);
    if (!isFirst) {
        QTextBlockFormat apart;
        apart.setTopMargin(m_theme.px(6));
        cursor.insertBlock(apart);
    }
    cursor.insertText(QStringLiteral("%1 · %2").arg(Wording::time(note.at), Wording::text(note.author)), head);
    cursor.insertBlock(QTextBlockFormat());
    cursor.insertText(Wording::text(note.text), body);
}

void NotesBox::showLatest() {
    m_latest->setVisible(m_isLow && !m_notes.empty());
    if (!m_notes.empty()) {
        const auto& note = m_notes.back();
        m_latest->setText(QStringLiteral("%1 · %2: %3")
                              .arg(Wording::time(note.at), Wording::text(note.author), Wording::text(note.text)));
    }
}

void NotesBox::focusEditor() {
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void NotesBox::setLow(bool low) {
    m_isLow = low;
    m_list->setVisible(!low);
    m_save->setVisible(!low);
    m_kept->setVisible(!low);
    showLatest();
}

// --- the one that is being written ---------------------------------------------------------------------------------

bool NotesBox::isComposing() const {
    const auto* layout = m_editor->textCursor().block().layout();
    return layout != nullptr && !layout->preeditAreaText().isEmpty();
}

void NotesBox::settleComposition() {
    if (!isComposing()) {
        return;
    }
    QGuiApplication::inputMethod()->commit();
    if (!isComposing()) {
        return;
    }
    // An input method that does not answer at once.
    QInputMethodEvent commit;
    commit.setCommitString(m_editor->textCursor().block().layout()->preeditAreaText());
    QCoreApplication::sendEvent(m_editor, &commit);
    QGuiApplication::inputMethod()->reset();
}

void NotesBox::putBack(const QString& text) {
    m_waiting = joined(m_waiting, text);
    putBackWaiting();
}

void NotesBox::putBackWaiting() {
    if (m_waiting.isEmpty() || isComposing()) {
        return;
    }
    const QScopedValueRollback filling(m_isFilling, true);
    const auto text = std::exchange(m_waiting, QString());
    const bool isAlone = m_editor->document()->isEmpty();
    QTextCursor cursor(m_editor->document());
    cursor.insertText(isAlone ? text : text + QLatin1Char('\n'));
    if (isAlone) {
        m_editor->moveCursor(QTextCursor::End);
    }
    saveDraftNow();
}

void NotesBox::onDraftsLoaded() {
    if (std::exchange(m_areDraftsKnown, true)) {
        return;
    }
    if (m_case) {
        m_early.erase(*m_case);
        m_lastDraft = m_gateway.draft(draftKey(*m_case));
        if (m_lastDraft != m_editor->toPlainText()) {
            putBack(m_lastDraft);
        }
        saveDraftNow();
    }
    for (const auto& [id, text] : std::exchange(m_early, {})) {
        m_gateway.saveDraft(draftKey(id), joined(m_gateway.draft(draftKey(id)), text));
    }
}

void NotesBox::saveDraftNow() {
    m_timer.stop();
    auto text = joined(m_waiting, m_editor->toPlainText());
    if (text.trimmed().isEmpty()) {
        text.clear(); // an empty line is no draft
    }
    if (!m_case || text == m_lastDraft) {
        return;
    }
    m_lastDraft = text;
    if (!m_areDraftsKnown) {
        m_early[*m_case] = text;
        return;
    }
    m_gateway.saveDraft(draftKey(*m_case), text);
    m_kept->setText(text.isEmpty() ? QString() : tr("Bản nháp được giữ trên máy này"));
}

void NotesBox::save() {
    settleComposition();
    const auto text = m_editor->toPlainText().trimmed();
    if (text.isEmpty() || !m_editor->isEnabled()) {
        return;
    }
    if (core::characterCount(text.toStdString()) > wire::kMaxTextChars) {
        m_kept->setText(tr("Ghi chú dài quá %1 chữ: ghi làm hai.")
                            .arg(Wording::number(static_cast<qlonglong>(wire::kMaxTextChars))));
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
        putBack(lost);
        return;
    }
    const auto draft = m_gateway.draft(draftKey(note->caseId));
    m_gateway.saveDraft(draftKey(note->caseId), joined(lost, draft));
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
    if (watched == m_editor && event->type() == QEvent::InputMethod) {
        if (!static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty()) {
            emit typed(); // no text changes while a word is composed
        } else {
            QMetaObject::invokeMethod(this, &NotesBox::putBackWaiting, Qt::QueuedConnection); // it may be given up
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
