// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingFigures.h"

#include "models/BriefingWording.h"
#include "models/Wording.h"

#include <algorithm>

namespace trucban::models {

core::Instant figuresAsOf(const CampaignBoard& board, core::Instant now) {
    const auto last = board.asOf().value_or(now);
    const auto minute = std::chrono::floor<std::chrono::minutes>(now);
    return board.state() == FiguresState::current ? std::max(last, core::Instant{minute}) : last;
}

BriefingFigures::BriefingFigures(const CampaignBoard& board, core::WardCode ward, core::Instant asOf,
                                 std::optional<figures::Cube> cube)
    : m_campaign(board.campaign() != nullptr ? *board.campaign() : core::Campaign{}),
      m_policy(board.board().policy()),
      m_ward(ward),
      m_records(board.records()),
      m_figures({.cube = &m_cube, .records = &m_records}) {
    const bool isPast = cube.has_value();
    m_cube = isPast ? *std::move(cube) : board.cube();
    CampaignAsk ask;
    ask.period = {m_campaign.from, m_campaign.to};
    ask.wards = ward.isNone() ? board.wards() : core::WardSet{ward};
    ask.isWholeCity = ward.isNone() && board.isWholeCity();
    ask.before = board.before();
    ask.asOf = asOf;
    m_figures.ask(ask);
    for (const auto& [id, record] : board.board().state().records) {
        const bool isHere = record.ward.isNone() ? ask.isWholeCity : core::contains(ask.wards, record.ward);
        const bool isOfIt = !record.campaign || *record.campaign == m_campaign.id;
        if (!isHere || !isOfIt) {
            continue;
        }
        m_entriesSince += record.savedAt > asOf ? 1 : 0;
        if (!record.withdrawn && (record.task || record.initiative || record.round)) {
            m_entries.push_back(record);
        }
    }
    std::vector<const core::Record*> entries;
    for (const auto& record : m_entries) {
        entries.push_back(&record);
    }
    if (!isPast) { // those of the other wards are known as they are now
        m_quartiles = board.quartiles();
    }
    m_ground.emplace(CampaignGround{.campaign = m_campaign,
                                    .policy = m_policy,
                                    .figures = m_figures,
                                    .records = m_records,
                                    .entries = std::move(entries),
                                    .baselineName = board.baselineName(),
                                    .own = ask.wards.size() == 1 ? ask.wards.front() : core::WardCode{},
                                    .quartiles = [this](const std::string& code) -> std::optional<figures::Quartiles> {
                                        const auto found = m_quartiles.find(code);
                                        return found == m_quartiles.end() ? std::nullopt : std::optional{found->second};
                                    }});
}

BriefingHeader BriefingFigures::header(core::BriefingKind kind, core::Role author) const {
    BriefingHeader header;
    header.kind = kind;
    header.campaignId = QString::fromStdString(m_campaign.id.toString());
    header.campaign = Wording::text(m_campaign.name);
    header.legalBasis = Wording::text(m_campaign.basisNumber);
    if (m_campaign.basisDay && !header.legalBasis.isEmpty()) {
        header.legalBasis += QStringLiteral(" ngày %1").arg(briefing::date(*m_campaign.basisDay));
    }
    header.ward = m_ward;
    header.place = m_ward.isNone() ? QStringLiteral("Thành phố Hồ Chí Minh") : Wording::ward(m_ward);
    header.asOf = m_figures.asked().asOf;
    header.from = m_campaign.from;
    header.to = m_campaign.to;
    header.author = author;
    return header;
}

} // namespace trucban::models
