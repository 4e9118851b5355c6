// SPDX-License-Identifier: GPL-3.0-or-later
// campaign_gallery DIR [SCALE]: pictures of the campaign's workspace in both themes, for eyes to judge. Not a test.
#include "widgets/CampaignFixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>

using namespace trucban;

namespace {

void settle() {
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 200);
    }
}

void shoot(QWidget& widget, const QString& file) {
    settle();
    widget.grab().save(file);
}

void take(widgets::Theme& theme, const QDir& folder, const QString& name) {
    test::CampaignDesk campaign(theme, 12);
    auto& window = *campaign.desk.window;
    window.resize(theme.px(1600), theme.px(900));
    window.show();
    campaign.desk.goLive();
    auto status = campaign.desk.liveStatus();
    status.role = core::Role::city;
    campaign.setStatus(status);
    campaign.desk.key(Qt::Key_7, Qt::ControlModifier);
    shoot(window, folder.filePath(name + QStringLiteral("-nothing.png")));
    campaign.give();
    shoot(window, folder.filePath(name + QStringLiteral("-loading.png")));
    campaign.answer();
    shoot(window, folder.filePath(name + QStringLiteral("-tiles.png")));
    for (const char* page :
         {"trendPage", "kindsPage", "rankingPage", "responsePage", "outreachPage", "worksPage", "enteredPage"}) {
        campaign.workspace->setIndicator(
            QLatin1String(page) == QLatin1String("outreachPage") ? QStringLiteral("visits") : QStringLiteral("cases"));
        campaign.workspace->showPage(QLatin1String(page));
        shoot(window, folder.filePath(name + QLatin1Char('-') + QLatin1String(page) + QStringLiteral(".png")));
    }
    campaign.board.chooseWard(campaign.campaign.wards[3]);
    campaign.board.toggleKind("theft");
    campaign.board.brush(figures::DaySpan{campaign.campaign.from + 5, campaign.campaign.from + 20});
    for (const char* page : {"trendPage", "outreachPage"}) {
        campaign.workspace->showPage(QLatin1String(page));
        shoot(window,
              folder.filePath(name + QStringLiteral("-filtered-") + QLatin1String(page) + QStringLiteral(".png")));
    }
    status.state = bridge::ConnectionState::connecting;
    status.isStale = true;
    campaign.setStatus(status);
    shoot(window, folder.filePath(name + QStringLiteral("-stale.png")));
    campaign.desk.window->actions().action(widgets::ActionId::editCampaign).trigger();
    settle();
    if (auto* dialog = campaign.desk.dialog()) {
        for (int step = 0; step < 4; ++step) {
            shoot(*dialog, folder.filePath(name + QStringLiteral("-wizard%1.png").arg(step + 1)));
            if (auto* next = dialog->findChild<QAbstractButton*>(QStringLiteral("wizardNext"))) {
                next->click();
            }
        }
        dialog->close();
    }
    settle();
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    widgets::Theme theme(application);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    theme.setScale(argc > 2 ? QString::fromLocal8Bit(argv[2]).toDouble() : 1);
    for (const auto& [mode, name] : {std::pair{widgets::Theme::Mode::light, QStringLiteral("light")},
                                     std::pair{widgets::Theme::Mode::dark, QStringLiteral("dark")}}) {
        theme.setMode(mode);
        take(theme, folder, name);
    }
    return 0;
}
