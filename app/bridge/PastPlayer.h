// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/ChangeGatherer.h"
#include "bridge/Changes.h"
#include "bridge/Mailbox.h"
#include "bridge/ReplicaFold.h"
#include "wire/Frames.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace trucban::bridge {

class PastReel;

/// Where the past stands that a window shows.
struct PastStatus {
    core::Seq seq = 0;
    core::Instant at{}; ///< the moment that was asked for; the state is that after the last event until then
    core::Seq newest = 0;
    std::optional<core::Instant> oldestAt; ///< absent: nothing is there yet
    core::Instant newestAt{};
    bool isWhole = false;              ///< nothing older exists
    bool isFull = false;               ///< what is older does not fit this computer's memory
    bool isSound = true;               ///< false: something did not fit; what is shown is not to be trusted
    std::optional<core::Instant> goal; ///< asked for and not reached yet: windows are being fetched
    bool isSettling = false;           ///< what was told until now is of two moments: more of this one follows
    bool operator==(const PastStatus&) const = default;
};

/// The past on a thread of its own: goes to any moment, asks for the log's windows until they reach it, and tells what
/// changes. Until then it stays where it is. Of several goals asked for at once the last is gone to. A far jump changes
/// tens of thousands of values: they are told by turns of kPerTurn, between which keys are heard, and of what the next
/// jump changes again only the newest. GUI thread outside; nothing here blocks but the destructor, which waits for the
/// jump under way.
class PastPlayer : public QObject {
    Q_OBJECT
public:
    /// A window takes so many in some tens of milliseconds.
    static constexpr std::size_t kPerTurn = 3'000;

    /// `present`: the replica, which its reader gives away; `presentAt`: its moment.
    PastPlayer(core::State present, core::Instant presentAt, QObject* parent = nullptr);
    ~PastPlayer() override;

    void addWindow(wire::Past window);
    /// The window asked for will not come: the goal is given up.
    void giveUp();
    void goTo(core::Instant at);
    /// To the next event in scope (steps > 0) or the one before.
    void step(int steps);
    /// What happens now, as the desk is told of it: alerts that are erased go from the past too (PastReel::erase).
    void onPresentChanged(const ChangeSet& changes);
    [[nodiscard]] const PastStatus& status() const { return m_status; }

signals:
    /// The first ones are the present, as a fill; they come by themselves.
    void changed(trucban::bridge::ChangeSet& changes);
    void statusChanged(const trucban::bridge::PastStatus& status);
    /// The window that ends here is wanted; one at a time.
    void windowWanted(trucban::core::Seq upTo);

private:
    struct Stop {};
    struct Window {
        wire::Past past;
    };
    struct GiveUp {};
    struct GoTo {
        core::Instant at{};
        std::uint64_t number = 0;
    };
    struct Step {
        int steps = 0;
    };
    struct Erase {
        std::vector<core::AlertId> alerts;
    };
    using Wish = std::variant<Stop, Window, GiveUp, GoTo, Step, Erase>;

    void run(core::State present);
    void take(PastReel& reel, Window&& window);
    void take(PastReel& reel, const GiveUp& nothing);
    void take(PastReel& reel, const GoTo& goal);
    void take(PastReel& reel, const Step& step);
    void take(PastReel& reel, const Erase& erase);
    void pursue(PastReel& reel);
    void ask(const PastReel& reel);
    void moveTo(PastReel& reel, core::Seq seq, core::Instant at);
    void tell(const PastReel& reel, const ReplicaFold::Touched* touched = nullptr);
    void takeTurn();

    Mailbox<Wish> m_wishes;
    ChangeGatherer m_changes;                 ///< not yet told
    std::atomic<std::uint64_t> m_posted{0};   ///< statuses on their way to the GUI thread, with what they tell of
    std::atomic<std::uint64_t> m_lastGoal{0}; ///< an older goal is passed over
    core::Instant m_presentAt;
    // GUI thread.
    PastStatus m_status;
    std::uint64_t m_arrived = 0; ///< of the posted ones
    QTimer m_nextTurn;
    // The past's thread.
    core::Instant m_at{};
    std::optional<core::Instant> m_goal;
    bool m_isAsking = false;       ///< a window is on its way
    bool m_isSteppingBack = false; ///< a step that waits for one
    bool m_isShown = false;        ///< the whole state has been told
    std::thread m_thread;          ///< last: ends before what it uses
};

} // namespace trucban::bridge
