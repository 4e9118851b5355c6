// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingSide.h"

#include "models/Wording.h"
#include "widgets/briefing/BriefingWords.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPoint>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::BriefingChapter;
using models::Wording;

namespace {

constexpr int kWidth = 320;
constexpr int kShortBox = 12;

/// Vietnam's clock, whatever zone the computer is in.
QDateTime clockOf(core::Instant at) {
    return QDateTime::fromMSecsSinceEpoch((at + core::kVietnamUtcOffset).time_since_epoch().count(), QTimeZone::UTC);
}

core::Instant instantOf(const QDateTime& clock) {
    return core::Instant{core::Milliseconds{clock.toMSecsSinceEpoch()}} - core::kVietnamUtcOffset;
}

/// How a combo box keeps them.
QPoint pointOf(figures::DaySpan days) {
    return {days.from, days.to};
}

void select(QComboBox& box, const QVariant& data) {
    box.setCurrentIndex(std::max(0, box.findData(data)));
}

} // namespace

BriefingSide::BriefingSide(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setObjectName(QStringLiteral("briefingSide"));
    setFixedWidth(theme.px(kWidth));
    auto* scroll = new QScrollArea(this);
    scroll->setProperty("role", QByteArray("plain"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget(scroll);
    body->setProperty("role", QByteArray("plain"));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, theme.px(6), 0);
    column->setSpacing(theme.px(8));
    auto* head = new QFormLayout;
    head->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_kept = addBox("briefingKept", tr("&Báo cáo"), *head);
    connect(m_kept, &QComboBox::activated, this, [this] {
        const auto id = core::Uuid::parse(m_kept->currentData().toString().toStdString());
        emit keptChosen(id ? std::optional(core::BriefingId{*id}) : std::nullopt);
    });
    column->addLayout(head);
    column->addWidget(m_askPart = makeAsk());
    column->addWidget(m_wordsPart = makeWords(), 1);
    column->addStretch(0);
    scroll->setWidget(body);
    // Always in sight: how it stands, and the button.
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(theme.px(6));
    whole->addWidget(scroll, 1);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("briefingMaking"));
    m_progress->hide();
    whole->addWidget(m_progress);
    m_said = new ThemedLabel(theme, TextRole::body, this, "muted");
    m_said->setObjectName(QStringLiteral("briefingState"));
    m_said->setWordWrap(true);
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    whole->addWidget(m_said);
    m_freeze = new QPushButton(tr("Chốt báo cáo  (Ctrl+Enter)"), this);
    m_freeze->setObjectName(QStringLiteral("briefingFreeze"));
    m_freeze->setAutoDefault(false);
    m_freeze->setProperty("role", QByteArray("primary"));
    connect(m_freeze, &QPushButton::clicked, this, &BriefingSide::freezeWanted);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, m_freeze,
                &QPushButton::click);
    }
    whole->addWidget(m_freeze);
    setTabOrder({m_kept, m_kind, m_place, m_period, m_time, m_at, m_wardPages, m_renew, m_chapter, m_comment, m_notes,
                 m_freeze});
}

QComboBox* BriefingSide::addBox(const char* name, const QString& words, QFormLayout& form) {
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(kShortBox);
    box->setMaxVisibleItems(20);
    auto* label = new ThemedLabel(m_theme, TextRole::small, this, "muted");
    label->setText(words);
    label->setBuddy(box);
    form.addRow(label, box);
    return box;
}

QWidget* BriefingSide::makeAsk() {
    auto* part = new QWidget(this);
    auto* form = new QFormLayout(part);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_kind = addBox("briefingKind", tr("&Loại"), *form);
    for (const auto kind : {core::BriefingKind::daily, core::BriefingKind::interim, core::BriefingKind::final_}) {
        m_kind->addItem(BriefingWords::kind(kind), static_cast<int>(kind));
    }
    m_place = addBox("briefingPlace", tr("Đị&a bàn"), *form);
    m_period = addBox("briefingPeriod", tr("Kỳ báo &cáo"), *form);
    m_time = addBox("briefingTime", tr("&Số liệu"), *form);
    m_time->addItem(tr("đến bây giờ"), false);
    m_time->addItem(tr("như vào lúc…"), true);
    m_at = new QDateTimeEdit(part);
    m_at->setObjectName(QStringLiteral("briefingAt"));
    m_at->setTimeZone(QTimeZone::UTC);
    m_at->setDisplayFormat(QStringLiteral("dd/MM/yyyy HH:mm"));
    m_at->setCalendarPopup(true);
    m_at->setAccessibleName(tr("Số liệu như vào lúc"));
    m_at->setProperty("role", QByteArray("field"));
    form->addRow(new QWidget(part), m_at);
    m_wardPages = new QCheckBox(tr("&Mỗi phường một trang"), part);
    m_wardPages->setObjectName(QStringLiteral("briefingWardPages"));
    form->addRow(m_wardPages);
    m_renew = new QPushButton(tr("Lấy số liệu  (Ctrl+R)"), part);
    m_renew->setObjectName(QStringLiteral("briefingRenew"));
    m_renew->setAutoDefault(false);
    form->addRow(m_renew);
    for (auto* box : {m_kind, m_place, m_period}) {
        connect(box, &QComboBox::activated, this, &BriefingSide::askChanged);
    }
    connect(m_time, &QComboBox::activated, this, &BriefingSide::onTimeChoice);
    connect(m_wardPages, &QCheckBox::clicked, this, &BriefingSide::askChanged);
    connect(m_renew, &QPushButton::clicked, this, &BriefingSide::renewWanted);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_R), this), &QShortcut::activated, m_renew,
            &QPushButton::click);
    return part;
}

QPlainTextEdit* BriefingSide::addText(const char* name, int lines) {
    auto* edit = new QPlainTextEdit(this);
    edit->setObjectName(QLatin1String(name));
    edit->setTabChangesFocus(true);
    edit->setMinimumHeight(edit->fontMetrics().lineSpacing() * lines + m_theme.px(14));
    edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // it takes what is left
    connect(edit, &QPlainTextEdit::textChanged, this, &BriefingSide::onTyped);
    return edit;
}

QWidget* BriefingSide::makeWords() {
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.px(4));
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_chapter = addBox("briefingChapter", tr("T&rang"), *form);
    connect(m_chapter, &QComboBox::activated, this, [this] {
        showWords();
        emit chapterChosen(chapter());
    });
    column->addLayout(form);
    m_commentLabel = new ThemedLabel(m_theme, TextRole::small, part, "muted");
    m_comment = addText("briefingComment", 4);
    m_commentLabel->setBuddy(m_comment);
    column->addWidget(m_commentLabel);
    column->addWidget(m_comment, 2);
    auto* notes = new ThemedLabel(m_theme, TextRole::small, part, "muted");
    notes->setText(tr("&Ghi chú cho người trình bày, không chiếu"));
    m_notes = addText("briefingNotes", 2);
    notes->setBuddy(m_notes);
    column->addWidget(notes);
    column->addWidget(m_notes, 1);
    return part;
}

void BriefingSide::setKept(const std::vector<Kept>& kept, const std::optional<core::BriefingId>& shown) {
    const QSignalBlocker quiet(m_kept);
    m_kept->clear();
    m_kept->addItem(tr("bản đang soạn, chưa chốt"), QString());
    for (const auto& one : kept) {
        m_kept->addItem(one.name, QString::fromStdString(one.id.toString()));
        m_kept->setItemData(m_kept->count() - 1, one.name, Qt::ToolTipRole);
    }
    select(*m_kept, shown ? QString::fromStdString(shown->toString()) : QString());
    m_kept->setToolTip(m_kept->currentText());
}

void BriefingSide::setPlaces(const core::WardSet& wards, bool all) {
    const QSignalBlocker quiet(m_place);
    m_place->clear();
    if (all) {
        m_place->addItem(tr("toàn đợt, %1 phường").arg(wards.size()), 0u);
    }
    std::vector<std::pair<QString, core::WardCode>> names;
    for (const auto ward : wards) {
        names.emplace_back(Wording::ward(ward), ward);
    }
    std::ranges::sort(names,
                      [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    for (const auto& [name, ward] : names) {
        m_place->addItem(name, ward.value);
    }
}

void BriefingSide::setPeriods(const std::vector<models::ReportingPeriod>& periods) {
    const QSignalBlocker quiet(m_period);
    m_period->clear();
    for (const auto& period : periods) {
        m_period->addItem(period.name, m_period->count() == 0 ? QPoint() : pointOf(period.days));
        m_period->setItemData(m_period->count() - 1, period.name, Qt::ToolTipRole);
    }
}

void BriefingSide::setTimes(core::Instant from, core::Instant to) {
    m_at->setDateTimeRange(clockOf(std::min(from, to)), clockOf(to));
    if (m_at->isHidden()) {
        m_at->setDateTime(clockOf(to));
    }
}

void BriefingSide::setAsk(const models::BriefingAsk& ask) {
    select(*m_kind, static_cast<int>(ask.kind));
    select(*m_place, ask.ward.value);
    select(*m_period, ask.days ? pointOf(*ask.days) : QPoint());
    select(*m_time, ask.past.has_value());
    if (ask.past) {
        m_at->setDateTime(clockOf(*ask.past));
    }
    m_at->setVisible(ask.past.has_value());
    m_wardPages->setChecked(ask.hasWardPages);
    m_wardPages->setEnabled(ask.ward.isNone());
}

models::BriefingAsk BriefingSide::ask() const {
    models::BriefingAsk ask;
    ask.kind = static_cast<core::BriefingKind>(m_kind->currentData().toInt());
    ask.ward = core::WardCode{m_place->currentData().toUInt()};
    ask.hasWardPages = m_wardPages->isChecked() && ask.ward.isNone();
    if (const auto days = m_period->currentData().toPoint(); !days.isNull()) {
        ask.days = figures::DaySpan{days.x(), days.y()};
    }
    if (m_time->currentData().toBool()) {
        ask.past = instantOf(m_at->dateTime());
    }
    return ask;
}

void BriefingSide::onTimeChoice() {
    const bool isPast = m_time->currentData().toBool();
    m_at->setVisible(isPast);
    if (isPast) {
        m_at->setFocus();
        tell(tr("Chọn thời điểm rồi bấm Lấy số liệu: vụ việc, lượt thăm và số liệu nhập tay được đếm như vào lúc đó."),
             "muted");
    } else {
        emit askChanged();
    }
}

void BriefingSide::setChapters(const std::vector<BriefingChapter>& chapters) {
    const auto was = m_chapter->currentData();
    {
        const QSignalBlocker quiet(m_chapter);
        m_chapter->clear();
        for (const auto chapter : chapters) {
            m_chapter->addItem(BriefingWords::chapter(chapter), static_cast<int>(chapter));
        }
        select(*m_chapter, was);
    }
    showWords();
}

BriefingChapter BriefingSide::chapter() const {
    return static_cast<BriefingChapter>(m_chapter->currentData().toInt());
}

void BriefingSide::setTyped(const models::BriefingTyped& typed) {
    m_typed = typed;
    showWords();
}

void BriefingSide::showChapter(BriefingChapter chapter) {
    const int index = m_chapter->findData(static_cast<int>(chapter));
    if (index >= 0 && index != m_chapter->currentIndex() && !m_comment->hasFocus() && !m_notes->hasFocus()) {
        m_chapter->setCurrentIndex(index);
        showWords();
    }
}

void BriefingSide::writeOn(BriefingChapter chapter) {
    const int index = m_chapter->findData(static_cast<int>(chapter));
    if (index >= 0 && !m_wordsPart->isHidden()) {
        m_chapter->setCurrentIndex(index);
        showWords();
        m_comment->setFocus(Qt::MouseFocusReason);
        m_comment->moveCursor(QTextCursor::End);
    }
}

void BriefingSide::showWords() {
    m_isFilling = true;
    const auto found = m_typed.chapters.find(chapter());
    const auto words = found == m_typed.chapters.end() ? models::BriefingTyped::Words() : found->second;
    m_comment->setPlainText(words.comment);
    m_notes->setPlainText(words.notes);
    m_commentLabel->setText(chapter() == BriefingChapter::decision ? tr("Điều &xin ý kiến, mỗi dòng một điều")
                                                                   : tr("Ý &kiến của lãnh đạo trên trang này"));
    m_isFilling = false;
}

void BriefingSide::onTyped() {
    if (m_isFilling) {
        return;
    }
    m_typed.chapters[chapter()] = {.comment = m_comment->toPlainText().left(models::kMaxTyped),
                                   .notes = m_notes->toPlainText().left(models::kMaxTyped)};
    emit typedChanged();
}

void BriefingSide::setEditable(bool isEditable, bool mayWrite) {
    m_askPart->setVisible(isEditable);
    m_wordsPart->setVisible(isEditable && mayWrite);
    m_freeze->setVisible(isEditable);
}

void BriefingSide::setFreezable(const QString& whyNot) {
    m_freeze->setEnabled(whyNot.isEmpty());
    m_freeze->setToolTip(whyNot);
}

void BriefingSide::setProgress(int done, int of) {
    m_progress->setVisible(of > 0);
    m_progress->setRange(0, of);
    m_progress->setValue(done);
}

void BriefingSide::tell(const QString& words, const char* role) {
    setStyleRole(*m_said, role);
    m_said->setText(words);
}

} // namespace trucban::widgets
