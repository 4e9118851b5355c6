// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/BoardFixtures.h"

#include "resources/Embedded.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace trucban::test {

namespace {

QByteArray read(const char* name) {
    QFile file(QStringLiteral(TRUCBAN_SOURCE_DIR "/resources/demo/%1").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

core::Authority as(core::ActorKind kind, core::Role role) {
    return {.actor = {.kind = kind, .name = "test"}, .role = role, .scope = {.all = true, .wards = {}}};
}

} // namespace

BoardFixtures::BoardFixtures(LocalGateway& gateway)
    : m_locator(geo::WardTable::parse(resources::wardsCsv()).value_or(geo::WardTable{})),
      m_gateway(gateway),
      m_source(as(core::ActorKind::source, core::Role::dutyOfficer)) {
    gateway.route = [this](const std::optional<core::Position>& position) { return m_locator.locate(position); };
}

void BoardFixtures::house() {
    const auto admin = as(core::ActorKind::officer, core::Role::admin);
    if (auto policy = wire::decodePolicy(resources::referencePolicyJson())) {
        m_gateway.tell(admin, core::ChangePolicy{*policy});
    }
    const auto lines = QString::fromUtf8(read("units.csv")).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const auto& line : lines.mid(1)) {
        const auto cells = line.split(QLatin1Char(','));
        core::UnitProfile profile;
        profile.id.value = cells[0].toStdString();
        profile.kind = core::parseEnum<core::UnitKind>(cells[1].toStdString()).value_or(core::UnitKind::policePatrol);
        profile.homeWard = core::WardCode{cells[2].toUInt()};
        profile.name = cells[3].toStdString();
        m_gateway.tell(admin, core::RegisterUnit{profile});
        if (const auto* ward = m_locator.wards().find(profile.homeWard)) {
            m_gateway.tell(
                m_source,
                core::MoveUnit{.unit = profile.id, .point = ward->label, .headingDeg = {}, .seenAt = m_gateway.clock});
        }
    }
}

core::CaseId BoardFixtures::receive(core::ReceiveAlert body) {
    body.alertId = {m_gateway.nextUuid()};
    body.caseId = {m_gateway.nextUuid()};
    body.routing = m_locator.locate(body.details.position);
    body.facts.contentDigest = "digest" + std::to_string(++m_counter);
    const auto id = body.caseId;
    m_gateway.tell(m_source, std::move(body));
    return id;
}

core::CaseId BoardFixtures::alert(const std::string& kind, const std::string& text,
                                  std::optional<core::Position> position, core::Contact contact) {
    core::ReceiveAlert body;
    body.facts.source = core::AlertSource::sosApp;
    body.facts.externalId = "one-" + std::to_string(m_counter);
    body.facts.kind = kind;
    body.facts.occurredAt = m_gateway.clock;
    body.facts.contact = contact;
    body.facts.hasReporter = true;
    body.facts.exercise = exercise;
    body.details.text = text;
    body.details.address = "12 Nguyễn Trãi";
    body.details.position = position;
    body.details.attachments = attachments;
    return receive(std::move(body));
}

void BoardFixtures::update(const core::CaseId& id, const std::string& kind, const std::string& text,
                           core::SenderState sender) {
    const auto* case_ = m_gateway.state.case_(id);
    const auto* alert = case_ != nullptr ? m_gateway.state.alert(case_->alerts.front()) : nullptr;
    if (alert == nullptr || !alert->details) {
        return;
    }
    core::ReceiveAlert body;
    body.facts = alert->facts;
    body.facts.kind = kind;
    body.facts.senderState = sender;
    body.details = *alert->details;
    body.details.text = text;
    receive(std::move(body));
}

void BoardFixtures::evening(int count) {
    const auto end = m_gateway.clock;
    std::vector<core::CaseId> cases;
    std::vector<QByteArray> bodies;
    for (const auto& line : read("evening.jsonl").split('\n')) {
        const auto object = QJsonDocument::fromJson(line).object();
        if (object.value(QLatin1String("post")).toString() == QLatin1String("/v1/alerts") &&
            static_cast<int>(bodies.size()) < count) {
            bodies.push_back(
                QJsonDocument(object.value(QLatin1String("body")).toObject()).toJson(QJsonDocument::Compact));
        }
    }
    const auto apart = std::chrono::milliseconds(std::chrono::hours(3)) /
                       std::max<std::int64_t>(1, static_cast<std::int64_t>(bodies.size()));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        m_gateway.clock = end - apart * static_cast<std::int64_t>(bodies.size() - i - 1) - std::chrono::seconds(4);
        const auto body = wire::parseAlertBody(bodies[i].toStdString(), m_gateway.clock, m_gateway.state.policy);
        if (!body) {
            continue;
        }
        core::ReceiveAlert alert;
        alert.facts = body->facts;
        alert.facts.occurredAt = m_gateway.clock - std::chrono::seconds(40);
        alert.facts.hasReporter = !body->reporter.isEmpty();
        alert.details = body->details;
        cases.push_back(receive(std::move(alert)));
        // Half an hour behind the alerts comes the work on them; the newest wait.
        if (i + 12 < bodies.size()) {
            work(cases.back(), static_cast<int>(i));
        }
    }
    m_gateway.clock = end;
    m_gateway.publish();
}

void BoardFixtures::work(const core::CaseId& id, int step) {
    const auto start = m_gateway.clock;
    const auto later = [this, start](int seconds) { m_gateway.clock = start + std::chrono::seconds(seconds); };
    const auto& officer = m_gateway.officer;
    const int kind = step % 10;
    if (kind == 9) {
        return;
    }
    later(8 + step % 50);
    m_gateway.tell(officer, core::AcknowledgeCase{id});
    if (kind >= 7) {
        return;
    }
    later(40 + step % 90);
    const auto free = std::ranges::find_if(
        m_gateway.state.units, [](const auto& unit) { return unit.second.state == core::UnitState::available; });
    if (free == m_gateway.state.units.end()) {
        return;
    }
    const auto unit = free->first;
    m_gateway.tell(officer, core::DispatchUnit{.caseId = id, .unit = unit, .lead = true, .overrideKind = true});
    m_gateway.tell(officer, core::SetUnitState{.unit = unit, .state = core::UnitState::enRoute});
    if (kind >= 5) {
        return;
    }
    later(400 + step % 300);
    m_gateway.tell(officer, core::SetUnitState{.unit = unit, .state = core::UnitState::onScene});
    m_gateway.tell(officer, core::AddNote{.caseId = id, .text = "Tổ tuần tra báo đã tiếp cận, tình hình ổn định."});
    if (kind >= 4) {
        return;
    }
    later(900 + step % 300);
    m_gateway.tell(officer, core::SetUnitState{.unit = unit, .state = core::UnitState::available});
    m_gateway.tell(
        officer,
        core::ResolveCase{.caseId = id,
                          .outcome = {.disposition = core::Disposition::settledOnScene, .note = {}, .fileNumber = {}}});
    if (kind < 3) {
        m_gateway.tell(officer, core::CloseCase{.caseId = id, .outcome = std::nullopt, .releaseUnits = false});
    }
}

void BoardFixtures::week() {
    const auto end = m_gateway.clock;
    constexpr std::array kinds{"fight", "noise", "theft", "trafficAccident", "civilDispute", "medical", "other"};
    for (int day = 7; day >= 1; --day) {
        for (int hour = 0; hour < 24; ++hour) {
            const int alerts = (hour > 16 ? 9 : hour > 6 ? 4 : 2) + (day * hour) % 3;
            for (int i = 0; i < alerts; ++i) {
                m_gateway.clock = end - std::chrono::days(day) - std::chrono::hours(21) + std::chrono::hours(hour) +
                                  std::chrono::minutes(i);
                const auto id =
                    alert(kinds[static_cast<std::size_t>(day + hour + i) % kinds.size()], "tuần trước", std::nullopt);
                m_gateway.tell(m_gateway.officer,
                               core::CloseCase{.caseId = id,
                                               .outcome = core::Outcome{.disposition = core::Disposition::mistaken,
                                                                        .note = {},
                                                                        .fileNumber = {}},
                                               .releaseUnits = false});
            }
        }
    }
    m_gateway.clock = end;
    m_gateway.publish();
}

} // namespace trucban::test
