// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordTable.h"
#include "widgets/window/DeskParts.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QAction;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace trucban::widgets {

class ActDialog;
class ActionRegistry;
class ElidedLabel;
class RecordDialog;
class RecordHistory;
class ThemedLabel;
class UrgentStrip;
class WordsLabel;

/// "Số liệu và hồ sơ chiến dịch": the campaign's records by kind, with where each stands, and what may be done to them.
/// A window beside the console's; unacknowledged P1s stay in sight here too. GUI thread.
class RecordWindow : public QWidget {
    Q_OBJECT
public:
    RecordWindow(const DeskParts& parts, ActionRegistry& registry, models::RecordBook& book, QWidget* parent);
    ~RecordWindow() override;

    void setStatus(const bridge::ConnectionStatus& status);
    void onCommand(const bridge::CommandStatus& command);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    /// Ages of what is urgent.
    void refreshTimes();
    void showKind(core::RecordKind kind);
    /// Chooses the record's kind and row; what hides it is taken out.
    void showRecord(const core::RecordId& id);
    [[nodiscard]] models::RecordTable& table() const { return *m_table; }
    /// Says why no case can be opened for a petition; empty: it can.
    void setCaseRefusal(std::function<QString(const core::RecordId& petition)> refusal);
    /// What may be done is something else now.
    void refreshActs();
    /// Beside the window's own buttons: what else can be done with records.
    void addButton(QWidget& button);

signals:
    void caseWanted(const trucban::core::CaseId& id);
    void newCaseWanted(const trucban::core::RecordId& petition); ///< nobody has opened one for it yet

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Act : std::uint8_t { add, edit, withdraw, history, signOff, openCase, drop, count_ };
    static constexpr std::size_t kActs = static_cast<std::size_t>(Act::count_);

    void makeLayout();
    void makeActs();
    void wire();
    void retranslate();
    void fillKinds();
    void fillWards();
    void stepKind(int by);
    void refresh();
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString whyNot(Act act) const; ///< empty: it may be done
    [[nodiscard]] QString whyNotOpenCase(const core::RecordId& id, const core::Record& shown) const;
    [[nodiscard]] std::optional<core::RecordId> current() const;
    [[nodiscard]] QPushButton& button(Act act) const { return *m_buttons[static_cast<std::size_t>(act)]; }
    void carryOut(Act act);
    void openForm(const core::Record& begin, const core::Record* wanted);
    void add();
    void edit();
    void withdraw();
    void showHistory();
    void signOff();
    void drop();
    [[nodiscard]] core::WardCode ownWard() const; ///< chosen, or the only one; none

    DeskParts m_parts;
    ActionRegistry& m_registry;
    models::RecordBook& m_book;
    models::RecordTable* m_table;
    std::function<QString(const core::RecordId&)> m_caseRefusal;
    bridge::ConnectionStatus m_status;
    UrgentStrip* m_urgent;
    QListWidget* m_kinds;
    ThemedLabel* m_title;
    ThemedLabel* m_help;
    ThemedLabel* m_offline;
    QComboBox* m_wards;
    QLineEdit* m_text;
    QCheckBox* m_withdrawn;
    QStackedWidget* m_stack; ///< the rows | why there are none
    QTableView* m_view;
    ThemedLabel* m_empty;
    ThemedLabel* m_stage;
    WordsLabel* m_whole;
    QWidget* m_buttonRow;
    std::array<QPushButton*, kActs> m_buttons{};
    std::optional<core::RecordId> m_wanted; ///< to be the current row when it is there
    QPointer<RecordDialog> m_form;
    QPointer<RecordHistory> m_history;
    QPointer<ActDialog> m_question;
};

} // namespace trucban::widgets
