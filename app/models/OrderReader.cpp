// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Order.h"
#include "models/OrderNames.h"
#include "models/OrderText.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace trucban::models {

namespace {

/// Words that join names and mean nothing themselves.
constexpr std::array kJoiners{"va", "and", "voi", "with"};
/// Words that lead to a name.
constexpr std::array kLeads{"den", "toi", "cho", "vao", "ve", "sang", "qua", "o",
                            "tai", "vu",  "to",  "for", "at", "from", "khoi"};
constexpr std::array kReasonWords{"ly do", "reason", "because"};
constexpr std::array kNumberWords{"so", "so ho so", "number", "no"};
constexpr std::array kInto{"vao", "into"};

template <std::size_t N>
bool isOneOf(const QString& word, const std::array<const char*, N>& words) {
    return std::ranges::any_of(words, [&word](const char* other) { return word == QLatin1String(other); });
}

bool wantsDone(const std::optional<OrderVerb>& verb) {
    return verb == OrderVerb::reopen || verb == OrderVerb::unmerge;
}

bool looksLikeUnit(const QString& word) {
    return std::ranges::any_of(word, [](QChar letter) { return letter.isDigit(); });
}

/// Reads one sentence from left to right: names and the verb in any order, then the verb's argument, then words.
class SentenceReader {
public:
    SentenceReader(const QString& line, const OrderSpan& span, const OrderContext& context, const OrderNames& names)
        : m_line(line), m_context(context), m_names(names), m_tokens(tokensOf(line, span)) {
        m_order.at = span.at;
        m_order.length = span.length;
    }
    [[nodiscard]] bool isEmpty() const { return m_tokens.empty(); }
    [[nodiscard]] Order read();

private:
    [[nodiscard]] bool atEnd() const { return m_next >= m_tokens.size(); }
    [[nodiscard]] const OrderRule* rule() const { return m_order.verb ? &ruleOf(*m_order.verb) : nullptr; }
    bool takeUnit();
    bool takeCase();
    bool takeVerb();
    template <std::size_t N>
    bool skip(const std::array<const char*, N>& words);
    void readHead();
    void readTail();
    void readMerged();
    void readArgument();
    void readOutcome();
    void readText();
    void resolveCases();
    [[nodiscard]] std::optional<core::CaseId> resolved(const OrderCaseName& name);
    void checkParts();
    [[nodiscard]] bool hasArgument() const;
    void complainOfArgument();

    const QString& m_line;
    const OrderContext& m_context;
    const OrderNames& m_names;
    std::vector<OrderToken> m_tokens;
    std::size_t m_next = 0;
    Order m_order;
    std::vector<OrderCaseName> m_cases;
    std::optional<std::size_t> m_into; ///< of m_cases, the one that others are merged into
};

template <std::size_t N>
bool SentenceReader::skip(const std::array<const char*, N>& words) {
    for (std::size_t count = 3; count > 0; --count) {
        if (const auto typed = joined(m_tokens, m_next, count); !typed.isEmpty() && isOneOf(typed, words)) {
            m_next += count;
            return true;
        }
    }
    return false;
}

bool SentenceReader::takeUnit() {
    const auto found = m_names.unitAt(m_tokens, m_next);
    if (!found) {
        return false;
    }
    if (std::ranges::find(m_order.units, found->meaning) == m_order.units.end()) {
        m_order.units.push_back(found->meaning);
    }
    m_next += found->count;
    return true;
}

bool SentenceReader::takeCase() {
    const bool wantsAgency = rule() != nullptr && rule()->argument == OrderArgument::agency;
    if (wantsAgency && phraseAt(m_tokens, m_next, agencyPhrases())) {
        return false; // 1022 is one
    }
    const auto found = OrderNames::caseAt(m_tokens, m_next);
    if (!found) {
        return false;
    }
    m_cases.push_back(found->meaning);
    m_next += found->count;
    return true;
}

bool SentenceReader::takeVerb() {
    const auto found = phraseAt(m_tokens, m_next, verbPhrases());
    if (!found) {
        return false;
    }
    m_order.verb = found->meaning;
    m_next += found->count;
    return true;
}

void SentenceReader::readHead() {
    while (!atEnd() && !m_order.verb) {
        const bool isNamed = !m_order.units.empty() || !m_cases.empty();
        if (takeUnit() || takeCase() || takeVerb() || (isNamed && skip(kJoiners))) {
            continue;
        }
        const auto& word = m_tokens[m_next];
        m_order.complain(looksLikeUnit(word.folded) ? OrderProblem::unknownUnit : OrderProblem::unknownWord, word.raw);
        return;
    }
    if (!m_order.verb) {
        m_order.complain(OrderProblem::noVerb);
    }
}

void SentenceReader::readMerged() {
    while (!atEnd()) {
        if (!m_into && skip(kInto)) {
            m_into = m_cases.size();
        }
        if (!takeCase() && !skip(kJoiners) && !skip(kLeads)) {
            return;
        }
    }
}

/// Units and case that stand behind the verb; a word that leads to a name counts only when one follows.
void SentenceReader::readTail() {
    if (rule()->argument == OrderArgument::cases) {
        readMerged();
        return;
    }
    const bool takesUnits = rule()->units != OrderNeed::none;
    while (!atEnd()) {
        const auto before = m_next;
        if (skip(kJoiners) || skip(kLeads)) {
            const bool leads = (takesUnits && m_names.unitAt(m_tokens, m_next)) ||
                               (m_cases.empty() && OrderNames::caseAt(m_tokens, m_next));
            if (!leads) {
                m_next = before;
                return;
            }
        }
        const bool isTaken = (takesUnits && takeUnit()) || (m_cases.empty() && takeCase());
        if (!isTaken) {
            return;
        }
    }
}

void SentenceReader::readOutcome() {
    core::Outcome outcome;
    if (const auto reason = m_names.reasonAt(m_tokens, m_next)) {
        outcome.disposition = reason->meaning->disposition;
        outcome.reason = reason->meaning->code;
        m_next += reason->count;
    } else if (const auto found = phraseAt(m_tokens, m_next, outcomePhrases())) {
        outcome.disposition = found->meaning;
        m_next += found->count;
    } else {
        return;
    }
    if (outcome.disposition == core::Disposition::reportFiled) {
        const bool isTold = skip(kNumberWords);
        if (!atEnd() && (isTold || looksLikeUnit(m_tokens[m_next].folded))) {
            outcome.fileNumber = m_tokens[m_next].raw.toStdString();
            ++m_next;
        }
    }
    m_order.outcome = outcome;
}

void SentenceReader::readArgument() {
    const auto before = m_next;
    switch (rule()->argument) {
    case OrderArgument::none:
    case OrderArgument::cases:
        return;
    case OrderArgument::outcome:
        readOutcome();
        break;
    case OrderArgument::priority:
        for (const auto& [priority, name] : core::EnumNames<core::Priority>::table) {
            const auto shown = QString::fromUtf8(name).toLower();
            if (!atEnd() && !m_order.priority &&
                (m_tokens[m_next].folded == shown || m_tokens[m_next].folded == shown.sliced(1))) {
                m_order.priority = priority;
                ++m_next;
            }
        }
        break;
    case OrderArgument::kind:
        if (const auto found = m_names.kindAt(m_tokens, m_next)) {
            m_order.kind = found->meaning;
            m_next += found->count;
        }
        break;
    case OrderArgument::ward:
        static_cast<void>(skip(kLeads));
        if (const auto found = m_names.wardAt(m_tokens, m_next)) {
            m_order.ward = found->meaning;
            m_next += found->count;
        } else {
            m_next = before;
        }
        break;
    case OrderArgument::agency:
        static_cast<void>(skip(kLeads));
        if (const auto found = phraseAt(m_tokens, m_next, agencyPhrases())) {
            m_order.agency = found->meaning;
            m_next += found->count;
        } else {
            m_next = before;
        }
        break;
    }
    // "ưu tiên P2 VV-0412"
    if (m_next != before && m_cases.empty() && !atEnd()) {
        const auto behind = m_next;
        static_cast<void>(skip(kLeads));
        if (!takeCase()) {
            m_next = behind;
        }
    }
}

void SentenceReader::readText() {
    if (rule()->text == OrderNeed::none || atEnd()) {
        return;
    }
    if (*m_order.verb != OrderVerb::note) {
        // Without its mark "vi" may be "vì", and as well "vi phạm" or "vị trí": then it is of the words.
        const bool isBecause = m_tokens[m_next].raw.compare(QStringLiteral("vì"), Qt::CaseInsensitive) == 0;
        if (isBecause) {
            ++m_next;
        } else {
            static_cast<void>(skip(kReasonWords));
        }
    }
    if (atEnd()) {
        return;
    }
    m_order.textAt = m_tokens[m_next].at;
    m_order.text = wordsFrom(m_line, *m_order.textAt, m_order.at + m_order.length);
    m_next = m_tokens.size();
}

std::optional<core::CaseId> SentenceReader::resolved(const OrderCaseName& name) {
    const auto found = m_names.casesNamed(name, wantsDone(m_order.verb));
    if (found.size() == 1) {
        m_order.mentions.push_back({name.at, name.length, found.front()});
        return found.front();
    }
    m_order.complain(found.empty() ? OrderProblem::unknownCase : OrderProblem::ambiguousCase,
                     m_line.sliced(name.at, name.length).toUpper());
    if (!found.empty()) {
        m_order.choices = found;
    }
    return std::nullopt;
}

void SentenceReader::resolveCases() {
    const bool isMerge = m_order.verb == OrderVerb::merge;
    for (std::size_t i = 0; i < m_cases.size(); ++i) {
        const auto id = resolved(m_cases[i]);
        if (!id) {
            continue;
        }
        if (isMerge && m_into != i) {
            m_order.others.push_back(*id);
        } else if (!m_order.caseId || m_order.caseId == id) {
            m_order.caseId = id;
            m_order.isCaseNamed = true;
        } else {
            m_order.complain(OrderProblem::unknownWord, m_line.sliced(m_cases[i].at, m_cases[i].length));
        }
    }
    const bool needsCase = rule() != nullptr && rule()->case_ == OrderNeed::required && m_order.isGood();
    const auto selected = m_context.selected;
    if (needsCase && !m_order.caseId) {
        const bool isMerged = std::ranges::find(m_order.others, selected) != m_order.others.end();
        m_order.caseId = isMerged ? std::nullopt : selected;
    } else if (needsCase && isMerge && m_order.others.empty() && selected && selected != m_order.caseId) {
        m_order.others.push_back(*selected); // "gộp vào VV-0412"
    }
}

bool SentenceReader::hasArgument() const {
    switch (rule()->argument) {
    case OrderArgument::none:
        return true;
    case OrderArgument::outcome:
        return m_order.outcome.has_value();
    case OrderArgument::priority:
        return m_order.priority.has_value();
    case OrderArgument::kind:
        return !m_order.kind.empty();
    case OrderArgument::ward:
        return !m_order.ward.isNone();
    case OrderArgument::agency:
        return m_order.agency.has_value();
    case OrderArgument::cases:
        return !m_order.others.empty();
    }
    return true;
}

void SentenceReader::complainOfArgument() {
    const auto word = atEnd() ? QString() : wordsFrom(m_line, m_tokens[m_next].at, m_order.at + m_order.length);
    switch (rule()->argument) {
    case OrderArgument::none:
        break;
    case OrderArgument::outcome:
        m_order.complain(OrderProblem::noOutcome, word);
        break;
    case OrderArgument::priority:
        m_order.complain(OrderProblem::noPriority, word);
        break;
    case OrderArgument::kind:
        m_order.complain(OrderProblem::noKind, word);
        break;
    case OrderArgument::ward:
        m_order.complain(OrderProblem::noWard, word);
        break;
    case OrderArgument::agency:
        m_order.complain(OrderProblem::noAgency, word);
        break;
    case OrderArgument::cases:
        m_order.complain(OrderProblem::noOthers, word);
        break;
    }
}

void SentenceReader::checkParts() {
    const auto& rule = *this->rule();
    const bool isLeftOver = !atEnd();
    const bool isUnit = isLeftOver && rule.units != OrderNeed::none && looksLikeUnit(m_tokens[m_next].folded);
    // What stands there and was not understood comes before what does not stand there.
    if (isUnit) {
        m_order.complain(OrderProblem::unknownUnit, m_tokens[m_next].raw);
    }
    if (isLeftOver && !hasArgument()) {
        complainOfArgument();
    }
    if (isLeftOver) {
        m_order.complain(OrderProblem::unknownWord, m_tokens[m_next].raw);
    }
    if (rule.units == OrderNeed::none && !m_order.units.empty()) {
        m_order.complain(OrderProblem::unknownWord, QString::fromStdString(m_order.units.front().value));
    }
    if (rule.units == OrderNeed::required && m_order.units.empty()) {
        m_order.complain(OrderProblem::noUnits);
    }
    if (rule.case_ == OrderNeed::required && !m_order.caseId) {
        m_order.complain(OrderProblem::noCase);
    }
    if (!hasArgument() && rule.argumentNeed == OrderNeed::required) {
        complainOfArgument();
    }
    if (rule.text == OrderNeed::required && m_order.text.isEmpty()) {
        const bool isWords = rule.verb == OrderVerb::note || rule.verb == OrderVerb::joint;
        m_order.complain(isWords ? OrderProblem::noText : OrderProblem::noReason);
    }
}

Order SentenceReader::read() {
    readHead();
    if (m_order.verb && m_order.isGood()) {
        readTail();
        readArgument();
        // An outcome that may be left out, but something stands there that is none: it is no note to nothing.
        const bool isNoNote = rule()->argument == OrderArgument::outcome && !m_order.outcome;
        if (!isNoNote && (hasArgument() || rule()->argument == OrderArgument::cases ||
                          rule()->argumentNeed != OrderNeed::required)) {
            readText();
        }
    }
    resolveCases();
    if (m_order.verb && m_order.isGood()) {
        checkParts();
    }
    return std::move(m_order);
}

} // namespace

void Order::complain(OrderProblem what, QString about) {
    if (isGood()) {
        problem = what;
        wrong = std::move(about);
    }
}

std::vector<Order> readOrders(const QString& line, const OrderContext& context) {
    return readOrders(line, context, OrderNames(context));
}

std::vector<Order> readOrders(const QString& line, const OrderContext& context, const OrderNames& names) {
    std::vector<Order> orders;
    for (const auto& span : sentencesOf(line)) {
        SentenceReader reader(line, span, context, names);
        if (!reader.isEmpty()) {
            orders.push_back(reader.read());
        }
    }
    return orders;
}

} // namespace trucban::models
