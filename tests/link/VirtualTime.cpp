// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/VirtualTime.h"

#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace trucban::test {

namespace asio = boost::asio;

class VirtualTimer final : public link::Timer {
public:
    explicit VirtualTimer(VirtualTime& time) : m_time(time) { m_time.m_timers.push_back(this); }
    ~VirtualTimer() override { std::erase(m_time.m_timers, this); }
    VirtualTimer(const VirtualTimer&) = delete;
    VirtualTimer& operator=(const VirtualTimer&) = delete;

    void expireAt(link::TimePoint at) override {
        finish(false);
        m_at = at;
    }
    link::Task<bool> wait() override {
        co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(bool)>(
            [this](auto handler) {
                m_waiter = std::move(handler);
                if (m_at <= m_time.now()) {
                    finish(true);
                }
            },
            asio::use_awaitable);
    }
    void wake() override { finish(false); }

    [[nodiscard]] bool isWaiting() const { return static_cast<bool>(m_waiter); }
    [[nodiscard]] link::TimePoint at() const { return m_at; }
    void finish(bool expired) {
        if (m_waiter) {
            asio::post(m_time.m_context,
                       [waiter = std::exchange(m_waiter, {}), expired]() mutable { std::move(waiter)(expired); });
        }
    }

private:
    VirtualTime& m_time;
    link::TimePoint m_at = link::TimePoint::max();
    asio::any_completion_handler<void(bool)> m_waiter;
};

namespace {

class Source final : public link::TimeSource {
public:
    explicit Source(VirtualTime& time) : m_time(time) {}
    link::TimePoint now() const override { return m_time.now(); }
    std::unique_ptr<link::Timer> makeTimer() override { return m_time.makeTimer(); }

private:
    VirtualTime& m_time;
};

} // namespace

core::Instant VirtualTime::wallClock() const {
    constexpr core::Instant kStart = std::chrono::sys_days{std::chrono::year{2026} / 11 / 21};
    return kStart + std::chrono::duration_cast<core::Milliseconds>(m_now.time_since_epoch()) + m_wallStep;
}

void VirtualTime::settle() {
    m_context.restart();
    m_context.poll();
}

void VirtualTime::advance(std::chrono::milliseconds by) {
    const auto target = m_now + by;
    settle();
    for (;;) {
        auto next = target;
        for (const auto* timer : m_timers) {
            if (timer->isWaiting()) {
                next = std::min(next, timer->at());
            }
        }
        m_now = std::max(m_now, next);
        for (auto* timer : m_timers) {
            if (timer->at() <= m_now) {
                timer->finish(true);
            }
        }
        settle();
        if (next >= target) {
            return;
        }
    }
}

std::unique_ptr<link::TimeSource> VirtualTime::source() {
    return std::make_unique<Source>(*this);
}
std::unique_ptr<link::Timer> VirtualTime::makeTimer() {
    return std::make_unique<VirtualTimer>(*this);
}

} // namespace trucban::test
