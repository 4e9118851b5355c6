// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordInput.h"

#include "models/RecordText.h"
#include "widgets/theme/Labels.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::FieldKind;
using models::FormField;
using models::RecordForm;

namespace {

constexpr int kNumberWidth = 120;
constexpr int kLinesHeight = 76;
constexpr int kPerRow = 2; ///< counts side by side

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString objectNameOf(const FormField& field) {
    return QStringLiteral("field_") + fromView(field.code);
}

} // namespace

// --- counts

CountsEdit::CountsEdit(Theme& theme, const FormField& field, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_field(field), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.px(8));
    m_grid->setVerticalSpacing(theme.px(4));
    for (const models::FieldChoice& choice : field.choices) {
        addKnown(choice);
    }
    ensureOwn();
}

QLineEdit* CountsEdit::addCount(const QString& name) {
    auto* edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setMaximumWidth(m_theme.px(kNumberWidth));
    edit->setAlignment(Qt::AlignRight);
    connect(edit, &QLineEdit::textChanged, this, [this] {
        if (!m_isFilling) {
            ensureOwn();
            emit edited();
        }
    });
    return edit;
}

void CountsEdit::addKnown(const models::FieldChoice& choice) {
    const int at = static_cast<int>(m_lines.size());
    auto* label = new ThemedLabel(m_theme, TextRole::body, this);
    label->setText(RecordForm::choiceLabel(m_field, choice.code));
    label->setWordWrap(true);
    auto* count = addCount(QStringLiteral("count_") + fromView(choice.code));
    count->setAccessibleName(label->text());
    m_grid->addWidget(label, at / kPerRow, (at % kPerRow) * 2);
    m_grid->addWidget(count, at / kPerRow, (at % kPerRow) * 2 + 1);
    m_lines.push_back({.code = fromView(choice.code), .name = nullptr, .count = count});
}

void CountsEdit::addOwn() {
    const int at = static_cast<int>(m_lines.size());
    auto* name = new QLineEdit(this);
    name->setObjectName(QStringLiteral("countName_%1").arg(at));
    name->setPlaceholderText(tr("nội dung khác"));
    name->setAccessibleName(name->placeholderText());
    name->setMaxLength(60);
    auto* count = addCount(QStringLiteral("countOwn_%1").arg(at));
    count->setAccessibleName(tr("số của nội dung khác"));
    connect(name, &QLineEdit::textChanged, this, [this] {
        if (!m_isFilling) {
            ensureOwn();
            emit edited();
        }
    });
    m_grid->addWidget(name, at / kPerRow, (at % kPerRow) * 2);
    m_grid->addWidget(count, at / kPerRow, (at % kPerRow) * 2 + 1);
    m_lines.push_back({.code = {}, .name = name, .count = count});
}

void CountsEdit::ensureOwn() {
    const bool isFree = !m_lines.empty() && m_lines.back().name != nullptr && m_lines.back().name->text().isEmpty() &&
                        m_lines.back().count->text().isEmpty();
    if (m_field.isOpen && !isFree) {
        addOwn();
    }
}

QString CountsEdit::text() const {
    QStringList parts;
    for (const Line& line : m_lines) {
        const QString code = line.name == nullptr ? line.code : line.name->text().trimmed();
        const QString count = line.count->text().trimmed();
        const bool isTyped = !count.isEmpty() || (line.name != nullptr && !code.isEmpty());
        if (isTyped) {
            parts << QStringLiteral("%1=%2").arg(code, count);
        }
    }
    return parts.join(QLatin1Char(';'));
}

void CountsEdit::setText(const QString& text) {
    m_isFilling = true;
    for (const Line& line : m_lines) {
        line.count->clear();
        if (line.name != nullptr) {
            line.name->clear();
        }
    }
    for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString code = part.section(QLatin1Char('='), 0, 0);
        auto found =
            std::ranges::find_if(m_lines, [&](const Line& line) { return line.name == nullptr && line.code == code; });
        if (found == m_lines.end()) {
            ensureOwn();
            found = m_lines.end() - 1;
            if (found->name == nullptr) {
                continue;
            }
            found->name->setText(code);
        }
        found->count->setText(part.section(QLatin1Char('='), 1));
    }
    ensureOwn();
    m_isFilling = false;
    emit edited();
}

void CountsEdit::focusFirst() {
    if (!m_lines.empty()) {
        m_lines.front().count->setFocus();
    }
}

// --- the field

RecordInput::RecordInput(Theme& theme, const FormField& field, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_field(field),
      m_below(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_theirs(new QWidget(this)),
      m_theirWords(new ThemedLabel(theme, TextRole::small, m_theirs, "warning")),
      m_takeTheirs(new QPushButton(tr("Lấy giá trị này"), m_theirs)) {
    setObjectName(QStringLiteral("input_") + fromView(field.code));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(2));
    makeInput();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line != nullptr    ? static_cast<QWidget*>(m_line)
                   : m_box != nullptr   ? static_cast<QWidget*>(m_box)
                   : m_lines != nullptr ? static_cast<QWidget*>(m_lines)
                   : m_tick != nullptr  ? static_cast<QWidget*>(m_tick)
                                        : static_cast<QWidget*>(m_counts));
    if (const QString unit = RecordForm::unit(field); !unit.isEmpty()) {
        auto* label = new ThemedLabel(theme, TextRole::body, this, "muted");
        label->setText(unit);
        row->addWidget(label);
    }
    if (field.kind == FieldKind::number || field.kind == FieldKind::date) {
        m_line->setMaximumWidth(theme.px(kNumberWidth + 40));
        row->addStretch(1);
    }
    column->addLayout(row);
    m_below->setObjectName(QStringLiteral("below_") + fromView(field.code));
    m_below->setWordWrap(true);
    column->addWidget(m_below);
    m_theirs->setObjectName(QStringLiteral("theirs_") + fromView(field.code));
    m_theirWords->setWordWrap(true);
    m_takeTheirs->setObjectName(QStringLiteral("takeTheirs_") + fromView(field.code));
    m_takeTheirs->setAutoDefault(false);
    auto* theirs = new QHBoxLayout(m_theirs);
    theirs->setContentsMargins(0, 0, 0, 0);
    theirs->addWidget(m_theirWords, 1);
    theirs->addWidget(m_takeTheirs);
    column->addWidget(m_theirs);
    m_theirs->hide();
    input()->setAccessibleName(RecordForm::label(field));
    input()->setAccessibleDescription(RecordForm::help(field));
    setFocusProxy(input());
    connect(m_takeTheirs, &QPushButton::clicked, this, [this] {
        const QString text = m_theirText.value_or(QString());
        clearTheirs();
        setText(text);
        focusInput();
    });
    setComplaint({});
}

QComboBox* RecordInput::makeBox(bool isEditable) {
    auto* box = new QComboBox(this);
    box->setObjectName(objectNameOf(m_field));
    box->setEditable(isEditable);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(16);
    box->setMaxVisibleItems(14);
    box->setFocusPolicy(Qt::StrongFocus);
    box->installEventFilter(this); // a wheel that only scrolls the form changes nothing
    if (isEditable) {
        box->setInsertPolicy(QComboBox::NoInsert);
        box->completer()->setCompletionMode(QCompleter::PopupCompletion);
        box->completer()->setFilterMode(Qt::MatchContains);
        box->completer()->setCaseSensitivity(Qt::CaseInsensitive);
        box->completer()->popup()->installEventFilter(this);
        connect(box, &QComboBox::editTextChanged, this, &RecordInput::edited);
        connect(box->lineEdit(), &QLineEdit::editingFinished, this, &RecordInput::left);
    } else {
        connect(box, &QComboBox::currentIndexChanged, this, &RecordInput::edited);
    }
    return box;
}

void RecordInput::makeInput() {
    switch (m_field.kind) {
    case FieldKind::text:
    case FieldKind::number:
    case FieldKind::date:
    case FieldKind::caseCode:
        m_line = new QLineEdit(this);
        m_line->setObjectName(objectNameOf(m_field));
        if (m_field.kind == FieldKind::date) {
            m_line->setPlaceholderText(tr("ngày/tháng/năm"));
        }
        connect(m_line, &QLineEdit::textChanged, this, &RecordInput::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &RecordInput::left);
        break;
    case FieldKind::tick:
        m_tick = new QCheckBox(RecordForm::label(m_field), this);
        m_tick->setObjectName(objectNameOf(m_field));
        connect(m_tick, &QCheckBox::toggled, this, &RecordInput::edited);
        break;
    case FieldKind::choice: {
        m_box = makeBox(m_field.isOpen);
        const QSignalBlocker quiet(m_box);
        if (!m_field.isRequired || m_field.isOpen) {
            m_box->addItem(QString(), QString());
        }
        for (const models::FieldChoice& choice : m_field.choices) {
            m_box->addItem(RecordForm::choiceLabel(m_field, choice.code), fromView(choice.code));
        }
        break;
    }
    case FieldKind::ward:
    case FieldKind::neighbourhood:
    case FieldKind::campaign:
    case FieldKind::team:
    case FieldKind::record:
        m_box = makeBox(true);
        break;
    case FieldKind::names:
    case FieldKind::shares:
        m_lines = new QPlainTextEdit(this);
        m_lines->setObjectName(objectNameOf(m_field));
        m_lines->setTabChangesFocus(true);
        m_lines->setFixedHeight(m_theme.px(kLinesHeight));
        connect(m_lines, &QPlainTextEdit::textChanged, this, &RecordInput::edited);
        break;
    case FieldKind::counts:
        m_counts = new CountsEdit(m_theme, m_field, this);
        m_counts->setObjectName(objectNameOf(m_field));
        connect(m_counts, &CountsEdit::edited, this, &RecordInput::edited);
        break;
    }
}

QWidget* RecordInput::input() const {
    return m_line != nullptr    ? static_cast<QWidget*>(m_line)
           : m_box != nullptr   ? static_cast<QWidget*>(m_box)
           : m_lines != nullptr ? static_cast<QWidget*>(m_lines)
           : m_tick != nullptr  ? static_cast<QWidget*>(m_tick)
                                : static_cast<QWidget*>(m_counts);
}

QString RecordInput::text() const {
    if (m_line != nullptr) {
        return m_line->text();
    }
    if (m_box != nullptr) {
        return m_box->currentText();
    }
    if (m_lines != nullptr) {
        return m_lines->toPlainText();
    }
    if (m_tick != nullptr) {
        return m_tick->isChecked() ? QStringLiteral("1") : QStringLiteral("0");
    }
    return m_counts->text();
}

void RecordInput::setText(const QString& text) {
    if (m_line != nullptr) {
        m_line->setText(text);
    } else if (m_box != nullptr) {
        const int index = m_box->findText(text);
        m_box->setCurrentIndex(index);
        if (m_box->isEditable()) {
            m_box->setEditText(text);
        }
    } else if (m_lines != nullptr) {
        m_lines->setPlainText(QString(text).replace(QStringLiteral("; "), QStringLiteral("\n")));
    } else if (m_tick != nullptr) {
        m_tick->setChecked(text == QLatin1String("1"));
    } else {
        m_counts->setText(text);
    }
}

void RecordInput::setChoices(const QStringList& choices) {
    if (m_box == nullptr || !m_box->isEditable() || m_field.kind == FieldKind::choice) {
        return;
    }
    const QSignalBlocker quiet(m_box);
    const QString typed = m_box->currentText();
    m_box->clear();
    m_box->addItems(choices);
    m_box->setCurrentIndex(m_box->findText(typed));
    m_box->setEditText(typed);
}

void RecordInput::setComplaint(const QString& complaint) {
    const QString help = RecordForm::help(m_field);
    setStyleRole(*m_below, complaint.isEmpty() ? "muted" : "warning");
    m_below->setText(complaint.isEmpty() ? help : complaint);
    m_below->setVisible(!m_below->text().isEmpty());
}

void RecordInput::setTheirs(const QString& shown, const QString& text) {
    m_theirText = text;
    m_theirWords->setText(tr("Bản đã lưu: %1").arg(shown.isEmpty() ? tr("(trống)") : shown));
    m_theirs->show();
}

void RecordInput::clearTheirs() {
    m_theirText.reset();
    m_theirs->hide();
}

void RecordInput::setReadOnly(bool isReadOnly) {
    input()->setEnabled(!isReadOnly);
}

void RecordInput::focusInput() {
    m_counts != nullptr ? m_counts->focusFirst() : input()->setFocus();
}

bool RecordInput::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && watched == m_box) {
        event->ignore();
        return true;
    }
    // Suggestions are no answer: Ctrl+Enter saves what is typed, and took two strokes while they stood there.
    if (event->type() == QEvent::KeyPress && m_box != nullptr && m_box->completer() != nullptr &&
        watched == m_box->completer()->popup()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            m_box->completer()->popup()->hide();
            QCoreApplication::sendEvent(m_box->lineEdit(), event);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
