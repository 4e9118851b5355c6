// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"

#include <QStringList>

#include <array>
#include <expected>

namespace trucban::widgets {

/// What a printed report says beside its figures and how its pages are measured: resources/briefing/report.json, which a
/// force edits to its own bodies and signers. Words may hold {campaign}, {place}, {PLACE}, {legalBasis}, {from}, {to} and
/// {asOf}; a line whose {legalBasis} is empty is left out.
struct ReportTemplate {
    /// Who sends it: the committee for the city, the police of a ward for a ward.
    struct Issuer {
        QString parent;
        QString body;
        QString symbol;
        QString signer;
        QStringList recipients;
    };
    struct Wording {
        QString subject;
        QStringList opening;
        QStringList closing;
    };

    double topMm = 20;
    double bottomMm = 20;
    double leftMm = 30;
    double rightMm = 20;
    QString family;
    double bodyPt = 13;
    double tablePt = 11;
    double lineSpacing = 1;
    double indentMm = 10;
    double gapPt = 6;
    QString nation;
    QString motto;
    QString draft;
    QString type;
    QString signing; ///< the place before the date
    Issuer city;
    Issuer ward;
    std::array<Wording, 3> kinds; ///< by core::BriefingKind

    [[nodiscard]] const Issuer& issuerOf(const models::BriefingHeader& header) const {
        return header.ward.isNone() ? city : ward;
    }
    [[nodiscard]] const Wording& wordingOf(const models::BriefingHeader& header) const {
        return kinds[static_cast<std::size_t>(header.kind)];
    }
    /// With the places filled in; empty for a line that is left out.
    [[nodiscard]] static QString filled(QString words, const models::BriefingHeader& header);

    /// The error, in English, names what is missing or outside what Decree 30/2020/NĐ-CP, Appendix I, allows: margins of
    /// 20–25 mm above and below, 30–35 left, 15–20 right; body letters of 13–14 points; lines of 1 to 1.5.
    [[nodiscard]] static std::expected<ReportTemplate, QString> parse(const QByteArray& json);
    /// The one among the resources; proved by test to be right.
    [[nodiscard]] static const ReportTemplate& usual();
};

} // namespace trucban::widgets
