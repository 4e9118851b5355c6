// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/PagedDialog.h"

#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace trucban::widgets {

namespace {

/// A page may be empty and not the last; so many are gone through before the officer is asked whether to go on.
constexpr int kMostEmptyPages = 20;

} // namespace

PagedDialog::PagedDialog(Theme& theme, CommandGateway& gateway, const QString& name, const QString& title,
                         QWidget* parent)
    : QDialog(parent),
      m_gateway(gateway),
      m_theme(theme),
      m_column(new QVBoxLayout(this)),
      m_table(new QTableWidget(this)),
      m_state(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_more(new QPushButton(tr("&Xem thêm"), this)) {
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(theme.px(860), theme.px(560));
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_table->setAccessibleName(title);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(30));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_state->setObjectName(name + QStringLiteral("State"));
    m_more->setObjectName(name + QStringLiteral("More"));
    m_more->setAutoDefault(false);
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(name + QStringLiteral("Close"));
    close->setAutoDefault(false);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_more);
    foot->addWidget(close);
    m_column->addWidget(m_table, 1);
    m_column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_emptyPages = 0;
        askNext();
    });
}

void PagedDialog::setColumns(const std::vector<Column>& columns) {
    m_table->setColumnCount(static_cast<int>(columns.size()));
    for (int i = 0; i < m_table->columnCount(); ++i) {
        const Column& column = columns[static_cast<std::size_t>(i)];
        m_table->setHorizontalHeaderItem(i, new QTableWidgetItem(column.title));
        m_table->setColumnWidth(i, m_theme.px(column.width));
    }
}

void PagedDialog::ask(wire::Query query) {
    m_table->setRowCount(0);
    m_query = std::move(query);
    m_next = 0;
    m_nextCase.reset();
    m_emptyPages = 0;
    askNext();
}

void PagedDialog::askNext() {
    m_failed = false;
    m_query.after = m_next;
    m_query.caseId = m_nextCase;
    m_asked = m_gateway.query(m_query);
    tell();
}

void PagedDialog::onResult(const wire::Result& result) {
    if (m_asked != result.id) {
        return; // of an earlier search, or somebody else's
    }
    m_asked.reset();
    m_next = result.next;
    m_nextCase = result.nextCase;
    const int before = m_table->rowCount();
    take(result);
    const bool isEmpty = m_table->rowCount() == before;
    m_emptyPages = isEmpty ? m_emptyPages + 1 : 0;
    if (isEmpty && m_next > 0 && m_emptyPages < kMostEmptyPages) {
        askNext();
    }
    tell();
}

void PagedDialog::onQueryFailed(const core::CommandId& id) {
    if (m_asked == id) {
        m_asked.reset();
        m_failed = true;
        tell();
    }
}

void PagedDialog::addRow(const QStringList& texts) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int i = 0; i < m_table->columnCount(); ++i) {
        auto* item = new QTableWidgetItem(texts[i]);
        item->setToolTip(texts[i]);
        m_table->setItem(row, i, item);
    }
}

void PagedDialog::tell() {
    const int count = m_table->rowCount();
    if (m_asked) {
        m_state->setText(m_words.asking);
    } else if (m_failed) {
        m_state->setText(m_words.failed);
    } else {
        m_state->setText(count == 0 && m_next == 0 ? m_words.nothing : countText(count, m_next == 0));
    }
    m_more->setEnabled(!m_asked && m_next > 0);
}

} // namespace trucban::widgets
