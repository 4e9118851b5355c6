// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderText.h"

#include "core/Text.h"

namespace trucban::models {

namespace {

bool isBetween(QChar letter) {
    return letter.isSpace() || letter == u',' || letter == u'+';
}

QString joinedBy(QString OrderToken::* form, const std::vector<OrderToken>& tokens, std::size_t first,
                 std::size_t count) {
    if (count == 0 || first + count > tokens.size()) {
        return {};
    }
    QString words = tokens[first].*form;
    for (std::size_t i = first + 1; i < first + count; ++i) {
        words += u' ';
        words += tokens[i].*form;
    }
    return words;
}

} // namespace

std::vector<OrderSpan> sentencesOf(const QString& line) {
    std::vector<OrderSpan> sentences;
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'"') {
            isQuoted = !isQuoted;
        } else if (line[i] == u';' && !isQuoted) {
            sentences.push_back({begin, i - begin});
            begin = i + 1;
        }
    }
    sentences.push_back({begin, line.size() - begin});
    return sentences;
}

std::vector<OrderToken> tokensOf(const QString& line, const OrderSpan& sentence) {
    std::vector<OrderToken> tokens;
    const qsizetype end = sentence.at + sentence.length;
    for (qsizetype i = sentence.at; i < end;) {
        if (isBetween(line[i])) {
            ++i;
            continue;
        }
        const qsizetype begin = i;
        while (i < end && !isBetween(line[i])) {
            ++i;
        }
        auto word = line.sliced(begin, i - begin);
        while (word.size() > 1 && (word.endsWith(u':') || word.endsWith(u'.'))) {
            word.chop(1); // "lý do: …", "xong."
        }
        tokens.push_back({.at = begin,
                          .length = i - begin,
                          .folded = QString::fromStdString(core::folded(word.toStdString())),
                          .raw = word});
    }
    return tokens;
}

QString wordsFrom(const QString& line, qsizetype from, qsizetype end) {
    auto words = line.sliced(from, end - from).trimmed();
    if (words.startsWith(u':')) {
        words = words.sliced(1).trimmed();
    }
    if (words.size() >= 2 && words.startsWith(u'"') && words.endsWith(u'"')) {
        words = words.sliced(1, words.size() - 2).trimmed();
    }
    return words;
}

QString joined(const std::vector<OrderToken>& tokens, std::size_t first, std::size_t count) {
    return joinedBy(&OrderToken::folded, tokens, first, count);
}

QString joinedRaw(const std::vector<OrderToken>& tokens, std::size_t first, std::size_t count) {
    return joinedBy(&OrderToken::raw, tokens, first, count);
}

} // namespace trucban::models
