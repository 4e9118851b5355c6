// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/FileClient.h"

#include "link/Connector.h"
#include "wire/Limits.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <openssl/evp.h>

#include <array>
#include <optional>

namespace trucban::link {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kPiece = 64 * 1024;

class Sha256 {
public:
    Sha256() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(const char* bytes, std::size_t count) { EVP_DigestUpdate(m_context.get(), bytes, count); }
    [[nodiscard]] std::string hex() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int length = 0;
        EVP_DigestFinal_ex(m_context.get(), digest.data(), &length);
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string text;
        for (unsigned int i = 0; i < length; ++i) {
            text += kDigits[digest.at(i) >> 4U];
            text += kDigits[digest.at(i) & 0xfU];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

FileFault faultOfStatus(unsigned status) {
    switch (status) {
    case 404:
        return FileFault::missing;
    case 401:
    case 403:
        return FileFault::refused;
    case 413:
        return FileFault::tooLarge;
    default:
        return FileFault::busy;
    }
}

} // namespace

class FileClient::Impl : public std::enable_shared_from_this<FileClient::Impl> {
public:
    using Answer = std::expected<std::string, FileFault>;
    using Parser = http::response_parser<http::buffer_body>;

    Impl(const asio::any_io_executor& executor, const Endpoint& endpoint) : m_silence(executor) {
        const auto address = Address::parse(endpoint.url);
        const auto pin = Fingerprint::parse(endpoint.pin);
        if (address && (endpoint.pin.empty() || pin)) {
            m_connector.emplace(executor, *address, pin);
        }
    }

    asio::awaitable<Answer> get(FileWanted wanted, std::string token) {
        const auto self = shared_from_this();
        if (!m_connector) {
            co_return std::unexpected(FileFault::offline);
        }
        heard();
        auto answer = co_await exchange(wanted, token);
        m_silence.cancel();
        m_stream.reset();
        co_return answer;
    }

    void close() {
        if (m_connector) {
            m_connector->cancel();
        }
        if (m_stream) {
            m_stream->close();
        }
    }

private:
    void heard() {
        m_silence.expires_after(wire::kRequestDeadline);
        m_silence.async_wait([weak = weak_from_this()](boost::system::error_code error) {
            if (const auto client = weak.lock(); client && !error) {
                client->close();
            }
        });
    }

    asio::awaitable<Answer> exchange(const FileWanted& wanted, const std::string& token) {
        auto connected = co_await m_connector->connect();
        if (!connected) {
            co_return std::unexpected(FileFault::offline);
        }
        m_stream = std::move(*connected);
        heard();
        http::request<http::empty_body> request;
        request.method(http::verb::get);
        request.target("/v1/attachments/" + wanted.sha256 +
                       (wanted.command.empty() ? "" : "?command=" + wanted.command));
        request.version(11);
        request.keep_alive(false);
        request.set(http::field::host, m_connector->address().authority());
        request.set(http::field::user_agent, "trucban");
        request.set(http::field::authorization, "Bearer " + token);
        if (const auto [error, bytes] = co_await http::async_write(*m_stream, request, kTuple); error) {
            co_return std::unexpected(FileFault::offline);
        }
        Parser parser;
        parser.header_limit(wire::kMaxHeaderBytes);
        parser.body_limit(wanted.mostBytes);
        boost::beast::flat_buffer buffer;
        if (const auto [error, bytes] = co_await http::async_read_header(*m_stream, buffer, parser, kTuple); error) {
            co_return std::unexpected(error == http::error::body_limit ? FileFault::tooLarge : FileFault::offline);
        }
        heard();
        if (const auto status = parser.get().result_int(); status != 200) {
            co_return std::unexpected(faultOfStatus(status));
        }
        co_return co_await readBody(parser, buffer, wanted);
    }

    asio::awaitable<Answer> readBody(Parser& parser, boost::beast::flat_buffer& buffer, const FileWanted& wanted) {
        std::string bytes;
        Sha256 digest;
        std::vector<char> piece(kPiece);
        while (!parser.is_done()) {
            auto& body = parser.get().body();
            body.data = piece.data();
            body.size = piece.size();
            const auto [error, count] = co_await http::async_read_some(*m_stream, buffer, parser, kTuple);
            const auto filled = piece.size() - body.size;
            digest.add(piece.data(), filled);
            bytes.append(piece.data(), filled);
            if (error && error != http::error::need_buffer) {
                co_return std::unexpected(error == http::error::body_limit ? FileFault::tooLarge : FileFault::offline);
            }
            heard();
        }
        if (digest.hex() != wanted.sha256) {
            co_return std::unexpected(FileFault::damaged);
        }
        co_return bytes;
    }

    asio::steady_timer m_silence;
    std::optional<Connector> m_connector; ///< none: the endpoint cannot be used
    std::unique_ptr<PeerStream> m_stream;
};

FileClient::FileClient(const asio::any_io_executor& executor, const Endpoint& endpoint)
    : m_impl(std::make_shared<Impl>(executor, endpoint)) {}

FileClient::~FileClient() {
    m_impl->close();
}

asio::awaitable<std::expected<std::string, FileFault>> FileClient::get(FileWanted wanted, std::string token) {
    return m_impl->get(std::move(wanted), std::move(token));
}

void FileClient::close() {
    m_impl->close();
}

} // namespace trucban::link
