// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartTile.h"

#include "widgets/charts/ChartPainter.h"

#include <QEvent>
#include <QPainter>

namespace trucban::widgets {

ChartTile::ChartTile(Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme) {
    setObjectName(QStringLiteral("chartTile"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // as high as those beside it
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    retell();
}

ChartTile::~ChartTile() = default;

void ChartTile::setChart(models::ChartData chart) {
    if (m_prepared && m_prepared->chart() == chart && m_state == ChartState::current) {
        return;
    }
    m_prepared = std::make_unique<PreparedChart>(std::move(chart));
    if (m_state == ChartState::loading || m_state == ChartState::failed) {
        m_state = ChartState::current;
        m_stateWords.clear();
    }
    retell();
}

void ChartTile::setState(ChartState state, const QString& words) {
    if (m_state == state && m_stateWords == words) {
        return;
    }
    m_state = state;
    m_stateWords = words;
    retell();
}

QString ChartTile::key() const {
    return m_prepared ? m_prepared->chart().key : QString();
}

void ChartTile::retell() {
    QString words;
    if (m_prepared) {
        const auto scene = layoutChart(*m_prepared, QRectF(0, 0, 400, 400), lookOf(m_theme));
        words = scene.marks.empty() ? m_prepared->chart().title : scene.marks.front().words;
    }
    QString state;
    switch (m_state) {
    case ChartState::current:
        break;
    case ChartState::loading:
        state = m_prepared ? tr("Đang tính lại…") : tr("Đang tính số liệu…");
        break;
    case ChartState::stale:
        state = tr("Số liệu có thể đã cũ.");
        break;
    case ChartState::failed:
        state = tr("Không tính được số liệu.");
        break;
    }
    words = QStringList{words, state, m_stateWords}.join(QLatin1Char('\n')).trimmed();
    setToolTip(words);
    setAccessibleName(words);
    update();
}

void ChartTile::paintEvent(QPaintEvent* /*event*/) {
    const auto look = lookOf(m_theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool hasFrame = hasFocus() || isChecked();
    const auto edge = hasFocus() ? Ink::focus : isChecked() ? Ink::accent : Ink::border;
    painter.setPen(QPen(m_theme.colour(edge), hasFrame ? m_theme.px(2) : 1,
                        m_state == ChartState::stale ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(m_theme.colour(isDown() || underMouse() ? Ink::hover : Ink::panel));
    painter.drawRoundedRect(box, m_theme.px(6), m_theme.px(6));
    const double margin = m_theme.px(10);
    auto inner = box.adjusted(margin, margin * 0.6, -margin, -margin * 0.6);
    if (m_prepared && m_state != ChartState::failed) {
        if (m_state != ChartState::current) { // old figures are told so beside them, not by their colour alone
            ChartScene state(look);
            const QRectF foot(inner.left(), inner.bottom() - state.lineHeight(0.95), inner.width(),
                              state.lineHeight(0.95));
            state.text(foot, m_state == ChartState::stale ? tr("đã cũ") : tr("đang tính lại…"),
                       {.colour = m_theme.colour(Ink::warning), .times = 0.95});
            state.paint(painter);
            inner.setBottom(foot.top());
            painter.setOpacity(0.6);
        }
        layoutChart(*m_prepared, inner, look).paint(painter);
        return;
    }
    ChartScene scene(look);
    if (m_prepared) {
        scene.text(QRectF(inner.left(), inner.top(), inner.width(), scene.lineHeight()), m_prepared->chart().title,
                   {.colour = look.muted});
    }
    scene.paragraph(inner.adjusted(0, scene.lineHeight() * 1.4, 0, 0),
                    m_state == ChartState::failed ? tr("Không tính được số liệu.") : tr("Đang tính số liệu…"),
                    {.colour = look.muted}, 3);
    scene.paint(painter);
}

void ChartTile::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retell();
    }
    QAbstractButton::changeEvent(event);
}

QSize ChartTile::sizeHint() const {
    const auto look = lookOf(m_theme);
    const double margin = m_theme.px(10);
    const double height = m_prepared ? chartHeight(m_prepared->chart(), look.em(18), look) : look.em(9);
    return QSizeF(look.em(18) + 2 * margin, height + 2 * margin).toSize();
}

QSize ChartTile::minimumSizeHint() const {
    const auto look = lookOf(m_theme);
    return QSizeF(look.em(12), look.em(7.5)).toSize();
}

} // namespace trucban::widgets
