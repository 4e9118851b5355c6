// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/TileDrawing.h"

#include "fuzz/Lines.h"
#include "geo/TileMaker.h"
#include "maps/tiles/LabelPainter.h"
#include "maps/tiles/ScenePainter.h"
#include "maps/tiles/SceneTile.h"
#include "maps/tiles/TileLabels.h"

#include <QFile>
#include <QFontDatabase>
#include <QPainter>

#include <array>

namespace trucban::test {

struct TileDrawing::Kit {
    maps::TileStyle style;
    maps::PoiIcons icons; // none: they are ours, not the tile's
    maps::TextBook book{QStringLiteral("Be Vietnam Pro")};
};

namespace {

constexpr geo::TileId kSource{.zoom = 14, .x = 13'046, .y = 7'698};

/// Takes numbers off the end of the input; zeros when there are no more.
class Dice {
public:
    explicit Dice(std::string_view bytes) : m_bytes{bytes} {}

    std::uint32_t byte() {
        if (m_bytes.empty()) {
            return 0;
        }
        const auto value = static_cast<unsigned char>(m_bytes.back());
        m_bytes.remove_suffix(1);
        return value;
    }
    std::uint32_t below(std::uint32_t limit) { return byte() % limit; }
    std::uint32_t number() { return byte() | byte() << 8 | byte() << 16 | byte() << 24; }
    template <std::size_t n>
    std::string_view of(const std::array<std::string_view, n>& choices) {
        return choices[below(n)];
    }
    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
};

constexpr std::array<std::string_view, 12> kLayers{"landuse",  "water", "waterway",    "aeroway",
                                                   "building", "road",  "rail",        "boundary",
                                                   "place",    "poi",   "housenumber", "other"};
constexpr std::array<std::string_view, 14> kClasses{"residential", "river",  "canal",  "motorway", "primary",
                                                    "minor",       "path",   "rail",   "city",     "suburb",
                                                    "police",      "market", "runway", ""};
constexpr std::array<std::string_view, 9> kNames{
    "Đường Nguyễn Thị Minh Khai",
    "Hẻm 123/45",
    "",
    "x",
    "\u200b\u200f\u202e ab\u0301\u0301\u0301\u0301",
    "العربية שלום",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\xff\xfe\x80",
    "một tên rất dài không bao giờ hết một tên rất dài không bao giờ hết một tên rất dài không bao giờ hết"};

/// Steps of all sizes, from inside of one pixel to far outside of the tile.
std::uint32_t step(Dice& dice) {
    const std::uint32_t kind = dice.byte();
    // Mostly a street's, now and then across the tile, seldom farther than anything that is read.
    const std::uint32_t shift = kind == 0 ? 24U : kind < 16 ? 8U : kind % 5;
    const auto value = static_cast<std::int32_t>(dice.byte() << shift);
    return geo::test::zigzag((dice.byte() & 1U) != 0 ? -value : value);
}

std::vector<std::uint32_t> geometry(Dice& dice, std::uint32_t type) {
    std::vector<std::uint32_t> numbers;
    const std::uint32_t parts = 1 + dice.below(6);
    for (std::uint32_t part = 0; part < parts && !dice.isEmpty(); ++part) {
        const std::uint32_t points = type == 1 ? 1 : 1 + dice.below(40);
        numbers.insert(numbers.end(), {geo::test::command(1, 1), step(dice), step(dice)});
        if (type == 1) {
            continue;
        }
        numbers.push_back(geo::test::command(2, points));
        for (std::uint32_t i = 0; i < points; ++i) {
            const std::uint32_t x = step(dice);
            numbers.insert(numbers.end(), {x, step(dice)});
        }
        if (type == 3) {
            numbers.push_back(geo::test::command(7, 1));
        }
    }
    return numbers;
}

std::string layer(Dice& dice) {
    geo::test::LayerBytes made;
    made.name = dice.of(kLayers);
    made.extent = std::array{4096U, 4096U, 4096U, 4096U, 512U, 65'536U, 1U, 4096U}[dice.below(8)];
    made.keys = {"class", "name", "ref", "number", "level", "bridge", "tunnel", "rank"};
    for (const std::string_view kind : kClasses) {
        made.values.push_back(geo::test::textValue(kind));
    }
    for (const std::string_view name : kNames) {
        made.values.push_back(geo::test::textValue(name));
    }
    made.values.push_back(geo::test::textValue("yes"));
    std::string number;
    geo::test::putNumber(number, 5, dice.byte());
    made.values.push_back(number);
    const std::uint32_t features = 1 + dice.below(20);
    for (std::uint32_t i = 0; i < features && !dice.isEmpty(); ++i) {
        geo::test::FeatureBytes feature;
        feature.type = 1 + dice.below(3);
        for (std::uint32_t key = 0; key < made.keys.size(); ++key) {
            if ((dice.byte() & 1U) != 0) {
                feature.tags.insert(feature.tags.end(),
                                    {key, dice.below(static_cast<std::uint32_t>(made.values.size()))});
            }
        }
        feature.geometry = geometry(dice, feature.type);
        made.features.push_back(geo::test::featureBytes(feature));
    }
    return geo::test::layerBytes(made);
}

std::string madeTile(Dice& dice) {
    std::vector<std::string> layers;
    for (std::uint32_t i = 0, count = 1 + dice.below(4); i < count && !dice.isEmpty(); ++i) {
        layers.push_back(layer(dice));
    }
    return geo::test::tileBytes(layers);
}

void draw(TileDrawing::Kit& kit, const maps::SceneTile& scene, Dice& dice) {
    const int zoom = kSource.zoom + static_cast<int>(dice.below(6));
    const auto levels = static_cast<unsigned>(zoom - kSource.zoom);
    const std::uint32_t across = 1U << levels;
    const geo::TileId tile{
        .zoom = zoom, .x = (kSource.x << levels) + dice.below(across), .y = (kSource.y << levels) + dice.below(across)};
    const auto look = static_cast<maps::TileLook>(dice.below(maps::kTileLooks));
    const int scale = 1 + static_cast<int>(dice.below(2));
    const int side = static_cast<int>(geo::kTilePixels) * scale;
    QImage picture{side, side, QImage::Format_RGB32};
    picture.fill(Qt::white);
    {
        QPainter painter{&picture};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        maps::paintScene(painter, scene, kSource, tile, kit.style, look, scale);
    }
    const maps::TileLabels labels =
        maps::makeLabels(scene, kSource, tile, zoom, {.style = kit.style, .look = look, .book = kit.book});
    std::vector<const maps::LabelCandidate*> candidates;
    for (const maps::LabelCandidate& label : labels.all) {
        candidates.push_back(&label);
    }
    maps::paintLabels(picture, maps::chooseLabels(candidates, tile, {}), tile, kit.style, look, kit.icons, scale);
    require(picture.size() == QSize(side, side));
}

} // namespace

TileDrawing::TileDrawing(const QString& resources) : m_kit{std::make_unique<Kit>()} {
    QFile file{resources + QStringLiteral("/map/style.json")};
    require(file.open(QIODevice::ReadOnly));
    auto read = maps::TileStyle::fromJson(file.readAll());
    require(read.has_value());
    m_kit->style = std::move(*read);
    for (const auto* weight : {"Regular", "Medium", "SemiBold", "Bold"}) {
        QFontDatabase::addApplicationFont(resources +
                                          QStringLiteral("/fonts/BeVietnamPro-%1.ttf").arg(QLatin1StringView{weight}));
    }
}

TileDrawing::~TileDrawing() = default;

bool TileDrawing::draw(std::string_view input) {
    Dice dice{input};
    const bool asItStands = input.starts_with('\x1a') || input.starts_with('\x1f'); // a layer's field, or gzip
    const std::string bytes = asItStands ? std::string{input} : madeTile(dice);
    const auto scene = maps::SceneTile::decode(bytes, m_kit->style);
    if (!scene) {
        return false;
    }
    Dice eye{input};
    test::draw(*m_kit, **scene, eye);
    return !(*scene)->buckets().empty();
}

} // namespace trucban::test
