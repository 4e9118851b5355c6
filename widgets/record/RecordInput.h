// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordForm.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace trucban::widgets {

class ThemedLabel;

/// One count each for the codes of a field, and rows for codes of one's own where the field takes them. Its text is
/// "suspects=3;gangs=0" with the numbers as they were typed.
class CountsEdit : public QWidget {
    Q_OBJECT
public:
    CountsEdit(Theme& theme, const models::FormField& field, QWidget* parent);
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void focusFirst();

signals:
    void edited();

private:
    struct Line {
        QString code;    ///< empty: typed in `name`
        QLineEdit* name; ///< nullptr: a code of the field's
        QLineEdit* count;
    };
    QLineEdit* addCount(const QString& name);
    void addKnown(const models::FieldChoice& choice);
    void addOwn();
    void ensureOwn();

    Theme& m_theme;
    const models::FormField& m_field;
    QGridLayout* m_grid;
    std::vector<Line> m_lines;
    bool m_isFilling = false;
};

/// One field of a record's form, made from its line in the table: the input, what to type, what is wrong with it, and
/// what somebody else saved there meanwhile. Holds text as typed and judges nothing.
class RecordInput : public QWidget {
    Q_OBJECT
public:
    /// `field` is of the table and outlives everything.
    RecordInput(Theme& theme, const models::FormField& field, QWidget* parent);

    [[nodiscard]] const models::FormField& field() const { return m_field; }
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    /// Names to choose from; what is typed stays.
    void setChoices(const QStringList& choices);
    /// Takes the help's place; empty: the help.
    void setComplaint(const QString& complaint);
    /// What stands in the log now, beside what was typed.
    void setTheirs(const QString& shown, const QString& text);
    void clearTheirs();
    [[nodiscard]] bool hasTheirs() const { return m_theirText.has_value(); }
    void setReadOnly(bool isReadOnly);
    void focusInput();
    /// The widget that has the keyboard.
    [[nodiscard]] QWidget* input() const;

signals:
    void edited();
    void left(); ///< the keyboard goes on; what is understood may be written out

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeInput();
    [[nodiscard]] QComboBox* makeBox(bool isEditable);

    Theme& m_theme;
    const models::FormField& m_field;
    QLineEdit* m_line = nullptr;
    QComboBox* m_box = nullptr;
    QPlainTextEdit* m_lines = nullptr;
    QCheckBox* m_tick = nullptr;
    CountsEdit* m_counts = nullptr;
    ThemedLabel* m_below;
    QWidget* m_theirs;
    ThemedLabel* m_theirWords;
    QPushButton* m_takeTheirs;
    std::optional<QString> m_theirText; ///< absent: nothing to show
};

} // namespace trucban::widgets
