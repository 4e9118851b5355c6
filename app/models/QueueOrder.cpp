// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueOrder.h"

#include <algorithm>
#include <array>
#include <functional>

namespace trucban::models {

namespace {

using Slot = QueueOrder::Slot;
using Item = QueueOrder::Item;

/// Below it comparing is quicker than counting.
constexpr std::size_t kFew = 256;

/// Stable, smallest key first. Byte by byte, leaving out those that all keys share. `spare` is as long as `items`.
void sortByKey(std::span<Item> items, std::span<Item> spare) {
    if (items.size() < kFew) {
        std::ranges::stable_sort(items, {}, &Item::key);
        return;
    }
    std::array<std::array<std::uint32_t, 256>, 8> counts{};
    for (const Item& item : items) {
        for (std::size_t byte = 0; byte < counts.size(); ++byte) {
            ++counts[byte][(item.key >> (8 * byte)) & 0xFF];
        }
    }
    auto from = items;
    auto to = spare.first(items.size());
    for (std::size_t byte = 0; byte < counts.size(); ++byte) {
        auto& count = counts[byte];
        if (count[(from.front().key >> (8 * byte)) & 0xFF] == items.size()) {
            continue;
        }
        std::uint32_t begin = 0;
        for (auto& one : count) {
            begin += std::exchange(one, begin);
        }
        for (const Item& item : from) {
            to[count[(item.key >> (8 * byte)) & 0xFF]++] = item;
        }
        std::swap(from, to);
    }
    if (from.data() != items.data()) {
        std::ranges::copy(from, items.begin());
    }
}

/// Calls `visit` with each run of more than one item with the same key.
void eachRun(std::span<Item> items, const std::function<void(std::span<Item>)>& visit) {
    for (std::size_t begin = 0; begin < items.size();) {
        std::size_t end = begin + 1;
        while (end < items.size() && items[end].key == items[begin].key) {
            ++end;
        }
        if (end - begin > 1) {
            visit(items.subspan(begin, end - begin));
        }
        begin = end;
    }
}

/// Eight bytes of the text as a number, 0 where it has ended.
std::uint64_t chunkOf(const std::string& text, std::size_t begin) {
    std::uint64_t chunk = 0;
    for (std::size_t i = begin; i < begin + 8; ++i) {
        chunk = (chunk << 8) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return chunk;
}

/// By eight bytes, then those that share them by the next eight.
struct TextSorter {
    const std::function<const std::string&(Slot)>& textOf;
    std::span<Item> spare;
    bool descends = false;

    void sort(std::span<Item> items, std::size_t begin) const {
        bool goesOn = false;
        for (Item& item : items) {
            const auto chunk = chunkOf(textOf(item.slot), begin);
            goesOn = goesOn || (chunk & 0xFF) != 0;
            item.key = descends ? ~chunk : chunk;
        }
        sortByKey(items, spare);
        if (goesOn) {
            eachRun(items, [this, begin](std::span<Item> run) {
                const auto chunk = descends ? ~run.front().key : run.front().key;
                if ((chunk & 0xFF) != 0) {
                    sort(run, begin + 8);
                }
            });
        }
    }
};

} // namespace

bool QueueOrder::isText() const {
    return column == QueueModel::AddressColumn || column == QueueModel::UnitsColumn;
}

const std::string& QueueOrder::textOf(const QueueRow& row) const {
    return column == QueueModel::AddressColumn ? row.address : row.units;
}

std::uint64_t QueueOrder::numberOf(const QueueRow& row) const {
    switch (*column) {
    case QueueModel::PriorityColumn:
        return static_cast<std::uint64_t>(row.priority);
    case QueueModel::CodeColumn:
        return row.code;
    case QueueModel::KindColumn:
        return names->kindPlace(row.kind);
    case QueueModel::WardColumn:
        return names->wardPlace(row.ward);
    case QueueModel::TimeColumn: // ascending: the shortest time in its state first
        return ~static_cast<std::uint64_t>(row.stateSince.time_since_epoch().count());
    case QueueModel::StateColumn:
        return static_cast<std::uint64_t>(row.state);
    default:
        return 0;
    }
}

bool QueueOrder::before(const QueueRow& a, const QueueRow& b) const {
    if (a.isPinned != b.isPinned) {
        return a.isPinned;
    }
    if (column && !a.isPinned) {
        const bool isAscending = direction == Qt::AscendingOrder;
        if (isText()) {
            if (const int compared = textOf(a).compare(textOf(b)); compared != 0) {
                return (compared < 0) == isAscending;
            }
        } else if (const auto first = numberOf(a), second = numberOf(b); first != second) {
            return (first < second) == isAscending;
        }
    }
    return a.rank != b.rank ? a.rank < b.rank : a.id < b.id;
}

std::vector<Slot> QueueOrder::sorted(std::span<const Slot> those, const std::vector<QueueRow>& rows) const {
    std::vector<Item> items;
    items.reserve(those.size());
    for (const Slot slot : those) {
        items.push_back({.key = static_cast<std::uint64_t>(rows[slot].rank), .slot = slot});
    }
    std::vector<Item> spare(items.size());
    sortByKey(items, spare);
    eachRun(items, [&rows](std::span<Item> run) {
        std::ranges::sort(run, {}, [&rows](const Item& item) { return rows[item.slot].id; });
    });
    const auto isPinned = [&rows](const Item& item) { return rows[item.slot].isPinned; };
    const auto rest = std::ranges::stable_partition(items, isPinned);
    if (column) {
        sortByColumn({rest.begin(), rest.end()}, spare, rows);
    }
    std::vector<Slot> order;
    order.reserve(items.size());
    for (const Item& item : items) {
        order.push_back(item.slot);
    }
    return order;
}

void QueueOrder::sortByColumn(std::span<Item> items, std::span<Item> spare, const std::vector<QueueRow>& rows) const {
    if (isText()) {
        const std::function<const std::string&(Slot)> text = [this, &rows](Slot slot) -> const std::string& {
            return textOf(rows[slot]);
        };
        TextSorter{.textOf = text, .spare = spare, .descends = direction == Qt::DescendingOrder}.sort(items, 0);
        return;
    }
    for (Item& item : items) {
        const auto number = numberOf(rows[item.slot]);
        item.key = direction == Qt::DescendingOrder ? ~number : number;
    }
    sortByKey(items, spare);
}

} // namespace trucban::models
