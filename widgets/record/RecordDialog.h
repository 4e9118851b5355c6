// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordBook.h"
#include "models/RecordText.h"
#include "widgets/CommandGateway.h"
#include "widgets/dialogs/ActDialog.h"

#include <QTimer>

#include <memory>

namespace trucban::widgets {

class RecordInput;

/// Enters or corrects one record, by the table of its kind. What is typed is kept as a draft each second and survives
/// refusal, closing and a restart. Somebody else's save never replaces what was typed: fields that were not touched
/// follow it, the others show it beside them. Closes when the gateway has accepted the record, or it waits to be sent.
class RecordDialog : public ActDialog {
    Q_OBJECT
public:
    /// All but `parent` must outlive it. `begin`: what the form starts from; of version 0 a new record, whose id is made
    /// here when it has none.
    RecordDialog(Theme& theme, const geo::WardTable& wards, models::RecordBook& book, CommandGateway& gateway,
                 const core::Record& begin, QWidget* parent);
    ~RecordDialog() override;

    /// Puts values in as if they were typed: of what was refused.
    void type(const core::Record& wanted);
    void onCommand(const bridge::CommandStatus& command);
    void setLive(bool isLive) { m_isLive = isLive; }
    void accept() override;
    void reject() override;
    [[nodiscard]] core::RecordKind kind() const { return m_kind; }
    [[nodiscard]] const core::RecordId& id() const { return m_base.id; }

signals:
    /// Handed in: accepted, or waiting to be sent.
    void saved(const trucban::core::RecordId& id);

private:
    struct Read {
        core::Record record;
        std::vector<models::FieldComplaint> complaints; ///< in the order of the fields
    };
    void makeInputs();
    void fillChoices();
    void fillNeighbourhoods();
    /// "phu loi" becomes "Phường Phú Lợi", "5/11" the whole day.
    void writeOut(RecordInput& input) const;
    void fill(const core::Record& record);
    void restoreDraft();
    void saveDraft();
    void clearDraft();
    [[nodiscard]] QString draftKey() const;
    [[nodiscard]] QString textFor(const models::FormField& field, const core::Record& record) const;
    [[nodiscard]] QString shownText(const models::FormField& field, const core::Record& record) const;
    [[nodiscard]] Read read() const;
    /// Beyond single fields: who may, signed off, twice the same, nothing changed.
    [[nodiscard]] QString complaintOfWhole(const core::Record& record);
    [[nodiscard]] bool isTouched(std::size_t index) const;
    void check();
    void notice(const QString& text, const QString& button = {});
    void noticeSavedBy(const core::Record& theirs);
    /// What somebody saved meanwhile becomes what this form corrects.
    void rebase(const core::Record& theirs);
    [[nodiscard]] bool rebaseCounts(RecordInput& input, const QString& before, const QString& theirs);
    void lookAgain();
    void finish();

    const geo::WardTable& m_wards;
    models::RecordBook& m_book;
    CommandGateway& m_gateway;
    core::RecordKind m_kind;
    core::Record m_base;
    bool m_isLive = true;
    bool m_isFilling = false;
    bool m_isRestored = false;
    std::optional<core::CommandId> m_sent;
    std::optional<core::RecordId> m_twin; ///< that the button of the notice opens here
    std::unique_ptr<models::RecordNames> m_names;
    std::vector<RecordInput*> m_inputs;
    std::vector<QString> m_initial; ///< texts of m_base
    QWidget* m_notice;
    ThemedLabel* m_noticeWords;
    QPushButton* m_noticeButton;
    ThemedLabel* m_hint;
    QTimer m_draftTimer;
};

} // namespace trucban::widgets
