// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/Theme.h"

#include "widgets/actions/ActionRegistry.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QSet>
#include <QTest>
#include <QWidget>

#include <cstdlib>

using namespace trucban::widgets;

class ThemeTest : public QObject {
    Q_OBJECT
private slots:
    void readsBothThemesWithEnoughContrast() {
        for (const auto* name : {"light", "dark"}) {
            QFile file(QStringLiteral(":/themes/%1.json").arg(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto colours = ThemeColours::parse(file.readAll());
            QVERIFY2(colours.has_value(), colours ? "" : qPrintable(colours.error()));
            const std::pair<Ink, Ink> pairs[]{{Ink::text, Ink::panel},
                                              {Ink::text, Ink::window},
                                              {Ink::mutedText, Ink::panel},
                                              {Ink::mutedText, Ink::panelAlt},
                                              {Ink::text, Ink::p1Soft},
                                              {Ink::overdue, Ink::p1Soft},
                                              {Ink::overdue, Ink::panel},
                                              {Ink::dueSoon, Ink::panel},
                                              {Ink::selectionText, Ink::selection},
                                              {Ink::p1Text, Ink::p1},
                                              {Ink::p2Text, Ink::p2},
                                              {Ink::accentText, Ink::accent},
                                              {Ink::bannerText, Ink::banner},
                                              {Ink::alarmBannerText, Ink::alarmBanner},
                                              {Ink::mutedText, Ink::stale},
                                              {Ink::danger, Ink::panelAlt},
                                              {Ink::stateNew, Ink::panel},
                                              {Ink::stateInProgress, Ink::panel},
                                              {Ink::overdue, Ink::selection},
                                              {Ink::dueSoon, Ink::selection}};
            for (const auto& [front, back] : pairs) {
                const double contrast = ThemeColours::contrast(colours->of(front), colours->of(back));
                QVERIFY2(contrast >= 4.5,
                         qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                                        .arg(QLatin1String(name),
                                             QLatin1String(kInkNames[static_cast<std::size_t>(front)].data()),
                                             QLatin1String(kInkNames[static_cast<std::size_t>(back)].data()))
                                        .arg(contrast)));
            }
        }
    }

    void namesWhatIsMissing() {
        const auto broken = ThemeColours::parse("{\"colors\": {\"window\": \"#101010\"}}");
        QVERIFY(!broken);
        QCOMPARE(broken.error(), QStringLiteral("panel"));
        QVERIFY(!ThemeColours::parse("{"));
    }

    void changesWhileItRuns() {
        Theme theme(application());
        theme.setMode(Theme::Mode::light);
        const auto light = QApplication::palette().window().color();
        theme.setMode(Theme::Mode::dark);
        QVERIFY(QApplication::palette().window().color() != light);
        const int before = theme.px(100);
        theme.setScale(1.5);
        QCOMPARE(theme.px(100), before * 3 / 2);
        QCOMPARE(theme.font(TextRole::body).pixelSize(), 20);
        theme.setScale(9);
        QCOMPARE(theme.scale(), 2.5);
    }

    void drawsIconsInTheColourAskedFor() {
        Theme theme(application());
        const auto picture = theme.pixmap(QStringLiteral("ui/warning"), 24, Qt::red, 1).toImage();
        int red = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                red += picture.pixelColor(x, y).alpha() > 200 && picture.pixelColor(x, y).red() > 200 ? 1 : 0;
            }
        }
        QVERIFY(red > 20);
    }

    // A list of choices without an arrow looked like a line to type into.
    void showsThatABoxOpens() {
        Theme theme(application());
        for (const auto mode : {Theme::Mode::light, Theme::Mode::dark}) {
            for (const double scale : {1.0, 1.5}) {
                theme.setMode(mode);
                theme.setScale(scale);
                QComboBox box;
                box.addItem(QString());
                box.resize(theme.px(200), box.sizeHint().height());
                const auto picture = box.grab().toImage();
                const int half = picture.height() / 2;
                int lit = 0; // nearer to the arrow's colour than to the field's
                for (int y = half / 2; y < half + half / 2; ++y) {
                    for (int x = picture.width() - theme.px(22); x < picture.width() - theme.px(3); ++x) {
                        const int here = picture.pixelColor(x, y).green();
                        const int ink = theme.colour(Ink::mutedText).green();
                        lit += std::abs(here - ink) < std::abs(here - theme.colour(Ink::field).green()) ? 1 : 0;
                    }
                }
                QVERIFY2(lit >= theme.px(8), qPrintable(QString::number(lit)));
            }
        }
    }

    // Rows of 17 px were easily missed by a mouse.
    void givesEachChoiceRoomForTheMouse() {
        Theme theme(application());
        theme.setMode(Theme::Mode::light);
        theme.setScale(1);
        QComboBox box;
        box.addItems({QStringLiteral("Một"), QStringLiteral("Hai")});
        box.show();
        box.showPopup();
        QVERIFY(box.view()->visualRect(box.model()->index(0, 0)).height() >= 24);
        box.hidePopup();
    }

    // The base style painted it from light to dark, unlike the chosen row of every other list.
    void paintsTheChosenRowOfAnOpenListInOneColour() {
        Theme theme(application());
        theme.setScale(1);
        for (const auto mode : {Theme::Mode::light, Theme::Mode::dark}) {
            theme.setMode(mode);
            QComboBox box;
            box.addItems({QStringLiteral("Một"), QStringLiteral("Hai")});
            box.show();
            box.showPopup();
            const QRect row = box.view()->visualRect(box.model()->index(0, 0));
            const auto picture = box.view()->viewport()->grab(row).toImage();
            for (int y = 0; y < picture.height(); ++y) {
                QCOMPARE(picture.pixelColor(picture.width() - 4, y).name(), theme.colour(Ink::selection).name());
            }
            box.hidePopup();
        }
    }

    void hasEachKeyOnceAndNoBareLetter() {
        Theme theme(application());
        QWidget window;
        const ActionRegistry registry(theme, window);
        QSet<QString> keys;
        for (std::size_t i = 0; i < kActionCount; ++i) {
            const auto& action = registry.action(static_cast<ActionId>(i));
            QVERIFY2(!action.objectName().isEmpty() && !action.text().isEmpty(), qPrintable(action.objectName()));
            for (const auto& shortcut : action.shortcuts()) {
                QVERIFY2(!keys.contains(shortcut.toString()), qPrintable(shortcut.toString()));
                keys.insert(shortcut.toString());
                const auto combination = shortcut[0];
                const bool isFunctionKey = combination.key() >= Qt::Key_F1 && combination.key() <= Qt::Key_F12;
                // Telex types with letters, VNI with digits.
                QVERIFY(isFunctionKey || combination.key() == Qt::Key_Insert ||
                        combination.keyboardModifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier));
            }
        }
    }

    void hasEachMnemonicOncePerMenu() {
        Theme theme(application());
        QWidget window;
        const ActionRegistry registry(theme, window);
        for (const auto group :
             {ActionGroup::case_, ActionGroup::go, ActionGroup::view, ActionGroup::sound, ActionGroup::program}) {
            QSet<QString> letters;
            for (const auto id : registry.group(group)) {
                const auto text = registry.action(id).text();
                const auto at = text.indexOf(QLatin1Char('&'));
                QVERIFY2(at >= 0, qPrintable(text));
                const auto letter = text.mid(at + 1, 1).toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(text));
                letters.insert(letter);
            }
        }
    }

private:
    static QApplication& application() { return static_cast<QApplication&>(*QCoreApplication::instance()); }
};

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
