// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "figures/Periods.h"
#include "models/BriefingDocument.h"
#include "models/MapLink.h"
#include "widgets/theme/Theme.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <optional>

namespace trucban::console {

/// What the command line asks for.
struct Options {
    QString gatewayUrl;
    QString user;
    QString password; ///< read from --password-file; without a line end
    QString pin;
    QString profileDir; ///< empty: the XDG data folder
    QString workspace = QStringLiteral("truc-ban");
    QString mapFile; ///< empty: the one of last time
    QString traceFile;
    QString screenshotFile;
    double screenshotAfter = 3; ///< seconds
    QString language;           ///< "vi", "en" or empty: as last time
    std::optional<widgets::Theme::Mode> theme;
    std::optional<models::MapLink> mapLink;       ///< of a trucban://map/… argument
    QString caseReference;                        ///< id or code of a trucban://case/… argument
    QString exportWhat;                           ///< "open-cases", "briefing"; empty: a window
    QString exportFormat;                         ///< "csv" or "pdf"; of a briefing "pdf", "xlsx" or "slides"
    QString fromFile;                             ///< a briefing kept as JSON
    std::optional<core::CampaignId> campaign;     ///< whose newest frozen briefing is meant
    std::optional<core::Instant> asOf;            ///< ... of figures not later than this
    std::optional<core::WardCode> briefingWard;   ///< ... of that ward; none: of the whole campaign
    std::optional<figures::DaySpan> briefingDays; ///< ... of this period; empty: of the whole campaign alone
    models::BriefingProfile briefingFor = models::BriefingProfile::committee;
    QString outFile;
    bool exercise = false; ///< a desk beside the live one, with a profile of its own
    bool help = false;
    bool version = false;
};

/// `arguments` without the program's name. The error is an English sentence for the terminal.
[[nodiscard]] std::expected<Options, QString> parseOptions(const QStringList& arguments);
/// "<id>" of "trucban://case/<id>"; empty for anything else.
[[nodiscard]] QString caseOfLink(const QString& link);
[[nodiscard]] QString helpText();

} // namespace trucban::console
