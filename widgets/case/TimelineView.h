// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/TimelineModel.h"
#include "widgets/theme/Theme.h"

#include <QStackedWidget>

class QListView;

namespace trucban::widgets {

class ThemedLabel;

/// What happened to the case, oldest first, with words instead of an empty list while it loads or the gateway is away.
class TimelineView : public QStackedWidget {
    Q_OBJECT
public:
    TimelineView(Theme& theme, models::TimelineModel& model, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showStatus();
    models::TimelineModel& m_model;
    QListView* m_list;
    ThemedLabel* m_words;
    bool m_follows = true; ///< the end was in sight
};

} // namespace trucban::widgets
