// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/State.h"
#include "models/RecordForm.h"

#include <expected>
#include <map>
#include <unordered_map>

namespace trucban::geo {
class WardTable;
}

namespace trucban::models {

/// What typed names mean: wards, cases, other records, campaigns. Looks the state over when it is first asked, so that
/// ten thousand rows cost one look; make another when the state has changed. GUI thread or any one other.
class RecordNames {
public:
    /// Both must outlive it and stay as they are. `today`: for dates without a year.
    RecordNames(const geo::WardTable& wards, const core::State& state, core::Day today);

    [[nodiscard]] const geo::WardTable& wards() const { return m_wards; }
    [[nodiscard]] core::Day today() const { return m_today; }
    /// A name without case or diacritics, or an id's text, to the id's text. nullopt: none, or several.
    [[nodiscard]] std::optional<std::string> record(core::RecordKind kind, const QString& name) const;
    [[nodiscard]] std::optional<std::string> campaign(const QString& name) const;
    [[nodiscard]] std::optional<std::string> case_(const QString& code) const;
    /// The inverses; an id that is not here is shown as it is.
    [[nodiscard]] QString recordName(core::RecordKind kind, const std::string& id) const;
    [[nodiscard]] QString campaignName(const std::string& id) const;
    [[nodiscard]] QString caseCode(const std::string& id) const;
    /// Names to choose from, in alphabetical order.
    [[nodiscard]] QStringList recordNames(core::RecordKind kind) const;
    [[nodiscard]] QStringList campaignNames() const;
    /// Call signs of outreach teams in sight.
    [[nodiscard]] QStringList teams() const;
    /// Of the ward, as its records and visits name them.
    [[nodiscard]] QStringList neighbourhoods(core::WardCode ward) const;

private:
    /// Names of one kind of thing that are told apart, by an ending where two are called the same.
    struct Index {
        std::unordered_multimap<std::string, std::string> byFolded; ///< to the id's text
        std::unordered_map<std::string, QString> byId;
        void add(const QString& name, std::string id);
        [[nodiscard]] std::optional<std::string> find(const QString& name) const;
        [[nodiscard]] QString nameOf(const std::string& id) const;
        [[nodiscard]] QStringList names() const;
    };
    [[nodiscard]] const Index& records(core::RecordKind kind) const;
    [[nodiscard]] const Index& campaigns() const;

    const geo::WardTable& m_wards;
    const core::State& m_state;
    core::Day m_today;
    mutable std::map<core::RecordKind, Index> m_records;
    mutable std::optional<Index> m_campaigns;
    mutable std::optional<std::unordered_map<std::string, std::string>> m_cases;
};

/// Typed text to values and back, in the window's language and by Vietnamese habits: 05/11/2026, 1.234, "Phường Bến
/// Thành" or its code. parse(print(v)) is v for every value that a field may hold, save an own word that names one of
/// its choices.
class RecordText {
    Q_DECLARE_TR_FUNCTIONS(RecordText)
public:
    /// The error is a sentence for who typed it. Empty text is monostate, also where the field is required.
    [[nodiscard]] static std::expected<FieldValue, QString> parse(const FormField& field, const QString& text,
                                                                  const RecordNames& names);
    /// Of one count.
    [[nodiscard]] static std::expected<std::optional<std::int64_t>, QString> parseCount(const FormField& field,
                                                                                        const QString& text);
    [[nodiscard]] static QString print(const FormField& field, const FieldValue& value, const RecordNames& names);

    /// 5/11/2026, 05-11-2026, 5.11.26, 2026-11-05, 05112026; 5/11 is of `today`'s year.
    [[nodiscard]] static std::optional<core::Day> parseDate(const QString& text, core::Day today);
    /// 1234, 1.234 and 1,234; nothing with a fraction or a sign.
    [[nodiscard]] static std::optional<std::int64_t> parseNumber(const QString& text);
};

} // namespace trucban::models
