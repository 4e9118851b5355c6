// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Worker.h"

namespace trucban::gateway {

Worker::Worker(std::size_t threads, std::size_t limit) : m_limit{limit} {
    for (std::size_t i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { run(); });
    }
}

Worker::~Worker() {
    stop();
}

bool Worker::post(Job job) {
    {
        const std::lock_guard lock{m_mutex};
        if (m_stopping || m_jobs.size() >= m_limit) {
            return false;
        }
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void Worker::stop() {
    {
        const std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_wake.notify_all();
    m_threads.clear();
    m_jobs.clear();
}

void Worker::run() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock{m_mutex};
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_stopping) {
                return;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace trucban::gateway
