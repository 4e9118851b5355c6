// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/ReportTemplate.h"

#include "models/BriefingWording.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace trucban::widgets {

namespace {

constexpr qsizetype kMaxBytes = 64 * 1024;

/// Reads fields and remembers the first that is missing or wrong.
class Fields {
public:
    QString text(const QJsonObject& object, const char* key) {
        const auto value = object[QLatin1String(key)];
        if (!value.isString() || value.toString().isEmpty()) {
            fail(QStringLiteral("%1: no text").arg(QLatin1String(key)));
        }
        return value.toString();
    }
    double number(const QJsonObject& object, const char* key, double low, double high) {
        const auto value = object[QLatin1String(key)];
        if (!value.isDouble() || value.toDouble() < low || value.toDouble() > high) {
            fail(QStringLiteral("%1: no number from %2 to %3").arg(QLatin1String(key)).arg(low).arg(high));
            return low;
        }
        return value.toDouble();
    }
    QStringList lines(const QJsonObject& object, const char* key) {
        QStringList lines;
        for (const auto& value : object[QLatin1String(key)].toArray()) {
            if (!value.isString()) {
                fail(QStringLiteral("%1: no list of texts").arg(QLatin1String(key)));
            }
            lines << value.toString();
        }
        if (lines.isEmpty()) {
            fail(QStringLiteral("%1: nothing").arg(QLatin1String(key)));
        }
        return lines;
    }
    void fail(const QString& what) {
        if (m_fault.isEmpty()) {
            m_fault = what;
        }
    }
    [[nodiscard]] const QString& fault() const { return m_fault; }

private:
    QString m_fault;
};

ReportTemplate::Issuer issuerFrom(Fields& fields, const QJsonObject& object) {
    return {.parent = fields.text(object, "parent"),
            .body = fields.text(object, "body"),
            .symbol = fields.text(object, "symbol"),
            .signer = fields.text(object, "signer"),
            .recipients = fields.lines(object, "recipients")};
}

/// A bare number and sign ("15/KH-CAT") is no sentence's object.
QString basisInWords(const QString& basis) {
    return !basis.isEmpty() && basis.front().isDigit() ? QStringLiteral("Văn bản số %1").arg(basis) : basis;
}

} // namespace

QString ReportTemplate::filled(QString words, const models::BriefingHeader& header) {
    if (words.contains(QLatin1String("{legalBasis}")) && header.legalBasis.isEmpty()) {
        return {};
    }
    const std::pair<const char*, QString> places[] = {{"{campaign}", header.campaign},
                                                      {"{place}", header.place},
                                                      {"{PLACE}", header.place.toUpper()},
                                                      {"{legalBasis}", basisInWords(header.legalBasis)},
                                                      {"{from}", models::briefing::date(header.from)},
                                                      {"{to}", models::briefing::date(header.to)},
                                                      {"{until}", models::briefing::until(header)},
                                                      {"{asOf}", models::briefing::minute(header.asOf)}};
    QString out;
    // Once through: what is filled in is no template.
    for (qsizetype i = 0; i < words.size();) {
        const auto* const found = std::ranges::find_if(places, [&](const auto& place) {
            return QStringView(words).sliced(i).startsWith(QLatin1String(place.first));
        });
        if (found == std::end(places)) {
            out += words[i++];
        } else {
            out += found->second;
            i += static_cast<qsizetype>(std::string_view(found->first).size());
        }
    }
    return out;
}

std::expected<ReportTemplate, QString> ReportTemplate::parse(const QByteArray& json) {
    if (json.size() > kMaxBytes) {
        return std::unexpected(QStringLiteral("larger than %1 bytes").arg(kMaxBytes));
    }
    QJsonParseError error;
    const auto whole = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(error.errorString());
    }
    Fields fields;
    const auto page = whole[QLatin1String("page")].toObject();
    const auto letters = whole[QLatin1String("letters")].toObject();
    ReportTemplate out;
    if (whole[QLatin1String("version")].toInt() != 1) {
        fields.fail(QStringLiteral("version: not 1"));
    }
    out.topMm = fields.number(page, "topMm", 20, 25);
    out.bottomMm = fields.number(page, "bottomMm", 20, 25);
    out.leftMm = fields.number(page, "leftMm", 30, 35);
    out.rightMm = fields.number(page, "rightMm", 15, 20);
    out.family = fields.text(letters, "family");
    out.bodyPt = fields.number(letters, "bodyPt", 13, 14);
    out.tablePt = fields.number(letters, "tablePt", 9, 14);
    out.lineSpacing = fields.number(letters, "lineSpacing", 1, 1.5);
    out.indentMm = fields.number(letters, "indentMm", 10, 12.7);
    out.gapPt = fields.number(letters, "gapPt", 6, 24);
    out.nation = fields.text(whole, "nation");
    out.motto = fields.text(whole, "motto");
    out.draft = fields.text(whole, "draft");
    out.type = fields.text(whole, "type");
    out.signing = fields.text(whole, "signing");
    out.city = issuerFrom(fields, whole[QLatin1String("city")].toObject());
    out.ward = issuerFrom(fields, whole[QLatin1String("ward")].toObject());
    for (std::size_t i = 0; i < out.kinds.size(); ++i) {
        const auto name = core::nameOf(static_cast<core::BriefingKind>(i));
        const auto kind = whole[QLatin1String(name.data(), static_cast<qsizetype>(name.size()))].toObject();
        out.kinds[i] = {.subject = fields.text(kind, "subject"),
                        .opening = fields.lines(kind, "opening"),
                        .closing = fields.lines(kind, "closing")};
    }
    if (!fields.fault().isEmpty()) {
        return std::unexpected(fields.fault());
    }
    return out;
}

const ReportTemplate& ReportTemplate::usual() {
    static const ReportTemplate usual = [] {
        QFile file(QStringLiteral(":/briefing/report.json"));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        auto read = parse(isOpen ? file.readAll() : QByteArray());
        if (!read) {
            qCritical("report template: %s", qUtf8Printable(read.error()));
            return ReportTemplate{};
        }
        return *std::move(read);
    }();
    return usual;
}

} // namespace trucban::widgets
