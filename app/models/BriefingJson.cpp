// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingDocument.h"
#include "models/BriefingPack.h"
#include "models/ChartJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace trucban::models {

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMaxPages = 260; ///< the chapters and one page for each ward, with room
constexpr qsizetype kMaxBlocks = 60;
constexpr qsizetype kMaxTiles = 24;
constexpr qsizetype kMaxColumns = 40;
constexpr qsizetype kMaxRows = 2'000;
constexpr qsizetype kMaxAreas = 400;
constexpr qsizetype kMaxLine = 400;   ///< characters of a title or a cell
constexpr qsizetype kMaxText = 8'000; ///< of a paragraph
constexpr int kMaxGrid = 10'000;
constexpr double kMaxExact =
    9'007'199'254'740'991.0; ///< 2^53 - 1: beyond it a JSON number is not the whole number it says

// --- to JSON -------------------------------------------------------------------------------------------------------

template <class E>
QString named(E value) {
    const auto name = core::nameOf(value);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString codeOf(core::WardCode ward) {
    return ward.isNone() ? QString() : QString::number(ward.value);
}

/// Only what is not the default: most fields of most blocks are.
void put(QJsonObject& object, const char* key, const QString& text) {
    if (!text.isEmpty()) {
        object[QLatin1String(key)] = text;
    }
}

QJsonObject cellOf(const ChartCell& cell) {
    switch (cell.kind) {
    case ChartCell::Kind::number:
        return {{QStringLiteral("n"), cell.number}, {QStringLiteral("form"), named(cell.form)}};
    case ChartCell::Kind::day:
        return {{QStringLiteral("day"), cell.number}};
    case ChartCell::Kind::text:
        break;
    }
    return {{QStringLiteral("t"), cell.text}};
}

QJsonObject tableOfBriefing(const BriefingTable& table) {
    QJsonArray columns;
    for (const auto& column : table.columns) {
        columns.append(QJsonObject{{QStringLiteral("title"), column.title}, {QStringLiteral("share"), column.share}});
    }
    QJsonArray rows;
    for (const auto& row : table.rows) {
        QJsonArray cells;
        for (const auto& cell : row.cells) {
            cells.append(cellOf(cell));
        }
        QJsonObject object{{QStringLiteral("cells"), cells}};
        put(object, "ward", codeOf(row.ward));
        if (row.isTotal) {
            object[QStringLiteral("total")] = true;
        }
        rows.append(object);
    }
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("table")},
                       {QStringLiteral("columns"), columns},
                       {QStringLiteral("rows"), rows}};
    put(object, "title", table.title);
    put(object, "note", table.note);
    return object;
}

/// The first point as it is, each other by its distance from the one before: shorter.
QJsonArray ringOf(const BriefingRing& ring) {
    QJsonArray numbers;
    BriefingPoint last;
    for (const auto& point : ring) {
        numbers.append(point.x - last.x);
        numbers.append(point.y - last.y);
        last = point;
    }
    return numbers;
}

QJsonObject mapOf(const BriefingMap& map) {
    QJsonArray areas;
    for (const auto& area : map.areas) {
        QJsonArray rings;
        for (const auto& ring : area.rings) {
            rings.append(ringOf(ring));
        }
        QJsonObject object{{QStringLiteral("rings"), rings}};
        put(object, "ward", codeOf(area.ward));
        put(object, "name", area.name);
        if (area.value) {
            object[QStringLiteral("value")] = *area.value;
        }
        areas.append(object);
    }
    QJsonObject object{{QStringLiteral("type"), QStringLiteral("map")},
                       {QStringLiteral("form"), named(map.form)},
                       {QStringLiteral("width"), map.width},
                       {QStringLiteral("height"), map.height},
                       {QStringLiteral("areas"), areas}};
    put(object, "title", map.title);
    put(object, "unit", map.unit);
    put(object, "note", map.note);
    return object;
}

struct BodyToJson {
    QJsonObject operator()(const BriefingHeading& heading) const {
        return {{QStringLiteral("type"), QStringLiteral("heading")}, {QStringLiteral("text"), heading.text}};
    }
    QJsonObject operator()(const BriefingParagraph& paragraph) const {
        return {{QStringLiteral("type"), QStringLiteral("paragraph")}, {QStringLiteral("text"), paragraph.text}};
    }
    QJsonObject operator()(const BriefingTiles& tiles) const {
        QJsonArray array;
        for (const auto& tile : tiles.tiles) {
            array.append(chartToJson(tile));
        }
        return {{QStringLiteral("type"), QStringLiteral("tiles")}, {QStringLiteral("tiles"), array}};
    }
    QJsonObject operator()(const BriefingTable& table) const { return tableOfBriefing(table); }
    QJsonObject operator()(const BriefingChart& chart) const {
        return {{QStringLiteral("type"), QStringLiteral("chart")}, {QStringLiteral("chart"), chartToJson(chart.chart)}};
    }
    QJsonObject operator()(const BriefingMap& map) const { return mapOf(map); }
    QJsonObject operator()(const BriefingComment& comment) const {
        return {{QStringLiteral("type"), QStringLiteral("comment")},
                {QStringLiteral("author"), named(comment.author)},
                {QStringLiteral("at"), static_cast<double>(comment.at.time_since_epoch().count())},
                {QStringLiteral("text"), comment.text}};
    }
};

QJsonObject headerToJson(const BriefingHeader& header) {
    QJsonObject object{{QStringLiteral("kind"), named(header.kind)},
                       {QStringLiteral("profile"), named(header.profile)},
                       {QStringLiteral("campaignId"), header.campaignId},
                       {QStringLiteral("campaign"), header.campaign},
                       {QStringLiteral("place"), header.place},
                       {QStringLiteral("asOf"), static_cast<double>(header.asOf.time_since_epoch().count())},
                       {QStringLiteral("from"), header.from},
                       {QStringLiteral("to"), header.to},
                       {QStringLiteral("logSeq"), static_cast<double>(header.logSeq)},
                       {QStringLiteral("headHash"), header.headHash},
                       {QStringLiteral("author"), named(header.author)}};
    put(object, "ward", codeOf(header.ward));
    put(object, "legalBasis", header.legalBasis);
    if (header.isOfPart) {
        object.insert(QStringLiteral("part"), true);
    }
    if (header.isExercise) {
        object[QStringLiteral("exercise")] = true;
    }
    return object;
}

// --- from JSON -----------------------------------------------------------------------------------------------------

/// Reads an object's fields and remembers the first fault; after it everything read is a default.
class Reader {
public:
    void fail(const QString& place, const QString& what) {
        if (m_fault.isEmpty()) {
            m_fault = QStringLiteral("%1: %2").arg(place, what);
        }
    }
    [[nodiscard]] bool failed() const { return !m_fault.isEmpty(); }
    [[nodiscard]] const QString& fault() const { return m_fault; }

    QString text(const QJsonObject& object, const char* key, const QString& place, qsizetype limit) {
        const auto value = object[QLatin1String(key)];
        if (value.isUndefined()) {
            return {};
        }
        if (!value.isString()) {
            fail(at(place, key), QStringLiteral("no text"));
            return {};
        }
        auto words = value.toString();
        if (words.size() > limit) {
            fail(at(place, key), QStringLiteral("longer than %1 characters").arg(limit));
            return {};
        }
        for (const auto character : words) {
            if (character.category() == QChar::Other_Control && character != QLatin1Char('\n') &&
                character != QLatin1Char('\t')) {
                fail(at(place, key), QStringLiteral("holds a control character"));
                return {};
            }
        }
        return words;
    }

    double number(const QJsonObject& object, const char* key, const QString& place, double low, double high) {
        const auto value = object[QLatin1String(key)];
        const double number = value.toDouble();
        if (!value.isDouble() || !std::isfinite(number) || number < low || number > high) {
            fail(at(place, key), QStringLiteral("no number from %1 to %2").arg(low).arg(high));
            return low;
        }
        return number;
    }

    qint64 whole(const QJsonObject& object, const char* key, const QString& place, double low, double high) {
        const double value = number(object, key, place, low, high);
        if (value != std::floor(value)) {
            fail(at(place, key), QStringLiteral("no whole number"));
        }
        return static_cast<qint64>(value);
    }

    template <class E>
    E name(const QJsonObject& object, const char* key, const QString& place) {
        const auto found = core::parseEnum<E>(object[QLatin1String(key)].toString().toStdString());
        if (!found) {
            fail(at(place, key), QStringLiteral("unknown"));
            return E{};
        }
        return *found;
    }

    bool flag(const QJsonObject& object, const char* key, const QString& place) {
        const auto value = object[QLatin1String(key)];
        if (!value.isUndefined() && !value.isBool()) {
            fail(at(place, key), QStringLiteral("neither true nor false"));
        }
        return value.toBool();
    }

    core::WardCode ward(const QJsonObject& object, const QString& place) {
        const auto value = object[QStringLiteral("ward")];
        if (value.isUndefined()) {
            return {};
        }
        bool isNumber = false;
        const auto code = value.toString().toUInt(&isNumber);
        if (!isNumber || code == 0 || code > 99'999) {
            fail(at(place, "ward"), QStringLiteral("no ward's code"));
            return {};
        }
        return {code};
    }

    QJsonArray array(const QJsonObject& object, const char* key, const QString& place, qsizetype limit) {
        const auto value = object[QLatin1String(key)];
        if (!value.isArray()) {
            fail(at(place, key), QStringLiteral("no list"));
            return {};
        }
        const auto list = value.toArray();
        if (list.size() > limit) {
            fail(at(place, key), QStringLiteral("more than %1").arg(limit));
            return {};
        }
        return list;
    }

    QJsonObject object(const QJsonValue& value, const QString& place) {
        if (!value.isObject()) {
            fail(place, QStringLiteral("no object"));
        }
        return value.toObject();
    }

    [[nodiscard]] static QString at(const QString& place, const char* key) {
        return place.isEmpty() ? QString::fromLatin1(key) : QStringLiteral("%1.%2").arg(place, QLatin1String(key));
    }
    [[nodiscard]] static QString at(const QString& place, const char* key, qsizetype index) {
        return QStringLiteral("%1[%2]").arg(at(place, key)).arg(index);
    }

private:
    QString m_fault;
};

constexpr double kMaxInstant = 253'402'300'799'999.0; ///< the end of year 9999
constexpr double kMaxDay = 2'932'896;

core::Instant instantOf(Reader& read, const QJsonObject& object, const char* key, const QString& place) {
    return core::Instant{core::Milliseconds{read.whole(object, key, place, 0, kMaxInstant)}};
}

BriefingHeader headerFrom(Reader& read, const QJsonObject& object) {
    const auto place = QStringLiteral("header");
    BriefingHeader header;
    header.kind = read.name<core::BriefingKind>(object, "kind", place);
    header.profile = read.name<BriefingProfile>(object, "profile", place);
    header.campaignId = read.text(object, "campaignId", place, 64);
    header.campaign = read.text(object, "campaign", place, kMaxLine);
    header.legalBasis = read.text(object, "legalBasis", place, kMaxLine);
    header.ward = read.ward(object, place);
    header.place = read.text(object, "place", place, kMaxLine);
    header.asOf = instantOf(read, object, "asOf", place);
    header.from = static_cast<core::Day>(read.whole(object, "from", place, 0, kMaxDay));
    header.to = static_cast<core::Day>(read.whole(object, "to", place, 0, kMaxDay));
    header.logSeq = static_cast<core::Seq>(read.whole(object, "logSeq", place, 0, kMaxExact));
    header.headHash = read.text(object, "headHash", place, 128);
    for (const auto character : header.headHash) {
        if (!QStringLiteral("0123456789abcdef").contains(character)) {
            read.fail(QStringLiteral("header.headHash"), QStringLiteral("not hexadecimal"));
            break;
        }
    }
    header.author = read.name<core::Role>(object, "author", place);
    header.isExercise = read.flag(object, "exercise", place);
    header.isOfPart = read.flag(object, "part", place);
    if (header.from > header.to) {
        read.fail(QStringLiteral("header.to"), QStringLiteral("before it begins"));
    }
    return header;
}

ChartData chartFrom(Reader& read, const QJsonValue& value, const QString& place) {
    auto chart = chartFromJson(read.object(value, place));
    if (!chart) {
        read.fail(place, chart.error());
        return {};
    }
    return *std::move(chart);
}

ChartCell cellFrom(Reader& read, const QJsonObject& object, const QString& place) {
    ChartCell cell;
    if (object.contains(QStringLiteral("n"))) {
        cell.kind = ChartCell::Kind::number;
        cell.number = read.number(object, "n", place, -kMaxExact, kMaxExact);
        cell.form = read.name<ChartForm>(object, "form", place);
    } else if (object.contains(QStringLiteral("day"))) {
        cell.kind = ChartCell::Kind::day;
        cell.number = read.number(object, "day", place, 0, kMaxDay);
    } else {
        cell.text = read.text(object, "t", place, kMaxLine);
    }
    return cell;
}

BriefingTable tableFrom(Reader& read, const QJsonObject& object, const QString& place) {
    BriefingTable table;
    table.title = read.text(object, "title", place, kMaxLine);
    table.note = read.text(object, "note", place, kMaxText);
    const auto columns = read.array(object, "columns", place, kMaxColumns);
    for (qsizetype i = 0; i < columns.size() && !read.failed(); ++i) {
        const auto here = Reader::at(place, "columns", i);
        const auto column = read.object(columns[i], here);
        table.columns.push_back({.title = read.text(column, "title", here, kMaxLine),
                                 .share = read.number(column, "share", here, 0.01, 100)});
    }
    if (table.columns.empty()) {
        read.fail(Reader::at(place, "columns"), QStringLiteral("none"));
    }
    const auto rows = read.array(object, "rows", place, kMaxRows);
    for (qsizetype i = 0; i < rows.size() && !read.failed(); ++i) {
        const auto here = Reader::at(place, "rows", i);
        const auto values = read.object(rows[i], here);
        BriefingRow row{.ward = read.ward(values, here), .isTotal = read.flag(values, "total", here), .cells = {}};
        const auto cells = read.array(values, "cells", here, kMaxColumns);
        if (static_cast<std::size_t>(cells.size()) != table.columns.size()) {
            read.fail(Reader::at(here, "cells"), QStringLiteral("not as many as columns"));
        }
        for (qsizetype j = 0; j < cells.size() && !read.failed(); ++j) {
            const auto place2 = Reader::at(here, "cells", j);
            row.cells.push_back(cellFrom(read, read.object(cells[j], place2), place2));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

BriefingRing ringFrom(Reader& read, const QJsonValue& value, const QString& place, const BriefingMap& map) {
    const auto numbers = value.toArray();
    BriefingRing ring;
    if (!value.isArray() || numbers.size() % 2 != 0 || numbers.size() < 6) {
        read.fail(place, QStringLiteral("no ring"));
        return ring;
    }
    double x = 0;
    double y = 0;
    for (qsizetype i = 0; i < numbers.size(); i += 2) {
        x += numbers[i].toDouble(-1e9);
        y += numbers[i + 1].toDouble(-1e9);
        const bool isInside = x >= 0 && y >= 0 && x <= map.width && y <= map.height;
        if (!isInside || x != std::floor(x) || y != std::floor(y)) {
            read.fail(place, QStringLiteral("a point off the grid"));
            return ring;
        }
        ring.push_back({.x = static_cast<int>(x), .y = static_cast<int>(y)});
    }
    return ring;
}

BriefingMap mapFrom(Reader& read, const QJsonObject& object, const QString& place) {
    BriefingMap map;
    map.title = read.text(object, "title", place, kMaxLine);
    map.unit = read.text(object, "unit", place, kMaxLine);
    map.note = read.text(object, "note", place, kMaxText);
    map.form = read.name<ChartForm>(object, "form", place);
    map.width = static_cast<int>(read.whole(object, "width", place, 1, kMaxGrid));
    map.height = static_cast<int>(read.whole(object, "height", place, 1, kMaxGrid));
    const auto areas = read.array(object, "areas", place, kMaxAreas);
    for (qsizetype i = 0; i < areas.size() && !read.failed(); ++i) {
        const auto here = Reader::at(place, "areas", i);
        const auto values = read.object(areas[i], here);
        BriefingArea area;
        area.ward = read.ward(values, here);
        area.name = read.text(values, "name", here, kMaxLine);
        if (values.contains(QStringLiteral("value"))) {
            area.value = read.number(values, "value", here, -kMaxExact, kMaxExact);
        }
        const auto rings = read.array(values, "rings", here, kMaxAreas);
        for (qsizetype j = 0; j < rings.size() && !read.failed(); ++j) {
            area.rings.push_back(ringFrom(read, rings[j], Reader::at(here, "rings", j), map));
        }
        map.areas.push_back(std::move(area));
    }
    return map;
}

BriefingTiles tilesFrom(Reader& read, const QJsonObject& object, const QString& place) {
    BriefingTiles tiles;
    const auto list = read.array(object, "tiles", place, kMaxTiles);
    for (qsizetype i = 0; i < list.size() && !read.failed(); ++i) {
        const auto here = Reader::at(place, "tiles", i);
        tiles.tiles.push_back(chartFrom(read, list[i], here));
        if (!read.failed() && !std::holds_alternative<TileChart>(tiles.tiles.back().body)) {
            read.fail(here, QStringLiteral("no tile"));
        }
    }
    return tiles;
}

BriefingBlock blockFrom(Reader& read, const QJsonObject& object, const QString& place) {
    BriefingBlock block;
    if (object.contains(QStringLiteral("grain"))) {
        block.grain = read.name<BriefingGrain>(object, "grain", place);
    }
    const auto type = object[QStringLiteral("type")].toString();
    if (type == QLatin1String("heading")) {
        block.body = BriefingHeading{read.text(object, "text", place, kMaxLine)};
    } else if (type == QLatin1String("paragraph")) {
        block.body = BriefingParagraph{read.text(object, "text", place, kMaxText)};
    } else if (type == QLatin1String("tiles")) {
        block.body = tilesFrom(read, object, place);
    } else if (type == QLatin1String("table")) {
        block.body = tableFrom(read, object, place);
    } else if (type == QLatin1String("chart")) {
        const auto here = Reader::at(place, "chart");
        block.body = BriefingChart{chartFrom(read, object[QStringLiteral("chart")], here)};
    } else if (type == QLatin1String("map")) {
        block.body = mapFrom(read, object, place);
    } else if (type == QLatin1String("comment")) {
        block.body = BriefingComment{.author = read.name<core::Role>(object, "author", place),
                                     .at = instantOf(read, object, "at", place),
                                     .text = read.text(object, "text", place, kMaxText)};
    } else {
        read.fail(Reader::at(place, "type"), QStringLiteral("unknown"));
    }
    return block;
}

BriefingPage pageFrom(Reader& read, const QJsonObject& object, const QString& place) {
    BriefingPage page;
    page.chapter = read.name<BriefingChapter>(object, "chapter", place);
    page.title = read.text(object, "title", place, kMaxLine);
    page.ward = read.ward(object, place);
    page.notes = read.text(object, "notes", place, kMaxText);
    const auto blocks = read.array(object, "blocks", place, kMaxBlocks);
    for (qsizetype i = 0; i < blocks.size() && !read.failed(); ++i) {
        const auto here = Reader::at(place, "blocks", i);
        page.blocks.push_back(blockFrom(read, read.object(blocks[i], here), here));
    }
    return page;
}

std::expected<QJsonObject, QString> objectFrom(const QByteArray& json) {
    QJsonParseError error;
    const auto parsed = QJsonDocument::fromJson(json, &error);
    if (!parsed.isObject()) {
        return std::unexpected(QStringLiteral("not JSON: %1").arg(error.errorString()));
    }
    return parsed.object();
}

QJsonObject pageToJson(const BriefingPage& page) {
    QJsonArray blocks;
    for (const auto& block : page.blocks) {
        auto object = std::visit(BodyToJson{}, block.body);
        if (block.grain != BriefingGrain::whole) {
            object[QStringLiteral("grain")] = named(block.grain);
        }
        blocks.append(object);
    }
    QJsonObject object{{QStringLiteral("chapter"), named(page.chapter)},
                       {QStringLiteral("title"), page.title},
                       {QStringLiteral("blocks"), blocks}};
    put(object, "ward", codeOf(page.ward));
    put(object, "notes", page.notes);
    return object;
}

} // namespace

std::expected<QByteArray, QString> briefingToJson(const BriefingDocument& document) {
    QJsonArray pages;
    for (const auto& page : document.pages) {
        pages.append(pageToJson(page));
    }
    const QJsonObject whole{{QStringLiteral("version"), kVersion},
                            {QStringLiteral("header"), headerToJson(document.header)},
                            {QStringLiteral("pages"), pages}};
    auto bytes = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    if (bytes.size() > kMostUnpacked) {
        return std::unexpected(
            QStringLiteral("%1 bytes before packing, at most %2").arg(bytes.size()).arg(kMostUnpacked));
    }
    if (bytes.size() > kMostPlain) {
        bytes = packed(bytes);
    }
    if (bytes.size() > kMaxBriefingBytes) {
        return std::unexpected(
            QStringLiteral("%1 bytes, at most %2 go into the log").arg(bytes.size()).arg(kMaxBriefingBytes));
    }
    return bytes;
}

std::expected<BriefingDocument, QString> briefingFromJson(const QByteArray& json) {
    if (json.size() > kMaxBriefingBytes) {
        return std::unexpected(QStringLiteral("larger than %1 bytes").arg(kMaxBriefingBytes));
    }
    auto whole = objectFrom(json);
    if (whole) {
        const auto plain = unpacked(json, *whole);
        if (!plain) {
            return std::unexpected(plain.error());
        }
        whole = *plain == json ? whole : objectFrom(*plain);
    }
    if (!whole) {
        return std::unexpected(whole.error());
    }
    Reader read;
    const auto version = read.whole(*whole, "version", {}, 1, 1'000'000);
    if (!read.failed() && version > kVersion) {
        return std::unexpected(QStringLiteral("version: %1 is newer than this program").arg(version));
    }
    BriefingDocument document;
    document.header = headerFrom(read, read.object((*whole)[QStringLiteral("header")], QStringLiteral("header")));
    const auto pages = read.array(*whole, "pages", {}, kMaxPages);
    for (qsizetype i = 0; i < pages.size() && !read.failed(); ++i) {
        const auto here = Reader::at({}, "pages", i);
        document.pages.push_back(pageFrom(read, read.object(pages[i], here), here));
    }
    if (read.failed()) {
        return std::unexpected(read.fault());
    }
    return document;
}

} // namespace trucban::models
