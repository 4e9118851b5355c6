// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingRender.h"

#include "widgets/briefing/PdfRender.h"
#include "widgets/briefing/ReportLayout.h"
#include "widgets/briefing/SlideLayout.h"
#include "widgets/briefing/WorkbookRender.h"

#include <QFile>

namespace trucban::widgets {

std::unique_ptr<BriefingRender> BriefingRender::of(const models::RedactedBriefing& briefing, BriefingFormat format) {
    switch (format) {
    case BriefingFormat::report: {
        const auto layout = std::make_shared<ReportLayout>(briefing, ReportTemplate::usual());
        return std::make_unique<PdfRender>(
            PdfRender::Pages{.size = ReportLayout::pageSize(),
                             .count = layout->pageCount(),
                             .paint = [layout](QPainter& painter, int page) { layout->paintPage(painter, page); }},
            briefing.header());
    }
    case BriefingFormat::slides: {
        const auto layout = std::make_shared<SlideLayout>(briefing, false);
        return std::make_unique<PdfRender>(
            PdfRender::Pages{.size = SlideLayout::pageSize(),
                             .count = layout->pageCount(),
                             .paint = [layout](QPainter& painter, int page) { layout->paintPage(painter, page); }},
            briefing.header());
    }
    case BriefingFormat::workbook:
        break;
    }
    return std::make_unique<WorkbookRender>(briefing);
}

std::expected<QByteArray, QString> renderBriefing(const models::RedactedBriefing& briefing, BriefingFormat format,
                                                  const std::function<bool(int, int)>& progress) {
    const auto render = BriefingRender::of(briefing, format);
    while (render->doneCount() < render->stepCount()) {
        if (progress && !progress(render->doneCount(), render->stepCount())) {
            return std::unexpected(QStringLiteral("stopped"));
        }
        render->step();
    }
    return render->finish();
}

} // namespace trucban::widgets
