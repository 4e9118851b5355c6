// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ImportCell.h"

#include "core/Text.h"
#include "models/CampaignWording.h"
#include "models/ImportSheet.h"
#include "models/Wording.h"

#include <QRegularExpression>

#include <algorithm>

namespace trucban::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

/// Days that a spreadsheet counts from 30/12/1899; a number is taken for one from 1954 to 2118.
constexpr int kSerialOfEpoch = 25'569;
constexpr int kLeastSerial = 20'000;
constexpr int kMostSerial = 80'000;

bool isInvisible(QChar letter) {
    return letter == QChar(0x200B) || letter == QChar(0xFEFF) || letter == QChar(0x00AD) || letter == QChar(0x2060);
}

/// Control letters, and those that turn the direction of what follows.
bool isForbidden(QChar letter) {
    const char16_t code = letter.unicode();
    return (letter.category() == QChar::Other_Control && code != u'\n' && code != u'\r' && code != u'\t') ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

/// Our own files, and others', put an apostrophe before what a spreadsheet would take for a formula.
QString withoutGuard(const QString& text) {
    constexpr QStringView kGuarded(u"=+-@\t");
    return text.size() > 1 && text[0] == QLatin1Char('\'') && kGuarded.contains(text[1]) ? text.sliced(1) : text;
}

QString written(core::Day day) {
    return CampaignWording::date(day);
}

/// "Nov", "November": 11; 0 for others.
int monthOf(const QString& name) {
    static const QStringList kMonths{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"),
                                     QStringLiteral("apr"), QStringLiteral("may"), QStringLiteral("jun"),
                                     QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"),
                                     QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    return static_cast<int>(kMonths.indexOf(name.left(3).toLower())) + 1;
}

QString dateText(QString text, ImportDates dates) {
    static const QRegularExpression kTime(
        QStringLiteral("^(.*\\d)[ T]+0{1,2}:00(?::00(?:\\.0+)?)?(?: ?[AaPp][Mm]|Z)?$"));
    static const QRegularExpression kMidnight(QStringLiteral("^(.*\\d) +12:00(?::00)? ?[Aa][Mm]$"));
    static const QRegularExpression kSerial(QStringLiteral("^(\\d{5})(?:[.,]0+)?$"));
    static const QRegularExpression kYearFirst(QStringLiteral("^(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})$"));
    static const QRegularExpression kMonthName(QStringLiteral("^(\\d{1,2})[- ]([A-Za-z]{3,9})[- ,]+(\\d{4}|\\d{2})$"));
    static const QRegularExpression kWords(QStringLiteral("^(?:ngày )?(\\d{1,2}) tháng (\\d{1,2}),? năm (\\d{4})$"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kMonthFirst(
        QStringLiteral("^(\\d{1,2})([/.\\-])(\\d{1,2})(\\2(?:\\d{4}|\\d{2}))$"));
    for (const auto* pattern : {&kTime, &kMidnight}) {
        if (const auto match = pattern->match(text); match.hasMatch()) {
            text = match.captured(1).trimmed();
        }
    }
    if (const auto match = kSerial.match(text); match.hasMatch()) {
        const int serial = match.captured(1).toInt();
        return serial >= kLeastSerial && serial <= kMostSerial ? written(serial - kSerialOfEpoch) : text;
    }
    const QString slash = QStringLiteral("/");
    if (const auto match = kYearFirst.match(text); match.hasMatch()) {
        return match.captured(3) + slash + match.captured(2) + slash + match.captured(1);
    }
    if (const auto match = kMonthName.match(text); match.hasMatch() && monthOf(match.captured(2)) > 0) {
        return match.captured(1) + slash + QString::number(monthOf(match.captured(2))) + slash + match.captured(3);
    }
    if (const auto match = kWords.match(text); match.hasMatch()) {
        return match.captured(1) + slash + match.captured(2) + slash + match.captured(3);
    }
    if (const auto match = kMonthFirst.match(text); dates == ImportDates::monthFirst && match.hasMatch()) {
        return match.captured(3) + match.captured(2) + match.captured(1) + match.captured(4);
    }
    return text;
}

/// "12,0", "1.234,00" and "12.00" are whole; "1.000" is a thousand.
QString numberText(QString text) {
    static const QRegularExpression kNought(QStringLiteral("^([0-9.,\\s\\x{00A0}]*\\d)[.,]0{1,2}$"));
    if (const auto match = kNought.match(text); match.hasMatch()) {
        text = match.captured(1);
    }
    if (text.endsWith(QLatin1Char('%'))) {
        text = text.chopped(1).trimmed();
    }
    return text;
}

bool holdsWords(const FormField& field) {
    return field.kind == FieldKind::text || field.kind == FieldKind::neighbourhood || field.kind == FieldKind::names ||
           (field.kind == FieldKind::choice && field.isOpen);
}

} // namespace

std::expected<QString, QString> importCell(const FormField& field, const std::string& cell, ImportDates dates) {
    if (cell.size() > kLongestImportCell) {
        return std::unexpected(Words::tr("Ô dài quá %1 byte. Rút gọn lại.")
                                   .arg(Wording::number(static_cast<qlonglong>(kLongestImportCell))));
    }
    QString text = QString::fromStdString(cell);
    text.removeIf(isInvisible);
    if (text.contains(QChar(QChar::ReplacementCharacter))) {
        return std::unexpected(Words::tr("Có chữ bị mất khi lưu tệp. Chọn lại bảng mã, hoặc lưu lại thành CSV UTF-8."));
    }
    if (std::ranges::any_of(text, isForbidden)) {
        return std::unexpected(Words::tr("Có ký tự điều khiển hoặc ký tự ẩn. Gõ lại ô này."));
    }
    const bool hasLines =
        field.kind == FieldKind::names || field.kind == FieldKind::shares || field.kind == FieldKind::counts;
    text = withoutGuard(hasLines ? text.trimmed() : text.simplified());
    if (field.kind == FieldKind::date) {
        return dateText(text, dates);
    }
    if (field.kind == FieldKind::number) {
        return numberText(text);
    }
    return text;
}

bool holdsPersonalNumber(const FormField& field, const QString& text) {
    const std::string words = text.toStdString();
    return holdsWords(field) && core::masked(words) != words;
}

} // namespace trucban::models
