// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/AttachmentBook.h"

#include "models/Wording.h"
#include "wire/Limits.h"

#include <algorithm>
#include <utility>

namespace trucban::widgets {
namespace {

AttachmentTrouble troubleOf(link::FileFault fault) {
    switch (fault) {
    case link::FileFault::missing:
        return AttachmentTrouble::missing;
    case link::FileFault::refused:
        return AttachmentTrouble::refused;
    case link::FileFault::tooLarge:
        return AttachmentTrouble::tooLarge;
    case link::FileFault::damaged:
        return AttachmentTrouble::damaged;
    case link::FileFault::busy:
        return AttachmentTrouble::busy;
    case link::FileFault::offline:
        break;
    }
    return AttachmentTrouble::offline;
}

std::size_t costOf(const AttachmentState& state) {
    return (state.bytes ? state.bytes->size() : 0) + static_cast<std::size_t>(state.picture.sizeInBytes());
}

} // namespace

AttachmentBook::AttachmentBook(models::Board& board, models::Selection& selection, CommandGateway& gateway,
                               const QString& decoder, QObject* parent)
    : QObject(parent), m_board(board), m_selection(selection), m_gateway(gateway), m_decoder(decoder) {
    m_soon.setObjectName(QStringLiteral("attachmentLook"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kLookAgain);
    connect(&m_soon, &QTimer::timeout, this, &AttachmentBook::loadShown);
    connect(&m_decoder, &PictureDecoder::decoded, this, &AttachmentBook::onDecoded);
    connect(&selection, &models::Selection::changed, this, &AttachmentBook::onSelected);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        forgetWhatMayNotStay();
        const auto shown = m_selection.current();
        if (shown && std::ranges::contains(change.cases, *shown) && !m_soon.isActive()) {
            m_soon.start();
        }
    });
}

AttachmentBook::~AttachmentBook() = default;

const core::Attachment* AttachmentBook::attachment(const AttachmentId& id) const {
    const auto* alert = m_board.alert(id.alert);
    if (alert == nullptr || !alert->details || id.sha256.empty()) {
        return nullptr;
    }
    const auto found = std::ranges::find(alert->details->attachments, id.sha256, &core::Attachment::sha256);
    return found != alert->details->attachments.end() ? &*found : nullptr;
}

const core::Case* AttachmentBook::caseOf(const AttachmentId& id) const {
    const auto* alert = m_board.alert(id.alert);
    return alert != nullptr ? m_board.case_(alert->caseId) : nullptr;
}

const AttachmentState& AttachmentBook::state(const AttachmentId& id) const {
    static const AttachmentState kIdle;
    const auto found = m_entries.find(id);
    return found != m_entries.end() ? found->second.state : kIdle;
}

void AttachmentBook::ask(const AttachmentId& id) {
    begin(id, false);
}

void AttachmentBook::begin(const AttachmentId& id, bool unasked) {
    const auto* case_ = caseOf(id);
    if (case_ == nullptr || attachment(id) == nullptr) {
        return;
    }
    auto& entry = m_entries[id];
    const auto stage = entry.state.stage;
    if (stage != AttachmentStage::idle && stage != AttachmentStage::failed) {
        entry.isUnasked = entry.isUnasked && unasked; // now somebody waits for it
        return;
    }
    entry = {.state = {}, .isUnasked = unasked, .isOfOpenCase = case_->isOpen(), .order = ++m_order};
    if (!m_isLive) {
        fail(id, entry, AttachmentTrouble::offline);
        return;
    }
    if (!case_->sensitive) {
        fetch(id, entry);
        return;
    }
    const auto command = m_gateway.submit(
        core::ViewAttachment{.caseId = case_->id, .alert = id.alert, .sha256 = id.sha256}, std::nullopt);
    if (command.isNil()) {
        fail(id, entry, AttachmentTrouble::elsewhere);
        return;
    }
    entry.command = command;
    entry.state.stage = AttachmentStage::recording;
    emit changed(id);
}

void AttachmentBook::fetch(const AttachmentId& id, Entry& entry) {
    const auto fetched =
        m_gateway.fetchFile({.sha256 = id.sha256,
                             .command = entry.command ? entry.command->value.toString() : std::string(),
                             .mostBytes = entry.isUnasked ? kMostByItself : wire::kMaxAttachmentBytes});
    if (fetched.isNil()) {
        fail(id, entry, AttachmentTrouble::elsewhere);
        return;
    }
    entry.fetch = fetched;
    entry.state.stage = AttachmentStage::fetching;
    emit changed(id);
}

void AttachmentBook::fail(const AttachmentId& id, Entry& entry, AttachmentTrouble trouble) {
    entry.state.stage = AttachmentStage::failed;
    entry.state.trouble = trouble;
    if (entry.isUnasked && trouble == AttachmentTrouble::tooLarge) {
        entry.state.stage = AttachmentStage::idle; // not too large for somebody who asks
        entry.state.trouble = AttachmentTrouble::none;
        entry.state.isHeavy = true;
    }
    emit changed(id);
}

void AttachmentBook::setLive(bool isLive) {
    if (std::exchange(m_isLive, isLive) == isLive) {
        return;
    }
    if (isLive) {
        m_soon.start();
    }
    for (auto& [id, entry] : m_entries) {
        if (entry.state.stage == AttachmentStage::recording) { // it waits in the outbox
            entry.state.trouble = isLive ? AttachmentTrouble::none : AttachmentTrouble::offline;
            emit changed(id);
        }
    }
}

template <class Holds>
AttachmentBook::Entries::iterator AttachmentBook::find(const Holds& holds) {
    return std::ranges::find_if(m_entries, [&holds](const auto& entry) { return holds(entry.second); });
}

void AttachmentBook::onCommand(const bridge::CommandStatus& command) {
    const auto found = find([&](const Entry& entry) {
        return entry.command == command.id && entry.state.stage == AttachmentStage::recording;
    });
    if (found == m_entries.end()) {
        return;
    }
    auto& [id, entry] = *found;
    switch (command.stage) {
    case bridge::CommandStage::accepted:
        entry.state.isRecorded = true;
        entry.state.trouble = AttachmentTrouble::none;
        fetch(id, entry);
        break;
    case bridge::CommandStage::refused:
        entry.state.refusal = models::Wording::refusal(command.refusalCode, command.refusalMessage);
        fail(id, entry, AttachmentTrouble::refused);
        break;
    case bridge::CommandStage::expired:
    case bridge::CommandStage::withdrawn:
        fail(id, entry, AttachmentTrouble::offline);
        break;
    case bridge::CommandStage::queued:
    case bridge::CommandStage::sent:
        break;
    }
}

void AttachmentBook::onFile(const bridge::FileAnswer& answer) {
    const auto found = find([&](const Entry& entry) { return entry.fetch == answer.id; });
    if (found == m_entries.end()) {
        return; // nobody wants it any more
    }
    auto& [id, entry] = *found;
    entry.fetch.reset();
    if (!answer.bytes) {
        fail(id, entry, troubleOf(answer.bytes.error()));
        return;
    }
    entry.state.bytes = *answer.bytes;
    const auto* sent = attachment(id);
    if (sent != nullptr && sent->kind == core::AttachmentKind::photo) {
        entry.state.stage = AttachmentStage::decoding;
        entry.decoding = m_decoder.decode(entry.state.bytes);
    } else {
        entry.state.stage = AttachmentStage::ready;
    }
    const AttachmentId named = id; // to trim may forget this one too
    trim();
    emit changed(named);
}

void AttachmentBook::onDecoded(quint64 number, const DecodedPicture& picture) {
    const auto found = find([&](const Entry& entry) { return entry.decoding == number; });
    if (found == m_entries.end()) {
        return;
    }
    auto& [id, entry] = *found;
    entry.decoding.reset();
    entry.state.stage = AttachmentStage::ready;
    entry.state.picture = picture.image;
    entry.state.original = picture.original;
    if (picture.exit != core::PictureExit::done) {
        entry.state.trouble =
            picture.exit == core::PictureExit::tooLarge ? AttachmentTrouble::tooLarge : AttachmentTrouble::unreadable;
    }
    emit changed(id);
}

/// What an ordinary case shows by itself.
void AttachmentBook::loadShown() {
    const auto shown = m_selection.current();
    const auto* case_ = shown ? m_board.case_(*shown) : nullptr;
    if (case_ == nullptr || case_->sensitive || !case_->isOpen() || !m_isLive) {
        return;
    }
    for (const auto& alertId : case_->alerts) {
        const auto* alert = m_board.alert(alertId);
        if (alert == nullptr || !alert->details) {
            continue;
        }
        for (const auto& attachment : alert->details->attachments) {
            const AttachmentId id{.alert = alertId, .sha256 = attachment.sha256};
            const auto& now = state(id);
            const bool isFresh = now.stage == AttachmentStage::idle && !now.isHeavy;
            const bool isBack = now.stage == AttachmentStage::failed && now.trouble == AttachmentTrouble::offline;
            if (attachment.kind == core::AttachmentKind::photo && !attachment.sha256.empty() &&
                attachment.bytes <= kMostByItself && (isFresh || isBack)) {
                begin(id, true);
            }
        }
    }
}

void AttachmentBook::onSelected(std::optional<core::CaseId> id) {
    m_soon.stop();
    // An officer who walks through the queue wants none of what lies behind.
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto* case_ = caseOf(entry->first);
        const bool isShown = case_ != nullptr && case_->id == id;
        const bool isOnItsWay = entry->second.isUnasked && entry->second.fetch.has_value();
        const bool isOfPast = !entry->second.isOfOpenCase;
        const bool mayBeThereNow = entry->second.state.trouble == AttachmentTrouble::missing ||
                                   entry->second.state.trouble == AttachmentTrouble::busy;
        const bool isLeft = isShown ? mayBeThereNow : isOnItsWay || isOfPast;
        entry = isLeft ? forget(entry) : std::next(entry);
    }
    if (id) {
        m_soon.start();
    }
}

bool AttachmentBook::mayStay(const AttachmentId& id, const Entry& entry) const {
    const auto* case_ = caseOf(id);
    if (case_ == nullptr || attachment(id) == nullptr) {
        return false;
    }
    const bool isUnrecorded = case_->sensitive && !entry.command;
    return !isUnrecorded && (case_->isOpen() || !entry.isOfOpenCase);
}

void AttachmentBook::forgetWhatMayNotStay() {
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        entry = mayStay(entry->first, entry->second) ? std::next(entry) : forget(entry);
    }
}

AttachmentBook::Entries::iterator AttachmentBook::forget(Entries::iterator entry) {
    const auto id = entry->first;
    if (entry->second.fetch) {
        m_gateway.dropFile(*entry->second.fetch);
    }
    if (entry->second.decoding) {
        m_decoder.drop(*entry->second.decoding);
    }
    const auto next = m_entries.erase(entry);
    emit changed(id);
    return next;
}

void AttachmentBook::trim() {
    std::size_t kept = 0;
    for (const auto& [id, entry] : m_entries) {
        kept += costOf(entry.state);
    }
    while (kept > kMostKept) {
        auto oldest = m_entries.end();
        for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
            const auto* case_ = caseOf(entry->first);
            const bool isShown = case_ != nullptr && m_selection.current() == case_->id;
            const bool isOlder = oldest == m_entries.end() || entry->second.order < oldest->second.order;
            if (!isShown && entry->second.state.bytes && isOlder) {
                oldest = entry;
            }
        }
        if (oldest == m_entries.end()) {
            return; // all of one case: it is bounded by what an alert may carry
        }
        kept -= costOf(oldest->second.state);
        forget(oldest);
    }
}

} // namespace trucban::widgets
