// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueOrder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <utility>

namespace trucban::models {

namespace {

using Slot = QueueOrder::Slot;
using Item = QueueOrder::Item;

/// Below these comparing is quicker than counting, and shifting quicker than either.
constexpr std::size_t kFew = 256;
constexpr std::size_t kHandful = 24;

void sortHandful(std::span<Item> items) {
    for (std::size_t i = 1; i < items.size(); ++i) {
        const Item item = items[i];
        std::size_t at = i;
        for (; at > 0 && item.key < items[at - 1].key; --at) {
            items[at] = items[at - 1];
        }
        items[at] = item;
    }
}

/// Stable, smallest key first. Byte by byte, leaving out those that all keys share. `spare` is as long as `items`.
void sortByKey(std::span<Item> items, std::span<Item> spare) {
    if (items.size() < kHandful) {
        sortHandful(items);
        return;
    }
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
template <class Visit>
void eachRun(std::span<Item> items, const Visit& visit) {
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
    std::span<const std::uint64_t> second; ///< by slot, the eight bytes behind the first: most texts part there
    std::span<Item> spare;
    bool descends = false;

    /// The keys are the eight bytes from `begin` on.
    void sort(std::span<Item> items, std::size_t begin) const {
        sortByKey(items, spare);
        eachRun(items, [this, begin](std::span<Item> run) {
            const auto chunk = descends ? ~run.front().key : run.front().key;
            if ((chunk & 0xFF) == 0) {
                return; // the texts end here
            }
            for (Item& item : run) {
                const auto next = begin == 0 ? second[item.slot] : chunkOf(textOf(item.slot), begin + 8);
                item.key = descends ? ~next : next;
            }
            sort(run, begin + 8);
        });
    }
};

void sortByRank(std::span<Item> items, std::span<Item> spare, const std::vector<QueueRow>& rows) {
    sortByKey(items, spare);
    eachRun(items, [&rows](std::span<Item> run) {
        std::ranges::sort(run, {}, [&rows](const Item& item) { return rows[item.slot].id; });
    });
}

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

std::uint64_t QueueOrder::keyOf(const QueueRow& row) const {
    const auto key = isText() ? chunkOf(textOf(row), 0) : numberOf(row);
    return direction == Qt::DescendingOrder ? ~key : key;
}

std::vector<Slot> QueueOrder::sorted(std::span<const Slot> those, const std::vector<QueueRow>& rows) const {
    std::vector<Item> pinned;
    std::vector<Item> items;
    items.reserve(those.size());
    // Read now, while the rows come as they lie in memory.
    std::vector<std::uint64_t> keys(column ? rows.size() : 0);
    std::vector<std::uint64_t> second(column && isText() ? rows.size() : 0);
    for (const Slot slot : those) {
        const auto& row = rows[slot];
        (row.isPinned ? pinned : items).push_back({.key = static_cast<std::uint64_t>(row.rank), .slot = slot});
        if (column) {
            keys[slot] = keyOf(row);
        }
        if (!second.empty()) {
            second[slot] = chunkOf(textOf(row), 8);
        }
    }
    std::vector<Item> spare(std::max(items.size(), pinned.size()));
    sortByRank(pinned, spare, rows);
    sortByRank(items, spare, rows);
    if (column) {
        for (Item& item : items) {
            item.key = keys[item.slot];
        }
        sortByColumn(items, second, spare, rows);
    }
    std::vector<Slot> order;
    order.reserve(those.size());
    for (const auto* part : {&pinned, &items}) {
        std::ranges::transform(*part, std::back_inserter(order), &Item::slot);
    }
    return order;
}

void QueueOrder::sortByColumn(std::span<Item> items, std::span<const std::uint64_t> second, std::span<Item> spare,
                              const std::vector<QueueRow>& rows) const {
    if (!isText()) {
        sortByKey(items, spare);
        return;
    }
    const std::function<const std::string&(Slot)> text = [this, &rows](Slot slot) -> const std::string& {
        return textOf(rows[slot]);
    };
    TextSorter{.textOf = text, .second = second, .spare = spare, .descends = direction == Qt::DescendingOrder}.sort(
        items, 0);
}

} // namespace trucban::models
