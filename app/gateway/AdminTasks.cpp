// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AdminTasks.h"

#include "gateway/BringBack.h"

#include <algorithm>
#include <future>
#include <set>

namespace trucban::gateway {
namespace {

std::unexpected<AdminError> unavailable(LedgerFault fault) {
    return std::unexpected(AdminError{"unavailable", std::string{sentenceOf(fault)}});
}

/// The alert's attachments that no other alert has.
std::expected<std::set<std::string>, AdminError> ownAttachments(Ledger& ledger, const core::AlertId& id) {
    std::promise<std::set<std::string>> promise;
    auto future = promise.get_future();
    const bool taken = ledger.read([id, promise = std::move(promise)](const LedgerView& view) mutable {
        std::set<std::string> own;
        const core::Alert* alert = view.state.alert(id);
        const auto archived = archivedValue(view.log, core::AggregateRef::of(id));
        if (alert == nullptr && archived && *archived) {
            alert = &std::get<core::Alert>(**archived);
        }
        if (alert != nullptr && alert->details) {
            for (const core::Attachment& attachment : alert->details->attachments) {
                own.insert(attachment.sha256);
            }
        }
        own.erase(std::string{});
        for (const auto& [otherId, other] : view.state.alerts) {
            if (otherId == id || !other.details || own.empty()) {
                continue;
            }
            for (const core::Attachment& attachment : other.details->attachments) {
                own.erase(attachment.sha256);
            }
        }
        std::erase_if(own, [&](const std::string& sha256) {
            const auto others = view.log.archivedAlertsWith(sha256);
            // What cannot be looked up is somebody's, until it can.
            return !others || std::ranges::any_of(*others, [&](const core::Alert& other) { return other.id != id; });
        });
        promise.set_value(std::move(own));
    });
    if (!taken) {
        return unavailable(LedgerFault::full);
    }
    return future.get();
}

std::expected<core::Seq, AdminError> submit(Ledger& ledger, core::CommandBody body, const std::string& operatorName) {
    std::promise<CommandOutcome> promise;
    auto future = promise.get_future();
    CommandRequest request;
    request.command.body = std::move(body);
    request.authority = {
        {core::ActorKind::gateway, operatorName}, core::Role::admin, core::Scope{.all = true, .wards = {}}};
    request.remember = false;
    request.reply = [promise = std::move(promise)](CommandOutcome outcome) mutable {
        promise.set_value(std::move(outcome));
    };
    if (!ledger.submit(std::move(request))) {
        return unavailable(LedgerFault::full);
    }
    const CommandOutcome outcome = future.get();
    if (const auto* done = std::get_if<CommandDone>(&outcome)) {
        return done->seq;
    }
    if (const auto* refused = std::get_if<CommandRefused>(&outcome)) {
        return std::unexpected(
            AdminError{std::string{core::nameOf(refused->code)}, std::string{core::sentenceOf(refused->code)}});
    }
    const auto* fault = std::get_if<LedgerFault>(&outcome);
    return unavailable(fault == nullptr ? LedgerFault::unavailable : *fault);
}

} // namespace

std::expected<core::Seq, AdminError> runAdminCommand(Ledger& ledger, const store::AttachmentStore& attachments,
                                                     core::CommandBody body, const std::string& operatorName) {
    std::set<std::string> doomed;
    if (const auto* erase = std::get_if<core::EraseAlert>(&body)) {
        auto own = ownAttachments(ledger, erase->alert);
        if (!own) {
            return std::unexpected(own.error());
        }
        doomed = std::move(*own);
    }
    auto done = submit(ledger, std::move(body), operatorName);
    if (!done) {
        return done;
    }
    for (const std::string& sha256 : doomed) {
        if (const auto removed = attachments.remove(sha256); !removed) {
            return std::unexpected(
                AdminError{"unavailable", "The alert is erased, but an attachment's file could not be "
                                          "removed: " +
                                              removed.error().message()});
        }
    }
    return done;
}

} // namespace trucban::gateway
