// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingFigures.h"
#include "widgets/CommandGateway.h"

#include <QObject>

#include <optional>
#include <vector>

namespace trucban::widgets {

/// Has the gateway count figures as of a time past, and gets what was entered by then: figures first, entries in pages
/// behind them. One question at a time; GUI thread.
class PastFiguresQuery : public QObject {
    Q_OBJECT
public:
    /// `gateway` outlives it.
    explicit PastFiguresQuery(CommandGateway& gateway, QObject* parent = nullptr)
        : QObject(parent), m_gateway(gateway) {}

    /// What was asked before is forgotten.
    void start(const std::vector<figures::DaySpan>& spans, core::Instant asOf);
    void stop() { m_asked.reset(); }
    /// What is taken out of `ready`; nothing when none is there.
    [[nodiscard]] std::optional<models::PastFigures> take();

    void onFigures(const wire::Figures& frame);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);

signals:
    void entriesCame(int have, int of);
    void ready(); ///< all is here: take()
    void failed();

private:
    void askEntries();
    void fail();

    struct Asked {
        core::CommandId id; ///< of the latest question
        models::PastFigures past;
        bool isCounted = false; ///< the figures are all here
        bool isWhole = false;
    };
    CommandGateway& m_gateway;
    std::optional<Asked> m_asked;
};

} // namespace trucban::widgets
