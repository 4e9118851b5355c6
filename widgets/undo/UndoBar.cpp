// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/undo/UndoBar.h"

#include "models/Wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace trucban::widgets {

using models::Wording;

UndoBar::UndoBar(Theme& theme, ActionRegistry& registry, UndoKeeper& keeper, RecallWatch& recalls,
                 CommandGateway& gateway, QWidget* parent)
    : QFrame(parent),
      m_registry(registry),
      m_keeper(keeper),
      m_recalls(recalls),
      m_gateway(gateway),
      m_recall(new QPushButton(this)),
      m_undo(new QPushButton(this)) {
    setObjectName(QStringLiteral("undoBar"));
    setProperty("role", QByteArray("commandStrip"));
    m_recall->setObjectName(QStringLiteral("recallConfirm"));
    m_undo->setObjectName(QStringLiteral("undoButton"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 3, 12, 3);
    row->setSpacing(8);
    for (auto* button : {m_recall, m_undo}) {
        button->setProperty("role", QByteArray("flat"));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    const auto setIcons = [this, &theme] {
        m_recall->setIcon(theme.icon(QStringLiteral("ui/recall")));
        m_undo->setIcon(theme.icon(QStringLiteral("ui/undo")));
    };
    connect(&theme, &Theme::changed, this, setIcons);
    setIcons();
    connect(m_undo, &QPushButton::clicked, &registry.action(ActionId::undoAct), &QAction::trigger);
    connect(m_recall, &QPushButton::clicked, this, &UndoBar::confirmRecall);
    connect(&keeper, &UndoKeeper::changed, this, &UndoBar::showAll);
    connect(&recalls, &RecallWatch::changed, this, &UndoBar::showAll);
    showAll();
}

void UndoBar::showAll() {
    const auto offer = m_keeper.offer();
    m_undo->setVisible(offer.has_value());
    if (offer) {
        m_undo->setEnabled(!offer->isAsked);
        auto text = offer->isAsked ? tr("Sẽ hoàn tác: %1").arg(offer->what) : tr("Hoàn tác: %1").arg(offer->what);
        m_undo->setAccessibleName(text);
        if (!offer->isAsked) {
            text += QStringLiteral("  ") + m_registry.keyText(ActionId::undoAct);
        }
        if (offer->secondsLeft) {
            text += QStringLiteral("  ") + tr("%1 giây").arg(*offer->secondsLeft, 2, 10, QChar(0x2007));
        }
        m_undo->setText(text);
    }
    const auto units = m_recalls.unconfirmed();
    m_recall->setVisible(!units.empty());
    if (!units.empty()) {
        auto text = tr("%1 đã được gọi về, chưa xác nhận").arg(Wording::text(units.front().value));
        if (units.size() > 1) {
            text += tr(" (+%1)").arg(Wording::number(static_cast<qlonglong>(units.size()) - 1));
        }
        m_recall->setAccessibleName(text);
        m_recall->setText(tr("%1 · Đã nghe xác nhận  %2").arg(text, m_registry.keyText(ActionId::confirmRecall)));
        m_recall->setToolTip(tr("Lực lượng có thể vẫn đang đi. Bấm khi đã nghe họ trả lời qua bộ đàm."));
    }
    setVisible(offer.has_value() || !units.empty());
}

void UndoBar::confirmRecall() {
    if (const auto units = m_recalls.unconfirmed(); !units.empty()) {
        m_gateway.submit(core::CheckInUnit{units.front()}, std::nullopt);
    }
}

void UndoBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showAll();
    }
    QFrame::changeEvent(event);
}

} // namespace trucban::widgets
