// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingWindow.h"

#include "models/BriefingSamples.h"
#include "widgets/briefing/PageView.h"
#include "widgets/briefing/Presenter.h"
#include "widgets/briefing/PresenterNotes.h"
#include "widgets/briefing/TilePainter.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

using namespace trucban;
using widgets::BriefingFormat;
using widgets::BriefingWindow;
using widgets::Presenter;

namespace {

core::Instant now() {
    return core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{2}};
}

/// How many pixels of a picture's part are of the ground's colour and nothing else.
bool isPlain(const QImage& image, const QRect& part) {
    const auto first = image.pixel(part.topLeft());
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (image.pixel(x, y) != first) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

class BriefingWindowTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_theme = std::make_unique<widgets::Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void aClickerAndKeysTurnPages() {
        Presenter presenter(test::committeeBriefing(), now, false);
        presenter.setAttribute(Qt::WA_DeleteOnClose, false);
        presenter.beginInWindows();
        QVERIFY(QTest::qWaitForWindowExposed(&presenter));
        const auto press = [&](int key, int page) {
            QTest::keyClick(&presenter, static_cast<Qt::Key>(key));
            QCOMPARE(presenter.page(), page);
        };
        press(Qt::Key_PageUp, 0);
        press(Qt::Key_PageDown, 1);
        press(Qt::Key_Space, 2);
        press(Qt::Key_Right, 3);
        press(Qt::Key_Down, 4);
        press(Qt::Key_Left, 3);
        press(Qt::Key_PageUp, 2);
        press(Qt::Key_End, 11);
        press(Qt::Key_PageDown, 11);
        press(Qt::Key_Home, 0);
        QTest::keyClicks(&presenter, QStringLiteral("12"));
        press(Qt::Key_Return, 11);
        QTest::keyClick(presenter.notes(), Qt::Key_PageUp); // the notes' keys are the same
        QCOMPARE(presenter.page(), 10);
        QSignalSpy left(&presenter, &Presenter::left);
        QTest::keyClick(&presenter, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        QVERIFY(!presenter.isVisible() && !presenter.notes()->isVisible());
    }

    void theClockIsInSightOnADarkScreenToo() {
        Presenter presenter(test::committeeBriefing(), now, true);
        presenter.setAttribute(Qt::WA_DeleteOnClose, false);
        presenter.resize(1280, 720);
        presenter.show();
        QVERIFY(QTest::qWaitForWindowExposed(&presenter));
        QTest::keyClick(&presenter, Qt::Key_B);
        QVERIFY(presenter.isBlank());
        const auto dark = presenter.grab().toImage();
        QVERIFY(isPlain(dark, QRect(0, 0, dark.width(), dark.height() * 9 / 10)));
        QVERIFY(!isPlain(dark, QRect(dark.width() * 8 / 10, dark.height() * 93 / 100, dark.width() / 10 * 2 - 1,
                                     dark.height() * 6 / 100)));
        QVERIFY(!isPlain(dark, QRect(0, dark.height() * 93 / 100, dark.width() / 2, dark.height() * 6 / 100)));
        QTest::keyClick(&presenter, Qt::Key_PageDown); // who goes on wants to be seen
        QVERIFY(!presenter.isBlank());
        QCOMPARE(presenter.page(), 1);
        for (const auto key : {Qt::Key_End, Qt::Key_Home}) { // who jumps too
            QTest::keyClick(&presenter, Qt::Key_B);
            QVERIFY(presenter.isBlank());
            QTest::keyClick(&presenter, key);
            QVERIFY(!presenter.isBlank());
        }
    }

    void goesOnByItselfAndFromTheStartAgain() {
        Presenter presenter(test::committeeBriefing(0), now, false);
        presenter.setAttribute(Qt::WA_DeleteOnClose, false);
        presenter.setAdvance(std::chrono::milliseconds{1});
        presenter.setPage(6);
        QSignalSpy turned(&presenter, &Presenter::pageChanged);
        QTest::keyClick(&presenter, Qt::Key_A);
        QVERIFY(presenter.isAdvancing());
        QTRY_VERIFY(turned.count() >= 2);
        QCOMPARE(turned[0][0].toInt(), 7);
        QCOMPARE(turned[1][0].toInt(), 0);
        QTest::keyClick(&presenter, Qt::Key_A);
        QVERIFY(!presenter.isAdvancing());
    }

    void aTilesArrowGoesAsItsWords() {
        const auto painted = [](double before, std::optional<double> now, double value = 100,
                                models::ChartForm form = models::ChartForm::count) {
            models::TileChart tile{.value = value};
            tile.change = {.before = before, .now = now, .words = QStringLiteral("khác")};
            models::ChartData data;
            data.form = form;
            data.body = tile;
            QImage image(300, 200, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            widgets::paintTile(painter, QRectF(0, 0, 300, 200), data, widgets::BriefingLook::slides(false), 14);
            return image;
        };
        QVERIFY(painted(50, {}) != painted(150, {}));
        QCOMPARE(painted(50, 30), painted(150, {}));   // fewer of the days that have a counterpart
        const auto share = models::ChartForm::percent; // told as "không đổi"
        QCOMPARE(painted(92.34, {}, 92.31, share), painted(92.31, {}, 92.31, share));
    }

    void changesBetweenLightAndDark() {
        Presenter presenter(test::committeeBriefing(0), now, false);
        presenter.setAttribute(Qt::WA_DeleteOnClose, false);
        presenter.resize(960, 540);
        const auto light = presenter.grab().toImage().pixelColor(20, 300).lightness();
        QTest::keyClick(&presenter, Qt::Key_T);
        const auto dark = presenter.grab().toImage().pixelColor(20, 300).lightness();
        QVERIFY(light > 200 && dark < 80);
    }

    void keepsItsShapeOnAnyScreen() {
        Presenter presenter(test::committeeBriefing(0), now, false);
        presenter.setAttribute(Qt::WA_DeleteOnClose, false);
        presenter.resize(1024, 768); // 4:3
        const auto image = presenter.grab().toImage();
        QCOMPARE(image.pixelColor(512 * image.width() / 1024, 10), QColor(Qt::black));
        QCOMPARE(image.pixelColor(512 * image.width() / 1024, image.height() - 10), QColor(Qt::black));
    }

    void previewsWhatIsPrintedForWhom() {
        auto* window = open();
        auto* view = window->findChild<widgets::PageView*>();
        auto* page = window->findChild<QLabel*>(QStringLiteral("briefingPage"));
        QVERIFY(page->text().startsWith(QStringLiteral("Trang 1/")));
        QTest::keyClick(view, Qt::Key_PageDown);
        QVERIFY2(page->text().startsWith(QStringLiteral("Trang 2/")), qPrintable(page->text()));
        QTest::keyClick(window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(page->text(), QStringLiteral("Trang 1/12"));
        auto* profile = window->findChild<QComboBox*>(QStringLiteral("briefingProfile"));
        profile->setCurrentIndex(profile->findData(static_cast<int>(models::BriefingProfile::duty)));
        QCOMPARE(page->text(), QStringLiteral("Trang 1/5"));
        QCOMPARE(window->briefing().header().profile, models::BriefingProfile::duty);
        window->close();
    }

    void savesWithProgress() {
        auto* window = open();
        const auto file = m_folder.filePath(QStringLiteral("a.pdf"));
        QSignalSpy ended(window, &BriefingWindow::saveEnded);
        window->save(BriefingFormat::report, file);
        auto* progress = window->findChild<QProgressBar*>();
        QVERIFY(window->isSaving() && !progress->isHidden());
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended[0][0].toString(), QString());
        QVERIFY(progress->isHidden());
        QFile made(file);
        QVERIFY(made.open(QIODevice::ReadOnly) && made.read(5) == "%PDF-");
        QCOMPARE(made.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        window->close();
    }

    void escapeStopsSavingAndLeavesNoFile() {
        auto* window = open();
        const auto file = m_folder.filePath(QStringLiteral("b.xlsx"));
        QSignalSpy ended(window, &BriefingWindow::saveEnded);
        window->save(BriefingFormat::workbook, file);
        QTest::keyClick(window, Qt::Key_Escape);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!window->isSaving() && window->isVisible());
        QVERIFY(!QFile::exists(file));
        QTest::keyClick(window, Qt::Key_Escape); // now it closes
        QVERIFY(!window->isVisible());
    }

    void saysWhyItWasNotSaved() {
        auto* window = open();
        QSignalSpy ended(window, &BriefingWindow::saveEnded);
        window->save(BriefingFormat::slides, QStringLiteral("/proc/nowhere/a.pdf"));
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!ended[0][0].toString().isEmpty());
        QVERIFY(window->findChild<QLabel*>(QStringLiteral("briefingSaid"))
                    ->text()
                    .contains(QStringLiteral("Chọn chỗ khác")));
        window->close();
    }

    void presentsFromThePageThatIsLookedAt() {
        auto* window = open();
        window->showForm(BriefingFormat::slides);
        window->findChild<widgets::PageView*>()->showPage(3);
        const QPointer<Presenter> presenter = window->present();
        QVERIFY(presenter != nullptr);
        QCOMPARE(presenter->page(), 3);
        QTest::keyClick(presenter, Qt::Key_Escape);
        QTRY_VERIFY(presenter.isNull());
        window->close();
    }

    void onASecondScreenThePagesAndAtTheDeskTheNotes() {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        auto* window = open();
        const QPointer<Presenter> presenter = window->present();
        QVERIFY(presenter != nullptr && presenter->isFullScreen());
        QVERIFY(presenter->screen() != window->screen());
        QVERIFY(presenter->notes() != nullptr && presenter->notes()->isVisible());
        QCOMPARE(presenter->notes()->screen(), window->screen());
        QTest::keyClick(presenter->notes(), Qt::Key_PageDown); // the keyboard stands at the desk
        QCOMPARE(presenter->page(), 1);
        QTest::keyClick(presenter->notes(), Qt::Key_Escape);
        QTRY_VERIFY(presenter.isNull());
        window->close();
    }

    void showsWhereAPageOfTheBriefingBegins() {
        auto* window = open();
        for (const auto form : {BriefingFormat::report, BriefingFormat::slides}) {
            window->showForm(form);
            const int last = static_cast<int>(window->briefing().pages().size()) - 1;
            for (const int page : {0, 4, last}) {
                window->showBriefingPage(page);
                QVERIFY2(window->briefingPage() >= page && window->briefingPage() <= page + 2,
                         qPrintable(QStringLiteral("%1: %2").arg(page).arg(window->briefingPage())));
            }
        }
        window->close();
    }

    void withOtherWordsItKeepsItsPlace() {
        auto* window = open();
        auto* view = window->findChild<widgets::PageView*>();
        window->showForm(BriefingFormat::slides);
        view->showPage(5);
        auto document = test::sampleBriefing();
        document.pages[0].blocks.push_back({.body = models::BriefingParagraph{QStringLiteral("thêm")}});
        window->setDocument(document, QStringLiteral("khac"), true);
        QCOMPARE(view->currentPage(), 5);
        window->setDocument(document, QStringLiteral("khac"));
        QCOMPARE(view->currentPage(), 0);
        window->close();
    }

private:
    BriefingWindow* open() {
        auto* window = new BriefingWindow(*m_theme, test::sampleBriefing(), QStringLiteral("bao-cao"), now, nullptr);
        window->resize(1000, 800);
        window->show();
        [[maybe_unused]] const bool isShown = QTest::qWaitForWindowExposed(window);
        return window;
    }

    std::unique_ptr<widgets::Theme> m_theme;
    const QTemporaryDir m_folder;
};

/// A desk and a projector beside it.
int main(int argc, char** argv) {
    QTemporaryFile screens;
    if (qgetenv("QT_QPA_PLATFORM").startsWith("offscreen") && screens.open()) {
        screens.write(R"({"screens":[{"name":"desk","x":0,"y":0,"width":1280,"height":1024},
                                     {"name":"projector","x":1280,"y":0,"width":1920,"height":1080}]})");
        screens.close();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toUtf8());
    }
    const QApplication application(argc, argv);
    BriefingWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "BriefingWindowTest.moc"
