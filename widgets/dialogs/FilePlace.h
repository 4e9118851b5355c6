// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace trucban::widgets {

/// Where a file dialog begins: the folder of documents, or the home folder of a desk without one. The name of a folder
/// that is not there would be taken for a file's.
[[nodiscard]] QString documentsFolder();

} // namespace trucban::widgets
