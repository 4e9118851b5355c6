// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

// Imports that were done, as their records tell, and what undoing one means. Values.
namespace trucban::models {

/// What this desk knows of an import that its records do not say; kept among its drafts.
struct ImportMemo {
    QString file;
    std::size_t rows = 0;
    std::string by;                   ///< who imported; empty: an older memo, that does not say
    std::vector<core::Record> before; ///< that it changed, as they were
    bool operator==(const ImportMemo&) const = default;

    [[nodiscard]] QString toText() const;
    [[nodiscard]] static std::optional<ImportMemo> fromText(const QString& text);
};

struct ImportEntry {
    core::ImportId id;
    core::RecordKind kind = core::RecordKind::dayFigures;
    core::Instant madeAt{}; ///< when its desk made it
    std::string by;         ///< who saved what is left of it, or withdrew all of it: records keep no earlier author
    std::vector<core::RecordId> fresh;     ///< it brought; as it left them
    std::vector<core::RecordId> updated;   ///< it changed; as it left them
    std::vector<core::RecordId> changed;   ///< saved again since, by whom ever
    std::vector<core::RecordId> withdrawn; ///< count no more
    [[nodiscard]] std::size_t size() const { return fresh.size() + updated.size() + changed.size() + withdrawn.size(); }
    [[nodiscard]] bool isUndone() const { return fresh.empty() && updated.empty() && changed.empty(); }
};

/// The latest first.
[[nodiscard]] std::vector<ImportEntry> importsOf(const core::State& state);

struct ImportUndo {
    std::vector<core::RecordId> withdraw;
    std::vector<core::Record> restore; ///< as they were before, to be saved over what is there
    std::size_t kept = 0;              ///< changed since, and left as they are
    std::size_t lost = 0;              ///< left as they are too: this desk does not know what they were before
    [[nodiscard]] bool isEmpty() const { return withdraw.empty() && restore.empty(); }
};

/// `changedToo`: those that were saved again since are undone as well.
[[nodiscard]] ImportUndo undoOf(const ImportEntry& entry, const std::optional<ImportMemo>& memo,
                                const core::State& state, bool changedToo);

} // namespace trucban::models
