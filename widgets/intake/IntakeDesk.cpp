// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/IntakeDesk.h"

#include "core/Acts.h"
#include "core/Text.h"
#include "models/Wording.h"
#include "widgets/dialogs/ActDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/intake/IntakeForm.h"
#include "widgets/intake/IntakeSide.h"
#include "widgets/theme/Labels.h"
#include "wire/Limits.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextEdit>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::IntakeLack;
using models::Wording;

namespace {

constexpr std::chrono::seconds kKeep{1};
/// Later than this after Ctrl+Enter the officer is at something else.
constexpr std::chrono::seconds kSelectWithin{60};
/// Sooner than this nobody has read what came back into the form.
constexpr std::chrono::seconds kSeen{1};

QString draftKey() {
    return QStringLiteral("intake");
}

template <class Editor>
bool takesKeys(const QWidget* widget) {
    const auto* editor = qobject_cast<const Editor*>(widget);
    return editor != nullptr && !editor->isReadOnly();
}

} // namespace

IntakeDesk::IntakeDesk(const DeskParts& parts, ActionRegistry& registry, QWidget& window)
    : QObject(&window), m_parts(parts), m_registry(registry), m_window(window) {
    m_keep.setInterval(kKeep);
    connect(&m_keep, &QTimer::timeout, this, &IntakeDesk::saveDraftNow);
    connect(&registry.action(ActionId::enterAlert), &QAction::triggered, this, &IntakeDesk::open);
    connect(&parts.board, &models::Board::changed, this, &IntakeDesk::selectAwaited);
}

IntakeDesk::~IntakeDesk() = default;

bool IntakeDesk::isOpen() const {
    return m_form != nullptr && m_form->isVisible();
}

core::EntryId IntakeDesk::newId() {
    return {m_parts.gateway.newRequestId().value};
}

QString IntakeDesk::whyNot() const {
    const core::Authority authority{.actor = {.kind = core::ActorKind::officer, .name = m_status.user.toStdString()},
                                    .role = m_status.role,
                                    .scope = m_status.scope};
    return core::isPermitted(authority, core::EnterAlert{})
               ? QString()
               : tr("Vai trò %1 không nhập tin.").arg(Wording::role(m_status.role));
}

// --- the form ------------------------------------------------------------------------------------------------------

IntakeForm& IntakeDesk::form() {
    if (m_form != nullptr) {
        return *m_form;
    }
    m_form =
        new IntakeForm(m_parts.theme, m_parts.board, m_parts.search, m_parts.duplicates, m_parts.gateway, &m_window);
    // A P1 that rings while somebody is on the telephone is answered without leaving the form.
    m_form->addActions({&m_registry.action(ActionId::nextUrgent), &m_registry.action(ActionId::acknowledge)});
    if (!m_locator) {
        m_locator = std::make_shared<geo::WardLocator>(m_parts.wards);
    }
    m_form->side().setLocator(m_locator);
    m_form->side().setStatus(m_status);
    connect(m_form, &IntakeForm::saveRequested, this, &IntakeDesk::save);
    connect(m_form, &IntakeForm::leaveRequested, this, &IntakeDesk::leave);
    connect(m_form, &IntakeForm::edited, this, [this] { m_unseenSince.reset(); });
    connect(m_form, &IntakeForm::freshRequested, this, [this] {
        discard();
        form().focusFirst();
    });
    connect(m_form, &IntakeForm::mapRequested, this, [this] {
        m_isPicking = true;
        saveDraftNow();
        m_form->hide(); // it would lie over the map
        emit placeWanted(tr("Nơi xảy ra: bấm vào bản đồ, hoặc dùng mũi tên rồi Enter. Esc để thôi."));
    });
    connect(&m_form->side(), &IntakeSide::caseWanted, this, &IntakeDesk::caseWanted);
    connect(&m_form->side(), &IntakeSide::noteWanted, this, &IntakeDesk::noteIn);
    return *m_form;
}

void IntakeDesk::show(bool takesKeyboard) {
    auto& form = this->form();
    m_drafts.isOpen = true;
    form.setSaveAllowed(whyNot());
    m_keep.start();
    form.setAttribute(Qt::WA_ShowWithoutActivating, !takesKeyboard);
    form.show();
    if (takesKeyboard) {
        form.raise();
        form.activateWindow();
    }
}

/// In this window or in one of its dialogs.
bool IntakeDesk::isTyping() const {
    const auto* focus = QApplication::focusWidget();
    const bool isText = takesKeys<QLineEdit>(focus) || takesKeys<QPlainTextEdit>(focus) ||
                        takesKeys<QTextEdit>(focus) || takesKeys<QAbstractSpinBox>(focus);
    if (!isText) {
        return false;
    }
    const auto* widget = focus;
    while (widget != nullptr && widget != &m_window) {
        widget = widget->parentWidget();
    }
    return widget != nullptr;
}

void IntakeDesk::open() {
    if (m_isPicking) {
        emit placeUnwanted(); // the map's answer shows the form
        placeAbandoned();
        return;
    }
    const bool wasOpen = isOpen();
    if (!wasOpen) {
        fill();
    }
    show();
    if (!wasOpen) {
        form().focusFirst();
    }
}

void IntakeDesk::openAt(const core::GeoPoint& point, double accuracyM) {
    const bool wasOpen = isOpen() || m_isPicking;
    open();
    const auto entry = form().entry();
    if (entry.place || (!wasOpen && !entry.address.trimmed().isEmpty())) {
        form().hint(tr("Tin này đã có nơi xảy ra nên chỗ vừa bấm không được lấy. Ctrl+B để chỉ lại."));
        return;
    }
    form().setPlace({.point = point, .accuracyM = accuracyM}, false);
}

bool IntakeDesk::openFor(models::IntakeEntry begin, Follower follower) {
    saveDraftNow();
    if (m_isPicking || !m_drafts.current.isEmpty()) {
        open();
        form().hint(tr("Đang nhập dở một tin. Lưu hoặc bỏ tin này trước."));
        return false;
    }
    tellFollower(m_drafts.current.id, std::nullopt); // begun so before, and emptied by hand
    begin.id = newId();
    m_followers.insert_or_assign(begin.id, std::move(follower));
    m_usualSource = m_usualSource.value_or(m_drafts.current.source);
    m_drafts.current = std::move(begin);
    m_offer.clear();
    m_unseenSince.reset();
    form().setEntry(m_drafts.current);
    form().setOffer({});
    show();
    form().focusFirst();
    return true;
}

void IntakeDesk::tellFollower(const core::EntryId& id, std::optional<core::CaseId> caseId) {
    if (const auto follower = m_followers.extract(id)) {
        follower.mapped()(caseId);
    }
}

/// What was kept, or came back, or an empty form.
void IntakeDesk::fill() {
    m_offer.clear();
    m_unseenSince.reset();
    if (!m_drafts.current.isEmpty()) {
        m_offer = tr("Bản nháp chưa lưu được đưa lại.");
    } else if (!m_drafts.returned.empty()) {
        const auto back = m_drafts.returned.front();
        m_drafts.returned.pop_front();
        m_drafts.current = back.entry;
        m_offer = back.code.empty()
                      ? tr("Bản nháp chưa lưu được đưa lại.")
                      : tr("Máy chủ chưa nhận tin này: %1").arg(Wording::refusal(back.code, back.message));
        m_unseenSince = m_parts.gateway.now();
    } else {
        tellFollower(m_drafts.current.id, std::nullopt); // emptied by hand
        renew();
    }
    if (!m_drafts.returned.empty()) {
        m_offer += QLatin1Char(' ') + tr("Còn %n tin bị trả lại.", nullptr, static_cast<int>(m_drafts.returned.size()));
    }
    form().setEntry(m_drafts.current);
    form().setOffer(m_offer);
}

void IntakeDesk::countReturned() {
    m_form->setOffer(tr("Còn %n tin bị trả lại.", nullptr, static_cast<int>(m_drafts.returned.size())));
}

void IntakeDesk::renew() {
    m_unseenSince.reset();
    // One desk, one kind of telephone.
    const auto source = std::exchange(m_usualSource, std::nullopt).value_or(m_drafts.current.source);
    m_drafts.current = {.id = newId(), .source = source};
}

void IntakeDesk::hide() {
    m_drafts.isOpen = false;
    m_keep.stop();
    m_form->hide();
    saveDraftNow();
    m_window.activateWindow();
}

void IntakeDesk::next() {
    renew();
    if (m_drafts.returned.empty()) {
        m_form->setEntry(m_drafts.current); // no name and no number stays behind
        m_form->setOffer({});
        hide();
        return;
    }
    fill();
    saveDraftNow();
    form().focusFirst();
}

void IntakeDesk::discard() {
    tellFollower(m_drafts.current.id, std::nullopt);
    renew();
    m_offer.clear();
    form().setOffer({});
    form().setEntry(m_drafts.current);
    saveDraftNow();
}

void IntakeDesk::leave() {
    saveDraftNow();
    if (m_drafts.current.isEmpty()) {
        hide();
        return;
    }
    if (m_question != nullptr) {
        return;
    }
    auto* dialog = new ActDialog(m_parts.theme, tr("Đóng phiếu nhập tin?"), {}, m_form);
    m_question = dialog;
    dialog->setObjectName(QStringLiteral("intakeLeave"));
    auto* words = new ThemedLabel(m_parts.theme, TextRole::body, dialog);
    words->setWordWrap(true);
    words->setText(tr("Tin này chưa được lưu, chưa ai thấy. Bản nháp giữ trên máy này, Ctrl+N mở lại."));
    dialog->body().addWidget(words);
    auto* drop = new QPushButton(tr("Bỏ tin này"), dialog);
    drop->setObjectName(QStringLiteral("intakeDrop"));
    drop->setAutoDefault(false);
    setStyleRole(*drop, "flat");
    dialog->body().addWidget(drop, 0, Qt::AlignLeft);
    dialog->cancelButton().setText(tr("Nhập tiếp  (Esc)"));
    dialog->setAcceptText(tr("Giữ nháp và đóng  (Enter)"));
    connect(drop, &QPushButton::clicked, this, [this, dialog] {
        dialog->reject();
        discard();
        hide();
    });
    connect(dialog, &QDialog::accepted, this, &IntakeDesk::hide);
    openDialog(*dialog);
}

// --- drafts --------------------------------------------------------------------------------------------------------

void IntakeDesk::onDraftsLoaded() {
    if (m_isLoaded) {
        return;
    }
    saveDraftNow();
    m_isLoaded = true;
    m_kept = m_parts.gateway.draft(draftKey());
    auto kept = IntakeDrafts::from(m_kept);
    const bool isBusy = m_isPicking || !m_drafts.current.isEmpty();
    if (isBusy && !kept.current.isEmpty()) {
        kept.returned.push_front({.entry = std::move(kept.current), .code = {}, .message = {}}); // after this one
    } else if (!kept.current.isEmpty()) {
        m_drafts.current = std::move(kept.current);
    }
    std::ranges::move(m_drafts.returned, std::back_inserter(kept.returned)); // came back before
    m_drafts.returned = std::move(kept.returned);
    m_drafts.isOpen = m_drafts.isOpen || kept.isOpen;
    if (isOpen() && !isBusy && !m_drafts.isEmpty()) {
        fill();
    } else if (isBusy && m_form != nullptr && !m_drafts.returned.empty()) {
        countReturned();
    }
    saveDraftNow();
    offerKept();
}

/// Once, when the profile has been read and it is known who sits here.
void IntakeDesk::offerKept() {
    if (!m_isLoaded || m_status.user.isEmpty() || std::exchange(m_isOffered, true)) {
        return;
    }
    if (m_drafts.isEmpty() || !whyNot().isEmpty() || isOpen() || m_isPicking) {
        return;
    }
    if ((m_drafts.isOpen || !m_drafts.returned.empty()) && !isTyping()) {
        open();
    } else {
        emit explained(tr("Tin đang nhập dở"), tr("Bản nháp còn trên máy này, Ctrl+N mở lại."));
    }
}

void IntakeDesk::saveDraftNow() {
    if (isOpen()) {
        m_drafts.current = m_form->entry();
    }
    if (!m_isLoaded) {
        return;
    }
    if (const auto text = m_drafts.text(); text != m_kept) {
        m_kept = text;
        m_parts.gateway.saveDraft(draftKey(), text);
    }
}

// --- handing in ----------------------------------------------------------------------------------------------------

void IntakeDesk::save() {
    if (auto* input = QGuiApplication::inputMethod()) {
        input->commit();
    }
    if (m_unseenSince && std::chrono::abs(m_parts.gateway.now() - *m_unseenSince) < kSeen) {
        return; // meant for the alert before it
    }
    const auto entry = m_form->entry();
    if (const auto lack = lackOf(entry); lack != IntakeLack::nothing) {
        m_form->complain(lack);
        return;
    }
    if (!whyNot().isEmpty()) {
        return;
    }
    Awaited awaited{
        .command = {}, .since = m_parts.gateway.now(), .selectedBefore = m_parts.selection.current(), .caseId = {}};
    awaited.command = m_parts.gateway.submit(entry.command(awaited.since), std::nullopt);
    m_awaited = awaited;
    m_drafts.current = entry;
    next(); // after it was handed in: a crash in between leaves both, and onCommand sees it
}

/// What it says goes into a case that is there; nobody's name or number does.
void IntakeDesk::noteIn(const core::CaseId& id) {
    const auto entry = m_form->entry();
    if (entry.hasReporter()) {
        return;
    }
    QStringList words;
    if (!entry.kind.isEmpty()) {
        words << Wording::kind(m_parts.board.policy(), entry.kind.toStdString());
    }
    for (const auto& part : {entry.address.trimmed(), entry.text.trimmed()}) {
        if (!part.isEmpty()) {
            words << part;
        }
    }
    if (entry.place) {
        words << Wording::coordinate(entry.place->point);
    }
    const auto text = tr("Tin báo thêm (%1): %2").arg(Wording::source(entry.source), words.join(QStringLiteral("; ")));
    m_parts.gateway.submit(
        core::AddNote{.caseId = id, .text = core::truncated(text.toStdString(), wire::kMaxTextChars)}, std::nullopt);
    tellFollower(m_drafts.current.id, id);
    emit caseWanted(id);
    next();
}

void IntakeDesk::onCommand(const bridge::CommandStatus& command) {
    const auto* alert = std::get_if<core::EnterAlert>(&command.body);
    if (alert == nullptr) {
        return;
    }
    switch (command.stage) {
    case bridge::CommandStage::accepted:
        tellFollower(alert->externalId, command.caseId);
        onAccepted(command);
        break;
    case bridge::CommandStage::refused:
    case bridge::CommandStage::expired:
        onReturned(command);
        break;
    case bridge::CommandStage::queued:
    case bridge::CommandStage::sent:
        if (m_drafts.current.id == alert->externalId && !isOpen()) {
            // It was handed in just before a crash: its draft is of no use any more.
            renew();
            saveDraftNow();
        }
        break;
    case bridge::CommandStage::withdrawn:
        break;
    }
}

void IntakeDesk::onReturned(const bridge::CommandStatus& command) {
    if (m_awaited && m_awaited->command == command.id) {
        m_awaited.reset();
    }
    // Under an id of its own: what the gateway has under the old one is something else.
    const auto& alert = std::get<core::EnterAlert>(command.body);
    const auto id = newId();
    if (auto follower = m_followers.extract(alert.externalId)) {
        follower.key() = id;
        m_followers.insert(std::move(follower));
    }
    m_drafts.returned.push_back({.entry = models::IntakeEntry::from(alert, id),
                                 .code = command.refusalCode,
                                 .message = command.refusalMessage});
    saveDraftNow();
    m_parts.gateway.dismiss(command.id); // kept as a draft now
    if (m_isPicking || (isOpen() && !m_form->entry().isEmpty())) {
        countReturned();
    } else if (isOpen()) {
        m_drafts.current = {};
        fill();
        saveDraftNow();
    } else if (!isTyping()) {
        fill();
        show(false);
    } // else it stands in the strip, and Ctrl+N opens it
}

void IntakeDesk::onAccepted(const bridge::CommandStatus& command) {
    if (!m_awaited || m_awaited->command != command.id) {
        return;
    }
    m_awaited->caseId = command.caseId;
    m_awaited->seq = command.seq.value_or(0);
    selectAwaited();
}

/// The answer may be here before the case is.
void IntakeDesk::selectAwaited() {
    if (!m_awaited || !m_awaited->caseId) {
        return;
    }
    const bool isHere = m_parts.board.case_(*m_awaited->caseId) != nullptr;
    if (!isHere && m_parts.board.seq() < m_awaited->seq) {
        return;
    }
    const auto awaited = *std::exchange(m_awaited, std::nullopt);
    if (!isHere) {
        emit explained(tr("Nhập tin"), tr("Máy chủ đã nhận. Vụ thuộc nơi khác nên không hiện ở máy này."));
        return;
    }
    // Whoever has gone on to another case or another caller is not called away.
    const bool isWaitedFor = m_parts.gateway.now() - awaited.since <= kSelectWithin &&
                             m_parts.selection.current() == awaited.selectedBefore && !isOpen();
    if (isWaitedFor) {
        m_parts.selection.select(*awaited.caseId);
    }
}

// --- what the window hands on --------------------------------------------------------------------------------------

void IntakeDesk::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    m_registry.action(ActionId::enterAlert).setEnabled(whyNot().isEmpty());
    if (m_form != nullptr) {
        m_form->side().setStatus(status);
        m_form->setSaveAllowed(whyNot());
    }
    offerKept();
}

void IntakeDesk::onResult(const wire::Result& result) {
    if (m_form != nullptr) {
        m_form->side().onResult(result);
    }
}

void IntakeDesk::onQueryFailed(const core::CommandId& id) {
    if (m_form != nullptr) {
        m_form->side().onQueryFailed(id);
    }
}

void IntakeDesk::setLocator(std::shared_ptr<const geo::WardLocator> locator) {
    m_locator = std::move(locator);
    if (m_form != nullptr) {
        m_form->side().setLocator(m_locator);
    }
}

bool IntakeDesk::placeTaken(const core::GeoPoint& point, double accuracyM) {
    if (!std::exchange(m_isPicking, false)) {
        return false;
    }
    show();
    m_form->setPlace({.point = point, .accuracyM = accuracyM}, false);
    return true;
}

bool IntakeDesk::placeAbandoned() {
    if (!std::exchange(m_isPicking, false)) {
        return false;
    }
    show();
    return true;
}

} // namespace trucban::widgets
