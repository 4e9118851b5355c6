// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/OrderSuggestions.h"
#include "widgets/actions/ActionRegistry.h"

#include <QAbstractListModel>

#include <functional>
#include <optional>
#include <vector>

namespace trucban::widgets {

/// What may be chosen under the command bar's line: what may stand next in it, and the registry's actions whose name or
/// description has the words that were typed. Changes when it is told to, never by itself: nothing moves under a
/// selection.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum ItemRole {
        DetailRole = Qt::UserRole + 1, ///< QString
        IconRole,                      ///< QString, name in resources/icons
        KeyRole,                       ///< QString: the action's key; for anything else what it is
        CanRole,                       ///< bool: can be taken now
    };
    Q_ENUM(ItemRole)

    /// `whyNot`: why an action cannot be done now; empty when it can. `mayEver`: it is for this role at all.
    PaletteModel(const ActionRegistry& registry, std::function<QString(ActionId)> whyNot,
                 std::function<bool(ActionId)> mayEver, QObject* parent = nullptr);

    /// `likely`: comes first while nothing is typed.
    void show(const QString& line, const models::OrderContext& context, std::optional<ActionId> likely);
    [[nodiscard]] const models::OrderSuggestion* suggestionAt(int row) const;
    [[nodiscard]] std::optional<ActionId> actionAt(int row) const;
    /// The first row that completes the line; -1: none.
    [[nodiscard]] int firstSuggestion() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        std::optional<ActionId> action;
        models::OrderSuggestion suggestion;
        QString why;
    };
    enum class Match : std::uint8_t { none, description, name };
    [[nodiscard]] Match matchOf(ActionId id, const QStringList& words) const;
    void addActions(std::vector<Row>& rows, const QStringList& words, Match match) const;
    [[nodiscard]] static QString groupName(models::OrderSuggestion::Group group);
    [[nodiscard]] QString detailOf(const Row& row) const;

    const ActionRegistry& m_registry;
    std::function<QString(ActionId)> m_whyNot;
    std::function<bool(ActionId)> m_mayEver;
    std::vector<Row> m_rows;
};

} // namespace trucban::widgets
