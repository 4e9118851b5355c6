// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Order.h"

#include <QStringList>

#include <vector>

namespace trucban::models {

/// The last lines of the command bar, newest last. While the program runs they are recalled as they were said; what is
/// kept on disk has no notes, reasons or requests in it: those speak of people, and the profile's settings are not
/// encrypted. Case numbers are kept with their day: "0412" means another case tomorrow.
class OrderHistory {
public:
    static constexpr qsizetype kMost = 50;

    void add(const QString& line, const std::vector<Order>& orders, const Board& board);
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_lines.size()); }
    /// `back`: 1 is the last one.
    [[nodiscard]] QString line(qsizetype back) const;
    /// From now on as it would be after a restart.
    void forgetWords();

    /// For the disk, and back.
    [[nodiscard]] QStringList kept() const;
    void restore(const QStringList& kept);

private:
    struct Line {
        QString said;
        QString kept;
    };
    std::vector<Line> m_lines;
};

} // namespace trucban::models
