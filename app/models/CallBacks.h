// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"

#include <QObject>

#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace trucban::models {

// A call-back that an officer promised is a note of the case, in words that people read and this finds again: so every
// desk that sees the case counts down, and a handover takes it along. The words are the same whatever language a window
// speaks.
[[nodiscard]] std::string callBackPromise(core::Instant due); ///< "Hẹn gọi lại lúc 21:45 21/11/2026"
[[nodiscard]] std::string callBackKept();                     ///< the note that ends it
/// When the caller is to be called at the latest; absent: nothing is promised, it was kept, or the case is closed.
[[nodiscard]] std::optional<core::Instant> promisedCallBack(const core::Case& case_);

/// All call-backs that are promised, kept as the board changes. GUI thread.
class CallBacks : public QObject {
    Q_OBJECT
public:
    /// `board` must outlive it.
    explicit CallBacks(Board& board, QObject* parent = nullptr);

    struct Promise {
        core::Instant due{};
        core::CaseId id;
        auto operator<=>(const Promise&) const = default;
    };
    /// The first due first.
    [[nodiscard]] const std::set<Promise>& promises() const { return m_promises; }
    [[nodiscard]] std::optional<core::Instant> of(const core::CaseId& id) const;

signals:
    void changed();

private:
    bool recount(const core::CaseId& id);
    Board& m_board;
    std::set<Promise> m_promises;
    std::unordered_map<core::CaseId, core::Instant> m_due;
};

} // namespace trucban::models
