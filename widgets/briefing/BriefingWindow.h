// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Time.h"
#include "models/BriefingRedaction.h"
#include "widgets/briefing/BriefingJob.h"
#include "widgets/theme/Theme.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QLabel;
class QProgressBar;
class QPrinter;
class QPushButton;
class QHBoxLayout;

namespace trucban::widgets {

class PageView;
class Presenter;
class ReportLayout;
class ThemedLabel;

/// A briefing before it goes out: as report or slides, cut for one of its readers, printed, saved in any form, or shown
/// full screen. Each way has its key; saving tells how far it is and can be cancelled. Beside the pages stands whatever
/// makes them, if anything does. GUI thread.
class BriefingWindow : public QDialog {
    Q_OBJECT
public:
    /// `baseName`: of the files that are proposed, without ending.
    BriefingWindow(Theme& theme, models::BriefingDocument document, QString baseName,
                   std::function<core::Instant()> clock, QWidget* parent);

    [[nodiscard]] const models::RedactedBriefing& briefing() const { return m_briefing; }
    /// The window takes it as its child; it comes left of the pages.
    void setSide(QWidget& side);
    /// Another document, or the same with other words: it `keepsPlace` then. `baseName` as when it was made.
    void setDocument(models::BriefingDocument document, const QString& baseName, bool keepsPlace = false);
    /// For whom it may be cut; the first is the one it is cut for when the present one is not among them.
    void setProfiles(std::vector<models::BriefingProfile> profiles);
    /// Whose leaders may read a briefing that is of no single ward.
    void setReaders(const core::WardSet& wards);
    /// The page of the briefing that is looked at, among those its readers may have; and its first sheet.
    [[nodiscard]] int briefingPage() const;
    void showBriefingPage(int page);
    void setProfile(models::BriefingProfile profile);
    void showForm(BriefingFormat format); ///< report or slides
    void save(BriefingFormat format, const QString& file);
    [[nodiscard]] bool isSaving() const { return m_job != nullptr; }
    void cancel();
    Presenter* present();

signals:
    /// To a file, or what was said instead; empty: saved.
    void saveEnded(const QString& why);
    void briefingPageChanged(int page);
    void briefingPageClicked(int page);
    void languageChanged();

protected:
    void reject() override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    QPushButton* makeButton(const QString& text, const char* name, const QKeySequence& key);
    void chooseFile(BriefingFormat format);
    void print();
    void renew(bool keepsPlace = false);
    void cut();
    void fillProfiles();
    [[nodiscard]] core::WardCode reader() const;
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
    std::vector<models::BriefingProfile> m_profiles{models::BriefingProfile::committee,
                                                    models::BriefingProfile::wardLeader, models::BriefingProfile::duty};
    std::shared_ptr<ReportLayout> m_report; ///< null while slides are shown
    BriefingJob* m_job = nullptr;
    QString m_file; ///< that the job is for
    QComboBox* m_profile = nullptr;
    QComboBox* m_reader = nullptr; ///< whose leader, of a briefing of all wards
    QHBoxLayout* m_middle = nullptr;
    std::vector<QPushButton*> m_outs; ///< what needs pages
    QPushButton* m_asReport = nullptr;
    QPushButton* m_asSlides = nullptr;
    QLabel* m_pageLabel = nullptr;
    PageView* m_view = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    ThemedLabel* m_said = nullptr;
};

} // namespace trucban::widgets
