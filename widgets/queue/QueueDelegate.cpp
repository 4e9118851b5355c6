// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/QueueDelegate.h"

#include "models/QueueRow.h"
#include "models/Wording.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/theme/Badges.h"

#include <QPainter>

#include <algorithm>

namespace trucban::widgets {

using models::QueueModel;

struct QueueDelegate::Cell {
    QPainter& painter;
    const QModelIndex& index;
    QRect rect;
    bool selected = false;
    bool hovered = false;
    bool urgent = false; ///< P1 that nobody acknowledged
    bool closed = false;
};

namespace {

constexpr int kMarkRoom = 13; ///< the column is wider than the badge by so much and a little more

bool isPicked(const QModelIndex& index) {
    return index.data(QueueModel::PickedRole).toBool();
}

core::CaseState stateOf(const QModelIndex& index) {
    return static_cast<core::CaseState>(index.data(QueueModel::StateRole).toInt());
}

core::Priority priorityOf(const QModelIndex& index) {
    return static_cast<core::Priority>(index.data(QueueModel::PriorityRole).toInt());
}

std::optional<core::CaseId> caseIdOf(const QModelIndex& index) {
    const auto bytes = index.data(QueueModel::CaseIdRole).toByteArray();
    core::CaseId id;
    if (bytes.size() != static_cast<qsizetype>(id.value.bytes.size())) {
        return std::nullopt;
    }
    std::copy(bytes.begin(), bytes.end(), id.value.bytes.begin());
    return id;
}

} // namespace

QueueDelegate::QueueDelegate(Theme& theme, models::Board& board, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_board(board) {}

int QueueDelegate::rowHeight() const {
    return m_theme.px(m_fold == QueueFold::none ? 34 : 42);
}

int QueueDelegate::widthOf(QueueModel::Column column) const {
    const QFontMetrics strong(m_theme.font(TextRole::strong));
    const int margins = m_theme.px(14);
    switch (column) {
    case QueueModel::PriorityColumn:
        return m_theme.px(52);
    case QueueModel::CodeColumn: // a busy day has 10,000 alerts
        return strong.horizontalAdvance(QStringLiteral("VV-0000-00000")) + margins;
    case QueueModel::TimeColumn: // a stale one, and its warning sign
        return strong.horizontalAdvance(QStringLiteral("≥ 0:00:00")) + m_theme.px(13) + margins;
    case QueueModel::StateColumn: {
        int widest = 0;
        for (const auto& [state, name] : core::EnumNames<core::CaseState>::table) {
            widest = std::max(widest, strong.horizontalAdvance(models::Wording::caseState(state)));
        }
        return widest + m_theme.px(16) + margins;
    }
    default:
        return 0;
    }
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_theme.px(60), rowHeight()};
}

QColor QueueDelegate::inkColour(const Cell& cell, Ink ink) const {
    const bool isText = ink == Ink::text || ink == Ink::mutedText;
    if (cell.selected && isText) {
        return m_theme.colour(Ink::selectionText);
    }
    if (isText && (m_stale || cell.closed)) {
        return m_theme.colour(Ink::mutedText);
    }
    return m_theme.colour(ink);
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto state = stateOf(index);
    const auto priority = priorityOf(index);
    const Cell cell{.painter = *painter,
                    .index = index,
                    .rect = option.rect,
                    .selected = option.state.testFlag(QStyle::State_Selected),
                    .hovered = index.row() == m_hoveredRow,
                    .urgent = priority == core::Priority::p1 && state == core::CaseState::isNew,
                    .closed = state == core::CaseState::closed};
    painter->save();
    paintBackground(cell);
    const auto inner = option.rect.adjusted(m_theme.px(6), 0, -m_theme.px(6), 0);
    const auto text = index.data(Qt::DisplayRole).toString();
    const bool isNew = state == core::CaseState::isNew;
    switch (index.column()) {
    case QueueModel::PriorityColumn:
        // Beside its mark, when it has one.
        paintPriorityBadge(*painter,
                           option.rect.adjusted(isPicked(index) ? m_theme.px(kMarkRoom) : 0, 0, 0, 0).toRectF(),
                           priority, m_theme);
        break;
    case QueueModel::KindColumn:
        paintKind(cell);
        break;
    case QueueModel::TimeColumn:
        paintTime(cell);
        break;
    case QueueModel::StateColumn:
        paintState(cell);
        break;
    case QueueModel::CodeColumn: {
        const auto area = m_fold == QueueFold::addressAndWard
                              ? paintBelow(cell, inner, QueueModel::WardColumn, Ink::mutedText)
                              : inner;
        paintText(cell, area, text, Ink::text, m_theme.font(isNew ? TextRole::strong : TextRole::body));
        break;
    }
    default:
        paintText(cell, inner, text, Ink::text, m_theme.font(TextRole::body));
        break;
    }
    painter->restore();
}

void QueueDelegate::paintBackground(const Cell& cell) const {
    QColor background = m_theme.colour(m_stale ? Ink::stale : Ink::panel);
    if (cell.selected) {
        background = m_theme.colour(Ink::selection);
    } else if (cell.hovered) {
        background = m_theme.colour(Ink::hover);
    } else if (cell.urgent) {
        background = m_theme.colour(Ink::p1Soft);
    }
    const bool picked = isPicked(cell.index);
    if (picked && !cell.selected) {
        const QColor tint = m_theme.colour(Ink::selection);
        constexpr float kShare = 0.55f;
        background = QColor::fromRgbF(background.redF() + (tint.redF() - background.redF()) * kShare,
                                      background.greenF() + (tint.greenF() - background.greenF()) * kShare,
                                      background.blueF() + (tint.blueF() - background.blueF()) * kShare);
    }
    cell.painter.fillRect(cell.rect, background);
    cell.painter.fillRect(QRect(cell.rect.left(), cell.rect.bottom(), cell.rect.width(), 1),
                          m_theme.colour(Ink::raised));
    if (cell.index.column() == QueueModel::PriorityColumn && picked) {
        const int side = m_theme.px(12);
        cell.painter.drawPixmap(QPoint(cell.rect.left() + m_theme.px(4), cell.rect.center().y() - side / 2),
                                m_theme.pixmap(QStringLiteral("ui/check"), side, m_theme.colour(Ink::accent),
                                               cell.painter.device()->devicePixelRatioF()));
    }
    if (cell.index.column() == QueueModel::PriorityColumn && (cell.selected || cell.urgent)) {
        cell.painter.fillRect(QRect(cell.rect.left(), cell.rect.top(), m_theme.px(3), cell.rect.height()),
                              m_theme.colour(cell.urgent ? Ink::p1 : Ink::accent));
    }
}

void QueueDelegate::paintText(const Cell& cell, const QRect& area, const QString& text, Ink ink,
                              const QFont& font) const {
    cell.painter.setFont(font);
    cell.painter.setPen(inkColour(cell, ink));
    const auto shown = cell.painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    cell.painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
}

QRect QueueDelegate::paintBelow(const Cell& cell, const QRect& area, QueueModel::Column below, Ink ink) const {
    const auto text = cell.index.siblingAtColumn(below).data(Qt::DisplayRole).toString();
    if (m_fold == QueueFold::none || text.isEmpty()) {
        return area;
    }
    const int half = area.height() / 2;
    const int rim = m_theme.px(3);
    paintText(cell, area.adjusted(0, half, 0, -rim), text, ink, m_theme.font(TextRole::small));
    return area.adjusted(0, rim, 0, half - area.height());
}

void QueueDelegate::paintKind(const Cell& cell) const {
    const int side = m_theme.px(16);
    const int indent = side + m_theme.px(7);
    const auto id = caseIdOf(cell.index);
    auto whole = cell.rect.adjusted(m_theme.px(6), 0, -m_theme.px(6), 0);
    if (id) {
        whole = paintNews(cell, whole, *id);
    }
    const auto inner = paintBelow(cell, whole.adjusted(indent, 0, 0, 0), QueueModel::AddressColumn, Ink::mutedText)
                           .adjusted(-indent, 0, 0, 0);
    const auto* case_ = id ? m_board.case_(*id) : nullptr;
    if (case_ != nullptr) {
        const auto icon =
            QStringLiteral("kinds/%1").arg(QString::fromStdString(m_board.policy().kind(case_->kind).icon));
        const auto ratio = cell.painter.device()->devicePixelRatioF();
        cell.painter.drawPixmap(inner.left(), inner.center().y() - side / 2,
                                m_theme.pixmap(icon, side, inkColour(cell, Ink::mutedText), ratio));
    }
    paintText(cell, inner.adjusted(indent, 0, 0, 0), cell.index.data(Qt::DisplayRole).toString(), Ink::text,
              m_theme.font(TextRole::body));
}

QRect QueueDelegate::paintNews(const Cell& cell, const QRect& area, const core::CaseId& id) const {
    const bool isRisen = m_news != nullptr && m_news->isRisen(id);
    const bool isOffered = m_news != nullptr && m_news->isOffered(id);
    if (!isRisen && !isOffered && (m_news == nullptr || !m_news->isUnseen(id))) {
        return area;
    }
    const auto colour = m_theme.colour(isRisen ? Ink::p1 : isOffered ? Ink::warning : Ink::accent);
    const auto words = isRisen                  ? tr("lên P1")
                       : isOffered              ? tr("đề nghị nhận")
                       : m_news->isReturned(id) ? tr("không nhận")
                                                : tr("mới");
    const auto font = m_theme.font(TextRole::smallStrong);
    const int height = m_theme.px(18);
    // In a narrow column a picture says it, beside the kind rather than over it; the case and its tip have the words.
    const int worded = QFontMetrics(font).horizontalAdvance(words) + m_theme.px(10);
    const bool isRoomy = area.width() - worded >= m_theme.px(70);
    const int width = isRoomy ? worded : height;
    const QRect chip(area.right() - width, area.center().y() - height / 2, width, height);
    auto& painter = cell.painter;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, m_theme.px(1)));
    painter.setBrush(m_theme.colour(Ink::panel));
    painter.drawRoundedRect(chip.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(4), m_theme.px(4));
    if (isRoomy) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(chip, Qt::AlignCenter, words);
    } else {
        const auto icon = isRisen                  ? QStringLiteral("ui/alarm")
                          : isOffered              ? QStringLiteral("ui/transfer")
                          : m_news->isReturned(id) ? QStringLiteral("ui/recall")
                                                   : QStringLiteral("ui/message");
        const int side = m_theme.px(12);
        const auto ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(chip.center().x() - side / 2, chip.center().y() - side / 2,
                           m_theme.pixmap(icon, side, colour, ratio));
    }
    painter.restore();
    return area.adjusted(0, 0, -width - m_theme.px(6), 0);
}

void QueueDelegate::paintTime(const Cell& cell) const {
    const int level = cell.index.data(QueueModel::DeadlineLevelRole).toInt();
    const double fraction = cell.index.data(QueueModel::DeadlineFractionRole).toDouble();
    auto text = cell.index.data(Qt::DisplayRole).toString();
    if (m_stale) {
        text.prepend(QStringLiteral("≥ "));
    }
    auto area = cell.rect.adjusted(m_theme.px(6), 0, -m_theme.px(8), 0);
    auto ink = Ink::text;
    auto font = m_theme.font(TextRole::body);
    int room = area.width();
    if (level >= 0) {
        const auto deadline = static_cast<core::DeadlineLevel>(level);
        if (deadline != core::DeadlineLevel::inTime) {
            ink = Theme::inkOf(deadline);
            font = m_theme.font(TextRole::strong);
        }
        const double height = m_theme.px(4);
        paintDeadlineBar(cell.painter,
                         QRectF(area.left(), area.bottom() - m_theme.px(5) - height, area.width(), height), fraction,
                         deadline, m_theme);
        area.setBottom(area.bottom() - m_theme.px(7));
        if (deadline == core::DeadlineLevel::overdue) {
            room -= m_theme.px(13 + 2);
            const int side = m_theme.px(13);
            const auto ratio = cell.painter.device()->devicePixelRatioF();
            cell.painter.drawPixmap(area.right() - side, area.center().y() - side / 2,
                                    m_theme.pixmap(QStringLiteral("ui/warning"), side, m_theme.colour(ink), ratio));
        }
    }
    cell.painter.setFont(font);
    cell.painter.setPen(level > 0 ? m_theme.colour(ink) : inkColour(cell, Ink::text));
    // After days nobody asks for minutes: rather no hours than some under the sign.
    if (const auto hours = text.lastIndexOf(QLatin1Char(' '));
        hours > 2 && QFontMetrics(font).horizontalAdvance(text) > room) {
        text.truncate(hours);
    }
    cell.painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
}

void QueueDelegate::paintState(const Cell& cell) const {
    const auto state = stateOf(cell.index);
    const auto colour = m_theme.colour(Theme::inkOf(state));
    const int side = m_theme.px(9);
    const int indent = side + m_theme.px(7);
    const auto whole = cell.rect.adjusted(m_theme.px(6), 0, -m_theme.px(6), 0);
    const auto id = caseIdOf(cell.index);
    const auto* case_ = id ? m_board.case_(*id) : nullptr;
    const auto ink = case_ != nullptr && models::isLeftAlone(*case_) ? Ink::warning : Ink::mutedText;
    const auto inner =
        paintBelow(cell, whole.adjusted(indent, 0, 0, 0), QueueModel::UnitsColumn, ink).adjusted(-indent, 0, 0, 0);
    QRectF dot(inner.left(), inner.center().y() - side / 2.0 + 0.5, side, side);
    cell.painter.setRenderHint(QPainter::Antialiasing);
    cell.painter.setPen(QPen(colour, m_theme.px(1.6)));
    const bool isHollow = state == core::CaseState::isNew || state == core::CaseState::closed;
    cell.painter.setBrush(isHollow ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (cell.index.data(QueueModel::PendingRole).toBool()) {
        const int mark = m_theme.px(13);
        const auto ratio = cell.painter.device()->devicePixelRatioF();
        cell.painter.drawPixmap(inner.left() - m_theme.px(2), inner.center().y() - mark / 2,
                                m_theme.pixmap(QStringLiteral("ui/hourglass"), mark, m_theme.colour(Ink::sent), ratio));
    } else {
        cell.painter.drawEllipse(dot);
    }
    paintText(cell, inner.adjusted(indent, 0, 0, 0), cell.index.data(Qt::DisplayRole).toString(),
              state == core::CaseState::isNew ? Ink::text : Ink::mutedText,
              m_theme.font(state == core::CaseState::isNew ? TextRole::strong : TextRole::body));
}

} // namespace trucban::widgets
