// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QListWidget;

namespace trucban::widgets {

class SearchField;
class ThemedLabel;

/// What happened: a line to type in and the kinds that fit below it, without diacritics; the first one is taken, arrows
/// take another, and what is taken shows by its name when the line is left. Object names: "intakeKind", "intakeKinds".
class KindField : public QWidget {
    Q_OBJECT
public:
    KindField(Theme& theme, models::Board& board, QWidget* parent = nullptr);

    /// Empty: none taken.
    [[nodiscard]] QString code() const { return m_code; }
    void setCode(const QString& code);
    /// What is typed while no kind is called so; else empty.
    [[nodiscard]] QString words() const;
    /// As if they were typed.
    void setWords(const QString& words);
    [[nodiscard]] SearchField& field() const { return *m_field; }
    void retranslate();

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void narrow(const QString& typed);
    void take(int row);
    void step(int by);
    void showTaken();
    void explainPriority();
    [[nodiscard]] QString nameOf(const QString& code) const;

    Theme& m_theme;
    models::Board& m_board;
    SearchField* m_field;
    QListWidget* m_list;
    ThemedLabel* m_none; ///< in the list, when no kind is called what was typed
    QString m_code;
};

} // namespace trucban::widgets
