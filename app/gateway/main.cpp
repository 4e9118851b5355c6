// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CommandLine.h"

#include <sodium.h>

#include <csignal>
#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
    using namespace trucban::gateway;
    if (sodium_init() < 0) {
        return fail("libsodium cannot be used on this machine.");
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a quota is an error of the log, not a reason to die
    CLI::App app{"Trực Ban gateway: takes alerts over HTTPS, keeps the log, serves the consoles.", "trucban-gateway"};
    app.require_subcommand(1);
    app.set_version_flag("--version", "trucban-gateway 0.1.0");
    app.footer("Examples:\n"
               "  trucban-gateway key add sos-app --data /var/lib/trucban\n"
               "  trucban-gateway user add an.nguyen --role duty-officer --wards 25747 --password-file pw --data "
               "/var/lib/trucban\n"
               "  trucban-gateway serve --data /var/lib/trucban --listen 0.0.0.0:8443\n"
               "Exit codes: 0 done; 1 could not be done; 2 not understood; 3 the log or an\n"
               "attachment is broken.");
    Action action;
    addServe(app, action);
    addAccounts(app, action);
    addLog(app, action);
    addPolicy(app, action);
    addExercise(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kExitDone : kExitUsage;
    }
    try {
        return action();
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}
