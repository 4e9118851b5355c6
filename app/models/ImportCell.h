// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordForm.h"

#include <QString>

#include <cstdint>
#include <expected>
#include <string>

// What a spreadsheet made of a cell, back to what somebody would have typed.
namespace trucban::models {

/// How dates with slashes are meant; years first and month names are clear by themselves.
enum class ImportDates : std::uint8_t { dayFirst, monthFirst };

/// The cell as RecordText reads it: without zero-width letters, line ends (in fields of one line), guards against
/// formulas, times of midnight behind a date and decimals that are nought; a spreadsheet's number of a day as the day.
/// The error is a sentence: control or hidden letters, letters that were lost, too long.
[[nodiscard]] std::expected<QString, QString> importCell(const FormField& field, const std::string& cell,
                                                         ImportDates dates);

/// Telephone or identity numbers in a field of words.
[[nodiscard]] bool holdsPersonalNumber(const FormField& field, const QString& text);

} // namespace trucban::models
