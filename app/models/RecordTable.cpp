// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RecordTable.h"

#include "core/Text.h"
#include "models/CampaignWording.h"
#include "models/Wording.h"

#include <algorithm>
#include <tuple>

namespace trucban::models {

using core::Record;
using core::RecordId;

namespace {

constexpr std::chrono::milliseconds kFrame{25};
constexpr int kBefore = 2; ///< columns before the fields: where it stands, its ward
constexpr int kAfter = 3;  ///< and after them: who, when, how often

/// The day a record is of, by which it is sorted.
core::Day sortingDay(const Record& record) {
    const auto kind = core::kindOf(record);
    if (!kind) {
        return 0;
    }
    for (const FormField& field : RecordForm::fields(*kind)) {
        if (field.kind == FieldKind::date && field.isRequired) {
            const FieldValue value = field.get(record);
            const auto* day = std::get_if<FieldDay>(&value);
            return day == nullptr ? 0 : day->day;
        }
    }
    return 0;
}

} // namespace

bool RecordTable::Row::operator<(const Row& other) const {
    return std::tie(other.day, ward, name, id) < std::tie(day, other.ward, other.name, other.id);
}

RecordTable::RecordTable(RecordBook& book, const geo::WardTable& wards, std::function<core::Instant()> clock,
                         QObject* parent)
    : QAbstractTableModel(parent), m_book(book), m_wards(wards), m_clock(std::move(clock)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kFrame);
    connect(&m_soon, &QTimer::timeout, this, &RecordTable::takeChanges);
    connect(&book, &RecordBook::changed, this, &RecordTable::onChanged);
    connect(&book, &RecordBook::deskChanged, this, &RecordTable::rebuild);
    setKind(m_kind);
}

// --- what is asked for

void RecordTable::setKind(core::RecordKind kind) {
    m_kind = kind;
    m_texts.clear();
    m_columns.clear();
    for (const FormField& field : RecordForm::fields(kind)) {
        if (field.isInList || field.kind == FieldKind::neighbourhood) {
            m_columns.push_back(&field);
        }
    }
    rebuild();
}

void RecordTable::setWard(core::WardCode ward) {
    if (ward != m_ward) {
        m_ward = ward;
        rebuild();
    }
}

void RecordTable::setText(const QString& text) {
    std::vector<std::string> words;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        words.push_back(core::folded(word.toStdString()));
    }
    if (words != m_words) {
        m_words = std::move(words);
        rebuild();
    }
}

void RecordTable::setWithdrawnShown(bool isShown) {
    if (isShown != m_isWithdrawnShown) {
        m_isWithdrawnShown = isShown;
        rebuild();
    }
}

bool RecordTable::isFiltered() const {
    return !m_ward.isNone() || !m_words.empty();
}

void RecordTable::retranslate() {
    m_names.reset();
    m_texts.clear();
    rebuild();
}

const RecordNames& RecordTable::names() const {
    if (!m_names) {
        m_names = std::make_unique<RecordNames>(m_wards, m_book.state(), core::dayNumber(m_clock()));
    }
    return *m_names;
}

const std::string& RecordTable::foldedText(const Record& record) const {
    auto [found, isNew] = m_texts.try_emplace(record.id);
    if (isNew) {
        QStringList parts{record.ward.isNone() ? tr("Toàn thành phố") : Wording::ward(record.ward),
                          Wording::text(record.savedBy)};
        for (const FormField* field : m_columns) {
            parts << RecordText::print(*field, field->get(record), names());
        }
        found->second = core::folded(parts.join(QLatin1Char('\n')).toStdString());
    }
    return found->second;
}

bool RecordTable::isWanted(const Record& record) const {
    const RecordFate* fate = m_book.fate(record.id);
    if (record.withdrawn && !m_isWithdrawnShown && fate == nullptr) {
        return false;
    }
    if (!m_ward.isNone() && record.ward != m_ward) {
        return false;
    }
    return m_words.empty() || std::ranges::all_of(m_words, [&](const std::string& word) {
               return foldedText(record).find(word) != std::string::npos;
           });
}

RecordTable::Row RecordTable::rowFor(const Record& record) const {
    Row row{.day = sortingDay(record), .ward = record.ward.value, .name = record.neighbourhood, .id = record.id};
    if (row.day == 0 && record.team) {
        row.name = record.team->unit.value;
    } else if (row.day == 0 && record.unitMapping) {
        row.name = record.unitMapping->oldUnit;
    }
    return row;
}

std::vector<RecordTable::Row> RecordTable::wantedRows() const {
    std::vector<Row> rows;
    for (const RecordId& id : m_book.ids(m_kind)) {
        const Record* record = m_book.shown(id);
        if (record != nullptr && isWanted(*record)) {
            rows.push_back(rowFor(*record));
        }
    }
    std::ranges::sort(rows, [](const Row& a, const Row& b) { return a < b; });
    return rows;
}

// --- rows

void RecordTable::rebuild() {
    beginResetModel();
    m_soon.stop();
    m_changed.clear();
    m_rows = wantedRows();
    indexRows();
    endResetModel();
    emit rowsChanged();
}

void RecordTable::indexRows() {
    m_rowById.clear();
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        m_rowById.insert_or_assign(m_rows[static_cast<std::size_t>(i)].id, i);
    }
}

void RecordTable::onChanged(const std::vector<RecordId>& ids) {
    for (const RecordId& id : ids) {
        m_changed.insert(id);
        m_texts.erase(id);
    }
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void RecordTable::takeChanges() {
    m_names.reset();
    update(wantedRows(), std::exchange(m_changed, {}));
    emit rowsChanged();
}

void RecordTable::update(std::vector<Row> rows, const std::unordered_set<RecordId>& changed) {
    const auto isSame = [](const Row& a, const Row& b) { return !(a < b) && !(b < a); };
    const auto contains = [](const std::vector<Row>& sorted, const Row& row) {
        return std::ranges::binary_search(sorted, row, [](const Row& a, const Row& b) { return a < b; });
    };
    // Out go the rows that are no more, or stand elsewhere now; from below, so that numbers above stay true.
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        if (contains(rows, m_rows[static_cast<std::size_t>(last)])) {
            continue;
        }
        int first = last;
        while (first > 0 && !contains(rows, m_rows[static_cast<std::size_t>(first) - 1])) {
            --first;
        }
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (at < m_rows.size() && isSame(m_rows[at], rows[at])) {
            continue;
        }
        std::size_t end = at;
        while (end < rows.size() && (at >= m_rows.size() || !isSame(m_rows[at], rows[end]))) {
            ++end;
        }
        beginInsertRows({}, static_cast<int>(at), static_cast<int>(end) - 1);
        m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(at), rows.begin() + static_cast<std::ptrdiff_t>(at),
                      rows.begin() + static_cast<std::ptrdiff_t>(end));
        endInsertRows();
        at = end;
    }
    indexRows();
    for (const RecordId& id : changed) {
        if (const int row = rowOf(id); row >= 0) {
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
    }
    // A sign-off locks rows that did not change themselves.
    const bool hasLocks = std::ranges::any_of(changed, [this](const RecordId& id) {
        const Record* record = m_book.shown(id);
        return record != nullptr && record->signOff;
    });
    if (hasLocks && !m_rows.empty()) {
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, 0));
    }
}

std::optional<RecordId> RecordTable::idAt(int row) const {
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? std::optional{m_rows[static_cast<std::size_t>(row)].id}
                                                             : std::nullopt;
}

int RecordTable::rowOf(const RecordId& id) const {
    const auto found = m_rowById.find(id);
    return found == m_rowById.end() ? -1 : found->second;
}

int RecordTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size()) + kBefore + kAfter;
}

// --- words

RecordStage RecordTable::stageOf(const RecordId& id) const {
    if (const RecordFate* fate = m_book.fate(id)) {
        return fate->isFailed()                              ? RecordStage::failed
               : fate->stage == bridge::CommandStage::queued ? RecordStage::queued
                                                             : RecordStage::sent;
    }
    const Record* record = m_book.record(id);
    if (record == nullptr || record->withdrawn) {
        return RecordStage::withdrawn;
    }
    return m_book.lockOf(*record) != nullptr ? RecordStage::locked : RecordStage::standing;
}

QString RecordTable::stageName(RecordStage stage) {
    switch (stage) {
    case RecordStage::queued:
        return tr("chờ gửi");
    case RecordStage::sent:
        return tr("đang gửi");
    case RecordStage::failed:
        return tr("bị từ chối");
    case RecordStage::withdrawn:
        return tr("đã rút");
    case RecordStage::locked:
        return tr("đã chốt");
    case RecordStage::standing:
        break;
    }
    return tr("đã lưu");
}

QString RecordTable::stageText(const RecordId& id) const {
    const RecordFate* fate = m_book.fate(id);
    const Record* record = m_book.shown(id);
    if (record == nullptr) {
        return {};
    }
    switch (stageOf(id)) {
    case RecordStage::queued:
        return fate->isWithdrawal ? tr("Yêu cầu rút đang chờ gửi: chưa có kết nối.")
                                  : tr("Đang chờ gửi: chưa có kết nối. Bản này được giữ trên máy.");
    case RecordStage::sent:
        return tr("Đang gửi, máy chủ chưa xác nhận.");
    case RecordStage::failed:
        return tr("Bị từ chối: %1").arg(Wording::refusal(fate->code, fate->message));
    case RecordStage::withdrawn:
        return tr("Đã rút bởi %1 lúc %2: %3")
            .arg(Wording::text(record->savedBy), Wording::dateMinute(record->savedAt),
                 Wording::text(record->withdrawnReason));
    case RecordStage::locked:
        if (const Record* lock = m_book.lockOf(*record)) {
            return tr("Ngày này đã chốt bởi %1 lúc %2: rút chốt rồi mới sửa được.")
                .arg(Wording::text(lock->savedBy), Wording::dateMinute(lock->savedAt));
        }
        return {};
    case RecordStage::standing:
        break;
    }
    return record->version > 1
               ? tr("Lưu bởi %1 lúc %2, lần thứ %3.")
                     .arg(Wording::text(record->savedBy), Wording::dateMinute(record->savedAt))
                     .arg(record->version)
               : tr("Lưu bởi %1 lúc %2.").arg(Wording::text(record->savedBy), Wording::dateMinute(record->savedAt));
}

QString RecordTable::wholeText(const RecordId& id) const {
    const Record* record = m_book.shown(id);
    const auto kind = record == nullptr ? std::nullopt : core::kindOf(*record);
    QStringList parts;
    if (kind) {
        for (const FormField& field : RecordForm::fields(*kind)) {
            const QString text = RecordText::print(field, field.get(*record), names());
            if (!text.isEmpty()) {
                parts << tr("%1: %2").arg(RecordForm::label(field), text);
            }
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QVariant RecordTable::cell(const Record& record, int column) const {
    if (column == 0) {
        return stageName(stageOf(record.id));
    }
    if (column == 1) {
        return record.ward.isNone() ? tr("Toàn thành phố") : Wording::ward(record.ward);
    }
    const auto field = static_cast<std::size_t>(column - kBefore);
    if (field < m_columns.size()) {
        return RecordText::print(*m_columns[field], m_columns[field]->get(record), names());
    }
    const bool isLogged = m_book.record(record.id) != nullptr;
    switch (field - m_columns.size()) {
    case 0:
        return Wording::text(record.savedBy);
    case 1:
        return isLogged ? Wording::dateMinute(record.savedAt) : QString();
    default:
        return isLogged ? QString::number(record.version) : QString();
    }
}

QVariant RecordTable::data(const QModelIndex& index, int role) const {
    const auto id = index.isValid() ? idAt(index.row()) : std::nullopt;
    const Record* record = id ? m_book.shown(*id) : nullptr;
    if (record == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cell(*record, index.column());
    case Qt::ToolTipRole:
        return index.column() == 0 ? QVariant{stageText(*id)} : cell(*record, index.column());
    case Qt::TextAlignmentRole: {
        const auto field = static_cast<std::size_t>(index.column() - kBefore);
        const bool isNumber =
            index.column() >= kBefore && field < m_columns.size() && m_columns[field]->kind == FieldKind::number;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case StageRole:
        return static_cast<int>(stageOf(*id));
    case IdRole:
        return QString::fromStdString(id->toString());
    default:
        return {};
    }
}

QVariant RecordTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const auto field = static_cast<std::size_t>(section - kBefore);
    const bool isField = section >= kBefore && field < m_columns.size();
    if (role == Qt::TextAlignmentRole && isField) {
        return static_cast<int>((m_columns[field]->kind == FieldKind::number ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (section == 0) {
        return tr("Tình trạng");
    }
    if (section == 1) {
        return tr("Phường / xã");
    }
    if (isField) {
        return RecordForm::label(*m_columns[field]);
    }
    switch (field - m_columns.size()) {
    case 0:
        return tr("Người lưu");
    case 1:
        return tr("Lưu lúc");
    default:
        return tr("Lần");
    }
}

} // namespace trucban::models
