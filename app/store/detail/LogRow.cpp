// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/LogRow.h"

#include "store/detail/Crypto.h"
#include "wire/Json.h"

#include <sodium.h>

#include <charconv>
#include <format>
#include <limits>

namespace trucban::store::detail {
namespace {

class Hasher {
public:
    Hasher() { crypto_generichash_init(&m_state, nullptr, 0, std::tuple_size_v<Hash>); }
    void add(std::string_view bytes) {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    void addInteger(std::uint64_t value) {
        m_buffer.clear();
        appendLittleEndian(m_buffer, value);
        add(m_buffer);
    }
    void addText(std::string_view text) {
        m_buffer.assign(1, '\1');
        appendLittleEndian(m_buffer, text.size());
        add(m_buffer);
        add(text);
    }
    void addOptional(const std::optional<std::string>& text) {
        if (text) {
            addText(*text);
        } else {
            add(std::string_view{"\0", 1});
        }
    }
    [[nodiscard]] Hash finish() {
        Hash hash;
        crypto_generichash_final(&m_state, hash.data(), hash.size());
        return hash;
    }

private:
    crypto_generichash_state m_state;
    std::string m_buffer;
};

/// The event's data without what is sealed.
std::string openData(const core::Event& event) {
    if (const auto* received = std::get_if<core::AlertReceived>(&event.data);
        received != nullptr && received->details) {
        return wire::encodeEventData(core::AlertReceived{received->facts, std::nullopt, received->caseId});
    }
    if (const auto* updated = std::get_if<core::AlertUpdated>(&event.data); updated != nullptr && updated->details) {
        return wire::encodeEventData(core::AlertUpdated{updated->facts, std::nullopt});
    }
    if (std::holds_alternative<core::AlertPlaced>(event.data)) {
        return wire::encodeEventData(core::AlertPlaced{});
    }
    if (const auto* saved = std::get_if<core::RecordSaved>(&event.data); saved != nullptr && saved->record.need) {
        core::RecordSaved open = *saved;
        open.record.need->householdCode.clear();
        open.record.need->need.clear();
        return wire::encodeEventData(open);
    }
    if (const auto* back = std::get_if<core::AlertUnarchived>(&event.data)) {
        core::AlertUnarchived open = *back;
        open.value.details.reset();
        open.value.placedAt.reset();
        return wire::encodeEventData(open);
    }
    return wire::encodeEventData(event.data);
}

} // namespace

Hash genesisHash(std::string_view logId) {
    Hasher hasher;
    hasher.add("trucban.log.1");
    hasher.add(logId);
    return hasher.finish();
}

Hash chainHash(const Hash& previous, const LogRow& row) {
    Hasher hasher;
    hasher.add({reinterpret_cast<const char*>(previous.data()), previous.size()});
    hasher.addInteger(row.seq);
    hasher.addText(row.kind);
    hasher.addText(row.key);
    hasher.addInteger(static_cast<std::uint64_t>(row.version));
    hasher.addText(row.type);
    hasher.addInteger(static_cast<std::uint64_t>(row.at));
    hasher.addText(row.actorKind);
    hasher.addText(row.actorName);
    hasher.addText(row.wards);
    hasher.addText(row.data);
    hasher.addOptional(row.details);
    hasher.addOptional(row.reporter);
    hasher.addOptional(row.raw);
    return hasher.finish();
}

LogRow rowOf(const core::Event& event) {
    LogRow row;
    row.seq = event.seq;
    row.kind = core::nameOf(event.aggregate.kind);
    row.key = event.aggregate.key;
    row.version = event.version;
    row.type = core::typeOf(event.data);
    row.at = event.at.time_since_epoch().count();
    row.actorKind = core::nameOf(event.actor.kind);
    row.actorName = event.actor.name;
    row.wards = wardsText(event.wards);
    row.data = openData(event);
    return row;
}

std::expected<core::Event, Undecodable> eventOf(const LogRow& row) {
    const auto refuse = [&row](std::string reason) {
        const auto kind = core::parseEnum<core::AggregateKind>(row.kind).value_or(core::AggregateKind::case_);
        return std::unexpected(Undecodable{row.seq, row.type, {kind, row.key}, std::move(reason)});
    };
    const auto kind = core::parseEnum<core::AggregateKind>(row.kind);
    const auto actorKind = core::parseEnum<core::ActorKind>(row.actorKind);
    auto wards = parseWards(row.wards);
    if (!kind || !actorKind || !wards || row.version < 0 || row.version > std::numeric_limits<std::uint32_t>::max()) {
        return refuse("its envelope is of a form that this version cannot read");
    }
    auto data = wire::decodeEventData(row.type, row.data);
    if (!data) {
        return refuse(std::format("{} {}", wire::sentenceOf(data.error().fault), data.error().pointer));
    }
    core::Event event;
    event.seq = row.seq;
    event.aggregate = {*kind, row.key};
    event.version = static_cast<std::uint32_t>(row.version);
    event.at = core::Instant{core::Milliseconds{row.at}};
    event.actor = {*actorKind, row.actorName};
    event.wards = std::move(*wards);
    event.data = std::move(*data);
    return event;
}

bool endsRecord(const core::EventData& data) {
    return std::holds_alternative<core::RecordExpired>(data) || std::holds_alternative<core::RecordWithdrawn>(data);
}

std::string unarchivedDetails(const core::Alert& alert) {
    return (alert.details ? wire::encodeAlertDetails(*alert.details) : "") + '\n' +
           (alert.placedAt ? wire::encodePosition(*alert.placedAt) : "");
}

bool putUnarchivedDetails(core::Alert& alert, std::string_view text) {
    const auto end = text.find('\n'); // JSON of ours holds none
    if (end == std::string_view::npos) {
        return false;
    }
    if (const auto part = text.substr(0, end); !part.empty()) {
        auto details = wire::decodeAlertDetails(part);
        if (!details) {
            return false;
        }
        alert.details = std::move(*details);
    }
    if (const auto part = text.substr(end + 1); !part.empty()) {
        const auto position = wire::decodePosition(part);
        if (!position) {
            return false;
        }
        alert.placedAt = *position;
    }
    return true;
}

std::string wardsText(const core::WardSet& wards) {
    std::string text;
    for (const auto ward : wards) {
        if (!text.empty()) {
            text += ' ';
        }
        text += std::to_string(ward.value);
    }
    return text;
}

std::optional<core::WardSet> parseWards(std::string_view text) {
    core::WardSet wards;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        core::WardCode ward;
        const auto [next, error] = std::from_chars(at, end, ward.value);
        if (error != std::errc{} || (next != end && *next != ' ')) {
            return std::nullopt;
        }
        wards.push_back(ward);
        at = next == end ? end : next + 1;
    }
    return wards;
}

} // namespace trucban::store::detail
