// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/BriefingTyped.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace trucban::models {

namespace {

QString cleaned(const QString& text) {
    QString out;
    for (const auto character : text) {
        if (character == QChar::ParagraphSeparator || character == QChar::LineSeparator) {
            out += QLatin1Char('\n');
        } else if (character.category() != QChar::Other_Control || character == QLatin1Char('\n') ||
                   character == QLatin1Char('\t')) {
            out += character;
        }
    }
    return out.left(kMaxTyped).trimmed();
}

void append(BriefingPage& page, const QString& words, const BriefingTyped& typed, core::Role author) {
    if (page.chapter != BriefingChapter::decision) {
        page.blocks.push_back({.body = BriefingComment{.author = author, .at = typed.at, .text = words}});
        return;
    }
    for (const auto& line : words.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        page.blocks.push_back({.body = BriefingParagraph{line.trimmed()}});
    }
}

} // namespace

bool BriefingTyped::isEmpty() const {
    return std::ranges::all_of(chapters, [](const auto& entry) {
        return entry.second.comment.trimmed().isEmpty() && entry.second.notes.trimmed().isEmpty();
    });
}

QString typedToText(const BriefingTyped& typed) {
    if (typed.isEmpty()) {
        return {};
    }
    QJsonObject chapters;
    for (const auto& [chapter, words] : typed.chapters) {
        const auto name = core::nameOf(chapter);
        chapters[QLatin1String(name.data(), static_cast<qsizetype>(name.size()))] =
            QJsonObject{{QStringLiteral("comment"), words.comment}, {QStringLiteral("notes"), words.notes}};
    }
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{QStringLiteral("at"), static_cast<double>(typed.at.time_since_epoch().count())},
                                  {QStringLiteral("chapters"), chapters}})
            .toJson(QJsonDocument::Compact));
}

BriefingTyped typedFromText(const QString& text) {
    BriefingTyped typed;
    const auto whole = QJsonDocument::fromJson(text.toUtf8()).object();
    typed.at = core::Instant{core::Milliseconds{whole[QLatin1String("at")].toInteger()}};
    const auto chapters = whole[QLatin1String("chapters")].toObject();
    for (auto it = chapters.begin(); it != chapters.end(); ++it) {
        if (const auto chapter = core::parseEnum<BriefingChapter>(it.key().toStdString())) {
            const auto words = it.value().toObject();
            typed.chapters[*chapter] = {.comment = words[QLatin1String("comment")].toString().left(kMaxTyped),
                                        .notes = words[QLatin1String("notes")].toString().left(kMaxTyped)};
        }
    }
    return typed;
}

BriefingDocument withTyped(BriefingDocument document, const BriefingTemplate& pages, const BriefingTyped& typed) {
    const auto isDecision = [](const auto& page) { return page.chapter == BriefingChapter::decision; };
    const auto decision = typed.chapters.find(BriefingChapter::decision);
    const auto planned = std::ranges::find_if(pages.pages, isDecision);
    if (decision != typed.chapters.end() && !cleaned(decision->second.comment).isEmpty() &&
        planned != pages.pages.end() && std::ranges::none_of(document.pages, isDecision)) {
        const auto ward = std::ranges::find(document.pages, BriefingChapter::ward, &BriefingPage::chapter);
        document.pages.insert(
            ward,
            {.chapter = BriefingChapter::decision, .title = planned->title, .ward = {}, .notes = {}, .blocks = {}});
    }
    for (auto& page : document.pages) {
        const auto found = typed.chapters.find(page.chapter);
        if (found == typed.chapters.end() || page.chapter == BriefingChapter::ward) {
            continue;
        }
        if (const auto words = cleaned(found->second.comment); !words.isEmpty()) {
            append(page, words, typed, document.header.author);
        }
        page.notes = cleaned(found->second.notes);
    }
    return document;
}

bool holdsTyped(const BriefingDocument& document, const BriefingTyped& typed) {
    const auto holds = [&](const auto& entry) {
        const auto comment = cleaned(entry.second.comment);
        const auto page = std::ranges::find(document.pages, entry.first, &BriefingPage::chapter);
        if (page == document.pages.end()) {
            return comment.isEmpty() && cleaned(entry.second.notes).isEmpty();
        }
        const auto says = [&](const BriefingBlock& block) {
            const auto* said = std::get_if<BriefingComment>(&block.body);
            const auto* line = std::get_if<BriefingParagraph>(&block.body);
            return (said != nullptr && said->text == comment) || (line != nullptr && comment.endsWith(line->text));
        };
        return page->notes == cleaned(entry.second.notes) &&
               (comment.isEmpty() || std::ranges::any_of(page->blocks, says));
    };
    return std::ranges::all_of(typed.chapters, holds);
}

} // namespace trucban::models
