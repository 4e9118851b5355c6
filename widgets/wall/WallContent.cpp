// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wall/WallContent.h"

#include "core/Deadline.h"
#include "core/Text.h"
#include "models/Wording.h"
#include "widgets/status/Knowledge.h"

#include <QCoreApplication>

#include <algorithm>

namespace trucban::widgets {

using bridge::ConnectionState;
using models::Wording;

namespace {

struct Wall {
    Q_DECLARE_TR_FUNCTIONS(Wall)
public:
    static QString place(const core::Case& case_, const models::Board& board) {
        const auto ward = Wording::caseWard(case_, board.primaryAlert(case_));
        if (case_.sensitive || board.policy().kind(case_.kind).sensitive) {
            return tr("%1 · địa chỉ được giữ kín").arg(ward);
        }
        const auto* alert = board.primaryAlert(case_);
        const auto address = alert != nullptr && alert->details
                                 ? Wording::text(core::masked(alert->details->address))
                                 : QString(); // coordinates tell nobody anything across a room
        return address.isEmpty() ? ward : QStringLiteral("%1 · %2").arg(address, ward);
    }

    static WallContent::Row row(const core::Case& case_, const models::Board& board, core::Instant now) {
        const auto deadline = core::runningDeadline(case_, board.policy(), now);
        return {.priority = case_.priority,
                .kind = Wording::kind(board.policy(), case_.kind),
                .place = place(case_, board),
                .waited = Wording::duration(std::max(core::Milliseconds{0}, now - case_.openedAt)),
                .isOverdue = deadline && deadline->level == core::DeadlineLevel::overdue};
    }

    static bool isLoading(const WallSource& source) {
        return source.board.fillingTo() || knowledgeOf(source.status) == Knowledge::loading;
    }

    // A nought is calm only while it would be another figure if there were one.
    static void addUrgent(WallContent& content, const WallSource& source) {
        content.urgent = source.figures.waitingUrgent();
        content.isUrgentKnown = !isLoading(source) && knowledgeOf(source.status) == Knowledge::current;
        content.urgentName = content.urgent > 0      ? tr("P1 chưa tiếp nhận")
                             : content.isUrgentKnown ? tr("Không có P1 chờ tiếp nhận")
                             : !isLoading(source)    ? tr("chưa biết có P1 hay không")
                             : source.hasNothing()   ? tr("đang nạp, chưa biết có P1 hay không")
                                                     : tr("đang nạp, chưa biết hết");
    }

    static void addRows(WallContent& content, const WallSource& source, core::Instant now, std::size_t most) {
        const auto& waiting = source.figures.waiting();
        std::size_t told = 0;
        for (const auto& one : waiting) {
            const auto* case_ = source.board.case_(one.id);
            if (case_ == nullptr || content.rows.size() == most) {
                break;
            }
            ++told;
            if (!content.oldest && one.priority == core::Priority::p1) {
                content.oldest = row(*case_, source.board, now);
            } else {
                content.rows.push_back(row(*case_, source.board, now));
            }
        }
        const auto rest = static_cast<int>(waiting.size() - told);
        content.more = rest > 0 ? tr("và %1 vụ khác đang chờ", nullptr, rest).arg(Wording::number(rest)) : QString();
        content.rowsName = !waiting.empty()        ? tr("Chờ tiếp nhận")
                           : isLoading(source)     ? tr("Đang nạp dữ liệu…")
                           : content.isUrgentKnown ? tr("Không có vụ nào chờ tiếp nhận")
                                                   : tr("Chưa biết có vụ nào chờ tiếp nhận");
    }

    static void addLink(WallContent& content, const bridge::ConnectionStatus& status, core::Instant now) {
        content.link = Wording::connectionState(status.state);
        content.isStale = status.isStale;
        content.linkInk = status.state != ConnectionState::live ? Ink::disconnected
                          : status.isStale                      ? Ink::connecting
                                                                : Ink::connected;
        const auto newest = status.lastHeard ? status.lastHeard : status.savedAt;
        if (!newest) {
            content.age = tr("chưa có dữ liệu từ máy chủ");
        } else if (status.isStale) {
            content.age = tr("DỮ LIỆU CŨ %1").arg(Wording::duration(std::max(core::Milliseconds{0}, now - *newest)));
        } else {
            content.age = tr("dữ liệu mới");
        }
    }

    static QString title(const bridge::ConnectionStatus& status) {
        if (status.scope.all) {
            return tr("Trực Ban · toàn thành phố");
        }
        QStringList names;
        for (const auto ward : status.scope.wards) {
            names << Wording::wardShort(ward);
        }
        if (names.size() > 3) {
            return tr("Trực Ban · %n phường", nullptr, static_cast<int>(names.size()));
        }
        return names.isEmpty() ? tr("Trực Ban") : tr("Trực Ban · %1").arg(names.join(QStringLiteral(", ")));
    }

    static WallContent content(const WallSource& source, core::Instant now, std::size_t most) {
        const auto& figures = source.figures;
        WallContent content;
        content.title = title(source.status);
        content.time = Wording::time(now);
        content.date = Wording::dateMinute(now).left(10);
        addUrgent(content, source);
        const bool hasNothing = source.hasNothing();
        content.counters = {
            {Wording::number(figures.open()), tr("vụ đang mở")},
            {Wording::number(static_cast<qlonglong>(figures.waiting().size())), tr("chưa tiếp nhận")},
            {Wording::number(figures.underWay()), tr("đang xử lý")},
            {QStringLiteral("%1/%2").arg(Wording::number(figures.freeUnits()), Wording::number(figures.unitsOnDuty())),
             tr("lực lượng sẵn sàng")}};
        if (hasNothing) {
            for (auto& counter : content.counters) {
                counter.value = QStringLiteral("–"); // a nought would be an answer
            }
        }
        addRows(content, source, now, most);
        addLink(content, source.status, now);
        content.note = isLoading(source) && hasNothing ? tr("Đang nạp dữ liệu: chưa có gì để hiện")
                       : isLoading(source)             ? tr("Đang nạp dữ liệu: số liệu chưa đủ")
                       : hasNothing                    ? tr("Chưa có gì để hiện")
                       : source.lostDesks.empty() || knowledgeOf(source.status) != Knowledge::current
                           ? tr("Toàn bộ vụ việc, không theo bộ lọc nào")
                           : tr("%n phường mất máy trực", nullptr, static_cast<int>(source.lostDesks.size()));
        return content;
    }
};

} // namespace

QStringList WallContent::lines() const {
    QStringList all{title, date, time, QStringLiteral("%1 %2").arg(models::Wording::number(urgent), urgentName)};
    const auto add = [&all](const Row& row) {
        all << QStringList{Wording::priorityShort(row.priority), row.kind, row.place, row.waited}.join(
            QStringLiteral(", "));
    };
    if (oldest) {
        add(*oldest);
    }
    for (const auto& counter : counters) {
        all << QStringLiteral("%1 %2").arg(counter.value, counter.name);
    }
    all << rowsName;
    for (const auto& row : rows) {
        add(row);
    }
    all << more << link << age << note;
    all.removeAll(QString());
    return all;
}

WallContent wallContent(const WallSource& source, core::Instant now, std::size_t mostRows) {
    return Wall::content(source, now, mostRows);
}

} // namespace trucban::widgets
