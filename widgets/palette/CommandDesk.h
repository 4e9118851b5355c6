// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/OrderGrammar.h"
#include "models/SearchModel.h"
#include "widgets/window/DeskParts.h"

#include <QObject>

class QSettings;

namespace trucban::models {
struct OrderContext;
}

namespace trucban::widgets {

class ActionRegistry;
class CaseActs;
class CommandBar;
class OrderRunner;

/// The command bar of a window, over its desk: what a line is read against, who hands its orders in, which keys open it,
/// and what of it outlives the window.
class CommandDesk : public QObject {
    Q_OBJECT
public:
    CommandDesk(const DeskParts& parts, ActionRegistry& registry, CaseActs& acts, QWidget& window);
    void save(QSettings& settings) const;
    void restore(QSettings& settings);

signals:
    void caseWanted(const trucban::core::CaseId& id);
    void placeWanted(const trucban::models::SearchHit& hit);
    void explained(const QString& act, const QString& reason);

private:
    [[nodiscard]] models::OrderContext context() const;
    [[nodiscard]] QString holderOf(models::OrderVerb verb, const core::CaseId& id) const;
    /// Notes and reasons of earlier lines are not recalled any more: somebody else is at the desk.
    void forgetWords();
    void showCard();

    DeskParts m_parts;
    ActionRegistry& m_registry;
    CaseActs& m_acts;
    QWidget& m_window;
    CommandBar* m_bar;
    OrderRunner* m_runner;
};

} // namespace trucban::widgets
