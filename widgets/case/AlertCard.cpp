// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/case/AlertCard.h"

#include "models/Wording.h"
#include "widgets/attachment/AttachmentStrip.h"
#include "widgets/case/ReporterBook.h"
#include "widgets/theme/Labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace trucban::widgets {

using models::Wording;

namespace {

QString moment(core::Instant at, core::Instant now) {
    const auto full = Wording::dateTime(at);
    constexpr qsizetype kDate = 10;
    return full.left(kDate) == Wording::dateTime(now).left(kDate) ? Wording::time(at) : full;
}

/// Rounded, an accuracy would promise more or less than the sender did.
QString accuracy(double metres) {
    constexpr double kKilometre = 1'000;
    return metres < kKilometre ? QStringLiteral("%1 m").arg(Wording::number(std::lround(metres)))
                               : Wording::distance(metres);
}

} // namespace

AlertCard::AlertCard(Theme& theme, ReporterBook& reporters, AttachmentDesk& attachments, QWidget* parent)
    : QFrame(parent),
      m_reporters(reporters),
      m_source(new ThemedLabel(theme, TextRole::smallStrong, this)),
      m_times(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_sender(new ThemedLabel(theme, TextRole::smallStrong, this, "success")),
      m_placeIcon(new IconLabel(theme, QStringLiteral("ui/map-pin"), Ink::mutedText, 16, this)),
      m_place(new WordsLabel(theme, TextRole::body, this)),
      m_text(new WordsLabel(theme, TextRole::body, this)),
      m_remarks(new ThemedLabel(theme, TextRole::small, this, "muted")),
      m_attachments(new AttachmentStrip(theme, attachments, this)),
      m_silent(new QFrame(this)),
      m_silentText(new ThemedLabel(theme, TextRole::strong, m_silent)),
      m_reporter(new ThemedLabel(theme, TextRole::body, this)),
      m_call(new QPushButton(this)),
      m_reveal(new QPushButton(this)),
      m_hide(new QPushButton(this)) {
    setProperty("role", QByteArray("card"));
    m_source->setObjectName(QStringLiteral("alertSource"));
    m_times->setObjectName(QStringLiteral("alertTimes"));
    m_text->setObjectName(QStringLiteral("alertText"));
    m_place->setObjectName(QStringLiteral("alertPlace"));
    m_sender->setObjectName(QStringLiteral("alertSender"));
    m_silent->setObjectName(QStringLiteral("silentWarning"));
    m_silentText->setObjectName(QStringLiteral("silentText"));
    m_reporter->setObjectName(QStringLiteral("alertReporter"));
    m_call->setObjectName(QStringLiteral("reporterCall"));
    m_reveal->setObjectName(QStringLiteral("reporterReveal"));
    m_hide->setObjectName(QStringLiteral("reporterHide"));
    for (ThemedLabel* label :
         std::initializer_list<ThemedLabel*>{m_place, m_text, m_remarks, m_silentText, m_reporter}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_silent->setProperty("role", QByteArray("cardDanger"));
    auto* silentRow = new QHBoxLayout(m_silent);
    silentRow->setContentsMargins(8, 6, 8, 6);
    silentRow->addWidget(new IconLabel(theme, QStringLiteral("ui/silent"), Ink::danger, 20, m_silent), 0, Qt::AlignTop);
    silentRow->addWidget(m_silentText, 1);

    auto* upper = new QHBoxLayout;
    upper->setSpacing(8);
    upper->addWidget(m_source);
    upper->addWidget(m_sender);
    upper->addStretch(1);
    auto* place = new QHBoxLayout;
    place->setSpacing(6);
    place->addWidget(m_placeIcon, 0, Qt::AlignTop);
    place->addWidget(m_place, 1);
    auto* reporter = new QHBoxLayout;
    reporter->setSpacing(6);
    reporter->addWidget(new IconLabel(theme, QStringLiteral("ui/user"), Ink::mutedText, 16, this));
    reporter->addWidget(m_reporter, 1);
    for (auto* button : {m_call, m_reveal, m_hide}) {
        button->setProperty("role", QByteArray("flat"));
        button->setAutoDefault(false);
        reporter->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 6);
    column->setSpacing(5);
    column->addLayout(upper);
    column->addWidget(m_times);
    column->addWidget(m_silent);
    column->addLayout(place);
    column->addWidget(m_text);
    column->addWidget(m_remarks);
    column->addWidget(m_attachments);
    column->addLayout(reporter);
    connect(m_call, &QPushButton::clicked, this, [this] { emit revealRequested(m_id, true); });
    connect(m_reveal, &QPushButton::clicked, this, [this] { emit revealRequested(m_id, false); });
    connect(m_hide, &QPushButton::clicked, this, [this] { m_reporters.forget(m_id); });
}

QString AlertCard::placeText(const core::Alert& alert) {
    QStringList parts;
    if (alert.details && !alert.details->address.empty()) {
        parts << Wording::text(alert.details->address);
    }
    const auto position = alert.position();
    if (!position) {
        parts << tr("chưa rõ vị trí trên bản đồ");
    } else {
        auto point = Wording::coordinate(position->point);
        if (alert.placedAt) {
            point += tr(" (trực ban đặt)");
        } else if (position->accuracyM > 0) {
            point += QStringLiteral(" ± %1").arg(accuracy(position->accuracyM));
        } else {
            point += tr(" (không rõ sai số)");
        }
        parts << point;
    }
    return parts.join(QLatin1Char('\n'));
}

QString AlertCard::remarks(const core::Alert& alert, core::Instant now) {
    QStringList parts;
    if (alert.details && !alert.details->attachments.empty()) {
        parts << tr("%n tệp đính kèm", nullptr, static_cast<int>(alert.details->attachments.size()));
    }
    if (alert.updates > 0) {
        parts << tr("người báo cập nhật %n lần, gần nhất %1", nullptr, static_cast<int>(alert.updates))
                     .arg(moment(alert.updatedAt, now));
    }
    if (!alert.facts.warnings.empty()) {
        QStringList fields;
        for (const auto& warning : alert.facts.warnings) {
            fields << Wording::text(warning.pointer);
        }
        parts << tr("tiếp nhận đã thay hoặc bỏ: %1").arg(fields.join(QStringLiteral(", ")));
    }
    if (alert.facts.exercise) {
        parts << tr("tin diễn tập");
    }
    return parts.join(QStringLiteral(" · "));
}

void AlertCard::showAlert(const core::Alert& alert, int number, const AlertRules& rules, core::Instant now) {
    m_id = alert.id;
    setObjectName(QStringLiteral("alertCard%1").arg(number));
    m_source->setText(tr("Tin %1 · %2").arg(number).arg(Wording::source(alert.facts.source)));
    const auto occurred = alert.facts.occurredAtAssumed ? tr("không rõ lúc xảy ra")
                                                        : tr("xảy ra %1").arg(moment(alert.facts.occurredAt, now));
    m_times->setText(tr("%1, nhận %2").arg(occurred, moment(alert.receivedAt, now)));
    m_times->setToolTip(Wording::dateTime(alert.receivedAt));
    m_sender->setVisible(alert.facts.senderState != core::SenderState::active);
    m_sender->setText(Wording::senderState(alert.facts.senderState));
    m_placeIcon->setIcon(alert.position() ? QStringLiteral("ui/map-pin") : QStringLiteral("ui/map-pin-off"),
                         alert.position() ? Ink::mutedText : Ink::warning);
    const auto place = placeText(alert);
    m_place->setWords(place);
    const auto text = alert.details ? Wording::text(alert.details->text) : tr("Nội dung đã xóa theo thời hạn lưu trữ.");
    m_text->setWords(text);
    m_text->setVisible(!text.isEmpty());
    const auto remark = remarks(alert, now);
    m_remarks->setText(remark);
    m_remarks->setVisible(!remark.isEmpty());
    m_silent->setVisible(alert.facts.contact.silent);
    m_silentText->setText(tr("Không gọi lại: nạn nhân có thể đang ẩn nấp"));
    m_attachments->showAlert(alert, rules.isSensitive);
    showReporter(alert, rules.mayReveal);
    setAccessibleName(QStringLiteral("%1. %2. %3").arg(m_source->text(), place, text));
}

void AlertCard::showReporter(const core::Alert& alert, bool mayReveal) {
    const auto* reporter = m_reporters.find(alert.id);
    const bool asked = m_reporters.isAsked(alert.id);
    m_call->setText(tr("Gọi lại  F12"));
    m_reveal->setText(tr("Xem  Shift+F12"));
    m_hide->setText(tr("Ẩn"));
    m_call->setVisible(reporter == nullptr && !asked && mayReveal && alert.facts.hasReporter &&
                       alert.facts.contact.callable && !alert.facts.contact.silent);
    m_reveal->setVisible(reporter == nullptr && !asked && mayReveal && alert.facts.hasReporter);
    m_hide->setVisible(reporter != nullptr);
    if (reporter != nullptr) {
        QStringList parts;
        for (const auto& part : {reporter->name, reporter->phone}) {
            if (!part.empty()) {
                parts << Wording::text(part);
            }
        }
        m_reporter->setText(parts.isEmpty() ? tr("Máy chủ không giữ thông tin người báo.")
                                            : parts.join(QStringLiteral(" · ")));
    } else if (asked) {
        m_reporter->setText(tr("Đang mở thông tin người báo…"));
    } else if (alert.facts.hasReporter) {
        m_reporter->setText(tr("Người báo: ••••"));
    } else {
        m_reporter->setText(tr("Không có thông tin người báo"));
    }
}

} // namespace trucban::widgets
