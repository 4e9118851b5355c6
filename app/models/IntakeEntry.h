// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Command.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace trucban::models {

/// What an officer has taken down so far of one alert, as typed. A copyable value; kept as JSON while it is typed.
struct IntakeEntry {
    core::EntryId id; ///< becomes the alert's externalId; made with the entry, so that it can be sent only once
    core::AlertSource source = core::AlertSource::call113;
    QString kind;      ///< code; empty: not said yet
    QString kindWords; ///< what was typed for it while no kind is called so
    QString address;
    std::optional<core::Position> place;
    bool isPlaceOfAddress = false;           ///< found by the address: another address takes it away
    std::optional<core::Instant> occurredAt; ///< absent: now
    QString text;
    QString name;
    QString phone;
    bool callable = true;
    bool silent = false;
    bool operator==(const IntakeEntry&) const = default;

    /// Nobody would miss it: the source and the boxes are not what a caller says.
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool hasReporter() const { return !name.trimmed().isEmpty() || !phone.trimmed().isEmpty(); }

    [[nodiscard]] core::EnterAlert command(core::Instant now) const;
    /// One that came back, to be sent again under an id of its own.
    [[nodiscard]] static IntakeEntry from(const core::EnterAlert& command, core::EntryId id);

    [[nodiscard]] QJsonObject json() const;
    /// nullopt for what is none.
    [[nodiscard]] static std::optional<IntakeEntry> from(const QJsonObject& json);
};

/// What must be there before it can be sent, in the order of the talk.
enum class IntakeLack : std::uint8_t { nothing, kind, place, textTooLong };
[[nodiscard]] IntakeLack lackOf(const IntakeEntry& entry);

} // namespace trucban::models
