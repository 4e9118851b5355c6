// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/PolicyCheck.h"
#include "gateway/AdminTasks.h"
#include "gateway/CommandLine.h"
#include "gateway/PolicyDefaults.h"
#include "store/EventLog.h"
#include "wire/Json.h"
#include "wire/PolicyFile.h"

#include <cstdio>
#include <format>

namespace trucban::gateway {
namespace {

using Run = std::function<std::expected<core::Seq, AdminError>(core::CommandBody)>;

struct PolicyOptions {
    std::string file;
    std::uint32_t version = 0; ///< 0: the one in force
};

/// A file with no fault in it; else what is wrong, and where.
std::expected<core::Policy, std::string> policyOf(const std::string& path) {
    const auto text = readFile(path);
    if (!text) {
        return std::unexpected(text.error());
    }
    auto file = wire::readPolicyFile(*text);
    if (!file) {
        return std::unexpected(
            std::format("{}: {} {}", path, wire::sentenceOf(file.error().fault), file.error().pointer));
    }
    if (!file->unknown.empty()) {
        std::string places;
        for (const std::string& pointer : file->unknown) {
            places += " " + pointer;
        }
        return std::unexpected(std::format("{}: a policy has no such member; is it misspelt?{}", path, places));
    }
    if (const auto fault = core::faultOf(file->policy)) {
        return std::unexpected(std::format("{}: {} {}.", path, fault->pointer, fault->reason));
    }
    return std::move(file->policy);
}

/// Every policy that was in force, oldest first, with the event that made it.
std::expected<std::vector<std::pair<core::Event, core::Policy>>, std::string> readHistory(const Place& place) {
    auto connection = Connection::open(place.data, place.keyFolder());
    if (!connection) {
        return std::unexpected(connection.error().message);
    }
    auto log = store::EventLog::open(*connection->database, connection->keys);
    if (!log) {
        return std::unexpected(log.error().message());
    }
    const auto events = log->readAggregate(core::AggregateRef::policy(), 0, 100'000);
    if (!events) {
        return std::unexpected(events.error().message());
    }
    core::State state;
    std::vector<std::pair<core::Event, core::Policy>> history;
    for (const store::LogEntry& entry : *events) {
        if (entry) {
            (void)core::apply(state, *entry);
            history.emplace_back(*entry, state.policy);
        }
    }
    return history;
}

int show(const Place& place, const PolicyOptions& options) {
    if (const std::string missing = missingLog(place); !missing.empty()) {
        return fail(missing);
    }
    const auto history = readHistory(place);
    if (!history) {
        return fail(history.error());
    }
    if (options.version > history->size()) {
        return fail(std::format("There are {} versions of the policy.", history->size()));
    }
    const core::Policy policy = history->empty()       ? referencePolicy()
                                : options.version == 0 ? history->back().second
                                                       : (*history)[options.version - 1].second;
    std::printf("%s\n", wire::printPolicy(policy).c_str());
    return kExitDone;
}

/// For who edited an older version's policy: the parts that came since, to be looked through and imported.
int complete(const Place& place, const PolicyOptions&) {
    if (const std::string missing = missingLog(place); !missing.empty()) {
        return fail(missing);
    }
    const auto history = readHistory(place);
    if (!history) {
        return fail(history.error());
    }
    const CompletedPolicy whole =
        completed(history->empty() ? referencePolicy() : history->back().second, referencePolicy());
    std::printf("%s\n", wire::printPolicy(whole.policy).c_str());
    std::fprintf(stderr, "%s\n", whole.parts.empty() ? "Nothing was missing." : ("Filled in: " + whole.list()).c_str());
    return kExitDone;
}

int printReference(const Place&, const PolicyOptions&) {
    std::printf("%s\n", wire::printPolicy(referencePolicy()).c_str());
    return kExitDone;
}

int printHistory(const Place& place, const PolicyOptions&) {
    if (const std::string missing = missingLog(place); !missing.empty()) {
        return fail(missing);
    }
    const auto history = readHistory(place);
    if (!history) {
        return fail(history.error());
    }
    for (const auto& [event, policy] : *history) {
        std::printf("%u\t%s\t%s\t%s\n", policy.version, wire::formatInstant(event.at).c_str(), event.actor.name.c_str(),
                    policy.name.c_str());
    }
    return kExitDone;
}

int check(const Place&, const PolicyOptions& options) {
    const auto policy = policyOf(options.file);
    if (!policy) {
        return fail(policy.error());
    }
    std::printf("%zu kinds, %zu checklists, %zu reasons: can be in force\n", policy->kinds.size(),
                policy->checklists.size(), policy->reasons.size());
    return kExitDone;
}

int import(const Place& place, const PolicyOptions& options) {
    if (const std::string missing = missingLog(place); !missing.empty()) {
        return fail(missing);
    }
    auto policy = policyOf(options.file);
    if (!policy) {
        return fail(policy.error());
    }
    const auto history = readHistory(place);
    if (!history) {
        return fail(history.error());
    }
    // Two who edit at the same time: the second must not undo the first without seeing it.
    const std::uint32_t current = history->empty() ? 0 : history->back().second.version;
    if (policy->version != 0 && policy->version != current) {
        return fail(std::format("{} was made from version {}, and version {} is in force now; show that one and make "
                                "your changes in it.",
                                options.file, policy->version, current));
    }
    return withLog(place, [&](const Run& run) {
        const auto done = run(core::ChangePolicy{std::move(*policy)});
        if (!done) {
            return fail(done.error().message);
        }
        std::printf("policy changed by event %llu\n", static_cast<unsigned long long>(*done));
        return static_cast<int>(kExitDone);
    });
}

} // namespace

void addPolicy(CLI::App& app, Action& action) {
    CLI::App* policy = app.add_subcommand("policy", "Kinds, priorities, deadlines, checklists, reasons and limits");
    policy->require_subcommand(1);
    policy->footer("To change it while the gateway runs; consoles take it at once:\n"
                   "  trucban-gateway policy show --data DIR > policy.json\n"
                   "  (edit policy.json)\n"
                   "  trucban-gateway policy import policy.json --data DIR");
    const auto add = [&](const char* name, const char* help, int (*run)(const Place&, const PolicyOptions&)) {
        CLI::App* command = policy->add_subcommand(name, help);
        auto options = std::make_shared<PolicyOptions>();
        const bool isOfLog = run != &check && run != &printReference;
        std::shared_ptr<Place> place = isOfLog ? addPlace(*command, false) : std::make_shared<Place>();
        if (run == &check || run == &import) {
            command->add_option("FILE", options->file)->required()->check(CLI::ExistingFile);
        }
        if (run == &show) {
            command->add_option("--version", options->version, "Of the versions that history lists; else the one now");
        }
        command->callback([=, &action] { action = [=] { return run(*place, *options); }; });
    };
    add("show", "Print the policy in force, to be edited", &show);
    add("check", "Say whether a JSON file can be a policy, and what is wrong where", &check);
    add("import", "Replace the policy by a JSON file; refused when it was changed since that file was shown", &import);
    add("complete", "Print the policy in force with what it leaves empty filled in from this program's own", &complete);
    add("reference", "Print the one this program is shipped with", &printReference);
    add("history", "List the versions: number, time, who, name", &printHistory);
}

} // namespace trucban::gateway
