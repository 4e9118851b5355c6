// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/queue/OlderCases.h"

#include "models/Wording.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace trucban::widgets {

using models::Wording;

namespace {

constexpr std::uint32_t kPage = 100;
/// The gateway is asked over a network, unlike the queue.
constexpr std::chrono::milliseconds kTypingPause{300};

} // namespace

OlderCases::OlderCases(Theme& theme, const models::Board& board, CommandGateway& gateway, const QString& text,
                       QWidget* parent)
    : PagedDialog(theme, gateway, QStringLiteral("olderCases"), tr("Vụ đã kết thúc"), parent),
      m_board(board),
      m_field(new QLineEdit(text, this)) {
    setColumns({{tr("Mã"), 118},
                {tr("Ưu tiên"), 62},
                {tr("Loại việc"), 170},
                {tr("Phường / xã"), 130},
                {tr("Mở lúc"), 128},
                {tr("Kết thúc"), 128},
                {tr("Kết quả"), 80}});
    setWords({.asking = tr("Đang tìm trong kho lưu trữ của máy chủ…"),
              .failed = tr("Không hỏi được máy chủ. Kiểm tra kết nối rồi nhấn Enter để tìm lại."),
              .nothing = tr("Không có vụ đã kết thúc nào khớp trong phạm vi của bạn.")});
    m_field->setObjectName(QStringLiteral("olderCasesField"));
    m_field->setMaxLength(200);
    m_field->setClearButtonEnabled(true);
    m_field->setPlaceholderText(tr("Mã vụ, địa chỉ, nội dung tin báo; không cần dấu"));
    m_field->setAccessibleName(tr("Tìm trong các vụ đã kết thúc"));
    column().insertWidget(0, m_field);
    setTabOrder(m_field, findChild<QWidget*>(QStringLiteral("olderCasesTable")));
    m_field->setFocus();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &OlderCases::askFor);
    connect(m_field, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::returnPressed, this, &OlderCases::askFor);
    askFor();
}

void OlderCases::askFor() {
    m_typing.stop();
    wire::Query query;
    query.kind = wire::QueryKind::olderCases;
    query.text = m_field->text().trimmed().toStdString();
    query.limit = kPage;
    ask(std::move(query));
}

void OlderCases::take(const wire::Result& result) {
    const auto time = [](const std::optional<core::Instant>& at) { return at ? Wording::dateMinute(*at) : QString(); };
    for (const core::Case& case_ : result.cases) {
        addRow({Wording::text(case_.code), Wording::priorityShort(case_.priority),
                Wording::kind(m_board.policy(), case_.kind), Wording::caseWard(case_, m_board.primaryAlert(case_)),
                time(case_.openedAt), time(case_.closedAt),
                case_.mergedInto ? tr("gộp vào vụ khác")
                : case_.outcome  ? Wording::disposition(case_.outcome->disposition)
                                 : QString()});
    }
}

QString OlderCases::countText(int rows, bool isAll) const {
    return isAll ? tr("%1 vụ, hết").arg(Wording::number(rows)) : tr("%1 vụ, còn nữa").arg(Wording::number(rows));
}

} // namespace trucban::widgets
