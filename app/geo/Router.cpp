// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Router.h"

#include "geo/RoadSnapper.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <queue>

#include <algorithm>
#include <limits>
#include <utility>

namespace trucban::geo {
namespace {

constexpr std::size_t kAnchors = 8;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr double kForever = std::numeric_limits<double>::infinity();

double walkSeconds(double metres) {
    return metres * Router::kWalkDetour / (Router::kWalkKmh / 3.6);
}

/// Without any vehicle, where that is near enough to be sure that no river lies between.
double walkAllSeconds(const core::GeoPoint& from, const core::GeoPoint& to) {
    const double metres = core::distanceM(from, to);
    return metres <= Router::kMostWalkAllM ? walkSeconds(metres) : kForever;
}

/// An edge as gone along in one direction.
struct Move {
    std::uint32_t edge = kNone;
    bool isForward = true;
};

/// A move with all that a search asks of its edge, side by side with the other moves from its node.
struct Step {
    Move move;
    std::uint32_t next = kNone; ///< where it leads
    double lengthM = 0;
    std::array<std::uint8_t, 3> speedKmh{};
    VehicleSet along;   ///< who may go so
    VehicleSet against; ///< who may go the other way
};

/// The best way known to a node.
struct Label {
    double seconds = kForever;
    std::uint32_t before = kNone; ///< the node before; kNone at an anchor
    Move by;
    double beganM = 0; ///< at an anchor: where on its edge
    double walkedM = 0;
    bool isSettled = false;
};
/// A route meets few nodes of a city.
using Labels = boost::unordered_flat_map<std::uint32_t, Label>;
/// The arrivals of many meet most of them.
using AllLabels = std::vector<Label>;

struct Waiting {
    double bound = 0; ///< seconds so far and at least to go
    std::uint32_t node = 0;
    bool operator>(const Waiting& other) const { return bound > other.bound; }
};
using Queue = std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>;

/// The last piece, from a node to the target.
struct Tail {
    RoadAnchor anchor;
    bool isForward = true;
    double seconds = 0;
};
using Tails = boost::unordered_flat_map<std::uint32_t, Tail>;

} // namespace

class Router::Private {
public:
    explicit Private(RoadNetwork roads) : m_network{std::move(roads)}, m_snapper{m_network} { sortSteps(); }

    [[nodiscard]] const RoadNetwork& network() const { return m_network; }
    [[nodiscard]] std::optional<Route> route(const core::GeoPoint& from, const core::GeoPoint& to,
                                             Vehicle vehicle) const;
    [[nodiscard]] std::vector<std::optional<double>>
    arrivals(std::span<const core::GeoPoint> from, const core::GeoPoint& to, Vehicle vehicle, double mostSeconds) const;

private:
    /// A route is found forwards from its start; arrivals backwards from their target.
    enum class Sense : std::uint8_t { fromStart, fromTarget };
    struct Direct { ///< start and target on one edge, with nothing between
        RoadAnchor from;
        RoadAnchor to;
        double seconds = kForever;
    };

    void sortSteps();
    [[nodiscard]] std::span<const Step> stepsAt(std::uint32_t node) const {
        return std::span{m_steps}.subspan(m_firstStep[node], m_firstStep[node + 1] - m_firstStep[node]);
    }
    [[nodiscard]] Step stepOf(const Move& move) const;
    [[nodiscard]] double secondsFor(std::uint32_t edge, double metres, Vehicle vehicle) const {
        return metres * 3.6 / m_network.edges[edge].speedKmh[static_cast<std::size_t>(vehicle)];
    }
    [[nodiscard]] bool mayGo(const Move& move, Vehicle vehicle) const {
        const RoadEdge& edge = m_network.edges[move.edge];
        return (move.isForward ? edge.forward : edge.backward).has(vehicle);
    }
    [[nodiscard]] std::uint32_t endOf(const Move& move) const {
        return move.isForward ? m_network.edges[move.edge].to : m_network.edges[move.edge].from;
    }
    [[nodiscard]] std::vector<RoadAnchor> anchors(const core::GeoPoint& place, Vehicle vehicle) const {
        return m_snapper.nearest(place, vehicle, kMostWalkM, kAnchors);
    }

    void search(const std::vector<RoadAnchor>& starts, Vehicle vehicle, Sense sense, auto& labels, auto&& leastToGo,
                auto&& goesOn, auto&& reach) const;
    void begin(const std::vector<RoadAnchor>& starts, Vehicle vehicle, Sense sense, auto& labels, auto&& push) const;
    void expand(std::uint32_t node, Vehicle vehicle, Sense sense, auto& labels, auto&& push) const;
    [[nodiscard]] Tails tailsTo(const std::vector<RoadAnchor>& ends, Vehicle vehicle, Sense sense) const;
    [[nodiscard]] Direct direct(const std::vector<RoadAnchor>& from, const std::vector<RoadAnchor>& to,
                                Vehicle vehicle) const;
    [[nodiscard]] Route routeAlong(const Labels& labels, std::uint32_t last, const Tail& tail, double seconds) const;
    [[nodiscard]] Route routeAlong(const Direct& found) const;
    void append(Route& route, std::uint32_t edge, double fromM, double toM) const;

    RoadNetwork m_network;
    RoadSnapper m_snapper;
    std::vector<Step> m_steps; ///< by the node they leave from, whoever may go
    std::vector<std::uint32_t> m_firstStep;
    std::array<double, 3> m_fastestKmh{1, 1, 1};
};

Step Router::Private::stepOf(const Move& move) const {
    const RoadEdge& edge = m_network.edges[move.edge];
    return {.move = move,
            .next = endOf(move),
            .lengthM = m_snapper.edge(move.edge).lengthM,
            .speedKmh = edge.speedKmh,
            .along = move.isForward ? edge.forward : edge.backward,
            .against = move.isForward ? edge.backward : edge.forward};
}

void Router::Private::sortSteps() {
    m_firstStep.assign(m_network.nodes.size() + 1, 0);
    for (const RoadEdge& edge : m_network.edges) {
        ++m_firstStep[edge.from + 1];
        ++m_firstStep[edge.to + 1];
        for (std::size_t i = 0; i < m_fastestKmh.size(); ++i) {
            m_fastestKmh[i] = std::max(m_fastestKmh[i], static_cast<double>(edge.speedKmh[i]));
        }
    }
    for (std::size_t i = 1; i < m_firstStep.size(); ++i) {
        m_firstStep[i] += m_firstStep[i - 1];
    }
    m_steps.resize(m_firstStep.back());
    std::vector<std::uint32_t> next{m_firstStep.begin(), m_firstStep.end() - 1};
    for (std::uint32_t i = 0; i < m_network.edges.size(); ++i) {
        m_steps[next[m_network.edges[i].from]++] = stepOf({.edge = i, .isForward = true});
        m_steps[next[m_network.edges[i].to]++] = stepOf({.edge = i, .isForward = false});
    }
}

/// Settles nodes, the one with the least bound (its seconds, and at least to go) first, as long as `goesOn` with that
/// bound; `reach` hears of each that the vehicle may pass. `sense` of fromTarget turns every move round: labels then
/// hold the seconds from a node to the target.
void Router::Private::search(const std::vector<RoadAnchor>& starts, Vehicle vehicle, Sense sense, auto& labels,
                             auto&& leastToGo, auto&& goesOn, auto&& reach) const {
    Queue queue;
    const auto push = [&](std::uint32_t node, double seconds) {
        queue.push({.bound = seconds + leastToGo(node), .node = node});
    };
    begin(starts, vehicle, sense, labels, push);
    while (!queue.empty() && goesOn(queue.top().bound)) {
        const std::uint32_t node = queue.top().node;
        queue.pop();
        Label& label = labels[node];
        if (std::exchange(label.isSettled, true) || m_network.nodes[node].blocked.has(vehicle)) {
            continue;
        }
        reach(node, label.seconds);
        expand(node, vehicle, sense, labels, push);
    }
}

void Router::Private::begin(const std::vector<RoadAnchor>& starts, Vehicle vehicle, Sense sense, auto& labels,
                            auto&& push) const {
    for (const RoadAnchor& start : starts) {
        for (const bool isForward : {true, false}) {
            const Move move{.edge = start.edge, .isForward = isForward};
            const Move driven{.edge = start.edge, .isForward = isForward == (sense == Sense::fromStart)};
            if (!mayGo(driven, vehicle)) {
                continue;
            }
            const double length = m_snapper.edge(start.edge).lengthM;
            const double metres = isForward ? length - start.alongM : start.alongM;
            const double seconds = walkSeconds(start.awayM) + secondsFor(start.edge, metres, vehicle);
            Label& label = labels[endOf(move)];
            if (seconds < label.seconds) {
                label = {.seconds = seconds, .by = move, .beganM = start.alongM, .walkedM = start.awayM};
                push(endOf(move), seconds);
            }
        }
    }
}

void Router::Private::expand(std::uint32_t node, Vehicle vehicle, Sense sense, auto& labels, auto&& push) const {
    const double before = labels[node].seconds;
    for (const Step& step : stepsAt(node)) {
        if (!(sense == Sense::fromStart ? step.along : step.against).has(vehicle)) {
            continue;
        }
        const std::uint32_t next = step.next;
        const double seconds = before + step.lengthM * 3.6 / step.speedKmh[static_cast<std::size_t>(vehicle)];
        Label& label = labels[next];
        if (!label.isSettled && seconds < label.seconds) {
            label = {.seconds = seconds, .before = node, .by = step.move};
            push(next, seconds);
        }
    }
}

Tails Router::Private::tailsTo(const std::vector<RoadAnchor>& ends, Vehicle vehicle, Sense sense) const {
    Tails tails;
    for (const RoadAnchor& end : ends) {
        for (const bool isForward : {true, false}) {
            if (!mayGo({.edge = end.edge, .isForward = isForward == (sense == Sense::fromStart)}, vehicle)) {
                continue;
            }
            const RoadEdge& edge = m_network.edges[end.edge];
            const double metres = isForward ? end.alongM : m_snapper.edge(end.edge).lengthM - end.alongM;
            const double seconds = secondsFor(end.edge, metres, vehicle) + walkSeconds(end.awayM);
            const auto [tail, isNew] = tails.try_emplace(isForward ? edge.from : edge.to);
            if (isNew || seconds < tail->second.seconds) {
                tail->second = {.anchor = end, .isForward = isForward, .seconds = seconds};
            }
        }
    }
    return tails;
}

Router::Private::Direct Router::Private::direct(const std::vector<RoadAnchor>& from, const std::vector<RoadAnchor>& to,
                                                Vehicle vehicle) const {
    Direct best;
    for (const RoadAnchor& a : from) {
        for (const RoadAnchor& b : to) {
            if (a.edge != b.edge || !mayGo({.edge = a.edge, .isForward = a.alongM <= b.alongM}, vehicle)) {
                continue;
            }
            const double seconds = walkSeconds(a.awayM) + secondsFor(a.edge, std::abs(a.alongM - b.alongM), vehicle) +
                                   walkSeconds(b.awayM);
            if (seconds < best.seconds) {
                best = {.from = a, .to = b, .seconds = seconds};
            }
        }
    }
    return best;
}

std::optional<Route> Router::Private::route(const core::GeoPoint& from, const core::GeoPoint& to,
                                            Vehicle vehicle) const {
    const auto starts = anchors(from, vehicle);
    const auto ends = anchors(to, vehicle);
    const Direct onOneEdge = direct(starts, ends, vehicle);
    const Tails tails = tailsTo(ends, vehicle, Sense::fromStart);
    const LocalPlane& plane = m_snapper.plane();
    const PlanePoint target = plane.toPlane(to);
    // No way is shorter than the straight line or faster than the fastest road (walking included).
    const double fastest = std::max(m_fastestKmh[static_cast<std::size_t>(vehicle)], kWalkKmh) / 3.6;
    const auto leastToGo = [&](std::uint32_t node) {
        return distance(plane.toPlane(m_network.nodes[node].at), target) / fastest;
    };
    Labels labels;
    double best = std::min(onOneEdge.seconds, walkAllSeconds(from, to));
    std::uint32_t last = kNone;
    search(
        starts, vehicle, Sense::fromStart, labels, leastToGo, [&best](double bound) { return bound < best; },
        [&](std::uint32_t node, double seconds) {
            const auto tail = tails.find(node);
            if (tail != tails.end() && seconds + tail->second.seconds < best) {
                best = seconds + tail->second.seconds;
                last = node;
            }
        });
    if (last != kNone) {
        return routeAlong(labels, last, tails.at(last), best);
    }
    if (best == kForever) {
        return std::nullopt;
    }
    if (best == onOneEdge.seconds) {
        return routeAlong(onOneEdge);
    }
    return Route{.seconds = best, .walkStartM = core::distanceM(from, to), .points = {from, to}, .streets = {}};
}

std::vector<std::optional<double>> Router::Private::arrivals(std::span<const core::GeoPoint> from,
                                                             const core::GeoPoint& to, Vehicle vehicle,
                                                             double mostSeconds) const {
    const auto targets = anchors(to, vehicle);
    std::vector<double> best(from.size(), kForever);
    boost::unordered_flat_map<std::uint32_t, std::vector<std::pair<std::size_t, double>>> waitingAt;
    std::size_t open = 0; ///< pairs of node and unit not yet settled
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto starts = anchors(from[i], vehicle);
        best[i] = std::min(direct(starts, targets, vehicle).seconds, walkAllSeconds(from[i], to));
        for (const auto& [node, tail] : tailsTo(starts, vehicle, Sense::fromTarget)) {
            waitingAt[node].emplace_back(i, tail.seconds);
            ++open;
        }
    }
    AllLabels labels(m_network.nodes.size());
    search(
        targets, vehicle, Sense::fromTarget, labels, [](std::uint32_t) { return 0.0; },
        [&](double bound) { return open > 0 && bound <= mostSeconds; },
        [&](std::uint32_t node, double seconds) {
            if (const auto units = waitingAt.find(node); units != waitingAt.end()) {
                for (const auto& [unit, more] : units->second) {
                    best[unit] = std::min(best[unit], seconds + more);
                    --open;
                }
            }
        });
    std::vector<std::optional<double>> answer(from.size());
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (best[i] <= mostSeconds) {
            answer[i] = best[i];
        }
    }
    return answer;
}

void Router::Private::append(Route& route, std::uint32_t edge, double fromM, double toM) const {
    for (const core::GeoPoint& point : m_snapper.line(edge, fromM, toM)) {
        if (route.points.empty() || core::distanceM(route.points.back(), point) > 0.05) {
            route.points.push_back(point);
        }
    }
    route.lengthM += std::abs(toM - fromM);
    const std::string& name = m_network.names[m_network.edges[edge].name];
    if (!name.empty() && (route.streets.empty() || route.streets.back() != name)) {
        route.streets.push_back(name);
    }
}

Route Router::Private::routeAlong(const Labels& labels, std::uint32_t last, const Tail& tail, double seconds) const {
    std::vector<std::uint32_t> nodes{last};
    while (labels.at(nodes.back()).before != kNone) {
        nodes.push_back(labels.at(nodes.back()).before);
    }
    Route route{.seconds = seconds, .walkEndM = tail.anchor.awayM};
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        const Label& label = labels.at(*node);
        const double length = m_snapper.edge(label.by.edge).lengthM;
        const bool isFirst = label.before == kNone;
        if (isFirst) {
            route.walkStartM = label.walkedM;
        }
        const double begin = isFirst ? label.beganM : label.by.isForward ? 0 : length;
        append(route, label.by.edge, begin, label.by.isForward ? length : 0);
    }
    append(route, tail.anchor.edge, tail.isForward ? 0 : m_snapper.edge(tail.anchor.edge).lengthM, tail.anchor.alongM);
    return route;
}

Route Router::Private::routeAlong(const Direct& found) const {
    Route route{.seconds = found.seconds, .walkStartM = found.from.awayM, .walkEndM = found.to.awayM};
    append(route, found.from.edge, found.from.alongM, found.to.alongM);
    return route;
}

Router::Router(RoadNetwork network) : d{std::make_unique<Private>(std::move(network))} {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

std::optional<Route> Router::route(const core::GeoPoint& from, const core::GeoPoint& to, Vehicle vehicle) const {
    return d->route(from, to, vehicle);
}

std::vector<std::optional<double>> Router::arrivals(std::span<const core::GeoPoint> from, const core::GeoPoint& to,
                                                    Vehicle vehicle, double mostSeconds) const {
    return d->arrivals(from, to, vehicle, mostSeconds);
}

const RoadNetwork& Router::network() const {
    return d->network();
}

} // namespace trucban::geo
