// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/StepBar.h"

#include "widgets/actions/KeyButton.h"
#include "widgets/case/EditTurn.h"
#include "widgets/theme/FlowLayout.h"

#include <QEvent>
#include <QMenu>
#include <QToolButton>

namespace trucban::widgets {

namespace {

constexpr std::array kSteps{ActionId::acknowledge, ActionId::dispatch, ActionId::unitStatus, ActionId::resolve,
                            ActionId::close,       ActionId::reopen,   ActionId::transfer,   ActionId::jointRequest};
// The alert's card and the notices have buttons of their own for some of these.
constexpr std::array kRest{ActionId::claim,      ActionId::placeOnMap, ActionId::changePriority,
                           ActionId::changeKind, ActionId::merge,      ActionId::unmerge,
                           ActionId::callBack,   ActionId::reveal,     ActionId::note};

} // namespace

StepBar::StepBar(Theme& theme, ActionRegistry& registry, QWidget* parent)
    : QWidget(parent), m_more(new QToolButton(this)), m_menu(new QMenu(this)) {
    setObjectName(QStringLiteral("stepBar"));
    auto* flow = new FlowLayout(this, 6);
    for (const auto id : kSteps) {
        m_buttons.push_back(new KeyButton(theme, registry, id, this));
        flow->addWidget(m_buttons.back());
    }
    m_more->setObjectName(QStringLiteral("stepMore"));
    m_more->setProperty("role", QByteArray("button"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("stepMenu"));
    for (const auto id : kRest) {
        m_menu->addAction(&registry.action(id));
    }
    flow->addWidget(m_more);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    const auto restyle = [this, &theme] { m_more->setIcon(theme.icon(QStringLiteral("ui/dots"))); };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
    retranslate();
}

void StepBar::showSteps(std::optional<ActionId> prominent, bool acknowledges) {
    for (auto* button : m_buttons) {
        const bool isOther = button->id() == ActionId::acknowledge && !acknowledges; // "seen", a notice has it
        button->setVisible(button->isEnabled() && !isOther);
        button->setProminent(button->isEnabled() && button->id() == prominent);
    }
    keepAllRows();
}

void StepBar::showHeldBy(const QString& why) {
    for (auto* button : m_buttons) {
        button->setHeldBy(EditTurn::isDeciding(button->id()) ? why : QString());
    }
}

void StepBar::keepAllRows() {
    // A layout does not hold back height for a height-for-width item when it gets tight: the last row would be cut.
    setMinimumHeight(layout()->heightForWidth(width()));
}

void StepBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keepAllRows();
}

void StepBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void StepBar::retranslate() {
    m_more->setText(tr("Thêm"));
}

} // namespace trucban::widgets
