// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordWindow.h"

#include "geo/WardTable.h"
#include "models/Wording.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/actions/KeyButton.h"
#include "widgets/queue/UrgentStrip.h"
#include "widgets/record/RecordDialog.h"
#include "widgets/record/RecordHistory.h"
#include "widgets/record/RecordRows.h"
#include "widgets/theme/FlowLayout.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using core::RecordKind;
using models::RecordForm;
using models::RecordStage;
using models::Wording;

RecordWindow::RecordWindow(const DeskParts& parts, ActionRegistry& registry, models::RecordBook& book, QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_parts(parts),
      m_registry(registry),
      m_book(book),
      m_table(new models::RecordTable(
          book, parts.wards, [&gateway = parts.gateway] { return gateway.now(); }, this)),
      m_urgent(new UrgentStrip(
          parts.theme, parts.board, parts.selection, parts.alarm.news(),
          [&gateway = parts.gateway] { return gateway.now(); }, this)),
      m_kinds(new QListWidget(this)),
      m_title(new ThemedLabel(parts.theme, TextRole::heading, this)),
      m_help(new ThemedLabel(parts.theme, TextRole::body, this, "muted")),
      m_offline(new ThemedLabel(parts.theme, TextRole::body, this, "warning")),
      m_wards(new QComboBox(this)),
      m_text(new QLineEdit(this)),
      m_withdrawn(new QCheckBox(this)),
      m_stack(new QStackedWidget(this)),
      m_view(new QTableView(this)),
      m_empty(new ThemedLabel(parts.theme, TextRole::heading, this, "muted")),
      m_stage(new ThemedLabel(parts.theme, TextRole::body, this)),
      m_whole(new WordsLabel(parts.theme, TextRole::small, this, "muted")),
      m_buttonRow(new QWidget(this)) {
    setObjectName(QStringLiteral("recordWindow"));
    makeLayout();
    makeActs();
    wire();
    retranslate();
}

RecordWindow::~RecordWindow() = default;

void RecordWindow::makeLayout() {
    Theme& theme = m_parts.theme;
    m_urgent->setObjectName(QStringLiteral("recordUrgent"));
    m_kinds->setObjectName(QStringLiteral("recordKinds"));
    m_kinds->setProperty("role", QByteArray("boxed"));
    m_kinds->setMinimumWidth(theme.px(225));
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_help->setObjectName(QStringLiteral("recordHelp"));
    m_help->setWordWrap(true);
    m_offline->setObjectName(QStringLiteral("recordOffline"));
    m_offline->setWordWrap(true);
    m_wards->setObjectName(QStringLiteral("recordWard"));
    m_wards->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_wards->setMinimumContentsLength(18);
    m_wards->setMaxVisibleItems(20);
    m_text->setObjectName(QStringLiteral("recordText"));
    m_text->setClearButtonEnabled(true);
    m_withdrawn->setObjectName(QStringLiteral("recordWithdrawn"));
    m_view->setObjectName(QStringLiteral("recordRows"));
    m_view->setModel(m_table);
    styleRecordRows(theme, *m_view);
    m_empty->setObjectName(QStringLiteral("recordEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_stage->setObjectName(QStringLiteral("recordStage"));
    m_stage->setWordWrap(true);
    m_whole->setObjectName(QStringLiteral("recordWhole"));
    m_whole->setWordWrap(true);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    auto* filter = new QHBoxLayout;
    filter->addWidget(m_wards);
    filter->addWidget(m_text, 1);
    filter->addWidget(m_withdrawn);
    auto* buttons = new FlowLayout(m_buttonRow, theme.px(6)); // at 250 % they take several lines
    buttons->setContentsMargins(0, 0, 0, 0);
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(theme.px(8), 0, 0, 0);
    column->setSpacing(theme.px(6));
    column->addWidget(m_title);
    column->addWidget(m_help);
    column->addWidget(m_offline);
    column->addLayout(filter);
    column->addWidget(m_stack, 1);
    column->addWidget(m_stage);
    column->addWidget(m_whole);
    column->addWidget(m_buttonRow);
    auto* split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_kinds);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(10));
    whole->addWidget(m_urgent);
    whole->addWidget(split, 1);
    const QSize room = screen()->availableGeometry().size();
    resize(std::min(theme.px(1180), room.width() - 40), std::min(theme.px(740), room.height() - 60));
}

void RecordWindow::makeActs() {
    struct Line {
        Act act;
        const char* name;
        QKeySequence key;
    };
    const std::array lines{Line{Act::add, "recordAdd", QKeySequence(Qt::CTRL | Qt::Key_N)},
                           Line{Act::edit, "recordEdit", QKeySequence(Qt::CTRL | Qt::Key_E)},
                           Line{Act::withdraw, "recordWithdraw", QKeySequence(Qt::Key_Delete)},
                           Line{Act::history, "recordHistoryButton", QKeySequence(Qt::CTRL | Qt::Key_H)},
                           Line{Act::signOff, "recordSignOff", QKeySequence(Qt::CTRL | Qt::Key_L)},
                           Line{Act::openCase, "recordOpenCase", QKeySequence(Qt::CTRL | Qt::Key_O)},
                           Line{Act::drop, "recordDrop", QKeySequence(Qt::CTRL | Qt::Key_D)}};
    for (const Line& line : lines) {
        auto* made = new QPushButton(m_buttonRow);
        made->setObjectName(QLatin1String(line.name));
        made->setAutoDefault(false);
        m_buttonRow->layout()->addWidget(made);
        m_buttons[static_cast<std::size_t>(line.act)] = made;
        connect(made, &QPushButton::clicked, this, [this, act = line.act] { carryOut(act); });
        connect(new QShortcut(line.key, this), &QShortcut::activated, this, [this, act = line.act] { carryOut(act); });
    }
    connect(m_view, &QTableView::activated, this, [this] { carryOut(Act::edit); });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this, [this] {
        m_text->setFocus();
        m_text->selectAll();
    });
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, [this] {
        const bool isSearching = m_text->hasFocus() && !m_text->text().isEmpty();
        isSearching ? m_text->clear() : static_cast<void>(close());
    });
    for (const auto& [key, by] : {std::pair{Qt::Key_PageDown, 1}, std::pair{Qt::Key_PageUp, -1}}) {
        connect(new QShortcut(Qt::CTRL | key, this), &QShortcut::activated, this, [this, by = by] { stepKind(by); });
    }
    addAction(&m_registry.action(ActionId::undoAct)); // its key works here too
    m_buttonRow->layout()->addWidget(new KeyButton(m_parts.theme, m_registry, ActionId::undoAct, m_buttonRow));
}

void RecordWindow::addButton(QWidget& button) {
    m_buttonRow->layout()->addWidget(&button);
}

void RecordWindow::wire() {
    connect(&m_book, &models::RecordBook::changed, this, &RecordWindow::fillKinds);
    connect(&m_book, &models::RecordBook::deskChanged, this, [this] {
        fillWards();
        fillKinds();
    });
    connect(m_kinds, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) {
            showKind(static_cast<RecordKind>(m_kinds->item(row)->data(Qt::UserRole).toInt()));
        }
    });
    connect(m_wards, &QComboBox::currentIndexChanged, this,
            [this] { m_table->setWard(core::WardCode{m_wards->currentData().toUInt()}); });
    connect(m_text, &QLineEdit::textChanged, m_table, &models::RecordTable::setText);
    connect(m_withdrawn, &QCheckBox::toggled, m_table, &models::RecordTable::setWithdrawnShown);
    connect(m_table, &models::RecordTable::rowsChanged, this, &RecordWindow::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecordWindow::refreshActs);
    connect(&m_parts.theme, &Theme::changed, this, [this] {
        styleRecordRows(m_parts.theme, *m_view);
        fillKinds();
        layOutRecordColumns(m_parts.theme, *m_table, *m_view);
    });
}

// --- what is chosen

void RecordWindow::fillKinds() {
    const QSignalBlocker quiet(m_kinds);
    const RecordKind was = m_table->kind();
    std::vector<RecordKind> kinds;
    std::ranges::copy_if(RecordForm::kinds(), std::back_inserter(kinds),
                         [this](RecordKind kind) { return models::maySee(m_book.desk(), kind); });
    while (m_kinds->count() > static_cast<int>(kinds.size())) {
        delete m_kinds->takeItem(m_kinds->count() - 1);
    }
    while (m_kinds->count() < static_cast<int>(kinds.size())) {
        m_kinds->addItem(QString());
    }
    int chosen = 0;
    for (int i = 0; i < m_kinds->count(); ++i) {
        const RecordKind kind = kinds[static_cast<std::size_t>(i)];
        const QString count = Wording::number(static_cast<qlonglong>(m_book.count(kind)));
        const int failed = m_book.failed(kind);
        m_kinds->item(i)->setText(failed > 0
                                      ? tr("%1 (%2), %3 bị từ chối").arg(RecordForm::kindName(kind), count).arg(failed)
                                      : tr("%1 (%2)").arg(RecordForm::kindName(kind), count));
        m_kinds->item(i)->setToolTip(RecordForm::kindHelp(kind));
        m_kinds->item(i)->setSizeHint(QSize(0, m_parts.theme.px(28)));
        m_kinds->item(i)->setData(Qt::UserRole, static_cast<int>(kind));
        if (kind == was) {
            chosen = i;
        }
    }
    m_kinds->setCurrentRow(chosen);
    if (!kinds.empty() && kinds[static_cast<std::size_t>(chosen)] != was) {
        showKind(kinds[static_cast<std::size_t>(chosen)]);
    }
}

void RecordWindow::fillWards() {
    const QSignalBlocker quiet(m_wards);
    const QVariant was = m_wards->currentData();
    std::vector<std::pair<QString, core::WardCode>> names;
    const auto& scope = m_book.desk().scope;
    for (const core::Ward& ward : m_parts.wards.wards()) {
        if (models::isOfCity(m_book.desk()) || core::contains(scope.wards, ward.code)) {
            names.emplace_back(Wording::ward(ward.code), ward.code);
        }
    }
    std::ranges::sort(names,
                      [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    m_wards->clear();
    m_wards->addItem(tr("Mọi phường trong phạm vi"), 0u);
    for (const auto& [name, ward] : names) {
        m_wards->addItem(name, ward.value);
    }
    m_wards->setCurrentIndex(std::max(0, m_wards->findData(was)));
    m_table->setWard(core::WardCode{m_wards->currentData().toUInt()});
}

void RecordWindow::stepKind(int by) {
    const int count = m_kinds->count();
    if (count > 0) {
        m_kinds->setCurrentRow((m_kinds->currentRow() + by + count) % count);
    }
}

void RecordWindow::showKind(RecordKind kind) {
    if (m_table->kind() != kind) {
        m_table->setKind(kind);
        m_view->scrollToTop();
        m_view->horizontalScrollBar()->setValue(0);
    }
    layOutRecordColumns(m_parts.theme, *m_table, *m_view);
    for (int i = 0; i < m_kinds->count(); ++i) {
        if (m_kinds->item(i)->data(Qt::UserRole).toInt() == static_cast<int>(kind)) {
            const QSignalBlocker quiet(m_kinds);
            m_kinds->setCurrentRow(i);
        }
    }
    refresh();
}

void RecordWindow::showRecord(const core::RecordId& id) {
    const core::Record* record = m_book.shown(id);
    const auto kind = record == nullptr ? std::nullopt : core::kindOf(*record);
    if (!kind) {
        m_wanted = id; // it has not come yet
        return;
    }
    showKind(*kind);
    if (m_table->rowOf(id) < 0) {
        m_text->clear();
        m_wards->setCurrentIndex(0);
    }
    m_wanted = id;
    refresh();
}

std::optional<core::RecordId> RecordWindow::current() const {
    return m_table->idAt(m_view->currentIndex().row());
}

core::WardCode RecordWindow::ownWard() const {
    const core::WardCode chosen{m_wards->currentData().toUInt()};
    // The first line is all of them; a team's scope holds its own desk beside its ward.
    return chosen.isNone() && m_wards->count() == 2 ? core::WardCode{m_wards->itemData(1).toUInt()} : chosen;
}

// --- what is shown

void RecordWindow::refresh() {
    m_title->setText(tr("%1: %2 mục").arg(RecordForm::kindName(m_table->kind()), Wording::number(m_table->rowCount())));
    m_help->setText(RecordForm::kindHelp(m_table->kind()));
    m_stack->setCurrentIndex(m_table->rowCount() > 0 ? 0 : 1);
    m_empty->setText(emptyText());
    if (m_wanted) {
        if (const int row = m_table->rowOf(*m_wanted); row >= 0) {
            m_view->setCurrentIndex(m_table->index(row, 0));
            m_wanted.reset();
        }
    }
    if (!m_view->currentIndex().isValid() && m_table->rowCount() > 0) {
        m_view->setCurrentIndex(m_table->index(0, 0));
    }
    refreshActs();
}

QString RecordWindow::emptyText() const {
    if (m_parts.board.fillingTo() || m_status.state == bridge::ConnectionState::loading) {
        return tr("Đang tải số liệu…");
    }
    if (m_table->isFiltered()) {
        return tr("Không có mục nào khớp phường và chữ đang lọc.");
    }
    return models::mayEnter(m_book.desk(), m_table->kind()) ? tr("Chưa có mục nào. Ctrl+N để nhập mục đầu tiên.")
                                                            : tr("Chưa có mục nào. Vai trò của bạn chỉ xem loại này.");
}

QString RecordWindow::whyNot(Act act) const {
    const auto& desk = m_book.desk();
    const auto id = current();
    const core::Record* logged = id ? m_book.record(*id) : nullptr;
    const core::Record* shown = id ? m_book.shown(*id) : nullptr;
    if (act == Act::add) {
        return models::mayEnter(desk, m_table->kind()) ? QString() : tr("Vai trò của bạn không nhập loại này.");
    }
    if (act == Act::signOff) {
        return models::mayEnter(desk, RecordKind::signOff) ? QString() : tr("Lãnh đạo chốt số liệu.");
    }
    if (shown == nullptr) {
        return tr("Chọn một mục trước.");
    }
    const RecordStage stage = m_table->stageOf(*id);
    switch (act) {
    case Act::edit:
    case Act::withdraw:
        if (stage == RecordStage::queued || stage == RecordStage::sent) {
            return tr("Mục này đang chờ máy chủ trả lời.");
        }
        if (stage == RecordStage::failed) {
            return act == Act::edit ? QString() : tr("Bản bị từ chối: sửa (Enter) hoặc bỏ (Ctrl+D).");
        }
        if (!models::maySave(desk, *shown)) {
            return tr("Vai trò hoặc phạm vi của bạn chỉ xem mục này.");
        }
        if (stage == RecordStage::locked) {
            return m_table->stageText(*id);
        }
        return act == Act::withdraw && shown->withdrawn ? tr("Mục này đã rút.") : QString();
    case Act::history:
        return logged == nullptr ? tr("Chưa có ở máy chủ.") : QString();
    case Act::openCase:
        return whyNotOpenCase(*id, *shown);
    case Act::drop:
        return stage == RecordStage::failed ? QString() : tr("Mục này không bị từ chối.");
    default:
        return {};
    }
}

/// Of a petition: the case that was opened for it, or one that is to be.
QString RecordWindow::whyNotOpenCase(const core::RecordId& id, const core::Record& shown) const {
    if (!shown.petition) {
        return tr("Chỉ kiến nghị mới lập thành vụ việc.");
    }
    const core::PetitionRecord& petition = *shown.petition;
    if (petition.caseId) {
        return m_parts.board.case_(*petition.caseId) != nullptr ? QString()
                                                                : tr("Vụ việc này không còn trong phạm vi của bạn.");
    }
    if (shown.withdrawn) {
        return tr("Kiến nghị này đã rút.");
    }
    if (petition.referredTo || petition.settledOn) {
        return tr("Kiến nghị này đã chuyển cơ quan khác hoặc đã giải quyết xong.");
    }
    if (m_table->stageOf(id) == RecordStage::failed) {
        return tr("Bản này bị từ chối: sửa (Enter) trước.");
    }
    const QString refused = m_caseRefusal ? m_caseRefusal(id) : QString();
    return refused.isEmpty() ? whyNot(Act::edit) : refused;
}

void RecordWindow::setCaseRefusal(std::function<QString(const core::RecordId& petition)> refusal) {
    m_caseRefusal = std::move(refusal);
    refreshActs();
}

void RecordWindow::refreshActs() {
    const auto id = current();
    const core::Record* shown = id ? m_book.shown(*id) : nullptr;
    for (std::size_t i = 0; i < kActs; ++i) {
        const QString why = whyNot(static_cast<Act>(i));
        m_buttons[i]->setEnabled(why.isEmpty());
        m_buttons[i]->setToolTip(why);
    }
    button(Act::add).setVisible(models::mayEnter(m_book.desk(), m_table->kind()));
    button(Act::edit).setVisible(button(Act::add).isVisibleTo(m_buttonRow));
    button(Act::withdraw).setVisible(button(Act::add).isVisibleTo(m_buttonRow));
    const bool hasCase = shown != nullptr && shown->petition && shown->petition->caseId;
    button(Act::openCase).setText(hasCase ? tr("Mở vụ việc  (Ctrl+O)") : tr("Lập vụ việc  (Ctrl+O)"));
    button(Act::openCase).setVisible(m_table->kind() == RecordKind::petition);
    const bool isOfDays = m_table->kind() == RecordKind::dayFigures || m_table->kind() == RecordKind::inspection ||
                          m_table->kind() == RecordKind::reintegration ||
                          m_table->kind() == RecordKind::initiativeFigures;
    button(Act::signOff).setVisible(isOfDays && whyNot(Act::signOff).isEmpty());
    button(Act::drop).setVisible(id && m_table->stageOf(*id) == RecordStage::failed);
    m_stage->setText(id ? m_table->stageText(*id) : QString());
    const bool isBad = id && m_table->stageOf(*id) == RecordStage::failed;
    setStyleRole(*m_stage, isBad ? "danger" : "plain");
    m_whole->setWords(shown == nullptr ? QString() : m_table->wholeText(*id));
}

void RecordWindow::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    const bool isLive = status.state == bridge::ConnectionState::live && !status.isStale;
    m_urgent->setKnowledge(knowledgeOf(status));
    m_urgent->setVisible(status.role != core::Role::team);
    m_offline->setText(isLive ? QString()
                              : tr("Chưa có kết nối: vẫn nhập được, mục chờ gửi và tự gửi khi có lại kết nối."));
    m_offline->setVisible(!isLive);
    if (m_form) {
        m_form->setLive(isLive);
    }
    refreshTimes();
    refresh();
}

void RecordWindow::refreshTimes() {
    m_urgent->refreshTimes();
}

void RecordWindow::retranslate() {
    setWindowTitle(tr("Số liệu và hồ sơ chiến dịch"));
    m_kinds->setAccessibleName(tr("Loại số liệu, hồ sơ"));
    m_view->setAccessibleName(tr("Các mục"));
    m_wards->setAccessibleName(tr("Phường"));
    m_text->setPlaceholderText(tr("Tìm trong các mục, không cần dấu (Ctrl+F)"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_withdrawn->setText(tr("&Cả mục đã rút"));
    button(Act::add).setText(tr("Thêm  (Ctrl+N)"));
    button(Act::edit).setText(tr("Sửa  (Enter)"));
    button(Act::withdraw).setText(tr("Rút  (Delete)"));
    button(Act::history).setText(tr("Lịch sử  (Ctrl+H)"));
    button(Act::signOff).setText(tr("Chốt ngày  (Ctrl+L)"));
    button(Act::drop).setText(tr("Bỏ bản bị từ chối  (Ctrl+D)"));
    m_table->retranslate();
    fillWards();
    fillKinds();
    showKind(m_table->kind());
}

void RecordWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void RecordWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_view->setFocus();
}

} // namespace trucban::widgets
