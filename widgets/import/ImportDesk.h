// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordCheck.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/import/ImportJob.h"
#include "widgets/window/DeskParts.h"

#include <QPointer>

namespace trucban::widgets {

class ImportDialog;
class ImportList;
class RecordWindow;

/// Opens the import of a file and the list of imports: by their actions, and by a file dropped on a widget that was
/// named here. One import at a time; closing its window ends it, unless it was handed in.
class ImportDesk : public QObject {
    Q_OBJECT
public:
    /// All must outlive it; `window` is the dialogs' parent.
    ImportDesk(const DeskParts& parts, ActionRegistry& registry, QWidget& window, QObject* parent = nullptr);

    void setStatus(const bridge::ConnectionStatus& status);
    void onCommand(const bridge::CommandStatus& command);
    /// Files dropped on it are imported.
    void takeDrops(QWidget& target);
    /// The records' own window offers both too.
    void joinRecords(RecordWindow& window);
    void openImport(const QString& path = {});
    void openList();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] std::vector<core::RecordKind> kinds() const;

    DeskParts m_parts;
    ActionRegistry& m_registry;
    QWidget& m_window;
    core::Authority m_authority;
    models::RecordDesk m_desk;
    QPointer<ImportDialog> m_dialog;
    QPointer<ImportList> m_list;
};

} // namespace trucban::widgets
