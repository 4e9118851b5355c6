// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/print/SheetPainter.h"

#include "widgets/dialogs/SaveFile.h"

#include <QBuffer>
#include <QFile>
#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>
#include <numeric>

namespace trucban::widgets {

namespace {

constexpr int kDotsPerInch = 300;
constexpr double kMarginMm = 12;
constexpr double kTitlePoints = 14;
constexpr double kTextPoints = 10;
constexpr double kCellPoints = 8.5;

QFont reportFont(double points, bool isBold = false) {
    // Times New Roman's metrics, as Decree 30/2020/NĐ-CP asks; the window's own font where it is not installed.
    QFont font(QStringList{QStringLiteral("Liberation Serif"), QStringLiteral("Times New Roman"),
                           QStringLiteral("Be Vietnam Pro")});
    font.setPointSizeF(points);
    font.setBold(isBold);
    return font;
}

/// Lines of one block, and where the next may begin.
struct Block {
    QFont font;
    std::vector<QStringList> cells; ///< each its lines
    qsizetype lines = 0;
};

class Layout {
public:
    Layout(const models::Sheet& sheet, QPagedPaintDevice& device)
        : m_sheet(sheet),
          m_device(device),
          m_unit(device.logicalDpiX() / 72.0),
          m_width(device.width()),
          m_height(device.height() - 20 * m_unit) {
        const double shares = std::accumulate(sheet.columns.begin(), sheet.columns.end(), 0.0,
                                              [](double sum, const auto& column) { return sum + column.share; });
        double left = 0;
        for (const auto& column : sheet.columns) {
            m_lefts.push_back(left);
            left += m_width * column.share / shares;
        }
        m_lefts.push_back(left);
    }

    bool paint() {
        m_pages = 1;
        run(nullptr); // how many pages there are
        QPainter painter;
        if (!painter.begin(&m_device)) {
            return false;
        }
        m_total = m_pages;
        m_pages = 1;
        run(&painter);
        return painter.end();
    }

private:
    void run(QPainter* painter) {
        m_painter = painter;
        m_y = 0;
        beginPage();
        text(m_sheet.title, reportFont(kTitlePoints, true), Qt::AlignHCenter);
        m_y += 4 * m_unit;
        for (const auto& fact : m_sheet.facts) {
            text(fact, reportFont(kTextPoints), Qt::AlignLeft);
        }
        m_y += 6 * m_unit;
        if (!m_sheet.columns.empty()) {
            m_hasHeader = true;
            header();
            for (const auto& row : m_sheet.rows) {
                place(blockOf(row, reportFont(kCellPoints)));
            }
            m_hasHeader = false;
        }
        m_y += 8 * m_unit;
        for (const auto& line : m_sheet.closing) {
            text(line, reportFont(kTextPoints), Qt::AlignLeft);
            m_y += 3 * m_unit;
        }
    }

    [[nodiscard]] double lineHeight(const QFont& font) const { return QFontMetricsF(font, &m_device).lineSpacing(); }

    [[nodiscard]] QStringList linesOf(QString words, const QFont& font, double width) const {
        words.replace(QLatin1Char('\n'), QChar::LineSeparator);
        QTextLayout layout(words, font, &m_device);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        QStringList lines;
        layout.beginLayout();
        for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            lines << words.mid(line.textStart(), line.textLength()).remove(QChar::LineSeparator).trimmed();
        }
        layout.endLayout();
        return lines;
    }

    [[nodiscard]] Block blockOf(const QStringList& cells, const QFont& font) const {
        Block block{.font = font, .cells = {}, .lines = 1};
        for (std::size_t i = 0; i + 1 < m_lefts.size(); ++i) {
            const auto words = cells.value(static_cast<qsizetype>(i));
            block.cells.push_back(linesOf(words, font, m_lefts[i + 1] - m_lefts[i] - 6 * m_unit));
            block.lines = std::max(block.lines, block.cells.back().size());
        }
        return block;
    }

    void header() {
        QStringList titles;
        for (const auto& column : m_sheet.columns) {
            titles << column.title;
        }
        const auto block = blockOf(titles, reportFont(kCellPoints, true));
        if (m_painter != nullptr) {
            const double height = static_cast<double>(block.lines) * lineHeight(block.font) + 4 * m_unit;
            m_painter->fillRect(QRectF(0, m_y, m_width, height), QColor(0xE8, 0xE8, 0xE8));
        }
        drawLines(block, 0, block.lines);
    }

    /// A row, in pieces where it does not fit.
    void place(const Block& block) {
        const double step = lineHeight(block.font);
        for (qsizetype from = 0; from < block.lines;) {
            auto fits = static_cast<qsizetype>((m_height - m_y - 4 * m_unit) / step);
            // Short rows stay whole; a fresh page always takes something.
            const bool isFresh = m_freshY == m_y;
            if (!isFresh && (fits < 1 || (from == 0 && block.lines > fits && block.lines < 12))) {
                newPage();
                continue;
            }
            fits = std::clamp<qsizetype>(fits, 1, block.lines - from);
            drawLines(block, from, fits);
            from += fits;
        }
    }

    void drawLines(const Block& block, qsizetype from, qsizetype count) {
        const double step = lineHeight(block.font);
        const double height = static_cast<double>(count) * step + 4 * m_unit;
        if (m_painter != nullptr) {
            m_painter->setFont(block.font);
            for (std::size_t i = 0; i < block.cells.size(); ++i) {
                for (qsizetype line = from; line < std::min(from + count, block.cells[i].size()); ++line) {
                    const double top = m_y + 2 * m_unit + static_cast<double>(line - from) * step;
                    m_painter->drawText(QRectF(m_lefts[i] + 3 * m_unit, top, m_width, step),
                                        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, block.cells[i][line]);
                }
            }
            m_painter->setPen(QPen(Qt::black, 0.4 * m_unit));
            m_painter->drawRect(QRectF(0, m_y, m_width, height));
            for (std::size_t i = 1; i + 1 < m_lefts.size(); ++i) {
                m_painter->drawLine(QPointF(m_lefts[i], m_y), QPointF(m_lefts[i], m_y + height));
            }
        }
        m_y += height;
    }

    void text(const QString& words, const QFont& font, Qt::Alignment alignment) {
        const double step = lineHeight(font);
        for (const auto& line : linesOf(words, font, m_width)) {
            if (m_y + step > m_height) {
                newPage();
            }
            if (m_painter != nullptr) {
                m_painter->setFont(font);
                m_painter->setPen(Qt::black);
                m_painter->drawText(QRectF(0, m_y, m_width, step), alignment | Qt::TextSingleLine, line);
            }
            m_y += step;
        }
    }

    void beginPage() {
        m_freshY = m_y;
        if (m_painter != nullptr) {
            m_painter->setFont(reportFont(kCellPoints));
            m_painter->setPen(Qt::black);
            const QRectF foot(0, m_height + 4 * m_unit, m_width, 16 * m_unit);
            m_painter->drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_sheet.foot);
            m_painter->drawText(foot, Qt::AlignRight | Qt::AlignBottom,
                                QStringLiteral("%1/%2").arg(m_pages).arg(m_total));
        }
    }

    void newPage() {
        ++m_pages;
        m_y = 0;
        if (m_painter != nullptr) {
            m_device.newPage();
        }
        beginPage();
        if (m_hasHeader) {
            header();
        }
        m_freshY = m_y;
    }

    const models::Sheet& m_sheet;
    QPagedPaintDevice& m_device;
    double m_unit; ///< a point, in the device's dots
    double m_width;
    double m_height; ///< without the foot
    std::vector<double> m_lefts;
    QPainter* m_painter = nullptr;
    double m_y = 0;
    double m_freshY = 0; ///< where a page's first row begins
    int m_pages = 1;
    int m_total = 1;
    bool m_hasHeader = false;
};

} // namespace

void SheetPainter::preparePage(const models::Sheet& sheet, QPagedPaintDevice& device) {
    device.setPageLayout({QPageSize(QPageSize::A4), sheet.isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait,
                          QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter});
}

bool SheetPainter::paint(const models::Sheet& sheet, QPagedPaintDevice& device) {
    return Layout(sheet, device).paint();
}

QByteArray SheetPainter::pdfOf(const models::Sheet& sheet) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsPerInch);
        writer.setTitle(sheet.title);
        writer.setCreator(QStringLiteral("Trực Ban"));
        preparePage(sheet, writer);
        if (!paint(sheet, writer)) {
            return {};
        }
    }
    return bytes;
}

std::expected<void, QString> saveSheet(const models::Sheet& sheet, SheetFormat format, const QString& file) {
    const auto bytes = format == SheetFormat::pdf ? SheetPainter::pdfOf(sheet) : models::csvOf(sheet);
    return saveFile(bytes, file, FileReaders::thisAccount);
}

} // namespace trucban::widgets
