// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/review/AccessReview.h"

#include "widgets/DeskHarness.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

using namespace trucban;
using test::DeskHarness;

class AccessReviewTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_case = m_desk->fixtures.alert("robbery", "Cướp giật", core::Position{{10.77, 106.69}, 20});
        m_desk->gateway.publish();
        m_desk->window->show();
    }
    void cleanup() { m_desk.reset(); }

    void isForLeadersAlone() {
        for (const auto& [role, offered] :
             {std::pair{core::Role::dutyOfficer, false}, std::pair{core::Role::committee, false},
              std::pair{core::Role::wardLeader, true}, std::pair{core::Role::city, true}}) {
            goLiveAs(role);
            auto* action = m_desk->find<QAction>("actionAccessReview");
            QCOMPARE(action->isVisible(), offered);
            m_desk->key(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
            QCOMPARE(m_desk->dialog() != nullptr, offered);
            delete m_desk->dialog();
        }
    }

    void listsWhoLookedAndWhyPageByPage() {
        goLiveAs(core::Role::wardLeader);
        m_desk->key(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
        auto* dialog = m_desk->dialog();
        QVERIFY(dialog != nullptr);
        auto& queries = m_desk->gateway.queries;
        QVERIFY(queries.back().kind == wire::QueryKind::reveals);
        auto* table = dialog->findChild<QTableWidget*>();
        auto* more = dialog->findChild<QPushButton*>(QStringLiteral("accessReviewMore"));
        const auto line = [dialog] { return dialog->findChild<QLabel*>(QStringLiteral("accessReviewState"))->text(); };

        wire::Result page;
        page.id = queries.back().id;
        page.next = 7;
        page.timeline = {event(m_case, core::ReporterRevealed{{}, "nghi báo giả", false}),
                         event(m_case, core::ReporterRevealed{{}, "", true}),
                         event({core::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057").value()},
                               core::EditTakenOver{"lan", "đồng chí Lan đã về"})};
        m_desk->window->onResult(page);
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("hùng"));
        QCOMPARE(table->item(0, 3)->text(), QString::fromStdString(m_desk->at(m_case).code));
        QCOMPARE(table->item(0, 5)->text(), QStringLiteral("nghi báo giả"));
        QCOMPARE(table->item(1, 5)->text(), QStringLiteral("gọi lại P1")); // a P1 call-back needs no words
        QCOMPARE(table->item(2, 3)->text(), QStringLiteral("ngoài phạm vi"));
        QVERIFY(line().contains(QStringLiteral("còn nữa")));
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(queries.back().after, core::Seq{7});
        m_desk->window->onQueryFailed(queries.back().id);
        QVERIFY(line().contains(QStringLiteral("Không hỏi được")));
        QCOMPARE(table->rowCount(), 3);
    }

private:
    void goLiveAs(core::Role role) {
        auto status = m_desk->liveStatus();
        status.role = role;
        m_desk->window->setStatus(status);
    }
    core::Event event(const core::CaseId& id, core::EventData data) {
        return {.seq = 9,
                .aggregate = core::AggregateRef::of(id),
                .version = 3,
                .at = m_desk->gateway.clock,
                .actor = {core::ActorKind::officer, "hùng"},
                .wards = {},
                .data = std::move(data)};
    }

    widgets::Theme m_theme{static_cast<QApplication&>(*QCoreApplication::instance())};
    std::unique_ptr<DeskHarness> m_desk;
    core::CaseId m_case;
};

QTEST_MAIN(AccessReviewTest)
#include "AccessReviewTest.moc"
