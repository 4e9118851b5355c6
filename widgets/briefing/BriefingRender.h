// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingRedaction.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <functional>
#include <memory>

namespace trucban::widgets {

/// report: PDF on A4; slides: PDF of 16:9; workbook: XLSX.
enum class BriefingFormat : std::uint8_t { report, slides, workbook };

/// The making of a file, a step (a page, a sheet) at a time, so that whoever waits sees how far it is and may stop.
/// The same briefing gives the same bytes in every process. GUI thread, or any other that alone uses it.
class BriefingRender {
public:
    virtual ~BriefingRender() = default;
    [[nodiscard]] virtual int stepCount() const = 0;
    [[nodiscard]] virtual int doneCount() const = 0;
    /// Does the next one.
    virtual void step() = 0;
    /// After the last: the file. The error is a sentence for a log.
    [[nodiscard]] virtual std::expected<QByteArray, QString> finish() = 0;

    [[nodiscard]] static std::unique_ptr<BriefingRender> of(const models::RedactedBriefing& briefing,
                                                            BriefingFormat format);
};

/// All of it at once. `progress(done, of)` is asked before each step, and stops it by false.
[[nodiscard]] std::expected<QByteArray, QString> renderBriefing(const models::RedactedBriefing& briefing,
                                                                BriefingFormat format,
                                                                const std::function<bool(int, int)>& progress = {});

} // namespace trucban::widgets
