// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/FigureService.h"

#include "figures/Tally.h"
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

std::size_t weightOf(const figures::Row& row) {
    return 24 + 20 * row.cases.size() + 4 * row.alerts.size() + 16 * row.visits.size();
}

} // namespace

store::Result<std::unique_ptr<FigureService>> FigureService::open(const std::filesystem::path& dataFolder,
                                                                  const store::KeyRing& keys, Parts parts) {
    auto reader = LogReader::open(dataFolder, keys, kWaiting);
    if (!reader) {
        return std::unexpected(reader.error());
    }
    return std::unique_ptr<FigureService>{new FigureService{std::move(*reader), std::move(parts)}};
}

FigureService::FigureService(std::unique_ptr<LogReader> reader, Parts parts)
    : m_parts{std::move(parts)}, m_reader{std::move(reader)}, m_timer{m_parts.io.get_executor()} {}

FigureService::~FigureService() {
    stop();
}

void FigureService::start() {
    (void)m_reader->run([this](LogReader& reader) { catchUp(reader); });
}

void FigureService::stop() {
    m_stopping = true;
    m_reader->stop();
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
        (void)m_reader->run([this](LogReader& reader) { tellChanges(reader); });
    });
}

bool FigureService::query(const std::shared_ptr<FigureFeed>& feed, const core::CommandId& id, wire::FigureSpans spans) {
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
        reply(m_book.drill(*indicator, part, slice, offset, limit));
    });
}

bool FigureService::quartiles(wire::FigureQuartilesRequest request, QuartilesReply reply) {
    return m_reader->run([this, request = std::move(request), reply = std::move(reply)](LogReader& reader) mutable {
        catchUp(reader);
        figures::Cube cube;
        cube.put(m_book.batch({}, request.slice.days));
        request.slice.wards = m_parts.wards;
        const auto wards = figures::tallyByWard({&cube, &m_records}, request.slice);
        wire::FigureQuartiles answer;
        for (const std::string& code : request.indicators) {
            const auto indicator = figures::findIndicator(code);
            if (!indicator) {
                reply(std::nullopt);
                return;
            }
            std::vector<figures::Value> values;
            for (const figures::WardTally& ward : wards) {
                values.push_back(figures::valueOf(*indicator, ward.tally));
            }
            answer.indicators.push_back({code, figures::quartilesOf(values)});
        }
        reply(std::move(answer));
    });
}

// --- on its thread -------------------------------------------------------------------------------------------------

void FigureService::noteRecord(const core::Event& event) {
    if (event.aggregate.kind != core::AggregateKind::record || !core::apply(m_entries, event)) {
        return;
    }
    const core::RecordId id{core::Uuid::parse(event.aggregate.key).value_or(core::Uuid{})};
    if (const auto found = m_entries.records.find(id); found != m_entries.records.end()) {
        m_records.put(found->second);
    } else {
        m_records.erase(id);
    }
}

/// Folds what comes after the book, up to `upTo` if there is one.
void FigureService::read(LogReader& reader, figures::FigureBook& book, std::optional<core::Instant> upTo) {
    const bool isOwn = &book == &m_book;
    core::Seq at = book.seq();
    bool isOver = false;
    while (!isOver && !m_stopping) {
        const auto last = reader.log().read(at, kChunk, [&](store::LogEntry&& entry) {
            if (!entry) {
                return true; // nobody could fold it; /readyz names it
            }
            if (upTo && entry->at > *upTo) {
                isOver = true;
                return false;
            }
            book.apply(*entry);
            if (isOwn) {
                noteRecord(*entry);
            }
            return true;
        });
        if (!last) {
            if (m_unreadable.isDue(std::chrono::steady_clock::now())) {
                m_parts.journal.critical("figuresNotRead", {{"why", std::string_view{last.error().message()}}});
            }
            return;
        }
        isOver = isOver || *last == at;
        at = *last;
    }
    m_unreadable.over();
}

void FigureService::catchUp(LogReader& reader) {
    read(reader, m_book, std::nullopt);
}

void FigureService::tellChanges(LogReader& reader) {
    catchUp(reader);
    const std::vector<figures::RowKey> changed = m_book.takeChanged();
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
                entry->second = framesOf(reader, feed->deflates, {}, m_book.batch(mine), now);
            }
        }
        give(following.feed, entry->second);
    }
}

void FigureService::answer(LogReader& reader, const std::weak_ptr<FigureFeed>& weak, const core::CommandId& id,
                           const wire::FigureSpans& spans) {
    const auto feed = weak.lock();
    if (!feed) {
        return;
    }
    if (spans.asOf) {
        figures::FigureBook then;
        read(reader, then, spans.asOf);
        give(weak, framesOf(reader, feed->deflates, id, then.batch(feed->viewer.scope, spans.spans), *spans.asOf));
        return;
    }
    tellChanges(reader); // whoever follows is told of what this answer has in it already
    follow(weak, spans.spans);
    if (spans.spans.empty()) {
        give(weak, framesOf(reader, feed->deflates, id, {.seq = m_book.seq()}, m_parts.clock()));
        return;
    }
    give(weak, framesOf(reader, feed->deflates, id, m_book.batch(feed->viewer.scope, spans.spans), m_parts.clock()));
}

void FigureService::follow(const std::weak_ptr<FigureFeed>& feed, std::vector<figures::DaySpan> spans) {
    std::erase_if(m_following, [&](const Following& one) {
        return one.feed.expired() || (!one.feed.owner_before(feed) && !feed.owner_before(one.feed));
    });
    if (!spans.empty()) {
        m_following.push_back({feed, std::move(spans)});
    }
}

/// The batch in frames of about kRowsBytes.
std::vector<SharedBytes> FigureService::framesOf(LogReader& reader, bool deflates, const core::CommandId& id,
                                                 const figures::Batch& batch, core::Instant asOf) {
    std::vector<SharedBytes> frames;
    wire::Figures frame{.id = id, .seq = batch.seq, .asOf = asOf};
    if (const auto head = reader.log().headAt(batch.seq)) {
        frame.head = store::toHex(head->hash);
    }
    std::size_t begin = 0;
    do {
        figures::Batch part{.seq = batch.seq, .knownFrom = batch.knownFrom, .labels = batch.labels};
        std::size_t end = begin;
        for (std::size_t bytes = 0; end < batch.rows.size() && bytes < kRowsBytes; ++end) {
            bytes += weightOf(batch.rows[end]);
        }
        part.rows.assign(batch.rows.begin() + static_cast<std::ptrdiff_t>(begin),
                         batch.rows.begin() + static_cast<std::ptrdiff_t>(end));
        frame.rows = figures::encode(part);
        frame.last = end == batch.rows.size();
        const std::string json = wire::encode(wire::ServerFrame{frame});
        frames.push_back(std::make_shared<const std::string>(deflates ? wsDeflatedFrame(reader.deflater(), json)
                                                                      : wsFrame(WsOpcode::text, json)));
        begin = end;
    } while (begin < batch.rows.size());
    return frames;
}

void FigureService::give(std::weak_ptr<FigureFeed> feed, std::vector<SharedBytes> frames) {
    if (frames.empty()) {
        return;
    }
    asio::post(m_parts.io, [feed = std::move(feed), frames = std::move(frames)]() mutable {
        if (const auto open = feed.lock()) {
            std::ranges::move(frames, std::back_inserter(open->frames));
            open->wake();
        }
    });
}

} // namespace trucban::gateway
