// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Record.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What can be entered of each kind of record: one table, read by the form, the list, the check and the import.
namespace trucban::models {

/// How a field is typed, and which alternative of FieldValue it holds.
enum class FieldKind : std::uint8_t {
    text,          ///< std::string
    number,        ///< std::int64_t
    date,          ///< FieldDay
    tick,          ///< bool
    choice,        ///< std::string, a code of the choices, or another where the field is open
    ward,          ///< core::WardCode
    neighbourhood, ///< std::string
    campaign,      ///< std::string, the id's text
    team,          ///< std::string, a unit's call sign
    record,        ///< std::string, the id's text, of a record of kind FormField::of
    caseCode,      ///< std::string, the case id's text; typed and shown as the case's code
    counts,        ///< std::vector<core::NamedCount>
    names,         ///< std::vector<std::string>
    shares         ///< std::vector<core::WardShare>
};

struct FieldDay {
    core::Day day = 0;
    auto operator<=>(const FieldDay&) const = default;
};

/// What a field holds; monostate: nothing was entered.
using FieldValue = std::variant<std::monostate, bool, std::int64_t, FieldDay, core::WardCode, std::string,
                                std::vector<core::NamedCount>, std::vector<std::string>, std::vector<core::WardShare>>;

struct FieldChoice {
    std::string_view code;
    const char* label; ///< Vietnamese source of tr(), context RecordForm
};

/// One line of a form. Texts are Vietnamese sources of tr(); RecordForm gives them in the window's language.
struct FormField {
    std::string_view code{}; ///< stable: drafts and the columns of an import are named by it
    const char* label = "";
    FieldKind kind = FieldKind::text;
    bool isRequired = false;
    bool isInList = false;  ///< has a column in the list of its kind
    std::int64_t least = 0; ///< of a number, and of each count
    std::int64_t most = 0;  ///< likewise; of a text: bytes of UTF-8
    const char* unit = "";
    const char* help = "";
    std::span<const FieldChoice> choices{}; ///< of a choice and of counts
    bool isOpen = false;                    ///< other codes than these are taken too
    bool isOfPast = false;                  ///< of a date: today at the latest, for it tells what was
    std::optional<core::RecordKind> of{};
    /// Nothing when the record is of another kind, or the value is one that means "not entered".
    FieldValue (*get)(const core::Record& record) = nullptr;
    /// For a record of begin(). A value of another alternative than the field's is taken for nothing.
    void (*set)(core::Record& record, const FieldValue& value) = nullptr;
};

/// A column of a table in which each count has one of its own.
struct FormColumn {
    const FormField* field = nullptr;
    std::string code; ///< of the count; empty: the whole field
    /// "households", "values.suspects".
    [[nodiscard]] std::string name() const;
};

class RecordForm {
    Q_DECLARE_TR_FUNCTIONS(RecordForm)
public:
    /// In the order of a list: what is entered daily first.
    [[nodiscard]] static std::vector<core::RecordKind> kinds();
    /// In the order they are asked for.
    [[nodiscard]] static std::span<const FormField> fields(core::RecordKind kind);
    [[nodiscard]] static const FormField* find(core::RecordKind kind, std::string_view code);
    [[nodiscard]] static std::vector<FormColumn> columns(core::RecordKind kind);
    /// An empty record of the kind, with what a form begins with.
    [[nodiscard]] static core::Record begin(core::RecordKind kind, core::Day today);

    [[nodiscard]] static QString kindName(core::RecordKind kind); ///< "Số liệu ngày"
    [[nodiscard]] static QString kindHelp(core::RecordKind kind); ///< what is entered there, in a sentence
    [[nodiscard]] static QString label(const FormField& field);
    [[nodiscard]] static QString label(const FormColumn& column); ///< "Số liệu: đối tượng bắt, xử lý"
    [[nodiscard]] static QString unit(const FormField& field);
    [[nodiscard]] static QString help(const FormField& field);
    /// Of a choice or a count; a code that nobody named is called by itself.
    [[nodiscard]] static QString choiceLabel(const FormField& field, std::string_view code);
};

/// Sets one count of a field of counts; nullopt takes it out.
void setCount(core::Record& record, const FormField& field, const std::string& code, std::optional<std::int64_t> count);
[[nodiscard]] std::optional<std::int64_t> countOf(const core::Record& record, const FormField& field,
                                                  std::string_view code);

} // namespace trucban::models
