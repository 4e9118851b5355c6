// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CommandLine.h"
#include "gateway/Csv.h"
#include "gateway/Sources.h"
#include "store/Accounts.h"

#include <cstdio>
#include <format>
#include <sys/stat.h>

namespace trucban::gateway {
namespace {

constexpr std::string_view kNoWards = "--wards names no ward: such a user would see nothing. Give codes, or all.";

struct UserOptions {
    std::string name;
    std::string role;
    std::string wards;
    std::string passwordFile;
};

std::string rolesText() {
    std::string text;
    for (const auto& entry : core::EnumNames<core::Role>::table) {
        text += (text.empty() ? "" : ", ") + std::string{entry.second};
    }
    return text;
}

/// The first line of the file, or of standard input for "-".
std::expected<std::string, std::string> password(const std::string& file) {
    auto text = readFile(file == "-" ? "/dev/stdin" : file);
    if (!text) {
        return text;
    }
    return text->substr(0, text->find_first_of("\r\n"));
}

int report(const store::Result<void>& done, const std::string& said) {
    if (!done) {
        return fail(done.error().message());
    }
    std::printf("%s\n", said.c_str());
    return kExitDone;
}

int addUser(Connection& connection, const UserOptions& options) {
    const auto role = core::parseEnum<core::Role>(options.role);
    if (!role) {
        return fail(std::format("\"{}\" is not a role; there are {}.", options.role, rolesText()));
    }
    const auto scope = parseWards(options.wards, embeddedWards());
    if (!scope) {
        return fail(scope.error());
    }
    if (!scope->all && scope->wards.empty()) {
        return fail(kNoWards);
    }
    const auto secret = password(options.passwordFile);
    if (!secret) {
        return fail(secret.error());
    }
    store::Accounts accounts{*connection.database, connection.keys};
    return report(accounts.addUser(options.name, *role, *scope, *secret, systemClock()()),
                  std::format("user {} added", options.name));
}

std::string wardsText(const core::Scope& scope) {
    if (scope.all) {
        return "all";
    }
    std::string text;
    for (const core::WardCode ward : scope.wards) {
        text += (text.empty() ? "" : ",") + std::to_string(ward.value);
    }
    return text.empty() ? "-" : text;
}

int listUsers(Connection& connection) {
    store::Accounts accounts{*connection.database, connection.keys};
    const auto users = accounts.users();
    if (!users) {
        return fail(users.error().message());
    }
    for (const store::User& user : *users) {
        std::printf("%s\t%s\t%s\t%s\n", user.name.c_str(), std::string{core::nameOf(user.role)}.c_str(),
                    wardsText(user.scope).c_str(), user.disabled ? "disabled" : "enabled");
    }
    return kExitDone;
}

/// A subcommand about one account or key, of which `options->name` is the name.
template <class Options>
struct Subcommand {
    CLI::App* command = nullptr;
    std::shared_ptr<Options> options;
};
/// `run` does it: a function of the connection and the options.
template <class Options, class Run>
Subcommand<Options> addNamed(CLI::App& group, Action& action, const char* name, const char* help, Run run,
                             WithoutLog withoutLog = WithoutLog::refuse) {
    CLI::App* command = group.add_subcommand(name, help);
    auto place = addPlace(*command, false);
    auto options = std::make_shared<Options>();
    command->add_option("NAME", options->name, "1 to 64 of a-z 0-9 . _ -")->required();
    command->callback([place, options, run, withoutLog, &action] {
        action = [place, options, run, withoutLog] {
            return withConnection(*place, [&](Connection& c) { return run(c, *options); }, withoutLog);
        };
    });
    return {command, options};
}

int setPassword(Connection& connection, const UserOptions& options) {
    const auto secret = password(options.passwordFile);
    if (!secret) {
        return fail(secret.error());
    }
    store::Accounts accounts{*connection.database, connection.keys};
    return report(accounts.setPassword(options.name, *secret), std::format("password of {} set", options.name));
}

int setScope(Connection& connection, const UserOptions& options) {
    const auto role = core::parseEnum<core::Role>(options.role);
    const auto scope = parseWards(options.wards, embeddedWards());
    if (!role || !scope) {
        return fail(role ? scope.error() : std::format("Roles are {}.", rolesText()));
    }
    if (!scope->all && scope->wards.empty()) {
        return fail(kNoWards);
    }
    store::Accounts accounts{*connection.database, connection.keys};
    return report(accounts.setRole(options.name, *role, *scope), std::format("role and wards of {} set", options.name));
}

void addPasswordFile(const Subcommand<UserOptions>& user) {
    user.command
        ->add_option("--password-file", user.options->passwordFile,
                     "Its first line is the password; - for standard input")
        ->required();
}

void addRole(const Subcommand<UserOptions>& user) {
    user.command->add_option("--role", user.options->role, rolesText())->required();
    user.command->add_option("--wards", user.options->wards, "Codes with commas between, or all")->required();
}

void addUserCommands(CLI::App& app, Action& action) {
    CLI::App* group = app.add_subcommand("user", "Accounts of officers, leaders and teams");
    group->require_subcommand(1);
    const auto added = addNamed<UserOptions>(*group, action, "add", "Add a user", addUser, WithoutLog::make);
    addRole(added);
    addPasswordFile(added);
    added.command->footer("Example:\n  trucban-gateway user add an.nguyen --role duty-officer --wards 25747,25750 "
                          "--password-file pw --data /var/lib/trucban");
    for (const bool disable : {true, false}) {
        addNamed<UserOptions>(*group, action, disable ? "disable" : "enable",
                              disable ? "End a user's sessions and refuse new ones" : "Allow a user again",
                              [disable](Connection& connection, const UserOptions& options) {
                                  store::Accounts accounts{*connection.database, connection.keys};
                                  return report(
                                      accounts.setDisabled(options.name, disable),
                                      std::format("user {} {}", options.name, disable ? "disabled" : "enabled"));
                              });
    }
    addPasswordFile(addNamed<UserOptions>(*group, action, "passwd", "Set a user's password; ends the user's sessions",
                                          setPassword));
    addRole(addNamed<UserOptions>(*group, action, "scope", "Change a user's role and wards; ends the user's sessions",
                                  setScope));
    CLI::App* list = group->add_subcommand("list", "Name, role, wards and state of every user, tabs between");
    auto place = addPlace(*list, true);
    list->callback([place, &action] { action = [place] { return withConnection(*place, listUsers); }; });
}

struct KeyOptions {
    std::string name;
    std::string wards;
    std::string purposes{"intake"};
    std::optional<std::string> units;
};

/// "intake,visits", "devices of M1,M2".
std::string rightsText(const store::KeyRights& rights) {
    std::string text;
    for (const store::KeyPurpose purpose : rights.purposes) {
        text += (text.empty() ? "" : ",") + std::string{core::nameOf(purpose)};
    }
    for (std::size_t i = 0; i < rights.units.size(); ++i) {
        text += (i == 0 ? " of " : ",") + rights.units[i];
    }
    return text;
}

std::expected<store::KeyRights, std::string> rightsOf(const KeyOptions& options) {
    store::KeyRights rights{.purposes = {}, .units = split(options.units.value_or(""), ',')};
    for (const auto& [purpose, name] : core::EnumNames<store::KeyPurpose>::table) {
        if (options.purposes == "all" || options.purposes == name) {
            rights.purposes.push_back(purpose);
        }
    }
    if (rights.purposes.empty()) {
        return std::unexpected(
            std::format("--for takes intake, devices, visits or all, not \"{}\".", options.purposes));
    }
    if (options.units && (rights.units.empty() || !rights.allow(store::KeyPurpose::devices))) {
        return std::unexpected("--units goes with --for devices, and names at least one.");
    }
    return rights;
}

int addKey(Connection& connection, const KeyOptions& options) {
    const auto rights = rightsOf(options);
    if (!rights) {
        return fail(rights.error());
    }
    core::Scope home;
    if (!options.wards.empty()) {
        const auto parsed = parseWards(options.wards, embeddedWards());
        if (!parsed || parsed->all) {
            return fail(parsed ? "--home-wards takes codes." : parsed.error());
        }
        home = *parsed;
    }
    store::Accounts accounts{*connection.database, connection.keys};
    const auto key = accounts.addKey(options.name, home.wards, systemClock()(), *rights);
    if (!key) {
        return fail(key.error().message());
    }
    std::printf("key %s added; it is shown once:\n%s\n", options.name.c_str(), key->c_str());
    return kExitDone;
}

int setKeyRights(Connection& connection, const KeyOptions& options) {
    const auto rights = rightsOf(options);
    if (!rights) {
        return fail(rights.error());
    }
    store::Accounts accounts{*connection.database, connection.keys};
    return report(accounts.setKeyRights(options.name, *rights),
                  std::format("key {} is for {}", options.name, rightsText(*rights)));
}

void addRights(const Subcommand<KeyOptions>& key) {
    key.command
        ->add_option("--for", key.options->purposes,
                     "intake: alerts, CAP and attachments; devices: state and place of units; visits; or all of it")
        ->type_name("intake|devices|visits|all")
        ->capture_default_str();
    key.command->add_option("--units", key.options->units, "Devices of these units alone; of any if not given")
        ->type_name("ID,…");
}

int listKeys(Connection& connection) {
    store::Accounts accounts{*connection.database, connection.keys};
    const auto keys = accounts.keys();
    if (!keys) {
        return fail(keys.error().message());
    }
    for (const store::IngestKey& entry : *keys) {
        std::printf("%s\t%s\t%s\n", entry.name.c_str(), entry.disabled ? "disabled" : "enabled",
                    rightsText(entry.rights).c_str());
    }
    return kExitDone;
}

void addKeyCommands(CLI::App& app, Action& action) {
    CLI::App* group = app.add_subcommand("key", "Keys of the sources that post alerts, of devices and of teams");
    group->require_subcommand(1);
    const auto added = addNamed<KeyOptions>(*group, action, "add", "Add a key and print it, alone on the last line",
                                            addKey, WithoutLog::make);
    addRights(added);
    added.command
        ->add_option("--home-wards", added.options->wards,
                     "Wards that see this source's unlocated alerts, beside the city desk")
        ->type_name("CODE,…");
    added.command->footer("Examples:\n  KEY=$(trucban-gateway key add sos-app --data /var/lib/trucban | tail -1)\n"
                          "  trucban-gateway key add patrol-app --for devices --units M1,M2 --data /var/lib/trucban");
    addRights(
        addNamed<KeyOptions>(*group, action, "allow", "Change what a key is for; the key itself stays", setKeyRights));
    for (const bool disable : {true, false}) {
        addNamed<KeyOptions>(
            *group, action, disable ? "disable" : "enable", disable ? "Refuse a key from now on" : "Take a key again",
            [disable](Connection& connection, const KeyOptions& options) {
                store::Accounts accounts{*connection.database, connection.keys};
                return report(accounts.setKeyDisabled(options.name, disable),
                              std::format("key {} {}", options.name, disable ? "disabled" : "enabled"));
            });
    }
    CLI::App* list = group->add_subcommand("list", "Name, state and purpose of every key, tabs between");
    auto place = addPlace(*list, true);
    list->callback([place, &action] { action = [place] { return withConnection(*place, listKeys); }; });
}

} // namespace

void addAccounts(CLI::App& app, Action& action) {
    addUserCommands(app, action);
    addKeyCommands(app, action);
}

} // namespace trucban::gateway
