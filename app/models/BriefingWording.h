// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingDocument.h"

// How a briefing says things: always in Vietnamese, whatever language the window has, for it is an official document and
// the same figures must give the same bytes.
namespace trucban::models::briefing {

[[nodiscard]] QString number(double value, ChartForm form); ///< "1.234", "87,5 %", "04:07"
[[nodiscard]] QString withUnit(double value, ChartForm form,
                               const QString& unit); ///< "12 vụ"; a percentage has its sign
[[nodiscard]] QString cell(const ChartCell& cell);
[[nodiscard]] QString date(core::Day day);                 ///< "22/11/2026"
[[nodiscard]] QString dateInWords(core::Instant at);       ///< "ngày 22 tháng 11 năm 2026"; zeros by Decree 30
[[nodiscard]] QString minute(core::Instant at);            ///< "08:30 ngày 22/11/2026"
[[nodiscard]] QString clock(core::Instant at);             ///< "08:30:05"
[[nodiscard]] QString kind(core::BriefingKind kind);       ///< "Báo cáo giao ban"
[[nodiscard]] QString chapter(BriefingChapter chapter);    ///< "Tình hình"
[[nodiscard]] QString profile(BriefingProfile profile);    ///< "Ban Chỉ đạo"
[[nodiscard]] QString role(core::Role role);               ///< "Lãnh đạo phường"
[[nodiscard]] QString interval(const ChartChange& change); ///< as it stands in brackets: "−12 % đến +9,2 %, tỷ số"
[[nodiscard]] QString change(const TileChart& tile);       ///< "+12 % (+3 % đến +22 %) so với cùng kỳ, kém hơn"
[[nodiscard]] QString noFigure();                          ///< "chưa có số liệu"
[[nodiscard]] QString noComparison();
/// "Số liệu đến 08:30 ngày 22/11/2026"; of a part of the campaign the days before it.
[[nodiscard]] QString asOf(const BriefingHeader& header);
/// To when its figures reach: "08:30 ngày 22/11/2026", "hết ngày 14/11/2026".
[[nodiscard]] QString until(const BriefingHeader& header);
/// What ties a page to the log: "Nhật ký số 1.234.567 · 3fa9c1d2e4b5": the first digits of the head.
[[nodiscard]] QString logMark(const BriefingHeader& header);
[[nodiscard]] QString roman(int number); ///< 1 to 3999

} // namespace trucban::models::briefing
