// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/past/TimeBar.h"

#include "core/Time.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSlider>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace trucban::widgets {

namespace {

using models::Wording;

constexpr std::chrono::milliseconds kTick{100};
constexpr std::array kSpeeds{1, 10, 60, 300, 600};
constexpr std::array<std::chrono::hours, 4> kSpans{std::chrono::hours{1}, std::chrono::hours{12},
                                                   std::chrono::hours{24}, std::chrono::hours{24 * 7}};

QTimeZone vietnam() {
    return QTimeZone::fromSecondsAheadOfUtc(std::chrono::seconds(core::kVietnamUtcOffset).count());
}
QDateTime toQt(core::Instant at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), vietnam());
}
core::Instant fromQt(const QDateTime& at) {
    return core::Instant{core::Milliseconds{at.toMSecsSinceEpoch()}};
}

} // namespace

TimeBar::TimeBar(Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_title(new ThemedLabel(theme, TextRole::title, this)),
      m_back(new QPushButton(this)),
      m_play(new QPushButton(this)),
      m_forth(new QPushButton(this)),
      m_speed(new QComboBox(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_moment(new QDateTimeEdit(this)),
      m_span(new QComboBox(this)),
      m_now(new QPushButton(this)),
      m_urgent(new QPushButton(this)),
      m_text(new ThemedLabel(theme, TextRole::small, this)) {
    setObjectName(QStringLiteral("timeBar"));
    setProperty("role", QByteArray("bannerStale"));
    m_back->setObjectName(QStringLiteral("timeBarBack"));
    m_play->setObjectName(QStringLiteral("timeBarPlay"));
    m_forth->setObjectName(QStringLiteral("timeBarForth"));
    m_speed->setObjectName(QStringLiteral("timeBarSpeed"));
    m_slider->setObjectName(QStringLiteral("timeBarSlider"));
    m_moment->setObjectName(QStringLiteral("timeBarMoment"));
    m_span->setObjectName(QStringLiteral("timeBarSpan"));
    m_now->setObjectName(QStringLiteral("timeBarNow"));
    m_urgent->setObjectName(QStringLiteral("timeBarUrgent"));
    m_urgent->setProperty("role", QByteArray("hiddenUrgent"));
    m_text->setObjectName(QStringLiteral("timeBarText"));
    m_play->setCheckable(true);
    m_moment->setDisplayFormat(QStringLiteral("dd/MM/yyyy HH:mm:ss"));
    m_moment->setTimeZone(vietnam());
    m_moment->setKeyboardTracking(false);
    for (const int speed : kSpeeds) {
        m_speed->addItem(QStringLiteral("%1×").arg(speed), speed);
    }
    m_speed->setCurrentIndex(2);
    for (std::size_t i = 0; i < kSpans.size(); ++i) {
        m_span->addItem({});
    }
    m_span->setCurrentIndex(1);
    m_slider->setMinimumWidth(theme.px(160));

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_title);
    for (QWidget* control : std::initializer_list<QWidget*>{m_back, m_play, m_forth, m_speed}) {
        row->addWidget(control);
    }
    row->addWidget(m_slider, 1);
    for (QWidget* control : std::initializer_list<QWidget*>{m_span, m_moment, m_now}) {
        row->addWidget(control);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(2);
    column->addLayout(row);
    auto* below = new QHBoxLayout;
    below->setSpacing(8);
    below->addWidget(m_urgent);
    below->addWidget(m_text, 1);
    column->addLayout(below);
    m_tick.setInterval(kTick);
    wire();
    retranslate();
}

void TimeBar::wire() {
    connect(&m_tick, &QTimer::timeout, this, &TimeBar::advance);
    connect(m_play, &QPushButton::toggled, this, &TimeBar::setPlaying);
    connect(m_back, &QPushButton::clicked, this, [this] {
        setPlaying(false);
        emit stepWanted(-1);
    });
    connect(m_forth, &QPushButton::clicked, this, [this] {
        setPlaying(false);
        emit stepWanted(1);
    });
    connect(m_now, &QPushButton::clicked, this, &TimeBar::nowWanted);
    connect(m_urgent, &QPushButton::clicked, this, &TimeBar::nowWanted);
    connect(m_slider, &QSlider::valueChanged, this, [this](int seconds) {
        if (!m_isShowing) {
            setPlaying(false);
            emit momentWanted(spanStart() + std::chrono::seconds{seconds});
        }
    });
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime& at) {
        if (!m_isShowing) {
            setPlaying(false);
            emit momentWanted(fromQt(at));
        }
    });
    connect(m_span, &QComboBox::currentIndexChanged, this, &TimeBar::showMoment);
}

void TimeBar::setPlaying(bool playing) {
    if (playing && m_status.at >= m_status.newestAt) {
        playing = false; // nothing comes after the present
    }
    if (playing != m_tick.isActive()) {
        if (playing) {
            m_playhead = m_status.at;
            m_since.start();
            m_tick.start();
        } else {
            m_tick.stop();
        }
    }
    const QSignalBlocker quiet(m_play);
    m_play->setChecked(playing);
    m_play->setText(playing ? tr("Dừng") : tr("Chạy"));
}

void TimeBar::advance() {
    m_playhead += std::chrono::milliseconds{m_since.restart()} * m_speed->currentData().toInt();
    if (m_playhead >= m_status.newestAt) {
        m_playhead = m_status.newestAt;
        setPlaying(false);
    }
    emit momentWanted(m_playhead);
}

void TimeBar::setStatus(const bridge::PastStatus& status) {
    m_status = status;
    showMoment();
}

void TimeBar::setTrouble(const QString& trouble) {
    m_trouble = trouble;
    m_text->setText(progress());
}

core::Instant TimeBar::spanStart() const {
    const auto span = kSpans.at(static_cast<std::size_t>(std::max(m_span->currentIndex(), 0)));
    return std::min(m_status.newestAt - span, m_status.at);
}

void TimeBar::showMoment() {
    m_isShowing = true;
    const auto seconds = [](core::Milliseconds span) {
        return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(span).count());
    };
    m_slider->setRange(0, seconds(m_status.newestAt - spanStart()));
    if (!m_slider->isSliderDown()) {
        m_slider->setValue(seconds(m_status.at - spanStart()));
    }
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 24));
    m_moment->setMaximumDateTime(toQt(m_status.newestAt));
    if (!m_moment->hasFocus() || isPlaying()) {
        m_moment->setDateTime(toQt(m_status.at));
    }
    m_text->setText(progress());
    m_isShowing = false;
}

QString TimeBar::progress() const {
    if (!m_status.isSound) {
        return tr(
            "Nhật ký và dữ liệu trên máy không khớp: đừng tin hình ảnh quá khứ này; đóng cửa sổ và báo quản trị.");
    }
    if (m_status.goal) {
        const auto reached = m_status.oldestAt.value_or(m_status.newestAt);
        const auto text =
            tr("Đang nạp nhật ký: đã về tới %1, cần về %2; màn hình vẫn là lúc %3.")
                .arg(Wording::dateTime(reached), Wording::dateTime(*m_status.goal), Wording::dateTime(m_status.at));
        return m_trouble.isEmpty() ? text : m_trouble + QLatin1Char(' ') + text;
    }
    if (!m_trouble.isEmpty()) {
        return m_trouble;
    }
    if (m_status.isFull && m_status.oldestAt && m_status.at <= *m_status.oldestAt) {
        return tr("Máy này chỉ giữ được quá khứ đến %1.").arg(Wording::dateTime(*m_status.oldestAt));
    }
    if (m_status.isWhole && m_status.oldestAt && m_status.at <= *m_status.oldestAt) {
        return tr("Nhật ký bắt đầu lúc %1.").arg(Wording::dateTime(*m_status.oldestAt));
    }
    return tr("Không thao tác được ở đây. Chuông và tin mới vẫn ở cửa sổ trực.");
}

void TimeBar::setLiveUrgent(int count) {
    if (count != std::exchange(m_liveUrgent, count)) {
        showUrgent();
    }
}

void TimeBar::showUrgent() {
    m_urgent->setText(tr("Hiện có %1 P1 chưa tiếp nhận").arg(Wording::number(m_liveUrgent)));
    m_urgent->setVisible(m_liveUrgent > 0);
}

void TimeBar::retranslate() {
    m_title->setText(tr("QUÁ KHỨ"));
    m_back->setText(tr("Sự kiện trước"));
    m_forth->setText(tr("Sự kiện sau"));
    m_now->setText(tr("Về hiện tại (Ctrl+Shift+Y)"));
    showUrgent();
    m_play->setText(isPlaying() ? tr("Dừng") : tr("Chạy"));
    const std::array names{tr("1 giờ"), tr("12 giờ"), tr("24 giờ"), tr("7 ngày")};
    for (int i = 0; i < m_span->count(); ++i) {
        m_span->setItemText(i, names.at(static_cast<std::size_t>(i)));
    }
    m_slider->setAccessibleName(tr("Thời điểm đang xem"));
    m_moment->setAccessibleName(tr("Thời điểm đang xem"));
    m_speed->setAccessibleName(tr("Tốc độ"));
    m_span->setAccessibleName(tr("Khoảng thời gian của thanh trượt"));
    m_text->setText(progress());
}

void TimeBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit nowWanted();
        return;
    }
    QFrame::keyPressEvent(event);
}

void TimeBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

} // namespace trucban::widgets
