// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "models/BriefingRedaction.h"
#include "widgets/briefing/BriefingJob.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QProgressBar;
class QPrinter;
class QPushButton;

namespace trucban::widgets {

class PageView;
class Presenter;
class ThemedLabel;

/// A briefing before it goes out: as report or slides, cut for one of its readers, printed, saved in any form, or shown
/// full screen. Each way has its key; saving tells how far it is and can be cancelled. GUI thread.
class BriefingWindow : public QDialog {
    Q_OBJECT
public:
    /// `baseName`: of the files that are proposed, without ending.
    BriefingWindow(Theme& theme, models::BriefingDocument document, QString baseName,
                   std::function<core::Instant()> clock, QWidget* parent);

    [[nodiscard]] const models::RedactedBriefing& briefing() const { return m_briefing; }
    void setProfile(models::BriefingProfile profile);
    void showForm(BriefingFormat format); ///< report or slides
    void save(BriefingFormat format, const QString& file);
    [[nodiscard]] bool isSaving() const { return m_job != nullptr; }
    void cancel();
    Presenter* present();

signals:
    /// To a file, or what was said instead; empty: saved.
    void saveEnded(const QString& why);

protected:
    void reject() override;

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    QPushButton* makeButton(const QString& text, const char* name, const QKeySequence& key);
    void chooseFile(BriefingFormat format);
    void print();
    void renew();
    void tell(const QString& words, const char* role);
    void endJob(const QString& words, const char* role);
    void onPage(int page);

    Theme& m_theme;
    models::BriefingDocument m_document;
    models::RedactedBriefing m_briefing;
    QString m_baseName;
    std::function<core::Instant()> m_clock;
    BriefingFormat m_form = BriefingFormat::report;
    int m_pages = 0;
    BriefingJob* m_job = nullptr;
    QString m_file; ///< that the job is for
    QComboBox* m_profile = nullptr;
    QPushButton* m_asReport = nullptr;
    QPushButton* m_asSlides = nullptr;
    QLabel* m_pageLabel = nullptr;
    PageView* m_view = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    ThemedLabel* m_said = nullptr;
};

} // namespace trucban::widgets
