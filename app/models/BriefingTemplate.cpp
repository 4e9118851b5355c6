// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingTemplate.h"

#include "models/BriefingWording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace trucban::models {

namespace {

constexpr qsizetype kMaxBytes = 64 * 1024;
constexpr qsizetype kMaxTiles = 24;

using Block = BriefingTemplate::Block;

std::expected<std::vector<Block>, QString> blocksFrom(const QJsonValue& value, const QString& place) {
    if (!value.isArray()) {
        return std::unexpected(QStringLiteral("%1.blocks: no list").arg(place));
    }
    std::vector<Block> blocks;
    for (const auto& one : value.toArray()) {
        const auto object = one.toObject();
        Block block{.tiles = {},
                    .chart = object[QLatin1String("chart")].toString(),
                    .indicator = object[QLatin1String("indicator")].toString(),
                    .map = object[QLatin1String("map")].toString()};
        for (const auto& code : object[QLatin1String("tiles")].toArray()) {
            block.tiles << code.toString();
        }
        const int kinds =
            (block.tiles.isEmpty() ? 0 : 1) + (block.chart.isEmpty() ? 0 : 1) + (block.map.isEmpty() ? 0 : 1);
        if (kinds != 1 || block.tiles.contains(QString()) || block.tiles.size() > kMaxTiles) {
            return std::unexpected(
                QStringLiteral("%1.blocks[%2]: neither tiles, chart nor map").arg(place).arg(blocks.size()));
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::expected<BriefingTemplate::Page, QString> pageFrom(const QJsonObject& object, const QString& place) {
    BriefingTemplate::Page page;
    const auto chapter = core::parseEnum<BriefingChapter>(object[QLatin1String("chapter")].toString().toStdString());
    page.title = object[QLatin1String("title")].toString();
    if (!chapter || page.title.isEmpty()) {
        return std::unexpected(QStringLiteral("%1: no chapter or no title").arg(place));
    }
    page.chapter = *chapter;
    for (const auto& name : object[QLatin1String("kinds")].toArray()) {
        const auto kind = core::parseEnum<core::BriefingKind>(name.toString().toStdString());
        if (!kind) {
            return std::unexpected(QStringLiteral("%1.kinds: unknown").arg(place));
        }
        page.kinds.push_back(*kind);
    }
    auto blocks = blocksFrom(object[QLatin1String("blocks")], place);
    if (!blocks) {
        return std::unexpected(blocks.error());
    }
    page.blocks = *std::move(blocks);
    return page;
}

/// What is drawn over the whole campaign says so where the other figures are of a part of it.
void sayWhole(ChartData& chart, const BriefingHeader& header) {
    const auto add = [&chart](ChartDay from, ChartDay to) {
        const auto last = briefing::date(static_cast<core::Day>(to));
        const auto first = briefing::date(static_cast<core::Day>(from));
        const bool isOneYear = first.endsWith(last.last(5));
        const auto words = QStringLiteral("Vẽ cả đợt (%1–%2), không riêng kỳ báo cáo.")
                               .arg(isOneYear ? first.chopped(5) : first, last);
        chart.note = chart.note.isEmpty() ? words : QStringLiteral("%1 %2").arg(words, chart.note);
    };
    const auto* trend = std::get_if<TrendChart>(&chart.body);
    const auto* burndown = std::get_if<BurndownChart>(&chart.body);
    if (trend != nullptr && (trend->from < header.from || trend->to > header.to)) {
        add(trend->from, trend->to);
    } else if (burndown != nullptr && (burndown->from < header.from || burndown->to > header.to)) {
        add(burndown->from, burndown->to);
    }
}

void append(std::vector<BriefingBlock>& out, const std::vector<Block>& blocks, BriefingSource& source,
            const BriefingHeader& header) {
    for (const auto& block : blocks) {
        BriefingTiles tiles;
        for (const auto& code : block.tiles) {
            if (auto tile = source.tile(code)) {
                tiles.tiles.push_back(*std::move(tile));
            }
        }
        if (!tiles.tiles.empty()) {
            out.push_back({.body = std::move(tiles)});
        }
        if (!block.chart.isEmpty()) {
            auto figure = source.chart(block.chart, block.indicator);
            if (figure && !isEmpty(figure->chart)) {
                if (header.isOfPart) {
                    sayWhole(figure->chart, header);
                }
                out.push_back({.grain = figure->grain, .body = BriefingChart{std::move(figure->chart)}});
            }
        }
        if (!block.map.isEmpty()) {
            if (auto map = source.map(block.map)) {
                out.push_back({.grain = BriefingGrain::wards, .body = *std::move(map)});
            }
        }
    }
}

} // namespace

std::expected<BriefingTemplate, QString> BriefingTemplate::parse(const QByteArray& json) {
    if (json.size() > kMaxBytes) {
        return std::unexpected(QStringLiteral("larger than %1 bytes").arg(kMaxBytes));
    }
    const auto whole = QJsonDocument::fromJson(json).object();
    if (whole[QLatin1String("version")].toInt() != 1) {
        return std::unexpected(QStringLiteral("version: not 1"));
    }
    BriefingTemplate out;
    for (const auto& value : whole[QLatin1String("pages")].toArray()) {
        auto page = pageFrom(value.toObject(), QStringLiteral("pages[%1]").arg(out.pages.size()));
        if (!page) {
            return std::unexpected(page.error());
        }
        out.pages.push_back(*std::move(page));
    }
    if (out.pages.empty()) {
        return std::unexpected(QStringLiteral("pages: none"));
    }
    auto ward = blocksFrom(whole[QLatin1String("ward")][QLatin1String("blocks")], QStringLiteral("ward"));
    if (!ward) {
        return std::unexpected(ward.error());
    }
    out.ward = *std::move(ward);
    return out;
}

BriefingComposer::BriefingComposer(BriefingHeader header, const BriefingTemplate& pages, BriefingSource& source,
                                   std::vector<core::WardCode> wards)
    : m_template(pages), m_source(source), m_wards(std::move(wards)), m_document{.header = std::move(header)} {
    for (const auto& planned : pages.pages) {
        if (std::ranges::contains(planned.kinds, m_document.header.kind)) {
            m_planned.push_back(&planned);
        }
    }
}

int BriefingComposer::pageCount() const {
    return static_cast<int>(m_planned.size() + m_wards.size());
}

bool BriefingComposer::step() {
    if (m_next < m_planned.size()) {
        makeChapter(*m_planned[m_next]);
    } else if (m_next < m_planned.size() + m_wards.size()) {
        makeWard(m_wards[m_next - m_planned.size()]);
    } else {
        return false;
    }
    ++m_next;
    if (done() == pageCount() && !m_wards.empty()) {
        m_source.narrowTo(m_document.header.ward);
    }
    return true;
}

void BriefingComposer::makeChapter(const BriefingTemplate::Page& planned) {
    BriefingPage page{.chapter = planned.chapter,
                      .title = planned.title,
                      .ward = {},
                      .notes = m_source.notes(planned.chapter),
                      .blocks = {}};
    append(page.blocks, planned.blocks, m_source, m_document.header);
    for (auto& body : m_source.words(planned.chapter)) {
        page.blocks.push_back({.body = std::move(body)});
    }
    if (page.blocks.empty()) {
        if (planned.chapter == BriefingChapter::decision) {
            return;
        }
        page.blocks.push_back({.body = BriefingParagraph{briefing::noFigure()}});
    }
    m_document.pages.push_back(std::move(page));
}

void BriefingComposer::makeWard(core::WardCode ward) {
    m_source.narrowTo(ward);
    BriefingPage page{
        .chapter = BriefingChapter::ward, .title = m_source.nameOf(ward), .ward = ward, .notes = {}, .blocks = {}};
    append(page.blocks, m_template.ward, m_source, m_document.header);
    for (auto& body : m_source.words(BriefingChapter::ward)) {
        page.blocks.push_back({.body = std::move(body)});
    }
    if (page.blocks.empty()) {
        page.blocks.push_back({.body = BriefingParagraph{briefing::noFigure()}});
    }
    m_document.pages.push_back(std::move(page));
}

BriefingDocument composeBriefing(const BriefingHeader& header, const BriefingTemplate& pages, BriefingSource& source,
                                 std::span<const core::WardCode> wards) {
    BriefingComposer composer(header, pages, source, {wards.begin(), wards.end()});
    while (composer.step()) {
    }
    return composer.take();
}

} // namespace trucban::models
