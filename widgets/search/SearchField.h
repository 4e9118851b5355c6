// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace trucban::widgets {

/// A line that tells what is in it while an input method still composes: Telex on many desktops keeps the whole word
/// open until a blank, and Qt says nothing meanwhile.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);
    /// With the word that is being composed.
    [[nodiscard]] QString typed() const;
    /// Nobody is told of this text; whoever types another one after it, be it the one before, is heard.
    void setQuietly(const QString& text);

signals:
    void typedChanged(const QString& text);

protected:
    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void tell();
    QString m_composing;
    QString m_told;
};

} // namespace trucban::widgets
