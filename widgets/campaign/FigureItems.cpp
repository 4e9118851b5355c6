// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/FigureItems.h"

#include "figures/Stocks.h"
#include "models/CampaignWording.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"
#include "wire/FigureBodies.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::CampaignWording;
using models::Wording;

namespace {

constexpr std::uint32_t kPage = 100;

struct RecordWords {
    QString what;
    QString detail;
};

/// As it was counted: it may have ended since.
core::InitiativeState stateOn(core::Day day, const core::InitiativeRecord& initiative) {
    for (const auto& stay : figures::staysOf(initiative)) {
        if (stay.from <= day && day < stay.until) {
            return stay.state;
        }
    }
    return initiative.state;
}

RecordWords wordsOf(const core::Record& record, core::Day day) {
    if (record.task) {
        const auto& task = *record.task;
        return {Wording::text(task.title),
                task.doneOn
                    ? FigureRecords::tr("xong %1").arg(CampaignWording::date(*task.doneOn))
                    : FigureRecords::tr("hạn %1, %2 %").arg(CampaignWording::date(task.due)).arg(task.progress)};
    }
    if (record.initiative) {
        return {Wording::text(record.initiative->name),
                CampaignWording::initiativeState(stateOn(day, *record.initiative))};
    }
    if (record.petition) {
        return {CampaignWording::label(record.petition->kind),
                record.petition->settledOn
                    ? FigureRecords::tr("xong %1").arg(CampaignWording::date(*record.petition->settledOn))
                    : FigureRecords::tr("chưa xong")};
    }
    if (record.inspection) {
        return {CampaignWording::label(record.inspection->premises), FigureRecords::tr("kiểm tra %1/%2, vi phạm %3")
                                                                         .arg(record.inspection->done)
                                                                         .arg(record.inspection->planned)
                                                                         .arg(record.inspection->violations)};
    }
    if (record.commendation) {
        return {Wording::text(record.commendation->reason), Wording::text(record.commendation->by)};
    }
    if (record.dayFigures) {
        return {FigureRecords::tr("Số liệu nhập ngày"), Wording::text(record.dayFigures->source)};
    }
    if (record.initiativeFigures) {
        return {FigureRecords::tr("Kết quả mô hình"), {}};
    }
    if (record.reintegration) {
        return {FigureRecords::tr("Tái hòa nhập"), {}};
    }
    if (record.team) {
        return {Wording::text(record.team->unit.value), Wording::text(record.team->decision)};
    }
    if (record.households) {
        return {FigureRecords::tr("Số hộ"), Wording::text(record.households->source)};
    }
    return {record.drugFree ? FigureRecords::tr("Khu phố không có ma túy") : QString(), {}};
}

} // namespace

FigureItems::FigureItems(Theme& theme, const models::Board& board, CommandGateway& gateway,
                         const figures::IndicatorRef& indicator, const figures::Slice& slice, QWidget* parent)
    : PagedDialog(theme, gateway, QStringLiteral("figureItems"), CampaignWording::indicator(indicator), parent),
      m_board(board),
      m_indicator(indicator),
      m_open(new QPushButton(tr("&Mở vụ  (Enter)"), this)) {
    const bool isVisits = indicator.indicator->drill == figures::DrillKind::visits;
    if (isVisits) {
        setColumns({{tr("Lúc"), 128},
                    {tr("Phường / xã"), 150},
                    {tr("Khu phố"), 140},
                    {tr("Tổ"), 110},
                    {tr("Mã hộ"), 120},
                    {tr("Tính"), 60}});
    } else {
        setColumns({{tr("Lúc"), 128},
                    {tr("Mã"), 118},
                    {tr("Ưu tiên"), 62},
                    {tr("Loại việc"), 180},
                    {tr("Phường / xã"), 150},
                    {tr("Trạng thái"), 130},
                    {tr("Tính"), 50}});
    }
    setWords({.asking = tr("Đang hỏi máy chủ…"),
              .failed = tr("Không hỏi được máy chủ. Kiểm tra kết nối rồi mở lại."),
              .nothing = tr("Số này không gồm mục nào, hoặc không mục nào trong phạm vi của bạn.")});
    auto* basis = new ElidedLabel(theme, TextRole::small, this, "muted");
    basis->setObjectName(QStringLiteral("figureItemsBasis"));
    basis->setText(tr("%1. Cách tính: %2").arg(CampaignWording::span(slice.days), CampaignWording::formula(indicator)));
    column().insertWidget(0, basis);
    m_open->setObjectName(QStringLiteral("figureItemsOpen"));
    m_open->setAutoDefault(false);
    m_open->setVisible(!isVisits);
    column().insertWidget(2, m_open, 0, Qt::AlignLeft);
    auto* table = findChild<QTableWidget*>(QStringLiteral("figureItemsTable"));
    connect(table, &QTableWidget::itemActivated, this, &FigureItems::openCurrent);
    connect(table, &QTableWidget::currentCellChanged, this, &FigureItems::noteCurrent);
    connect(m_open, &QPushButton::clicked, this, &FigureItems::openCurrent);
    noteCurrent();
    wire::Query query;
    query.kind = wire::QueryKind::figureItems;
    query.text =
        wire::encode(wire::FigureItemsRequest{.indicator = indicator.code(), .denominator = false, .slice = slice});
    query.limit = kPage;
    ask(std::move(query));
    table->setFocus();
}

void FigureItems::addCase(const core::Case& case_, core::Instant at, std::uint32_t count) {
    m_cases.push_back(case_.id);
    addRow({Wording::dateMinute(at), Wording::text(case_.code), Wording::priorityShort(case_.priority),
            Wording::kind(m_board.policy(), case_.kind), Wording::caseWard(case_, m_board.primaryAlert(case_)),
            case_.outcome ? Wording::disposition(case_.outcome->disposition) : Wording::caseState(case_.state),
            Wording::number(count)});
}

void FigureItems::addVisit(const core::Visit& visit, std::uint32_t count) {
    m_cases.emplace_back(std::nullopt);
    addRow({Wording::dateMinute(visit.visitedAt), Wording::ward(visit.ward), Wording::text(visit.neighbourhood),
            Wording::text(visit.team.value), Wording::text(visit.householdCode), Wording::number(count)});
}

void FigureItems::take(const wire::Result& result) {
    const auto answer = wire::decodeFigureItems(result.text.value_or(std::string{}));
    if (!answer) {
        return;
    }
    m_total = answer->total;
    m_counted = answer->counted;
    const bool isVisits = m_indicator.indicator->drill == figures::DrillKind::visits;
    for (const figures::DrillItem& item : answer->items) {
        if (isVisits) {
            const auto visit = std::ranges::find(result.visits, core::VisitId{item.id}, &core::Visit::id);
            visit != result.visits.end() ? addVisit(*visit, item.count) : void(++m_hidden);
        } else {
            const auto found = std::ranges::find(result.cases, item.caseId, &core::Case::id);
            const core::Case* case_ = found != result.cases.end() ? &*found : m_board.case_(item.caseId);
            case_ != nullptr ? addCase(*case_, item.at, item.count) : void(++m_hidden);
        }
    }
    noteCurrent();
}

QString FigureItems::countText(int rows, bool isAll) const {
    QString text =
        isAll ? tr("%1 mục, hết").arg(Wording::number(rows))
              : tr("%1 trong %2 mục").arg(Wording::number(rows), Wording::number(static_cast<qlonglong>(m_total)));
    if (m_counted != m_total) {
        text = tr("%1; cộng lại là %2").arg(text, Wording::number(static_cast<qlonglong>(m_counted)));
    }
    if (m_hidden > 0) {
        text = tr("%1; %2 mục ngoài phạm vi của bạn").arg(text, Wording::number(static_cast<qlonglong>(m_hidden)));
    }
    return text;
}

void FigureItems::noteCurrent() {
    const int row = findChild<QTableWidget*>(QStringLiteral("figureItemsTable"))->currentRow();
    const auto id = row >= 0 && row < std::ssize(m_cases) ? m_cases[static_cast<std::size_t>(row)] : std::nullopt;
    const bool isHere = id && m_board.case_(*id) != nullptr;
    m_open->setEnabled(isHere);
    m_open->setToolTip(id && !isHere ? tr("Vụ đã vào kho lưu trữ: chỉ xem được ở đây.") : QString());
}

void FigureItems::openCurrent() {
    const int row = findChild<QTableWidget*>(QStringLiteral("figureItemsTable"))->currentRow();
    if (row < 0 || row >= std::ssize(m_cases)) {
        return;
    }
    const auto id = m_cases[static_cast<std::size_t>(row)];
    if (id && m_board.case_(*id) != nullptr) {
        emit caseWanted(*id);
        accept();
    }
}

FigureRecords::FigureRecords(Theme& theme, const models::CampaignBoard& board, const figures::IndicatorRef& indicator,
                             const figures::Slice& slice, QWidget* parent)
    : QDialog(parent) {
    setObjectName(QStringLiteral("figureRecords"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(CampaignWording::indicator(indicator));
    resize(theme.px(860), theme.px(560));
    auto* column = new QVBoxLayout(this);
    auto* basis = new ElidedLabel(theme, TextRole::small, this, "muted");
    basis->setText(tr("Cách tính: %1").arg(CampaignWording::formula(indicator)));
    auto* table = new QTableWidget(0, 6, this);
    table->setObjectName(QStringLiteral("figureRecordsTable"));
    table->setAccessibleName(windowTitle());
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->setHorizontalHeaderLabels(
        {tr("Ngày"), tr("Phường / xã"), tr("Nội dung"), tr("Tình trạng"), tr("Tính"), tr("Người nhập")});
    const std::array widths{100, 150, 280, 160, 60, 100};
    for (int i = 0; i < 6; ++i) {
        table->setColumnWidth(i, theme.px(widths[static_cast<std::size_t>(i)]));
    }
    table->horizontalHeader()->setStretchLastSection(true);
    std::int64_t counted = 0;
    const core::Day last = std::min(slice.days.to, core::dayNumber(slice.asOf));
    for (const figures::RecordItem& item : board.recordsBehind(indicator, slice)) {
        const auto found = board.board().state().records.find(item.id);
        if (found == board.board().state().records.end()) {
            continue;
        }
        const core::Record& record = found->second;
        const auto [what, detail] = wordsOf(record, last);
        const int row = table->rowCount();
        table->insertRow(row);
        counted += item.count;
        const QStringList texts{CampaignWording::date(item.day),
                                record.ward.isNone() ? tr("Toàn thành phố") : Wording::ward(record.ward),
                                what,
                                detail,
                                Wording::number(item.count),
                                Wording::text(record.savedBy)};
        for (int i = 0; i < 6; ++i) {
            auto* cell = new QTableWidgetItem(texts[i]);
            cell->setToolTip(texts[i]);
            table->setItem(row, i, cell);
        }
    }
    auto* state = new ThemedLabel(theme, TextRole::body, this, "muted");
    state->setObjectName(QStringLiteral("figureRecordsState"));
    state->setText(
        table->rowCount() == 0
            ? tr("Số này không gồm mục nào.")
            : tr("%1 mục, cộng lại là %2").arg(Wording::number(table->rowCount()), Wording::number(counted)));
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(basis);
    column->addWidget(table, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(state, 1);
    foot->addWidget(close);
    column->addLayout(foot);
    table->setFocus();
}

} // namespace trucban::widgets
