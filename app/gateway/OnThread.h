// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/AwaitReply.h"
#include "gateway/Services.h"

// Work of a coroutine of the network thread that belongs to another thread.
namespace trucban::gateway {

/// Runs `job` on the reader's thread and waits for its value; nullopt when the reader is overloaded.
template <class Value, class Job>
Task<std::optional<Value>> onReader(LogReader& logReader, Job job) {
    auto start = [&logReader, job = std::move(job)](auto reply) mutable {
        return logReader.run(
            [job = std::move(job), reply = std::move(reply)](LogReader& reader) mutable { reply(job(reader)); });
    };
    co_return co_await awaitReply<Value>(std::move(start));
}

/// The same on the ledger's thread, with its state.
template <class Value, class Job>
Task<std::optional<Value>> onLedger(Services& services, Job job) {
    auto start = [&services, job = std::move(job)](auto reply) mutable {
        return services.ledger.read(
            [job = std::move(job), reply = std::move(reply)](const LedgerView& view) mutable { reply(job(view)); });
    };
    co_return co_await awaitReply<Value>(std::move(start));
}

} // namespace trucban::gateway
