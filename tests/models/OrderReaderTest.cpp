// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderSamples.h"

#include <QTest>

using namespace trucban;
using models::Order;
using models::OrderProblem;
using models::OrderQuestion;
using models::OrderVerb;

namespace {

QString name(const core::CaseId& id, const models::Board& board) {
    const auto* case_ = board.case_(id);
    return case_ != nullptr ? QString::fromStdString(case_->code).sliced(3) : QStringLiteral("?");
}

/// What is handed in, short enough for a table.
struct Told {
    const models::Board& board;
    static QString text(const std::string& words) { return QString::fromStdString(words); }
    [[nodiscard]] QString of(const core::CaseId& id) const { return name(id, board); }

    QString operator()(const core::AcknowledgeCase& c) const { return QStringLiteral("ack ") + of(c.caseId); }
    QString operator()(const core::DispatchUnit& c) const {
        return QStringLiteral("send %1%2 %3")
            .arg(text(c.unit.value), c.lead ? QStringLiteral("*") : QString(), of(c.caseId));
    }
    QString operator()(const core::SetUnitState& c) const {
        return QStringLiteral("%1 %2").arg(text(c.unit.value), QString::fromUtf8(core::nameOf(c.state)));
    }
    QString operator()(const core::CheckInUnit& c) const { return QStringLiteral("%1 well").arg(text(c.unit.value)); }
    QString operator()(const core::RecallUnit& c) const {
        return QStringLiteral("recall %1 %2").arg(text(c.unit.value), of(c.caseId));
    }
    QString operator()(const core::AddNote& c) const {
        return QStringLiteral("note %1 [%2]").arg(of(c.caseId), text(c.text));
    }
    static QString end(const core::Outcome& outcome) {
        QString words = QString::fromUtf8(core::nameOf(outcome.disposition));
        for (const auto& more : {outcome.reason, outcome.fileNumber, outcome.note}) {
            if (!more.empty()) {
                words += QStringLiteral(" [%1]").arg(text(more));
            }
        }
        return words;
    }
    QString operator()(const core::ResolveCase& c) const {
        return QStringLiteral("resolve %1 %2").arg(of(c.caseId), end(c.outcome));
    }
    QString operator()(const core::CloseCase& c) const {
        return QStringLiteral("close %1%2%3")
            .arg(of(c.caseId), c.outcome ? u' ' + end(*c.outcome) : QString(),
                 c.releaseUnits ? QStringLiteral(" release") : QString());
    }
    QString operator()(const core::ReopenCase& c) const {
        return QStringLiteral("reopen %1 [%2]").arg(of(c.caseId), text(c.reason));
    }
    QString operator()(const core::SetPriority& c) const {
        return QStringLiteral("%1 %2 [%3]")
            .arg(of(c.caseId), QString::fromUtf8(core::nameOf(c.priority)), text(c.reason));
    }
    QString operator()(const core::SetKind& c) const {
        return QStringLiteral("%1 kind %2").arg(of(c.caseId), text(c.kind));
    }
    QString operator()(const core::ClaimCase& c) const {
        return QStringLiteral("claim %1 %2").arg(of(c.caseId)).arg(c.ward.value);
    }
    QString operator()(const core::OfferTransfer& c) const {
        return QStringLiteral("offer %1 %2 [%3]").arg(of(c.caseId)).arg(c.to.value).arg(text(c.reason));
    }
    QString operator()(const core::AnswerTransfer& c) const {
        return QStringLiteral("answer %1 %2 [%3]")
            .arg(of(c.caseId), QString::fromUtf8(core::nameOf(c.state)), text(c.answer));
    }
    QString operator()(const core::RequestJoint& c) const {
        return QStringLiteral("joint %1 %2 [%3]")
            .arg(of(c.caseId), QString::fromUtf8(core::nameOf(c.agency)), text(c.text));
    }
    QString operator()(const core::MergeCases& c) const {
        QStringList others;
        for (const auto& id : c.others) {
            others << of(id);
        }
        return QStringLiteral("merge %1 < %2").arg(of(c.primary), others.join(u','));
    }
    QString operator()(const core::UnmergeCase& c) const { return QStringLiteral("unmerge ") + of(c.caseId); }
    QString operator()(const auto&) const { return QStringLiteral("?"); }
};

QString told(const std::vector<Order>& orders, const models::Board& board) {
    QStringList acts;
    for (const auto& order : orders) {
        if (!order.isGood()) {
            acts << QStringLiteral("! %1").arg(models::OrderWording::problem(order, board));
        }
        for (const auto& body : order.commands) {
            acts << std::visit(Told{board}, body);
        }
    }
    return acts.join(QStringLiteral("; "));
}

} // namespace

class OrderReaderTest : public QObject {
    Q_OBJECT
private slots:
    void says_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("acts");
        const auto row = [](const char* line, const char* acts) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(acts);
        };
        // units
        row("M21 điều VV-0412", "send M21* 1118-0412");
        row("m21 dieu vv-0412", "send M21* 1118-0412");
        row("điều M21,M23 VV-0412", "send M21* 1118-0412; send M23 1118-0412");
        row("điều động M21 và M23 đến VV-0412", "send M21* 1118-0412; send M23 1118-0412");
        row("M21, M23 điều 0412", "send M21* 1118-0412; send M23 1118-0412");
        row("send m21 m23 to vv 0412", "send M21* 1118-0412; send M23 1118-0412");
        row("VV-0412 điều M21", "send M21* 1118-0412");
        row("VV-1118-0412 cử M21", "send M21* 1118-0412");
        row("điều M21 VV-0300", "send M21 1118-0300"); // M22 leads there
        row("tăng cường M21 VV-0412", "send M21 1118-0412");
        row("back up M21 0412", "send M21 1118-0412");
        row("M22 đang đến", "M22 enRoute");
        row("m22 dang toi", "M22 enRoute");
        row("M22 en route", "M22 enRoute");
        row("M22 đến", "M22 onScene");
        row("M22 toi", "M22 onScene");
        row("M22 đến VV-0300", "M22 onScene");
        row("M22 on scene", "M22 onScene");
        row("có mặt M22", "M22 onScene");
        row("M22 rời", "M22 available");
        row("M22 xong.", "M22 available");
        row("M22 clear", "M22 available");
        row("M21 tạm nghỉ", "M21 unavailable");
        row("M21,M23 nghỉ ca", "M21 offDuty; M23 offDuty");
        row("M21 off duty", "M21 offDuty");
        row("M22 an toàn", "M22 well");
        row("gọi về M22", "recall M22 1118-0300");
        row("M22 rút", "recall M22 1118-0300");
        row("recall M22 from VV-0300", "recall M22 1118-0300");
        // a case
        row("nhận VV-0412", "ack 1118-0412");
        row("nhan 0412", "ack 1118-0412");
        row("VV-0412 tiếp nhận", "ack 1118-0412");
        row("ack vv0412", "ack 1118-0412");
        row("ghi VV-0412 cổng sau không khóa, có chó", "note 1118-0412 [cổng sau không khóa, có chó]");
        row("ghi 0412: gọi 0903123456 không ai nghe", "note 1118-0412 [gọi 0903123456 không ai nghe]");
        row("ghi VV-0412 \"mất điện; hẻm tối\"", "note 1118-0412 [mất điện; hẻm tối]");
        row("note VV-0412 M21 is inside", "note 1118-0412 [M21 is inside]");
        row("giải quyết VV-0300 xong", "resolve 1118-0300 settledOnScene");
        row("VV-0300 giải quyết tại chỗ hai bên về nhà", "resolve 1118-0300 settledOnScene [hai bên về nhà]");
        row("resolve 0300 mediated", "resolve 1118-0300 mediated");
        row("giai quyet 0300 lap ho so so 12/TB-2026 da ban giao",
            "resolve 1118-0300 reportFiled [12/TB-2026] [da ban giao]");
        row("đóng VV-0301", "close 1118-0301");
        row("đóng VV-0301 giải quyết xong", "close 1118-0301 settledOnScene");
        row("close 0301 mistaken", "close 1118-0301 mistaken");
        row("kết thúc 0301 bấm nhầm trong túi", "close 1118-0301 mistaken [pocket]");
        row("mở lại VV-0302 vì tái diễn", "reopen 1118-0302 [tái diễn]");
        row("ưu tiên VV-0413 P1", "1118-0413 P1 []");
        row("ưu tiên P1 VV-0413", "1118-0413 P1 []");
        row("uu tien 0412 p2 ly do khong con dao", "1118-0412 P2 [khong con dao]");
        row("priority 0412 4 because all calm", "1118-0412 P4 [all calm]");
        row("loại VV-0413 đánh nhau", "1118-0413 kind fight");
        row("kind 0413 fight", "1118-0413 kind fight");
        row("chuyển VV-0413 Tân Định lý do khác địa bàn", "offer 1118-0413 26737 [khác địa bàn]");
        row("chuyen 0413 cho phuong tan dinh vi khac dia ban", "offer 1118-0413 26737 [vi khac dia ban]");
        row("transfer 0413 to Tân Định reason not ours", "offer 1118-0413 26737 [not ours]");
        row("phối hợp VV-0412 114 cần xe thang", "joint 1118-0412 114 [cần xe thang]");
        row("phối hợp 0412 1022 hỏi thủ tục", "joint 1118-0412 1022 [hỏi thủ tục]");
        row("joint 0412 ambulance one is bleeding", "joint 1118-0412 115 [one is bleeding]");
        row("gộp VV-0413,VV-0414 vào VV-0412", "merge 1118-0412 < 1118-0413,1118-0414");
        row("merge 0413 0414 into 0412", "merge 1118-0412 < 1118-0413,1118-0414");
        // several, each judged after the one before it
        row("nhận VV-0412; M21 điều VV-0412; M21 đang đến; M21 đến",
            "ack 1118-0412; send M21* 1118-0412; M21 enRoute; M21 onScene");
        row("M22 đến; giải quyết 0300 xong; M22 rời; đóng 0300;",
            "M22 onScene; resolve 1118-0300 settledOnScene; M22 available; close 1118-0300");
        row("gộp 0413 vào 0412; tách 0413", "merge 1118-0412 < 1118-0413; unmerge 1118-0413");
    }
    void says() {
        QFETCH(const QString, line);
        QFETCH(const QString, acts);
        QCOMPARE(told(m_fresh->read(line), m_fresh->board), acts);
    }

    void refuses_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* line, const char* words) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(words);
        };
        row("điều VV-0412", "Thiếu lực lượng");
        row("M21", "Thiếu việc cần làm");
        row("VV-0412", "Thiếu việc cần làm");
        row("M99 đến", "Không có lực lượng “M99”");
        row("điều M99 VV-0412", "Không có lực lượng “M99”");
        row("điều M21", "Thiếu vụ");
        row("điều M21 VV-0999", "Không có vụ VV-0999");
        row("nhận 0999", "Không có vụ 0999");
        row("đóng VV-0500 xong", "VV-0500 có 2 vụ: VV-1117-0500");
        row("giải quyết VV-0300", "Thiếu kết quả");
        // "giả", "thử" and "trùng" without their marks made outcomes of these words.
        row("đóng VV-0301 gia đình tự giải quyết", "Không có kết quả");
        row("giải quyết VV-0300 thu giữ dao", "Không có kết quả");
        row("giải quyết VV-0300 trung tâm 113 lo", "Không có kết quả");
        row("giải quyết VV-0300 linh tinh", "Không có kết quả “linh tinh”");
        row("đóng VV-0300", "Thiếu kết quả");
        row("giải quyết VV-0300 lập hồ sơ", "Thiếu số hồ sơ");
        row("ưu tiên VV-0412", "Thiếu mức P1–P4");
        row("ưu tiên VV-0412 P9", "Không có mức “P9”");
        row("ưu tiên VV-0412 P3", "Thiếu lý do");
        row("loại VV-0412", "Thiếu loại vụ việc");
        row("chuyển VV-0413", "Thiếu phường");
        row("chuyển VV-0413 Atlantis vì xa", "Không rõ phường “Atlantis vì xa”");
        row("chuyển VV-0413 Tân Định", "Thiếu lý do");
        row("phối hợp VV-0412", "Thiếu cơ quan");
        row("phối hợp VV-0412 114", "Thiếu nội dung");
        row("ghi VV-0412", "Thiếu nội dung");
        row("mở lại VV-0302", "Thiếu lý do");
        row("gộp vào VV-0412", "Thiếu vụ để gộp");
        row("trả lời phối hợp VV-0412", "không có đề nghị phối hợp nào");
        row("M21 đến", "M21 chưa được điều đến vụ nào");
        row("M22 đến VV-0412", "M22 đang ở VV-1118-0300, không ở vụ này");
        row("gọi về M21", "M21 chưa được điều đến vụ nào");
        row("điều M22 VV-0412", "M22 đang làm VV-1118-0300: gọi về trước");
        row("điều T05 VV-0412", "T05: Loại việc này cần công an");
        row("nhận VV-0300", "VV-1118-0300: Việc này đã được làm rồi");
        row("giải quyết VV-0412 xong", "VV-1118-0412: ");
        row("rút đề nghị VV-0412", "VV-1118-0412: Không còn đề nghị");
        row("nhận M21", "Không hiểu “M21”");
        row("nhận VV-0412 VV-0413", "Không hiểu “VV-0413”");
        row("xin chào", "Không hiểu “xin”");
        row("nhận VV-0412 nhé", "Không hiểu “nhé”");
    }
    void refuses() {
        QFETCH(const QString, line);
        QFETCH(const QString, words);
        const auto orders = m_fresh->read(line);
        QCOMPARE(orders.size(), std::size_t(1));
        const auto said = models::OrderWording::problem(orders.front(), m_fresh->board);
        QVERIFY2(!orders.front().isGood() && said.contains(words), qPrintable(said));
        QVERIFY(orders.front().commands.empty());
    }

    void meansTheSelectedCaseWhenNoneIsNamed() {
        m_fresh->selected = test::caseId(412);
        QCOMPARE(told(m_fresh->read(QStringLiteral("nhận")), m_fresh->board), QStringLiteral("ack 1118-0412"));
        QCOMPARE(told(m_fresh->read(QStringLiteral("điều M21")), m_fresh->board),
                 QStringLiteral("send M21* 1118-0412"));
        QCOMPARE(told(m_fresh->read(QStringLiteral("ghi có dao")), m_fresh->board),
                 QStringLiteral("note 1118-0412 [có dao]"));
        QCOMPARE(told(m_fresh->read(QStringLiteral("gộp VV-0413")), m_fresh->board),
                 QStringLiteral("merge 1118-0412 < 1118-0413"));
        QCOMPARE(told(m_fresh->read(QStringLiteral("gộp vào VV-0413")), m_fresh->board),
                 QStringLiteral("merge 1118-0413 < 1118-0412"));
        // The unit's own case, whatever is selected.
        QCOMPARE(told(m_fresh->read(QStringLiteral("M22 đến")), m_fresh->board), QStringLiteral("M22 onScene"));
    }

    void asksWhichOfTwoWhenTheSelectedOneIsOlder() {
        m_fresh->selected = test::caseId(9502); // closed three days ago; two open ones of that number are younger
        const auto orders = m_fresh->read(QStringLiteral("ghi 0500 xem lại"));
        QCOMPARE(orders.front().problem, OrderProblem::ambiguousCase);
        QCOMPARE(orders.front().choices.size(), std::size_t(3));
    }

    void prefersOpenCasesOfToday() {
        bridge::ChangeSet set;
        set.cases = {test::orderCase(9600, core::CaseState::isNew)};
        set.cases[0].code = "VV-1118-0500";
        m_fresh->board.apply(std::move(set));
        QCOMPARE(told(m_fresh->read(QStringLiteral("nhận 0500")), m_fresh->board), QStringLiteral("ack 1118-0500"));
        QCOMPARE(told(m_fresh->read(QStringLiteral("nhận 1116-0500")), m_fresh->board),
                 QStringLiteral("ack 1116-0500"));
    }

    void asksWhatTheButtonsAsk() {
        const auto question = [this](const char* line) {
            return m_fresh->read(QString::fromUtf8(line)).back().question;
        };
        QCOMPARE(question("đóng VV-0301"), OrderQuestion::none);
        QCOMPARE(question("đóng VV-0412 báo nhầm"), OrderQuestion::outcome); // P1
        QCOMPARE(question("đóng VV-0413 báo nhầm"), OrderQuestion::outcome); // nobody acknowledged it
        QCOMPARE(question("nhận 0413; đóng VV-0413 báo nhầm"),
                 OrderQuestion::outcome);                                // nor had anybody when it was typed
        QCOMPARE(question("đóng VV-0300 xong"), OrderQuestion::release); // M22 is out
        QCOMPARE(question("giải quyết 0300 xong; đóng 0300"), OrderQuestion::release);
        QCOMPARE(question("chuyển 0413 Tân Định vì xa; rút đề nghị 0413"), OrderQuestion::withdraw);
        QCOMPARE(question("gọi lại VV-0412"), OrderQuestion::action);
    }

    void sendsNothingOfALineWithOneMistake() {
        const auto orders = m_fresh->read(QStringLiteral("nhận VV-0412; điều M99 VV-0412"));
        QVERIFY(orders[0].isGood());
        QVERIFY(!orders[1].isGood());
        // Judged in order: what the first did counts for the second.
        const auto twice = m_fresh->read(QStringLiteral("nhận VV-0412; nhận VV-0412"));
        QCOMPARE(twice[1].refusal, core::Refusal::alreadyDone);
        const auto both = m_fresh->read(QStringLiteral("điều M21 0412; điều M21 0413"));
        QCOMPARE(both[1].refusal, core::Refusal::unitBusy);
    }

    void countsOnActsThatAreUnderWay() {
        QVERIFY(!m_fresh->read(QStringLiteral("M21 đang đến")).front().isGood());
        m_fresh->unanswered = {core::DispatchUnit{.caseId = test::caseId(412), .unit = {"M21"}}};
        QCOMPARE(told(m_fresh->read(QStringLiteral("M21 đang đến")), m_fresh->board), QStringLiteral("M21 enRoute"));
    }

    void leavesToTheGatewayWhatTheBoardDoesNotShowWhole() {
        bridge::ChangeSet set; // the unit came, its case did not yet
        set.units = {test::orderUnit("M30")};
        set.units[0].state = core::UnitState::dispatched;
        set.units[0].caseId = test::caseId(777);
        m_fresh->board.apply(std::move(set));
        QCOMPARE(told(m_fresh->read(QStringLiteral("M30 rời")), m_fresh->board), QStringLiteral("M30 available"));
        QVERIFY(!m_fresh->read(QStringLiteral("M30 đến")).front().isGood());
    }

    void warnsOfAP1WithoutPolice() {
        bridge::ChangeSet set;
        set.units = {test::orderUnit("D01", core::UnitKind::communitySecurity)};
        m_fresh->board.apply(std::move(set));
        QVERIFY(m_fresh->read(QStringLiteral("điều D01 0412")).front().wantsPolice);
        QVERIFY(!m_fresh->read(QStringLiteral("điều D01,M21 0412")).front().wantsPolice);
    }

    void doesNotDecideOverWhoEditsTheCase() {
        auto where = m_fresh->context();
        where.heldBy = [](OrderVerb verb, const core::CaseId&) {
            return verb == OrderVerb::priority ? QStringLiteral("binh") : QString();
        };
        auto orders = models::readOrders(QStringLiteral("nhận 0412; ưu tiên 0412 P2 vì yên rồi"), where);
        models::tryOrders(orders, where);
        QVERIFY(orders[0].isGood());
        QCOMPARE(orders[1].problem, OrderProblem::held);
        QVERIFY(models::OrderWording::problem(orders[1], m_fresh->board).contains(QStringLiteral("binh đang sửa")));
    }

    void refusesWhatTheRoleMayNot() {
        m_fresh->authority.role = core::Role::committee;
        const auto orders = m_fresh->read(QStringLiteral("nhận VV-0412"));
        QCOMPARE(orders.front().problem, OrderProblem::refused);
        QVERIFY(!models::isForRole(OrderVerb::acknowledge, m_fresh->authority));
        QVERIFY(models::isForRole(OrderVerb::open, m_fresh->authority));
        m_fresh->authority.role = core::Role::team;
        m_fresh->authority.actor.name = "T05";
        QVERIFY(models::isForRole(OrderVerb::onScene, m_fresh->authority));
        QVERIFY(!models::isForRole(OrderVerb::dispatch, m_fresh->authority));
    }

    void everyExampleOfTheTableIsUnderstood() {
        // Of a desk where the names in it exist: each way to say each thing reads back as that verb.
        for (const auto& rule : models::orderRules()) {
            for (const auto* example : {rule.exampleVi, rule.exampleEn}) {
                const auto orders = models::readOrders(QString::fromUtf8(example), m_fresh->context());
                QCOMPARE(orders.size(), std::size_t(1));
                QVERIFY2(orders.front().verb == rule.verb, example);
            }
            for (const auto* ways : {rule.vietnamese, rule.english}) {
                for (const auto& way : models::waysOf(ways)) {
                    const auto orders = models::readOrders(way, m_fresh->context());
                    QVERIFY2(orders.front().verb == rule.verb, qPrintable(way));
                }
            }
        }
    }

    void everyExampleOfTheTableIsWhole() {
        // Only what the desk does not have may be missing.
        for (const auto& rule : models::orderRules()) {
            for (const auto* example : {rule.exampleVi, rule.exampleEn}) {
                const auto order = models::readOrders(QString::fromUtf8(example), m_fresh->context()).front();
                const bool isWhole = order.isGood() || rule.verb == OrderVerb::kind;
                QVERIFY2(isWhole,
                         qPrintable(QString::fromUtf8(example) + models::OrderWording::problem(order, m_fresh->board)));
            }
        }
    }

    void surviveAnything() {
        // Half typed lines, and what slips from the keyboard.
        const auto whole =
            QStringLiteral("M21,M22 điều VV-0412; đóng VV-0301 giải quyết xong \"a;b\" ; ưu tiên 0412 P2 vì");
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            static_cast<void>(m_fresh->read(whole.left(length)));
            static_cast<void>(m_fresh->read(whole.sliced(length)));
        }
        for (const char* line : {"", " ", ";", ";;;", ",", "\"", "vv", "vv-", "VV-99999999999", "gộp vào vào vào",
                                 "đóng ,", "----", "0412-0412-0412"}) {
            static_cast<void>(m_fresh->read(QString::fromUtf8(line)));
        }
    }

    void init() { m_fresh = std::make_unique<test::OrderDesk>(); }

private:
    std::unique_ptr<test::OrderDesk> m_fresh;
};

QTEST_MAIN(OrderReaderTest)
#include "OrderReaderTest.moc"
