// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attachment/AttachmentBook.h"
#include "widgets/theme/Theme.h"

#include <QAbstractButton>

class QLabel;

namespace trucban::widgets {

class ThemedLabel;

/// One attachment in an alert's card: small picture or icon, what it is, and how it stands in words. A button: Enter or a
/// click opens, Ctrl+S saves, arrows go to the next one.
class AttachmentRow : public QAbstractButton {
    Q_OBJECT
public:
    AttachmentRow(Theme& theme, QWidget* parent);

    void showAttachment(const AttachmentId& id, const core::Attachment& attachment, int number,
                        const AttachmentState& state, bool isSensitive);
    [[nodiscard]] const AttachmentId& id() const { return m_id; }

signals:
    void saveRequested();
    void stepRequested(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void showPicture(const core::Attachment& attachment, const AttachmentState& state);
    [[nodiscard]] QSize pictureSize(core::AttachmentKind kind) const;

    Theme& m_theme;
    AttachmentId m_id;
    QLabel* m_picture;
    ThemedLabel* m_title;
    ThemedLabel* m_stage;
    bool m_canSave = false;
};

} // namespace trucban::widgets
