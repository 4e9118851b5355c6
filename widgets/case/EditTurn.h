// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/window/DeskParts.h"

#include <QObject>
#include <QPointer>

namespace trucban::widgets {

class CaseActs;
class CasePanel;
class ChoiceDialog;
class ThemedLabel;

/// Whose turn it is to change the selected case. Tells the watch model what this desk looks at and when it edits; shows
/// on the panel who else does; and before a deciding act on a case that another desk edits, asks why it is to be taken
/// over. The reason is recorded first, the lease changes hands by that, and then the act goes on.
///
/// All of it is courtesy, not a lock: what helps at once (acknowledge, dispatch, units, notes, calls, joint requests,
/// claims, answers to offers) never waits for it, nothing does while the gateway is away, and a conflict is found by the
/// version an act was decided against, whoever held the lease.
class EditTurn : public QObject {
    Q_OBJECT
public:
    /// How long a take-over may be under way and still lead to the act it was for.
    static constexpr std::chrono::seconds kPatience{10};

    EditTurn(const DeskParts& parts, CaseActs& acts, CasePanel& panel, QWidget& window);

    void onCommand(const bridge::CommandStatus& command);
    void tick();
    /// Acts that decide about a case, and so ask before they go over another's head.
    [[nodiscard]] static bool isDeciding(ActionId id);

private:
    struct TakingOver {
        core::CommandId command;
        core::CaseId caseId;
        ActionId act;
        core::Instant since{};
    };
    void look();
    void show();
    /// True: the act is asked about first, and done later.
    [[nodiscard]] bool asksFirst(ActionId id, const core::Case& case_);
    void ask(ActionId id, const core::Case& case_);
    [[nodiscard]] QString complaintAbout(const ChoiceDialog& asked) const;
    [[nodiscard]] static QString reasonIn(const ChoiceDialog& asked);
    void submit(ActionId id, const core::CaseId& caseId, const ChoiceDialog& dialog);
    [[nodiscard]] QString holderText(const wire::Watcher& holder) const;

    DeskParts m_parts;
    CaseActs& m_acts;
    CasePanel& m_panel;
    QWidget& m_window;
    QPointer<ChoiceDialog> m_question;
    QPointer<ThemedLabel> m_brief; ///< in it
    std::optional<TakingOver> m_takingOver;
};

} // namespace trucban::widgets
