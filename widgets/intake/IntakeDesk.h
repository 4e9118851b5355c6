// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "geo/WardLocator.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/intake/IntakeDrafts.h"
#include "widgets/window/DeskParts.h"

#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace trucban::widgets {

class IntakeForm;

/// Taking down alerts, from the key to the case: opens the form, keeps what is typed each second, hands it in, and
/// follows it: the case that came of it is selected when it is here, and what the gateway would not take comes back
/// into the form. GUI thread; owned by the window.
class IntakeDesk : public QObject {
    Q_OBJECT
public:
    IntakeDesk(const DeskParts& parts, ActionRegistry& registry, QWidget& window);
    ~IntakeDesk() override;

    void open();
    /// With that place, unless what was kept or came back has one of its own.
    void openAt(const core::GeoPoint& point, double accuracyM);
    /// Told the case that came of an alert, or none when it was given up. While this program runs.
    using Follower = std::function<void(std::optional<core::CaseId>)>;
    /// With what is known already. False: what is being typed stays, and is to be finished first; nothing is followed.
    bool openFor(models::IntakeEntry begin, Follower follower);
    /// The profile has been read; before that nothing is kept, or it would take the place of what was.
    void onDraftsLoaded();
    void setStatus(const bridge::ConnectionStatus& status);
    /// Before anybody else sees it: a refused alert has its reporter.
    void onCommand(const bridge::CommandStatus& command);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    void setLocator(std::shared_ptr<const geo::WardLocator> locator);
    /// The map's answer; false when it was not asked for here.
    bool placeTaken(const core::GeoPoint& point, double accuracyM);
    bool placeAbandoned();
    void saveDraftNow();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QString whyNot() const; ///< this officer enters no alerts; empty: may

signals:
    void placeWanted(const QString& prompt);
    void placeUnwanted(); ///< the map need not ask any longer
    void caseWanted(const trucban::core::CaseId& id);
    /// Worth a line: what happened to an alert that nothing on the screen shows.
    void explained(const QString& act, const QString& words);

private:
    void tellFollower(const core::EntryId& id, std::optional<core::CaseId> caseId);
    struct Awaited {
        core::CommandId command;
        core::Instant since{};
        std::optional<core::CaseId> selectedBefore;
        std::optional<core::CaseId> caseId; ///< once accepted
        core::Seq seq = 0;
    };
    IntakeForm& form();
    void show(bool takesKeyboard = true);
    void hide();
    void offerKept();
    void fill();
    void countReturned();
    [[nodiscard]] bool isTyping() const;
    void renew();
    void save();
    void leave();
    void discard();
    void next();
    void noteIn(const core::CaseId& id);
    void onReturned(const bridge::CommandStatus& command);
    void onAccepted(const bridge::CommandStatus& command);
    void selectAwaited();
    [[nodiscard]] core::EntryId newId();

    DeskParts m_parts;
    ActionRegistry& m_registry;
    QWidget& m_window;
    IntakeForm* m_form = nullptr; ///< made when it is first opened; the window's child
    std::shared_ptr<const geo::WardLocator> m_locator;
    bridge::ConnectionStatus m_status;
    IntakeDrafts m_drafts;
    QString m_kept; ///< as saved last
    QString m_offer;
    bool m_isLoaded = false;
    bool m_isOffered = false; ///< what was kept, to the officer
    bool m_isPicking = false;
    std::optional<core::Instant> m_unseenSince; ///< what came back stands in the form and nobody did anything to it
    std::optional<Awaited> m_awaited;
    std::map<core::EntryId, Follower> m_followers;  ///< of openFor
    std::optional<core::AlertSource> m_usualSource; ///< while the form's is openFor's
    QPointer<QDialog> m_question;
    QTimer m_keep;
};

} // namespace trucban::widgets
