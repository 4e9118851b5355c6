// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/AdminSocket.h"

#include "wire/Json.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <cstring>
#include <fcntl.h>
#include <format>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace trucban::gateway {
namespace {

constexpr std::size_t kMaxLine = 4 * 1024 * 1024;
constexpr int kPatienceMs = 10'000;
constexpr const char* kName = "admin.sock";

/// A socket's path may have 107 bytes only; /proc names the folder in a few.
struct Address {
    explicit Address(const std::filesystem::path& folder)
        : directory{::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)} {
        value.sun_family = AF_UNIX;
        const std::string path = std::format("/proc/self/fd/{}/{}", directory, kName);
        std::memcpy(value.sun_path, path.c_str(), path.size() + 1);
    }
    ~Address() {
        if (directory >= 0) {
            ::close(directory);
        }
    }
    Address(const Address&) = delete;
    Address& operator=(const Address&) = delete;
    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&value); }

    int directory;
    sockaddr_un value{};
};

bool sendAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string toLine(const std::expected<core::Seq, AdminError>& done) {
    boost::json::object object;
    if (done) {
        object["seq"] = *done;
    } else {
        object["code"] = done.error().code;
        object["message"] = done.error().message;
    }
    return boost::json::serialize(object) + "\n";
}

std::string text(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
}

} // namespace

std::expected<std::unique_ptr<AdminSocket>, std::string> AdminSocket::open(const std::filesystem::path& folder,
                                                                           Carry carry, const Journal& journal) {
    const std::filesystem::path path = folder / kName;
    std::error_code ignored;
    std::filesystem::remove(path, ignored); // of a gateway that was killed: the folder's lock is ours
    const Address address{folder};
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const mode_t before = ::umask(0177);
    const bool bound = listener >= 0 && ::bind(listener, address.get(), sizeof address.value) == 0;
    ::umask(before);
    const int wake = ::eventfd(0, EFD_CLOEXEC);
    if (!bound || ::listen(listener, 8) != 0 || wake < 0) {
        const std::string why = std::strerror(errno);
        ::close(listener);
        ::close(wake);
        return std::unexpected(std::format("The admin socket {} cannot be made: {}.", path.string(), why));
    }
    return std::unique_ptr<AdminSocket>{new AdminSocket{listener, wake, path, std::move(carry), journal}};
}

AdminSocket::AdminSocket(int listener, int wake, std::filesystem::path path, Carry carry, const Journal& journal)
    : m_listener{listener},
      m_wake{wake},
      m_path{std::move(path)},
      m_carry{std::move(carry)},
      m_journal{journal},
      m_thread{[this] { run(); }} {}

AdminSocket::~AdminSocket() {
    const std::uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one);
    m_thread.join();
    ::close(m_listener);
    ::close(m_wake);
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
}

bool AdminSocket::waitFor(int descriptor, int timeoutMs) const {
    pollfd waiting[2]{{descriptor, POLLIN, 0}, {m_wake, POLLIN, 0}};
    const int ready = ::poll(waiting, 2, timeoutMs);
    return ready > 0 && (waiting[1].revents & POLLIN) == 0;
}

void AdminSocket::run() {
    while (waitFor(m_listener, -1)) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor >= 0) {
            serve(descriptor);
            ::close(descriptor);
        }
    }
}

void AdminSocket::serve(int descriptor) {
    std::string buffer;
    char chunk[16 * 1024];
    while (waitFor(descriptor, kPatienceMs)) {
        const ssize_t count = ::recv(descriptor, chunk, sizeof chunk, 0);
        if (count <= 0 || buffer.size() > kMaxLine) {
            return;
        }
        buffer.append(chunk, static_cast<std::size_t>(count));
        for (std::size_t end = buffer.find('\n'); end != std::string::npos; end = buffer.find('\n')) {
            const std::string line = buffer.substr(0, end);
            buffer.erase(0, end + 1);
            if (!sendAll(descriptor, answer(line))) {
                return;
            }
        }
    }
}

std::string AdminSocket::answer(const std::string& line) {
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(line, error);
    const boost::json::object* object = error ? nullptr : value.if_object();
    const boost::json::value* body = object == nullptr ? nullptr : object->if_contains("body");
    if (body == nullptr) {
        return toLine(std::unexpected(AdminError{"badCommand", "The line is not an admin command."}));
    }
    auto command = wire::decodeCommandBody(text(*object, "type"), boost::json::serialize(*body));
    if (!command) {
        return toLine(std::unexpected(AdminError{"badCommand", std::string{wire::sentenceOf(command.error().fault)} +
                                                                   " " + command.error().pointer}));
    }
    const std::string type = text(*object, "type");
    m_journal.info("adminCommand", {{"type", std::string_view{type}}});
    return toLine(m_carry(std::move(*command), text(*object, "operator")));
}

std::expected<AdminClient, std::string> AdminClient::connect(const std::filesystem::path& folder) {
    const Address address{folder};
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0 || ::connect(descriptor, address.get(), sizeof address.value) != 0) {
        const std::string why = std::strerror(errno);
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        return std::unexpected(
            std::format("A gateway serves {}, but its admin socket cannot be reached ({}). Run this as "
                        "the gateway's user, on its machine.",
                        folder.string(), why));
    }
    return AdminClient{descriptor};
}

AdminClient::~AdminClient() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

std::expected<core::Seq, AdminError> AdminClient::run(const core::CommandBody& body, const std::string& operatorName) {
    const AdminError gone{"unavailable", "The gateway ended the connection; see its log."};
    boost::json::object object;
    object["type"] = core::typeOf(body);
    object["body"] = boost::json::parse(wire::encodeCommandBody(body));
    object["operator"] = operatorName;
    if (!sendAll(m_descriptor, boost::json::serialize(object) + "\n")) {
        return std::unexpected(gone);
    }
    std::string line;
    char chunk[4096];
    while (!line.ends_with('\n')) {
        const ssize_t count = ::recv(m_descriptor, chunk, sizeof chunk, 0);
        if (count <= 0) {
            return std::unexpected(gone);
        }
        line.append(chunk, static_cast<std::size_t>(count));
    }
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(line, error);
    if (error || !value.is_object()) {
        return std::unexpected(gone);
    }
    if (const auto* seq = value.get_object().if_contains("seq"); seq != nullptr && seq->is_number()) {
        return seq->to_number<core::Seq>();
    }
    return std::unexpected(AdminError{text(value.get_object(), "code"), text(value.get_object(), "message")});
}

} // namespace trucban::gateway
