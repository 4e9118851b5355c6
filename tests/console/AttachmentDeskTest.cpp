// SPDX-License-Identifier: GPL-3.0-or-later
// A real gateway, a real desk and the program that decodes: a citizen's photo on the officer's screen.
#include "widgets/attachment/AttachmentDesk.h"

#include "console/Desk.h"
#include "maps/MapSamples.h"
#include "models/TimelineModel.h"
#include "support/GatewayFixture.h"
#include "widgets/attachment/AttachmentRow.h"
#include "widgets/queue/QueuePanel.h"
#include "widgets/queue/QueueTable.h"
#include "widgets/window/DutyWorkspace.h"

#include <QApplication>
#include <QBuffer>
#include <QCryptographicHash>
#include <QDialog>
#include <QDirIterator>
#include <QImage>
#include <QLabel>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <format>

using namespace trucban;
using widgets::AttachmentRow;

namespace {

constexpr std::chrono::seconds kDeadline{60};

bool waitFor(const std::function<bool()>& holds) {
    return QTest::qWaitFor(holds, kDeadline);
}

std::string photo(Qt::GlobalColor colour) {
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg");
    return bytes.toStdString();
}

std::string digestOf(const std::string& bytes) {
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace

class AttachmentDeskTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        test::addFonts();
        maps::prepareGraphics();
    }
    void init() {
        m_gateway = std::make_unique<test::GatewayFixture>();
        m_gateway->addUser("an", "city", "all");
        m_key = m_gateway->addKey("sos-app");
        m_gateway->start();
    }
    void cleanup() {
        m_desk.reset();
        m_profile.reset();
        m_gateway.reset();
    }

    void aPhotoOfAnOrdinaryCaseIsThereWhenTheCaseIs() {
        const auto bytes = photo(Qt::darkGreen);
        open("theft", bytes, true);
        QVERIFY2(waitForStage("640 × 480"), qUtf8Printable(stage()));
        const auto shown = row().findChild<QLabel*>(QStringLiteral("attachmentPicture"))->pixmap().toImage();
        QVERIFY(shown.pixelColor(shown.rect().center()).green() > 100);
        QVERIFY(!timeline().contains(QStringLiteral("Xem tệp đính kèm nhạy cảm")));
        QVERIFY(!isOnDisk(bytes));
    }

    void aPhotoOfASensitiveCaseIsRecordedBeforeItIsSeen() {
        const auto bytes = photo(Qt::darkGreen);
        open("domesticViolence", bytes, true);
        QVERIFY(stage().contains(QStringLiteral("được ghi vào nhật ký")));
        const auto* look = m_desk->window().attachments().book().findChild<QTimer*>(QStringLiteral("attachmentLook"));
        QVERIFY(look != nullptr);
        QVERIFY(waitFor([look] { return !look->isActive(); })); // nothing comes by itself
        QVERIFY(stage().contains(QStringLiteral("được ghi vào nhật ký")));
        row().setFocus();
        QTest::keyClick(&row(), Qt::Key_Return);
        QVERIFY2(waitForStage("đã được ghi"), qUtf8Printable(stage()));
        QVERIFY(stage().contains(QStringLiteral("640 × 480")));
        QVERIFY(waitFor([this] { return timeline().contains(QStringLiteral("Xem tệp đính kèm nhạy cảm")); }));
        const auto* model = m_desk->window().findChild<QListView*>(QStringLiteral("timelineList"))->model();
        const auto looks = model->match(model->index(0, 0), models::TimelineModel::TitleRole,
                                        QStringLiteral("Xem tệp đính kèm nhạy cảm"), -1, Qt::MatchContains);
        QCOMPARE(looks.size(), 1);
        QVERIFY(looks.front().data(models::TimelineModel::ActorRole).toString().contains(QStringLiteral("an")));
        QVERIFY(!isOnDisk(bytes));
    }

    void whatTheSenderHasNotSentYetIsSaidAndComesWithAnotherKey() {
        const auto bytes = photo(Qt::blue);
        open("theft", bytes, false);
        QVERIFY2(waitForStage("Máy chủ chưa có tệp này"), qUtf8Printable(stage()));
        put(bytes);
        QTest::keyClick(&row(), Qt::Key_Return);
        QVERIFY2(waitForStage("640 × 480"), qUtf8Printable(stage()));
    }

    void whatIsNotThePictureThatWasSentIsNotShown() {
        const auto bytes = photo(Qt::red);
        put(bytes);
        test::writeFile(m_gateway->data() / "attachments" / digestOf(bytes), "something else");
        open("theft", bytes, false);
        QVERIFY2(waitForStage("Enter để thử lại"), qUtf8Printable(stage()));
    }

    void aFileThatIsNoPictureDoesNotStopTheDesk() {
        open("theft", "<svg xmlns='http://www.w3.org/2000/svg'/>", true);
        QVERIFY2(waitForStage("Không đọc được ảnh"), qUtf8Printable(stage()));
        QCOMPARE(m_desk->status().state, bridge::ConnectionState::live);
    }

    void aDeadGatewayIsSaid() {
        const auto bytes = photo(Qt::darkGreen);
        open("domesticViolence", bytes, true);
        m_gateway->kill();
        QVERIFY(waitFor([this] { return m_desk->status().state != bridge::ConnectionState::live; }));
        QTest::keyClick(&row(), Qt::Key_Return);
        QVERIFY2(waitForStage("Không có kết nối"), qUtf8Printable(stage()));
        QVERIFY(row().findChild<QLabel*>(QStringLiteral("attachmentPicture"))->isVisible());
    }

private:
    void put(const std::string& bytes) {
        const auto reply = m_gateway->ask("PUT", "/v1/attachments/" + digestOf(bytes), m_key, bytes);
        QVERIFY(reply.status == 200 || reply.status == 201);
    }
    void open(const char* kind, const std::string& bytes, bool isThere) {
        if (isThere) {
            put(bytes);
        }
        const auto& at = test::cityWards().wards().front().label;
        const auto id =
            m_gateway
                ->post(m_key,
                       std::format(
                           R"({{"externalId":"1","category":"{}","text":"có ảnh","position":{{"lat":{},"lon":{}}},)"
                           R"("attachments":[{{"kind":"photo","sha256":"{}","bytes":{}}}]}})",
                           kind, at.lat, at.lon, digestOf(bytes), bytes.size()))
                .caseId;
        m_profile = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<console::Desk>(
            m_theme, test::cityWards(),
            bridge::SessionConfig{.gatewayUrl = "https://127.0.0.1:" + std::to_string(m_gateway->port()),
                                  .user = "an",
                                  .password = "mật khẩu an",
                                  .pin = m_gateway->fingerprint(),
                                  .profileDir = m_profile->path().toStdString(),
                                  .replicaKey = std::string(32, 'k')});
        m_desk->window().show();
        m_desk->start(nullptr);
        const auto& model = *m_desk->window().workspace().queue().table().model();
        QVERIFY(waitFor([&] { return model.rowCount() > 0; }));
        m_desk->window().openCase(id);
        QVERIFY(waitFor([this] { return m_desk->status().state == bridge::ConnectionState::live; }));
        QVERIFY(waitFor(
            [this] { return m_desk->window().findChild<AttachmentRow*>(QStringLiteral("attachment1")) != nullptr; }));
    }
    [[nodiscard]] AttachmentRow& row() const {
        return *m_desk->window().findChild<AttachmentRow*>(QStringLiteral("attachment1"));
    }
    [[nodiscard]] QString stage() const { return row().findChild<QLabel*>(QStringLiteral("attachmentStage"))->text(); }
    bool waitForStage(const char* words) {
        return waitFor([this, words] { return stage().contains(QString::fromUtf8(words)); });
    }
    [[nodiscard]] QString timeline() const {
        QString words;
        const auto* model = m_desk->window().findChild<QListView*>(QStringLiteral("timelineList"))->model();
        for (int at = 0; at < model->rowCount(); ++at) {
            words += model->index(at, 0).data(Qt::AccessibleTextRole).toString() + QLatin1Char('\n');
        }
        return words;
    }
    /// In any file of the profile, whole or in part.
    [[nodiscard]] bool isOnDisk(const std::string& bytes) const {
        const auto part = QByteArray::fromStdString(bytes.substr(bytes.size() / 2, 64));
        QDirIterator files(m_profile->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(part)) {
                return true;
            }
        }
        return false;
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<test::GatewayFixture> m_gateway;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<console::Desk> m_desk;
    std::string m_key;
};

QTEST_MAIN(AttachmentDeskTest)
#include "AttachmentDeskTest.moc"
