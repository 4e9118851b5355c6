// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Filter.h"
#include "models/TimelineModel.h"
#include "widgets/CommandGateway.h"

#include <QObject>
#include <QTimer>

namespace trucban::widgets {

/// Asks the gateway for the selected case's timeline, page by page, and gives it to the model. Walking through the queue
/// with a held key does not ask for every case that is passed. GUI thread.
class TimelineFeed : public QObject {
    Q_OBJECT
public:
    TimelineFeed(models::TimelineModel& model, models::Selection& selection, CommandGateway& gateway,
                 QObject* parent = nullptr);
    /// While offline nothing is asked, and the model says so; back on line it asks again.
    void setLive(bool live);

public slots:
    void onResult(const trucban::wire::Result& result);
    void onQueryFailed(trucban::core::CommandId id);

private:
    void ask();
    void request(core::Seq after);
    models::TimelineModel& m_model;
    CommandGateway& m_gateway;
    QTimer m_pause;
    std::optional<core::CaseId> m_case;
    std::optional<core::CommandId> m_query;
    std::vector<core::Event> m_events;
    bool m_live = false;
};

} // namespace trucban::widgets
