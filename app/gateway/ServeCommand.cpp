// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/CommandLine.h"
#include "gateway/Gateway.h"

#include <charconv>
#include <cstdio>
#include <fstream>
#include <sys/resource.h>

namespace trucban::gateway {
namespace {

/// Both fit on one machine.
constexpr auto kLiveListen = "127.0.0.1:8443";
constexpr auto kExerciseListen = "127.0.0.1:8543";

struct ServeOptions {
    std::string listen;
    bool isExercise = false;
    std::string certificate;
    std::string key;
    bool isInsecure = false;
    std::string portFile;
    std::vector<std::string> attachmentHosts;
    bool isVerbose = false;
};

/// "host:port", "[::1]:port".
bool splitListen(const std::string& text, std::string& host, std::uint16_t& port) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) {
        return false;
    }
    host = text.substr(0, colon);
    if (host.front() == '[' && host.back() == ']') {
        host = host.substr(1, host.size() - 2);
    }
    const char* begin = text.data() + colon + 1;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(begin, end, port);
    return error == std::errc{} && stop == end && begin != end;
}

/// Ten thousand idle connections are ten thousand descriptors.
void raiseDescriptorLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/// Whoever waits for the file finds it whole: it appears under its name at once.
bool writePortFile(const std::string& path, std::uint16_t port) {
    const std::string part = path + ".part";
    {
        std::ofstream file{part, std::ios::trunc};
        file << port << '\n';
        if (!file.flush()) {
            return false;
        }
    }
    return std::rename(part.c_str(), path.c_str()) == 0;
}

int serve(const Place& place, const ServeOptions& options) {
    GatewayOptions gateway;
    gateway.data = place.data;
    gateway.keys = place.keyFolder();
    gateway.isInsecure = options.isInsecure;
    gateway.handleSignals = true;
    gateway.isExercise = options.isExercise;
    const char* usual = options.isExercise ? kExerciseListen : kLiveListen;
    if (!splitListen(options.listen.empty() ? usual : options.listen, gateway.host, gateway.port)) {
        return fail("--listen takes HOST:PORT, for example 0.0.0.0:8443 or [::1]:0.");
    }
    if (options.certificate.empty() != options.key.empty()) {
        return fail("--tls-cert and --tls-key go together.");
    }
    if (!options.certificate.empty()) {
        gateway.tls = TlsFiles{options.certificate, options.key};
    }
    for (const std::string& text : options.attachmentHosts) {
        auto host = AllowedHost::parse(text);
        if (!host) {
            return fail("--attachment-host: " + host.error());
        }
        gateway.attachmentHosts.push_back(std::move(*host));
    }
    raiseDescriptorLimit();
    const Journal journal{options.isVerbose ? JournalLevel::debug : JournalLevel::info};
    auto opened = Gateway::open(std::move(gateway), journal);
    if (!opened) {
        return fail(opened.error());
    }
    if (!options.portFile.empty() && !writePortFile(options.portFile, (*opened)->port())) {
        return fail("The port file cannot be written.");
    }
    if (options.isExercise) {
        std::printf("an exercise: nothing here is live\n");
    }
    std::printf("listening on %s\n", (*opened)->url().c_str());
    if (const std::string fingerprint = (*opened)->fingerprint(); !fingerprint.empty()) {
        std::printf("fingerprint sha256:%s\n", fingerprint.c_str());
    }
    std::fflush(stdout);
    (*opened)->run();
    return kExitDone;
}

} // namespace

void addServe(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("serve", "Run the gateway until SIGTERM or SIGINT");
    auto place = addPlace(*command, false);
    auto options = std::make_shared<ServeOptions>();
    command
        ->add_option("--listen", options->listen,
                     "Address and port; port 0 takes a free one (127.0.0.1:8443, for exercises 8543)")
        ->type_name("HOST:PORT");
    command->add_flag("--exercise", options->isExercise,
                      "For exercises: a data folder of its own, never a live one; every desk on it is marked");
    command->add_option("--tls-cert", options->certificate, "Certificate chain, PEM; self-signed if not given")
        ->type_name("FILE");
    command->add_option("--tls-key", options->key, "Its key, PEM")->type_name("FILE");
    command->add_flag("--insecure", options->isInsecure, "Plain HTTP; loopback addresses only");
    command->add_option("--port-file", options->portFile, "Write the port here once it accepts")->type_name("FILE");
    command
        ->add_option("--attachment-host", options->attachmentHosts,
                     "Fetch attachments that alerts name by URL from this host (may be repeated); none by default")
        ->type_name("HOST[:PORT]");
    command->add_flag("--verbose", options->isVerbose, "Log more");
    command->footer(
        "Prints \"listening on URL\" and \"fingerprint sha256:…\" on standard output once it accepts; logs JSON\n"
        "lines on standard error. Examples:\n"
        "  trucban-gateway serve --data /var/lib/trucban --listen 0.0.0.0:8443\n"
        "  trucban-gateway serve --data ./data --listen 127.0.0.1:0 --insecure --port-file port");
    command->callback([place, options, &action] { action = [place, options] { return serve(*place, *options); }; });
}

} // namespace trucban::gateway
