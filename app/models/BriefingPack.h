// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <expected>

// How a large briefing stands in the log: deflated, in an outer JSON object of version 2. Pages of all wards repeat
// themselves: packed they are a fifth, and need no escapes within a frame.
namespace trucban::models {

inline constexpr qsizetype kMostPlain = 128 * 1024;         ///< what is larger is packed
inline constexpr qsizetype kMostUnpacked = 8 * 1024 * 1024; ///< before it was packed

[[nodiscard]] QByteArray packed(const QByteArray& plain);
/// `outer` is what `json` says; what is not packed comes back as it was. The error is English, for a terminal.
[[nodiscard]] std::expected<QByteArray, QString> unpacked(const QByteArray& json, const QJsonObject& outer);

} // namespace trucban::models
