// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ResponseTable.h"

#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

/// What changes meanwhile waits so long: a figure that jumps each frame is read by nobody.
constexpr std::chrono::seconds kPause{3};
constexpr models::FilterParts kParts =
    models::without(models::kAllParts, {models::FilterPart::states, models::FilterPart::recent,
                                        models::FilterPart::time, models::FilterPart::area});
enum Column { kStage, kCount, kMedian, kNinety, kNinetyFive, kInTime, kColumns };

} // namespace

ResponseTable::ResponseTable(Theme& theme, models::Board& board, models::Filter& filter, models::FilterMatcher& matcher,
                             std::function<core::Instant()> clock, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_board(board),
      m_filter(filter),
      m_matcher(matcher),
      m_clock(std::move(clock)),
      m_spans(new QButtonGroup(this)),
      m_basis(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_table(new QTableWidget(static_cast<int>(models::kDeadlineStages.size()), kColumns, this)) {
    setObjectName(QStringLiteral("responseTable"));
    m_basis->setObjectName(QStringLiteral("responseBasis"));
    m_table->setObjectName(QStringLiteral("responseFigures"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(28));
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    auto* head = new QHBoxLayout;
    for (int span = 0; span <= static_cast<int>(Span::week); ++span) {
        auto* button = new QPushButton(this);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("responseSpan%1").arg(span));
        m_spans->addButton(button, span);
        head->addWidget(button);
    }
    m_spans->button(static_cast<int>(m_span))->setChecked(true);
    head->addSpacing(theme.px(10));
    head->addWidget(m_basis, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_spans, &QButtonGroup::idClicked, this, [this](int span) { setSpan(static_cast<Span>(span)); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &ResponseTable::count);
    connect(&board, &models::Board::changed, this, &ResponseTable::ask);
    connect(&filter, &models::Filter::changed, this, [this] {
        if (isVisible()) {
            count();
        }
    });
    retranslate();
}

void ResponseTable::setSpan(Span span) {
    m_span = span;
    m_spans->button(static_cast<int>(span))->setChecked(true);
    count();
}

void ResponseTable::ask() {
    if (isVisible() && !m_pause.isActive()) {
        m_pause.start();
    }
}

core::Instant ResponseTable::spanStart() const {
    const core::Instant now = m_clock();
    switch (m_span) {
    case Span::shift:
        return models::shiftStart(now);
    case Span::day:
        return now - std::chrono::hours(24);
    case Span::week:
        break;
    }
    return now - std::chrono::hours(7 * 24);
}

void ResponseTable::count() {
    if (!isVisible()) {
        return; // counted when it is looked at
    }
    const core::Instant from = spanStart();
    models::ResponseCounter counter(m_board.policy(), m_clock(), m_board.isExercise());
    std::size_t cases = 0;
    for (const auto& [id, case_] : m_board.state().cases) {
        if (case_.openedAt >= from && m_matcher.matches(case_, kParts)) {
            counter.add(case_);
            ++cases;
        }
    }
    m_figures = std::move(counter).figures();
    show(cases);
    m_pause.start(); // times run on without anything happening
}

void ResponseTable::show(std::size_t cases) {
    const auto time = [](const std::optional<std::chrono::milliseconds>& value) {
        return value ? Wording::duration(*value) : tr("chưa có");
    };
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const auto& figure = m_figures[i];
        const auto share = figure.share();
        const QString inTime = !share ? tr("không có hạn nào đến")
                                      : tr("%1 (%2 trong %3)")
                                            .arg(models::ChartWording::number(*share * 100, models::ChartForm::percent),
                                                 Wording::number(static_cast<qlonglong>(figure.inTime)),
                                                 Wording::number(static_cast<qlonglong>(figure.due)));
        const QString stage = Wording::deadlineStage(models::kDeadlineStages[i]);
        const QStringList texts{stage.left(1).toUpper() + stage.sliced(1),
                                Wording::number(static_cast<qlonglong>(figure.count)),
                                time(figure.p50),
                                time(figure.p90),
                                time(figure.p95),
                                inTime};
        for (int column = 0; column < kColumns; ++column) {
            auto* item = m_table->item(static_cast<int>(i), column);
            if (item == nullptr) {
                item = new QTableWidgetItem;
                m_table->setItem(static_cast<int>(i), column, item);
            }
            item->setText(texts[column]);
        }
    }
    const bool isPart = !models::asked(m_filter.spec(), kParts).isEmpty();
    const QString words =
        tr("%1 vụ mở từ %2").arg(Wording::number(static_cast<qlonglong>(cases)), Wording::dateMinute(spanStart()));
    m_basis->setText(m_board.fillingTo() ? tr("%1 · đang tải, chưa đủ").arg(words)
                     : isPart            ? tr("%1 · theo điều kiện lọc").arg(words)
                                         : words);
}

void ResponseTable::copy() const {
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < kColumns; ++column) {
        cells << m_table->horizontalHeaderItem(column)->text();
    }
    lines << cells.join(QLatin1Char('\t'));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < kColumns; ++column) {
            const auto* item = m_table->item(row, column);
            cells << (item != nullptr ? item->text() : QString());
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(m_basis->text() + QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
}

void ResponseTable::retranslate() {
    m_table->setHorizontalHeaderLabels(
        {tr("Chặng"), tr("Số vụ"), tr("Trung vị"), tr("90 %"), tr("95 %"), tr("Đúng hạn")});
    m_table->setAccessibleName(tr("Thời gian xử lý"));
    m_spans->button(static_cast<int>(Span::shift))->setText(tr("Ca này"));
    m_spans->button(static_cast<int>(Span::day))->setText(tr("24 giờ"));
    m_spans->button(static_cast<int>(Span::week))->setText(tr("7 ngày"));
    count();
}

void ResponseTable::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    count();
}

void ResponseTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

bool ResponseTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copy();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
