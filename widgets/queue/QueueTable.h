// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/QueueModel.h"
#include "widgets/queue/QueueDelegate.h"

#include <QElapsedTimer>
#include <QTableView>
#include <QTimer>

#include <optional>
#include <vector>

namespace trucban::widgets {

class Theme;

/// The table of the queue. Rows never move under the pointer or the selection: what stands there keeps its place on the
/// screen while others come, go and move around it, and rows that arrive above the viewport are counted instead of
/// shown. The one row that moves by itself, because its case was worked on, goes alone: the list does not follow it away
/// from what waits. A quiet table at its top, with neither selection nor a pointer that moved lately, just follows.
class QueueTable : public QTableView {
    Q_OBJECT
public:
    QueueTable(Theme& theme, models::Board& board, models::QueueModel& model, models::Selection& selection,
               QWidget* parent = nullptr);

    void setStale(bool stale);
    /// Marks the rows of cases with unseen news, which must outlive the table.
    void follow(const CaseNews& news);
    /// Cases that arrived above what is shown since the officer was last at the top, and are still there. What another
    /// filter lets back, or an act moves up, has not arrived.
    [[nodiscard]] int newAbove() const { return m_newAbove; }
    static constexpr int kMostNewAbove = 999; ///< more are not counted
    /// P1s nobody acknowledged above what is shown: rows that stay under the hand push them out of sight, too.
    [[nodiscard]] int urgentAbove() const { return m_urgentAbove; }
    void goToTop();
    void step(int rows);
    /// Marks the selected case to be acted on with others, or takes the mark away.
    void markCurrent();
    [[nodiscard]] bool isCaseInSight(const core::CaseId& id) const;
    [[nodiscard]] std::pair<int, int> visibleRows() const; ///< first and last, -1 when empty
    void refreshTimes();
    [[nodiscard]] QueueFold fold() const { return m_fold; }
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);

signals:
    void newAboveChanged(int count);
    void urgentAboveChanged(int count);
    void caseActivated();
    void selectedClicked(); ///< on the row that was selected already, and not twice in a row
    void painted();         ///< the viewport was drawn

protected:
    void paintEvent(QPaintEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Anchor {
        core::CaseId id;
        int offset = 0; ///< of the row's top from the viewport's top
    };
    void watchModel();
    void keepPlace();
    void keepPlaceOfMove(int row, int destination);
    void restorePlace();
    void noteArrived(int row);
    void countNewAbove();
    void countUrgentAbove();
    void showOrder();
    void showSelected();
    void setHovered(int row);
    bool markByKey(const QKeyEvent& event);
    void stepMarking(int rows);
    void markRows(int first, int last);
    bool markByMouse(const QMouseEvent& event);
    void restyle();
    void setDefaultColumns();
    void foldColumns();
    [[nodiscard]] std::optional<Anchor> anchorAt(int row) const;
    [[nodiscard]] std::optional<Anchor> wantedAnchor() const;
    [[nodiscard]] int rowTop(int row) const;

    Theme& m_theme;
    models::QueueModel& m_model;
    models::Selection& m_selection;
    QueueDelegate& m_delegate;
    std::optional<Anchor> m_anchor;
    QueueFold m_fold = QueueFold::none;
    double m_scale = 0;                  ///< that the columns were made for
    std::vector<core::CaseId> m_arrived; ///< above the viewport, when they came
    int m_newAbove = 0;
    int m_urgentAbove = 0;
    bool m_restoring = false;
    bool m_removing = false;
    int m_hovered = -1;
    QElapsedTimer m_sincePointer;           ///< moved in here
    std::optional<core::CaseId> m_markFrom; ///< where Shift and the arrows began
    bool m_pressedSelected = false;         ///< the row under the button was selected before it was pressed
    QTimer m_secondClick{this};             ///< a click is one when no second comes
};

} // namespace trucban::widgets
