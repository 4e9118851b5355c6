// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "figures/FigureBook.h"
#include "figures/RecordFigures.h"
#include "gateway/Asio.h"
#include "gateway/Journal.h"
#include "gateway/LogReader.h"
#include "gateway/Reminder.h"
#include "gateway/Sources.h"
#include "wire/FigureBodies.h"

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace trucban::gateway {

/// What one console is sent of the figures: its answer first, then what changes. The service writes it, the session's
/// writer empties it when it has nothing more urgent. Network thread, but for `viewer` and `deflates`, which stay as
/// they were made.
struct FigureFeed {
    Viewer viewer;
    bool deflates = false;
    std::deque<SharedBytes> frames;
    std::function<void()> wake;
    bool isFull() const { return frames.size() > kMostFrames; }
    static constexpr std::size_t kMostFrames = 1'024;
};

/// Daily figures of the whole log, on a thread and connection of its own: folds what is committed, answers queries of
/// kinds figures, figureItems and figureQuartiles, and sends what changed to who follows. It reads the log like everybody
/// else, so that it can neither hold the ledger up nor count what was not committed. Public members: network thread.
///
/// When it starts it folds the log from the beginning; queries wait for that.
class FigureService {
public:
    /// Changes are gathered for so long before they go out.
    static constexpr std::chrono::milliseconds kGather{100};
    static constexpr std::size_t kWaiting = 256;
    static constexpr std::size_t kRowsBytes = 192 * 1024; ///< in a frame, before base64

    struct Parts {
        asio::io_context& io;
        const Journal& journal;
        Clock clock;
        core::WardSet wards; ///< of the city, for quartiles
    };
    [[nodiscard]] static store::Result<std::unique_ptr<FigureService>> open(const std::filesystem::path& dataFolder,
                                                                            const store::KeyRing& keys, Parts parts);
    ~FigureService();

    void start();
    void stop();
    /// The log has grown.
    void onCommitted();

    /// Fills the feed with the answer, and, without an as-of time, with what changes from then on; a later query of the
    /// same feed replaces its spans, one without spans ends it. False: overloaded.
    [[nodiscard]] bool query(const std::shared_ptr<FigureFeed>& feed, const core::CommandId& id,
                             wire::FigureSpans spans);

    using ItemsReply = std::move_only_function<void(std::optional<figures::DrillPage>)>;
    /// nullopt to the reply: no such indicator. Replies come on the service's thread.
    [[nodiscard]] bool items(const Viewer& viewer, wire::FigureItemsRequest request, std::uint64_t offset,
                             std::size_t limit, ItemsReply reply);
    using QuartilesReply = std::move_only_function<void(std::optional<wire::FigureQuartiles>)>;
    [[nodiscard]] bool quartiles(wire::FigureQuartilesRequest request, QuartilesReply reply);

private:
    struct Following {
        std::weak_ptr<FigureFeed> feed;
        std::vector<figures::DaySpan> spans;
    };

    FigureService(std::unique_ptr<LogReader> reader, Parts parts);

    // On its thread.
    void catchUp(LogReader& reader);
    void tellChanges(LogReader& reader);
    void answer(LogReader& reader, const std::weak_ptr<FigureFeed>& feed, const core::CommandId& id,
                const wire::FigureSpans& spans);
    void follow(const std::weak_ptr<FigureFeed>& feed, std::vector<figures::DaySpan> spans);
    void read(LogReader& reader, figures::FigureBook& book, std::optional<core::Instant> upTo);
    void noteRecord(const core::Event& event);
    [[nodiscard]] std::vector<SharedBytes> framesOf(LogReader& reader, bool deflates, const core::CommandId& id,
                                                    const figures::Batch& batch, core::Instant asOf);
    void give(std::weak_ptr<FigureFeed> feed, std::vector<SharedBytes> frames);

    Parts m_parts;
    std::unique_ptr<LogReader> m_reader;
    Timer m_timer;
    bool m_isGathering = false;
    std::atomic<bool> m_stopping = false;

    // On its thread.
    figures::FigureBook m_book;
    core::State m_entries; ///< its records alone
    figures::RecordFigures m_records;
    Reminder m_unreadable;
    std::vector<Following> m_following;
};

} // namespace trucban::gateway
