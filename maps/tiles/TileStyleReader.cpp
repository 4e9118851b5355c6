// SPDX-License-Identifier: GPL-3.0-or-later
// TileStyle::fromJson: the style file is checked here, once; unknown words are errors, so that a slip of the pen is seen.
#include "maps/tiles/TileStyle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <initializer_list>

namespace trucban::maps {
namespace {

/// Thrown within the reader and turned into the error of fromJson.
struct Wrong {
    QString sentence;
};

[[noreturn]] void wrong(const QString& where, const QString& what) {
    throw Wrong{QStringLiteral("%1: %2").arg(where, what)};
}

class Reader {
public:
    explicit Reader(const QJsonObject& root) : m_root{root} {}

    TileStyle read() {
        allow(m_root, QStringLiteral("the file"),
              {"format", "looks", "adopt", "keys", "shortForms", "ground", "roads", "borders", "labels"});
        if (m_root.value(u"format").toInt() != 1) {
            wrong(QStringLiteral("format"), QStringLiteral("this program reads format 1"));
        }
        readLooks();
        readAdoptions();
        readKeys();
        readShortForms();
        m_style.ground = shapeRules(u"ground");
        m_style.roads = shapeRules(u"roads");
        m_style.borders = shapeRules(u"borders");
        eachOf(m_root, u"labels", [this](const QJsonObject& rule, const QString& where) {
            m_style.labels.push_back(labelRule(rule, where));
        });
        m_style.land = colour(QStringLiteral("land"), QStringLiteral("looks"));
        m_style.water = colour(QStringLiteral("water"), QStringLiteral("looks"));
        m_style.river = colour(QStringLiteral("river"), QStringLiteral("looks"));
        m_style.coast = colour(QStringLiteral("coast"), QStringLiteral("looks"));
        m_style.halo = colour(QStringLiteral("halo"), QStringLiteral("looks"));
        return std::move(m_style);
    }

private:
    static void allow(const QJsonObject& object, const QString& where, std::initializer_list<const char*> words) {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (std::ranges::none_of(words, [&](const char* word) { return it.key() == QLatin1StringView{word}; })) {
                wrong(where, QStringLiteral("\"%1\" means nothing here").arg(it.key()));
            }
        }
    }

    template <class F>
    static void eachOf(const QJsonObject& parent, QStringView name, const F& body) {
        const QJsonValue list = parent.value(name);
        if (!list.isArray()) {
            wrong(name.toString(), QStringLiteral("there must be a list"));
        }
        const QJsonArray entries = list.toArray();
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const QString where = QStringLiteral("%1/%2").arg(name).arg(i);
            if (!entries.at(i).isObject()) {
                wrong(where, QStringLiteral("there must be an object"));
            }
            body(entries.at(i).toObject(), where);
        }
    }

    static QString text(const QJsonObject& object, QStringView name, const QString& where) {
        const QJsonValue value = object.value(name);
        if (!value.isString() || value.toString().isEmpty()) {
            wrong(where, QStringLiteral("\"%1\" must be a text").arg(name));
        }
        return value.toString();
    }

    static std::vector<std::string> texts(const QJsonObject& object, QStringView name, const QString& where) {
        std::vector<std::string> list;
        const QJsonValue value = object.value(name);
        if (!value.isUndefined() && !value.isArray()) {
            wrong(where, QStringLiteral("\"%1\" must be a list of texts").arg(name));
        }
        for (const QJsonValue& entry : value.toArray()) {
            if (!entry.isString()) {
                wrong(where, QStringLiteral("\"%1\" must be a list of texts").arg(name));
            }
            list.push_back(entry.toString().toStdString());
        }
        return list;
    }

    static double number(const QJsonObject& object, QStringView name, double otherwise, double least, double most,
                         const QString& where) {
        const QJsonValue value = object.value(name);
        if (value.isUndefined()) {
            return otherwise;
        }
        if (!value.isDouble() || value.toDouble() < least || value.toDouble() > most) {
            wrong(where, QStringLiteral("\"%1\" must be a number from %2 to %3").arg(name).arg(least).arg(most));
        }
        return value.toDouble();
    }

    static std::optional<bool> truth(const QJsonObject& object, QStringView name, const QString& where) {
        const QJsonValue value = object.value(name);
        if (value.isUndefined()) {
            return std::nullopt;
        }
        if (!value.isBool()) {
            wrong(where, QStringLiteral("\"%1\" must be true or false").arg(name));
        }
        return value.toBool();
    }

    /// A number, or a list of [zoom, number] by rising zoom.
    static ZoomScale scale(const QJsonObject& object, QStringView name, const QString& where) {
        const QJsonValue value = object.value(name);
        if (value.isUndefined()) {
            return {};
        }
        if (value.isDouble()) {
            return ZoomScale{{{0, value.toDouble()}}};
        }
        std::vector<ZoomScale::Stop> stops;
        for (const QJsonValue& entry : value.toArray()) {
            const QJsonArray pair = entry.toArray();
            if (pair.size() != 2 || !pair.at(0).isDouble() || !pair.at(1).isDouble() || pair.at(1).toDouble() < 0 ||
                (!stops.empty() && pair.at(0).toDouble() <= stops.back().first)) {
                wrong(where, QStringLiteral("\"%1\" must be a list of [zoom, number] by rising zoom").arg(name));
            }
            stops.emplace_back(pair.at(0).toDouble(), pair.at(1).toDouble());
        }
        if (stops.empty()) {
            wrong(where, QStringLiteral("\"%1\" must be a number or a list of [zoom, number]").arg(name));
        }
        return ZoomScale{std::move(stops)};
    }

    ColourId colour(const QString& name, const QString& where) const {
        const auto found = std::ranges::find(m_style.colourNames, name.toStdString());
        if (found == m_style.colourNames.end()) {
            wrong(where, QStringLiteral("no look has a colour \"%1\"").arg(name));
        }
        return static_cast<ColourId>(found - m_style.colourNames.begin());
    }

    std::optional<ColourId> colourAt(const QJsonObject& object, QStringView name, const QString& where) const {
        return object.contains(name) ? std::optional{colour(text(object, name, where), where)} : std::nullopt;
    }

    void readLooks() {
        const QJsonObject looks = m_root.value(u"looks").toObject();
        allow(looks, QStringLiteral("looks"), {"day", "night", "wall"});
        for (const QString& name : looks.value(u"day").toObject().value(u"colours").toObject().keys()) {
            m_style.colourNames.push_back(name.toStdString());
        }
        constexpr std::array kNames{u"day", u"night", u"wall"};
        for (std::size_t i = 0; i < kTileLooks; ++i) {
            const QString where = QStringLiteral("looks/%1").arg(QStringView{kNames[i]});
            if (!looks.value(QStringView{kNames[i]}).isObject()) {
                wrong(where, QStringLiteral("there must be an object"));
            }
            readLook(looks.value(QStringView{kNames[i]}).toObject(), m_style.looks[i], where);
        }
    }

    void readLook(const QJsonObject& object, TileStyle::Look& look, const QString& where) const {
        allow(object, where, {"colours", "textScale"});
        look.textScale = number(object, u"textScale", 1, 0.5, 3, where);
        const QJsonObject colours = object.value(u"colours").toObject();
        for (const std::string& name : m_style.colourNames) {
            const QColor value{colours.value(QString::fromStdString(name)).toString()};
            if (!value.isValid()) {
                wrong(where,
                      QStringLiteral("the colour \"%1\" is missing or is no colour").arg(QString::fromStdString(name)));
            }
            look.colours.push_back(value);
        }
        if (static_cast<std::size_t>(colours.size()) != m_style.colourNames.size()) {
            wrong(where, QStringLiteral("it has a colour that the look \"day\" does not have"));
        }
    }

    void readAdoptions() {
        eachOf(m_root, u"adopt", [this](const QJsonObject& object, const QString& where) {
            allow(object, where, {"from", "as", "only", "classes"});
            Adoption adoption{.from = text(object, u"from", where).toStdString(),
                              .as = text(object, u"as", where).toStdString(),
                              .only = texts(object, u"only", where),
                              .classes = {}};
            const QJsonObject classes = object.value(u"classes").toObject();
            for (auto it = classes.begin(); it != classes.end(); ++it) {
                adoption.classes[it.key().toStdString()] = it.value().toString().toStdString();
            }
            m_style.adoptions.push_back(std::move(adoption));
        });
    }

    void readKeys() {
        const QJsonObject keys = m_root.value(u"keys").toObject();
        for (const char* name : {"class", "name", "ref", "number", "level"}) {
            auto list = texts(keys, QString::fromLatin1(name), QStringLiteral("keys"));
            if (list.empty()) {
                wrong(QStringLiteral("keys"), QStringLiteral("\"%1\" is missing").arg(QLatin1StringView{name}));
            }
            m_style.keys[name] = std::move(list);
        }
        allow(keys, QStringLiteral("keys"), {"class", "name", "ref", "number", "level"});
    }

    void readShortForms() {
        for (const QJsonValue& entry : m_root.value(u"shortForms").toArray()) {
            const QJsonArray pair = entry.toArray();
            if (pair.size() != 2 || pair.at(0).toString().isEmpty() || !pair.at(1).isString()) {
                wrong(QStringLiteral("shortForms"), QStringLiteral("each must be [beginning, short form]"));
            }
            m_style.shortForms.emplace_back(pair.at(0).toString(), pair.at(1).toString());
        }
    }

    FeatureFilter filter(const QJsonObject& object, const QString& where) const {
        FeatureFilter filter;
        filter.layer = text(object, u"layer", where).toStdString();
        filter.kinds = texts(object, u"classes", where);
        filter.from = static_cast<int>(number(object, u"from", 0, 0, 22, where));
        filter.to = static_cast<int>(number(object, u"to", 22, 0, 22, where));
        filter.link = truth(object, u"link", where);
        filter.alley = truth(object, u"alley", where);
        filter.service = truth(object, u"service", where);
        filter.leastLevel = static_cast<int>(number(object, u"leastLevel", 0, 0, 99, where));
        filter.mostLevel = static_cast<int>(number(object, u"mostLevel", 99, 0, 99, where));
        return filter;
    }

    std::vector<ShapeRule> shapeRules(QStringView list) const {
        std::vector<ShapeRule> rules;
        eachOf(m_root, list, [&](const QJsonObject& object, const QString& where) {
            allow(object, where,
                  {"layer", "classes", "from", "to", "link", "alley", "service", "leastLevel", "mostLevel", "fill",
                   "outline", "line", "width", "edge", "edgeWidth", "dash"});
            ShapeRule rule{.filter = filter(object, where),
                           .fill = colourAt(object, u"fill", where),
                           .outline = colourAt(object, u"outline", where),
                           .line = colourAt(object, u"line", where),
                           .width = scale(object, u"width", where),
                           .edge = colourAt(object, u"edge", where),
                           .edgeWidth = scale(object, u"edgeWidth", where),
                           .dash = {}};
            if (rule.fill.has_value() == rule.line.has_value()) {
                wrong(where, QStringLiteral("a rule has either \"fill\" or \"line\""));
            }
            if (rule.line && !object.contains(u"width")) {
                wrong(where, QStringLiteral("a line needs a \"width\""));
            }
            for (const QJsonValue& length : object.value(u"dash").toArray()) {
                if (!(length.toDouble() > 0)) {
                    wrong(where, QStringLiteral("\"dash\" must be lengths above 0"));
                }
                rule.dash.push_back(length.toDouble());
            }
            if (rule.dash.size() % 2 != 0) {
                wrong(where, QStringLiteral("\"dash\" must be pairs of line and gap"));
            }
            rules.push_back(std::move(rule));
        });
        return rules;
    }

    LabelRule labelRule(const QJsonObject& object, const QString& where) const {
        allow(object, where, {"layer",      "classes",   "from",  "to",    "link", "alley",    "service",
                              "leastLevel", "mostLevel", "place", "text",  "size", "weight",   "colour",
                              "ground",     "priority",  "wrap",  "every", "icon", "textFrom", "except"});
        LabelRule rule;
        rule.filter = filter(object, where);
        rule.place = oneOf<LabelRule::Place>(object, u"place", where, {"point", "line", "shield"});
        rule.text = oneOf<LabelRule::Text>(object, u"text", where, {"name", "ref", "number"});
        rule.size = scale(object, u"size", where);
        if (!object.contains(u"size")) {
            wrong(where, QStringLiteral("a label needs a \"size\""));
        }
        rule.weight = static_cast<int>(number(object, u"weight", 400, 400, 700, where));
        rule.colour = colour(text(object, u"colour", where), where);
        rule.ground = colourAt(object, u"ground", where).value_or(rule.colour);
        rule.priority = static_cast<int>(number(object, u"priority", 0, 0, 1000, where));
        rule.wrapPx = number(object, u"wrap", rule.wrapPx, 40, 160, where);
        rule.everyPx = number(object, u"every", rule.everyPx, 100, 2000, where);
        rule.icon = object.contains(u"icon") ? text(object, u"icon", where) : QString{};
        for (const std::string& beginning : texts(object, u"except", where)) {
            rule.except.append(QString::fromStdString(beginning));
        }
        rule.textFrom = static_cast<int>(number(object, u"textFrom", 0, 0, 22, where));
        return rule;
    }

    /// The first word when there is none.
    template <class Enum>
    static Enum oneOf(const QJsonObject& object, QStringView name, const QString& where,
                      std::initializer_list<const char*> words) {
        const QJsonValue value = object.value(name);
        if (value.isUndefined()) {
            return static_cast<Enum>(0);
        }
        const auto found =
            std::ranges::find_if(words, [&](const char* word) { return value.toString() == QLatin1StringView{word}; });
        if (found == words.end()) {
            wrong(where, QStringLiteral("\"%1\" cannot be \"%2\"").arg(name, value.toString()));
        }
        return static_cast<Enum>(found - words.begin());
    }

    QJsonObject m_root;
    TileStyle m_style;
};

} // namespace

std::expected<TileStyle, QString> TileStyle::fromJson(const QByteArray& json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        return std::unexpected(
            QStringLiteral("not a JSON object: %1 at byte %2").arg(error.errorString()).arg(error.offset));
    }
    try {
        return Reader{document.object()}.read();
    } catch (const Wrong& found) {
        return std::unexpected(found.sentence);
    }
}

} // namespace trucban::maps
