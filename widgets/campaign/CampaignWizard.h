// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/CampaignBoard.h"
#include "models/CampaignTemplate.h"
#include "widgets/CommandGateway.h"
#include "widgets/dialogs/ActDialog.h"

#include <map>

class QComboBox;
class QDateEdit;
class QCheckBox;
class QLineEdit;
class QListWidget;
class QTabWidget;
class QTableWidget;

namespace trucban::geo {
class WardTable;
}

namespace trucban::widgets {

/// Makes a campaign from the template, or changes one, in four steps that may be gone through in any order: what it is,
/// its wards and who answers in each, indicators with targets, what it is compared with. Closes when the gateway has
/// accepted it, or it waits to be sent; what the gateway refuses is said here and nothing typed is lost.
class CampaignWizard : public ActDialog {
    Q_OBJECT
public:
    /// `campaign` null: a new one. All but it must outlive the dialog.
    CampaignWizard(Theme& theme, const geo::WardTable& wards, models::CampaignBoard& board, CommandGateway& gateway,
                   const core::Campaign* campaign, QWidget* parent);

    void onCommand(const bridge::CommandStatus& command);
    void accept() override;
    [[nodiscard]] const core::Campaign& campaign() const { return m_campaign; }

private:
    void begin(const core::Campaign* campaign);
    [[nodiscard]] QWidget* makeFacts();
    [[nodiscard]] QWidget* makeWards();
    [[nodiscard]] QWidget* makeTargets();
    [[nodiscard]] QWidget* makeBaselines();
    void fillWards();
    void fillAreas();
    void fillTargets();
    void fillBaselines();
    void onWardCell(int row, int column);
    void onTargetCell(int row, int column);
    void onBaselineTicked();
    void copyTargetsToWards();
    void findWard(const QString& text);
    void stepOn(int by);
    void check();
    [[nodiscard]] core::WardSet wardsInReach() const;
    [[nodiscard]] std::vector<core::Baseline> choosableBaselines() const;

    const geo::WardTable& m_wardTable;
    models::CampaignBoard& m_board;
    CommandGateway& m_gateway;
    core::Campaign m_campaign;
    std::optional<core::CommandId> m_sent;
    std::map<std::string, QString> m_badCells; ///< by indicator: what was typed that is no number, as a complaint
    bool m_isFilling = false;

    QTabWidget* m_steps;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_basis = nullptr;
    QCheckBox* m_hasBasisDay = nullptr;
    QDateEdit* m_basisDay = nullptr;
    QDateEdit* m_from = nullptr;
    QDateEdit* m_to = nullptr;
    QLineEdit* m_wardField = nullptr;
    QTableWidget* m_wards = nullptr;
    QComboBox* m_area = nullptr;
    QLineEdit* m_neighbourhood = nullptr;
    QTableWidget* m_targets = nullptr;
    QListWidget* m_baselines = nullptr;
    std::vector<core::Baseline> m_lines; ///< of m_baselines
};

} // namespace trucban::widgets
