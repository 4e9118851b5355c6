// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Metrics.h"

#include <format>

namespace trucban::gateway {
namespace {

void head(std::string& out, const char* name, const char* type, const char* help) {
    out += std::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void line(std::string& out, const char* name, const char* labels, std::uint64_t value) {
    out += std::format("{}{} {}\n", name, labels, value);
}

void counter(std::string& out, const char* name, const char* help, const std::atomic<std::uint64_t>& value) {
    head(out, name, "counter", help);
    line(out, name, "", value);
}

void gauge(std::string& out, const char* name, const char* help, std::uint64_t value) {
    head(out, name, "gauge", help);
    line(out, name, "", value);
}

} // namespace

void Histogram::observe(std::chrono::nanoseconds time) {
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    std::size_t i = 0;
    while (i < kBoundsMs.size() && micros > kBoundsMs[i] * 1000) {
        ++i;
    }
    m_counts[i].fetch_add(1, std::memory_order_relaxed);
    m_sumMicros.fetch_add(static_cast<std::uint64_t>(micros < 0 ? 0 : micros), std::memory_order_relaxed);
}

void Histogram::append(std::string& out, const char* name, const char* help) const {
    head(out, name, "histogram", help);
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < kBoundsMs.size(); ++i) {
        total += m_counts[i];
        out += std::format("{}_bucket{{le=\"{}\"}} {}\n", name, kBoundsMs[i] / 1000.0, total);
    }
    total += m_counts[kBoundsMs.size()];
    out += std::format("{0}_bucket{{le=\"+Inf\"}} {1}\n{0}_sum {2}\n{0}_count {1}\n", name, total,
                       static_cast<double>(m_sumMicros) / 1e6);
}

std::string Metrics::text() const {
    std::string out;
    out.reserve(6'000);
    head(out, "trucban_alerts_total", "counter", "Alert bodies by what became of them.");
    line(out, "trucban_alerts_total", "{result=\"accepted\"}", alertsAccepted);
    line(out, "trucban_alerts_total", "{result=\"updated\"}", alertsUpdated);
    line(out, "trucban_alerts_total", "{result=\"repeated\"}", alertsRepeated);
    line(out, "trucban_alerts_total", "{result=\"unreadable\"}", alertsUnreadable);
    line(out, "trucban_alerts_total", "{result=\"unavailable\"}", alertsUnavailable);
    counter(out, "trucban_alert_warnings_total", "Fields of alerts dropped or replaced.", alertWarnings);
    head(out, "trucban_commands_total", "counter", "Commands from consoles and devices by answer.");
    line(out, "trucban_commands_total", "{result=\"accepted\"}", commandsAccepted);
    line(out, "trucban_commands_total", "{result=\"refused\"}", commandsRefused);
    line(out, "trucban_commands_total", "{result=\"repeated\"}", commandsRepeated);
    counter(out, "trucban_events_total", "Events appended to the log.", eventsAppended);
    counter(out, "trucban_batches_total", "Commits of the log.", batches);
    counter(out, "trucban_append_failures_total", "Commits that failed.", appendFailures);
    counter(out, "trucban_http_requests_total", "HTTP requests answered.", requests);
    counter(out, "trucban_http_errors_total", "HTTP requests answered with 4xx or 5xx.", requestErrors);
    counter(out, "trucban_http_timeouts_total", "Senders cut off because they were slow.", requestsTimedOut);
    counter(out, "trucban_connections_refused_total", "Connections over the limit.", connectionsRefused);
    counter(out, "trucban_tls_failures_total", "TLS handshakes that failed.", tlsFailures);
    head(out, "trucban_logins_total", "counter", "Log-ins by answer.");
    line(out, "trucban_logins_total", "{result=\"accepted\"}", loginsAccepted);
    line(out, "trucban_logins_total", "{result=\"refused\"}", loginsRefused);
    line(out, "trucban_logins_total", "{result=\"throttled\"}", loginsThrottled);
    counter(out, "trucban_sessions_revoked_total", "Sessions ended because the account changed.", sessionsRevoked);
    counter(out, "trucban_sockets_opened_total", "Consoles welcomed.", socketsOpened);
    counter(out, "trucban_frames_in_total", "Frames from consoles.", framesIn);
    counter(out, "trucban_frames_out_total", "Frames to consoles.", framesOut);
    counter(out, "trucban_bad_frames_total", "Frames that could not be read.", badFrames);
    counter(out, "trucban_slow_sessions_total", "Consoles told bye slow.", slowSessions);
    counter(out, "trucban_silent_sessions_total", "Consoles cut because they were silent.", silentSessions);
    counter(out, "trucban_snapshots_total", "Snapshots sent.", snapshots);
    counter(out, "trucban_replays_total", "Times a console's gap was read from the log.", replays);
    counter(out, "trucban_escalations_total", "Cases shown to more desks.", escalations);
    counter(out, "trucban_attachments_stored_total", "Attachments stored.", attachmentsStored);
    counter(out, "trucban_attachments_fetched_total", "Attachments fetched from allowed hosts.", attachmentsFetched);
    gauge(out, "trucban_connections", "Open connections.", connections);
    gauge(out, "trucban_sockets", "Consoles connected.", sockets);
    gauge(out, "trucban_ledger_queue", "Requests waiting for the ledger.", ledgerQueue);
    gauge(out, "trucban_quarantined_events", "Events of the log that could not be applied.", quarantined);
    gauge(out, "trucban_head_seq", "Last event of the log.", headSeq);
    gauge(out, "trucban_open_cases", "Cases not closed.", openCases);
    gauge(out, "trucban_archived_cases", "Closed cases in the archive.", archivedCases);
    gauge(out, "trucban_archive_unreadable", "Archived cases found whose rows cannot be read.", archiveUnreadable);
    gauge(out, "trucban_log_writable", "1 while the log can be written.", logWritable ? 1 : 0);
    commit.append(out, "trucban_commit_seconds", "Time of a commit of the log.");
    alertAnswer.append(out, "trucban_alert_answer_seconds", "From an alert's last byte to its durable answer.");
    command.append(out, "trucban_command_seconds", "From a command's arrival to its durable answer.");
    return out;
}

} // namespace trucban::gateway
