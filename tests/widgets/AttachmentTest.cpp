// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments in the case panel: every state in words, by keys alone, recorded where it must be.
#include "widgets/DeskHarness.h"
#include "widgets/attachment/AttachmentDesk.h"
#include "widgets/attachment/AttachmentRow.h"
#include "widgets/attachment/FileSort.h"
#include "widgets/attachment/OpenedFiles.h"

#include <QApplication>
#include <QBuffer>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTimer>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace trucban;
using namespace std::string_literals;
using namespace std::string_view_literals;
using core::AttachmentKind;
using test::DeskHarness;
using widgets::AttachmentRow;

namespace {

constexpr int kPatienceMs = 30'000;

core::Attachment sent(AttachmentKind kind, char digit, std::uint64_t bytes) {
    return {.kind = kind, .sha256 = std::string(64, digit), .url = {}, .bytes = bytes};
}

std::string photo() {
    QImage image(400, 300, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg");
    return bytes.toStdString();
}

const std::string kFilm = "\0\0\0\x20"s + "ftypisom" + std::string(500, 'x');

} // namespace

class AttachmentTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        // Where files to be opened are written: of this test alone.
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
    }
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_opened.clear();
        m_desk->window->attachments().setOpener([this](const QString& file) {
            m_opened << file;
            return m_opens;
        });
        m_opens = true;
    }
    void cleanup() {
        m_desk.reset();
        QVERIFY(openedFiles().isEmpty()); // with the desk
    }

    void showsAPhotoOfAnOrdinaryCaseByItself() {
        open("theft", {sent(AttachmentKind::photo, 'a', 2'300'000)});
        QVERIFY(title(1).contains(QStringLiteral("Ảnh 1 · 2,3 MB")));
        QVERIFY(waitForFetch());
        QCOMPARE(m_desk->gateway.files.back().second.sha256, std::string(64, 'a'));
        QVERIFY(m_desk->gateway.files.back().second.command.empty());
        QVERIFY(stage(1).contains(QStringLiteral("Đang tải")));
        answer(photo());
        QVERIFY(waitForStage(1, "400 × 300"));
        QVERIFY(!picture(1).isNull());
        key(1, Qt::Key_Return);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("pictureDialog"));
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_desk->dialog() == nullptr);
        QVERIFY(m_desk->gateway.asked.empty()); // an ordinary case records nothing
    }

    void asksForNothingOfASensitiveCaseUntilItIsRecorded() {
        open("domesticViolence", {sent(AttachmentKind::photo, 'a', 2'300'000)});
        QVERIFY(stage(1).contains(QStringLiteral("được ghi vào nhật ký")));
        QVERIFY(waitForLook()); // nothing comes by itself
        QVERIFY(m_desk->gateway.files.empty());
        m_desk->key(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(row(1).hasFocus());
        m_desk->key(Qt::Key_Return);
        const auto* asked = m_desk->gateway.lastAsked<core::ViewAttachment>();
        QVERIFY(asked != nullptr);
        QCOMPARE(asked->sha256, std::string(64, 'a'));
        QVERIFY(m_desk->gateway.files.empty());
        QVERIFY(stage(1).contains(QStringLiteral("Đang ghi")));
        const auto command = m_desk->gateway.asked.back().id;
        QVERIFY(
            m_desk->window->actions().action(widgets::ActionId::acknowledge).isEnabled()); // a look holds up nothing
        m_desk->gateway.answer();
        QCOMPARE(m_desk->gateway.files.size(), 1U);
        QCOMPARE(m_desk->gateway.files.back().second.command, command.toString());
        answer(photo());
        QVERIFY(waitFor([this] { return m_desk->dialog() != nullptr; })); // who asked is still there
        QVERIFY(stage(1).contains(QStringLiteral("đã được ghi")));
    }

    void saysThatALookWaitsForTheConnection() {
        open("domesticViolence", {sent(AttachmentKind::photo, 'a', 1)});
        key(1, Qt::Key_Return);
        m_desk->goStale();
        QVERIFY(stage(1).contains(QStringLiteral("Mất kết nối")));
        m_desk->goLive();
        QVERIFY(stage(1).contains(QStringLiteral("Đang ghi")));
        m_desk->gateway.answer();
        QVERIFY(stage(1).contains(QStringLiteral("Đang tải")));
    }

    void saysThatALookWasRefused() {
        open("domesticViolence", {sent(AttachmentKind::photo, 'a', 1)});
        key(1, Qt::Key_Return);
        m_desk->gateway.officer.scope = {.all = false, .wards = {}};
        m_desk->gateway.answer();
        QVERIFY(stage(1).startsWith(QStringLiteral("Không được xem: ")));
        QVERIFY(m_desk->gateway.files.empty());
    }

    void saysWhyAFileDidNotCome_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, link::FileFault fault, const char* words) {
            QTest::newRow(name) << static_cast<int>(fault) << QString::fromUtf8(words);
        };
        row("offline", link::FileFault::offline, "Không có kết nối");
        row("missing", link::FileFault::missing, "Máy chủ chưa có tệp này");
        row("refused", link::FileFault::refused, "Máy chủ không cho xem");
        row("too large", link::FileFault::tooLarge, "lớn hơn mức cho phép");
        row("damaged", link::FileFault::damaged, "không đúng với tệp đã gửi");
        row("busy", link::FileFault::busy, "đang bận");
    }
    void saysWhyAFileDidNotCome() {
        QFETCH(int, fault);
        QFETCH(QString, words);
        open("theft", {sent(AttachmentKind::video, 'a', 9'000)});
        key(1, Qt::Key_Return);
        QCOMPARE(m_desk->gateway.files.size(), 1U);
        fail(static_cast<link::FileFault>(fault));
        QVERIFY2(stage(1).contains(words), qUtf8Printable(stage(1)));
        key(1, Qt::Key_Return); // and asks again
        QCOMPARE(m_desk->gateway.files.size(), 2U);
        answer(kFilm);
        QVERIFY(stage(1).contains(QStringLiteral("Enter để mở")));
    }

    void asksNobodyWithoutAConnectionAndComesBackWithIt() {
        open("theft", {sent(AttachmentKind::photo, 'a', 9'000)}, false);
        m_desk->goStale();
        key(1, Qt::Key_Return);
        QVERIFY(stage(1).contains(QStringLiteral("Không có kết nối")));
        QVERIFY(m_desk->gateway.files.empty());
        m_desk->goLive();
        QVERIFY(waitForFetch());
    }

    void leavesALargePhotoUntilItIsWanted() {
        open("theft", {sent(AttachmentKind::photo, 'a', 0)});
        QVERIFY(waitForFetch());
        fail(link::FileFault::tooLarge); // larger than what comes unasked
        QVERIFY(stage(1).contains(QStringLiteral("Ảnh lớn")));
        key(1, Qt::Key_Return);
        QVERIFY(m_desk->gateway.files.back().second.mostBytes > m_desk->gateway.files.front().second.mostBytes);
        fail(link::FileFault::tooLarge);
        QVERIFY(stage(1).contains(QStringLiteral("lớn hơn mức cho phép")));
    }

    void goesOnAfterAPictureThatCannotBeRead() {
        open("theft", {sent(AttachmentKind::photo, 'a', 9), sent(AttachmentKind::photo, 'b', 9)});
        QVERIFY(waitFor([this] { return m_desk->gateway.files.size() == 2; }));
        m_desk->window->onFile(
            {.id = m_desk->gateway.files[0].first, .bytes = std::make_shared<const std::string>("<svg/>")});
        QVERIFY(waitForStage(1, "Không đọc được ảnh"));
        m_desk->window->onFile(
            {.id = m_desk->gateway.files[1].first, .bytes = std::make_shared<const std::string>(photo())});
        QVERIFY(waitForStage(2, "400 × 300"));
        key(1, Qt::Key_Return);
        QVERIFY(m_desk->dialog() == nullptr); // no other program is handed what broke ours
        QVERIFY(m_opened.isEmpty());
    }

    void saysThatTheGatewayHasNotFetchedALinkYet() {
        open("theft",
             {{.kind = AttachmentKind::photo, .sha256 = {}, .url = "https://example.org/../../etc/x.sh", .bytes = 0}});
        QVERIFY(stage(1).contains(QStringLiteral("chưa lấy được")));
        key(1, Qt::Key_Return);
        QVERIFY(m_desk->gateway.files.empty());
    }

    void walksWithTheArrowsAcrossAlerts() {
        open("theft", {sent(AttachmentKind::photo, 'a', 9), sent(AttachmentKind::audio, 'b', 9),
                       sent(AttachmentKind::other, 'c', 9)});
        m_desk->key(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(row(1).hasFocus());
        m_desk->key(Qt::Key_Down);
        m_desk->key(Qt::Key_Down);
        QVERIFY(row(3).hasFocus());
        m_desk->key(Qt::Key_Down);
        QVERIFY(row(3).hasFocus());
        m_desk->key(Qt::Key_Up);
        QVERIFY(row(2).hasFocus());
        QVERIFY(row(2).accessibleName().contains(QStringLiteral("Ghi âm 2")));
    }

    void saysThatThereIsNone() {
        open("theft", {});
        m_desk->key(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(m_desk->find<QLabel>("commandDetail")->text().contains(QStringLiteral("không có tệp")));
    }

    void opensAFilmWithAnotherProgramAfterOneQuestion() {
        const auto id =
            open("theft", {sent(AttachmentKind::video, 'a', 9'000), sent(AttachmentKind::video, 'b', 9'000)});
        key(1, Qt::Key_Return);
        answer(kFilm);
        QVERIFY(m_desk->dialog() != nullptr);
        QCOMPARE(m_desk->dialog()->objectName(), QStringLiteral("openAttachmentDialog"));
        QVERIFY(m_opened.isEmpty());
        m_desk->key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_opened.size(), 1);
        const QFileInfo file(m_opened.front());
        QCOMPARE(file.suffix(), QStringLiteral("mp4"));
        QCOMPARE(file.size(), static_cast<qint64>(kFilm.size()));
        QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
        const QFileInfo folder(file.path());
        QVERIFY(!(folder.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
        QVERIFY(!file.fileName().contains(QStringLiteral("aaaa"))); // nothing of the sender's in the name
        key(2, Qt::Key_Return);
        answer(kFilm);
        QVERIFY(m_desk->dialog() == nullptr); // asked once
        QCOMPARE(m_opened.size(), 2);
        close(id);
        QVERIFY(openedFiles().isEmpty());
    }

    void opensNothingWhoseFormIsUnknown() {
        open("theft", {sent(AttachmentKind::video, 'a', 9'000)});
        key(1, Qt::Key_Return);
        answer("#!/bin/sh\nrm -rf ~\n");
        QVERIFY(m_desk->dialog() == nullptr);
        QVERIFY(m_opened.isEmpty());
        QVERIFY(m_desk->find<QLabel>("commandDetail")->text().contains(QStringLiteral("Không nhận ra định dạng")));
    }

    void opensNothingInFrontOfAnOfficerWhoWentOn() {
        open("theft", {sent(AttachmentKind::video, 'a', 9'000)});
        key(1, Qt::Key_Return);
        m_desk->key(Qt::Key_F8); // to the notes
        answer(kFilm);
        QVERIFY(m_desk->dialog() == nullptr);
        QVERIFY(m_desk->find<QPlainTextEdit>("noteEditor")->hasFocus());
        QVERIFY(stage(1).contains(QStringLiteral("Enter để mở")));
    }

    void savesWhereTheOfficerSays() {
        QTemporaryDir folder;
        open("theft", {sent(AttachmentKind::audio, 'a', 9'000)});
        key(1, Qt::Key_S, Qt::ControlModifier);
        answer("OggS and so on");
        auto* dialog = qobject_cast<QFileDialog*>(m_desk->dialog());
        QVERIFY(dialog != nullptr);
        QVERIFY(dialog->selectedFiles().front().endsWith(QStringLiteral("-1.ogg")));
        const auto file = folder.filePath(QStringLiteral("ghi-am.ogg"));
        emit dialog->fileSelected(file);
        dialog->close();
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray("OggS and so on"));
        QVERIFY(!(saved.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner)));
    }

    void forgetsWhenTheCaseCloses() {
        const auto id = open("theft", {sent(AttachmentKind::photo, 'a', 9)});
        QVERIFY(waitForFetch());
        answer(photo());
        QVERIFY(waitForStage(1, "400 × 300"));
        key(1, Qt::Key_Return);
        QVERIFY(m_desk->dialog() != nullptr);
        close(id);
        QVERIFY(m_desk->dialog() == nullptr); // the large one too
        QVERIFY(picture(1).isNull() || stage(1).contains(QStringLiteral("Enter để tải")));
        QVERIFY(stage(1).contains(QStringLiteral("Enter để tải")));
    }

    void forgetsWhatBecomesSensitive() {
        const auto id = open("theft", {sent(AttachmentKind::photo, 'a', 9)});
        QVERIFY(waitForFetch());
        answer(photo());
        QVERIFY(waitForStage(1, "400 × 300"));
        QVERIFY(m_desk->gateway.tell(m_desk->gateway.officer, core::SetKind{.caseId = id, .kind = "domesticViolence"}));
        m_desk->gateway.publish();
        QVERIFY(stage(1).contains(QStringLiteral("được ghi vào nhật ký")));
    }

    void asksForNoPhotosOfCasesThatArePassedBy() {
        open("theft", {sent(AttachmentKind::photo, 'a', 9)});
        QVERIFY(waitForFetch());
        m_desk->fixtures.attachments.clear();
        const auto other = m_desk->fixtures.alert("theft", "vụ khác", std::nullopt);
        m_desk->gateway.publish();
        m_desk->selection.select(other);
        QCOMPARE(m_desk->gateway.dropped.size(), 1U);
        QCOMPARE(m_desk->gateway.dropped.front(), m_desk->gateway.files.front().first);
        answer(photo()); // comes too late: nobody is told
    }

    void knowsFormsByTheirBytesAlone_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("ending");
        const auto row = [](const char* name, AttachmentKind kind, std::string_view bytes, const char* ending) {
            QTest::newRow(name) << static_cast<int>(kind)
                                << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << QString::fromLatin1(ending);
        };
        row("jpeg", AttachmentKind::photo, "\xff\xd8\xff\xe0", "jpg");
        row("mp4", AttachmentKind::video,
            "\0\0\0\x20"
            "ftypisom"sv,
            "mp4");
        row("m4a", AttachmentKind::audio,
            "\0\0\0\x20"
            "ftypM4A "sv,
            "m4a");
        row("sound in a film's box", AttachmentKind::audio,
            "\0\0\0\x20"
            "ftypisom"sv,
            "mp4");
        row("amr", AttachmentKind::audio, "#!AMR\n"sv, "amr");
        row("pdf", AttachmentKind::other, "%PDF-1.7", "pdf");
        row("a film sent as something", AttachmentKind::other, "\x1a\x45\xdf\xa3"sv, "webm");
        row("a document sent as a photo", AttachmentKind::photo, "%PDF-1.7", "");
        row("a script", AttachmentKind::other, "#!/bin/sh\n", "");
        row("a program", AttachmentKind::video,
            "\x7f"
            "ELF"sv,
            "");
        row("a desktop entry", AttachmentKind::other, "[Desktop Entry]\nExec=sh", "");
        row("html", AttachmentKind::other, "<html>", "");
        row("an office file", AttachmentKind::other, "PK\x03\x04"sv, "");
        row("nothing", AttachmentKind::photo, "", "");
    }
    void knowsFormsByTheirBytesAlone() {
        QFETCH(int, kind);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, ending);
        QCOMPARE(QString(widgets::endingOf(static_cast<AttachmentKind>(kind),
                                           {bytes.constData(), static_cast<std::size_t>(bytes.size())})),
                 ending);
    }

    void clearsWhatAKilledRunLeft() {
        QTemporaryDir root;
        const pid_t gone = ::fork();
        if (gone == 0) {
            ::_exit(0);
        }
        ::waitpid(gone, nullptr, 0);
        QDir dir(root.path());
        const auto left = QStringLiteral("trucban-opened-%1-abcdef").arg(gone);
        const auto live = QStringLiteral("trucban-opened-%1-abcdef").arg(::getpid());
        QVERIFY(dir.mkdir(left) && dir.mkdir(live) && dir.mkdir(QStringLiteral("trucban-opened-x")));
        const widgets::OpenedFiles files(root.path());
        QVERIFY(!dir.exists(left));
        QVERIFY(dir.exists(live));
        QVERIFY(dir.exists(QStringLiteral("trucban-opened-x")));
    }

private:
    core::CaseId open(const char* kind, std::vector<core::Attachment> attachments, bool settle = true) {
        m_desk->fixtures.attachments = std::move(attachments);
        const auto id = m_desk->fixtures.alert(kind, "có ảnh", std::nullopt);
        m_desk->gateway.publish();
        m_desk->selection.select(id);
        if (settle) {
            QCoreApplication::processEvents();
        }
        return id;
    }
    void close(const core::CaseId& id) {
        QVERIFY(m_desk->gateway.tell(
            m_desk->gateway.officer,
            core::CloseCase{.caseId = id,
                            .outcome =
                                core::Outcome{.disposition = core::Disposition::mistaken, .note = {}, .fileNumber = {}},
                            .releaseUnits = false}));
        m_desk->gateway.publish();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    [[nodiscard]] AttachmentRow& row(int number) const {
        return *m_desk->find<AttachmentRow>(qPrintable(QStringLiteral("attachment%1").arg(number)));
    }
    void key(int number, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        row(number).setFocus();
        QTest::keyClick(&row(number), key, modifiers);
    }
    [[nodiscard]] QString title(int number) const {
        return row(number).findChild<QLabel*>(QStringLiteral("attachmentTitle"))->text();
    }
    [[nodiscard]] QString stage(int number) const {
        return row(number).findChild<QLabel*>(QStringLiteral("attachmentStage"))->text();
    }
    [[nodiscard]] QPixmap picture(int number) const {
        return row(number).findChild<QLabel*>(QStringLiteral("attachmentPicture"))->pixmap();
    }
    static bool waitFor(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, kPatienceMs); }
    /// Until the look at the case that is due has been.
    bool waitForLook() {
        const auto* look = m_desk->window->attachments().book().findChild<QTimer*>(QStringLiteral("attachmentLook"));
        return look != nullptr && waitFor([look] { return !look->isActive(); });
    }
    bool waitForFetch() {
        return waitFor([this] { return !m_desk->gateway.files.empty(); });
    }
    bool waitForStage(int number, const char* words) {
        return waitFor([this, number, words] { return stage(number).contains(QString::fromUtf8(words)); });
    }
    void answer(const std::string& bytes) {
        m_desk->window->onFile(
            {.id = m_desk->gateway.files.back().first, .bytes = std::make_shared<const std::string>(bytes)});
        QCoreApplication::processEvents();
    }
    void fail(link::FileFault fault) {
        m_desk->window->onFile({.id = m_desk->gateway.files.back().first, .bytes = std::unexpected(fault)});
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QStringList openedFiles() const {
        QStringList files;
        const QDir root(m_runtime.path());
        for (const auto& folder : root.entryList({QStringLiteral("trucban-opened-*")}, QDir::Dirs)) {
            files += QDir(root.filePath(folder)).entryList(QDir::Files);
        }
        return files;
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    QTemporaryDir m_runtime;
    std::unique_ptr<DeskHarness> m_desk;
    QStringList m_opened;
    bool m_opens = true;
};

QTEST_MAIN(AttachmentTest)
#include "AttachmentTest.moc"
