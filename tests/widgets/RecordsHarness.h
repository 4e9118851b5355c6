// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordSamples.h"
#include "models/Wording.h"
#include "widgets/DeskHarness.h"
#include "widgets/record/RecordDialog.h"
#include "widgets/record/RecordInput.h"
#include "widgets/record/RecordWindow.h"
#include "widgets/record/RecordsDesk.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace trucban::test {

using core::Record;
using core::RecordId;
using core::RecordKind;
using models::RecordForm;

/// The window over the domain, with its own officer.
struct RecordsHarness {
    explicit RecordsHarness(widgets::Theme& theme) : desk(theme) {
        desk.fixtures.house();
        desk.gateway.publish();
        records = new widgets::RecordsDesk(*desk.window);
        const auto tell = desk.gateway.tellStatus;
        desk.gateway.tellStatus = [this, tell](const bridge::CommandStatus& status) {
            tell(status);
            records->onCommand(status);
        };
        become(core::Role::wardLeader);
        desk.window->show();
        window = &records->show();
        QVERIFY(QTest::qWaitForWindowExposed(window));
    }
    [[nodiscard]] core::WardCode ward(std::size_t index = 0) const { return desk.fixtures.wards().wards()[index].code; }
    [[nodiscard]] QString wardName() const { return models::Wording::ward(ward()); }
    [[nodiscard]] core::Day today() const { return core::dayNumber(desk.gateway.clock); }

    void become(core::Role role, core::WardSet wards = {}, const char* name = "an.nguyen") {
        const bool isCity = role == core::Role::city;
        if (wards.empty() && !isCity) {
            wards = {ward()};
        }
        desk.gateway.officer = {.actor = {core::ActorKind::officer, name},
                                .role = role,
                                .scope = {.all = isCity, .wards = std::move(wards)}};
        tellStatus(bridge::ConnectionState::live);
    }
    void tellStatus(bridge::ConnectionState state) {
        auto status = desk.liveStatus();
        status.state = state;
        status.isStale = state != bridge::ConnectionState::live;
        status.role = desk.gateway.officer.role;
        status.scope = desk.gateway.officer.scope;
        status.user = QString::fromStdString(desk.gateway.officer.actor.name);
        desk.window->setStatus(status);
        records->setStatus(status);
    }
    /// Saved by somebody else, and told.
    RecordId save(Record record, const char* name = "binh.tran") {
        if (record.id.isNil()) {
            record.id = {desk.gateway.nextUuid()};
        }
        const core::Authority by{.actor = {core::ActorKind::officer, name},
                                 .role = record.need ? core::Role::team : core::Role::city,
                                 .scope = {.all = !record.need, .wards = {ward()}}};
        if (!desk.gateway.tell(by, core::SaveRecords{{record}})) {
            qWarning("the other's record was refused");
        }
        desk.gateway.publish();
        return record.id;
    }
    Record dayFigures(core::Day day, std::int64_t suspects) const {
        Record record = RecordForm::begin(RecordKind::dayFigures, day);
        record.ward = ward();
        record.dayFigures->values = {{"suspects", suspects}};
        return record;
    }
    [[nodiscard]] const Record& logged(const RecordId& id) const { return desk.gateway.state.records.at(id); }
    [[nodiscard]] widgets::RecordDialog* form() const {
        auto* found = window->findChild<widgets::RecordDialog*>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    [[nodiscard]] widgets::RecordInput* input(const char* code) const {
        return form()->findChild<widgets::RecordInput*>(QStringLiteral("input_%1").arg(QLatin1String(code)));
    }
    /// As a hand would, field by field.
    void type(const Typed& typed) const {
        for (const auto& [code, text] : typed) {
            auto* field = input(code.c_str());
            QVERIFY2(field != nullptr, code.c_str());
            field->setText(text);
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        QWidget* top = form() != nullptr ? static_cast<QWidget*>(form()) : window;
        for (auto* dialog : window->findChildren<QDialog*>()) {
            top = dialog->isVisible() ? dialog : top;
        }
        QWidget* target = top->focusWidget() != nullptr ? top->focusWidget() : top;
        QTest::keyClick(target, key, modifiers);
        settle();
    }
    static void settle() {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    void press(const char* name) const {
        auto* button = window->findChild<QPushButton*>(QLatin1String(name));
        QVERIFY2(button != nullptr && button->isEnabled(), name);
        button->click();
        settle();
    }
    [[nodiscard]] QString text(const char* name) const {
        const auto* label = window->findChild<QLabel*>(QLatin1String(name));
        return label == nullptr ? QString() : label->text();
    }
    void answer() {
        desk.gateway.answer();
        settle();
    }
    /// Waits until the rows show it.
    void choose(const RecordId& id) const {
        window->showRecord(id);
        QTRY_VERIFY(window->table().rowOf(id) >= 0);
        window->showRecord(id);
    }

    DeskHarness desk;
    widgets::RecordsDesk* records = nullptr;
    widgets::RecordWindow* window = nullptr;
};

} // namespace trucban::test
