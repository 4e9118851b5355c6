// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/OrderHistory.h"
#include "models/OrderSuggestions.h"
#include "models/SearchModel.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/palette/OrderRunner.h"

#include <QFrame>
#include <QPointer>

class QListView;

namespace trucban::widgets {

class PaletteDelegate;
class PaletteModel;
class SearchField;
class ThemedLabel;

/// The line in which everything can be said (Ctrl+K): orders in the language of models/OrderGrammar, and every action,
/// unit, ward and case by its name. Under it what may come next, and in words what Enter will do or why it will not.
/// Floats over the window and takes the keyboard until Enter, Escape or a click elsewhere; then the keyboard goes back to
/// where it was. Nothing is executed while an input method composes. Object names: "commandBar", "commandField",
/// "commandRows", "commandSentence", "commandProblem", "commandCaution".
class CommandBar : public QFrame {
    Q_OBJECT
public:
    /// `context`: what a line is read against, asked anew each time. `whyNot`, `mayEver`: as in PaletteModel; `likely`:
    /// the action that probably comes next.
    struct Desk {
        OrderRunner::Context context;
        std::function<QString(ActionId)> whyNot;
        std::function<bool(ActionId)> mayEver;
        std::function<std::optional<ActionId>()> likely;
    };
    CommandBar(Theme& theme, ActionRegistry& registry, Desk desk, QWidget& window);

    void toggle();
    [[nodiscard]] models::OrderHistory& history() { return m_history; }

signals:
    /// Enter on a line that is good from end to end; the bar is closed then.
    void runRequested(const std::vector<trucban::models::Order>& orders);
    void caseWanted(const trucban::core::CaseId& id);
    void placeWanted(const trucban::models::SearchHit& hit);
    void cardWanted();
    /// Enter on a line that is not.
    void refused();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// Whether the chosen row is taken by Enter because it was chosen, or since the line says nothing else.
    enum class Choice : std::uint8_t { none, offered, made };

    void open();
    void dismiss();
    void read();
    /// The board changed under the line: what it says is read again, what may be chosen stays.
    void readAgain();
    void showWords();
    void place();
    bool onKey(const QKeyEvent& event);
    bool recall(int by);
    void step(int by);
    void enter();
    void execute();
    void take(int row);
    bool complete(int row);
    void goTo(const models::OrderSuggestion& suggestion);
    [[nodiscard]] bool isGood() const;
    /// The line names at most one thing, and says nothing of it: it is a search.
    [[nodiscard]] bool isSearch() const;
    void setLine(const QString& line);
    void retranslate();
    void restyle();

    Theme& m_theme;
    ActionRegistry& m_registry;
    Desk m_desk;
    QWidget& m_window;
    PaletteModel* m_model;
    SearchField* m_field;
    QListView* m_list;
    PaletteDelegate* m_delegate;
    ThemedLabel* m_sentence;
    ThemedLabel* m_problem;
    ThemedLabel* m_caution;
    ThemedLabel* m_hint;
    QPointer<QWidget> m_before; ///< had the keyboard
    models::OrderHistory m_history;
    std::vector<models::Order> m_orders;
    Choice m_choice = Choice::none;
    qsizetype m_recalled = 0;   ///< which line of the history stands there; 0: none
    bool m_saysAnother = false; ///< since it was last looked at, the same words came to mean something else
    QString m_explained;        ///< why a chosen row does nothing
    bool m_isRefused = false;   ///< Enter was pressed on a line with a mistake
};

} // namespace trucban::widgets
