// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/Labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>

namespace trucban::widgets {

void setStyleRole(QWidget& widget, const char* role) {
    if (widget.property("role").toByteArray() != role) {
        widget.setProperty("role", QByteArray(role));
        widget.style()->unpolish(&widget);
        widget.style()->polish(&widget);
    }
}

ThemedLabel::ThemedLabel(Theme& theme, TextRole role, QWidget* parent, const char* styleRole)
    : QLabel(parent), m_theme(theme), m_role(role) {
    setFont(theme.font(role));
    setTextFormat(Qt::PlainText);
    if (styleRole != nullptr) {
        setProperty("role", QByteArray(styleRole));
    }
    connect(&theme, &Theme::changed, this, [this] { setFont(m_theme.font(m_role)); });
}

void ThemedLabel::setTextRole(TextRole role) {
    m_role = role;
    setFont(m_theme.font(role));
}

namespace {

constexpr QChar kBreakHere(0x200B);
/// Longer runs without a space are broken, every kPiece letters.
constexpr qsizetype kLongWord = 24;
constexpr qsizetype kPiece = 8;

qsizetype wordEnd(const QString& words, qsizetype from) {
    while (from < words.size() && !words[from].isSpace()) {
        ++from;
    }
    return from;
}

} // namespace

void WordsLabel::setWords(const QString& words) {
    QString broken;
    broken.reserve(words.size() + words.size() / kPiece);
    for (qsizetype at = 0; at < words.size();) {
        const auto end = wordEnd(words, at);
        const bool isLong = end - at > kLongWord;
        for (qsizetype i = at; i < end; ++i) {
            const bool isJoined = words[i].isMark() || words[i].isLowSurrogate();
            if (isLong && i > at && (i - at) % kPiece == 0 && !isJoined) {
                broken += kBreakHere;
            }
            broken += words[i];
        }
        for (at = end; at < words.size() && words[at].isSpace(); ++at) {
            broken += words[at];
        }
    }
    setText(broken);
}

void WordsLabel::copy() const {
    QGuiApplication::clipboard()->setText(selectedText().remove(kBreakHere));
}

void WordsLabel::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) && hasSelectedText()) {
        copy();
        return;
    }
    ThemedLabel::keyPressEvent(event);
}

void WordsLabel::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* action = menu->addAction(tr("Sao chép"), this, &WordsLabel::copy);
    action->setEnabled(hasSelectedText());
    menu->popup(event->globalPos());
}

ElidedLabel::ElidedLabel(Theme& theme, TextRole role, QWidget* parent, const char* styleRole)
    : ThemedLabel(theme, role, parent, styleRole) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")) * 4, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

IconLabel::IconLabel(Theme& theme, QString name, Ink ink, double side, QWidget* parent)
    : QLabel(parent), m_theme(theme), m_name(std::move(name)), m_ink(ink), m_side(side) {
    connect(&theme, &Theme::changed, this, &IconLabel::redraw);
    redraw();
}

void IconLabel::setIcon(const QString& name, Ink ink) {
    if (name != m_name || ink != m_ink) {
        m_name = name;
        m_ink = ink;
        redraw();
    }
}

void IconLabel::redraw() {
    const int side = m_theme.px(m_side);
    setFixedSize(side, side);
    setPixmap(m_theme.pixmap(m_name, side, m_theme.colour(m_ink), devicePixelRatioF()));
}

} // namespace trucban::widgets
