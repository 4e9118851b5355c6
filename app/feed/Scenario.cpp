// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/Scenario.h"

#include "core/Uuid.h"
#include "wire/Json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

namespace trucban::feed {

namespace json = boost::json;

namespace {

constexpr double kMaxOffsetSeconds = 366.0 * 24 * 3600;

std::unexpected<FeedError> badLine(std::size_t number, std::string_view why) {
    return std::unexpected(
        FeedError{FeedFault::badScenario, "line " + std::to_string(number) + ": " + std::string{why}});
}

std::string textOf(const json::object& object, std::string_view name) {
    const auto* const value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::string senderOf(std::string_view path, const json::object& body) {
    if (path == "/v1/alerts") {
        return textOf(body, "source") + '/' + textOf(body, "externalId");
    }
    if (path == "/v1/visits") {
        return "unit/" + textOf(body, "team");
    }
    constexpr std::string_view kUnits = "/v1/units/";
    if (path.starts_with(kUnits)) {
        path.remove_prefix(kUnits.size());
        return "unit/" + std::string{path.substr(0, path.find('/'))};
    }
    return std::string{path};
}

/// Seconds after the start; nullopt for what is no time.
std::optional<std::chrono::milliseconds> offsetOf(const json::value& at, const std::optional<core::Instant>& start) {
    if (at.is_number()) {
        const double seconds = at.to_number<double>();
        if (!std::isfinite(seconds) || seconds < 0 || seconds > kMaxOffsetSeconds) {
            return std::nullopt;
        }
        return std::chrono::milliseconds{std::llround(seconds * 1000)};
    }
    if (at.is_string() && start) {
        const auto instant = wire::parseInstant(std::string_view{at.as_string()});
        if (instant && *instant >= *start) {
            return *instant - *start;
        }
    }
    return std::nullopt;
}

Result<void> takeLine(Scenario& scenario, std::string_view line, std::size_t number) {
    boost::system::error_code error;
    const auto value = json::parse(line, error);
    if (error || !value.is_object()) {
        return badLine(number, "not a JSON object");
    }
    const auto& object = value.as_object();
    if (object.contains("scenario")) {
        if (!scenario.items.empty()) {
            return badLine(number, "the scenario's own line comes first");
        }
        scenario.name = textOf(object, "scenario");
        if (object.contains("start")) {
            const auto start = wire::parseInstant(textOf(object, "start"));
            if (!start) {
                return badLine(number, "`start` is no RFC 3339 time");
            }
            scenario.start = *start;
        }
        return {};
    }
    const auto* const at = object.if_contains("at");
    const auto offset = at == nullptr ? std::nullopt : offsetOf(*at, scenario.start);
    if (!offset) {
        return badLine(number, "`at` is neither seconds after the start nor a later RFC 3339 time");
    }
    const auto* const body = object.if_contains("body");
    const std::string path = textOf(object, "post");
    if (!path.starts_with("/v1/") || path.find_first_of(" \r\n?#") != std::string::npos || body == nullptr ||
        !body->is_object()) {
        return badLine(number, "`post` is no path under /v1/, or `body` is no object");
    }
    scenario.items.push_back({*offset, path, json::serialize(*body), senderOf(path, body->as_object())});
    return {};
}

/// Another id for the same visit in another run: its last eight bytes are mixed with the run's name (FNV-1a).
std::string visitIdFor(std::string_view id, std::string_view run) {
    auto uuid = core::Uuid::parse(id);
    if (!uuid) {
        return std::string{id};
    }
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : run) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    for (std::size_t i = 9; i < 16; ++i) {
        uuid->bytes[i] ^= static_cast<std::uint8_t>(hash >> (8 * (i - 8)));
    }
    return uuid->toString();
}

} // namespace

Result<Scenario> parseScenario(std::string_view text) {
    Scenario scenario;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (line.empty()) {
            continue;
        }
        if (auto taken = takeLine(scenario, line, number); !taken) {
            return std::unexpected(taken.error());
        }
    }
    std::ranges::stable_sort(scenario.items, {}, &ScenarioItem::at);
    return scenario;
}

Result<Scenario> readScenario(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) {
        return std::unexpected(FeedError{FeedFault::unreadable, path});
    }
    auto scenario = parseScenario(std::move(text).str());
    if (!scenario) {
        scenario.error().detail = path + ", " + scenario.error().detail;
    }
    return scenario;
}

std::string rewrittenBody(const ScenarioItem& item, const Rewriting& rewriting) {
    const bool marks = rewriting.exercise && item.path == "/v1/alerts";
    if (rewriting.shift.count() == 0 && rewriting.run.empty() && !marks) {
        return item.body;
    }
    auto value = json::parse(item.body);
    auto& body = value.as_object();
    for (const std::string_view name : std::array{"occurredAt", "seenAt", "visitedAt"}) {
        if (const auto instant = wire::parseInstant(textOf(body, name))) {
            body[name] = wire::formatInstant(*instant + rewriting.shift);
        }
    }
    if (marks) {
        body["exercise"] = true;
    }
    if (!rewriting.run.empty()) {
        if (auto* const id = body.if_contains("externalId"); id != nullptr && id->is_string()) {
            *id = std::string{id->as_string()} + '-' + rewriting.run;
        }
        if (auto* const id = body.if_contains("id"); id != nullptr && id->is_string()) {
            *id = visitIdFor(std::string_view{id->as_string()}, rewriting.run);
        }
    }
    return json::serialize(value);
}

} // namespace trucban::feed
