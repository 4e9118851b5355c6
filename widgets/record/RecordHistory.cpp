// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordHistory.h"

#include "models/Wording.h"

#include <algorithm>
#include <iterator>

namespace trucban::widgets {

using models::FormField;
using models::RecordForm;
using models::RecordText;
using models::Wording;

namespace {

constexpr std::uint32_t kPage = 200;

} // namespace

RecordHistory::RecordHistory(Theme& theme, const geo::WardTable& wards, const core::State& state,
                             CommandGateway& gateway, const core::Record& record, QWidget* parent)
    : PagedDialog(
          theme, gateway, QStringLiteral("recordHistory"),
          tr("Lịch sử sửa: %1").arg(RecordForm::kindName(core::kindOf(record).value_or(core::RecordKind::dayFigures))),
          parent),
      m_names(wards, state, 0) {
    setColumns({{tr("Lúc"), 142}, {tr("Người lưu"), 120}, {tr("Việc"), 90}, {tr("Thay đổi"), 420}});
    setWords({.asking = tr("Đang hỏi máy chủ…"),
              .failed = tr("Không hỏi được máy chủ. Kiểm tra kết nối rồi mở lại."),
              .nothing = tr("Chưa có lần lưu nào ở máy chủ.")});
    wire::Query query;
    query.kind = wire::QueryKind::timeline;
    query.text = "record " + record.id.toString();
    query.limit = kPage;
    ask(std::move(query));
}

namespace {

/// Of many counts those that are others in `beside`: a line has no room for all of them twice.
models::FieldValue differing(const models::FieldValue& value, const models::FieldValue& beside) {
    const auto* counts = std::get_if<std::vector<core::NamedCount>>(&value);
    const auto* others = std::get_if<std::vector<core::NamedCount>>(&beside);
    if (counts == nullptr || others == nullptr) {
        return value;
    }
    std::vector<core::NamedCount> found;
    std::ranges::copy_if(*counts, std::back_inserter(found),
                         [others](const core::NamedCount& count) { return !std::ranges::contains(*others, count); });
    return found.empty() ? models::FieldValue{} : models::FieldValue{found};
}

} // namespace

QString RecordHistory::changesOf(const core::Record& record) const {
    const auto kind = core::kindOf(record);
    QStringList parts;
    if (!kind) {
        return {};
    }
    for (const FormField& field : RecordForm::fields(*kind)) {
        const auto now = field.get(record);
        const QString shown = RecordText::print(field, now, m_names);
        if (!m_before) {
            if (!shown.isEmpty()) {
                parts << tr("%1: %2").arg(RecordForm::label(field), shown);
            }
        } else if (const auto was = field.get(*m_before); was != now) {
            const QString before = RecordText::print(field, differing(was, now), m_names);
            const QString after = RecordText::print(field, differing(now, was), m_names);
            parts << tr("%1: %2 → %3")
                         .arg(RecordForm::label(field), before.isEmpty() ? tr("(trống)") : before,
                              after.isEmpty() ? tr("(trống)") : after);
        }
    }
    return parts.join(QStringLiteral(" · "));
}

void RecordHistory::take(const wire::Result& result) {
    for (const core::Event& event : result.timeline) {
        const QString at = Wording::dateTime(event.at);
        const QString who = Wording::text(event.actor.name);
        if (const auto* saved = std::get_if<core::RecordSaved>(&event.data)) {
            const bool isBack = m_before && m_before->withdrawn;
            addRow({at, who, !m_before ? tr("nhập") : isBack ? tr("đưa lại") : tr("sửa"), changesOf(saved->record)});
            m_before = saved->record;
        } else if (const auto* withdrawn = std::get_if<core::RecordWithdrawn>(&event.data)) {
            addRow({at, who, tr("rút"), Wording::text(withdrawn->reason)});
            if (m_before) {
                m_before->withdrawn = true;
            }
        } else {
            addRow({at, who, tr("hết hạn"), QString()});
        }
    }
}

QString RecordHistory::countText(int rows, bool isAll) const {
    return isAll ? tr("%n lần, hết", nullptr, rows) : tr("%n lần", nullptr, rows);
}

} // namespace trucban::widgets
