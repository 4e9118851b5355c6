// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/IntakeForm.h"

#include "geo/PlaceSearch.h"
#include "models/Wording.h"
#include "widgets/intake/IntakeSide.h"
#include "widgets/intake/KindField.h"
#include "widgets/intake/TickBox.h"
#include "widgets/search/SearchBox.h"
#include "widgets/search/SearchField.h"
#include "widgets/theme/Labels.h"
#include "wire/Limits.h"

#include <QCloseEvent>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTextBlock>
#include <QTextLayout>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::IntakeLack;
using models::Wording;

namespace {

constexpr std::chrono::milliseconds kLookPause{150};
/// A house or a typed coordinate is meant to about this.
constexpr double kPointM = 20;
constexpr QKeyCombination kMapKey = Qt::CTRL | Qt::Key_B;
constexpr QKeyCombination kSimilarKey = Qt::CTRL | Qt::Key_T;

QTimeZone vietnam() {
    return QTimeZone::fromSecondsAheadOfUtc(std::chrono::seconds(core::kVietnamUtcOffset).count());
}
QDateTime toQt(core::Instant at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), vietnam());
}

/// With the word that an input method still composes.
QString typedText(const QPlainTextEdit& editor) {
    const auto cursor = editor.textCursor();
    const auto* layout = cursor.block().layout();
    const auto composing = layout != nullptr ? layout->preeditAreaText() : QString();
    auto text = editor.toPlainText();
    return composing.isEmpty() ? text
                               : text.insert(cursor.block().position() + layout->preeditAreaPosition(), composing);
}

/// How far from the middle of what was found the place may be.
double reachOf(const models::SearchHit& hit) {
    return std::max(kPointM, std::round(core::distanceM(hit.southWest, hit.northEast) / 2));
}

bool isPlainKey(const QKeyEvent& event) {
    return (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

bool isEnter(const QKeyEvent& event) {
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

IntakeForm::IntakeForm(Theme& theme, models::Board& board, models::SearchModel& search,
                       const models::DuplicateFinder& duplicates, CommandGateway& gateway, QWidget* window)
    : QDialog(window),
      m_theme(theme),
      m_gateway(gateway),
      m_windowSearch(search),
      m_places(board, search.places()),
      m_isExercise(board.isExercise()),
      m_title(new ThemedLabel(theme, TextRole::title, this)),
      m_offer(new ThemedLabel(theme, TextRole::small, this, "warning")),
      m_fresh(new QPushButton(this)),
      m_kind(new KindField(theme, board, this)),
      m_where(new SearchBox(theme, m_places, this, this)),
      m_address(&m_where->field()),
      m_placeText(new ElidedLabel(theme, TextRole::small, this, "muted")),
      m_map(new QPushButton(this)),
      m_clearPlace(new QPushButton(this)),
      m_now(new TickBox(theme, this)),
      m_when(new QDateTimeEdit(this)),
      m_text(new QPlainTextEdit(this)),
      m_name(new SearchField(this)),
      m_phone(new SearchField(this)),
      m_callable(new TickBox(theme, this)),
      m_silent(new TickBox(theme, this)),
      m_source(new QComboBox(this)),
      m_complaint(new ThemedLabel(theme, TextRole::small, this, "warning")),
      m_close(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_side(new IntakeSide(theme, board, duplicates, gateway, this)) {
    m_places.setPlacesOnly(true);
    build();
    wire();
    wirePlace();
    orderTabs();
    retranslate();
    setEntry({});
}

IntakeForm::~IntakeForm() = default;

void IntakeForm::build() {
    setObjectName(QStringLiteral("intakeForm"));
    m_address->setObjectName(QStringLiteral("intakeAddress"));
    m_address->setMaxLength(static_cast<int>(wire::kMaxAddressChars));
    m_where->popup().setObjectName(QStringLiteral("intakePlacePopup"));
    m_placeText->setObjectName(QStringLiteral("intakePlace"));
    m_map->setObjectName(QStringLiteral("intakeMap"));
    m_clearPlace->setObjectName(QStringLiteral("intakePlaceClear"));
    m_now->setObjectName(QStringLiteral("intakeNow"));
    m_when->setObjectName(QStringLiteral("intakeWhen"));
    m_when->setProperty("role", QByteArray("field"));
    m_when->setButtonSymbols(QAbstractSpinBox::NoButtons); // digits and arrow keys set it
    m_when->setDisplayFormat(QStringLiteral("dd/MM/yyyy HH:mm"));
    m_when->setTimeZone(vietnam());
    m_text->setObjectName(QStringLiteral("intakeText"));
    m_text->setTabChangesFocus(true);
    m_name->setObjectName(QStringLiteral("intakeName"));
    m_phone->setObjectName(QStringLiteral("intakePhone"));
    for (auto* field : {m_name, m_phone}) {
        field->setMaxLength(static_cast<int>(wire::kMaxNameChars));
    }
    m_callable->setObjectName(QStringLiteral("intakeCallable"));
    m_silent->setObjectName(QStringLiteral("intakeSilent"));
    m_source->setObjectName(QStringLiteral("intakeSource"));
    for (const auto source : core::kOfficerSources) {
        m_source->addItem({}, static_cast<int>(source));
    }
    m_complaint->setObjectName(QStringLiteral("intakeComplaint"));
    m_complaint->setWordWrap(true);
    m_close->setObjectName(QStringLiteral("intakeClose"));
    m_save->setObjectName(QStringLiteral("intakeSave"));
    m_save->setProperty("role", QByteArray("primary"));
    m_offer->setObjectName(QStringLiteral("intakeOffer"));
    m_offer->setWordWrap(true);
    m_fresh->setObjectName(QStringLiteral("intakeFresh"));
    m_fresh->setProperty("role", QByteArray("flat"));
    for (auto* button : {m_fresh, m_map, m_clearPlace, m_close, m_save}) {
        button->setAutoDefault(false); // Enter goes on to the next field
    }

    auto* offer = new QHBoxLayout;
    offer->addWidget(m_offer, 1);
    offer->addWidget(m_fresh);
    auto* scroll = new QScrollArea(this);
    scroll->setProperty("role", QByteArray("plain"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(buildFields());
    auto* sides = new QHBoxLayout;
    sides->setSpacing(m_theme.px(18));
    sides->addWidget(scroll, 11);
    sides->addWidget(m_side, 9);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_complaint, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(m_theme.px(18), m_theme.px(14), m_theme.px(18), m_theme.px(12));
    column->setSpacing(m_theme.px(8));
    column->addWidget(m_title);
    column->addLayout(offer);
    column->addLayout(sides, 1);
    column->addLayout(buttons);
    const auto room = screen() != nullptr ? screen()->availableSize() : QSize(1366, 768);
    resize(QSize(m_theme.px(960), m_theme.px(720)).boundedTo(room - QSize(20, 60)));
}

QWidget* IntakeForm::buildFields() {
    auto* fields = new QWidget(this);
    fields->setProperty("role", QByteArray("plain"));
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, m_theme.px(8), 0);
    column->setSpacing(m_theme.px(3));
    addRow(*column, m_whatCaption, *m_kind);
    addRow(*column, m_whereCaption, *m_where);
    auto* place = new QHBoxLayout;
    place->addWidget(m_placeText, 1);
    place->addWidget(m_clearPlace);
    place->addWidget(m_map);
    column->addLayout(place);
    auto* when = new QWidget(fields);
    auto* moment = new QHBoxLayout(when);
    moment->setContentsMargins(0, 0, 0, 0);
    moment->addWidget(m_now);
    moment->addWidget(m_when, 1);
    addRow(*column, m_whenCaption, *when);
    addRow(*column, m_textCaption, *m_text);
    column->setStretchFactor(m_text, 1);
    m_text->setMinimumHeight(m_theme.px(64));
    auto* who = new QHBoxLayout;
    auto* name = new QVBoxLayout;
    auto* phone = new QVBoxLayout;
    for (auto* part : {name, phone}) {
        part->setSpacing(m_theme.px(3));
        who->addLayout(part, 1);
    }
    addRow(*name, m_nameCaption, *m_name);
    addRow(*phone, m_phoneCaption, *m_phone);
    column->addLayout(who);
    column->addSpacing(m_theme.px(4));
    column->addWidget(m_callable);
    column->addWidget(m_silent);
    addRow(*column, m_sourceCaption, *m_source);
    return fields;
}

void IntakeForm::addRow(QVBoxLayout& column, ThemedLabel*& caption, QWidget& field) {
    caption = new ThemedLabel(m_theme, TextRole::small, this, "muted");
    caption->setBuddy(&field);
    if (column.count() > 0) {
        column.addSpacing(m_theme.px(4));
    }
    column.addWidget(caption);
    column.addWidget(&field);
}

/// As the talk goes; what helps beside it comes after.
void IntakeForm::orderTabs() {
    const std::initializer_list<QWidget*> talk{&m_kind->field(),
                                               m_address,
                                               m_now,
                                               m_when,
                                               m_text,
                                               m_name,
                                               m_phone,
                                               m_callable,
                                               m_silent,
                                               m_source,
                                               m_save,
                                               m_close,
                                               m_map,
                                               m_clearPlace,
                                               &m_side->similarList(),
                                               m_side->findChild<QPushButton*>(QStringLiteral("intakeSimilarOpen")),
                                               m_side->findChild<QPushButton*>(QStringLiteral("intakeSimilarNote")),
                                               m_fresh};
    QWidget* before = nullptr;
    for (auto* next : talk) {
        if (before != nullptr) {
            setTabOrder(before, next);
        }
        before = next;
    }
}

void IntakeForm::wire() {
    connect(m_kind, &KindField::changed, this, &IntakeForm::onEdited);
    connect(m_now, &QCheckBox::toggled, this, [this] {
        showWhen();
        onEdited();
    });
    connect(m_when, &QDateTimeEdit::dateTimeChanged, this, &IntakeForm::onEdited);
    connect(m_text, &QPlainTextEdit::textChanged, this, &IntakeForm::onEdited);
    for (auto* field : {m_name, m_phone}) {
        connect(field, &SearchField::typedChanged, this, &IntakeForm::onEdited);
    }
    for (auto* box : {m_callable, m_silent}) {
        connect(box, &QCheckBox::toggled, this, &IntakeForm::onEdited);
    }
    connect(m_silent, &QCheckBox::toggled, this, [this](bool silent) {
        if (silent && !m_isFilling) {
            m_callable->setChecked(false); // a call may betray somebody who hides
        }
    });
    connect(m_source, &QComboBox::currentIndexChanged, this, &IntakeForm::onEdited);
    connect(m_save, &QPushButton::clicked, this, &IntakeForm::saveRequested);
    connect(m_close, &QPushButton::clicked, this, &IntakeForm::leaveRequested);
    connect(m_fresh, &QPushButton::clicked, this, &IntakeForm::freshRequested);
    m_look.setSingleShot(true);
    m_look.setInterval(kLookPause);
    connect(&m_look, &QTimer::timeout, this, &IntakeForm::lookNow);
}

void IntakeForm::wirePlace() {
    m_address->installEventFilter(this); // before the box's own
    connect(m_address, &SearchField::typedChanged, this, &IntakeForm::onAddressTyped);
    connect(m_where, &SearchBox::chosen, this, &IntakeForm::onPlaceChosen);
    connect(m_where, &SearchBox::left, this, [this] { m_now->setFocus(Qt::TabFocusReason); });
    connect(m_map, &QPushButton::clicked, this, &IntakeForm::mapRequested);
    connect(m_clearPlace, &QPushButton::clicked, this, [this] {
        m_place.reset();
        showPlace();
        onEdited();
        m_address->setFocus(Qt::OtherFocusReason);
    });
}

void IntakeForm::onAddressTyped(const QString& typed) {
    m_places.setNear(m_windowSearch.near(), m_windowSearch.isClose());
    if (const auto point = geo::parseCoordinate(typed.toStdString())) {
        setPlace({.point = *point, .accuracyM = kPointM}, true);
    } else if (m_isPlaceOfAddress) {
        m_place.reset();
        m_isPlaceOfAddress = false;
        showPlace();
    }
    onEdited();
}

void IntakeForm::onPlaceChosen(const models::SearchHit& hit) {
    if (!hit.at) {
        return;
    }
    using Group = models::SearchHit::Group;
    const bool isPoint = hit.group == Group::coordinate || hit.group == Group::link;
    // A house number that the map does not know stays as the caller said it.
    const auto isDigit = [](QChar letter) { return letter.isDigit(); };
    const bool losesNumber =
        std::ranges::any_of(m_address->typed(), isDigit) && std::ranges::none_of(hit.title, isDigit);
    if (!isPoint && !losesNumber) {
        // It is not typed: nothing is looked up.
        m_address->setQuietly(hit.detail.isEmpty() ? hit.title : QStringLiteral("%1, %2").arg(hit.title, hit.detail));
        m_address->setCursorPosition(0);
    }
    setPlace({.point = *hit.at, .accuracyM = isPoint ? kPointM : reachOf(hit)}, true);
}

void IntakeForm::setPlace(const core::Position& place, bool isOfAddress) {
    m_place = place;
    m_isPlaceOfAddress = isOfAddress;
    showPlace();
    onEdited();
}

void IntakeForm::showPlace() {
    m_placeText->setText(
        m_place ? tr("Vị trí: %1 ± %2").arg(Wording::coordinate(m_place->point), Wording::distance(m_place->accuracyM))
                : tr("Chưa có vị trí trên bản đồ"));
    m_clearPlace->setVisible(m_place.has_value());
}

void IntakeForm::showWhen() {
    m_when->setEnabled(!m_now->isChecked());
    m_when->setVisible(!m_now->isChecked());
    m_when->setCurrentSection(QDateTimeEdit::HourSection);
}

void IntakeForm::onEdited() {
    if (m_isFilling) {
        return;
    }
    m_complaint->setText({});
    m_look.start();
    emit edited();
}

void IntakeForm::lookNow() {
    const auto entry = this->entry();
    m_side->look({.place = entry.place,
                  .address = entry.address,
                  .kind = entry.kind.toStdString(),
                  .text = entry.text,
                  .at = entry.occurredAt.value_or(m_gateway.now())},
                 entry.hasReporter());
}

void IntakeForm::setEntry(const models::IntakeEntry& entry) {
    m_isFilling = true;
    m_id = entry.id;
    m_kind->setCode(entry.kind);
    if (entry.kind.isEmpty() && !entry.kindWords.isEmpty()) {
        m_kind->setWords(entry.kindWords);
    }
    m_address->setQuietly(entry.address);
    m_place = entry.place;
    m_isPlaceOfAddress = entry.isPlaceOfAddress;
    m_when->setDateTime(toQt(entry.occurredAt.value_or(m_gateway.now())));
    m_now->setChecked(!entry.occurredAt);
    m_text->setPlainText(entry.text);
    m_name->setText(entry.name);
    m_phone->setText(entry.phone);
    m_callable->setChecked(entry.callable);
    m_silent->setChecked(entry.silent);
    m_source->setCurrentIndex(std::max(0, m_source->findData(static_cast<int>(entry.source))));
    m_isFilling = false;
    m_complaint->setText({});
    showPlace();
    showWhen();
    lookNow();
}

models::IntakeEntry IntakeForm::entry() const {
    models::IntakeEntry entry{.id = m_id};
    entry.source = static_cast<core::AlertSource>(m_source->currentData().toInt());
    entry.kind = m_kind->code();
    entry.kindWords = m_kind->words();
    entry.address = m_address->typed();
    entry.place = m_place;
    entry.isPlaceOfAddress = m_place && m_isPlaceOfAddress;
    if (!m_now->isChecked()) {
        entry.occurredAt = core::Instant{core::Milliseconds{m_when->dateTime().toMSecsSinceEpoch()}};
    }
    entry.text = typedText(*m_text);
    entry.name = m_name->typed();
    entry.phone = m_phone->typed();
    entry.callable = m_callable->isChecked();
    entry.silent = m_silent->isChecked();
    return entry;
}

void IntakeForm::setOffer(const QString& words) {
    m_offer->setText(words);
    m_offer->setVisible(!words.isEmpty());
    m_fresh->setVisible(!words.isEmpty());
}

void IntakeForm::complain(IntakeLack lack) {
    switch (lack) {
    case IntakeLack::nothing:
        m_complaint->setText({});
        return;
    case IntakeLack::kind:
        m_complaint->setText(tr("Chọn chuyện gì đã xảy ra."));
        m_kind->field().setFocus(Qt::OtherFocusReason);
        return;
    case IntakeLack::place:
        m_complaint->setText(tr("Ghi nơi xảy ra, hoặc chỉ trên bản đồ."));
        m_address->setFocus(Qt::OtherFocusReason);
        return;
    case IntakeLack::textTooLong:
        m_complaint->setText(
            tr("Chi tiết dài quá %1 chữ.").arg(Wording::number(static_cast<qlonglong>(wire::kMaxTextChars))));
        m_text->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void IntakeForm::hint(const QString& words) {
    m_complaint->setText(words);
}

void IntakeForm::setSaveAllowed(const QString& whyNot) {
    m_save->setEnabled(whyNot.isEmpty());
    m_save->setToolTip(whyNot);
}

void IntakeForm::focusFirst() {
    m_kind->field().setFocus(Qt::OtherFocusReason);
    m_kind->field().selectAll();
}

void IntakeForm::onSaveKey(const QKeyEvent& event) {
    // A key held down is meant for one alert, not for the one that comes after it.
    if (m_save->isEnabled() && !event.isAutoRepeat()) {
        emit saveRequested();
    }
}

bool IntakeForm::onAddressKey(const QKeyEvent& event) {
    if (isEnter(event) && event.modifiers().testFlag(Qt::ControlModifier)) {
        onSaveKey(event);
        return true;
    }
    const bool isOpen = m_where->popup().isVisible();
    if (!isOpen && isPlainKey(event) && event.key() == Qt::Key_Escape) {
        emit leaveRequested();
        return true;
    }
    if (!isOpen && isPlainKey(event) && isEnter(event)) {
        focusNextChild();
        return true;
    }
    return false;
}

bool IntakeForm::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_address && event->type() == QEvent::KeyPress && onAddressKey(*static_cast<QKeyEvent*>(event))) {
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void IntakeForm::keyPressEvent(QKeyEvent* event) {
    if (isEnter(*event) && event->modifiers().testFlag(Qt::ControlModifier)) {
        onSaveKey(*event);
    } else if (isEnter(*event) && isPlainKey(*event)) {
        if (auto* button = qobject_cast<QPushButton*>(focusWidget())) {
            button->click();
        } else {
            focusNextChild();
        }
    } else if (event->key() == Qt::Key_Escape) {
        emit leaveRequested();
    } else if (event->keyCombination() == kMapKey) {
        emit mapRequested();
    } else if (event->keyCombination() == kSimilarKey) {
        m_side->focusSimilar();
    } else {
        QDialog::keyPressEvent(event);
    }
}

void IntakeForm::closeEvent(QCloseEvent* event) {
    event->ignore();
    emit leaveRequested();
}

void IntakeForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QDialog::changeEvent(event);
}

void IntakeForm::retranslate() {
    setWindowTitle(m_isExercise ? tr("DIỄN TẬP – Nhập tin mới") : tr("Nhập tin mới"));
    m_title->setText(windowTitle());
    m_whatCaption->setText(tr("Chuyện gì (bắt buộc)"));
    m_whereCaption->setText(tr("Ở đâu (bắt buộc)"));
    m_where->setPrompt(tr("Ở đâu"), tr("Số nhà và đường, hẻm, nơi ai cũng biết, hoặc tọa độ"));
    m_whenCaption->setText(tr("Khi nào"));
    m_textCaption->setText(tr("Chi tiết"));
    m_nameCaption->setText(tr("Tên người báo"));
    m_phoneCaption->setText(tr("Số gọi lại"));
    m_sourceCaption->setText(tr("Nguồn tin"));
    m_now->setText(tr("Ngay bây giờ"));
    m_when->setAccessibleName(tr("Khi nào"));
    m_text->setAccessibleName(tr("Chi tiết"));
    m_text->setPlaceholderText(tr("Có vũ khí, người bị thương, biển số xe, hướng đi… nếu người báo nói"));
    m_name->setAccessibleName(tr("Tên người báo"));
    m_phone->setAccessibleName(tr("Số gọi lại"));
    m_phone->setToolTip(tr("Tên và số chỉ giữ ở máy chủ, ai xem đều được ghi lại."));
    m_callable->setText(tr("Gọi lại được"));
    m_silent->setText(tr("Im lặng: gọi lại có thể làm lộ người đang trốn"));
    m_source->setAccessibleName(tr("Nguồn tin"));
    for (int i = 0; i < m_source->count(); ++i) {
        m_source->setItemText(i, Wording::source(static_cast<core::AlertSource>(m_source->itemData(i).toInt())));
    }
    m_map->setText(tr("Chỉ trên bản đồ  (Ctrl+B)"));
    m_clearPlace->setText(tr("Bỏ"));
    m_clearPlace->setAccessibleName(tr("Bỏ vị trí"));
    m_clearPlace->setToolTip(m_clearPlace->accessibleName());
    m_fresh->setText(tr("Bỏ, nhập tin khác"));
    m_close->setText(tr("Đóng  (Esc)"));
    m_save->setText(tr("Lưu  (Ctrl+Enter)"));
    m_kind->retranslate();
    m_side->retranslate();
    showPlace();
}

} // namespace trucban::widgets
