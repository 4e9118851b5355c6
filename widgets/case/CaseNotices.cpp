// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CasePanel that says what else is going on with the case.
#include "models/Wording.h"
#include "widgets/alarm/CaseNews.h"
#include "widgets/case/CasePanel.h"
#include "widgets/case/CaseSteps.h"
#include "widgets/case/NoticeCard.h"

#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

void CasePanel::addNotice(QVBoxLayout& place, const QString& name, const QString& icon, Ink ink, const QString& text,
                          const QString& button, const std::function<void()>& act) {
    auto* card = new NoticeCard(m_theme, name, icon, ink, text, button, this);
    if (act) {
        // Later: the press may rebuild the notices, and with them the card that is pressed.
        connect(card, &NoticeCard::pressed, this, act, Qt::QueuedConnection);
    }
    place.addWidget(card);
}

void CasePanel::addTransferNotice(const core::TransferOffer& offer, const core::Case& case_) {
    const auto transfer = [this] { m_acts.perform(ActionId::transfer); };
    const auto icon = QStringLiteral("ui/transfer");
    switch (offer.state) {
    case core::OfferState::offered:
        if (isOfferedToUs(case_, m_acts.authority())) {
            addNotice(*m_notices, QStringLiteral("noticeTransfer"), icon, Ink::warning,
                      tr("%1 đề nghị chuyển vụ này, chờ trả lời đến %2: %3")
                          .arg(Wording::ward(offer.from.isNone() ? core::kCityDesk : offer.from),
                               Wording::time(offer.expiresAt), Wording::text(offer.reason)),
                      tr("Trả lời  F9"), transfer);
        } else {
            addNotice(*m_notices, QStringLiteral("noticeTransfer"), icon, Ink::info,
                      tr("Đã đề nghị %1 nhận vụ lúc %2; đơn vị mình vẫn xử lý đến khi họ nhận.")
                          .arg(Wording::ward(offer.to), Wording::time(offer.offeredAt)),
                      tr("Rút  F9"), transfer);
        }
        break;
    case core::OfferState::returned:
    case core::OfferState::expired: {
        const bool isNews = m_acts.news().isReturned(case_.id);
        addNotice(*m_notices, QStringLiteral("noticeTransfer"), icon, Ink::warning,
                  tr("%1 không nhận vụ (%2). %3")
                      .arg(Wording::ward(offer.to), Wording::offerState(offer.state), Wording::text(offer.answer)),
                  isNews ? tr("Đã xem  F2") : QString(), [this] { m_acts.perform(ActionId::acknowledge); });
        break;
    }
    case core::OfferState::accepted:
    case core::OfferState::withdrawn:
        break;
    }
}

void CasePanel::showNews(const core::Case& case_) {
    const auto& news = m_acts.news();
    const auto see = [this] { m_acts.perform(ActionId::acknowledge); };
    // Where F2 acknowledges, it says "seen" as well.
    const bool acknowledges = stepState(ActionId::acknowledge, case_, m_board, m_acts.authority()).enabled;
    const auto button = acknowledges ? QString() : tr("Đã xem  F2");
    if (const auto at = news.risenAt(case_.id)) {
        addNotice(*m_newsNotices, QStringLiteral("noticeRisen"), QStringLiteral("ui/alarm"), Ink::danger,
                  case_.priorityConfirmed
                      ? tr("Vụ này đã tăng lên P1 lúc %1, do một máy trực khác.").arg(Wording::time(*at))
                      : tr("Vụ này đã tăng lên P1 lúc %1, theo tin cập nhật của người báo.").arg(Wording::time(*at)),
                  button, see);
    } else if (const auto updated = news.updatedAt(case_.id)) {
        addNotice(*m_newsNotices, QStringLiteral("noticeUpdated"), QStringLiteral("ui/message"), Ink::info,
                  tr("Người báo vừa cập nhật tin lúc %1.").arg(Wording::time(*updated)), button, see);
    }
}

void CasePanel::showExercise(const core::Case& case_) {
    if (case_.exercise && !m_board.isExercise()) {
        const bool mayMakeReal = stepState(ActionId::makeReal, case_, m_board, m_acts.authority()).enabled;
        addNotice(*m_newsNotices, QStringLiteral("noticeExercise"), QStringLiteral("ui/exercise"), Ink::warning,
                  tr("Tin này ghi là diễn tập: không ở hàng chờ và không báo chuông."),
                  mayMakeReal ? tr("Là tin thật  Ctrl+Shift+I") : QString(),
                  [this] { m_acts.perform(ActionId::makeReal); });
    } else if (!case_.exercise && m_board.isExercise()) {
        addNotice(*m_newsNotices, QStringLiteral("noticeReal"), QStringLiteral("ui/alarm"), Ink::danger,
                  tr("Tin này không ghi là diễn tập, có thể là thật. Báo ngay cho bàn trực thật."), {}, {});
    }
}

QString CasePanel::namesOf(const core::WardSet& wards) {
    constexpr std::size_t kMostNamed = 5;
    QStringList names;
    for (const auto ward : wards) {
        if (static_cast<std::size_t>(names.size()) == kMostNamed && wards.size() > kMostNamed + 1) {
            return tr("%1 và %n phường khác", nullptr, static_cast<int>(wards.size() - kMostNamed))
                .arg(names.join(QStringLiteral(", ")));
        }
        names << (ward == core::kCityDesk ? tr("bàn trực thành phố") : Wording::wardShort(ward));
    }
    return names.join(QStringLiteral(", "));
}

/// At which desks it waits, since when, and who took it in the end.
void CasePanel::showEscalation(const core::Case& case_) {
    const auto& escalation = case_.escalation;
    const auto icon = QStringLiteral("ui/escalation");
    const auto name = QStringLiteral("noticeEscalation");
    if (case_.state == core::CaseState::isNew && (escalation.rounds > 0 || case_.priority == core::Priority::p1)) {
        const auto waits = tr("Chưa ai tiếp nhận từ %1. Đang báo ở: %2.")
                               .arg(Wording::time(case_.stateSince), namesOf(case_.visibleTo));
        const auto why =
            escalation.rounds == 0 ? QString()
            : escalation.reason == core::EscalationReason::unacknowledged
                ? tr(" Đã báo rộng %1 lần, lần cuối %2.", nullptr, static_cast<int>(escalation.rounds))
                      .arg(escalation.rounds)
                      .arg(Wording::time(escalation.lastAt))
                : tr(" Phường không có máy trực nên đã báo rộng lúc %1.").arg(Wording::time(escalation.lastAt));
        addNotice(*m_notices, name, icon, escalation.rounds > 0 ? Ink::danger : Ink::warning, waits + why, {}, {});
    } else if (escalation.rounds > 0 && case_.isOpen() && case_.acknowledgedAt) {
        addNotice(*m_notices, name, icon, Ink::info,
                  tr("Đã báo rộng %1 lần; %2 tiếp nhận lúc %3.", nullptr, static_cast<int>(escalation.rounds))
                      .arg(escalation.rounds)
                      .arg(Wording::text(case_.acknowledgedBy), Wording::time(*case_.acknowledgedAt)),
                  {}, {});
    }
}

void CasePanel::showNotices(const core::Case& case_) {
    for (auto* layout : {m_newsNotices, m_notices}) {
        while (auto* item = layout->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
    }
    showNews(case_);
    showExercise(case_);
    if (case_.ward.isNone()) {
        const auto names = namesOf(case_.candidates);
        addNotice(*m_notices, QStringLiteral("noticeClaim"), QStringLiteral("ui/map-pin-question"), Ink::warning,
                  names.isEmpty() ? tr("Chưa rõ vụ thuộc phường nào.")
                                  : tr("Chưa phường nào nhận. Có thể thuộc: %1").arg(names),
                  stepState(ActionId::claim, case_, m_board, m_acts.authority()).enabled ? tr("Nhận vụ  Ctrl+Shift+N")
                                                                                         : QString(),
                  [this] { m_acts.perform(ActionId::claim); });
    }
    if (case_.transfer) {
        addTransferNotice(*case_.transfer, case_);
    }
    for (const auto& request : case_.jointRequests) {
        const bool waits = request.state == core::OfferState::offered;
        QStringList answer{Wording::offerState(request.state), Wording::text(request.contactName),
                           request.referenceNumber.empty() ? QString()
                                                           : tr("số %1").arg(Wording::text(request.referenceNumber)),
                           Wording::text(request.answer)};
        answer.removeAll(QString());
        const auto detail = waits ? Wording::text(request.text) : answer.join(QStringLiteral("; "));
        addNotice(*m_notices, QStringLiteral("noticeJoint"), QStringLiteral("ui/joint-request"),
                  waits ? Ink::warning : Ink::info,
                  QStringLiteral("%1: %2").arg(Wording::agency(request.agency), detail),
                  waits ? tr("Ghi trả lời") : QString(),
                  waits ? std::function<void()>([this, id = request.id] { m_acts.answerJoint(id); }) : nullptr);
    }
    showEscalation(case_);
    if (case_.mergedInto) {
        const auto* primary = m_board.case_(*case_.mergedInto);
        addNotice(
            *m_notices, QStringLiteral("noticeMerged"), QStringLiteral("ui/merge"), Ink::info,
            tr("Vụ này đã gộp vào %1.").arg(primary != nullptr ? Wording::text(primary->code) : tr("một vụ khác")),
            primary != nullptr ? tr("Đến vụ đó") : QString(),
            [this, id = *case_.mergedInto] { m_selection.select(id); });
    }
    if (case_.outcome) {
        auto text = Wording::disposition(case_.outcome->disposition);
        if (!case_.outcome->fileNumber.empty()) {
            text += tr(", số %1").arg(Wording::text(case_.outcome->fileNumber));
        }
        if (!case_.outcome->note.empty()) {
            text += QStringLiteral(". ") + Wording::text(case_.outcome->note);
        }
        addNotice(*m_notices, QStringLiteral("noticeOutcome"), QStringLiteral("ui/resolve"), Ink::success,
                  tr("Kết quả: %1").arg(text), {}, {});
    }
}

} // namespace trucban::widgets
