// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/Board.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QFrame>
#include <QTimer>

#include <deque>

class QPushButton;

namespace trucban::widgets {

class ElidedLabel;
class IconLabel;
class ThemedLabel;

/// What became of this desk's last act: queued, sent, accepted or refused, in words; a refusal says what to do, and an
/// act that could not be sent in time asks whether it is still wanted. One that met a colleague's change shows what the
/// case is now, and can be done again on that ground by one key. Refused and expired ones stay, one after the other,
/// until the officer answers; accepted ones give way to what comes next.
class CommandStrip : public QFrame {
    Q_OBJECT
public:
    CommandStrip(Theme& theme, models::Board& board, CommandGateway& gateway, QWidget* parent = nullptr);
    void onCommand(const bridge::CommandStatus& command);
    /// Says for some seconds why a key did nothing, then shows again what stood here.
    void explain(const QString& act, const QString& reason);
    /// Sends again an act that ran out of time, or that met another's change, decided against what stands here of the
    /// case; anything else is left alone.
    void sendAgain();
    void dismiss();
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }

signals:
    void dismissed(trucban::core::CommandId id);
    void listRequested();
    void caseRequested(const trucban::core::CaseId& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void show(const bridge::CommandStatus& command);
    void showNext();
    bool isHidingWaiting();
    void drop(const core::CommandId& id);
    [[nodiscard]] static bool mayBeRepeated(const bridge::CommandStatus& command);
    /// The case an act is about, as far as this desk knows: the board's, or what the refusal brought when it is newer.
    [[nodiscard]] const core::Case* groundOf(const bridge::CommandStatus& command) const;
    [[nodiscard]] QString groundText(const core::Case& case_) const;
    [[nodiscard]] QString titleOf(const bridge::CommandStatus& command) const;

    Theme& m_theme;
    models::Board& m_board;
    CommandGateway& m_gateway;
    std::optional<bridge::CommandStatus> m_shown;
    std::deque<bridge::CommandStatus> m_waiting; ///< refused and expired ones, oldest first
    IconLabel* m_icon;
    ThemedLabel* m_title;
    ElidedLabel* m_detail;
    QPushButton* m_again;
    QPushButton* m_dismiss;
    QPushButton* m_list;
    QTimer m_explaining;
};

} // namespace trucban::widgets
