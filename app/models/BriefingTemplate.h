// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"

#include <QStringList>

#include <span>

namespace trucban::models {

/// Which pages a briefing has and what stands on them: resources/briefing/pages.json.
struct BriefingTemplate {
    struct Block {
        QStringList tiles; ///< indicators' codes
        QString chart;     ///< "trend", "cumulative", "kinds" …, by the names of BriefingSource
        QString indicator; ///< of the chart; may be empty
        QString map;       ///< an indicator's code
    };
    struct Page {
        BriefingChapter chapter = BriefingChapter::situation;
        QString title;
        std::vector<core::BriefingKind> kinds; ///< that have it
        std::vector<Block> blocks;
    };
    std::vector<Page> pages;
    std::vector<Block> ward; ///< of a ward's own page

    /// The error, in English, names the place of the first fault.
    [[nodiscard]] static std::expected<BriefingTemplate, QString> parse(const QByteArray& json);
};

/// Where a briefing's figures come from. What it does not know it leaves out.
class BriefingSource {
public:
    struct Figure {
        ChartData chart;
        BriefingGrain grain = BriefingGrain::whole;
    };
    virtual ~BriefingSource() = default;
    /// From now on figures are of this ward alone; none: of all again.
    virtual void narrowTo(core::WardCode ward) = 0;
    [[nodiscard]] virtual QString nameOf(core::WardCode ward) const = 0;
    [[nodiscard]] virtual std::optional<ChartData> tile(const QString& indicator) = 0;
    [[nodiscard]] virtual std::optional<Figure> chart(const QString& name, const QString& indicator) = 0;
    [[nodiscard]] virtual std::optional<BriefingMap> map(const QString& indicator) = 0;
    /// What was typed for a chapter: headings, paragraphs, comments, tables.
    [[nodiscard]] virtual std::vector<BriefingBody> words(BriefingChapter chapter) = 0;
    [[nodiscard]] virtual QString notes(BriefingChapter chapter) = 0;
};

/// A briefing made page by page, for whoever cannot wait for all of them at once. Template and source outlive it; the
/// source is narrowed to the header's ward when the pages of wards are made.
class BriefingComposer {
public:
    BriefingComposer(BriefingHeader header, const BriefingTemplate& pages, BriefingSource& source,
                     std::vector<core::WardCode> wards = {});

    [[nodiscard]] int pageCount() const; ///< at most
    [[nodiscard]] int done() const { return static_cast<int>(m_next); }
    /// Makes the next page; false: there is none left.
    bool step();
    [[nodiscard]] BriefingDocument take() { return std::move(m_document); }

private:
    void makeChapter(const BriefingTemplate::Page& planned);
    void makeWard(core::WardCode ward);

    const BriefingTemplate& m_template;
    BriefingSource& m_source;
    std::vector<const BriefingTemplate::Page*> m_planned;
    std::vector<core::WardCode> m_wards;
    std::size_t m_next = 0;
    BriefingDocument m_document;
};

/// Asks the source for all that the template names. A chart without figures is left out; a page on which nothing is left
/// says that there are none, but for the one on decisions, which is then not there. `wards` have a page each at the end.
[[nodiscard]] BriefingDocument composeBriefing(const BriefingHeader& header, const BriefingTemplate& pages,
                                               BriefingSource& source, std::span<const core::WardCode> wards = {});

} // namespace trucban::models
