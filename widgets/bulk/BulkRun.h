// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "widgets/CommandGateway.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <unordered_map>
#include <vector>

namespace trucban::widgets {

/// A case that an act on many did not reach, and why, in the officer's words.
struct BulkLeft {
    core::CaseId id;
    QString code; ///< of the case
    QString why;
};

enum class BulkKind : std::uint8_t { noAction, undoing };

/// One act on many cases, as it is asked for.
struct BulkPlan {
    struct Item {
        core::CaseId id;
        QString code;
        bridge::PlannedCommand act;
    };
    BulkKind kind = BulkKind::noAction;
    QString title; ///< what is done: "Không xử lý: bấm nhầm"
    std::vector<Item> items;
    std::vector<BulkLeft> leftOut; ///< chosen too, and not even tried
};

/// How it went so far; exact: `chosen` is the sum of all the others when nothing is open any more.
struct BulkResult {
    BulkKind kind = BulkKind::noAction;
    QString title;
    int chosen = 0;
    int done = 0;
    int changed = 0; ///< refused because somebody decided on the case meanwhile
    int refused = 0; ///< for another reason
    int notSent = 0; ///< ran out of time before it could be sent
    int stopped = 0; ///< not tried, or taken back, because the officer stopped it
    int leftOut = 0;
    bool hasEnded = true;
    std::vector<BulkLeft> left; ///< all that is not done, in the order they were chosen
    std::vector<core::CaseId> doneCases;
    core::Seq upTo = 0; ///< the last accepted act's place in the log
    [[nodiscard]] int open() const { return chosen - done - changed - refused - notSent - stopped - leftOut; }
};

/// Hands one act on many cases in, each as a command of its own that is checked against what the officer saw, some at a
/// time, and counts their ends. When one runs out of time the rest is not tried: there is no link. One run at a time.
/// GUI thread; what is left when the program ends was not tried, or is in the outbox.
class BulkRun : public QObject {
    Q_OBJECT
public:
    /// Handed in together; and without an answer at most. Between two slices the window lives.
    static constexpr std::size_t kSlice = 64;
    static constexpr std::size_t kMostUnanswered = 192;

    explicit BulkRun(CommandGateway& gateway, QObject* parent = nullptr);

    /// False while another is under way.
    bool start(BulkPlan plan);
    /// What was not sent yet is not done.
    void stop();
    /// True when the command is one of its own, and nobody else needs to show it.
    bool onCommand(const bridge::CommandStatus& command);
    [[nodiscard]] bool isRunning() const { return !m_result.hasEnded; }
    /// Of the run under way or the last one.
    [[nodiscard]] const BulkResult& result() const { return m_result; }

signals:
    void progressed(); ///< some times a second
    void ended();

private:
    void submitSome();
    void settle(const bridge::CommandStatus& command, std::size_t item);
    void leave(std::size_t item, int& count, const QString& why);
    void giveUpRest(int& count, const QString& why);
    void checkEnd();

    CommandGateway& m_gateway;
    BulkPlan m_plan;
    BulkResult m_result;
    std::vector<QString> m_why; ///< by item; empty: done or open
    std::unordered_map<core::CommandId, std::size_t> m_unanswered;
    std::size_t m_next = 0; ///< first item that was not handed in
    bool m_isSubmitting = false;
    QTimer m_telling;
};

} // namespace trucban::widgets
