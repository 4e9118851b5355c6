// SPDX-License-Identifier: GPL-3.0-or-later
// The question of CaseActs about where an alert is: asked on the map, confirmed here.
#include "geo/WardTable.h"
#include "models/LocationWatch.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/dialogs/ActDialog.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/theme/Labels.h"

#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

namespace {

/// The ward whose label is nearest: a hint for the eye, not where the case goes.
QString nearestWard(const geo::WardTable& wards, const core::GeoPoint& point) {
    const auto& all = wards.wards();
    const auto nearest = std::ranges::min_element(
        all, {}, [&point](const core::Ward& ward) { return core::distanceM(ward.label, point); });
    return nearest == all.end() ? QString() : Wording::ward(nearest->code);
}

} // namespace

void CaseActs::askPlace(const core::Case& case_) {
    const auto* alert = alertToPlace(case_, m_board);
    if (alert == nullptr) {
        return;
    }
    m_placing = Placing{.alert = alert->id, .basis = basisOf(case_)};
    const auto address = alert->details ? Wording::text(alert->details->address) : QString();
    const auto what = address.isEmpty() ? Wording::text(case_.code)
                                        : QStringLiteral("%1 (%2)").arg(Wording::text(case_.code), address);
    emit placeWanted(tr("Đặt %1: bấm vào bản đồ, hoặc dùng mũi tên rồi Enter. Esc để thôi.").arg(what));
}

void CaseActs::placeTaken(const core::GeoPoint& point, double accuracyM) {
    const auto placing = std::exchange(m_placing, std::nullopt);
    const auto* case_ = placing ? m_board.case_(placing->basis.caseId) : nullptr;
    const auto* alert = placing ? m_board.alert(placing->alert) : nullptr;
    if (case_ == nullptr || alert == nullptr) {
        return; // it left this desk's scope meanwhile
    }
    auto* dialog = new ActDialog(m_theme, tr("Đặt lên bản đồ"), subjectOf(*case_), &m_window);
    dialog->setObjectName(QStringLiteral("placeDialog"));
    auto text = tr("Đặt tin báo tại %1 (± %2), gần %3.")
                    .arg(Wording::coordinate(point), Wording::distance(accuracyM), nearestWard(m_wards, point));
    if (const auto before = alert->position()) {
        text += QLatin1Char('\n') + tr("Cách vị trí đang hiện %1. Vị trí người báo gửi vẫn được giữ.")
                                        .arg(Wording::distance(core::distanceM(before->point, point)));
    }
    text += QLatin1Char('\n') + tr("Được ghi vào nhật ký cùng tên của bạn.");
    auto* words = new ThemedLabel(m_theme, TextRole::body, dialog);
    words->setObjectName(QStringLiteral("placeText"));
    words->setWordWrap(true);
    words->setText(text);
    dialog->body().addWidget(words);
    dialog->setAcceptText(tr("Đặt tại đây  (Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, point, accuracyM, id = placing->alert, basis = placing->basis] {
        submitSeen(core::PlaceAlert{.alert = id, .position = {.point = point, .accuracyM = accuracyM}}, basis);
    });
    openDialog(*dialog);
}

void CaseActs::placeAbandoned() {
    m_placing.reset();
}

} // namespace trucban::widgets
