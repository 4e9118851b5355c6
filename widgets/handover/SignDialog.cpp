// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/handover/SignDialog.h"

#include "models/Wording.h"
#include "widgets/handover/HandoverDelegate.h"
#include "widgets/theme/Labels.h"

#include <QComboBox>
#include <QFormLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::chrono::seconds kPause{1};
constexpr int kMostWords = 4'000;

} // namespace

SignDialog::SignDialog(Theme& theme, const models::Board& board, CommandGateway& gateway, Ground ground,
                       QWidget* parent)
    : ActDialog(
          theme, tr("Bàn giao ca"),
          tr("%1. Danh sách do máy lập và tự cập nhật; ký là giao đúng những gì đang hiện. Người vào ca nhận từng mục.")
              .arg(models::deskName(ground.desk)),
          parent),
      m_board(board),
      m_gateway(gateway),
      m_ground(std::move(ground)),
      m_model(board),
      m_since(new QComboBox(this)),
      m_list(new QListView(this)),
      m_words(new QPlainTextEdit(this)),
      m_count(new ThemedLabel(theme, TextRole::strong, this)) {
    setObjectName(QStringLiteral("signDialog"));
    setModal(false);
    resize(theme.px(860), theme.px(640));
    build();
    setAcceptText(tr("Ký bàn giao  (Ctrl+Enter)"));
    acceptButton().setAutoDefault(false);
    acceptButton().setDefault(false);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    m_keep.setSingleShot(true);
    m_keep.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &SignDialog::compile);
    connect(&m_keep, &QTimer::timeout, this, &SignDialog::saveDraftNow);
    connect(&board, &models::Board::changed, this, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
    connect(m_since, &QComboBox::currentIndexChanged, this, &SignDialog::compile);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this] {
        complain();
        if (!m_keep.isActive()) {
            m_keep.start();
        }
    });
    connect(this, &QDialog::finished, this, &SignDialog::saveDraftNow);
    compile();
    m_words->setFocus();
}

void SignDialog::build() {
    const auto now = m_gateway.now();
    if (m_ground.lastAcceptedAt) {
        m_since->addItem(tr("lần nhận ca trước, %1").arg(Wording::dateMinute(*m_ground.lastAcceptedAt)),
                         qlonglong{m_ground.lastAcceptedAt->time_since_epoch().count()});
    }
    for (const int hours : {12, 8, 24}) {
        const auto at = now - std::chrono::hours{hours};
        m_since->addItem(tr("%1 giờ trước, %2").arg(Wording::number(hours), Wording::dateMinute(at)),
                         qlonglong{at.time_since_epoch().count()});
    }
    m_since->setObjectName(QStringLiteral("signSince"));
    m_count->setObjectName(QStringLiteral("signCount"));
    m_list->setObjectName(QStringLiteral("signList"));
    m_list->setAccessibleName(tr("Các mục bàn giao"));
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setTabKeyNavigation(false);
    m_list->setItemDelegate(new HandoverDelegate(theme(), m_list));
    m_list->setModel(&m_model);
    m_words->setObjectName(QStringLiteral("signWords"));
    m_words->setAccessibleName(tr("Lời bàn giao"));
    m_words->setPlaceholderText(tr("Lời bàn giao: việc đã hứa, điều người vào ca cần biết"));
    m_words->setTabChangesFocus(true);
    m_words->setMaximumHeight(theme().px(110));
    m_words->setPlainText(m_gateway.draft(QLatin1String(kDraftKey)));
    auto* print = new QPushButton(tr("In…  (Ctrl+P)"), this);
    print->setObjectName(QStringLiteral("signPrint"));
    print->setAutoDefault(false);
    connect(print, &QPushButton::clicked, this, &SignDialog::printWanted);
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+P")), this), &QShortcut::activated, this,
            &SignDialog::printWanted);
    auto* top = new QHBoxLayout;
    auto* label = new ThemedLabel(theme(), TextRole::body, this, "muted");
    label->setText(tr("&Ca bắt đầu:"));
    label->setBuddy(m_since);
    top->addWidget(label);
    top->addWidget(m_since);
    top->addStretch(1);
    top->addWidget(m_count);
    top->addWidget(print);
    body().addLayout(top);
    body().addWidget(m_list, 1);
    body().addWidget(m_words);
}

core::Instant SignDialog::since() const {
    return core::Instant{core::Milliseconds{m_since->currentData().toLongLong()}};
}

void SignDialog::compile() {
    m_compiledSince = since();
    const models::HandoverGround ground{.desk = m_ground.desk,
                                        .since = m_compiledSince,
                                        .now = m_gateway.now(),
                                        .mutedUntil = m_ground.mutedUntil ? m_ground.mutedUntil() : std::nullopt};
    const auto row = m_list->currentIndex().row();
    m_model.setItems(models::compileHandover(m_board.state(), ground));
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1)));
    }
    m_count->setText(tr("%1 mục").arg(Wording::number(m_model.rowCount())));
    complain();
}

void SignDialog::complain() {
    const bool isLong = m_words->toPlainText().size() > kMostWords;
    setComplaint(m_board.fillingTo() ? tr("Đang nạp dữ liệu: chưa đủ các vụ để bàn giao.")
                 : isLong            ? tr("Lời bàn giao dài quá %1 chữ.").arg(Wording::number(kMostWords))
                                     : QString());
}

core::SignHandover SignDialog::command() const {
    return {.id = {},
            .wards = m_ground.desk,
            .since = m_compiledSince,
            .words = m_words->toPlainText().trimmed().toStdString(),
            .head = {},
            .items = m_model.items()};
}

void SignDialog::saveDraftNow() {
    m_gateway.saveDraft(QLatin1String(kDraftKey), m_words->toPlainText());
}

} // namespace trucban::widgets
