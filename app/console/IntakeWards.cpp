// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/IntakeWards.h"

#include <utility>

namespace trucban::console {

IntakeWards::IntakeWards(geo::WardTable wards, QObject* parent) : QObject(parent), m_wards(std::move(wards)) {
    m_worker.setMaxThreadCount(1);
}

IntakeWards::~IntakeWards() {
    m_worker.clear();
    m_worker.waitForDone();
}

void IntakeWards::setPack(std::shared_ptr<maps::TilePack> pack) {
    m_worker.start([this, pack = std::move(pack), request = ++m_request] {
        const auto borders = pack ? pack->boundaries().value_or(geo::BoundarySet{}) : geo::BoundarySet{};
        auto locator = std::make_shared<const geo::WardLocator>(m_wards, borders);
        QMetaObject::invokeMethod(
            this,
            [this, request, locator = std::move(locator)] {
                if (request == m_request) {
                    emit changed(locator);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace trucban::console
