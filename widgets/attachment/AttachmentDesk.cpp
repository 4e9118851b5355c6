// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/attachment/AttachmentDesk.h"

#include "models/Wording.h"
#include "widgets/attachment/AttachmentWords.h"
#include "widgets/attachment/FileSort.h"
#include "widgets/attachment/PictureDialog.h"
#include "widgets/dialogs/ActDialog.h"
#include "widgets/dialogs/FilePlace.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dialogs/SaveFile.h"
#include "widgets/theme/Labels.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace trucban::widgets {

using models::Wording;

AttachmentDesk::AttachmentDesk(Theme& theme, models::Board& board, models::Selection& selection,
                               CommandGateway& gateway, QWidget& window)
    : QObject(&window),
      m_theme(theme),
      m_board(board),
      m_window(window),
      m_book(board, selection, gateway),
      m_opener([](const QString& file) { return QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }) {
    connect(&m_book, &AttachmentBook::changed, this, &AttachmentDesk::onChanged);
    connect(&board, &models::Board::changed, this, &AttachmentDesk::forgetFiles);
    connect(&selection, &models::Selection::changed, this, [this] { m_wanted.reset(); });
}

const core::Attachment* AttachmentDesk::attachment(const AttachmentId& id, int* number) const {
    const auto* alert = m_board.alert(id.alert);
    if (alert == nullptr || !alert->details) {
        return nullptr;
    }
    const auto& all = alert->details->attachments;
    const auto found = std::ranges::find(all, id.sha256, &core::Attachment::sha256);
    if (found == all.end()) {
        return nullptr;
    }
    if (number != nullptr) {
        *number = static_cast<int>(std::distance(all.begin(), found)) + 1;
    }
    return &*found;
}

const core::Case* AttachmentDesk::caseOf(const AttachmentId& id) const {
    const auto* alert = m_board.alert(id.alert);
    return alert != nullptr ? m_board.case_(alert->caseId) : nullptr;
}

QString AttachmentDesk::titleOf(const AttachmentId& id) const {
    int number = 0;
    const auto* sent = attachment(id, &number);
    const auto* case_ = caseOf(id);
    const auto& state = m_book.state(id);
    return sent == nullptr || case_ == nullptr
               ? QString()
               : QStringLiteral("%1 · %2").arg(
                     Wording::text(case_->code),
                     AttachmentWords::title(*sent, number, state.bytes ? state.bytes->size() : 0));
}

QString AttachmentDesk::fileNameOf(const AttachmentId& id) const {
    int number = 0;
    const auto* sent = attachment(id, &number);
    const auto* case_ = caseOf(id);
    const auto& state = m_book.state(id);
    const auto ending = sent != nullptr && state.bytes ? endingOf(sent->kind, *state.bytes) : QLatin1StringView();
    return QStringLiteral("%1-%2.%3")
        .arg(case_ != nullptr ? Wording::text(case_->code) : QString())
        .arg(number)
        .arg(ending.isEmpty() ? QLatin1StringView("bin") : ending);
}

void AttachmentDesk::open(const AttachmentId& id, QWidget& from) {
    want(id, Purpose::open, from);
}

void AttachmentDesk::save(const AttachmentId& id, QWidget& from) {
    want(id, Purpose::save, from);
}

void AttachmentDesk::want(const AttachmentId& id, Purpose purpose, QWidget& from) {
    if (m_book.state(id).stage == AttachmentStage::ready) {
        use(id, purpose);
        return;
    }
    m_wanted = Wanted{.id = id, .purpose = purpose, .from = &from};
    m_book.ask(id);
}

void AttachmentDesk::onChanged(const AttachmentId& id) {
    const auto stage = m_book.state(id).stage;
    if (!m_wanted || m_wanted->id != id || (stage != AttachmentStage::ready && stage != AttachmentStage::failed)) {
        return;
    }
    const auto wanted = *std::exchange(m_wanted, std::nullopt);
    const bool isWaiting =
        wanted.from != nullptr && m_window.focusWidget() == wanted.from && QApplication::activeModalWidget() == nullptr;
    if (stage == AttachmentStage::ready && isWaiting) {
        use(id, wanted.purpose);
    }
}

void AttachmentDesk::use(const AttachmentId& id, Purpose purpose) {
    const auto* sent = attachment(id);
    if (sent == nullptr) {
        return;
    }
    if (purpose == Purpose::save) {
        askWhere(id);
    } else if (sent->kind != core::AttachmentKind::photo) {
        askToOpen(id);
    } else if (!m_book.state(id).picture.isNull()) {
        showPicture(id);
    }
}

void AttachmentDesk::showPicture(const AttachmentId& id) {
    auto* dialog = new PictureDialog(m_theme, m_book, id, titleOf(id), &m_window);
    connect(dialog, &PictureDialog::saveRequested, this, [this, id] { askWhere(id); });
    openDialog(*dialog);
}

void AttachmentDesk::askToOpen(const AttachmentId& id) {
    const auto* sent = attachment(id);
    if (endingOf(sent->kind, *m_book.state(id).bytes).isEmpty()) {
        emit explained(titleOf(id), tr("Không nhận ra định dạng nên không mở. Ctrl+S để lưu thành tệp."));
        return;
    }
    if (m_isAgreed) {
        openWith(id);
        return;
    }
    auto* dialog = new ActDialog(m_theme, tr("Mở bằng chương trình khác"), titleOf(id), &m_window);
    dialog->setObjectName(QStringLiteral("openAttachmentDialog"));
    auto* words = new ThemedLabel(m_theme, TextRole::body, dialog);
    words->setObjectName(QStringLiteral("openAttachmentWords"));
    words->setWordWrap(true);
    words->setText(
        tr("Tệp này do người ngoài gửi, Trực Ban không đọc nội dung. Chương trình của máy sẽ mở một bản tạm; "
           "bản đó bị xóa khi vụ kết thúc hoặc khi đóng Trực Ban. Chỉ hỏi một lần."));
    dialog->body().addWidget(words);
    dialog->setAcceptText(tr("Mở  (Ctrl+Enter)"));
    connect(dialog, &QDialog::accepted, this, [this, id] {
        m_isAgreed = true;
        openWith(id);
    });
    openDialog(*dialog);
}

void AttachmentDesk::openWith(const AttachmentId& id) {
    const auto* sent = attachment(id);
    const auto* case_ = caseOf(id);
    const auto bytes = m_book.state(id).bytes;
    if (sent == nullptr || case_ == nullptr || !bytes) {
        return; // forgotten while it was asked
    }
    const auto file = m_files.write(case_->id, *bytes, endingOf(sent->kind, *bytes));
    if (!file) {
        emit explained(titleOf(id), tr("Không ghi được bản tạm: %1").arg(file.error()));
    } else if (!m_opener(*file)) {
        emit explained(titleOf(id), tr("Máy này không có chương trình mở loại tệp này. Ctrl+S để lưu thành tệp."));
    }
}

void AttachmentDesk::askWhere(const AttachmentId& id) {
    const auto name = fileNameOf(id);
    auto* dialog = new QFileDialog(&m_window, titleOf(id), documentsFolder());
    dialog->setObjectName(QStringLiteral("attachmentFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(name.section(QLatin1Char('.'), -1));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString& file) { saveTo(id, file); });
    openDialog(*dialog);
}

void AttachmentDesk::saveTo(const AttachmentId& id, const QString& file) {
    const auto bytes = m_book.state(id).bytes;
    if (!bytes) {
        emit explained(tr("Lưu tệp đính kèm"), tr("Vụ không còn ở đây nên không lưu được."));
        return;
    }
    const auto saved = saveFile(*bytes, file, FileReaders::thisAccount);
    const auto path = QDir::toNativeSeparators(file);
    emit explained(titleOf(id), saved ? tr("Đã lưu %1; chỉ tài khoản này đọc được.").arg(path)
                                      : tr("Không lưu được %1: %2. Chọn chỗ khác.").arg(path, saved.error()));
}

void AttachmentDesk::forgetFiles(const models::BoardChange& change) {
    for (const auto& id : change.cases) {
        if (const auto* case_ = m_board.case_(id); case_ == nullptr || !case_->isOpen()) {
            m_files.forget(id);
        }
    }
    for (const auto& id : change.erasedCases) {
        m_files.forget(id);
    }
}

} // namespace trucban::widgets
