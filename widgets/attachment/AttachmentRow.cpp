// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/AttachmentRow.h"

#include "widgets/attachment/AttachmentWords.h"
#include "widgets/theme/Labels.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace trucban::widgets {

AttachmentRow::AttachmentRow(Theme& theme, QWidget* parent)
    : QAbstractButton(parent),
      m_theme(theme),
      m_picture(new QLabel(this)),
      m_title(new ThemedLabel(theme, TextRole::smallStrong, this)),
      m_stage(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setAttribute(Qt::WA_Hover);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setObjectName(QStringLiteral("attachmentPicture"));
    m_title->setObjectName(QStringLiteral("attachmentTitle"));
    m_stage->setObjectName(QStringLiteral("attachmentStage"));
    m_stage->setWordWrap(true);
    for (QWidget* part :
         {static_cast<QWidget*>(m_picture), static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_stage)}) {
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    auto* words = new QVBoxLayout;
    words->setSpacing(theme.px(2));
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_stage);
    words->addStretch(1);
    auto* row = new QHBoxLayout(this);
    const int edge = theme.px(4);
    row->setContentsMargins(edge, edge, edge, edge);
    row->setSpacing(theme.px(8));
    row->addWidget(m_picture, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

/// What has no picture takes less room.
QSize AttachmentRow::pictureSize(core::AttachmentKind kind) const {
    return {m_theme.px(84), m_theme.px(kind == core::AttachmentKind::photo ? 56 : 36)};
}

void AttachmentRow::showAttachment(const AttachmentId& id, const core::Attachment& attachment, int number,
                                   const AttachmentState& state, bool isSensitive) {
    m_id = id;
    setObjectName(QStringLiteral("attachment%1").arg(number));
    m_title->setText(AttachmentWords::title(attachment, number, state.bytes ? state.bytes->size() : attachment.bytes));
    m_stage->setText(AttachmentWords::stage(attachment, state, isSensitive));
    setStyleRole(*m_stage, AttachmentWords::isBad(state) ? "warning" : "muted");
    m_canSave = !attachment.sha256.empty();
    setAccessibleName(QStringLiteral("%1. %2").arg(m_title->text(), m_stage->text()));
    showPicture(attachment, state);
    show();
}

void AttachmentRow::showPicture(const core::Attachment& attachment, const AttachmentState& state) {
    const auto size = pictureSize(attachment.kind);
    m_picture->setFixedSize(size);
    if (state.picture.isNull()) {
        const auto name = attachment.kind == core::AttachmentKind::photo && state.stage == AttachmentStage::ready
                              ? QStringLiteral("ui/hide")
                              : AttachmentWords::icon(attachment.kind);
        m_picture->setPixmap(m_theme.pixmap(name, m_theme.px(26), m_theme.colour(Ink::mutedText), devicePixelRatioF()));
        return;
    }
    auto small = state.picture.scaled(size * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    small.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(QPixmap::fromImage(small));
}

void AttachmentRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFocused = hasFocus();
    const qreal width = isFocused ? 2 : 1;
    painter.setPen(QPen(m_theme.colour(isFocused ? Ink::focus : Ink::border), width));
    painter.setBrush(m_theme.colour(underMouse() || isDown() ? Ink::hover : Ink::panel));
    const qreal corner = m_theme.px(4);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), corner, corner);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colour(Ink::panelAlt));
    painter.drawRect(m_picture->geometry());
}

void AttachmentRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
    } else if (event->matches(QKeySequence::Save) && m_canSave) {
        emit saveRequested();
    } else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        emit stepRequested(event->key() == Qt::Key_Down ? 1 : -1);
    } else {
        QAbstractButton::keyPressEvent(event);
    }
}

void AttachmentRow::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("attachmentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Mở") + QStringLiteral("\tEnter"), this, &QAbstractButton::click)->setEnabled(m_canSave);
    menu->addAction(tr("Lưu thành tệp…") + QStringLiteral("\tCtrl+S"), this, &AttachmentRow::saveRequested)
        ->setEnabled(m_canSave);
    menu->popup(event->globalPos());
}

} // namespace trucban::widgets
