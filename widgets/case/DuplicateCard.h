// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "models/DuplicateFinder.h"
#include "models/QueueModel.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QFrame>
#include <QTimer>

#include <set>

class QListWidget;
class QListWidgetItem;
class QPushButton;
class QScrollArea;

namespace trucban::widgets {

class CaseActs;
class ThemedLabel;

/// "Có thể trùng": open cases that may be the same matter as the selected one, each with how like it is, why, and when.
/// Space ticks, Ctrl+A ticks all, the action mergeDuplicates merges what is ticked in one command; nothing is ticked by
/// itself. Hidden while there is nothing to suggest. Cases that come while somebody is in the list go to its end, so
/// nothing moves under the hand. Object names: "duplicateCard", "duplicateList", "duplicateMerge", "duplicateOpen",
/// "duplicateInto".
class DuplicateCard : public QFrame {
    Q_OBJECT
public:
    DuplicateCard(Theme& theme, const models::Board& board, models::Selection& selection,
                  const models::DuplicateFinder& finder, CaseActs& acts, CommandGateway& gateway,
                  QWidget* parent = nullptr);

    void setStatus(const bridge::ConnectionStatus& status);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    /// Merges what is ticked; goes to the list when nothing is.
    void mergeTicked();
    /// The past: suggests nothing any more.
    void retire();

signals:
    void explained(const QString& act, const QString& reason); ///< why nothing happened

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void onSelected();
    void look();
    void show(std::vector<models::SimilarCase> found);
    void fillRow(QListWidgetItem& item, const models::SimilarCase& similar) const;
    void askCaller();
    void toggle(QListWidgetItem& item);
    void tickAll();
    void showWhole(); ///< scrolls there
    /// The selected case went into another by our own merge: goes to that one.
    void followMerge();
    [[nodiscard]] QScrollArea* area() const; ///< that it stands in
    void openCurrent();
    void updateButtons();
    void retranslate();
    [[nodiscard]] const core::Case* current() const;
    [[nodiscard]] bool mayMerge(const core::Case& other) const;
    [[nodiscard]] std::vector<const core::Case*> ticked() const;
    /// Somebody works in the list: its rows stay where they are.
    [[nodiscard]] bool isInUse() const;

    Theme& m_theme;
    const models::Board& m_board;
    models::Selection& m_selection;
    const models::DuplicateFinder& m_finder;
    CaseActs& m_acts;
    CommandGateway& m_gateway;
    std::optional<core::CaseId> m_case;
    std::optional<core::CaseId> m_mergingInto; ///< what was sent from here, while its case is selected
    std::vector<models::SimilarCase> m_found;  ///< in the order of the rows
    std::set<core::CaseId> m_ticked;
    std::vector<core::CaseId> m_sameCaller;
    std::optional<core::CommandId> m_query;
    bool m_isLive = false;
    bool m_isRetired = false;
    QTimer m_lookSoon;
    QTimer m_askSoon;
    ThemedLabel* m_title;
    QListWidget* m_list;
    ThemedLabel* m_into;
    QPushButton* m_merge;
    QPushButton* m_open;
};

} // namespace trucban::widgets
