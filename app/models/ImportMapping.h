// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ImportSheet.h"
#include "models/RecordForm.h"

#include <QString>

#include <string>
#include <vector>

// Which column of a file goes into which field. Values.
namespace trucban::models {

/// For each column of the sheet the name of a FormColumn ("households", "values.suspects"); empty: left out.
using ImportTargets = std::vector<std::string>;

class ImportMapping {
public:
    /// By the headings alone: fields' codes and labels, Vietnamese with or without marks and English, and what such
    /// columns are often called. A field is given once; a column about a person is given to none.
    [[nodiscard]] static ImportTargets guess(core::RecordKind kind, const ImportSheet& sheet);
    /// The kind that most columns fit; nullopt: none that explains at least two, or all.
    [[nodiscard]] static std::optional<core::RecordKind> guessKind(const ImportSheet& sheet);
    /// A heading such as "Họ và tên", "SĐT", "CCCD", "Ngày sinh": what is in that column is never read.
    [[nodiscard]] static bool isPersonal(const std::string& heading);
    /// Fields that must be filled and have no column; a ward that is given for all rows is none of them.
    [[nodiscard]] static QStringList missing(core::RecordKind kind, const ImportTargets& targets, bool hasWard);
    /// Of the same kind and headings: what a choice is remembered by.
    [[nodiscard]] static QString key(core::RecordKind kind, const ImportSheet& sheet);
    /// Kinds that come from files: not a sign-off, which is an act, and not a household's need, which is a team's alone.
    [[nodiscard]] static std::vector<core::RecordKind> kinds();

    [[nodiscard]] static QString toText(const ImportTargets& targets);
    /// Of another number of columns, or with fields that the kind has no more: what is left of it.
    [[nodiscard]] static ImportTargets fromText(core::RecordKind kind, const QString& text, std::size_t columns);
};

} // namespace trucban::models
