// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/TlsTrust.h"

#include <boost/asio/ssl/error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/verify_context.hpp>
#include <openssl/x509.h>

namespace trucban::feed {

namespace {

bool matches(const X509* certificate, const link::Fingerprint& pin) {
    unsigned char* der = nullptr;
    const int size = certificate == nullptr ? 0 : i2d_X509(certificate, &der);
    const bool isIt = size > 0 && link::Fingerprint::of({der, static_cast<std::size_t>(size)}) == pin;
    OPENSSL_free(der);
    return isIt;
}

} // namespace

TlsTrust::TlsTrust(const Target& target) : m_context{asio::ssl::context::tls_client} {
    m_context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                          asio::ssl::context::no_tlsv1_1);
    // Thousands of idle simulated consoles would otherwise hold two 16 KiB buffers each.
    SSL_CTX_set_mode(m_context.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    if (target.trust == Trust::verify) {
        boost::system::error_code ignored; // without a store every handshake fails, with its own message
        m_context.set_default_verify_paths(ignored);
    }
}

bool TlsTrust::prepare(TlsStream& stream, const Target& target) const {
    switch (target.trust) {
    case Trust::anything:
        stream.set_verify_mode(asio::ssl::verify_none);
        break;
    case Trust::verify:
        stream.set_verify_mode(asio::ssl::verify_peer);
        stream.set_verify_callback(asio::ssl::host_name_verification{target.host});
        break;
    case Trust::pin:
        stream.set_verify_mode(asio::ssl::verify_peer);
        stream.set_verify_callback([pin = target.pin](bool, asio::ssl::verify_context& context) {
            X509_STORE_CTX* const store = context.native_handle();
            // The pin is the leaf's; what signed it does not matter.
            return X509_STORE_CTX_get_error_depth(store) > 0 || matches(X509_STORE_CTX_get_current_cert(store), pin);
        });
        break;
    }
    return SSL_set_tlsext_host_name(stream.native_handle(), target.host.c_str()) == 1;
}

FeedFault TlsTrust::handshakeFault(const Target& target, const boost::system::error_code& error) const {
    const bool untrusted = error.category() == asio::error::get_ssl_category() &&
                           ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_CERTIFICATE_VERIFY_FAILED;
    if (untrusted) {
        return target.trust == Trust::pin ? FeedFault::pinMismatch : FeedFault::tls;
    }
    // A peer that closes or resets during the handshake is one that is going down or coming up.
    return error.category() == asio::error::get_ssl_category() ? FeedFault::tls : FeedFault::unreachable;
}

} // namespace trucban::feed
