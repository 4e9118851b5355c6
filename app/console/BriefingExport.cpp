// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/BriefingExport.h"

#include "models/BriefingRedaction.h"
#include "widgets/briefing/BriefingRender.h"

#include <QFile>

#include <tuple>

namespace trucban::console {

std::expected<models::BriefingDocument, QString> BriefingExport::kept() const {
    QFile file(m_options.fromFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(tr("Không đọc được %1: %2.").arg(m_options.fromFile, file.errorString()));
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
    const core::Briefing* newest = nullptr;
    for (const auto& [id, briefing] : state.briefings) {
        const bool isMeant = briefing.campaign == *m_options.campaign &&
                             (!m_options.asOf || briefing.asOf <= *m_options.asOf) &&
                             (!m_options.briefingWard || briefing.ward == *m_options.briefingWard);
        const auto rank = [](const core::Briefing& of) { return std::tuple(of.asOf, of.frozenAt, of.id); };
        if (isMeant && (newest == nullptr || rank(*newest) < rank(briefing))) {
            newest = &briefing;
        }
    }
    if (newest == nullptr) {
        return std::unexpected(tr("Máy này không có báo cáo nào đã chốt của đợt cao điểm đó đến thời điểm này."));
    }
    auto document = models::briefingFromJson(QByteArray::fromStdString(newest->document));
    if (!document) {
        return std::unexpected(tr("Không đọc được báo cáo đã chốt: %1").arg(document.error()));
    }
    return document;
}

std::expected<QString, QString> BriefingExport::write(models::BriefingDocument document) const {
    const auto ward = document.header.ward;
    const auto briefing = models::RedactedBriefing::of(std::move(document), m_options.briefingFor, ward);
    const auto format = m_options.exportFormat == QLatin1String("xlsx")     ? widgets::BriefingFormat::workbook
                        : m_options.exportFormat == QLatin1String("slides") ? widgets::BriefingFormat::slides
                                                                            : widgets::BriefingFormat::report;
    const auto bytes = widgets::renderBriefing(briefing, format);
    if (!bytes) {
        return std::unexpected(tr("Không lập được %1: %2").arg(m_options.outFile, bytes.error()));
    }
    if (const auto saved = widgets::saveBriefing(*bytes, m_options.outFile); !saved) {
        return std::unexpected(tr("Không lưu được %1: %2").arg(m_options.outFile, saved.error()));
    }
    return tr("%1 trang báo cáo: %2").arg(briefing.pages().size()).arg(m_options.outFile);
}

} // namespace trucban::console
