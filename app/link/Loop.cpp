// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/Loop.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <thread>
#include <utility>

namespace trucban::link {

class Loop::Impl {
public:
    Impl() : m_context(1), m_work(m_context.get_executor()), m_thread([this] { m_context.run(); }) {}
    ~Impl() { stop(); }

    [[nodiscard]] boost::asio::io_context& context() { return m_context; }
    void stop() {
        if (m_thread.joinable()) {
            boost::asio::post(m_context, [this] { m_context.stop(); }); // behind what was posted before
            m_thread.join();
        }
    }

private:
    boost::asio::io_context m_context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

Loop::Loop() : m_impl(std::make_unique<Impl>()) {}
Loop::~Loop() = default;

boost::asio::any_io_executor Loop::executor() const {
    return m_impl->context().get_executor();
}

void Loop::post(std::move_only_function<void()> work) {
    boost::asio::post(m_impl->context(), [work = std::move(work)]() mutable { work(); });
}

void Loop::stop() {
    m_impl->stop();
}

} // namespace trucban::link
