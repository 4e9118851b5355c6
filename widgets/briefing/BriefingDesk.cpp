// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingDesk.h"

#include "models/BriefingWording.h"
#include "models/ChartWording.h"
#include "models/Wording.h"
#include "widgets/actions/ActionRegistry.h"
#include "widgets/briefing/BriefingWords.h"
#include "widgets/briefing/VietnameseVoice.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dialogs/TimedConfirm.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>

namespace trucban::widgets {

using models::BriefingChapter;
using models::Wording;

namespace {

Q_LOGGING_CATEGORY(lcBriefing, "trucban.briefing")

/// Pages are made for so long before keys are heard again; a page is not divided.
constexpr qint64 kSliceMs = 12;
constexpr std::chrono::milliseconds kTypedSoon{400};
constexpr std::chrono::seconds kClock{10};

models::BriefingTemplate loadTemplate() {
    QFile file(QStringLiteral(":/briefing/pages.json"));
    (void)file.open(QIODevice::ReadOnly);
    auto pages = models::BriefingTemplate::parse(file.readAll());
    if (!pages) {
        qCCritical(lcBriefing, "pages of briefings: %s", qPrintable(pages.error()));
        return {};
    }
    return *std::move(pages);
}

} // namespace

BriefingDesk::BriefingDesk(const DeskParts& parts, ActionRegistry& registry, models::CampaignBoard& board,
                           QWidget& window)
    : QObject(&window),
      m_parts(parts),
      m_registry(registry),
      m_board(board),
      m_owner(window),
      m_template(loadTemplate()),
      m_past(parts.gateway) {
    m_typedSoon.setSingleShot(true);
    m_typedSoon.setInterval(kTypedSoon);
    m_steps.setInterval(0);
    m_clock.setInterval(kClock);
    connect(&m_clock, &QTimer::timeout, this, &BriefingDesk::refreshTimes);
    connect(&m_typedSoon, &QTimer::timeout, this, [this] {
        saveDraftNow();
        showDraft(true);
    });
    connect(&m_steps, &QTimer::timeout, this, &BriefingDesk::step);
    connect(&m_past, &PastFiguresQuery::ready, this, &BriefingDesk::onPast);
    connect(&m_past, &PastFiguresQuery::entriesCame, this, [this](int have, int of) { m_side->setProgress(have, of); });
    connect(&m_past, &PastFiguresQuery::failed, this, [this] {
        m_side->setProgress(0, 0);
        m_side->tell(tr("Máy chủ không đếm lại được lúc này. Bấm Lấy số liệu để thử lại."), "danger");
    });
    connect(&registry.action(ActionId::briefing), &QAction::triggered, this, &BriefingDesk::open);
    connect(&board, &models::CampaignBoard::campaignsChanged, this, &BriefingDesk::onChoice);
    connect(&board, &models::CampaignBoard::choiceChanged, this, &BriefingDesk::onChoice);
    connect(&board, &models::CampaignBoard::stateChanged, this, [this] {
        if (m_isWaiting) {
            make();
        }
        refreshFreeze();
    });
    connect(&parts.board, &models::Board::changed, this, &BriefingDesk::onBoard);
    onChoice();
}

void BriefingDesk::open() {
    if (m_board.campaign() == nullptr) {
        return;
    }
    if (m_window) {
        m_window->raise();
        m_window->activateWindow();
        return;
    }
    if (auto& workspace = m_registry.action(ActionId::campaign); !workspace.isChecked()) {
        workspace.trigger(); // nobody asks for figures that are not looked at
    }
    m_wasEnglish = Wording::isEnglish();
    m_window =
        new BriefingWindow(m_parts.theme, {}, {}, [&gateway = m_parts.gateway] { return gateway.now(); }, &m_owner);
    m_side = new BriefingSide(m_parts.theme, m_window);
    m_window->setSide(*m_side);
    connect(m_window, &QDialog::finished, this, [this] {
        saveDraftNow();
        stop();
        m_clock.stop();
        m_owner.activateWindow();
    });
    connect(m_window, &BriefingWindow::languageChanged, this, [this] {
        if (m_window && Wording::isEnglish() != m_wasEnglish) { // not what a document's own words did
            m_window->close();
            QMetaObject::invokeMethod(this, &BriefingDesk::open, Qt::QueuedConnection);
        }
    });
    connect(m_window, &BriefingWindow::briefingPageChanged, m_side, [this](int page) {
        const auto& pages = m_window->briefing().pages();
        if (static_cast<std::size_t>(page) < pages.size()) {
            m_side->showChapter(pages[static_cast<std::size_t>(page)].chapter);
        }
    });
    connect(m_window, &BriefingWindow::briefingPageClicked, m_side, [this](int page) {
        const auto& pages = m_window->briefing().pages();
        if (static_cast<std::size_t>(page) < pages.size()) {
            m_side->writeOn(pages[static_cast<std::size_t>(page)].chapter);
        }
    });
    connect(m_side, &BriefingSide::chapterChosen, m_window, [this](BriefingChapter chapter) {
        const auto& pages = m_window->briefing().pages();
        const auto found = std::ranges::find(pages, chapter, &models::BriefingPage::chapter);
        if (found != pages.end()) {
            m_window->showBriefingPage(static_cast<int>(found - pages.begin()));
        }
    });
    connect(m_side, &BriefingSide::keptChosen, this, [this](const std::optional<core::BriefingId>& id) {
        if (id) {
            showKept(*id);
        } else {
            m_shown.reset();
            m_bare ? showDraft(false) : make();
        }
    });
    connect(m_side, &BriefingSide::askChanged, this, &BriefingDesk::onAsk);
    connect(m_side, &BriefingSide::renewWanted, this, &BriefingDesk::onAsk);
    connect(m_side, &BriefingSide::typedChanged, this, [this] {
        m_isTyped = true;
        m_typedAt = m_parts.gateway.now();
        m_typedSoon.start();
    });
    connect(m_side, &BriefingSide::freezeWanted, this, &BriefingDesk::askFreeze);
    begin();
    m_clock.start();
    m_window->show();
    m_window->activateWindow();
}

/// The window for the campaign that is chosen now.
void BriefingDesk::begin() {
    const auto& campaign = *m_board.campaign();
    const auto now = m_parts.gateway.now();
    const auto wards = m_board.wards();
    const bool mayAll = m_board.scope().all;
    m_campaign = campaign.id;
    m_ask = {};
    if (!mayAll && !wards.empty()) {
        m_ask.ward = wards.front();
    }
    m_shown.reset();
    m_bare.reset();
    m_window->setProfiles(models::profilesFor(m_board.role()));
    m_window->setProfile(models::profilesFor(m_board.role()).front());
    m_window->setReaders(wards);
    m_side->setPlaces(wards, mayAll);
    m_periodsOf = core::dayNumber(now);
    m_periods = models::reportingPeriods(campaign, m_periodsOf, m_parts.board.policy().reporting);
    m_side->setPeriods(m_periods);
    m_side->setAsk(m_ask);
    m_side->setTimes(core::startOf(campaign.from), now);
    loadDraft();
    fillKept();
    make();
}

void BriefingDesk::refreshTimes() {
    const auto* campaign = m_board.campaign();
    if (!m_window || campaign == nullptr || campaign->id != m_campaign) {
        return;
    }
    const auto now = m_parts.gateway.now();
    m_side->setTimes(core::startOf(campaign->from), now);
    const auto today = core::dayNumber(now);
    if (std::exchange(m_periodsOf, today) == today) {
        return;
    }
    const auto ask = m_side->ask();
    const auto chosen =
        std::ranges::find_if(m_periods, [&](const auto& period) { return ask.days && period.days == *ask.days; });
    auto periods = models::reportingPeriods(*campaign, today, m_parts.board.policy().reporting);
    if (chosen != m_periods.end() && !std::ranges::contains(periods, chosen->days, &models::ReportingPeriod::days)) {
        periods.push_back(*chosen); // what is being written stays
    }
    m_periods = std::move(periods);
    m_side->setPeriods(m_periods);
    m_side->setAsk(ask);
}

void BriefingDesk::onChoice() {
    const auto* campaign = m_board.campaign();
    m_registry.action(ActionId::briefing).setEnabled(campaign != nullptr && m_board.role() != core::Role::team);
    if (!m_window) {
        return;
    }
    if (campaign == nullptr) {
        m_window->close();
    } else if (campaign->id != m_campaign) {
        saveDraftNow();
        begin();
    }
    refreshFreeze();
}

void BriefingDesk::onAsk() {
    saveDraftNow();
    const auto was = m_ask;
    m_ask = m_side->ask();
    m_side->setAsk(m_ask);
    if (was.kind != m_ask.kind || was.ward != m_ask.ward || was.days != m_ask.days) {
        loadDraft();
    }
    make();
}

void BriefingDesk::onBoard(const models::BoardChange& change) {
    if (!change.briefings || !m_window) {
        return;
    }
    if (m_awaited && m_parts.board.state().briefings.contains(*m_awaited)) {
        showKept(*m_awaited);
    } else {
        fillKept();
    }
}

void BriefingDesk::fillKept() {
    std::vector<const core::Briefing*> found;
    for (const auto& [id, briefing] : m_parts.board.state().briefings) {
        if (briefing.campaign == m_campaign) {
            found.push_back(&briefing);
        }
    }
    std::ranges::sort(found, [](const core::Briefing* a, const core::Briefing* b) {
        return std::tie(b->frozenAt, b->id) < std::tie(a->frozenAt, a->id);
    });
    std::vector<BriefingSide::Kept> kept;
    for (const auto* briefing : found) {
        kept.push_back({.id = briefing->id, .name = BriefingWords::line(*briefing)});
    }
    m_side->setKept(kept, m_shown);
}

// --- what is typed

QString BriefingDesk::draftKey() const {
    const auto key = QStringLiteral("briefing/%1/%2/%3")
                         .arg(QString::fromStdString(m_campaign.toString()))
                         .arg(m_ask.ward.value)
                         .arg(static_cast<int>(m_ask.kind));
    return m_ask.days ? QStringLiteral("%1/%2-%3").arg(key).arg(m_ask.days->from).arg(m_ask.days->to) : key;
}

bool BriefingDesk::isOfAskedDays(const models::BriefingHeader& header) const {
    return m_ask.days ? header.isOfPart && header.from == m_ask.days->from && header.to == m_ask.days->to
                      : !header.isOfPart;
}

void BriefingDesk::loadDraft() {
    auto typed = models::typedFromText(m_parts.gateway.draft(draftKey()));
    const auto isFrozen = [&](const auto& entry) {
        const core::Briefing& briefing = entry.second;
        if (briefing.campaign != m_campaign || briefing.ward != m_ask.ward || briefing.kind != m_ask.kind ||
            briefing.frozenAt < typed.at) {
            return false;
        }
        const auto document = models::briefingFromJson(QByteArray::fromStdString(briefing.document));
        return document && isOfAskedDays(document->header) && models::holdsTyped(*document, typed);
    };
    if (!typed.isEmpty() && std::ranges::any_of(m_parts.board.state().briefings, isFrozen)) {
        typed = {}; // what was frozen with these words was accepted while nobody was here
    }
    m_typedAt = typed.at;
    std::vector<BriefingChapter> chapters;
    for (const auto& page : m_template.pages) {
        if (std::ranges::contains(page.kinds, m_ask.kind)) {
            chapters.push_back(page.chapter);
        }
    }
    m_side->setTyped(typed);
    m_side->setChapters(chapters);
}

void BriefingDesk::saveDraftNow() {
    m_typedSoon.stop();
    if (m_window && std::exchange(m_isTyped, false)) {
        m_parts.gateway.saveDraft(draftKey(), models::typedToText(typed()));
    }
}

models::BriefingTyped BriefingDesk::typed() const {
    auto typed = m_side->typed();
    typed.at = m_typedAt;
    return typed;
}

// --- making a draft

void BriefingDesk::make() {
    stop();
    m_bare.reset();
    m_isWaiting = false;
    m_shown.reset();
    m_side->setEditable(true, m_board.mayEdit());
    m_window->setDocument({}, {});
    refreshFreeze();
    if (m_ask.past) {
        askPast();
        return;
    }
    const auto state = m_board.state();
    if (state != models::FiguresState::current && state != models::FiguresState::stale) {
        m_isWaiting = true;
        const bool isLoading = state == models::FiguresState::loading;
        m_side->tell(isLoading ? tr("Đang tải số liệu của đợt…")
                               : tr("Chưa có số liệu: chưa kết nối được máy chủ. Báo cáo đã chốt vẫn mở được."),
                     isLoading ? "muted" : "warning");
        return;
    }
    const auto asOf = models::figuresAsOf(m_board, m_parts.gateway.now());
    if (isTooEarly(asOf)) {
        return;
    }
    m_figures = std::make_unique<models::BriefingFigures>(m_board, m_ask, asOf);
    compose(m_board.seq(), m_board.head());
}

bool BriefingDesk::isTooEarly(core::Instant asOf) {
    if (!m_ask.days || core::startOf(m_ask.days->from) < asOf) {
        return false;
    }
    m_side->tell(tr("Kỳ báo cáo bắt đầu ngày %1, số liệu lại đến %2: chưa có gì để báo cáo. Chọn kỳ khác, hoặc lấy số "
                    "liệu của lúc muộn hơn.")
                     .arg(models::ChartWording::date(m_ask.days->from), Wording::dateMinute(asOf)),
                 "warning");
    return true;
}

void BriefingDesk::askPast() {
    if (isTooEarly(*m_ask.past)) {
        return;
    }
    if (m_board.state() == models::FiguresState::stale || m_board.state() == models::FiguresState::none) {
        m_side->tell(tr("Số liệu của một lúc đã qua do máy chủ đếm lại; lúc này chưa kết nối được. Chọn “đến bây giờ” "
                        "để dùng số liệu có trên máy này."),
                     "warning");
        return;
    }
    m_past.start(m_board.spans(), *m_ask.past);
    m_side->setProgress(0, 0);
    m_side->tell(tr("Máy chủ đang đếm lại số liệu như vào lúc %1…").arg(Wording::dateMinute(*m_ask.past)), "muted");
}

void BriefingDesk::onPast() {
    if (auto past = m_past.take()) {
        const auto seq = past->seq;
        const auto head = past->head;
        m_figures = std::make_unique<models::BriefingFigures>(m_board, m_ask, *std::move(past));
        compose(seq, head);
    }
}

/// Begins the pages of m_figures, counted from the log up to `seq`.
void BriefingDesk::compose(core::Seq seq, const std::string& head) {
    {
        const VietnameseVoice voice;
        auto header = m_figures->header(m_ask.kind, m_board.role());
        header.profile = models::profilesFor(m_board.role()).front();
        header.logSeq = seq;
        header.headHash = QString::fromStdString(head);
        header.isExercise = m_parts.board.isExercise();
        const auto wards = m_figures->wards();
        m_source = std::make_unique<models::BriefingOfCampaign>(
            m_figures->ground(), m_placeMaker ? m_placeMaker(wards) : Place{},
            std::map<BriefingChapter, models::BriefingOfCampaign::Typed>{});
        m_composer.emplace(std::move(header), m_template, *m_source, m_ask.hasWardPages ? wards : core::WardSet{});
    }
    m_side->tell(tr("Đang lập các trang…"), "muted");
    m_side->setProgress(0, m_composer->pageCount());
    refreshFreeze();
    m_steps.start();
}

void BriefingDesk::step() {
    QElapsedTimer taken;
    taken.start();
    bool hasMore = true;
    {
        const VietnameseVoice voice;
        while (hasMore && taken.elapsed() < kSliceMs) {
            hasMore = m_composer->step();
        }
    }
    m_side->setProgress(m_composer->done(), m_composer->pageCount());
    if (!hasMore) {
        m_bare = m_composer->take();
        stop();
        showDraft(false);
        refreshFreeze();
    }
}

void BriefingDesk::stop() {
    m_steps.stop();
    m_past.stop();
    m_composer.reset();
    m_source.reset();
    m_figures.reset();
    m_isWaiting = false;
    if (m_window) {
        m_side->setProgress(0, 0);
    }
}

void BriefingDesk::showDraft(bool keepsPlace) {
    if (!m_window || !m_bare || m_shown) {
        return;
    }
    m_side->setEditable(true, m_board.mayEdit());
    m_window->setDocument(models::withTyped(*m_bare, m_template, typed()), BriefingWords::fileName(m_bare->header),
                          keepsPlace);
    if (!m_sent) {
        const auto asOf = Wording::dateMinute(m_bare->header.asOf);
        m_board.state() == models::FiguresState::current || m_ask.past
            ? m_side->tell(tr("Bản soạn, số liệu đến %1. Chưa chốt.").arg(asOf), "muted")
            : m_side->tell(
                  tr("Mất kết nối: bản soạn dùng số liệu cũ đến %1. Vẫn chốt được; sẽ gửi khi có kết nối.").arg(asOf),
                  "warning");
    }
}

// --- freezing

QString BriefingDesk::whyNotFreeze() const {
    if (!m_board.mayEdit()) {
        return tr("Lãnh đạo phường hoặc Ban Chỉ đạo 138 chốt báo cáo.");
    }
    if (m_sent) {
        return tr("Báo cáo trước còn chờ máy chủ xác nhận.");
    }
    return m_bare ? QString() : tr("Chưa lập xong các trang.");
}

void BriefingDesk::refreshFreeze() {
    if (m_window) {
        m_side->setFreezable(whyNotFreeze());
    }
}

void BriefingDesk::askFreeze() {
    if (!whyNotFreeze().isEmpty() || m_shown) {
        return;
    }
    saveDraftNow();
    const auto json = models::briefingToJson(models::withTyped(*m_bare, m_template, typed()));
    if (!json) {
        m_side->tell(tr("Báo cáo quá lớn để chốt (%1). Bỏ “Mỗi phường một trang”, hoặc chốt riêng từng phường.")
                         .arg(json.error()),
                     "danger");
        return;
    }
    const auto& header = m_bare->header;
    auto* dialog = new TimedConfirm(
        m_parts.theme, tr("Chốt báo cáo"), tr("%1, %2").arg(BriefingWords::report(header.kind), header.place),
        tr("Số liệu đến %1 và các ý kiến được ghi vào nhật ký, không sửa và không xóa được nữa. Muốn đổi thì chốt bản "
           "khác.")
            .arg(Wording::dateMinute(header.asOf)),
        tr("Chốt"), m_window);
    connect(dialog, &QDialog::accepted, this, [this, document = *json] { freeze(document); });
    openDialog(*dialog);
}

void BriefingDesk::freeze(const QByteArray& document) {
    if (!m_bare || !whyNotFreeze().isEmpty()) {
        return; // another campaign was chosen meanwhile
    }
    const auto& header = m_bare->header;
    core::Briefing briefing;
    briefing.id = core::BriefingId{m_parts.gateway.newRequestId().value};
    briefing.campaign = m_campaign;
    briefing.kind = header.kind;
    briefing.ward = header.ward;
    briefing.title =
        QStringLiteral("%1 %2 đến %3")
            .arg(models::briefing::kind(header.kind),
                 header.isOfPart ? QStringLiteral("từ %1").arg(models::briefing::date(header.from)) : QString(),
                 models::briefing::until(header))
            .simplified()
            .toStdString();
    briefing.asOf = header.asOf;
    briefing.seq = header.logSeq;
    briefing.head = header.headHash.toStdString();
    briefing.document = document.toStdString();
    m_sent = Sent{.command = {}, .briefing = briefing.id, .draft = draftKey(), .typed = typed()};
    m_sent->command = m_parts.gateway.submit(core::FreezeBriefing{std::move(briefing)}, std::nullopt);
    m_side->tell(tr("Đang chờ máy chủ ghi vào nhật ký. Đóng cửa sổ cũng không mất."), "muted");
    refreshFreeze();
}

void BriefingDesk::onCommand(const bridge::CommandStatus& command) {
    if (!m_sent || m_sent->command != command.id) {
        return;
    }
    switch (command.stage) {
    case bridge::CommandStage::queued:
        if (m_window) {
            m_side->tell(tr("Chưa có kết nối: báo cáo được giữ trên máy này và sẽ gửi khi có. Đóng cửa sổ cũng không "
                            "mất."),
                         "warning");
        }
        break;
    case bridge::CommandStage::sent:
        break;
    case bridge::CommandStage::accepted: {
        const auto sent = *std::exchange(m_sent, std::nullopt);
        const bool isHere = m_window && draftKey() == sent.draft;
        if (isHere) {
            saveDraftNow();
        }
        // What was typed since is for the next one.
        if (m_parts.gateway.draft(sent.draft) == models::typedToText(sent.typed)) {
            m_parts.gateway.saveDraft(sent.draft, {});
            if (isHere) {
                m_side->setTyped({});
            }
        }
        if (isHere && !m_shown) {
            showKept(sent.briefing);
        }
        refreshFreeze();
        break;
    }
    case bridge::CommandStage::refused:
    case bridge::CommandStage::expired:
    case bridge::CommandStage::withdrawn:
        m_sent.reset();
        if (m_window) {
            command.stage == bridge::CommandStage::refused
                ? m_side->tell(
                      tr("Chưa chốt được: %1").arg(Wording::refusal(command.refusalCode, command.refusalMessage)),
                      "danger")
                : m_side->tell(tr("Chưa chốt: thao tác đã được rút lại. Bản soạn còn nguyên."), "warning");
        }
        refreshFreeze();
        break;
    }
}

void BriefingDesk::showKept(const core::BriefingId& id) {
    saveDraftNow();
    m_shown = id;
    m_isWaiting = false;
    const auto& briefings = m_parts.board.state().briefings;
    const auto found = briefings.find(id);
    if (found == briefings.end()) {
        m_awaited = id; // the answer overtook the event
        return;
    }
    m_awaited.reset();
    const core::Briefing& briefing = found->second;
    m_side->setEditable(false, false);
    auto document = models::briefingFromJson(QByteArray::fromStdString(briefing.document));
    if (!document) {
        m_window->setDocument({}, {});
        m_side->tell(tr("Không đọc được báo cáo này: %1. Bản trong nhật ký không đổi; thử bản Trực Ban mới hơn.")
                         .arg(document.error()),
                     "danger");
    } else {
        const auto name = BriefingWords::fileName(document->header);
        m_window->setDocument(*std::move(document), name);
        m_side->tell(tr("Đã chốt lúc %1 bởi %2. Nhật ký số %3, mã %4. Không sửa được; muốn đổi thì chốt bản khác.")
                         .arg(Wording::dateMinute(briefing.frozenAt), Wording::text(briefing.frozenBy),
                              Wording::number(static_cast<qlonglong>(briefing.seq)),
                              Wording::text(briefing.head).left(12)),
                     "success");
    }
    fillKept();
}

} // namespace trucban::widgets
