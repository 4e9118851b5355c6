// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Mailbox.h"
#include "bridge/Messages.h"
#include "link/Connection.h"
#include "link/FileFetcher.h"
#include "link/Loop.h"

#include <atomic>
#include <memory>
#include <string>

namespace trucban::bridge {

/// The store thread's handle on the network thread: every call is posted to it, every callback becomes a message.
class LinkPort : public link::LinkEvents {
public:
    LinkPort(link::Endpoint endpoint, link::Credentials credentials, std::string clientId, Mailbox<Message>& inbox);
    ~LinkPort() override;
    LinkPort(const LinkPort&) = delete;
    LinkPort& operator=(const LinkPort&) = delete;

    void start(core::Seq cursor, std::string head);
    void restart(core::Seq cursor, std::string head); ///< with another cursor than the link has
    void send(wire::ClientFrame frame);
    /// The answer is FileCame. With the session's token, from the link's own gateway and nobody else.
    void fetch(FileRequested request);
    void dropFile(core::CommandId id);
    /// The store thread has caught up: read on.
    void releaseIfDrained();
    void stop();

    void onStatus(const link::LinkStatus& status) override;
    void onFrame(wire::ServerFrame frame) override;

private:
    Mailbox<Message>& m_inbox;
    std::atomic<bool> m_held = false;
    link::Loop m_loop;
    std::unique_ptr<link::Connection> m_connection; ///< touched on the loop's thread only
    std::unique_ptr<link::FileFetcher> m_files;     ///< likewise
};

} // namespace trucban::bridge
