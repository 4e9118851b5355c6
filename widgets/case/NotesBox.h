// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Case.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTextEdit;

namespace trucban::widgets {

class ThemedLabel;

/// The notes of a case above an editor for the next one. What is being typed is the officer's alone: it is kept on this
/// machine each second, comes back with the case, and no change from elsewhere ever touches it. The text leaves the
/// editor when it is handed in, and comes back if the gateway refuses it.
class NotesBox : public QWidget {
    Q_OBJECT
public:
    NotesBox(Theme& theme, CommandGateway& gateway, QWidget* parent = nullptr);
    void showCase(const core::Case* case_, bool mayWrite);
    void focusEditor();
    /// On a low window only the field remains; Ctrl+Enter saves, as its hint says.
    void setLow(bool low);
    void saveDraftNow();
    /// A note that the gateway refused goes back to where it was typed.
    void onCommand(const bridge::CommandStatus& command);

signals:
    void submitted(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void save();
    void rebuild();
    void retranslate();
    [[nodiscard]] static QString draftKey(const core::CaseId& id);

    Theme& m_theme;
    CommandGateway& m_gateway;
    QTextEdit* m_list;
    QPlainTextEdit* m_editor;
    QPushButton* m_save;
    ThemedLabel* m_kept;
    QTimer m_timer;
    std::optional<core::CaseId> m_case;
    std::vector<core::Note> m_notes;
    QString m_lastDraft;
};

} // namespace trucban::widgets
