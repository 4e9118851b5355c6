// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Asio.h"
#include "gateway/Batch.h"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <utility>

namespace trucban::gateway {

/// Runs what makes an answer, and gives its bytes to `deliver`, once and on that executor: null when it failed with an
/// exception (out of memory, or our bug), so that a question is never left without one.
template <class Deliver>
void spawnAnswer(const Executor& executor, Task<SharedBytes> making, Deliver deliver) {
    asio::co_spawn(executor, std::move(making),
                   [deliver = std::move(deliver)](const std::exception_ptr& failure, SharedBytes bytes) mutable {
                       deliver(failure ? SharedBytes{} : std::move(bytes));
                   });
}

} // namespace trucban::gateway
