// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/Filter.h"
#include "widgets/CommandGateway.h"
#include "widgets/attachment/PictureDecoder.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace trucban::widgets {

/// One attachment as this desk names it.
struct AttachmentId {
    core::AlertId alert;
    std::string sha256;
    auto operator<=>(const AttachmentId&) const = default;
};

enum class AttachmentStage : std::uint8_t { idle, recording, fetching, decoding, ready, failed };
enum class AttachmentTrouble : std::uint8_t {
    none,
    offline,
    missing,
    refused, ///< the look was not recorded, so the gateway does not hand it out
    tooLarge,
    damaged,
    busy,
    unreadable, ///< ready, but no picture: it can be saved or opened with another program
    elsewhere   ///< this window cannot ask for it (the past)
};

struct AttachmentState {
    AttachmentStage stage = AttachmentStage::idle;
    AttachmentTrouble trouble = AttachmentTrouble::none;
    QString refusal;                          ///< of refused: the gateway's reason in the officer's words
    std::shared_ptr<const std::string> bytes; ///< when ready
    QImage picture;                           ///< of a photo that could be read
    QSize original;
    bool isRecorded = false; ///< that this desk looked is in the log
    bool isHeavy = false;    ///< too large to be fetched unasked
};

/// The attachments looked at at this desk, in memory alone: from the gateway, checked, decoded outside this process. Of an
/// ordinary case that is selected, photos come by themselves; of a sensitive one nothing comes before an officer asks,
/// the gateway has recorded it, and said so. Forgotten when their case closes, becomes sensitive or leaves the scope, and
/// of a case that was closed before, when another is selected. GUI thread.
class AttachmentBook : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostByItself = 8 * 1024 * 1024;
    static constexpr std::size_t kMostKept =
        256 * 1024 * 1024; ///< bytes and pixels; the oldest of other cases go first
    static constexpr std::chrono::milliseconds kLookAgain{
        250}; ///< so long a case is looked at before photos are asked for

    AttachmentBook(models::Board& board, models::Selection& selection, CommandGateway& gateway,
                   const QString& decoder = PictureDecoder::usualProgram(), QObject* parent = nullptr);
    ~AttachmentBook() override;

    /// Fetches it, recorded first where that is needed; again when it failed. What is there or on its way stays.
    void ask(const AttachmentId& id);
    [[nodiscard]] const AttachmentState& state(const AttachmentId& id) const;
    void setLive(bool isLive);

public slots:
    void onCommand(const trucban::bridge::CommandStatus& command);
    void onFile(const trucban::bridge::FileAnswer& answer);

signals:
    void changed(const trucban::widgets::AttachmentId& id);

private:
    struct Entry {
        AttachmentState state;
        std::optional<core::CommandId> command; ///< that records the look
        std::optional<core::CommandId> fetch;
        std::optional<quint64> decoding;
        bool isUnasked = false;    ///< it came by itself
        bool isOfOpenCase = false; ///< its case was open when it was asked for
        quint64 order = 0;
    };
    using Entries = std::map<AttachmentId, Entry>;

    void begin(const AttachmentId& id, bool unasked);
    void fetch(const AttachmentId& id, Entry& entry);
    void fail(const AttachmentId& id, Entry& entry, AttachmentTrouble trouble);
    void loadShown();
    void onSelected(std::optional<core::CaseId> id);
    void onDecoded(quint64 id, const DecodedPicture& picture);
    void forgetWhatMayNotStay();
    void trim();
    Entries::iterator forget(Entries::iterator entry);
    [[nodiscard]] const core::Attachment* attachment(const AttachmentId& id) const;
    [[nodiscard]] const core::Case* caseOf(const AttachmentId& id) const;
    [[nodiscard]] bool mayStay(const AttachmentId& id, const Entry& entry) const;
    template <class Holds>
    [[nodiscard]] Entries::iterator find(const Holds& holds);

    models::Board& m_board;
    models::Selection& m_selection;
    CommandGateway& m_gateway;
    PictureDecoder m_decoder;
    QTimer m_soon{this};
    Entries m_entries;
    quint64 m_order = 0;
    bool m_isLive = false;
};

} // namespace trucban::widgets
