// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"
#include "widgets/window/DeskParts.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QMenu;
class QSettings;
class QStackedWidget;

namespace trucban::geo {
class WardLocator;
}

namespace trucban::widgets {

class AttachmentDesk;
class Banner;
class BulkBar;
class BulkRun;
class CallBackBar;
class CampaignWorkspace;
class CaseActs;
class CommandDesk;
class CommandStrip;
class DutyWorkspace;
class EditTurn;
class ExerciseFrame;
class FlashFrame;
class AlarmDesk;
class IntakeDesk;
class NoAction;
class RecallWatch;
class PagedDialog;
class ReporterBook;
class StatusBar;
class TimelineFeed;
class DuplicateCard;
class UndoBar;
class UndoKeeper;

/// The console's window: menus, what concerns everything (stale data, a log that cannot be written), the workspace, the
/// last act, the status bar. Gets status, fates and answers from the session; hands commands in through the gateway.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const DeskParts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] DutyWorkspace& workspace() const { return *m_workspace; }
    [[nodiscard]] ActionRegistry& actions() const { return *m_actions; }
    [[nodiscard]] AttachmentDesk& attachments() const { return *m_attachments; }
    /// What to use while there is no connection: radio channel, telephone of the centre. Empty: general words.
    void setFallback(const QString& fallback) { m_fallback = fallback; }
    void openCase(const core::CaseId& id);
    [[nodiscard]] IntakeDesk& intake() const { return *m_intake; }
    /// By what alerts are routed, as well as this console knows it; null: by label points.
    void setWardLocator(std::shared_ptr<const geo::WardLocator> locator);
    [[nodiscard]] const DeskParts& parts() const { return m_parts; }
    /// The campaign's workspace, which takes the duty workspace's place while it is looked at.
    void addCampaign(CampaignWorkspace& campaign);
    /// A strip for what concerns the whole desk, under those of the connection.
    void addBanner(QWidget& banner);
    void save(QSettings& settings);
    /// What is typed and not handed in goes to the disk now, not within a second.
    void saveDraftsNow();
    void restore(QSettings& settings);
    /// The window shows the past: `timeBar` on top (the window takes it as its child), a frame around everything, no
    /// acts, and nothing that belongs to now.
    void becomePast(QWidget& timeBar);
    /// Clock, ages, times in state; the console calls it once a second.
    void tick();

public slots:
    void setStatus(const trucban::bridge::ConnectionStatus& status);
    void onCommand(const trucban::bridge::CommandStatus& command);
    /// What the frame of an exercise says beside the word; nothing in a live window.
    void setExerciseRemark(const QString& remark);
    /// The gateway has the texts that were kept.
    void onDraftsLoaded();
    void onDesks(const trucban::wire::Desks& desks);
    void onResult(const trucban::wire::Result& result);
    void onQueryFailed(trucban::core::CommandId id);
    void onFile(const trucban::bridge::FileAnswer& answer);
    /// The map's answer to mapPlaceWanted; `accuracyM`: how exactly one can point there.
    void onPlaceTaken(const trucban::core::GeoPoint& point, double accuracyM);
    void onPlaceAbandoned();
    /// Opens the form for a new alert with that place.
    void enterAlertAt(const trucban::core::GeoPoint& point, double accuracyM);
    /// Lists the units that are near a place of the map.
    void showNearestUnits(const trucban::core::GeoPoint& point);

signals:
    void urgentArrived(); ///< a P1 that nobody acknowledged
    /// The map is to go to the selected case, or back from there.
    void flightRequested();
    void followRequested(bool on);
    void wallRequested(bool open);
    void replayRequested();
    void languageRequested(const QString& code);
    /// The search box: fly there, and select it when it is a case.
    void placeRequested(const trucban::models::SearchHit& hit);
    /// The map is to ask the officer for a place.
    void mapPlaceWanted(const QString& prompt);
    void mapPlaceUnwanted(); ///< not any longer
    void rectangleRequested();
    void lassoRequested();
    void loginRequested(); ///< the gateway refused the password
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void frameExercise();
    void buildMenus();
    void showCampaign(bool isShown);
    void wireActions();
    void wireView();
    void wireParts();
    void wireTriage();
    void showBanners();
    [[nodiscard]] QString diskLoss() const;
    [[nodiscard]] QString fallback() const;
    void showSound(const AlarmState& state);
    void updateTitle();
    void retranslate();
    /// In the officer's words; empty: nothing to say.
    [[nodiscard]] QString whyNot(ActionId id) const;
    void showKeyCard();
    void showAbout();
    void showActs();
    void showOlderCases(const QString& text);
    void showAccessReview();
    void openPages(PagedDialog& dialog);

    DeskParts m_parts;
    ActionRegistry* m_actions;
    ReporterBook* m_reporters;
    CaseActs* m_acts;
    AttachmentDesk* m_attachments;
    TimelineFeed* m_timelineFeed;
    Banner* m_staleBanner;
    Banner* m_dangerBanner;
    DutyWorkspace* m_workspace;
    QStackedWidget* m_stack;                  ///< duty workspace | campaign
    CampaignWorkspace* m_campaign = nullptr;  ///< null until addCampaign
    std::optional<core::CaseId> m_caseBefore; ///< that was selected when the campaign came into sight
    CommandStrip* m_strip;
    StatusBar* m_statusBar;
    FlashFrame* m_flash;
    ExerciseFrame* m_exerciseFrame = nullptr; ///< of an exercise
    IntakeDesk* m_intake;
    AlarmDesk* m_alarmDesk;
    EditTurn* m_turn;
    CommandDesk* m_commandDesk;
    BulkRun* m_run;
    NoAction* m_noAction;
    UndoKeeper* m_undo;
    RecallWatch* m_recalls;
    BulkBar* m_bulkBar;
    UndoBar* m_undoBar;
    CallBackBar* m_callBackBar;
    DuplicateCard* m_duplicates;
    std::vector<std::pair<ActionGroup, QMenu*>> m_menus;
    bridge::ConnectionStatus m_status;
    wire::Desks m_desks;
    QString m_fallback;
    QPointer<PagedDialog> m_pages; ///< while such a list is open
    bool m_wasLive = false;
    bool m_isPast = false;
};

} // namespace trucban::widgets
