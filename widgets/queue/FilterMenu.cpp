// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/FilterMenu.h"

#include "core/Text.h"
#include "models/Wording.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace trucban::widgets {

using models::FilterSpec;
using models::TimeSpan;
using models::Wording;

namespace {

template <class T>
void toggle(std::vector<T>& list, const T& value, bool on) {
    std::erase(list, value);
    if (on) {
        list.push_back(value);
        std::ranges::sort(list);
    }
}

template <class T>
bool has(const std::vector<T>& list, const T& value) {
    return std::ranges::find(list, value) != list.end();
}

QString latin(std::string_view name) {
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

QString nameOf(TimeSpan span) {
    switch (span) {
    case TimeSpan::any:
        break;
    case TimeSpan::lastHour:
        return FilterMenu::tr("1 giờ qua");
    case TimeSpan::lastSixHours:
        return FilterMenu::tr("6 giờ qua");
    case TimeSpan::lastDay:
        return FilterMenu::tr("24 giờ qua");
    case TimeSpan::thisShift:
        return FilterMenu::tr("Ca này");
    }
    return {};
}

FilterMenu::FilterMenu(models::Board& board, models::Filter& filter, std::function<core::Instant()> clock,
                       QWidget* parent)
    : QMenu(parent), m_board(board), m_filter(filter), m_clock(std::move(clock)) {
    setObjectName(QStringLiteral("filterMenu"));
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::build);
}

void FilterMenu::add(QMenu& menu, const QString& name, const QString& text, bool checked, const Change& change) {
    auto* action = menu.addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    action->setChecked(checked);
    connect(action, &QAction::toggled, this, [this, change](bool on) {
        auto changed = m_filter.spec();
        change(changed, on);
        m_filter.setSpec(changed);
    });
}

void FilterMenu::build() {
    clear(); // leaves the submenus behind
    for (QMenu* submenu : findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) {
        submenu->setObjectName({});
        submenu->deleteLater();
    }
    const auto& spec = m_filter.spec();
    addTimes();
    addSection(tr("Mức ưu tiên"));
    for (const auto& [priority, name] : core::EnumNames<core::Priority>::table) {
        add(*this, QStringLiteral("filterPriority%1").arg(latin(name)), Wording::priority(priority),
            has(spec.priorities, priority),
            [priority](FilterSpec& changed, bool on) { toggle(changed.priorities, priority, on); });
    }
    addSection(tr("Trạng thái"));
    for (const auto& [state, name] : core::EnumNames<core::CaseState>::table) {
        add(*this, QStringLiteral("filterState_%1").arg(latin(name)), Wording::caseState(state),
            has(spec.states, state), [state](FilterSpec& changed, bool on) { toggle(changed.states, state, on); });
    }
    addSeparator();
    addKinds();
    addWards();
    addSources();
    addSeparator();
    add(*this, QStringLiteral("filterUnlocated"), tr("Chưa rõ vị trí"), spec.unlocatedOnly,
        [](FilterSpec& changed, bool on) { changed.unlocatedOnly = on; });
    if (m_filter.sight()) {
        add(*this, QStringLiteral("filterArea"), tr("Chỉ phần bản đồ đang hiện"), spec.area.has_value(),
            [this](FilterSpec& changed, bool on) { changed.area = on ? m_filter.sight() : std::nullopt; });
    }
}

void FilterMenu::addTimes() {
    addSection(tr("Thời gian mở vụ"));
    for (const auto span : {TimeSpan::lastHour, TimeSpan::lastSixHours, TimeSpan::lastDay, TimeSpan::thisShift}) {
        auto text = nameOf(span);
        if (span == TimeSpan::thisShift) {
            text = tr("%1 (từ %2)").arg(text, Wording::time(models::shiftStart(m_clock())).left(5));
        }
        add(*this, QStringLiteral("filterSpan%1").arg(static_cast<int>(span)), text, m_filter.spec().span == span,
            [span](FilterSpec& changed, bool on) {
                changed.span = on ? span : TimeSpan::any;
                changed.from.reset();
                changed.to.reset();
            });
    }
    const core::Day today = core::dayNumber(m_clock());
    for (const auto& [id, campaign] : m_board.state().campaigns) {
        if (!campaign.covers(today)) {
            continue;
        }
        const auto from = core::startOf(campaign.from);
        const auto to = core::startOf(campaign.to + 1);
        add(*this, QStringLiteral("filterCampaign_%1").arg(QString::fromStdString(id.toString())),
            Wording::text(campaign.name), m_filter.spec().from == from && m_filter.spec().to == to,
            [from, to](FilterSpec& changed, bool on) {
                changed.span = TimeSpan::any;
                changed.from = on ? std::optional{from} : std::nullopt;
                changed.to = on ? std::optional{to} : std::nullopt;
            });
    }
}

void FilterMenu::addKinds() {
    auto* menu = addMenu(tr("Loại việc"));
    menu->setObjectName(QStringLiteral("filterKinds"));
    for (const auto& kind : m_board.policy().kinds) {
        add(*menu, QStringLiteral("filterKind_%1").arg(Wording::text(kind.code)),
            Wording::kind(m_board.policy(), kind.code), has(m_filter.spec().kinds, kind.code),
            [code = kind.code](FilterSpec& changed, bool on) { toggle(changed.kinds, code, on); });
    }
    menu->setEnabled(!menu->isEmpty());
}

void FilterMenu::addSources() {
    auto* menu = addMenu(tr("Nguồn tin"));
    menu->setObjectName(QStringLiteral("filterSources"));
    for (const auto& [source, name] : core::EnumNames<core::AlertSource>::table) {
        add(*menu, QStringLiteral("filterSource_%1").arg(latin(name)), Wording::source(source),
            has(m_filter.spec().sources, source),
            [source](FilterSpec& changed, bool on) { toggle(changed.sources, source, on); });
    }
}

// Those that have a case, or may have one, and those asked for; by name.
void FilterMenu::addWards() {
    std::map<std::string, core::WardCode> wards;
    const auto note = [&wards](core::WardCode ward) {
        if (!ward.isNone()) {
            wards.emplace(core::folded(Wording::wardShort(ward).toStdString()), ward);
        }
    };
    std::ranges::for_each(m_filter.spec().wards, note);
    std::unordered_set<core::WardCode> seen;
    for (const auto& [id, case_] : m_board.state().cases) {
        seen.insert(case_.ward);
        seen.insert(case_.candidates.begin(), case_.candidates.end());
    }
    std::ranges::for_each(seen, note);
    auto* menu = addMenu(tr("Phường / xã"));
    menu->setObjectName(QStringLiteral("filterWards"));
    for (const auto& [name, ward] : wards) {
        add(*menu, QStringLiteral("filterWard_%1").arg(ward.value), Wording::wardShort(ward),
            has(m_filter.spec().wards, ward),
            [code = ward](FilterSpec& changed, bool on) { toggle(changed.wards, code, on); });
    }
    menu->setEnabled(!menu->isEmpty());
}

} // namespace trucban::widgets
