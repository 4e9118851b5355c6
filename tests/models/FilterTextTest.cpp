// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FilterText.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using trucban::models::FilterText;

namespace {

std::string randomText(std::mt19937& random) {
    std::string text;
    for (auto length = random() % 30; length > 0; --length) {
        text.push_back(random() % 40 == 0 ? '\0' : static_cast<char>('a' + random() % 3));
    }
    return text;
}

std::string withoutZeros(std::string text) {
    std::ranges::replace(text, '\0', ' ');
    return text;
}

} // namespace

class FilterTextTest : public QObject {
    Q_OBJECT
private slots:
    void findsWhatASearchOneByOneFinds() {
        std::mt19937 random(3);
        FilterText texts;
        std::map<FilterText::Slot, std::string> expected;
        std::string needle;
        for (int step = 0; step < 4'000; ++step) {
            const auto slot = static_cast<FilterText::Slot>(random() % 90);
            switch (random() % 4) {
            case 0:
                texts.erase(slot);
                expected.erase(slot);
                break;
            case 1:
                // As it is typed, taken back, and something else.
                needle = random() % 3 == 0 ? randomText(random).substr(0, 3)
                                           : needle + static_cast<char>('a' + random() % 3);
                needle = needle.size() > 5 ? std::string() : withoutZeros(needle);
                texts.search(needle);
                break;
            default:
                expected[slot] = withoutZeros(randomText(random));
                texts.put(slot, expected[slot]);
            }
            for (const auto& [known, text] : expected) {
                QCOMPARE(texts.isHit(known), text.contains(needle));
            }
        }
    }

    void findsNothingAcrossTwoTexts() {
        FilterText texts;
        texts.put(0, "ab");
        texts.put(1, "cd");
        texts.search("bc");
        QVERIFY(!texts.isHit(0) && !texts.isHit(1));
        texts.search(std::string("b\0c", 3));
        QVERIFY(!texts.isHit(0) && !texts.isHit(1));
    }

    void doesNotGrowWithChanges() {
        FilterText texts;
        const std::string text(2'000, 'x');
        for (int round = 0; round < 20; ++round) {
            for (FilterText::Slot slot = 0; slot < 1'000; ++slot) {
                texts.put(slot, text);
            }
        }
        QVERIFY(texts.size() < 2 * 1'000 * 2'001 + 1'000'000 + 4'096);
        texts.put(7, "y");
        texts.search("y");
        QVERIFY(texts.isHit(7) && !texts.isHit(8));
    }
};

QTEST_GUILESS_MAIN(FilterTextTest)
#include "FilterTextTest.moc"
