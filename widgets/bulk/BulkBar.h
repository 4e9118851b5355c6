// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/ActionRegistry.h"
#include "widgets/bulk/BulkRun.h"

#include <QFrame>

class QProgressBar;
class QPushButton;

namespace trucban::widgets {

class ElidedLabel;
class IconLabel;

/// How far an act on many cases has come, with a button to stop it; then how it ended, in exact numbers, with the cases
/// that are left. Hidden while there is nothing to say. It stands beside the last act, so that its coming moves no row.
class BulkBar : public QFrame {
    Q_OBJECT
public:
    BulkBar(Theme& theme, ActionRegistry& registry, BulkRun& run, QWidget* parent = nullptr);

    /// Its one key: stops what is under way, else lists what is left.
    void stopOrList();
    /// Once a second: what left nothing behind goes after a while.
    void refresh();

signals:
    /// The officer wants these marked, to look at them.
    void markRequested(const std::vector<trucban::core::CaseId>& cases);
    void caseRequested(const trucban::core::CaseId& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showRun();
    void openList();

    Theme& m_theme;
    ActionRegistry& m_registry;
    BulkRun& m_run;
    IconLabel* m_icon;
    ElidedLabel* m_words;
    QProgressBar* m_progress;
    QPushButton* m_button;
    QPushButton* m_close;
    int m_shownFor = 0; ///< seconds since it ended
};

/// "38 of 40 closed, 2 changed meanwhile".
[[nodiscard]] QString bulkSentence(const BulkResult& result);

} // namespace trucban::widgets
