// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/HandoverModel.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;

namespace trucban::widgets {

class ThemedLabel;

/// A signed handover, line by line: Enter takes the marked lines over, Tab and words and Enter make them exceptions,
/// Ctrl+Enter accepts the whole when every line is answered. Who signed it only reads; after the acceptance what is left
/// are the exceptions to settle. Not modal: alarms and cases stay within reach. What is answered is told by signals.
class HandoverDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose : std::uint8_t { take, read, settle };

    HandoverDialog(Theme& theme, const models::Board& board, Purpose purpose, QWidget* parent);

    /// The value as it is now; the first time it chooses the first open line.
    void setHandover(const core::Handover& handover);
    [[nodiscard]] const core::HandoverId& id() const { return m_id; }
    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] models::HandoverModel& model() { return m_model; }
    /// Of an answer that came back: the line is open again, and why.
    void onRefused(std::optional<std::uint32_t> item, const QString& why);
    /// The handover is there no more.
    void showGone();

signals:
    void answered(std::uint32_t item, bool exception, const QString& remark);
    void takenOver();
    void printWanted();
    void caseWanted(const trucban::core::CaseId& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(Theme& theme);
    void answer(bool exception);
    void takeOver();
    void refresh();
    void goTo(int row);
    [[nodiscard]] QString facts(const core::Handover& handover) const;

    Purpose m_purpose;
    models::HandoverModel m_model;
    core::HandoverId m_id;
    bool m_isShown = false;
    bool m_isOver = false; ///< accepted elsewhere, or gone
    bool m_isAccepting = false;
    ThemedLabel* m_title;
    ThemedLabel* m_facts;
    ThemedLabel* m_words;
    QListView* m_list;
    ThemedLabel* m_line;
    QLineEdit* m_remark;
    QPushButton* m_take;
    QPushButton* m_except;
    QPushButton* m_case;
    QPushButton* m_print;
    QPushButton* m_accept;
    QPushButton* m_close;
    ThemedLabel* m_state;
    QString m_trouble;
};

} // namespace trucban::widgets
