// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingRender.h"

#include "widgets/briefing/PdfRender.h"
#include "widgets/briefing/ReportLayout.h"
#include "widgets/briefing/SlideLayout.h"
#include "widgets/briefing/WorkbookRender.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

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

std::expected<void, QString> saveBriefing(const QByteArray& bytes, const QString& file) {
    // A file is put in the place of what was there; a device or a pipe is not to be replaced by one.
    if (const QFileInfo there(file); there.exists() && !there.isFile() && !there.isDir()) {
        return std::unexpected(QStringLiteral("not a regular file"));
    }
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return std::unexpected(out.errorString());
    }
    for (qsizetype done = 0; done < bytes.size();) {
        // A disk that fills up takes a part first, and says only then what is wrong.
        const auto taken = out.write(bytes.constData() + done, bytes.size() - done);
        if (taken <= 0) {
            return std::unexpected(out.errorString());
        }
        done += taken;
    }
    if (!out.commit()) {
        return std::unexpected(out.errorString());
    }
    return {};
}

} // namespace trucban::widgets
