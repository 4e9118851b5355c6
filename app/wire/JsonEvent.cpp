// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Json.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"

namespace trucban::wire::json {

namespace {

using EventReader = bool (*)(Value, core::EventData&, DecodeError&);

template <std::size_t Index>
bool readOne(Value json, core::EventData& out, DecodeError& error) {
    return json::read(json, out.emplace<Index>(), error);
}

template <std::size_t... Index>
consteval auto eventReaders(std::index_sequence<Index...>) {
    return std::array<EventReader, sizeof...(Index)>{readOne<Index>...};
}

constexpr auto kEventReaders = eventReaders(std::make_index_sequence<std::variant_size_v<core::EventData>>{});

/// The envelope up to its type, which decides how `data` is read.
struct Envelope {
    core::Event& event;
    std::string_view type;
    const Node* data = nullptr;
};

bool readEnvelopeMember(std::string_view key, Value value, Envelope& envelope, DecodeError& error) {
    auto& event = envelope.event;
    if (key == "seq") {
        return json::read(value, event.seq, error);
    }
    if (key == "aggregate") {
        return json::read(value, event.aggregate, error);
    }
    if (key == "version") {
        return json::read(value, event.version, error);
    }
    if (key == "type") {
        envelope.type = value.isString() ? value.text() : std::string_view{};
        return value.isString() || fail(error, DecodeFault::wrongType);
    }
    if (key == "at") {
        return json::read(value, event.at, error);
    }
    if (key == "actor") {
        return json::read(value, event.actor, error);
    }
    if (key == "wards") {
        return json::read(value, event.wards, error);
    }
    if (key == "data") {
        envelope.data = &value.node();
    }
    return true;
}

} // namespace

void appendEventData(std::string& out, const core::EventData& value) {
    std::visit([&](const auto& data) { append(out, data); }, value);
}

bool readEventData(std::string_view type, Value json, core::EventData& value, DecodeError& error) {
    const auto found = std::ranges::find(core::kEventTypes, type);
    if (found == core::kEventTypes.end()) {
        return fail(error, DecodeFault::unknownType);
    }
    return kEventReaders[static_cast<std::size_t>(found - core::kEventTypes.begin())](json, value, error);
}

} // namespace trucban::wire::json

namespace trucban::core {

using namespace wire;

void appendJson(std::string& out, const Event& value) {
    out += R"({"seq":)";
    json::append(out, value.seq);
    out += R"(,"aggregate":)";
    json::append(out, value.aggregate);
    out += R"(,"version":)";
    json::append(out, value.version);
    out += R"(,"type":")";
    out += typeOf(value.data);
    out += R"(","at":)";
    json::append(out, value.at);
    out += R"(,"actor":)";
    json::append(out, value.actor);
    out += R"(,"wards":)";
    json::append(out, value.wards);
    out += R"(,"data":)";
    json::appendEventData(out, value.data);
    out += '}';
}

bool readJson(json::Value json, Event& value, DecodeError& error) {
    if (!json.isObject()) {
        return json::fail(error, DecodeFault::wrongType);
    }
    json::Envelope envelope{.event = value, .type = {}, .data = nullptr};
    bool good = true;
    json.forEachMember([&](std::string_view key, json::Value member) {
        if (!member.isNull() && !json::readEnvelopeMember(key, member, envelope, error)) {
            good = json::failedIn(error, key);
        }
        return good;
    });
    if (!good) {
        return false;
    }
    if (envelope.type.empty() || envelope.data == nullptr) {
        json::fail(error, DecodeFault::missingField);
        return json::failedIn(error, envelope.type.empty() ? "type" : "data");
    }
    if (!json::readEventData(envelope.type, json::Value(envelope.data), value.data, error)) {
        return json::failedIn(error,
                              error.fault == DecodeFault::unknownType && error.pointer.empty() ? "type" : "data");
    }
    return true;
}

} // namespace trucban::core

namespace trucban::wire {

std::string encodeEventData(const core::EventData& data) {
    std::string out;
    json::appendEventData(out, data);
    return out;
}

std::expected<core::EventData, DecodeError> decodeEventData(std::string_view type, std::string_view json) {
    const auto document = json::Document::parseObject(json);
    if (!document) {
        return std::unexpected(document.error());
    }
    core::EventData value;
    DecodeError error;
    if (!json::readEventData(type, document->root(), value, error)) {
        return std::unexpected(std::move(error));
    }
    return value;
}

std::string encodeEvent(const core::Event& event) {
    constexpr std::size_t kUsualBytes = 512;
    std::string out;
    out.reserve(kUsualBytes);
    appendJson(out, event);
    return out;
}

std::expected<core::Event, DecodeError> decodeEvent(std::string_view json) {
    return json::decodeText<core::Event>(json);
}

} // namespace trucban::wire
