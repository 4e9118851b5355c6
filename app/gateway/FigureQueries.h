// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/Queries.h"

// Queries about figures that are answered in one frame; the figures themselves go through FigureService::query.
namespace trucban::gateway {

[[nodiscard]] Task<std::expected<wire::Result, wire::Refused>> answerFigureItems(Services& services, Session session,
                                                                                 wire::Query query);
[[nodiscard]] Task<std::expected<wire::Result, wire::Refused>> answerFigureRecords(Services& services, Session session,
                                                                                   wire::Query query);
[[nodiscard]] Task<std::expected<wire::Result, wire::Refused>> answerFigureQuartiles(Services& services,
                                                                                     wire::Query query);

} // namespace trucban::gateway
