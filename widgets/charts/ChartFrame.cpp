// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartFrame.h"

#include "models/ChartTable.h"
#include "widgets/charts/ChartTableModel.h"
#include "widgets/dialogs/FilePlace.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/theme/Labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>
#include <utility>

namespace trucban::widgets {

namespace {

enum Page { kPicturePage, kTablePage, kWordsPage };
constexpr std::chrono::seconds kTold{10}; ///< so long it is said that something was copied or saved
constexpr std::array kFiles{ChartFile::png, ChartFile::svg, ChartFile::pdf, ChartFile::csv};

} // namespace

ChartFrame::ChartFrame(Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_title(new ThemedLabel(theme, TextRole::strong, this)),
      m_basis(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_tableButton(new QToolButton(this)),
      m_menuButton(new QToolButton(this)),
      m_menu(new QMenu(this)),
      m_notice(new ThemedLabel(theme, TextRole::small, this, "warning")),
      m_stack(new QStackedWidget(this)),
      m_plot(new ChartPlot(theme, this)),
      m_table(new QTableView(this)),
      m_model(new ChartTableModel(this)),
      m_words(new QWidget(this)),
      m_wordsLabel(new ThemedLabel(theme, TextRole::body, m_words, "muted")),
      m_retry(new QPushButton(m_words)),
      m_note(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    setObjectName(QStringLiteral("chartFrame"));
    setProperty("role", QByteArray("panel"));
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_basis->setObjectName(QStringLiteral("chartBasis"));
    m_notice->setObjectName(QStringLiteral("chartNotice"));
    m_notice->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("chartNote"));
    m_note->setWordWrap(true);
    m_wordsLabel->setObjectName(QStringLiteral("chartWords"));
    m_wordsLabel->setWordWrap(true);
    m_wordsLabel->setAlignment(Qt::AlignCenter);
    m_retry->setObjectName(QStringLiteral("chartRetry"));
    buildTable();
    buildHead();
    buildMenu();
    wire();
    retranslate();
}

void ChartFrame::buildHead() {
    auto* words = new QVBoxLayout(m_words);
    words->addStretch(1);
    words->addWidget(m_wordsLabel);
    words->addWidget(m_retry, 0, Qt::AlignHCenter);
    words->addStretch(1);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_words);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_basis);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(10, 6, 6, 0);
    head->addLayout(names, 1);
    head->addWidget(m_tableButton, 0, Qt::AlignTop);
    head->addWidget(m_menuButton, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 4);
    column->setSpacing(2);
    column->addLayout(head);
    const auto inset = [column](QWidget* widget, int stretch) {
        auto* line = new QHBoxLayout;
        line->setContentsMargins(8, 0, 8, 0);
        line->addWidget(widget);
        column->addLayout(line, stretch);
    };
    inset(m_notice, 0);
    inset(m_stack, 1);
    inset(m_note, 0);
    for (auto* button : {m_tableButton, m_menuButton}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
}

void ChartFrame::buildTable() {
    m_table->setObjectName(QStringLiteral("chartTable"));
    m_table->setModel(m_model);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setResizeContentsPrecision(200);
    m_table->installEventFilter(this);
    m_plot->installEventFilter(this);
}

void ChartFrame::buildMenu() {
    m_tableButton->setObjectName(QStringLiteral("chartTableButton"));
    m_tableButton->setCheckable(true);
    m_menuButton->setObjectName(QStringLiteral("chartMenuButton"));
    const auto add = [this](const char* name, auto act) {
        auto* action = m_menu->addAction(QString());
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, act);
    };
    add("chartAsTable", [this] { setAsTable(!isTable()); });
    add("chartCopy", [this] { copy(); });
    add("chartCopyPicture", [this] { copyPicture(); });
    add("chartWhole", [this] { m_plot->resetZoom(); });
    m_menu->addSeparator();
    for (const auto kind : kFiles) {
        const auto name = QByteArray("chartSave-") + chartSuffix(kind).toLatin1();
        add(name.constData(), [this, kind] { askForFile(kind); });
    }
}

void ChartFrame::wire() {
    connect(m_tableButton, &QToolButton::toggled, this, &ChartFrame::setAsTable);
    connect(m_menuButton, &QToolButton::clicked, this, &ChartFrame::openMenu);
    connect(m_retry, &QPushButton::clicked, this, &ChartFrame::retryAsked);
    connect(m_plot, &ChartPlot::chosen, this, &ChartFrame::chosen);
    connect(m_plot, &ChartPlot::spanChosen, this, &ChartFrame::spanChosen);
    connect(m_plot, &ChartPlot::spanCleared, this, &ChartFrame::spanCleared);
    connect(m_plot, &ChartPlot::opened, this, &ChartFrame::opened);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const auto key = m_model->keyOf(index.row()); !key.isEmpty()) {
            emit chosen(key, !std::ranges::contains(m_plot->view().chosen, key));
        }
    });
    connect(&m_theme, &Theme::changed, this, &ChartFrame::retranslate);
    m_toldFor.setSingleShot(true);
    connect(&m_toldFor, &QTimer::timeout, this, [this] {
        m_told.clear();
        m_isTrouble = false;
        refresh();
    });
}

void ChartFrame::setChart(models::ChartData chart) {
    m_hasChart = true;
    if (m_state == ChartState::loading || m_state == ChartState::failed) {
        m_state = ChartState::current;
        m_stateWords.clear();
    }
    m_plot->setChart(std::move(chart));
    refresh();
}

void ChartFrame::setState(ChartState state, const QString& words) {
    if (m_state == state && m_stateWords == words) {
        return;
    }
    m_state = state;
    m_stateWords = words;
    refresh();
}

void ChartFrame::setChosen(std::vector<QString> keys) {
    m_plot->setChosen(std::move(keys));
}

void ChartFrame::setBrushed(std::optional<ChartSpan> days) {
    m_plot->setBrushed(days);
}

bool ChartFrame::isTable() const {
    return m_tableButton->isChecked();
}

void ChartFrame::setAsTable(bool asTable) {
    const bool hadFocus = m_stack->currentWidget()->hasFocus();
    m_tableButton->setChecked(asTable);
    refresh();
    if (hadFocus) {
        focusChart();
    }
}

void ChartFrame::focusChart() {
    m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void ChartFrame::refresh() {
    m_title->setText(m_plot->chart().unit.isEmpty() || m_plot->chart().title.isEmpty()
                         ? m_plot->chart().title
                         : QStringLiteral("%1 (%2)").arg(m_plot->chart().title, m_plot->chart().unit));
    m_basis->setText(m_plot->chart().basis);
    m_basis->setVisible(!m_plot->chart().basis.isEmpty());
    m_note->setText(m_plot->chart().note);
    m_note->setVisible(!m_plot->chart().note.isEmpty());
    m_plot->setAccessibleName(m_title->text());
    m_table->setAccessibleName(m_title->text());
    const auto with = [this](const QString& words) {
        return m_stateWords.isEmpty() ? words : QStringLiteral("%1 %2").arg(words, m_stateWords);
    };
    QString notice;
    if (m_hasChart && m_state == ChartState::loading) {
        notice = with(tr("Đang tính lại…"));
    } else if (m_hasChart && m_state == ChartState::stale) {
        notice = with(tr("Số liệu có thể đã cũ."));
    } else if (m_hasChart && m_state == ChartState::failed) {
        notice = with(tr("Không tính được số liệu mới; đây là số liệu trước đó."));
    }
    const bool isToldAlone = notice.isEmpty();
    m_notice->setText(isToldAlone ? m_told : QStringLiteral("%1 %2").arg(notice, m_told).trimmed());
    m_notice->setVisible(!m_notice->text().isEmpty());
    setStyleRole(*m_notice, m_state == ChartState::failed || m_isTrouble ? "danger"
                            : isToldAlone                                ? "muted"
                                                                         : "warning");
    m_plot->setFaded(m_hasChart && m_state != ChartState::current);
    m_wordsLabel->setText(m_state == ChartState::failed ? with(tr("Không tính được số liệu."))
                                                        : with(tr("Đang tính số liệu…")));
    m_retry->setVisible(m_state == ChartState::failed);
    const int page = !m_hasChart ? kWordsPage : isTable() ? kTablePage : kPicturePage;
    if (page == kTablePage) {
        fillTable();
    }
    m_stack->setCurrentIndex(page);
    m_tableButton->setEnabled(m_hasChart);
    m_menuButton->setEnabled(m_hasChart);
}

void ChartFrame::fillTable() {
    const bool wasEmpty = m_model->rowCount() == 0;
    const auto headers = m_model->table().headers;
    m_model->setTable(models::tableOf(m_plot->chart()));
    if (wasEmpty || headers != m_model->table().headers) {
        m_table->resizeColumnsToContents();
        const int most = m_table->viewport()->width() * 2 / 5; // names leave room for the figures
        m_table->setColumnWidth(0, std::min(m_table->columnWidth(0), std::max(most, m_theme.px(120))));
    }
}

void ChartFrame::copy() {
    if (!m_hasChart) {
        return;
    }
    auto table = models::tableOf(m_plot->chart());
    if (m_stack->currentIndex() == kTablePage && m_table->selectionModel()->hasSelection()) {
        std::set<int> rows;
        for (const auto& index : m_table->selectionModel()->selectedRows()) {
            rows.insert(index.row());
        }
        std::vector<std::vector<models::ChartCell>> kept;
        for (const int row : rows) {
            kept.push_back(table.rows[static_cast<std::size_t>(row)]);
        }
        table.rows = std::move(kept);
    }
    QGuiApplication::clipboard()->setText(models::tabbedOf(table));
    tell(tr("Đã sao chép bảng số liệu kèm tiêu đề."), false);
}

void ChartFrame::copyPicture() {
    if (m_hasChart) {
        QGuiApplication::clipboard()->setImage(chartImage(m_plot->chart(), {960, 540}, 2));
        tell(tr("Đã sao chép hình."), false);
    }
}

void ChartFrame::askForFile(ChartFile kind) {
    auto* dialog = new QFileDialog(this, m_plot->chart().title, documentsFolder());
    dialog->setObjectName(QStringLiteral("chartFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(chartSuffix(kind));
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(chartSuffix(kind).toUpper(), chartSuffix(kind)));
    dialog->selectFile(chartFileName(m_plot->chart(), kind));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString& file) {
        const auto saved = saveChart(m_plot->chart(), kind, file);
        tell(saved ? tr("Đã lưu %1.").arg(QDir::toNativeSeparators(file))
                   : tr("Không lưu được %1: %2. Chọn chỗ khác.").arg(QDir::toNativeSeparators(file), saved.error()),
             !saved);
    });
    openDialog(*dialog);
}

/// Stands where states are told, however often figures change meanwhile.
void ChartFrame::tell(const QString& words, bool isTrouble) {
    m_told = words;
    m_isTrouble = isTrouble;
    m_toldFor.start(kTold);
    refresh();
}

void ChartFrame::openMenu() {
    m_menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height())));
}

void ChartFrame::retranslate() {
    const auto name = [this](const char* action, const QString& text) {
        m_menu->findChild<QAction*>(QString::fromLatin1(action))->setText(text);
    };
    name("chartAsTable", tr("Xem dạng &bảng / biểu đồ"));
    name("chartCopy", tr("&Sao chép bảng kèm tiêu đề\tCtrl+C"));
    name("chartCopyPicture", tr("Sao chép &hình"));
    name("chartWhole", tr("Xem &toàn bộ\t0"));
    for (const auto kind : kFiles) {
        m_menu->findChild<QAction*>(QStringLiteral("chartSave-") + chartSuffix(kind))
            ->setText(tr("Lưu thành %1…").arg(chartSuffix(kind).toUpper()));
    }
    m_tableButton->setIcon(m_theme.icon(QStringLiteral("ui/list")));
    m_tableButton->setToolTip(tr("Xem dạng bảng"));
    m_tableButton->setAccessibleName(tr("Biểu đồ dạng bảng"));
    m_menuButton->setIcon(m_theme.icon(QStringLiteral("ui/dots")));
    m_menuButton->setToolTip(tr("Sao chép, lưu thành tệp (Shift+F10)"));
    m_menuButton->setAccessibleName(tr("Trình đơn của biểu đồ"));
    m_retry->setText(tr("Thử lại"));
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.px(24));
    refresh();
}

void ChartFrame::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void ChartFrame::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_hasChart) {
        return;
    }
    if (event->reason() == QContextMenuEvent::Keyboard) {
        openMenu();
    } else {
        m_menu->popup(event->globalPos());
    }
    event->accept();
}

bool ChartFrame::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && (watched == m_table || watched == m_plot)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy)) {
            copy();
            return true;
        }
        if (watched == m_table && key->key() == Qt::Key_Space && m_table->currentIndex().isValid()) {
            emit m_table->activated(m_table->currentIndex());
            return true;
        }
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_table && isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            if (const auto row = m_model->keyOf(m_table->currentIndex().row()); !row.isEmpty()) {
                emit opened(row);
            }
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace trucban::widgets
