// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/KeyCard.h"

#include "widgets/theme/Labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

KeyCard::KeyCard(Theme& theme, const ActionRegistry& registry, QWidget* parent) : QDialog(parent), m_theme(theme) {
    setObjectName(QStringLiteral("keyCard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Bảng phím tắt"));
    auto* title = new ThemedLabel(theme, TextRole::title, this);
    title->setText(tr("Từ tin báo mới đến kết thúc không cần chuột"));
    auto* path = new ThemedLabel(theme, TextRole::body, this, "muted");
    path->setText(
        tr("Ctrl+1 hàng chờ · ↑ ↓ chọn vụ · F2 tiếp nhận · F3 Enter điều động · F4 Enter đang đến, có mặt, rời · "
           "F6 Enter giải quyết · F7 kết thúc"));
    path->setWordWrap(true);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme.px(28));
    columns->addWidget(groupOf(registry, ActionGroup::case_), 1, Qt::AlignTop);
    columns->addWidget(groupOf(registry, ActionGroup::go), 1, Qt::AlignTop);
    auto* rest = new QVBoxLayout;
    for (const auto group : {ActionGroup::view, ActionGroup::sound, ActionGroup::program}) {
        rest->addWidget(groupOf(registry, group));
    }
    rest->addStretch(1);
    columns->addLayout(rest, 1);
    auto* groups = new QWidget(this);
    groups->setLayout(columns);
    columns->setContentsMargins(0, 0, theme.px(14), 0); // beside the bar that scrolls
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("keyCardScroll"));
    scroll->setProperty("role", QByteArray("plain"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(groups);
    scroll->setMinimumWidth(groups->sizeHint().width());
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("keyCardClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14));
    column->setSpacing(theme.px(8));
    column->addWidget(title);
    column->addWidget(path);
    column->addWidget(scroll, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    // All of it where the screen has the room; else arrows and Page Down show the rest.
    const int wanted = sizeHint().height() - scroll->sizeHint().height() + groups->sizeHint().height();
    const int room = (parent != nullptr ? parent->screen() : screen())->availableGeometry().height();
    resize(sizeHint().width(), std::min(wanted, room - theme.px(48)));
    scroll->setFocus();
}

QWidget* KeyCard::groupOf(const ActionRegistry& registry, ActionGroup group) {
    auto* box = new QWidget(this);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, m_theme.px(4), 0, 0);
    grid->setHorizontalSpacing(m_theme.px(14));
    grid->setVerticalSpacing(m_theme.px(3));
    auto* heading = new ThemedLabel(m_theme, TextRole::strong, box);
    heading->setText(registry.groupName(group).remove(QLatin1Char('&')));
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const auto id : registry.group(group)) {
        const auto key = registry.keyText(id);
        if (key.isEmpty()) {
            continue;
        }
        auto* cap = new ThemedLabel(m_theme, TextRole::smallStrong, box);
        cap->setText(key);
        auto* words = new ThemedLabel(m_theme, TextRole::body, box, "muted");
        words->setText(registry.name(id));
        words->setToolTip(registry.description(id));
        grid->addWidget(cap, row, 0);
        grid->addWidget(words, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    return box;
}

} // namespace trucban::widgets
