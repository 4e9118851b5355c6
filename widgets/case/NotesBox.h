// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Case.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QTimer>
#include <QWidget>

#include <map>

class QPlainTextEdit;
class QPushButton;
class QTextEdit;

namespace trucban::widgets {

class ElidedLabel;
class ThemedLabel;

/// The notes of a case above an editor for the next one. What is being typed is the officer's alone: it is kept on this
/// machine each second, comes back with the case, and no change from elsewhere ever touches it, its cursor or the word
/// that an input method is still composing. The text leaves the editor when it is handed in, and comes back if the
/// gateway refuses it: above what was typed meanwhile, as does a draft that the disk gives later than the first key.
/// Notes of others appear above the editor; they move neither its reader's place nor what is marked there.
class NotesBox : public QWidget {
    Q_OBJECT
public:
    NotesBox(Theme& theme, CommandGateway& gateway, QWidget* parent = nullptr);
    void showCase(const core::Case* case_, bool mayWrite);
    void focusEditor();
    /// On a low window only the field remains; Ctrl+Enter saves, as its hint says.
    void setLow(bool low);
    void saveDraftNow();
    /// The gateway has the texts that were kept; until then none of them is written over.
    void onDraftsLoaded();
    /// A note that the gateway refused goes back to where it was typed.
    void onCommand(const bridge::CommandStatus& command);

signals:
    void submitted(const QString& text);
    void typed(); ///< a key of the officer's, composing too
    void left();  ///< nothing stands in the editor any more, or another case does

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void save();
    void onEdited();
    /// Takes what an input method is composing for typed: the officer goes on to something else.
    void settleComposition();
    [[nodiscard]] bool isComposing() const;
    /// Puts a text above what is typed, later when a word is being composed.
    void putBack(const QString& text);
    void putBackWaiting();
    void showNotes(std::vector<core::Note> notes);
    void appendNote(const core::Note& note, bool isFirst);
    void showLatest();
    void rebuild();
    void retranslate();
    [[nodiscard]] static QString draftKey(const core::CaseId& id);

    Theme& m_theme;
    CommandGateway& m_gateway;
    QTextEdit* m_list;
    QPlainTextEdit* m_editor;
    QPushButton* m_save;
    ThemedLabel* m_kept;
    ElidedLabel* m_latest; ///< where there is no room for the list
    QTimer m_timer;
    std::optional<core::CaseId> m_case;
    std::vector<core::Note> m_notes;
    QString m_lastDraft;
    QString m_waiting;                       ///< to be put back
    std::map<core::CaseId, QString> m_early; ///< typed and left before the drafts were here
    bool m_areDraftsKnown = false;
    bool m_isFilling = false;
    bool m_isLow = false;
};

} // namespace trucban::widgets
