// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/ChoiceDialog.h"

#include "core/Text.h"
#include "widgets/dialogs/ChoiceDelegate.h"
#include "widgets/theme/Labels.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

namespace {

constexpr int kMostRowsShown = 9;

} // namespace

void ChoiceDialog::setChoices(const std::vector<Choice>& choices, int preselected, bool searchable) {
    if (searchable) {
        m_search = new QLineEdit(this);
        m_search->setObjectName(QStringLiteral("choiceSearch"));
        m_search->setPlaceholderText(tr("Gõ để tìm, không cần dấu"));
        m_search->setClearButtonEnabled(true);
        m_search->installEventFilter(this);
        connect(m_search, &QLineEdit::textChanged, this, &ChoiceDialog::search);
        body().addWidget(m_search);
    }
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("choiceList"));
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* delegate = new ChoiceDelegate(theme(), m_list);
    m_list->setItemDelegate(delegate);
    for (const auto& choice : choices) {
        auto* item = new QListWidgetItem(choice.title, m_list);
        item->setData(ChoiceDelegate::DetailRole, choice.detail);
        item->setData(ChoiceDelegate::IconRole, choice.icon);
        item->setData(ChoiceDelegate::ValueRole, choice.value);
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2").arg(choice.title, choice.detail));
    }
    const int shown = std::clamp(m_list->count(), 2, kMostRowsShown);
    m_list->setMinimumHeight(shown * delegate->rowHeight() + theme().px(6));
    if (m_list->count() <= kMostRowsShown) {
        m_list->setMaximumHeight(shown * delegate->rowHeight() + theme().px(6));
    }
    m_list->setCurrentRow(preselected);
    m_list->installEventFilter(this);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        check();
        emit choiceChanged();
    });
    connect(m_list, &QListWidget::itemChanged, this, [this] { check(); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { takeOrAsk(); });
    body().addWidget(m_list, 1);
}

void ChoiceDialog::setManyAllowed() {
    m_many = true;
    m_list->setMinimumWidth(theme().px(520)); // box, title and detail side by side
    for (int row = 0; row < m_list->count(); ++row) {
        m_list->item(row)->setCheckState(Qt::Unchecked);
    }
}

void ChoiceDialog::addField(const QString& name, const QString& label, const QString& placeholder, bool isLong,
                            int maxLength) {
    if (m_form == nullptr) {
        m_form = new QFormLayout;
        m_form->setRowWrapPolicy(QFormLayout::WrapAllRows);
        m_form->setVerticalSpacing(theme().px(4));
        body().addLayout(m_form);
    }
    QWidget* field = nullptr;
    if (isLong) {
        auto* edit = new QPlainTextEdit(this);
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(theme().px(68));
        edit->setPlaceholderText(placeholder);
        connect(edit, &QPlainTextEdit::textChanged, this, &ChoiceDialog::check);
        field = edit;
    } else {
        auto* edit = new QLineEdit(this);
        edit->setMaxLength(maxLength);
        edit->setPlaceholderText(placeholder);
        connect(edit, &QLineEdit::textChanged, this, &ChoiceDialog::check);
        field = edit;
    }
    field->setObjectName(name);
    field->setAccessibleName(label);
    auto* caption = new ThemedLabel(theme(), TextRole::small, this, "muted");
    caption->setText(label);
    caption->setBuddy(field);
    m_form->addRow(caption, field);
    m_fields.emplace_back(name, field);
}

void ChoiceDialog::setRule(std::function<QString(const ChoiceDialog&)> rule) {
    m_rule = std::move(rule);
    check();
}

void ChoiceDialog::showField(const QString& name, bool shown) {
    const auto found = std::ranges::find(m_fields, name, &std::pair<QString, QWidget*>::first);
    if (found != m_fields.end()) {
        m_form->setRowVisible(found->second, shown);
    }
}

QVariant ChoiceDialog::value() const {
    const auto* item = m_list != nullptr ? m_list->currentItem() : nullptr;
    // The focus makes a row current that nobody chose.
    return item != nullptr && !item->isHidden() && item->isSelected() ? item->data(ChoiceDelegate::ValueRole)
                                                                      : QVariant();
}

std::vector<QVariant> ChoiceDialog::values() const {
    std::vector<QVariant> ticked;
    for (int row = 0; m_many && row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked) {
            ticked.push_back(m_list->item(row)->data(ChoiceDelegate::ValueRole));
        }
    }
    if (ticked.empty() && value().isValid()) {
        ticked.push_back(value());
    }
    return ticked;
}

QString ChoiceDialog::text(const QString& field) const {
    const auto found = std::ranges::find(m_fields, field, &std::pair<QString, QWidget*>::first);
    if (found == m_fields.end()) {
        return {};
    }
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(found->second)) {
        return edit->toPlainText().trimmed();
    }
    return qobject_cast<const QLineEdit*>(found->second)->text().trimmed();
}

void ChoiceDialog::setText(const QString& field, const QString& text) {
    const auto found = std::ranges::find(m_fields, field, &std::pair<QString, QWidget*>::first);
    if (found == m_fields.end()) {
        return;
    }
    if (auto* edit = qobject_cast<QPlainTextEdit*>(found->second)) {
        edit->setPlainText(text);
    } else if (auto* line = qobject_cast<QLineEdit*>(found->second)) {
        line->setText(text);
    }
}

void ChoiceDialog::showEvent(QShowEvent* event) {
    ActDialog::showEvent(event);
    check();
    if (m_search != nullptr) {
        m_search->setFocus();
    } else if (m_list != nullptr) {
        m_list->setFocus();
    } else if (!m_fields.empty()) {
        m_fields.front().second->setFocus();
    }
}

bool ChoiceDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && (watched == m_list || watched == m_search)) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            takeOrAsk();
            return true;
        }
        const bool moves = key->key() == Qt::Key_Down || key->key() == Qt::Key_Up || key->key() == Qt::Key_PageDown ||
                           key->key() == Qt::Key_PageUp;
        if (moves && plain && chooseFirst()) {
            return true;
        }
        if (watched == m_search && moves) {
            // The list listens to the arrows while the officer types.
            QCoreApplication::sendEvent(m_list, key);
            return true;
        }
    }
    return ActDialog::eventFilter(watched, event);
}

bool ChoiceDialog::chooseFirst() {
    if (!m_list->selectedItems().isEmpty()) {
        return false;
    }
    for (int row = 0; row < m_list->count(); ++row) {
        if (!m_list->item(row)->isHidden()) {
            m_list->setCurrentRow(row, QItemSelectionModel::ClearAndSelect);
            return true;
        }
    }
    return false;
}

void ChoiceDialog::search(const QString& text) {
    const auto needle = core::folded(text.trimmed().toStdString());
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        const auto hay = item->text() + QLatin1Char(' ') + item->data(ChoiceDelegate::DetailRole).toString();
        const bool hit = core::folded(hay.toStdString()).contains(needle);
        item->setHidden(!hit);
        first = hit && first < 0 ? row : first;
    }
    m_list->setCurrentRow(first);
    check();
}

void ChoiceDialog::check() {
    setComplaint(m_rule ? m_rule(*this) : QString());
}

void ChoiceDialog::takeOrAsk() {
    check();
    if (mayAccept()) {
        accept();
        return;
    }
    if (m_list != nullptr && values().empty()) {
        return; // what is missing is here
    }
    for (const auto& [name, field] : m_fields) {
        if (field->isVisible() && text(name).isEmpty()) {
            field->setFocus();
            return;
        }
    }
}

} // namespace trucban::widgets
