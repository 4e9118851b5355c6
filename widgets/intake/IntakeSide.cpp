// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/intake/IntakeSide.h"

#include "models/DuplicateWording.h"
#include "models/Wording.h"
#include "widgets/intake/SimilarDelegate.h"
#include "widgets/theme/Labels.h"
#include "wire/Limits.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::DuplicateWording;
using models::IntakeHints;
using models::Wording;

namespace {

constexpr std::size_t kMostSimilar = 5;
constexpr std::size_t kMostWards = 3;
constexpr std::chrono::milliseconds kAskPause{500}; ///< a question to the gateway for each letter would be rude
constexpr std::chrono::seconds kLookPause{1};
constexpr int kMostPages = 5;
constexpr std::chrono::seconds kPointerRest{20}; ///< a mouse left lying on the list does not hold it

QString idText(const core::CaseId& id) {
    return QString::fromStdString(id.toString());
}

std::optional<core::CaseId> idOf(const QListWidgetItem* item) {
    const auto id = item != nullptr ? core::Uuid::parse(item->data(SimilarDelegate::IdRole).toString().toStdString())
                                    : std::nullopt;
    return id ? std::optional(core::CaseId{*id}) : std::nullopt;
}

/// What was typed is another matter now, and not only later.
bool isSameMatter(const models::IntakeProbe& a, const models::IntakeProbe& b) {
    return a.place == b.place && a.address == b.address && a.kind == b.kind;
}

/// What the gateway is asked for: its texts are searched as they were typed, folded.
QString houseOf(const models::IntakeProbe& probe) {
    return IntakeHints::houseKey(probe.address).empty() ? QString()
                                                        : probe.address.section(QLatin1Char(','), 0, 0).simplified();
}

} // namespace

IntakeSide::IntakeSide(Theme& theme, models::Board& board, const models::DuplicateFinder& duplicates,
                       CommandGateway& gateway, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_board(board),
      m_duplicates(duplicates),
      m_gateway(gateway),
      m_wardTitle(new ThemedLabel(theme, TextRole::smallStrong, this, "section")),
      m_ward(new ThemedLabel(theme, TextRole::strong, this)),
      m_similarTitle(new ThemedLabel(theme, TextRole::smallStrong, this, "section")),
      m_similar(new QListWidget(this)),
      m_open(new QPushButton(this)),
      m_note(new QPushButton(this)),
      m_noteWhy(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_earlierTitle(new ThemedLabel(theme, TextRole::smallStrong, this, "section")),
      m_earlier(new ThemedLabel(theme, TextRole::body, this)) {
    setObjectName(QStringLiteral("intakeSide"));
    m_ward->setObjectName(QStringLiteral("intakeWard"));
    m_similar->setObjectName(QStringLiteral("intakeSimilar"));
    m_open->setObjectName(QStringLiteral("intakeSimilarOpen"));
    m_note->setObjectName(QStringLiteral("intakeSimilarNote"));
    m_earlier->setObjectName(QStringLiteral("intakeEarlier"));
    for (auto* label : {m_ward, m_noteWhy, m_earlier}) {
        label->setWordWrap(true);
    }
    m_similar->setProperty("role", QByteArray("boxed"));
    m_similar->setTabKeyNavigation(false);
    m_similar->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_similar->setMouseTracking(true);
    m_similar->viewport()->installEventFilter(this);
    m_similar->setItemDelegate(new SimilarDelegate(theme, m_similar));
    for (auto* button : {m_open, m_note}) {
        button->setAutoDefault(false);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_open);
    buttons->addWidget(m_note);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(4));
    column->addWidget(m_wardTitle);
    column->addWidget(m_ward);
    column->addSpacing(theme.px(8));
    column->addWidget(m_similarTitle);
    column->addWidget(m_similar);
    column->addLayout(buttons);
    column->addWidget(m_noteWhy);
    column->addSpacing(theme.px(8));
    column->addWidget(m_earlierTitle);
    column->addWidget(m_earlier);
    column->addStretch(1);
    m_askLater.setSingleShot(true);
    m_askLater.setInterval(kAskPause);
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(kLookPause);
    connect(&m_askLater, &QTimer::timeout, this, &IntakeSide::askOlder);
    connect(&m_lookAgain, &QTimer::timeout, this, [this] {
        showSimilar(false);
        showEarlier();
    });
    connect(&board, &models::Board::changed, this, [this] {
        if (isVisible() && !m_lookAgain.isActive()) {
            m_lookAgain.start();
        }
    });
    connect(m_similar, &QListWidget::currentRowChanged, this, &IntakeSide::updateButtons);
    connect(m_similar, &QListWidget::itemActivated, m_open, &QPushButton::click);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto id = chosen()) {
            emit caseWanted(*id);
        }
    });
    connect(m_note, &QPushButton::clicked, this, [this] {
        if (const auto id = chosen()) {
            emit noteWanted(*id);
        }
    });
    retranslate();
}

void IntakeSide::setLocator(std::shared_ptr<const geo::WardLocator> locator) {
    m_locator = std::move(locator);
    showWard();
}

void IntakeSide::setStatus(const bridge::ConnectionStatus& status) {
    const bool wasLive = std::exchange(m_isLive, status.state == bridge::ConnectionState::live);
    if (m_scope != status.scope) {
        m_scope = status.scope;
        showWard();
    }
    if (wasLive != m_isLive) {
        if (m_isLive && m_olderState == Older::failed) {
            m_olderState = Older::notAsked;
            m_askedFor.clear();
            m_askLater.start();
        }
        showEarlier();
    }
}

void IntakeSide::look(const models::IntakeProbe& probe, bool hasReporter) {
    const bool isOther = !isSameMatter(m_probe, probe);
    m_probe = probe;
    m_hasReporter = hasReporter;
    if (houseOf(probe) != m_askedFor) {
        m_olderState = Older::notAsked;
        m_older.clear();
        m_query.reset();
        m_askLater.start();
    }
    showWard();
    showSimilar(isOther);
    showEarlier();
}

void IntakeSide::showWard() {
    m_ward->setText(wardText());
}

QString IntakeSide::wardText() const {
    if (!m_probe.place) {
        QStringList names;
        for (std::size_t i = 0; i < std::min(m_scope.wards.size(), kMostWards); ++i) {
            names << Wording::wardShort(m_scope.wards[i]);
        }
        return m_scope.all || names.isEmpty()
                   ? tr("Chưa có vị trí, nên không rõ: trực ban thành phố")
                   : tr("Chưa có vị trí, nên không rõ: %1 và trực ban thành phố").arg(names.join(QStringLiteral(", ")));
    }
    const auto routing = m_locator ? m_locator->locate(*m_probe.place) : core::Routing{};
    if (!routing.ward.isNone()) {
        return Wording::ward(routing.ward);
    }
    if (routing.candidates.empty()) {
        return tr("Không rõ: trực ban thành phố");
    }
    auto wards = routing.candidates;
    std::ranges::sort(wards, {}, [this](core::WardCode code) {
        const auto* ward = m_locator->wards().find(code);
        return ward != nullptr ? core::distanceM(ward->label, m_probe.place->point) : 1e9;
    });
    QStringList names;
    for (std::size_t i = 0; i < std::min(wards.size(), kMostWards); ++i) {
        names << Wording::wardShort(wards[i]);
    }
    auto text = names.join(tr(" hoặc "));
    if (wards.size() > kMostWards) {
        text += tr(" và %1 phường nữa").arg(Wording::number(static_cast<qlonglong>(wards.size() - kMostWards)));
    }
    return wards.size() == 1 ? tr("%1 (ranh giới gần đúng), và trực ban thành phố").arg(text)
                             : tr("Chưa chắc: %1, và trực ban thành phố").arg(text);
}

bool IntakeSide::isListHeld() const {
    const bool isPointing = m_similar->viewport()->underMouse() && m_sincePointer.isValid() &&
                            m_sincePointer.durationElapsed() < kPointerRest;
    return m_similar->count() > 0 && (isPointing || m_similar->hasFocus() || m_similar->currentRow() >= 0);
}

void IntakeSide::showSimilar(bool mayMove) {
    m_found = m_duplicates.similarTo(IntakeHints::factsOf(m_probe), kMostSimilar);
    if (mayMove || !isListHeld()) {
        fillSimilar();
    } else {
        refreshSimilar();
    }
    updateButtons();
}

void IntakeSide::describe(QListWidgetItem& item, const core::CaseId& id) const {
    const auto* case_ = m_board.case_(id);
    const auto similar = std::ranges::find(m_found, id, &models::SimilarCase::id);
    if (case_ == nullptr) {
        item.setData(SimilarDelegate::StateRole, tr("không còn ở đây"));
    } else {
        item.setText(
            QStringLiteral("%1 · %2").arg(Wording::text(case_->code), Wording::kind(m_board.policy(), case_->kind)));
        item.setData(SimilarDelegate::StateRole, QStringLiteral("%1 · %2").arg(Wording::priorityShort(case_->priority),
                                                                               Wording::caseState(case_->state)));
    }
    if (similar != m_found.end()) {
        item.setData(SimilarDelegate::ReasonRole, DuplicateWording::reasons(similar->signs));
    }
    item.setData(Qt::AccessibleTextRole, QStringLiteral("%1. %2. %3")
                                             .arg(item.text(), item.data(SimilarDelegate::StateRole).toString(),
                                                  item.data(SimilarDelegate::ReasonRole).toString()));
}

void IntakeSide::fillSimilar() {
    const auto before = chosen();
    m_similar->clear();
    int row = -1;
    for (const auto& similar : m_found) {
        auto* item = new QListWidgetItem(m_similar);
        item->setData(SimilarDelegate::IdRole, idText(similar.id));
        describe(*item, similar.id);
        if (before == similar.id) {
            row = m_similar->row(item);
        }
    }
    m_similar->setCurrentRow(row);
    m_similar->setFixedHeight(m_similar->count() * m_theme.px(46) + m_theme.px(4));
    showSimilarTitle(0);
}

void IntakeSide::refreshSimilar() {
    std::vector<core::CaseId> shown;
    for (int row = 0; row < m_similar->count(); ++row) {
        if (const auto id = idOf(m_similar->item(row))) {
            describe(*m_similar->item(row), *id);
            shown.push_back(*id);
        }
    }
    showSimilarTitle(static_cast<int>(std::ranges::count_if(
        m_found, [&shown](const auto& similar) { return !std::ranges::contains(shown, similar.id); })));
}

void IntakeSide::showSimilarTitle(int arrived) {
    if (m_similar->count() > 0) {
        m_similarTitle->setText(arrived > 0 ? tr("Có thể trùng với  (Ctrl+T: thêm %n vụ mới)", nullptr, arrived)
                                            : tr("Có thể trùng với  (Ctrl+T)"));
        return;
    }
    const bool canTell = m_probe.place || !IntakeHints::houseKey(m_probe.address).empty();
    m_similarTitle->setText(canTell ? tr("Không thấy vụ nào đang mở giống tin này")
                                    : tr("Vụ có thể trùng: chờ vị trí hoặc số nhà"));
}

std::optional<core::CaseId> IntakeSide::chosen() const {
    return idOf(m_similar->currentItem());
}

void IntakeSide::focusSimilar() {
    showSimilar(true);
    if (m_found.empty()) {
        return;
    }
    m_similar->setFocus(Qt::ShortcutFocusReason);
    if (m_similar->currentRow() < 0) {
        m_similar->setCurrentRow(0);
    }
}

bool IntakeSide::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_similar->viewport() && event->type() == QEvent::MouseMove) {
        m_sincePointer.start();
    }
    return QWidget::eventFilter(watched, event);
}

void IntakeSide::updateButtons() {
    const bool any = m_similar->count() > 0;
    m_similar->setVisible(any);
    m_open->setVisible(any);
    m_note->setVisible(any);
    m_open->setEnabled(chosen().has_value());
    m_note->setEnabled(chosen().has_value() && !m_hasReporter);
    // A note is read by every desk that sees the case: no place for a name and a number.
    m_noteWhy->setText(any && m_hasReporter
                           ? tr("Có người báo thì lưu thành tin riêng rồi gộp: ghi chú không giữ được tên và số.")
                           : QString());
    m_noteWhy->setVisible(!m_noteWhy->text().isEmpty());
}

// --- earlier cases -------------------------------------------------------------------------------------------------

void IntakeSide::askOlder() {
    m_askedFor = houseOf(m_probe);
    m_older.clear();
    m_query.reset();
    m_pages = 0;
    if (m_askedFor.isEmpty()) {
        m_olderState = Older::notAsked;
    } else if (!m_isLive) {
        m_olderState = Older::failed;
    } else {
        sendQuery(nullptr);
    }
    showEarlier();
}

void IntakeSide::sendQuery(const wire::Result* after) {
    wire::Query query;
    query.kind = wire::QueryKind::olderCases;
    query.text = m_askedFor.toStdString();
    query.limit = static_cast<std::uint32_t>(wire::kMaxPageItems);
    if (after != nullptr) {
        query.after = after->next;
        query.caseId = after->nextCase;
    }
    ++m_pages;
    m_olderState = Older::waiting;
    m_query = m_gateway.query(std::move(query));
}

void IntakeSide::onResult(const wire::Result& result) {
    if (m_query != result.id) {
        return;
    }
    m_query.reset();
    const auto since = m_probe.at - IntakeHints::kEarlier;
    bool isOld = false;
    for (const auto& case_ : result.cases) {
        isOld = isOld || case_.closedAt.value_or(case_.openedAt) < since; // the latest closed come first
        if (case_.openedAt >= since && (m_board.isExercise() || !case_.exercise)) {
            m_older.push_back(case_);
        }
    }
    if (result.next == 0 || isOld) {
        m_olderState = Older::known;
    } else if (m_pages < kMostPages) {
        sendQuery(&result);
    } else {
        m_olderState = Older::more;
    }
    showEarlier();
}

void IntakeSide::onQueryFailed(const core::CommandId& id) {
    if (m_query == id) {
        m_query.reset();
        m_olderState = Older::failed;
        showEarlier();
    }
}

void IntakeSide::showEarlier() {
    auto earlier = IntakeHints::earlier(m_board, m_probe);
    for (const auto& case_ : m_older) {
        earlier.add(case_);
    }
    const bool isExact = m_probe.place && m_probe.place->accuracyM <= IntakeHints::kSameHouseM;
    if (!isExact && IntakeHints::houseKey(m_probe.address).empty()) {
        m_earlier->setText(tr("Chờ số nhà và tên đường."));
        return;
    }
    const auto count = static_cast<int>(earlier.ids.size());
    auto text = count == 0 ? tr("Chưa thấy vụ nào.")
                           : tr("%n vụ: %1", nullptr, count).arg(IntakeHints::counts(earlier, m_board.policy()));
    if (const auto older = olderText(); !older.isEmpty()) {
        text += QLatin1Char(' ') + older;
    }
    m_earlier->setText(text);
}

QString IntakeSide::olderText() const {
    const auto kept = std::chrono::duration_cast<std::chrono::days>(m_board.policy().archiveAfter).count();
    switch (m_olderState) {
    case Older::waiting:
        return tr("Đang hỏi máy chủ về các vụ cũ hơn…");
    case Older::known:
        return {};
    case Older::more:
        return tr("Có thể còn nữa.");
    case Older::failed:
    case Older::notAsked:
        break;
    }
    if (m_askLater.isActive()) {
        return tr("Đang hỏi máy chủ về các vụ cũ hơn…");
    }
    return kept > 0 ? tr("Mới chỉ biết %1 ngày gần đây.").arg(Wording::number(kept)) : QString();
}

void IntakeSide::retranslate() {
    m_wardTitle->setText(tr("Tin sẽ đến"));
    m_earlierTitle->setText(tr("Tại địa chỉ này trong 30 ngày"));
    m_similar->setAccessibleName(tr("Vụ đang mở có thể trùng"));
    m_open->setText(tr("Xem vụ  (Enter)"));
    m_note->setText(tr("Ghi thêm vào vụ này"));
    showWard();
    showSimilar(true);
    showEarlier();
}

} // namespace trucban::widgets
