// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ColumnTable.h"

#include "core/Text.h"
#include "models/ImportMapping.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSignalBlocker>

namespace trucban::widgets {

using models::ImportMapping;

namespace {

enum Column { headingColumn, sampleColumn, targetColumn };
constexpr std::size_t kSamples = 4;
constexpr qsizetype kSampleLetters = 40;

QString samplesOf(const models::ImportSheet& sheet, std::size_t column) {
    QStringList samples;
    for (std::size_t i = 0; i < sheet.rows.size() && samples.size() < static_cast<qsizetype>(kSamples); ++i) {
        const QString cell =
            QString::fromStdString(core::masked(sheet.rows[i].cells[column])).left(kSampleLetters).simplified();
        if (!cell.isEmpty() && !samples.contains(cell)) {
            samples << cell;
        }
    }
    return samples.join(QStringLiteral(" · "));
}

QTableWidgetItem* fixed(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

} // namespace

ColumnTable::ColumnTable(Theme& theme, ImportJob& job, QWidget* parent)
    : QTableWidget(0, 3, parent), m_theme(theme), m_job(job) {
    setObjectName(QStringLiteral("importColumns"));
    setAccessibleName(tr("Cột của tệp và trường nhận"));
    setProperty("role", QByteArray("boxed"));
    setHorizontalHeaderLabels({tr("Cột của tệp"), tr("Ví dụ trong tệp"), tr("Nhập vào")});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    setColumnWidth(headingColumn, theme.px(220));
    setColumnWidth(sampleColumn, theme.px(340));
    verticalHeader()->hide();
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(false);
}

QComboBox* ColumnTable::boxAt(int row) const {
    return qobject_cast<QComboBox*>(cellWidget(row, targetColumn));
}

QComboBox* ColumnTable::makeBox(std::size_t column) {
    auto* box = new QComboBox(this);
    const models::ImportSheet& sheet = m_job.ask().sheet;
    box->setAccessibleName(tr("Nhập cột %1 vào").arg(sheet.nameOf(column)));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMaxVisibleItems(20);
    if (ImportMapping::isPersonal(sheet.headings[column])) {
        box->addItem(tr("không đọc: thông tin cá nhân"), QString());
        box->setEnabled(false);
        return box;
    }
    box->addItem(tr("(bỏ qua)"), QString());
    for (const models::FormColumn& field : models::RecordForm::columns(m_job.ask().kind)) {
        box->addItem(models::RecordForm::label(field), QString::fromStdString(field.name()));
    }
    connect(box, &QComboBox::activated, this,
            [this, box, column] { m_job.setTarget(column, box->currentData().toString().toStdString()); });
    return box;
}

void ColumnTable::rebuild() {
    const models::ImportSheet& sheet = m_job.ask().sheet;
    setRowCount(0);
    setRowCount(static_cast<int>(sheet.headings.size()));
    for (std::size_t i = 0; i < sheet.headings.size(); ++i) {
        const int row = static_cast<int>(i);
        setItem(row, headingColumn, fixed(sheet.nameOf(i)));
        setItem(row, sampleColumn,
                fixed(ImportMapping::isPersonal(sheet.headings[i]) ? tr("không hiện") : samplesOf(sheet, i)));
        setItem(row, targetColumn, fixed({}));
        setCellWidget(row, targetColumn, makeBox(i));
        setRowHeight(row, m_theme.px(34));
    }
    if (rowCount() > 0) {
        setCurrentCell(0, headingColumn);
    }
}

void ColumnTable::refresh() {
    const QString shown = m_job.hasSheet()
                              ? m_job.fileName() + ImportMapping::key(m_job.ask().kind, m_job.ask().sheet) +
                                    QString::number(m_job.ask().sheet.rows.size()) +
                                    QString::number(static_cast<int>(m_job.encoding()))
                              : QString();
    if (shown != m_shown) {
        m_shown = shown;
        rebuild();
    }
    for (int row = 0; row < rowCount(); ++row) {
        auto* box = boxAt(row);
        const QSignalBlocker quiet(box);
        const auto target = QString::fromStdString(m_job.ask().targets[static_cast<std::size_t>(row)]);
        box->setCurrentIndex(std::max(0, box->findData(target)));
    }
}

void ColumnTable::keyPressEvent(QKeyEvent* event) {
    const bool opens = event->key() == Qt::Key_F4 || event->key() == Qt::Key_Space ||
                       (event->key() == Qt::Key_Return && event->modifiers() == Qt::NoModifier);
    if (auto* box = opens ? boxAt(currentRow()) : nullptr; box != nullptr && box->isEnabled()) {
        box->setFocus(Qt::OtherFocusReason);
        box->showPopup();
        return;
    }
    QTableWidget::keyPressEvent(event);
}

} // namespace trucban::widgets
