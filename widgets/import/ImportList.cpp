// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ImportList.h"

#include "models/RecordForm.h"
#include "models/Wording.h"
#include "widgets/import/ImportJob.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::ImportEntry;
using models::ImportUndo;
using models::RecordForm;
using models::Wording;

namespace {

constexpr std::size_t kMostNamed = 8;
constexpr int kMostLetters = 500;
constexpr int kRowHeight = 28;

QString count(std::size_t number) {
    return Wording::number(static_cast<qlonglong>(number));
}

} // namespace

ImportList::ImportList(Theme& theme, const geo::WardTable& wards, models::Board& board, CommandGateway& gateway,
                       QWidget* parent)
    : ActDialog(theme, tr("Các lượt nhập từ tệp"),
                tr("Hoàn tác một lượt là rút mọi bản ghi mà lượt đó đưa vào; nhật ký vẫn giữ cả hai."), parent),
      m_wards(wards),
      m_board(board),
      m_gateway(gateway),
      m_table(new QTableWidget(0, 6, this)),
      m_detail(new ThemedLabel(theme, TextRole::body, this)),
      m_changedToo(new QCheckBox(tr("Hoàn tác cả những bản ghi đã &sửa sau đó"), this)),
      m_reason(new QLineEdit(this)),
      m_said(new ThemedLabel(theme, TextRole::strong, this)) {
    setObjectName(QStringLiteral("importList"));
    setModal(false);
    resize(theme.px(900), theme.px(560));
    m_table->setObjectName(QStringLiteral("importEntries"));
    m_table->setAccessibleName(tr("Các lượt nhập"));
    m_table->setProperty("role", QByteArray("boxed"));
    m_table->setHorizontalHeaderLabels(
        {tr("Lúc"), tr("Cán bộ"), tr("Loại số liệu"), tr("Tệp"), tr("Bản ghi"), tr("Tình trạng")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.px(kRowHeight));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    constexpr std::array kWidths{140, 110, 150, 170, 90};
    for (std::size_t i = 0; i < kWidths.size(); ++i) {
        m_table->setColumnWidth(static_cast<int>(i), theme.px(kWidths[i]));
    }
    m_detail->setObjectName(QStringLiteral("importDetail"));
    m_detail->setWordWrap(true);
    m_changedToo->setObjectName(QStringLiteral("importChangedToo"));
    m_reason->setObjectName(QStringLiteral("importReason"));
    m_reason->setMaxLength(kMostLetters);
    m_reason->setPlaceholderText(tr("Lý do hoàn tác"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_said->setObjectName(QStringLiteral("importSaid"));
    m_said->setWordWrap(true);
    body().addWidget(m_table, 1);
    body().addWidget(m_detail);
    body().addWidget(m_changedToo);
    body().addWidget(m_reason);
    body().addWidget(m_said);
    setAcceptText(tr("Hoàn tác lượt nhập  (Ctrl+Enter)"));
    setDangerous();
    cancelButton().setText(tr("Đóng  (Esc)"));
    connect(m_table, &QTableWidget::currentCellChanged, this, [this] { showEntry(); });
    connect(m_changedToo, &QCheckBox::toggled, this, [this] { showEntry(); });
    connect(m_reason, &QLineEdit::textChanged, this, [this] { showEntry(); });
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        if (!change.records.empty()) {
            fill();
        }
    });
    fill();
    m_table->setFocus();
}

const ImportEntry* ImportList::current() const {
    const int row = m_table->currentRow();
    return row >= 0 && row < static_cast<int>(m_entries.size()) ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

const std::optional<models::ImportMemo>& ImportList::memoOf(const ImportEntry& entry) {
    const auto [known, isNew] = m_memos.try_emplace(entry.id);
    if (isNew) {
        known->second = models::ImportMemo::fromText(m_gateway.draft(ImportJob::memoKey(entry.id)));
    }
    return known->second;
}

QString ImportList::stateOf(const ImportEntry& entry) const {
    if (entry.isUndone()) {
        return tr("đã hoàn tác");
    }
    QStringList parts;
    if (!entry.changed.empty()) {
        parts << tr("%1 đã sửa sau đó").arg(count(entry.changed.size()));
    }
    if (!entry.withdrawn.empty()) {
        parts << tr("%1 đã rút").arg(count(entry.withdrawn.size()));
    }
    return parts.isEmpty() ? tr("còn nguyên") : parts.join(QStringLiteral(", "));
}

QString ImportList::byOf(const ImportEntry& entry) {
    const auto& memo = memoOf(entry);
    const QString by = memo ? Wording::text(memo->by) : QString();
    const QString last = Wording::text(entry.by);
    if (!entry.isUndone()) {
        return by.isEmpty() ? last : by;
    }
    return by.isEmpty() ? tr("(%1 rút)").arg(last) : tr("%1 (%2 rút)").arg(by, last);
}

void ImportList::fill() {
    const auto* chosen = current();
    const auto was = chosen == nullptr ? core::ImportId{} : chosen->id;
    m_entries = models::importsOf(m_board.state());
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(static_cast<int>(m_entries.size()));
        int row = 0;
        int kept = 0;
        for (const ImportEntry& entry : m_entries) {
            const auto& memo = memoOf(entry);
            const QStringList texts{Wording::dateMinute(entry.madeAt),       byOf(entry),
                                    RecordForm::kindName(entry.kind),        memo ? memo->file : tr("nhập ở máy khác"),
                                    count(memo ? memo->rows : entry.size()), stateOf(entry)};
            for (int i = 0; i < texts.size(); ++i) {
                auto* item = new QTableWidgetItem(texts[i]);
                item->setToolTip(texts[i]);
                m_table->setItem(row, i, item);
            }
            kept = entry.id == was ? row : kept;
            ++row;
        }
        m_table->setCurrentCell(m_entries.empty() ? -1 : kept, 0);
    }
    showEntry();
}

QString ImportList::nameOf(const core::Record& record) const {
    QStringList parts;
    if (!record.ward.isNone()) {
        parts << Wording::ward(record.ward);
    }
    const models::RecordNames names(m_wards, m_board.state(), core::dayNumber(m_gateway.now()));
    for (const models::FormField& field : RecordForm::fields(*core::kindOf(record))) {
        if (field.isInList && field.isRequired && parts.size() < 3) {
            parts << models::RecordText::print(field, field.get(record), names);
        }
    }
    return tr("%1 (%2, %3)")
        .arg(parts.join(QStringLiteral(", ")), Wording::text(record.savedBy), Wording::dateMinute(record.savedAt));
}

QString ImportList::changedText(const ImportEntry& entry) const {
    QStringList names;
    for (const core::RecordId& id : entry.changed) {
        if (names.size() < static_cast<qsizetype>(kMostNamed)) {
            names << nameOf(m_board.state().records.at(id));
        }
    }
    const QString list = names.join(QStringLiteral("; "));
    return entry.changed.size() > kMostNamed
               ? tr("Đã sửa sau khi nhập: %1; và %2 nữa.").arg(list, count(entry.changed.size() - kMostNamed))
               : tr("Đã sửa sau khi nhập: %1.").arg(list);
}

QString ImportList::detailOf(const ImportEntry& entry, const ImportUndo& undo) const {
    QStringList lines;
    if (!entry.changed.empty()) {
        lines << changedText(entry);
    }
    QStringList does;
    if (!undo.withdraw.empty()) {
        does << tr("rút %1 bản ghi").arg(count(undo.withdraw.size()));
    }
    if (!undo.restore.empty()) {
        does << tr("trả %1 bản ghi về như trước khi nhập").arg(count(undo.restore.size()));
    }
    if (undo.kept > 0) {
        does << tr("giữ %1 bản ghi đã sửa sau đó").arg(count(undo.kept));
    }
    if (undo.lost > 0) {
        does << tr("giữ %1 bản ghi mà máy này không biết trước đó ra sao (hoàn tác ở máy đã nhập)")
                    .arg(count(undo.lost));
    }
    if (!does.isEmpty()) {
        lines << tr("Hoàn tác sẽ: %1.").arg(does.join(QStringLiteral("; ")));
    }
    return lines.join(QLatin1Char('\n'));
}

void ImportList::showEntry() {
    const auto* entry = current();
    m_changedToo->setVisible(entry != nullptr && !entry->changed.empty());
    m_reason->setVisible(entry != nullptr && !entry->isUndone());
    if (entry == nullptr) {
        m_detail->setText(tr("Chưa có lượt nhập nào trong phạm vi của bạn."));
        setComplaint(tr("Không có gì để hoàn tác."));
        return;
    }
    const auto undo = models::undoOf(*entry, memoOf(*entry), m_board.state(), m_changedToo->isChecked());
    m_detail->setText(entry->isUndone() ? tr("Mọi bản ghi của lượt này đã được rút.") : detailOf(*entry, undo));
    if (!m_sent.empty()) {
        setComplaint(tr("Đang chờ máy chủ trả lời."));
    } else if (undo.isEmpty()) {
        setComplaint(entry->isUndone() ? tr("Lượt này đã hoàn tác.") : tr("Không có gì để hoàn tác ở máy này."));
    } else {
        setComplaint(m_reason->text().trimmed().isEmpty() ? tr("Ghi lý do hoàn tác.") : QString());
    }
}

void ImportList::accept() {
    const auto* entry = current();
    if (entry == nullptr || !mayAccept()) {
        return;
    }
    auto undo = models::undoOf(*entry, memoOf(*entry), m_board.state(), m_changedToo->isChecked());
    m_isFailed = false;
    if (!undo.restore.empty()) {
        m_sent.push_back(m_gateway.submit(core::SaveRecords{std::move(undo.restore)}, std::nullopt));
    }
    if (!undo.withdraw.empty()) {
        m_sent.push_back(m_gateway.submit(core::WithdrawRecords{.records = std::move(undo.withdraw),
                                                                .reason = m_reason->text().trimmed().toStdString()},
                                          std::nullopt));
    }
    tell(tr("Đã gửi yêu cầu hoàn tác; mất kết nối thì tự gửi khi có lại."), "");
    showEntry();
}

void ImportList::tell(const QString& words, const char* role) {
    setStyleRole(*m_said, role);
    m_said->setText(words);
}

void ImportList::onCommand(const bridge::CommandStatus& command) {
    if (!std::ranges::contains(m_sent, command.id) || command.stage == bridge::CommandStage::queued ||
        command.stage == bridge::CommandStage::sent) {
        return;
    }
    std::erase(m_sent, command.id);
    if (command.stage == bridge::CommandStage::accepted) {
        if (m_sent.empty() && !m_isFailed) {
            tell(tr("Máy chủ đã hoàn tác."), "success");
            m_reason->clear();
        }
    } else {
        m_isFailed = true;
        tell(tr("Không hoàn tác được: %1").arg(Wording::refusal(command.refusalCode, command.refusalMessage)),
             "danger");
        m_gateway.dismiss(command.id);
    }
    showEntry();
}

} // namespace trucban::widgets
