// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/SearchModel.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QAction;
class QFrame;
class QListView;

namespace trucban::widgets {

class SearchDelegate;
class SearchField;
class ThemedLabel;

/// The line over the map in which anything with a place is found, and the list under it. The list floats over what is
/// below and never takes the keyboard: arrows walk it from the line, Enter flies there, Escape closes. Object names:
/// "searchField", "searchPopup", "searchList", "searchState".
class SearchBox : public QWidget {
    Q_OBJECT
public:
    /// `canvas`: the window's part over which the list may spread.
    SearchBox(Theme& theme, models::SearchModel& model, QWidget* canvas, QWidget* parent = nullptr);

    void focusField();
    /// "Ctrl+G", for the empty field.
    void setKey(const QString& key);
    /// What stands in the empty field instead of an invitation to search the map; for a field of a form.
    void setPrompt(const QString& name, const QString& prompt);
    [[nodiscard]] SearchField& field() const { return *m_field; }
    [[nodiscard]] QFrame& popup() const { return *m_popup; }

signals:
    /// The officer wants to go there.
    void chosen(const trucban::models::SearchHit& hit);
    /// Escape or Enter: the keyboard goes to the map.
    void left();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool onKey(const QKeyEvent& event);
    void onAnswered();
    void choose(int row);
    void step(int by);
    void open();
    void close();
    void placePopup();
    void showState();
    void retranslate();
    void restyle();

    Theme& m_theme;
    models::SearchModel& m_model;
    QWidget* m_canvas;
    SearchField* m_field;
    QAction* m_sign;
    QFrame* m_popup; ///< child of the canvas
    QListView* m_list;
    SearchDelegate* m_delegate;
    ThemedLabel* m_state;
    QString m_key;
    QString m_name;
    QString m_prompt;
    bool m_wantsFirst = false;      ///< Enter was pressed before the answer came
    bool m_wantsNoPosition = false; ///< Enter on something that is nowhere
};

} // namespace trucban::widgets
