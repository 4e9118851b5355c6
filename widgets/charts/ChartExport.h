// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"

#include <QImage>
#include <QSizeF>
#include <QString>

#include <expected>

namespace trucban::widgets {

enum class ChartFile : std::uint8_t { png, svg, pdf, csv };

/// "png", "svg", "pdf", "csv".
[[nodiscard]] QString chartSuffix(ChartFile kind);
/// A name for a file: the title with what file systems do not take left out.
[[nodiscard]] QString chartFileName(const models::ChartData& chart, ChartFile kind);

/// Writes a chart to a file, all or nothing, always in the light colours of paper. A PNG has twice the pixels; in an SVG
/// letters are outlines; a PDF is one page with its fonts in it; a CSV is the table. The error is a sentence of the
/// operating system.
[[nodiscard]] std::expected<void, QString> saveChart(const models::ChartData& chart, ChartFile kind,
                                                     const QString& file, const QSizeF& size = {960, 540});
/// As a PNG has it; for the clipboard too.
[[nodiscard]] QImage chartImage(const models::ChartData& chart, const QSizeF& size, double scale);

} // namespace trucban::widgets
