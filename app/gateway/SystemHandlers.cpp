// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/Handlers.h"
#include "gateway/OpenApi.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace trucban::gateway {

Task<HttpResponse> getHealth(Services&, Call) {
    co_return json(200, R"({"status":"alive"})");
}

/// Ready means: an alert sent now would be accepted. Quarantined events are told, loudly, and do not make it unready.
Task<HttpResponse> getReadiness(Services& services, Call) {
    boost::json::object body;
    const bool writable = services.metrics.logWritable;
    const bool ready = writable && !services.stopping;
    body["status"] = ready ? "ready" : services.stopping ? "stopping" : "unavailable";
    body["logWritable"] = writable;
    body["headSeq"] = services.metrics.headSeq.load();
    boost::json::array quarantine;
    for (const std::string& entry : services.quarantine) {
        quarantine.emplace_back(entry);
    }
    body["quarantined"] = std::move(quarantine);
    co_return json(ready ? 200 : 503, boost::json::serialize(body));
}

Task<HttpResponse> getMetrics(Services& services, Call) {
    HttpResponse response = json(200, services.metrics.text());
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    co_return response;
}

Task<HttpResponse> getOpenApi(Services&, Call) {
    co_return json(200, openApiDocument());
}

Task<HttpResponse> getSocketPlain(Services&, Call) {
    HttpResponse response = problem(426, "upgradeRequired");
    response.headers.emplace_back("Upgrade", "websocket");
    response.close = true;
    co_return response;
}

} // namespace trucban::gateway
