// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trucban::models {

/// Who looks at the case this desk looks at, and who edits it; and what this desk tells the gateway of itself. The lease
/// for editing is asked for while an officer types or has an act's question open, renewed while that goes on, and let go
/// kIdle after the last key: whoever was called away must not hold a case. Nothing here is kept, and nothing is known
/// while the gateway is away: then nobody holds anything. Flipping through cases is told every kPause at most. GUI thread.
class WatchModel : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kPause{200};
    static constexpr std::chrono::seconds kRenew{10}; ///< a third of wire::kEditLease: two words may be lost
    static constexpr std::chrono::seconds kIdle{30};

    explicit WatchModel(std::function<core::Instant()> clock, QObject* parent = nullptr);

    void setClientId(std::string clientId) { m_clientId = std::move(clientId); }
    void setStatus(const bridge::ConnectionStatus& status);
    void setWatchers(const wire::Watchers& watchers);
    void tick(); ///< once a second

    // what this desk does
    void look(const std::optional<core::CaseId>& id);
    /// A key was pressed in something that changes the case looked at.
    void edit();
    void release();
    /// After the gateway took the reason for it.
    void takeOver(const core::CaseId& id);
    [[nodiscard]] const std::optional<core::CaseId>& current() const { return m_told.caseId; }

    // what is known of the others
    /// By user name, who edits first; this desk is left out.
    [[nodiscard]] const std::vector<wire::Watcher>& others() const { return m_others; }
    /// Who else holds the lease now.
    [[nodiscard]] std::optional<wire::Watcher> holder() const;
    [[nodiscard]] std::chrono::seconds left(const wire::Watcher& holder) const;
    /// The gateway gave the lease to this desk.
    [[nodiscard]] bool isHeldHere() const { return m_isHeldHere; }
    /// The same user at another desk.
    [[nodiscard]] bool isOwn(const wire::Watcher& watcher) const { return watcher.user == m_user; }

signals:
    void changed(); ///< the others, or the seconds left
    /// To be told to the gateway.
    void wanted(const trucban::wire::Watching& watching);

private:
    void say();
    void forget();

    std::function<core::Instant()> m_clock;
    std::string m_user;
    std::string m_clientId;
    bool m_isLive = false;
    wire::Watching m_told; ///< or about to be
    std::vector<wire::Watcher> m_others;
    bool m_isHeldHere = false;
    bool m_hadHolder = false;
    core::Instant m_lastKey{};
    core::Instant m_lastSaid{};
    QElapsedTimer m_sinceSaid;
    QTimer m_later;
};

} // namespace trucban::models
