// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Time.h"
#include "core/Ward.h"
#include "models/ChartData.h"
#include "models/ChartTable.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <expected>
#include <optional>
#include <variant>
#include <vector>

// A briefing: figures frozen at one moment, as values. It holds all it shows, so that it can be opened years later and
// shows the same; nothing in it is asked for again. Words in it are Vietnamese, as an official document's are.
namespace trucban::models {

enum class BriefingChapter : std::uint8_t {
    situation,
    trend,
    map,
    response,
    outreach,
    initiatives,
    tasks,
    decision, ///< what the committee has to decide
    ward      ///< one ward, on a page of its own
};

/// For whom a briefing is cut (models/BriefingRedaction.h).
enum class BriefingProfile : std::uint8_t { duty, wardLeader, committee };

/// What the figures of a block are of: under 5 a count below ward level is not shown.
enum class BriefingGrain : std::uint8_t { whole, wards, belowWard };

struct BriefingHeader {
    core::BriefingKind kind = core::BriefingKind::daily;
    BriefingProfile profile = BriefingProfile::committee;
    QString campaignId;
    QString campaign;    ///< its name
    QString legalBasis;  ///< "Kế hoạch số 12/KH-BCĐ ngày 01/10/2026"; may be empty
    core::WardCode ward; ///< none: the whole city
    QString place;       ///< "Phường Bến Thành", "Thành phố Hồ Chí Minh"
    core::Instant asOf{};
    core::Day from = 0;
    core::Day to = 0;      ///< inclusive
    bool isOfPart = false; ///< these days are a reporting period, not the whole campaign
    core::Seq logSeq = 0;
    QString headHash; ///< of the log at `logSeq`, hexadecimal
    core::Role author = core::Role::committee;
    bool isExercise = false;
    bool operator==(const BriefingHeader&) const = default;
};

struct BriefingHeading {
    QString text;
    bool operator==(const BriefingHeading&) const = default;
};

struct BriefingParagraph {
    QString text;
    bool operator==(const BriefingParagraph&) const = default;
};

/// Figures in a row; the body of each is a TileChart.
struct BriefingTiles {
    std::vector<ChartData> tiles;
    bool operator==(const BriefingTiles&) const = default;
};

struct BriefingColumn {
    QString title;
    double share = 1; ///< of the width, against the other columns
    bool operator==(const BriefingColumn&) const = default;
};

struct BriefingRow {
    core::WardCode ward; ///< whose figures these are; none: nobody's in particular
    bool isTotal = false;
    std::vector<ChartCell> cells; ///< as many as there are columns
    bool operator==(const BriefingRow&) const = default;
};

struct BriefingTable {
    QString title;
    std::vector<BriefingColumn> columns;
    std::vector<BriefingRow> rows;
    QString note;
    bool operator==(const BriefingTable&) const = default;
};

struct BriefingChart {
    ChartData chart;
    bool operator==(const BriefingChart&) const = default;
};

/// On the grid of its map, y downwards.
struct BriefingPoint {
    int x = 0;
    int y = 0;
    bool operator==(const BriefingPoint&) const = default;
};

using BriefingRing = std::vector<BriefingPoint>;

struct BriefingArea {
    core::WardCode ward;
    QString name;
    std::optional<double> value;
    std::vector<BriefingRing> rings; ///< holes by the odd-even rule
    bool operator==(const BriefingArea&) const = default;
};

/// Wards filled by a value.
struct BriefingMap {
    QString title;
    QString unit;
    ChartForm form = ChartForm::count;
    int width = 0; ///< of the grid
    int height = 0;
    std::vector<BriefingArea> areas;
    QString note; ///< where boundaries are approximate, what lies outside
    bool operator==(const BriefingMap&) const = default;
};

/// What the leader has to say, typed in place.
struct BriefingComment {
    core::Role author = core::Role::wardLeader;
    core::Instant at{};
    QString text;
    bool operator==(const BriefingComment&) const = default;
};

using BriefingBody = std::variant<BriefingHeading, BriefingParagraph, BriefingTiles, BriefingTable, BriefingChart,
                                  BriefingMap, BriefingComment>;

struct BriefingBlock {
    BriefingGrain grain = BriefingGrain::whole;
    BriefingBody body;
    bool operator==(const BriefingBlock&) const = default;
};

struct BriefingPage {
    BriefingChapter chapter = BriefingChapter::situation;
    QString title;
    core::WardCode ward; ///< of a ward's own page
    QString notes;       ///< for who speaks, never for who looks
    std::vector<BriefingBlock> blocks;
    bool operator==(const BriefingPage&) const = default;
};

struct BriefingDocument {
    BriefingHeader header;
    std::vector<BriefingPage> pages;
    bool operator==(const BriefingDocument&) const = default;
};

/// As it stands in the log: an event has room for no more. A large document stands there deflated.
inline constexpr qsizetype kMaxBriefingBytes = 400 * 1024;

/// The same document gives the same bytes in every process. The error says by how much it is too large.
[[nodiscard]] std::expected<QByteArray, QString> briefingToJson(const BriefingDocument& document);
/// Takes anything: what is no briefing, is of a newer version, too large, or holds what a briefing cannot hold is refused
/// with the place of the first fault ("pages[2].blocks[0].type: unknown"), in English for a terminal.
[[nodiscard]] std::expected<BriefingDocument, QString> briefingFromJson(const QByteArray& json);

} // namespace trucban::models

namespace trucban::core {

TRUCBAN_ENUM_NAMES(models::BriefingChapter, P{Enum::situation, "situation"}, P{Enum::trend, "trend"},
                   P{Enum::map, "map"}, P{Enum::response, "response"}, P{Enum::outreach, "outreach"},
                   P{Enum::initiatives, "initiatives"}, P{Enum::tasks, "tasks"}, P{Enum::decision, "decision"},
                   P{Enum::ward, "ward"})
TRUCBAN_ENUM_NAMES(models::BriefingProfile, P{Enum::duty, "duty"}, P{Enum::wardLeader, "ward-leader"},
                   P{Enum::committee, "committee"})
TRUCBAN_ENUM_NAMES(models::BriefingGrain, P{Enum::whole, "whole"}, P{Enum::wards, "wards"},
                   P{Enum::belowWard, "below-ward"})
TRUCBAN_ENUM_NAMES(models::ChartForm, P{Enum::count, "count"}, P{Enum::decimal, "decimal"}, P{Enum::percent, "percent"},
                   P{Enum::duration, "duration"})

} // namespace trucban::core
