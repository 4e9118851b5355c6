// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

class IconLabel;
class ThemedLabel;

/// A short word about a case that asks for attention, with one button at most: an offer that waits, an agency's answer
/// to be written down, an escalation, a merge.
class NoticeCard : public QFrame {
    Q_OBJECT
public:
    NoticeCard(Theme& theme, const QString& objectName, const QString& icon, Ink ink, const QString& text,
               const QString& buttonText, QWidget* parent = nullptr);

signals:
    void pressed();
};

} // namespace trucban::widgets
