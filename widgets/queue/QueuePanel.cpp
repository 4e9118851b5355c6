// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueuePanel.h"

#include "models/Wording.h"
#include "widgets/queue/FilterBar.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::chrono::milliseconds kCountPause{100};

} // namespace

QueuePanel::QueuePanel(Theme& theme, models::Board& board, models::QueueModel& model, models::Filter& filter,
                       models::Selection& selection, std::function<core::Instant()> clock, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_model(model),
      m_filter(filter),
      m_title(new ThemedLabel(theme, TextRole::strong, this)),
      m_count(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_filterBar(new FilterBar(theme, board, filter, std::move(clock), this)),
      m_table(new QueueTable(theme, board, model, selection, this)),
      m_newAbove(new QPushButton(m_table)),
      m_hiddenUrgent(new QPushButton(m_table)),
      m_empty(new ThemedLabel(theme, TextRole::body, m_table->viewport(), "muted")) {
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

    auto* words = new QHBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_title);
    words->addWidget(m_count);
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_table, 1);

    m_table->viewport()->installEventFilter(this);
    connect(m_filterBar, &FilterBar::leaveRequested, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid()) {
            m_table->step(0);
        }
    });
    connect(m_newAbove, &QPushButton::clicked, m_table, &QueueTable::goToTop);
    connect(m_table, &QueueTable::newAboveChanged, this, [this](int count) {
        m_newAbove->setVisible(count > 0);
        m_newAbove->setText(tr("↑ %1 tin mới phía trên").arg(Wording::number(count)));
        placeOverlays();
    });
    connect(m_hiddenUrgent, &QPushButton::clicked, this, &QueuePanel::hiddenUrgentRequested);
    connect(&model, &models::QueueModel::hiddenUrgentCountChanged, this, &QueuePanel::showHiddenUrgent);
    const auto recount = [this] { updateCount(); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, recount);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, recount);
    connect(&model, &QAbstractItemModel::modelReset, this, recount);
    connect(&board, &models::Board::changed, this, recount);
    connect(&filter, &models::Filter::changed, this, recount);
    retranslate();
}

void QueuePanel::setCondition(bool stale, bool loading) {
    m_table->setStale(stale);
    m_loading = loading;
    updateEmpty();
}

void QueuePanel::updateCount() {
    // At most ten times a second however many rows moved: counting looks at every case.
    if (!std::exchange(m_countStale, true)) {
        QTimer::singleShot(kCountPause, this, [this] {
            m_countStale = false;
            const auto total = Wording::number(m_model.totalCases());
            m_count->setText(m_model.isFilling() ? tr("%1 vụ, đang nạp…").arg(Wording::number(m_model.rowCount()))
                             : m_filter.spec().isEmpty()
                                 ? tr("%1 vụ đang mở").arg(total)
                                 : tr("%1 vụ khớp · %2 đang mở").arg(Wording::number(m_model.rowCount()), total));
            updateEmpty();
        });
    }
}

void QueuePanel::updateEmpty() {
    m_empty->setVisible(m_model.rowCount() == 0);
    if (!m_filter.spec().isEmpty()) {
        m_empty->setText(tr("Không có vụ nào khớp điều kiện lọc.\nCtrl+Shift+F để bỏ lọc."));
    } else if (m_loading) {
        m_empty->setText(tr("Đang tải vụ việc từ máy chủ…"));
    } else {
        m_empty->setText(tr("Không có vụ việc đang mở.\nTin báo mới sẽ hiện ở đây ngay khi đến."));
    }
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
    m_newAbove->setText(tr("↑ %1 tin mới phía trên").arg(Wording::number(m_table->newAbove())));
    showHiddenUrgent();
    updateCount();
    updateEmpty();
}

} // namespace trucban::widgets
