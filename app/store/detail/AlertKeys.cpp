// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail/AlertKeys.h"

#include "store/detail/Crypto.h"

#include <algorithm>

namespace trucban::store::detail {
namespace {

constexpr char kSealFormat = 1;
constexpr std::size_t kHeaderBytes = 9;

std::string associated(std::string_view alert, core::Seq seq, SealedColumn column) {
    std::string bytes(1, static_cast<char>(column));
    appendLittleEndian(bytes, seq);
    bytes += alert;
    return bytes;
}

std::string wrapContext(std::string_view alert) {
    return std::string{"trucban.alert-key.1"} += alert;
}

} // namespace

AlertKeys::~AlertKeys() {
    wipe(m_wrappingKey);
}

std::string AlertKeys::sealPart(std::string_view plain, std::string_view alert, core::Seq seq, SealedColumn column) {
    const auto& key = keyOf(alert);
    std::string part(1, kSealFormat);
    appendLittleEndian(part, static_cast<std::uint64_t>(key.number));
    part += seal(plain, key.key, associated(alert, seq, column));
    return part;
}

AlertKeys::Opened AlertKeys::openPart(std::string_view sealed, std::string_view alert, core::Seq seq,
                                      SealedColumn column) {
    if (sealed.size() < kHeaderBytes || sealed.front() != kSealFormat) {
        return {};
    }
    const auto number = static_cast<std::int64_t>(readLittleEndian(sealed.substr(1)));
    auto query = m_database->query("SELECT id, wrapped FROM alert_key WHERE id=? AND alert=?");
    query.bind(number, alert);
    if (!query.step()) {
        return {Opening::erased, {}};
    }
    const auto key = load(alert, query);
    auto plain = key ? unseal(sealed.substr(kHeaderBytes), key->key, associated(alert, seq, column)) : std::nullopt;
    return plain ? Opened{Opening::opened, std::move(*plain)} : Opened{};
}

void AlertKeys::destroy(std::string_view alert) {
    m_database->query("DELETE FROM alert_key WHERE alert=?").bind(alert).run();
    m_latest.reset();
}

const AlertKeys::NumberedKey& AlertKeys::keyOf(std::string_view alert) {
    if (m_latest && m_latest->alert == alert) {
        return *m_latest;
    }
    auto query = m_database->query("SELECT id, wrapped FROM alert_key WHERE alert=? ORDER BY id DESC LIMIT 1");
    query.bind(alert);
    if (query.step()) {
        m_latest = load(alert, query);
        if (m_latest) {
            return *m_latest;
        }
        // A key that does not unwrap is of no use for what is still to come.
    }
    NumberedKey made{0, std::string{alert}, randomBytes<32>()};
    const auto wrapped =
        seal({reinterpret_cast<const char*>(made.key.data()), made.key.size()}, m_wrappingKey, wrapContext(alert));
    m_database->query("INSERT INTO alert_key(alert, wrapped) VALUES(?, ?)").bind(alert, Blob{wrapped}).run();
    made.number = m_database->handle().getLastInsertRowid();
    m_latest = std::move(made);
    return *m_latest;
}

std::optional<AlertKeys::NumberedKey> AlertKeys::load(std::string_view alert, Query& query) const {
    auto plain = unseal(query.view(1), m_wrappingKey, wrapContext(alert));
    if (!plain || plain->size() != std::tuple_size_v<Key>) {
        return std::nullopt;
    }
    NumberedKey key{query.integer(0), std::string{alert}, {}};
    std::copy(plain->begin(), plain->end(), reinterpret_cast<char*>(key.key.data()));
    wipe({reinterpret_cast<std::uint8_t*>(plain->data()), plain->size()});
    return key;
}

} // namespace trucban::store::detail
