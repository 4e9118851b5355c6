// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/TileLabels.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace trucban::maps {
namespace {

constexpr double kHaloPx = 2;
constexpr double kIconPx = 15;
constexpr std::size_t kMostCandidates = 2'500; ///< of one block
constexpr int kMostShares = 400;               ///< of one line: honest ones, at the closest zoom, have a quarter
constexpr double kSharpestTurnDeg = 28;        ///< from one glyph to the next
constexpr double kSharpestBendDeg = 65;        ///< in all

/// A place on a line, by its distance from the beginning.
class Ruler {
public:
    explicit Ruler(const QPolygonF& line) : m_line{line} {
        m_at.reserve(static_cast<std::size_t>(line.size()));
        double sum = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            sum += i == 0 ? 0 : std::hypot(line[i].x() - line[i - 1].x(), line[i].y() - line[i - 1].y());
            m_at.push_back(sum);
        }
    }
    [[nodiscard]] double length() const { return m_at.back(); }
    [[nodiscard]] QPointF point(double distance) const {
        const auto above = std::ranges::upper_bound(m_at, std::clamp(distance, 0.0, length()));
        const auto next = std::clamp<std::ptrdiff_t>(above - m_at.begin(), 1, std::ssize(m_at) - 1);
        const auto i = static_cast<std::size_t>(next);
        const double step = m_at[i] - m_at[i - 1];
        const double share = step > 0 ? (distance - m_at[i - 1]) / step : 0;
        const QPointF& a = m_line[next - 1];
        return a + (m_line[next] - a) * std::clamp(share, 0.0, 1.0);
    }

private:
    const QPolygonF& m_line;
    std::vector<double> m_at;
};

double degrees(const QPointF& direction) {
    return std::atan2(direction.y(), direction.x()) * 180 / std::numbers::pi;
}

double turnDeg(double from, double to) {
    return std::abs(std::remainder(to - from, 360));
}

QRectF around(const QPointF& centre, double half) {
    return {centre.x() - half, centre.y() - half, 2 * half, 2 * half};
}

/// "QL1A", "13", "ĐT.743"; not the name of a bridge that somebody put there.
bool isRoadNumber(const QString& text) {
    constexpr qsizetype kMost = 8;
    return text.size() <= kMost && std::ranges::any_of(text, [](QChar letter) { return letter.isDigit(); });
}

class Maker {
public:
    Maker(const SceneTile& scene, const geo::TileId& source, const geo::TileId& block, int zoom,
          const LabelContext& context)
        : m_scene{scene}, m_context{context}, m_zoom{zoom} {
        m_unit = geo::kTilePixels * std::exp2(zoom - source.zoom);
        m_origin = QPointF{source.x * m_unit, source.y * m_unit};
        const double side = geo::kTilePixels * std::exp2(zoom - block.zoom);
        m_block = QRectF{block.x * side, block.y * side, side, side};
    }

    TileLabels make() {
        for (const LabelRule& rule : m_context.style.labels) {
            if (m_zoom < rule.filter.from || m_zoom > rule.filter.to) {
                continue;
            }
            rule.place == LabelRule::Place::point ? addPoints(rule) : addLines(rule);
        }
        return std::move(m_labels);
    }

private:
    // The far edges belong to the next block.
    [[nodiscard]] bool holds(const QPointF& point) const {
        return point.x() >= m_block.left() && point.x() < m_block.left() + m_block.width() &&
               point.y() >= m_block.top() && point.y() < m_block.top() + m_block.height();
    }
    [[nodiscard]] bool isFull() const { return m_labels.all.size() >= kMostCandidates; }
    [[nodiscard]] QPointF toWorld(const QPointF& part) const { return m_origin + part * m_unit; }
    [[nodiscard]] double sizeOf(const LabelRule& rule) const {
        return rule.size.at(m_zoom) * m_context.style.textScale(m_context.look);
    }

    void addPoints(const LabelRule& rule) {
        for (const SceneTile::Bucket& bucket : m_scene.buckets()) {
            if (bucket.geometry != geo::TileGeometry::points || !rule.filter.allows(bucket.kind, m_zoom)) {
                continue;
            }
            for (const SceneTile::Feature& feature : bucket.features) {
                if (isFull()) {
                    return;
                }
                const std::string_view text = m_scene.textOf(feature, rule.text);
                // A point in the buffer is the next tile's.
                const QPointF part = feature.box.topLeft();
                const bool own = part.x() >= 0 && part.x() < 1 && part.y() >= 0 && part.y() < 1;
                if (own && holds(toWorld(part)) && (!text.empty() || !rule.icon.isEmpty())) {
                    addPoint(rule, toWorld(part), text, rankOf(feature));
                }
            }
        }
    }

    [[nodiscard]] double rankOf(const SceneTile::Feature& feature) const {
        const geo::TileLayer& layer = m_scene.tile().layers[feature.layer];
        return -geo::numberOf(layer.find(layer.features[feature.feature], "rank")).value_or(0);
    }

    void addPoint(const LabelRule& rule, const QPointF& at, std::string_view text, double rank) {
        LabelCandidate made{.rule = &rule, .text = {}, .size = sizeOf(rule), .rank = rank, .anchor = at};
        const QString name = m_context.style.shortName(text);
        if (std::ranges::any_of(rule.except, [&](const QString& start) { return name.startsWith(start); })) {
            return;
        }
        made.name = name.isEmpty() ? qHashMulti(0, at.x(), at.y()) : qHash(name, 0);
        const bool hasText = !name.isEmpty() && m_zoom >= rule.textFrom;
        if (!hasText && rule.icon.isEmpty()) {
            return;
        }
        if (hasText) {
            made.text = m_context.book.wrap(name, rule.wrapPx * m_context.style.textScale(m_context.look) / made.size,
                                            rule.weight);
        }
        const double width = made.text.width * made.size;
        const double height = static_cast<double>(made.text.lines.size()) * kLineHeight * made.size;
        if (rule.icon.isEmpty()) {
            made.box = QRectF{at.x() - width / 2, at.y() - height / 2, width, height};
        } else {
            made.box = around(at, kIconPx / 2 + 1);
            if (hasText) {
                made.box |= QRectF{at.x() - width / 2, at.y() + kIconPx / 2, width, height};
            }
        }
        made.box.adjust(-kHaloPx, -kHaloPx, kHaloPx, kHaloPx);
        m_labels.all.push_back(std::move(made));
    }

    void addLines(const LabelRule& rule) {
        // What is to be said rarely, in every other tile: within a tile of its own a line cannot know more.
        constexpr double kRarelyPx = 500;
        const auto column = static_cast<std::int64_t>(m_block.x() / geo::kTilePixels);
        const auto row = static_cast<std::int64_t>(m_block.y() / geo::kTilePixels);
        if (rule.everyPx >= kRarelyPx && m_unit <= geo::kTilePixels && (column + row) % 2 != 0) {
            return;
        }
        for (const SceneTile::NamedLine& line : m_scene.lines()) {
            if (isFull()) {
                return;
            }
            if (line.key == rule.text && rule.filter.allows(m_scene.buckets()[line.bucket].kind, m_zoom)) {
                addLine(rule, line);
            }
        }
    }

    void addLine(const LabelRule& rule, const SceneTile::NamedLine& line) {
        const double length = line.length * m_unit;
        const QString name = m_context.style.shortName(line.text);
        if (rule.place == LabelRule::Place::shield && !isRoadNumber(name)) {
            return;
        }
        const double size = sizeOf(rule);
        // A glyph is about half as wide as high; what is clearly too long need not be shaped.
        if (name.isEmpty() ||
            (rule.place == LabelRule::Place::line && length < static_cast<double>(name.size()) * size * 0.42)) {
            return;
        }
        // One that goes to and fro in its tile may be longer than a number holds.
        const auto shares = static_cast<int>(std::clamp(length / rule.everyPx, 1.0, double{kMostShares}));
        QPolygonF world;
        world.reserve(line.points.size());
        for (const QPointF& point : line.points) {
            world.append(toWorld(point));
        }
        const Ruler ruler{world};
        std::shared_ptr<const ShapedText> shaped;
        for (int share = 0; share < shares && !isFull(); ++share) {
            // The middle of its share, and where that place is taken two others.
            for (const double offset : {0.0, -0.27, 0.27}) {
                const double middle = (share + 0.5 + offset) * length / shares;
                if (!holds(ruler.point(middle))) {
                    continue;
                }
                if (!shaped) {
                    shaped = m_context.book.shape(name, rule.weight);
                }
                LabelCandidate made{.rule = &rule,
                                    .text = {.lines = {shaped}, .width = shaped->width},
                                    .size = size,
                                    .rank = (offset == 0 ? 1e9 : 0) + length,
                                    .name = qHash(name, 0),
                                    .anchor = ruler.point(middle)};
                const bool fits =
                    rule.place == LabelRule::Place::shield ? setShield(made) : setAlong(made, ruler, middle);
                if (fits) {
                    m_labels.all.push_back(std::move(made));
                }
            }
        }
    }

    static bool setShield(LabelCandidate& made) {
        const double width = made.text.width * made.size + 7;
        const double height = made.size + 5;
        made.box = QRectF{made.anchor.x() - width / 2, made.anchor.y() - height / 2, width, height};
        return true;
    }

    /// False when the line is too short there or bends too much.
    static bool setAlong(LabelCandidate& made, const Ruler& ruler, double middle) {
        const ShapedText& text = *made.text.lines.front();
        const double width = text.width * made.size;
        const double begin = middle - width / 2;
        if (begin < 2 || begin + width > ruler.length() - 2 || text.glyphs.empty()) {
            return false;
        }
        const QPointF across = ruler.point(begin + width) - ruler.point(begin);
        const bool reversed = across.x() < 0 || (across.x() == 0 && across.y() > 0);
        const double direction = reversed ? -1 : 1;
        const double first = reversed ? begin + width : begin;
        const double reach = made.size * 0.55;
        std::optional<double> before;
        double least = 0;
        double most = 0;
        double heading = 0; // relative to the first glyph
        for (const ShapedText::Glyph& glyph : text.glyphs) {
            const double at = first + direction * glyph.middle * made.size;
            const QPointF onward = (ruler.point(at + reach) - ruler.point(at - reach)) * direction;
            const double angle = degrees(onward);
            if (before) {
                if (turnDeg(*before, angle) > kSharpestTurnDeg) {
                    return false;
                }
                heading += std::remainder(angle - *before, 360);
                least = std::min(least, heading);
                most = std::max(most, heading);
            }
            before = angle;
            // The middle of small letters on the line, so that the text stands in the road.
            const double radians = angle * std::numbers::pi / 180;
            const double down = made.size * 0.34;
            made.spots.push_back(
                {.at = ruler.point(at) + QPointF{-std::sin(radians), std::cos(radians)} * down, .angleDeg = angle});
        }
        if (most - least > kSharpestBendDeg) {
            return false;
        }
        const double half = made.size * 0.62 + kHaloPx;
        const int boxes = std::clamp(static_cast<int>(width / made.size) + 1, 2, 24);
        for (int i = 0; i < boxes; ++i) {
            made.parts.push_back(around(ruler.point(begin + width * i / (boxes - 1)), half));
            made.box = i == 0 ? made.parts.back() : made.box.united(made.parts.back());
        }
        return true;
    }

    const SceneTile& m_scene;
    const LabelContext& m_context;
    int m_zoom;
    double m_unit = 0; ///< pixels to the side of the source tile
    QPointF m_origin;
    QRectF m_block;
    TileLabels m_labels;
};

} // namespace

std::size_t TileLabels::bytes() const {
    std::size_t sum = sizeof(TileLabels);
    for (const LabelCandidate& label : all) {
        sum += sizeof(LabelCandidate) + label.parts.size() * sizeof(QRectF) +
               label.spots.size() * sizeof(LabelCandidate::Spot);
        for (const auto& line : label.text.lines) {
            sum += line->glyphs.size() * 900 / static_cast<std::size_t>(std::max(1L, line.use_count()));
        }
    }
    return sum;
}

TileLabels makeLabels(const SceneTile& scene, const geo::TileId& source, const geo::TileId& block, int zoom,
                      const LabelContext& context) {
    return Maker{scene, source, block, zoom, context}.make();
}

} // namespace trucban::maps
