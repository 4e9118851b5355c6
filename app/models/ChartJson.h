// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"

#include <QJsonObject>

#include <expected>

// Charts as they are frozen into briefings. The same chart gives the same object in every process; reading gives back
// an equal chart, or says where the object is none. Fields not known are ignored, fields not there keep their default.
namespace trucban::models {

[[nodiscard]] QJsonObject chartToJson(const ChartData& chart);
/// The error names the field: "body.rows[3].now: no number". At most 200,000 rows and points in one chart.
[[nodiscard]] std::expected<ChartData, QString> chartFromJson(const QJsonObject& object);

} // namespace trucban::models
