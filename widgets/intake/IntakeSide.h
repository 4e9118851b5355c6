// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bridge/Changes.h"
#include "geo/WardLocator.h"
#include "models/DuplicateFinder.h"
#include "models/IntakeHints.h"
#include "widgets/CommandGateway.h"
#include "widgets/theme/Theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace trucban::widgets {

class ThemedLabel;

/// What an officer should know while an alert is taken down: where it will go, open cases that may be the same matter,
/// and what that house had in the last 30 days (counts and kinds; what the board has not, the gateway is asked for).
/// Suggestions only, and none of them moves by itself under the pointer, the keyboard or the chosen row: what is new is
/// counted, and Ctrl+T takes it in. Object names: "intakeWard", "intakeSimilar", "intakeSimilarOpen", "intakeSimilarNote",
/// "intakeEarlier".
class IntakeSide : public QWidget {
    Q_OBJECT
public:
    IntakeSide(Theme& theme, models::Board& board, const models::DuplicateFinder& duplicates, CommandGateway& gateway,
               QWidget* parent = nullptr);

    /// What alerts are routed by, as well as this console knows it.
    void setLocator(std::shared_ptr<const geo::WardLocator> locator);
    void setStatus(const bridge::ConnectionStatus& status);
    /// What was typed by now. `hasReporter`: a note in another case could not keep them.
    void look(const models::IntakeProbe& probe, bool hasReporter);
    void onResult(const wire::Result& result);
    void onQueryFailed(const core::CommandId& id);
    [[nodiscard]] QListWidget& similarList() const { return *m_similar; }
    void focusSimilar(); ///< the likeliest, when there is one
    void retranslate();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void caseWanted(const trucban::core::CaseId& id);
    /// The alert belongs into that case as a note.
    void noteWanted(const trucban::core::CaseId& id);

private:
    void showWard();
    /// Anew and in order, or, while somebody is at the list, in place.
    void showSimilar(bool mayMove);
    void fillSimilar();
    void refreshSimilar();
    void showSimilarTitle(int arrived);
    [[nodiscard]] bool isListHeld() const;
    void describe(QListWidgetItem& item, const core::CaseId& id) const;
    void showEarlier();
    void askOlder();
    void sendQuery(const wire::Result* after);
    void updateButtons();
    [[nodiscard]] QString wardText() const;
    [[nodiscard]] QString olderText() const;
    [[nodiscard]] std::optional<core::CaseId> chosen() const;

    /// How far the gateway's answer about older cases is.
    enum class Older : std::uint8_t { notAsked, waiting, known, more, failed };

    Theme& m_theme;
    models::Board& m_board;
    const models::DuplicateFinder& m_duplicates;
    CommandGateway& m_gateway;
    std::shared_ptr<const geo::WardLocator> m_locator;
    core::Scope m_scope;
    bool m_isLive = false;
    models::IntakeProbe m_probe;
    bool m_hasReporter = false;
    std::vector<models::SimilarCase> m_found;
    Older m_olderState = Older::notAsked;
    QString m_askedFor; ///< house number and street the older cases are of
    std::optional<core::CommandId> m_query;
    int m_pages = 0;
    std::vector<core::Case> m_older;
    QTimer m_askLater;
    QTimer m_lookAgain;
    QElapsedTimer m_sincePointer; ///< moved in the list
    ThemedLabel* m_wardTitle;
    ThemedLabel* m_ward;
    ThemedLabel* m_similarTitle;
    QListWidget* m_similar;
    QPushButton* m_open;
    QPushButton* m_note;
    ThemedLabel* m_noteWhy;
    ThemedLabel* m_earlierTitle;
    ThemedLabel* m_earlier;
};

} // namespace trucban::widgets
