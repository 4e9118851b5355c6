// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/HandoverWatch.h"
#include "widgets/CommandGateway.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/alarm/AlarmPlayer.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>

namespace trucban::widgets {

class Banner;
class HandoverDialog;
class SignDialog;

/// Handing the shift over, from the key to the last exception: opens the dialogs, hands their acts in, follows them, and
/// keeps in sight what waits for this officer (a strip over the window until it is accepted) and what was not taken over
/// (another one until it is settled). GUI thread; the window's child.
class HandoverDesk : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Theme& theme;
        ActionRegistry& registry;
        const models::Board& board;
        CommandGateway& gateway;
        AlarmPlayer& alarm;
    };
    HandoverDesk(const Parts& parts, QWidget& window);

    /// For the window to put in sight.
    [[nodiscard]] Banner& waitingBanner() const { return *m_waitingBanner; }
    [[nodiscard]] Banner& pinnedBanner() const { return *m_pinnedBanner; }
    void setStatus(const bridge::ConnectionStatus& status);
    void onCommand(const bridge::CommandStatus& command);
    void saveDraftNow();
    /// Whatever is next for this officer: take over what waits, else look at one's own, else sign.
    void open();
    void openPinned();

signals:
    void caseWanted(const trucban::core::CaseId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openSign();
    void openHandover(const core::Handover& handover, bool settles);
    void sign();
    void printDraft();
    void onChanged();
    void showBanners();
    [[nodiscard]] QString waitingWords() const;
    [[nodiscard]] QString itemWords(const core::HandoverItem& item) const;
    [[nodiscard]] QString pinnedWords() const;

    Parts m_parts;
    QWidget& m_window;
    models::HandoverWatch m_watch;
    bridge::ConnectionStatus m_status;
    Banner* m_waitingBanner;
    Banner* m_pinnedBanner;
    QPointer<SignDialog> m_sign;
    QPointer<HandoverDialog> m_dialog;
    std::optional<core::CommandId> m_signing; ///< handed in, without an answer
    /// Which line of the open dialog an act answers; absent line: the acceptance.
    std::map<core::CommandId, std::optional<std::uint32_t>> m_answers;
};

} // namespace trucban::widgets
