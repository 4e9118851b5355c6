// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/Json.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"

namespace trucban::core {

using namespace wire;

#define TRUCBAN_DESCRIBED_JSON(T)                                                                                      \
    void appendJson(std::string& out, const T& value) {                                                                \
        json::appendDescribed(out, value);                                                                             \
    }                                                                                                                  \
    bool readJson(json::Value json, T& value, DecodeError& error) {                                                    \
        return json::readDescribed(json, value, error);                                                                \
    }

TRUCBAN_DESCRIBED_JSON(AlertFacts)
TRUCBAN_DESCRIBED_JSON(AlertDetails)
TRUCBAN_DESCRIBED_JSON(Alert)
TRUCBAN_DESCRIBED_JSON(Case)
TRUCBAN_DESCRIBED_JSON(Visit)
TRUCBAN_DESCRIBED_JSON(UnitProfile)
TRUCBAN_DESCRIBED_JSON(Policy)
TRUCBAN_DESCRIBED_JSON(Handover)
TRUCBAN_DESCRIBED_JSON(Campaign)
TRUCBAN_DESCRIBED_JSON(Record)
TRUCBAN_DESCRIBED_JSON(Briefing)

#undef TRUCBAN_DESCRIBED_JSON

} // namespace trucban::core

namespace trucban::wire {

namespace json {

namespace {

constexpr std::array kAggregateKinds{
    core::AggregateKind::alert,    core::AggregateKind::case_,  core::AggregateKind::unit,
    core::AggregateKind::visit,    core::AggregateKind::policy, core::AggregateKind::handover,
    core::AggregateKind::campaign, core::AggregateKind::record, core::AggregateKind::briefing};
static_assert(kAggregateKinds.size() == std::variant_size_v<core::Aggregate>);

/// Reads into the alternative of that index.
template <std::size_t... Index>
bool readAlternative(std::size_t wanted, Value value, core::Aggregate& out, DecodeError& error,
                     std::index_sequence<Index...>) {
    bool good = false;
    ((wanted == Index && (good = json::read(value, out.emplace<Index>(), error))), ...);
    return good;
}

} // namespace

void appendAggregate(std::string& out, const core::Aggregate& value) {
    out += R"({"kind":)";
    append(out, kAggregateKinds[value.index()]);
    out += R"(,"value":)";
    std::visit([&](const auto& aggregate) { append(out, aggregate); }, value);
    out += '}';
}

bool readAggregate(Value json, core::Aggregate& value, DecodeError& error) {
    if (!json.isObject()) {
        return fail(error, DecodeFault::wrongType);
    }
    const auto kindText = json.member("kind");
    const auto content = json.member("value");
    core::AggregateKind kind{};
    if (kindText.isNull()) {
        fail(error, DecodeFault::missingField);
        return failedIn(error, "kind");
    }
    if (!readEnum(kindText, kind, error)) {
        error.fault = kindText.isString() ? DecodeFault::unknownType : error.fault;
        return failedIn(error, "kind");
    }
    const auto index = static_cast<std::size_t>(std::ranges::find(kAggregateKinds, kind) - kAggregateKinds.begin());
    if (!readAlternative(index, content, value, error,
                         std::make_index_sequence<std::variant_size_v<core::Aggregate>>{})) {
        return failedIn(error, "value");
    }
    return true;
}

} // namespace json

std::string encodeAlertDetails(const core::AlertDetails& details) {
    return json::encodeText(details);
}
std::expected<core::AlertDetails, DecodeError> decodeAlertDetails(std::string_view json) {
    return json::decodeText<core::AlertDetails>(json);
}

std::string encodeReporter(const core::Reporter& reporter) {
    return json::encodeText(reporter);
}
std::expected<core::Reporter, DecodeError> decodeReporter(std::string_view json) {
    return json::decodeText<core::Reporter>(json);
}

std::string encodePosition(const core::Position& position) {
    return json::encodeText(position);
}
std::expected<core::Position, DecodeError> decodePosition(std::string_view json) {
    return json::decodeText<core::Position>(json);
}

std::string encodePolicy(const core::Policy& policy) {
    return json::encodeText(policy);
}
std::expected<core::Policy, DecodeError> decodePolicy(std::string_view json) {
    return json::decodeText<core::Policy>(json);
}

std::string encodeAggregate(const core::Aggregate& aggregate) {
    std::string out;
    json::appendAggregate(out, aggregate);
    return out;
}
std::expected<core::Aggregate, DecodeError> decodeAggregate(std::string_view json) {
    const auto document = json::Document::parseObject(json);
    if (!document) {
        return std::unexpected(document.error());
    }
    core::Aggregate value;
    DecodeError error;
    if (!json::readAggregate(document->root(), value, error)) {
        return std::unexpected(std::move(error));
    }
    return value;
}

} // namespace trucban::wire
