// SPDX-License-Identifier: GPL-3.0-or-later
// The part of EventLog that tells alerts from one telephone.
#include "store/detail/CallerTable.h"
#include "store/detail/EventLogParts.h"
#include "wire/Json.h"

#include <algorithm>

namespace trucban::store {

Result<std::vector<core::AlertId>> EventLog::sameCaller(const core::AlertId& alert, core::Instant since,
                                                        std::size_t limit) {
    return detail::guarded([&]() -> Result<std::vector<core::AlertId>> {
        std::vector<core::AlertId> found;
        for (const auto& key : detail::sameCaller(m_parts->impl(), alert.toString(), since, limit)) {
            if (const auto id = core::Uuid::parse(key)) {
                found.push_back({*id});
            }
        }
        return found;
    });
}

Result<void> EventLog::rebuildCallers() {
    auto& parts = *m_parts;
    return detail::guarded([&]() -> Result<void> {
        detail::WriteTransaction transaction{parts.impl()};
        detail::clearCallers(parts.impl());
        core::Seq after = 0;
        for (bool more = true; more;) {
            struct Row {
                core::Seq seq = 0;
                core::Instant at{};
                std::string key;
                std::string reporter;
            };
            constexpr std::size_t kChunk = 1'000;
            std::vector<Row> rows;
            auto query = parts.impl().query("SELECT seq, at, key, reporter FROM event WHERE seq>? AND reporter IS NOT "
                                            "NULL ORDER BY seq LIMIT ?");
            query.bind(after, kChunk);
            while (query.step()) {
                rows.push_back({static_cast<core::Seq>(query.integer(0)),
                                core::Instant{core::Milliseconds{query.integer(1)}}, query.text(2), query.text(3)});
            }
            query.reset();
            for (const Row& row : rows) {
                after = row.seq;
                const auto opened =
                    parts.alertKeys.openPart(row.reporter, row.key, row.seq, detail::SealedColumn::reporter);
                const auto reporter = opened.outcome == detail::AlertKeys::Opening::opened
                                          ? wire::decodeReporter(opened.plain).value_or(core::Reporter{})
                                          : core::Reporter{};
                if (const auto digest = detail::callerDigest(*parts.keys, reporter); !digest.empty()) {
                    detail::putCaller(parts.impl(), row.key, row.seq, row.at, digest);
                }
            }
            more = rows.size() == kChunk;
        }
        detail::setMeta(parts.impl(), detail::kCallersFilled, 1);
        transaction.commit();
        return {};
    });
}

Result<void> EventLog::fillCallers() {
    auto& database = m_parts->impl();
    auto isFilled = detail::guarded(
        [&]() -> Result<bool> { return detail::metaInteger(database, detail::kCallersFilled, 0) != 0; });
    if (!isFilled) {
        return std::unexpected(isFilled.error());
    }
    return *isFilled || database.options.readOnly ? Result<void>{} : rebuildCallers();
}

} // namespace trucban::store
