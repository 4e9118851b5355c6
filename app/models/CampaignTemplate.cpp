// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/CampaignTemplate.h"

#include "figures/Compare.h"
#include "models/CampaignWording.h"
#include "models/ChartWording.h"
#include "models/Wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

namespace trucban::models {

namespace {

constexpr int kVersion = 1;

template <class E>
std::optional<E> enumOf(const QJsonValue& value) {
    return core::parseEnum<E>(value.toString().toStdString());
}

/// "1:02:03", "15:00"; nullopt for anything else.
std::optional<double> secondsOf(const QString& text) {
    const auto parts = text.split(QLatin1Char(':'));
    if (parts.size() < 2 || parts.size() > 3) {
        return std::nullopt;
    }
    double seconds = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        const int part = parts[i].toInt(&isNumber);
        if (!isNumber || part < 0 || (i > 0 && part > 59)) {
            return std::nullopt;
        }
        seconds = seconds * 60 + part;
    }
    return seconds;
}

} // namespace

std::expected<CampaignTemplate, QString> CampaignTemplate::parse(const QByteArray& json, bool inEnglish) {
    QJsonParseError fault{};
    const auto document = QJsonDocument::fromJson(json, &fault).object();
    if (fault.error != QJsonParseError::NoError) {
        return std::unexpected(fault.errorString());
    }
    if (document[QLatin1String("version")].toInt() != kVersion) {
        return std::unexpected(QStringLiteral("version: unknown"));
    }
    CampaignTemplate made;
    made.campaign.templateCode = document[QLatin1String("code")].toString().toStdString();
    made.campaign.name = document[inEnglish ? QLatin1String("nameEn") : QLatin1String("name")].toString().toStdString();
    made.days = document[QLatin1String("days")].toInt();
    if (made.campaign.templateCode.empty() || made.campaign.name.empty() || made.days < 1 ||
        made.days > core::kMaxPeriodDays) {
        return std::unexpected(QStringLiteral("code, name or days: missing or out of range"));
    }
    for (const auto& entry : document[QLatin1String("indicators")].toArray()) {
        const auto code = entry[QLatin1String("code")].toString().toStdString();
        if (!figures::findIndicator(code) || std::ranges::contains(made.campaign.indicators, code)) {
            return std::unexpected(QStringLiteral("indicators: %1 unknown or twice").arg(QString::fromStdString(code)));
        }
        made.campaign.indicators.push_back(code);
        if (const auto target = entry[QLatin1String("target")]; target.isDouble()) {
            setTarget(made.campaign, code, {}, {}, target.toDouble());
        }
    }
    for (const auto& entry : document[QLatin1String("baselines")].toArray()) {
        const auto kind = enumOf<core::BaselineKind>(entry[QLatin1String("kind")]);
        const auto alignment = enumOf<core::Alignment>(entry[QLatin1String("alignment")]);
        if (!kind || !alignment || *kind == core::BaselineKind::campaign) {
            return std::unexpected(QStringLiteral("baselines: unknown kind or alignment"));
        }
        made.campaign.baselines.push_back({.kind = *kind, .alignment = *alignment, .campaign = {}});
    }
    return made;
}

core::Campaign CampaignTemplate::begin(core::Day from, const core::WardSet& wards) const {
    core::Campaign made = campaign;
    made.from = from;
    made.to = from + days - 1;
    made.wards = wards;
    for (const core::IndicatorTarget& target : campaign.targets) {
        for (const core::WardCode ward : wards) {
            setTarget(made, target.indicator, ward, {}, target.value);
        }
    }
    return made;
}

std::optional<double> CampaignTexts::parseTarget(const figures::IndicatorRef& indicator, const QString& text) {
    QString number = text.trimmed();
    number.remove(QLatin1Char('%'));
    number.remove(QChar(0x00A0));
    number = number.trimmed();
    std::optional<double> value = secondsOf(number);
    if (value && indicator.indicator->form != figures::FigureForm::percentile) {
        return std::nullopt;
    }
    if (!value) {
        // 1.234,5 as it is written here, 1,234.5 in English.
        const QLocale locale(Wording::isEnglish() ? QLocale::English : QLocale::Vietnamese);
        bool isNumber = false;
        value = locale.toDouble(number, &isNumber);
        if (!isNumber) {
            return std::nullopt;
        }
    }
    if (!std::isfinite(*value) || *value < 0 ||
        (indicator.indicator->form == figures::FigureForm::share && *value > 100)) {
        return std::nullopt;
    }
    return CampaignWording::fromNumber(indicator, *value);
}

QString CampaignTexts::targetText(const figures::IndicatorRef& indicator, double value) {
    return ChartWording::number(CampaignWording::number(indicator, value), CampaignWording::form(indicator));
}

QString CampaignTexts::complaint(const core::Campaign& campaign) {
    if (QString::fromStdString(campaign.name).trimmed().isEmpty()) {
        return tr("Ghi tên đợt.");
    }
    if (campaign.to < campaign.from) {
        return tr("Ngày kết thúc trước ngày bắt đầu.");
    }
    if (campaign.days() > core::kMaxPeriodDays) {
        return tr("Một đợt dài nhất hai năm.");
    }
    if (campaign.wards.empty()) {
        return tr("Chọn ít nhất một phường.");
    }
    if (campaign.indicators.empty()) {
        return tr("Chọn ít nhất một chỉ số.");
    }
    return {};
}

void setTarget(core::Campaign& campaign, const std::string& indicator, core::WardCode ward,
               const std::string& neighbourhood, std::optional<double> value) {
    const auto found = std::ranges::find_if(campaign.targets, [&](const core::IndicatorTarget& target) {
        return target.indicator == indicator && target.ward == ward && target.neighbourhood == neighbourhood;
    });
    if (!value) {
        if (found != campaign.targets.end()) {
            campaign.targets.erase(found);
        }
    } else if (found != campaign.targets.end()) {
        found->value = *value;
    } else {
        campaign.targets.push_back(
            {.indicator = indicator, .ward = ward, .neighbourhood = neighbourhood, .value = *value});
    }
}

void copyTargetsToWards(core::Campaign& campaign, core::WardCode from) {
    using Place = std::pair<std::string_view, core::WardCode>;
    std::map<Place, double> wanted;
    for (const std::string& code : campaign.indicators) {
        const auto indicator = figures::findIndicator(code);
        const auto target = figures::targetOf(campaign, code, from);
        const bool isCount = indicator && indicator->indicator->form == figures::FigureForm::count;
        if (!target || (from.isNone() && isCount && *target != 0)) {
            continue;
        }
        for (const core::WardCode ward : campaign.wards) {
            if (ward != from) {
                wanted.emplace(Place{code, ward}, *target);
            }
        }
    }
    for (core::IndicatorTarget& target : campaign.targets) {
        const auto found = wanted.find({target.indicator, target.ward});
        if (target.neighbourhood.empty() && found != wanted.end()) {
            target.value = found->second;
            wanted.erase(found);
        }
    }
    for (const auto& [place, value] : wanted) {
        campaign.targets.push_back(
            {.indicator = std::string(place.first), .ward = place.second, .neighbourhood = {}, .value = value});
    }
}

void tidy(core::Campaign& campaign) {
    core::normalise(campaign.wards);
    std::erase_if(campaign.targets, [&](const core::IndicatorTarget& target) {
        return !std::ranges::contains(campaign.indicators, target.indicator) ||
               (!target.ward.isNone() && !core::contains(campaign.wards, target.ward));
    });
    std::erase_if(campaign.answerable, [&](const core::Answerable& who) {
        return who.name.empty() || !core::contains(campaign.wards, who.ward);
    });
}

} // namespace trucban::models
