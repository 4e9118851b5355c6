// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/CasePanel.h"

#include "core/Acts.h"
#include "models/Wording.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/attachment/AttachmentRow.h"
#include "widgets/attachment/AttachmentStrip.h"
#include "widgets/case/AlertCard.h"
#include "widgets/case/CaseHeader.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/ChecklistBox.h"
#include "widgets/case/NotesBox.h"
#include "widgets/case/ReporterBook.h"
#include "widgets/case/StepBar.h"
#include "widgets/case/TimelineView.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

CasePanel::CasePanel(Theme& theme, ActionRegistry& registry, models::Board& board, models::Selection& selection,
                     models::TimelineModel& timeline, CaseActs& acts, ReporterBook& reporters,
                     AttachmentDesk& attachments, CommandGateway& gateway, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_selection(selection),
      m_acts(acts),
      m_reporters(reporters),
      m_attachments(attachments),
      m_gateway(gateway),
      m_header(new CaseHeader(
          theme, board, [&gateway] { return gateway.now(); }, this)),
      m_steps(new StepBar(theme, registry, this)),
      m_content(new QWidget(this)),
      m_none(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_scroll(new QScrollArea(m_splitter)),
      m_newsNotices(new QVBoxLayout),
      m_firstAlert(new QVBoxLayout),
      m_notices(new QVBoxLayout),
      m_alerts(new QVBoxLayout),
      m_unitsTitle(new ThemedLabel(theme, TextRole::smallStrong, this, "muted")),
      m_units(new QVBoxLayout),
      m_tabs(new QTabWidget(m_splitter)),
      m_notes(new NotesBox(theme, gateway, m_tabs)),
      m_checklist(new ChecklistBox(theme, m_tabs)) {
    setObjectName(QStringLiteral("casePanel"));
    setProperty("role", QByteArray("panel"));
    m_none->setObjectName(QStringLiteral("caseNone"));
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_scroll->setObjectName(QStringLiteral("caseScroll"));
    m_scroll->setProperty("role", QByteArray("plain"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_splitter->setObjectName(QStringLiteral("caseSplitter"));

    auto* inner = new QWidget(m_scroll);
    inner->setProperty("role", QByteArray("plain"));
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(10, 0, 10, 8);
    column->setSpacing(8);
    for (auto* part : {m_newsNotices, m_firstAlert, m_notices, m_alerts, m_units}) {
        part->setSpacing(6);
    }
    // What happened comes first, whatever the window's height; of many alerts the rest waits below the notices. Only
    // what is new since an officer looked stands above it: there is a key to press.
    column->addLayout(m_newsNotices);
    column->addLayout(m_firstAlert);
    column->addLayout(m_notices);
    column->addLayout(m_alerts);
    column->addWidget(m_unitsTitle);
    column->addLayout(m_units);
    column->addStretch(1);
    m_scroll->setWidget(inner);
    m_tabs->addTab(m_notes, {});
    m_tabs->addTab(m_checklist, {});
    m_tabs->addTab(new TimelineView(theme, timeline, m_tabs), {});
    m_tabs->setDocumentMode(true);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);

    auto* top = new QVBoxLayout;
    top->setContentsMargins(10, 10, 10, 8);
    top->setSpacing(8);
    top->addWidget(m_header);
    top->addWidget(m_steps);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addLayout(top);
    content->addWidget(m_splitter, 1);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 1, 1, 1);
    whole->addWidget(m_content, 1);
    whole->addWidget(m_none, 1);

    connect(&selection, &models::Selection::changed, this, &CasePanel::showCurrent);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        const bool touched = m_shown && (std::ranges::count(change.cases, *m_shown) > 0 ||
                                         std::ranges::count(change.exercises, *m_shown) > 0 ||
                                         std::ranges::count(change.erasedCases, *m_shown) > 0);
        if (touched || change.policy) {
            showCurrent();
        } else if (!change.units.empty()) {
            showMovedUnits();
        }
    });
    connect(&reporters, &ReporterBook::changed, this, &CasePanel::showCurrent);
    connect(&acts, &CaseActs::authorityChanged, this, &CasePanel::showCurrent);
    connect(&acts.news(), &CaseNews::changed, this, [this](const core::CaseId& id) {
        if (id == m_shown) {
            showCurrent();
        }
    });
    connect(&acts, &CaseActs::checklistRequested, this, &CasePanel::focusChecklist);
    connect(m_checklist, &ChecklistBox::tickRequested, this,
            [this](const QString& code, bool done) { m_acts.tick(code.toStdString(), done); });
    connect(&acts, &CaseActs::attachmentsRequested, this, &CasePanel::focusAttachments);
    connect(&acts, &CaseActs::noteRequested, this, &CasePanel::focusNotes);
    connect(m_notes, &NotesBox::submitted, this, [this](const QString& text) {
        if (m_shown) {
            m_gateway.submit(core::AddNote{.caseId = *m_shown, .text = text.toStdString()}, std::nullopt);
        }
    });
    connect(m_notes, &NotesBox::typed, this, &CasePanel::noteTyped);
    connect(m_notes, &NotesBox::left, this, &CasePanel::noteLeft);
    connect(&theme, &Theme::changed, this, &CasePanel::showCurrent);
    retranslate();
}

void CasePanel::showCurrent() {
    const auto id = m_selection.current();
    const auto* case_ = id ? m_board.case_(*id) : nullptr;
    m_content->setVisible(case_ != nullptr);
    m_none->setVisible(case_ == nullptr);
    m_none->setText(id ? tr("Vụ này không còn trong phạm vi của đơn vị.\nCó thể phường khác đã nhận.")
                       : tr("Chọn một vụ trong hàng chờ hoặc trên bản đồ.\n\nCtrl+J đến vụ P1 chờ lâu nhất."));
    if (case_ == nullptr) {
        m_notes->showCase(nullptr, false);
        showChecklist(nullptr);
        m_shown = id;
        return;
    }
    const bool isOther = m_shown != id;
    m_shown = id;
    showCase(*case_);
    if (isOther) {
        m_scroll->verticalScrollBar()->setValue(0);
    }
}

/// A report of a position makes no notice anew: its button may be under the officer's press.
void CasePanel::showMovedUnits() {
    if (const auto* case_ = m_shown ? m_board.case_(*m_shown) : nullptr) {
        m_acts.updateActions();
        m_steps->showSteps(likelyNext(*case_),
                           stepState(ActionId::acknowledge, *case_, m_board, m_acts.authority()).enabled);
        showUnits(*case_);
    }
}

void CasePanel::showCase(const core::Case& case_) {
    m_acts.updateActions();
    m_header->showCase(case_);
    m_steps->showSteps(likelyNext(case_), stepState(ActionId::acknowledge, case_, m_board, m_acts.authority()).enabled);
    showNotices(case_);
    showAlerts(case_);
    showUnits(case_);
    m_notes->showCase(&case_, core::mayAct(core::CaseAct::addNote, m_acts.authority(), case_));
    showChecklist(&case_);
    m_tabs->setTabText(0, case_.notes.empty() ? tr("Ghi chú") : tr("Ghi chú (%1)").arg(case_.notes.size()));
}

void CasePanel::showAlerts(const core::Case& case_) {
    // A case that swallowed hundreds of duplicates must not make the window slow.
    constexpr std::size_t kMostShown = 20;
    const AlertRules rules{.mayReveal = core::mayAct(core::CaseAct::reveal, m_acts.authority(), case_),
                           .isSensitive = case_.sensitive};
    std::size_t shown = 0;
    for (const auto& id : case_.alerts) {
        const auto* alert = m_board.alert(id);
        if (alert == nullptr || shown == kMostShown) {
            continue;
        }
        if (shown == m_cards.size()) {
            auto* card = new AlertCard(m_theme, m_reporters, m_attachments, m_scroll->widget());
            connect(card, &AlertCard::revealRequested, &m_acts, &CaseActs::reveal);
            connect(&card->attachments(), &AttachmentStrip::stepRequested, this, &CasePanel::stepAttachment);
            (m_cards.empty() ? m_firstAlert : m_alerts)->addWidget(card);
            m_cards.push_back(card);
        }
        m_cards[shown]->showAlert(*alert, static_cast<int>(shown) + 1, rules, m_gateway.now());
        m_cards[shown]->show();
        ++shown;
    }
    for (std::size_t i = shown; i < m_cards.size(); ++i) {
        m_cards[i]->hide();
    }
}

void CasePanel::showChecklist(const core::Case* case_) {
    const auto underWay = case_ != nullptr ? m_acts.ticksUnderWay(case_->id) : std::vector<core::TickCheck>{};
    const bool mayTick = case_ != nullptr && core::mayAct(core::CaseAct::tickCheck, m_acts.authority(), *case_);
    m_checklist->showCase(case_, m_board.policy(), underWay, mayTick);
    const QString progress = m_checklist->progress();
    m_tabs->setTabText(1, progress.isEmpty() ? tr("Quy trình") : tr("Quy trình %1").arg(progress));
}

void CasePanel::showUnits(const core::Case& case_) {
    while (auto* item = m_units->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_unitsTitle->setText(case_.assignments.empty() ? tr("Chưa điều động lực lượng") : tr("Lực lượng"));
    for (const auto& assignment : case_.assignments) {
        auto* row = new QWidget(m_scroll->widget());
        row->setObjectName(QStringLiteral("assignment_%1").arg(Wording::text(assignment.unit.value)));
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        const auto* unit = m_board.unit(assignment.unit);
        auto* sign = new ThemedLabel(m_theme, assignment.isActive() ? TextRole::strong : TextRole::body, row);
        sign->setText(Wording::text(assignment.unit.value));
        auto* name = new ElidedLabel(m_theme, TextRole::small, row, "muted");
        name->setText(unit != nullptr ? Wording::unitKind(unit->profile.kind) : QString());
        const auto at = assignment.endedAt     ? *assignment.endedAt
                        : assignment.onSceneAt ? *assignment.onSceneAt
                        : assignment.enRouteAt ? *assignment.enRouteAt
                                               : assignment.dispatchedAt;
        auto* state = new ThemedLabel(m_theme, TextRole::body, row, assignment.isActive() ? nullptr : "muted");
        state->setText(QStringLiteral("%1 · %2").arg(Wording::assignmentState(assignment.state), Wording::time(at)));
        if (assignment.lead) {
            sign->setText(tr("%1 (chỉ huy)").arg(sign->text()));
        }
        line->addWidget(sign);
        line->addWidget(name, 1);
        line->addWidget(state);
        m_units->addWidget(row);
    }
}

void CasePanel::refreshTimes() {
    const auto* case_ = m_shown ? m_board.case_(*m_shown) : nullptr;
    if (case_ != nullptr && isVisible()) {
        m_header->refreshTimes(*case_);
    }
}

void CasePanel::setStale(bool stale) {
    m_header->setEnabled(!stale);
}

void CasePanel::addCard(QWidget& card) {
    auto* column = qobject_cast<QVBoxLayout*>(m_scroll->widget()->layout());
    column->insertWidget(column->indexOf(m_notices) + 1, &card);
}

void CasePanel::focusPanel() {
    m_scroll->setFocus(Qt::ShortcutFocusReason);
}

void CasePanel::focusNotes() {
    m_tabs->setCurrentIndex(0);
    m_notes->focusEditor();
}

void CasePanel::focusChecklist() {
    m_tabs->setCurrentWidget(m_checklist);
    m_checklist->focusNext();
}

std::vector<AttachmentRow*> CasePanel::attachmentRows() const {
    std::vector<AttachmentRow*> rows;
    for (const auto* card : m_cards) {
        if (!card->isHidden()) {
            const auto shown = card->attachments().rows();
            rows.insert(rows.end(), shown.begin(), shown.end());
        }
    }
    return rows;
}

void CasePanel::focusAttachments() {
    const auto rows = attachmentRows();
    if (rows.empty()) {
        emit explained(tr("Tệp đính kèm"), tr("Các tin báo của vụ này không có tệp đính kèm."));
        return;
    }
    const auto at = std::ranges::find_if(rows, [](const AttachmentRow* row) { return row->hasFocus(); });
    auto* next = at == rows.end() || std::next(at) == rows.end() ? rows.front() : *std::next(at);
    next->setFocus(Qt::ShortcutFocusReason);
    m_scroll->ensureWidgetVisible(next);
}

void CasePanel::stepAttachment(AttachmentRow* from, int by) {
    const auto rows = attachmentRows();
    const auto at = std::ranges::find(rows, from) - rows.begin() + by;
    if (at >= 0 && at < std::ssize(rows)) {
        auto* next = rows[static_cast<std::size_t>(at)];
        next->setFocus(Qt::TabFocusReason);
        m_scroll->ensureWidgetVisible(next);
    }
}

void CasePanel::onDraftsLoaded() {
    m_notes->onDraftsLoaded();
}

void CasePanel::showOthers(const QString& text, const QString& tip, bool isEdited) {
    m_header->showOthers(text, tip, isEdited);
    m_steps->showHeldBy(isEdited ? text : QString());
}

void CasePanel::saveDraftNow() {
    m_notes->saveDraftNow();
}

void CasePanel::onCommand(const bridge::CommandStatus& command) {
    m_notes->onCommand(command);
    if (m_shown && std::holds_alternative<core::TickCheck>(command.body)) {
        showChecklist(m_board.case_(*m_shown));
    }
}

void CasePanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const bool low = height() < m_theme.px(520);
    m_notes->setLow(low);
    if (low && !m_low) {
        m_splitter->setSizes({height(), 0}); // the alert's words before the room for notes
    }
    m_low = low;
}

void CasePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void CasePanel::retranslate() {
    setAccessibleName(tr("Vụ đang chọn"));
    m_tabs->setTabText(0, tr("Ghi chú"));
    m_tabs->setTabText(2, tr("Diễn biến"));
    showCurrent();
}

} // namespace trucban::widgets
