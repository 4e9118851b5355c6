// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridge/PlaceSearch.h"

#include "geo/CityPlaces.h"
#include "store/MapPack.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>
#include <utility>

namespace trucban::bridge {

/// The thread and what it owns: the pack, and the places known without one.
class PlaceSearch::Worker {
public:
    struct Question {
        quint64 ticket = 0;
        std::string typed;
        std::optional<core::GeoPoint> near;
    };

    Worker(PlaceSearch& owner, std::vector<geo::Place> known)
        : m_owner(owner), m_known(std::move(known)), m_thread([this] { run(); }) {}
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

    void setPack(std::filesystem::path file) {
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

private:
    void run() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_changed.wait(lock, [this] { return m_stop || m_newFile || m_question; });
            if (m_stop) {
                return;
            }
            const auto file = std::exchange(m_newFile, std::nullopt);
            // A question that came with the pack is answered from it.
            const auto question = std::exchange(m_question, std::nullopt);
            lock.unlock();
            if (file) {
                open(*file);
            }
            if (question) {
                answer(*question);
            }
            lock.lock();
        }
    }

    void open(const std::filesystem::path& file) {
        m_pack.reset();
        if (file.empty()) {
            tell(PlaceIndex::none);
            return;
        }
        auto pack = store::MapPack::open(file);
        if (!pack) {
            tell(PlaceIndex::failed);
            return;
        }
        if (!(*pack)->info().hasPlaces) {
            tell(PlaceIndex::noPlaces);
            return;
        }
        m_pack = std::move(*pack);
        tell(PlaceIndex::ready);
    }

    void answer(const Question& question) {
        std::vector<geo::FoundPlace> fromPack;
        if (m_pack) {
            if (auto found = m_pack->search(question.typed, question.near, kMostAnswers)) {
                fromPack = std::move(*found);
            } else {
                m_pack.reset();
                tell(PlaceIndex::failed);
            }
        }
        PlaceAnswer result{.ticket = question.ticket,
                           .places =
                               geo::searchWithKnown(fromPack, m_known, question.typed, question.near, kMostAnswers)};
        QMetaObject::invokeMethod(
            &m_owner, [&owner = m_owner, result = std::move(result)] { emit owner.answered(result); },
            Qt::QueuedConnection);
    }

    void tell(PlaceIndex index) {
        QMetaObject::invokeMethod(&m_owner, [&owner = m_owner, index] { owner.setIndex(index); }, Qt::QueuedConnection);
    }

    PlaceSearch& m_owner;
    const std::vector<geo::Place> m_known;
    std::unique_ptr<store::MapPack> m_pack; ///< the thread's alone
    std::mutex m_mutex;                     ///< over the next four
    std::condition_variable m_changed;
    std::optional<std::filesystem::path> m_newFile;
    std::optional<Question> m_question;
    bool m_stop = false;
    std::thread m_thread; ///< last: it uses all of the above
};

PlaceSearch::PlaceSearch(const geo::WardTable& wards, std::string_view formerUnitsCsv, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(*this, geo::cityPlaces(wards, formerUnitsCsv))) {}

PlaceSearch::~PlaceSearch() = default;

void PlaceSearch::setPack(const QString& path) {
    setIndex(path.isEmpty() ? PlaceIndex::none : PlaceIndex::opening);
    m_worker->setPack(std::filesystem::path(path.toStdString()));
}

quint64 PlaceSearch::ask(const QString& typed, std::optional<core::GeoPoint> near) {
    m_worker->ask({.ticket = ++m_ticket, .typed = typed.toStdString(), .near = near});
    return m_ticket;
}

void PlaceSearch::setIndex(PlaceIndex index) {
    if (index != m_index) {
        m_index = index;
        emit indexChanged(index);
    }
}

} // namespace trucban::bridge
