// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/AccountService.h"
#include "gateway/FigureService.h"
#include "gateway/Hub.h"
#include "gateway/Journal.h"
#include "gateway/KeyCache.h"
#include "gateway/Ledger.h"
#include "gateway/LogReader.h"
#include "gateway/LoginThrottle.h"
#include "gateway/Metrics.h"
#include "gateway/ScopeHistory.h"
#include "gateway/SessionTable.h"
#include "gateway/SharedSnapshot.h"
#include "gateway/Sources.h"
#include "gateway/WatchPost.h"
#include "geo/WardLocator.h"
#include "store/AttachmentStore.h"
#include "store/KeyRing.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace trucban::gateway {

class AttachmentFetcher;

/// What sessions work with: references to the parts that Gateway owns. Everything here is for the network thread;
/// ledger, readers and accounts take requests from it and answer on threads of their own (see awaitReply).
struct Services {
    asio::io_context& io;
    Ledger& ledger;
    LogReader& reader;
    LogReader& pastReader; ///< for queries of kind past
    FigureService& figures;
    AccountService& accounts;
    const store::AttachmentStore& attachments;
    const store::KeyRing& keys;
    Hub& hub;
    SessionTable& sessions;
    LoginThrottle& throttle;
    KeyCache& keyCache;
    AttachmentFetcher& fetcher;
    Metrics& metrics;
    const Journal& journal;
    const Clock& clock;
    std::shared_ptr<const core::Policy> policy; ///< as of the last commit
    std::shared_ptr<const geo::WardLocator> locator;
    std::vector<std::string> quarantine; ///< "seq: why", for /readyz
    ScopeHistory& scopes;
    SnapshotDesk snapshots;
    WatchPost watches;
    wire::Deflater deflater;           ///< for what goes to one session alone
    std::size_t uploads = 0;           ///< attachments being received
    std::set<core::CaseId> unreadable; ///< archived cases found to be so
    bool isExercise = false;           ///< see GatewayOptions
    bool stopping = false;
};

} // namespace trucban::gateway
