// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace trucban::widgets {

class ThemedLabel;

struct LoginInput {
    QString gatewayUrl;
    QString user;
    QString password;
    QString pin;
};

/// Asks for the gateway, the user and the password. Keeps nothing: who opens it gives it the URL and the user of last
/// time, and never a password. Errors say what is wrong and what to do.
class LoginWindow : public QWidget {
    Q_OBJECT
public:
    explicit LoginWindow(Theme& theme, QWidget* parent = nullptr);
    void setInput(const LoginInput& input);
    void setFault(bridge::ConnectionFault fault);
    void setMessage(const QString& message);

signals:
    void submitted(const trucban::widgets::LoginInput& input);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void submit();
    void check();
    void say(const QString& message);
    void retranslate();
    [[nodiscard]] QString complaint() const;

    ThemedLabel* m_title;
    ThemedLabel* m_subtitle;
    ThemedLabel* m_urlLabel;
    ThemedLabel* m_userLabel;
    ThemedLabel* m_passwordLabel;
    ThemedLabel* m_pinLabel;
    QLineEdit* m_url;
    QLineEdit* m_user;
    QLineEdit* m_password;
    QLineEdit* m_pin;
    ThemedLabel* m_message;
    QPushButton* m_submit;
    int m_messageHeight; ///< of most messages: the window does not jump
};

} // namespace trucban::widgets
