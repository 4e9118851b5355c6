// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/WallWindow.h"

#include "widgets/wall/WallPane.h"
#include "widgets/window/ExerciseFrame.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScreen>
#include <QSettings>
#include <QWindow>

#include <algorithm>

namespace trucban::widgets {

namespace {

// In pixels of a screen of 1920 by 1080.
constexpr int kHead = 104;
constexpr int kFoot = 56;
constexpr int kColumn = 610;
constexpr int kGap = 14;
constexpr std::chrono::milliseconds kGather{200};

/// Its name, and which one of those with this name: old X servers call them all the same.
QString keyOf(const QScreen& screen) {
    const auto screens = QGuiApplication::screens();
    int before = 0;
    for (const auto* other : screens) {
        if (other == &screen) {
            break;
        }
        before += other->name() == screen.name() ? 1 : 0;
    }
    return QStringLiteral("%1/%2").arg(screen.name()).arg(before);
}

QScreen* screenOf(const QString& key) {
    const auto screens = QGuiApplication::screens();
    const auto found = std::ranges::find_if(screens, [&key](const QScreen* screen) { return keyOf(*screen) == key; });
    return found == screens.end() ? nullptr : *found;
}

} // namespace

WallWindow::WallWindow(Theme& theme, models::Board& board, QWidget* map, std::function<core::Instant()> clock,
                       QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_theme(theme),
      m_figures(board),
      m_board(board),
      m_clock(std::move(clock)),
      m_map(map),
      m_head(new WallPane(theme, WallPane::Part::head, this)),
      m_column(new WallPane(theme, WallPane::Part::column, this)),
      m_foot(new WallPane(theme, WallPane::Part::foot, this)) {
    setObjectName(QStringLiteral("wallWindow"));
    m_head->setObjectName(QStringLiteral("wallHead"));
    m_column->setObjectName(QStringLiteral("wallColumn"));
    m_foot->setObjectName(QStringLiteral("wallFoot"));
    setMinimumSize(640, 360);
    resize(1280, 720);
    if (m_map != nullptr) {
        m_map->setParent(this);
    }
    connect(addKey("wallFullScreen", {QKeySequence(Qt::Key_F11)}), &QAction::triggered, this,
            [this] { setFullScreen(!isFullScreen()); });
    connect(addKey("wallLeaveFullScreen", {QKeySequence(Qt::Key_Escape)}), &QAction::triggered, this,
            [this] { setFullScreen(false); });
    connect(addKey("wallClose", {QKeySequence(Qt::CTRL | Qt::Key_W), QKeySequence(Qt::SHIFT | Qt::Key_F11)}),
            &QAction::triggered, this, &QWidget::close);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGather);
    connect(&m_soon, &QTimer::timeout, this, &WallWindow::refresh);
    connect(&m_figures, &models::WallFigures::changed, this, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
    connect(&theme, &Theme::changed, this, &WallWindow::placeParts);
    if (board.isExercise()) {
        new ExerciseFrame(theme, *this);
    }
    retranslate();
}

WallWindow::~WallWindow() = default;

QAction* WallWindow::addKey(const char* name, const QList<QKeySequence>& keys) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    addAction(action);
    return action;
}

void WallWindow::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    refresh();
}

void WallWindow::setLostDesks(const core::WardSet& lost) {
    m_lost = lost;
    refresh();
}

void WallWindow::tick() {
    refresh();
}

WallContent WallWindow::content() const {
    return wallContent({.board = m_board, .figures = m_figures, .status = m_status, .lostDesks = m_lost}, m_clock(),
                       m_column->roomForRows());
}

double WallWindow::unit() const {
    return std::max(0.4, std::min(width() / 1920.0, height() / 1080.0));
}

void WallWindow::refresh() {
    if (!isVisible()) {
        return;
    }
    const auto shown = content();
    for (auto* pane : {m_head, m_column, m_foot}) {
        pane->show(shown, unit());
    }
}

void WallWindow::placeParts() {
    const auto px = [unit = unit()](int length) { return qRound(length * unit); };
    const int gap = px(kGap);
    const QRect middle(gap, px(kHead), width() - 2 * gap, height() - px(kHead) - px(kFoot) - gap);
    m_head->setGeometry(0, 0, width(), px(kHead));
    m_column->setGeometry(middle.right() + 1 - px(kColumn), middle.top(), px(kColumn), middle.height());
    m_foot->setGeometry(0, height() - px(kFoot), width(), px(kFoot));
    if (m_map != nullptr) {
        m_map->setGeometry(middle.adjusted(0, 0, -px(kColumn) - gap, 0));
    }
    auto colours = palette();
    colours.setColor(QPalette::Window, m_theme.colour(Ink::window));
    setPalette(colours);
    setAutoFillBackground(true);
    m_column->show({}, unit()); // how many rows it has room for follows the size
    refresh();
}

void WallWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeParts();
}

void WallWindow::openBeside(const QWidget& desk) {
    const auto screens = QGuiApplication::screens();
    const auto other =
        std::ranges::find_if(screens, [&desk](const QScreen* screen) { return screen != desk.screen(); });
    if (other == screens.end()) {
        show();
    } else {
        setScreen(*other);
        setGeometry((*other)->availableGeometry());
        showFullScreen();
    }
    raise();
    activateWindow();
    placeParts();
}

void WallWindow::setFullScreen(bool full) {
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, full));
}

void WallWindow::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("open"), isVisible());
    settings.setValue(QStringLiteral("screen"), keyOf(*screen()));
    settings.setValue(QStringLiteral("fullScreen"), isFullScreen());
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
}

bool WallWindow::wasOpen(QSettings& settings) {
    return settings.value(QStringLiteral("open"), false).toBool() &&
           screenOf(settings.value(QStringLiteral("screen")).toString()) != nullptr;
}

// At the start of a shift: nobody asked for it now, so the next key belongs to the desk.
void WallWindow::restore(QSettings& settings) {
    auto* desk = QApplication::activeWindow();
    setAttribute(Qt::WA_ShowWithoutActivating);
    auto* where = screenOf(settings.value(QStringLiteral("screen")).toString());
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    if (where != nullptr && settings.value(QStringLiteral("fullScreen")).toBool()) {
        setScreen(where);
        setGeometry(where->availableGeometry());
        showFullScreen();
    } else {
        show();
    }
    setAttribute(Qt::WA_ShowWithoutActivating, false); // F11 shows the window anew, and is meant for it
    if (desk != nullptr) {
        desk->activateWindow(); // where nobody heeds the attribute
    }
    placeParts();
}

void WallWindow::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    emit closed();
}

void WallWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void WallWindow::retranslate() {
    setWindowTitle(tr("Trực Ban: màn hình treo tường"));
    refresh();
}

} // namespace trucban::widgets
