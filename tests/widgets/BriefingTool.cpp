// SPDX-License-Identifier: GPL-3.0-or-later
// What tests run as processes of their own, and people to look at pages:
//   briefing_tool sample FILE.json [WARD_PAGES]
//   briefing_tool render report|slides|workbook FILE.json OUT
//   briefing_tool picture report|light|dark PAGE WIDTH FILE.json OUT.png
#include "models/BriefingSamples.h"
#include "widgets/briefing/BriefingRender.h"
#include "widgets/briefing/ReportLayout.h"
#include "widgets/briefing/SlideLayout.h"
#include "widgets/dialogs/SaveFile.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>

#include <cstdio>

using namespace trucban;

namespace {

int fail(const QString& why) {
    std::fputs(qUtf8Printable(QStringLiteral("briefing_tool: %1\n").arg(why)), stderr);
    return 1;
}

std::optional<models::RedactedBriefing> read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    auto document = models::briefingFromJson(file.readAll());
    if (!document) {
        std::fputs(qPrintable(document.error()), stderr);
        return std::nullopt;
    }
    return models::RedactedBriefing::of(*std::move(document), models::BriefingProfile::committee);
}

int save(const QByteArray& bytes, const QString& path) {
    const auto saved = widgets::saveFile(bytes, path, widgets::FileReaders::thisAccount);
    return saved ? 0 : fail(saved.error());
}

int sample(const QStringList& arguments) {
    const auto json = models::briefingToJson(test::sampleBriefing(arguments.value(3, QStringLiteral("4")).toInt()));
    return json ? save(*json, arguments[2]) : fail(json.error());
}

int render(const QStringList& arguments) {
    const auto briefing = read(arguments[3]);
    const auto format = arguments[2] == QLatin1String("report")   ? widgets::BriefingFormat::report
                        : arguments[2] == QLatin1String("slides") ? widgets::BriefingFormat::slides
                                                                  : widgets::BriefingFormat::workbook;
    if (!briefing) {
        return fail(QStringLiteral("no briefing"));
    }
    const auto bytes = widgets::renderBriefing(*briefing, format);
    return bytes ? save(*bytes, arguments[4]) : fail(bytes.error());
}

int picture(const QStringList& arguments) {
    const auto briefing = read(arguments[5]);
    if (!briefing) {
        return fail(QStringLiteral("no briefing"));
    }
    const int page = arguments[3].toInt();
    const int width = arguments[4].toInt();
    const auto paint = [&](const QSizeF& size, const auto& layout) {
        QImage image(width, static_cast<int>(width * size.height() / size.width()), QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(width / size.width(), width / size.width());
        layout.paintPage(painter, page);
        painter.end();
        return image.save(arguments[6]) ? 0 : fail(QStringLiteral("not saved"));
    };
    if (arguments[2] == QLatin1String("report")) {
        return paint(widgets::ReportLayout::pageSize(),
                     widgets::ReportLayout(*briefing, widgets::ReportTemplate::usual()));
    }
    return paint(widgets::SlideLayout::pageSize(),
                 widgets::SlideLayout(*briefing, arguments[2] == QLatin1String("dark")));
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const auto arguments = QApplication::arguments();
    if (arguments.size() >= 3 && arguments[1] == QLatin1String("sample")) {
        return sample(arguments);
    }
    if (arguments.size() == 5 && arguments[1] == QLatin1String("render")) {
        return render(arguments);
    }
    if (arguments.size() == 7 && arguments[1] == QLatin1String("picture")) {
        return picture(arguments);
    }
    return fail(QStringLiteral("see the source's first lines"));
}
