// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QWidget>

namespace trucban::widgets {

/// A striped frame with the word for an exercise around a whole window, so that nobody takes it for the live desk even
/// from afar, in a picture or on a bad projector. Takes no mouse and no focus; the window keeps room for it by margins.
class ExerciseFrame : public QWidget {
    Q_OBJECT
public:
    ExerciseFrame(Theme& theme, QWidget& window);
    /// How wide the stripes are, for the window's margins.
    [[nodiscard]] static int width(const Theme& theme);
    /// Also said in the frame, beside the word; empty: nothing.
    void setRemark(const QString& remark);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void say();
    Theme& m_theme;
    QString m_remark;
};

} // namespace trucban::widgets
