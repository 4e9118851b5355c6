// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/FigureFold.h"
#include "gateway/Journal.h"
#include "gateway/LogReader.h"
#include "gateway/Reminder.h"
#include "gateway/Sources.h"
#include "store/DerivedFile.h"
#include "wire/FigureBodies.h"
#include "wire/Limits.h"

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace trucban::gateway {

/// What one console is sent of the figures: its answer first, then what changes. The service writes it, the session's
/// writer empties it when it has nothing more urgent. Network thread, but for `viewer` and `deflates`, which stay as
/// they were made.
///
/// Who takes changes too slowly is cut off and comes back; a long answer is as long as it is. While one waits, and while
/// questions about the past are being worked out, no more are taken.
struct FigureFeed {
    struct Frame {
        SharedBytes bytes;
        bool isChange = false;
    };
    Viewer viewer;
    bool deflates = false;
    std::deque<Frame> frames;
    std::function<void()> wake;
    std::size_t changes = 0;   ///< of the frames
    std::size_t pastAsked = 0; ///< questions about the past without an answer yet

    static constexpr std::size_t kMostChanges = 1'024;
    static constexpr std::size_t kMostWaiting = 1'024;
    static constexpr std::size_t kMostPastAsked = 2;

    [[nodiscard]] bool isFull() const { return changes > kMostChanges; }
    [[nodiscard]] bool takesQuestions(bool ofPast) const {
        return frames.size() <= kMostWaiting && (!ofPast || pastAsked < kMostPastAsked);
    }
    void put(SharedBytes bytes, bool isChange) {
        changes += isChange ? 1 : 0;
        frames.push_back({std::move(bytes), isChange});
    }
    /// There must be one.
    [[nodiscard]] SharedBytes take() {
        Frame first = std::move(frames.front());
        frames.pop_front();
        changes -= first.isChange ? 1 : 0;
        return std::move(first.bytes);
    }
};

/// Daily figures of the whole log, on a thread and connection of its own: folds what is committed, answers queries of
/// kinds figures, figureItems and figureQuartiles, and sends what changed to who follows. It reads the log like everybody
/// else, so that it can neither hold the ledger up nor count what was not committed. Public members: network thread.
///
/// What it folded is kept in a file beside the log now and then, so that a start needs only what came later. A file that
/// cannot be read, or is of another log, another end of this one or other rules, is as good as none: the log is folded
/// from its beginning, and queries wait for that. Questions about the past have a thread of their own.
class FigureService {
public:
    /// Changes are gathered for so long before they go out.
    static constexpr std::chrono::milliseconds kGather{100};
    static constexpr std::size_t kWaiting = 256;
    static constexpr std::size_t kRowsBytes = 192 * 1024; ///< in a frame, before base64
    /// Times whose entered records are remembered, for whoever pages through them; a time that is over for so long is
    /// surely in the log as a whole.
    static constexpr std::size_t kMostThen = 3;
    static constexpr std::chrono::seconds kSettled{10};

    /// The file is written anew after so many events, or a sixteenth of the log if that is more: what a start has to
    /// fold, and what writing costs, stay small beside the log.
    static constexpr std::uint64_t kKeepEvery = 20'000;
    static constexpr std::string_view kFile = "figures";

    struct Parts {
        asio::io_context& io;
        const Journal& journal;
        Clock clock;
        core::WardSet wards; ///< of the city, for quartiles
        std::uint64_t keepEvery = kKeepEvery;
        std::size_t mostFrameBytes = wire::kMaxServerFrameBytes;
    };
    [[nodiscard]] static store::Result<std::unique_ptr<FigureService>> open(const std::filesystem::path& dataFolder,
                                                                            const store::KeyRing& keys, Parts parts);
    ~FigureService();

    void start();
    void stop();
    /// The log has grown.
    void onCommitted();

    /// Fills the feed with the answer, and, without an as-of time, with what changes from then on; a later query of the
    /// same feed replaces its spans, one without spans ends it. False: overloaded, or by this feed alone.
    [[nodiscard]] bool query(const std::shared_ptr<FigureFeed>& feed, const core::CommandId& id,
                             wire::FigureSpans spans);

    using ItemsReply = std::move_only_function<void(std::optional<figures::DrillPage>)>;
    /// nullopt to the reply: no such indicator. Replies come on the service's thread.
    [[nodiscard]] bool items(const Viewer& viewer, wire::FigureItemsRequest request, std::uint64_t offset,
                             std::size_t limit, ItemsReply reply);
    using QuartilesReply = std::move_only_function<void(std::optional<wire::FigureQuartiles>)>;
    [[nodiscard]] bool quartiles(wire::FigureQuartilesRequest request, QuartilesReply reply);
    using RecordsReply = std::move_only_function<void(std::optional<wire::FigureRecords>)>;
    /// At most `limit` entered records as they stood then, as far as they are in sight, from the `offset`th on. nullopt to
    /// the reply: the log could not be read.
    [[nodiscard]] bool recordsAt(const Viewer& viewer, core::Instant asOf, std::uint64_t offset, std::size_t limit,
                                 RecordsReply reply);

private:
    struct Following {
        std::weak_ptr<FigureFeed> feed;
        std::vector<figures::DaySpan> spans;
    };

    /// What was entered, as of a time: pages of it are asked for one by one.
    struct Then {
        core::Instant asOf{};
        core::Seq seq = 0;
        std::string head;
        std::vector<core::Record> records;
        bool isSettled = false; ///< nothing more of that time can come
    };

    FigureService(std::unique_ptr<LogReader> reader, std::unique_ptr<LogReader> pastReader, store::DerivedFile file,
                  Parts parts);

    // On its thread.
    void restore(LogReader& reader);
    void keep(LogReader& reader);
    void catchUp(LogReader& reader);
    void tellChanges(LogReader& reader);
    void answer(LogReader& reader, const std::weak_ptr<FigureFeed>& feed, const core::CommandId& id,
                const wire::FigureSpans& spans);
    void follow(const std::weak_ptr<FigureFeed>& feed, std::vector<figures::DaySpan> spans);

    // On that of the past.
    void answerThen(LogReader& reader, const std::weak_ptr<FigureFeed>& feed, const core::CommandId& id,
                    const wire::FigureSpans& spans);
    [[nodiscard]] std::optional<FigureFold> foldUpTo(LogReader& reader, core::Instant asOf);
    [[nodiscard]] const Then* remembered(core::Instant asOf, bool isFirstPage);

    // On either.
    [[nodiscard]] bool read(LogReader& reader, FigureFold& fold, Reminder& unreadable,
                            std::optional<core::Instant> upTo);
    struct Asked {
        const figures::FigureBook& book;
        std::span<const figures::RowKey> keys;
        core::CommandId id; ///< nil: a change
        core::Instant asOf{};
    };
    [[nodiscard]] std::vector<SharedBytes> framesOf(LogReader& reader, bool deflates, const Asked& asked);
    [[nodiscard]] SharedBytes framed(LogReader& reader, bool deflates, const std::string& json) const;
    enum class Given : std::uint8_t { change, answer, answerOfPast };
    void give(std::weak_ptr<FigureFeed> feed, std::vector<SharedBytes> frames, Given what);

    Parts m_parts;
    std::unique_ptr<LogReader> m_reader;
    std::unique_ptr<LogReader> m_pastReader;
    Timer m_timer;
    bool m_isGathering = false;
    std::atomic<bool> m_stopping = false;

    // On its thread.
    FigureFold m_fold;
    store::DerivedFile m_file;
    core::Seq m_keptSeq = 0;   ///< of the file, or of what could not be written into it
    bool m_isFileStale = true; ///< it must be written, however short the log is
    Reminder m_unreadable;
    Reminder m_unkept;
    std::vector<Following> m_following;

    // On that of the past.
    std::vector<Then> m_thens; ///< those last asked for, the latest at the end
    Reminder m_pastUnreadable;
};

} // namespace trucban::gateway
