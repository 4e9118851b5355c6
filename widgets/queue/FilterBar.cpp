// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/FilterBar.h"

#include "models/Wording.h"
#include "widgets/theme/FlowLayout.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::FilterSpec;
using models::Wording;

namespace {

constexpr std::size_t kMostKindChips = 4;

constexpr std::chrono::milliseconds kTypingPause{120};

template <class T>
void toggle(std::vector<T>& list, const T& value, bool on) {
    std::erase(list, value);
    if (on) {
        list.push_back(value);
        std::ranges::sort(list);
    }
}

template <class T>
FilterSpec without(FilterSpec spec, std::vector<T> FilterSpec::* list, const T& value) {
    std::erase(spec.*list, value);
    return spec;
}

} // namespace

FilterBar::FilterBar(Theme& theme, models::Board& board, models::Filter& filter, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_board(board),
      m_filter(filter),
      m_field(new QLineEdit(this)),
      m_searchIcon(m_field->addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_menuButton(new QToolButton(this)),
      m_menu(new QMenu(this)),
      m_clear(new QPushButton(this)),
      m_chips(new QWidget(this)) {
    setObjectName(QStringLiteral("filterBar"));
    m_field->setObjectName(QStringLiteral("filterField"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    m_menuButton->setObjectName(QStringLiteral("filterMenuButton"));
    m_menuButton->setProperty("role", QByteArray("button"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_menuButton->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("filterMenu"));
    m_clear->setObjectName(QStringLiteral("filterClear"));
    m_clear->setProperty("role", QByteArray("flat"));
    m_chips->setObjectName(QStringLiteral("filterChips"));
    new FlowLayout(m_chips, 4);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_field, 1);
    line->addWidget(m_menuButton);
    line->addWidget(m_clear);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addLayout(line);
    column->addWidget(m_chips);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::applyText);
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_filter.clear(); });
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::buildMenu);
    connect(&filter, &models::Filter::changed, this, &FilterBar::showSpec);
    connect(&theme, &Theme::changed, this, &FilterBar::restyle);
    retranslate();
    restyle();
    showSpec();
}

void FilterBar::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::applyText() {
    auto spec = m_filter.spec();
    spec.text = m_field->text();
    m_filter.setSpec(spec);
}

void FilterBar::buildMenu() {
    m_menu->clear();
    const auto& spec = m_filter.spec();
    const auto add = [this](const QString& name, const QString& text, bool checked, auto change) {
        auto* action = m_menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(checked);
        connect(action, &QAction::toggled, this, [this, change](bool on) {
            auto changed = m_filter.spec();
            change(changed, on);
            m_filter.setSpec(changed);
        });
    };
    m_menu->addSection(tr("Mức ưu tiên"));
    for (const auto& [priority, name] : core::EnumNames<core::Priority>::table) {
        add(QStringLiteral("filterPriority%1").arg(QLatin1String(name.data(), name.size())),
            Wording::priority(priority), std::ranges::count(spec.priorities, priority) > 0,
            [priority](FilterSpec& changed, bool on) { toggle(changed.priorities, priority, on); });
    }
    m_menu->addSection(tr("Trạng thái"));
    for (const auto& [state, name] : core::EnumNames<core::CaseState>::table) {
        add(QStringLiteral("filterState_%1").arg(QLatin1String(name.data(), name.size())), Wording::caseState(state),
            std::ranges::count(spec.states, state) > 0,
            [state](FilterSpec& changed, bool on) { toggle(changed.states, state, on); });
    }
    m_menu->addSeparator();
    add(QStringLiteral("filterUnlocated"), tr("Chưa rõ vị trí"), spec.unlocatedOnly,
        [](FilterSpec& changed, bool on) { changed.unlocatedOnly = on; });
}

void FilterBar::showSpec() {
    const auto& spec = m_filter.spec();
    if (m_field->text() != spec.text) {
        // Not with blocked signals: the field's own clear button lives on them.
        m_field->setText(spec.text);
        m_typing.stop();
    }
    m_clear->setVisible(!spec.isEmpty());
    rebuildChips();
}

void FilterBar::addChip(const QString& name, const QString& text, const FilterSpec& without) {
    auto* chip = new QPushButton(QStringLiteral("%1  ×").arg(text), m_chips);
    chip->setObjectName(name);
    chip->setProperty("role", QByteArray("chip"));
    chip->setFont(m_theme.font(TextRole::small));
    chip->setAccessibleName(tr("Bỏ điều kiện: %1").arg(text));
    chip->setToolTip(chip->accessibleName());
    connect(chip, &QPushButton::clicked, this, [this, without] { m_filter.setSpec(without); });
    m_chips->layout()->addWidget(chip);
}

void FilterBar::rebuildChips() {
    // Later: the chip that was clicked is still on the stack.
    for (auto* chip : m_chips->findChildren<QPushButton*>()) {
        chip->hide();
        m_chips->layout()->removeWidget(chip);
        chip->setObjectName(QString());
        chip->deleteLater();
    }
    const auto& spec = m_filter.spec();
    for (const auto priority : spec.priorities) {
        addChip(QStringLiteral("chipPriority"), Wording::priority(priority),
                without(spec, &FilterSpec::priorities, priority));
    }
    for (const auto state : spec.states) {
        addChip(QStringLiteral("chipState"), Wording::caseState(state), without(spec, &FilterSpec::states, state));
    }
    if (spec.kinds.size() > kMostKindChips) { // the chart's "the rest" is some thirty kinds
        auto rest = spec;
        rest.kinds.clear();
        addChip(QStringLiteral("chipKinds"), tr("%n loại việc", nullptr, static_cast<int>(spec.kinds.size())), rest);
    }
    for (const auto& kind : spec.kinds) {
        if (spec.kinds.size() > kMostKindChips) {
            break;
        }
        addChip(QStringLiteral("chipKind"), Wording::kind(m_board.policy(), kind),
                without(spec, &FilterSpec::kinds, kind));
    }
    for (const auto ward : spec.wards) {
        addChip(QStringLiteral("chipWard"), Wording::wardShort(ward), without(spec, &FilterSpec::wards, ward));
    }
    if (spec.from || spec.to) {
        auto rest = spec;
        rest.from.reset();
        rest.to.reset();
        const auto from = spec.from ? Wording::time(*spec.from).left(5) : QStringLiteral("…");
        const auto to = spec.to ? Wording::time(*spec.to).left(5) : QStringLiteral("…");
        addChip(QStringLiteral("chipHours"), QStringLiteral("%1–%2").arg(from, to), rest);
    }
    if (spec.unlocatedOnly) {
        auto rest = spec;
        rest.unlocatedOnly = false;
        addChip(QStringLiteral("chipUnlocated"), tr("Chưa rõ vị trí"), rest);
    }
    auto plain = spec;
    plain.text.clear();
    m_chips->setVisible(!plain.isEmpty());
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            applyText();
            return true;
        }
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
            key->key() == Qt::Key_Down) {
            applyText();
            emit leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuildChips();
    }
    QWidget::changeEvent(event);
}

void FilterBar::retranslate() {
    m_field->setPlaceholderText(tr("Lọc: mã, địa chỉ, nội dung, phường, lực lượng (Ctrl+F)"));
    m_field->setAccessibleName(tr("Lọc hàng chờ"));
    m_menuButton->setText(tr("Lọc"));
    m_menuButton->setToolTip(tr("Lọc theo mức ưu tiên, trạng thái, vị trí"));
    m_clear->setText(tr("Bỏ lọc"));
    m_clear->setToolTip(tr("Bỏ mọi điều kiện lọc (Ctrl+Shift+F)"));
}

void FilterBar::restyle() {
    m_searchIcon->setIcon(m_theme.icon(QStringLiteral("ui/search"), Ink::mutedText));
    m_menuButton->setIcon(m_theme.icon(QStringLiteral("ui/filter")));
    m_clear->setIcon(m_theme.icon(QStringLiteral("ui/filter-off")));
    rebuildChips();
}

} // namespace trucban::widgets
