// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/IntakeDrafts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace trucban::widgets {

using models::IntakeEntry;

QString IntakeDrafts::text() const {
    if (isEmpty()) {
        return {};
    }
    QJsonObject root{{QStringLiteral("open"), isOpen}};
    if (!current.isEmpty()) {
        root.insert(QStringLiteral("current"), current.json());
    }
    QJsonArray back;
    for (const auto& one : returned) {
        back.append(QJsonObject{{QStringLiteral("entry"), one.entry.json()},
                                {QStringLiteral("code"), QString::fromStdString(one.code)},
                                {QStringLiteral("message"), QString::fromStdString(one.message)}});
    }
    root.insert(QStringLiteral("returned"), back);
    return QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Compact));
}

IntakeDrafts IntakeDrafts::from(const QString& text) {
    const auto root = QJsonDocument::fromJson(text.toUtf8()).object();
    IntakeDrafts drafts;
    drafts.isOpen = root.value(QLatin1String("open")).toBool();
    if (auto entry = IntakeEntry::from(root.value(QLatin1String("current")).toObject())) {
        drafts.current = std::move(*entry);
    }
    for (const auto& value : root.value(QLatin1String("returned")).toArray()) {
        const auto object = value.toObject();
        if (auto entry = IntakeEntry::from(object.value(QLatin1String("entry")).toObject())) {
            drafts.returned.push_back({.entry = std::move(*entry),
                                       .code = object.value(QLatin1String("code")).toString().toStdString(),
                                       .message = object.value(QLatin1String("message")).toString().toStdString()});
        }
    }
    return drafts;
}

} // namespace trucban::widgets
