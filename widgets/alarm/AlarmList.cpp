// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarm/AlarmList.h"

#include "models/Wording.h"
#include "widgets/alarm/AlarmBook.h"
#include "widgets/alarm/AlarmDelegate.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace trucban::widgets {

using models::AlarmListModel;
using models::Wording;

AlarmList::AlarmList(Theme& theme, const models::Board& board, AlarmBook& book, std::function<core::Instant()> clock,
                     QWidget* parent)
    : QDialog(parent),
      m_book(book),
      m_model(board, std::move(clock)),
      m_state(new ThemedLabel(theme, TextRole::strong, this)),
      m_flood(new ThemedLabel(theme, TextRole::body, this, "warning")),
      m_list(new QListView(this)),
      m_go(new QPushButton(tr("Đến vụ  (Enter)"), this)) {
    setObjectName(QStringLiteral("alarmList"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Báo động chưa ai trả lời"));
    resize(theme.px(620), theme.px(560));
    build(theme);
    connect(&book, &AlarmBook::changed, this, &AlarmList::refresh);
    refresh();
    if (m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(0));
    }
    m_list->setFocus();
}

void AlarmList::build(Theme& theme) {
    auto* title = new ThemedLabel(theme, TextRole::title, this);
    title->setText(windowTitle());
    m_state->setObjectName(QStringLiteral("alarmListState"));
    m_flood->setObjectName(QStringLiteral("alarmListFlood"));
    m_flood->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("alarmListRows"));
    m_list->setAccessibleName(windowTitle());
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setTabKeyNavigation(false);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setItemDelegate(new AlarmDelegate(theme, m_list));
    m_list->setModel(&m_model);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_go->setObjectName(QStringLiteral("alarmListGo"));
    m_go->setProperty("role", QByteArray("primary"));
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("alarmListClose"));
    for (auto* button : {m_go, close}) {
        button->setAutoDefault(false);
    }
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(close);
    foot->addWidget(m_go);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14));
    column->setSpacing(theme.px(8));
    column->addWidget(title);
    column->addWidget(m_flood);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &AlarmList::go);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &AlarmList::go);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_go->setEnabled(m_list->currentIndex().isValid()); });
}

void AlarmList::refresh() {
    auto standing = m_book.standing();
    m_state->setText(countText(standing));
    m_model.setAlarms(std::move(standing), m_book.isFlood());
    m_flood->setVisible(m_book.isFlood());
    m_flood->setText(tr("Báo động dồn dập: %1 trong 10 phút. Cùng loại và cùng phường được gộp một dòng; "
                        "P1 luôn đứng riêng.")
                         .arg(Wording::number(static_cast<qlonglong>(m_book.lastTen()))));
    m_go->setEnabled(m_list->currentIndex().isValid());
}

QString AlarmList::countText(const std::vector<models::StandingAlarm>& standing) {
    std::array<qlonglong, 3> parts{};
    for (const auto& alarm : standing) {
        ++parts[std::min(static_cast<std::size_t>(alarm.priority), parts.size() - 1)];
    }
    const auto all = parts[0] + parts[1] + parts[2];
    return all == 0 ? tr("Không có báo động nào chờ trả lời.")
                    : tr("%1 chờ trả lời: %2 P1 · %3 P2 · %4 khác")
                          .arg(Wording::number(all), Wording::number(parts[0]), Wording::number(parts[1]),
                               Wording::number(parts[2]));
}

void AlarmList::refreshTimes() {
    m_model.refreshTimes();
}

void AlarmList::go() {
    const int row = m_list->currentIndex().row();
    if (const auto id = m_model.caseAt(row)) {
        emit caseWanted(*id);
    } else {
        m_model.toggle(row);
    }
}

void AlarmList::setOpen(bool open) {
    const auto current = m_list->currentIndex();
    if (current.data(AlarmListModel::IsGroupRole).toBool() &&
        current.data(AlarmListModel::IsOpenRole).toBool() != open) {
        m_model.toggle(current.row());
    }
}

void AlarmList::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event);
    }
}

bool AlarmList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list->viewport() && (event->type() == QEvent::Enter || event->type() == QEvent::Leave)) {
        m_model.holdOrder(event->type() == QEvent::Enter); // nothing moves under the pointer
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            go();
            return true;
        case Qt::Key_Right:
        case Qt::Key_Left:
            setOpen(static_cast<QKeyEvent*>(event)->key() == Qt::Key_Right);
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace trucban::widgets
