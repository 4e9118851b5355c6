// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportMapping.h"

#include "core/Text.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <set>

namespace trucban::models {

namespace {

/// Words without case, marks or punctuation: "Phường/Xã (mã)" is "phuong xa ma".
std::string keyOf(std::string_view text) {
    std::string key;
    for (const char letter : core::folded(text)) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool isWord = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || byte >= 0x80;
        if (isWord) {
            key += letter;
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
    }
    if (key.ends_with(' ')) {
        key.pop_back();
    }
    return key;
}

/// "criteriaMet" is "criteria met".
std::string spaced(std::string_view code) {
    std::string words;
    for (const char letter : code) {
        if (letter >= 'A' && letter <= 'Z') {
            words += ' ';
        }
        words += letter;
    }
    return keyOf(words);
}

struct Synonym {
    std::string_view heading; ///< as keyOf gives it
    std::string_view column;
};

/// What such columns are called beside the fields' own names. Where a kind has no such field the line says nothing.
constexpr std::array kSynonyms{Synonym{"phuong", "ward"},
                               Synonym{"phuong xa", "ward"},
                               Synonym{"xa phuong", "ward"},
                               Synonym{"xa", "ward"},
                               Synonym{"phuong xa dac khu", "ward"},
                               Synonym{"ten phuong", "ward"},
                               Synonym{"ma phuong", "ward"},
                               Synonym{"ma dvhc", "ward"},
                               Synonym{"don vi hanh chinh", "ward"},
                               Synonym{"dia ban", "ward"},
                               Synonym{"don vi", "ward"},
                               Synonym{"ward", "ward"},
                               Synonym{"ward code", "ward"},
                               Synonym{"commune", "ward"},
                               Synonym{"khu pho", "neighbourhood"},
                               Synonym{"ap", "neighbourhood"},
                               Synonym{"khu pho ap", "neighbourhood"},
                               Synonym{"kp", "neighbourhood"},
                               Synonym{"to dan pho", "neighbourhood"},
                               Synonym{"neighborhood", "neighbourhood"},
                               Synonym{"hamlet", "neighbourhood"},
                               Synonym{"ngay", "day"},
                               Synonym{"ngay thang", "day"},
                               Synonym{"ngay thang nam", "day"},
                               Synonym{"date", "day"},
                               Synonym{"ngay bao cao", "day"},
                               Synonym{"ngay so lieu", "day"},
                               Synonym{"ngay", "asOf"},
                               Synonym{"date", "asOf"},
                               Synonym{"tinh den", "asOf"},
                               Synonym{"tinh den ngay", "asOf"},
                               Synonym{"ngay chot", "asOf"},
                               Synonym{"ngay", "since"},
                               Synonym{"ngay bat dau", "since"},
                               Synonym{"tu", "from"},
                               Synonym{"tu ngay", "from"},
                               Synonym{"start", "from"},
                               Synonym{"den", "to"},
                               Synonym{"den ngay", "to"},
                               Synonym{"end", "to"},
                               Synonym{"so ho", "households"},
                               Synonym{"so ho dan", "households"},
                               Synonym{"tong so ho", "households"},
                               Synonym{"ho", "households"},
                               Synonym{"ho dan", "households"},
                               Synonym{"so ho gia dinh", "households"},
                               Synonym{"nguon", "source"},
                               Synonym{"nguon so lieu", "source"},
                               Synonym{"theo bao cao", "source"},
                               Synonym{"ngay cua nguon", "sourceDay"},
                               Synonym{"ngay nguon", "sourceDay"},
                               Synonym{"ngay bao cao", "sourceDay"},
                               Synonym{"source date", "sourceDay"},
                               Synonym{"don vi cu", "oldUnit"},
                               Synonym{"phuong cu", "oldUnit"},
                               Synonym{"phuong xa cu", "oldUnit"},
                               Synonym{"old ward", "oldUnit"},
                               Synonym{"don vi moi", "wards"},
                               Synonym{"phuong moi", "wards"},
                               Synonym{"ty le", "wards"},
                               Synonym{"doi tuong", "values.suspects"},
                               Synonym{"so doi tuong", "values.suspects"},
                               Synonym{"doi tuong bat", "values.suspects"},
                               Synonym{"bang nhom", "values.gangs"},
                               Synonym{"so bang nhom", "values.gangs"},
                               Synonym{"tang vat", "values.exhibits"},
                               Synonym{"khoi to", "values.prosecutions"},
                               Synonym{"so vu khoi to", "values.prosecutions"},
                               Synonym{"bi can", "values.accused"},
                               Synonym{"xu phat", "values.fines"},
                               Synonym{"ma tuy", "values.drugCases"},
                               Synonym{"vu khi", "values.weapons"},
                               Synonym{"so vu", "values.cases"},
                               Synonym{"tin bao", "values.alerts"},
                               Synonym{"ke hoach", "planned"},
                               Synonym{"da kiem tra", "done"},
                               Synonym{"kiem tra", "done"},
                               Synonym{"vi pham", "violations"},
                               Synonym{"so vi pham", "violations"},
                               Synonym{"loai co so", "premises"},
                               Synonym{"ten", "name"},
                               Synonym{"ten mo hinh", "name"},
                               Synonym{"mo hinh", "name"},
                               Synonym{"ten tuyen", "name"},
                               Synonym{"tuyen", "name"},
                               Synonym{"loai mo hinh", "kind"},
                               Synonym{"loai", "kind"},
                               Synonym{"loai", "place"},
                               Synonym{"trang thai", "state"},
                               Synonym{"chu tri", "owner"},
                               Synonym{"don vi chu tri", "owner"},
                               Synonym{"don vi thuc hien", "owner"},
                               Synonym{"so van ban", "number"},
                               Synonym{"so hieu", "number"},
                               Synonym{"trich yeu", "subject"},
                               Synonym{"co quan ban hanh", "issuer"},
                               Synonym{"ngay ban hanh", "issuedOn"},
                               Synonym{"nhiem vu", "title"},
                               Synonym{"noi dung", "title"},
                               Synonym{"han", "due"},
                               Synonym{"thoi han", "due"},
                               Synonym{"han hoan thanh", "due"},
                               Synonym{"deadline", "due"},
                               Synonym{"tien do", "progress"},
                               Synonym{"van ban", "directive"},
                               Synonym{"theo van ban", "directive"},
                               Synonym{"to", "unit"},
                               Synonym{"ma to", "unit"},
                               Synonym{"tap the", "collectives"},
                               Synonym{"ca nhan", "persons"},
                               Synonym{"so ca nhan", "persons"},
                               Synonym{"dot", "campaign"},
                               Synonym{"dot cao diem", "campaign"}};

/// Anywhere in a heading: nothing else is called so.
constexpr std::array<std::string_view, 12> kPersonalAnywhere{
    "ho ten",       "ho va ten", "so dien thoai", "sdt",          "cccd",     "cmnd", "can cuoc cong dan",
    "so dinh danh", "ngay sinh", "date of birth", "phone number", "full name"};
/// At a heading's beginning: "vụ lừa đảo qua điện thoại" counts something.
constexpr std::array<std::string_view, 17> kPersonalFirst{
    "dien thoai",  "so dt",          "di dong",       "so di dong",
    "so can cuoc", "can cuoc",       "nam sinh",      "chu ho",
    "ten chu ho",  "nguoi dai dien", "nguoi lien he", "nguoi bao tin",
    "ten nguoi",   "telephone",      "email",         "passport",
    "cmt"};
constexpr std::array<std::string_view, 6> kPersonalWhole{"nguoi dan", "person", "phone", "mobile", "e mail", "contact"};

bool isPersonalKey(const std::string& key) {
    const std::string padded = ' ' + key + ' ';
    const auto words = [](std::string_view term) { return ' ' + std::string{term} + ' '; };
    return std::ranges::any_of(kPersonalAnywhere,
                               [&](std::string_view term) { return padded.contains(words(term)); }) ||
           std::ranges::any_of(kPersonalFirst,
                               [&](std::string_view term) { return padded.starts_with(words(term)); }) ||
           std::ranges::contains(kPersonalWhole, key);
}

/// Where and when: columns of nearly every kind, which speak for none.
constexpr std::array<std::string_view, 8> kSharedColumns{"ward",  "neighbourhood", "day", "asOf",
                                                         "since", "from",          "to",  "campaign"};

std::string_view withoutBrackets(std::string_view heading) {
    return heading.substr(0, std::min(heading.find('('), heading.find('[')));
}

/// What a column may be called, as keyOf gives it.
struct ColumnNames {
    std::set<std::string> own;
    std::set<std::string> usual;

    /// 2: its own name; 1: a usual one; 0: none.
    [[nodiscard]] int fit(const std::string& heading) const {
        return heading.empty() ? 0 : own.contains(heading) ? 2 : usual.contains(heading) ? 1 : 0;
    }
};

ColumnNames namesOf(const FormColumn& column) {
    const std::string name = column.name();
    ColumnNames names;
    const auto add = [&](std::string_view text) { names.own.insert(keyOf(text)); };
    add(name);
    names.own.insert(spaced(name));
    add(RecordForm::label(column).toStdString());
    if (column.code.empty()) {
        names.own.insert(spaced(column.field->code));
        add(column.field->label);
        add(RecordForm::label(*column.field).toStdString());
    } else {
        const auto choice = std::ranges::find(column.field->choices, column.code, &FieldChoice::code);
        names.own.insert(spaced(column.code));
        add(choice->label);
        add(RecordForm::choiceLabel(*column.field, column.code).toStdString());
    }
    for (const Synonym& known : kSynonyms) {
        if (known.column == name) {
            names.usual.emplace(known.heading);
        }
    }
    return names;
}

} // namespace

bool ImportMapping::isPersonal(const std::string& heading) {
    return isPersonalKey(keyOf(withoutBrackets(heading))) || isPersonalKey(keyOf(heading));
}

ImportTargets ImportMapping::guess(core::RecordKind kind, const ImportSheet& sheet) {
    struct Fit {
        int fit;
        std::size_t column;
        std::size_t target;
    };
    const auto columns = RecordForm::columns(kind);
    std::vector<ColumnNames> names;
    std::ranges::transform(columns, std::back_inserter(names), namesOf);
    std::vector<Fit> fits;
    for (std::size_t i = 0; i < sheet.headings.size(); ++i) {
        if (isPersonal(sheet.headings[i])) {
            continue;
        }
        const std::string whole = keyOf(sheet.headings[i]);
        const std::string bare = keyOf(withoutBrackets(sheet.headings[i]));
        for (std::size_t k = 0; k < columns.size(); ++k) {
            if (const int fit = std::max(names[k].fit(whole), names[k].fit(bare)); fit > 0) {
                fits.push_back({fit, i, k});
            }
        }
    }
    std::ranges::stable_sort(fits, std::ranges::greater{}, &Fit::fit);
    ImportTargets targets(sheet.headings.size());
    std::set<std::size_t> given;
    for (const Fit& fit : fits) {
        if (targets[fit.column].empty() && given.insert(fit.target).second) {
            targets[fit.column] = columns[fit.target].name();
        }
    }
    return targets;
}

std::optional<core::RecordKind> ImportMapping::guessKind(const ImportSheet& sheet) {
    std::optional<core::RecordKind> best;
    std::pair<int, std::ptrdiff_t> most{-1'000, 0};
    for (const core::RecordKind kind : kinds()) {
        const auto targets = guess(kind, sheet);
        const auto found = std::ranges::count_if(targets, [](const std::string& target) { return !target.empty(); });
        const bool saysWhat = std::ranges::any_of(targets, [](const std::string& target) {
            return !target.empty() && !std::ranges::contains(kSharedColumns, target);
        });
        if (!saysWhat || (found < 2 && found < std::ssize(targets))) {
            continue;
        }
        // Every field that must be filled and is not there speaks against it.
        const std::pair score{static_cast<int>(2 * found - 3 * missing(kind, targets, true).size()), found};
        if (found > 0 && score > most) {
            most = score;
            best = kind;
        }
    }
    return best;
}

QStringList ImportMapping::missing(core::RecordKind kind, const ImportTargets& targets, bool hasWard) {
    QStringList names;
    for (const FormField& field : RecordForm::fields(kind)) {
        const bool isGiven =
            (field.code == "ward" && hasWard) || std::ranges::any_of(targets, [&](const std::string& target) {
                return target == field.code || target.starts_with(std::string{field.code} + '.');
            });
        if (field.isRequired && !isGiven) {
            names << RecordForm::label(field);
        }
    }
    return names;
}

QString ImportMapping::key(core::RecordKind kind, const ImportSheet& sheet) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string& heading : sheet.headings) {
        hash.addData(QByteArrayView(heading.data(), static_cast<qsizetype>(heading.size())));
        hash.addData(QByteArrayView("\n", 1));
    }
    const auto name = core::nameOf(kind);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())) + QLatin1Char(':') +
           QString::fromLatin1(hash.result().toHex().left(16));
}

std::vector<core::RecordKind> ImportMapping::kinds() {
    std::vector<core::RecordKind> kinds{core::RecordKind::dayFigures, core::RecordKind::baseline,
                                        core::RecordKind::households, core::RecordKind::unitMapping};
    for (const auto& [kind, name] : core::EnumNames<core::RecordKind>::table) {
        if (kind != core::RecordKind::signOff && kind != core::RecordKind::need &&
            !std::ranges::contains(kinds, kind)) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

QString ImportMapping::toText(const ImportTargets& targets) {
    QStringList lines;
    for (const std::string& target : targets) {
        lines << QString::fromStdString(target);
    }
    return lines.join(QLatin1Char('\n'));
}

ImportTargets ImportMapping::fromText(core::RecordKind kind, const QString& text, std::size_t columns) {
    const QStringList lines = text.split(QLatin1Char('\n'));
    const auto known = RecordForm::columns(kind);
    ImportTargets targets(columns);
    for (std::size_t i = 0; i < columns && static_cast<qsizetype>(i) < lines.size(); ++i) {
        const std::string name = lines[static_cast<qsizetype>(i)].toStdString();
        if (std::ranges::contains(known, name, &FormColumn::name) && !std::ranges::contains(targets, name)) {
            targets[i] = name;
        }
    }
    return targets;
}

} // namespace trucban::models
