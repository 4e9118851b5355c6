// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/BriefingRender.h"
#include "widgets/briefing/WorkbookSheet.h"

#include <optional>

namespace trucban::widgets {

/// A sheet that says what the workbook is, then one for each chapter, with real numbers, real days and charts of the
/// spreadsheet's own.
class WorkbookRender : public BriefingRender {
public:
    explicit WorkbookRender(const models::RedactedBriefing& briefing);
    ~WorkbookRender() override;
    WorkbookRender(const WorkbookRender&) = delete;
    WorkbookRender& operator=(const WorkbookRender&) = delete;

    [[nodiscard]] int stepCount() const override { return static_cast<int>(m_chapters.size()) + 1; }
    [[nodiscard]] int doneCount() const override { return m_done; }
    void step() override;
    [[nodiscard]] std::expected<QByteArray, QString> finish() override;

private:
    void writeFront();
    void writeChapter(models::BriefingChapter chapter);
    [[nodiscard]] WorkbookSheet addSheet(const QString& name);
    [[nodiscard]] QString foot() const;

    models::RedactedBriefing m_briefing;
    std::vector<models::BriefingChapter> m_chapters;
    const char* m_bytes = nullptr; ///< the library's, to be freed
    std::size_t m_size = 0;
    lxw_workbook* m_workbook;
    std::optional<WorkbookFormats> m_formats;
    int m_tables = 0;
    int m_done = 0;
};

} // namespace trucban::widgets
