// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"
#include "wire/AlertReader.h"
#include "wire/CapDocument.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/JsonDescribe.h"
#include "wire/JsonParts.h"
#include "wire/Limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>

// From a CAP message to alert bodies. As with JSON: what can be read is taken, the rest is warned of.
namespace trucban::wire {

namespace {

constexpr double kMetresPerKm = 1'000;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Splits at blanks of any kind.
std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> out;
    for (text = trimmed(text); !text.empty();) {
        const auto end = std::min(text.find_first_of(" \t\r\n"), text.size());
        out.push_back(text.substr(0, end));
        text = trimmed(text.substr(end));
    }
    return out;
}

std::optional<double> parseNumber(std::string_view text) {
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = fault == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
    return good ? std::optional(value) : std::nullopt;
}

/// "lat,lon"
std::optional<core::GeoPoint> parsePoint(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) {
        return std::nullopt;
    }
    const auto lat = parseNumber(text.substr(0, comma));
    const auto lon = parseNumber(text.substr(comma + 1));
    if (!lat || !lon || !isUsablePoint({*lat, *lon})) {
        return std::nullopt;
    }
    return core::GeoPoint{*lat, *lon};
}

/// "lat,lon radiusKm"
std::optional<core::Position> parseCircle(std::string_view text) {
    const auto parts = words(text);
    const auto centre = parts.size() == 2 ? parsePoint(parts[0]) : std::nullopt;
    const auto radius = parts.size() == 2 ? parseNumber(parts[1]) : std::nullopt;
    if (!centre || !radius || *radius < 0) {
        return std::nullopt;
    }
    return core::Position{*centre, *radius * kMetresPerKm};
}

/// The mean of the corners, and the farthest corner's distance as accuracy: a circle that holds the polygon.
std::optional<core::Position> parsePolygon(std::string_view text) {
    std::vector<core::GeoPoint> corners;
    for (const auto word : words(text)) {
        const auto point = parsePoint(word);
        if (!point) {
            return std::nullopt;
        }
        corners.push_back(*point);
    }
    if (corners.size() > 1 && corners.front() == corners.back()) {
        corners.pop_back();
    }
    if (corners.size() < 3) {
        return std::nullopt;
    }
    core::Position position;
    for (const auto& corner : corners) {
        position.point.lat += corner.lat / static_cast<double>(corners.size());
        position.point.lon += corner.lon / static_cast<double>(corners.size());
    }
    for (const auto& corner : corners) {
        position.accuracyM = std::max(position.accuracyM, core::distanceM(position.point, corner));
    }
    return position;
}

/// Kinds for the categories of CAP that name a thing we would send somebody to.
std::string kindOf(const CapInfo& info, const core::Policy& policy) {
    if (policy.hasKind(trimmed(info.event))) {
        return std::string(trimmed(info.event));
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kinds{
        {{"Fire", "fire"},
         {"Rescue", "rescue"},
         {"CBRNE", "suspectedExplosive"},
         {"Health", "medical"},
         {"Transport", "trafficAccident"},
         {"Env", "environment"}}};
    for (const auto& [category, kind] : kinds) {
        const bool named = std::ranges::any_of(
            info.categories, [&](const std::string& candidate) { return trimmed(candidate) == category; });
        if (named && policy.hasKind(kind)) {
            return std::string(kind);
        }
    }
    return "other";
}

core::AttachmentKind attachmentKind(std::string_view mimeType) {
    return mimeType.starts_with("image/")   ? core::AttachmentKind::photo
           : mimeType.starts_with("audio/") ? core::AttachmentKind::audio
           : mimeType.starts_with("video/") ? core::AttachmentKind::video
                                            : core::AttachmentKind::other;
}

/// One <info> with its message, being made into one alert.
class CapReader {
public:
    CapReader(const CapDocument& message, const CapInfo& info, core::Instant receivedAt, const core::Policy& policy)
        : m_message(message),
          m_info(info),
          m_receivedAt(receivedAt),
          m_policy(policy),
          m_warnings(m_alert.facts.warnings) {}

    AlertBody read(std::string externalId) {
        auto& facts = m_alert.facts;
        facts.externalId = std::move(externalId);
        facts.source = core::parseEnum<core::AlertSource>(trimmed(m_message.source)).value_or(core::AlertSource::other);
        facts.kind = kindOf(m_info, m_policy);
        const auto status = trimmed(m_message.status);
        facts.exercise = status == "Exercise" || status == "Test" || status == "Draft";
        facts.senderState =
            trimmed(m_message.msgType) == "Cancel" ? core::SenderState::cancelled : core::SenderState::active;
        readTime();
        readText();
        readAreas();
        readResources();
        m_alert.reporter.name =
            cleanedText(trimmed(m_info.senderName), kMaxNameChars, "/alert/info/senderName", m_warnings);
        m_alert.reporter.phone = cleanedText(trimmed(m_info.contact), kMaxNameChars, "/alert/info/contact", m_warnings);
        facts.hasReporter = !m_alert.reporter.isEmpty();
        facts.contact.callable = !m_alert.reporter.phone.empty();
        makeCanonical();
        return std::move(m_alert);
    }

private:
    void readTime() {
        for (const auto* text : {&m_info.onset, &m_info.effective, &m_message.sent}) {
            if (const auto at = parseInstant(trimmed(*text)); at && isPossibleTime(*at, m_receivedAt)) {
                m_alert.facts.occurredAt = *at;
                return;
            }
        }
        m_alert.facts.occurredAt = m_receivedAt;
        m_alert.facts.occurredAtAssumed = true;
        m_warnings.add("/alert/sent", "missing or impossible; time of receipt taken");
    }
    void readText() {
        std::string text;
        for (const auto* part : {&m_info.headline, &m_info.description, &m_info.instruction}) {
            const auto words = trimmed(*part);
            if (!words.empty()) {
                text += text.empty() ? "" : "\n";
                text += words;
            }
        }
        if (text.empty()) {
            text = trimmed(m_info.event);
        }
        m_alert.details.text = cleanedText(text, kMaxTextChars, "/alert/info/description", m_warnings);
    }
    void readAreas() {
        std::string address;
        for (const auto& area : m_info.areas) {
            if (const auto words = trimmed(area.description); !words.empty()) {
                address += address.empty() ? "" : "; ";
                address += words;
            }
            for (const auto& circle : area.circles) {
                take(parseCircle(circle), "/alert/info/area/circle");
            }
            for (const auto& polygon : area.polygons) {
                take(parsePolygon(polygon), "/alert/info/area/polygon");
            }
        }
        m_alert.details.address = cleanedText(address, kMaxAddressChars, "/alert/info/area/areaDesc", m_warnings);
    }
    /// The first usable shape is the position.
    void take(std::optional<core::Position> position, std::string_view pointer) {
        m_alert.positionGiven = true;
        if (!position) {
            m_warnings.add(pointer, "not usable; dropped");
        } else if (m_alert.details.position) {
            m_warnings.add(pointer, "only the first shape is used");
        } else {
            m_alert.details.position = position;
        }
    }
    void readResources() {
        for (const auto& resource : m_info.resources) {
            const auto url = trimmed(resource.uri);
            const bool usable = (url.starts_with("https://") || url.starts_with("http://")) &&
                                url.size() <= kMaxUrlChars && m_alert.details.attachments.size() < kMaxAttachments;
            if (!usable) {
                m_warnings.add("/alert/info/resource", "no usable uri; dropped");
                continue;
            }
            const auto bytes = parseNumber(trimmed(resource.size));
            m_alert.details.attachments.push_back(
                {.kind = attachmentKind(trimmed(resource.mimeType)),
                 .sha256 = {},
                 .url = std::string(url),
                 .bytes = bytes && *bytes > 0 && *bytes < 1e15 ? static_cast<std::uint64_t>(*bytes) : 0});
        }
    }
    /// What was understood, without the time of receipt, so that the same message again is the same content.
    void makeCanonical() {
        auto facts = m_alert.facts;
        facts.occurredAt = facts.occurredAtAssumed ? core::Instant{} : facts.occurredAt;
        auto& out = m_alert.canonical;
        out = "[";
        json::append(out, facts);
        out += ',';
        json::append(out, m_alert.details);
        out += ',';
        json::append(out, m_alert.reporter);
        out += ']';
    }

    const CapDocument& m_message;
    const CapInfo& m_info;
    core::Instant m_receivedAt;
    const core::Policy& m_policy;
    AlertBody m_alert;
    WarningList m_warnings;
};

/// An update or cancellation speaks of the first message it refers to; others of themselves.
std::string_view identityOf(const CapDocument& message) {
    const auto type = trimmed(message.msgType);
    if (type == "Update" || type == "Cancel") {
        if (const auto references = words(message.references); !references.empty()) {
            const auto triple = references.front();
            const auto first = triple.find(',');
            const auto second = first == std::string_view::npos ? first : triple.find(',', first + 1);
            if (second != std::string_view::npos) {
                return triple.substr(first + 1, second - first - 1);
            }
        }
    }
    return trimmed(message.identifier);
}

} // namespace

std::expected<std::vector<AlertBody>, DecodeError> parseCap(std::string_view xml, core::Instant receivedAt,
                                                            const core::Policy& policy) {
    if (xml.size() > kMaxBodyBytes) {
        return std::unexpected(DecodeError{DecodeFault::tooLarge, {}});
    }
    auto message = parseCapDocument(xml);
    if (!message) {
        return std::unexpected(message.error());
    }
    const auto type = trimmed(message->msgType);
    if (type == "Ack" || type == "Error") {
        return std::vector<AlertBody>{}; // answers to messages of ours, not alerts
    }
    if (trimmed(message->identifier).empty()) {
        return std::unexpected(DecodeError{DecodeFault::missingField, "/alert/identifier"});
    }
    if (message->infos.empty()) {
        message->infos.emplace_back(); // a cancellation needs none
    }
    std::vector<AlertBody> alerts;
    for (std::size_t i = 0; i < message->infos.size(); ++i) {
        // The first <info> has the message's own identity, so that a message that grows one stays itself.
        const auto suffix = i == 0 ? std::string{} : "#" + std::to_string(i + 1);
        const auto id = usableExternalId(std::string(identityOf(*message)) + suffix);
        if (id.empty()) {
            return std::unexpected(DecodeError{DecodeFault::badValue, "/alert/identifier"});
        }
        alerts.push_back(CapReader(*message, message->infos[i], receivedAt, policy).read(id));
        alerts.back().raw = xml;
    }
    return alerts;
}

} // namespace trucban::wire
