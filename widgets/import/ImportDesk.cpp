// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ImportDesk.h"

#include "core/Acts.h"
#include "widgets/actions/KeyButton.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/import/ImportDialog.h"
#include "widgets/import/ImportFiles.h"
#include "widgets/import/ImportList.h"
#include "widgets/record/RecordWindow.h"

#include <QDropEvent>
#include <QMimeData>

namespace trucban::widgets {

ImportDesk::ImportDesk(const DeskParts& parts, ActionRegistry& registry, QWidget& window, QObject* parent)
    : QObject(parent), m_parts(parts), m_registry(registry), m_window(window) {
    connect(&registry.action(ActionId::importRecords), &QAction::triggered, this, [this] { openImport(); });
    connect(&registry.action(ActionId::importList), &QAction::triggered, this, &ImportDesk::openList);
    for (const auto id : {ActionId::importRecords, ActionId::importList}) {
        registry.action(id).setEnabled(false); // until it is known who is at the desk
    }
}

std::vector<core::RecordKind> ImportDesk::kinds() const {
    auto kinds = models::ImportMapping::kinds();
    std::erase_if(kinds, [this](core::RecordKind kind) { return !models::mayEnter(m_desk, kind); });
    return kinds;
}

void ImportDesk::setStatus(const bridge::ConnectionStatus& status) {
    m_desk = {.role = status.role, .scope = status.scope, .user = status.user.toStdString()};
    m_authority = {
        .actor = {.kind = core::ActorKind::officer, .name = m_desk.user}, .role = status.role, .scope = status.scope};
    // A team enters at its own doors, one by one.
    const bool isFor = !status.user.isEmpty() && status.role != core::Role::team;
    for (const auto id : {ActionId::importRecords, ActionId::importList}) {
        m_registry.action(id).setEnabled(isFor);
        m_registry.action(id).setVisible(status.role != core::Role::team);
    }
    if (m_dialog) {
        m_dialog->job().setAuthority(m_authority);
    }
}

void ImportDesk::onCommand(const bridge::CommandStatus& command) {
    if (m_dialog) {
        m_dialog->job().onCommand(command);
    }
    if (m_list) {
        m_list->onCommand(command);
    }
}

void ImportDesk::openImport(const QString& path) {
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        // What is on its way is shown to its end.
        const ImportStage stage = m_dialog->job().stage();
        if (!path.isEmpty() && stage != ImportStage::waiting && stage != ImportStage::sent) {
            m_dialog->job().open(path);
        }
        return;
    }
    auto* job = new ImportJob(m_parts.wards, m_parts.board, m_parts.gateway);
    job->setAuthority(m_authority);
    m_dialog = new ImportDialog(m_parts.theme, m_parts.wards, *job, core::effectiveScope(m_authority), &m_window);
    m_dialog->setKinds(kinds());
    openDialog(*m_dialog);
    if (path.isEmpty()) {
        m_dialog->chooseFile();
    } else {
        job->open(path);
    }
}

void ImportDesk::openList() {
    if (m_list) {
        m_list->raise();
        m_list->activateWindow();
        return;
    }
    m_list = new ImportList(m_parts.theme, m_parts.wards, m_parts.board, m_parts.gateway, &m_window);
    openDialog(*m_list);
}

void ImportDesk::joinRecords(RecordWindow& window) {
    for (const auto id : {ActionId::importRecords, ActionId::importList}) {
        window.addAction(&m_registry.action(id)); // its key works there too
        window.addButton(*new KeyButton(m_parts.theme, m_registry, id, &window));
    }
    takeDrops(window);
}

void ImportDesk::takeDrops(QWidget& target) {
    target.setAcceptDrops(true);
    target.installEventFilter(this);
}

bool ImportDesk::eventFilter(QObject* watched, QEvent* event) {
    const bool isDrop = event->type() == QEvent::Drop;
    if (!isDrop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove) {
        return QObject::eventFilter(watched, event);
    }
    auto* drop = static_cast<QDropEvent*>(event);
    const QString path = importFileIn(*drop->mimeData());
    if (path.isEmpty() || !m_registry.action(ActionId::importRecords).isEnabled()) {
        return QObject::eventFilter(watched, event);
    }
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (isDrop) {
        openImport(path);
    }
    return true;
}

} // namespace trucban::widgets
