// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "core/Case.h"
#include "core/Deadline.h"
#include "core/Enums.h"
#include "core/Policy.h"
#include "core/Refusal.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

// The one formatter of every domain value on screen. Vietnamese is the source language of tr(); English is a .ts file.
namespace trucban::models {

class Wording {
    Q_DECLARE_TR_FUNCTIONS(Wording)
public:
    [[nodiscard]] static QString priority(core::Priority priority);      ///< "P1 khẩn cấp"
    [[nodiscard]] static QString priorityShort(core::Priority priority); ///< "P1"
    [[nodiscard]] static QString caseState(core::CaseState state);
    [[nodiscard]] static QString source(core::AlertSource source);
    [[nodiscard]] static QString senderState(core::SenderState state);
    [[nodiscard]] static QString unitKind(core::UnitKind kind);
    [[nodiscard]] static QString unitState(core::UnitState state);
    [[nodiscard]] static QString assignmentState(core::AssignmentState state);
    [[nodiscard]] static QString disposition(core::Disposition disposition);
    [[nodiscard]] static QString agency(core::Agency agency);
    [[nodiscard]] static QString offerState(core::OfferState state);
    [[nodiscard]] static QString role(core::Role role);
    [[nodiscard]] static QString deadlineStage(core::DeadlineStage stage);
    [[nodiscard]] static QString commandName(const core::CommandBody& body);
    [[nodiscard]] static QString commandStage(bridge::CommandStage stage);
    /// What happened, what it means and what to do, for a refusal code of the wire; falls back to `message`.
    [[nodiscard]] static QString refusal(const std::string& code, const std::string& message);
    [[nodiscard]] static QString connectionState(bridge::ConnectionState state);
    [[nodiscard]] static QString connectionFault(bridge::ConnectionFault fault);
    [[nodiscard]] static QString eventTitle(const core::Event& event, const core::Policy& policy);
    [[nodiscard]] static QString eventDetail(const core::Event& event, const core::Policy& policy);

    /// The kind's name in the language of the window.
    [[nodiscard]] static QString kind(const core::Policy& policy, const std::string& code);
    /// A step of any checklist; the code itself when the policy knows it no more.
    [[nodiscard]] static QString check(const core::Policy& policy, const std::string& code);
    /// A reason for no action; the code itself when the policy knows it no more.
    [[nodiscard]] static QString reason(const core::Policy& policy, const std::string& code);
    /// Of two names in the policy the one in the window's language.
    [[nodiscard]] static QString named(const std::string& vietnamese, const std::string& english);
    /// "Phường Bến Thành"; short form "P. Bến Thành"; the city desk and "no ward" have words of their own.
    [[nodiscard]] static QString ward(core::WardCode code);
    [[nodiscard]] static QString wardShort(core::WardCode code);

    /// Whose case it is, short: its ward; while nobody owns it the likeliest candidate, marked as approximate, and how
    /// many more there are: "~ P. Bàn Cờ +2". `primary` is the case's first alert, whose position tells which candidate
    /// is likeliest; without it, or without its position, the first one.
    [[nodiscard]] static QString caseWard(const core::Case& case_, const core::Alert* primary);
    /// The ward that caseWard names; none where there is nothing to name.
    [[nodiscard]] static core::WardCode likeliestWard(const core::Case& case_, const core::Alert* primary);
    /// As caseWard, in full words: "~ Phường Bàn Cờ +2", "Phường Bàn Cờ".
    [[nodiscard]] static QString caseWardFull(const core::Case& case_, const core::Alert* primary);

    /// dd/MM/yyyy HH:mm:ss, HH:mm:ss and dd/MM/yyyy HH:mm in Asia/Ho_Chi_Minh.
    [[nodiscard]] static QString dateTime(core::Instant at);
    [[nodiscard]] static QString time(core::Instant at);
    [[nodiscard]] static QString dateMinute(core::Instant at);
    /// "04:07", "1:02:33", "2 ngày 03:10"; negative with a minus.
    [[nodiscard]] static QString duration(std::chrono::milliseconds span);
    [[nodiscard]] static QString coordinate(const core::GeoPoint& point); ///< "10.82310, 106.62970"
    /// 1.234.567 in Vietnamese, 1,234,567 in English.
    [[nodiscard]] static QString number(qlonglong value);
    /// "3,5" in Vietnamese, "3.5" in English.
    [[nodiscard]] static QString decimal(double value, int digits);
    [[nodiscard]] static bool isEnglish(); ///< which language the window has now
    /// "80 m", "1,2 km" (1.2 km in English); metres rounded to tens.
    [[nodiscard]] static QString distance(double metres);
    [[nodiscard]] static QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
};

} // namespace trucban::models
