// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Text.h"
#include "geo/WardTable.h"
#include "models/RecordText.h"

#include <algorithm>
#include <set>

namespace trucban::models {

namespace {

std::string folded(const QString& text) {
    return core::folded(text.simplified().toStdString());
}

/// What tells two things of one name apart: the end of the id, which is random.
QString ending(const std::string& id) {
    constexpr std::size_t kLetters = 6;
    return QStringLiteral(" [%1]").arg(QString::fromStdString(id.substr(id.size() - kLetters)));
}

QString nameOf(const core::Record& record) {
    if (record.initiative) {
        return QString::fromStdString(record.initiative->name);
    }
    if (record.directive) {
        return QString::fromStdString(record.directive->number);
    }
    return record.round ? QString::fromStdString(record.round->name) : QString::fromStdString(record.id.toString());
}

QStringList sorted(const std::set<QString>& names) {
    QStringList list(names.begin(), names.end());
    list.removeAll(QString());
    std::ranges::sort(list, [](const QString& a, const QString& b) { return QString::localeAwareCompare(a, b) < 0; });
    return list;
}

} // namespace

RecordNames::RecordNames(const geo::WardTable& wards, const core::State& state, core::Day today)
    : m_wards(wards), m_state(state), m_today(today) {}

void RecordNames::Index::add(const QString& name, std::string id) {
    byFolded.emplace(folded(name), id);
    byId.emplace(std::move(id), name.simplified());
}

QString RecordNames::Index::nameOf(const std::string& id) const {
    const auto found = byId.find(id);
    if (found == byId.end()) {
        return QString::fromStdString(id);
    }
    return byFolded.count(folded(found->second)) > 1 ? found->second + ending(id) : found->second;
}

std::optional<std::string> RecordNames::Index::find(const QString& name) const {
    if (const auto id = core::Uuid::parse(name.trimmed().toStdString())) {
        return id->toString();
    }
    const auto [first, last] = byFolded.equal_range(folded(name));
    if (first != last) {
        return std::next(first) == last ? std::optional{first->second} : std::nullopt;
    }
    const QString text = name.simplified();
    const qsizetype bracket = text.lastIndexOf(QStringLiteral(" ["));
    if (bracket < 0) {
        return std::nullopt;
    }
    const auto [one, end] = byFolded.equal_range(folded(text.left(bracket)));
    const auto match = std::find_if(one, end, [&](const auto& entry) { return text.endsWith(ending(entry.second)); });
    return match == end ? std::nullopt : std::optional{match->second};
}

QStringList RecordNames::Index::names() const {
    std::set<QString> all;
    for (const auto& [id, name] : byId) {
        all.insert(nameOf(id));
    }
    return sorted(all);
}

const RecordNames::Index& RecordNames::records(core::RecordKind kind) const {
    const auto [found, isNew] = m_records.try_emplace(kind);
    if (isNew) {
        for (const auto& [id, record] : m_state.records) {
            if (!record.withdrawn && core::kindOf(record) == kind) {
                found->second.add(nameOf(record), id.toString());
            }
        }
    }
    return found->second;
}

const RecordNames::Index& RecordNames::campaigns() const {
    if (!m_campaigns) {
        m_campaigns.emplace();
        for (const auto& [id, campaign] : m_state.campaigns) {
            m_campaigns->add(QString::fromStdString(campaign.name), id.toString());
        }
    }
    return *m_campaigns;
}

std::optional<std::string> RecordNames::record(core::RecordKind kind, const QString& name) const {
    return records(kind).find(name);
}

std::optional<std::string> RecordNames::campaign(const QString& name) const {
    return campaigns().find(name);
}

QString RecordNames::recordName(core::RecordKind kind, const std::string& id) const {
    return records(kind).nameOf(id);
}

QString RecordNames::campaignName(const std::string& id) const {
    return campaigns().nameOf(id);
}

QStringList RecordNames::recordNames(core::RecordKind kind) const {
    return records(kind).names();
}

QStringList RecordNames::campaignNames() const {
    return campaigns().names();
}

std::optional<std::string> RecordNames::case_(const QString& code) const {
    const std::string text = code.trimmed().toUpper().toStdString();
    if (const auto id = core::Uuid::parse(text)) {
        return id->toString();
    }
    if (!m_cases) {
        m_cases.emplace();
        for (const auto& [id, case_] : m_state.cases) {
            m_cases->emplace(case_.code, id.toString());
        }
    }
    const auto found = m_cases->find(text);
    return found == m_cases->end() ? std::nullopt : std::optional{found->second};
}

QString RecordNames::caseCode(const std::string& id) const {
    const auto parsed = core::Uuid::parse(id);
    const core::Case* found = parsed ? m_state.case_(core::CaseId{*parsed}) : nullptr;
    return QString::fromStdString(found == nullptr ? id : found->code);
}

QStringList RecordNames::teams() const {
    std::set<QString> names;
    for (const auto& [id, unit] : m_state.units) {
        if (unit.profile.kind == core::UnitKind::outreachTeam) {
            names.insert(QString::fromStdString(id.value));
        }
    }
    for (const auto& [id, record] : m_state.records) {
        if (record.team && !record.withdrawn) {
            names.insert(QString::fromStdString(record.team->unit.value));
        }
    }
    return sorted(names);
}

QStringList RecordNames::neighbourhoods(core::WardCode ward) const {
    std::set<QString> names;
    for (const auto& [id, record] : m_state.records) {
        if (record.ward == ward && !record.neighbourhood.empty()) {
            names.insert(QString::fromStdString(record.neighbourhood));
        }
    }
    for (const auto& [id, visit] : m_state.visits) {
        if (visit.ward == ward) {
            names.insert(QString::fromStdString(visit.neighbourhood));
        }
    }
    return sorted(names);
}

} // namespace trucban::models
