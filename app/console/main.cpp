// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Console.h"
#include "console/Export.h"
#include "maps/MapView.h"

#include <QApplication>

#include <cstdio>

using namespace trucban;

namespace {

QStringList argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromLocal8Bit(argv[i]);
    }
    return arguments;
}

void print(std::FILE* to, const QString& text) {
    std::fputs(qUtf8Printable(text), to);
}

} // namespace

int main(int argc, char** argv) {
    // Before QApplication: help and version need no display.
    auto options = console::parseOptions(argumentsOf(argc, argv));
    if (!options) {
        print(stderr, QStringLiteral("trucban: %1\nTry 'trucban --help'.\n").arg(options.error()));
        return 2;
    }
    if (options->help) {
        print(stdout, console::helpText());
        return 0;
    }
    if (options->version) {
        print(stdout, QStringLiteral("trucban %1\n").arg(QLatin1String(TRUCBAN_VERSION)));
        return 0;
    }

    const bool isExport = !options->exportWhat.isEmpty();
    if (isExport) {
        qputenv("QT_QPA_PLATFORM", "offscreen"); // there may be no display, and none is needed
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("trucban"));
    QApplication::setApplicationDisplayName(QStringLiteral("Trực Ban"));
    if (options->exercise) {
        QApplication::setApplicationDisplayName(QStringLiteral("Trực Ban – DIỄN TẬP"));
    }
    QApplication::setApplicationVersion(QLatin1String(TRUCBAN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("trucban"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/app/trucban.svg")));
    QApplication::setQuitOnLastWindowClosed(true);
    console::Translations translations(application);
    if (isExport) {
        translations.use(options->language);
        return console::runExport(*options);
    }
    maps::prepareGraphics();
    widgets::Theme theme(application);
    auto profile = console::Profile::open(options->profileDir);
    if (!profile) {
        print(stderr, QStringLiteral("trucban: %1\n").arg(profile.error()));
        return 1;
    }
    console::Console console(std::move(*options), std::move(*profile), translations, theme);
    console.start();
    return QApplication::exec();
}
