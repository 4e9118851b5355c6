// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/CommandBar.h"

#include "geo/WardTable.h"
#include "models/OrderText.h"
#include "models/OrderWording.h"
#include "models/Wording.h"
#include "widgets/palette/PaletteDelegate.h"
#include "widgets/palette/PaletteModel.h"
#include "widgets/search/SearchField.h"
#include "widgets/theme/Labels.h"

#include <QApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::Order;
using models::OrderProblem;
using models::OrderSuggestion;
using models::OrderWording;

namespace {

constexpr int kLongest = 2'000;
constexpr int kMostRows = 10;
constexpr int kPage = 8;

} // namespace

CommandBar::CommandBar(Theme& theme, ActionRegistry& registry, Desk desk, QWidget& window)
    : QFrame(&window),
      m_theme(theme),
      m_registry(registry),
      m_desk(std::move(desk)),
      m_window(window),
      m_model(new PaletteModel(registry, m_desk.whyNot, m_desk.mayEver, this)),
      m_field(new SearchField(this)),
      m_list(new QListView(this)),
      m_delegate(new PaletteDelegate(theme, m_list)),
      m_sentence(new ThemedLabel(theme, TextRole::strong, this)),
      m_problem(new ThemedLabel(theme, TextRole::strong, this, "danger")),
      m_caution(new ThemedLabel(theme, TextRole::small, this, "warning")),
      m_hint(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    setObjectName(QStringLiteral("commandBar"));
    setProperty("role", QByteArray("popup"));
    m_field->setObjectName(QStringLiteral("commandField"));
    m_field->setMaxLength(kLongest);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandRows"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sentence->setObjectName(QStringLiteral("commandSentence"));
    m_problem->setObjectName(QStringLiteral("commandProblem"));
    m_caution->setObjectName(QStringLiteral("commandCaution"));
    m_hint->setObjectName(QStringLiteral("commandHint"));
    for (auto* label : {m_sentence, m_problem, m_caution, m_hint}) {
        label->setWordWrap(true);
    }
    // The list hangs on the field, what is said stands below it: whatever is said, no row moves.
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_field);
    column->addWidget(m_list);
    column->addWidget(m_sentence);
    column->addWidget(m_problem);
    column->addWidget(m_caution);
    column->addWidget(m_hint);
    connect(m_field, &SearchField::typedChanged, this, [this] {
        m_recalled = 0;
        read();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    connect(&theme, &Theme::changed, this, &CommandBar::restyle);
    window.installEventFilter(this);
    retranslate();
    restyle();
    hide();
    const auto context = m_desk.context();
    connect(&context.board, &models::Board::changed, this, &CommandBar::readAgain);
}

void CommandBar::toggle() {
    if (isVisible()) {
        dismiss();
    } else {
        open();
    }
}

void CommandBar::open() {
    m_before = m_window.focusWidget();
    m_recalled = 0;
    read();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void CommandBar::dismiss() {
    if (!isVisible()) {
        return;
    }
    const QPointer<QWidget> before = m_before;
    hide(); // Qt would give the keyboard to whoever comes next
    if (before && before->isVisible()) {
        before->setFocus(Qt::OtherFocusReason);
    }
}

void CommandBar::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    place();
}

void CommandBar::read() {
    const auto context = m_desk.context();
    const auto line = m_field->typed();
    m_orders = models::readOrders(line, context);
    models::tryOrders(m_orders, context);
    m_saysAnother = false;
    m_isRefused = false;
    m_explained.clear();
    m_model->show(line, context, m_desk.likely());
    m_choice = isSearch() && m_model->rowCount() > 0 && !line.trimmed().isEmpty() ? Choice::offered : Choice::none;
    m_list->setCurrentIndex(m_choice == Choice::offered ? m_model->index(0) : QModelIndex());
    m_list->scrollToTop();
    showWords();
    place();
}

void CommandBar::readAgain() {
    if (!isVisible() || m_orders.empty()) {
        return;
    }
    const auto context = m_desk.context();
    auto orders = models::readOrders(m_field->typed(), context);
    models::tryOrders(orders, context);
    const auto isSame = [](const Order& a, const Order& b) {
        return a.problem == b.problem && a.commands == b.commands && a.question == b.question && a.caseId == b.caseId;
    };
    m_saysAnother = m_saysAnother || !std::ranges::equal(orders, m_orders, isSame);
    m_orders = std::move(orders);
    showWords();
}

bool CommandBar::isGood() const {
    return !m_orders.empty() && std::ranges::all_of(m_orders, &Order::isGood);
}

bool CommandBar::isSearch() const {
    return m_orders.size() <= 1 && (m_orders.empty() || !m_orders.front().verb);
}

void CommandBar::showWords() {
    const auto context = m_desk.context();
    QStringList sentences;
    QStringList problems;
    QStringList cautions;
    const bool isNumbered = m_orders.size() > 1;
    for (std::size_t i = 0; i < m_orders.size(); ++i) {
        const auto& order = m_orders[i];
        const auto number = isNumbered ? QStringLiteral("%1. ").arg(i + 1) : QString();
        if (order.isGood()) {
            sentences << number + OrderWording::sentence(order, context.board);
        } else if (const bool isHalfTyped = i + 1 == m_orders.size() && !order.wrong.isEmpty() && !m_isRefused;
                   m_model->rowCount() == 0 || (!isSearch() && !isHalfTyped)) {
            // What is still being completed is no mistake yet.
            problems << number + OrderWording::problem(order, context.board);
        }
        if (const auto caution = OrderWording::caution(order, context.board); !caution.isEmpty()) {
            cautions << number + caution;
        }
    }
    if (!problems.isEmpty() && !sentences.isEmpty()) {
        problems << tr("Chưa lệnh nào của dòng này được gửi.");
    }
    if (m_saysAnother) {
        cautions << tr("Vừa có thay đổi: xem lại rồi nhấn Enter lần nữa.");
    }
    if (!m_explained.isEmpty()) {
        problems << m_explained;
    }
    const auto put = [](ThemedLabel& label, const QStringList& lines) {
        label.setText(lines.join(u'\n'));
        label.setVisible(!lines.isEmpty());
    };
    // Not by colour alone.
    if (!sentences.isEmpty() && problems.isEmpty()) {
        sentences.front() = QStringLiteral("Enter: ") + sentences.front();
    }
    put(*m_sentence, sentences);
    put(*m_problem, problems);
    put(*m_caution, cautions);
    const auto row = m_list->currentIndex().data(Qt::AccessibleTextRole).toString();
    m_field->setAccessibleDescription((QStringList{row} + sentences + problems + cautions).join(u' '));
    if (isVisible()) {
        place();
    }
}

void CommandBar::place() {
    const int rows = std::min(m_model->rowCount(), kMostRows);
    m_list->setVisible(rows > 0);
    m_list->setFixedHeight(rows * m_delegate->rowHeight() + 2);
    const int edge = m_theme.px(16);
    const int width = std::min(m_theme.px(820), m_window.width() - 2 * edge);
    const auto* main = qobject_cast<const QMainWindow*>(&m_window);
    const int top =
        (main != nullptr && main->menuWidget() != nullptr ? main->menuWidget()->height() : 0) + m_theme.px(8);
    layout()->activate();
    const int height =
        std::min(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height(),
                 m_window.height() - top - edge);
    setGeometry((m_window.width() - width) / 2, top, width, height);
}

void CommandBar::setLine(const QString& line) {
    const auto recalled = m_recalled;
    m_field->setText(line); // read by typedChanged
    m_recalled = recalled;
    m_field->setCursorPosition(static_cast<int>(line.size()));
}

/// Up in the empty line, or in one that was recalled: the line before.
bool CommandBar::recall(int by) {
    const bool isOpen = m_field->typed().isEmpty() || m_recalled > 0;
    const auto wanted = m_recalled + by;
    if (!isOpen || m_choice == Choice::made || wanted < 0 || wanted > m_history.size() || (by < 0 && m_recalled == 0)) {
        return isOpen && m_recalled > 0;
    }
    m_recalled = wanted;
    setLine(m_history.line(wanted));
    return true;
}

void CommandBar::step(int by) {
    if (m_model->rowCount() == 0) {
        return;
    }
    const int now = m_list->currentIndex().row();
    if (now == 0 && by < 0 && !isSearch()) {
        // Back to the line, which says something by itself.
        m_choice = Choice::none;
        m_list->setCurrentIndex({});
    } else {
        const int wanted = now < 0 ? (by > 0 ? 0 : m_model->rowCount() - 1) : now + by;
        m_choice = Choice::made;
        m_list->setCurrentIndex(m_model->index(std::clamp(wanted, 0, m_model->rowCount() - 1)));
        m_list->scrollTo(m_list->currentIndex());
    }
    m_explained.clear();
    showWords();
}

bool CommandBar::complete(int row) {
    const auto* suggestion = m_model->suggestionAt(row);
    if (suggestion == nullptr) {
        return false;
    }
    m_recalled = 0;
    setLine(QString(suggestion->line));
    return true;
}

void CommandBar::goTo(const OrderSuggestion& suggestion) {
    const auto context = m_desk.context();
    models::SearchHit hit;
    if (const auto* unit = suggestion.unit ? context.board.unit(*suggestion.unit) : nullptr) {
        hit.at = unit->point;
        hit.group = models::SearchHit::Group::units;
    } else if (const auto* ward = context.wards.find(suggestion.ward)) {
        hit.at = ward->label;
        hit.group = models::SearchHit::Group::wards;
        hit.closestZoom = 14;
    }
    if (!suggestion.caseId && !hit.at) {
        m_explained = tr("Chưa rõ vị trí nên bản đồ không đến đó được.");
        showWords();
        return;
    }
    m_field->clear();
    dismiss();
    if (suggestion.caseId) {
        emit caseWanted(*suggestion.caseId);
        return;
    }
    hit.title = suggestion.title;
    hit.southWest = hit.northEast = *hit.at;
    emit placeWanted(hit);
}

void CommandBar::take(int row) {
    if (const auto id = m_model->actionAt(row)) {
        auto& action = m_registry.action(*id);
        if (!action.isEnabled()) {
            m_explained = QStringLiteral("%1: %2").arg(m_registry.name(*id),
                                                       m_model->index(row).data(PaletteModel::DetailRole).toString());
            showWords();
            emit refused();
            return;
        }
        m_field->clear();
        dismiss();
        action.trigger();
        return;
    }
    const auto* suggestion = m_model->suggestionAt(row);
    if (suggestion == nullptr) {
        return;
    }
    // A name that stands alone is gone to; one in a sentence is put there.
    const bool isName = suggestion->caseId || suggestion->unit || !suggestion->ward.isNone();
    if (isName && suggestion->isAlone && isSearch()) {
        goTo(OrderSuggestion(*suggestion));
        return;
    }
    complete(row);
}

void CommandBar::enter() {
    if (m_field->typed() != m_field->text()) {
        QGuiApplication::inputMethod()->commit(); // half a word is no order
        return;
    }
    if (m_choice != Choice::none && m_list->currentIndex().isValid()) {
        take(m_list->currentIndex().row());
        return;
    }
    if (m_saysAnother) {
        m_saysAnother = false; // seen now
        showWords();
        return;
    }
    if (!isGood()) {
        if (!m_orders.empty()) {
            m_isRefused = true;
            showWords();
            emit refused();
        }
        return;
    }
    execute();
}

void CommandBar::execute() {
    const auto context = m_desk.context();
    m_history.add(m_field->text(), m_orders, context.board);
    const auto orders = std::exchange(m_orders, {});
    m_field->clear();
    dismiss();
    emit runRequested(orders);
}

bool CommandBar::onKey(const QKeyEvent& event) {
    const bool isPlain = !event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier);
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : m_model->firstSuggestion();
    switch (event.key()) {
    case Qt::Key_Up:
        if (!recall(1)) {
            step(-1);
        }
        return true;
    case Qt::Key_Down:
        if (!recall(-1)) {
            step(1);
        }
        return true;
    case Qt::Key_PageDown:
        step(kPage);
        return true;
    case Qt::Key_PageUp:
        step(-kPage);
        return true;
    case Qt::Key_Tab:
        complete(row);
        return true;
    case Qt::Key_Backtab:
        return true;
    case Qt::Key_Right:
        // Within the line it moves the cursor, as everywhere.
        return isPlain && !m_field->text().isEmpty() && m_field->cursorPosition() == m_field->text().size() &&
               !m_field->hasSelectedText() && !event.modifiers().testFlag(Qt::ShiftModifier) && complete(row);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter();
        return true;
    case Qt::Key_Escape:
        m_field->clear();
        dismiss();
        return true;
    case Qt::Key_F1:
        emit cardWanted();
        return true;
    default:
        return false;
    }
}

bool CommandBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field) {
        if (event->type() == QEvent::ShortcutOverride &&
            static_cast<QKeyEvent*>(event)->keyCombination() == QKeyCombination(Qt::Key_F1)) {
            event->accept(); // here it is the card of orders
            return true;
        }
        if (event->type() == QEvent::KeyPress && onKey(*static_cast<QKeyEvent*>(event))) {
            return true;
        }
        // Another window in front takes the keyboard for a moment: the bar stays.
        const auto keeps = [](Qt::FocusReason reason) {
            return reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        };
        if (event->type() == QEvent::FocusOut && !keeps(static_cast<QFocusEvent*>(event)->reason())) {
            hide();
        }
    } else if (watched == &m_window && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (isVisible()) {
            read();
        }
    }
    QFrame::changeEvent(event);
}

void CommandBar::retranslate() {
    m_field->setPlaceholderText(tr("Gõ lệnh, hoặc tên thao tác, vụ, lực lượng, phường; không cần dấu"));
    m_field->setAccessibleName(tr("Thanh lệnh"));
    m_list->setAccessibleName(tr("Gợi ý"));
    m_hint->setText(tr("Tab nhận gợi ý · ↑ ↓ chọn; ô trống: ↑ lệnh trước · Enter thực hiện · dấu ; giữa hai lệnh · "
                       "F1 bảng lệnh · Esc đóng"));
}

void CommandBar::restyle() {
    const int edge = m_theme.px(10);
    layout()->setContentsMargins(edge, edge, edge, edge);
    layout()->setSpacing(m_theme.px(6));
    m_field->setFont(m_theme.font(TextRole::title));
    m_list->doItemsLayout();
    if (isVisible()) {
        place();
    }
}

} // namespace trucban::widgets
