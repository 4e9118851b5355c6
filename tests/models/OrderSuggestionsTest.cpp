// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderSuggestions.h"

#include "models/OrderHistory.h"
#include "models/OrderSamples.h"
#include "models/OrderWording.h"

#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace trucban;
using models::OrderSuggestion;
using Group = OrderSuggestion::Group;

/// A window in English: the marker that Wording asks for.
class EnglishWindow : public QTranslator {
public:
    QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                      int /*number*/) const override {
        return qstrcmp(source, "vi") == 0 ? QStringLiteral("en") : QString();
    }
    bool isEmpty() const override { return false; }
};

/// What the command bar offers next, and what it remembers.
class OrderSuggestionsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_desk = std::make_unique<test::OrderDesk>(); }

    void offers_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("first"); ///< the line with the first suggestion taken
        const auto row = [](const char* line, const char* first) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(first);
        };
        row("nh", "nhận ");
        row("dong", "đóng ");
        row("đón", "đóng ");
        row("disp", "dispatch ");
        row("M21 đ", "M21 điều ");
        row("M22 dang", "M22 đang đến ");
        row("M22 dang ", "M22 đang đến ");
        row("M22 đang đ", "M22 đang đến ");
        row("m2", "M22 ");         // on a case: it has something to tell
        row("điều ", "điều M21 "); // not "điều động"
        row("nhận ", "nhận VV-1118-0412 ");
        row("VV-04", "VV-1118-0412 ");
        row("vv", "VV-1118-0412 "); // the P1 nobody has answered
        row("nhận 0413; đi", "nhận 0413; điều ");
        row("điều M21,", "điều M21,M23 ");
        row("điều M21 04", "điều M21 VV-1118-0412 ");
        row("đóng VV-0301 ", "đóng VV-0301 xử lý tại chỗ ");
        row("đóng VV-0301 hoa", "đóng VV-0301 hòa giải ");
        row("đóng VV-0301 khong lien", "đóng VV-0301 không liên lạc được ");
        row("ưu tiên VV-0412 ", "ưu tiên VV-0412 P1 ");
        row("loại VV-0412 đ", "loại VV-0412 Đánh nhau ");
        row("chuyển VV-0412 tan dinh", "chuyển VV-0412 Tân Định ");
        row("phối hợp VV-0412 cứu", "phối hợp VV-0412 cứu hỏa ");
        row("mở lại ", "mở lại VV-1118-0301 ");
        row("gộp VV-0413 vào ", "gộp VV-0413 vào VV-1118-0412 ");
    }
    void offers() {
        QFETCH(const QString, line);
        QFETCH(const QString, first);
        const auto found = models::suggestOrders(line, m_desk->context());
        QVERIFY(!found.empty());
        QCOMPARE(found.front().line, first);
    }

    void offersNothingWithinWords() {
        for (const char* line : {"", " ", "ghi VV-0412 ", "ghi VV-0412 m", "ghi VV-0412 nhà bên ", "nhận VV-0412 ",
                                 "mở lại VV-0302 vì đ", "zzz", "zzz đ"}) {
            const auto found = models::suggestOrders(QString::fromUtf8(line), m_desk->context());
            QVERIFY2(found.empty(), line);
        }
    }

    void offersUnitsByTheRuleOfTheDispatchList() {
        bridge::ChangeSet set;
        set.units = {test::orderUnit("M40"), test::orderUnit("M41")};
        set.units[0].point = core::GeoPoint{10.90, 106.80};
        set.units[0].pointAt = test::kNow;
        set.units[1].point = core::GeoPoint{10.7601, 106.6801}; // beside the case
        set.units[1].pointAt = test::kNow;
        m_desk->board.apply(std::move(set));
        const auto found = models::suggestOrders(QStringLiteral("điều VV-0412 "), m_desk->context());
        QCOMPARE(found.front().unit, std::optional(core::UnitId{"M41"}));
        QVERIFY(std::ranges::none_of(found, [](const OrderSuggestion& one) {
            return one.unit == core::UnitId{"M22"} || one.unit == core::UnitId{"T05"}; // busy, and not for violence
        }));
        // One that is typed is offered all the same.
        QCOMPARE(models::suggestOrders(QStringLiteral("điều VV-0412 m22"), m_desk->context()).front().unit,
                 std::optional(core::UnitId{"M22"}));
    }

    void doesNotOfferWhatTheRoleMayNot() {
        m_desk->authority.role = core::Role::committee;
        for (const char* line : {"nh", "đóng", "M21 ", "điều "}) {
            for (const auto& one : models::suggestOrders(QString::fromUtf8(line), m_desk->context())) {
                QVERIFY2(one.group != Group::verb, qPrintable(one.line));
            }
        }
        QCOMPARE(models::suggestOrders(QStringLiteral("mo"), m_desk->context()).front().title, QStringLiteral("mở"));
    }

    void aReasonWithoutAnEnglishNameIsNamedInVietnamese() {
        bridge::ChangeSet set;
        set.policy = m_desk->board.policy();
        set.policy->reasons.front().nameEn.clear();
        m_desk->board.apply(std::move(set));
        EnglishWindow english;
        QVERIFY(QCoreApplication::installTranslator(&english));
        const auto found = models::suggestOrders(QStringLiteral("close VV-0301 bam"), m_desk->context());
        QVERIFY(!found.empty());
        QCOMPARE(found.front().title, QStringLiteral("Bấm nhầm trong túi"));
        const auto order = m_desk->read(QStringLiteral("close VV-0300 bấm nhầm trong túi")).front();
        QVERIFY(models::OrderWording::sentence(order, m_desk->board).contains(QStringLiteral("(Bấm nhầm trong túi)")));
    }

    void everySuggestionCanBeRead() {
        // Whatever is taken, what stands before it stays, and no word in it is unknown.
        for (const char* line :
             {"n", "m", "M21 ", "VV-0412 ", "điều ", "điều M21 ", "đóng VV-0300 ", "giải quyết 0300 ", "ưu tiên 0412 ",
              "loại 0412 ", "chuyển 0412 b", "phối hợp 0412 ", "M21,"}) {
            for (const auto& one : models::suggestOrders(QString::fromUtf8(line), m_desk->context())) {
                const auto orders = models::readOrders(one.line, m_desk->context());
                const auto problem = orders.back().problem;
                QVERIFY2(problem != models::OrderProblem::unknownWord && problem != models::OrderProblem::unknownUnit &&
                             problem != models::OrderProblem::ambiguousCase,
                         qPrintable(one.line));
            }
        }
    }

    void remembersLinesWithTheirDayButKeepsNoWords() {
        models::OrderHistory history;
        const auto add = [&](const char* line) {
            const auto text = QString::fromUtf8(line);
            history.add(text, models::readOrders(text, m_desk->context()), m_desk->board);
        };
        add("nhận 0412");
        add("ghi 0412 chị Lan ở phòng 3; M21 điều vv-0412");
        add("nhận 0412"); // the same again moves up
        QCOMPARE(history.size(), 2);
        QCOMPARE(history.line(1), QStringLiteral("nhận VV-1118-0412"));
        QCOMPARE(history.line(2), QStringLiteral("ghi VV-1118-0412 chị Lan ở phòng 3; M21 điều VV-1118-0412"));
        QCOMPARE(history.kept(), (QStringList{QStringLiteral("ghi VV-1118-0412; M21 điều VV-1118-0412"),
                                              QStringLiteral("nhận VV-1118-0412")}));
        models::OrderHistory later;
        later.restore(history.kept());
        QCOMPARE(later.line(2), QStringLiteral("ghi VV-1118-0412; M21 điều VV-1118-0412"));
        history.forgetWords();
        QVERIFY(!history.line(2).contains(QStringLiteral("Lan")));
        QVERIFY(history.line(3).isEmpty() && history.line(0).isEmpty());
    }

    void remembersNoMoreThanItMay() {
        models::OrderHistory history;
        for (int i = 0; i < 3 * models::OrderHistory::kMost; ++i) {
            const auto line = QStringLiteral("ghi 0412 %1").arg(i);
            history.add(line, models::readOrders(line, m_desk->context()), m_desk->board);
        }
        QCOMPARE(history.size(), models::OrderHistory::kMost);
        QCOMPARE(history.kept(), QStringList{QStringLiteral("ghi VV-1118-0412")});
        history.restore(QStringList(500, QString(200, u'x')));
        QCOMPARE(history.size(), models::OrderHistory::kMost);
        // Cut short its last number would be that of another case.
        history.restore({QString(5'000, u'x')});
        QCOMPARE(history.size(), 0);
    }

private:
    std::unique_ptr<test::OrderDesk> m_desk;
};

QTEST_MAIN(OrderSuggestionsTest)
#include "OrderSuggestionsTest.moc"
