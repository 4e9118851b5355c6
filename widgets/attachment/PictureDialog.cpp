// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/PictureDialog.h"

#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace trucban::widgets {

/// Draws what it is given, whole and in the middle.
class PictureDialog::Canvas : public QWidget {
public:
    explicit Canvas(QWidget* parent) : QWidget(parent) { setObjectName(QStringLiteral("pictureCanvas")); }
    void setPicture(const QImage& picture) {
        m_picture = picture;
        update();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        if (m_picture.isNull()) {
            return;
        }
        QPainter painter(this);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const auto size = m_picture.size().scaled(this->size(), Qt::KeepAspectRatio);
        QRect place(QPoint(), size);
        place.moveCenter(rect().center());
        painter.drawImage(place, m_picture);
    }

private:
    QImage m_picture;
};

PictureDialog::PictureDialog(Theme& theme, AttachmentBook& book, AttachmentId id, const QString& title, QWidget* parent)
    : QDialog(parent),
      m_book(book),
      m_id(std::move(id)),
      m_canvas(new Canvas(this)),
      m_said(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    setObjectName(QStringLiteral("pictureDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setSizeGripEnabled(true);
    auto* heading = new ThemedLabel(theme, TextRole::title, this);
    heading->setText(title);
    heading->setObjectName(QStringLiteral("pictureTitle"));
    m_said->setObjectName(QStringLiteral("pictureSaid"));
    m_said->setWordWrap(true);
    m_canvas->setAccessibleName(title);
    auto* save = new QPushButton(tr("Lưu thành tệp…  (Ctrl+S)"), this);
    save->setObjectName(QStringLiteral("pictureSave"));
    save->setAutoDefault(false);
    connect(save, &QPushButton::clicked, this, &PictureDialog::saveRequested);
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+S")), this), &QShortcut::activated, save,
            &QPushButton::click);
    auto* close = new QPushButton(tr("Đóng  (Esc)"), this);
    close->setObjectName(QStringLiteral("pictureClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_said, 1);
    buttons->addWidget(save);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addWidget(heading);
    column->addWidget(m_canvas, 1);
    column->addLayout(buttons);
    resize(QSize(theme.px(960), theme.px(720)).boundedTo(parent != nullptr ? parent->size() : QSize(960, 720)));
    connect(&book, &AttachmentBook::changed, this, [this](const AttachmentId& changed) {
        if (changed == m_id) {
            refresh();
        }
    });
    refresh();
    close->setFocus();
}

void PictureDialog::refresh() {
    const auto& state = m_book.state(m_id);
    m_canvas->setPicture(state.picture);
    m_said->setText(state.isRecorded ? tr("Vụ nhạy cảm: lượt xem đã được ghi vào nhật ký.")
                                     : tr("Ảnh do người báo gửi, chỉ giữ trong bộ nhớ."));
    if (state.picture.isNull()) {
        close();
    }
}

} // namespace trucban::widgets
