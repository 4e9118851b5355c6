// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/TimelineModel.h"
#include "widgets/case/CaseActs.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

#include <vector>

class QScrollArea;
class QSplitter;
class QTabWidget;
class QVBoxLayout;

namespace trucban::widgets {

class AlertCard;
class AttachmentDesk;
class AttachmentRow;
class CaseHeader;
class ChecklistBox;
class ElidedLabel;
class NotesBox;
class StepBar;
class ThemedLabel;

/// The selected case: header, next steps, what needs attention, alerts, units, and below them notes and timeline. Reads
/// the board; acts through CaseActs. Says so when no case is chosen or the chosen one went to another ward.
class CasePanel : public QFrame {
    Q_OBJECT
public:
    CasePanel(Theme& theme, ActionRegistry& registry, models::Board& board, models::Selection& selection,
              models::TimelineModel& timeline, CaseActs& acts, ReporterBook& reporters, AttachmentDesk& attachments,
              CommandGateway& gateway, QWidget* parent = nullptr);

    void refreshTimes();
    void setStale(bool stale);
    /// Below what needs attention, above the other alerts; the panel takes it as its child.
    void addCard(QWidget& card);
    void focusPanel();
    void focusNotes();
    void focusChecklist();
    /// The first attachment, or from one of them the next.
    void focusAttachments();
    void saveDraftNow();
    void onDraftsLoaded();
    /// Who else looks at the case; `isEdited`: one of them edits it.
    void showOthers(const QString& text, const QString& tip, bool isEdited);
    void onCommand(const bridge::CommandStatus& command);
    [[nodiscard]] QSplitter& splitter() const { return *m_splitter; }

signals:
    /// Why nothing came of a key.
    void explained(const QString& act, const QString& words);
    void noteTyped();
    void noteLeft(); ///< nothing is being written any more

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showCurrent();
    void showMovedUnits();
    void showCase(const core::Case& case_);
    void showNotices(const core::Case& case_);
    void showNews(const core::Case& case_);
    void showExercise(const core::Case& case_);
    void showEscalation(const core::Case& case_);
    [[nodiscard]] static QString namesOf(const core::WardSet& wards);
    void showAlerts(const core::Case& case_);
    void stepAttachment(AttachmentRow* from, int by);
    [[nodiscard]] std::vector<AttachmentRow*> attachmentRows() const;
    void showUnits(const core::Case& case_);
    void showChecklist(const core::Case* case_);
    void addNotice(QVBoxLayout& place, const QString& name, const QString& icon, Ink ink, const QString& text,
                   const QString& button, const std::function<void()>& act);
    void addTransferNotice(const core::TransferOffer& offer, const core::Case& case_);
    void retranslate();

    Theme& m_theme;
    models::Board& m_board;
    models::Selection& m_selection;
    CaseActs& m_acts;
    ReporterBook& m_reporters;
    AttachmentDesk& m_attachments;
    CommandGateway& m_gateway;
    CaseHeader* m_header;
    StepBar* m_steps;
    QWidget* m_content;
    ThemedLabel* m_none;
    QSplitter* m_splitter;
    QScrollArea* m_scroll;
    QVBoxLayout* m_newsNotices;
    QVBoxLayout* m_firstAlert;
    QVBoxLayout* m_notices;
    QVBoxLayout* m_alerts;
    ThemedLabel* m_unitsTitle;
    QVBoxLayout* m_units;
    QTabWidget* m_tabs;
    NotesBox* m_notes;
    ChecklistBox* m_checklist;
    bool m_low = false; ///< too low for all of the notes
    std::vector<AlertCard*> m_cards;
    std::optional<core::CaseId> m_shown;
};

} // namespace trucban::widgets
