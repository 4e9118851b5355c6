// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "models/CampaignSamples.h"
#include "wire/FigureBodies.h"

#include <optional>
#include <utility>
#include <vector>

namespace trucban::test {

inline figures::IndicatorRef indicator(const char* code) {
    return *figures::findIndicator(code);
}

/// A console's half: the board of a campaign, and a gateway that answers with what it is told to.
struct CampaignDesk {
    CampaignDesk() {
        boardModel.setAsker([this](wire::Query query) {
            queries.push_back(query);
            query.id = {uuidOf(50'000 + queries.size())};
            queries.back().id = query.id;
            return query.id;
        });
    }
    void give(const core::Campaign& campaign) {
        bridge::ChangeSet set;
        set.campaigns = {campaign};
        board.apply(set);
    }
    void goLive(core::Role role = core::Role::city, core::Scope scope = {.all = true, .wards = {}}) {
        bridge::ConnectionStatus status;
        status.state = bridge::ConnectionState::live;
        status.isStale = false;
        status.role = role;
        status.scope = std::move(scope);
        boardModel.setStatus(status);
        boardModel.setWatched(true);
    }
    [[nodiscard]] wire::Query lastOf(wire::QueryKind kind) const {
        for (auto it = queries.rbegin(); it != queries.rend(); ++it) {
            if (it->kind == kind) {
                return *it;
            }
        }
        return {};
    }
    void answer(const std::vector<DayFacts>& days, core::Day knownFrom = 0) {
        send(lastOf(wire::QueryKind::figures).id, batchOf(days, knownFrom), true);
    }
    void send(core::CommandId id, const figures::Batch& batch, bool last, core::Instant asOf = kNow) {
        wire::Figures frame;
        frame.id = id;
        frame.seq = batch.seq;
        frame.asOf = asOf;
        frame.last = last;
        frame.rows = figures::encode(batch);
        boardModel.onFigures(frame);
    }
    [[nodiscard]] std::optional<double> tile(const char* code) {
        return std::get<models::TileChart>(boardModel.charts().tile(indicator(code)).body).value;
    }

    models::Board board;
    models::Filter filter;
    std::vector<wire::Query> queries;
    models::CampaignBoard boardModel{board, filter, [] { return kNow; }};
};

/// Six days of the campaign and as many before it.
inline std::vector<DayFacts> someDays() {
    std::vector<DayFacts> days;
    for (int i = 0; i < 6; ++i) {
        days.push_back({.ward = kWardA, .day = kCampaignFrom + i, .thefts = 2, .cleared = 3, .noise = 1, .visits = 10});
        days.push_back({.ward = kWardB, .day = kCampaignFrom + i, .thefts = 1, .cleared = 0, .noise = 0, .visits = 0});
        days.push_back(
            {.ward = kWardA, .day = kCampaignFrom - 20 + i, .thefts = 4, .cleared = 4, .noise = 0, .visits = 5});
    }
    return days;
}

} // namespace trucban::test
