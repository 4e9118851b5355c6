// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/Filter.h"

namespace trucban::models {

Filter::Filter(QObject* parent) : QObject(parent) {}

void Filter::setSpec(const FilterSpec& spec) {
    if (spec != m_spec) {
        m_spec = spec;
        emit changed(m_spec);
    }
}

void Filter::clear() {
    setSpec({});
}

Selection::Selection(QObject* parent) : QObject(parent) {}

void Selection::select(std::optional<core::CaseId> id) {
    if (id != m_current) {
        m_current = id;
        emit changed(m_current);
    }
}

} // namespace trucban::models
