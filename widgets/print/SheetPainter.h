// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Sheet.h"

#include <expected>

class QPagedPaintDevice;

namespace trucban::widgets {

/// Lays a sheet out on A4, title first, the column titles again on every page, "2/5" at its foot, and paints it: on a
/// printer, or into a PDF. Rows that are longer than a page go on on the next one. Needs a QGuiApplication.
class SheetPainter {
public:
    /// A4, upright or on its side, with margins that any printer can do; before painting, the device takes it then only.
    static void preparePage(const models::Sheet& sheet, QPagedPaintDevice& device);
    /// False: the device cannot be painted on (no such printer, no room).
    [[nodiscard]] static bool paint(const models::Sheet& sheet, QPagedPaintDevice& device);
    [[nodiscard]] static QByteArray pdfOf(const models::Sheet& sheet);
};

enum class SheetFormat : std::uint8_t { pdf, csv };

/// Whole or not at all, readable by this account alone. The error is the system's word for why not.
[[nodiscard]] std::expected<void, QString> saveSheet(const models::Sheet& sheet, SheetFormat format,
                                                     const QString& file);

} // namespace trucban::widgets
