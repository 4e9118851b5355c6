// SPDX-License-Identifier: GPL-3.0-or-later
// What is saved to a file for the user: whole or not at all, and in the user's words why not.
#include "widgets/dialogs/SaveFile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace trucban;
using widgets::FileReaders;
using widgets::saveFile;

namespace {

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SaveFileTest : public QObject {
    Q_OBJECT
private slots:
    // --out /dev/full, run as root, put a PDF in the place of the device; charts and sheets did so too.
    void aPipeOrADeviceIsNotReplacedByAFile() {
        const auto pipe = m_folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const auto saved = saveFile("abc", pipe, FileReaders::asUsual);
        QVERIFY(!saved);
        QVERIFY(saved.error().contains(QStringLiteral("không phải tệp")));
        QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
    }

    // A full disk was "Unknown error", and for attachments, sheets and charts it still was.
    void whatCannotBeWrittenToItsEndSaysWhyAndLeavesTheOldOne() {
        const auto file = m_folder.filePath(QStringLiteral("full.pdf"));
        QVERIFY(saveFile("old", file, FileReaders::thisAccount));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = 64 * 1024, .rlim_max = before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto saved = saveFile(QByteArray(200 * 1024, 'x'), file, FileReaders::thisAccount);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        (void)std::signal(SIGXFSZ, handler);
        QVERIFY(!saved);
        QCOMPARE(saved.error(), QStringLiteral("tệp lớn hơn mức cho phép"));
        QCOMPARE(readAll(file), QByteArray("old"));
    }

    // "No such file or directory" in a Vietnamese window.
    void theReasonIsInTheUsersLanguage() {
        const auto saved = saveFile("abc", QStringLiteral("/no/such/folder/a.csv"), FileReaders::asUsual);
        QVERIFY(!saved);
        QCOMPARE(saved.error(), QStringLiteral("không có tệp hoặc thư mục đó"));
        QCOMPARE(widgets::fileTrouble(qt_error_string(ENOSPC)), QStringLiteral("ổ đĩa đã đầy"));
        QCOMPARE(widgets::fileTrouble(QStringLiteral("something else")), QStringLiteral("something else"));
    }

    void whatTellsOfCasesIsForThisAccountAlone() {
        const auto file = m_folder.filePath(QStringLiteral("mine.csv"));
        QVERIFY(saveFile("abc", file, FileReaders::thisAccount));
        const auto all = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther;
        QCOMPARE(QFile::permissions(file) & all, QFileDevice::Permissions());
        QCOMPARE(readAll(file), QByteArray("abc"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(SaveFileTest)
#include "SaveFileTest.moc"
