// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ImportDialog.h"

#include "geo/WardTable.h"
#include "models/Wording.h"
#include "widgets/dialogs/FilePlace.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/import/ColumnTable.h"
#include "widgets/import/ImportDelegate.h"
#include "widgets/import/ImportFiles.h"
#include "widgets/print/SheetDialog.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::ImportMapping;
using models::RecordForm;
using models::Wording;

namespace {

QString count(std::size_t number) {
    return Wording::number(static_cast<qlonglong>(number));
}

constexpr int kRowHeight = 28;

QTableView* makeTable(const Theme& theme, const char* name, const QString& accessible, QAbstractItemModel& model,
                      QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setObjectName(QLatin1String(name));
    view->setAccessibleName(accessible);
    view->setProperty("role", QByteArray("boxed"));
    view->setModel(&model);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setHighlightSections(false);
    return view;
}

void choose(QComboBox& box, const QVariant& data) {
    const QSignalBlocker quiet(&box);
    box.setCurrentIndex(std::max(0, box.findData(data)));
}

} // namespace

ImportDialog::ImportDialog(Theme& theme, const geo::WardTable& wards, ImportJob& job, const core::Scope& scope,
                           QWidget* parent)
    : ActDialog(
          theme, tr("Nhập số liệu từ tệp CSV"),
          tr("Từ Excel: Lưu thành, kiểu \"CSV UTF-8\". Mọi dòng được lưu trong một lần, hoặc không dòng nào; hoàn "
             "tác được về sau."),
          parent),
      m_job(job),
      m_choose(new QPushButton(tr("Chọn &tệp…"), this)),
      m_file(new ElidedLabel(theme, TextRole::body, this)),
      m_notes(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_tabs(new QTabWidget(this)),
      m_columns(new ColumnTable(theme, job, this)),
      m_preview(makeTable(theme, "importPreview", tr("Các dòng như sẽ được lưu"), m_lines, this)),
      m_problemView(makeTable(theme, "importProblems", tr("Lỗi theo dòng"), m_problems, this)),
      m_progress(new QProgressBar(this)),
      m_summary(new ThemedLabel(theme, TextRole::strong, this)) {
    setObjectName(QStringLiteral("importDialog"));
    job.setParent(this);
    setModal(false);
    setAcceptDrops(true);
    resize(theme.px(1'000), theme.px(700));
    m_choose->setObjectName(QStringLiteral("importChoose"));
    m_choose->setAutoDefault(false);
    m_file->setObjectName(QStringLiteral("importFile"));
    m_notes->setObjectName(QStringLiteral("importNotes"));
    m_notes->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(tr("Đã kiểm tra"));
    m_progress->setMaximumHeight(theme.px(6));
    m_progress->setTextVisible(false);
    auto* top = new QHBoxLayout;
    top->addWidget(m_choose);
    top->addWidget(m_file, 1);
    body().addLayout(top);
    body().addWidget(makeChoices(wards, scope));
    body().addWidget(m_notes);
    makeTabs();
    body().addWidget(m_tabs, 1);
    body().addWidget(m_progress);
    body().addWidget(m_summary);
    acceptButton().setAutoDefault(false);
    acceptButton().setDefault(false); // Enter in a table is no wish to send
    wire();
    showSheet();
    showPlan();
    showStage();
}

QComboBox* ImportDialog::makeBox(const char* name, const QString& label) {
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
    box->setMaxVisibleItems(20);
    return box;
}

QWidget* ImportDialog::makeChoices(const geo::WardTable& wards, const core::Scope& scope) {
    auto* row = new QWidget(this);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](int line, int column, const QString& text, QComboBox* box) {
        auto* label = new ThemedLabel(theme(), TextRole::body, row, "muted");
        label->setText(text);
        label->setBuddy(box);
        grid->addWidget(label, line, column);
        grid->addWidget(box, line, column + 1);
        grid->setColumnStretch(column + 1, 1);
        return label;
    };
    m_kind = makeBox("importKind", tr("Loại số liệu"));
    m_ward = makeBox("importWard", tr("Phường của các dòng không ghi phường"));
    m_dates = makeBox("importDates", tr("Cách ghi ngày"));
    m_encoding = makeBox("importEncoding", tr("Bảng mã"));
    m_update = new QCheckBox(tr("Cập nhật &bản ghi đã có (ô trống thì giữ nguyên)"), row);
    m_update->setObjectName(QStringLiteral("importUpdate"));
    m_update->setChecked(m_job.ask().isUpdateAllowed);
    add(0, 0, tr("&Loại số liệu"), m_kind);
    add(0, 2, tr("&Ngày ghi theo"), m_dates);
    add(1, 0, tr("&Dòng không ghi phường"), m_ward);
    m_encodingRow = add(1, 2, tr("Bảng &mã"), m_encoding);
    grid->addWidget(m_update, 2, 0, 1, 4);
    m_dates->addItem(tr("ngày/tháng/năm"), static_cast<int>(models::ImportDates::dayFirst));
    m_dates->addItem(tr("tháng/ngày/năm"), static_cast<int>(models::ImportDates::monthFirst));
    m_encoding->setPlaceholderText(tr("(chọn bảng mã)"));
    for (const auto encoding :
         {models::ImportEncoding::utf8, models::ImportEncoding::windows1258, models::ImportEncoding::windows1252}) {
        m_encoding->addItem(models::ImportWords::encoding(encoding), static_cast<int>(encoding));
    }
    m_ward->addItem(tr("là lỗi (hoặc số của thành phố)"), 0u);
    std::vector<std::pair<QString, core::WardCode>> names;
    for (const core::Ward& ward : wards.wards()) {
        if (scope.all || core::contains(scope.wards, ward.code)) {
            names.emplace_back(Wording::ward(ward.code), ward.code);
        }
    }
    std::ranges::sort(names,
                      [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto& [name, ward] : names) {
        m_ward->addItem(tr("là của %1").arg(name), ward.value);
    }
    if (names.size() == 1) { // whoever has one ward means that one
        m_ward->setCurrentIndex(1);
        m_job.setWard(names.front().second);
    }
    return row;
}

QWidget* ImportDialog::makeProblems() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_saveProblems = new QPushButton(tr("Lưu danh &sách lỗi…"), page);
    m_saveProblems->setObjectName(QStringLiteral("importSaveProblems"));
    m_saveProblems->setAutoDefault(false);
    auto* hint = new ThemedLabel(theme(), TextRole::small, page, "muted");
    hint->setText(tr("Enter: tới dòng đó trong bản xem trước. F8, Shift+F8: lỗi tiếp theo, lỗi trước."));
    auto* row = new QHBoxLayout;
    row->addWidget(hint, 1);
    row->addWidget(m_saveProblems);
    column->addWidget(m_problemView, 1);
    column->addLayout(row);
    return page;
}

void ImportDialog::makeTabs() {
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_columns, tr("&1. Cột"));
    m_tabs->addTab(m_preview, tr("&2. Xem trước"));
    m_tabs->addTab(makeProblems(), tr("&3. Lỗi"));
    m_preview->setItemDelegate(new ImportDelegate(theme(), m_preview));
    m_problemView->horizontalHeader()->setStretchLastSection(true);
    m_problemView->setColumnWidth(models::ImportProblemsModel::RowColumn, theme().px(64));
    m_problemView->setColumnWidth(models::ImportProblemsModel::ColumnColumn, theme().px(150));
    m_problemView->setColumnWidth(models::ImportProblemsModel::CellColumn, theme().px(160));
}

void ImportDialog::wire() {
    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(m_kind, &QComboBox::activated, this,
            [this] { m_job.setKind(static_cast<core::RecordKind>(m_kind->currentData().toInt())); });
    connect(m_dates, &QComboBox::activated, this,
            [this] { m_job.setDates(static_cast<models::ImportDates>(m_dates->currentData().toInt())); });
    connect(m_encoding, &QComboBox::activated, this,
            [this] { m_job.setEncoding(static_cast<models::ImportEncoding>(m_encoding->currentData().toInt())); });
    connect(m_ward, &QComboBox::activated, this,
            [this] { m_job.setWard(core::WardCode{m_ward->currentData().toUInt()}); });
    connect(m_update, &QCheckBox::toggled, this, [this](bool on) { m_job.setUpdateAllowed(on); });
    connect(m_saveProblems, &QPushButton::clicked, this, &ImportDialog::saveProblems);
    connect(m_problemView, &QTableView::activated, this, [this](const QModelIndex& index) { jumpTo(index.row()); });
    connect(new QShortcut(QKeySequence(Qt::Key_F8), this), &QShortcut::activated, this, [this] { stepProblem(1); });
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8), this), &QShortcut::activated, this,
            [this] { stepProblem(-1); });
    connect(&m_job, &ImportJob::sheetChanged, this, &ImportDialog::showSheet);
    connect(&m_job, &ImportJob::planAboutToChange, this, [this] {
        m_lines.show(nullptr, nullptr, nullptr);
        m_problems.show(nullptr, nullptr);
    });
    connect(&m_job, &ImportJob::planChanged, this, &ImportDialog::showPlan);
    connect(&m_job, &ImportJob::stageChanged, this, &ImportDialog::showStage);
    connect(&m_job, &ImportJob::progressed, this, [this](int done, int of) {
        m_progress->setRange(0, of);
        m_progress->setValue(done);
        tell();
    });
}

void ImportDialog::setKinds(const std::vector<core::RecordKind>& kinds) {
    m_kind->clear();
    for (const core::RecordKind kind : kinds) {
        m_kind->addItem(RecordForm::kindName(kind), static_cast<int>(kind));
        m_kind->setItemData(m_kind->count() - 1, RecordForm::kindHelp(kind), Qt::ToolTipRole);
    }
    choose(*m_kind, static_cast<int>(m_job.ask().kind));
}

void ImportDialog::chooseFile() {
    auto* dialog =
        new QFileDialog(this, tr("Chọn tệp để nhập"), documentsFolder(), tr("Bảng (*.csv *.txt *.tsv);;Mọi tệp (*)"));
    dialog->setObjectName(QStringLiteral("importFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, &m_job, &ImportJob::open);
    openDialog(*dialog);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (!importFileIn(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void ImportDialog::dropEvent(QDropEvent* event) {
    if (const QString path = importFileIn(*event->mimeData()); !path.isEmpty()) {
        event->acceptProposedAction();
        m_job.open(path);
    }
}

void ImportDialog::showSheet() {
    const models::ImportSheet& sheet = m_job.ask().sheet;
    if (m_job.fileName().isEmpty()) {
        m_file->setText(tr("Chưa chọn tệp. Có thể kéo tệp thả vào đây."));
    } else if (m_job.hasSheet()) {
        const QString separator = sheet.separator == '\t' ? tr("tab") : QString(QLatin1Char(sheet.separator));
        m_file->setText(tr("%1: %2 dòng, %3 cột, ngăn bằng \"%4\", %5")
                            .arg(m_job.fileName(), count(sheet.rows.size()), count(sheet.headings.size()), separator,
                                 models::ImportWords::encoding(m_job.encoding())));
    } else {
        m_file->setText(m_job.fileName());
    }
    m_encoding->setVisible(m_job.needsEncoding());
    m_encodingRow->setVisible(m_job.needsEncoding());
    if (m_job.hasSheet()) {
        choose(*m_encoding, static_cast<int>(m_job.encoding()));
    } else if (m_job.isEncodingAsked()) {
        m_encoding->setCurrentIndex(-1);
    }
    choose(*m_kind, static_cast<int>(m_job.ask().kind));
    m_columns->refresh();
    m_tabs->setEnabled(m_job.hasSheet());
    tell();
}

void ImportDialog::showPlan() {
    const models::ImportPlan& plan = m_job.plan();
    if (!plan.lines.empty()) {
        m_lines.show(&m_job.ask(), &plan, &m_job.names());
        m_problems.show(&m_job.ask(), &plan);
    }
    m_tabs->setTabText(2, plan.problemCount == 0 ? tr("&3. Lỗi") : tr("&3. Lỗi (%1)").arg(count(plan.problemCount)));
    m_saveProblems->setEnabled(plan.problemCount > 0);
    m_notes->setText(plan.notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!plan.notes.isEmpty());
    m_preview->setColumnWidth(models::ImportLinesModel::RowColumn, theme().px(64));
    m_preview->setColumnWidth(models::ImportLinesModel::FateColumn, theme().px(92));
    for (int i = models::ImportLinesModel::FirstFieldColumn; i < m_lines.columnCount(); ++i) {
        m_preview->setColumnWidth(i, theme().px(150));
    }
    tell();
}

QString ImportDialog::summary() const {
    const models::ImportPlan& plan = m_job.plan();
    if (m_job.isChecking()) {
        return tr("Đang kiểm tra: %1 trong %2 dòng.")
            .arg(count(static_cast<std::size_t>(m_progress->value())), count(m_job.ask().sheet.rows.size()));
    }
    if (plan.lines.empty()) {
        return {};
    }
    QStringList parts{tr("%1 dòng").arg(count(plan.lines.size()))};
    const auto add = [&](std::size_t number, const QString& words) {
        if (number > 0) {
            parts << words.arg(count(number));
        }
    };
    add(plan.fresh, tr("%1 mới"));
    add(plan.updates, tr("%1 cập nhật"));
    add(plan.unchanged, tr("%1 không đổi (không gửi)"));
    add(plan.bad, tr("%1 dòng lỗi"));
    return parts.join(QStringLiteral(" · "));
}

QString ImportDialog::complaint() const {
    const models::ImportPlan& plan = m_job.plan();
    if (m_job.fileName().isEmpty()) {
        return tr("Chọn tệp CSV.");
    }
    if (!m_job.problem().isEmpty()) {
        return m_job.problem();
    }
    if (m_job.isChecking()) {
        return tr("Đang kiểm tra…");
    }
    if (!plan.obstacle.isEmpty()) {
        return plan.obstacle;
    }
    if (plan.bad > 0) {
        return tr("%1 dòng lỗi, nên chưa lưu được dòng nào. Sửa tệp theo trang 3 rồi chọn lại.").arg(count(plan.bad));
    }
    if (plan.fresh + plan.updates == 0) {
        return tr("Mọi dòng đã có sẵn như vậy: không có gì để lưu.");
    }
    return m_job.mayGo() ? QString() : tr("Số liệu vừa thay đổi: đang kiểm tra lại.");
}

void ImportDialog::tell() {
    const ImportStage stage = m_job.stage();
    const bool isOpen = stage == ImportStage::none || stage == ImportStage::refused;
    m_progress->setVisible(m_job.isChecking() || stage == ImportStage::waiting || stage == ImportStage::sent);
    if (isOpen) {
        setStyleRole(*m_summary, stage == ImportStage::refused ? "danger" : "");
        m_summary->setText(stage == ImportStage::refused
                               ? tr("Máy chủ từ chối, không dòng nào được lưu: %1").arg(m_job.refusal())
                               : summary());
        setComplaint(complaint());
        const std::size_t rows = m_job.plan().fresh + m_job.plan().updates;
        setAcceptText(m_job.mayGo() ? tr("Nhập %1 dòng  (Ctrl+Enter)").arg(count(rows)) : tr("Nhập  (Ctrl+Enter)"));
    }
}

void ImportDialog::showStage() {
    const ImportStage stage = m_job.stage();
    const bool isOpen = stage == ImportStage::none || stage == ImportStage::refused;
    for (QWidget* widget : std::initializer_list<QWidget*>{m_choose, m_kind, m_ward, m_dates, m_encoding, m_update}) {
        widget->setEnabled(isOpen);
    }
    m_columns->setEnabled(isOpen);
    const QString rows = count(m_job.plan().fresh + m_job.plan().updates);
    if (!isOpen) {
        setComplaint({});
        acceptButton().setEnabled(stage == ImportStage::accepted);
        acceptButton().setVisible(stage == ImportStage::accepted);
        setStyleRole(*m_summary, stage == ImportStage::accepted ? "success" : "");
        cancelButton().setText(tr("Đóng  (Esc)"));
        m_progress->setRange(0, 0);
    } else {
        acceptButton().setVisible(true);
        cancelButton().setText(tr("Hủy  (Esc)"));
    }
    switch (stage) {
    case ImportStage::waiting:
        m_summary->setText(
            tr("%1 dòng đang chờ gửi. Mất kết nối thì tự gửi khi có lại; đóng cửa sổ này cũng được.").arg(rows));
        break;
    case ImportStage::sent:
        m_summary->setText(tr("Đã gửi %1 dòng, chờ máy chủ trả lời…").arg(rows));
        break;
    case ImportStage::accepted:
        m_summary->setText(
            tr("Máy chủ đã nhận cả %1 dòng từ %2. Hoàn tác ở \"Các lượt nhập\".").arg(rows, m_job.fileName()));
        setAcceptText(tr("Xong  (Ctrl+Enter)"));
        acceptButton().setFocus();
        break;
    case ImportStage::none:
    case ImportStage::refused:
        break;
    }
    tell();
}

void ImportDialog::accept() {
    if (m_job.stage() == ImportStage::accepted) {
        ActDialog::accept();
    } else if (m_job.mayGo()) {
        m_job.send();
    }
}

void ImportDialog::jumpTo(int problem) {
    const auto* wrong = m_problems.at(problem);
    if (wrong == nullptr) {
        return;
    }
    m_tabs->setCurrentWidget(m_preview);
    const int column = std::max<int>(m_lines.columnOf(wrong->column), models::ImportLinesModel::RowColumn);
    const auto index = m_lines.index(static_cast<int>(wrong->line), column);
    m_preview->setCurrentIndex(index);
    m_preview->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_preview->setFocus(Qt::OtherFocusReason);
}

void ImportDialog::stepProblem(int by) {
    const int rows = m_problems.rowCount();
    if (rows == 0) {
        return;
    }
    const int now = m_problemView->currentIndex().row();
    const int next = now < 0 ? (by > 0 ? 0 : rows - 1) : (now + by + rows) % rows;
    m_problemView->setCurrentIndex(m_problems.index(next, 0));
    if (m_tabs->currentWidget() == m_preview) {
        jumpTo(next);
    } else {
        m_tabs->setCurrentIndex(2);
        m_problemView->setFocus(Qt::OtherFocusReason);
    }
}

void ImportDialog::saveProblems() {
    openDialog(*new SheetDialog(theme(), m_problems.sheet(m_job.fileName()), QStringLiteral("loi-nhap"), this));
}

} // namespace trucban::widgets
