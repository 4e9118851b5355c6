// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/WorkbookRender.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/VietnameseVoice.h"

#include <algorithm>
#include <cstdlib>

namespace trucban::widgets {

using models::ChartCell;

WorkbookRender::WorkbookRender(const models::RedactedBriefing& briefing) : m_briefing(briefing) {
    for (const auto& page : briefing.pages()) {
        if (std::ranges::find(m_chapters, page.chapter) == m_chapters.end()) {
            m_chapters.push_back(page.chapter);
        }
    }
    lxw_workbook_options options{};
    options.output_buffer = &m_bytes;
    options.output_buffer_size = &m_size;
    m_workbook = workbook_new_opt(nullptr, &options);
    m_formats.emplace(m_workbook);
    const auto title = models::briefing::kind(briefing.header().kind).toStdString();
    const auto subject = briefing.header().campaign.toStdString();
    const auto author = briefing.header().place.toStdString();
    lxw_doc_properties properties{};
    properties.title = title.c_str();
    properties.subject = subject.c_str();
    properties.author = author.c_str();
    properties.status = "Dự thảo";
    properties.created = static_cast<time_t>(std::max<std::int64_t>(
        1, std::chrono::floor<std::chrono::seconds>(briefing.header().asOf.time_since_epoch()).count()));
    workbook_set_properties(m_workbook, &properties);
}

WorkbookRender::~WorkbookRender() {
    if (m_workbook != nullptr) {
        lxw_workbook_free(m_workbook); // stopped on the way
    }
    std::free(const_cast<char*>(m_bytes)); // NOLINT: the library made it by malloc
}

QString WorkbookRender::foot() const {
    return QStringLiteral("DỰ THẢO · %1 · %2")
        .arg(models::briefing::asOf(m_briefing.header()), models::briefing::logMark(m_briefing.header()));
}

WorkbookSheet WorkbookRender::addSheet(const QString& name) {
    const auto utf8 = name.toStdString();
    return {m_workbook, workbook_add_worksheet(m_workbook, utf8.c_str()), utf8, *m_formats, m_tables};
}

void WorkbookRender::step() {
    const VietnameseVoice voice; // tables of charts
    if (m_done == 0) {
        writeFront();
    } else {
        writeChapter(m_chapters[static_cast<std::size_t>(m_done) - 1]);
    }
    ++m_done;
}

void WorkbookRender::writeFront() {
    const auto& header = m_briefing.header();
    auto sheet = addSheet(QStringLiteral("Thông tin"));
    sheet.title(models::briefing::kind(header.kind), foot());
    if (header.isExercise) {
        sheet.fact(QStringLiteral("Lưu ý"), ChartCell::of(QStringLiteral("DIỄN TẬP: không phải số liệu thật")));
    }
    sheet.fact(QStringLiteral("Đợt cao điểm"), ChartCell::of(header.campaign));
    sheet.fact(QStringLiteral("Căn cứ"), ChartCell::of(header.legalBasis));
    sheet.fact(QStringLiteral("Địa bàn"), ChartCell::of(header.place));
    sheet.fact(QStringLiteral("Từ ngày"), ChartCell::ofDay(header.from));
    sheet.fact(QStringLiteral("Đến ngày"), ChartCell::ofDay(header.to));
    sheet.fact(QStringLiteral("Số liệu đến"), ChartCell::of(models::briefing::minute(header.asOf)));
    sheet.fact(QStringLiteral("Dùng cho"), ChartCell::of(models::briefing::profile(header.profile)));
    sheet.fact(QStringLiteral("Người lập"), ChartCell::of(models::briefing::role(header.author)));
    sheet.fact(QStringLiteral("Số nhật ký"),
               ChartCell::of(static_cast<double>(header.logSeq), models::ChartForm::count));
    sheet.fact(QStringLiteral("Mã nhật ký"), ChartCell::of(header.headHash));
    sheet.fact(QStringLiteral("Trạng thái"), ChartCell::of(QStringLiteral("Dự thảo")));
    sheet.fact(QStringLiteral("Ô trống"), ChartCell::of(QStringLiteral("Chưa có số liệu; không phải là 0")));
    sheet.finish(foot());
}

void WorkbookRender::writeChapter(models::BriefingChapter chapter) {
    auto sheet = addSheet(models::briefing::chapter(chapter));
    sheet.title(models::briefing::chapter(chapter), foot());
    for (const auto& page : m_briefing.pages()) {
        if (page.chapter == chapter) {
            sheet.page(page);
        }
    }
    sheet.finish(foot());
}

std::expected<QByteArray, QString> WorkbookRender::finish() {
    const auto error = workbook_close(m_workbook);
    m_workbook = nullptr; // freed by the close, whatever it says
    if (error != LXW_NO_ERROR || m_bytes == nullptr) {
        return std::unexpected(QString::fromUtf8(lxw_strerror(error)));
    }
    return QByteArray(m_bytes, static_cast<qsizetype>(m_size));
}

} // namespace trucban::widgets
