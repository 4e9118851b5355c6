// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/TimelineView.h"

#include "widgets/case/TimelineDelegate.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QListView>
#include <QScrollBar>

namespace trucban::widgets {

using models::TimelineModel;

TimelineView::TimelineView(Theme& theme, TimelineModel& model, QWidget* parent)
    : QStackedWidget(parent),
      m_model(model),
      m_list(new QListView(this)),
      m_words(new ThemedLabel(theme, TextRole::body, this, "muted")) {
    setObjectName(QStringLiteral("timeline"));
    m_list->setObjectName(QStringLiteral("timelineList"));
    m_list->setItemDelegate(new TimelineDelegate(theme, m_list));
    m_list->setModel(&model);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_words->setObjectName(QStringLiteral("timelineWords"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setMargin(12);
    addWidget(m_list);
    addWidget(m_words);
    connect(&model, &TimelineModel::statusChanged, this, &TimelineView::showStatus);
    // Who reads further up stays there.
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const auto* bar = m_list->verticalScrollBar();
        m_follows = bar->value() == bar->maximum();
    });
    connect(
        &model, &QAbstractItemModel::rowsInserted, this,
        [this] {
            if (m_follows) {
                m_list->scrollToBottom();
            }
        },
        Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::modelReset, m_list, &QListView::scrollToBottom, Qt::QueuedConnection);
    connect(&theme, &Theme::changed, m_list, [this] { m_list->doItemsLayout(); });
    showStatus();
}

void TimelineView::showStatus() {
    m_list->setAccessibleName(tr("Diễn biến"));
    switch (m_model.status()) {
    case TimelineModel::Status::ready:
        setCurrentWidget(m_list);
        return;
    case TimelineModel::Status::loading:
        m_words->setText(tr("Đang hỏi máy chủ về diễn biến…"));
        break;
    case TimelineModel::Status::unavailable:
        m_words->setText(tr("Chưa xem được diễn biến khi mất kết nối.\nSẽ tự tải lại khi có kết nối."));
        break;
    case TimelineModel::Status::empty:
        m_words->setText(tr("Chọn một vụ để xem diễn biến."));
        break;
    }
    setCurrentWidget(m_words);
}

void TimelineView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showStatus();
        m_list->doItemsLayout();
    }
    QStackedWidget::changeEvent(event);
}

} // namespace trucban::widgets
