// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "link/Connection.h"
#include "link/FileRequest.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <expected>
#include <memory>
#include <string>

namespace trucban::link {

/// Reads one file after another from one gateway, each over a connection of its own, pinned or verified like the link
/// itself. Nobody else's address is ever asked. On the executor; nothing throws.
class FileClient {
public:
    FileClient(const boost::asio::any_io_executor& executor, const Endpoint& endpoint);
    ~FileClient(); ///< what is under way ends with offline
    FileClient(const FileClient&) = delete;
    FileClient& operator=(const FileClient&) = delete;

    /// One at a time. Silence for kRequestDeadline ends it: a slow line may take its time, a dead one not.
    [[nodiscard]] boost::asio::awaitable<std::expected<std::string, FileFault>> get(FileWanted wanted,
                                                                                    std::string token);
    void close(); ///< what is under way ends with offline

private:
    class Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace trucban::link
