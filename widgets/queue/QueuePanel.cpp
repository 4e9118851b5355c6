// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueuePanel.h"

#include "models/Wording.h"
#include "widgets/queue/FilterBar.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/queue/SortMenu.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::chrono::milliseconds kCountPause{100};

} // namespace

QueuePanel::QueuePanel(Theme& theme, models::Board& board, models::QueueModel& model, models::Filter& filter,
                       models::Selection& selection, std::function<core::Instant()> clock, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_model(model),
      m_filter(filter),
      m_selection(selection),
      m_clock(clock),
      m_title(new ThemedLabel(theme, TextRole::strong, this)),
      m_count(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_filterBar(new FilterBar(theme, board, filter, std::move(clock), this)),
      m_table(new QueueTable(theme, board, model, selection, this)),
      m_newAbove(new QPushButton(m_table)),
      m_hiddenUrgent(new QPushButton(m_table)),
      m_empty(new ThemedLabel(theme, TextRole::body, m_table->viewport(), "muted")),
      m_sortMenu(new SortMenu(model, this)),
      m_sort(new QPushButton(this)),
      m_marked(new QPushButton(this)),
      m_archiveWords(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_archiveButton(new QPushButton(this)) {
    setObjectName(QStringLiteral("queuePanel"));
    setProperty("role", QByteArray("panel"));
    m_title->setObjectName(QStringLiteral("queueTitle"));
    m_count->setObjectName(QStringLiteral("queueCount"));
    m_newAbove->setObjectName(QStringLiteral("queueNewAbove"));
    m_newAbove->setProperty("role", QByteArray("newAbove"));
    m_newAbove->hide();
    m_hiddenUrgent->setObjectName(QStringLiteral("queueHiddenUrgent"));
    m_hiddenUrgent->setProperty("role", QByteArray("hiddenUrgent"));
    m_hiddenUrgent->setAutoDefault(false);
    m_empty->setObjectName(QStringLiteral("queueEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_table, 1);
    column->addWidget(makeArchiveLine());
    wire(board);
    retranslate();
}

QWidget* QueuePanel::makeHeader() {
    m_sort->setObjectName(QStringLiteral("queueSort"));
    m_sort->setProperty("role", QByteArray("chip"));
    m_sort->setAutoDefault(false);
    m_sort->setFocusPolicy(Qt::NoFocus); // its key is enough
    m_marked->setObjectName(QStringLiteral("queueMarked"));
    m_marked->setProperty("role", QByteArray("chip"));
    m_marked->setAutoDefault(false);
    m_marked->setFocusPolicy(Qt::NoFocus);
    m_marked->hide();
    auto* words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_title);
    words->addWidget(m_count);
    auto* sorted = new QVBoxLayout;
    sorted->setContentsMargins(0, 5, 0, 0); // on the line of the words beside it
    sorted->addWidget(m_sort);
    sorted->addWidget(m_marked);
    sorted->addStretch(1);
    words->addLayout(sorted);
    words->addWidget(m_filterBar, 1);
    words->setAlignment(m_title, Qt::AlignTop);
    words->setAlignment(m_count, Qt::AlignTop);
    auto* header = new QWidget(this);
    header->setObjectName(QStringLiteral("queueHeader"));
    header->setProperty("role", QByteArray("panelHeader"));
    header->setLayout(words);
    words->setContentsMargins(10, 6, 8, 6);
    m_title->setContentsMargins(0, 5, 0, 0);
    m_count->setContentsMargins(0, 5, 0, 0);
    return header;
}

QWidget* QueuePanel::makeArchiveLine() {
    m_archive = new QWidget(this);
    m_archive->setObjectName(QStringLiteral("queueArchive"));
    m_archive->hide();
    m_archiveWords->setWordWrap(true);
    m_archiveButton->setObjectName(QStringLiteral("queueOlderCases"));
    m_archiveButton->setAutoDefault(false);
    auto* line = new QHBoxLayout(m_archive);
    line->setContentsMargins(10, 4, 8, 4);
    line->addWidget(m_archiveWords, 1);
    line->addWidget(m_archiveButton);
    return m_archive;
}

void QueuePanel::wire(models::Board& board) {
    m_table->viewport()->installEventFilter(this);
    connect(m_filterBar, &FilterBar::leaveRequested, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid()) {
            m_table->step(0);
        }
    });
    connect(m_newAbove, &QPushButton::clicked, m_table, &QueueTable::goToTop);
    connect(m_table, &QueueTable::newAboveChanged, this, &QueuePanel::showAbove);
    connect(m_table, &QueueTable::urgentAboveChanged, this, &QueuePanel::showAbove);
    connect(m_hiddenUrgent, &QPushButton::clicked, this, &QueuePanel::hiddenUrgentRequested);
    connect(m_archiveButton, &QPushButton::clicked, this,
            [this] { emit olderCasesRequested(m_filter.spec().text.trimmed()); });
    connect(m_sort, &QPushButton::clicked, &m_model, [this] { m_model.sort(-1); });
    connect(&m_model, &models::QueueModel::sortChanged, this, &QueuePanel::showSort);
    connect(&m_model, &models::QueueModel::hiddenUrgentCountChanged, this, &QueuePanel::showHiddenUrgent);
    connect(m_marked, &QPushButton::clicked, &m_selection, [this] { m_selection.setSelected({}); });
    connect(&m_selection, &models::Selection::selectedChanged, this, &QueuePanel::showMarked);
    const auto recount = [this] { updateCount(); };
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, recount);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, recount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, recount);
    connect(&board, &models::Board::changed, this, recount);
    connect(&m_filter, &models::Filter::changed, this, recount);
}

void QueuePanel::openSortMenu() {
    m_sortMenu->popup(m_table->mapToGlobal(QPoint(m_theme.px(8), m_theme.px(28))));
}

void QueuePanel::showAbove() {
    const int urgent = m_table->urgentAbove();
    m_newAbove->setVisible(urgent > 0 || m_table->newAbove() > 0);
    m_newAbove->setText(newAboveText());
    setStyleRole(*m_newAbove, urgent > 0 ? "hiddenUrgent" : "newAbove");
    placeOverlays();
}

QString QueuePanel::newAboveText() const {
    const int count = m_table->newAbove();
    const auto number = Wording::number(count) + (count == QueueTable::kMostNewAbove ? QStringLiteral("+") : QString());
    const auto urgent = Wording::number(m_table->urgentAbove());
    if (m_table->urgentAbove() == 0) {
        return tr("↑ %1 tin mới phía trên").arg(number);
    }
    return count == 0 ? tr("↑ %1 P1 chưa tiếp nhận phía trên").arg(urgent)
                      : tr("↑ %1 P1 chưa tiếp nhận, %2 tin mới phía trên").arg(urgent, number);
}

void QueuePanel::showSort() {
    const auto column = m_model.sortColumn();
    m_sort->setVisible(column.has_value());
    if (column) {
        m_sort->setText(tr("Xếp: %1").arg(sortedBy(m_model, *column, m_model.sortDirection())) + QStringLiteral("  ×"));
        m_sort->setToolTip(tr("Về thứ tự trực: mức ưu tiên, rồi chờ lâu nhất (Ctrl+Shift+X). P1 chưa tiếp nhận vẫn "
                              "đứng đầu, xếp thế nào cũng vậy."));
        m_sort->setAccessibleName(m_sort->toolTip());
    }
}

void QueuePanel::showMarked() {
    const auto count = m_selection.selected().size();
    m_marked->setVisible(count > 0);
    m_marked->setText(tr("%1 đã đánh dấu").arg(Wording::number(static_cast<qlonglong>(count))) + QStringLiteral("  ×"));
    m_marked->setToolTip(tr("Bỏ mọi dấu (Esc trong hàng chờ). F5: kết thúc các vụ đã đánh dấu mà không cần xử lý."));
    m_marked->setAccessibleName(m_marked->text());
}

void QueuePanel::setCondition(bool stale, Knowledge knowledge) {
    m_table->setStale(stale);
    if (std::exchange(m_knowledge, knowledge) != knowledge) {
        updateCount();
    }
    updateEmpty();
}

QString QueuePanel::countText() const {
    const auto total = Wording::number(m_model.totalCases());
    if (m_model.isFilling()) {
        return tr("%1 vụ, đang nạp…").arg(Wording::number(m_model.rowCount()));
    }
    if (m_model.totalCases() == 0 && m_knowledge != Knowledge::current) {
        return m_knowledge == Knowledge::notForRole ? QString() : tr("chưa biết số vụ");
    }
    return m_filter.spec().isEmpty() ? tr("%1 vụ đang mở").arg(total)
                                     : tr("%1 vụ khớp · %2 đang mở").arg(Wording::number(m_model.rowCount()), total);
}

void QueuePanel::updateCount() {
    // At most ten times a second, however many rows moved.
    if (!std::exchange(m_countStale, true)) {
        QTimer::singleShot(kCountPause, this, [this] {
            m_countStale = false;
            m_count->setText(countText());
            updateEmpty();
        });
    }
}

QString QueuePanel::emptyText() const {
    if (m_knowledge == Knowledge::notForRole) {
        return tr(
            "Tài khoản tổ công tác không xem vụ việc.\nLượt đến nhà và giới thiệu được ghi bằng thiết bị của tổ.");
    }
    if (!m_filter.spec().isEmpty() && (m_model.totalCases() > 0 || m_knowledge == Knowledge::current)) {
        return tr("Không có vụ nào khớp điều kiện lọc.\nCtrl+Shift+F để bỏ lọc.");
    }
    switch (m_knowledge) {
    case Knowledge::loading:
        return tr("Đang tải vụ việc từ máy chủ…");
    case Knowledge::refused:
        return tr("Chưa biết có vụ việc nào: máy chủ từ chối máy này.\nXem lý do ở đầu cửa sổ.");
    case Knowledge::stale:
        return tr("Chưa biết có vụ việc nào: không nghe được máy chủ.\nNhận tin theo cách ghi ở đầu cửa sổ.");
    case Knowledge::current:
    case Knowledge::notForRole:
        break;
    }
    return m_isPast ? tr("Không có vụ việc đang mở vào lúc đó.")
                    : tr("Không có vụ việc đang mở.\nTin báo mới sẽ hiện ở đây ngay khi đến.");
}

void QueuePanel::updateEmpty() {
    m_empty->setVisible(m_model.rowCount() == 0);
    m_empty->setText(emptyText());
    showArchive();
}

// Who looks for a closed case must not take "none here" for "none".
void QueuePanel::showArchive() {
    const auto& spec = m_filter.spec();
    const auto after = m_board.policy().archiveAfter;
    const auto days = static_cast<int>(std::chrono::floor<std::chrono::days>(after).count());
    const auto from = models::windowOf(spec, m_clock()).from;
    const bool asksForClosed = std::ranges::count(spec.states, core::CaseState::closed) > 0;
    const bool reachesBack = !from || *from < m_clock() - after;
    if (asksForClosed && reachesBack) {
        m_archiveWords->setText(
            tr("Vụ kết thúc đã hơn %n ngày không có ở đây: chúng nằm trong kho lưu trữ của máy chủ.", nullptr, days));
    } else {
        m_archiveWords->setText(
            tr("Vụ đã kết thúc chỉ hiện ở đây trong %1 phút, hoặc khi lọc theo trạng thái; hơn %n "
               "ngày thì nằm trong kho lưu trữ của máy chủ.",
               nullptr, days)
                .arg(std::chrono::floor<std::chrono::minutes>(m_board.policy().recentlyClosed).count()));
    }
    const bool findsNothing = !spec.text.trimmed().isEmpty() && spec.states.empty() && m_model.rowCount() == 0;
    m_archive->setVisible(!m_isPast && !m_model.isFilling() && ((asksForClosed && reachesBack) || findsNothing));
}

void QueuePanel::becomePast() {
    m_isPast = true;
    updateEmpty();
}

void QueuePanel::showHiddenUrgent() {
    const int count = m_model.hiddenUrgentCount();
    m_hiddenUrgent->setVisible(count > 0);
    m_hiddenUrgent->setText(tr("%1 P1 chưa tiếp nhận ngoài bộ lọc · Ctrl+Shift+J").arg(Wording::number(count)));
    m_hiddenUrgent->setToolTip(tr("Hiện các vụ P1 chưa tiếp nhận; Alt+Trái trở về điều kiện lọc cũ"));
    placeOverlays();
}

void QueuePanel::placeOverlays() {
    m_empty->setGeometry(m_table->viewport()->rect().adjusted(20, 0, -20, 0));
    const auto size = m_newAbove->sizeHint();
    // Over the header, so that they cover no row, and none moves when they come and go.
    const int height = m_theme.px(26);
    const int left = m_hiddenUrgent->isHidden() ? 0 : m_hiddenUrgent->sizeHint().width() + m_theme.px(4);
    m_hiddenUrgent->setGeometry(m_theme.px(2), 1, left, height);
    m_hiddenUrgent->raise();
    m_newAbove->setGeometry(std::max(left, (m_table->width() - size.width()) / 2), 1, size.width(), height);
    m_newAbove->raise();
}

void QueuePanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    placeOverlays();
}

bool QueuePanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        placeOverlays();
    }
    return QFrame::eventFilter(watched, event);
}

void QueuePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void QueuePanel::retranslate() {
    m_title->setText(tr("Hàng chờ"));
    m_table->setAccessibleName(tr("Hàng chờ vụ việc"));
    m_newAbove->setText(newAboveText());
    m_archiveButton->setText(tr("Tìm vụ đã kết thúc…  (Ctrl+Shift+C)"));
    showSort();
    showMarked();
    showHiddenUrgent();
    updateCount();
    updateEmpty();
}

} // namespace trucban::widgets
