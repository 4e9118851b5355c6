// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/ChecklistBox.h"

#include "models/Wording.h"
#include "widgets/case/CheckRow.h"
#include "widgets/intake/TickBox.h"
#include "widgets/theme/Labels.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::Wording;

namespace {

const core::CheckMark* markOf(const core::Case& case_, const std::string& code) {
    const auto found = std::ranges::find(case_.checks, code, &core::CheckMark::code);
    return found == case_.checks.end() ? nullptr : &*found;
}

CheckRow::Content rowOf(const core::Case& case_, const std::string& code, const QString& words,
                        const std::vector<core::TickCheck>& underWay, bool mayTick) {
    CheckRow::Content row{.code = QString::fromStdString(code), .words = words, .by = {}, .enabled = mayTick};
    const core::CheckMark* mark = markOf(case_, code);
    if (mark != nullptr) {
        row.state = CheckRow::State::done;
        row.by = QStringLiteral("%1 · %2").arg(Wording::time(mark->at), Wording::text(mark->author));
    }
    for (const core::TickCheck& tick : underWay) {
        if (tick.caseId == case_.id && tick.code == code && tick.done == (mark == nullptr)) {
            row.state = tick.done ? CheckRow::State::ticking : CheckRow::State::unticking;
        }
    }
    return row;
}

} // namespace

ChecklistBox::ChecklistBox(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_note(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_scroll(new QScrollArea(this)),
      m_column(nullptr) {
    setObjectName(QStringLiteral("checklistBox"));
    m_note->setObjectName(QStringLiteral("checklistNote"));
    m_note->setWordWrap(true);
    m_scroll->setObjectName(QStringLiteral("checklistScroll"));
    m_scroll->setProperty("role", QByteArray("plain"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(m_scroll);
    inner->setProperty("role", QByteArray("plain"));
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    m_column->addStretch(1);
    m_scroll->setWidget(inner);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_note);
    column->addWidget(m_scroll, 1);
    m_note->hide();
}

void ChecklistBox::makeRows(std::size_t count) {
    while (m_rows.size() < count) {
        auto* row = new CheckRow(m_theme, m_scroll->widget());
        row->box().installEventFilter(this);
        connect(row, &CheckRow::tickRequested, this, &ChecklistBox::tickRequested);
        m_column->insertWidget(static_cast<int>(m_rows.size()), row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < count);
    }
    m_shown = count;
}

QString ChecklistBox::emptyText(const core::Case* case_) const {
    return case_ == nullptr ? QString() : tr("Loại vụ này chưa có quy trình.");
}

void ChecklistBox::showCase(const core::Case* case_, const core::Policy& policy,
                            const std::vector<core::TickCheck>& underWay, bool mayTick) {
    const auto id = case_ != nullptr ? std::optional(case_->id) : std::nullopt;
    const bool isOther = id != m_case;
    m_case = id;
    std::vector<CheckRow::Content> rows;
    m_steps = 0;
    m_done = 0;
    const core::Checklist* list = case_ != nullptr ? policy.checklistFor(case_->kind) : nullptr;
    if (list != nullptr) {
        for (const core::Check& check : list->checks) {
            rows.push_back(rowOf(*case_, check.code, Wording::named(check.textVi, check.textEn), underWay, mayTick));
            m_done += markOf(*case_, check.code) != nullptr ? 1 : 0;
        }
        m_steps = rows.size();
    }
    if (case_ != nullptr) {
        for (const core::CheckMark& mark : case_->checks) {
            const bool isListed = list != nullptr && std::ranges::contains(list->checks, mark.code, &core::Check::code);
            if (!isListed) {
                rows.push_back(rowOf(*case_, mark.code,
                                     tr("%1 (bước của loại trước)").arg(Wording::check(policy, mark.code)), underWay,
                                     mayTick));
            }
        }
    }
    makeRows(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_rows[i]->show(rows[i]);
    }
    const QString note = rows.empty() ? emptyText(case_)
                         : !mayTick   ? tr("Chỉ để đọc: vụ đã kết thúc hoặc không thuộc quyền của đơn vị.")
                                      : QString();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setAccessibleName(m_steps == 0 ? tr("Quy trình") : tr("Quy trình, xong %1").arg(progress()));
    if (isOther) {
        m_scroll->verticalScrollBar()->setValue(0);
    }
}

QString ChecklistBox::progress() const {
    return m_steps == 0 ? QString() : QStringLiteral("%1/%2").arg(m_done).arg(m_steps);
}

void ChecklistBox::focusNext() {
    for (std::size_t i = 0; i < m_shown; ++i) {
        if (m_rows[i]->content().state == CheckRow::State::open) {
            m_rows[i]->box().setFocus(Qt::ShortcutFocusReason);
            m_scroll->ensureWidgetVisible(m_rows[i]);
            return;
        }
    }
    if (m_shown > 0) {
        m_rows[0]->box().setFocus(Qt::ShortcutFocusReason);
    }
}

void ChecklistBox::moveFocus(const QObject* from, int step) {
    const auto at = std::ranges::find_if(m_rows, [from](const CheckRow* row) { return &row->box() == from; });
    const auto next = (at - m_rows.begin()) + step;
    if (at != m_rows.end() && next >= 0 && next < static_cast<std::ptrdiff_t>(m_shown)) {
        CheckRow* row = m_rows[static_cast<std::size_t>(next)];
        row->box().setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        m_scroll->ensureWidgetVisible(row);
    }
}

bool ChecklistBox::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            moveFocus(watched, key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    } else if (event->type() == QEvent::FocusIn) {
        m_scroll->ensureWidgetVisible(static_cast<QWidget*>(watched)->parentWidget());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
