// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/RoadTimes.h"

#include "geo/Router.h"
#include "store/MapPack.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

namespace trucban::bridge {

/// The thread and what it owns: the road graph.
class RoadTimes::Worker {
public:
    struct File {
        std::filesystem::path path;
        quint64 number = 0;
    };
    struct Question {
        quint64 ticket = 0;
        core::GeoPoint to;
        std::vector<RoadStart> starts;
    };

    struct Wish {
        RoadStart start;
        core::GeoPoint to;
    };

    explicit Worker(RoadTimes& owner) : m_owner(owner), m_thread([this] { run(); }) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() {
        {
            const std::scoped_lock lock(m_mutex);
            m_stop = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

    void setPack(File file) {
        {
            const std::scoped_lock lock(m_mutex);
            m_newFile = std::move(file);
        }
        m_changed.notify_one();
    }
    void ask(Question question) {
        {
            const std::scoped_lock lock(m_mutex);
            m_question = std::move(question); // the one before it is not wanted any more
        }
        m_changed.notify_one();
    }

    void askWay(Wish wish) {
        {
            const std::scoped_lock lock(m_mutex);
            const auto same = std::ranges::find(m_wishes, wish.start.unit, [](const Wish& w) { return w.start.unit; });
            if (same != m_wishes.end()) {
                *same = std::move(wish);
            } else if (m_wishes.size() < kMostWays) {
                m_wishes.push_back(std::move(wish));
            }
        }
        m_changed.notify_one();
    }

private:
    void run() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [this] { return m_stop || m_newFile || m_question || !m_wishes.empty(); });
            if (m_stop) {
                return;
            }
            // Each by itself: a question that comes while a pack opens is answered from that pack, and the newest only.
            if (const auto file = std::exchange(m_newFile, std::nullopt)) {
                lock.unlock();
                open(*file);
            } else if (const auto question = std::exchange(m_question, std::nullopt)) {
                lock.unlock();
                answer(*question);
            } else {
                const Wish wish = std::move(m_wishes.front());
                m_wishes.pop_front();
                lock.unlock();
                findWay(wish);
            }
            lock.lock();
        }
    }

    void open(const File& file) {
        m_router.reset();
        if (file.path.empty()) {
            tell(RoadGraph::none, file.number);
            return;
        }
        auto pack = store::MapPack::open(file.path);
        if (!pack) {
            tell(RoadGraph::failed, file.number);
            return;
        }
        if (!(*pack)->info().hasRoads) {
            tell(RoadGraph::noRoads, file.number);
            return;
        }
        auto roads = (*pack)->roads();
        if (!roads) {
            tell(RoadGraph::failed, file.number);
            return;
        }
        m_router.emplace(std::move(*roads));
        tell(RoadGraph::ready, file.number);
    }

    void answer(const Question& question) {
        RoadAnswer result{.ticket = question.ticket, .arrivals = {}};
        if (m_router) {
            result.arrivals = arrivalsOf(question);
        }
        QMetaObject::invokeMethod(
            &m_owner, [&owner = m_owner, result = std::move(result)] { emit owner.answered(result); },
            Qt::QueuedConnection);
    }

    [[nodiscard]] std::vector<RoadArrival> arrivalsOf(const Question& question) const {
        std::vector<RoadArrival> arrivals;
        arrivals.reserve(question.starts.size());
        for (const RoadStart& start : question.starts) {
            arrivals.push_back({.unit = start.unit, .from = start.from, .seconds = std::nullopt});
        }
        for (const geo::Vehicle vehicle : geo::kVehicles) {
            std::vector<std::size_t> who;
            std::vector<core::GeoPoint> from;
            for (std::size_t i = 0; i < question.starts.size(); ++i) {
                if (question.starts[i].vehicle == vehicle) {
                    who.push_back(i);
                    from.push_back(question.starts[i].from);
                }
            }
            if (who.empty()) {
                continue;
            }
            const auto seconds = m_router->arrivals(from, question.to, vehicle);
            for (std::size_t i = 0; i < who.size(); ++i) {
                arrivals[who[i]].seconds = seconds[i];
            }
        }
        return arrivals;
    }

    void findWay(const Wish& wish) {
        RoadWay way{.unit = wish.start.unit, .from = wish.start.from, .to = wish.to, .points = {}};
        if (m_router) {
            if (auto route = m_router->route(wish.start.from, wish.to, wish.start.vehicle)) {
                way.points = std::move(route->points);
            }
        }
        QMetaObject::invokeMethod(
            &m_owner, [&owner = m_owner, way = std::move(way)] { emit owner.wayFound(way); }, Qt::QueuedConnection);
    }

    void tell(RoadGraph graph, quint64 pack) {
        QMetaObject::invokeMethod(
            &m_owner,
            [&owner = m_owner, graph, pack] {
                if (pack == owner.m_pack) {
                    owner.setGraph(graph);
                }
            },
            Qt::QueuedConnection);
    }

    RoadTimes& m_owner;
    std::optional<geo::Router> m_router; ///< the thread's alone
    std::mutex m_mutex;                  ///< over the next five
    std::condition_variable m_changed;
    std::optional<File> m_newFile;
    std::optional<Question> m_question;
    std::deque<Wish> m_wishes;
    bool m_stop = false;
    std::thread m_thread; ///< last: it uses all of the above
};

RoadTimes::RoadTimes(QObject* parent) : QObject(parent), m_worker(std::make_unique<Worker>(*this)) {}

RoadTimes::~RoadTimes() = default;

void RoadTimes::setPack(const QString& path) {
    m_worker->setPack({.path = std::filesystem::path(path.toStdString()), .number = ++m_pack});
    setGraph(path.isEmpty() ? RoadGraph::none : RoadGraph::opening);
}

quint64 RoadTimes::ask(const core::GeoPoint& to, std::vector<RoadStart> starts) {
    m_worker->ask({.ticket = ++m_ticket, .to = to, .starts = std::move(starts)});
    return m_ticket;
}

void RoadTimes::askWay(RoadStart start, const core::GeoPoint& to) {
    m_worker->askWay({.start = std::move(start), .to = to});
}

void RoadTimes::setGraph(RoadGraph graph) {
    if (graph != m_graph) {
        m_graph = graph;
        emit graphChanged(graph);
    }
}

} // namespace trucban::bridge
