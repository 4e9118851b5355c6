// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/handover/HandoverDialog.h"

#include "models/HandoverItems.h"
#include "models/Wording.h"
#include "widgets/handover/HandoverDelegate.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::HandoverModel;
using models::Wording;

namespace {

constexpr int kMostRemark = 1'000;

bool isEnter(const QKeyEvent& event) {
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

HandoverDialog::HandoverDialog(Theme& theme, const models::Board& board, Purpose purpose, QWidget* parent)
    : QDialog(parent),
      m_purpose(purpose),
      m_model(board),
      m_title(new ThemedLabel(theme, TextRole::title, this)),
      m_facts(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_words(new ThemedLabel(theme, TextRole::body, this)),
      m_list(new QListView(this)),
      m_line(new ThemedLabel(theme, TextRole::body, this)),
      m_remark(new QLineEdit(this)),
      m_take(new QPushButton(this)),
      m_except(new QPushButton(tr("Ngoại lệ"), this)),
      m_case(new QPushButton(tr("&Xem vụ"), this)),
      m_print(new QPushButton(tr("In…  (Ctrl+P)"), this)),
      m_accept(new QPushButton(tr("Nhận ca  (Ctrl+Enter)"), this)),
      m_close(new QPushButton(tr("Đóng  (Esc)"), this)),
      m_state(new ThemedLabel(theme, TextRole::strong, this)) {
    setObjectName(QStringLiteral("handoverDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(purpose == Purpose::settle ? tr("Mục chưa nhận của ca trước") : tr("Bàn giao ca"));
    resize(theme.px(860), theme.px(640));
    build(theme);
    refresh();
}

void HandoverDialog::build(Theme& theme) {
    m_title->setText(windowTitle());
    for (auto* label : {m_facts, m_words, m_line}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText); // somebody's words
    }
    m_words->setObjectName(QStringLiteral("handoverWords"));
    m_words->setMaximumHeight(theme.px(96));
    m_line->setObjectName(QStringLiteral("handoverLine"));
    m_list->setObjectName(QStringLiteral("handoverList"));
    m_list->setAccessibleName(tr("Các mục bàn giao"));
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTabKeyNavigation(false);
    m_list->setItemDelegate(new HandoverDelegate(theme, m_list));
    m_list->setModel(&m_model);
    m_list->installEventFilter(this);
    m_remark->setObjectName(QStringLiteral("handoverRemark"));
    m_remark->setMaxLength(kMostRemark);
    m_remark->setAccessibleName(tr("Ghi chú"));
    m_remark->setPlaceholderText(m_purpose == Purpose::settle ? tr("Đã làm gì (có thể bỏ trống), rồi Enter")
                                                              : tr("Ngoại lệ: vì sao chưa nhận mục này, rồi Enter"));
    m_remark->installEventFilter(this);
    m_state->setObjectName(QStringLiteral("handoverState"));
    m_state->setWordWrap(true);
    m_take->setText(m_purpose == Purpose::settle ? tr("Đã xong  (Enter)") : tr("Nhận mục  (Enter)"));
    m_take->setObjectName(QStringLiteral("handoverTake"));
    m_except->setObjectName(QStringLiteral("handoverExcept"));
    m_case->setObjectName(QStringLiteral("handoverCase"));
    m_print->setObjectName(QStringLiteral("handoverPrint"));
    m_accept->setObjectName(QStringLiteral("handoverAccept"));
    m_accept->setProperty("role", QByteArray("primary"));
    m_close->setObjectName(QStringLiteral("handoverClose"));
    for (auto* button : {m_take, m_except, m_case, m_print, m_accept, m_close}) {
        button->setAutoDefault(false);
    }
    auto* answers = new QHBoxLayout;
    answers->addWidget(m_remark, 1);
    answers->addWidget(m_except);
    answers->addWidget(m_take);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_case);
    buttons->addWidget(m_print);
    buttons->addWidget(m_close);
    buttons->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(18), theme.px(14), theme.px(18), theme.px(14));
    column->setSpacing(theme.px(8));
    for (auto* widget : std::initializer_list<QWidget*>{m_title, m_facts, m_words}) {
        column->addWidget(widget);
    }
    column->addWidget(m_list, 1);
    column->addWidget(m_line);
    column->addLayout(answers);
    column->addLayout(buttons);
    const bool mayAnswer = m_purpose != Purpose::read;
    m_remark->setVisible(mayAnswer);
    m_take->setVisible(mayAnswer);
    m_except->setVisible(m_purpose == Purpose::take);
    m_accept->setVisible(m_purpose == Purpose::take);
    connect(m_take, &QPushButton::clicked, this, [this] { answer(false); });
    connect(m_except, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_accept, &QPushButton::clicked, this, &HandoverDialog::takeOver);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_print, &QPushButton::clicked, this, &HandoverDialog::printWanted);
    connect(m_case, &QPushButton::clicked, this, [this] {
        if (const auto current = m_list->currentIndex(); current.isValid() && m_model.item(current.row()).caseId) {
            emit caseWanted(*m_model.item(current.row()).caseId);
        }
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HandoverDialog::refresh);
    connect(m_remark, &QLineEdit::textChanged, this, &HandoverDialog::refresh);
    m_list->setFocus();
}

QString HandoverDialog::facts(const core::Handover& handover) const {
    return tr("%1 · ca từ %2 · %3 ký lúc %4 · %5 mục")
        .arg(models::deskName(handover.wards), Wording::dateMinute(handover.since), Wording::text(handover.signedBy),
             Wording::dateMinute(handover.signedAt), Wording::number(static_cast<qlonglong>(handover.items.size())));
}

void HandoverDialog::setHandover(const core::Handover& handover) {
    m_id = handover.id;
    m_facts->setText(facts(handover));
    m_words->setText(handover.words.empty() ? QString() : tr("Lời bàn giao: %1").arg(Wording::text(handover.words)));
    m_words->setVisible(!handover.words.empty());
    m_isOver = m_purpose == Purpose::take && handover.isAccepted();
    const auto row = m_list->currentIndex().row();
    m_model.setItems(handover.items,
                     m_purpose == Purpose::settle ? HandoverModel::Shown::exceptions : HandoverModel::Shown::all);
    for (std::uint32_t i = 0; i < handover.items.size(); ++i) {
        if (handover.items[i].answeredAt && (m_purpose == Purpose::take || !handover.items[i].exception)) {
            m_model.setPending(i, false);
        }
    }
    if (!std::exchange(m_isShown, true)) {
        goTo(std::max(0, m_purpose == Purpose::read ? 0 : m_model.nextOpen(0)));
    } else if (!m_list->currentIndex().isValid()) {
        goTo(std::min(std::max(row, 0), m_model.rowCount() - 1));
    }
    refresh();
}

void HandoverDialog::showGone() {
    m_isOver = true;
    refresh();
}

void HandoverDialog::goTo(int row) {
    if (row >= 0 && row < m_model.rowCount()) {
        m_list->setCurrentIndex(m_model.index(row));
        m_list->scrollTo(m_model.index(row));
    }
}

void HandoverDialog::answer(bool exception) {
    const auto remark = m_remark->text().trimmed();
    if (m_isOver || m_purpose == Purpose::read || (exception && remark.isEmpty())) {
        return;
    }
    m_trouble.clear();
    auto rows = m_list->selectionModel()->selectedRows();
    if (rows.isEmpty() && m_list->currentIndex().isValid()) {
        rows << m_list->currentIndex();
    }
    int last = m_list->currentIndex().row();
    std::vector<std::uint32_t> items;
    for (const auto& index : rows) {
        const auto& item = m_model.item(index.row());
        const bool isSame = item.answeredAt && item.exception == exception && Wording::text(item.remark) == remark;
        // "All of them" takes over what has no answer yet: no exception is lost by it.
        const bool isKept = m_purpose == Purpose::take && !exception && rows.size() > 1 && item.answeredAt;
        if (!m_model.isPending(index.row()) && !isSame && !isKept) {
            items.push_back(m_model.itemOf(index.row()));
            last = std::max(last, index.row());
        }
    }
    std::ranges::sort(items);
    for (const auto item : items) {
        m_model.setPending(item, true);
    }
    m_remark->clear();
    for (const auto item : items) {
        emit answered(item, exception, remark);
    }
    if (const int next = m_model.nextOpen(last + 1 < m_model.rowCount() ? last + 1 : 0); next >= 0) {
        goTo(next);
    }
    m_list->setFocus();
    refresh();
}

void HandoverDialog::takeOver() {
    if (m_accept->isEnabled() && m_accept->isVisibleTo(this)) {
        m_isAccepting = true;
        m_trouble.clear();
        refresh();
        emit takenOver();
    }
}

void HandoverDialog::onRefused(std::optional<std::uint32_t> item, const QString& why) {
    if (item) {
        m_model.setPending(*item, false);
    } else {
        m_isAccepting = false;
    }
    m_trouble = why;
    refresh();
}

void HandoverDialog::refresh() {
    const auto current = m_list->currentIndex();
    const bool hasLine = current.isValid() && current.row() < m_model.rowCount();
    m_line->setText(hasLine ? current.data().toString() : QString());
    m_case->setEnabled(hasLine && m_model.item(current.row()).caseId.has_value());
    const int open = m_model.unanswered();
    const bool mayAnswer = hasLine && !m_isOver;
    m_take->setEnabled(mayAnswer);
    m_except->setEnabled(mayAnswer && !m_remark->text().trimmed().isEmpty());
    m_remark->setEnabled(mayAnswer);
    m_accept->setEnabled(!m_isOver && m_isShown && open == 0 && !m_isAccepting);
    QString state;
    if (!m_trouble.isEmpty()) {
        state = m_trouble;
    } else if (m_isOver) {
        state = tr("Bàn giao này đã được nhận, hoặc đã có bàn giao mới thay thế.");
    } else if (m_purpose == Purpose::settle) {
        state = m_model.rowCount() == 0 ? tr("Không còn mục nào chưa nhận.")
                                        : tr("%1 mục được ghim cho đến khi xong", nullptr, m_model.rowCount())
                                              .arg(Wording::number(m_model.rowCount()));
    } else if (open > 0) {
        state = tr("Còn %1 mục chưa trả lời", nullptr, open).arg(Wording::number(open));
    } else if (m_purpose == Purpose::take) {
        state = m_isAccepting ? tr("Đang gửi…") : tr("Đã trả lời hết: nhận ca được");
    } else {
        state = tr("Đã trả lời hết, chờ người vào ca nhận");
    }
    setStyleRole(*m_state, m_trouble.isEmpty() ? "muted" : "danger");
    m_state->setText(state);
}

void HandoverDialog::keyPressEvent(QKeyEvent* event) {
    if (isEnter(*event) && event->modifiers().testFlag(Qt::ControlModifier)) {
        takeOver();
    } else if (event->matches(QKeySequence::Print)) {
        emit printWanted();
    } else if (!isEnter(*event)) {
        QDialog::keyPressEvent(event);
    }
}

bool HandoverDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool isPlain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (watched == m_list && isPlain && (isEnter(key) || key.key() == Qt::Key_Space)) {
            answer(false);
            return true;
        }
        if (watched == m_remark && isPlain && isEnter(key)) {
            answer(m_purpose == Purpose::take);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace trucban::widgets
