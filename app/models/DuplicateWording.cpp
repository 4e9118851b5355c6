// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DuplicateWording.h"

#include "models/Wording.h"

#include <QStringList>

#include <cmath>

namespace trucban::models {

namespace {

// On the labelled evenings nine in ten suggestions from 0.85 on are right.
constexpr double kVeryLike = 0.85;
constexpr double kQuiteLike = 0.7;

} // namespace

QString DuplicateWording::reasons(const std::vector<geo::DuplicateSign>& signs) {
    QStringList words;
    for (const auto& sign : signs) {
        words << reason(sign);
    }
    return words.join(QStringLiteral(", "));
}

QString DuplicateWording::reason(const geo::DuplicateSign& sign) {
    using enum geo::DuplicateReason;
    switch (sign.reason) {
    case sameAddress:
        return tr("cùng địa chỉ");
    case otherHouse:
        return tr("khác số nhà");
    case distance:
        return Wording::distance(sign.value);
    case circlesOverlap:
        return tr("vòng sai số chồng nhau");
    case timeApart: {
        const auto minutes = std::lround(sign.value / 60);
        return minutes > 0 ? tr("cách %1 phút").arg(Wording::number(minutes)) : tr("cùng lúc");
    }
    case sameKind:
        return tr("cùng loại");
    case relatedKind:
        return tr("loại gần nhau");
    case otherKind:
        return tr("khác loại");
    case sameCaller:
        return tr("cùng người báo");
    case likeText:
        return tr("lời báo giống nhau");
    case otherText:
        return tr("lời báo khác nhau");
    }
    return {};
}

QString DuplicateWording::likeness(double score) {
    if (score >= kVeryLike) {
        return tr("rất giống");
    }
    return score >= kQuiteLike ? tr("khá giống") : tr("hơi giống");
}

} // namespace trucban::models
