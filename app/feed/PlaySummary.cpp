// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/PlaySummary.h"

#include "feed/Report.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace trucban::feed {

std::string toText(const PlaySummary& summary) {
    const double seconds = static_cast<double>(summary.took.count()) / 1000.0;
    std::string out = std::format(
        "posted {} of {} in {:.1f} s: accepted {} (alerts: {} new, {} updated, {} repeated), {} warnings, {} declined, "
        "{} refused\n",
        summary.posted, summary.items, seconds, summary.accepted, summary.newAlerts, summary.updatedAlerts,
        summary.repeatedAlerts, summary.warnings, summary.declined, summary.refused);
    out += "answer: " + percentilesText(summary.latency) + '\n';
    if (summary.retries > 0) {
        out += std::format("retries {}, longest wait for an answer {:.1f} s\n", summary.retries,
                           static_cast<double>(summary.longestOutage.count()) / 1000.0);
    }
    for (const auto& refusal : summary.refusals) {
        out += std::format("refused: {} {} {}\n", refusal.status, refusal.path, refusal.answer);
    }
    if (summary.stopped) {
        out += std::format("ended early: {} {}\n", sentenceOf(summary.stopped->fault), summary.stopped->detail);
    }
    return out;
}

std::string toJson(const PlaySummary& summary) {
    boost::json::array refusals;
    for (const auto& refusal : summary.refusals) {
        refusals.push_back({{"path", refusal.path}, {"status", refusal.status}, {"answer", refusal.answer}});
    }
    boost::json::object out{{"items", summary.items},
                            {"posted", summary.posted},
                            {"accepted", summary.accepted},
                            {"newAlerts", summary.newAlerts},
                            {"updatedAlerts", summary.updatedAlerts},
                            {"repeatedAlerts", summary.repeatedAlerts},
                            {"warnings", summary.warnings},
                            {"declined", summary.declined},
                            {"refused", summary.refused},
                            {"refusals", std::move(refusals)},
                            {"retries", summary.retries},
                            {"longestOutageMs", summary.longestOutage.count()},
                            {"latestMs", summary.latest.count()},
                            {"tookMs", summary.took.count()},
                            {"answer", percentilesJson(summary.latency)},
                            {"complete", summary.isComplete()}};
    if (summary.stopped) {
        out["stopped"] = std::string{sentenceOf(summary.stopped->fault)};
    }
    return boost::json::serialize(out);
}

} // namespace trucban::feed
