// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CanonicalBytes.h"

#include "core/Canonical.h"

#include <boost/mp11/algorithm.hpp>

namespace trucban::core {

namespace {

template <class T>
void appendValue(std::string& out, const T& value) {
    constexpr std::size_t kIndex = boost::mp11::mp_find<Aggregate, T>::value;
    out.push_back(static_cast<char>(kIndex));
    canonical::Writer{out}.write(value);
}

} // namespace

void appendCanonical(std::string& out, const Aggregate& aggregate) {
    canonical::Writer{out}.write(aggregate);
}
void appendCanonical(std::string& out, const Alert& alert) {
    appendValue(out, alert);
}
void appendCanonical(std::string& out, const Case& case_) {
    appendValue(out, case_);
}
void appendCanonical(std::string& out, const Unit& unit) {
    appendValue(out, unit);
}
void appendCanonical(std::string& out, const Visit& visit) {
    appendValue(out, visit);
}
void appendCanonical(std::string& out, const Handover& handover) {
    appendValue(out, handover);
}
void appendCanonical(std::string& out, const Campaign& campaign) {
    appendValue(out, campaign);
}
void appendCanonical(std::string& out, const Record& record) {
    appendValue(out, record);
}
void appendCanonical(std::string& out, const Briefing& briefing) {
    appendValue(out, briefing);
}
void appendCanonical(std::string& out, const Policy& policy) {
    appendValue(out, policy);
}

std::optional<Aggregate> parseCanonical(std::string_view bytes) {
    canonical::Reader reader{bytes};
    std::optional<Aggregate> aggregate{std::in_place};
    if (!reader.read(*aggregate) || !reader.isAtEnd()) {
        aggregate.reset();
    }
    return aggregate;
}

} // namespace trucban::core
