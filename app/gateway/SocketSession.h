// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/Hub.h"
#include "gateway/Services.h"
#include "gateway/Stream.h"
#include "gateway/TokenBucket.h"
#include "gateway/WatchPost.h"
#include "gateway/WebSocketFraming.h"
#include "wire/Limits.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace trucban::gateway {

/// One console on /v1/socket, after the upgrade. Two coroutines on the network thread: `run` reads from hello to the
/// end, `write` sends whatever is there (answers first, then events, or a snapshot part by part), several frames in one
/// write. `run` returns when both are done.
///
/// What waits to be sent is bounded: answers by wire::kMaxPendingCommands and kAnswerBytes, events by the hub. A peer
/// that takes no bytes for kWriteStall is cut: it hangs in the middle of a frame, where nothing can be said to it. One
/// that takes some gets the frames under way and then its bye, for which kFarewell is left.
class SocketSession : public std::enable_shared_from_this<SocketSession> {
public:
    static constexpr std::chrono::seconds kWriteStall{10};
    static constexpr std::chrono::seconds kFarewell{10};
    static constexpr std::size_t kAnswerBytes = wire::kSessionQueueBytes;
    static constexpr std::uint16_t kNormalClose = 1000;
    /// Between two looks whether a console sees what it says it looks at.
    static constexpr std::chrono::milliseconds kLookPause{100};
    /// After a take-over was recorded, for the word that makes use of it.
    static constexpr std::chrono::seconds kTakeOverWithin{10};

    /// `deflates`: permessage-deflate was agreed on.
    SocketSession(Services& services, std::shared_ptr<Stream> stream, bool deflates);

    /// `leftover`: bytes that came behind the upgrade request.
    [[nodiscard]] Task<> run(std::string leftover);

private:
    enum class Stage : std::uint8_t { greeting, snapshot, live, ending };

    /// An act under way, for its answer.
    struct Asked {
        core::CommandId id;
        SteadyTime since{};
        std::optional<core::CaseId> takenOver; ///< of a takeOverEdit
    };
    /// Recorded, and not used yet.
    struct TakeOver {
        core::CaseId caseId;
        SteadyTime until{};
    };

    // Reading.
    [[nodiscard]] Task<> read();
    [[nodiscard]] Task<bool> fill();
    [[nodiscard]] Task<bool> greet();
    [[nodiscard]] Task<bool> welcome(wire::Hello hello, Session session);
    [[nodiscard]] Task<bool> mayResume(const wire::Hello& hello, const Session& session);
    [[nodiscard]] bool onMessage(WsMessage message);
    [[nodiscard]] bool onFrame(wire::ClientFrame frame);

    // Doing (SocketActs.cpp).
    void onCommand(core::Command command);
    void onEntered(core::Command command);
    void onQuery(wire::Query query);
    void onOutcome(const Asked& asked, CommandOutcome outcome);
    /// What failed with an exception is answered "unavailable".
    void answer(const core::CommandId& id, Task<SharedBytes> making);
    [[nodiscard]] Task<SharedBytes> entered(core::Command command);
    [[nodiscard]] Task<SharedBytes> answered(wire::Query query);
    void onFigures(const wire::Query& query);
    void onWatching(wire::Watching watching);
    [[nodiscard]] Task<> look();
    [[nodiscard]] WatchRights rightsTo(const core::Case& case_, const wire::Watching& watching);
    [[nodiscard]] core::Authority authority() const;

    // Writing (SocketWriting.cpp).
    [[nodiscard]] Task<> write();
    [[nodiscard]] Task<bool> writeSome();
    [[nodiscard]] Task<bool> writeAll(asio::const_buffer bytes);
    [[nodiscard]] Task<bool> writeSnapshotPart();
    [[nodiscard]] Task<> sayBye();
    void send(const wire::ServerFrame& frame);
    [[nodiscard]] SharedBytes framed(const wire::ServerFrame& frame);
    [[nodiscard]] SharedBytes framed(std::string_view json);
    void sendBytes(SharedBytes bytes);
    void refuse(const core::CommandId& id, std::string code, std::string message);
    void end(wire::ByeReason reason);
    void cut(std::string_view event);

    Services& m_services;
    std::shared_ptr<Stream> m_stream;
    WsDecoder m_decoder;
    std::deque<WsMessage> m_messages;
    std::optional<std::uint16_t> m_closeCode; ///< instead of a bye: the peer broke the WebSocket protocol
    Subscriber m_subscriber;
    TokenBucket m_commands;
    TokenBucket m_triage;                     ///< of closing and reopening
    std::size_t m_pending = 0;                ///< commands and queries unanswered
    WatchPost::Seat m_seat;                   ///< while it is welcome
    std::optional<wire::Watching> m_watching; ///< the latest, not looked into yet
    std::optional<TakeOver> m_takeOver;
    bool m_isLooking = false;
    Stage m_stage = Stage::greeting;
    std::optional<wire::ByeReason> m_bye;
    std::deque<SharedBytes> m_answers;
    std::size_t m_answerBytes = 0;
    std::shared_ptr<FigureFeed> m_figures; ///< once it asked for some
    std::shared_ptr<SharedSnapshot> m_snapshot;
    std::size_t m_part = 0;
    bool m_isCut = false; ///< a write failed half-way: no more of them
    bool m_readerDone = false;
    Wake m_readerWake;
    bool m_writerDone = false;
    Wake m_writerWake;
    std::string m_scratch;
    std::vector<char> m_readBuffer;
};

} // namespace trucban::gateway
