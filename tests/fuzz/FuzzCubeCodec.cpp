// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/CubeCodec.h"
#include "figures/FigureBook.h"
#include "figures/Tally.h"
#include "fuzz/Lines.h"

using namespace trucban;

namespace {

/// Rows as a gateway sends them: whatever is taken can be counted, and is the same when it is sent on.
void takeBatch(std::string_view bytes) {
    auto batch = figures::decodeBatch(bytes);
    if (!batch) {
        return;
    }
    test::require(figures::decodeBatch(figures::encode(*batch)) == batch);
    figures::Slice slice;
    if (!batch->rows.empty()) {
        const core::Day day = batch->rows.front().key.day;
        slice.days = {day, day};
        slice.asOf = core::startOf(day) + std::chrono::hours{48};
    }
    figures::Cube cube;
    cube.put(std::move(*batch));
    (void)figures::tallyByWard({&cube, nullptr}, slice);
}

/// A kept book, whose file is sealed: what is taken can be kept again.
void takeBook(std::string_view bytes) {
    const auto book = figures::FigureBook::restore(bytes);
    if (!book) {
        return;
    }
    const auto again = figures::FigureBook::restore(book->checkpoint());
    test::require(again.has_value() && again->seq() == book->seq());
    const figures::DaySpan always{-4'000'000, 4'000'000};
    test::require(again->batch(core::WardSet{}, always) == book->batch(core::WardSet{}, always));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    takeBatch(bytes);
    takeBook(bytes);
    return 0;
}
