// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/review/AlarmReview.h"

#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/alarm/AlarmBook.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::AlarmLoad;
using models::Wording;

namespace {

enum Column { kMeasure, kValue, kAim, kVerdict, kColumns };

QString count(std::size_t number) {
    return Wording::number(static_cast<qlonglong>(number));
}

/// Fewer cannot tell 5 % from 15 %.
constexpr std::size_t kEnoughForMix = 20;
/// Twice as many P1 or P2 as there should be, or so many fewer of the rest, are worth a look at the kinds' priorities.
constexpr double kMostOfAim = 2;
constexpr double kFewerOthers = 0.20;

} // namespace

AlarmReview::AlarmReview(Theme& theme, AlarmBook& book, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_book(book),
      m_table(new QTableWidget(RowCount, kColumns, this)),
      m_basis(new ThemedLabel(theme, TextRole::body, this, "muted")) {
    setObjectName(QStringLiteral("alarmReview"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Báo động ở bàn này"));
    resize(theme.px(920), theme.px(420));
    build(theme);
    refresh();
}

void AlarmReview::build(Theme& theme) {
    auto* title = new ThemedLabel(theme, TextRole::title, this);
    title->setText(windowTitle());
    m_basis->setObjectName(QStringLiteral("alarmReviewBasis"));
    m_basis->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("alarmReviewTable"));
    m_table->setAccessibleName(windowTitle());
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(32));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setHorizontalHeaderLabels({tr("Chỉ số"), tr("Hiện tại"), tr("Nên"), tr("Nhận xét")});
    for (const int column : {kMeasure, kValue, kAim}) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    }
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("alarmReviewClose"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_basis, 1);
    foot->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14));
    column->setSpacing(theme.px(8));
    column->addWidget(title);
    column->addWidget(m_table, 1);
    column->addLayout(foot);
}

void AlarmReview::setRow(Row row, const QString& measure, const QString& value, const QString& aim, bool isMet) {
    const QStringList texts{measure, value, aim, isMet ? tr("đạt") : tr("cần xem lại")};
    for (int column = 0; column < kColumns; ++column) {
        auto* item = m_table->item(row, column);
        if (item == nullptr) {
            item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
        }
        item->setText(texts[column]);
        item->setToolTip(texts[column]);
        if (column == kVerdict) {
            item->setForeground(m_theme.colour(isMet ? Ink::success : Ink::warning));
        }
    }
}

void AlarmReview::refresh() {
    const auto health = m_book.health();
    showLoad(health);
    showMix(health);
    showStale(health);
    m_basis->setText(tr("%1 báo động ở bàn này từ %2, kể cả khi tắt tiếng. Mức nên có theo ISA-18.2 và EEMUA 191.")
                         .arg(count(health.count), Wording::dateMinute(health.from)));
}

void AlarmReview::showLoad(const models::AlarmHealth& health) {
    const auto isManaged = [](double perTen) { return models::alarmLoad(perTen) <= AlarmLoad::busy; };
    const bool isFlood = m_book.isFlood();
    setRow(LastTen, tr("10 phút vừa qua, mỗi cán bộ"),
           isFlood ? tr("%1, đang dồn dập").arg(count(health.lastTen)) : count(health.lastTen), tr("không quá 10"),
           !isFlood);
    setRow(Average, tr("Trung bình mỗi 10 phút"), Wording::decimal(health.perTen, 1), tr("1, không quá 2"),
           isManaged(health.perTen));
    setRow(Busiest, tr("10 phút nhiều nhất"),
           health.busiest == 0 ? tr("chưa có")
                               : tr("%1, từ %2").arg(count(health.busiest), Wording::dateMinute(health.busiestFrom)),
           tr("không quá 10"), models::alarmLoad(static_cast<double>(health.busiest)) != AlarmLoad::flood);
}

void AlarmReview::showMix(const models::AlarmHealth& health) {
    const std::array names{tr("P1 trong số báo động"), tr("P2 trong số báo động"), tr("P3 và P4 trong số báo động")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto share = health.share(i);
        // Only too much of what is urgent is wrong: many P3 harm nobody.
        const bool isEnough = health.count >= kEnoughForMix;
        const double aim = models::kAlarmMix[i];
        const bool isMeant =
            i + 1 < names.size() ? share.value_or(0) <= aim * kMostOfAim : share.value_or(0) >= aim - kFewerOthers;
        const bool isMet = !isEnough || isMeant;
        const auto value = !share ? tr("chưa có")
                                  : tr("%1 (%2 trong %3)")
                                        .arg(models::ChartWording::number(*share * 100, models::ChartForm::percent),
                                             count(health.mix[i]), count(health.count));
        setRow(static_cast<Row>(UrgentShare + static_cast<int>(i)), names[i], value,
               tr("khoảng %1 %").arg(Wording::decimal(models::kAlarmMix[i] * 100, 0)), isMet);
        if (!isEnough) {
            m_table->item(UrgentShare + static_cast<int>(i), kVerdict)->setText(tr("chưa đủ để nói"));
        }
    }
}

void AlarmReview::showStale(const models::AlarmHealth& health) {
    setRow(Stale, tr("Quá hạn tiếp nhận mà chưa ai trả lời"),
           health.oldestStale
               ? tr("%1 trong %2, cũ nhất từ %3")
                     .arg(count(health.stale), count(health.standing), Wording::dateMinute(*health.oldestStale))
               : tr("0 trong %1").arg(count(health.standing)),
           tr("không có"), health.stale == 0);
}

} // namespace trucban::widgets
