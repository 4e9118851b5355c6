// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueTable.h"

#include "widgets/alarm/CaseNews.h"
#include "widgets/queue/SortMenu.h"
#include "widgets/theme/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <ranges>
#include <utility>

namespace trucban::widgets {

using models::QueueModel;

namespace {

constexpr std::chrono::seconds kPointerRest{20};
constexpr int kKindWidth = 170;

} // namespace

QueueTable::QueueTable(Theme& theme, models::Board& board, QueueModel& model, models::Selection& selection,
                       QWidget* parent)
    : QTableView(parent),
      m_theme(theme),
      m_model(model),
      m_selection(selection),
      m_delegate(*new QueueDelegate(theme, board, this)) {
    setObjectName(QStringLiteral("queueTable"));
    setItemDelegate(&m_delegate);
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setCornerButtonEnabled(false);
    setSortingEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setMinimumSectionSize(theme.px(36));
    restyle();
    watchModel();
    connect(&theme, &Theme::changed, this, &QueueTable::restyle);
    connect(&selection, &models::Selection::changed, this, [this] { showSelected(); });
    connect(this, &QAbstractItemView::doubleClicked, this, &QueueTable::caseActivated);
    m_secondClick.setObjectName(QStringLiteral("queueSecondClick"));
    m_secondClick.setSingleShot(true);
    connect(&m_secondClick, &QTimer::timeout, this, &QueueTable::selectedClicked);
    connect(this, &QAbstractItemView::clicked, this, [this] {
        if (m_pressedSelected) {
            m_secondClick.start(QApplication::doubleClickInterval());
        }
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0 && !m_restoring) {
            m_arrived.clear();
            countNewAbove();
        }
        countUrgentAbove();
    });
    connect(horizontalHeader(), &QHeaderView::sectionClicked, &model,
            [&model](int column) { sortAgain(model, static_cast<QueueModel::Column>(column)); });
    connect(&model, &QueueModel::sortChanged, this, &QueueTable::showOrder);
    showOrder();
}

void QueueTable::watchModel() {
    const auto keep = [this] { keepPlace(); };
    const auto restore = [this] { restorePlace(); };
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, keep);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, keep);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeMoved, this,
            [this](const QModelIndex&, int first, int, const QModelIndex&, int to) { keepPlaceOfMove(first, to); });
    connect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, keep);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        showSelected(); // it may be what came back
        restorePlace();
    });
    connect(&m_model, &QueueModel::filtered, this, &QueueTable::countNewAbove);
    connect(&m_model, &QueueModel::caseArrived, this, &QueueTable::noteArrived);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &QueueTable::countUrgentAbove);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this] {
        restorePlace();
        showSelected();
        countNewAbove();
    });
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, restore);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, restore);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, keep);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        showSelected();
        restorePlace();
        countNewAbove();
    });
}

void QueueTable::restyle() {
    verticalHeader()->setDefaultSectionSize(m_delegate.rowHeight());
    horizontalHeader()->setFont(m_theme.font(TextRole::small));
    horizontalHeader()->setFixedHeight(m_theme.px(28));
    if (std::exchange(m_scale, m_theme.scale()) != m_theme.scale()) {
        setDefaultColumns();
    }
    viewport()->update();
}

void QueueTable::setDefaultColumns() {
    auto* header = horizontalHeader();
    const QFontMetrics titles(m_theme.font(TextRole::small));
    const std::array least{0, 0, m_theme.px(kKindWidth), m_theme.px(124), m_theme.px(130), 0, 0, m_theme.px(76)};
    for (int column = 0; column < QueueModel::ColumnCount; ++column) {
        const auto title = m_model.headerData(column, Qt::Horizontal).toString();
        const int needed = std::max(m_delegate.widthOf(static_cast<QueueModel::Column>(column)),
                                    titles.horizontalAdvance(title) + m_theme.px(14));
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        header->resizeSection(column, std::max(needed, least[static_cast<std::size_t>(column)]));
    }
    foldColumns();
}

void QueueTable::foldColumns() {
    const auto before = m_fold;
    const int width = viewport()->width();
    m_fold = width >= m_theme.px(930)   ? QueueFold::none
             : width >= m_theme.px(690) ? QueueFold::address
                                        : QueueFold::addressAndWard;
    m_delegate.setFold(m_fold);
    verticalHeader()->setDefaultSectionSize(m_delegate.rowHeight());
    const bool folded = m_fold != QueueFold::none;
    setColumnHidden(QueueModel::AddressColumn, folded);
    setColumnHidden(QueueModel::UnitsColumn, folded);
    setColumnHidden(QueueModel::WardColumn, m_fold == QueueFold::addressAndWard);
    auto* header = horizontalHeader();
    header->setSectionResizeMode(folded ? QueueModel::AddressColumn : QueueModel::KindColumn, QHeaderView::Interactive);
    header->setSectionResizeMode(folded ? QueueModel::KindColumn : QueueModel::AddressColumn, QHeaderView::Stretch);
    if (before != m_fold && !folded) {
        header->resizeSection(QueueModel::KindColumn, m_theme.px(kKindWidth)); // it was stretched
    }
}

QByteArray QueueTable::columnState() const {
    return horizontalHeader()->saveState();
}

void QueueTable::restoreColumns(const QByteArray& state) {
    if (state.isEmpty() || !horizontalHeader()->restoreState(state)) {
        setDefaultColumns();
    }
    for (const auto column : {QueueModel::CodeColumn, QueueModel::TimeColumn, QueueModel::StateColumn}) {
        // Saved with a smaller font, or before these columns were measured.
        horizontalHeader()->resizeSection(column, std::max(columnWidth(column), m_delegate.widthOf(column)));
    }
    foldColumns(); // what is hidden follows the width, not what was saved
    showOrder();   // and a shift begins in the duty order, whatever the last one sorted by
}

void QueueTable::follow(const CaseNews& news) {
    m_delegate.setNews(&news);
    connect(&news, &CaseNews::changed, this, [this] { viewport()->update(); });
}

void QueueTable::setStale(bool stale) {
    m_delegate.setStale(stale);
    viewport()->update();
}

int QueueTable::rowTop(int row) const {
    return rowViewportPosition(row);
}

std::optional<QueueTable::Anchor> QueueTable::anchorAt(int row) const {
    const auto id = m_model.caseAt(row);
    return id ? std::optional(Anchor{*id, rowTop(row)}) : std::nullopt;
}

std::optional<QueueTable::Anchor> QueueTable::wantedAnchor() const {
    const auto isInView = [this](int row) {
        return row >= 0 && rowTop(row) + rowHeight(row) > 0 && rowTop(row) < viewport()->height();
    };
    // A mouse that was left lying on the list does not hold it for the rest of the shift.
    const bool isPointing = m_sincePointer.isValid() && m_sincePointer.durationElapsed() < kPointerRest;
    if (viewport()->underMouse() && isPointing) {
        if (const int row = rowAt(viewport()->mapFromGlobal(QCursor::pos()).y()); isInView(row)) {
            return anchorAt(row);
        }
    }
    if (const int row = currentIndex().row(); isInView(row)) {
        return anchorAt(row);
    }
    return verticalScrollBar()->value() > 0 ? anchorAt(rowAt(0)) : std::nullopt;
}

void QueueTable::keepPlace() {
    if (!m_anchor) {
        m_anchor = wantedAnchor();
    }
}

void QueueTable::keepPlaceOfMove(int row, int destination) {
    keepPlace();
    if (!m_anchor || m_model.rowOf(m_anchor->id) != row) {
        return;
    }
    const int top = rowAt(0);
    m_anchor = anchorAt(top);
    if (top == row) {
        m_anchor = anchorAt(row + 1);
        if (m_anchor && destination > row) {
            m_anchor->offset = rowTop(row); // it takes the place that gets free
        }
    }
}

void QueueTable::restorePlace() {
    const auto anchor = std::exchange(m_anchor, std::nullopt);
    if (const int row = anchor ? m_model.rowOf(anchor->id) : -1; row >= 0) {
        const QScopedValueRollback guard(m_restoring, true);
        updateGeometries(); // the scroll bar must know the new number of rows before it can be put right
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rowTop(row) - anchor->offset);
    }
    countUrgentAbove();
}

void QueueTable::countUrgentAbove() {
    // They stand on top in any order, so the first that is not one ends them.
    const auto isUrgent = [this](int row) {
        const auto index = m_model.index(row, QueueModel::PriorityColumn);
        return index.data(QueueModel::PriorityRole).toInt() == static_cast<int>(core::Priority::p1) &&
               index.data(QueueModel::StateRole).toInt() == static_cast<int>(core::CaseState::isNew);
    };
    const int top = rowAt(verticalHeader()->defaultSectionSize() / 2); // less than half of it is not in sight
    const auto rows = std::views::iota(0, std::max(0, top));
    const int count = static_cast<int>(std::ranges::partition_point(rows, isUrgent) - rows.begin());
    if (std::exchange(m_urgentAbove, count) != count) {
        emit urgentAboveChanged(count);
    }
}

void QueueTable::noteArrived(int row) {
    const auto [top, bottom] = visibleRows();
    const auto id = m_model.caseAt(row);
    if (id && verticalScrollBar()->value() > 0 && row < top && m_newAbove < kMostNewAbove) {
        m_arrived.push_back(*id);
        emit newAboveChanged(++m_newAbove);
    }
}

void QueueTable::countNewAbove() {
    const auto shown = std::ranges::count_if(m_arrived, [this](const auto& id) { return m_model.rowOf(id) >= 0; });
    if (std::exchange(m_newAbove, static_cast<int>(shown)) != shown) {
        emit newAboveChanged(m_newAbove);
    }
}

void QueueTable::showOrder() {
    const auto column = m_model.sortColumn();
    horizontalHeader()->setSortIndicatorShown(column.has_value());
    // The style draws an ascending order as an arrow down; ours points the way the values grow, as the words do.
    const bool ascends = m_model.sortDirection() == Qt::AscendingOrder;
    horizontalHeader()->setSortIndicator(column ? *column : -1, ascends ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void QueueTable::goToTop() {
    verticalScrollBar()->setValue(0);
    m_arrived.clear();
    countNewAbove();
    setFocus();
}

void QueueTable::step(int rows) {
    const int row = std::clamp(currentIndex().row() + rows, 0, std::max(0, m_model.rowCount() - 1));
    if (m_model.rowCount() > 0) {
        setCurrentIndex(m_model.index(row, QueueModel::CodeColumn));
    }
}

void QueueTable::markCurrent() {
    if (const auto id = m_selection.current(); id && m_model.rowOf(*id) >= 0) {
        m_selection.toggleSelected(*id);
    }
}

void QueueTable::markRows(int first, int last) {
    std::vector<core::CaseId> ids;
    for (int row = std::min(first, last); row <= std::max(first, last); ++row) {
        if (const auto id = m_model.caseAt(row)) {
            ids.push_back(*id);
        }
    }
    m_selection.addSelected(ids);
}

// Away from where it began each step marks; back towards it each takes a mark away. Rows may move meanwhile: what was
// marked stays so.
void QueueTable::stepMarking(int rows) {
    const int at = currentIndex().row();
    if (at < 0) {
        return;
    }
    const int began = m_markFrom ? m_model.rowOf(*m_markFrom) : -1;
    const int from = began >= 0 ? began : at;
    const bool isBack = at != from && (at > from) == (rows < 0);
    if (began < 0) {
        m_markFrom = m_model.caseAt(at);
    }
    if (isBack) {
        if (const auto left = m_model.caseAt(at)) {
            m_selection.dropSelected({*left});
        }
    }
    step(rows);
    if (!isBack) {
        markRows(at, currentIndex().row());
    }
}

bool QueueTable::markByKey(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool shift = modifiers == Qt::ShiftModifier;
    const bool moves = event.key() == Qt::Key_Down || event.key() == Qt::Key_Up;
    const bool isModifier = event.key() == Qt::Key_Shift || event.key() == Qt::Key_Control;
    if (!(shift && moves) && !isModifier) {
        m_markFrom.reset();
    }
    if (event.key() == Qt::Key_Space && modifiers == Qt::NoModifier) {
        markCurrent();
    } else if (shift && moves) {
        stepMarking(event.key() == Qt::Key_Down ? 1 : -1);
    } else if (event.key() == Qt::Key_A && modifiers == Qt::ControlModifier) {
        markRows(0, std::min(m_model.rowCount(), static_cast<int>(models::Selection::kMostPicked)) - 1);
    } else if (event.key() == Qt::Key_Escape && !m_selection.selected().empty()) {
        m_selection.setSelected({});
    } else {
        return false;
    }
    return true;
}

bool QueueTable::markByMouse(const QMouseEvent& event) {
    const auto pressed = indexAt(event.position().toPoint());
    const bool isOurs = event.button() == Qt::LeftButton && pressed.isValid() &&
                        (event.modifiers() == Qt::ControlModifier || event.modifiers() == Qt::ShiftModifier);
    if (!isOurs) {
        return false;
    }
    if (event.modifiers() == Qt::ControlModifier) {
        if (const auto id = m_model.caseAt(pressed.row())) {
            m_selection.toggleSelected(*id);
        }
    } else {
        markRows(currentIndex().isValid() ? currentIndex().row() : pressed.row(), pressed.row());
    }
    return true;
}

std::pair<int, int> QueueTable::visibleRows() const {
    const int first = rowAt(0);
    if (first < 0) {
        return {-1, -1};
    }
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? m_model.rowCount() - 1 : last};
}

bool QueueTable::isCaseInSight(const core::CaseId& id) const {
    const auto [first, last] = visibleRows();
    const int row = m_model.rowOf(id);
    return isVisible() && row >= 0 && first <= row && row <= last;
}

void QueueTable::refreshTimes() {
    const auto [first, last] = visibleRows();
    m_model.refreshTimes(std::max(0, first), last);
}

void QueueTable::showSelected() {
    const auto id = m_selection.current();
    const int row = id ? m_model.rowOf(*id) : -1;
    if (row < 0) {
        const QSignalBlocker blocker(selectionModel());
        selectionModel()->clear();
        viewport()->update();
        return;
    }
    if (currentIndex().row() != row) {
        setCurrentIndex(m_model.index(row, QueueModel::CodeColumn));
    }
}

void QueueTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    // Only the officer's choice counts. The neighbour that Qt makes current when a row goes away is none: the next key
    // would act on a case that nobody chose.
    if (current.isValid() && !m_removing) {
        m_selection.select(m_model.caseAt(current.row()));
    }
}

void QueueTable::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) {
    const QScopedValueRollback guard(m_removing, true);
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

void QueueTable::focusInEvent(QFocusEvent* event) {
    // Not the table's own: that one makes the first row current, and so chooses a case that nobody chose.
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void QueueTable::mousePressEvent(QMouseEvent* event) {
    m_markFrom.reset();
    if (markByMouse(*event)) {
        m_pressedSelected = false;
        return; // the selected case stays the one that was looked at
    }
    const auto pressed = indexAt(event->position().toPoint());
    m_pressedSelected = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier &&
                        pressed.isValid() && pressed.row() == currentIndex().row() &&
                        m_selection.current() == m_model.caseAt(pressed.row());
    QTableView::mousePressEvent(event);
}

void QueueTable::mouseDoubleClickEvent(QMouseEvent* event) {
    m_secondClick.stop();
    m_pressedSelected = false;
    QTableView::mouseDoubleClickEvent(event);
}

void QueueTable::keyPressEvent(QKeyEvent* event) {
    if (markByKey(*event)) {
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid()) {
            emit caseActivated();
        }
        return;
    case Qt::Key_Home:
        setCurrentIndex(m_model.index(0, QueueModel::CodeColumn));
        return;
    case Qt::Key_End:
        setCurrentIndex(m_model.index(m_model.rowCount() - 1, QueueModel::CodeColumn));
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        event->ignore();
        return;
    default:
        break;
    }
    if (event->text().isEmpty() || event->modifiers().testFlag(Qt::ControlModifier)) {
        QTableView::keyPressEvent(event);
    } else {
        event->ignore(); // no search by typing: letters belong to the filter field
    }
}

void QueueTable::setHovered(int row) {
    if (row != m_hovered) {
        m_hovered = row;
        m_delegate.setHoveredRow(row);
        viewport()->update();
    }
}

bool QueueTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::Wheel ||
        event->type() == QEvent::MouseButtonPress) {
        m_sincePointer.start();
    }
    if (event->type() == QEvent::MouseMove) {
        setHovered(rowAt(static_cast<QMouseEvent*>(event)->position().toPoint().y()));
    } else if (event->type() == QEvent::Leave) {
        setHovered(-1);
    }
    return QTableView::viewportEvent(event);
}

void QueueTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    const auto before = m_fold;
    foldColumns();
    if (m_fold != before) {
        viewport()->update();
    }
}

void QueueTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        m_model.retranslate();
        setDefaultColumns();
    }
    QTableView::changeEvent(event);
}

void QueueTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    emit painted();
}

} // namespace trucban::widgets
