// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/SearchBox.h"

#include "widgets/search/SearchDelegate.h"
#include "widgets/search/SearchField.h"
#include "widgets/theme/Labels.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace trucban::widgets {

using models::SearchModel;

namespace {

constexpr int kLongest = 200;
constexpr int kPage = 6;

} // namespace

SearchBox::SearchBox(Theme& theme, models::SearchModel& model, QWidget* canvas, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(model),
      m_canvas(canvas),
      m_field(new SearchField(this)),
      m_sign(m_field->addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_popup(new QFrame(canvas)),
      m_list(new QListView(m_popup)),
      m_delegate(new SearchDelegate(theme, m_list)),
      m_state(new ThemedLabel(theme, TextRole::small, m_popup, "muted")) {
    setObjectName(QStringLiteral("searchBox"));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(kLongest);
    m_field->installEventFilter(this);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_field);
    setFocusProxy(m_field);

    m_popup->setObjectName(QStringLiteral("searchPopup"));
    m_popup->setProperty("role", QByteArray("panel"));
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("searchList"));
    m_list->setModel(&model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setObjectName(QStringLiteral("searchState"));
    m_state->setWordWrap(true);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_state);
    m_popup->hide();

    connect(m_field, &SearchField::typedChanged, this, [this](const QString& text) {
        m_wantsFirst = false;
        m_wantsNoPosition = false;
        m_model.setText(text);
        if (m_field->hasFocus() || m_popup->isVisible()) {
            open();
        }
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    connect(&model, &SearchModel::answered, this, &SearchBox::onAnswered);
    connect(&theme, &Theme::changed, this, &SearchBox::restyle);
    canvas->installEventFilter(this);
    retranslate();
    restyle();
}

void SearchBox::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    if (!m_field->typed().isEmpty()) {
        open();
    }
}

void SearchBox::setKey(const QString& key) {
    m_key = key;
    retranslate();
}

void SearchBox::setPrompt(const QString& name, const QString& prompt) {
    m_name = name;
    m_prompt = prompt;
    retranslate();
}

void SearchBox::open() {
    if (m_field->typed().trimmed().isEmpty()) {
        m_popup->hide();
        return;
    }
    showState();
    placePopup();
    m_popup->show();
    m_popup->raise();
}

void SearchBox::close() {
    m_wantsFirst = false;
    m_popup->hide();
}

void SearchBox::onAnswered() {
    if (m_model.state() == SearchModel::State::searching) {
        // The rows are those of the text before; only what is said of the search is new.
        if (m_popup->isVisible()) {
            showState();
        }
        return;
    }
    const int first = m_model.nextHit(0, 1);
    m_list->setCurrentIndex(first >= 0 ? m_model.index(first) : QModelIndex());
    m_list->scrollToTop();
    if (m_popup->isVisible()) {
        open();
    }
    if (std::exchange(m_wantsFirst, false) && first >= 0) {
        choose(first);
    }
}

void SearchBox::showState() {
    QStringList words;
    if (m_wantsNoPosition) {
        words << tr("Chưa rõ vị trí nên bản đồ không đến đó được.");
    } else if (m_model.state() == SearchModel::State::nothing) {
        words << tr("Không tìm thấy “%1”. Thử tên đường không kèm số nhà, hoặc tọa độ như 10.8231, 106.6297.")
                     .arg(m_model.text());
    } else if (m_model.state() == SearchModel::State::searching && m_model.rowCount() == 0) {
        words << tr("Đang tìm…");
    }
    if (const QString index = m_model.indexText(); !index.isEmpty()) {
        words << index;
    }
    m_state->setText(words.join(u'\n'));
    m_state->setVisible(!words.isEmpty());
    m_field->setAccessibleDescription(words.isEmpty() ? m_list->currentIndex().data(Qt::AccessibleTextRole).toString()
                                                      : words.join(u' '));
}

void SearchBox::placePopup() {
    const int edge = m_theme.px(6);
    const QPoint below = m_field->mapTo(m_canvas, QPoint(0, m_field->height() + 2));
    const int width =
        std::clamp(m_field->width(), std::min(m_theme.px(420), m_canvas->width() - 2 * edge), m_theme.px(640));
    int rows = 0;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        rows += m_delegate->heightOf(m_model.index(row));
    }
    m_list->setVisible(rows > 0);
    const int state = m_state->isHidden() ? 0 : m_state->heightForWidth(width - 2);
    const int room = std::max(m_theme.px(80), m_canvas->height() - below.y() - edge);
    const int left = std::max(edge, std::min(below.x(), m_canvas->width() - width - edge));
    m_popup->setGeometry(left, below.y(), width, std::min(room, rows + state + 4));
}

void SearchBox::choose(int row) {
    const models::SearchHit* hit = m_model.hitAt(row);
    if (hit == nullptr) {
        return;
    }
    if (!hit->at && !hit->caseId) {
        m_wantsNoPosition = true;
        open();
        return;
    }
    const models::SearchHit copy = *hit; // whoever hears of it may search on
    close();
    emit chosen(copy);
    emit left();
}

void SearchBox::step(int by) {
    const int rows = m_model.rowCount();
    const int now = m_list->currentIndex().row();
    const int wanted = std::clamp(now + by, 0, std::max(0, rows - 1));
    int row = m_model.nextHit(wanted, by > 0 ? 1 : -1);
    if (row < 0) {
        row = m_model.nextHit(wanted, by > 0 ? -1 : 1); // a page up ends at the first group's name
    }
    if (row < 0) {
        row = now;
    }
    m_wantsNoPosition = false;
    m_list->setCurrentIndex(m_model.index(row));
    // The name of its group comes into sight with the first one.
    if (row > 0 && m_model.hitAt(row - 1) == nullptr) {
        m_list->scrollTo(m_model.index(row - 1));
    }
    m_list->scrollTo(m_model.index(row));
    showState();
}

bool SearchBox::onKey(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        if (!m_popup->isVisible()) {
            open();
            return true;
        }
        const bool isPage = event.key() == Qt::Key_PageDown || event.key() == Qt::Key_PageUp;
        const bool isDown = event.key() == Qt::Key_PageDown || event.key() == Qt::Key_Down;
        step((isDown ? 1 : -1) * (isPage ? kPage : 1));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_model.state() == SearchModel::State::searching) {
            m_wantsFirst = true; // the list is of an older text
            open();
        } else if (m_model.state() == SearchModel::State::found) {
            choose(m_list->currentIndex().row());
        }
        return true;
    case Qt::Key_Escape:
        if (m_popup->isVisible()) {
            close();
        } else if (!m_field->text().isEmpty()) {
            m_field->clear();
        } else {
            emit left();
        }
        return true;
    default:
        return false;
    }
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field) {
        if (event->type() == QEvent::KeyPress && onKey(*static_cast<QKeyEvent*>(event))) {
            return true;
        }
        // Another window in front takes the keyboard for a moment: the list may stay.
        if (event->type() == QEvent::FocusOut &&
            static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
            close();
        }
    } else if (watched == m_canvas && event->type() == QEvent::Resize && m_popup->isVisible()) {
        placePopup();
    }
    return QWidget::eventFilter(watched, event);
}

void SearchBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_popup->isVisible()) {
        placePopup();
    }
}

void SearchBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void SearchBox::retranslate() {
    const QString words = tr("Tìm trên bản đồ: địa chỉ, hẻm, đường, phường, mã vụ, tọa độ");
    m_field->setPlaceholderText(!m_prompt.isEmpty() ? m_prompt
                                : m_key.isEmpty()   ? words
                                                    : QStringLiteral("%1 (%2)").arg(words, m_key));
    m_field->setAccessibleName(m_name.isEmpty() ? tr("Tìm trên bản đồ") : m_name);
    m_field->setToolTip(tr("Không cần dấu. Mũi tên để chọn, Enter để đến, Esc để đóng."));
    m_list->setAccessibleName(tr("Kết quả tìm"));
    showState();
}

void SearchBox::restyle() {
    m_sign->setIcon(m_theme.icon(QStringLiteral("ui/search"), Ink::mutedText));
    m_state->setContentsMargins(m_theme.px(10), m_theme.px(7), m_theme.px(10), m_theme.px(7));
    m_list->doItemsLayout();
    if (m_popup->isVisible()) {
        placePopup();
    }
}

} // namespace trucban::widgets
