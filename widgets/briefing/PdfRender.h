// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/BriefingRender.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace trucban::widgets {

/// Pages of any layout as a PDF of the given size, in units of kPoint.
class PdfRender : public BriefingRender {
public:
    struct Pages {
        QSizeF size;
        int count = 0;
        std::function<void(QPainter&, int)> paint;
    };
    PdfRender(Pages pages, const models::BriefingHeader& header);

    [[nodiscard]] int stepCount() const override { return m_pages.count; }
    [[nodiscard]] int doneCount() const override { return m_done; }
    void step() override;
    [[nodiscard]] std::expected<QByteArray, QString> finish() override;

private:
    Pages m_pages;
    models::BriefingHeader m_header;
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<QPdfWriter> m_writer; ///< before the painter, which paints on it
    std::unique_ptr<QPainter> m_painter;
    int m_done = 0;
};

} // namespace trucban::widgets
