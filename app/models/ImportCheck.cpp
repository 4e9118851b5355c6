// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportCheck.h"

#include "core/Text.h"
#include "geo/WardTable.h"
#include "models/CampaignWording.h"
#include "models/ImportRules.h"
#include "models/RecordCheck.h"
#include "models/Wording.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <algorithm>
#include <set>

namespace trucban::models {

namespace {

/// Room that the frame needs beside the command's body.
constexpr std::size_t kFrameRoom = 1'024;

std::string folded(const QString& text) {
    return core::folded(text.simplified().toStdString());
}

QString quoted(const QString& text) {
    constexpr qsizetype kShown = 60;
    return text.size() > kShown ? text.left(kShown) + QStringLiteral("…") : text;
}

/// The beginning of a cell for a list, without anybody's number.
QString shownCell(const FormField& field, const std::string& cell) {
    constexpr std::size_t kBytes = 400;
    const std::string text = cell.substr(0, kBytes);
    const bool isNumber = field.kind == FieldKind::number || field.kind == FieldKind::counts;
    return quoted(QString::fromStdString(isNumber ? text : core::masked(text)).simplified());
}

/// What would be right, where a number was meant.
QString numberComplaint(const FormField& field, const QString& text) {
    return ImportCheck::tr("\"%1\": cần số nguyên từ %2 đến %3, không có phần lẻ.")
        .arg(quoted(text), Wording::number(field.least), Wording::number(field.most));
}

/// Whether an empty record says something here by itself.
bool hasDefault(const FormField& field, const core::Record& empty) {
    const FieldValue value = field.get(empty);
    const auto* number = std::get_if<std::int64_t>(&value);
    return field.kind == FieldKind::number && number != nullptr && *number != 0;
}

core::Record emptyRecord(core::RecordKind kind) {
    core::Record record = RecordForm::begin(kind, 0);
    for (const FormField& field : RecordForm::fields(kind)) {
        if (field.kind == FieldKind::date) {
            field.set(record, {});
        }
    }
    return record;
}

} // namespace

std::vector<core::Record> ImportPlan::records() const {
    std::vector<core::Record> all;
    all.reserve(fresh + updates);
    for (const ImportLine& line : lines) {
        if (line.fate == ImportFate::fresh || line.fate == ImportFate::update) {
            all.push_back(line.record);
        }
    }
    return all;
}

std::vector<core::Record> ImportPlan::before() const {
    std::vector<core::Record> all;
    for (const ImportLine& line : lines) {
        if (line.fate == ImportFate::update) {
            all.push_back(*line.before);
        }
    }
    return all;
}

ImportCheck::ImportCheck(ImportAsk ask, const geo::WardTable& wards, const core::State& state)
    : m_ask(std::move(ask)),
      m_state(state),
      m_empty(emptyRecord(m_ask.kind)),
      m_names(wards, state, core::dayNumber(m_ask.now)),
      m_columns(RecordForm::columns(m_ask.kind)) {
    m_plan.id = m_ask.id;
    m_plan.kind = m_ask.kind;
    m_plan.lines.reserve(size());
    m_ask.targets.resize(m_ask.sheet.headings.size());
    for (std::size_t i = 0; i < m_ask.targets.size(); ++i) {
        const QString name = quoted(m_ask.sheet.nameOf(i));
        if (ImportMapping::isPersonal(m_ask.sheet.headings[i])) {
            m_ask.targets[i].clear();
            note(tr("Cột \"%1\" không được đọc: chương trình không giữ thông tin cá nhân.").arg(name));
        }
        const auto found = std::ranges::find(m_columns, m_ask.targets[i], &FormColumn::name);
        m_targets.push_back(found == m_columns.end() ? nullptr : &*found);
    }
    const QStringList missing = ImportMapping::missing(m_ask.kind, m_ask.targets, !m_ask.ward.isNone());
    if (!missing.isEmpty()) {
        m_plan.obstacle = tr("Chưa có cột cho: %1.").arg(missing.join(QStringLiteral(", ")));
    }
    indexExisting();
}

void ImportCheck::indexExisting() {
    for (const auto& [id, record] : m_state.records) {
        if (record.withdrawn) {
            continue;
        }
        if (record.unitMapping) {
            m_mappings.emplace(core::folded(record.unitMapping->oldUnit), *record.unitMapping);
        }
        if (record.signOff) {
            m_trials[record.ward.value].records.emplace(id, record);
        }
        if (core::kindOf(record) == m_ask.kind) {
            for (ImportKey& key : importKeys(record)) {
                m_existing.emplace(std::move(key), id);
            }
        }
    }
}

void ImportCheck::tell(std::size_t row, int column, QString cell, QString sentence) {
    ++m_plan.problemCount;
    if (m_plan.problems.size() < ImportPlan::kMostProblems) {
        m_plan.problems.push_back({.row = row,
                                   .line = m_plan.lines.size(),
                                   .column = column,
                                   .cell = std::move(cell),
                                   .sentence = std::move(sentence)});
    }
}

void ImportCheck::note(const QString& sentence) {
    ++m_notes[sentence];
}

std::expected<FieldValue, QString> ImportCheck::wardFromOldUnit(const QString& text, const QString& complaint,
                                                                std::vector<Cell>& cells) {
    if (m_ask.kind == core::RecordKind::baseline) {
        const FormField* oldUnit = RecordForm::find(m_ask.kind, "oldUnit");
        if (!std::ranges::contains(m_ask.targets, oldUnit->code)) {
            cells.push_back({.field = oldUnit, .count = {}, .value = text.toStdString()});
            return FieldValue{};
        }
    }
    const auto mapping = m_mappings.find(folded(text));
    if (mapping == m_mappings.end()) {
        return std::unexpected(tr("%1 Ghi tên hoặc mã hiện nay.").arg(complaint));
    }
    const auto& wards = mapping->second.wards;
    if (wards.size() == 1) {
        note(tr("Đơn vị cũ được quy đổi sang phường mới theo bảng đã nhập."));
        return FieldValue{wards.front().ward};
    }
    QStringList names;
    for (const core::WardShare& share : wards) {
        names << Wording::ward(share.ward);
    }
    return std::unexpected(tr("\"%1\" là đơn vị cũ, nay thuộc nhiều phường (%2): ghi phường mới.")
                               .arg(quoted(text), names.join(QStringLiteral(", "))));
}

std::expected<FieldValue, QString> ImportCheck::valueOf(const FormField& field, const QString& text,
                                                        std::vector<Cell>& cells) {
    auto value = RecordText::parse(field, text, m_names);
    if (!value && field.kind == FieldKind::ward) {
        return wardFromOldUnit(text, value.error(), cells);
    }
    return value;
}

bool ImportCheck::readCells(const ImportRow& row, std::vector<Cell>& cells) {
    bool isGood = true;
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i] == nullptr) {
            continue;
        }
        const FormField& field = *m_targets[i]->field;
        const QString shown = shownCell(field, row.cells[i]);
        const auto fail = [&](const QString& sentence) {
            tell(row.row, static_cast<int>(i), shown, sentence);
            isGood = false;
        };
        const auto text = importCell(field, row.cells[i], m_ask.dates);
        if (!text) {
            fail(text.error());
            continue;
        }
        if (holdsPersonalNumber(field, *text)) {
            fail(tr("Có số điện thoại hoặc số định danh của ai đó: xóa số ấy, vì không được giữ."));
            continue;
        }
        const bool isNumber = field.kind == FieldKind::number || !m_targets[i]->code.empty();
        if (isNumber && !text->isEmpty() && !RecordText::parseNumber(*text)) {
            fail(numberComplaint(field, *text));
            continue;
        }
        Cell cell{.column = static_cast<int>(i), .field = &field, .count = m_targets[i]->code, .value = {}};
        if (!cell.count.empty()) {
            const auto count = RecordText::parseCount(field, *text);
            if (!count) {
                fail(count.error());
                continue;
            }
            cell.value = *count ? FieldValue{**count} : FieldValue{};
        } else if (auto value = valueOf(field, *text, cells)) {
            cell.value = *std::move(value);
        } else {
            fail(value.error());
            continue;
        }
        cells.push_back(std::move(cell));
    }
    return isGood;
}

void ImportCheck::apply(core::Record& record, const std::vector<Cell>& cells) const {
    for (const Cell& cell : cells) {
        if (std::holds_alternative<std::monostate>(cell.value)) {
            continue; // an empty cell leaves what is there
        }
        if (cell.count.empty()) {
            cell.field->set(record, cell.value);
        } else {
            setCount(record, *cell.field, cell.count, std::get<std::int64_t>(cell.value));
        }
    }
}

std::expected<const core::Record*, QString> ImportCheck::existing(const core::Record& fresh) const {
    std::set<core::RecordId> ids;
    for (const ImportKey& key : importKeys(fresh)) {
        const auto [first, last] = m_existing.equal_range(key);
        std::for_each(first, last, [&](const auto& entry) { ids.insert(entry.second); });
    }
    if (ids.size() > 1) {
        return std::unexpected(
            tr("Dòng này ứng với %1 bản ghi đã có. Sửa từng bản ghi ở màn hình nhập số liệu.").arg(ids.size()));
    }
    return ids.empty() ? nullptr : &m_state.records.at(*ids.begin());
}

bool ImportCheck::names(const std::vector<Cell>& cells, std::string_view field) {
    return std::ranges::any_of(cells, [&](const Cell& cell) {
        return cell.field->code == field && !std::holds_alternative<std::monostate>(cell.value);
    });
}

QString ImportCheck::missingIn(const std::vector<Cell>& cells) const {
    QStringList labels;
    for (const FormField& field : RecordForm::fields(m_ask.kind)) {
        if (!field.isRequired || hasDefault(field, m_empty) || (field.code == "ward" && !m_ask.ward.isNone())) {
            continue;
        }
        if (!names(cells, field.code)) {
            labels << RecordForm::label(field);
        }
    }
    return labels.isEmpty() ? QString() : tr("Còn trống: %1.").arg(labels.join(QStringLiteral(", ")));
}

core::State& ImportCheck::trialOf(const core::Record& record) {
    return m_trials[record.ward.value];
}

QString ImportCheck::refusalOf(const core::Record& record, const core::Record* before) {
    core::State& trial = trialOf(record);
    if (before != nullptr) {
        trial.records.insert_or_assign(before->id, *before);
    }
    const core::Command command{.id = {record.id.value}, .expected = {}, .body = core::SaveRecords{{record}}};
    const auto decided = core::decide(trial, command, {.now = m_ask.now, .authority = m_ask.authority});
    if (before != nullptr) {
        trial.records.erase(before->id);
    }
    if (decided) {
        return {};
    }
    const QString ward = record.ward.isNone() ? tr("Toàn thành phố") : Wording::ward(record.ward);
    switch (decided.error()) {
    case core::Refusal::signedOff:
        return tr("Số liệu ngày %1 của %2 đã chốt. Lãnh đạo mở chốt rồi mới nhập được.")
            .arg(CampaignWording::date(core::dayOf(record).value_or(0)), ward);
    case core::Refusal::outOfScope:
        return tr("%1 ngoài phạm vi của bạn. Bỏ dòng này, hoặc để đơn vị đó nhập.").arg(ward);
    default:
        const auto code = core::nameOf(decided.error());
        return Wording::refusal(std::string{code}, {});
    }
}

int ImportCheck::columnOf(const std::string& field) const {
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i] != nullptr && m_targets[i]->field->code == field) {
            return static_cast<int>(i);
        }
    }
    return ImportProblem::kWholeRow;
}

void ImportCheck::judge(ImportLine& line, const ImportRow& row) {
    const auto complaints = RecordCheck::complaints(line.record, m_names.today());
    for (const FieldComplaint& complaint : complaints) {
        const int column = columnOf(complaint.field);
        tell(line.row, column,
             column < 0 ? QString()
                        : shownCell(*m_targets[static_cast<std::size_t>(column)]->field,
                                    row.cells[static_cast<std::size_t>(column)]),
             complaint.text);
    }
    const QString refusal =
        complaints.empty() ? refusalOf(line.record, line.before ? &*line.before : nullptr) : QString();
    if (!refusal.isEmpty()) {
        tell(line.row, ImportProblem::kWholeRow, {}, refusal);
    }
    if (!complaints.empty() || !refusal.isEmpty()) {
        line.fate = ImportFate::bad;
    }
}

void ImportCheck::takeKeys(ImportLine& line) {
    for (ImportKey& key : importKeys(line.record)) {
        const auto [first, isFirst] = m_rowOf.emplace(std::move(key), line.row);
        if (!isFirst && first->second != line.row && line.fate != ImportFate::bad) {
            tell(line.row, ImportProblem::kWholeRow, {}, tr("Trùng với dòng %1. Bỏ một trong hai.").arg(first->second));
            line.fate = ImportFate::bad;
        }
    }
    if (line.before && line.fate != ImportFate::bad) {
        const auto [first, isFirst] = m_rowOfRecord.emplace(line.before->id, line.row);
        if (!isFirst) {
            tell(line.row, ImportProblem::kWholeRow, {},
                 tr("Sửa cùng một bản ghi với dòng %1. Gộp hai dòng.").arg(first->second));
            line.fate = ImportFate::bad;
        }
    }
}

void ImportCheck::readRow(const ImportRow& row) {
    ImportLine line{.row = row.row, .fate = ImportFate::fresh, .record = m_empty, .before = {}};
    line.record.ward = line.record.unitMapping ? core::WardCode{} : m_ask.ward;
    std::vector<Cell> cells;
    bool isGood = readCells(row, cells);
    if (row.isTooWide) {
        tell(row.row, ImportProblem::kWholeRow, {},
             tr("Có ô nằm ngoài các cột có tiêu đề: thừa dấu phân cách, hoặc thiếu dấu ngoặc kép."));
        isGood = false;
    }
    apply(line.record, cells);
    if (line.record.baseline && !line.record.baseline->oldUnit.empty() && !names(cells, "ward")) {
        line.record.ward = {}; // the ward of all rows is not the old unit's
    }
    const auto found = isGood ? existing(line.record) : std::expected<const core::Record*, QString>{nullptr};
    if (!found) {
        tell(row.row, ImportProblem::kWholeRow, {}, found.error());
        isGood = false;
    } else if (*found != nullptr) {
        line.before = **found;
        line.record = **found;
        apply(line.record, cells);
        line.fate = line.record == *line.before ? ImportFate::unchanged : ImportFate::update;
    } else if (const QString missing = missingIn(cells); isGood && !missing.isEmpty()) {
        tell(row.row, ImportProblem::kWholeRow, {}, missing);
        isGood = false;
    }
    if (line.fate == ImportFate::update && !m_ask.isUpdateAllowed) {
        tell(row.row, ImportProblem::kWholeRow, {},
             tr("Đã có bản ghi này (%1 lưu lúc %2). Cho phép cập nhật, hoặc bỏ dòng này.")
                 .arg(Wording::text(line.before->savedBy), Wording::dateMinute(line.before->savedAt)));
        isGood = false;
    }
    if (!isGood) {
        line.fate = ImportFate::bad;
    } else {
        if (line.fate != ImportFate::unchanged) {
            line.record.import = m_ask.id;
            if (line.fate == ImportFate::fresh) {
                line.record.id = {m_ask.newId()};
            }
            judge(line, row);
        }
        takeKeys(line);
    }
    m_plan.bad += line.fate == ImportFate::bad ? 1 : 0;
    m_plan.fresh += line.fate == ImportFate::fresh ? 1 : 0;
    m_plan.updates += line.fate == ImportFate::update ? 1 : 0;
    m_plan.unchanged += line.fate == ImportFate::unchanged ? 1 : 0;
    const auto& baseline = line.record.baseline;
    if (baseline && !baseline->oldUnit.empty() && !m_mappings.contains(core::folded(baseline->oldUnit))) {
        note(tr("Có đơn vị cũ chưa có bảng quy đổi (\"Đơn vị cũ và mới\"): chưa so sánh được đến khi nhập bảng đó."));
    }
    m_plan.lines.push_back(std::move(line));
}

void ImportCheck::step(std::size_t rows) {
    for (; rows > 0 && done() < size(); --rows) {
        readRow(m_ask.sheet.rows[done()]);
    }
    if (done() == size() && !m_isFinished) {
        finish();
    }
}

void ImportCheck::finish() {
    m_isFinished = true;
    if (m_ask.kind == core::RecordKind::petition) {
        note(tr("Kiến nghị không có mã riêng: nhập tệp này hai lần thì đếm hai lần."));
    }
    for (const auto& [sentence, count] : m_notes) {
        m_plan.notes << (count > 1 ? tr("%1 (%2 dòng)").arg(sentence, Wording::number(static_cast<qlonglong>(count)))
                                   : sentence);
    }
    auto records = m_plan.records();
    if (m_plan.bad > 0 || records.empty()) {
        return;
    }
    const std::size_t count = records.size();
    m_plan.bytes = wire::encodeCommandBody(core::SaveRecords{std::move(records)}).size();
    constexpr std::size_t kMost = wire::kMaxClientFrameBytes - kFrameRoom;
    if (m_plan.bytes > kMost && m_plan.obstacle.isEmpty()) {
        const std::size_t fitting = count * kMost / m_plan.bytes * 9 / 10;
        m_plan.obstacle =
            tr("Tệp quá lớn để gửi trọn một lần (%1 MB, nhiều nhất %2 MB). Chia tệp, khoảng %3 dòng mỗi tệp.")
                .arg(Wording::decimal(static_cast<double>(m_plan.bytes) / (1 << 20), 1))
                .arg(wire::kMaxClientFrameBytes >> 20U)
                .arg(Wording::number(static_cast<qlonglong>(fitting)));
    }
}

} // namespace trucban::models
