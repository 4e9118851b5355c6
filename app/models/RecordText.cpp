// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RecordText.h"

#include "core/Text.h"
#include "geo/WardTable.h"
#include "models/CampaignWording.h"
#include "models/Wording.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace trucban::models {

namespace {

using Parsed = std::expected<FieldValue, QString>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RecordText)
};

std::string folded(const QString& text) {
    return core::folded(text.simplified().toStdString());
}

/// The one choice with these words before its comma: "an ninh" is "an ninh, trật tự", and no kind of its own beside it.
std::optional<std::string> choiceThatBegins(const FormField& field, const std::string& wanted) {
    std::optional<std::string> found;
    for (const FieldChoice& choice : field.choices) {
        for (const std::string& label :
             {folded(RecordForm::choiceLabel(field, choice.code)), core::folded(choice.label)}) {
            const bool begins = !wanted.empty() && label.size() > wanted.size() && label.starts_with(wanted) &&
                                label[wanted.size()] == ',';
            if (begins && found && *found != choice.code) {
                return std::nullopt;
            }
            if (begins) {
                found = choice.code;
            }
        }
    }
    return found;
}

std::optional<std::string> choiceNamed(const FormField& field, const QString& text) {
    const std::string wanted = folded(text);
    for (const FieldChoice& choice : field.choices) {
        if (text.toStdString() == choice.code || wanted == folded(RecordForm::choiceLabel(field, choice.code)) ||
            wanted == core::folded(choice.label)) {
            return std::string{choice.code};
        }
    }
    return std::nullopt;
}

Parsed parseChoice(const FormField& field, const QString& text) {
    if (auto named = choiceNamed(field, text)) {
        return *std::move(named);
    }
    if (auto begun = choiceThatBegins(field, folded(text))) {
        return *std::move(begun);
    }
    if (field.isOpen) {
        return text.toStdString();
    }
    QStringList names;
    for (const FieldChoice& choice : field.choices) {
        names << RecordForm::choiceLabel(field, choice.code);
    }
    return std::unexpected(
        Words::tr("\"%1\" không có trong danh sách: %2.").arg(text, names.join(QStringLiteral(", "))));
}

std::expected<core::WardCode, QString> wardOf(const QString& text, const RecordNames& names) {
    bool isNumber = false;
    const core::WardCode code{text.toUInt(&isNumber)};
    if (isNumber) {
        return names.wards().knows(code) ? std::expected<core::WardCode, QString>{code}
                                         : std::unexpected(Words::tr("Không có phường mã %1.").arg(text));
    }
    QString name = text;
    if (const QString shortened = text.section(QLatin1Char('.'), 0, 0).trimmed().toLower();
        shortened == QLatin1String("p") || shortened == QLatin1String("x")) {
        name = text.section(QLatin1Char('.'), 1).trimmed(); // "P. Bàn Cờ"
    }
    const auto found = names.wards().findByName(name.toStdString());
    if (found.empty()) {
        return std::unexpected(Words::tr("Không có phường, xã, đặc khu tên \"%1\".").arg(text));
    }
    // The first is the only one, or the one with just these diacritics.
    const bool isClear = found.size() == 1 || found.front()->name == name.toStdString() ||
                         geo::fullName(*found.front()) == name.toStdString();
    if (!isClear) {
        return std::unexpected(
            Words::tr("Có %1 đơn vị tên \"%2\": ghi cả phường, xã hoặc mã.").arg(found.size()).arg(text));
    }
    return found.front()->code;
}

Parsed parseTick(const QString& text) {
    const std::string said = folded(text);
    constexpr std::array<std::string_view, 6> kYes{"co", "x", "1", "yes", "true", "y"};
    constexpr std::array<std::string_view, 5> kNo{"khong", "0", "no", "false", "n"};
    if (std::ranges::contains(kYes, said)) {
        return true;
    }
    if (std::ranges::contains(kNo, said)) {
        return false;
    }
    return std::unexpected(Words::tr("\"%1\": ghi có hoặc không.").arg(text));
}

QString rangeComplaint(const FormField& field) {
    return Words::tr("Số từ %1 đến %2.").arg(Wording::number(field.least), Wording::number(field.most));
}

Parsed parseBounded(const FormField& field, const QString& text) {
    const auto number = RecordText::parseNumber(text);
    if (!number) {
        return std::unexpected(Words::tr("\"%1\" không phải số nguyên.").arg(text));
    }
    // A year is not written 2.026.
    if (*number < field.least || *number > field.most) {
        return std::unexpected(rangeComplaint(field));
    }
    return *number;
}

QStringList linesOf(const QString& text) {
    static const QRegularExpression kEnd(QStringLiteral("[;\\n]"));
    QStringList lines;
    for (const QString& line : text.split(kEnd, Qt::SkipEmptyParts)) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty()) {
            lines << trimmed;
        }
    }
    return lines;
}

/// "đối tượng bắt, xử lý: 3", "suspects=3".
Parsed parseCounts(const FormField& field, const QString& text) {
    static const QRegularExpression kLine(QStringLiteral("^(.+?)\\s*[:=]\\s*([^:=]*)$"));
    std::vector<core::NamedCount> counts;
    for (const QString& line : linesOf(text)) {
        const auto match = kLine.match(line);
        if (!match.hasMatch()) {
            return std::unexpected(Words::tr("\"%1\": ghi tên, dấu hai chấm, rồi số.").arg(line));
        }
        // Names of one's own stand beside those of the list: here only a whole name is one of them.
        const QString typed = match.captured(1);
        const auto named = choiceNamed(field, typed);
        const Parsed code = named          ? Parsed{*named}
                            : field.isOpen ? Parsed{typed.toStdString()}
                                           : parseChoice(field, typed);
        if (!code) {
            return code;
        }
        const auto count = parseBounded(field, match.captured(2));
        if (!count) {
            return count;
        }
        const auto& name = std::get<std::string>(*code);
        if (std::ranges::contains(counts, name, &core::NamedCount::code)) {
            return std::unexpected(Words::tr("\"%1\" có hai lần.").arg(match.captured(1)));
        }
        counts.push_back({name, std::get<std::int64_t>(*count)});
    }
    return counts;
}

/// "Phường Bàn Cờ 60", "27301: 0,4".
Parsed parseShares(const QString& text, const RecordNames& names) {
    static const QRegularExpression kLine(QStringLiteral("^(.+?)\\s*[:=]?\\s+([0-9]+(?:[.,][0-9]+)?)\\s*%?$"));
    std::vector<core::WardShare> shares;
    for (const QString& line : linesOf(text)) {
        const auto match = kLine.match(line);
        if (!match.hasMatch()) {
            return std::unexpected(Words::tr("\"%1\": ghi phường rồi phần trăm.").arg(line));
        }
        const auto ward = wardOf(match.captured(1).trimmed(), names);
        if (!ward) {
            return std::unexpected(ward.error());
        }
        const double percent = match.captured(2).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
        if (!(percent > 0 && percent <= 100)) {
            return std::unexpected(Words::tr("\"%1\": phần trăm trên 0, đến 100.").arg(line));
        }
        if (std::ranges::contains(shares, *ward, &core::WardShare::ward)) {
            return std::unexpected(Words::tr("\"%1\" có hai lần.").arg(match.captured(1)));
        }
        shares.push_back({*ward, percent / 100});
    }
    return shares;
}

Parsed known(std::optional<std::string> id, const QString& sentence) {
    return id ? Parsed{*std::move(id)} : std::unexpected(sentence);
}

/// The shortest text that is read back as the same number.
QString shareText(double share) {
    for (int digits = 0; digits < 14; ++digits) {
        const QString text = QString::number(share * 100, 'f', digits);
        if (text.toDouble() / 100 == share) {
            return QString(text).replace(QLatin1Char('.'), QLatin1Char(Wording::isEnglish() ? '.' : ','));
        }
    }
    return QString::number(share * 100, 'g', 17);
}

} // namespace

Parsed RecordText::parse(const FormField& field, const QString& typed, const RecordNames& names) {
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        return FieldValue{};
    }
    const bool isTooLong = field.most > 0 && text.toUtf8().size() > field.most;
    switch (field.kind) {
    case FieldKind::text:
    case FieldKind::neighbourhood:
    case FieldKind::team:
        return isTooLong ? Parsed{std::unexpected(tr("Dài quá: rút gọn lại."))} : Parsed{text.toStdString()};
    case FieldKind::number:
        return parseBounded(field, text);
    case FieldKind::date: {
        const auto day = parseDate(text, names.today());
        if (day && field.isOfPast && *day > names.today()) {
            return std::unexpected(tr("Ngày %1 chưa đến: ở đây chỉ ghi việc đã có.").arg(text));
        }
        return day ? Parsed{FieldDay{*day}}
                   : std::unexpected(tr("\"%1\" không phải ngày: ghi ngày/tháng/năm, ví dụ 05/11/2026.").arg(text));
    }
    case FieldKind::tick:
        return parseTick(text);
    case FieldKind::choice:
        return field.isOpen && isTooLong ? Parsed{std::unexpected(tr("Dài quá: rút gọn lại."))}
                                         : parseChoice(field, text);
    case FieldKind::ward: {
        const auto ward = wardOf(text, names);
        return ward ? Parsed{*ward} : std::unexpected(ward.error());
    }
    case FieldKind::campaign:
        return known(names.campaign(text), tr("Không có đợt cao điểm nào tên \"%1\".").arg(text));
    case FieldKind::record:
        return known(names.record(*field.of, text),
                     tr("Không có \"%1\" trong danh sách %2.").arg(text, RecordForm::kindName(*field.of).toLower()));
    case FieldKind::caseCode:
        return known(names.case_(text), tr("Không có vụ việc mã %1 trong phạm vi của bạn.").arg(text));
    case FieldKind::counts:
        return parseCounts(field, text);
    case FieldKind::names: {
        std::vector<std::string> lines;
        for (const QString& line : linesOf(text)) {
            if (line.toUtf8().size() > field.most) {
                return std::unexpected(tr("Dài quá: rút gọn lại."));
            }
            lines.push_back(line.toStdString());
        }
        return lines;
    }
    case FieldKind::shares:
        return parseShares(text, names);
    }
    return FieldValue{};
}

std::expected<std::optional<std::int64_t>, QString> RecordText::parseCount(const FormField& field,
                                                                           const QString& typed) {
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        return std::optional<std::int64_t>{};
    }
    const auto count = parseBounded(field, text);
    if (!count) {
        return std::unexpected(count.error());
    }
    return std::get<std::int64_t>(*count);
}

namespace {

struct Printer {
    const FormField& field;
    const RecordNames& names;

    QString operator()(std::monostate) const { return {}; }
    QString operator()(bool tick) const { return tick ? Words::tr("có") : Words::tr("không"); }
    QString operator()(std::int64_t number) const {
        // Years and codes stand without points.
        constexpr std::int64_t kPlain = 9'999;
        return number <= kPlain ? QString::number(number) : Wording::number(number);
    }
    QString operator()(FieldDay day) const { return CampaignWording::date(day.day); }
    QString operator()(core::WardCode ward) const {
        return names.wards().knows(ward) ? Wording::ward(ward) : QString::number(ward.value);
    }
    QString operator()(const std::string& text) const {
        switch (field.kind) {
        case FieldKind::choice:
            return RecordForm::choiceLabel(field, text);
        case FieldKind::campaign:
            return names.campaignName(text);
        case FieldKind::record:
            return names.recordName(*field.of, text);
        case FieldKind::caseCode:
            return names.caseCode(text);
        default:
            return QString::fromStdString(text);
        }
    }
    QString operator()(const std::vector<core::NamedCount>& counts) const {
        QStringList parts;
        for (const core::NamedCount& count : counts) {
            parts << QStringLiteral("%1: %2").arg(RecordForm::choiceLabel(field, count.code), (*this)(count.count));
        }
        return parts.join(QStringLiteral("; "));
    }
    QString operator()(const std::vector<std::string>& lines) const {
        QStringList parts;
        for (const std::string& line : lines) {
            parts << QString::fromStdString(line);
        }
        return parts.join(QStringLiteral("; "));
    }
    QString operator()(const std::vector<core::WardShare>& shares) const {
        QStringList parts;
        for (const core::WardShare& share : shares) {
            parts << QStringLiteral("%1 %2 %").arg((*this)(share.ward), shareText(share.share));
        }
        return parts.join(QStringLiteral("; "));
    }
};

} // namespace

QString RecordText::print(const FormField& field, const FieldValue& value, const RecordNames& names) {
    return std::visit(Printer{field, names}, value);
}

std::optional<core::Day> RecordText::parseDate(const QString& typed, core::Day today) {
    static const QRegularExpression kVietnamese(
        QStringLiteral("^(\\d{1,2})[/.\\- ](\\d{1,2})(?:[/.\\- ](\\d{4}|\\d{2}))?$"));
    static const QRegularExpression kIso(QStringLiteral("^(\\d{4})-(\\d{1,2})-(\\d{1,2})$"));
    static const QRegularExpression kDigits(QStringLiteral("^(\\d{2})(\\d{2})(\\d{4})$"));
    const QString text = typed.trimmed();
    int day = 0;
    int month = 0;
    int year = static_cast<int>(core::dateOf(today).year());
    if (const auto iso = kIso.match(text); iso.hasMatch()) {
        year = iso.captured(1).toInt();
        month = iso.captured(2).toInt();
        day = iso.captured(3).toInt();
    } else {
        auto match = kVietnamese.match(text);
        if (!match.hasMatch()) {
            match = kDigits.match(text);
        }
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        day = match.captured(1).toInt();
        month = match.captured(2).toInt();
        if (const QString given = match.captured(3); !given.isEmpty()) {
            constexpr int kCentury = 2000;
            year = given.toInt() + (given.size() == 2 ? kCentury : 0);
        }
    }
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < 1975 || year > 2100) {
        return std::nullopt;
    }
    return core::dayNumber(date);
}

std::optional<std::int64_t> RecordText::parseNumber(const QString& typed) {
    static const QRegularExpression kNumber(QStringLiteral(
        "^(?:\\d{1,15}|\\d{1,3}(?:\\.\\d{3}){1,4}|\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,3}(?:[ \\x{00A0}]\\d{3}){1,4})$"));
    QString text = typed.trimmed();
    if (!kNumber.match(text).hasMatch()) {
        return std::nullopt;
    }
    text.removeIf([](QChar letter) { return !letter.isDigit(); });
    return text.toLongLong();
}

} // namespace trucban::models
