// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/OrderSuggestions.h"

#include "geo/UnitAdvice.h"
#include "geo/WardTable.h"
#include "models/AdviceWording.h"
#include "models/OrderNames.h"
#include "models/OrderText.h"
#include "models/OrderWording.h"
#include "models/Wording.h"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <unordered_map>

namespace trucban::models {

namespace {

using Group = OrderSuggestion::Group;

constexpr std::size_t kMostVerbs = 12;
constexpr std::size_t kMostUnits = 8;
constexpr std::size_t kMostCases = 6;
constexpr std::size_t kMostWards = 6;
constexpr std::size_t kMostWordsTyped = 5;
constexpr qsizetype kFewestForWard = 2;

/// What the last words of a line may become, the rest of it being read already.
class Completion {
public:
    Completion(const OrderContext& context, const OrderNames& names, Order before, QString prefix, QString typed,
               const QString& typedRaw)
        : m_context(context),
          m_names(names),
          m_before(std::move(before)),
          m_prefix(std::move(prefix)),
          m_typed(std::move(typed)),
          m_typedRaw(typedRaw.toLower()) {}

    [[nodiscard]] std::vector<OrderSuggestion> find();

private:
    [[nodiscard]] bool fits(const QString& folded) const { return folded.startsWith(m_typed); }
    /// A word of it begins so.
    [[nodiscard]] bool fitsWithin(const QString& folded) const {
        return fits(folded) || folded.contains(u' ' + m_typed);
    }
    void add(OrderSuggestion suggestion, const QString& words);
    void addBeforeVerb();
    void addAfterVerb();
    void addVerbs();
    void addUnits();
    void addAdvisedUnits(const core::Case& case_);
    bool addUnit(const OrderNames::UnitName& named, const QString& detail);
    void addCases(bool done);
    void addWards();
    void addKinds();
    void addPriorities();
    void addOutcomes();
    template <class T>
    void addPhrases(Group group, const std::vector<OrderPhrase<T>>& phrases, QString (*nameOf)(T), const QString& icon);
    void addArgument(const OrderRule& rule);
    [[nodiscard]] bool lacksArgument(const OrderRule& rule) const;
    [[nodiscard]] bool endsWithComma() const { return m_prefix.trimmed().endsWith(u','); }

    const OrderContext& m_context;
    const OrderNames& m_names;
    Order m_before;
    QString m_prefix;
    QString m_typed;    ///< folded
    QString m_typedRaw; ///< lower case
    std::vector<OrderSuggestion> m_found;
};

void Completion::add(OrderSuggestion suggestion, const QString& words) {
    auto prefix = m_prefix;
    if (!prefix.isEmpty() && !prefix.back().isSpace() && prefix.back() != u',') {
        prefix += u' ';
    }
    suggestion.isAlone = prefix.trimmed().isEmpty();
    suggestion.line = prefix + words + u' ';
    m_found.push_back(std::move(suggestion));
}

void Completion::addVerbs() {
    const auto said = m_typed.trimmed();
    if (said != m_typed && std::ranges::contains(verbPhrases(), said, &OrderPhrase<OrderVerb>::folded)) {
        return; // what belongs to it comes next, not a longer way to say it
    }
    struct Fit {
        const OrderPhrase<OrderVerb>* phrase;
        bool exact;
    };
    std::vector<Fit> fitting;
    const bool english = Wording::isEnglish();
    for (const auto& rule : orderRules()) {
        const bool isForUnits = rule.units != OrderNeed::none;
        const bool isOther = (!m_before.units.empty() && !isForUnits) ||
                             (m_before.isCaseNamed && rule.case_ == OrderNeed::none) ||
                             !isForRole(rule.verb, m_context.authority);
        if (isOther) {
            continue;
        }
        const OrderPhrase<OrderVerb>* best = nullptr;
        const auto worth = [english](const OrderPhrase<OrderVerb>& phrase) {
            return std::pair(phrase.english == english, phrase.offered);
        };
        for (const auto& phrase : verbPhrases()) {
            if (phrase.meaning == rule.verb && fits(phrase.folded) &&
                (best == nullptr || worth(phrase) > worth(*best))) {
                best = &phrase;
            }
        }
        if (best != nullptr) {
            fitting.push_back({best, best->shown.startsWith(m_typedRaw)});
        }
    }
    std::ranges::stable_sort(fitting, std::ranges::greater(), &Fit::exact);
    for (const auto& fit : fitting | std::views::take(kMostVerbs)) {
        const auto& rule = ruleOf(fit.phrase->meaning);
        add({.group = Group::verb,
             .title = fit.phrase->shown,
             .detail = OrderWording::does(rule),
             .icon = QString::fromUtf8(rule.icon)},
            fit.phrase->shown);
    }
}

bool Completion::addUnit(const OrderNames::UnitName& named, const QString& detail) {
    const auto& id = named.unit->profile.id;
    const bool isNamed = std::ranges::find(m_before.units, id) != m_before.units.end();
    if (isNamed || !(fits(named.sign) || (m_typed.size() >= 2 && fitsWithin(named.name)))) {
        return false;
    }
    const auto sign = Wording::text(id.value);
    add({.group = Group::unit,
         .title = QStringLiteral("%1 · %2").arg(sign, Wording::text(named.unit->profile.name)),
         .detail = detail,
         .icon = QStringLiteral("ui/radio"),
         .unit = id},
        sign);
    return true;
}

void Completion::addAdvisedUnits(const core::Case& case_) {
    const auto& state = m_context.board.state();
    const auto* alert = m_context.board.primaryAlert(case_);
    const auto position = alert != nullptr ? alert->position() : std::nullopt;
    const auto need = geo::needOf(state, case_, position ? std::optional(position->point) : std::nullopt);
    std::vector<geo::UnitFacts> facts;
    std::unordered_map<core::UnitId, const OrderNames::UnitName*> named;
    for (const auto& unit : m_names.units()) {
        facts.push_back({.unit = unit.unit, .road = {}, .lastCaseEnded = {}});
        named.emplace(unit.unit->profile.id, &unit);
    }
    std::size_t added = 0;
    for (const auto& advice : geo::adviseUnits(facts, need, m_context.now)) {
        // Whom the rule leaves out comes only when typed.
        const bool isOffered = advice.standing == geo::UnitStanding::free || !m_typed.isEmpty();
        const auto found = named.find(advice.id);
        if (!isOffered || found == named.end() || added == kMostUnits) {
            continue;
        }
        auto detail = AdviceWording::arrival(advice);
        if (const auto doing = found->second->unit->state; doing != core::UnitState::available) {
            detail = QStringLiteral("%1 · %2").arg(Wording::unitState(doing), detail);
        }
        added += addUnit(*found->second, detail) ? 1 : 0;
    }
}

void Completion::addUnits() {
    const bool isSending = m_before.verb == OrderVerb::dispatch || m_before.verb == OrderVerb::backUp;
    const auto* case_ = m_before.caseId ? m_context.board.case_(*m_before.caseId) : nullptr;
    if (isSending && case_ != nullptr) {
        addAdvisedUnits(*case_);
        return;
    }
    // Those on a case have something to tell; then by call sign, M2 before M10.
    std::vector<const OrderNames::UnitName*> units;
    for (const auto& named : m_names.units()) {
        units.push_back(&named);
    }
    std::ranges::sort(units, {}, [this, isSending](const OrderNames::UnitName* named) {
        const bool isLater = named->unit->caseId.has_value() == isSending;
        return std::tuple(isLater, !fits(named->sign), named->sign.size(), QStringView(named->sign));
    });
    std::size_t added = 0;
    for (const auto* named : units) {
        if (added == kMostUnits) {
            break;
        }
        const auto* at = named->unit->caseId ? m_context.board.case_(*named->unit->caseId) : nullptr;
        auto detail = Wording::unitState(named->unit->state);
        if (at != nullptr) {
            detail += QStringLiteral(" · ") + Wording::text(at->code);
        }
        added += addUnit(*named, detail) ? 1 : 0;
    }
}

/// As far as a case's number was typed: "vv 04" → "04"; nullopt when it is no number.
std::optional<QString> digitsTyped(QString typed) {
    if (typed.startsWith(QStringLiteral("vv"))) {
        typed.remove(0, 2);
    }
    typed.remove(u' ');
    typed.remove(u'-');
    const bool areDigits = std::ranges::all_of(typed, [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
    return areDigits ? std::optional(typed) : std::nullopt;
}

/// Does the code's number begin so, or its day and number? No copy is made: there may be a hundred thousand of them.
bool hasDigits(std::string_view code, std::string_view wanted) {
    const auto number = code.substr(code.rfind('-') + 1);
    if (number.starts_with(wanted)) {
        return true;
    }
    const auto before = code.substr(0, code.size() - number.size() - 1);
    const auto day = before.substr(before.rfind('-') + 1);
    return day.starts_with(wanted.substr(0, day.size())) &&
           (wanted.size() <= day.size() || number.starts_with(wanted.substr(day.size())));
}

void Completion::addCases(bool done) {
    const auto digits = m_typed == QStringLiteral("v") ? std::optional(QString()) : digitsTyped(m_typed);
    if (!digits || (m_typed.endsWith(u' ') && !digits->isEmpty())) {
        return; // not the beginning of a number, or one that is written out
    }
    const auto wanted = digits->toStdString();
    const auto isMentioned = [this](const core::CaseId& id) {
        return (m_before.isCaseNamed && m_before.caseId == id) ||
               std::ranges::find(m_before.others, id) != m_before.others.end();
    };
    std::vector<const core::Case*> cases;
    for (const auto& [id, case_] : m_context.board.state().cases) {
        const bool isDone = case_.state == core::CaseState::resolved || case_.state == core::CaseState::closed;
        if ((done ? isDone : case_.isOpen()) && hasDigits(case_.code, wanted) && !isMentioned(id)) {
            cases.push_back(&case_);
        }
    }
    const auto order = [this, done](const core::Case* case_) {
        // What is done lately is what is opened again.
        const auto age = case_->openedAt.time_since_epoch().count();
        return std::tuple(m_context.selected != case_->id, case_->state != core::CaseState::isNew,
                          done ? core::Priority::p1 : case_->priority, done ? -age : age);
    };
    const auto shown = std::min(cases.size(), kMostCases);
    std::ranges::partial_sort(cases, cases.begin() + static_cast<std::ptrdiff_t>(shown), {}, order);
    for (const auto* case_ : cases | std::views::take(shown)) {
        add({.group = Group::case_,
             .title = OrderWording::caseTitle(case_->id, m_context.board),
             .detail = Wording::caseState(case_->state),
             .icon = QStringLiteral("ui/message"),
             .caseId = case_->id},
            Wording::text(case_->code));
    }
}

void Completion::addWards() {
    const auto* case_ = m_before.caseId ? m_context.board.case_(*m_before.caseId) : nullptr;
    const bool isClaim = m_before.verb == OrderVerb::claim;
    const auto* own = case_ != nullptr ? m_context.wards.find(case_->ward) : nullptr;
    std::vector<std::pair<double, const core::Ward*>> fitting;
    for (const auto& ward : m_context.wards.wards()) {
        const bool isCandidate = !isClaim || case_ == nullptr || core::contains(case_->candidates, ward.code);
        if (isCandidate && &ward != own &&
            (fits(foldedWords(Wording::text(ward.name))) || fits(foldedWords(Wording::text(geo::fullName(ward)))))) {
            fitting.emplace_back(own != nullptr ? core::distanceM(own->label, ward.label) : 0, &ward);
        }
    }
    std::ranges::stable_sort(fitting, {}, &std::pair<double, const core::Ward*>::first);
    for (const auto& [distance, ward] : fitting | std::views::take(kMostWards)) {
        add({.group = Group::ward,
             .title = Wording::ward(ward->code),
             .detail = own != nullptr ? Wording::distance(distance) : QString(),
             .icon = QStringLiteral("ui/map"),
             .ward = ward->code},
            Wording::text(ward->name));
    }
}

void Completion::addKinds() {
    for (const auto& kind : m_context.board.policy().kinds) {
        const auto name = Wording::kind(m_context.board.policy(), kind.code);
        if (fitsWithin(foldedWords(name)) || fits(foldedWords(Wording::text(kind.code)))) {
            add({.group = Group::kind,
                 .title = name,
                 .detail = Wording::priorityShort(kind.priority),
                 .icon = QStringLiteral("kinds/%1").arg(Wording::text(kind.icon))},
                name);
        }
    }
}

void Completion::addPriorities() {
    for (const auto& [priority, name] : core::EnumNames<core::Priority>::table) {
        const auto shown = QString::fromUtf8(name);
        if (fits(shown.toLower()) || fits(shown.sliced(1))) {
            add({.group = Group::priority,
                 .title = Wording::priority(priority),
                 .detail = {},
                 .icon = QStringLiteral("ui/flag")},
                shown);
        }
    }
}

template <class T>
void Completion::addPhrases(Group group, const std::vector<OrderPhrase<T>>& phrases, QString (*nameOf)(T),
                            const QString& icon) {
    const bool english = Wording::isEnglish();
    std::vector<T> seen;
    for (const bool own : {true, false}) {
        for (const auto& phrase : phrases) {
            const bool isSeen = std::ranges::find(seen, phrase.meaning) != seen.end();
            if (!isSeen && (phrase.english == english) == own && fits(phrase.folded)) {
                seen.push_back(phrase.meaning);
                add({.group = group, .title = phrase.shown, .detail = nameOf(phrase.meaning), .icon = icon},
                    phrase.shown);
            }
        }
    }
}

void Completion::addOutcomes() {
    addPhrases(Group::outcome, outcomePhrases(), &Wording::disposition, QStringLiteral("ui/resolve"));
    for (const auto& reason : m_context.board.policy().reasons) {
        const auto name = Wording::named(reason.nameVi, reason.nameEn);
        const bool isNew = std::ranges::none_of(
            m_found, [&name](const OrderSuggestion& other) { return foldedWords(other.title) == foldedWords(name); });
        if (isNew && fits(foldedWords(name))) {
            add({.group = Group::outcome,
                 .title = name,
                 .detail = Wording::disposition(reason.disposition),
                 .icon = QStringLiteral("ui/resolve")},
                name);
        }
    }
}

bool Completion::lacksArgument(const OrderRule& rule) const {
    switch (rule.argument) {
    case OrderArgument::none:
        return false;
    case OrderArgument::outcome:
        return !m_before.outcome;
    case OrderArgument::priority:
        return !m_before.priority;
    case OrderArgument::kind:
        return m_before.kind.empty();
    case OrderArgument::ward:
        return m_before.ward.isNone();
    case OrderArgument::agency:
        return !m_before.agency;
    case OrderArgument::cases:
        return true;
    }
    return false;
}

void Completion::addArgument(const OrderRule& rule) {
    switch (rule.argument) {
    case OrderArgument::none:
    case OrderArgument::cases:
        break;
    case OrderArgument::outcome:
        addOutcomes();
        break;
    case OrderArgument::priority:
        addPriorities();
        break;
    case OrderArgument::kind:
        addKinds();
        break;
    case OrderArgument::ward:
        addWards();
        break;
    case OrderArgument::agency:
        addPhrases(Group::agency, agencyPhrases(), &Wording::agency, QStringLiteral("ui/phone"));
        break;
    }
}

void Completion::addBeforeVerb() {
    const bool isBlank = m_before.units.empty() && !m_before.isCaseNamed;
    if (isBlank && m_typed.isEmpty()) {
        return;
    }
    if (endsWithComma()) {
        addUnits();
        return;
    }
    addVerbs();
    if (m_typed.isEmpty()) {
        return; // after a name comes what is to be done
    }
    // Units are named after their wards: who types the name of one means the ward.
    if (isBlank && m_typed.size() >= kFewestForWard) {
        addWards();
    }
    addUnits();
    if (!m_before.isCaseNamed) {
        addCases(false);
    }
}

void Completion::addAfterVerb() {
    const auto& rule = ruleOf(*m_before.verb);
    if (m_before.textAt || !isForRole(rule.verb, m_context.authority)) {
        return;
    }
    const bool wantsUnits = rule.units != OrderNeed::none;
    if (wantsUnits && (m_before.units.empty() || endsWithComma())) {
        addUnits();
        return;
    }
    const bool wantsCase = rule.case_ == OrderNeed::required && !m_before.isCaseNamed;
    const bool isMerge = rule.argument == OrderArgument::cases;
    const bool lacks = lacksArgument(rule);
    // With the selected case it may be left out: its argument comes first.
    if (lacks && (!m_typed.isEmpty() || m_before.caseId)) {
        addArgument(rule);
    }
    if (wantsCase || isMerge) {
        addCases(rule.verb == OrderVerb::reopen || rule.verb == OrderVerb::unmerge);
    }
    if (wantsUnits && !m_typed.isEmpty()) {
        addUnits();
    }
}

std::vector<OrderSuggestion> Completion::find() {
    const bool isStray = m_before.problem == OrderProblem::unknownWord || m_before.problem == OrderProblem::unknownUnit;
    if (isStray || m_before.problem == OrderProblem::unknownCase) {
        return {};
    }
    if (m_before.verb) {
        addAfterVerb();
    } else {
        addBeforeVerb();
    }
    return std::move(m_found);
}

} // namespace

std::vector<OrderSuggestion> suggestOrders(const QString& line, const OrderContext& context) {
    const auto span = sentencesOf(line).back();
    const auto tokens = tokensOf(line, span);
    const bool isOpen = !line.isEmpty() && !line.back().isSpace() && line.back() != u',' && line.back() != u';';
    const std::size_t most = std::min(tokens.size(), kMostWordsTyped);
    const OrderNames names(context);
    for (std::size_t count = most + 1; count-- > (isOpen && !tokens.empty() ? 1U : 0U);) {
        const auto from = count == 0 ? line.size() : tokens[tokens.size() - count].at;
        const auto prefix = line.left(from);
        auto typed = joined(tokens, tokens.size() - count, count);
        auto raw = joinedRaw(tokens, tokens.size() - count, count);
        if (count > 0 && !isOpen) {
            typed += u' '; // the next word of a longer name
            raw += u' ';
        }
        // What stands before, as one sentence of its own.
        auto orders = readOrders(line.sliced(span.at, from - span.at), context, names);
        auto before = orders.empty() ? Order{} : std::move(orders.back());
        if (orders.empty()) {
            before.complain(OrderProblem::noVerb);
        }
        Completion completion(context, names, std::move(before), prefix, typed, raw);
        if (auto found = completion.find(); !found.empty()) {
            return found;
        }
    }
    return {};
}

} // namespace trucban::models
