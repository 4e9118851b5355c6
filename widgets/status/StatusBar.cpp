// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/status/StatusBar.h"

#include "models/Wording.h"
#include "widgets/status/Knowledge.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace trucban::widgets {

using bridge::ConnectionState;
using models::Wording;

namespace {

QFrame* divider(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("role", QByteArray("divider"));
    line->setFixedSize(1, 18);
    return line;
}

} // namespace

StatusBar::StatusBar(Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_linkIcon(new IconLabel(theme, QStringLiteral("ui/wifi-off"), Ink::disconnected, 18, this)),
      m_link(new ThemedLabel(theme, TextRole::strong, this)),
      m_age(new ThemedLabel(theme, TextRole::body, this, "muted")),
      m_filling(new ThemedLabel(theme, TextRole::body, this, "warning")),
      m_acts(new QPushButton(this)),
      m_soundButton(new QPushButton(this)),
      m_desks(new ThemedLabel(theme, TextRole::strong, this, "danger")),
      m_people(new ElidedLabel(theme, TextRole::body, this, "muted")),
      m_clock(new ThemedLabel(theme, TextRole::clock, this)),
      m_date(new ThemedLabel(theme, TextRole::body, this, "muted")) {
    setObjectName(QStringLiteral("statusBar"));
    setProperty("role", QByteArray("statusBar"));
    m_link->setObjectName(QStringLiteral("statusConnection"));
    m_age->setObjectName(QStringLiteral("statusAge"));
    m_acts->setObjectName(QStringLiteral("statusActs"));
    m_soundButton->setObjectName(QStringLiteral("statusSound"));
    m_desks->setObjectName(QStringLiteral("statusDesks"));
    m_people->setObjectName(QStringLiteral("statusPeople"));
    m_clock->setObjectName(QStringLiteral("statusClock"));
    m_people->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_filling->setObjectName(QStringLiteral("statusFilling"));
    m_filling->hide();
    m_desks->hide();
    for (auto* button : {m_acts, m_soundButton}) {
        button->setProperty("role", QByteArray("flat"));
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(10);
    row->addWidget(m_linkIcon);
    row->addWidget(m_link);
    row->addWidget(m_age);
    row->addWidget(m_filling);
    row->addWidget(divider(this));
    row->addWidget(m_acts);
    row->addWidget(divider(this));
    row->addWidget(m_soundButton);
    row->addWidget(m_desks);
    row->addWidget(m_people, 1);
    row->addWidget(divider(this));
    row->addWidget(m_date);
    row->addWidget(m_clock);
    connect(m_acts, &QPushButton::clicked, this, &StatusBar::actsRequested);
    connect(m_soundButton, &QPushButton::clicked, this, &StatusBar::soundRequested);
    connect(&theme, &Theme::changed, this, &StatusBar::showAll);
    showAll();
}

void StatusBar::setStatus(const bridge::ConnectionStatus& status) {
    m_status = status;
    showAll();
}

void StatusBar::setSound(const AlarmState& state) {
    m_sound = state;
    showAll();
}

void StatusBar::setUnsent(int unsent, int unanswered) {
    m_unsent = unsent;
    m_unanswered = unanswered;
    showAll();
}

void StatusBar::setLostDesks(const core::WardSet& lost) {
    m_lost = lost;
    showAll();
}

void StatusBar::setFilling(std::size_t cases, std::optional<std::size_t> of) {
    m_casesHere = cases;
    m_casesInAll = of;
    showFilling();
}

void StatusBar::showFilling() {
    m_filling->setVisible(m_casesInAll.has_value());
    if (m_casesInAll) {
        m_filling->setText(tr("Đang nạp %1/%2 vụ: số đếm, bản đồ, biểu đồ chưa đủ")
                               .arg(Wording::number(static_cast<qint64>(m_casesHere)),
                                    Wording::number(static_cast<qint64>(*m_casesInAll))));
    }
}

void StatusBar::refresh(core::Instant now) {
    m_now = now;
    m_clock->setText(Wording::time(now));
    m_date->setText(Wording::dateMinute(now).left(10));
    showConnection();
    if (m_sound.mutedUntil) {
        showAll();
    }
}

void StatusBar::showConnection() {
    struct Look {
        const char* icon;
        Ink ink;
    };
    const auto look = [this]() -> Look {
        switch (m_status.state) {
        case ConnectionState::live:
            return m_status.isStale ? Look{"ui/wifi", Ink::connecting} : Look{"ui/wifi", Ink::connected};
        case ConnectionState::connecting:
        case ConnectionState::loading:
            return {"ui/refresh", Ink::connecting};
        case ConnectionState::refused:
            return {"ui/server-off", Ink::disconnected};
        case ConnectionState::offline:
            break;
        }
        return {"ui/wifi-off", Ink::disconnected};
    }();
    m_linkIcon->setIcon(QLatin1String(look.icon), look.ink);
    auto text = Wording::connectionState(m_status.state);
    if (m_status.state == ConnectionState::loading && m_status.snapshotParts > 0) {
        text = tr("%1 %2/%3").arg(text).arg(m_status.snapshotPart).arg(m_status.snapshotParts);
    } else if (m_status.retryIn && m_status.state != ConnectionState::live) {
        text = tr("%1, thử lại sau %2 giây").arg(text, Wording::number((m_status.retryIn->count() + 999) / 1000));
    }
    m_link->setText(text);
    const auto fault =
        m_status.fault == bridge::ConnectionFault::none ? QString() : Wording::connectionFault(m_status.fault);
    m_link->setToolTip(fault.isEmpty() ? tr("Khứ hồi %1 ms").arg(Wording::number(m_status.roundTrip.count())) : fault);
    const auto newest = m_status.lastHeard ? m_status.lastHeard : m_status.savedAt;
    if (newest && m_now != core::Instant{}) {
        const auto age = std::max(std::chrono::milliseconds{0}, m_now - *newest);
        m_age->setText(m_status.isStale ? tr("dữ liệu cũ %1").arg(Wording::duration(age)) : tr("dữ liệu mới"));
        setStyleRole(*m_age, m_status.isStale ? "warning" : "muted");
    } else {
        m_age->setText(tr("chưa có dữ liệu từ máy chủ"));
    }
}

void StatusBar::showPeople() {
    if (m_status.user.isEmpty()) {
        m_people->setText({});
        return;
    }
    QString wards;
    auto places = m_status.scope.wards;
    std::erase_if(places, core::isTeamDesk); // a team's own desk is no place
    if (m_status.scope.all) {
        wards = tr("toàn thành phố");
    } else if (places.size() > 3) {
        wards = tr("%n phường", nullptr, static_cast<int>(places.size()));
    } else {
        QStringList names;
        for (const auto ward : places) {
            names << Wording::wardShort(ward);
        }
        wards = names.join(QStringLiteral(", "));
    }
    // Before the gateway has said who this is, role and wards are not known.
    m_people->setText(wards.isEmpty()
                          ? m_status.user
                          : QStringLiteral("%1 · %2 · %3").arg(m_status.user, Wording::role(m_status.role), wards));
}

void StatusBar::showAll() {
    showConnection();
    showFilling();
    showPeople();
    m_acts->setIcon(m_theme.icon(QStringLiteral("ui/outbox"), m_unsent > 0 ? Ink::warning : Ink::mutedText));
    m_acts->setText(m_unsent > 0       ? tr("%1 thao tác chưa gửi").arg(Wording::number(m_unsent))
                    : m_unanswered > 0 ? tr("%1 thao tác chờ trả lời").arg(Wording::number(m_unanswered))
                                       : tr("Đã gửi hết"));
    m_acts->setToolTip(tr("Xem các thao tác của máy này (Ctrl+5)"));
    auto icon = QStringLiteral("ui/volume");
    auto ink = Ink::mutedText;
    auto words = tr("Có tiếng");
    if (!m_sound.hasDevice) {
        icon = QStringLiteral("ui/volume-off");
        ink = Ink::danger;
        words = tr("Không có loa: chỉ nháy màn hình");
    } else if (m_sound.mutedUntil) {
        icon = QStringLiteral("ui/bell-off");
        ink = Ink::warning;
        const auto left = std::max(std::chrono::milliseconds{0}, *m_sound.mutedUntil - m_now);
        words = tr("Tắt tiếng, còn %1").arg(Wording::duration(left));
    } else if (m_sound.isSounding) {
        icon = QStringLiteral("ui/alarm");
        ink = Ink::danger;
        words = tr("Chuông P1");
    }
    m_soundButton->setIcon(m_theme.icon(icon, ink));
    m_soundButton->setText(words);
    m_soundButton->setToolTip(tr("Tắt hoặc bật tiếng (Ctrl+M); chuông P1 mới luôn kêu lại"));
    // Without a connection nobody knows which desks are there.
    const bool isKnown = !m_lost.empty() && knowledgeOf(m_status) == Knowledge::current;
    m_desks->setVisible(isKnown);
    if (isKnown) {
        QStringList names;
        for (const auto ward : m_lost) {
            names << Wording::wardShort(ward);
        }
        m_desks->setText(tr("%n phường mất máy trực", nullptr, static_cast<int>(m_lost.size())));
        m_desks->setToolTip(names.join(QStringLiteral(", ")));
    }
}

void StatusBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showAll();
    }
    QFrame::changeEvent(event);
}

} // namespace trucban::widgets
