// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/tiles/LineJoin.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace trucban::maps {
namespace {

/// The part of a segment within the area, by Liang and Barsky: from which to which share of its length.
std::optional<std::pair<double, double>> within(const QPointF& a, const QPointF& b, const QRectF& area) {
    double from = 0;
    double to = 1;
    const QPointF step = b - a;
    const auto side = [&](double direction, double room) {
        if (direction == 0) {
            return room >= 0;
        }
        const double share = room / direction;
        if (direction < 0) {
            from = std::max(from, share);
        } else {
            to = std::min(to, share);
        }
        return from <= to;
    };
    const bool inside = side(-step.x(), a.x() - area.left()) && side(step.x(), area.right() - a.x()) &&
                        side(-step.y(), a.y() - area.top()) && side(step.y(), area.bottom() - a.y());
    return inside ? std::optional{std::pair{from, to}} : std::nullopt;
}

/// Half of the plane that one side of the rectangle bounds, for Sutherland and Hodgman.
QPolygonF cutSide(const QPolygonF& ring, int side, const QRectF& area) {
    const auto inside = [&](const QPointF& point) {
        switch (side) {
        case 0:
            return point.x() >= area.left();
        case 1:
            return point.x() <= area.right();
        case 2:
            return point.y() >= area.top();
        default:
            return point.y() <= area.bottom();
        }
    };
    const auto crossing = [&](const QPointF& a, const QPointF& b) {
        if (side < 2) {
            const double x = side == 0 ? area.left() : area.right();
            return QPointF{x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
        }
        const double y = side == 2 ? area.top() : area.bottom();
        return QPointF{a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
    };
    QPolygonF kept;
    kept.reserve(ring.size() + 4);
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const QPointF& a = ring[i];
        const QPointF& b = ring[(i + 1) % ring.size()];
        if (inside(a)) {
            kept.append(a);
        }
        if (inside(a) != inside(b)) {
            kept.append(crossing(a, b));
        }
    }
    return kept;
}

double turn(const QPointF& a, const QPointF& b) {
    const double lengths = std::hypot(a.x(), a.y()) * std::hypot(b.x(), b.y());
    return lengths > 0 ? QPointF::dotProduct(a, b) / lengths : -1;
}

/// Joins pieces end to end.
class Joiner {
public:
    explicit Joiner(std::vector<QPolygonF> pieces) : m_pieces{std::move(pieces)}, m_used(m_pieces.size(), false) {
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            m_ends[keyOf(m_pieces[i].front())].push_back(i);
            m_ends[keyOf(m_pieces[i].back())].push_back(i);
        }
    }

    std::vector<QPolygonF> join() {
        std::vector<QPolygonF> lines;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            if (!m_used[i]) {
                m_used[i] = true;
                QPolygonF line = m_pieces[i];
                extend(line);
                std::ranges::reverse(line);
                extend(line);
                lines.push_back(std::move(line));
            }
        }
        return lines;
    }

private:
    using Key = std::pair<long, long>;

    static Key keyOf(const QPointF& point) {
        return {std::lround(point.x() * 65'536), std::lround(point.y() * 65'536)};
    }

    void extend(QPolygonF& line) {
        while (true) {
            const QPointF end = line.back();
            const QPointF heading = end - line[line.size() - 2];
            double best = -0.2; // no sharp turns: letters would fall over each other
            std::optional<std::size_t> next;
            bool backwards = false;
            const auto found = m_ends.find(keyOf(end));
            for (const std::size_t candidate : std::as_const(found->second)) {
                if (m_used[candidate]) {
                    continue;
                }
                const QPolygonF& piece = m_pieces[candidate];
                const bool reversed = keyOf(piece.front()) != keyOf(end);
                const QPointF onward = reversed ? piece[piece.size() - 2] - piece.back() : piece[1] - piece.front();
                if (const double straight = turn(heading, onward); straight > best) {
                    best = straight;
                    next = candidate;
                    backwards = reversed;
                }
            }
            if (!next) {
                return;
            }
            m_used[*next] = true;
            QPolygonF piece = m_pieces[*next];
            if (backwards) {
                std::ranges::reverse(piece);
            }
            line.append(piece.sliced(1));
        }
    }

    std::vector<QPolygonF> m_pieces;
    std::vector<bool> m_used;
    std::map<Key, std::vector<std::size_t>> m_ends;
};

} // namespace

void cutLine(const QPolygonF& line, const QRectF& area, std::vector<QPolygonF>& out) {
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.size() > 1) {
            out.push_back(piece);
        }
        piece.clear();
    };
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF& a = line[i - 1];
        const QPointF& b = line[i];
        const auto kept = within(a, b, area);
        if (!kept) {
            finish();
            continue;
        }
        if (piece.isEmpty() || kept->first > 0) {
            finish();
            piece.append(a + (b - a) * kept->first);
        }
        piece.append(a + (b - a) * kept->second);
        if (kept->second < 1) {
            finish();
        }
    }
    finish();
}

QPolygonF cutRing(const QPolygonF& ring, const QRectF& area) {
    QPolygonF kept = ring;
    for (int side = 0; side < 4 && !kept.isEmpty(); ++side) {
        kept = cutSide(kept, side, area);
    }
    return kept;
}

std::vector<QPolygonF> joined(const std::vector<QPolygonF>& pieces) {
    std::vector<QPolygonF> within;
    for (const QPolygonF& piece : pieces) {
        cutLine(piece, {0, 0, 1, 1}, within);
    }
    return Joiner{std::move(within)}.join();
}

double lengthOf(const QPolygonF& line) {
    double length = 0;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF step = line[i] - line[i - 1];
        length += std::hypot(step.x(), step.y());
    }
    return length;
}

} // namespace trucban::maps
