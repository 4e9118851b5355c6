// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ChartTable.h"

#include "core/CsvText.h"
#include "models/ChartShare.h"
#include "models/ChartWording.h"
#include "models/Wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>

namespace trucban::models {

namespace {

using Row = std::vector<ChartCell>;

ChartCell cell(const std::optional<double>& value, ChartForm form) {
    return value ? ChartCell::of(*value, form) : ChartCell::of(ChartWording::noFigure());
}

/// `name`: what is compared with; empty, and nothing was to be.
ChartCell before(const std::optional<double>& value, ChartForm form, const QString& name) {
    return value ? ChartCell::of(*value, form)
                 : ChartCell::of(name.isEmpty() ? QString() : ChartWording::noComparison());
}

ChartCell words(const QString& text) {
    return ChartCell::of(text);
}

/// Figures of files are bare numbers.
QString unitOf(const QString& unit, ChartForm form) {
    return form == ChartForm::percent ? QStringLiteral("%") : unit;
}

/// What a heading says beside its name, so that the figures below need no unit.
QString headed(const QString& name, const ChartData& chart) {
    const QString unit = unitOf(chart.unit, chart.form);
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

/// Several lines over their days: a column each, a row for each day that one of them has.
class DayColumns {
public:
    void add(std::span<const TrendPoint> points, ChartForm form) {
        for (const auto& point : points) {
            auto& row = m_rows[point.at];
            row.resize(m_columns, ChartCell{});
            row.push_back(cell(point.value, form));
        }
        ++m_columns;
    }
    void addMissing() {
        for (auto& [day, row] : m_rows) {
            row.resize(m_columns, ChartCell{});
            row.push_back(words(ChartWording::noComparison()));
        }
        ++m_columns;
    }
    void into(ChartTable& table) && {
        for (auto& [day, cells] : m_rows) {
            cells.resize(m_columns, ChartCell{});
            Row row{ChartCell::ofDay(day)};
            std::ranges::move(cells, std::back_inserter(row));
            table.rows.push_back(std::move(row));
            table.keys.emplace_back();
        }
    }

private:
    std::map<ChartDay, Row> m_rows;
    std::size_t m_columns = 0;
};

/// Fills headings, rows and keys for a body.
class Filler {
    Q_DECLARE_TR_FUNCTIONS(ChartTable)
public:
    Filler(const ChartData& of, ChartTable& into) : chart(of), table(into) {}

    void add(const QString& key, Row row) const {
        table.keys.push_back(key);
        table.rows.push_back(std::move(row));
    }

    void operator()(const TrendChart& body) const {
        table.headers << tr("Ngày");
        DayColumns columns;
        for (const auto& line : body.lines) {
            table.headers << (chart.form == ChartForm::percent ? headed(line.name, chart) : line.name);
            columns.add(line.points, chart.form);
        }
        for (const auto& name : body.missing) {
            table.headers << name;
            columns.addMissing();
        }
        std::move(columns).into(table);
    }
    void operator()(const DumbbellChart& body) const {
        table.headers << tr("Tên") << headed(beforeHeading(body.beforeName), chart) << headed(body.nowName, chart)
                      << tr("Thay đổi") << tr("Khoảng tin cậy 95 %");
        for (const auto& row : body.rows) {
            add(row.key, {words(row.name), before(row.change.before, chart.form, body.beforeName),
                          cell(row.now, chart.form), words(row.change.words), words(row.change.interval)});
        }
    }
    void operator()(const HeatChart& body) const {
        table.headers << tr("Thứ");
        for (int hour = 0; hour < 24; ++hour) {
            table.headers << ChartWording::hours(hour);
        }
        for (std::size_t day = 0; day < body.cells.size(); ++day) {
            Row row{words(ChartWording::weekday(static_cast<int>(day)))};
            for (const auto& value : body.cells[day]) {
                row.push_back(cell(value, chart.form));
            }
            add({}, std::move(row));
        }
    }
    void operator()(const RankingChart& body) const {
        table.headers << body.areaName << headed(tr("Giá trị"), chart) << headed(tr("Chỉ tiêu"), chart)
                      << tr("Ghi chú");
        const auto target = [this](const std::optional<double>& value) {
            return value ? ChartCell::of(*value, chart.form) : words(tr("không đặt"));
        };
        for (const auto& row : body.rows) {
            add(row.key, {words(row.name), cell(row.value, chart.form), target(row.target), words(row.note)});
        }
        if (body.others) {
            const auto other = [this](const QString& name, double value) {
                add({}, {words(name), ChartCell::of(value, chart.form), words({}), words({})});
            };
            other(tr("Các nơi khác: một phần tư thấp nhất đến"), body.others->lower);
            other(tr("Các nơi khác: trung vị"), body.others->median);
            other(tr("Các nơi khác: một phần tư cao nhất từ"), body.others->upper);
        }
    }
    void operator()(const EcdfChart& body) const {
        table.headers << tr("Chặng") << tr("Số vụ") << tr("Trung vị") << tr("90 %") << tr("95 %");
        for (const auto& limit : body.limits) {
            table.headers << tr("Trong %1 (%)").arg(limit.name);
        }
        const auto taken = [](const EcdfLine& line, double share) {
            const auto at = std::ranges::lower_bound(line.points, share, {}, &EcdfPoint::share);
            return at == line.points.end() ? words(ChartWording::noFigure())
                                           : ChartCell::of(at->seconds, ChartForm::duration);
        };
        for (const auto& line : body.lines) {
            Row row{words(line.name), ChartCell::of(static_cast<double>(line.count), ChartForm::count),
                    taken(line, 0.5), taken(line, 0.9), taken(line, 0.95)};
            for (const auto& limit : body.limits) {
                const auto after = std::ranges::upper_bound(line.points, limit.seconds, {}, &EcdfPoint::seconds);
                row.push_back(line.points.empty() ? words(ChartWording::noFigure())
                              : after == line.points.begin()
                                  ? ChartCell::of(0, ChartForm::percent)
                                  : ChartCell::of(100 * std::prev(after)->share, ChartForm::percent));
            }
            add(line.key, std::move(row));
        }
    }
    void operator()(const CoverageChart& body) const {
        table.headers << body.areaName << headed(tr("Đã đến"), chart) << headed(tr("Tổng số"), chart)
                      << tr("Tỷ lệ (%)");
        for (const auto& row : body.rows) {
            const auto share = row.all && *row.all > 0 ? std::optional(100 * row.done / *row.all) : std::nullopt;
            add(row.key, {words(row.name), ChartCell::of(row.done, chart.form),
                          row.all ? ChartCell::of(*row.all, chart.form) : words(ChartWording::notEntered()),
                          cell(share, ChartForm::percent)});
        }
    }
    void operator()(const FunnelChart& body) const {
        table.headers << tr("Bước") << headed(tr("Số lượng"), chart) << tr("So với bước đầu (%)")
                      << tr("So với bước trước (%)") << tr("Kỳ trước");
        std::optional<double> first;
        std::optional<double> previous;
        const auto share = [](const std::optional<double>& part, const std::optional<double>& whole) {
            return cell(part && whole && *whole > 0 ? std::optional(100 * *part / *whole) : std::nullopt,
                        ChartForm::percent);
        };
        for (const auto& step : body.steps) {
            first = first ? first : step.value;
            add(step.key, {words(step.name), cell(step.value, chart.form), share(step.value, first),
                           share(step.value, previous ? previous : first), before(step.before, chart.form, {})});
            previous = step.value;
        }
    }
    void operator()(const StatesChart& body) const {
        table.headers << body.rowsName;
        for (const auto& state : body.states) {
            table.headers << state.name;
        }
        table.headers << tr("Tổng");
        for (const auto& row : body.rows) {
            Row cells{words(row.name)};
            double sum = 0;
            for (std::size_t i = 0; i < body.states.size(); ++i) {
                const double count = i < row.counts.size() ? row.counts[i] : 0;
                sum += count;
                cells.push_back(ChartCell::of(count, chart.form));
            }
            cells.push_back(ChartCell::of(sum, chart.form));
            add(row.key, std::move(cells));
        }
    }
    void operator()(const BurndownChart& body) const {
        table.headers << tr("Ngày") << tr("Còn lại") << tr("Trong đó quá hạn") << tr("Theo kế hoạch");
        DayColumns columns;
        columns.add(body.open, chart.form);
        columns.add(body.overdue, chart.form);
        columns.add(body.ideal, chart.form);
        std::move(columns).into(table);
    }
    void operator()(const FiguresChart& body) const {
        table.headers << tr("Số liệu") << tr("Đơn vị") << tr("Giá trị") << beforeHeading(body.beforeName)
                      << tr("Thay đổi") << tr("Khoảng tin cậy 95 %") << tr("Ghi chú");
        for (const auto& row : body.rows) {
            add(row.key, {words(row.name), words(unitOf(row.unit, row.form)),
                          row.value ? ChartCell::of(*row.value, row.form) : words(ChartWording::notEntered()),
                          before(row.change.before, row.form, body.beforeName), words(row.change.words),
                          words(row.change.interval), words(row.note)});
        }
    }
    void operator()(const TileChart& body) const {
        table.headers << tr("Chỉ số") << headed(tr("Giá trị"), chart) << tr("Chỉ tiêu")
                      << beforeHeading(body.beforeName) << tr("Thay đổi") << tr("Khoảng tin cậy 95 %");
        add(chart.key,
            {words(chart.title), body.value ? ChartCell::of(*body.value, chart.form) : words(body.valueWords),
             body.target ? ChartCell::of(*body.target, chart.form) : words(tr("không đặt")),
             before(body.change.before, chart.form, body.beforeName), words(body.change.words),
             words(body.change.interval)});
    }

private:
    static QString beforeHeading(const QString& name) { return name.isEmpty() ? tr("Kỳ so sánh") : name; }

    const ChartData& chart;
    ChartTable& table;
};

QString plainDuration(double seconds) {
    const auto all = std::llround(seconds);
    return QStringLiteral("%1:%2:%3")
        .arg(all / 3'600)
        .arg(all / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(all % 60, 2, 10, QLatin1Char('0'));
}

QString forSpreadsheet(const ChartCell& cell) {
    if (cell.kind != ChartCell::Kind::number) {
        return cell.words();
    }
    if (cell.form == ChartForm::duration) {
        return plainDuration(cell.number);
    }
    // A share that is nearly all or nearly nothing stays one.
    const bool isRounded =
        cell.form != ChartForm::percent || writtenShare(cell.number).bound == WrittenShare::Bound::none;
    auto text = QString::number(isRounded ? std::round(cell.number * 1'000) / 1'000 : cell.number, 'g', 15);
    return Wording::isEnglish() ? text : text.replace(QLatin1Char('.'), QLatin1Char(','));
}

/// One field of the clipboard: what would be a formula gets the same apostrophe as in a file.
QString clipboardField(QString text) {
    text.replace(QLatin1Char('\t'), QLatin1Char(' '));
    text.replace(QLatin1Char('\n'), QLatin1Char(' '));
    text.replace(QLatin1Char('\r'), QLatin1Char(' '));
    const auto field = QString::fromStdString(core::csvField(text.toStdString()));
    const bool isGuarded = field.startsWith(QLatin1Char('\'')) || field.startsWith(QLatin1String("\"'"));
    return isGuarded && !text.startsWith(QLatin1Char('\'')) ? QLatin1Char('\'') + text : text;
}

} // namespace

ChartCell ChartCell::of(const QString& text) {
    return {.kind = Kind::text, .text = text};
}

ChartCell ChartCell::of(double number, ChartForm form) {
    return {.kind = Kind::number, .text = {}, .number = number, .form = form};
}

ChartCell ChartCell::ofDay(ChartDay day) {
    return {.kind = Kind::day, .text = {}, .number = day};
}

QString ChartCell::words() const {
    switch (kind) {
    case Kind::text:
        return text;
    case Kind::number:
        return ChartWording::number(number, form);
    case Kind::day:
        return ChartWording::date(number);
    }
    return {};
}

ChartTable tableOf(const ChartData& chart) {
    ChartTable table;
    table.title = headed(chart.title, chart);
    std::visit(Filler(chart, table), chart.body);
    return table;
}

QString tabbedOf(const ChartTable& table) {
    QString text;
    const auto line = [&text](const QStringList& fields) {
        text += fields.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    QStringList fields;
    for (const auto& header : table.headers) {
        fields << clipboardField(header);
    }
    line(fields);
    for (const auto& row : table.rows) {
        fields.clear();
        for (const auto& one : row) {
            fields << clipboardField(forSpreadsheet(one));
        }
        line(fields);
    }
    return text;
}

QByteArray csvOf(const ChartTable& table) {
    std::string bytes{core::kCsvByteOrderMark};
    std::vector<std::string> fields;
    for (const auto& header : table.headers) {
        fields.push_back(header.toStdString());
    }
    bytes += core::csvLine(fields);
    for (const auto& row : table.rows) {
        fields.clear();
        for (const auto& one : row) {
            fields.push_back(forSpreadsheet(one).toStdString());
        }
        bytes += core::csvLine(fields);
    }
    return QByteArray::fromStdString(bytes);
}

} // namespace trucban::models
