// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dispatch/UnitBoardView.h"

#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/dispatch/UnitMoves.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <numeric>

namespace trucban::widgets {

using models::UnitBoard;
using models::Wording;

namespace {

/// Colours say again what the words say: the state, a time that is long or too long, a position that is old.
class BoardDelegate : public QStyledItemDelegate {
public:
    BoardDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto level = static_cast<core::DeadlineLevel>(index.data(UnitBoard::LevelRole).toInt());
        if (level == core::DeadlineLevel::overdue) {
            paint(*option, Ink::overdue);
            option->font.setWeight(QFont::DemiBold);
        } else if (level == core::DeadlineLevel::dueSoon) {
            paint(*option, Ink::dueSoon);
        } else if (index.column() == UnitBoard::StateColumn) {
            paint(*option, Theme::inkOf(static_cast<core::UnitState>(index.data(UnitBoard::UnitStateRole).toInt())));
        } else if (index.column() == UnitBoard::PlaceColumn && index.data(UnitBoard::StaleRole).toBool()) {
            paint(*option, Ink::mutedText);
            option->font.setItalic(true);
        }
    }

private:
    void paint(QStyleOptionViewItem& option, Ink ink) const {
        option.palette.setColor(QPalette::Text, m_theme.colour(ink));
    }

    Theme& m_theme;
};

} // namespace

UnitBoardView::UnitBoardView(Theme& theme, models::Board& board, std::function<core::Instant()> clock,
                             models::Selection& selection, CaseActs& acts, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_board(board),
      m_units(board, std::move(clock)),
      m_selection(selection),
      m_acts(acts),
      m_counts(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_table(new QTableView(this)),
      m_empty(new ThemedLabel(theme, TextRole::body, this, "muted")) {
    setObjectName(QStringLiteral("unitBoard"));
    m_counts->setObjectName(QStringLiteral("unitBoardCounts"));
    m_empty->setObjectName(QStringLiteral("unitBoardEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("unitBoardTable"));
    m_table->setModel(&m_units);
    m_table->setItemDelegate(new BoardDelegate(theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setDragEnabled(true);
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_counts);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(m_table, &QWidget::customContextMenuRequested, this, &UnitBoardView::openMenu);
    connect(m_table, &QTableView::doubleClicked, this, &UnitBoardView::goToCase);
    connect(&m_units, &UnitBoard::countsChanged, this, &UnitBoardView::showCounts);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_units, signal, this, &UnitBoardView::showCounts);
    }
    connect(&theme, &Theme::changed, this, &UnitBoardView::setColumns);
    setColumns();
    showCounts();
}

void UnitBoardView::setColumns() {
    constexpr std::array kWidths{190, 110, 80, 210, 215, 110};
    for (int i = 0; i < UnitBoard::ColumnCount; ++i) {
        m_table->setColumnWidth(i, m_theme.px(kWidths[static_cast<std::size_t>(i)]));
    }
    // What room there is goes to the words that would be cut short.
    const int spare = m_table->viewport()->width() - m_theme.px(std::reduce(kWidths.begin(), kWidths.end()));
    if (spare > 0) {
        const int most = m_theme.px(200);
        m_table->setColumnWidth(UnitBoard::UnitColumn,
                                m_theme.px(kWidths[UnitBoard::UnitColumn]) + std::min(spare / 3, most));
        m_table->setColumnWidth(UnitBoard::CaseColumn,
                                m_theme.px(kWidths[UnitBoard::CaseColumn]) + std::min(spare / 3, most));
    }
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(26));
}

void UnitBoardView::focusTable() {
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentIndex().isValid() && m_units.rowCount() > 0) {
        m_table->setCurrentIndex(m_units.index(0, 0));
    }
}

void UnitBoardView::refreshTimes() {
    m_units.refreshTimes();
}

void UnitBoardView::showCounts() {
    const auto counts = m_units.counts();
    QStringList parts{tr("%1 sẵn sàng").arg(counts.available), tr("%1 đang làm").arg(counts.onCase),
                      tr("%1 vắng").arg(counts.away)};
    if (counts.checkInsOverdue > 0) {
        parts.prepend(tr("%1 quá hạn báo an toàn").arg(counts.checkInsOverdue));
    }
    m_counts->setText(parts.join(QStringLiteral(" · ")));
    setStyleRole(*m_counts, counts.checkInsOverdue > 0 ? "danger" : "muted");
    const bool isEmpty = m_units.rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_counts->setVisible(!isEmpty);
    m_empty->setText(tr("Chưa có lực lượng nào trong phạm vi của bạn. Quản trị viên đăng ký tại máy chủ."));
    m_empty->setVisible(isEmpty);
    emit countsChanged();
}

void UnitBoardView::goToCase() {
    const auto* unit = m_units.unitAt(m_table->currentIndex().row());
    if (unit != nullptr && unit->caseId && m_board.case_(*unit->caseId) != nullptr) {
        m_selection.select(*unit->caseId);
    }
}

void UnitBoardView::openMenu(const QPoint& at) {
    const QModelIndex index = m_table->indexAt(at);
    const auto* unit = m_units.unitAt(index.row());
    if (unit == nullptr) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("unitMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, *unit);
    m_units.holdOrder(true);
    connect(menu, &QMenu::aboutToHide, this, [this] { m_units.holdOrder(m_table->underMouse()); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
    menu->setActiveAction(menu->actions().value(0));
}

void UnitBoardView::fillMenu(QMenu& menu, const core::Unit& unit) {
    const core::UnitId id = unit.profile.id;
    const QString sign = Wording::text(id.value);
    const bool mayCommand = m_acts.mayCommand(unit);
    for (const UnitMove& move : movesOf(unit)) {
        auto* action = menu.addAction(QStringLiteral("%1 %2").arg(sign, move.words));
        action->setEnabled(mayCommand);
        connect(action, &QAction::triggered, this, [this, body = move.body] { m_acts.tellOfUnit(body); });
    }
    menu.addSeparator();
    if (const auto* case_ = m_acts.current(); case_ != nullptr && unit.caseId != case_->id) {
        auto* send = menu.addAction(tr("Điều %1 đến %2…").arg(sign, Wording::text(case_->code)));
        send->setObjectName(QStringLiteral("unitMenuSend"));
        send->setEnabled(m_acts.whyNot(ActionId::dispatch).isEmpty());
        connect(send, &QAction::triggered, this, [this, caseId = case_->id, id] { m_acts.askDispatch(caseId, id); });
    }
    if (unit.caseId && m_board.case_(*unit.caseId) != nullptr) {
        connect(menu.addAction(tr("Đến vụ của %1").arg(sign)), &QAction::triggered, this,
                [this, caseId = *unit.caseId] { m_selection.select(caseId); });
    }
}

bool UnitBoardView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table->viewport() && (event->type() == QEvent::Enter || event->type() == QEvent::Leave)) {
        m_units.holdOrder(event->type() == QEvent::Enter);
    }
    if (watched == m_table->viewport() && event->type() == QEvent::Resize) {
        const auto* resize = static_cast<QResizeEvent*>(event);
        if (resize->oldSize().width() != resize->size().width()) { // higher alone leaves what the officer drew wider
            setColumns();
        }
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isMenu =
            key->key() == Qt::Key_Menu || (key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier);
        if (isMenu && m_table->currentIndex().isValid()) {
            openMenu(m_table->visualRect(m_table->currentIndex()).center());
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            goToCase();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void UnitBoardView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_units.retranslate();
        showCounts();
    }
    QWidget::changeEvent(event);
}

} // namespace trucban::widgets
