// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bulk/BulkRun.h"
#include "widgets/dialogs/ActDialog.h"

class QListWidget;

namespace trucban::widgets {

/// Which cases an act on many did not reach, and why each. Enter marks them in the queue, so that the officer can go
/// through them.
class BulkList : public ActDialog {
    Q_OBJECT
public:
    BulkList(Theme& theme, const BulkResult& result, QWidget* parent);
    [[nodiscard]] std::vector<core::CaseId> cases() const;

signals:
    void caseRequested(const trucban::core::CaseId& id);

private:
    std::vector<BulkLeft> m_left;
    QListWidget* m_list;
};

} // namespace trucban::widgets
