// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitChooser.h"

#include "models/AdviceWording.h"
#include "models/Wording.h"
#include "widgets/dispatch/UnitList.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using geo::AdviceReason;
using geo::UnitStanding;
using models::AdviceWording;
using models::UnitModel;
using models::Wording;

namespace {

/// Sooner by less than that is no reason to look again.
constexpr double kWorthSayingS = 60;

/// An override sends nobody who is off duty.
bool needsOverride(const geo::UnitAdvice* advice) {
    return !advice->mayGoAlone && !advice->has(AdviceReason::offDuty) && !advice->has(AdviceReason::unavailable);
}

} // namespace

UnitChooser::UnitChooser(Theme& theme, UnitModel& units, const QString& subject, QWidget* parent)
    : ActDialog(theme, tr("Điều động lực lượng"), subject, parent),
      m_units(units),
      m_list(new UnitList(theme, units, this)),
      m_warning(new ThemedLabel(theme, TextRole::small, this, "warning")),
      m_override(new QCheckBox(tr("Vẫn điều động dù chưa phù hợp (được ghi vào nhật ký)"), this)) {
    setObjectName(QStringLiteral("unitChooser"));
    m_list->setManyAllowed();
    m_warning->setObjectName(QStringLiteral("unitWarning"));
    m_warning->setWordWrap(true);
    m_override->setObjectName(QStringLiteral("unitOverride"));
    body().addWidget(m_list, 1);
    body().addWidget(m_warning);
    body().addWidget(m_override);
    setAcceptText(tr("Điều động  (Enter)"));
    connect(m_list, &UnitList::chosenChanged, this, &UnitChooser::check);
    connect(m_override, &QCheckBox::toggled, this, &UnitChooser::check);
    connect(m_list, &UnitList::taken, this, [this] {
        if (mayAccept()) {
            accept();
        }
    });
    // Whoever waits for `accepted` has read the answer by then.
    connect(this, &QDialog::finished, &units, &UnitModel::clear);
}

void UnitChooser::showEvent(QShowEvent* event) {
    ActDialog::showEvent(event);
    m_list->begin();
    if (m_preselected) {
        m_list->choose(*m_preselected);
    }
}

std::vector<core::UnitId> UnitChooser::chosen() const {
    std::vector<core::UnitId> units;
    for (const int row : m_list->chosen()) {
        if (auto id = m_units.unitAt(row)) {
            units.push_back(std::move(*id));
        }
    }
    return units;
}

bool UnitChooser::isOverridden() const {
    // Asked when the dialog has just been hidden: what counts is whether the box itself was shown in it.
    return !m_override->isHidden() && m_override->isChecked();
}

QString UnitChooser::nothingChosen() const {
    if (!m_units.place() && m_units.rowCount() > 0) {
        return tr("Chưa rõ vị trí vụ: tự chọn lực lượng bằng ↑ ↓ và phím cách.");
    }
    return m_units.bestRow() < 0 ? tr("Không có lực lượng phù hợp nào đang rảnh ở gần: tự chọn bằng ↑ ↓ và phím cách.")
                                 : tr("Chọn lực lượng.");
}

QString UnitChooser::complaintAbout(const std::vector<const geo::UnitAdvice*>& chosen) const {
    for (const auto* advice : chosen) {
        const auto sign = Wording::text(advice->id.value);
        if (advice->has(AdviceReason::busy)) {
            return tr("%1 đang bận vụ khác: gọi về trước hoặc chọn lực lượng khác.").arg(sign);
        }
        if (advice->standing == UnitStanding::onThisCase) {
            return tr("%1 đã ở vụ này.").arg(sign);
        }
        if (advice->has(AdviceReason::offDuty) || advice->has(AdviceReason::unavailable)) {
            return tr("%1 không sẵn sàng: chọn lực lượng khác.").arg(sign);
        }
    }
    const bool isOneSuitable = std::ranges::any_of(chosen, &geo::UnitAdvice::mayGoAlone);
    return isOneSuitable || m_override->isChecked() ? QString() : tr("Lực lượng này không đi một mình đến vụ như vậy.");
}

QString UnitChooser::warningAbout(const std::vector<const geo::UnitAdvice*>& chosen) const {
    const bool wantsPolice =
        std::ranges::any_of(chosen, [](const auto* advice) { return advice->has(AdviceReason::policeForP1); });
    const bool hasPolice =
        std::ranges::any_of(chosen, [](const auto* advice) { return advice->has(AdviceReason::police); });
    if (wantsPolice && !hasPolice) {
        return tr("Vụ P1 loại này cần công an: gửi thêm một tổ công an.");
    }
    const auto* best = m_units.adviceAt(m_units.bestRow());
    if (best == nullptr || !best->arrivalS || chosen.empty()) {
        return {};
    }
    const bool isSooner = std::ranges::all_of(chosen, [best](const auto* advice) {
        return advice->arrivalS &&
               *best->arrivalS + best->putBackS + kWorthSayingS < *advice->arrivalS + advice->putBackS;
    });
    return isSooner ? tr("%1 đến sớm hơn: %2.").arg(Wording::text(best->id.value), AdviceWording::arrival(*best))
                    : QString();
}

void UnitChooser::check() {
    std::vector<const geo::UnitAdvice*> chosen;
    for (const int row : m_list->chosen()) {
        if (const auto* advice = m_units.adviceAt(row)) {
            chosen.push_back(advice);
        }
    }
    m_override->setVisible(std::ranges::any_of(chosen, &needsOverride));
    setComplaint(chosen.empty() ? nothingChosen() : complaintAbout(chosen));
    m_warning->setText(warningAbout(chosen));
    m_warning->setVisible(!m_warning->text().isEmpty());
}

} // namespace trucban::widgets
