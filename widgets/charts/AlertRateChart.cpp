// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/AlertRateChart.h"

#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::size_t kMostSeries = 8;
constexpr int kLegendRows = 4;
constexpr std::chrono::milliseconds kRedrawPause{400};

core::Instant startOfToday(core::Instant now) {
    return std::chrono::floor<std::chrono::days>(now + core::kVietnamUtcOffset) - core::kVietnamUtcOffset;
}

} // namespace

AlertRateChart::AlertRateChart(Theme& theme, models::Board& board, models::AlertRate& rate, models::Filter& filter,
                               std::function<core::Instant()> clock, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_rate(rate),
      m_filter(filter),
      m_clock(std::move(clock)),
      m_title(new ThemedLabel(theme, TextRole::strong, this)),
      m_readout(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_noise(board, m_clock),
      m_noiseWords(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_tableButton(new QToolButton(this)),
      m_stack(new QStackedWidget(this)),
      m_plot(new AlertRatePlot(theme, this)),
      m_table(new QTableWidget(this)),
      m_legend(new QWidget(this)),
      m_legendGrid(new QGridLayout(m_legend)) {
    setObjectName(QStringLiteral("alertRateChart"));
    setProperty("role", QByteArray("panel"));
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_readout->setObjectName(QStringLiteral("chartReadout"));
    m_noiseWords->setObjectName(QStringLiteral("chartNoise"));
    m_tableButton->setObjectName(QStringLiteral("chartTableButton"));
    m_tableButton->setCheckable(true);
    m_table->setObjectName(QStringLiteral("chartTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_legend->setObjectName(QStringLiteral("chartLegend"));
    m_legendGrid->setContentsMargins(0, 0, 0, 0);
    m_legendGrid->setVerticalSpacing(0);
    m_legendGrid->setHorizontalSpacing(6);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table);

    auto* upper = new QHBoxLayout;
    upper->setContentsMargins(10, 5, 6, 0);
    upper->setSpacing(10);
    upper->addWidget(m_title);
    upper->addWidget(m_readout, 1);
    upper->addWidget(m_noiseWords);
    upper->addWidget(m_tableButton);
    auto* lower = new QHBoxLayout;
    lower->setContentsMargins(8, 0, 6, 4);
    lower->setSpacing(6);
    lower->addWidget(m_stack, 1);
    lower->addWidget(m_legend, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(2);
    column->addLayout(upper);
    column->addLayout(lower, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(kRedrawPause);
    connect(&m_pause, &QTimer::timeout, this, &AlertRateChart::refresh);
    connect(&rate, &models::AlertRate::changed, this, [this] {
        if (!m_pause.isActive()) {
            m_pause.start();
        }
    });
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (change.isFill) {
            showReadout(std::nullopt); // at once: "no alerts yet" must not stand there while they are loaded
            m_pause.start();
        }
    });
    connect(&m_noise, &models::NoiseRate::changed, this, [this] {
        if (!m_pause.isActive()) {
            m_pause.start();
        }
    });
    connect(&filter, &models::Filter::changed, this, &AlertRateChart::refresh);
    connect(&theme, &Theme::changed, this, &AlertRateChart::refresh);
    connect(m_tableButton, &QToolButton::toggled, this, &AlertRateChart::tableRequested);
    connect(m_plot, &AlertRatePlot::hourHovered, this, &AlertRateChart::showReadout);
    connect(m_plot, &AlertRatePlot::barClicked, this,
            [this](const std::vector<std::string>& kinds, int hour) { choose(kinds, hour); });
    connect(m_plot, &AlertRatePlot::hoursChosen, this, &AlertRateChart::chooseHours);
    connect(m_plot, &AlertRatePlot::windowCleared, this, &AlertRateChart::clearTime);
    retranslate();
}

void AlertRateChart::setAsTable(bool asTable) {
    m_tableButton->setChecked(asTable);
    m_stack->setCurrentIndex(asTable ? 1 : 0);
    refresh();
}

void AlertRateChart::focusChart() {
    m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

// Of today; nothing when no time is asked for, or none of today's.
std::optional<AlertRatePlot::Span> AlertRateChart::window() const {
    const auto now = m_clock();
    const auto asked = models::windowOf(m_filter.spec(), now);
    if (!asked.from && !asked.to) {
        return std::nullopt;
    }
    const auto hours = [today = startOfToday(now)](core::Instant at) {
        return std::clamp(std::chrono::duration<double, std::ratio<3600>>(at - today).count(), 0.0, 24.0);
    };
    const AlertRatePlot::Span span{.from = asked.from ? hours(*asked.from) : 0, .to = hours(asked.to.value_or(now))};
    return span.from < span.to ? std::optional(span) : std::nullopt;
}

void AlertRateChart::chooseHours(int first, int last) {
    auto spec = m_filter.spec();
    spec.span = models::TimeSpan::any;
    spec.from = startOfToday(m_clock()) + std::chrono::hours(first);
    spec.to = startOfToday(m_clock()) + std::chrono::hours(last + 1);
    m_filter.setSpec(spec);
}

void AlertRateChart::clearTime() {
    auto spec = m_filter.spec();
    spec.span = models::TimeSpan::any;
    spec.from.reset();
    spec.to.reset();
    m_filter.setSpec(spec);
}

void AlertRateChart::choose(const std::vector<std::string>& kinds, std::optional<int> hour) {
    auto spec = m_filter.spec();
    auto wanted = spec;
    wanted.kinds = kinds;
    wanted.span = models::TimeSpan::any;
    wanted.from.reset();
    wanted.to.reset();
    if (hour) {
        wanted.from = startOfToday(m_clock()) + std::chrono::hours(*hour);
        wanted.to = *wanted.from + std::chrono::hours(1);
    }
    if (wanted == spec) {
        wanted.kinds.clear();
        wanted.from.reset();
        wanted.to.reset();
    }
    m_filter.setSpec(wanted);
}

void AlertRateChart::setKnowledge(Knowledge knowledge) {
    if (std::exchange(m_knowledge, knowledge) != knowledge) {
        showReadout(std::nullopt);
    }
}

void AlertRateChart::refreshTimes() {
    if (std::chrono::floor<std::chrono::hours>(m_clock()) != m_shownHour) {
        refresh();
    }
}

void AlertRateChart::refresh() {
    m_shownHour = std::chrono::floor<std::chrono::hours>(m_clock());
    m_series = chartSeries(m_rate.today(), m_board.policy(), kMostSeries, tr("Còn lại"));
    m_colours.assign(m_series);
    const bool comparable = m_rate.comparedDays() > 0;
    m_plot->show({.series = m_series,
                  .mean = comparable ? std::optional(m_rate.meanOfLastDays()) : std::nullopt,
                  .currentHour = m_rate.currentHour(),
                  .window = window(),
                  .chosenKinds = m_filter.spec().kinds});
    fillLegend();
    if (m_stack->currentWidget() == m_table) {
        fillTable();
    }
    showReadout(std::nullopt);
    showNoise();
}

void AlertRateChart::showNoise() {
    const auto share = [](const models::NoiseRate::Share& of) {
        return of.closed == 0 ? tr("chưa vụ nào kết thúc")
                              : tr("%1 (%2/%3)")
                                    .arg(models::ChartWording::number(of.value() * 100, models::ChartForm::percent),
                                         Wording::number(of.noise), Wording::number(of.closed));
    };
    m_noiseWords->setText(
        tr("Tin nhiễu: hôm nay %1 · 7 ngày trước %2").arg(share(m_noise.today()), share(m_noise.lastDays())));
    m_noiseWords->setToolTip(tr("Phần các vụ đã kết thúc mà không cần xử lý: bấm nhầm, báo giả, thử nghiệm, không liên "
                                "lạc được hoặc có lý do không xử lý. Vụ trùng và diễn tập không tính."));
}

void AlertRateChart::showReadout(std::optional<int> hour) {
    const auto mean = m_rate.meanOfLastDays();
    const bool comparable = m_rate.comparedDays() > 0;
    const auto sum = [this](std::optional<int> at) {
        double total = 0;
        for (const auto& series : m_series) {
            total += at ? series.hours[static_cast<std::size_t>(*at)] : series.total;
        }
        return std::llround(total);
    };
    QString text;
    if (hour) {
        const auto alerts = sum(hour);
        text = tr("%1–%2 giờ: %3 tin", nullptr, static_cast<int>(alerts))
                   .arg(*hour)
                   .arg(*hour + 1)
                   .arg(Wording::number(alerts));
        if (comparable) {
            text += tr(", trung bình %1").arg(Wording::decimal(mean[static_cast<std::size_t>(*hour)], 1));
        }
        for (const auto& series : m_series) {
            if (const auto count = std::llround(series.hours[static_cast<std::size_t>(*hour)]); count > 0) {
                text += QStringLiteral(" · %1 %2").arg(series.name, Wording::number(count));
            }
        }
    } else {
        const bool isKnown = m_knowledge == Knowledge::current;
        text = !m_series.empty()
                   ? tr("%1 tin", nullptr, static_cast<int>(sum(std::nullopt))).arg(Wording::number(sum(std::nullopt)))
               : isKnown ? tr("Hôm nay chưa có tin báo")
                         : tr("Chưa biết số tin báo hôm nay");
        if (m_rate.isFiltered()) {
            text = tr("Theo bộ lọc: %1").arg(text);
        }
        if (window()) {
            text += tr(" · đang lọc theo giờ, Esc để bỏ");
        }
        text += comparable ? tr(" · nét đứt: trung bình %n ngày trước", nullptr, m_rate.comparedDays())
                           : tr(" · chưa có ngày trọn nào trước đó để so sánh");
        if (m_board.fillingTo()) {
            text = tr("Đang nạp, chưa đủ: %1").arg(text);
        }
    }
    m_readout->setText(text);
    m_plot->setAccessibleName(QStringLiteral("%1: %2").arg(m_title->text(), text));
}

void AlertRateChart::fillLegend() {
    auto buttons = m_legend->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly);
    while (static_cast<std::size_t>(buttons.size()) < m_series.size()) {
        auto* button = new QPushButton(m_legend);
        button->setProperty("role", QByteArray("legend"));
        button->setAutoDefault(false);
        // Two columns: a low chart shows them all.
        const int place = static_cast<int>(buttons.size());
        m_legendGrid->addWidget(button, place % kLegendRows, place / kLegendRows);
        connect(button, &QPushButton::clicked, this, [this, index = static_cast<std::size_t>(buttons.size())] {
            if (index < m_series.size()) {
                choose(m_series[index].kinds, std::nullopt);
            }
        });
        buttons << button;
    }
    const int side = m_theme.px(10);
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        auto* button = buttons[i];
        const auto index = static_cast<std::size_t>(i);
        button->setVisible(index < m_series.size());
        if (index >= m_series.size()) {
            continue;
        }
        const auto& series = m_series[index];
        QPixmap swatch(QSize(side, side) * devicePixelRatioF());
        swatch.setDevicePixelRatio(devicePixelRatioF());
        swatch.fill(AlertRatePlot::seriesColour(m_theme, series.colour));
        button->setObjectName(QStringLiteral("legend%1").arg(i));
        button->setIcon(QIcon(swatch));
        button->setIconSize(QSize(side, side));
        button->setFont(m_theme.font(TextRole::small));
        const auto name = QStringLiteral("%1  %2").arg(series.name, Wording::number(std::llround(series.total)));
        button->setText(button->fontMetrics().elidedText(name, Qt::ElideMiddle, m_theme.px(180)));
        button->setToolTip(tr("Lọc theo: %1").arg(name));
        button->setFixedHeight(m_theme.px(19));
    }
}

void AlertRateChart::fillTable() {
    const auto mean = m_rate.meanOfLastDays();
    const bool comparable = m_rate.comparedDays() > 0;
    const int rows = static_cast<int>(m_series.size()) + (comparable ? 1 : 0);
    m_table->setRowCount(rows);
    m_table->setColumnCount(25);
    QStringList columns{tr("Tổng")};
    for (int hour = 0; hour < 24; ++hour) {
        columns << tr("%1 giờ").arg(hour);
    }
    m_table->setHorizontalHeaderLabels(columns);
    QStringList names;
    const auto put = [this](int row, int column, const QString& text) {
        auto* item = new QTableWidgetItem(text);
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, column, item);
    };
    for (int row = 0; row < static_cast<int>(m_series.size()); ++row) {
        const auto& series = m_series[static_cast<std::size_t>(row)];
        names << series.name;
        put(row, 0, Wording::number(std::llround(series.total)));
        for (int hour = 0; hour < 24; ++hour) {
            put(row, hour + 1, Wording::number(std::llround(series.hours[static_cast<std::size_t>(hour)])));
        }
    }
    if (comparable) {
        names << tr("Trung bình %n ngày trước", nullptr, m_rate.comparedDays());
        put(rows - 1, 0, Wording::decimal(std::accumulate(mean.begin(), mean.end(), 0.0), 1));
        for (int hour = 0; hour < 24; ++hour) {
            put(rows - 1, hour + 1, Wording::decimal(mean[static_cast<std::size_t>(hour)], 1));
        }
    }
    m_table->setVerticalHeaderLabels(names);
    m_table->resizeColumnsToContents();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(24));
}

void AlertRateChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void AlertRateChart::retranslate() {
    m_title->setText(tr("Tin báo hôm nay theo giờ"));
    m_tableButton->setIcon(m_theme.icon(QStringLiteral("ui/list")));
    m_tableButton->setToolTip(tr("Xem dạng bảng (Ctrl+Shift+B)"));
    m_tableButton->setAccessibleName(tr("Biểu đồ dạng bảng"));
    m_table->setAccessibleName(m_title->text());
    refresh();
}

} // namespace trucban::widgets
