// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Uuid.h"
#include "link/FileClient.h"

#include <functional>

namespace trucban::link {

/// Files asked for, kAtOnce under way and the rest in order. On the executor; nothing throws. After destruction nothing
/// is told any more.
class FileFetcher {
public:
    static constexpr std::size_t kAtOnce = 2;
    static constexpr std::size_t kMostWaiting = 64; ///< beyond: busy, at once

    using Answer = std::expected<std::string, FileFault>;
    /// Called once for each fetch that was not dropped.
    using Done = std::function<void(core::CommandId, Answer)>;

    FileFetcher(const boost::asio::any_io_executor& executor, const Endpoint& endpoint, Done done);
    ~FileFetcher();
    FileFetcher(const FileFetcher&) = delete;
    FileFetcher& operator=(const FileFetcher&) = delete;

    void fetch(core::CommandId id, FileWanted wanted, std::string token);
    /// Nobody wants it any more.
    void drop(core::CommandId id);

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace trucban::link
