// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/MainWindow.h"

#include "models/Wording.h"
#include "widgets/actions/KeyCard.h"
#include "widgets/alarm/AlarmDesk.h"
#include "widgets/attachment/AttachmentDesk.h"
#include "widgets/bulk/BulkBar.h"
#include "widgets/bulk/NoAction.h"
#include "widgets/callback/CallBackBar.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CasePanel.h"
#include "widgets/case/DuplicateCard.h"
#include "widgets/case/EditTurn.h"
#include "widgets/case/ReporterBook.h"
#include "widgets/case/TimelineFeed.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/intake/IntakeDesk.h"
#include "widgets/palette/CommandDesk.h"
#include "widgets/queue/OlderCases.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/review/AccessReview.h"
#include "widgets/search/NearestUnits.h"
#include "widgets/search/SearchBox.h"
#include "widgets/status/Banner.h"
#include "widgets/status/CommandList.h"
#include "widgets/status/CommandStrip.h"
#include "widgets/status/StatusBar.h"
#include "widgets/undo/UndoBar.h"
#include "widgets/window/AboutDialog.h"
#include "widgets/window/DutyWorkspace.h"
#include "widgets/window/ExerciseFrame.h"
#include "widgets/window/FlashFrame.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using bridge::CommandStage;
using bridge::ConnectionState;
using models::Wording;

namespace {

/// Causes that stay until an officer or the administrator does something.
bool needsSomebody(bridge::ConnectionFault fault) {
    using enum bridge::ConnectionFault;
    switch (fault) {
    case tls:
    case pinMismatch:
    case badAddress:
    case badCredentials:
    case throttled:
    case badProtocol:
    case headMismatch:
    case wrongMode:
    case revoked:
        return true;
    case none:
    case unreachable:
    case slow:
    case diskError:
        break;
    }
    return false;
}

} // namespace

MainWindow::MainWindow(const DeskParts& parts, QWidget* parent)
    : QMainWindow(parent),
      m_parts(parts),
      m_actions(new ActionRegistry(parts.theme, *this)),
      m_reporters(new ReporterBook(parts.board, parts.gateway, this)),
      m_acts(new CaseActs(parts.theme, *m_actions, parts.board, parts.selection, parts.units, parts.commands,
                          parts.wards, parts.gateway, *m_reporters, parts.alarm.news(), *this)),
      m_attachments(new AttachmentDesk(parts.theme, parts.board, parts.selection, parts.gateway, *this)),
      m_timelineFeed(new TimelineFeed(parts.timeline, parts.selection, parts.gateway, this)),
      m_staleBanner(new Banner(parts.theme, Banner::Tone::stale, QStringLiteral("ui/cloud-off"), this)),
      m_dangerBanner(new Banner(parts.theme, Banner::Tone::danger, QStringLiteral("ui/error"), this)),
      m_workspace(new DutyWorkspace(parts, *m_actions, *m_acts, *m_reporters, *m_attachments, this)),
      m_strip(new CommandStrip(parts.theme, parts.board, parts.gateway, this)),
      m_statusBar(new StatusBar(parts.theme, this)),
      m_flash(new FlashFrame(parts.theme, *this)),
      m_intake(new IntakeDesk(parts, *m_actions, *this)),
      m_alarmDesk(new AlarmDesk(
          parts.theme, *m_actions, parts.board, parts.alarm, [&gateway = parts.gateway] { return gateway.now(); },
          *this)),
      m_turn(new EditTurn(parts, *m_acts, m_workspace->casePanel(), *this)),
      m_commandDesk(new CommandDesk(parts, *m_actions, *m_acts, *this)),
      m_run(new BulkRun(parts.gateway, this)),
      m_noAction(new NoAction(parts.theme, parts.board, parts.selection, parts.commands, *m_acts, *m_run, *this)),
      m_undo(new UndoKeeper(parts.board, parts.gateway, *m_run, this)),
      m_recalls(new RecallWatch(parts.board, this)),
      m_bulkBar(new BulkBar(parts.theme, *m_actions, *m_run, this)),
      m_undoBar(new UndoBar(parts.theme, *m_actions, *m_undo, *m_recalls, parts.gateway, this)),
      m_callBackBar(new CallBackBar(parts.theme, parts.board, parts.gateway, this)),
      m_duplicates(new DuplicateCard(parts.theme, parts.board, parts.selection, parts.duplicates, *m_acts,
                                     parts.gateway, this)) {
    setObjectName(QStringLiteral("mainWindow"));
    m_staleBanner->setObjectName(QStringLiteral("staleBanner"));
    m_dangerBanner->setObjectName(QStringLiteral("dangerBanner"));
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_dangerBanner);
    column->addWidget(m_staleBanner);
    m_stack = new QStackedWidget(centre);
    m_stack->setObjectName(QStringLiteral("workspaces"));
    m_stack->addWidget(m_workspace);
    m_actions->action(ActionId::campaign).setEnabled(false); // until there is one to show
    for (const auto id :
         {ActionId::newCampaign, ActionId::editCampaign, ActionId::briefing, ActionId::records, ActionId::importRecords,
          ActionId::importList, ActionId::campaignNextPage, ActionId::campaignPreviousPage}) {
        m_actions->action(id).setEnabled(false);
    }
    column->addWidget(m_stack, 1);
    auto* acts = new QHBoxLayout; // side by side: what comes here moves no row of the queue
    acts->setSpacing(0);
    acts->addWidget(m_bulkBar, 3);
    acts->addWidget(m_strip, 1);
    // Its numbers do not move while they count; afterwards the room is for what the strip has to say.
    connect(m_run, &BulkRun::progressed, acts,
            [this, acts] { acts->setStretchFactor(m_bulkBar, m_run->result().hasEnded ? 0 : 3); });
    acts->addWidget(m_callBackBar);
    acts->addWidget(m_undoBar);
    column->addLayout(acts);
    column->addWidget(m_statusBar);
    setCentralWidget(centre);
    if (parts.board.isExercise()) {
        m_exerciseFrame = new ExerciseFrame(parts.theme, *this);
        frameExercise();
    }
    resize(QSize(parts.theme.px(1600), parts.theme.px(900)).boundedTo(screen()->availableSize()));
    buildMenus();
    wireActions();
    wireView();
    wireParts();
    wireTriage();
    retranslate();
    setStatus({});
    showSound(parts.alarm.state());
    m_workspace->queue().table().setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::frameExercise() {
    const int side = ExerciseFrame::width(m_parts.theme);
    setContentsMargins(side, side, side, side);
}

void MainWindow::setExerciseRemark(const QString& remark) {
    if (m_exerciseFrame != nullptr) {
        m_exerciseFrame->setRemark(remark);
    }
}

void MainWindow::becomePast(QWidget& timeBar) {
    m_isPast = true;
    m_parts.alarm.news().ignore();
    setObjectName(QStringLiteral("pastWindow"));
    auto& centre = *centralWidget();
    centre.setProperty("role", QByteArray("pastFrame"));
    centre.setAttribute(Qt::WA_StyledBackground);
    auto* column = qobject_cast<QVBoxLayout*>(centre.layout());
    column->setContentsMargins(5, 0, 5, 5);
    column->insertWidget(0, &timeBar);
    m_statusBar->hide();
    m_strip->hide();
    m_bulkBar->hide();
    m_undoBar->hide();
    m_duplicates->retire();
    m_callBackBar->setEnabled(false); // what is promised is of now
    m_callBackBar->hide();
    m_workspace->queue().becomePast();
    m_alarmDesk->becomePast();
    for (const auto& [group, menu] : m_menus) {
        menu->menuAction()->setVisible(group == ActionGroup::go || group == ActionGroup::view);
    }
    for (const auto id : {ActionId::campaign,    ActionId::campaignNextPage, ActionId::campaignPreviousPage,
                          ActionId::newCampaign, ActionId::editCampaign,     ActionId::briefing,
                          ActionId::wall,        ActionId::openMap,          ActionId::builtInMap,
                          ActionId::mute,        ActionId::testSound,        ActionId::enterAlert,
                          ActionId::commandBar,  ActionId::settleAct,        ActionId::sendActAgain,
                          ActionId::records,     ActionId::importRecords,    ActionId::importList,
                          ActionId::focusActs,   ActionId::undoAct,          ActionId::confirmRecall,
                          ActionId::bulkList,    ActionId::olderCases}) {
        m_actions->action(id).setEnabled(false);
        m_actions->action(id).setVisible(false);
    }
    updateTitle();
}

void MainWindow::addBanner(QWidget& banner) {
    auto* column = qobject_cast<QVBoxLayout*>(centralWidget()->layout());
    column->insertWidget(column->indexOf(m_stack), &banner);
}

void MainWindow::openCase(const core::CaseId& id) {
    m_parts.selection.select(id);
    m_workspace->casePanel().focusPanel();
}

void MainWindow::setStatus(const bridge::ConnectionStatus& status) {
    const bool live = status.state == ConnectionState::live;
    const bool hadData = m_status.lastHeard.has_value();
    m_status = status;
    m_statusBar->setStatus(status);
    m_acts->setStatus(status);
    m_parts.watch.setStatus(status);
    if (live) {
        m_parts.alarm.setScope(status.scope);
    }
    const bool reviews = AccessReview::isFor(status.role) && !m_isPast;
    m_actions->action(ActionId::accessReview).setVisible(reviews);
    m_actions->action(ActionId::accessReview).setEnabled(reviews);
    if (!m_isPast) {
        m_alarmDesk->setRole(status.role);
    }
    m_intake->setStatus(status);
    m_duplicates->setStatus(status);
    m_timelineFeed->setLive(live);
    m_attachments->setLive(live);
    m_workspace->setCondition(status.isStale, knowledgeOf(status));
    if (live != m_wasLive && (hadData || live)) {
        if (m_wasLive) {
            m_parts.alarm.playOnce(Sound::connectionLost);
        } else if (hadData) {
            m_parts.alarm.playOnce(Sound::connectionBack);
        }
        m_wasLive = live;
    }
    showBanners();
}

void MainWindow::showBanners() {
    const bool refused = m_status.state == ConnectionState::refused;
    const bool logLost = !m_status.logWritable || !m_desks.logWritable;
    m_dangerBanner->setButton({});
    QStringList danger; // the disk beside what else is wrong, never instead of it
    if (refused) {
        danger << Wording::connectionFault(m_status.fault);
        const bool credentials = m_status.fault == bridge::ConnectionFault::badCredentials ||
                                 m_status.fault == bridge::ConnectionFault::badAddress ||
                                 m_status.fault == bridge::ConnectionFault::revoked;
        m_dangerBanner->setButton(credentials ? tr("Đăng nhập lại") : QString());
    } else if (logLost) {
        danger << tr("Máy chủ không ghi được nhật ký: tin báo mới đang bị trả lại. Báo ngay "
                     "cho quản trị và nhận tin qua %1.")
                      .arg(fallback());
    }
    if (!refused && m_status.state != ConnectionState::live && needsSomebody(m_status.fault)) {
        danger << Wording::connectionFault(m_status.fault); // trying again does not help
    }
    if (const auto disk = diskLoss(); !disk.isEmpty()) {
        danger << disk;
    }
    m_dangerBanner->setText(danger.join(QLatin1Char(' ')));
    if (!m_status.isStale) {
        m_staleBanner->setText({});
        return;
    }
    const auto since =
        m_status.lastHeard ? tr("Dữ liệu cũ: nghe máy chủ lần cuối lúc %1. Có thể đã có tin báo mới chưa hiện ở đây.")
                                 .arg(Wording::time(*m_status.lastHeard))
        : m_status.savedAt ? tr("Chưa kết nối được máy chủ: đây là dữ liệu lưu trên máy này lúc %1. Có thể đã có tin "
                                "báo mới chưa hiện ở đây.")
                                 .arg(Wording::dateTime(*m_status.savedAt))
                           : tr("Chưa kết nối được máy chủ và máy này chưa lưu dữ liệu nào: chưa thấy được tin báo.");
    m_staleBanner->setText(
        (m_status.diskWritable
             ? tr("%1 Dùng %2. Thao tác vẫn làm được và sẽ gửi khi có kết nối.")
             : tr("%1 Dùng %2. Thao tác mới không giữ lại được cho đến khi có kết nối hoặc có chỗ trên đĩa."))
            .arg(since, fallback()));
}

QString MainWindow::fallback() const {
    return m_fallback.isEmpty() ? tr("bộ đàm kênh trực ban hoặc điện thoại trung tâm 113") : m_fallback;
}

QString MainWindow::diskLoss() const {
    if (m_status.diskWritable) {
        return {};
    }
    return m_status.state == ConnectionState::live
               ? tr("Không ghi được lên đĩa của máy này. Thao tác vẫn gửi khi đang có kết nối; mất kết nối thì không "
                    "giữ lại được. Dọn đĩa hoặc báo quản trị.")
               : tr("Không ghi được lên đĩa của máy này, và không có kết nối: thao tác mới bị trả lại ngay, không được "
                    "giữ để gửi sau. Dọn đĩa hoặc báo quản trị.");
}

void MainWindow::onCommand(const bridge::CommandStatus& command) {
    if (m_run->onCommand(command)) {
        return; // one of many: they are told, and heard, together
    }
    m_intake->onCommand(command);
    auto shown = command;
    shown.body = core::withoutReporter(std::move(shown.body));
    m_parts.commands.update(shown);
    m_parts.alarm.news().onCommand(shown);
    m_undo->onCommand(shown);
    m_recalls->onCommand(shown);
    m_callBackBar->onCommand(shown);
    m_strip->onCommand(shown);
    m_reporters->onCommand(command);
    m_attachments->onCommand(command);
    m_workspace->casePanel().onCommand(command);
    m_turn->onCommand(command);
    if (command.stage == CommandStage::accepted) {
        m_parts.alarm.playOnce(Sound::accepted);
    } else if (command.stage == CommandStage::refused || command.stage == CommandStage::expired) {
        m_parts.alarm.playOnce(Sound::refused);
    }
}

void MainWindow::onDesks(const wire::Desks& desks) {
    m_desks = desks;
    m_statusBar->setLostDesks(desks.lost);
    showBanners();
}

void MainWindow::onDraftsLoaded() {
    m_intake->onDraftsLoaded();
    m_workspace->casePanel().onDraftsLoaded();
}

void MainWindow::onResult(const wire::Result& result) {
    m_reporters->onResult(result);
    m_timelineFeed->onResult(result);
    m_intake->onResult(result);
    m_duplicates->onResult(result);
    if (m_pages) {
        m_pages->onResult(result);
    }
}

void MainWindow::onQueryFailed(core::CommandId id) {
    m_reporters->onQueryFailed(id);
    m_timelineFeed->onQueryFailed(id);
    m_intake->onQueryFailed(id);
    m_duplicates->onQueryFailed(id);
    if (m_pages) {
        m_pages->onQueryFailed(id);
    }
}

void MainWindow::onFile(const bridge::FileAnswer& answer) {
    m_attachments->onFile(answer);
}

void MainWindow::onPlaceTaken(const core::GeoPoint& point, double accuracyM) {
    if (!m_intake->placeTaken(point, accuracyM)) {
        m_acts->placeTaken(point, accuracyM);
    }
}

void MainWindow::onPlaceAbandoned() {
    if (!m_intake->placeAbandoned()) {
        m_acts->placeAbandoned();
    }
}

void MainWindow::enterAlertAt(const core::GeoPoint& point, double accuracyM) {
    if (m_actions->action(ActionId::enterAlert).isEnabled()) {
        m_intake->openAt(point, accuracyM);
    }
}

void MainWindow::setWardLocator(std::shared_ptr<const geo::WardLocator> locator) {
    m_intake->setLocator(std::move(locator));
}

void MainWindow::showNearestUnits(const core::GeoPoint& point) {
    auto* dialog = new NearestUnits(m_parts.theme, m_parts.units, point, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto hit = dialog->chosen(m_parts.board)) {
            emit placeRequested(*hit);
        }
    });
    openDialog(*dialog);
}

void MainWindow::tick() {
    m_parts.alarm.tick();
    m_statusBar->refresh(m_parts.gateway.now());
    m_workspace->refreshTimes();
    m_undo->tick();
    m_callBackBar->refresh();
    m_bulkBar->refresh();
    m_turn->tick();
    m_alarmDesk->tick();
}

void MainWindow::showSound(const AlarmState& state) {
    m_statusBar->setSound(state);
    m_actions->action(ActionId::mute).setChecked(state.mutedUntil.has_value());
    m_flash->setAlarm(state.isSounding, !state.hasDevice || state.mutedUntil.has_value());
}

void MainWindow::updateTitle() {
    if (m_isPast) {
        setWindowTitle(tr("QUÁ KHỨ – Trực Ban"));
        return;
    }
    const int urgent = m_workspace->urgent().count();
    const auto name = m_parts.board.isExercise() ? tr("DIỄN TẬP – Trực Ban") : tr("Trực Ban");
    setWindowTitle(urgent > 0 ? tr("(%1 P1) %2").arg(Wording::number(urgent), name) : name);
}

void MainWindow::showKeyCard() {
    openDialog(*new KeyCard(m_parts.theme, *m_actions, this));
}

void MainWindow::showAbout() {
    openDialog(*new AboutDialog(m_parts.theme, this));
}

void MainWindow::showActs() {
    openDialog(*new CommandList(m_parts.theme, m_parts.commands, this));
}

void MainWindow::showOlderCases(const QString& text) {
    if (m_isPast) {
        return; // they closed after the moment that is shown
    }
    openPages(*new OlderCases(m_parts.theme, m_parts.board, m_parts.gateway, text, this));
}

void MainWindow::showAccessReview() {
    openPages(*new AccessReview(m_parts.theme, m_parts.board, m_parts.gateway, this));
}

void MainWindow::openPages(PagedDialog& dialog) {
    m_pages = &dialog;
    openDialog(dialog);
}

void MainWindow::save(QSettings& settings) {
    saveDraftsNow();
    settings.beginGroup(QStringLiteral("duty"));
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    m_workspace->save(settings);
    m_commandDesk->save(settings);
    settings.endGroup();
}

void MainWindow::saveDraftsNow() {
    m_workspace->casePanel().saveDraftNow();
    m_intake->saveDraftNow();
}

void MainWindow::restore(QSettings& settings) {
    settings.beginGroup(QStringLiteral("duty"));
    if (const auto geometry = settings.value(QStringLiteral("geometry")).toByteArray(); !geometry.isEmpty()) {
        restoreGeometry(geometry);
    }
    m_workspace->restore(settings);
    m_commandDesk->restore(settings);
    settings.endGroup();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    emit closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // The key of an act that is not possible now comes here instead of to its action.
    for (const auto group :
         {ActionGroup::case_, ActionGroup::go, ActionGroup::view, ActionGroup::sound, ActionGroup::program}) {
        for (const auto id : m_actions->group(group)) {
            const auto& action = m_actions->action(id);
            if (action.shortcut() == QKeySequence(event->keyCombination())) {
                if (const auto reason = action.isEnabled() ? QString() : whyNot(id); !reason.isEmpty()) {
                    m_strip->explain(m_actions->name(id), reason);
                }
                return;
            }
        }
    }
    QMainWindow::keyPressEvent(event);
}

QString MainWindow::whyNot(ActionId id) const {
    if (std::ranges::contains(m_actions->group(ActionGroup::case_), id)) {
        return m_acts->whyNot(id);
    }
    switch (id) {
    case ActionId::enterAlert:
        return m_intake->whyNot();
    case ActionId::undoAct:
        return m_undo->whyNot();
    case ActionId::editCampaign:
        return tr("Đợt này gồm cả phường khác: chỉ Ban Chỉ đạo 138 hoặc trực ban thành phố sửa được.");
    case ActionId::pinnedLines:
        return tr("Không có mục nào của ca trước chờ xử lý.");
    case ActionId::accessReview:
    case ActionId::alarmReview:
        return tr("Chỉ lãnh đạo phường và trực ban thành phố xem được.");
    case ActionId::filterBack:
    case ActionId::filterForward:
        return tr("Không có điều kiện lọc nào khác ở phía đó.");
    default:
        return m_actions->action(id).isEnabled() ? QString() : tr("Lúc này không dùng được.");
    }
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        for (const auto& [group, menu] : m_menus) {
            menu->setTitle(m_actions->groupName(group));
        }
        retranslate();
    } else if (event->type() == QEvent::WindowStateChange) {
        m_actions->action(ActionId::fullScreen).setChecked(windowState().testFlag(Qt::WindowFullScreen));
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    m_actions->action(ActionId::languageVietnamese).setChecked(!Wording::isEnglish());
    m_actions->action(ActionId::languageEnglish).setChecked(Wording::isEnglish());
    m_workspace->searchBox().setKey(m_actions->keyText(ActionId::findPlace));
    updateTitle();
    showBanners();
}

} // namespace trucban::widgets
