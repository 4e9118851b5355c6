// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/Theme.h"

#include <QWidget>

namespace trucban::widgets {

class ThemedLabel;
class TickBox;
class WordsLabel;

/// One step of a procedure: a box, its words, broken over as many lines as they need, and who ticked it when.
class CheckRow : public QWidget {
    Q_OBJECT
public:
    enum class State : std::uint8_t { open, done, ticking, unticking };
    struct Content {
        QString code;
        QString words;
        QString by; ///< "20:14:07 · lan"; empty while it is not done
        State state = State::open;
        bool enabled = true;
        bool operator==(const Content&) const = default;
    };
    CheckRow(Theme& theme, QWidget* parent = nullptr);
    void show(const Content& content);
    [[nodiscard]] const Content& content() const { return m_content; }
    [[nodiscard]] TickBox& box() const { return *m_box; }

signals:
    /// The box itself stays as it was: what is done shows when the board has it.
    void tickRequested(const QString& code, bool done);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void ask();
    Content m_content;
    TickBox* m_box;
    WordsLabel* m_words;
    ThemedLabel* m_by;
};

} // namespace trucban::widgets
