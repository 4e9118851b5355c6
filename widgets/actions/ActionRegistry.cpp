// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/ActionRegistry.h"

#include "widgets/actions/ActionTable.h"

#include <QKeySequence>
#include <QWidget>

namespace trucban::widgets {

namespace {

const ActionEntry& entryOf(ActionId id) {
    return actionTable()[static_cast<std::size_t>(id)];
}

} // namespace

ActionRegistry::ActionRegistry(Theme& theme, QWidget& window) : QObject(&window), m_theme(theme) {
    for (const auto& entry : actionTable()) {
        Q_ASSERT(&entryOf(entry.id) == &entry);
        auto* action = new QAction(&window);
        action->setObjectName(QLatin1String(entry.objectName));
        action->setShortcut(QKeySequence::fromString(QLatin1String(entry.key), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setCheckable(entry.checkable);
        const bool isOnce =
            entry.id == ActionId::undoAct || entry.id == ActionId::bulkList; // a held key takes back one
        action->setAutoRepeat((entry.group == ActionGroup::go && !isOnce) || entry.id == ActionId::larger ||
                              entry.id == ActionId::smaller);
        window.addAction(action);
        m_actions[static_cast<std::size_t>(entry.id)] = action;
    }
    // Ctrl+= is where "+" lies on the keyboards in use.
    action(ActionId::larger)
        .setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    connect(&theme, &Theme::changed, this, &ActionRegistry::restyle);
    restyle();
    retranslate();
}

std::vector<ActionId> ActionRegistry::group(ActionGroup group) const {
    std::vector<ActionId> ids;
    for (const auto& entry : actionTable()) {
        if (entry.group == group) {
            ids.push_back(entry.id);
        }
    }
    return ids;
}

QString ActionRegistry::groupName(ActionGroup group) const {
    switch (group) {
    case ActionGroup::case_:
        return tr("&Vụ việc");
    case ActionGroup::go:
        return tr("&Di chuyển");
    case ActionGroup::view:
        return tr("&Xem");
    case ActionGroup::sound:
        return tr("Â&m thanh");
    case ActionGroup::program:
        break;
    }
    return tr("&Trợ giúp");
}

QString ActionRegistry::keyText(ActionId id) const {
    return QKeySequence::fromString(QLatin1String(entryOf(id).key), QKeySequence::PortableText)
        .toString(QKeySequence::PortableText);
}

QString ActionRegistry::name(ActionId id) const {
    auto text = tr(entryOf(id).text);
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QStringLiteral("…"))) {
        text.chop(1);
    }
    return text;
}

QString ActionRegistry::description(ActionId id) const {
    return tr(entryOf(id).description);
}

void ActionRegistry::retranslate() {
    for (const auto& entry : actionTable()) {
        auto& action = this->action(entry.id);
        const bool isOwnName = entry.id == ActionId::languageVietnamese || entry.id == ActionId::languageEnglish;
        action.setText(isOwnName ? QString::fromUtf8(entry.text) : tr(entry.text));
        const auto key = keyText(entry.id);
        const auto what = tr(entry.description);
        action.setToolTip(key.isEmpty() ? what : QStringLiteral("%1 (%2)").arg(what, key));
        action.setStatusTip(what);
    }
    emit retranslated();
}

void ActionRegistry::restyle() {
    for (const auto& entry : actionTable()) {
        if (*entry.icon != '\0') {
            action(entry.id).setIcon(m_theme.icon(QLatin1String(entry.icon)));
        }
    }
}

} // namespace trucban::widgets
