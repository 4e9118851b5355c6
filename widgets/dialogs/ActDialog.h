// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace trucban::widgets {

class ThemedLabel;

/// The frame of every question to the officer: what it is about, the body, what is missing, and two buttons. Opened
/// with open(), never exec(); deletes itself when closed. Ctrl+Enter sends, Esc leaves everything as it was.
class ActDialog : public QDialog {
    Q_OBJECT
public:
    ActDialog(Theme& theme, const QString& title, const QString& subject, QWidget* parent);

    [[nodiscard]] QVBoxLayout& body() const { return *m_body; }
    void setAcceptText(const QString& text);
    /// Red button, and Enter does not press it by itself.
    void setDangerous();
    /// What is missing or wrong; empty: may be sent.
    void setComplaint(const QString& complaint);
    [[nodiscard]] bool mayAccept() const;
    [[nodiscard]] QPushButton& acceptButton() const { return *m_accept; }
    [[nodiscard]] QPushButton& cancelButton() const { return *m_cancel; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    [[nodiscard]] Theme& theme() const { return m_theme; }

private:
    bool acceptByKey(const QKeyEvent& event);

    Theme& m_theme;
    ThemedLabel* m_title;
    ThemedLabel* m_subject;
    ThemedLabel* m_complaint;
    QVBoxLayout* m_body;
    QPushButton* m_accept;
    QPushButton* m_cancel;
};

} // namespace trucban::widgets
