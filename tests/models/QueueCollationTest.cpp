// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/QueueCollation.h"

#include "resources/Embedded.h"

#include <QCollator>
#include <QTest>

#include <algorithm>

using trucban::models::collationKey;

namespace {

std::string keyOf(const QString& text) {
    return collationKey(text.toStdString());
}

} // namespace

class QueueCollationTest : public QObject {
    Q_OBJECT
private slots:
    void ordersAsAVietnameseDictionary_data() {
        QTest::addColumn<QStringList>("ordered");
        QTest::newRow("letters") << QStringList{"a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"};
        QTest::newRow("tones") << QStringList{"ma", "mà", "mả", "mã", "má", "mạ"};
        QTest::newRow("a letter is more than a tone") << QStringList{"mạ", "măng", "mâm"};
        QTest::newRow("the first letter that differs")
            << QStringList{"Lê Lai", "Lê Lợi", "Lê Thánh Tôn", "Lý Tự Trọng"};
        QTest::newRow("tones after all letters") << QStringList{"Bà Chiểu", "Ba Đình", "Bà Đình"};
        QTest::newRow("numbers by value") << QStringList{"9 Lê Lợi", "10 Lê Lợi", "10 Lý Tự Trọng", "101 Lê Lợi"};
        QTest::newRow("alleys") << QStringList{"123/5 Nguyễn Trãi", "123/45 Nguyễn Trãi", "124 Nguyễn Trãi"};
        QTest::newRow("shorter first") << QStringList{"", "Lê", "Lê Lợi"};
    }

    void ordersAsAVietnameseDictionary() {
        QFETCH(QStringList, ordered);
        for (qsizetype i = 1; i < ordered.size(); ++i) {
            QVERIFY2(keyOf(ordered[i - 1]) < keyOf(ordered[i]),
                     qPrintable(ordered[i - 1] + QStringLiteral(" < ") + ordered[i]));
        }
    }

    // ICU's, by whatever data this system has.
    void agreesWithTheSystemAboutEveryWard() {
        QCollator collator(QLocale(QLocale::Vietnamese, QLocale::Vietnam));
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        QStringList names;
        for (const auto& line : QString::fromUtf8(trucban::resources::wardsCsv()).split(QLatin1Char('\n'))) {
            names << line.section(QLatin1Char(','), 2, 2);
        }
        QVERIFY(names.size() > 160);
        for (const auto& a : names) {
            for (const auto& b : names) {
                const int system = collator.compare(a, b);
                const int ours = keyOf(a).compare(keyOf(b));
                QVERIFY2((system < 0) == (ours < 0) || system == 0, qPrintable(a + QStringLiteral(" / ") + b));
            }
        }
    }

    void takesDecomposedTextAlike() {
        for (const auto& text : {QStringLiteral("Hẻm 45 Đường Nguyễn Thị Minh Khai"), QStringLiteral("Thủ Đức")}) {
            QCOMPARE(keyOf(text.normalized(QString::NormalizationForm_D)), keyOf(text));
            QCOMPARE(keyOf(text.toUpper()), keyOf(text));
        }
    }

    void hasNoZeroAndAnEnd() {
        QString all;
        for (char16_t unit = 1; unit < 0xD800; unit = static_cast<char16_t>(unit + 13)) {
            all.append(QChar(unit));
        }
        for (qsizetype at = 0; at < all.size(); at += 20) {
            const auto key = keyOf(all.mid(at, 20));
            QVERIFY(!key.contains('\0'));
            QVERIFY(key.size() <= trucban::models::kLongestCollationKey);
        }
        QVERIFY(keyOf(QStringLiteral("x").repeated(4'000)).size() == trucban::models::kLongestCollationKey);
    }
};

QTEST_GUILESS_MAIN(QueueCollationTest)
#include "QueueCollationTest.moc"
