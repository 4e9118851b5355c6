// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingFigures.h"

#include "models/BriefingWording.h"
#include "models/Wording.h"

#include <tuple>
#include <utility>

namespace trucban::models {

core::Instant figuresAsOf(const CampaignBoard& board, core::Instant now) {
    const auto last = board.asOf().value_or(now);
    const auto minute = std::chrono::floor<std::chrono::minutes>(now);
    return board.state() == FiguresState::current ? std::max(last, core::Instant{minute}) : last;
}

BriefingFigures::BriefingFigures(const CampaignBoard& board, const BriefingAsk& ask, core::Instant asOf)
    : m_ask(ask),
      m_campaign(board.campaign() != nullptr ? *board.campaign() : core::Campaign{}),
      m_policy(board.board().policy()),
      m_cube(board.cube()),
      m_records(board.records()),
      m_figures({.cube = &m_cube, .records = &m_records}) {
    for (const auto& [id, record] : board.board().state().records) {
        take(record);
    }
    build(board, asOf);
    // Those the board has are of what the workspace looks at.
    const CampaignAsk& theirs = board.asked();
    const CampaignAsk& ours = m_figures.asked();
    if (std::tie(theirs.brush, theirs.kinds, theirs.hours, theirs.weekdays) ==
        std::tie(ours.brush, ours.kinds, ours.hours, ours.weekdays)) {
        m_quartiles = board.quartiles();
    }
}

// Quartiles of the other wards are known as they are now, and not as of a time past.
BriefingFigures::BriefingFigures(const CampaignBoard& board, const BriefingAsk& ask, PastFigures past)
    : m_ask(ask),
      m_campaign(board.campaign() != nullptr ? *board.campaign() : core::Campaign{}),
      m_policy(board.board().policy()),
      m_cube(std::move(past.cube)),
      m_figures({.cube = &m_cube, .records = &m_records}) {
    for (const core::Record& record : past.records) {
        m_records.put(record);
        take(record);
    }
    build(board, past.asOf);
}

void BriefingFigures::take(const core::Record& record) {
    if (isShown(record)) {
        m_entries.push_back(record);
    }
}

void BriefingFigures::build(const CampaignBoard& board, core::Instant asOf) {
    CampaignAsk ask;
    ask.period = {m_campaign.from, m_campaign.to};
    ask.brush = m_ask.days;
    ask.wards = m_ask.ward.isNone() ? board.wards() : core::WardSet{m_ask.ward};
    ask.isWholeCity = m_ask.ward.isNone() && board.isWholeCity();
    ask.before = board.before();
    ask.campaigns = board.recordCampaigns();
    ask.beforeCampaigns = board.recordCampaignsBefore();
    ask.asOf = asOf;
    m_figures.ask(ask);
    std::vector<const core::Record*> entries;
    for (const core::Record& record : m_entries) {
        if (isAskedFor(record, m_figures, m_campaign.id)) {
            entries.push_back(&record);
        }
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
    header.ward = m_ask.ward;
    header.place = m_ask.ward.isNone() ? QStringLiteral("Thành phố Hồ Chí Minh") : Wording::ward(m_ask.ward);
    header.asOf = m_figures.asked().asOf;
    const auto days = m_ask.days.value_or(figures::DaySpan{m_campaign.from, m_campaign.to});
    header.from = days.from;
    header.to = days.to;
    header.isOfPart = m_ask.days.has_value();
    header.author = author;
    return header;
}

} // namespace trucban::models
