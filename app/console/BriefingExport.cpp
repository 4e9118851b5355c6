// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/BriefingExport.h"

#include "models/BriefingRedaction.h"
#include "widgets/briefing/BriefingRender.h"
#include "widgets/dialogs/SaveFile.h"

#include <QFile>

#include <algorithm>
#include <tuple>
#include <vector>

namespace trucban::console {

std::expected<models::BriefingDocument, QString> BriefingExport::kept() const {
    QFile file(m_options.fromFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(
            tr("Không đọc được %1: %2.").arg(m_options.fromFile, widgets::fileTrouble(file.errorString())));
    }
    auto document = models::briefingFromJson(file.read(models::kMaxBriefingBytes + 1));
    if (!document) {
        return std::unexpected(tr("%1 không phải bản báo cáo đã chốt: %2").arg(m_options.fromFile, document.error()));
    }
    return document;
}

std::expected<models::BriefingDocument, QString> BriefingExport::frozen(const core::State& state) const {
    if (!m_options.campaign || !state.campaigns.contains(*m_options.campaign)) {
        QStringList lines{tr("Máy này không có đợt cao điểm nào mang mã đó. Kiểm tra --campaign.")};
        for (const auto& [id, campaign] : state.campaigns) { // no window shows the ids
            lines << QStringLiteral("%1  %2").arg(QString::fromStdString(id.toString()),
                                                  QString::fromStdString(campaign.name));
        }
        return std::unexpected(lines.join(QLatin1Char('\n')));
    }
    std::vector<const core::Briefing*> meant;
    for (const auto& [id, briefing] : state.briefings) {
        if (briefing.campaign == *m_options.campaign && (!m_options.asOf || briefing.asOf <= *m_options.asOf) &&
            (!m_options.briefingWard || briefing.ward == *m_options.briefingWard)) {
            meant.push_back(&briefing);
        }
    }
    const auto rank = [](const core::Briefing* of) { return std::tuple(of->asOf, of->frozenAt, of->id); };
    std::ranges::sort(meant, std::ranges::greater{}, rank);
    std::optional<models::BriefingDocument> otherwise;
    for (const auto* briefing : meant) {
        auto document = models::briefingFromJson(QByteArray::fromStdString(briefing->document));
        if (!document) { // of which period it is, only it could tell
            return std::unexpected(tr("Không đọc được báo cáo đã chốt: %1").arg(document.error()));
        }
        const auto& header = document->header;
        const auto& asked = m_options.briefingDays;
        const bool isOfWhole = !header.isOfPart;
        if (asked && !asked->isEmpty() ? header.from == asked->from && header.to == asked->to : isOfWhole) {
            return document;
        }
        if (!asked && !otherwise) {
            otherwise = *std::move(document);
        }
    }
    if (otherwise) {
        return *std::move(otherwise);
    }
    return std::unexpected(m_options.briefingDays && !meant.empty()
                               ? tr("Máy này không có báo cáo nào đã chốt của kỳ đó. Kiểm tra --period.")
                               : tr("Máy này không có báo cáo nào đã chốt của đợt cao điểm đó đến thời điểm này."));
}

std::expected<QString, QString> BriefingExport::write(models::BriefingDocument document) const {
    const auto ward = document.header.ward;
    const auto briefing = models::RedactedBriefing::of(std::move(document), m_options.briefingFor, ward);
    const auto format = m_options.exportFormat == QLatin1String("xlsx")     ? widgets::BriefingFormat::workbook
                        : m_options.exportFormat == QLatin1String("slides") ? widgets::BriefingFormat::slides
                                                                            : widgets::BriefingFormat::report;
    const auto render = widgets::BriefingRender::of(briefing, format);
    while (render->doneCount() < render->stepCount()) {
        render->step();
    }
    const auto bytes = render->finish();
    if (!bytes) {
        return std::unexpected(tr("Không lập được %1: %2").arg(m_options.outFile, bytes.error()));
    }
    if (const auto saved = widgets::saveFile(*bytes, m_options.outFile, widgets::FileReaders::thisAccount); !saved) {
        return std::unexpected(tr("Không lưu được %1: %2").arg(m_options.outFile, saved.error()));
    }
    const auto said = format == widgets::BriefingFormat::workbook ? tr("%1 trang tính: %2") : tr("%1 trang: %2");
    return said.arg(render->stepCount()).arg(m_options.outFile);
}

} // namespace trucban::console
