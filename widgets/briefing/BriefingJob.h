// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/briefing/BriefingRender.h"

#include <QObject>
#include <QTimer>

namespace trucban::widgets {

/// Makes a file in the window's idle time, a page at a time, so that keys are heard and cancelling works meanwhile.
class BriefingJob : public QObject {
    Q_OBJECT
public:
    BriefingJob(const models::RedactedBriefing& briefing, BriefingFormat format, QObject* parent);

    void start() { m_next.start(); }
    void cancel();
    [[nodiscard]] BriefingFormat format() const { return m_format; }

signals:
    void progressed(int done, int of);
    /// One of these three ends it.
    void finished(const QByteArray& bytes);
    void failed(const QString& why);
    void cancelled();

private:
    void onNext();

    models::RedactedBriefing m_briefing;
    BriefingFormat m_format;
    std::unique_ptr<BriefingRender> m_render; ///< made by the first step: laying out takes its time too
    QTimer m_next;
};

} // namespace trucban::widgets
