// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/ImportJob.h"

#include "models/Wording.h"
#include "widgets/dialogs/SaveFile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace trucban::widgets {

using models::ImportMapping;

namespace {

constexpr std::size_t kRowsAtOnce = 40; ///< some milliseconds
constexpr qsizetype kMostRemembered = 50;

/// The keys of `list` with `key` first, at most so many; what falls out is dropped from the drafts.
void noteKey(CommandGateway& gateway, const QString& list, const QString& key) {
    QStringList keys = gateway.draft(list).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    keys.removeAll(key);
    keys.prepend(key);
    while (keys.size() > kMostRemembered) {
        gateway.saveDraft(keys.takeLast(), {});
    }
    gateway.saveDraft(list, keys.join(QLatin1Char('\n')));
}

QString mapKey(core::RecordKind kind, const models::ImportSheet& sheet) {
    return QStringLiteral("importMap:") + ImportMapping::key(kind, sheet);
}

} // namespace

ImportJob::ImportJob(const geo::WardTable& wards, models::Board& board, CommandGateway& gateway, QObject* parent)
    : QObject(parent), m_wards(wards), m_board(board), m_gateway(gateway) {
    m_ask.newId = [this] { return m_gateway.newRequestId().value; };
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &ImportJob::onNext);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        // What was handed in must not be judged by its own effect.
        if ((!change.records.empty() || change.isFill) && hasSheet() && m_stage == ImportStage::none) {
            restart();
        }
    });
}

QString ImportJob::memoKey(const core::ImportId& id) {
    return QStringLiteral("import:") + QString::fromStdString(id.toString());
}

void ImportJob::setAuthority(const core::Authority& authority) {
    if (authority == m_ask.authority) {
        return;
    }
    m_ask.authority = authority;
    if (hasSheet() && m_stage == ImportStage::none) {
        restart();
    }
}

void ImportJob::open(const QString& path) {
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    // A pipe or a device could keep the window waiting for ever.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        read(name, {});
        m_problem = tr("Không đọc được tệp: %1.")
                        .arg(file.error() == QFileDevice::NoError ? path : fileTrouble(file.errorString()));
        emit sheetChanged();
        return;
    }
    // One byte more than is taken, so that a device that never ends is found too large.
    read(name, file.read(models::kMostImportBytes + 1));
}

void ImportJob::read(const QString& name, const QByteArray& bytes) {
    m_name = name;
    m_bytes = bytes;
    m_said.reset();
    m_saidKind.reset();
    m_sent.reset();
    m_refusal.clear();
    m_stage = ImportStage::none;
    readText();
    emit stageChanged();
}

void ImportJob::setEncoding(models::ImportEncoding encoding) {
    m_said = encoding;
    readText();
}

void ImportJob::readText() {
    m_problem.clear();
    m_ask.sheet = {};
    const auto text = models::readImportText(m_bytes, m_said);
    m_needsEncoding = m_said.has_value() || (!text && text.error() == models::ImportTextFault::needsEncoding);
    if (!text) {
        m_problem = models::ImportWords::fault(text.error());
    } else if (auto sheet = models::readImportSheet(text->text)) {
        m_encoding = text->encoding;
        m_ask.sheet = *std::move(sheet);
        m_ask.kind = m_saidKind ? *m_saidKind : ImportMapping::guessKind(m_ask.sheet).value_or(m_ask.kind);
        setKind(m_ask.kind);
        return;
    } else {
        m_problem = models::sentenceOf(sheet.error());
    }
    m_next.stop();
    m_check.reset();
    emit planAboutToChange();
    m_plan = {};
    emit sheetChanged();
    emit planChanged();
}

void ImportJob::setKind(core::RecordKind kind) {
    m_saidKind = kind;
    m_ask.kind = kind;
    const QString remembered = m_gateway.draft(mapKey(kind, m_ask.sheet));
    m_ask.targets = remembered.isEmpty() ? ImportMapping::guess(kind, m_ask.sheet)
                                         : ImportMapping::fromText(kind, remembered, m_ask.sheet.headings.size());
    emit sheetChanged();
    restart();
}

void ImportJob::setTarget(std::size_t column, const std::string& target) {
    if (m_ask.targets.at(column) == target) {
        return;
    }
    if (!target.empty()) {
        std::ranges::replace(m_ask.targets, target, std::string{});
    }
    m_ask.targets[column] = target;
    remember();
    emit sheetChanged();
    restart();
}

void ImportJob::setDates(models::ImportDates dates) {
    m_ask.dates = dates;
    restart();
}

void ImportJob::setWard(core::WardCode ward) {
    m_ask.ward = ward;
    restart();
}

void ImportJob::setUpdateAllowed(bool isAllowed) {
    m_ask.isUpdateAllowed = isAllowed;
    restart();
}

void ImportJob::remember() {
    const QString key = mapKey(m_ask.kind, m_ask.sheet);
    m_gateway.saveDraft(key, ImportMapping::toText(m_ask.targets));
    noteKey(m_gateway, QStringLiteral("importMaps"), key);
}

void ImportJob::restart() {
    m_isPlanGood = false;
    if (m_stage != ImportStage::none && m_stage != ImportStage::refused) {
        return;
    }
    m_check.reset();
    if (!hasSheet()) {
        return;
    }
    m_ask.now = m_gateway.now();
    m_ask.id = {m_gateway.newRequestId().value};
    m_check = std::make_unique<models::ImportCheck>(m_ask, m_wards, m_board.state());
    emit progressed(0, static_cast<int>(m_check->size()));
    m_next.start();
}

void ImportJob::onNext() {
    if (!m_check) {
        m_next.stop();
        return;
    }
    m_check->step(kRowsAtOnce);
    emit progressed(static_cast<int>(m_check->done()), static_cast<int>(m_check->size()));
    if (!m_check->isDone()) {
        return;
    }
    m_next.stop();
    emit planAboutToChange();
    m_names = std::make_unique<models::RecordNames>(m_wards, m_board.state(), core::dayNumber(m_ask.now));
    m_plan = m_check->take();
    m_check.reset();
    m_isPlanGood = true;
    emit planChanged();
}

bool ImportJob::mayGo() const {
    const bool isFree = m_stage == ImportStage::none || m_stage == ImportStage::refused;
    return isFree && m_isPlanGood && !isChecking() && m_plan.mayGo();
}

void ImportJob::keepMemo() {
    const models::ImportMemo memo{
        .file = m_name, .rows = m_plan.lines.size(), .by = m_ask.authority.actor.name, .before = m_plan.before()};
    m_gateway.saveDraft(memoKey(m_plan.id), memo.toText());
    noteKey(m_gateway, QStringLiteral("imports"), memoKey(m_plan.id));
}

void ImportJob::send() {
    remember();
    keepMemo();
    m_refusal.clear();
    m_sent = m_gateway.submit(core::SaveRecords{m_plan.records()}, std::nullopt);
    setStage(ImportStage::waiting);
}

void ImportJob::onCommand(const bridge::CommandStatus& command) {
    if (!m_sent || command.id != *m_sent) {
        return;
    }
    switch (command.stage) {
    case bridge::CommandStage::queued:
        setStage(ImportStage::waiting);
        break;
    case bridge::CommandStage::sent:
        setStage(ImportStage::sent);
        break;
    case bridge::CommandStage::accepted:
        m_sent.reset();
        setStage(ImportStage::accepted);
        break;
    case bridge::CommandStage::refused:
    case bridge::CommandStage::expired:
    case bridge::CommandStage::withdrawn:
        m_refusal = command.stage == bridge::CommandStage::withdrawn
                        ? tr("Đã rút lại trước khi gửi.")
                        : models::Wording::refusal(command.refusalCode, command.refusalMessage);
        m_gateway.saveDraft(memoKey(m_plan.id), {});
        m_gateway.dismiss(command.id);
        m_sent.reset();
        setStage(ImportStage::refused);
        restart();
        break;
    }
}

void ImportJob::setStage(ImportStage stage) {
    if (stage != m_stage) {
        m_stage = stage;
        emit stageChanged();
    }
}

} // namespace trucban::widgets
