// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/HandoverItems.h"
#include "models/HandoverModel.h"
#include "widgets/CommandGateway.h"
#include "widgets/dialogs/ActDialog.h"

#include <QTimer>

#include <functional>
#include <optional>

class QComboBox;
class QListView;
class QPlainTextEdit;

namespace trucban::widgets {

/// What the outgoing officer signs: the list compiled by the console, kept up to date while it is read, and words of
/// one's own, kept each second. What is signed is what is shown. Not modal.
class SignDialog : public ActDialog {
    Q_OBJECT
public:
    struct Ground {
        core::WardSet desk;
        std::optional<core::Instant> lastAcceptedAt;
        std::function<std::optional<core::Instant>()> mutedUntil;
    };
    SignDialog(Theme& theme, const models::Board& board, CommandGateway& gateway, Ground ground, QWidget* parent);

    /// As it would be signed now, without its id.
    [[nodiscard]] core::SignHandover command() const;
    void saveDraftNow();
    static constexpr auto kDraftKey = "handover:words";

signals:
    void printWanted();

private:
    void build();
    void compile();
    void complain();
    [[nodiscard]] core::Instant since() const;

    const models::Board& m_board;
    CommandGateway& m_gateway;
    Ground m_ground;
    models::HandoverModel m_model;
    QComboBox* m_since;
    QListView* m_list;
    QPlainTextEdit* m_words;
    ThemedLabel* m_count;
    core::Instant m_compiledSince{};
    QTimer m_soon;
    QTimer m_keep;
};

} // namespace trucban::widgets
