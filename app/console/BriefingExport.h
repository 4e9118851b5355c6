// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/Options.h"
#include "core/State.h"
#include "models/BriefingDocument.h"

#include <QCoreApplication>

#include <expected>

namespace trucban::console {

/// `--export briefing`: the file that the options name, of a document. The sentences are for the user.
class BriefingExport {
    Q_DECLARE_TR_FUNCTIONS(BriefingExport)
public:
    explicit BriefingExport(const Options& options) : m_options(options) {}

    /// The document that --from names, as a briefing keeps it.
    [[nodiscard]] std::expected<models::BriefingDocument, QString> kept() const;
    /// The newest that is frozen of --campaign, of figures not later than --as-of, and of --ward and --period if those
    /// are given. Without --period one of the whole campaign goes before those of a part of it.
    [[nodiscard]] std::expected<models::BriefingDocument, QString> frozen(const core::State& state) const;
    /// Cut for whom --for names, in the form of --format, whole or not at all.
    [[nodiscard]] std::expected<QString, QString> write(models::BriefingDocument document) const;

private:
    const Options& m_options;
};

} // namespace trucban::console
