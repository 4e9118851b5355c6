// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportHistory.h"

#include "core/Command.h"
#include "wire/Json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace trucban::models {

namespace {

/// An id of version 7 begins with its milliseconds (RFC 9562, 5.7).
core::Instant madeAt(const core::ImportId& id) {
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        milliseconds = milliseconds * 256 + id.value.bytes[i];
    }
    return core::Instant{core::Milliseconds{milliseconds}};
}

/// What the gateway fills in, as in a new one.
core::Record asSent(core::Record record) {
    record.savedAt = {};
    record.savedBy.clear();
    record.visibleTo.clear();
    record.withdrawnReason.clear();
    return record;
}

ImportEntry entryOf(const core::ImportId& id, const std::vector<const core::Record*>& records) {
    ImportEntry entry;
    entry.id = id;
    entry.madeAt = madeAt(id);
    // All of an import were saved by one command, at one time: the earliest that is left.
    const core::Record* first = nullptr;
    for (const core::Record* record : records) {
        if (!record->withdrawn && (first == nullptr || record->savedAt < first->savedAt)) {
            first = record;
        }
    }
    const core::Record* any = first == nullptr ? records.front() : first;
    entry.kind = core::kindOf(*any).value_or(core::RecordKind::dayFigures);
    entry.by = any->savedBy;
    for (const core::Record* record : records) {
        auto& group = record->withdrawn                   ? entry.withdrawn
                      : record->version == 1              ? entry.fresh
                      : record->savedAt == first->savedAt ? entry.updated
                                                          : entry.changed;
        group.push_back(record->id);
    }
    return entry;
}

} // namespace

QString ImportMemo::toText() const {
    QJsonObject object{{QStringLiteral("file"), file}, {QStringLiteral("rows"), static_cast<qint64>(rows)}};
    if (!by.empty()) {
        object.insert(QStringLiteral("by"), QString::fromStdString(by));
    }
    if (!before.empty()) {
        core::SaveRecords saved;
        std::ranges::transform(before, std::back_inserter(saved.records), asSent);
        // Ten thousand records are megabytes, and much alike.
        const auto packed = qCompress(QByteArray::fromStdString(wire::encodeCommandBody(saved)));
        object.insert(QStringLiteral("before"), QString::fromLatin1(packed.toBase64()));
    }
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<ImportMemo> ImportMemo::fromText(const QString& text) {
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!object.contains(QStringLiteral("file"))) {
        return std::nullopt;
    }
    ImportMemo memo{.file = object.value(QStringLiteral("file")).toString(),
                    .rows = static_cast<std::size_t>(object.value(QStringLiteral("rows")).toInteger()),
                    .by = object.value(QStringLiteral("by")).toString().toStdString(),
                    .before = {}};
    const QByteArray packed = QByteArray::fromBase64(object.value(QStringLiteral("before")).toString().toLatin1());
    if (!packed.isEmpty()) {
        const std::string before = qUncompress(packed).toStdString();
        auto body = wire::decodeCommandBody("saveRecords", before);
        if (!body) {
            return std::nullopt;
        }
        memo.before = std::move(std::get<core::SaveRecords>(*body).records);
    }
    return memo;
}

std::vector<ImportEntry> importsOf(const core::State& state) {
    std::map<core::ImportId, std::vector<const core::Record*>> byImport;
    for (const auto& [id, record] : state.records) {
        if (record.import) {
            byImport[*record.import].push_back(&record);
        }
    }
    std::vector<ImportEntry> entries;
    for (const auto& [id, records] : byImport) {
        entries.push_back(entryOf(id, records));
    }
    std::ranges::reverse(entries); // ids begin with their time
    return entries;
}

ImportUndo undoOf(const ImportEntry& entry, const std::optional<ImportMemo>& memo, const core::State& state,
                  bool changedToo) {
    std::map<core::RecordId, const core::Record*> before;
    if (memo) {
        for (const core::Record& record : memo->before) {
            before.emplace(record.id, &record);
        }
    }
    ImportUndo undo;
    undo.withdraw = entry.fresh;
    const auto restore = [&](const core::RecordId& id) {
        const auto known = before.find(id);
        const auto present = state.records.find(id);
        if (known == before.end() || present == state.records.end()) {
            return false;
        }
        core::Record& record = undo.restore.emplace_back(*known->second);
        record.version = present->second.version;
        return true;
    };
    for (const core::RecordId& id : entry.updated) {
        undo.lost += restore(id) ? 0 : 1;
    }
    for (const core::RecordId& id : entry.changed) {
        if (!changedToo) {
            ++undo.kept;
        } else if (!memo) {
            ++undo.lost; // whether it was there before is known where it was imported alone
        } else if (!restore(id)) {
            undo.withdraw.push_back(id);
        }
    }
    return undo;
}

} // namespace trucban::models
