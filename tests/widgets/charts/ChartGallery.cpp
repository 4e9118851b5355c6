// SPDX-License-Identifier: GPL-3.0-or-later
// chart_gallery DIR: pictures of every chart for eyes to judge, in both themes, at 100 and 150 %, with nothing, few and
// many figures, and as they are printed. Not a test.
#include "widgets/charts/ChartFixtures.h"
#include "widgets/charts/ChartPainter.h"
#include "widgets/charts/ChartTile.h"
#include "widgets/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QGridLayout>
#include <QKeyEvent>
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

/// The frame around a chart in its states, with its reading mark and its table, and tiles.
void shootFrames(widgets::Theme& theme, test::ChartMaker& maker, const QString& file) {
    QWidget desk;
    auto* grid = new QGridLayout(&desk);
    const auto add = [&](models::ChartData chart) {
        auto* frame = new widgets::ChartFrame(theme, &desk);
        frame->setChart(std::move(chart));
        const int count = grid->count();
        grid->addWidget(frame, count / kColumns, count % kColumns);
        return frame;
    };
    auto* read = add(maker.trend(30));
    read->setBrushed(widgets::ChartSpan{test::kFirstDay + 4, test::kFirstDay + 9});
    auto* chosen = add(maker.ranking(14));
    chosen->setChosen({QStringLiteral("26001"), QStringLiteral("26003")});
    add(maker.dumbbell(7))->setAsTable(true);
    add(maker.heat())->setState(widgets::ChartState::stale, QStringLiteral("Số liệu lúc 14:05."));
    add(maker.funnel())->setState(widgets::ChartState::failed, QStringLiteral("Máy chủ không trả lời."));
    grid->addWidget(new widgets::ChartFrame(theme, &desk), 1, 2);
    auto* tiles = new QHBoxLayout;
    for (int i = 0; i < 6; ++i) {
        auto* tile = new widgets::ChartTile(theme, &desk);
        tile->setChart(maker.tile());
        tile->setState(i == 4 ? widgets::ChartState::stale : widgets::ChartState::current);
        tiles->addWidget(tile);
    }
    tiles->addWidget(new widgets::ChartTile(theme, &desk));
    grid->addLayout(tiles, 2, 0, 1, kColumns);
    desk.resize(theme.px(1'500), theme.px(960));
    desk.show();
    QCoreApplication::processEvents();
    read->plot().setFocus();
    for (int i = 0; i < 6; ++i) {
        QKeyEvent event(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier);
        QCoreApplication::sendEvent(&read->plot(), &event);
    }
    QCoreApplication::processEvents();
    desk.grab().save(file);
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
            shootFrames(theme, maker, folder.filePath(name + QStringLiteral("frames.png")));
            shoot(none, look, scale, folder.filePath(name + QStringLiteral("none.png")));
        }
    }
    shoot(some, widgets::printLook(QStringLiteral("Be Vietnam Pro"), 12), 1,
          folder.filePath(QStringLiteral("print.png")));
    return 0;
}
