// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PastReel.h"

#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "wire/Limits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace trucban::bridge {

namespace {

const core::AggregateRef& refOf(const wire::EventItem& item, core::AggregateRef& room) {
    if (const auto* event = std::get_if<core::Event>(&item)) {
        return event->aggregate;
    }
    if (const auto* left = std::get_if<wire::Left>(&item)) {
        return left->aggregate;
    }
    return room = core::refOf(std::get<wire::Entered>(item).aggregate);
}

std::string packed(const core::Aggregate& aggregate) {
    std::string bytes;
    core::appendCanonical(bytes, aggregate);
    bytes.shrink_to_fit();
    return bytes;
}

/// False when the item does not fit.
bool take(core::State& state, const wire::EventItem& item) {
    if (const auto* event = std::get_if<core::Event>(&item)) {
        return core::apply(state, *event).has_value();
    }
    if (const auto* entered = std::get_if<wire::Entered>(&item)) {
        state.put(entered->aggregate);
    } else {
        state.erase(std::get<wire::Left>(item).aggregate);
    }
    return true;
}

} // namespace

PastReel::PastReel(core::State present) : m_state{std::move(present)}, m_newest{m_state.seq}, m_position{m_state.seq} {}

bool PastReel::prepend(wire::Past window) {
    if (window.to != oldest() || window.from > window.to || window.from == 0 || isFull()) {
        return false;
    }
    const auto number = static_cast<std::uint32_t>(m_windows.size());
    std::map<core::AggregateRef, std::string> before;
    for (const auto& aggregate : window.before) {
        before.insert_or_assign(core::refOf(aggregate), packed(aggregate));
    }
    window.before.clear();
    Window& kept = m_windows.emplace_back();
    kept.from = window.from;
    kept.to = window.to;
    kept.places.reserve(window.items.size());
    core::AggregateRef room;
    for (const auto& item : window.items) {
        kept.places.push_back({item.seq, item.at});
        kept.leastAt = std::min(kept.leastAt, item.at);
        const auto& ref = refOf(item.item, room);
        const auto [entry, isNew] = m_tracks.try_emplace(ref);
        Track& track = entry->second;
        if (isNew) {
            // No later window named it, so wherever the reel stands, this is what it is now.
            if (const auto value = m_state.aggregate(ref)) {
                track.present = packed(*value);
                m_bytes += track.present->size();
            }
        } else if (!track.starts.empty() && track.starts.back().window == number) {
            continue;
        }
        Start start{.window = number, .bytes = {}};
        if (const auto value = before.find(ref); value != before.end()) {
            start.bytes = std::move(value->second);
            m_bytes += start.bytes->size();
        }
        track.starts.push_back(std::move(start));
        kept.tracks.push_back(&*entry);
    }
    kept.items = m_deflater.deflate(wire::encode(wire::ServerFrame{std::move(window)}));
    kept.items.shrink_to_fit();
    m_bytes += kept.items.size() + kept.places.size() * sizeof(Place) + kept.tracks.size() * sizeof(void*);
    return true;
}

std::optional<core::Instant> PastReel::oldestAt() const {
    for (auto window = m_windows.rbegin(); window != m_windows.rend(); ++window) {
        if (!window->places.empty()) {
            return window->places.front().at;
        }
    }
    return std::nullopt;
}

core::Seq PastReel::seqAt(core::Instant at) {
    for (const Window& window : m_windows) {
        if (window.leastAt > at) {
            continue;
        }
        const auto last = std::ranges::find_last_if(window.places, [&](const Place& place) { return place.at <= at; });
        return last.front().seq;
    }
    return oldest();
}

std::optional<PastReel::Place> PastReel::after(core::Seq seq) {
    for (std::size_t number = windowOf(std::max(seq, oldest())); number != kPresent; --number) {
        const auto& places = m_windows[number].places;
        const auto next = std::ranges::upper_bound(places, seq, {}, &Place::seq);
        if (next != places.end()) {
            return *next;
        }
    }
    return std::nullopt;
}

std::optional<PastReel::Place> PastReel::before(core::Seq seq) {
    const std::size_t window = windowOf(std::max(seq, oldest()));
    for (std::size_t number = window == kPresent ? 0 : window; number < m_windows.size(); ++number) {
        const auto& places = m_windows[number].places;
        const auto next = std::ranges::lower_bound(places, seq, {}, &Place::seq);
        if (next != places.begin()) {
            return *std::prev(next);
        }
    }
    return std::nullopt;
}

ReplicaFold::Touched PastReel::seek(core::Seq seq) {
    seq = std::clamp(seq, oldest(), m_newest);
    const std::size_t window = windowOf(seq);
    Touches touches;
    ++m_mark;
    if (window != m_window || seq < m_position) {
        goToStart(window, touches);
    }
    playTo(seq, touches);
    ReplicaFold::Touched touched;
    for (const auto* touch : touches) {
        (m_state.visibleTo(touch->first) != nullptr ? touched.changed : touched.erased).push_back(touch->first);
    }
    return touched;
}

std::size_t PastReel::windowOf(core::Seq seq) const {
    if (seq >= m_newest) {
        return kPresent;
    }
    const auto found =
        std::ranges::partition_point(m_windows, [&](const Window& window) { return window.from > seq + 1; });
    return static_cast<std::size_t>(found - m_windows.begin());
}

const std::optional<std::string>& PastReel::valueAt(const Track& track, std::size_t window) const {
    if (window == kPresent) {
        return track.present;
    }
    // The first of the windows from the goal on that names it holds what it was until then.
    const auto later = std::ranges::upper_bound(track.starts, window, {}, &Start::window);
    return later == track.starts.begin() ? track.present : std::prev(later)->bytes;
}

void PastReel::goToStart(std::size_t window, Touches& touched) {
    // kPresent stands behind the newest window, whose number is 0.
    const auto behind = [](std::size_t number) { return number == kPresent ? 0 : number + 1; };
    const std::size_t newer = std::min(behind(m_window), behind(window));
    const std::size_t older = std::max(behind(m_window), behind(window));
    for (std::size_t number = newer == 0 ? 0 : newer - 1; number < older; ++number) {
        for (Tracks::value_type* entry : m_windows[number].tracks) {
            Track& track = entry->second;
            if (std::exchange(track.mark, m_mark) == m_mark) {
                continue;
            }
            touched.push_back(entry);
            auto value =
                valueAt(track, window).and_then([](const std::string& bytes) { return core::parseCanonical(bytes); });
            if (value) {
                m_state.put(std::move(*value));
            } else {
                m_state.erase(entry->first);
            }
        }
    }
    m_window = window;
    m_position = window == kPresent ? m_newest : m_windows[window].from - 1;
    m_state.seq = m_position;
}

void PastReel::playTo(core::Seq seq, Touches& touched) {
    if (m_window == kPresent || seq <= m_position) {
        return;
    }
    core::AggregateRef room;
    for (const auto& item : itemsOf(m_window)) {
        if (item.seq <= m_position) {
            continue;
        }
        if (item.seq > seq) {
            break;
        }
        m_isSound = take(m_state, item.item) && m_isSound;
        const auto track = m_tracks.find(refOf(item.item, room));
        if (track != m_tracks.end() && std::exchange(track->second.mark, m_mark) != m_mark) {
            touched.push_back(&*track);
        }
    }
    m_position = seq;
    m_state.seq = seq;
}

const std::vector<wire::PastItem>& PastReel::itemsOf(std::size_t window) {
    if (m_unpacked != window) {
        const auto json = m_inflater.inflate(m_windows[window].items, wire::kMaxServerFrameBytes);
        auto frame = json ? wire::decodeServerFrame(*json) : std::unexpected(wire::DecodeError{});
        m_isSound = m_isSound && frame.has_value();
        m_items = frame ? std::move(std::get<wire::Past>(*frame).items) : std::vector<wire::PastItem>{};
        m_unpacked = window;
    }
    return m_items;
}

} // namespace trucban::bridge
