// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alert.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace trucban::widgets {

class AttachmentDesk;
class AttachmentRow;
struct AttachmentId;

/// The attachments of one alert, below its words; nothing when it has none.
class AttachmentStrip : public QWidget {
    Q_OBJECT
public:
    AttachmentStrip(Theme& theme, AttachmentDesk& desk, QWidget* parent);

    void showAlert(const core::Alert& alert, bool isSensitive);
    /// Those that are shown, in their order.
    [[nodiscard]] std::vector<AttachmentRow*> rows() const;

signals:
    void stepRequested(trucban::widgets::AttachmentRow* from, int by);

private:
    void refresh();
    void addRow();

    Theme& m_theme;
    AttachmentDesk& m_desk;
    QVBoxLayout* m_column;
    std::vector<AttachmentRow*> m_rows;
    core::AlertId m_alert;
    std::vector<core::Attachment> m_attachments;
    bool m_isSensitive = false;
};

} // namespace trucban::widgets
