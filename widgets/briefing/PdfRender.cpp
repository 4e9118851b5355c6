// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/PdfRender.h"

#include "models/BriefingWording.h"
#include "widgets/briefing/BriefingLook.h"
#include "widgets/briefing/PdfTidy.h"

namespace trucban::widgets {

PdfRender::PdfRender(Pages pages, const models::BriefingHeader& header)
    : m_pages(std::move(pages)), m_header(header), m_buffer(&m_bytes) {
    m_buffer.open(QIODevice::WriteOnly);
    m_writer = std::make_unique<QPdfWriter>(&m_buffer);
    // Margins and resolution before painting: the writer takes them then only. One dot is one of our units.
    m_writer->setResolution(static_cast<int>(72 * kPoint));
    m_writer->setPageSize(QPageSize(m_pages.size / kPoint, QPageSize::Point, QString(), QPageSize::ExactMatch));
    m_writer->setPageMargins(QMarginsF());
    m_painter = std::make_unique<QPainter>();
}

void PdfRender::step() {
    if (m_done == 0) {
        m_painter->begin(m_writer.get());
    } else {
        m_writer->newPage();
    }
    m_painter->save();
    m_pages.paint(*m_painter, m_done);
    m_painter->restore();
    ++m_done;
}

std::expected<QByteArray, QString> PdfRender::finish() {
    if (m_done == 0) {
        return std::unexpected(QStringLiteral("a briefing without pages"));
    }
    m_painter->end();
    m_writer.reset();
    m_buffer.close();
    return tidiedPdf(m_bytes,
                     {.title = QStringLiteral("%1: %2").arg(models::briefing::kind(m_header.kind), m_header.campaign),
                      .author = m_header.place,
                      .at = m_header.asOf});
}

} // namespace trucban::widgets
