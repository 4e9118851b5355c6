// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/FigureService.h"

#include "figures/BookTally.h"
#include "gateway/WebSocketFraming.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <map>

namespace trucban::gateway {
namespace {

constexpr std::size_t kChunk = 5'000; ///< events between two looks whether to stop

/// Whose rows the viewer may have: the own wards', and all, with what nobody owns, where all is in sight.
bool seesRow(const Viewer& viewer, core::WardCode ward) {
    return viewer.scope.all || (!ward.isNone() && core::contains(viewer.scope.wards, ward));
}

bool isIn(const std::vector<figures::DaySpan>& spans, core::Day day) {
    return std::ranges::any_of(spans, [day](const figures::DaySpan& span) { return span.contains(day); });
}

} // namespace

store::Result<std::unique_ptr<FigureService>> FigureService::open(const std::filesystem::path& dataFolder,
                                                                  const store::KeyRing& keys, Parts parts) {
    auto reader = LogReader::open(dataFolder, keys, kWaiting);
    auto pastReader = LogReader::open(dataFolder, keys, kWaiting);
    if (!reader || !pastReader) {
        return std::unexpected(reader ? pastReader.error() : reader.error());
    }
    return std::unique_ptr<FigureService>{new FigureService{
        std::move(*reader), std::move(*pastReader), store::DerivedFile{dataFolder, kFile, keys}, std::move(parts)}};
}

FigureService::FigureService(std::unique_ptr<LogReader> reader, std::unique_ptr<LogReader> pastReader,
                             store::DerivedFile file, Parts parts)
    : m_parts{std::move(parts)},
      m_reader{std::move(reader)},
      m_pastReader{std::move(pastReader)},
      m_timer{m_parts.io.get_executor()},
      m_file{std::move(file)} {}

FigureService::~FigureService() {
    stop();
}

void FigureService::start() {
    (void)m_reader->run([this](LogReader& reader) {
        restore(reader);
        catchUp(reader);
        keep(reader);
    });
}

void FigureService::stop() {
    m_stopping = true;
    m_reader->stop();
    m_pastReader->stop();
    m_timer.cancel();
}

void FigureService::onCommitted() {
    if (std::exchange(m_isGathering, true)) {
        return;
    }
    m_timer.expires_after(kGather);
    m_timer.async_wait([this](const boost::system::error_code& error) {
        if (error) {
            return;
        }
        m_isGathering = false;
        (void)m_reader->run([this](LogReader& reader) {
            tellChanges(reader);
            keep(reader);
        });
    });
}

bool FigureService::query(const std::shared_ptr<FigureFeed>& feed, const core::CommandId& id, wire::FigureSpans spans) {
    if (!feed->takesQuestions(spans.asOf.has_value())) {
        return false;
    }
    if (spans.asOf) {
        auto work = [this, feed = std::weak_ptr{feed}, id, spans = std::move(spans)](LogReader& reader) {
            answerThen(reader, feed, id, spans);
        };
        const bool isTaken = m_pastReader->run(std::move(work));
        feed->pastAsked += isTaken ? 1 : 0;
        return isTaken;
    }
    return m_reader->run([this, feed = std::weak_ptr{feed}, id, spans = std::move(spans)](LogReader& reader) {
        answer(reader, feed, id, spans);
    });
}

bool FigureService::items(const Viewer& viewer, wire::FigureItemsRequest request, std::uint64_t offset,
                          std::size_t limit, ItemsReply reply) {
    return m_reader->run([this, viewer, request = std::move(request), offset, limit,
                          reply = std::move(reply)](LogReader& reader) mutable {
        const auto indicator = figures::findIndicator(request.indicator);
        if (!indicator) {
            reply(std::nullopt);
            return;
        }
        catchUp(reader);
        figures::Slice slice = std::move(request.slice);
        core::normalise(slice.wards);
        if (!viewer.scope.all) {
            core::WardSet mine;
            std::ranges::set_intersection(slice.wards, viewer.scope.wards, std::back_inserter(mine));
            slice.wards = slice.wards.empty() ? viewer.scope.wards : std::move(mine);
            if (slice.wards.empty()) {
                reply(figures::DrillPage{});
                return;
            }
        }
        const auto part = request.denominator ? figures::DrillPart::denominator : figures::DrillPart::numerator;
        reply(m_fold.book().drill(*indicator, part, slice, offset, limit));
    });
}

bool FigureService::quartiles(wire::FigureQuartilesRequest request, QuartilesReply reply) {
    return m_reader->run([this, request = std::move(request), reply = std::move(reply)](LogReader& reader) mutable {
        std::vector<figures::IndicatorRef> indicators;
        for (const std::string& code : request.indicators) {
            const auto indicator = figures::findIndicator(code);
            if (!indicator) {
                reply(std::nullopt);
                return;
            }
            indicators.push_back(*indicator);
        }
        catchUp(reader);
        request.slice.wards = m_parts.wards;
        const auto wards =
            figures::tallyByWard(m_fold.book(), &m_fold.records(), request.slice, figures::partsFor(indicators));
        wire::FigureQuartiles answer;
        for (const figures::IndicatorRef& indicator : indicators) {
            std::vector<figures::Value> values;
            for (const figures::WardTally& ward : wards) {
                values.push_back(figures::valueOf(indicator, ward.tally));
            }
            answer.indicators.push_back({indicator.code(), figures::quartilesOf(values)});
        }
        reply(std::move(answer));
    });
}

bool FigureService::recordsAt(const Viewer& viewer, core::Instant asOf, std::uint64_t offset, std::size_t limit,
                              RecordsReply reply) {
    return m_pastReader->run([this, viewer, asOf, offset, limit, reply = std::move(reply)](LogReader& reader) mutable {
        const Then* then = remembered(asOf, offset == 0);
        if (then == nullptr && foldUpTo(reader, asOf)) {
            then = &m_thens.back();
        }
        if (then == nullptr) {
            reply(std::nullopt);
            return;
        }
        wire::FigureRecords page{.asOf = asOf, .seq = then->seq, .head = then->head, .total = 0, .records = {}};
        for (const core::Record& record : then->records) {
            if (viewer.sees(core::AggregateKind::record, record.visibleTo)) {
                if (page.total >= offset && page.records.size() < limit) {
                    page.records.push_back(record);
                }
                ++page.total;
            }
        }
        reply(std::move(page));
    });
}

// --- on its thread -------------------------------------------------------------------------------------------------

/// Begins with what was kept, if that is how this log began.
void FigureService::restore(LogReader& reader) {
    const auto unusable = [this](std::string_view why) {
        m_parts.journal.warning("figuresFileNotUsed", {{"why", why}});
    };
    const auto bytes = m_file.read();
    if (!bytes) {
        if (bytes.error().fault != store::StoreFault::notFound) {
            unusable(store::sentenceOf(bytes.error().fault));
        } else {
            m_isFileStale = false;
        }
        return;
    }
    auto stored = StoredFold::restore(*bytes);
    if (!stored) {
        unusable("made by other rules");
        return;
    }
    const auto head = reader.log().headAt(stored->head.seq);
    if (!head || *head != stored->head) {
        unusable("of another log, or one that went on otherwise");
        return;
    }
    m_fold = std::move(stored->fold);
    m_keptSeq = stored->head.seq;
    m_isFileStale = false;
    m_parts.journal.info("figuresRestored", {{"seq", static_cast<std::int64_t>(m_keptSeq)}});
}

/// Writes the file when it is due.
void FigureService::keep(LogReader& reader) {
    const core::Seq seq = m_fold.book().seq();
    const core::Seq since = seq - m_keptSeq;
    const bool isDue = since >= std::max(m_parts.keepEvery, m_keptSeq / 16) || (m_isFileStale && since > 0);
    if (!isDue || m_stopping) {
        return;
    }
    const auto head = reader.log().headAt(seq);
    if (!head) {
        return; // read() has told
    }
    m_keptSeq = seq;
    m_isFileStale = false;
    if (const auto written = m_file.write(m_fold.checkpoint(*head)); written) {
        m_unkept.over();
    } else if (m_unkept.isDue(std::chrono::steady_clock::now())) {
        m_parts.journal.warning("figuresNotKept", {{"why", std::string_view{written.error().message()}}});
    }
}

/// Folds what comes after the fold, up to `upTo` if there is one. False: the log could not be read, or it is stopping.
bool FigureService::read(LogReader& reader, FigureFold& fold, Reminder& unreadable, std::optional<core::Instant> upTo) {
    core::Seq at = fold.book().seq();
    for (bool isOver = false; !isOver;) {
        if (m_stopping) {
            return false;
        }
        const auto last = reader.log().read(at, kChunk, [&](store::LogEntry&& entry) {
            if (!entry) {
                return true; // nobody could fold it; /readyz names it
            }
            isOver = upTo && entry->at > *upTo;
            if (!isOver) {
                fold.apply(*entry);
            }
            return !isOver;
        });
        if (!last) {
            if (unreadable.isDue(std::chrono::steady_clock::now())) {
                m_parts.journal.critical("figuresNotRead", {{"why", std::string_view{last.error().message()}}});
            }
            return false;
        }
        isOver = isOver || *last == at;
        at = *last;
    }
    unreadable.over();
    return true;
}

void FigureService::catchUp(LogReader& reader) {
    (void)read(reader, m_fold, m_unreadable, std::nullopt);
}

void FigureService::tellChanges(LogReader& reader) {
    catchUp(reader);
    const std::vector<figures::RowKey> changed = m_fold.book().takeChanged();
    std::erase_if(m_following, [](const Following& one) { return one.feed.expired(); });
    if (changed.empty()) {
        return;
    }
    // Those who see the same of the same days share the bytes.
    std::map<std::pair<std::string, std::string>, std::vector<SharedBytes>> made;
    const core::Instant now = m_parts.clock();
    for (const Following& following : m_following) {
        const auto feed = following.feed.lock();
        if (!feed) {
            continue;
        }
        const auto [entry, isNew] = made.try_emplace(
            {feed->viewer.groupKey() + (feed->deflates ? " deflated" : ""), wire::formatSpans({following.spans, {}})});
        if (isNew) {
            std::vector<figures::RowKey> mine;
            std::ranges::copy_if(changed, std::back_inserter(mine), [&](const figures::RowKey& key) {
                return seesRow(feed->viewer, key.ward) && isIn(following.spans, key.day);
            });
            if (!mine.empty()) {
                entry->second =
                    framesOf(reader, feed->deflates, {.book = m_fold.book(), .keys = mine, .id = {}, .asOf = now});
            }
        }
        give(following.feed, entry->second, Given::change);
    }
}

void FigureService::answer(LogReader& reader, const std::weak_ptr<FigureFeed>& weak, const core::CommandId& id,
                           const wire::FigureSpans& spans) {
    const auto feed = weak.lock();
    if (!feed) {
        return;
    }
    tellChanges(reader); // whoever follows is told of what this answer has in it already
    follow(weak, spans.spans);
    const auto keys = m_fold.book().keys(feed->viewer.scope, spans.spans);
    const Asked asked{.book = m_fold.book(), .keys = keys, .id = id, .asOf = m_parts.clock()};
    give(weak, framesOf(reader, feed->deflates, asked), Given::answer);
}

/// Counted anew from the log's beginning; what was entered by then is remembered for who asks next.
void FigureService::answerThen(LogReader& reader, const std::weak_ptr<FigureFeed>& weak, const core::CommandId& id,
                               const wire::FigureSpans& spans) {
    const auto feed = weak.lock();
    if (!feed) {
        return;
    }
    const auto then = foldUpTo(reader, *spans.asOf);
    if (!then) {
        const wire::Refused refused{id, "unavailable", "The gateway could not work this out; ask again.", {}};
        give(weak, {framed(reader, feed->deflates, wire::encode(wire::ServerFrame{refused}))}, Given::answerOfPast);
        return;
    }
    const auto keys = then->book().keys(feed->viewer.scope, spans.spans);
    const Asked asked{.book = then->book(), .keys = keys, .id = id, .asOf = *spans.asOf};
    give(weak, framesOf(reader, feed->deflates, asked), Given::answerOfPast);
}

/// Of a time that is not over more may have come, for whoever begins anew.
const FigureService::Then* FigureService::remembered(core::Instant asOf, bool isFirstPage) {
    const auto found = std::ranges::find(m_thens, asOf, &Then::asOf);
    if (found == m_thens.end() || (isFirstPage && !found->isSettled)) {
        return nullptr;
    }
    std::rotate(found, found + 1, m_thens.end());
    return &m_thens.back();
}

std::optional<FigureFold> FigureService::foldUpTo(LogReader& reader, core::Instant asOf) {
    FigureFold fold;
    if (!read(reader, fold, m_pastUnreadable, asOf)) {
        return std::nullopt;
    }
    const core::Seq seq = fold.book().seq();
    const auto head = reader.log().headAt(seq);
    std::erase_if(m_thens, [asOf](const Then& then) { return then.asOf == asOf; });
    if (m_thens.size() >= kMostThen) {
        m_thens.erase(m_thens.begin());
    }
    m_thens.push_back({.asOf = asOf,
                       .seq = seq,
                       .head = head ? store::toHex(head->hash) : "",
                       .records = fold.entries(),
                       .isSettled = asOf + kSettled < m_parts.clock()});
    return fold;
}

void FigureService::follow(const std::weak_ptr<FigureFeed>& feed, std::vector<figures::DaySpan> spans) {
    std::erase_if(m_following, [&](const Following& one) {
        return one.feed.expired() || (!one.feed.owner_before(feed) && !feed.owner_before(one.feed));
    });
    if (!spans.empty()) {
        m_following.push_back({feed, std::move(spans)});
    }
}

SharedBytes FigureService::framed(LogReader& reader, bool deflates, const std::string& json) const {
    return std::make_shared<const std::string>(deflates ? wsDeflatedFrame(reader.deflater(), json)
                                                        : wsFrame(WsOpcode::text, json));
}

/// In frames of about kRowsBytes, none of them larger than a console takes: that would end its connection, alerts and
/// all. A ward's day that fits none is nobody's answer; where it changed, the frame has no rows, which says that what
/// the console has is not right any more.
std::vector<SharedBytes> FigureService::framesOf(LogReader& reader, bool deflates, const Asked& asked) {
    std::vector<SharedBytes> frames;
    wire::Figures frame{.id = asked.id, .seq = asked.book.seq(), .asOf = asked.asOf};
    if (const auto head = reader.log().headAt(frame.seq)) {
        frame.head = store::toHex(head->hash);
    }
    auto left = asked.keys;
    do {
        std::size_t count = 0;
        for (std::size_t bytes = 0; count < left.size() && bytes < kRowsBytes; ++count) {
            bytes += asked.book.weightOf(left[count]);
        }
        std::string json;
        for (;; count /= 2) {
            frame.rows = figures::encode(asked.book.batch(left.first(count)));
            frame.last = count == left.size();
            json = wire::encode(wire::ServerFrame{frame});
            if (json.size() <= m_parts.mostFrameBytes || count <= 1) {
                break;
            }
        }
        if (json.size() > m_parts.mostFrameBytes) {
            const figures::RowKey key = left.front();
            m_parts.journal.critical("figuresTooLarge", {{"ward", static_cast<std::int64_t>(key.ward.value)},
                                                         {"day", static_cast<std::int64_t>(key.day)}});
            if (!asked.id.isNil()) {
                const wire::Refused refused{
                    asked.id, "tooLarge", "A ward's day has more cases than one answer holds; ask for other days.", {}};
                return {framed(reader, deflates, wire::encode(wire::ServerFrame{refused}))};
            }
            frame.rows.clear();
            json = wire::encode(wire::ServerFrame{frame});
        }
        frames.push_back(framed(reader, deflates, json));
        left = left.subspan(count);
    } while (!left.empty());
    return frames;
}

void FigureService::give(std::weak_ptr<FigureFeed> feed, std::vector<SharedBytes> frames, Given what) {
    if (frames.empty()) {
        return;
    }
    asio::post(m_parts.io, [feed = std::move(feed), frames = std::move(frames), what]() mutable {
        if (const auto open = feed.lock()) {
            for (SharedBytes& frame : frames) {
                open->put(std::move(frame), what == Given::change);
            }
            open->pastAsked -= what == Given::answerOfPast ? 1 : 0;
            open->wake();
        }
    });
}

} // namespace trucban::gateway
