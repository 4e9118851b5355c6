// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/campaign/CampaignWizard.h"

#include "core/Text.h"
#include "geo/WardTable.h"
#include "models/CampaignWording.h"
#include "models/Wording.h"
#include "widgets/theme/Labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QLoggingCategory>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::CampaignTexts;
using models::CampaignWording;
using models::Wording;

namespace {

Q_LOGGING_CATEGORY(lcCampaign, "trucban.campaign")

constexpr int kMostLetters = 200;

QDate dateOf(core::Day day) {
    return QDate(1970, 1, 1).addDays(day);
}

core::Day dayOf(const QDate& date) {
    return static_cast<core::Day>(QDate(1970, 1, 1).daysTo(date));
}

models::CampaignTemplate loadTemplate() {
    QFile file(QStringLiteral(":/campaign/cao_diem.json"));
    (void)file.open(QIODevice::ReadOnly);
    auto made = models::CampaignTemplate::parse(file.readAll(), Wording::isEnglish());
    if (!made) {
        qCCritical(lcCampaign, "campaign template: %s", qPrintable(made.error()));
        return {};
    }
    return *std::move(made);
}

QDateEdit* dateEdit(const char* name, QWidget* parent) {
    auto* edit = new QDateEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    edit->setDateRange(QDate(2020, 1, 1), QDate(2099, 12, 31));
    return edit;
}

void styleTable(QTableWidget& table, const QStringList& headers) {
    table.setHorizontalHeaderLabels(headers);
    table.verticalHeader()->hide();
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    table.setProperty("role", QByteArray("boxed"));
    table.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table.horizontalHeader()->setStretchLastSection(true);
    table.setEditTriggers(QAbstractItemView::AllEditTriggers);
}

QTableWidgetItem* tickItem(const QString& text, bool isOn, const QVariant& data) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isOn ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::UserRole, data);
    item->setToolTip(text);
    return item;
}

QTableWidgetItem* fixedItem(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

} // namespace

CampaignWizard::CampaignWizard(Theme& theme, const geo::WardTable& wards, models::CampaignBoard& board,
                               CommandGateway& gateway, const core::Campaign* campaign, QWidget* parent)
    : ActDialog(theme, campaign == nullptr ? tr("Tạo đợt cao điểm") : tr("Sửa đợt cao điểm"), QString(), parent),
      m_wardTable(wards),
      m_board(board),
      m_gateway(gateway),
      m_steps(new QTabWidget(this)) {
    setObjectName(QStringLiteral("campaignWizard"));
    resize(theme.px(860), theme.px(640));
    begin(campaign);
    m_steps->setObjectName(QStringLiteral("wizardSteps"));
    m_steps->setDocumentMode(true);
    m_steps->addTab(makeFacts(), tr("&1. Thông tin"));
    m_steps->addTab(makeWards(), tr("&2. Phường và người chịu trách nhiệm"));
    m_steps->addTab(makeTargets(), tr("&3. Chỉ số và chỉ tiêu"));
    m_steps->addTab(makeBaselines(), tr("&4. So sánh"));
    body().addWidget(m_steps, 1);
    auto* steps = new QHBoxLayout;
    for (const auto& [text, by] : {std::pair{tr("Bước &trước"), -1}, std::pair{tr("Bước t&iếp"), 1}}) {
        auto* button = new QPushButton(text, this);
        button->setObjectName(by < 0 ? QStringLiteral("wizardBack") : QStringLiteral("wizardNext"));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, by = by] { stepOn(by); });
        steps->addWidget(button);
    }
    steps->addStretch(1);
    body().addLayout(steps);
    setAcceptText(tr("Lưu đợt  (Ctrl+Enter)"));
    acceptButton().setDefault(false); // Enter in a field is no wish to send
    acceptButton().setAutoDefault(false);
    connect(m_steps, &QTabWidget::currentChanged, this, [this] {
        fillAreas();
        fillTargets();
    });
    fillWards();
    fillAreas();
    fillTargets();
    fillBaselines();
    check();
    m_name->setFocus();
}

core::WardSet CampaignWizard::wardsInReach() const {
    core::WardSet wards;
    for (const core::Ward& ward : m_wardTable.wards()) {
        if (m_board.scope().all || core::contains(m_board.scope().wards, ward.code)) {
            wards.push_back(ward.code);
        }
    }
    core::normalise(wards);
    return wards;
}

void CampaignWizard::begin(const core::Campaign* campaign) {
    if (campaign != nullptr) {
        m_campaign = *campaign;
        return;
    }
    m_campaign = loadTemplate().begin(core::dayNumber(m_gateway.now()), wardsInReach());
    m_campaign.id = {m_gateway.newRequestId().value};
}

// --- what it is

QWidget* CampaignWizard::makeFacts() {
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    m_name = new QLineEdit(Wording::text(m_campaign.name), page);
    m_name->setObjectName(QStringLiteral("wizardName"));
    m_name->setMaxLength(kMostLetters);
    m_basis = new QLineEdit(Wording::text(m_campaign.basisNumber), page);
    m_basis->setObjectName(QStringLiteral("wizardBasis"));
    m_basis->setMaxLength(kMostLetters);
    m_basis->setPlaceholderText(tr("Số văn bản chỉ đạo, ví dụ 15/KH-BCĐ138"));
    m_hasBasisDay = new QCheckBox(tr("ngày ban hành"), page);
    m_hasBasisDay->setObjectName(QStringLiteral("wizardHasBasisDay"));
    m_hasBasisDay->setChecked(m_campaign.basisDay.has_value());
    m_basisDay = dateEdit("wizardBasisDay", page);
    m_basisDay->setDate(dateOf(m_campaign.basisDay.value_or(m_campaign.from)));
    m_basisDay->setEnabled(m_campaign.basisDay.has_value());
    m_from = dateEdit("wizardFrom", page);
    m_from->setDate(dateOf(m_campaign.from));
    m_to = dateEdit("wizardTo", page);
    m_to->setDate(dateOf(m_campaign.to));
    auto* basisDay = new QHBoxLayout;
    basisDay->addWidget(m_hasBasisDay);
    basisDay->addWidget(m_basisDay, 1);
    form->addRow(tr("Tên đợt"), m_name);
    form->addRow(tr("Căn cứ"), m_basis);
    form->addRow(QString(), basisDay);
    form->addRow(tr("Từ ngày"), m_from);
    form->addRow(tr("Đến hết ngày"), m_to);
    m_name->setAccessibleName(tr("Tên đợt"));
    m_basis->setAccessibleName(tr("Căn cứ"));
    m_basisDay->setAccessibleName(tr("Ngày ban hành"));
    m_from->setAccessibleName(tr("Từ ngày"));
    m_to->setAccessibleName(tr("Đến hết ngày"));
    connect(m_name, &QLineEdit::textChanged, this, [this] { check(); });
    connect(m_basis, &QLineEdit::textChanged, this, [this] { check(); });
    for (auto* edit : {m_basisDay, m_from, m_to}) {
        connect(edit, &QDateEdit::dateChanged, this, [this] { check(); });
    }
    connect(m_hasBasisDay, &QCheckBox::toggled, this, [this](bool on) {
        m_basisDay->setEnabled(on);
        check();
    });
    return page;
}

// --- its wards

QWidget* CampaignWizard::makeWards() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    auto* row = new QHBoxLayout;
    m_wardField = new QLineEdit(page);
    m_wardField->setObjectName(QStringLiteral("wizardWardField"));
    m_wardField->setPlaceholderText(tr("Tìm phường, không cần dấu"));
    m_wardField->setAccessibleName(m_wardField->placeholderText());
    m_wardField->setClearButtonEnabled(true);
    row->addWidget(m_wardField, 1);
    for (const auto& [text, name, on] :
         {std::tuple{tr("Chọn &hết"), "wizardAllWards", true}, std::tuple{tr("&Bỏ hết"), "wizardNoWards", false}}) {
        auto* button = new QPushButton(text, page);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, on = on] {
            for (int i = 0; i < m_wards->rowCount(); ++i) {
                if (!m_wards->isRowHidden(i)) {
                    m_wards->item(i, 0)->setCheckState(on ? Qt::Checked : Qt::Unchecked);
                }
            }
        });
        row->addWidget(button);
    }
    m_wards = new QTableWidget(0, 2, page);
    m_wards->setObjectName(QStringLiteral("wizardWards"));
    m_wards->setAccessibleName(tr("Phường và người chịu trách nhiệm"));
    styleTable(*m_wards, {tr("Phường, xã, đặc khu"), tr("Người chịu trách nhiệm (cấp bậc, chức vụ, tên)")});
    m_wards->setColumnWidth(0, theme().px(280));
    column->addLayout(row);
    column->addWidget(m_wards, 1);
    connect(m_wards, &QTableWidget::cellChanged, this, &CampaignWizard::onWardCell);
    connect(m_wardField, &QLineEdit::textChanged, this, &CampaignWizard::findWard);
    return page;
}

void CampaignWizard::fillWards() {
    m_isFilling = true;
    core::WardSet shown = core::unionOf(wardsInReach(), m_campaign.wards);
    std::ranges::sort(shown, [](core::WardCode a, core::WardCode b) {
        return QString::localeAwareCompare(Wording::ward(a), Wording::ward(b)) < 0;
    });
    m_wards->setRowCount(static_cast<int>(shown.size()));
    for (int i = 0; i < m_wards->rowCount(); ++i) {
        const core::WardCode ward = shown[static_cast<std::size_t>(i)];
        const auto who = std::ranges::find(m_campaign.answerable, ward, &core::Answerable::ward);
        m_wards->setItem(i, 0, tickItem(Wording::ward(ward), core::contains(m_campaign.wards, ward), ward.value));
        m_wards->setItem(
            i, 1, new QTableWidgetItem(who == m_campaign.answerable.end() ? QString() : Wording::text(who->name)));
    }
    m_isFilling = false;
}

void CampaignWizard::onWardCell(int row, int column) {
    if (m_isFilling) {
        return;
    }
    const core::WardCode ward{m_wards->item(row, 0)->data(Qt::UserRole).toUInt()};
    if (column == 0) {
        std::erase(m_campaign.wards, ward);
        if (m_wards->item(row, 0)->checkState() == Qt::Checked) {
            m_campaign.wards.push_back(ward);
        }
        core::normalise(m_campaign.wards);
    } else {
        std::erase_if(m_campaign.answerable, [ward](const core::Answerable& who) { return who.ward == ward; });
        const QString name = m_wards->item(row, 1)->text().trimmed().left(kMostLetters);
        if (!name.isEmpty()) {
            m_campaign.answerable.push_back({.ward = ward, .name = name.toStdString()});
        }
    }
    check();
}

void CampaignWizard::findWard(const QString& text) {
    const auto wanted = core::folded(text.trimmed().toStdString());
    for (int i = 0; i < m_wards->rowCount(); ++i) {
        const auto name = core::folded(m_wards->item(i, 0)->text().toStdString());
        m_wards->setRowHidden(i, !name.contains(wanted));
    }
}

// --- indicators and targets

QWidget* CampaignWizard::makeTargets() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    auto* row = new QHBoxLayout;
    m_area = new QComboBox(page);
    m_area->setObjectName(QStringLiteral("wizardArea"));
    m_area->setAccessibleName(tr("Chỉ tiêu của"));
    m_area->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_area->setMinimumContentsLength(20);
    m_neighbourhood = new QLineEdit(page);
    m_neighbourhood->setObjectName(QStringLiteral("wizardNeighbourhood"));
    m_neighbourhood->setPlaceholderText(tr("Khu phố, ấp (để trống: cả phường)"));
    m_neighbourhood->setAccessibleName(m_neighbourhood->placeholderText());
    auto* toAll = new QPushButton(tr("Chép cho &mọi phường"), page);
    toAll->setObjectName(QStringLiteral("wizardToAllWards"));
    toAll->setAutoDefault(false);
    row->addWidget(new ThemedLabel(theme(), TextRole::small, page, "muted"));
    qobject_cast<QLabel*>(row->itemAt(0)->widget())->setText(tr("Chỉ tiêu của"));
    row->addWidget(m_area, 1);
    row->addWidget(m_neighbourhood, 1);
    row->addWidget(toAll);
    m_targets = new QTableWidget(0, 3, page);
    m_targets->setObjectName(QStringLiteral("wizardTargets"));
    m_targets->setAccessibleName(tr("Chỉ số và chỉ tiêu"));
    styleTable(*m_targets, {tr("Chỉ số"), tr("Chỉ tiêu"), tr("Đơn vị, cách tính")});
    m_targets->setColumnWidth(0, theme().px(300));
    m_targets->setColumnWidth(1, theme().px(110));
    column->addLayout(row);
    column->addWidget(m_targets, 1);
    connect(m_targets, &QTableWidget::cellChanged, this, &CampaignWizard::onTargetCell);
    connect(m_area, &QComboBox::activated, this, &CampaignWizard::fillTargets);
    connect(m_neighbourhood, &QLineEdit::textChanged, this, &CampaignWizard::fillTargets);
    connect(toAll, &QPushButton::clicked, this, &CampaignWizard::copyTargetsToWards);
    return page;
}

void CampaignWizard::fillAreas() {
    const auto was = m_area->currentData();
    m_area->clear();
    m_area->addItem(tr("toàn đợt"), 0u);
    for (const core::WardCode ward : m_campaign.wards) {
        m_area->addItem(Wording::ward(ward), ward.value);
    }
    m_area->setCurrentIndex(std::max(0, m_area->findData(was)));
}

void CampaignWizard::fillTargets() {
    m_isFilling = true;
    const core::WardCode ward{m_area->currentData().toUInt()};
    m_neighbourhood->setEnabled(!ward.isNone());
    const std::string neighbourhood = ward.isNone() ? std::string{} : m_neighbourhood->text().trimmed().toStdString();
    // Those the campaign has, in its order, then the rest; of those asked for by code the ones it has.
    std::vector<std::string> codes = m_campaign.indicators;
    for (int i = 0; i < m_targets->rowCount(); ++i) {
        if (const auto code = m_targets->item(i, 0)->data(Qt::UserRole).toString().toStdString();
            !std::ranges::contains(codes, code)) {
            codes.push_back(code); // ticked off a moment ago: its line stays
        }
    }
    for (const figures::Indicator& known : figures::indicators()) {
        if (!known.isLabelled && !std::ranges::contains(codes, known.code)) {
            codes.emplace_back(known.code);
        }
    }
    std::erase_if(codes, [](const std::string& code) { return !figures::findIndicator(code); });
    m_targets->setRowCount(static_cast<int>(codes.size()));
    for (int i = 0; i < m_targets->rowCount(); ++i) {
        const std::string& code = codes[static_cast<std::size_t>(i)];
        const auto indicator = *figures::findIndicator(code);
        const auto target = figures::targetOf(m_campaign, code, ward, neighbourhood);
        m_targets->setItem(i, 0,
                           tickItem(CampaignWording::indicator(indicator),
                                    std::ranges::contains(m_campaign.indicators, code), QString::fromStdString(code)));
        m_targets->setItem(i, 1,
                           new QTableWidgetItem(target ? CampaignTexts::targetText(indicator, *target) : QString()));
        const QString unit = CampaignWording::unit(indicator);
        m_targets->setItem(i, 2,
                           fixedItem(unit.isEmpty() ? CampaignWording::formula(indicator)
                                                    : tr("%1: %2").arg(unit, CampaignWording::formula(indicator))));
    }
    m_badCells.clear();
    m_isFilling = false;
    check();
}

void CampaignWizard::onTargetCell(int row, int column) {
    if (m_isFilling || column > 1) {
        return;
    }
    const auto code = m_targets->item(row, 0)->data(Qt::UserRole).toString().toStdString();
    const auto indicator = *figures::findIndicator(code);
    if (column == 0) {
        const bool isOn = m_targets->item(row, 0)->checkState() == Qt::Checked;
        std::erase(m_campaign.indicators, code);
        if (isOn) {
            m_campaign.indicators.push_back(code);
        }
    } else {
        const core::WardCode ward{m_area->currentData().toUInt()};
        const std::string neighbourhood =
            ward.isNone() ? std::string{} : m_neighbourhood->text().trimmed().toStdString();
        const QString text = m_targets->item(row, 1)->text().trimmed();
        const auto value = CampaignTexts::parseTarget(indicator, text);
        m_badCells.erase(code);
        if (!text.isEmpty() && !value) {
            m_badCells[code] = tr("Chỉ tiêu \"%1\" của %2 không phải số hay thời gian.")
                                   .arg(text, CampaignWording::indicator(indicator));
        }
        models::setTarget(m_campaign, code, ward, neighbourhood, text.isEmpty() ? std::nullopt : value);
        if (value && !std::ranges::contains(m_campaign.indicators, code)) {
            m_campaign.indicators.push_back(code);
            m_isFilling = true;
            m_targets->item(row, 0)->setCheckState(Qt::Checked);
            m_isFilling = false;
        }
    }
    check();
}

void CampaignWizard::copyTargetsToWards() {
    models::copyTargetsToWards(m_campaign, core::WardCode{m_area->currentData().toUInt()});
    check();
}

// --- what it is compared with

QWidget* CampaignWizard::makeBaselines() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    auto* hint = new ThemedLabel(theme(), TextRole::small, page, "muted");
    hint->setWordWrap(true);
    hint->setText(tr("Ngày thứ n của đợt được so với ngày tương ứng của kỳ trước. Nơi chưa có số liệu kỳ trước sẽ ghi "
                     "\"không có số liệu so sánh\"."));
    m_baselines = new QListWidget(page);
    m_baselines->setObjectName(QStringLiteral("wizardBaselines"));
    m_baselines->setAccessibleName(tr("So sánh với"));
    m_baselines->setProperty("role", QByteArray("boxed"));
    column->addWidget(hint);
    column->addWidget(m_baselines, 1);
    connect(m_baselines, &QListWidget::itemChanged, this, &CampaignWizard::onBaselineTicked);
    return page;
}

std::vector<core::Baseline> CampaignWizard::choosableBaselines() const {
    using core::Alignment;
    using core::BaselineKind;
    std::vector<core::Baseline> all = m_campaign.baselines; // in its order, before those it does not have
    const auto add = [&all](const core::Baseline& baseline) {
        if (!std::ranges::contains(all, baseline)) {
            all.push_back(baseline);
        }
    };
    add({.kind = BaselineKind::adjacent, .alignment = Alignment::dayOfCampaign, .campaign = {}});
    for (const auto alignment : {Alignment::dayOfCampaign, Alignment::calendar, Alignment::lunar}) {
        add({.kind = BaselineKind::lastYear, .alignment = alignment, .campaign = {}});
    }
    for (const core::Campaign* other : m_board.campaigns()) {
        if (other->id != m_campaign.id) {
            add({.kind = BaselineKind::campaign, .alignment = Alignment::dayOfCampaign, .campaign = other->id});
            add({.kind = BaselineKind::campaign, .alignment = Alignment::lunar, .campaign = other->id});
        }
    }
    return all;
}

void CampaignWizard::fillBaselines() {
    m_isFilling = true;
    const auto campaigns = m_board.campaigns();
    m_lines = choosableBaselines();
    for (const core::Baseline& baseline : m_lines) {
        const auto other =
            baseline.campaign ? std::ranges::find(campaigns, *baseline.campaign, &core::Campaign::id) : campaigns.end();
        auto* item = new QListWidgetItem(
            CampaignWording::baseline(baseline, other == campaigns.end() ? QString() : Wording::text((*other)->name)),
            m_baselines);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(std::ranges::contains(m_campaign.baselines, baseline) ? Qt::Checked : Qt::Unchecked);
    }
    m_isFilling = false;
}

void CampaignWizard::onBaselineTicked() {
    if (m_isFilling) {
        return;
    }
    std::vector<core::Baseline> ticked;
    for (int i = 0; i < m_baselines->count() && i < std::ssize(m_lines); ++i) {
        if (m_baselines->item(i)->checkState() == Qt::Checked) {
            ticked.push_back(m_lines[static_cast<std::size_t>(i)]);
        }
    }
    m_campaign.baselines = std::move(ticked);
    check();
}

// --- the whole

void CampaignWizard::stepOn(int by) {
    m_steps->setCurrentIndex(std::clamp(m_steps->currentIndex() + by, 0, m_steps->count() - 1));
    if (auto* page = m_steps->currentWidget()) {
        page->setFocus();
        focusNextChild();
    }
}

void CampaignWizard::check() {
    if (m_isFilling || m_baselines == nullptr) {
        return;
    }
    m_campaign.name = m_name->text().trimmed().toStdString();
    m_campaign.basisNumber = m_basis->text().trimmed().toStdString();
    m_campaign.basisDay = m_hasBasisDay->isChecked() ? std::optional{dayOf(m_basisDay->date())} : std::nullopt;
    m_campaign.from = dayOf(m_from->date());
    m_campaign.to = dayOf(m_to->date());
    QString complaint = CampaignTexts::complaint(m_campaign);
    if (complaint.isEmpty() && !m_badCells.empty()) {
        complaint = m_badCells.begin()->second;
    }
    setComplaint(m_sent ? tr("Đang gửi…") : complaint);
}

void CampaignWizard::accept() {
    check();
    if (!mayAccept()) {
        return;
    }
    models::tidy(m_campaign);
    m_sent = m_gateway.submit(core::SaveCampaign{m_campaign}, std::nullopt);
    check();
}

void CampaignWizard::onCommand(const bridge::CommandStatus& command) {
    if (m_sent != command.id) {
        return;
    }
    switch (command.stage) {
    case bridge::CommandStage::accepted:
        m_board.choose(m_campaign.id);
        ActDialog::accept();
        break;
    case bridge::CommandStage::refused:
    case bridge::CommandStage::expired:
    case bridge::CommandStage::withdrawn:
        m_sent.reset();
        check();
        if (mayAccept()) {
            setComplaint(command.refusalCode == "changedMeanwhile"
                             ? tr("Người khác đã lưu đợt này sau khi bạn mở. Đóng (Esc) rồi mở lại để sửa bản mới.")
                             : Wording::refusal(command.refusalCode, command.refusalMessage));
        }
        break;
    case bridge::CommandStage::queued:
        setComplaint(tr("Chưa có kết nối: đợt được giữ trên máy này và sẽ gửi khi có. Đóng bằng Esc."));
        break;
    case bridge::CommandStage::sent:
        break;
    }
}

} // namespace trucban::widgets
