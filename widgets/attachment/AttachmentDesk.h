// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/attachment/AttachmentBook.h"
#include "widgets/attachment/OpenedFiles.h"
#include "widgets/theme/Theme.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

namespace trucban::widgets {

/// What an officer does with attachments: looks at a photo, opens a film or a recording with the desktop's own program,
/// saves. Nothing received is run here or named by its sender, and nothing opens in front of an officer who went on to
/// something else meanwhile. GUI thread.
class AttachmentDesk : public QObject {
    Q_OBJECT
public:
    /// Asks the desktop to open a file; false: it knows no program for it.
    using Opener = std::function<bool(const QString& file)>;

    AttachmentDesk(Theme& theme, models::Board& board, models::Selection& selection, CommandGateway& gateway,
                   QWidget& window);

    [[nodiscard]] AttachmentBook& book() { return m_book; }
    void setOpener(Opener opener) { m_opener = std::move(opener); }
    /// `from` has the keyboard; where it has it no more when the file comes, the file waits for another key.
    void open(const AttachmentId& id, QWidget& from);
    void save(const AttachmentId& id, QWidget& from);
    void setLive(bool isLive) { m_book.setLive(isLive); }
    void onCommand(const bridge::CommandStatus& command) { m_book.onCommand(command); }

public slots:
    void onFile(const trucban::bridge::FileAnswer& answer) { m_book.onFile(answer); }

signals:
    /// Why something was not done, or that it was.
    void explained(const QString& act, const QString& words);

private:
    enum class Purpose : std::uint8_t { open, save };
    struct Wanted {
        AttachmentId id;
        Purpose purpose = Purpose::open;
        QPointer<QWidget> from;
    };

    void want(const AttachmentId& id, Purpose purpose, QWidget& from);
    void onChanged(const AttachmentId& id);
    void use(const AttachmentId& id, Purpose purpose);
    void showPicture(const AttachmentId& id);
    void askToOpen(const AttachmentId& id);
    void openWith(const AttachmentId& id);
    void askWhere(const AttachmentId& id);
    void saveTo(const AttachmentId& id, const QString& file);
    void forgetFiles(const models::BoardChange& change);
    [[nodiscard]] const core::Attachment* attachment(const AttachmentId& id, int* number = nullptr) const;
    [[nodiscard]] const core::Case* caseOf(const AttachmentId& id) const;
    [[nodiscard]] QString titleOf(const AttachmentId& id) const;
    [[nodiscard]] QString fileNameOf(const AttachmentId& id) const;

    Theme& m_theme;
    models::Board& m_board;
    QWidget& m_window;
    AttachmentBook m_book;
    OpenedFiles m_files;
    Opener m_opener;
    std::optional<Wanted> m_wanted; ///< the latest that is still on its way
    bool m_isAgreed = false;        ///< that another program opens what a stranger sent
};

} // namespace trucban::widgets
