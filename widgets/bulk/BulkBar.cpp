// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bulk/BulkBar.h"

#include "models/Wording.h"
#include "widgets/bulk/BulkList.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/theme/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace trucban::widgets {

using models::Wording;

namespace {

/// A result that left nothing behind need not be put away by hand.
constexpr int kSecondsShown = 30;

} // namespace

QString bulkSentence(const BulkResult& result) {
    const auto number = [](int count) { return Wording::number(count); };
    const bool undoing = result.kind == BulkKind::undoing;
    QStringList parts{(undoing ? BulkBar::tr("%1 / %2 vụ đã mở lại") : BulkBar::tr("%1 / %2 vụ đã kết thúc"))
                          .arg(number(result.done), number(result.chosen))};
    if (!result.hasEnded) {
        return parts.front();
    }
    if (result.changed > 0) {
        parts << BulkBar::tr("%1 vụ đã thay đổi trong lúc đó").arg(number(result.changed));
    }
    if (result.refused > 0) {
        parts << BulkBar::tr("%1 vụ bị từ chối").arg(number(result.refused));
    }
    if (result.notSent > 0) {
        parts << BulkBar::tr("%1 vụ chưa gửi được").arg(number(result.notSent));
    }
    if (result.stopped > 0) {
        parts << BulkBar::tr("%1 vụ chưa làm vì đã dừng").arg(number(result.stopped));
    }
    if (result.leftOut > 0) {
        parts << BulkBar::tr("%1 vụ để lại").arg(number(result.leftOut));
    }
    return parts.join(QStringLiteral(" · "));
}

BulkBar::BulkBar(Theme& theme, ActionRegistry& registry, BulkRun& run, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_registry(registry),
      m_run(run),
      m_icon(new IconLabel(theme, QStringLiteral("ui/sending"), Ink::sent, 18, this)),
      m_words(new ElidedLabel(theme, TextRole::strong, this)),
      m_progress(new QProgressBar(this)),
      m_button(new QPushButton(this)),
      m_close(new QPushButton(this)) {
    setObjectName(QStringLiteral("bulkBar"));
    setProperty("role", QByteArray("commandStrip"));
    m_words->setObjectName(QStringLiteral("bulkWords"));
    m_progress->setObjectName(QStringLiteral("bulkProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(theme.px(120));
    m_progress->setFixedHeight(theme.px(8));
    m_button->setObjectName(QStringLiteral("bulkButton"));
    m_close->setObjectName(QStringLiteral("bulkClose"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 6, 3);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_progress);
    for (auto* button : {m_button, m_close}) {
        button->setProperty("role", QByteArray("flat"));
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_button, &QPushButton::clicked, this, &BulkBar::stopOrList);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(&run, &BulkRun::progressed, this, &BulkBar::showRun);
    hide();
}

void BulkBar::showRun() {
    const auto& result = m_run.result();
    const auto key = m_registry.keyText(ActionId::bulkList);
    const bool isClean = result.left.empty();
    m_shownFor = 0;
    m_icon->setIcon(result.hasEnded ? (isClean ? QStringLiteral("ui/acknowledge") : QStringLiteral("ui/warning"))
                                    : QStringLiteral("ui/sending"),
                    result.hasEnded ? (isClean ? Ink::accepted : Ink::warning) : Ink::sent);
    m_words->setText(bulkSentence(result)); // the numbers first: they must not be cut off
    const auto whole = QStringLiteral("%1: %2").arg(result.title, m_words->text());
    m_progress->setVisible(!result.hasEnded);
    m_progress->setMaximum(std::max(1, result.chosen));
    m_progress->setValue(result.chosen - result.open());
    m_progress->setAccessibleName(whole);
    m_button->setText(
        !result.hasEnded
            ? tr("Dừng  %1").arg(key)
            : tr("Xem %1 vụ còn lại  %2").arg(Wording::number(static_cast<qlonglong>(result.left.size())), key));
    m_button->setVisible(!result.hasEnded || !isClean);
    m_close->setText(tr("Đã rõ"));
    m_close->setVisible(result.hasEnded);
    setAccessibleName(whole);
    setToolTip(whole);
    show();
}

void BulkBar::stopOrList() {
    if (m_run.isRunning()) {
        m_run.stop();
    } else if (!m_run.result().left.empty()) {
        openList();
    }
}

void BulkBar::openList() {
    auto* list = new BulkList(m_theme, m_run.result(), window());
    connect(list, &QDialog::accepted, this, [this, list] { emit markRequested(list->cases()); });
    connect(list, &BulkList::caseRequested, this, &BulkBar::caseRequested);
    openDialog(*list);
}

void BulkBar::refresh() {
    const auto& result = m_run.result();
    if (isVisible() && result.hasEnded && result.left.empty() && ++m_shownFor > kSecondsShown) {
        hide();
    }
}

void BulkBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && isVisible()) {
        showRun();
    }
    QFrame::changeEvent(event);
}

} // namespace trucban::widgets
