// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Fold.h"
#include "geo/WardTable.h"
#include "models/CampaignSamples.h"
#include "models/RecordCheck.h"
#include "models/RecordSamples.h"
#include "models/RecordText.h"
#include "models/Wording.h"
#include "resources/Embedded.h"

#include <QTest>

using namespace trucban;
using core::Record;
using core::RecordKind;
using models::FieldKind;
using models::FieldValue;
using models::FormField;
using models::RecordCheck;
using models::RecordForm;
using models::RecordText;

namespace {

const geo::WardTable& wards() {
    static const auto table = geo::WardTable::parse(resources::wardsCsv());
    return *table;
}

constexpr core::WardCode kOther{26743};

core::WardCode own() {
    return wards().wards().front().code;
}

core::Day day(int year, unsigned month, unsigned of) {
    return core::dayNumber(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of});
}

const core::Day kToday = day(2026, 11, 21);

/// A log of one: decides as the gateway does and applies what comes of it.
struct Log {
    core::State state;
    int count = 0;

    std::expected<void, core::Refusal> tell(const core::Authority& by, core::CommandBody body) {
        auto events = core::decide(state,
                                   {.id = {test::uuidOf(static_cast<std::uint64_t>(70'000 + ++count))},
                                    .expected = {},
                                    .body = std::move(body)},
                                   {.now = core::startOf(kToday), .authority = by});
        if (!events) {
            return std::unexpected(events.error());
        }
        for (core::Event& event : *events) {
            event.seq = state.seq + 1;
            if (!core::apply(state, event)) {
                return std::unexpected(core::Refusal::badValue);
            }
        }
        return {};
    }
    core::RecordId add(const core::Authority& by, Record record) {
        record.id = {test::uuidOf(static_cast<std::uint64_t>(80'000 + ++count))};
        if (const auto told = tell(by, core::SaveRecords{{record}}); !told) {
            qWarning("refused: %s", core::nameOf(told.error()).data());
        }
        return record.id;
    }
    [[nodiscard]] models::RecordWalk walk() const {
        return [this](const std::function<bool(const Record&)>& see) {
            for (const auto& [id, record] : state.records) {
                if (!see(record)) {
                    return;
                }
            }
        };
    }
};

core::Authority officer(core::Role role, core::WardSet scope = {own()}, std::string name = "an.nguyen") {
    return {
        .actor = {core::ActorKind::officer, std::move(name)}, .role = role, .scope = {.all = false, .wards = scope}};
}
core::Authority city() {
    return {.actor = {core::ActorKind::officer, "city"}, .role = core::Role::city, .scope = {.all = true, .wards = {}}};
}

/// What the typed records name.
void furnish(Log& log) {
    Record initiative = RecordForm::begin(RecordKind::initiative, kToday);
    initiative.initiative->name = "Camera khu dân cư";
    log.add(city(), initiative);
    Record directive = RecordForm::begin(RecordKind::directive, kToday);
    directive.directive->number = "09/CT-UBND";
    log.add(city(), directive);
}

/// The record of what was typed; fails the test on text that is not understood.
std::optional<Record> read(RecordKind kind, const test::Typed& typed, const models::RecordNames& names) {
    Record record = RecordForm::begin(kind, kToday);
    for (const auto& [code, text] : typed) {
        const FormField* field = RecordForm::find(kind, code);
        const auto value = field == nullptr ? std::unexpected(QStringLiteral("no such field"))
                                            : RecordText::parse(*field, text, names);
        if (!value) {
            qWarning("%s.%s: %s", core::nameOf(kind).data(), code.c_str(), qPrintable(value.error()));
            return std::nullopt;
        }
        field->set(record, *value);
    }
    return record;
}

core::Authority whoMay(RecordKind kind) {
    if (kind == RecordKind::need) {
        return officer(core::Role::team, {own()}, "T3-1");
    }
    return kind == RecordKind::baseline || kind == RecordKind::unitMapping ? city() : officer(core::Role::wardLeader);
}

} // namespace

class RecordFormTest : public QObject {
    Q_OBJECT
private slots:
    void everyKindIsTypedDecidedAndReadBack_data() {
        QTest::addColumn<int>("kind");
        for (const RecordKind kind : RecordForm::kinds()) {
            QTest::addRow("%s", core::nameOf(kind).data()) << static_cast<int>(kind);
        }
    }
    void everyKindIsTypedDecidedAndReadBack() {
        QFETCH(int, kind);
        const auto of = static_cast<RecordKind>(kind);
        Log log;
        furnish(log);
        const models::RecordNames names(wards(), log.state, kToday);
        const auto all = test::typedRecords(models::Wording::ward(own()));
        QVERIFY2(all.contains(of), "a kind that no test enters");
        const auto typed = read(of, all.at(of), names);
        QVERIFY(typed);
        QCOMPARE(core::kindOf(*typed), std::optional{of});
        const auto complaints = RecordCheck::complaints(*typed, kToday);
        QVERIFY2(complaints.empty(), qPrintable(complaints.empty() ? QString() : complaints.front().text));
        const auto id = log.add(whoMay(of), *typed);
        QVERIFY(log.state.records.contains(id));
        const Record& kept = log.state.records.at(id);
        for (const FormField& field : RecordForm::fields(of)) {
            QVERIFY2(field.get(kept) == field.get(*typed), field.code.data());
            // What is shown is read back as the same, whatever the field holds.
            const QString shown = RecordText::print(field, field.get(kept), names);
            const auto again = RecordText::parse(field, shown, names);
            QVERIFY2(again && (*again == field.get(kept)), qPrintable(shown));
        }
        for (const auto& [code, text] : all.at(of)) {
            QVERIFY2(!std::holds_alternative<std::monostate>(RecordForm::find(of, code)->get(kept)), code.c_str());
        }
    }

    void saysInPlaceWhatTheGatewayWouldRefuse_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at"); // the field that it is said of
        const auto row = [](const char* name, RecordKind kind, const char* field, const char* text, const char* at) {
            QTest::newRow(name) << static_cast<int>(kind) << QString::fromLatin1(field) << QString::fromUtf8(text)
                                << QString::fromLatin1(at);
        };
        using enum RecordKind;
        row("violations over inspections", inspection, "violations", "5", "violations");
        row("inspected on a day to come", inspection, "day", "31/12/2026", "done");
        row("covered over all", initiative, "covered", "23", "outOf");
        row("criteria met over all", drugFree, "criteriaMet", "7", "criteria");
        row("settled before heard", petition, "settledOn", "31/10/2026", "settledOn");
        row("mediated and not settled", petition, "settledOn", "", "mediated");
        row("done before given", task, "doneOn", "31/10/2026", "doneOn");
        row("period backwards", signOff, "to", "31/10/2026", "to");
        row("period of three years", signOff, "to", "1/11/2029", "to");
        row("baseline backwards", baseline, "to", "1/1/2024", "to");
        row("old unit and ward", baseline, "ward", "26740", "oldUnit");
        row("no source", baseline, "source", "", "source");
        row("no ward", dayFigures, "ward", "", "ward");
        row("no figures", dayFigures, "values", "", "values");
        row("no neighbourhood", drugFree, "neighbourhood", "", "neighbourhood");
        row("no initiative", initiativeFigures, "initiative", "", "initiative");
        row("no title", task, "title", "   ", "title");
        row("nobody commended", commendation, "persons", "0", ""); // collectives stand
    }
    void saysInPlaceWhatTheGatewayWouldRefuse() {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, at);
        const auto of = static_cast<RecordKind>(kind);
        Log log;
        furnish(log);
        const models::RecordNames names(wards(), log.state, kToday);
        auto typed = test::typedRecords(models::Wording::ward(own())).at(of);
        std::erase_if(typed, [&](const auto& entry) { return entry.first == field.toStdString(); });
        typed.emplace_back(field.toStdString(), text);
        const auto record = read(of, typed, names);
        QVERIFY(record);
        const auto complaints = RecordCheck::complaints(*record, kToday);
        if (at.isEmpty()) {
            QVERIFY(complaints.empty());
            return;
        }
        QCOMPARE(complaints.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(complaints.front().field), at);
        Record handed = *record;
        handed.id = {test::uuidOf(1)};
        const auto told = log.tell(whoMay(of), core::SaveRecords{{handed}});
        const bool isOurRule =
            of == RecordKind::dayFigures && field == QLatin1String("values"); // a day without a figure says nothing
        QVERIFY2(isOurRule || !told, "said here, and taken there");
    }

    void readsWhatPeopleType_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown"); // empty: it is refused
        const auto row = [](const char* text, RecordKind kind, const char* field, const char* shown) {
            QTest::addRow("%s %s", field, text) << static_cast<int>(kind) << QString::fromLatin1(field)
                                                << QString::fromUtf8(text) << QString::fromUtf8(shown);
        };
        using enum RecordKind;
        row("1.234", households, "households", "1234");
        row("1,234", households, "households", "1234");
        row("12 345", households, "households", "12.345");
        row("1.000.000", households, "households", "1.000.000");
        row("1.000.001", households, "households", "");
        row("1,5", households, "households", "");
        row("12.34", households, "households", "");
        row("-3", households, "households", "");
        row("ba", households, "households", "");
        row("99999999999999999999", households, "households", "");
        row("5/11/2026", households, "asOf", "05/11/2026");
        row("05-11-26", households, "asOf", "05/11/2026");
        row("5.11", households, "asOf", "05/11/2026");
        row("2026-11-05", households, "asOf", "05/11/2026");
        row("05112026", households, "asOf", "05/11/2026");
        row("29/2/2026", households, "asOf", "");
        row("29/2/2028", households, "asOf", "29/02/2028");
        row("31/12/1974", households, "asOf", "");
        row("13/13/2026", households, "asOf", "");
        row("11/5/2026", households, "asOf", "11/05/2026"); // the day first, always
        row("101", task, "progress", "");
        row("2034", directive, "programmeYear", "");
        row("8", directive, "programmeContent", "");
        row("Hem", round, "place", "hẻm"); // without diacritics
        row("alley", round, "place", "hẻm");
        row("sân bay", round, "place", "");
        row("ô nhiễm", petition, "kind", "ô nhiễm"); // an open list
        row("an ninh", petition, "kind", "an ninh, trật tự");
        row("an", petition, "kind", "an"); // a word of one's own: less than a choice says before its comma
        row("t", petition, "kind", "t");   // no word of its own
        row("suspects=3; vụ ma túy: 2", dayFigures, "values", "đối tượng bắt, xử lý: 3; vụ ma túy: 2");
        row("đối tượng bắt: 5", dayFigures, "values", "đối tượng bắt: 5"); // a name of one's own
        row("06/11/2030", dayFigures, "day", "");                          // it stood on top of the list for four years
        row("06/11/2030", task, "due", "06/11/2030");
        row("suspects=3;suspects=4", dayFigures, "values", "");
        row("suspects", dayFigures, "values", "");
        row("suspects=x", dayFigures, "values", "");
        row("khong", petition, "mediated", "không");
        row("có lẽ", petition, "mediated", "");
        row("không có phường này", households, "ward", "");
        row("99999", households, "ward", "");
        row("không có mô hình này", initiativeFigures, "initiative", "");
        row("camera KHU dan cu", initiativeFigures, "initiative", "Camera khu dân cư");
    }
    void readsWhatPeopleType() {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, shown);
        Log log;
        furnish(log);
        const models::RecordNames names(wards(), log.state, kToday);
        const FormField* of = RecordForm::find(static_cast<RecordKind>(kind), field.toStdString());
        QVERIFY(of != nullptr);
        const auto value = RecordText::parse(*of, text, names);
        QCOMPARE(value.has_value(), !shown.isEmpty());
        if (value) {
            QCOMPARE(RecordText::print(*of, *value, names), shown);
        } else {
            QVERIFY(value.error().endsWith(QLatin1Char('.'))); // a sentence
        }
    }

    /// What is offered is taken and what is not offered would be refused, for every role, kind and ward.
    void offersJustWhatTheGatewayTakes() {
        const models::RecordNames names(wards(), Log{}.state, kToday);
        for (const core::Role role : {core::Role::dutyOfficer, core::Role::wardLeader, core::Role::committee,
                                      core::Role::team, core::Role::city, core::Role::admin}) {
            for (const auto& [kind, typed] : test::typedRecords(models::Wording::ward(own()))) {
                for (const core::WardCode ward : {own(), kOther, core::WardCode{}}) {
                    Log log;
                    furnish(log);
                    const models::RecordNames here(wards(), log.state, kToday);
                    auto record = read(kind, typed, here);
                    QVERIFY(record);
                    if (kind != RecordKind::unitMapping && kind != RecordKind::baseline) {
                        record->ward = ward;
                    }
                    record->id = {test::uuidOf(5)};
                    const auto by = officer(role, {own()}, "T3-1");
                    const models::RecordDesk desk{.role = role, .scope = by.scope, .user = "T3-1"};
                    const auto told = log.tell(by, core::SaveRecords{{*record}});
                    const bool isRefused = !told && (told.error() == core::Refusal::notPermitted ||
                                                     told.error() == core::Refusal::outOfScope);
                    const bool isBad = !told && told.error() == core::Refusal::badValue; // a kind that wants a ward
                    const auto what = QStringLiteral("%1 %2 %3")
                                          .arg(static_cast<int>(role))
                                          .arg(QLatin1String(core::nameOf(kind)))
                                          .arg(ward.value);
                    QVERIFY2(isBad || models::maySave(desk, *record) == !isRefused, qPrintable(what));
                }
            }
        }
    }

    void aTeamEntersNoNeedOfAnother() {
        const models::RecordDesk desk{
            .role = core::Role::team, .scope = {.all = false, .wards = {own()}}, .user = "T3-2"};
        Record need = RecordForm::begin(RecordKind::need, kToday);
        need.ward = own();
        need.need->team = {"T3-1"};
        QVERIFY(!models::maySave(desk, need));
        need.need->team = {"T3-2"};
        QVERIFY(models::maySave(desk, need));
        QVERIFY(!models::maySee(desk, RecordKind::reintegration)); // its counts may be under five below the ward
        QVERIFY(!models::maySee({.role = core::Role::city, .scope = {.all = true, .wards = {}}, .user = "city"},
                                RecordKind::need));
    }

    void findsTheTwinThatTheGatewayWouldRefuse() {
        for (const auto& [kind, typed] : test::typedRecords(models::Wording::ward(own()))) {
            Log log;
            furnish(log);
            const models::RecordNames names(wards(), log.state, kToday);
            auto record = read(kind, typed, names);
            QVERIFY(record);
            const auto first = log.add(whoMay(kind), *record);
            record->id = {test::uuidOf(6)};
            const auto told = log.tell(whoMay(kind), core::SaveRecords{{*record}});
            const Record* twin = models::twinOf(*record, log.walk());
            QVERIFY2((twin != nullptr) == !told, core::nameOf(kind).data());
            QVERIFY(twin == nullptr || twin->id == first);
            const Record* alike = models::lookalikeOf(*record, log.walk());
            QVERIFY2(alike != nullptr && alike->id == first, core::nameOf(kind).data());
        }
    }

    void tellsTwoOfOneNameApart() {
        Log log;
        furnish(log);
        furnish(log);
        const models::RecordNames names(wards(), log.state, kToday);
        const FormField* field = RecordForm::find(RecordKind::initiativeFigures, "initiative");
        QVERIFY(!RecordText::parse(*field, "Camera khu dân cư", names)); // which?
        int seen = 0;
        for (const auto& [id, record] : log.state.records) {
            if (record.initiative) {
                const FieldValue value{id.toString()};
                const QString shown = RecordText::print(*field, value, names);
                const auto again = RecordText::parse(*field, shown, names);
                QVERIFY(again && *again == value);
                ++seen;
            }
        }
        QCOMPARE(seen, 2);
    }

    void aColumnOfAnImportIsNamedByItsCount() {
        const auto columns = RecordForm::columns(RecordKind::dayFigures);
        QVERIFY(std::ranges::any_of(columns, [](const models::FormColumn& column) {
            return column.name() == "values.suspects" &&
                   RecordForm::label(column) == QStringLiteral("Số liệu: đối tượng bắt, xử lý");
        }));
        Record record = RecordForm::begin(RecordKind::dayFigures, kToday);
        const FormField& field = *RecordForm::find(RecordKind::dayFigures, "values");
        models::setCount(record, field, "suspects", 3);
        models::setCount(record, field, "gangs", 0);
        models::setCount(record, field, "suspects", 4);
        QCOMPARE(models::countOf(record, field, "suspects"), std::optional<std::int64_t>{4});
        models::setCount(record, field, "gangs", std::nullopt);
        QCOMPARE(record.dayFigures->values.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(RecordFormTest)
#include "RecordFormTest.moc"
