// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/OlderCases.h"

#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::uint32_t kPage = 100;
/// The gateway is asked over a network, unlike the queue.
constexpr std::chrono::milliseconds kTypingPause{300};
/// A page may be empty and not the last; so many are gone through before the officer is asked whether to go on.
constexpr int kMostEmptyPages = 20;

} // namespace

OlderCases::OlderCases(Theme& theme, const models::Board& board, CommandGateway& gateway, const QString& text,
                       QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_board(board),
      m_gateway(gateway),
      m_field(new QLineEdit(text, this)),
      m_table(new QTableWidget(this)),
      m_state(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_more(new QPushButton(tr("&Xem thêm"), this)) {
    setObjectName(QStringLiteral("olderCases"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Vụ đã kết thúc"));
    resize(theme.px(860), theme.px(560));
    m_field->setObjectName(QStringLiteral("olderCasesField"));
    m_field->setMaxLength(200);
    m_field->setClearButtonEnabled(true);
    m_field->setPlaceholderText(tr("Mã vụ, địa chỉ, nội dung tin báo; không cần dấu"));
    m_field->setAccessibleName(tr("Tìm trong các vụ đã kết thúc"));
    m_table->setObjectName(QStringLiteral("olderCasesTable"));
    m_table->setAccessibleName(windowTitle());
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(30));
    const QStringList titles{tr("Mã"),     tr("Ưu tiên"),  tr("Loại việc"), tr("Phường / xã"),
                             tr("Mở lúc"), tr("Kết thúc"), tr("Kết quả")};
    m_table->setColumnCount(static_cast<int>(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    const std::array widths{118, 62, 170, 130, 128, 128, 80};
    for (int column = 0; column < m_table->columnCount(); ++column) {
        m_table->setColumnWidth(column, theme.px(widths[static_cast<std::size_t>(column)]));
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_state->setObjectName(QStringLiteral("olderCasesState"));
    m_more->setObjectName(QStringLiteral("olderCasesMore"));
    m_more->setAutoDefault(false);
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("olderCasesClose"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_more);
    foot->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_field);
    column->addWidget(m_table, 1);
    column->addLayout(foot);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &OlderCases::ask);
    connect(m_field, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::returnPressed, this, &OlderCases::ask);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_emptyPages = 0;
        askNext();
    });
    ask();
}

void OlderCases::ask() {
    m_typing.stop();
    m_table->setRowCount(0);
    m_query = {};
    m_query.kind = wire::QueryKind::olderCases;
    m_query.text = m_field->text().trimmed().toStdString();
    m_query.limit = kPage;
    m_next = 0;
    m_nextCase.reset();
    m_emptyPages = 0;
    askNext();
}

void OlderCases::askNext() {
    m_failed = false;
    m_query.after = m_next;
    m_query.caseId = m_nextCase;
    m_asked = m_gateway.query(m_query);
    tell();
}

void OlderCases::onResult(const wire::Result& result) {
    if (m_asked != result.id) {
        return; // of an earlier search, or somebody else's
    }
    m_asked.reset();
    m_next = result.next;
    m_nextCase = result.nextCase;
    for (const auto& case_ : result.cases) {
        add(case_);
    }
    m_emptyPages = result.cases.empty() ? m_emptyPages + 1 : 0;
    if (result.cases.empty() && m_next > 0 && m_emptyPages < kMostEmptyPages) {
        askNext();
    }
    tell();
}

void OlderCases::onQueryFailed(const core::CommandId& id) {
    if (m_asked == id) {
        m_asked.reset();
        m_failed = true;
        tell();
    }
}

void OlderCases::add(const core::Case& case_) {
    const auto time = [](const std::optional<core::Instant>& at) { return at ? Wording::dateMinute(*at) : QString(); };
    const QStringList texts{Wording::text(case_.code),
                            Wording::priorityShort(case_.priority),
                            Wording::kind(m_board.policy(), case_.kind),
                            Wording::caseWard(case_, m_board.primaryAlert(case_)),
                            time(case_.openedAt),
                            time(case_.closedAt),
                            case_.mergedInto ? tr("gộp vào vụ khác")
                            : case_.outcome  ? Wording::disposition(case_.outcome->disposition)
                                             : QString()};
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        auto* item = new QTableWidgetItem(texts[column]);
        item->setToolTip(texts[column]);
        m_table->setItem(row, column, item);
    }
}

void OlderCases::tell() {
    const int count = m_table->rowCount();
    if (m_asked) {
        m_state->setText(tr("Đang tìm trong kho lưu trữ của máy chủ…"));
    } else if (m_failed) {
        m_state->setText(tr("Không hỏi được máy chủ. Kiểm tra kết nối rồi nhấn Enter để tìm lại."));
    } else if (count == 0 && m_next == 0) {
        m_state->setText(tr("Không có vụ đã kết thúc nào khớp trong phạm vi của bạn."));
    } else {
        m_state->setText(m_next > 0 ? tr("%1 vụ, còn nữa").arg(Wording::number(count))
                                    : tr("%1 vụ, hết").arg(Wording::number(count)));
    }
    m_more->setEnabled(!m_asked && m_next > 0);
}

} // namespace trucban::widgets
