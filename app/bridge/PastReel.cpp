// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PastReel.h"

#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "wire/Limits.h"

#include <algorithm>
#include <iterator>
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

// What is left of an erased alert, as the gateway would give it now.

void scrub(core::Alert& alert) {
    alert.details.reset();
    alert.placedAt.reset();
}

void scrub(core::Aggregate& aggregate, const core::AlertId& id) {
    if (auto* alert = std::get_if<core::Alert>(&aggregate); alert != nullptr && alert->id == id) {
        scrub(*alert);
    }
}

void scrub(core::EventData& data) {
    if (auto* received = std::get_if<core::AlertReceived>(&data)) {
        received->details.reset();
    } else if (auto* updated = std::get_if<core::AlertUpdated>(&data)) {
        updated->details.reset();
    } else if (auto* placed = std::get_if<core::AlertPlaced>(&data)) {
        placed->position.reset();
    } else if (auto* back = std::get_if<core::AlertUnarchived>(&data)) {
        scrub(back->value);
    }
}

void scrub(wire::EventItem& item, const core::AlertId& id) {
    if (auto* event = std::get_if<core::Event>(&item)) {
        if (event->aggregate == core::AggregateRef::of(id)) {
            scrub(event->data);
        }
    } else if (auto* entered = std::get_if<wire::Entered>(&item)) {
        scrub(entered->aggregate, id);
    }
}

void scrub(wire::Past& window, const core::AlertId& id) {
    for (auto& value : window.before) {
        scrub(value, id);
    }
    for (auto& item : window.items) {
        scrub(item.item, id);
    }
}

} // namespace

PastReel::PastReel(core::State present)
    : m_state{std::move(present)}, m_presentPolicy{m_state.policy}, m_newest{m_state.seq}, m_position{m_state.seq} {
    m_state.alertByKey = {};
}

bool PastReel::prepend(wire::Past window) {
    if (window.to != oldest() || window.from > window.to || window.from == 0 || isFull()) {
        return false;
    }
    for (const core::AlertId& id : m_erased) {
        scrub(window, id);
    }
    const auto number = static_cast<std::uint32_t>(m_windows.size());
    boost::unordered_flat_map<core::AggregateRef, core::Aggregate*, RefHash> before;
    for (auto& aggregate : window.before) {
        before.insert_or_assign(core::refOf(aggregate), &aggregate);
    }
    Window& kept = m_windows.emplace_back();
    kept.from = window.from;
    kept.to = window.to;
    kept.places.reserve(window.items.size());
    core::AggregateRef room;
    for (const auto& item : window.items) {
        kept.places.push_back({item.seq, item.at});
        kept.leastAt = std::min(kept.leastAt, item.at);
        const auto& ref = refOf(item.item, room);
        const auto value = before.find(ref);
        addStart(*m_tracks.try_emplace(ref, ref).first, number, value == before.end() ? nullptr : value->second);
    }
    pack(kept, std::move(window.items));
    m_bytes += kept.places.size() * sizeof(Place) + kept.tracks.size() * sizeof(void*);
    return true;
}

void PastReel::addStart(Tracks::value_type& entry, std::uint32_t number, core::Aggregate* before) {
    Track& track = entry.second;
    const bool isNew = track.starts.empty();
    if (!isNew && track.starts.back().window == number) {
        return;
    }
    const bool canRest = entry.first.kind != core::AggregateKind::policy;
    if (isNew) {
        // No later window named it, so wherever the reel stands, this is what it is now.
        track.isThere = holds(m_state, track.ref);
        track.isHeld = track.isThere && canRest;
        track.restsAt = track.isHeld ? kAtPresent : kNowhere;
    }
    Start& start = track.starts.emplace_back(number, std::string{});
    if (before != nullptr) {
        start.bytes = packed(*before);
        m_bytes += start.bytes.size();
        if (isNew && !track.isThere && canRest) {
            m_bytes += sizeof(core::Aggregate);
            track.resting = RestingValue{std::move(*before)};
            track.restsAt = 0;
            start.bytes = {};
        }
    }
    m_windows.back().tracks.push_back(&entry);
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
    touched.changed.reserve(touches.size());
    for (const auto* touch : touches) {
        (touch->second.isThere ? touched.changed : touched.erased).push_back(touch->first);
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

std::int32_t PastReel::placeAt(const Track& track, std::size_t window) {
    if (window == kPresent) {
        return kAtPresent;
    }
    // The first of the windows from the goal on that names it holds what it was until then.
    const auto later = std::ranges::upper_bound(track.starts, window, {}, &Start::window);
    return static_cast<std::int32_t>(later - track.starts.begin()) - 1;
}

/// Gives the state what the aggregate was at the start of the window; false when it has it.
bool PastReel::set(Track& track, std::size_t window) {
    const std::int32_t place = placeAt(track, window);
    const Start* start = place < 0 ? nullptr : &track.starts[static_cast<std::size_t>(place)];
    // The window's items will change what the state holds then.
    const bool isPlayed = start != nullptr && start->window == window;
    const bool isResting = place == track.restsAt;
    if (track.isHeld && isResting && !isPlayed) {
        return false;
    }
    if (track.isHeld) {
        track.resting = RestingValue::takeFrom(m_state, track.ref);
        track.isHeld = false;
    } else if (track.isThere) {
        remove(m_state, track.ref);
    }
    track.isThere = isResting;
    if (isResting && isPlayed) {
        track.resting.copyInto(m_state);
    } else if (isResting) {
        track.resting.moveInto(m_state);
        track.isHeld = true;
    } else if (start != nullptr && !start->bytes.empty()) {
        if (auto value = core::parseCanonical(start->bytes)) {
            bridge::place(m_state, std::move(*value));
            track.isThere = true;
        }
    } else if (place == kAtPresent && track.ref.kind == core::AggregateKind::policy) {
        m_state.policy = m_presentPolicy;
        track.isThere = true;
    }
    return true;
}

void PastReel::goToStart(std::size_t window, Touches& touched) {
    m_state.alertByKey.clear(); // the fold notes keys, nobody here asks for them
    // kPresent stands behind the newest window, whose number is 0.
    const auto behind = [](std::size_t number) { return number == kPresent ? 0 : number + 1; };
    const std::size_t newer = std::min(behind(m_window), behind(window));
    const std::size_t older = std::max(behind(m_window), behind(window));
    for (std::size_t number = newer == 0 ? 0 : newer - 1; number < older; ++number) {
        for (Tracks::value_type* entry : m_windows[number].tracks) {
            if (std::exchange(entry->second.mark, m_mark) != m_mark && set(entry->second, window)) {
                touched.push_back(entry);
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
        const auto entry = m_tracks.find(refOf(item.item, room));
        if (entry == m_tracks.end()) {
            continue;
        }
        Track& track = entry->second;
        track.isThere = holds(m_state, track.ref);
        if (std::exchange(track.mark, m_mark) != m_mark) {
            touched.push_back(&*entry);
        }
    }
    m_position = seq;
    m_state.seq = seq;
}

void PastReel::pack(Window& window, std::vector<wire::PastItem> items) {
    wire::Past frame{.id = {}, .from = window.from, .to = window.to, .before = {}, .items = std::move(items)};
    m_bytes -= window.items.size();
    window.items = m_deflater.deflate(wire::encode(wire::ServerFrame{std::move(frame)}));
    window.items.shrink_to_fit();
    m_bytes += window.items.size();
}

std::vector<wire::PastItem>& PastReel::itemsOf(std::size_t window) {
    if (m_unpacked != window) {
        const auto json = m_inflater.inflate(m_windows[window].items, wire::kMaxServerFrameBytes);
        auto frame = json ? wire::decodeServerFrame(*json) : std::unexpected(wire::DecodeError{});
        m_isSound = m_isSound && frame.has_value();
        m_items = frame ? std::move(std::get<wire::Past>(*frame).items) : std::vector<wire::PastItem>{};
        m_unpacked = window;
    }
    return m_items;
}

ReplicaFold::Touched PastReel::erase(const core::AlertId& id) {
    ReplicaFold::Touched touched;
    if (!m_erased.insert(id).second) {
        return touched;
    }
    const auto ref = core::AggregateRef::of(id);
    if (const auto shown = m_state.alerts.find(id); shown != m_state.alerts.end()) {
        scrub(shown->second);
        touched.changed.push_back(ref);
    }
    const auto entry = m_tracks.find(ref);
    if (entry == m_tracks.end()) {
        return touched;
    }
    if (core::Alert* resting = entry->second.resting.alert()) {
        scrub(*resting);
    }
    for (Start& start : entry->second.starts) {
        if (auto value = core::parseCanonical(start.bytes)) {
            scrub(*value, id);
            m_bytes -= start.bytes.size();
            start.bytes = packed(*value);
            m_bytes += start.bytes.size();
        }
        auto& items = itemsOf(start.window);
        for (auto& item : items) {
            scrub(item.item, id);
        }
        pack(m_windows[start.window], items);
    }
    return touched;
}

} // namespace trucban::bridge
