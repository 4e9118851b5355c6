// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/CheckRow.h"

#include "widgets/intake/TickBox.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace trucban::widgets {

CheckRow::CheckRow(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_box(new TickBox(theme, this)),
      m_words(new WordsLabel(theme, TextRole::body, this)),
      m_by(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    m_words->setWordWrap(true);
    m_words->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_by->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_by->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(0, 2, 0, 0);
    words->setSpacing(0);
    words->addWidget(m_words);
    words->addWidget(m_by);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(2, 2, 2, 2);
    line->setSpacing(6);
    line->addWidget(m_box, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    connect(m_box, &TickBox::clicked, this, [this] {
        const QSignalBlocker blocker(m_box);
        m_box->setChecked(m_content.state == State::done || m_content.state == State::unticking);
        ask();
    });
}

void CheckRow::ask() {
    if (m_content.enabled && (m_content.state == State::open || m_content.state == State::done)) {
        emit tickRequested(m_content.code, m_content.state == State::open);
    }
}

void CheckRow::show(const Content& content) {
    if (content == m_content) {
        return;
    }
    m_content = content;
    setObjectName(QStringLiteral("check_%1").arg(content.code));
    m_box->setObjectName(QStringLiteral("checkBox_%1").arg(content.code));
    const bool isDone = content.state == State::done || content.state == State::unticking;
    m_box->setChecked(isDone);
    m_box->setEnabled(content.enabled);
    m_words->setWords(content.words);
    setStyleRole(*m_words, isDone || !content.enabled ? "muted" : nullptr);
    QString by = content.by;
    if (content.state == State::ticking) {
        by = tr("đang gửi…");
    } else if (content.state == State::unticking) {
        by = tr("%1 · đang gửi yêu cầu bỏ dấu…").arg(content.by);
    }
    m_by->setText(by);
    m_by->setVisible(!by.isEmpty());
    m_box->setAccessibleName(content.words);
    m_box->setAccessibleDescription(by);
}

void CheckRow::mousePressEvent(QMouseEvent* event) {
    event->accept(); // else the release goes elsewhere
}

void CheckRow::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        m_box->setFocus(Qt::MouseFocusReason);
        ask();
    }
    QWidget::mouseReleaseEvent(event);
}

} // namespace trucban::widgets
