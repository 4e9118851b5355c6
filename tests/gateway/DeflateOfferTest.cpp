// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/DeflateOffer.h"

#include <gtest/gtest.h>

namespace trucban::gateway {
namespace {

TEST(DeflateOfferTest, takesWhatItCanKeep) {
    const std::string base = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    struct Row {
        const char* offer;
        std::string answer; ///< empty: none
    };
    const Row rows[]{
        {"", ""},
        {"permessage-deflate", base},
        {"permessage-deflate; client_max_window_bits", base},
        {"permessage-deflate; client_max_window_bits=12;server_no_context_takeover", base},
        {"permessage-deflate; server_max_window_bits=15", base + "; server_max_window_bits=15"},
        {"permessage-deflate;\tserver_max_window_bits = \"15\" ", base + "; server_max_window_bits=15"},
        {"x-webkit-deflate-frame, permessage-deflate", base},
        {"permessage-deflate; server_max_window_bits=10, permessage-deflate; client_no_context_takeover", base},
        {"permessage-deflate; server_max_window_bits=10", ""},
        {"permessage-deflate; server_max_window_bits", ""},
        {"permessage-deflate; client_max_window_bits=16", ""},
        {"permessage-deflate; client_no_context_takeover=1", ""},
        {"permessage-deflate; client_no_context_takeover; client_no_context_takeover", ""},
        {"permessage-deflate; level=9", ""},
        {"permessage-deflate;", ""},
        {"permessage-deflated", ""},
        {", ,;;=", ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(acceptDeflate(row.offer).value_or(""), row.answer) << row.offer;
    }
}

} // namespace
} // namespace trucban::gateway
