// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/AlertReader.h"

#include "core/Text.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <algorithm>
#include <cmath>

namespace trucban::wire {

using json::Type;
using json::Value;

namespace {

constexpr std::string_view kNotText = "not text; dropped";
constexpr double kEarthGirthM = 40'075'000; // no circle of uncertainty is larger than the globe

bool isStrayControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool isSha256(std::string_view text) {
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

std::string lowerHex(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

bool isFetchableUrl(std::string_view url) {
    return (url.starts_with("https://") || url.starts_with("http://")) && url.size() <= kMaxUrlChars &&
           std::ranges::none_of(url, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

/// One entry of `attachments`; nullopt: not usable.
std::optional<core::Attachment> readAttachment(Value json) {
    if (!json.isObject()) {
        return std::nullopt;
    }
    core::Attachment attachment;
    if (const auto kind = json.member("kind"); kind.isString()) {
        attachment.kind = core::parseEnum<core::AttachmentKind>(kind.text()).value_or(core::AttachmentKind::other);
    }
    if (const auto sha256 = json.member("sha256"); sha256.isString() && isSha256(sha256.text())) {
        attachment.sha256 = lowerHex(sha256.text());
    }
    if (const auto url = json.member("url"); url.isString() && isFetchableUrl(url.text())) {
        attachment.url = url.text();
    }
    if (const auto bytes = json.member("bytes"); bytes.type() == Type::integer && bytes.node().integer > 0) {
        attachment.bytes = static_cast<std::uint64_t>(bytes.node().integer);
    }
    const bool usable = !attachment.sha256.empty() || !attachment.url.empty();
    return usable ? std::optional(std::move(attachment)) : std::nullopt;
}

} // namespace

void WarningList::add(std::string_view pointer, std::string_view reason) {
    if (m_warnings.size() < kMaxWarnings) {
        m_warnings.push_back({std::string(pointer), std::string(reason)});
    }
}

std::string cleanedText(std::string_view text, std::size_t maxChars, std::string_view pointer, WarningList& warnings) {
    std::string out(text);
    if (std::erase_if(out, isStrayControl) > 0) {
        warnings.add(pointer, "control characters removed");
    }
    if (core::characterCount(out) > maxChars) {
        out = core::truncated(out, maxChars);
        warnings.add(pointer, "too long; cut");
    }
    return out;
}

bool isPossibleTime(core::Instant occurredAt, core::Instant receivedAt) {
    return occurredAt >= receivedAt - kMaxOccurredAge && occurredAt <= receivedAt + kMaxOccurredAhead;
}

bool isUsablePoint(const core::GeoPoint& point) {
    return std::isfinite(point.lat) && std::isfinite(point.lon) && std::abs(point.lat) <= 90 &&
           std::abs(point.lon) <= 180 && !(point.lat == 0 && point.lon == 0);
}

std::string usableExternalId(std::string_view text) {
    std::string id(text);
    std::erase_if(id, isStrayControl);
    id = trimmed(id);
    return core::characterCount(id) <= kMaxExternalIdChars ? id : std::string{};
}

AlertReader::AlertReader(Value body, core::Instant receivedAt, const core::Policy& policy)
    : m_body(body), m_receivedAt(receivedAt), m_policy(policy), m_warnings(m_alert.facts.warnings) {}

std::expected<AlertBody, DecodeError> AlertReader::read() {
    const auto id = m_body.member("externalId");
    if (id.isNull()) {
        return std::unexpected(DecodeError{DecodeFault::missingField, "/externalId"});
    }
    if (id.isString()) {
        m_alert.facts.externalId = usableExternalId(id.text());
    } else if (id.type() == Type::integer || id.type() == Type::unsignedInteger) {
        json::appendCanonical(m_alert.facts.externalId, id); // a number names it as well as its digits do
        m_warnings.add("/externalId", "a number; its digits were taken as text");
    } else {
        return std::unexpected(DecodeError{DecodeFault::wrongType, "/externalId"});
    }
    if (m_alert.facts.externalId.empty()) {
        return std::unexpected(DecodeError{DecodeFault::badValue, "/externalId"});
    }
    readSource();
    readCategory();
    readOccurredAt();
    m_alert.details.text = readText(m_body.member("text"), kMaxTextChars, "/text");
    readPosition();
    m_alert.details.address = readText(m_body.member("address"), kMaxAddressChars, "/address");
    readReporter();
    readContact();
    readAttachments();
    readSenderState();
    readExercise();
    json::appendCanonical(m_alert.canonical, m_body);
    return std::move(m_alert);
}

void AlertReader::readSource() {
    const auto source = m_body.member("source");
    const auto known = source.isString() ? core::parseEnum<core::AlertSource>(source.text()) : std::nullopt;
    m_alert.facts.source = known.value_or(core::AlertSource::other);
    if (!known) {
        m_warnings.add("/source", source.isNull() ? "missing; taken as other" : "not known; taken as other");
    }
}

void AlertReader::readCategory() {
    const auto category = m_body.member("category");
    const bool known = category.isString() && m_policy.hasKind(category.text());
    m_alert.facts.kind = known ? category.text() : "other";
    if (!known) {
        m_warnings.add("/category", category.isNull() ? "missing; taken as other" : "not known; taken as other");
    }
}

void AlertReader::readOccurredAt() {
    const auto given = m_body.member("occurredAt");
    const auto parsed =
        given.isString() ? parseInstant(given.text()) : std::expected<core::Instant, DecodeError>(std::unexpect);
    if (parsed && isPossibleTime(*parsed, m_receivedAt)) {
        m_alert.facts.occurredAt = *parsed;
        return;
    }
    m_alert.facts.occurredAt = m_receivedAt;
    m_alert.facts.occurredAtAssumed = true;
    m_warnings.add("/occurredAt", given.isNull() ? "missing; time of receipt taken"
                                  : parsed       ? "impossible; time of receipt taken"
                                                 : "not RFC 3339; time of receipt taken");
}

void AlertReader::readPosition() {
    const auto given = m_body.member("position");
    m_alert.positionGiven = !given.isNull();
    if (given.isNull()) {
        return;
    }
    if (!given.isObject()) {
        m_warnings.add("/position", "not an object; dropped");
        return;
    }
    const auto lat = given.member("lat");
    const auto lon = given.member("lon");
    if (!lat.isNumber() || !lon.isNumber()) {
        m_warnings.add("/position", "lat and lon must both be numbers; dropped");
        return;
    }
    core::Position position{{lat.number(), lon.number()}, 0};
    if (!isUsablePoint(position.point)) {
        const bool swapped = isUsablePoint({position.point.lon, position.point.lat});
        m_warnings.add("/position", position.point.lat == 0 && position.point.lon == 0
                                        ? "0/0 is where devices without a fix are; dropped"
                                    : swapped ? "out of range, lat and lon may be swapped; dropped"
                                              : "out of range; dropped");
        return;
    }
    if (const auto accuracy = given.member("accuracyM"); !accuracy.isNull()) {
        const double metres = accuracy.isNumber() ? accuracy.number() : -1;
        if (metres >= 0 && metres <= kEarthGirthM) {
            position.accuracyM = metres;
        } else {
            m_warnings.add("/position/accuracyM", "not a distance in metres; dropped");
        }
    }
    m_alert.details.position = position;
}

std::string AlertReader::readText(Value value, std::size_t maxChars, std::string_view pointer) {
    if (value.isString()) {
        return cleanedText(value.text(), maxChars, pointer, m_warnings);
    }
    if (!value.isNull()) {
        m_warnings.add(pointer, kNotText);
    }
    return {};
}

void AlertReader::readReporter() {
    const auto given = m_body.member("reporter");
    if (given.isNull()) {
        return;
    }
    if (!given.isObject()) {
        m_warnings.add("/reporter", "not an object; dropped");
        return;
    }
    m_alert.reporter.name = readText(given.member("name"), kMaxNameChars, "/reporter/name");
    const auto phone = given.member("phone");
    if (phone.type() == Type::integer && phone.node().integer > 0) {
        json::appendCanonical(m_alert.reporter.phone, phone); // a call-back number is too dear to drop
        m_warnings.add("/reporter/phone", "a number; its digits were taken as text, a leading 0 may be missing");
    } else {
        m_alert.reporter.phone = readText(phone, kMaxNameChars, "/reporter/phone");
    }
    m_alert.facts.hasReporter = !m_alert.reporter.isEmpty();
}

void AlertReader::readContact() {
    const auto given = m_body.member("contact");
    if (given.isNull()) {
        return;
    }
    auto& contact = m_alert.facts.contact;
    if (!given.isObject()) {
        // Whoever says anything at all about contact may be hiding: a needless warning costs less than a call.
        contact.silent = true;
        m_warnings.add("/contact", "not an object; taken as silent");
        return;
    }
    const auto callable = given.member("callable");
    const auto silent = given.member("silent");
    contact.callable = callable.type() == Type::boolean && callable.node().integer != 0;
    if (!callable.isNull() && callable.type() != Type::boolean) {
        m_warnings.add("/contact/callable", "not true or false; taken as false");
    }
    contact.silent = silent.type() == Type::boolean && silent.node().integer != 0;
    if (!silent.isNull() && silent.type() != Type::boolean) {
        contact.silent = true;
        m_warnings.add("/contact/silent", "not true or false; taken as true");
    }
}

void AlertReader::readAttachments() {
    const auto given = m_body.member("attachments");
    if (given.isNull()) {
        return;
    }
    if (given.type() != Type::array) {
        m_warnings.add("/attachments", "not a list; dropped");
        return;
    }
    auto& kept = m_alert.details.attachments;
    std::size_t index = 0;
    given.forEachElement([&](Value entry) {
        if (kept.size() == kMaxAttachments) {
            m_warnings.add("/attachments", "too many; the last ones were dropped");
            return false;
        }
        if (auto attachment = readAttachment(entry)) {
            kept.push_back(std::move(*attachment));
        } else {
            m_warnings.add("/attachments/" + std::to_string(index), "no usable url or sha256; dropped");
        }
        ++index;
        return true;
    });
}

void AlertReader::readSenderState() {
    const auto given = m_body.member("state");
    if (given.isNull()) {
        return;
    }
    const auto known = given.isString() ? core::parseEnum<core::SenderState>(given.text()) : std::nullopt;
    m_alert.facts.senderState = known.value_or(core::SenderState::active);
    if (!known) {
        m_warnings.add("/state", "not known; taken as active");
    }
}

void AlertReader::readExercise() {
    const auto given = m_body.member("exercise");
    m_alert.facts.exercise = given.type() == Type::boolean && given.node().integer != 0;
    if (!given.isNull() && given.type() != Type::boolean) {
        m_warnings.add("/exercise", "not true or false; taken as real");
    }
}

std::expected<AlertBody, DecodeError> parseAlertBody(std::string_view bytes, core::Instant receivedAt,
                                                     const core::Policy& policy) {
    if (bytes.size() > kMaxBodyBytes) {
        return std::unexpected(DecodeError{DecodeFault::tooLarge, {}});
    }
    const auto document = json::Document::parseObject(bytes);
    if (!document) {
        return std::unexpected(document.error());
    }
    auto alert = AlertReader(document->root(), receivedAt, policy).read();
    if (alert) {
        alert->raw = bytes;
    }
    return alert;
}

} // namespace trucban::wire
