// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "bridge/Files.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <string>

namespace trucban::bridge {

struct SessionConfig {
    std::string gatewayUrl; ///< https://host:port, or http:// on loopback
    std::string user;
    std::string password;
    std::string pin;                  ///< SHA-256 of the gateway's certificate, hex; empty: normal verification
    std::filesystem::path profileDir; ///< replica, outbox, drafts
    std::string replicaKey;           ///< 32 raw bytes
    bool exercise = false;            ///< a desk for exercises: it takes no live gateway, and a live desk no other
};

/// The console's one door to the gateway and to its own disk: starts the network and the store thread, gathers what
/// they say and gives it to the GUI thread once per frame. Lives on the GUI thread; no slot here blocks.
/// Errors arrive as ConnectionStatus, CommandStatus and queryFailed; nothing throws.
class ConsoleSession : public QObject {
    Q_OBJECT
public:
    explicit ConsoleSession(const SessionConfig& config, QObject* parent = nullptr);
    ~ConsoleSession() override; ///< stops both threads; what was shown as queued is on disk

    /// Opens the replica, emits it as the first change sets (fill), then connects.
    void start();

    /// Puts a command into the outbox and sends it when the link is up. Its fate arrives as commandChanged.
    core::CommandId submit(core::CommandBody body, std::optional<std::uint32_t> expected = std::nullopt);
    /// Acts that belong together, and may be overtaken by others: their ids, in their order. Each has a fate of its own.
    std::vector<core::CommandId> submitMany(std::vector<PlannedCommand> commands);
    /// Takes an act back that was not sent yet: commandChanged says withdrawn, or nothing when it was too late.
    void withdraw(core::CommandId id);
    /// Asks the gateway; the answer arrives as queryAnswered or queryFailed with the same id. Not kept while offline.
    core::CommandId query(wire::Query query);

    /// Asks the gateway for an attachment; the answer arrives as fileArrived with the same id. Not kept while offline.
    core::CommandId fetchFile(link::FileWanted wanted);
    /// Nobody waits for it any more; there may be no answer.
    void dropFile(core::CommandId id);

    /// A half-typed text, kept by key (such as "note:<case id>") so that a crash loses at most a second.
    void saveDraft(const QString& key, const QString& text);
    [[nodiscard]] QString draft(const QString& key) const; ///< as loaded at start, then as saved

    [[nodiscard]] const ConnectionStatus& status() const;
    /// Commands not final yet, oldest first, and those that expired and wait for the officer's word.
    [[nodiscard]] std::vector<CommandStatus> pendingCommands() const;
    /// An expired command that the officer has seen and does not want any more.
    void dismiss(core::CommandId id);
    /// Asks for the replica as it is now; it arrives as presentCopied.
    void copyPresent();
    /// What this desk looks at; told to the gateway, and again after a break. Not kept beyond the run.
    void watch(wire::Watching watching);
    /// This desk among a user's desks, as the gateway knows it.
    [[nodiscard]] const std::string& clientId() const;
    /// Whether that is the officer's password; the answer is passwordChecked. Needs no gateway.
    void checkPassword(const QString& password);
    /// Server time as well as this console knows it.
    [[nodiscard]] core::Instant now() const;

signals:
    void changed(trucban::bridge::ChangeSet& changes);
    void statusChanged(const trucban::bridge::ConnectionStatus& status);
    void commandChanged(const trucban::bridge::CommandStatus& command);
    void draftsLoaded(); ///< draft() knows what was kept
    void queryAnswered(const trucban::wire::Result& result);
    void queryFailed(trucban::core::CommandId id, const QString& code);
    /// The answer to a query of kind past; the receiver may take it over.
    void pastArrived(trucban::wire::Past& window);
    void presentCopied(trucban::core::State& state);
    void passwordChecked(bool isRight);
    void fileArrived(const trucban::bridge::FileAnswer& answer);
    void desksChanged(const trucban::wire::Desks& desks);
    void watchersChanged(const trucban::wire::Watchers& watchers);
    /// An answer to a query of kind figures, or a change that follows it.
    void figuresArrived(const trucban::wire::Figures& figures);

private:
    [[nodiscard]] core::CommandId newId() const;
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace trucban::bridge
