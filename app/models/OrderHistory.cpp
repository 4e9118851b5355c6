// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderHistory.h"

#include <algorithm>

namespace trucban::models {

namespace {

constexpr qsizetype kLongestKept = 300;

/// With full case numbers; `withWords`: notes and reasons too.
QString rewritten(const QString& line, const std::vector<Order>& orders, const Board& board, bool withWords) {
    QStringList sentences;
    for (const auto& order : orders) {
        const qsizetype begin = order.at;
        qsizetype end = order.at + order.length;
        if (!withWords && order.textAt) {
            end = *order.textAt;
        }
        QString sentence;
        qsizetype from = begin;
        auto mentions = order.mentions;
        std::ranges::sort(mentions, {}, &OrderMention::at);
        for (const auto& mention : mentions) {
            const auto* case_ = board.case_(mention.id);
            if (mention.at < from || mention.at + mention.length > end || case_ == nullptr) {
                continue;
            }
            sentence += line.sliced(from, mention.at - from) + QString::fromStdString(case_->code);
            from = mention.at + mention.length;
        }
        sentence += line.sliced(from, end - from);
        sentences << sentence.trimmed();
    }
    return sentences.join(QStringLiteral("; "));
}

} // namespace

void OrderHistory::add(const QString& line, const std::vector<Order>& orders, const Board& board) {
    Line one{.said = rewritten(line, orders, board, true), .kept = rewritten(line, orders, board, false)};
    if (one.kept.size() > kLongestKept) {
        one.kept.clear(); // cut short it might name another case
    }
    if (one.said.isEmpty()) {
        return;
    }
    std::erase_if(m_lines, [&one](const Line& other) { return other.said == one.said; });
    m_lines.push_back(std::move(one));
    if (size() > kMost) {
        m_lines.erase(m_lines.begin(), m_lines.end() - kMost);
    }
}

QString OrderHistory::line(qsizetype back) const {
    return back >= 1 && back <= size() ? m_lines[static_cast<std::size_t>(size() - back)].said : QString();
}

void OrderHistory::forgetWords() {
    restore(kept());
}

QStringList OrderHistory::kept() const {
    QStringList lines;
    for (const auto& line : m_lines) {
        if (!line.kept.isEmpty() && (lines.isEmpty() || lines.last() != line.kept)) {
            lines << line.kept;
        }
    }
    return lines;
}

void OrderHistory::restore(const QStringList& kept) {
    m_lines.clear();
    for (const auto& line : kept.mid(std::max<qsizetype>(0, kept.size() - kMost))) {
        if (line.size() <= kLongestKept) {
            m_lines.push_back({.said = line, .kept = line});
        }
    }
}

} // namespace trucban::models
