// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace trucban::gateway {

/// Threads for work that blocks: password hashing, reading the log, files. Jobs are taken in order. Overflow policy:
/// refuse — `post` says no and the asker answers "unavailable". `post` and `stop` from any thread.
class Worker {
public:
    using Job = std::move_only_function<void()>;

    Worker(std::size_t threads, std::size_t limit);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    [[nodiscard]] bool post(Job job);
    /// Finishes the job at hand, drops the waiting ones, joins.
    void stop();

private:
    void run();

    const std::size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::vector<std::jthread> m_threads;
};

} // namespace trucban::gateway
