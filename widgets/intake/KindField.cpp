// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/KindField.h"

#include "geo/PlaceSearch.h"
#include "models/PriorityWording.h"
#include "models/Wording.h"
#include "widgets/dialogs/ChoiceDelegate.h"
#include "widgets/search/SearchField.h"
#include "widgets/theme/Labels.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr int kRowsShown = 3;
constexpr int kPage = 3;

/// Words without diacritics and signs: "chay no" is "Cháy, nổ".
std::string keyOf(std::string_view text) {
    return geo::searchKey(text);
}

} // namespace

KindField::KindField(Theme& theme, models::Board& board, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_board(board),
      m_field(new SearchField(this)),
      m_list(new QListWidget(this)),
      m_none(new ThemedLabel(theme, TextRole::small, m_list->viewport(), "muted")) {
    m_field->setObjectName(QStringLiteral("intakeKind"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("intakeKinds"));
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new ChoiceDelegate(theme, m_list));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_field);
    column->addWidget(m_list);
    setFocusProxy(m_field);
    auto* inList = new QVBoxLayout(m_list->viewport());
    inList->setContentsMargins(10, 8, 10, 8);
    inList->addWidget(m_none, 0, Qt::AlignTop);
    m_none->setObjectName(QStringLiteral("intakeNoKind"));
    m_none->setWordWrap(true);
    m_none->hide();
    const auto size = [this] { m_list->setFixedHeight(kRowsShown * m_theme.px(32) + m_theme.px(4)); };
    connect(&theme, &Theme::changed, this, size);
    connect(m_field, &SearchField::typedChanged, this, &KindField::narrow);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { take(m_list->row(item)); });
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (change.policy) {
            fill();
        }
    });
    size();
    retranslate();
}

QString KindField::nameOf(const QString& code) const {
    return code.isEmpty() ? QString() : Wording::kind(m_board.policy(), code.toStdString());
}

void KindField::retranslate() {
    m_field->setPlaceholderText(tr("Gõ vài chữ: danh nhau, trom, chay…"));
    m_field->setAccessibleName(tr("Chuyện gì"));
    m_list->setAccessibleName(tr("Loại vụ việc"));
    m_none->setText(tr("Không có loại nào như vậy. Thử chữ khác, hoặc chọn “Khác” và ghi ở Chi tiết."));
    fill();
    showTaken();
}

QString KindField::words() const {
    return m_code.isEmpty() ? m_field->typed() : QString();
}

void KindField::setWords(const QString& words) {
    m_field->setQuietly(words);
    narrow(words);
}

void KindField::fill() {
    m_list->clear();
    for (const auto& kind : m_board.policy().kinds) {
        const auto code = QString::fromStdString(kind.code);
        auto* item = new QListWidgetItem(nameOf(code), m_list);
        item->setData(ChoiceDelegate::DetailRole, Wording::priority(kind.priority));
        item->setData(ChoiceDelegate::IconRole, QStringLiteral("kinds/%1").arg(QString::fromStdString(kind.icon)));
        item->setData(ChoiceDelegate::ValueRole, code);
        const auto why = models::PriorityWording::ofKind(m_board.policy(), kind.code);
        item->setToolTip(why);
        item->setData(Qt::AccessibleDescriptionRole, why);
        item->setSelected(false);
    }
    m_list->setCurrentRow(-1);
    if (words().isEmpty()) {
        setCode(m_code);
    } else {
        narrow(words()); // what is typed stays while the kinds change
    }
}

void KindField::setCode(const QString& code) {
    const bool isNew = m_code != code;
    m_code = code;
    m_none->hide();
    for (int row = 0; row < m_list->count(); ++row) {
        m_list->item(row)->setHidden(false);
        if (m_list->item(row)->data(ChoiceDelegate::ValueRole).toString() == code) {
            m_list->setCurrentRow(row);
        }
    }
    if (code.isEmpty()) {
        m_list->setCurrentRow(-1);
    }
    if (auto* item = m_list->currentItem()) {
        m_list->scrollToItem(item, QAbstractItemView::PositionAtCenter);
    } else {
        m_list->scrollToTop();
    }
    showTaken();
    if (isNew) {
        emit changed();
    }
}

/// A text set here is not typed: nothing is narrowed by it.
void KindField::showTaken() {
    m_field->setQuietly(nameOf(m_code));
    explainPriority();
}

void KindField::narrow(const QString& typed) {
    const auto needle = keyOf(typed.toStdString());
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        const auto& kind = m_board.policy().kinds[static_cast<std::size_t>(row)];
        const auto hay = keyOf(kind.nameVi) + '\n' + keyOf(kind.nameEn) + '\n' + keyOf(kind.code);
        // Of a word's beginning before the middle of one: "chay" is a fire, not a race.
        const bool hit = hay.contains(needle);
        item->setHidden(!hit);
        const bool atStart =
            hit && (hay.starts_with(needle) || hay.contains(' ' + needle) || hay.contains('\n' + needle));
        if (first < 0 && atStart) {
            first = row;
        }
    }
    for (int row = 0; first < 0 && row < m_list->count(); ++row) {
        first = m_list->item(row)->isHidden() ? -1 : row;
    }
    m_none->setVisible(first < 0);
    m_list->setCurrentRow(needle.empty() ? -1 : first);
    m_code = needle.empty() || first < 0 ? QString() : m_list->item(first)->data(ChoiceDelegate::ValueRole).toString();
    if (auto* item = m_list->currentItem()) {
        m_list->scrollToItem(item);
    }
    explainPriority();
    emit changed();
}

void KindField::explainPriority() {
    const auto why =
        m_code.isEmpty() ? QString() : models::PriorityWording::ofKind(m_board.policy(), m_code.toStdString());
    m_field->setToolTip(why);
    m_field->setAccessibleDescription(why);
}

void KindField::take(int row) {
    if (row >= 0 && row < m_list->count()) {
        setCode(m_list->item(row)->data(ChoiceDelegate::ValueRole).toString());
        m_field->selectAll();
    }
}

void KindField::step(int by) {
    int row = m_list->currentRow();
    for (int left = std::abs(by), at = row; left > 0;) {
        at += by > 0 ? 1 : -1;
        if (at < 0 || at >= m_list->count()) {
            break;
        }
        if (!m_list->item(at)->isHidden()) {
            row = at;
            --left;
        }
    }
    if (row < 0) {
        return;
    }
    m_list->setCurrentRow(row);
    const auto code = m_list->item(row)->data(ChoiceDelegate::ValueRole).toString();
    if (code != m_code) {
        m_code = code;
        m_field->setAccessibleDescription(nameOf(code));
        emit changed();
    }
}

bool KindField::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(kPage);
            return true;
        case Qt::Key_PageUp:
            step(-kPage);
            return true;
        default:
            break;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut && !m_code.isEmpty()) {
        setCode(m_code);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace trucban::widgets
