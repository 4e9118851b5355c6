// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/LoadReport.h"

#include "feed/Report.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

namespace trucban::feed {

std::string toText(const LoadReport& report) {
    std::string out =
        std::format("alerts: {} due at {:.0f}/s, {} accepted ({:.1f}/s), {} failed, {} connections\n", report.due,
                    report.rate, report.accepted, report.achievedRate, report.failed, report.connections);
    if (!report.firstFailure.empty()) {
        out += "first failure: " + report.firstFailure + '\n';
    }
    out += "due to answer:  " + percentilesText(report.answer) + '\n';
    out += "request alone:  " + percentilesText(report.service) + '\n';
    if (report.consoles > 0) {
        out += "due to console: " + percentilesText(report.seen) + '\n';
        out += std::format("consoles: {} of {} live; {} frames, {:.1f} MB; {} not seen, {} gaps, {} missing, {} drops",
                           report.live, report.consoles, report.frames, static_cast<double>(report.bytes) / 1e6,
                           report.unseen, report.gaps, report.missing, report.drops);
        std::string_view before = " (";
        for (const auto& [reason, count] : report.dropReasons) {
            out += std::format("{}{} {}", before, count, reason);
            before = ", ";
        }
        out += report.dropReasons.empty() ? "\n" : ")\n";
    }
    if (report.stopped) {
        out += std::format("ended early: {} {}\n", sentenceOf(report.stopped->fault), report.stopped->detail);
    }
    return out;
}

std::string toJson(const LoadReport& report) {
    boost::json::object out{{"rate", report.rate},
                            {"achievedRate", report.achievedRate},
                            {"consoles", report.consoles},
                            {"live", report.live},
                            {"due", report.due},
                            {"accepted", report.accepted},
                            {"failed", report.failed},
                            {"connections", report.connections},
                            {"answer", percentilesJson(report.answer)},
                            {"service", percentilesJson(report.service)},
                            {"seen", percentilesJson(report.seen)},
                            {"unseen", report.unseen},
                            {"gaps", report.gaps},
                            {"missing", report.missing},
                            {"drops", report.drops},
                            {"dropReasons", boost::json::value_from(report.dropReasons)},
                            {"frames", report.frames},
                            {"bytes", report.bytes},
                            {"clean", report.isClean()}};
    if (report.stopped) {
        out["stopped"] = std::string{sentenceOf(report.stopped->fault)};
    }
    return boost::json::serialize(out);
}

} // namespace trucban::feed
