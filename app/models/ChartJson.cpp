// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartJson.h"

#include <QJsonArray>

#include <cmath>
#include <concepts>
#include <span>
#include <type_traits>

namespace trucban::models {

namespace {

constexpr qsizetype kMostElements = 200'000;
constexpr double kMostCount = 9'007'199'254'740'992.0; // 2^53: the whole numbers that a JSON number tells apart

template <class T, class Plain>
concept Is = std::same_as<std::remove_cvref_t<T>, Plain>;

// The names by which enumerators stand in JSON; they never change.
constexpr std::array<const char*, 4> kForms{"count", "decimal", "percent", "duration"};
constexpr std::array<const char*, 3> kTones{"neutral", "good", "bad"};
constexpr std::array<const char*, 3> kRoles{"current", "baseline", "target"};
constexpr std::array<const char*, 11> kBodies{"trend",  "dumbbell", "heat",     "ranking", "ecdf", "coverage",
                                              "funnel", "states",   "burndown", "figures", "tile"};
static_assert(kBodies.size() == std::variant_size_v<ChartBody>);

std::span<const char* const> namesOf(ChartForm /*type*/) {
    return kForms;
}
std::span<const char* const> namesOf(ChartTone /*type*/) {
    return kTones;
}
std::span<const char* const> namesOf(TrendRole /*type*/) {
    return kRoles;
}

// One list of fields for each value, walked by the writer and by the reader.
void fields(auto& a, Is<ChartChange> auto& v) {
    a("before", v.before), a("now", v.now), a("words", v.words), a("interval", v.interval), a("tone", v.tone);
}
void fields(auto& a, Is<TrendLine> auto& v) {
    a("key", v.key), a("name", v.name), a("role", v.role), a("shiftDays", v.shiftDays), a("points", v.points);
}
void fields(auto& a, Is<TrendChart> auto& v) {
    a("isCumulative", v.isCumulative), a("from", v.from), a("to", v.to), a("today", v.today), a("lines", v.lines);
    a("missing", v.missing);
}
void fields(auto& a, Is<DumbbellRow> auto& v) {
    a("key", v.key), a("name", v.name), a("now", v.now), a("change", v.change);
}
void fields(auto& a, Is<DumbbellChart> auto& v) {
    a("beforeName", v.beforeName), a("nowName", v.nowName), a("rows", v.rows);
}
void fields(auto& a, Is<HeatChart> auto& v) {
    a("cells", v.cells);
}
void fields(auto& a, Is<RankingRow> auto& v) {
    a("key", v.key), a("name", v.name), a("value", v.value), a("target", v.target), a("note", v.note);
    a("isOwn", v.isOwn);
}
void fields(auto& a, Is<ChartQuartiles> auto& v) {
    a("lower", v.lower), a("median", v.median), a("upper", v.upper);
}
void fields(auto& a, Is<RankingChart> auto& v) {
    a("areaName", v.areaName), a("rows", v.rows), a("others", v.others);
}
void fields(auto& a, Is<EcdfLine> auto& v) {
    a("key", v.key), a("name", v.name), a("count", v.count), a("points", v.points);
}
void fields(auto& a, Is<EcdfLimit> auto& v) {
    a("name", v.name), a("seconds", v.seconds);
}
void fields(auto& a, Is<EcdfChart> auto& v) {
    a("lines", v.lines), a("limits", v.limits);
}
void fields(auto& a, Is<CoverageRow> auto& v) {
    a("key", v.key), a("name", v.name), a("done", v.done), a("all", v.all);
}
void fields(auto& a, Is<CoverageChart> auto& v) {
    a("areaName", v.areaName), a("rows", v.rows);
}
void fields(auto& a, Is<FunnelStep> auto& v) {
    a("key", v.key), a("name", v.name), a("value", v.value), a("before", v.before);
}
void fields(auto& a, Is<FunnelChart> auto& v) {
    a("steps", v.steps);
}
void fields(auto& a, Is<StateName> auto& v) {
    a("key", v.key), a("name", v.name);
}
void fields(auto& a, Is<StateRow> auto& v) {
    a("key", v.key), a("name", v.name), a("counts", v.counts);
}
void fields(auto& a, Is<StatesChart> auto& v) {
    a("rowsName", v.rowsName), a("states", v.states), a("rows", v.rows);
}
void fields(auto& a, Is<BurndownChart> auto& v) {
    a("from", v.from), a("to", v.to), a("today", v.today), a("open", v.open), a("overdue", v.overdue);
    a("ideal", v.ideal);
}
void fields(auto& a, Is<FiguresRow> auto& v) {
    a("key", v.key), a("name", v.name), a("unit", v.unit), a("form", v.form), a("value", v.value);
    a("change", v.change), a("spark", v.spark), a("note", v.note);
}
void fields(auto& a, Is<FiguresChart> auto& v) {
    a("beforeName", v.beforeName), a("rows", v.rows);
}
void fields(auto& a, Is<TileChart> auto& v) {
    a("value", v.value), a("target", v.target), a("isBetterUp", v.isBetterUp), a("valueWords", v.valueWords);
    a("change", v.change), a("beforeName", v.beforeName), a("spark", v.spark);
}
void headFields(auto& a, Is<ChartData> auto& v) {
    a("key", v.key), a("title", v.title), a("unit", v.unit), a("basis", v.basis), a("note", v.note), a("form", v.form);
}

class Writer {
public:
    QJsonObject object;

    template <class T>
    void operator()(const char* name, const T& value) {
        if (const QJsonValue json = of(value); !json.isNull()) {
            object.insert(QLatin1String(name), json);
        }
    }
    template <class T>
    static QJsonValue of(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return QLatin1String(namesOf(value)[static_cast<std::size_t>(value)]);
        } else if constexpr (std::same_as<T, QString> || std::same_as<T, bool> || std::same_as<T, int>) {
            return value;
        } else if constexpr (std::is_arithmetic_v<T>) {
            return static_cast<double>(value);
        } else {
            Writer part;
            fields(part, value);
            return part.object;
        }
    }
    static QJsonValue of(const TrendPoint& point) { return QJsonArray{point.at, of(point.value)}; }
    static QJsonValue of(const EcdfPoint& point) { return QJsonArray{point.seconds, point.share}; }
    template <class T>
    static QJsonValue of(const std::optional<T>& value) {
        return value ? of(*value) : QJsonValue(QJsonValue::Null);
    }
    template <class T>
    static QJsonValue of(const std::vector<T>& list) {
        return listOf(list);
    }
    template <class T, std::size_t N>
    static QJsonValue of(const std::array<T, N>& list) {
        return listOf(list);
    }

private:
    static QJsonValue listOf(const auto& list) {
        QJsonArray array;
        for (const auto& one : list) {
            array.append(of(one));
        }
        return array;
    }
};

/// Reads into values until something is wrong; then it only remembers where.
class Reader {
public:
    explicit Reader(QString path, qsizetype& elements) : m_path(std::move(path)), m_elements(elements) {}
    QJsonObject object;
    std::optional<QString> error;

    template <class T>
    void operator()(const char* name, T& value) {
        const auto json = object.value(QLatin1String(name));
        if (!error && !json.isUndefined()) {
            read(json, value, m_path.isEmpty() ? QString::fromLatin1(name) : m_path + u'.' + QLatin1String(name));
        }
    }
    template <class T>
    void read(const QJsonValue& json, T& value, const QString& path) {
        if constexpr (std::is_enum_v<T>) {
            readName(json, value, path);
        } else if constexpr (std::same_as<T, QString>) {
            json.isString() ? void(value = json.toString()) : fail(path, "no text");
        } else if constexpr (std::same_as<T, bool>) {
            json.isBool() ? void(value = json.toBool()) : fail(path, "neither true nor false");
        } else if constexpr (std::is_integral_v<T>) {
            readWhole(json, value, path);
        } else if constexpr (std::is_floating_point_v<T>) {
            json.isDouble() ? void(value = json.toDouble()) : fail(path, "no number");
        } else if (!json.isObject()) {
            fail(path, "no object");
        } else {
            Reader part(path, m_elements);
            part.object = json.toObject();
            fields(part, value);
            error = part.error;
        }
    }
    void read(const QJsonValue& json, TrendPoint& point, const QString& path) {
        const auto pair = json.toArray();
        if (pair.size() != 2) {
            fail(path, "no pair");
            return;
        }
        read(pair.at(0), point.at, path);
        read(pair.at(1), point.value, path);
    }
    void read(const QJsonValue& json, EcdfPoint& point, const QString& path) {
        const auto pair = json.toArray();
        if (pair.size() != 2) {
            fail(path, "no pair");
            return;
        }
        read(pair.at(0), point.seconds, path);
        read(pair.at(1), point.share, path);
    }
    template <class T>
    void read(const QJsonValue& json, std::optional<T>& value, const QString& path) {
        json.isNull() ? value.reset() : read(json, value.emplace(), path);
    }
    template <class T>
    void read(const QJsonValue& json, std::vector<T>& list, const QString& path) {
        if (const auto array = takeList(json, path)) {
            list.resize(static_cast<std::size_t>(array->size()));
            readEach(*array, list, path);
        }
    }
    template <class T, std::size_t N>
    void read(const QJsonValue& json, std::array<T, N>& list, const QString& path) {
        const auto array = takeList(json, path);
        if (array && array->size() != static_cast<qsizetype>(N)) {
            fail(path, "not as many as there must be");
        } else if (array) {
            readEach(*array, list, path);
        }
    }

private:
    void fail(const QString& path, const char* why) {
        if (!error) {
            error = path + QLatin1String(": ") + QLatin1String(why);
        }
    }
    std::optional<QJsonArray> takeList(const QJsonValue& json, const QString& path) {
        if (!json.isArray()) {
            fail(path, "no list");
            return std::nullopt;
        }
        auto array = json.toArray();
        m_elements += array.size();
        if (m_elements > kMostElements) {
            fail(path, "too many elements in one chart");
            return std::nullopt;
        }
        return array;
    }
    void readEach(const QJsonArray& array, auto& list, const QString& path) {
        for (qsizetype i = 0; i < array.size() && !error; ++i) {
            read(array.at(i), list[static_cast<std::size_t>(i)], QStringLiteral("%1[%2]").arg(path).arg(i));
        }
    }
    template <class T>
    void readName(const QJsonValue& json, T& value, const QString& path) {
        const auto names = namesOf(T{});
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (json.toString() == QLatin1String(names[i])) {
                value = static_cast<T>(i);
                return;
            }
        }
        fail(path, "no such name");
    }
    template <class T>
    void readWhole(const QJsonValue& json, T& value, const QString& path) {
        const double number = json.toDouble(std::nan(""));
        const double most = std::same_as<T, int> ? 1e9 : kMostCount;
        const double least = std::is_signed_v<T> ? -most : 0;
        number >= least&& number <= most&& std::trunc(number) == number ? void(value = static_cast<T>(number))
                                                                        : fail(path, "no whole number");
    }
    QString m_path;
    qsizetype& m_elements;
};

template <std::size_t I = 0>
bool makeBody(ChartBody& body, const QString& kind) {
    if constexpr (I < std::variant_size_v<ChartBody>) {
        if (kind == QLatin1String(kBodies[I])) {
            body.emplace<I>();
            return true;
        }
        return makeBody<I + 1>(body, kind);
    }
    return false;
}

} // namespace

QJsonObject chartToJson(const ChartData& chart) {
    Writer writer;
    headFields(writer, chart);
    writer.object.insert(QLatin1String("kind"), QLatin1String(kBodies[chart.body.index()]));
    std::visit([&writer](const auto& body) { writer("body", body); }, chart.body);
    return writer.object;
}

std::expected<ChartData, QString> chartFromJson(const QJsonObject& object) {
    ChartData chart;
    qsizetype elements = 0;
    Reader reader({}, elements);
    reader.object = object;
    headFields(reader, chart);
    if (!reader.error && !makeBody(chart.body, object.value(QLatin1String("kind")).toString())) {
        return std::unexpected(QStringLiteral("kind: no such chart"));
    }
    std::visit([&reader](auto& body) { reader("body", body); }, chart.body);
    if (reader.error) {
        return std::unexpected(*reader.error);
    }
    return chart;
}

} // namespace trucban::models
