// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignHeader.h"

#include "models/CampaignWording.h"
#include "models/ReportingPeriods.h"
#include "models/Wording.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/actions/KeyButton.h"
#include "widgets/theme/Labels.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPoint>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace trucban::widgets {

using models::CampaignWording;
using models::Wording;

namespace {

constexpr int kShortBox = 14; ///< letters that a box has room for at least
constexpr int kLongBox = 28;
constexpr int kSeveral = -1; ///< stands for the wards that are chosen together

void add(QComboBox& box, const QString& text, const QVariant& data) {
    box.addItem(text, data);
    box.setItemData(box.count() - 1, text, Qt::ToolTipRole);
}

/// Says that nothing was chosen that is among the choices.
void choose(QComboBox& box, const QVariant& data) {
    box.setCurrentIndex(box.findData(data));
    box.setToolTip(box.currentText());
}

} // namespace

CampaignHeader::CampaignHeader(Theme& theme, ActionRegistry& registry, models::CampaignBoard& board, QWidget* parent)
    : QWidget(parent),
      m_board(board),
      m_campaigns(addBox("campaignBox")),
      m_baselines(addBox("campaignBaselineBox")),
      m_wards(addBox("campaignWardBox")),
      m_periods(addBox("campaignPeriodBox")),
      m_indicators(addBox("campaignIndicatorBox")),
      m_baselineLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_wardLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_periodLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_indicatorLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_day(new ThemedLabel(theme, TextRole::strong, this)),
      m_asOf(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_basis(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_choices(new QWidget(this)),
      m_which(new QHBoxLayout),
      m_buttons(new QHBoxLayout),
      m_upper(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_briefing(new KeyButton(theme, registry, ActionId::briefing, this)),
      m_edit(new KeyButton(theme, registry, ActionId::editCampaign, this)),
      m_new(new KeyButton(theme, registry, ActionId::newCampaign, this)) {
    setObjectName(QStringLiteral("campaignHeader"));
    m_day->setObjectName(QStringLiteral("campaignDay"));
    m_asOf->setObjectName(QStringLiteral("campaignAsOf"));
    m_basis->setObjectName(QStringLiteral("campaignBasis"));
    m_campaigns->setMinimumContentsLength(kLongBox);
    m_indicators->setMinimumContentsLength(kLongBox);
    m_asOf->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_which->addWidget(m_campaigns, 3);
    m_which->addWidget(m_day);
    m_which->addWidget(m_asOf, 2);
    m_buttons->addWidget(new KeyButton(theme, registry, ActionId::records, this));
    m_buttons->addWidget(m_briefing);
    m_buttons->addWidget(m_edit);
    m_buttons->addWidget(m_new);
    m_upper->addLayout(m_which, 1);
    m_upper->addLayout(m_buttons);
    auto* lower = new QHBoxLayout(m_choices);
    lower->setContentsMargins(0, 0, 0, 0);
    for (const auto& [label, box, stretch] :
         {std::tuple{m_periodLabel, m_periods, 2}, std::tuple{m_baselineLabel, m_baselines, 3},
          std::tuple{m_wardLabel, m_wards, 2}, std::tuple{m_indicatorLabel, m_indicators, 3}}) {
        label->setBuddy(box);
        lower->addWidget(label);
        lower->addWidget(box, stretch);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_upper);
    column->addWidget(m_basis);
    column->addWidget(m_choices);
    connect(m_campaigns, &QComboBox::activated, this, [this] {
        if (const auto id = core::Uuid::parse(m_campaigns->currentData().toString().toStdString())) {
            m_board.choose({*id});
        }
    });
    connect(m_baselines, &QComboBox::activated, this,
            [this] { m_board.chooseBaseline(m_baselines->currentData().toULongLong()); });
    connect(m_wards, &QComboBox::activated, this, [this] {
        if (const auto ward = m_wards->currentData(); ward != kSeveral) {
            m_board.chooseWard(core::WardCode{ward.toUInt()});
        }
    });
    connect(m_periods, &QComboBox::activated, this, [this] {
        const auto days = m_periods->currentData().toPoint();
        m_board.brush(figures::DaySpan{days.x(), days.y()});
    });
    connect(m_indicators, &QComboBox::activated, this, [this] { emit indicatorChosen(indicator()); });
    retranslate();
}

QComboBox* CampaignHeader::addBox(const char* name) {
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // long names do not widen the window
    box->setMinimumContentsLength(kShortBox);
    box->setMaxVisibleItems(20);
    return box;
}

void CampaignHeader::fillCampaigns() {
    const QSignalBlocker quiet(m_campaigns);
    m_campaigns->clear();
    for (const core::Campaign* campaign : m_board.campaigns()) {
        add(*m_campaigns,
            tr("%1 (%2)").arg(Wording::text(campaign->name), CampaignWording::span({campaign->from, campaign->to})),
            QString::fromStdString(campaign->id.toString()));
    }
    if (const auto* chosen = m_board.campaign()) {
        choose(*m_campaigns, QString::fromStdString(chosen->id.toString()));
    }
}

void CampaignHeader::fillBaselines() {
    const QSignalBlocker quiet(m_baselines);
    m_baselines->clear();
    const auto* campaign = m_board.campaign();
    const std::size_t count = campaign == nullptr ? 0 : campaign->baselines.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& baseline = campaign->baselines[i];
        QString other;
        if (baseline.campaign) {
            const auto all = m_board.campaigns();
            const auto found = std::ranges::find(all, *baseline.campaign, &core::Campaign::id);
            other = found == all.end() ? QString() : Wording::text((*found)->name);
        }
        add(*m_baselines, CampaignWording::baseline(baseline, other), QVariant::fromValue<qulonglong>(i));
    }
    add(*m_baselines, tr("không so sánh"), QVariant::fromValue<qulonglong>(count));
    choose(*m_baselines, QVariant::fromValue<qulonglong>(std::min(m_board.baselineIndex(), count)));
}

void CampaignHeader::fillWards() {
    const QSignalBlocker quiet(m_wards);
    m_wards->clear();
    const auto wards = m_board.wards();
    const auto& chosen = m_board.figures().asked().chosen;
    if (wards.size() != 1) {
        add(*m_wards, tr("tất cả %1 phường").arg(wards.size()), 0u);
    }
    std::vector<std::pair<QString, core::WardCode>> names;
    for (const core::WardCode ward : wards) {
        names.emplace_back(Wording::ward(ward), ward);
    }
    std::ranges::sort(names,
                      [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto& [name, ward] : names) {
        add(*m_wards, name, ward.value);
    }
    if (chosen.size() > 1) {
        add(*m_wards, tr("%1 phường đã chọn").arg(chosen.size()), kSeveral);
        choose(*m_wards, kSeveral);
    } else {
        choose(*m_wards, chosen.size() == 1 ? chosen.front().value : wards.size() == 1 ? wards.front().value : 0u);
    }
}

void CampaignHeader::fillPeriods() {
    const QSignalBlocker quiet(m_periods);
    m_periods->clear();
    const auto* campaign = m_board.campaign();
    if (campaign == nullptr) {
        return;
    }
    const auto pointOf = [](figures::DaySpan days) { return QPoint(days.from, days.to); };
    for (const auto& period : models::reportingPeriods(*campaign, m_today, m_board.board().policy().reporting)) {
        add(*m_periods, period.name, pointOf(period.days));
    }
    const auto shown = m_board.figures().asked().brush.value_or(figures::DaySpan{campaign->from, campaign->to});
    if (m_periods->findData(pointOf(shown)) < 0) {
        add(*m_periods, CampaignWording::span(shown), pointOf(shown));
    }
    choose(*m_periods, pointOf(shown));
}

void CampaignHeader::fillIndicators() {
    const QSignalBlocker quiet(m_indicators);
    const QString was = indicator();
    m_indicators->clear();
    for (const auto& known : m_board.indicators()) {
        add(*m_indicators, CampaignWording::indicator(known), QString::fromStdString(known.code()));
    }
    const int index = m_indicators->findData(was);
    m_indicators->setCurrentIndex(index >= 0 ? index : m_indicators->count() > 0 ? 0 : -1);
}

void CampaignHeader::setIndicator(const QString& code) {
    const QSignalBlocker quiet(m_indicators);
    if (m_indicators->findData(code) < 0 && figures::findIndicator(code.toStdString())) {
        add(*m_indicators, CampaignWording::indicator(*figures::findIndicator(code.toStdString())), code);
    }
    choose(*m_indicators, code);
}

QString CampaignHeader::indicator() const {
    return m_indicators->currentData().toString();
}

QString CampaignHeader::basis() const {
    const auto* campaign = m_board.campaign();
    if (campaign == nullptr) {
        return {};
    }
    QStringList parts{CampaignWording::span({campaign->from, campaign->to})};
    if (!campaign->basisNumber.empty()) {
        parts << (campaign->basisDay
                      ? tr("Căn cứ %1 ngày %2")
                            .arg(Wording::text(campaign->basisNumber), CampaignWording::date(*campaign->basisDay))
                      : tr("Căn cứ %1").arg(Wording::text(campaign->basisNumber)));
    }
    const auto& asked = m_board.figures().asked();
    const auto& wards = asked.wardsInView();
    if (wards.size() == 1) {
        const auto who = std::ranges::find(campaign->answerable, wards.front(), &core::Answerable::ward);
        if (who != campaign->answerable.end()) {
            parts << tr("Chịu trách nhiệm: %1").arg(Wording::text(who->name));
        }
    }
    return parts.join(QStringLiteral(" · "));
}

void CampaignHeader::rebuild() {
    fillCampaigns();
    fillBaselines();
    fillWards();
    fillPeriods();
    fillIndicators();
    m_basis->setText(basis());
    const bool hasCampaign = m_board.campaign() != nullptr;
    m_choices->setVisible(hasCampaign);
    m_basis->setVisible(hasCampaign);
    m_campaigns->setEnabled(m_campaigns->count() > 0);
}

void CampaignHeader::refreshTimes(core::Instant now) {
    const auto* campaign = m_board.campaign();
    if (campaign == nullptr) {
        m_day->clear();
        m_asOf->clear();
        return;
    }
    const core::Day today = core::dayNumber(now);
    if (std::exchange(m_today, today) != today) {
        fillPeriods();
    }
    m_day->setText(today < campaign->from ? tr("còn %1 ngày nữa bắt đầu").arg(campaign->from - today)
                   : today > campaign->to ? tr("đã kết thúc, %1 ngày").arg(campaign->days())
                                          : tr("Ngày %1/%2").arg(today - campaign->from + 1).arg(campaign->days()));
    const auto asOf = m_board.asOf();
    switch (m_board.state()) {
    case models::FiguresState::none:
        m_asOf->setText(tr("chưa có số liệu"));
        break;
    case models::FiguresState::loading:
        m_asOf->setText(asOf ? tr("đang cập nhật số liệu…") : tr("đang tải số liệu…"));
        break;
    case models::FiguresState::current:
        // As charts say: nothing was heard of since is nothing that changed.
        m_asOf->setText(tr("số liệu đến %1").arg(Wording::dateMinute(std::max(*asOf, m_board.figures().asked().asOf))));
        break;
    case models::FiguresState::stale:
        m_asOf->setText(tr("số liệu cũ: đến %1").arg(Wording::dateMinute(*asOf)));
        break;
    }
}

QSize CampaignHeader::minimumSizeHint() const {
    const int width = std::max(
        {m_which->minimumSize().width(), m_buttons->minimumSize().width(), m_choices->minimumSizeHint().width()});
    return {width, QWidget::minimumSizeHint().height()};
}

void CampaignHeader::resizeEvent(QResizeEvent* event) {
    const int wanted = m_which->sizeHint().width() + m_upper->spacing() + m_buttons->sizeHint().width();
    m_upper->setDirection(wanted <= width() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void CampaignHeader::retranslate() {
    m_campaigns->setAccessibleName(tr("Đợt cao điểm"));
    m_baselines->setAccessibleName(tr("So sánh với"));
    m_wards->setAccessibleName(tr("Phường"));
    m_periods->setAccessibleName(tr("Kỳ báo cáo"));
    m_indicators->setAccessibleName(tr("Chỉ số trên biểu đồ"));
    m_campaigns->setPlaceholderText(tr("Chưa có đợt nào"));
    m_baselineLabel->setText(tr("So với"));
    m_wardLabel->setText(tr("Phường"));
    m_periodLabel->setText(tr("Kỳ"));
    m_indicatorLabel->setText(tr("Chỉ số"));
    rebuild();
}

void CampaignHeader::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace trucban::widgets
