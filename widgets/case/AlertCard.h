// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alert.h"
#include "widgets/theme/Theme.h"

#include <QFrame>

class QPushButton;

namespace trucban::widgets {

class AttachmentDesk;
class AttachmentStrip;
class IconLabel;
class ReporterBook;
class ThemedLabel;
class WordsLabel;

/// What the case allows with its alerts.
struct AlertRules {
    bool mayReveal = false;
    bool isSensitive = false;
};

/// One alert as it came in: source and times, address with its accuracy, text, attachments, what intake had to replace,
/// what the sender last said, and the reporter, masked until looked up.
class AlertCard : public QFrame {
    Q_OBJECT
public:
    AlertCard(Theme& theme, ReporterBook& reporters, AttachmentDesk& attachments, QWidget* parent = nullptr);
    /// `now`: times of another day are shown with their date.
    void showAlert(const core::Alert& alert, int number, const AlertRules& rules, core::Instant now);
    [[nodiscard]] AttachmentStrip& attachments() const { return *m_attachments; }

signals:
    void revealRequested(const trucban::core::AlertId& alert, bool callBack);

private:
    void showReporter(const core::Alert& alert, bool mayReveal);
    [[nodiscard]] static QString placeText(const core::Alert& alert);
    [[nodiscard]] static QString remarks(const core::Alert& alert, core::Instant now);

    ReporterBook& m_reporters;
    core::AlertId m_id;
    ThemedLabel* m_source;
    ThemedLabel* m_times;
    ThemedLabel* m_sender;
    IconLabel* m_placeIcon;
    WordsLabel* m_place;
    WordsLabel* m_text;
    ThemedLabel* m_remarks;
    AttachmentStrip* m_attachments;
    QFrame* m_silent;
    ThemedLabel* m_silentText;
    ThemedLabel* m_reporter;
    QPushButton* m_call;
    QPushButton* m_reveal;
    QPushButton* m_hide;
};

} // namespace trucban::widgets
