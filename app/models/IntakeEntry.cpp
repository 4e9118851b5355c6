// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/IntakeEntry.h"

#include "core/Text.h"
#include "wire/Limits.h"

#include <QDateTime>

namespace trucban::models {

namespace {

std::string cleaned(const QString& text, std::size_t most) {
    return core::truncated(text.trimmed().toStdString(), most);
}

QString idText(const core::EntryId& id) {
    return QString::fromStdString(id.toString());
}

std::optional<core::Position> placeFrom(const QJsonObject& json) {
    const core::Position place{.point = {.lat = json.value(QLatin1String("lat")).toDouble(),
                                         .lon = json.value(QLatin1String("lon")).toDouble()},
                               .accuracyM = json.value(QLatin1String("accuracyM")).toDouble()};
    return json.isEmpty() || !place.point.isValid() ? std::nullopt : std::optional(place);
}

} // namespace

bool IntakeEntry::isEmpty() const {
    return kind.isEmpty() && kindWords.trimmed().isEmpty() && address.trimmed().isEmpty() && !place &&
           text.trimmed().isEmpty() && !hasReporter();
}

core::EnterAlert IntakeEntry::command(core::Instant now) const {
    core::EnterAlert alert{.source = source, .externalId = id, .occurredAt = occurredAt.value_or(now)};
    alert.category = kind.toStdString();
    alert.text = cleaned(text, wire::kMaxTextChars);
    alert.address = cleaned(address, wire::kMaxAddressChars);
    if (place) {
        alert.position = {.lat = place->point.lat, .lon = place->point.lon, .accuracyM = place->accuracyM};
    }
    alert.reporter = {.name = cleaned(name, wire::kMaxNameChars), .phone = cleaned(phone, wire::kMaxNameChars)};
    alert.contact = {.callable = callable && !alert.reporter.phone.empty(), .silent = silent};
    return alert;
}

IntakeEntry IntakeEntry::from(const core::EnterAlert& command, core::EntryId id) {
    IntakeEntry entry{.id = id, .source = command.source};
    entry.kind = QString::fromStdString(command.category);
    entry.address = QString::fromStdString(command.address);
    if (command.position) {
        entry.place = {.point = {.lat = command.position->lat, .lon = command.position->lon},
                       .accuracyM = command.position->accuracyM};
    }
    entry.occurredAt = command.occurredAt;
    entry.text = QString::fromStdString(command.text);
    entry.name = QString::fromStdString(command.reporter.name);
    entry.phone = QString::fromStdString(command.reporter.phone);
    entry.callable = command.contact.callable;
    entry.silent = command.contact.silent;
    return entry;
}

QJsonObject IntakeEntry::json() const {
    QJsonObject json{
        {QStringLiteral("id"), idText(id)},     {QStringLiteral("source"), QString::fromUtf8(core::nameOf(source))},
        {QStringLiteral("kind"), kind},         {QStringLiteral("kindWords"), kindWords},
        {QStringLiteral("address"), address},   {QStringLiteral("text"), text},
        {QStringLiteral("name"), name},         {QStringLiteral("phone"), phone},
        {QStringLiteral("callable"), callable}, {QStringLiteral("silent"), silent}};
    if (place) {
        json.insert(QStringLiteral("place"), QJsonObject{{QStringLiteral("lat"), place->point.lat},
                                                         {QStringLiteral("lon"), place->point.lon},
                                                         {QStringLiteral("accuracyM"), place->accuracyM}});
        json.insert(QStringLiteral("isPlaceOfAddress"), isPlaceOfAddress);
    }
    if (occurredAt) {
        json.insert(
            QStringLiteral("occurredAt"),
            QDateTime::fromMSecsSinceEpoch(occurredAt->time_since_epoch().count()).toUTC().toString(Qt::ISODateWithMs));
    }
    return json;
}

std::optional<IntakeEntry> IntakeEntry::from(const QJsonObject& json) {
    const auto textOf = [&json](const char* key) { return json.value(QLatin1String(key)).toString(); };
    const auto id = core::Uuid::parse(textOf("id").toStdString());
    const auto source = core::parseEnum<core::AlertSource>(textOf("source").toStdString());
    if (!id || !source || !core::isOfficerSource(*source)) {
        return std::nullopt;
    }
    IntakeEntry entry{.id = {*id}, .source = *source};
    entry.kind = textOf("kind");
    entry.kindWords = textOf("kindWords");
    entry.address = textOf("address");
    entry.place = placeFrom(json.value(QLatin1String("place")).toObject());
    entry.isPlaceOfAddress = entry.place && json.value(QLatin1String("isPlaceOfAddress")).toBool();
    if (const auto at = QDateTime::fromString(textOf("occurredAt"), Qt::ISODateWithMs); at.isValid()) {
        entry.occurredAt = core::Instant{core::Milliseconds{at.toMSecsSinceEpoch()}};
    }
    entry.text = textOf("text");
    entry.name = textOf("name");
    entry.phone = textOf("phone");
    entry.callable = json.value(QLatin1String("callable")).toBool(true);
    entry.silent = json.value(QLatin1String("silent")).toBool();
    return entry;
}

IntakeLack lackOf(const IntakeEntry& entry) {
    if (entry.kind.isEmpty()) {
        return IntakeLack::kind;
    }
    if (entry.address.trimmed().isEmpty() && !entry.place) {
        return IntakeLack::place;
    }
    const bool isTooLong = core::characterCount(entry.text.trimmed().toStdString()) > wire::kMaxTextChars;
    return isTooLong ? IntakeLack::textTooLong : IntakeLack::nothing;
}

} // namespace trucban::models
