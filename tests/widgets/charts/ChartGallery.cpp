// SPDX-License-Identifier: GPL-3.0-or-later
// chart_gallery DIR: pictures of every chart for eyes to judge, in both themes, at 100 and 150 %, with nothing, few and
// many figures, and as they are printed. Not a test.
#include "widgets/charts/ChartFixtures.h"
#include "widgets/charts/ChartPainter.h"
#include "widgets/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

using namespace trucban;

namespace {

constexpr int kColumns = 3;

/// All charts side by side, as a workspace has them.
void shoot(const std::vector<models::ChartData>& charts, const widgets::ChartLook& look, double scale,
           const QString& file) {
    const double width = 520 * scale;
    const double height = 300 * scale;
    const int rows = (static_cast<int>(charts.size()) + kColumns - 1) / kColumns;
    QImage picture(static_cast<int>(width) * kColumns, static_cast<int>(height) * rows, QImage::Format_RGB32);
    picture.fill(look.paper);
    QPainter painter(&picture);
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const QRectF place(static_cast<double>(i % kColumns) * width, static_cast<double>(i / kColumns) * height, width,
                           height);
        painter.setPen(look.grid);
        painter.drawRect(place);
        const double margin = 10 * scale;
        widgets::paintChart(painter, place.adjusted(margin, margin, -margin, -margin), charts[i], look);
    }
    painter.end();
    picture.save(file);
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    folder.mkpath(QStringLiteral("."));
    widgets::Theme theme(application);
    test::ChartMaker maker(7);
    const auto few = maker.all(3);
    const auto some = maker.all(8);
    const auto many = maker.all(60);
    std::vector<models::ChartData> none = some;
    for (auto& chart : none) {
        std::visit([](auto& body) { body = {}; }, chart.body);
    }
    for (const auto mode : {widgets::Theme::Mode::light, widgets::Theme::Mode::dark}) {
        theme.setMode(mode);
        for (const double scale : {1.0, 1.5}) {
            theme.setScale(scale);
            auto look = widgets::lookOf(theme);
            look.hasHead = true;
            const auto name = QStringLiteral("%1-%2-")
                                  .arg(mode == widgets::Theme::Mode::light ? "light" : "dark")
                                  .arg(static_cast<int>(scale * 100));
            shoot(some, look, scale, folder.filePath(name + QStringLiteral("some.png")));
            shoot(many, look, scale, folder.filePath(name + QStringLiteral("many.png")));
            shoot(few, look, scale, folder.filePath(name + QStringLiteral("few.png")));
            shoot(none, look, scale, folder.filePath(name + QStringLiteral("none.png")));
        }
    }
    shoot(some, widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12), 1,
          folder.filePath(QStringLiteral("print.png")));
    return 0;
}
