// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/login/LoginWindow.h"

#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

namespace trucban::widgets {

namespace {

QLineEdit* makeField(const char* objectName, QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(QLatin1String(objectName));
    return field;
}

} // namespace

LoginWindow::LoginWindow(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_title(new ThemedLabel(theme, TextRole::heading, this)),
      m_subtitle(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_urlLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_userLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_passwordLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_pinLabel(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_url(makeField("loginUrl", this)),
      m_user(makeField("loginUser", this)),
      m_password(makeField("loginPassword", this)),
      m_pin(makeField("loginPin", this)),
      m_message(new ThemedLabel(theme, TextRole::body, this, "danger")),
      m_submit(new QPushButton(this)),
      m_messageHeight(theme.px(40)) {
    setObjectName(QStringLiteral("loginWindow"));
    setAutoFillBackground(true);
    m_password->setEchoMode(QLineEdit::Password);
    m_message->setObjectName(QStringLiteral("loginMessage"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_submit->setObjectName(QStringLiteral("loginSubmit"));
    m_submit->setProperty("role", QByteArray("primary"));
    m_submit->setDefault(true);
    auto* mark = new QLabel(this);
    mark->setPixmap(QIcon(QStringLiteral(":/icons/app/trucban.svg"))
                        .pixmap(QSize(theme.px(48), theme.px(48)), devicePixelRatioF()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(32), theme.px(28), theme.px(32), theme.px(24));
    column->setSpacing(theme.px(4));
    column->addWidget(mark);
    column->addSpacing(theme.px(8));
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(theme.px(16));
    const std::array rows{std::pair{m_urlLabel, m_url}, std::pair{m_userLabel, m_user},
                          std::pair{m_passwordLabel, m_password}, std::pair{m_pinLabel, m_pin}};
    for (const auto& [label, field] : rows) {
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(theme.px(6));
        connect(field, &QLineEdit::textChanged, this, &LoginWindow::check);
        connect(field, &QLineEdit::returnPressed, this, &LoginWindow::submit);
    }
    column->addWidget(m_message);
    column->addStretch(1);
    column->addWidget(m_submit);
    connect(m_submit, &QPushButton::clicked, this, &LoginWindow::submit);
    setMinimumWidth(theme.px(440));
    retranslate();
    check();
}

void LoginWindow::setInput(const LoginInput& input) {
    m_url->setText(input.gatewayUrl);
    m_user->setText(input.user);
    m_password->setText(input.password);
    m_pin->setText(input.pin);
    check();
}

void LoginWindow::setFault(bridge::ConnectionFault fault) {
    say(models::Wording::connectionFault(fault));
    m_submit->setEnabled(complaint().isEmpty());
    m_password->selectAll();
    m_password->setFocus();
}

void LoginWindow::setMessage(const QString& message) {
    say(message);
}

void LoginWindow::say(const QString& message) {
    m_message->setText(message);
    // As high as its words need: a label does not make its window grow by itself.
    const int width = m_message->width() > 0 ? m_message->width() : minimumWidth();
    m_message->setMinimumHeight(std::max(m_message->heightForWidth(width), m_messageHeight));
}

void LoginWindow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    say(m_message->text());
}

QString LoginWindow::complaint() const {
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    const bool isLoopback = url.host() == QLatin1String("localhost") || url.host() == QLatin1String("127.0.0.1") ||
                            url.host() == QLatin1String("::1");
    static const QRegularExpression pin(QStringLiteral("^([0-9A-Fa-f]{2}:?){32}$"));
    if (!url.isValid() || url.host().isEmpty() ||
        (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && isLoopback))) {
        return tr("Địa chỉ máy chủ cần có dạng https://ten-may:cong.");
    }
    if (m_user->text().trimmed().isEmpty()) {
        return tr("Nhập tên đăng nhập.");
    }
    if (m_password->text().isEmpty()) {
        return tr("Nhập mật khẩu.");
    }
    if (!m_pin->text().trimmed().isEmpty() && !pin.match(m_pin->text().trimmed()).hasMatch()) {
        return tr("Mã vân tay của máy chủ gồm 64 chữ số thập lục phân.");
    }
    return {};
}

void LoginWindow::check() {
    m_submit->setEnabled(complaint().isEmpty());
    m_submit->setToolTip(complaint());
}

void LoginWindow::submit() {
    if (const auto what = complaint(); !what.isEmpty()) {
        say(what);
        return;
    }
    say({});
    emit submitted({.gatewayUrl = m_url->text().trimmed(),
                    .user = m_user->text().trimmed(),
                    .password = m_password->text(),
                    .pin = m_pin->text().trimmed()});
}

void LoginWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    auto* first = m_url->text().isEmpty() ? m_url : m_user->text().isEmpty() ? m_user : m_password;
    first->setFocus();
}

void LoginWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void LoginWindow::retranslate() {
    setWindowTitle(tr("Đăng nhập Trực Ban"));
    m_title->setText(QStringLiteral("Trực Ban"));
    m_subtitle->setText(tr("Bàn điều hành trực ban an ninh, trật tự"));
    m_urlLabel->setText(tr("Máy chủ"));
    m_url->setPlaceholderText(QStringLiteral("https://"));
    m_userLabel->setText(tr("Tên đăng nhập"));
    m_passwordLabel->setText(tr("Mật khẩu (không được lưu lại)"));
    m_pinLabel->setText(tr("Mã vân tay (SHA-256), nếu máy chủ dùng chứng thư riêng"));
    m_submit->setText(tr("Đăng nhập"));
    check();
}

} // namespace trucban::widgets
