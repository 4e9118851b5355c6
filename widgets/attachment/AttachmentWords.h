// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Alert.h"
#include "widgets/attachment/AttachmentBook.h"

#include <QCoreApplication>
#include <QString>

namespace trucban::widgets {

/// What is said about attachments.
class AttachmentWords {
    Q_DECLARE_TR_FUNCTIONS(trucban::widgets::AttachmentWords)
public:
    [[nodiscard]] static QString kind(core::AttachmentKind kind);
    [[nodiscard]] static QString icon(core::AttachmentKind kind);
    [[nodiscard]] static QString size(std::uint64_t bytes); ///< "2,3 MB"
    /// "Ảnh 2 · 2,3 MB"; `number`: its place in the alert, from 1.
    [[nodiscard]] static QString title(const core::Attachment& attachment, int number, std::uint64_t bytes);
    /// How it stands, and what Enter does.
    [[nodiscard]] static QString stage(const core::Attachment& attachment, const AttachmentState& state,
                                       bool isSensitive);
    [[nodiscard]] static bool isBad(const AttachmentState& state);

private:
    [[nodiscard]] static QString trouble(const AttachmentState& state);
    [[nodiscard]] static QString ready(const core::Attachment& attachment, const AttachmentState& state);
};

} // namespace trucban::widgets
