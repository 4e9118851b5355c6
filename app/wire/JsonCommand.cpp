// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Json.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"

#include <cstdlib>

namespace trucban::wire {

namespace json {

namespace {

using CommandReader = bool (*)(Value, core::CommandBody&, DecodeError&);

/// ReceiveAlert, EscalateCase and ExpireTransfer are the gateway's own: not described, and unknown on the wire.
template <std::size_t Index>
consteval CommandReader commandReader() {
    using Body = std::variant_alternative_t<Index, core::CommandBody>;
    if constexpr (Described<Body>) {
        return [](Value json, core::CommandBody& out, DecodeError& error) {
            return json::read(json, out.emplace<Index>(), error);
        };
    } else {
        return nullptr;
    }
}

template <std::size_t... Index>
consteval auto commandReaders(std::index_sequence<Index...>) {
    return std::array<CommandReader, sizeof...(Index)>{commandReader<Index>()...};
}

constexpr auto kCommandReaders = commandReaders(std::make_index_sequence<std::variant_size_v<core::CommandBody>>{});

void appendBody(std::string& out, const core::CommandBody& value) {
    std::visit(
        [&]<class Body>(const Body& body) {
            if constexpr (Described<Body>) {
                append(out, body);
            } else {
                std::abort(); // our bug: such a command never leaves the gateway
            }
        },
        value);
}

bool readBody(std::string_view type, Value json, core::CommandBody& value, DecodeError& error) {
    const auto found = std::ranges::find(core::kCommandTypes, type);
    const auto reader = found == core::kCommandTypes.end()
                            ? nullptr
                            : kCommandReaders[static_cast<std::size_t>(found - core::kCommandTypes.begin())];
    return reader != nullptr ? reader(json, value, error) : fail(error, DecodeFault::unknownType);
}

} // namespace

void appendCommandMembers(std::string& out, const core::Command& value) {
    out += R"("id":)";
    append(out, value.id);
    if (value.expected) {
        out += R"(,"expected":)";
        append(out, *value.expected);
    }
    out += R"(,"type":")";
    out += typeOf(value.body);
    out += R"(","body":)";
    appendBody(out, value.body);
}

bool readCommand(Value json, core::Command& value, DecodeError& error) {
    const auto id = json.member("id");
    if (id.isNull()) {
        fail(error, DecodeFault::missingField);
        return failedIn(error, "id");
    }
    if (!json::read(id, value.id, error)) {
        return failedIn(error, "id");
    }
    if (const auto expected = json.member("expected");
        !expected.isNull() && !json::read(expected, value.expected.emplace(), error)) {
        return failedIn(error, "expected");
    }
    const auto type = json.member("type");
    const auto body = json.member("body");
    if (!type.isString() || body.isNull()) {
        fail(error, type.isNull() || body.isNull() ? DecodeFault::missingField : DecodeFault::wrongType);
        return failedIn(error, type.isString() ? "body" : "type");
    }
    if (!readBody(type.text(), body, value.body, error)) {
        return failedIn(error, error.fault == DecodeFault::unknownType && error.pointer.empty() ? "type" : "body");
    }
    return true;
}

} // namespace json

std::string encodeCommandBody(const core::CommandBody& body) {
    std::string out;
    json::appendBody(out, body);
    return out;
}

std::expected<core::CommandBody, DecodeError> decodeCommandBody(std::string_view type, std::string_view json) {
    const auto document = json::Document::parseObject(json);
    if (!document) {
        return std::unexpected(document.error());
    }
    core::CommandBody value;
    DecodeError error;
    if (!json::readBody(type, document->root(), value, error)) {
        return std::unexpected(std::move(error));
    }
    return value;
}

} // namespace trucban::wire
