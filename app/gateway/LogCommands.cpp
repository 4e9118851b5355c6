// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AdminTasks.h"
#include "gateway/CommandLine.h"
#include "gateway/Csv.h"
#include "gateway/LogImport.h"
#include "geo/BoundarySet.h"
#include "store/Archive.h"
#include "store/AttachmentStore.h"
#include "store/Backup.h"
#include "store/EventLog.h"
#include "wire/HttpBodies.h"
#include "wire/Json.h"
#include "wire/Limits.h"

#include <charconv>
#include <cstdio>
#include <format>
#include <fstream>
#include <iostream>

namespace trucban::gateway {
namespace {

using Run = std::function<std::expected<core::Seq, AdminError>(core::CommandBody)>;

struct FileOptions {
    std::string file;
    std::string head;
    core::Seq after = 0;
    std::uint64_t limit = 0;
    bool isRaw = false;
    bool isLogAlone = false;
    std::string id;
};

std::expected<core::UnitProfile, std::string> unitOf(const std::vector<std::string>& row, const geo::WardTable& wards) {
    core::UnitProfile profile;
    if (row.size() < 4 || row[0].empty()) {
        return std::unexpected("a row has id,kind,homeWard,name,equipment,crew");
    }
    profile.id.value = row[0];
    const auto kind = core::parseEnum<core::UnitKind>(row[1]);
    if (!kind) {
        return std::unexpected(std::format("\"{}\" is not a kind of unit", row[1]));
    }
    profile.kind = *kind;
    if (!row[2].empty()) {
        const auto scope = parseWards(row[2], wards);
        if (!scope || scope->wards.size() != 1) {
            return std::unexpected(std::format("\"{}\" is not the code of a ward", row[2]));
        }
        profile.homeWard = scope->wards.front();
    }
    profile.name = row[3];
    if (row.size() > 4) {
        profile.equipment = split(row[4], ';');
    }
    if (row.size() > 5 && !row[5].empty()) {
        const auto [end, error] = std::from_chars(row[5].data(), row[5].data() + row[5].size(), profile.crew);
        if (error != std::errc{} || end != row[5].data() + row[5].size()) {
            return std::unexpected(std::format("\"{}\" is not a number of officers", row[5]));
        }
    }
    return profile;
}

int importUnits(const Place& place, const FileOptions& options) {
    const auto text = readFile(options.file);
    if (!text) {
        return fail(text.error());
    }
    const geo::WardTable wards = embeddedWards();
    std::vector<core::UnitProfile> profiles;
    const auto rows = parseCsv(*text);
    // The whole file is read before the first unit is written: a bad row in the middle leaves nothing half done.
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i == 0 && !rows[i].empty() && rows[i][0] == "id") {
            continue;
        }
        auto profile = unitOf(rows[i], wards);
        if (!profile) {
            return fail(std::format("{}, row {}: {}.", options.file, i + 1, profile.error()));
        }
        profiles.push_back(std::move(*profile));
    }
    return withLog(
        place,
        [&](const Run& run) {
            std::size_t changed = 0;
            for (core::UnitProfile& profile : profiles) {
                const std::string id = profile.id.value;
                const auto done = run(core::RegisterUnit{std::move(profile)});
                if (!done && done.error().code != core::nameOf(core::Refusal::alreadyDone)) {
                    return fail(std::format("unit {}: {} {} of {} were imported before it.", id, done.error().message,
                                            changed, profiles.size()));
                }
                changed += done ? 1 : 0;
            }
            std::printf("%zu units imported, %zu unchanged\n", changed, profiles.size() - changed);
            return static_cast<int>(kExitDone);
        },
        WithoutLog::make);
}

/// Written beside the log, not into it: a running gateway notices within a second.
int importBoundaries(const Place& place, const FileOptions& options) {
    const auto text = readFile(options.file);
    if (!text) {
        return fail(text.error());
    }
    auto imported = geo::BoundarySet::fromGeoJson(*text, embeddedWards());
    if (!imported) {
        return fail(geo::describe(imported.error()));
    }
    return withConnection(
        place,
        [&](Connection& connection) {
            store::Documents documents{*connection.database};
            if (const auto put = documents.put(kBoundariesDocument, imported->boundaries.toBytes()); !put) {
                return fail(put.error().message());
            }
            std::printf("%s\n", geo::describe(imported->report).c_str());
            return static_cast<int>(kExitDone);
        },
        WithoutLog::make);
}

int withEventLog(const Place& place, const std::function<int(store::EventLog&, Connection&)>& run) {
    return withConnection(place, [&](Connection& connection) {
        auto log = store::EventLog::open(*connection.database, connection.keys);
        return log ? run(*log, connection) : fail(log.error().message());
    });
}

store::Result<store::AttachmentStore> attachmentsAt(const Place& place, const Connection& connection) {
    return store::AttachmentStore::open(place.data, connection.keys, wire::kMaxAttachmentBytes);
}

/// The exit code.
int reportDamaged(const store::AttachmentReport& report) {
    for (const std::string& sha256 : report.damaged) {
        std::printf("BROKEN attachment %s\n", sha256.c_str());
    }
    return report.damaged.empty() ? kExitDone : kExitNotTrue;
}

int verify(const Place& place, const FileOptions& options) {
    std::optional<store::ClaimedHead> claimed;
    if (!options.head.empty()) {
        claimed = store::parseHead(options.head);
        if (!claimed) {
            return fail("--head takes SEQ:HASH or SEQ:HASH:TIME:SIGNATURE, as printed by `trucban-gateway head`.");
        }
    }
    return withEventLog(place, [&](store::EventLog& log, Connection& connection) {
        const auto report = log.verify(claimed);
        if (!report) {
            return fail(report.error().message());
        }
        const auto attachments =
            attachmentsAt(place, connection).and_then([](const store::AttachmentStore& all) { return all.check(); });
        if (!attachments) {
            return fail(attachments.error().message());
        }
        std::printf("events %llu\nhead %s\nerased parts %llu\nnot decodable %llu\narchived %llu\n"
                    "attachments %llu\n",
                    static_cast<unsigned long long>(report->checked), report->head.toString().c_str(),
                    static_cast<unsigned long long>(report->erasedParts),
                    static_cast<unsigned long long>(report->undecodable),
                    static_cast<unsigned long long>(report->archived),
                    static_cast<unsigned long long>(attachments->good + attachments->damaged.size()));
        const int exitCode = reportDamaged(*attachments);
        if (!report->isGood()) {
            std::printf("BROKEN%s: %s\n",
                        report->firstBad ? std::format(" at event {}", *report->firstBad).c_str() : "",
                        report->reason.c_str());
            return static_cast<int>(kExitNotTrue);
        }
        std::printf("the log holds%s\n", claimed ? " and passes through the given head" : "");
        return exitCode;
    });
}

int printHead(const Place& place) {
    return withEventLog(place, [](store::EventLog& log, Connection&) {
        const auto head = log.signHead(systemClock()());
        if (!head) {
            return fail(head.error().message());
        }
        std::printf("%s\n", head->toString().c_str());
        return static_cast<int>(kExitDone);
    });
}

int backup(const Place& place, const FileOptions& options) {
    return withConnection(place, [&](Connection& connection) {
        const auto attachments = attachmentsAt(place, connection);
        if (!attachments) {
            return fail(attachments.error().message());
        }
        const auto done = store::backUp(*connection.database, *attachments, options.file);
        if (!done) {
            return fail(done.error().message());
        }
        std::printf("backed up to %s, and %llu attachments to %s; keep the key folder apart from them\n",
                    options.file.c_str(), static_cast<unsigned long long>(done->good),
                    store::attachmentsOf(options.file).c_str());
        return reportDamaged(*done);
    });
}

/// The folder is taken for it: an append in the middle would be missed.
int rebuildArchive(const Place& place) {
    if (const std::string missing = missingLog(place); !missing.empty()) {
        return fail(missing);
    }
    auto lock = store::FolderLock::acquire(place.data);
    if (!lock) {
        return fail(lock.error().fault == store::StoreFault::busy ? "A gateway serves this folder; stop it first."
                                                                  : lock.error().message());
    }
    return withEventLog(place, [](store::EventLog& log, Connection& connection) {
        const auto cases = store::Archive{*connection.database}.rebuild(log);
        if (!cases) {
            return fail(cases.error().message());
        }
        if (const auto callers = log.rebuildCallers(); !callers) {
            return fail(callers.error().message());
        }
        std::printf("the archive holds %llu cases\n", static_cast<unsigned long long>(*cases));
        return static_cast<int>(kExitDone);
    });
}

int restore(const Place& place, const FileOptions& options) {
    const auto folder = place.keyFolder().value_or(store::KeyRing::defaultFolder(place.data));
    if (!std::filesystem::is_directory(folder)) {
        return fail(
            std::format("The keys of the backup are not in {}; name their folder with --keys.", folder.string()));
    }
    auto keys = store::KeyRing::openOrCreate(place.data, folder);
    if (!keys) {
        return fail(keys.error().message());
    }
    if (options.isLogAlone) {
        if (const auto done = store::restoreLog(options.file, place.data, *keys); !done) {
            return fail(done.error().message());
        }
        std::printf("restored the log to %s\n", place.data.c_str());
        return kExitDone;
    }
    if (const auto copies = store::attachmentsOf(options.file); !std::filesystem::is_directory(copies)) {
        return fail(
            std::format("The backup's attachments are not in {}; --log-alone restores without them.", copies.string()));
    }
    const auto done = store::restore(options.file, place.data, *keys, wire::kMaxAttachmentBytes);
    if (!done) {
        return fail(done.error().message());
    }
    std::printf("restored to %s, with %llu attachments\n", place.data.c_str(),
                static_cast<unsigned long long>(done->good));
    return reportDamaged(*done);
}

int exportEvents(const Place& place, const FileOptions& options) {
    return withEventLog(place, [&](store::EventLog& log, Connection&) {
        core::Seq after = options.after;
        std::uint64_t left = options.limit == 0 ? ~std::uint64_t{0} : options.limit;
        while (left > 0) {
            const std::size_t page = static_cast<std::size_t>(std::min<std::uint64_t>(left, 1'000));
            const auto last = log.read(after, page, [&](store::LogEntry&& entry) {
                if (entry) {
                    const core::Event event = options.isRaw ? *std::move(entry) : wire::maskedEvent(*std::move(entry));
                    std::printf("%s\n", wire::encodeEvent(event).c_str());
                } else {
                    std::fprintf(stderr, "event %llu cannot be decoded: %s\n",
                                 static_cast<unsigned long long>(entry.error().seq), entry.error().reason.c_str());
                }
                --left;
                return true;
            });
            if (!last) {
                return fail(last.error().message());
            }
            if (*last == after) {
                break;
            }
            after = *last;
        }
        return static_cast<int>(kExitDone);
    });
}

/// Into a folder that no gateway has served yet.
int importLog(const Place& place, const FileOptions& options) {
    std::error_code error;
    std::filesystem::create_directories(place.data, error);
    auto lock = store::FolderLock::acquire(place.data);
    if (!lock) {
        return fail(lock.error().fault == store::StoreFault::busy ? "A gateway serves this folder; stop it first."
                                                                  : lock.error().message());
    }
    std::ifstream file;
    if (options.file != "-") {
        file.open(options.file);
        if (!file) {
            return fail(std::format("{} cannot be read.", options.file));
        }
    }
    return withConnection(
        place,
        [&](Connection& connection) {
            auto log = store::EventLog::open(*connection.database, connection.keys);
            if (!log) {
                return fail(log.error().message());
            }
            const auto count = importEvents(options.file == "-" ? std::cin : file, *log, systemClock()());
            if (!count) {
                return fail(count.error());
            }
            std::printf("%llu events imported\n", static_cast<unsigned long long>(*count));
            return static_cast<int>(kExitDone);
        },
        WithoutLog::make);
}

int eraseAlert(const Place& place, const FileOptions& options) {
    const auto id = core::Uuid::parse(options.id);
    if (!id) {
        return fail(std::format("\"{}\" is not the id of an alert.", options.id));
    }
    return withLog(place, [&](const Run& run) {
        const auto done = run(core::EraseAlert{core::AlertId{*id}});
        if (!done) {
            return fail(done.error().message);
        }
        std::printf("erased by event %llu\n", static_cast<unsigned long long>(*done));
        return static_cast<int>(kExitDone);
    });
}

using Runner = int (*)(const Place&, const FileOptions&);

CLI::App* addFileCommand(CLI::App& parent, Action& action, const char* name, const char* help, Runner run,
                         const char* argument, bool mustExist, std::string FileOptions::* member = &FileOptions::file) {
    CLI::App* command = parent.add_subcommand(name, help);
    auto place = addPlace(*command, false);
    auto options = std::make_shared<FileOptions>();
    if (argument != nullptr) {
        auto* option = command->add_option(argument, (*options).*member)->required();
        if (mustExist) {
            option->check(CLI::ExistingFile);
        }
    }
    if (run == &verify) {
        command->add_option("--head", options->head, "A printed head that the log must pass through");
    }
    if (run == &restore) {
        command->add_flag("--log-alone", options->isLogAlone, "Without attachments, from a backup that has none");
    }
    if (run == &exportEvents) {
        command->add_option("--after", options->after, "Start behind this event")->type_name("SEQ")->required();
        command->add_option("--limit", options->limit, "At most so many; 0: all");
        command->add_flag("--raw", options->isRaw, "Telephone and identity numbers in texts as they are, not masked");
    }
    command->callback(
        [place, options, run, &action] { action = [place, options, run] { return run(*place, *options); }; });
    return command;
}

} // namespace

void addLog(CLI::App& app, Action& action) {
    const auto group = [&](const char* name, const char* help) {
        CLI::App* made = app.add_subcommand(name, help);
        made->require_subcommand(1);
        return made;
    };
    CLI::App* unit = group("unit", "Units (lực lượng)");
    addFileCommand(*unit, action, "import", "Register the units of a CSV file: id,kind,homeWard,name,equipment;…,crew",
                   &importUnits, "FILE", true)
        ->footer(
            "Works while the gateway runs. Example:\n  trucban-gateway unit import units.csv --data /var/lib/trucban");
    CLI::App* boundaries = group("boundaries", "Ward boundaries, for sending alerts to their ward");
    addFileCommand(*boundaries, action, "import",
                   "Load the boundaries of a GeoJSON file; features without a unit code are skipped and listed",
                   &importBoundaries, "FILE", true);
    addFileCommand(
        app, action, "verify",
        "Prove the log's hash chain, also against a printed head, the archive against the log, and every attachment",
        &verify, nullptr, false);
    addFileCommand(
        app, action, "head", "Sign and print the log's head, for handovers and briefings",
        [](const Place& place, const FileOptions&) { return printHead(place); }, nullptr, false);
    addFileCommand(app, action, "backup",
                   "Copy the log to a file while it is in use, and the attachments to the folder DEST.attachments",
                   &backup, "DEST", false);
    addFileCommand(app, action, "restore", "Put a backup, log and attachments, into a data folder that has no log",
                   &restore, "FILE", true);
    addFileCommand(app, action, "export", "Print events as JSON lines, numbers of persons masked", &exportEvents,
                   nullptr, false);
    addFileCommand(
        app, action, "import",
        "Fill an empty log with the events that export --raw or `trucban-feed campaign` printed; - is standard "
        "input",
        &importLog, "FILE", false);
    CLI::App* archive = group("archive", "Closed cases that left the gateway's memory");
    addFileCommand(
        *archive, action, "rebuild", "Make the archive anew from the log, should verify say that they differ",
        [](const Place& place, const FileOptions&) { return rebuildArchive(place); }, nullptr, false);
    CLI::App* alert = group("alert", "Single alerts");
    addFileCommand(*alert, action, "erase", "Destroy the personal data of an alert whose case is closed", &eraseAlert,
                   "ID", false, &FileOptions::id);
}

} // namespace trucban::gateway
