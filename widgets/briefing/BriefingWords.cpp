// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingWords.h"

#include "core/Campaign.h"
#include "models/Wording.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <array>

namespace trucban::widgets {

using models::Wording;

QString BriefingWords::kind(core::BriefingKind kind) {
    switch (kind) {
    case core::BriefingKind::daily:
        return tr("Giao ban");
    case core::BriefingKind::interim:
        return tr("Sơ kết");
    case core::BriefingKind::final_:
        return tr("Tổng kết");
    }
    return {};
}

QString BriefingWords::report(core::BriefingKind kind) {
    switch (kind) {
    case core::BriefingKind::daily:
        return tr("Báo cáo giao ban");
    case core::BriefingKind::interim:
        return tr("Báo cáo sơ kết");
    case core::BriefingKind::final_:
        return tr("Báo cáo tổng kết");
    }
    return {};
}

QString BriefingWords::profile(models::BriefingProfile profile) {
    switch (profile) {
    case models::BriefingProfile::duty:
        return tr("Trực ban");
    case models::BriefingProfile::wardLeader:
        return tr("Lãnh đạo phường");
    case models::BriefingProfile::committee:
        return tr("Ban Chỉ đạo");
    }
    return {};
}

QString BriefingWords::chapter(models::BriefingChapter chapter) {
    using models::BriefingChapter;
    switch (chapter) {
    case BriefingChapter::situation:
        return tr("Tình hình chung");
    case BriefingChapter::trend:
        return tr("Diễn biến");
    case BriefingChapter::map:
        return tr("Theo địa bàn");
    case BriefingChapter::response:
        return tr("Tiếp nhận, xử lý");
    case BriefingChapter::outreach:
        return tr("Tổ công tác 3 trong 1");
    case BriefingChapter::initiatives:
        return tr("Mô hình");
    case BriefingChapter::tasks:
        return tr("Nhiệm vụ và số liệu nhập");
    case BriefingChapter::decision:
        return tr("Xin ý kiến chỉ đạo");
    case BriefingChapter::ward:
        return tr("Từng phường");
    }
    return {};
}

QString BriefingWords::line(const core::Briefing& briefing) {
    const auto place = briefing.ward.isNone() ? tr("toàn đợt") : Wording::ward(briefing.ward);
    const auto words = tr("%1 %2, %3");
    // Its title tells where a reporting period begins; the document is not read for a line of a list.
    static const QRegularExpression begins(QStringLiteral("từ (\\d\\d/\\d\\d)/\\d{4}"));
    const auto match = begins.match(Wording::text(briefing.title));
    const auto period = match.hasMatch() ? tr("kỳ từ %1").arg(match.captured(1)) : QString();
    const auto of = period.isEmpty()         ? place
                    : briefing.ward.isNone() ? period
                                             : QStringLiteral("%1, %2").arg(place, period);
    return words.arg(kind(briefing.kind), Wording::dateMinute(briefing.asOf), of);
}

QString BriefingWords::fileName(const models::BriefingHeader& header) {
    static constexpr std::array<const char*, 3> kKinds{"giao-ban", "so-ket", "tong-ket"};
    const auto local = header.asOf + core::kVietnamUtcOffset;
    const auto when = QDateTime::fromMSecsSinceEpoch(local.time_since_epoch().count(), QTimeZone::UTC);
    const auto ward = header.ward.isNone() ? QString() : QStringLiteral("-%1").arg(header.ward.value);
    const auto day = [](core::Day number) {
        return QDate(1970, 1, 1).addDays(number).toString(QStringLiteral("yyyyMMdd"));
    };
    const auto period = header.isOfPart ? QStringLiteral("-ky-%1-%2").arg(day(header.from), day(header.to)) : QString();
    return QStringLiteral("bao-cao-%1%2%3-%4")
        .arg(QLatin1String(kKinds[static_cast<std::size_t>(header.kind)]), ward, period,
             when.toString(QStringLiteral("yyyyMMddHHmm")));
}

} // namespace trucban::widgets
