// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/CommandModel.h"
#include "models/QueueModel.h"
#include "models/UnitModel.h"
#include "widgets/CommandGateway.h"
#include "widgets/actions/ActionRegistry.h"

#include <QObject>

#include <functional>

class QDialog;

namespace trucban::geo {
class WardTable;
}

namespace trucban::widgets {

class CaseNews;
class ChoiceDialog;
class ReporterBook;

/// Turns the registry's case actions into questions and commands about the selected case, and keeps the actions enabled
/// exactly when the domain allows them. Shows nothing as done: what it hands in comes back through the board.
class CaseActs : public QObject {
    Q_OBJECT
public:
    /// What a question was asked against.
    struct Basis {
        core::CaseId caseId;
        std::uint32_t version = 0;
        bool unsettled = false; ///< an act of this desk on the case was not on the board yet
    };

    CaseActs(Theme& theme, ActionRegistry& registry, models::Board& board, models::Selection& selection,
             models::UnitModel& units, models::CommandModel& commands, const geo::WardTable& wards,
             CommandGateway& gateway, ReporterBook& reporters, CaseNews& news, QWidget& window);

    void perform(ActionId id);
    /// Asked before each act on the selected case; true: it asks the officer something first, and performs it later.
    using Guard = std::function<bool(ActionId, const core::Case&)>;
    void setGuard(Guard guard) { m_guard = std::move(guard); }
    void performUnguarded(ActionId id);
    /// The case in one line, above a question about it.
    [[nodiscard]] QString subjectOf(const core::Case& case_) const;
    void setStatus(const bridge::ConnectionStatus& status);
    [[nodiscard]] const core::Authority& authority() const { return m_authority; }
    [[nodiscard]] const core::Case* current() const;
    /// Records an agency's answer that came by telephone.
    void answerJoint(const core::RequestId& request);
    /// Looks up the reporter of one alert of the selected case.
    void reveal(const core::AlertId& alert, bool callBack);
    void placeTaken(const core::GeoPoint& point, double accuracyM);
    void placeAbandoned();
    void updateActions();
    void tick(const std::string& code, bool done);
    /// This desk's ticks of the case whose effect is not on the board yet.
    [[nodiscard]] std::vector<core::TickCheck> ticksUnderWay(const core::CaseId& id) const;
    [[nodiscard]] const CaseNews& news() const { return m_news; }

    // For acts that were said in another way (the command bar): the same hand-over and the same questions. A question
    // calls back when it was answered, and never when it was not.
    [[nodiscard]] Basis basisOf(const core::Case& case_) const;
    /// Checked against what the officer saw. An act of one's own that is still under way will change the version; the
    /// gateway takes a desk's acts in order, so then nothing is checked and F2 F3 Enter works on a slow line too.
    void submitSeen(core::CommandBody body, const Basis& basis);
    /// How a case ends. `said`: note and file number to begin with.
    void chooseOutcome(const core::Case& case_, bool closing, const core::Outcome& said,
                       std::function<void(const core::Outcome&)> chosen);
    /// Units are still out, and closing lets them go.
    void confirmRelease(const core::Case& case_, std::function<void()> confirmed);
    /// The offer that waits is taken back.
    void confirmWithdrawal(const core::Case& case_, std::function<void()> confirmed);

    // For the unit board.
    [[nodiscard]] bool mayCommand(const core::Unit& unit) const;
    /// What a unit reports, or an officer says of it.
    void tellOfUnit(core::CommandBody body);
    /// The question whom to send to the case, with this unit chosen.
    void askDispatch(const core::CaseId& caseId, const core::UnitId& unit);

    /// Why the action cannot be taken now, for whoever pressed its key; empty when it can, or is under way.
    [[nodiscard]] QString whyNot(ActionId id) const;

signals:
    /// The map is to ask for a place, saying this; it answers by placeTaken or placeAbandoned.
    void placeWanted(const QString& prompt);
    void authorityChanged(); ///< the gateway said who this is: other acts may be offered now
    /// Something that changes the case is being asked; until the dialog is finished.
    void questionOpened(QDialog* dialog, const trucban::core::CaseId& id);
    void checklistRequested();
    void attachmentsRequested();
    void callBackPromiseRequested();
    void noActionRequested();   ///< F5: of the selected case, or of the marked ones
    void duplicatesRequested(); ///< Ctrl+T: the card of likely duplicates merges what is ticked there
    void noteRequested();       ///< F8: the panel puts the cursor there

private:
    struct Placing {
        core::AlertId alert;
        Basis basis;
    };
    [[nodiscard]] bool isUnsettled(const core::CaseId& id) const;
    void submit(const core::Case& case_, core::CommandBody body);
    /// F2: of a case that is acknowledged already, what is new about it was seen.
    void acknowledgeOrSee(const core::Case& case_);
    void askDispatch(const core::Case& case_, const std::optional<core::UnitId>& chosen = {});
    void askUnitStatus(const core::Case& case_);
    void askOutcome(const core::Case& case_, bool closing);
    void askClose(const core::Case& case_);
    void askReopen(const core::Case& case_);
    void askTransfer(const core::Case& case_);
    void answerTransfer(const core::Case& case_);
    void withdrawTransfer(const core::Case& case_);
    void askJoint(const core::Case& case_);
    void askReveal(const core::Case& case_, const core::Alert& alert, bool callBack);
    void askReason(const core::Case& case_, const core::Alert& alert, bool callBack);
    void askPriority(const core::Case& case_);
    void askKind(const core::Case& case_);
    void askClaim(const core::Case& case_);
    void askPlace(const core::Case& case_);
    void askMerge(const core::Case& case_);
    void askUnmerge(const core::Case& case_);
    void closeReleasing(const core::Case& case_, std::optional<core::Outcome> outcome, const Basis& basis);
    void act(ActionId id, const core::Case& case_);
    [[nodiscard]] ChoiceDialog* question(const QString& objectName, const QString& title, const core::Case& case_);

    Theme& m_theme;
    ActionRegistry& m_registry;
    models::Board& m_board;
    models::Selection& m_selection;
    models::UnitModel& m_units;
    models::CommandModel& m_commands;
    const geo::WardTable& m_wards;
    CommandGateway& m_gateway;
    ReporterBook& m_reporters;
    CaseNews& m_news;
    QWidget& m_window;
    Guard m_guard;
    core::Authority m_authority;
    std::optional<Placing> m_placing; ///< asked for on the map
};

} // namespace trucban::widgets
