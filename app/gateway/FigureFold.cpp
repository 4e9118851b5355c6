// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/FigureFold.h"

#include "core/CanonicalBytes.h"
#include "core/Fold.h"
#include "wire/Json.h"

#include <algorithm>
#include <charconv>
#include <format>
#include <utility>

namespace trucban::gateway {
namespace {

constexpr std::string_view kMagic = "trucban figures 1";

/// Of what records remember beside the book: 2: what initiatives and neighbourhoods were before.
constexpr int kRecordRules = 2;

/// Whatever makes another fold of the same log. A version that knows more types folds what an older one left out.
std::string rules() {
    return std::format("{}.{}.{}.{}", figures::kBookRules, kRecordRules, core::kEventTypes.size(),
                       core::kCanonicalFormat);
}

/// Up to `end`, which goes too.
std::string_view takeUpTo(std::string_view& rest, char end) {
    const auto place = rest.find(end);
    const auto taken = rest.substr(0, place);
    rest.remove_prefix(place == std::string_view::npos ? rest.size() : place + 1);
    return taken;
}

std::optional<std::size_t> numberOf(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

} // namespace

void FigureFold::apply(const core::Event& event) {
    m_book.apply(event);
    const auto* saved = std::get_if<core::RecordSaved>(&event.data);
    const bool isNeed = saved != nullptr && saved->record.need;
    if (event.aggregate.kind != core::AggregateKind::record || isNeed || !core::apply(m_entries, event)) {
        return; // what becomes of a need that is not there does not fit and is passed over too
    }
    const core::RecordId id{core::Uuid::parse(event.aggregate.key).value_or(core::Uuid{})};
    const auto found = m_entries.records.find(id);
    if (found == m_entries.records.end()) {
        m_records.erase(id);
    } else {
        m_records.put(found->second);
    }
}

std::vector<core::Record> FigureFold::entries() const {
    std::vector<core::Record> all;
    all.reserve(m_entries.records.size());
    for (const auto& [id, record] : m_entries.records) {
        all.push_back(record);
    }
    std::ranges::sort(all, {}, &core::Record::id);
    return all;
}

std::string FigureFold::checkpoint(const store::Head& head) const {
    const std::string book = m_book.checkpoint();
    std::string bytes = std::format("{} {} {} {}\n", kMagic, rules(), head.toString(), book.size());
    bytes += book;
    for (const auto& [id, record] : m_entries.records) {
        bytes += wire::encodeAggregate(record);
        bytes += '\n';
    }
    return bytes;
}

std::optional<StoredFold> StoredFold::restore(std::string_view bytes) {
    auto line = takeUpTo(bytes, '\n');
    if (!line.starts_with(kMagic)) {
        return std::nullopt;
    }
    line.remove_prefix(std::min(line.size(), kMagic.size() + 1));
    const bool isOfTheseRules = takeUpTo(line, ' ') == rules();
    const auto head = store::parseHead(takeUpTo(line, ' '));
    const auto size = numberOf(line);
    if (!isOfTheseRules || !head || !size || *size > bytes.size()) {
        return std::nullopt;
    }
    auto book = figures::FigureBook::restore(bytes.substr(0, *size));
    if (!book || book->seq() != head->head.seq) {
        return std::nullopt;
    }
    bytes.remove_prefix(*size);
    StoredFold stored{.head = head->head, .fold = {}};
    stored.fold.m_book = std::move(*book);
    while (!bytes.empty()) {
        auto aggregate = wire::decodeAggregate(takeUpTo(bytes, '\n'));
        auto* record = aggregate ? std::get_if<core::Record>(&*aggregate) : nullptr;
        if (record == nullptr) {
            return std::nullopt;
        }
        stored.fold.m_records.put(*record);
        stored.fold.m_entries.put(std::move(*record));
    }
    return stored;
}

} // namespace trucban::gateway
