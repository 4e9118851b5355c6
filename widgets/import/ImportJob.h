// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/Board.h"
#include "models/ImportCheck.h"
#include "models/ImportHistory.h"
#include "widgets/CommandGateway.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace trucban::widgets {

/// How far a plan that was handed in has come.
enum class ImportStage : std::uint8_t { none, waiting, sent, accepted, refused };

/// One file on its way to being records: read, mapped, checked in the window's idle time, and handed in as one command,
/// so that all of it is saved or nothing. Whatever is changed, or whatever records change meanwhile, is checked anew.
/// What was chosen for such headings is remembered among the drafts, and so is what an import replaced. GUI thread.
class ImportJob : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    ImportJob(const geo::WardTable& wards, models::Board& board, CommandGateway& gateway, QObject* parent = nullptr);

    void setAuthority(const core::Authority& authority);
    /// From the disk; what is wrong with it is `problem`.
    void open(const QString& path);
    void read(const QString& name, const QByteArray& bytes);
    void setEncoding(models::ImportEncoding encoding);
    void setKind(core::RecordKind kind);
    /// The field's column, or an empty text to leave the sheet's column out; another column that had the field loses it.
    void setTarget(std::size_t column, const std::string& target);
    void setDates(models::ImportDates dates);
    void setWard(core::WardCode ward);
    void setUpdateAllowed(bool isAllowed);
    /// Hands the plan in. Precondition: mayGo().
    void send();
    void onCommand(const bridge::CommandStatus& command);

    [[nodiscard]] const QString& fileName() const { return m_name; }
    [[nodiscard]] const QString& problem() const { return m_problem; } ///< why there is no table; empty: there is one
    [[nodiscard]] bool needsEncoding() const { return m_needsEncoding; }
    /// Nobody has said yet which.
    [[nodiscard]] bool isEncodingAsked() const { return m_needsEncoding && !m_said; }
    [[nodiscard]] models::ImportEncoding encoding() const { return m_encoding; }
    [[nodiscard]] bool hasSheet() const { return m_problem.isEmpty() && !m_ask.sheet.headings.empty(); }
    [[nodiscard]] const models::ImportAsk& ask() const { return m_ask; }
    [[nodiscard]] const models::ImportPlan& plan() const { return m_plan; } ///< of the last check that is whole
    [[nodiscard]] const models::RecordNames& names() const { return *m_names; }
    [[nodiscard]] bool isChecking() const { return m_check != nullptr; }
    [[nodiscard]] bool mayGo() const;
    [[nodiscard]] ImportStage stage() const { return m_stage; }
    [[nodiscard]] const QString& refusal() const { return m_refusal; }

    /// Kept among the drafts.
    [[nodiscard]] static QString memoKey(const core::ImportId& id);

signals:
    void sheetChanged(); ///< another file, encoding, kind or mapping
    void planAboutToChange();
    void planChanged();
    void progressed(int done, int of);
    void stageChanged();

private:
    void readText();
    void restart();
    void onNext();
    void remember();
    void keepMemo();
    void setStage(ImportStage stage);

    const geo::WardTable& m_wards;
    models::Board& m_board;
    CommandGateway& m_gateway;
    QString m_name;
    QByteArray m_bytes;
    QString m_problem;
    bool m_needsEncoding = false;
    models::ImportEncoding m_encoding = models::ImportEncoding::utf8;
    std::optional<models::ImportEncoding> m_said;
    std::optional<core::RecordKind> m_saidKind;
    models::ImportAsk m_ask;
    std::unique_ptr<models::RecordNames> m_names;
    std::unique_ptr<models::ImportCheck> m_check; ///< under way
    models::ImportPlan m_plan;
    bool m_isPlanGood = false; ///< of what is chosen and there now
    ImportStage m_stage = ImportStage::none;
    std::optional<core::CommandId> m_sent;
    QString m_refusal;
    QTimer m_next;
};

} // namespace trucban::widgets
