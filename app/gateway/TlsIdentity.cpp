// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/TlsIdentity.h"

#include <boost/asio/ip/address.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <fcntl.h>
#include <format>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace trucban::gateway {
namespace {

template <auto Free>
struct Deleter {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using CertPtr = std::unique_ptr<X509, Deleter<X509_free>>;
using FilePtr = std::unique_ptr<std::FILE, Deleter<std::fclose>>;
using ExtensionPtr = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

constexpr long kDays = 3'650;

bool addExtension(X509* certificate, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const ExtensionPtr extension{X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str())};
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

std::string alternativeNames(const std::string& host) {
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:0:0:0:0:0:0:0:1";
    boost::system::error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (!error) {
        if (!address.is_loopback() && !address.is_unspecified()) {
            names += ",IP:" + host;
        }
    } else if (host != "localhost" && host.find_first_of(",: \n") == std::string::npos) {
        names += ",DNS:" + host;
    }
    return names;
}

CertPtr makeCertificate(EVP_PKEY* key, const std::string& host) {
    CertPtr certificate{X509_new()};
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1 | 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3'600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 60 * 60 * 24 * kDays);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("trucban-gateway"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const bool extended = addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                          addExtension(certificate.get(), NID_subject_alt_name, alternativeNames(host)) &&
                          addExtension(certificate.get(), NID_ext_key_usage, "serverAuth");
    if (!extended || X509_sign(certificate.get(), key, EVP_sha256()) == 0) {
        return {};
    }
    return certificate;
}

/// Readable by the owner alone from its first byte on.
FilePtr createPrivate(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    return FilePtr{descriptor < 0 ? nullptr : ::fdopen(descriptor, "w")};
}

} // namespace

std::expected<TlsFiles, std::string> selfSignedPair(const std::filesystem::path& folder, const std::string& host) {
    TlsFiles files{folder / "tls-cert.pem", folder / "tls-key.pem"};
    std::error_code error;
    if (std::filesystem::exists(files.certificate, error) && std::filesystem::exists(files.key, error)) {
        return files;
    }
    const KeyPtr key{EVP_EC_gen("P-256")};
    const CertPtr certificate = key ? makeCertificate(key.get(), host) : CertPtr{};
    if (!certificate) {
        return std::unexpected("OpenSSL could not make a certificate.");
    }
    const std::filesystem::path newKey = files.key.string() + ".new";
    {
        const FilePtr keyFile = createPrivate(newKey);
        const FilePtr certificateFile = createPrivate(files.certificate);
        const bool written =
            keyFile && certificateFile &&
            PEM_write_PrivateKey(keyFile.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
            PEM_write_X509(certificateFile.get(), certificate.get()) == 1;
        if (!written) {
            return std::unexpected(std::format("The certificate could not be written to {}.", folder.string()));
        }
    }
    // The key's name appears last: a run that was cut short leaves no half pair behind.
    std::filesystem::rename(newKey, files.key, error);
    if (error) {
        return std::unexpected(std::format("The certificate could not be written to {}.", folder.string()));
    }
    return files;
}

std::expected<asio::ssl::context, std::string> makeTlsContext(const TlsFiles& files) {
    asio::ssl::context context{asio::ssl::context::tls_server};
    SSL_CTX* native = context.native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    // Ten thousand idle connections must not keep their record buffers.
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    // Consoles stay connected for a shift: resumption would only keep keys around.
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(native, 0);
    boost::system::error_code error;
    context.use_certificate_chain_file(files.certificate.string(), error);
    if (error) {
        return std::unexpected(
            std::format("The certificate {} cannot be used: {}.", files.certificate.string(), error.message()));
    }
    context.use_private_key_file(files.key.string(), asio::ssl::context::pem, error);
    if (error || SSL_CTX_check_private_key(native) != 1) {
        return std::unexpected(std::format("The key {} cannot be used with the certificate.", files.key.string()));
    }
    return context;
}

std::expected<std::string, std::string> fingerprintOf(const std::filesystem::path& certificate) {
    const FilePtr file{std::fopen(certificate.c_str(), "r")};
    const CertPtr parsed{file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr};
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    if (!parsed || X509_digest(parsed.get(), EVP_sha256(), digest, &size) != 1) {
        return std::unexpected(std::format("The certificate {} cannot be read.", certificate.string()));
    }
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        text += std::format("{}{:02X}", i == 0 ? "" : ":", digest[i]);
    }
    return text;
}

} // namespace trucban::gateway
