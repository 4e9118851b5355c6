// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/FilterBar.h"

#include "widgets/queue/FilterChips.h"
#include "widgets/queue/FilterMenu.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace trucban::widgets {

FilterBar::FilterBar(Theme& theme, models::Board& board, models::Filter& filter, std::function<core::Instant()> clock,
                     QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_filter(filter),
      m_field(new QLineEdit(this)),
      m_searchIcon(m_field->addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_back(new QToolButton(this)),
      m_forward(new QToolButton(this)),
      m_menuButton(new QToolButton(this)),
      m_clear(new QPushButton(this)),
      m_chips(new FilterChips(theme, board, filter, clock, this)) {
    setObjectName(QStringLiteral("filterBar"));
    m_field->setObjectName(QStringLiteral("filterField"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    m_back->setObjectName(QStringLiteral("filterBack"));
    m_forward->setObjectName(QStringLiteral("filterForward"));
    for (auto* button : {m_back, m_forward}) {
        button->setFocusPolicy(Qt::NoFocus); // its key is enough, and the field is nearer to the table
    }
    m_menuButton->setObjectName(QStringLiteral("filterMenuButton"));
    m_menuButton->setProperty("role", QByteArray("button"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_menuButton->setMenu(new FilterMenu(board, filter, std::move(clock), this));
    m_clear->setObjectName(QStringLiteral("filterClear"));
    m_clear->setProperty("role", QByteArray("flat"));
    m_clear->setAutoDefault(false);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_field, 1);
    line->addWidget(m_back);
    line->addWidget(m_forward);
    line->addWidget(m_menuButton);
    line->addWidget(m_clear);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addLayout(line);
    column->addWidget(m_chips);

    // At once: a letter that waited would come after the next key, and undo what that one asked for.
    connect(m_field, &QLineEdit::textChanged, &filter, &models::Filter::type);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_filter.clear(); });
    connect(m_back, &QToolButton::clicked, this, [this] { m_filter.goBack(); });
    connect(m_forward, &QToolButton::clicked, this, [this] { m_filter.goForward(); });
    connect(m_chips, &FilterChips::leaveRequested, this, &FilterBar::leaveRequested);
    connect(&filter, &models::Filter::changed, this, &FilterBar::showSpec);
    connect(&filter, &models::Filter::historyChanged, this, &FilterBar::showHistory);
    connect(&theme, &Theme::changed, this, &FilterBar::restyle);
    retranslate();
    restyle();
    showSpec();
    showHistory();
}

void FilterBar::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::showSpec() {
    const auto& spec = m_filter.spec();
    if (m_field->text() != spec.text) {
        // Not with blocked signals: the field's own clear button lives on them.
        m_field->setText(spec.text);
    }
    m_clear->setVisible(!spec.isEmpty());
}

void FilterBar::showHistory() {
    m_back->setEnabled(m_filter.canGoBack());
    m_forward->setEnabled(m_filter.canGoForward());
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        m_filter.endTyping();
    } else if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
            key->key() == Qt::Key_Down) {
            m_filter.endTyping();
            emit leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_chips->rebuild();
    }
    QWidget::changeEvent(event);
}

void FilterBar::retranslate() {
    m_field->setPlaceholderText(tr("Lọc: mã, địa chỉ, nội dung, phường, lực lượng (Ctrl+F)"));
    m_field->setAccessibleName(tr("Lọc hàng chờ"));
    m_menuButton->setText(tr("Lọc"));
    m_menuButton->setToolTip(tr("Lọc theo thời gian, mức ưu tiên, trạng thái, loại việc, phường, nguồn tin, vị trí"));
    m_back->setToolTip(tr("Điều kiện lọc trước (Alt+Trái)"));
    m_back->setAccessibleName(tr("Điều kiện lọc trước"));
    m_forward->setToolTip(tr("Điều kiện lọc sau (Alt+Phải)"));
    m_forward->setAccessibleName(tr("Điều kiện lọc sau"));
    m_clear->setText(tr("Xóa hết"));
    m_clear->setToolTip(tr("Bỏ mọi điều kiện lọc (Ctrl+Shift+F)"));
}

void FilterBar::restyle() {
    m_searchIcon->setIcon(m_theme.icon(QStringLiteral("ui/search"), Ink::mutedText));
    m_menuButton->setIcon(m_theme.icon(QStringLiteral("ui/filter")));
    m_clear->setIcon(m_theme.icon(QStringLiteral("ui/filter-off")));
    m_back->setIcon(m_theme.icon(QStringLiteral("ui/chevron-left")));
    m_forward->setIcon(m_theme.icon(QStringLiteral("ui/chevron-right")));
}

} // namespace trucban::widgets
