// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/briefing/BriefingWindow.h"

#include "models/BriefingWording.h"
#include "models/Wording.h"
#include "widgets/briefing/BriefingWords.h"
#include "widgets/briefing/PageView.h"
#include "widgets/briefing/Presenter.h"
#include "widgets/briefing/ReportLayout.h"
#include "widgets/briefing/SlideLayout.h"
#include "widgets/dialogs/FilePlace.h"
#include "widgets/dialogs/OpenDialog.h"
#include "widgets/dialogs/SaveFile.h"
#include "widgets/theme/Labels.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace trucban::widgets {

namespace {

QString endingOf(BriefingFormat format) {
    return format == BriefingFormat::workbook ? QStringLiteral("xlsx") : QStringLiteral("pdf");
}

} // namespace

BriefingWindow::BriefingWindow(Theme& theme, models::BriefingDocument document, QString baseName,
                               std::function<core::Instant()> clock, QWidget* parent)
    : QDialog(parent),
      m_theme(theme),
      m_document(std::move(document)),
      m_briefing(models::RedactedBriefing::of(m_document, m_document.header.profile, m_document.header.ward)),
      m_baseName(std::move(baseName)),
      m_clock(std::move(clock)),
      m_view(new PageView(this)) {
    setObjectName(QStringLiteral("briefingWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12));
    column->setSpacing(theme.px(8));
    column->addWidget(makeHead());
    m_middle = new QHBoxLayout;
    m_middle->setSpacing(theme.px(10));
    m_middle->addWidget(m_view, 1);
    column->addLayout(m_middle, 1);
    column->addWidget(makeFoot());
    const QSize wanted(theme.px(1040), theme.px(820));
    resize(wanted.boundedTo(screen()->availableSize()));
    connect(m_view, &PageView::currentPageChanged, this, &BriefingWindow::onPage);
    connect(m_view, &PageView::clicked, this, [this](int page, const QPointF& at) {
        emit briefingPageClicked(m_report ? m_report->briefingPageAt(page, at.y()) : page);
    });
    cut();
    renew();
    m_view->setFocus();
}

void BriefingWindow::setSide(QWidget& side) {
    m_middle->insertWidget(0, &side);
    resize(QSize(width() + side.sizeHint().width(), height()).boundedTo(screen()->availableSize()));
}

void BriefingWindow::setDocument(models::BriefingDocument document, const QString& baseName, bool keepsPlace) {
    m_document = std::move(document);
    m_baseName = baseName;
    cut();
    renew(keepsPlace);
}

void BriefingWindow::setProfiles(std::vector<models::BriefingProfile> profiles) {
    m_profiles = std::move(profiles);
    fillProfiles();
    cut();
    renew();
}

void BriefingWindow::setReaders(const core::WardSet& wards) {
    const QSignalBlocker quiet(m_reader);
    const auto was = m_reader->currentData();
    std::vector<std::pair<QString, core::WardCode>> names;
    for (const auto ward : wards) {
        names.emplace_back(models::Wording::ward(ward), ward);
    }
    std::ranges::sort(names,
                      [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.first, b.first) < 0; });
    m_reader->clear();
    for (const auto& [name, ward] : names) {
        m_reader->addItem(name, ward.value);
    }
    m_reader->setCurrentIndex(std::max(0, m_reader->findData(was)));
    cut();
    renew(true);
}

core::WardCode BriefingWindow::reader() const {
    return m_document.header.ward.isNone() ? core::WardCode{m_reader->currentData().toUInt()} : m_document.header.ward;
}

int BriefingWindow::briefingPage() const {
    return m_report ? m_report->briefingPageOn(m_view->currentPage()) : m_view->currentPage();
}

void BriefingWindow::showBriefingPage(int page) {
    m_view->showPage(m_report ? m_report->sheetOf(page) : page);
}

void BriefingWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        emit languageChanged();
    }
    QDialog::changeEvent(event);
}

QPushButton* BriefingWindow::makeButton(const QString& text, const char* name, const QKeySequence& key) {
    auto* button = new QPushButton(QStringLiteral("%1  (%2)").arg(text, key.toString(QKeySequence::NativeText)), this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(new QShortcut(key, this), &QShortcut::activated, button, &QPushButton::click);
    return button;
}

QWidget* BriefingWindow::makeHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    m_asReport = makeButton(tr("Báo cáo"), "briefingAsReport", QKeySequence(Qt::CTRL | Qt::Key_1));
    m_asSlides = makeButton(tr("Trang chiếu"), "briefingAsSlides", QKeySequence(Qt::CTRL | Qt::Key_2));
    for (auto* button : {m_asReport, m_asSlides}) {
        button->setCheckable(true);
        row->addWidget(button);
    }
    connect(m_asReport, &QPushButton::clicked, this, [this] { showForm(BriefingFormat::report); });
    connect(m_asSlides, &QPushButton::clicked, this, [this] { showForm(BriefingFormat::slides); });
    m_pageLabel = new ThemedLabel(m_theme, TextRole::strong, head);
    m_pageLabel->setObjectName(QStringLiteral("briefingPage"));
    row->addSpacing(m_theme.px(12));
    row->addWidget(m_pageLabel);
    row->addStretch(1);
    auto* label = new ThemedLabel(m_theme, TextRole::body, head);
    label->setText(tr("&Dùng cho"));
    m_profile = new QComboBox(head);
    m_profile->setObjectName(QStringLiteral("briefingProfile"));
    m_profile->setToolTip(tr("Mỗi nơi nhận thấy phần của mình: trực ban không có ý kiến lãnh đạo, lãnh đạo phường chỉ "
                             "có địa bàn mình"));
    fillProfiles();
    m_reader = new QComboBox(head);
    m_reader->setObjectName(QStringLiteral("briefingReader"));
    m_reader->setAccessibleName(tr("Của phường nào"));
    m_reader->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_reader->setMinimumContentsLength(16);
    connect(m_reader, &QComboBox::currentIndexChanged, this, [this] {
        cut();
        renew(true);
    });
    label->setBuddy(m_profile);
    connect(m_profile, &QComboBox::currentIndexChanged, this, [this](int index) {
        setProfile(static_cast<models::BriefingProfile>(m_profile->itemData(index).toInt()));
    });
    row->addWidget(label);
    row->addWidget(m_profile);
    row->addWidget(m_reader);
    return head;
}

void BriefingWindow::fillProfiles() {
    const QSignalBlocker quiet(m_profile);
    m_profile->clear();
    for (const auto profile : m_profiles) {
        m_profile->addItem(BriefingWords::profile(profile), static_cast<int>(profile));
    }
    m_profile->setCurrentIndex(std::max(0, m_profile->findData(static_cast<int>(m_briefing.header().profile))));
}

/// The document for whom it is chosen for.
void BriefingWindow::cut() {
    const auto profile = static_cast<models::BriefingProfile>(m_profile->currentData().toInt());
    m_briefing = models::RedactedBriefing::of(m_document, profile, reader());
    m_reader->setVisible(profile == models::BriefingProfile::wardLeader && m_document.header.ward.isNone() &&
                         m_reader->count() > 0);
    setWindowTitle(
        QStringLiteral("%1: %2").arg(BriefingWords::report(m_document.header.kind), m_document.header.campaign));
    if (m_job == nullptr && m_document.pages.empty()) {
        tell({}, "muted");
    } else if (m_job == nullptr) {
        tell(tr("Số điện thoại và số giấy tờ được che; số dưới 5 ở dưới cấp phường không hiển thị. Số liệu đến %1.")
                 .arg(models::Wording::dateMinute(m_briefing.header().asOf)),
             "muted");
    }
}

QWidget* BriefingWindow::makeFoot() {
    auto* foot = new QWidget(this);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    auto* state = new QHBoxLayout;
    m_said = new ThemedLabel(m_theme, TextRole::body, foot, "muted");
    m_said->setObjectName(QStringLiteral("briefingSaid"));
    m_said->setWordWrap(true);
    m_progress = new QProgressBar(foot);
    m_progress->setObjectName(QStringLiteral("briefingProgress"));
    m_progress->setMaximumWidth(m_theme.px(260));
    m_progress->hide();
    m_cancel = new QPushButton(tr("Dừng  (Esc)"), foot);
    m_cancel->setObjectName(QStringLiteral("briefingCancel"));
    m_cancel->setAutoDefault(false);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &BriefingWindow::cancel);
    state->addWidget(m_said, 1);
    state->addWidget(m_progress);
    state->addWidget(m_cancel);
    column->addLayout(state);

    auto* row = new QHBoxLayout;
    const auto add = [&](QPushButton* button, auto act) {
        row->addWidget(button);
        m_outs.push_back(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    add(makeButton(tr("Trình chiếu"), "briefingPresent", QKeySequence(Qt::Key_F5)), [this] { present(); });
    add(makeButton(tr("In…"), "briefingPrint", QKeySequence(Qt::CTRL | Qt::Key_P)), [this] { print(); });
    row->addStretch(1);
    add(makeButton(tr("Lưu báo cáo PDF…"), "briefingSaveReport", QKeySequence(Qt::CTRL | Qt::Key_S)),
        [this] { chooseFile(BriefingFormat::report); });
    add(makeButton(tr("Lưu bảng tính…"), "briefingSaveWorkbook", QKeySequence(Qt::CTRL | Qt::Key_B)),
        [this] { chooseFile(BriefingFormat::workbook); });
    add(makeButton(tr("Lưu trang chiếu…"), "briefingSaveSlides", QKeySequence(Qt::CTRL | Qt::Key_L)),
        [this] { chooseFile(BriefingFormat::slides); });
    column->addLayout(row);
    return foot;
}

void BriefingWindow::renew(bool keepsPlace) {
    const bool hasPages = !m_briefing.pages().empty();
    m_report.reset();
    if (!hasPages) {
        m_pages = 0;
        m_view->setPages({});
    } else if (m_form == BriefingFormat::report) {
        const auto layout = std::make_shared<ReportLayout>(m_briefing, ReportTemplate::usual());
        m_report = layout;
        m_pages = layout->pageCount();
        m_view->setPages({.size = ReportLayout::pageSize(),
                          .count = m_pages,
                          .paint = [layout](QPainter& painter, int page) { layout->paintPage(painter, page); }},
                         keepsPlace);
    } else {
        const auto layout = std::make_shared<SlideLayout>(m_briefing, m_theme.isDark());
        m_pages = layout->pageCount();
        m_view->setPages({.size = SlideLayout::pageSize(),
                          .count = m_pages,
                          .paint = [layout](QPainter& painter, int page) { layout->paintPage(painter, page); }},
                         keepsPlace);
    }
    m_asReport->setChecked(m_form == BriefingFormat::report);
    m_asSlides->setChecked(m_form == BriefingFormat::slides);
    for (auto* button : m_outs) {
        button->setEnabled(hasPages);
    }
}

void BriefingWindow::onPage(int page) {
    m_pageLabel->setText(m_document.pages.empty() ? tr("Chưa có trang nào")
                         : m_pages == 0           ? tr("Không có trang nào cho nơi nhận này")
                                                  : tr("Trang %1/%2").arg(page + 1).arg(m_pages));
    emit briefingPageChanged(briefingPage());
}

void BriefingWindow::setProfile(models::BriefingProfile profile) {
    if (const int index = m_profile->findData(static_cast<int>(profile)); index != m_profile->currentIndex()) {
        m_profile->setCurrentIndex(index); // and comes here again
        return;
    }
    cut();
    renew();
}

void BriefingWindow::showForm(BriefingFormat format) {
    m_form = format;
    renew();
}

void BriefingWindow::tell(const QString& words, const char* role) {
    setStyleRole(*m_said, role);
    m_said->setText(words);
}

void BriefingWindow::chooseFile(BriefingFormat format) {
    const auto ending = endingOf(format);
    auto* dialog = new QFileDialog(this, windowTitle(), documentsFolder(),
                                   QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    dialog->setObjectName(QStringLiteral("briefingFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    const auto mark = format == BriefingFormat::slides ? QStringLiteral("-trang-chieu") : QString();
    dialog->selectFile(QStringLiteral("%1%2.%3").arg(m_baseName, mark, ending));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& file) { save(format, file); });
    openDialog(*dialog);
}

void BriefingWindow::save(BriefingFormat format, const QString& file) {
    if (m_job != nullptr) {
        tell(tr("Đang lưu %1. Chờ xong hoặc bấm Dừng.").arg(QDir::toNativeSeparators(m_file)), "warning");
        return;
    }
    m_file = file;
    m_job = new BriefingJob(m_briefing, format, this);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    tell(tr("Đang lưu %1").arg(QDir::toNativeSeparators(file)), "muted");
    connect(m_job, &BriefingJob::progressed, this, [this](int done, int of) {
        m_progress->setRange(0, of);
        m_progress->setValue(done);
    });
    connect(m_job, &BriefingJob::finished, this, [this](const QByteArray& bytes) {
        const auto shown = QDir::toNativeSeparators(m_file);
        const auto saved = saveFile(bytes, m_file, FileReaders::thisAccount);
        saved ? endJob(tr("Đã lưu %1.").arg(shown), "success")
              : endJob(tr("Không lưu được %1: %2. Chọn chỗ khác.").arg(shown, saved.error()), "danger");
        emit saveEnded(saved ? QString() : saved.error());
    });
    connect(m_job, &BriefingJob::failed, this, [this](const QString& why) {
        endJob(tr("Không lập được tệp: %1. Thử dạng khác.").arg(why), "danger");
        emit saveEnded(why);
    });
    connect(m_job, &BriefingJob::cancelled, this, [this] {
        endJob(tr("Đã dừng; không có tệp nào được ghi."), "muted");
        emit saveEnded(tr("đã dừng"));
    });
    m_job->start();
}

void BriefingWindow::endJob(const QString& words, const char* role) {
    m_job->deleteLater();
    m_job = nullptr;
    m_progress->hide();
    m_cancel->hide();
    tell(words, role);
}

void BriefingWindow::cancel() {
    if (m_job != nullptr) {
        m_job->cancel();
    }
}

void BriefingWindow::reject() {
    m_job != nullptr ? cancel() : QDialog::reject();
}

Presenter* BriefingWindow::present() {
    if (m_briefing.pages().empty()) {
        tell(tr("Không có trang nào để trình chiếu cho nơi nhận này."), "warning");
        return nullptr;
    }
    auto* presenter = new Presenter(m_briefing, m_clock, m_theme.isDark(), this);
    if (m_form == BriefingFormat::slides) {
        presenter->setPage(m_view->currentPage());
    }
    connect(presenter, &Presenter::left, this, [this] { activateWindow(); }); // where no window manager does
    presenter->begin(*this);
    return presenter;
}

void BriefingWindow::print() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_baseName);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setObjectName(QStringLiteral("briefingPrintDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        const ReportLayout layout(m_briefing, ReportTemplate::usual());
        QPainter painter;
        bool isDone = painter.begin(printer.get());
        for (int page = 0; isDone && page < layout.pageCount(); ++page) {
            isDone = page == 0 || printer->newPage();
            painter.save();
            painter.scale(printer->logicalDpiX() / (72 * kPoint), printer->logicalDpiY() / (72 * kPoint));
            layout.paintPage(painter, page);
            painter.restore();
        }
        isDone = isDone && painter.end();
        tell(isDone ? tr("Đã gửi sang máy in.") : tr("Không in được: máy in không nhận. Lưu PDF rồi in ở máy khác."),
             isDone ? "success" : "danger");
    });
    openDialog(*dialog);
}

} // namespace trucban::widgets
