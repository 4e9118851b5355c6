// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingPack.h"

#include <QJsonDocument>
#include <QtEndian>

namespace trucban::models {

namespace {

constexpr int kPackedVersion = 2;

} // namespace

QByteArray packed(const QByteArray& plain) {
    const auto deflated = QString::fromLatin1(qCompress(plain, 9).toBase64());
    return QJsonDocument(
               QJsonObject{{QStringLiteral("version"), kPackedVersion}, {QStringLiteral("deflated"), deflated}})
        .toJson(QJsonDocument::Compact);
}

// Deflate cannot swell more than a thousandfold, and what is read is bounded.
std::expected<QByteArray, QString> unpacked(const QByteArray& json, const QJsonObject& outer) {
    if (!outer.contains(QLatin1String("deflated"))) {
        return json;
    }
    const auto bytes = QByteArray::fromBase64Encoding(outer[QLatin1String("deflated")].toString().toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    constexpr qsizetype kSizeBytes = 4;
    if (!bytes || bytes.decoded.size() <= kSizeBytes ||
        qFromBigEndian<quint32>(bytes.decoded.constData()) > static_cast<quint32>(kMostUnpacked)) {
        return std::unexpected(QStringLiteral("deflated: not of this form, or too large"));
    }
    auto plain = qUncompress(bytes.decoded);
    if (plain.isEmpty() || plain.size() > kMostUnpacked) {
        return std::unexpected(QStringLiteral("deflated: damaged, or too large"));
    }
    return plain;
}

} // namespace trucban::models
