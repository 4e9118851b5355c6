// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/EventLog.h"
#include "store/detail/AlertKeys.h"
#include "store/detail/LogTable.h"

namespace trucban::store {

struct EventLog::Parts {
    Parts(Database& logDatabase, const KeyRing& keyRing)
        : database{&logDatabase}, keys{&keyRing}, alertKeys{logDatabase.impl(), keyRing.sealingKey("alert")} {}

    [[nodiscard]] Database::Impl& impl() const { return database->impl(); }
    /// Truncates the WAL if destroyed keys may still be in it.
    void cleanWal();

    Database* database;
    const KeyRing* keys;
    detail::AlertKeys alertKeys;
    Head head;
    bool walHoldsErased = false;
};

} // namespace trucban::store
