// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/DuplicateFinder.h"
#include "models/IntakeEntry.h"
#include "models/IntakeHints.h"
#include "models/SearchModel.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace trucban::widgets {

class ElidedLabel;
class IntakeSide;
class KindField;
class SearchBox;
class SearchField;
class ThemedLabel;

/// The form for what is told by telephone, at the door, by a patrol or a team. Tab goes as the talk goes: what, where,
/// when, details, who tells it, how they may be called, by which way it came. Ctrl+Enter saves, Esc leaves, Enter goes
/// on to the next field. A window beside the main one, so that map, queue and alarms stay at hand. It holds what is
/// typed, words that an input method still composes among it, and knows nothing of sending or keeping.
/// Object names: "intakeForm", "intakeAddress", "intakePlace", "intakeMap", "intakePlaceClear", "intakeNow",
/// "intakeWhen", "intakeText", "intakeName", "intakePhone", "intakeCallable", "intakeSilent", "intakeSource",
/// "intakeSave", "intakeClose", "intakeComplaint", "intakeOffer", "intakeFresh"; those of KindField and IntakeSide.
class IntakeForm : public QDialog {
    Q_OBJECT
public:
    /// `search`: of the main window; its worker and its place are used, not its answers.
    IntakeForm(Theme& theme, models::Board& board, models::SearchModel& search,
               const models::DuplicateFinder& duplicates, CommandGateway& gateway, QWidget* window);
    ~IntakeForm() override;

    void setEntry(const models::IntakeEntry& entry);
    [[nodiscard]] models::IntakeEntry entry() const;
    void setPlace(const core::Position& place, bool isOfAddress);
    /// Says where what stands in the form came from; empty: nothing to say.
    void setOffer(const QString& words);
    /// Says what is missing and puts the cursor there.
    void complain(models::IntakeLack lack);
    void hint(const QString& words);            ///< until something is typed
    void setSaveAllowed(const QString& whyNot); ///< empty: allowed
    void focusFirst();
    [[nodiscard]] IntakeSide& side() const { return *m_side; }

signals:
    void saveRequested();
    void leaveRequested();
    void freshRequested(); ///< away with this one
    void mapRequested();
    void edited();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildFields();
    void addRow(QVBoxLayout& column, ThemedLabel*& caption, QWidget& field);
    void wire();
    void wirePlace();
    void orderTabs();
    void onAddressTyped(const QString& typed);
    void onPlaceChosen(const models::SearchHit& hit);
    void onEdited();
    void showPlace();
    void showWhen();
    void lookNow();
    void retranslate();
    bool onAddressKey(const QKeyEvent& event);
    void onSaveKey(const QKeyEvent& event);

    Theme& m_theme;
    CommandGateway& m_gateway;
    models::SearchModel& m_windowSearch;
    models::SearchModel m_places;
    core::EntryId m_id;
    std::optional<core::Position> m_place;
    bool m_isPlaceOfAddress = false;
    bool m_isExercise;
    bool m_isFilling = false;
    QTimer m_look;
    ThemedLabel* m_title;
    ThemedLabel* m_offer;
    QPushButton* m_fresh;
    KindField* m_kind;
    SearchBox* m_where;
    SearchField* m_address;
    ElidedLabel* m_placeText;
    QPushButton* m_map;
    QPushButton* m_clearPlace;
    QCheckBox* m_now;
    QDateTimeEdit* m_when;
    QPlainTextEdit* m_text;
    SearchField* m_name;
    SearchField* m_phone;
    QCheckBox* m_callable;
    QCheckBox* m_silent;
    QComboBox* m_source;
    ThemedLabel* m_complaint;
    QPushButton* m_close;
    QPushButton* m_save;
    IntakeSide* m_side;
    ThemedLabel* m_whatCaption = nullptr;
    ThemedLabel* m_whereCaption = nullptr;
    ThemedLabel* m_whenCaption = nullptr;
    ThemedLabel* m_textCaption = nullptr;
    ThemedLabel* m_nameCaption = nullptr;
    ThemedLabel* m_phoneCaption = nullptr;
    ThemedLabel* m_sourceCaption = nullptr;
};

} // namespace trucban::widgets
