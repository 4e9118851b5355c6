// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/ExerciseScore.h"

#include "core/Fold.h"

#include <boost/json.hpp>

#include <algorithm>
#include <format>
#include <optional>
#include <set>

namespace trucban::gateway {
namespace {

namespace json = boost::json;
using std::chrono::milliseconds;

constexpr std::size_t kMostNamed = 20;

std::string textOf(const json::object& object, std::string_view member) {
    const auto* value = object.if_contains(member);
    return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::string keyOf(std::string_view source, std::string_view externalId) {
    return std::format("{}/{}", source, externalId);
}

/// Gathers how long cases waited.
class Stopwatch {
public:
    void count(const core::Case& case_, core::Milliseconds allowed) {
        const auto answered = case_.acknowledgedAt ? case_.acknowledgedAt : case_.closedAt;
        if (!answered) {
            ++m_times.missed;
            return;
        }
        const auto waited =
            std::max(milliseconds{0}, std::chrono::duration_cast<milliseconds>(*answered - case_.openedAt));
        m_times.inTime += allowed == core::Milliseconds::zero() || waited <= allowed ? 1 : 0;
        if (m_waits.empty() || waited > m_times.worst) {
            m_times.worst = waited;
            m_times.worstCase = case_.code;
        }
        m_waits.push_back(waited);
    }

    [[nodiscard]] AnswerTimes times() {
        m_times.answered = m_waits.size();
        if (!m_waits.empty()) {
            const auto middle = m_waits.begin() + static_cast<std::ptrdiff_t>((m_waits.size() - 1) / 2);
            std::ranges::nth_element(m_waits, middle);
            m_times.median = *middle;
        }
        return m_times;
    }

private:
    AnswerTimes m_times;
    std::vector<milliseconds> m_waits;
};

/// The case that holds the alerts of a merged one in the end.
const core::Case* holderOf(const core::State& state, const core::Case& merged) {
    const core::Case* holder = &merged;
    for (std::size_t steps = 0; holder != nullptr && holder->mergedInto && steps <= state.cases.size(); ++steps) {
        holder = state.case_(*holder->mergedInto);
    }
    return holder;
}

/// The matter that a case was opened for; empty: not the scenario's.
std::string incidentOf(const core::State& state, const core::Case& case_, const ScenarioTruth& truth) {
    for (const core::AlertId& id : case_.alerts) {
        const core::Alert* alert = state.alert(id);
        if (alert != nullptr && alert->originalCaseId == case_.id) {
            return truth.incidentOf(alert->facts.source, alert->facts.externalId);
        }
    }
    return {};
}

std::string secondsOf(milliseconds time) {
    return std::format("{:.1f} s", std::chrono::duration<double>(time).count());
}

std::string lineOf(std::string_view what, const AnswerTimes& times) {
    std::string line =
        std::format("{}: tiếp nhận {}, đúng hạn {}, bỏ sót {}", what, times.answered, times.inTime, times.missed);
    if (times.answered > 0) {
        line += std::format("; trung vị {}, lâu nhất {} ({})", secondsOf(times.median), secondsOf(times.worst),
                            times.worstCase);
    }
    return line + "\n";
}

json::object objectOf(const AnswerTimes& times) {
    return {{"answered", times.answered},       {"inTime", times.inTime},         {"missed", times.missed},
            {"medianMs", times.median.count()}, {"worstMs", times.worst.count()}, {"worstCase", times.worstCase}};
}

json::array arrayOf(const std::vector<std::string>& texts) {
    return json::array(texts.begin(), texts.end());
}

} // namespace

std::expected<ScenarioTruth, std::string> ScenarioTruth::parse(std::string_view text) {
    ScenarioTruth truth;
    std::set<std::string> incidents;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \r\t") == std::string_view::npos) {
            continue;
        }
        boost::system::error_code error;
        const json::value value = json::parse(line, error);
        if (error || !value.is_object()) {
            return std::unexpected(std::format("line {} is not a JSON object", number));
        }
        const json::object& object = value.as_object();
        const auto* body = object.if_contains("body");
        if (textOf(object, "post") != "/v1/alerts" || body == nullptr || !body->is_object()) {
            continue;
        }
        // What the gateway does not know as a source it takes in as "other".
        const auto source = core::parseEnum<core::AlertSource>(textOf(body->as_object(), "source"));
        const std::string key =
            keyOf(core::nameOf(source.value_or(core::AlertSource::other)), textOf(body->as_object(), "externalId"));
        const std::string named = textOf(object, "incident");
        const auto [known, isNew] = truth.m_byAlert.try_emplace(key, named.empty() ? key : named);
        if (!isNew && !named.empty()) {
            known->second = named; // an update of the alert need not say it again
        }
    }
    for (const auto& [key, incident] : truth.m_byAlert) {
        incidents.insert(incident);
    }
    truth.m_incidents = incidents.size();
    return truth;
}

std::string ScenarioTruth::incidentOf(core::AlertSource source, std::string_view externalId) const {
    for (std::string_view id = externalId;;) {
        if (const auto found = m_byAlert.find(keyOf(core::nameOf(source), id)); found != m_byAlert.end()) {
            // Each run plays its incidents anew.
            return std::format("{}{}", found->second, externalId.substr(id.size()));
        }
        const std::size_t dash = id.rfind('-');
        if (dash == std::string_view::npos) {
            return {};
        }
        id = id.substr(0, dash);
    }
}

void ExerciseLog::apply(const core::Event& event) {
    if (!core::apply(state, event)) {
        return;
    }
    if (const auto* opened = std::get_if<core::CaseOpened>(&event.data)) {
        const core::CaseId id{core::Uuid::parse(event.aggregate.key).value_or(core::Uuid{})};
        asked.emplace(id, Asked{opened->priority, state.policy.deadlinesFor(opened->priority).acknowledge});
    }
}

ExerciseScore scoreOf(const ExerciseLog& log, const ScenarioTruth& truth) {
    const core::State& state = log.state;
    ExerciseScore score;
    for (const auto& [id, alert] : state.alerts) {
        const bool isKnown = !truth.incidentOf(alert.facts.source, alert.facts.externalId).empty();
        ++(isKnown ? score.alerts : score.others);
    }
    Stopwatch urgent;
    Stopwatch all;
    std::map<std::string, std::uint64_t> standing; ///< cases left of each incident
    std::vector<const core::Case*> cases;
    for (const auto& [id, case_] : state.cases) {
        cases.push_back(&case_);
    }
    std::ranges::sort(cases, {}, [](const core::Case* case_) { return std::tuple(case_->openedAt, case_->code); });
    for (const core::Case* case_ : cases) {
        const std::string incident = incidentOf(state, *case_, truth);
        if (incident.empty()) {
            continue;
        }
        if (case_->mergedInto) {
            const core::Case* holder = holderOf(state, *case_);
            const bool isRight = holder != nullptr && incidentOf(state, *holder, truth) == incident;
            ++(isRight ? score.rightMerges : score.wrongMerges);
            if (!isRight) {
                score.wrong.push_back(
                    std::format("{} in {}", case_->code, holder == nullptr ? std::string{"?"} : holder->code));
            }
            continue;
        }
        ++standing[incident];
        const auto found = log.asked.find(case_->id);
        const ExerciseLog::Asked asked = found == log.asked.end() ? ExerciseLog::Asked{case_->priority} : found->second;
        all.count(*case_, asked.acknowledge);
        if (asked.priority == core::Priority::p1 || case_->priority == core::Priority::p1) {
            urgent.count(*case_, asked.acknowledge);
        }
        if (!case_->acknowledgedAt && !case_->closedAt) {
            score.unseen.push_back(case_->code);
        }
    }
    for (const auto& [incident, count] : standing) {
        score.missedMerges += count - 1;
    }
    score.urgent = urgent.times();
    score.all = all.times();
    return score;
}

std::string printed(const ExerciseScore& score) {
    const auto names = [](std::string_view what, const std::vector<std::string>& codes) {
        std::string line;
        for (std::size_t i = 0; i < std::min(codes.size(), kMostNamed); ++i) {
            line += (i == 0 ? "" : ", ") + codes[i];
        }
        if (codes.size() > kMostNamed) {
            line += std::format(" … ({})", codes.size());
        }
        return codes.empty() ? std::string{} : std::format("{}: {}\n", what, line);
    };
    std::string text = "KẾT QUẢ DIỄN TẬP\n";
    text += std::format("Tin theo kịch bản: {}; tin khác: {}\n", score.alerts, score.others);
    text += lineOf("P1", score.urgent);
    text += lineOf("Mọi vụ", score.all);
    text +=
        std::format("Gộp đúng {}, gộp sai {}, chưa gộp {}\n", score.rightMerges, score.wrongMerges, score.missedMerges);
    text += names("Gộp sai", score.wrong);
    text += names("Bỏ sót", score.unseen);
    return text;
}

std::string asJson(const ExerciseScore& score) {
    return json::serialize(json::object{{"alerts", score.alerts},
                                        {"others", score.others},
                                        {"urgent", objectOf(score.urgent)},
                                        {"all", objectOf(score.all)},
                                        {"rightMerges", score.rightMerges},
                                        {"wrongMerges", score.wrongMerges},
                                        {"missedMerges", score.missedMerges},
                                        {"wrong", arrayOf(score.wrong)},
                                        {"unseen", arrayOf(score.unseen)}});
}

} // namespace trucban::gateway
