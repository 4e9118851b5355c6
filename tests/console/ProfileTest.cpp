// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/Profile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace trucban;

class ProfileTest : public QObject {
    Q_OBJECT
private slots:
    // Pasted with "sha256:" before it, the fingerprint opened another desk: without its data, and without what waited
    // there to be sent.
    void aDeskIsTheSameHoweverItsFingerprintIsWritten() {
        QTemporaryDir folder;
        const auto profile = console::Profile::open(folder.path());
        QVERIFY(profile.has_value());
        const auto url = QStringLiteral("https://gateway.example:8443");
        const auto plain = QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        const auto fileOf = [&](const QString& pin) { return (*profile)->replicaFile(url, pin, QStringLiteral("di")); };
        auto colons = plain.toUpper();
        for (qsizetype at = colons.size() - 2; at > 0; at -= 2) {
            colons.insert(at, QLatin1Char(':'));
        }
        QVERIFY(fileOf(plain) == fileOf(colons));
        QVERIFY(fileOf(plain) == fileOf(QStringLiteral("sha256:") + colons));
        QVERIFY(fileOf(plain) != fileOf({}));
        auto other = plain;
        other[0] = QLatin1Char('f');
        QVERIFY(fileOf(plain) != fileOf(other));
    }
};

QTEST_GUILESS_MAIN(ProfileTest)
#include "ProfileTest.moc"
