// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartExport.h"

#include "models/ChartTable.h"
#include "widgets/charts/ChartPainter.h"
#include "widgets/dialogs/SaveFile.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace trucban::widgets {

namespace {

constexpr double kText = 13;
constexpr double kMargin = 16;
constexpr double kImageScale = 2;
constexpr double kPixelsPerPoint = 96.0 / 72.0;

/// As large as asked for, or as high as all its rows need.
QSizeF fullSize(const models::ChartData& chart, const QSizeF& size, const ChartLook& look) {
    const double height = chartHeight(chart, size.width() - 2 * kMargin, look) + 2 * kMargin;
    return {size.width(), std::min(std::max(size.height(), height), 20'000.0)};
}

void paintPage(QPainter& painter, const QSizeF& size, const models::ChartData& chart, const ChartLook& look) {
    painter.fillRect(QRectF({}, size), look.paper);
    paintChart(painter, QRectF({}, size).adjusted(kMargin, kMargin, -kMargin, -kMargin), chart, look);
}

ChartLook fileLook() {
    addChartFonts();
    return printLook(QStringLiteral("Be Vietnam Pro"), kText);
}

QByteArray pngOf(const models::ChartData& chart, const QSizeF& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    chartImage(chart, size, kImageScale).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const models::ChartData& chart, const QSizeF& size) {
    auto look = fileLook();
    look.textAsPaths = true;
    const auto full = fullSize(chart, size, look);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(full.toSize());
    generator.setViewBox(QRectF({}, full));
    generator.setTitle(chart.title);
    generator.setDescription(chart.basis);
    QPainter painter(&generator);
    paintPage(painter, full, chart, look);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const models::ChartData& chart, const QSizeF& size) {
    const auto look = fileLook();
    const auto full = fullSize(chart, size, look);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(chart.title);
    writer.setCreator(QStringLiteral("Trực Ban"));
    writer.setResolution(1'200);
    writer.setPageSize(QPageSize(full / kPixelsPerPoint, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    painter.scale(writer.width() / full.width(), writer.height() / full.height());
    paintPage(painter, full, chart, look);
    painter.end();
    return bytes;
}

QByteArray bytesOf(const models::ChartData& chart, ChartFile kind, const QSizeF& size) {
    switch (kind) {
    case ChartFile::png:
        return pngOf(chart, size);
    case ChartFile::svg:
        return svgOf(chart, size);
    case ChartFile::pdf:
        return pdfOf(chart, size);
    case ChartFile::csv:
        return models::csvOf(models::tableOf(chart));
    }
    return {};
}

} // namespace

QString chartSuffix(ChartFile kind) {
    switch (kind) {
    case ChartFile::png:
        return QStringLiteral("png");
    case ChartFile::svg:
        return QStringLiteral("svg");
    case ChartFile::pdf:
        return QStringLiteral("pdf");
    case ChartFile::csv:
        return QStringLiteral("csv");
    }
    return {};
}

QString chartFileName(const models::ChartData& chart, ChartFile kind) {
    QString name;
    for (const QChar letter : chart.title) {
        name += letter.isLetterOrNumber() || letter.isMark() ? letter : QLatin1Char(' ');
    }
    name = name.simplified();
    return (name.isEmpty() ? QStringLiteral("bieu-do") : name.left(80)) + QLatin1Char('.') + chartSuffix(kind);
}

QImage chartImage(const models::ChartData& chart, const QSizeF& size, double scale) {
    const auto look = fileLook();
    const auto full = fullSize(chart, size, look);
    QImage image((full * scale).toSize(), QImage::Format_RGB32);
    image.fill(look.paper);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paintPage(painter, full, chart, look);
    return image;
}

std::expected<void, QString> saveChart(const models::ChartData& chart, ChartFile kind, const QString& file,
                                       const QSizeF& size) {
    return saveFile(bytesOf(chart, kind, size), file, FileReaders::asUsual);
}

} // namespace trucban::widgets
