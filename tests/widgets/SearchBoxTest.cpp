// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/SearchBox.h"

#include "widgets/DeskHarness.h"
#include "widgets/InputMethod.h"
#include "widgets/search/SearchField.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>

using namespace trucban;
using models::SearchHit;
using models::SearchModel;
using test::commit;
using test::compose;
using test::DeskHarness;

class SearchBoxTest : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_desk = std::make_unique<DeskHarness>(m_theme);
        m_desk->fixtures.house();
        m_case = m_desk->fixtures.alert("robbery", "Bị giật túi xách", core::Position{{10.7721, 106.6983}, 20});
        m_lost = m_desk->fixtures.alert("robbery", "Không rõ ở đâu", std::nullopt);
        m_desk->gateway.publish();
        m_desk->window->show();
        m_desk->goLive();
        m_chosen.clear();
        connect(m_desk->window.get(), &widgets::MainWindow::placeRequested, this,
                [this](const SearchHit& hit) { m_chosen.push_back(hit); });
        m_field = m_desk->find<widgets::SearchField>("searchField");
        m_popup = m_desk->find<QWidget>("searchPopup");
        m_list = m_desk->find<QListView>("searchList");
        m_desk->key(Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY(m_field->hasFocus());
    }
    void cleanup() { m_desk.reset(); }

    void fliesToTheFirstAnswer() {
        type(QStringLiteral("ben thanh"));
        QVERIFY(m_popup->isVisible());
        QVERIFY(!m_list->hasFocus());
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_chosen.size(), std::size_t(1));
        QCOMPARE(m_chosen.front().title, QStringLiteral("Phường Bến Thành"));
        QVERIFY(!m_popup->isVisible());
    }

    void arrowsStepOverTheNamesOfGroups() {
        type(QStringLiteral("tan"));
        const int first = m_list->currentIndex().row();
        QCOMPARE(first, 1);
        for (int i = 0; i < 60; ++i) {
            m_desk->key(Qt::Key_Down);
            QVERIFY(m_desk->search.hitAt(m_list->currentIndex().row()) != nullptr);
        }
        QCOMPARE(m_list->currentIndex().row(), m_desk->search.rowCount() - 1);
        for (int i = 0; i < 12; ++i) {
            m_desk->key(Qt::Key_PageUp);
        }
        QCOMPARE(m_list->currentIndex().row(), 1);
    }

    void enterWaitsForTheAnswer() {
        m_field->setText(QStringLiteral("ben thanh"));
        QVERIFY(m_desk->search.state() == SearchModel::State::searching);
        m_desk->key(Qt::Key_Return); // before the worker has said anything
        QTRY_COMPARE(m_chosen.size(), std::size_t(1));
        QCOMPARE(m_chosen.front().title, QStringLiteral("Phường Bến Thành"));
    }

    void selectsACase() {
        type(QString::fromStdString(m_desk->at(m_case).code));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->selection.current(), std::optional(m_case));
        QVERIFY(m_chosen.front().at.has_value());
        m_desk->key(Qt::Key_G, Qt::ControlModifier);
        type(QString::fromStdString(m_desk->at(m_lost).code));
        m_desk->key(Qt::Key_Return);
        QCOMPARE(m_desk->selection.current(), std::optional(m_lost));
    }

    void searchesWhileTelexComposes() {
        compose(*m_field, QStringLiteral("bế"));
        QCOMPARE(m_desk->search.text(), QStringLiteral("bế"));
        compose(*m_field, QStringLiteral("bến"));
        QCOMPARE(m_desk->search.text(), QStringLiteral("bến"));
        commit(*m_field, QStringLiteral("bến "));
        compose(*m_field, QStringLiteral("thành"));
        QCOMPARE(m_desk->search.text(), QStringLiteral("bến thành"));
        QTRY_VERIFY(m_desk->search.state() == SearchModel::State::found);
        QCOMPARE(m_desk->search.hitAt(1)->title, QStringLiteral("Phường Bến Thành"));
        commit(*m_field, QStringLiteral("thành"));
        QCOMPARE(m_field->text(), QStringLiteral("bến thành"));
    }

    void escapeClosesThenClearsThenLeaves() {
        type(QStringLiteral("ben"));
        m_desk->key(Qt::Key_Escape);
        QVERIFY(!m_popup->isVisible());
        QCOMPARE(m_field->text(), QStringLiteral("ben"));
        m_desk->key(Qt::Key_Escape);
        QVERIFY(m_field->text().isEmpty());
    }

    void saysWhenThereIsNothing() {
        type(QStringLiteral("zzzqqq"));
        auto* state = m_desk->find<QLabel>("searchState");
        QVERIFY(state->isVisible());
        QVERIFY(state->text().contains(QStringLiteral("zzzqqq")));
        QVERIFY(state->text().contains(QStringLiteral("gói bản đồ")));
        m_desk->key(Qt::Key_Return);
        QVERIFY(m_chosen.empty());
        QVERIFY(m_popup->isVisible());
    }

    void hearsAgainWhatWasTypedBeforeAQuietText() {
        m_field->setText(QStringLiteral("ben"));
        QSignalSpy told(m_field, &widgets::SearchField::typedChanged);
        m_field->setQuietly(QStringLiteral("Phường Bến Thành"));
        QCOMPARE(told.count(), 0);
        QCOMPARE(m_field->typed(), QStringLiteral("Phường Bến Thành"));
        m_field->setText(QStringLiteral("ben"));
        QCOMPARE(told.count(), 1);
    }

    void staysWithinTheWindow() {
        m_desk->window->resize(900, 500);
        type(QStringLiteral("tan"));
        const QRect inside = m_popup->parentWidget()->rect();
        QVERIFY(inside.contains(m_popup->geometry()));
    }

private:
    void type(const QString& text) {
        m_field->setText(text);
        QTRY_VERIFY(m_desk->search.state() != SearchModel::State::searching);
    }

    widgets::Theme m_theme{*qApp};
    std::unique_ptr<DeskHarness> m_desk;
    std::vector<SearchHit> m_chosen;
    core::CaseId m_case;
    core::CaseId m_lost;
    widgets::SearchField* m_field = nullptr;
    QWidget* m_popup = nullptr;
    QListView* m_list = nullptr;
};

QTEST_MAIN(SearchBoxTest)
#include "SearchBoxTest.moc"
