// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartExport.h"
#include "widgets/charts/ChartPlot.h"

#include <QFrame>
#include <QTimer>

class QMenu;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace trucban::widgets {

class ChartTableModel;
class ElidedLabel;
class ThemedLabel;

/// What a frame may say of its figures.
enum class ChartState : std::uint8_t {
    current, ///< shown as they are; nothing there is said in words
    loading, ///< on their way; what was shown before stays, marked
    stale,   ///< not the newest, and said so
    failed   ///< could not be made out; offers to try again
};

/// The frame that all charts of a workspace have: title with unit, what is counted, the picture or its table, a menu
/// (table, copy, files, zoom) with keys, and the states in words. Ctrl+C copies the figures with their headings, also
/// from the picture; Shift+F10 or the menu key opens the menu.
class ChartFrame : public QFrame {
    Q_OBJECT
public:
    ChartFrame(Theme& theme, QWidget* parent = nullptr);

    void setChart(models::ChartData chart);
    /// `words` stand beside what the state says by itself: since when, why.
    void setState(ChartState state, const QString& words = {});
    [[nodiscard]] ChartState state() const { return m_state; }
    void setChosen(std::vector<QString> keys);
    void setBrushed(std::optional<ChartSpan> days);
    void setAsTable(bool asTable);
    [[nodiscard]] bool isTable() const;
    [[nodiscard]] ChartPlot& plot() { return *m_plot; }
    void focusChart();
    /// The figures with their headings, or of the table the rows that are selected.
    void copy();
    void copyPicture();

signals:
    void chosen(const QString& key, bool on);
    void spanChosen(double fromDay, double toDay);
    void spanCleared();
    void opened(const QString& key);
    void retryAsked();

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHead();
    void buildTable();
    void buildMenu();
    void wire();
    void retranslate();
    void refresh();
    void fillTable();
    void askForFile(ChartFile kind);
    void tell(const QString& words, bool isTrouble);
    void openMenu();

    Theme& m_theme;
    bool m_hasChart = false;
    ChartState m_state = ChartState::loading;
    QString m_stateWords;
    QString m_told; ///< of what was copied or saved, for a while
    bool m_isTrouble = false;
    QTimer m_toldFor;
    ThemedLabel* m_title;
    ElidedLabel* m_basis;
    QToolButton* m_tableButton;
    QToolButton* m_menuButton;
    QMenu* m_menu;
    ThemedLabel* m_notice;
    QStackedWidget* m_stack;
    ChartPlot* m_plot;
    QTableView* m_table;
    ChartTableModel* m_model;
    QWidget* m_words;
    ThemedLabel* m_wordsLabel;
    QPushButton* m_retry;
    ThemedLabel* m_note;
};

} // namespace trucban::widgets
