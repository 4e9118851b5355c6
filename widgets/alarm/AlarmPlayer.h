// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Case.h"
#include "models/AlarmHealth.h"
#include "models/Board.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/alarm/DueWatch.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <unordered_set>

class QSoundEffect;

namespace trucban::widgets {

/// What the window shows of the sound.
struct AlarmState {
    bool hasDevice = true;
    bool isSounding = false; ///< a P1 rings, or would if it were not muted
    std::optional<core::Instant> mutedUntil;
    bool operator==(const AlarmState&) const = default;
};

enum class Sound : std::uint8_t {
    p1Alarm,
    p2Arrival,
    p3Arrival,
    p4Arrival,
    accepted,
    refused,
    connectionLost,
    connectionBack
};

/// The device behind the alarm, replaced in tests.
class SoundDevice {
public:
    virtual ~SoundDevice() = default;
    [[nodiscard]] virtual bool isPresent() const = 0;
    virtual void play(Sound sound) = 0;
    virtual void startLoop(Sound sound) = 0;
    virtual void stopLoop() = 0;
};

/// When what sounds. A P1 rings until it is acknowledged, one that rose to P1 later until it is seen, and one that another
/// ward offers until that is answered; other cases, updates of their senders, offers and their refusals ring once, and
/// again what DueWatch tells: at most once a second however many. Muting lasts five minutes and shows; a P1 that arrives
/// while muted rings all the same. With no device the window flashes instead, and says so. GUI thread.
class AlarmPlayer : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes kMute{5};

    AlarmPlayer(models::Board& board, SoundDevice& device, std::function<core::Instant()> clock,
                QObject* parent = nullptr);

    /// From now on what comes is news; what is on the board already was there when the console started.
    void begin();
    /// Whose desk this is.
    void setScope(const core::Scope& scope);
    void setMuted(bool muted);
    [[nodiscard]] bool isMuted() const { return m_mutedUntil.has_value(); }
    void playOnce(Sound sound);
    [[nodiscard]] AlarmState state() const;
    void tick(); ///< once a second: the end of a mute, limits that pass
    /// What nobody has looked at yet; it rings here, and shows in queue, strip and case.
    [[nodiscard]] CaseNews& news() { return m_news; }
    /// Cases with a lone officer who should have checked in, since when.
    [[nodiscard]] const std::map<core::CaseId, core::Instant>& checkInsMissed() const { return m_due.checkInsMissed(); }
    /// Of any priority, once it began.
    [[nodiscard]] const std::unordered_set<core::CaseId>& unacknowledged() const { return m_known; }

signals:
    void stateChanged(const trucban::widgets::AlarmState& state);
    void urgentArrived(const trucban::core::CaseId& id); ///< a P1 that nobody acknowledged, or saw rise
    /// Something asks for an answer, whether it is heard, muted or lost among others within the same second.
    void rang(trucban::core::Priority priority);

private:
    void onBoardChanged(const models::BoardChange& change);
    void onNews(const core::CaseId& id);
    void track(const core::CaseId& id);
    void ringForPassedLimits();
    /// Below P1's own tone, which is the alarm of one that waits.
    void remind(const core::CaseId& id);
    void ringOnce(core::Priority priority);
    void update();
    models::Board& m_board;
    SoundDevice& m_device;
    std::function<core::Instant()> m_clock;
    CaseNews m_news; ///< hears of the board before the alarm does
    DueWatch m_due;
    core::Scope m_scope;
    std::unordered_set<core::CaseId> m_ringing; ///< P1s unacknowledged, risen unseen, or offered
    std::unordered_set<core::CaseId> m_known;   ///< unacknowledged cases of any priority that have been heard
    std::optional<core::Instant> m_mutedUntil;
    core::Instant m_lastArrival{};
    bool m_looping = false;
    bool m_begun = false;
    AlarmState m_told;
};

} // namespace trucban::widgets
