// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/AttachmentStrip.h"

#include "widgets/attachment/AttachmentDesk.h"
#include "widgets/attachment/AttachmentRow.h"

#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

AttachmentStrip::AttachmentStrip(Theme& theme, AttachmentDesk& desk, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_desk(desk), m_column(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("attachmentStrip"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.px(4));
    connect(&desk.book(), &AttachmentBook::changed, this, [this](const AttachmentId& id) {
        if (id.alert == m_alert) {
            refresh();
        }
    });
    connect(&theme, &Theme::changed, this, &AttachmentStrip::refresh);
    hide();
}

void AttachmentStrip::showAlert(const core::Alert& alert, bool isSensitive) {
    m_alert = alert.id;
    m_attachments = alert.details ? alert.details->attachments : std::vector<core::Attachment>();
    m_isSensitive = isSensitive;
    refresh();
    setVisible(!m_attachments.empty());
}

void AttachmentStrip::addRow() {
    auto* row = new AttachmentRow(m_theme, this);
    m_column->addWidget(row);
    connect(row, &QAbstractButton::clicked, this, [this, row] { m_desk.open(row->id(), *row); });
    connect(row, &AttachmentRow::saveRequested, this, [this, row] { m_desk.save(row->id(), *row); });
    connect(row, &AttachmentRow::stepRequested, this, [this, row](int by) { emit stepRequested(row, by); });
    m_rows.push_back(row);
}

void AttachmentStrip::refresh() {
    while (m_rows.size() < m_attachments.size()) {
        addRow();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i >= m_attachments.size()) {
            m_rows[i]->hide();
            continue;
        }
        const auto& attachment = m_attachments[i];
        const AttachmentId id{.alert = m_alert, .sha256 = attachment.sha256};
        m_rows[i]->showAttachment(id, attachment, static_cast<int>(i) + 1, m_desk.book().state(id), m_isSensitive);
    }
}

std::vector<AttachmentRow*> AttachmentStrip::rows() const {
    return {m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(m_attachments.size())};
}

} // namespace trucban::widgets
