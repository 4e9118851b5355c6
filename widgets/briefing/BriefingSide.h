// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/BriefingFigures.h"
#include "models/BriefingTyped.h"
#include "models/ReportingPeriods.h"
#include "widgets/theme/Theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace trucban::widgets {

class ThemedLabel;

/// Beside the pages of a briefing: which one is looked at (the draft, or one that is frozen), what the draft is made of,
/// the leader's words page by page, and the button that freezes it. Knows no figures: it asks and is told. GUI thread.
class BriefingSide : public QWidget {
    Q_OBJECT
public:
    BriefingSide(Theme& theme, QWidget* parent);

    struct Kept {
        core::BriefingId id;
        QString name;
    };
    /// Newest first; `shown`: the one in the pages, none: the draft.
    void setKept(const std::vector<Kept>& kept, const std::optional<core::BriefingId>& shown);
    /// `all`: the whole campaign may be chosen too.
    void setPlaces(const core::WardSet& wards, bool all);
    /// The first is the campaign as a whole.
    void setPeriods(const std::vector<models::ReportingPeriod>& periods);
    /// Between which moments "as of" may be; unless one is chosen, it begins at the latest.
    void setTimes(core::Instant from, core::Instant to);
    void setAsk(const models::BriefingAsk& ask);
    [[nodiscard]] models::BriefingAsk ask() const;
    /// Those that the leader may write on, and what is written there.
    void setChapters(const std::vector<models::BriefingChapter>& chapters);
    void setTyped(const models::BriefingTyped& typed);
    [[nodiscard]] const models::BriefingTyped& typed() const { return m_typed; }
    void showChapter(models::BriefingChapter chapter);
    /// The same, and the keys go where its words are typed.
    void writeOn(models::BriefingChapter chapter);

    /// A frozen one is only looked at; whom leaders' words are not shown writes none.
    void setEditable(bool isEditable, bool mayWrite);
    /// `whyNot` empty: it may be frozen.
    void setFreezable(const QString& whyNot);
    void setProgress(int done, int of); ///< of pages; both 0: none is under way
    void tell(const QString& words, const char* role);

signals:
    void keptChosen(const std::optional<trucban::core::BriefingId>& id);
    void askChanged();
    void renewWanted(); ///< figures anew, or those of the time that was entered
    void chapterChosen(trucban::models::BriefingChapter chapter);
    void typedChanged();
    void freezeWanted();

private:
    [[nodiscard]] QWidget* makeAsk();
    [[nodiscard]] QWidget* makeWords();
    [[nodiscard]] QComboBox* addBox(const char* name, const QString& words, QFormLayout& form);
    [[nodiscard]] QPlainTextEdit* addText(const char* name, int lines);
    [[nodiscard]] models::BriefingChapter chapter() const;
    void onTyped();
    void showWords();
    void onTimeChoice();

    Theme& m_theme;
    models::BriefingTyped m_typed;
    bool m_isFilling = false;
    QComboBox* m_kept = nullptr;
    QWidget* m_askPart = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_place = nullptr;
    QComboBox* m_period = nullptr;
    QComboBox* m_time = nullptr;
    QDateTimeEdit* m_at = nullptr;
    QCheckBox* m_wardPages = nullptr;
    QPushButton* m_renew = nullptr;
    QWidget* m_wordsPart = nullptr;
    QComboBox* m_chapter = nullptr;
    ThemedLabel* m_commentLabel = nullptr;
    QPlainTextEdit* m_comment = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QProgressBar* m_progress = nullptr;
    ThemedLabel* m_said = nullptr;
    QPushButton* m_freeze = nullptr;
};

} // namespace trucban::widgets
