// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ChartData.h"

#include <QCoreApplication>

namespace trucban::models {

/// Numbers and days as charts write them, by `Wording`, and what charts say where there is no number.
class ChartWording {
    Q_DECLARE_TR_FUNCTIONS(ChartWording)
public:
    [[nodiscard]] static QString number(double value, ChartForm form); ///< "1.234", "87,5 %", "04:07"
    [[nodiscard]] static QString number(const std::optional<double>& value, ChartForm form); ///< or `noFigure()`
    /// On an axis: as short as it can be while `step` still tells two of them apart.
    [[nodiscard]] static QString axis(double value, ChartForm form, double step);
    [[nodiscard]] static QString withUnit(double value, ChartForm form, const QString& unit); ///< "12 vụ"
    [[nodiscard]] static QString dayMonth(ChartDay day);                                      ///< "22/11"
    [[nodiscard]] static QString date(ChartDay day);                                          ///< "22/11/2026"
    [[nodiscard]] static QString weekday(int mondayFirst);                                    ///< "Thứ hai"
    [[nodiscard]] static QString weekdayShort(int mondayFirst);                               ///< "T2"
    [[nodiscard]] static QString hours(int hour);                                             ///< "13–14 giờ"
    [[nodiscard]] static QString noFigure();                                                  ///< "chưa có số liệu"
    [[nodiscard]] static QString notEntered();                                                ///< "chưa nhập"
    [[nodiscard]] static QString noComparison(); ///< "không có số liệu so sánh"
    /// Whether it is told as one: less than what a share or a time is written to is "không đổi", without an arrow.
    [[nodiscard]] static bool isChange(double now, double before, ChartForm form);
    [[nodiscard]] static QString tone(ChartTone tone); ///< "tốt hơn", "xấu đi"; empty for neutral
};

} // namespace trucban::models
