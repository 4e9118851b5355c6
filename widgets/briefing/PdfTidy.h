// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"

#include <QByteArray>
#include <QString>

#include <expected>

namespace trucban::widgets {

struct PdfFacts {
    QString title;
    QString author;
    core::Instant at{}; ///< when it was made, as the file says
};

/// Writes a PDF that QPdfWriter made anew, so that the same pages give the same bytes in every process: Qt stamps the
/// clock and a random id into the file, and numbers its fonts in the order of a table whose order changes from process to
/// process. Here objects are numbered in the order in which they are reached from the catalogue, letters of subset fonts'
/// names follow, the dates are `facts.at`, and the id is the hash of what the file holds. Streams stay as they are.
/// The error, in English, says what of the file could not be read: a newer Qt writes otherwise.
[[nodiscard]] std::expected<QByteArray, QString> tidiedPdf(const QByteArray& pdf, const PdfFacts& facts);

} // namespace trucban::widgets
