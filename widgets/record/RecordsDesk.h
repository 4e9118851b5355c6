// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RecordBook.h"
#include "widgets/window/DeskParts.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <optional>

namespace trucban::widgets {

class MainWindow;
class RecordWindow;

/// The campaign's records at one desk: follows them from the start, and opens their window when it is asked for. GUI
/// thread.
class RecordsDesk : public QObject {
    Q_OBJECT
public:
    /// A child of `window`, whose action it answers.
    explicit RecordsDesk(MainWindow& window);

    void setStatus(const bridge::ConnectionStatus& status);
    void onCommand(const bridge::CommandStatus& command);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    void tick();
    [[nodiscard]] models::RecordBook& book() { return m_book; }
    /// Opens it, or brings it to the front.
    RecordWindow& show();

signals:
    /// It was made, and will not be made again.
    void windowMade(trucban::widgets::RecordWindow& window);

private:
    void openCaseFor(const core::RecordId& petition);
    /// Cases that have come are written into their petitions.
    void linkCases();
    void noteCases();
    [[nodiscard]] QString whyNoCase(const core::RecordId& petition) const;

    MainWindow& m_window;
    models::RecordBook m_book;
    bridge::ConnectionStatus m_status;
    QPointer<RecordWindow> m_records;
    /// Petitions for which an alert was begun here, with its case once there is one, until it stands in the petition.
    std::map<core::RecordId, std::optional<core::CaseId>> m_cases;
};

} // namespace trucban::widgets
