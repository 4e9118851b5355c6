// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/DuplicateCard.h"

#include "core/Acts.h"
#include "models/DuplicateWording.h"
#include "models/Wording.h"
#include "widgets/case/CaseActs.h"
#include "widgets/intake/SimilarDelegate.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::DuplicateWording;
using models::Wording;

namespace {

constexpr std::size_t kMostShown = 40;
constexpr int kRowsInSight = 4;
constexpr int kRowHeight = 46;
constexpr std::chrono::milliseconds kLookPause{250}; ///< while alerts rain
constexpr std::chrono::milliseconds kAskPause{300};  ///< whoever runs through the queue asks for none
constexpr std::chrono::seconds kAskAgain{15};        ///< the caller may have called again

core::CaseId idOf(const QListWidgetItem& item) {
    return {core::Uuid::parse(item.data(SimilarDelegate::IdRole).toString().toStdString()).value_or(core::Uuid{})};
}

} // namespace

DuplicateCard::DuplicateCard(Theme& theme, const models::Board& board, models::Selection& selection,
                             const models::DuplicateFinder& finder, CaseActs& acts, CommandGateway& gateway,
                             QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_board(board),
      m_selection(selection),
      m_finder(finder),
      m_acts(acts),
      m_gateway(gateway),
      m_title(new ThemedLabel(theme, TextRole::smallStrong, this, "section")),
      m_list(new QListWidget(this)),
      m_into(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_merge(new QPushButton(this)),
      m_open(new QPushButton(this)) {
    setObjectName(QStringLiteral("duplicateCard"));
    setProperty("role", QByteArray("card"));
    m_list->setObjectName(QStringLiteral("duplicateList"));
    m_into->setObjectName(QStringLiteral("duplicateInto"));
    m_merge->setObjectName(QStringLiteral("duplicateMerge"));
    m_open->setObjectName(QStringLiteral("duplicateOpen"));
    m_list->setProperty("role", QByteArray("boxed"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    m_list->setItemDelegate(new SimilarDelegate(theme, m_list));
    m_list->installEventFilter(this);
    m_into->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (auto* button : {m_merge, m_open}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_list);
    column->addWidget(m_into);
    column->addLayout(buttons);
    hide();

    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kLookPause);
    m_askSoon.setSingleShot(true);
    connect(&m_lookSoon, &QTimer::timeout, this, &DuplicateCard::look);
    connect(&m_askSoon, &QTimer::timeout, this, &DuplicateCard::askCaller);
    connect(&selection, &models::Selection::changed, this, &DuplicateCard::onSelected);
    connect(&board, &models::Board::changed, this, [this](const models::BoardChange& change) {
        followMerge();
        const bool touches = !change.cases.empty() || !change.erasedCases.empty() || change.policy;
        if (m_case && touches && !m_lookSoon.isActive()) {
            m_lookSoon.start();
        }
    });
    connect(&acts, &CaseActs::authorityChanged, this, &DuplicateCard::look);
    connect(&theme, &Theme::changed, this, &DuplicateCard::look);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { toggle(*item); });
    connect(m_list, &QListWidget::currentRowChanged, this, &DuplicateCard::updateButtons);
    connect(m_merge, &QPushButton::clicked, this, [this] { m_acts.perform(ActionId::mergeDuplicates); });
    connect(m_open, &QPushButton::clicked, this, &DuplicateCard::openCurrent);
    retranslate();
}

const core::Case* DuplicateCard::current() const {
    return m_case ? m_board.case_(*m_case) : nullptr;
}

void DuplicateCard::onSelected() {
    const auto id = m_selection.current();
    if (id == m_case) {
        return;
    }
    m_case = id;
    m_mergingInto.reset();
    m_found.clear();
    m_ticked.clear();
    m_sameCaller.clear();
    m_query.reset();
    m_list->setCurrentRow(-1);
    look();
    m_askSoon.start(kAskPause);
}

void DuplicateCard::look() {
    const auto* case_ = m_isRetired ? nullptr : current();
    if (case_ == nullptr || !case_->isOpen() || !core::mayAct(core::CaseAct::merge, m_acts.authority(), *case_)) {
        show({});
        return;
    }
    show(m_finder.similarTo(*case_, m_sameCaller, kMostShown));
}

void DuplicateCard::askCaller() {
    const auto* case_ = current();
    const bool hasCaller =
        case_ != nullptr && case_->isOpen() && std::ranges::any_of(case_->alerts, [this](const core::AlertId& id) {
            const auto* alert = m_board.alert(id);
            return alert != nullptr && alert->facts.hasReporter;
        });
    if (!hasCaller || !m_isLive || m_isRetired || m_query) {
        return;
    }
    wire::Query query;
    query.kind = wire::QueryKind::sameCaller;
    query.caseId = case_->id;
    query.limit = static_cast<std::uint32_t>(kMostShown);
    m_query = m_gateway.query(std::move(query));
}

void DuplicateCard::onResult(const wire::Result& result) {
    if (m_query != result.id) {
        return;
    }
    m_query.reset();
    m_sameCaller.clear();
    std::ranges::transform(result.cases, std::back_inserter(m_sameCaller), &core::Case::id);
    look();
    m_askSoon.start(kAskAgain);
}

void DuplicateCard::onQueryFailed(const core::CommandId& id) {
    if (m_query == id) {
        m_query.reset(); // a reason less, which is what it is without a connection
        m_askSoon.start(kAskAgain);
    }
}

void DuplicateCard::setStatus(const bridge::ConnectionStatus& status) {
    const bool wasLive = std::exchange(m_isLive, status.state == bridge::ConnectionState::live);
    if (m_isLive && !wasLive) {
        m_query.reset();
        m_askSoon.start(kAskPause);
    }
}

void DuplicateCard::retire() {
    m_isRetired = true;
    look();
}

bool DuplicateCard::isInUse() const {
    return m_list->hasFocus() || !m_ticked.empty();
}

void DuplicateCard::show(std::vector<models::SimilarCase> found) {
    if (isInUse()) {
        // What is there keeps its place; what is new comes below.
        const auto placeOf = [this](const models::SimilarCase& similar) {
            return std::ranges::find(m_found, similar.id, &models::SimilarCase::id) - m_found.begin();
        };
        std::ranges::stable_sort(found, {}, placeOf);
    }
    const auto* item = m_list->currentItem();
    const auto before = item != nullptr ? std::optional(idOf(*item)) : std::nullopt;
    m_found = std::move(found);
    std::erase_if(m_ticked, [this](const core::CaseId& id) {
        return std::ranges::find(m_found, id, &models::SimilarCase::id) == m_found.end();
    });
    const auto count = static_cast<int>(m_found.size());
    while (m_list->count() > count) {
        delete m_list->takeItem(m_list->count() - 1);
    }
    while (m_list->count() < count) {
        m_list->addItem(new QListWidgetItem);
    }
    int row = -1;
    for (int i = 0; i < count; ++i) {
        const auto& similar = m_found[static_cast<std::size_t>(i)];
        fillRow(*m_list->item(i), similar);
        row = similar.id == before ? i : row;
    }
    m_list->setCurrentRow(row);
    m_list->setFixedHeight(std::min(count, kRowsInSight) * m_theme.px(kRowHeight) + m_theme.px(4));
    if (auto* area = this->area(); count == 0 && area != nullptr && isAncestorOf(focusWidget())) {
        area->setFocus(Qt::OtherFocusReason); // else the keys go to whatever is next, another panel perhaps
    }
    setVisible(count > 0);
    updateButtons();
}

void DuplicateCard::fillRow(QListWidgetItem& item, const models::SimilarCase& similar) const {
    const auto& other = *m_board.case_(similar.id);
    const auto title =
        QStringLiteral("%1 · %2").arg(Wording::text(other.code), Wording::kind(m_board.policy(), other.kind));
    const auto like =
        QStringLiteral("%1 · %2").arg(DuplicateWording::likeness(similar.score), Wording::time(other.openedAt));
    auto reason = QStringLiteral("%1 %2 · %3")
                      .arg(Wording::priorityShort(other.priority), Wording::caseState(other.state),
                           DuplicateWording::reasons(similar.signs));
    const bool may = mayMerge(other);
    if (!may) {
        reason = tr("phường khác giữ vụ này · %1").arg(reason);
    }
    const bool isTicked = m_ticked.contains(similar.id);
    item.setText(title);
    item.setData(SimilarDelegate::StateRole, like);
    item.setData(SimilarDelegate::ReasonRole, reason);
    item.setData(SimilarDelegate::IdRole, QString::fromStdString(similar.id.toString()));
    item.setData(SimilarDelegate::TickRole, may ? QVariant(isTicked) : QVariant());
    item.setData(Qt::ToolTipRole, reason);
    item.setData(
        Qt::AccessibleTextRole,
        QStringLiteral("%1. %2. %3. %4").arg(title, like, reason, isTicked ? tr("Đã đánh dấu") : tr("Chưa đánh dấu")));
}

bool DuplicateCard::mayMerge(const core::Case& other) const {
    return core::mayAct(core::CaseAct::merge, m_acts.authority(), other) &&
           !core::stateRefusal(core::CaseAct::merge, other);
}

std::vector<const core::Case*> DuplicateCard::ticked() const {
    std::vector<const core::Case*> cases;
    for (const auto& similar : m_found) {
        const auto* other = m_ticked.contains(similar.id) ? m_board.case_(similar.id) : nullptr;
        if (other != nullptr && mayMerge(*other)) {
            cases.push_back(other);
        }
    }
    return cases;
}

void DuplicateCard::toggle(QListWidgetItem& item) {
    const auto id = idOf(item);
    const auto* other = m_board.case_(id);
    if (other == nullptr || !mayMerge(*other)) {
        emit explained(tr("Gộp vụ trùng"), tr("Vụ này do phường khác giữ: đề nghị họ gộp, hoặc chuyển tuyến."));
        return;
    }
    if (!m_ticked.erase(id)) {
        m_ticked.insert(id);
    }
    fillRow(item, m_found[static_cast<std::size_t>(m_list->row(&item))]);
    updateButtons();
}

void DuplicateCard::tickAll() {
    const auto before = m_ticked.size();
    for (const auto& similar : m_found) {
        const auto* other = m_board.case_(similar.id);
        if (other != nullptr && mayMerge(*other)) {
            m_ticked.insert(similar.id);
        }
    }
    if (m_ticked.size() == before) {
        m_ticked.clear(); // all were: take them back
    }
    for (int i = 0; i < m_list->count(); ++i) {
        fillRow(*m_list->item(i), m_found[static_cast<std::size_t>(i)]);
    }
    updateButtons();
}

void DuplicateCard::mergeTicked() {
    const auto* case_ = current();
    if (case_ == nullptr || m_found.empty()) {
        emit explained(tr("Gộp vụ trùng"),
                       tr("Không thấy vụ nào có thể trùng với vụ này. Ctrl+Shift+G để tìm vụ khác mà gộp."));
        return;
    }
    const auto others = ticked();
    if (others.empty()) {
        m_list->setFocus(Qt::ShortcutFocusReason);
        m_list->setCurrentRow(std::max(m_list->currentRow(), 0));
        showWhole();
        emit explained(tr("Gộp vụ trùng"),
                       tr("Phím cách để đánh dấu vụ trùng, Ctrl+A để đánh dấu tất cả, rồi Ctrl+T để gộp."));
        return;
    }
    auto all = others;
    all.push_back(case_);
    const auto& primary = models::primaryOf(all);
    core::MergeCases body{.primary = primary.id, .others = {}};
    for (const auto* one : all) {
        if (one->id != primary.id) {
            body.others.push_back(one->id);
        }
    }
    m_ticked.clear();
    m_mergingInto = body.primary;
    m_gateway.submit(std::move(body), std::nullopt);
    look();
}

void DuplicateCard::followMerge() {
    const auto* case_ = current();
    if (case_ != nullptr && m_mergingInto && case_->mergedInto == m_mergingInto) {
        m_selection.select(*std::exchange(m_mergingInto, std::nullopt));
    }
}

QScrollArea* DuplicateCard::area() const {
    for (auto* parent = parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(parent)) {
            return area;
        }
    }
    return nullptr;
}

void DuplicateCard::showWhole() {
    if (auto* area = this->area()) {
        area->ensureWidgetVisible(this, 0, 0);
    }
}

void DuplicateCard::openCurrent() {
    if (const auto* item = m_list->currentItem()) {
        m_selection.select(idOf(*item));
    }
}

void DuplicateCard::updateButtons() {
    const auto others = ticked();
    m_title->setText(tr("Có thể trùng: %n vụ", nullptr, static_cast<int>(m_found.size())));
    m_merge->setText(others.empty() ? tr("Chọn vụ trùng  Ctrl+T")
                                    : tr("Gộp %n vụ  Ctrl+T", nullptr, static_cast<int>(others.size()) + 1));
    m_open->setEnabled(m_list->currentItem() != nullptr);
    const auto* case_ = current();
    if (others.empty() || case_ == nullptr) {
        m_into->hide();
        return;
    }
    auto all = others;
    all.push_back(case_);
    const auto& primary = models::primaryOf(all);
    const auto code = Wording::text(primary.code);
    m_into->setText(primary.id == case_->id
                        ? tr("Gộp vào vụ đang chọn, %1. Tách lại được.").arg(code)
                        : tr("Gộp vào %1 (%2 %3): khẩn hơn hoặc đã xử lý xa hơn. Tách lại được.")
                              .arg(code, Wording::priorityShort(primary.priority), Wording::caseState(primary.state)));
    m_into->show();
}

bool DuplicateCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        auto* item = m_list->currentItem();
        if (key->key() == Qt::Key_Space && item != nullptr) {
            toggle(*item);
            return true;
        }
        if (key->matches(QKeySequence::SelectAll)) {
            tickAll();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void DuplicateCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QFrame::changeEvent(event);
}

void DuplicateCard::retranslate() {
    m_list->setAccessibleName(tr("Vụ có thể trùng với vụ đang chọn"));
    m_open->setText(tr("Xem vụ  Enter"));
    look();
}

} // namespace trucban::widgets
