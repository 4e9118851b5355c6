// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Router.h"

// One function per address, on the network thread. DESIGN.md section 5 says what each answers.
namespace trucban::gateway {

// AlertHandlers.cpp
Task<HttpResponse> postAlert(Services& services, Call call);
Task<HttpResponse> getAlert(Services& services, Call call);
Task<HttpResponse> postCap(Services& services, Call call);
// AttachmentHandlers.cpp
Task<HttpResponse> putAttachment(Services& services, Call call);
Task<HttpResponse> getAttachment(Services& services, Call call);
// DeviceHandlers.cpp
Task<HttpResponse> postUnitStatus(Services& services, Call call);
Task<HttpResponse> postUnitCheckIn(Services& services, Call call);
Task<HttpResponse> postUnitPosition(Services& services, Call call);
Task<HttpResponse> postVisit(Services& services, Call call);
// LoginHandlers.cpp
Task<HttpResponse> postLogin(Services& services, Call call);
Task<HttpResponse> postLogout(Services& services, Call call);
// ReadHandlers.cpp
Task<HttpResponse> getCases(Services& services, Call call);
Task<HttpResponse> getCase(Services& services, Call call);
Task<HttpResponse> getCaseEvents(Services& services, Call call);
Task<HttpResponse> getEvents(Services& services, Call call);
// SystemHandlers.cpp
Task<HttpResponse> getHealth(Services& services, Call call);
Task<HttpResponse> getReadiness(Services& services, Call call);
Task<HttpResponse> getMetrics(Services& services, Call call);
Task<HttpResponse> getOpenApi(Services& services, Call call);
Task<HttpResponse> getSocketPlain(Services& services, Call call);

} // namespace trucban::gateway
