// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingFigures.h"
#include "models/BriefingOfCampaign.h"
#include "models/BriefingTyped.h"
#include "widgets/briefing/BriefingSide.h"
#include "widgets/briefing/BriefingWindow.h"
#include "widgets/briefing/PastFiguresQuery.h"
#include "widgets/window/DeskParts.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace trucban::widgets {

class ActionRegistry;

/// The briefings of the campaign that is chosen: opens their window, makes a draft of the figures a page at a time, keeps
/// what is typed, hands a frozen one to the gateway, and opens those that are frozen. What was handed in is followed
/// after the window is closed too. GUI thread.
class BriefingDesk : public QObject {
    Q_OBJECT
public:
    using Place = models::BriefingOfCampaign::Place;

    /// All outlive it; `window` is whose child the briefing's window is.
    BriefingDesk(const DeskParts& parts, ActionRegistry& registry, models::CampaignBoard& board, QWidget& window);

    /// The outlines of wards; without it a briefing has no map.
    void setPlaceMaker(std::function<Place(const core::WardSet&)> maker) { m_placeMaker = std::move(maker); }
    void open();
    void onFigures(const wire::Figures& frame) { m_past.onFigures(frame); }
    void onResult(const wire::Result& result) { m_past.onResult(result); }
    void onQueryFailed(const core::CommandId& id) { m_past.onQueryFailed(id); }
    void onCommand(const bridge::CommandStatus& command);
    void saveDraftNow();
    /// The window may stay open over midnight: the periods that have begun, and until when "as of" may be.
    void refreshTimes();
    [[nodiscard]] BriefingWindow* window() const { return m_window; }
    [[nodiscard]] bool isMaking() const { return m_composer.has_value(); }

private:
    void begin();
    void onChoice();
    void onAsk();
    void onBoard(const models::BoardChange& change);
    void fillKept();
    void loadDraft();
    [[nodiscard]] QString draftKey() const;
    [[nodiscard]] bool isOfAskedDays(const models::BriefingHeader& header) const;
    [[nodiscard]] models::BriefingTyped typed() const;
    // making
    void make();
    /// Tells so when the period begins after the figures' time.
    [[nodiscard]] bool isTooEarly(core::Instant asOf);
    void askPast();
    void onPast();
    void compose(core::Seq seq, const std::string& head);
    void step();
    void stop();
    void showDraft(bool keepsPlace);
    // freezing
    [[nodiscard]] QString whyNotFreeze() const;
    void refreshFreeze();
    void askFreeze();
    void freeze(const QByteArray& document);
    void showKept(const core::BriefingId& id);

    DeskParts m_parts;
    ActionRegistry& m_registry;
    models::CampaignBoard& m_board;
    QWidget& m_owner;
    std::function<Place(const core::WardSet&)> m_placeMaker;
    models::BriefingTemplate m_template;
    QPointer<BriefingWindow> m_window;
    BriefingSide* m_side = nullptr; ///< the window's
    bool m_wasEnglish = false;      ///< when the window was made

    core::CampaignId m_campaign; ///< of the window
    models::BriefingAsk m_ask;
    std::vector<models::ReportingPeriod> m_periods; ///< to choose from
    core::Day m_periodsOf = 0;                      ///< the day that they are offered on
    std::optional<core::BriefingId> m_shown;        ///< frozen; none: the draft
    std::optional<core::BriefingId> m_awaited;      ///< accepted, but not here yet
    core::Instant m_typedAt{};
    bool m_isTyped = false;                         ///< and not kept yet
    std::optional<models::BriefingDocument> m_bare; ///< the draft's pages without what is typed
    bool m_isWaiting = false;                       ///< for figures
    QTimer m_typedSoon;

    PastFiguresQuery m_past;
    std::unique_ptr<models::BriefingFigures> m_figures;
    std::unique_ptr<models::BriefingOfCampaign> m_source;
    std::optional<models::BriefingComposer> m_composer;
    QTimer m_steps;
    QTimer m_clock;

    struct Sent {
        core::CommandId command;
        core::BriefingId briefing;
        QString draft; ///< its key
        models::BriefingTyped typed;
    };
    std::optional<Sent> m_sent;
};

} // namespace trucban::widgets
