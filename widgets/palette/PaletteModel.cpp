// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/PaletteModel.h"

#include "models/OrderText.h"
#include "widgets/actions/ActionTable.h"

#include <algorithm>

namespace trucban::widgets {

using models::OrderSuggestion;

namespace {

/// Words without diacritics; "Alt+←" and dots are none.
QStringList wordsOf(const QString& text) {
    return models::foldedWords(text).split(u' ', Qt::SkipEmptyParts);
}

bool hasWord(const QStringList& words, const QString& beginning) {
    return std::ranges::any_of(words, [&beginning](const QString& word) { return word.startsWith(beginning); });
}

} // namespace

PaletteModel::PaletteModel(const ActionRegistry& registry, std::function<QString(ActionId)> whyNot,
                           std::function<bool(ActionId)> mayEver, QObject* parent)
    : QAbstractListModel(parent), m_registry(registry), m_whyNot(std::move(whyNot)), m_mayEver(std::move(mayEver)) {}

PaletteModel::Match PaletteModel::matchOf(ActionId id, const QStringList& words) const {
    // The Vietnamese name finds it in an English window too.
    const auto& entry = actionTable()[static_cast<std::size_t>(id)];
    const auto name = wordsOf(m_registry.name(id)) + wordsOf(QString::fromUtf8(entry.text).remove(u'&')) +
                      wordsOf(m_registry.keyText(id));
    const auto isIn = [&words](const QStringList& text) {
        return std::ranges::all_of(words, [&text](const QString& word) { return hasWord(text, word); });
    };
    if (isIn(name)) {
        return Match::name;
    }
    return isIn(name + wordsOf(m_registry.description(id))) ? Match::description : Match::none;
}

void PaletteModel::addActions(std::vector<Row>& rows, const QStringList& words, Match match) const {
    std::vector<Row> found;
    for (const auto& entry : actionTable()) {
        const bool isHere =
            m_registry.action(entry.id).isVisible() && m_mayEver(entry.id) && entry.id != ActionId::commandBar;
        if (isHere && matchOf(entry.id, words) == match) {
            const bool enabled = m_registry.action(entry.id).isEnabled();
            const auto why = enabled ? QString() : m_whyNot(entry.id);
            found.push_back({.action = entry.id,
                             .suggestion = {},
                             .why = enabled || !why.isEmpty() ? why : tr("không làm được lúc này")});
        }
    }
    std::ranges::stable_sort(found, {}, [](const Row& row) { return !row.why.isEmpty(); });
    rows.insert(rows.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

void PaletteModel::show(const QString& line, const models::OrderContext& context, std::optional<ActionId> likely) {
    std::vector<Row> rows;
    const auto sentences = models::sentencesOf(line);
    const auto words = wordsOf(line);
    std::vector<Row> names;
    for (auto& suggestion : models::suggestOrders(line, context)) {
        const bool isVerb = suggestion.group == OrderSuggestion::Group::verb;
        (isVerb ? rows : names).push_back({.action = std::nullopt, .suggestion = std::move(suggestion), .why = {}});
    }
    const bool isOne = sentences.size() == 1;
    if (isOne) {
        addActions(rows, words, Match::name);
    }
    rows.insert(rows.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
    if (isOne) {
        addActions(rows, words, Match::description);
    }
    if (words.isEmpty() && likely) {
        const auto found = std::ranges::find(rows, likely, &Row::action);
        if (found != rows.end() && found->why.isEmpty()) {
            std::rotate(rows.begin(), found, found + 1);
        }
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const OrderSuggestion* PaletteModel::suggestionAt(int row) const {
    const bool isThere = row >= 0 && row < rowCount() && !m_rows[static_cast<std::size_t>(row)].action;
    return isThere ? &m_rows[static_cast<std::size_t>(row)].suggestion : nullptr;
}

std::optional<ActionId> PaletteModel::actionAt(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].action : std::nullopt;
}

int PaletteModel::firstSuggestion() const {
    const auto found = std::ranges::find_if(m_rows, [](const Row& row) { return !row.action; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString PaletteModel::groupName(OrderSuggestion::Group group) {
    switch (group) {
    case OrderSuggestion::Group::verb:
        return tr("lệnh");
    case OrderSuggestion::Group::unit:
        return tr("lực lượng");
    case OrderSuggestion::Group::case_:
        return tr("vụ");
    case OrderSuggestion::Group::ward:
        return tr("phường, xã");
    case OrderSuggestion::Group::kind:
        return tr("loại");
    case OrderSuggestion::Group::outcome:
        return tr("kết quả");
    case OrderSuggestion::Group::priority:
        return tr("mức");
    case OrderSuggestion::Group::agency:
        return tr("cơ quan");
    }
    return {};
}

QString PaletteModel::detailOf(const Row& row) const {
    if (!row.action) {
        return row.suggestion.detail;
    }
    return row.why.isEmpty() ? m_registry.description(*row.action) : row.why;
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto title = row.action ? m_registry.name(*row.action) : row.suggestion.title;
    const auto key = row.action ? m_registry.keyText(*row.action) : groupName(row.suggestion.group);
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Qt::ToolTipRole:
    case DetailRole:
        return detailOf(row);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(title, detailOf(row), key);
    case IconRole:
        return row.action ? QString::fromUtf8(actionTable()[static_cast<std::size_t>(*row.action)].icon)
                          : row.suggestion.icon;
    case KeyRole:
        return key;
    case CanRole:
        return row.why.isEmpty();
    default:
        return {};
    }
}

} // namespace trucban::widgets
