// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/SessionGateway.h"

#include <QRandomGenerator>

#include <algorithm>

namespace trucban::console {

core::CommandId SessionGateway::submit(core::CommandBody body, std::optional<std::uint32_t> expected) {
    return m_session.submit(std::move(body), expected);
}

std::vector<core::CommandId> SessionGateway::submitMany(std::vector<bridge::PlannedCommand> commands) {
    return m_session.submitMany(std::move(commands));
}

void SessionGateway::withdraw(core::CommandId id) {
    m_session.withdraw(id);
}

core::CommandId SessionGateway::query(wire::Query query) {
    return m_session.query(std::move(query));
}

core::CommandId SessionGateway::fetchFile(link::FileWanted wanted) {
    return m_session.fetchFile(std::move(wanted));
}

void SessionGateway::dropFile(core::CommandId id) {
    m_session.dropFile(id);
}

void SessionGateway::dismiss(core::CommandId id) {
    m_session.dismiss(id);
}

void SessionGateway::saveDraft(const QString& key, const QString& text) {
    m_session.saveDraft(key, text);
}

QString SessionGateway::draft(const QString& key) const {
    return m_session.draft(key);
}

core::Instant SessionGateway::now() const {
    return m_session.now();
}

core::RequestId SessionGateway::newRequestId() {
    std::array<std::uint8_t, 10> random{};
    std::ranges::generate(random, [] { return static_cast<std::uint8_t>(QRandomGenerator::system()->bounded(256)); });
    return {core::Uuid::v7(now(), random)};
}

} // namespace trucban::console
