// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/record/RecordDialog.h"

#include "geo/WardTable.h"
#include "models/Wording.h"
#include "widgets/record/RecordInput.h"
#include "widgets/theme/Labels.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace trucban::widgets {

using models::FieldKind;
using models::FormField;
using models::RecordCheck;
using models::RecordForm;
using models::RecordText;
using models::Wording;

namespace {

constexpr std::chrono::seconds kDraftEvery{1};

QString codeOf(const FormField& field) {
    return QString::fromUtf8(field.code.data(), static_cast<qsizetype>(field.code.size()));
}

/// The lines of CountsEdit by code.
std::vector<std::pair<QString, QString>> countLines(const QString& text) {
    std::vector<std::pair<QString, QString>> lines;
    for (const QString& part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        lines.emplace_back(part.section(QLatin1Char('='), 0, 0), part.section(QLatin1Char('='), 1));
    }
    return lines;
}

QString countIn(const std::vector<std::pair<QString, QString>>& lines, const QString& code) {
    const auto found = std::ranges::find(lines, code, &std::pair<QString, QString>::first);
    return found == lines.end() ? QString() : found->second;
}

} // namespace

RecordDialog::RecordDialog(Theme& theme, const geo::WardTable& wards, models::RecordBook& book, CommandGateway& gateway,
                           const core::Record& begin, QWidget* parent)
    : ActDialog(theme, RecordForm::kindName(core::kindOf(begin).value_or(core::RecordKind::dayFigures)),
                RecordForm::kindHelp(core::kindOf(begin).value_or(core::RecordKind::dayFigures)), parent),
      m_wards(wards),
      m_book(book),
      m_gateway(gateway),
      m_kind(core::kindOf(begin).value_or(core::RecordKind::dayFigures)),
      m_base(begin),
      m_notice(new QWidget(this)),
      m_noticeWords(new ThemedLabel(theme, TextRole::body, m_notice, "warning")),
      m_noticeButton(new QPushButton(m_notice)),
      m_hint(new ThemedLabel(theme, TextRole::small, this, "muted")) {
    setObjectName(QStringLiteral("recordDialog"));
    if (m_base.id.isNil()) {
        m_base.id = {m_gateway.newRequestId().value};
    }
    m_notice->setObjectName(QStringLiteral("recordNotice"));
    m_noticeWords->setObjectName(QStringLiteral("recordNoticeWords"));
    m_noticeWords->setWordWrap(true);
    m_noticeButton->setObjectName(QStringLiteral("recordNoticeButton"));
    m_noticeButton->setAutoDefault(false);
    auto* row = new QHBoxLayout(m_notice);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_noticeWords, 1);
    row->addWidget(m_noticeButton, 0, Qt::AlignTop);
    body().addWidget(m_notice);
    m_notice->hide();
    makeInputs();
    m_hint->setObjectName(QStringLiteral("recordHint"));
    m_hint->setWordWrap(true);
    body().addWidget(m_hint);
    setAcceptText(tr("Lưu  (Ctrl+Enter)"));
    acceptButton().setDefault(false); // Enter in a field is no wish to send
    acceptButton().setAutoDefault(false);
    fillChoices();
    fill(m_base);
    restoreDraft();
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftEvery);
    connect(&m_draftTimer, &QTimer::timeout, this, &RecordDialog::saveDraft);
    connect(m_noticeButton, &QPushButton::clicked, this, [this] {
        if (const core::Record* twin = m_twin ? m_book.record(*m_twin) : nullptr) {
            clearDraft();
            rebase(*twin);
        } else if (m_isRestored) {
            clearDraft();
            fill(m_base);
            notice({});
            check();
        }
    });
    connect(&m_book, &models::RecordBook::changed, this, [this](const std::vector<core::RecordId>& ids) {
        if (!m_sent && std::ranges::contains(ids, m_base.id)) {
            lookAgain();
        }
    });
    check();
    const auto first = std::ranges::find_if(
        m_inputs, [](const RecordInput* input) { return input->field().isRequired && input->text().isEmpty(); });
    (first == m_inputs.end() ? m_inputs.front() : *first)->focusInput();
}

RecordDialog::~RecordDialog() {
    for (RecordInput* input : m_inputs) {
        input->disconnect(this); // a field that loses the keyboard while it goes says that it was left
    }
}

void RecordDialog::makeInputs() {
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("recordScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleRole(*scroll, "plain");
    auto* page = new QWidget(scroll);
    setStyleRole(*page, "plain");
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, theme().px(12), 0);
    form->setVerticalSpacing(theme().px(8));
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const FormField& field : RecordForm::fields(m_kind)) {
        auto* input = new RecordInput(theme(), field, page);
        auto* label = new ThemedLabel(theme(), TextRole::body, page);
        const bool isTick = field.kind == FieldKind::tick;
        label->setText(isTick             ? QString()
                       : field.isRequired ? tr("%1 *").arg(RecordForm::label(field))
                                          : RecordForm::label(field));
        label->setWordWrap(true);
        label->setFixedWidth(theme().px(170));
        label->setContentsMargins(0, theme().px(5), 0, 0);
        label->setBuddy(input->input());
        form->addRow(label, input);
        m_inputs.push_back(input);
        connect(input, &RecordInput::left, this, [this, input] { writeOut(*input); });
        connect(input, &RecordInput::edited, this, [this, input] {
            if (m_isFilling) {
                return;
            }
            if (input->field().kind == FieldKind::ward) {
                fillNeighbourhoods();
            }
            m_draftTimer.start();
            check();
        });
    }
    scroll->setWidget(page);
    body().addWidget(scroll, 1);
    const int room = screen()->availableGeometry().height() - theme().px(80);
    resize(theme().px(700), std::min(room, page->sizeHint().height() + theme().px(210)));
}

// --- what stands in the fields

void RecordDialog::fillChoices() {
    m_names = std::make_unique<models::RecordNames>(m_wards, m_book.state(), core::dayNumber(m_gateway.now()));
    QStringList wards;
    for (const core::Ward& ward : m_wards.wards()) {
        if (models::isOfCity(m_book.desk()) || core::contains(m_book.desk().scope.wards, ward.code)) {
            wards << Wording::ward(ward.code);
        }
    }
    std::ranges::sort(wards, [](const QString& a, const QString& b) { return QString::localeAwareCompare(a, b) < 0; });
    for (RecordInput* input : m_inputs) {
        switch (input->field().kind) {
        case FieldKind::ward:
            input->setChoices(wards);
            break;
        case FieldKind::campaign:
            input->setChoices(m_names->campaignNames());
            break;
        case FieldKind::team:
            input->setChoices(m_names->teams());
            input->setReadOnly(m_kind == core::RecordKind::need); // its own team's alone
            break;
        case FieldKind::record:
            input->setChoices(m_names->recordNames(*input->field().of));
            break;
        default:
            break;
        }
    }
}

void RecordDialog::fillNeighbourhoods() {
    core::WardCode ward;
    for (const RecordInput* input : m_inputs) {
        if (input->field().kind == FieldKind::ward) {
            const auto value = RecordText::parse(input->field(), input->text(), *m_names);
            const auto* code = value ? std::get_if<core::WardCode>(&*value) : nullptr;
            ward = code == nullptr ? core::WardCode{} : *code;
        }
    }
    for (RecordInput* input : m_inputs) {
        if (input->field().kind == FieldKind::neighbourhood) {
            input->setChoices(m_names->neighbourhoods(ward));
        }
    }
}

void RecordDialog::writeOut(RecordInput& input) const {
    const auto value = RecordText::parse(input.field(), input.text(), *m_names);
    const bool isName = input.field().kind == FieldKind::text; // as it was typed
    if (value && !isName && !std::holds_alternative<std::monostate>(*value)) {
        if (const QString text = RecordText::print(input.field(), *value, *m_names); text != input.text()) {
            input.setText(text);
        }
    }
}

QString RecordDialog::textFor(const FormField& field, const core::Record& record) const {
    const models::FieldValue value = field.get(record);
    if (const auto* counts = std::get_if<std::vector<core::NamedCount>>(&value)) {
        QStringList parts;
        for (const core::NamedCount& count : *counts) {
            parts << QStringLiteral("%1=%2").arg(QString::fromStdString(count.code)).arg(count.count);
        }
        return parts.join(QLatin1Char(';'));
    }
    if (const auto* tick = std::get_if<bool>(&value)) {
        return *tick ? QStringLiteral("1") : QStringLiteral("0");
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr && *number == 0 && record.version == 0 ? QString()
                                                                    : RecordText::print(field, value, *m_names);
}

QString RecordDialog::shownText(const FormField& field, const core::Record& record) const {
    return RecordText::print(field, field.get(record), *m_names);
}

void RecordDialog::fill(const core::Record& record) {
    m_isFilling = true;
    m_initial.clear();
    for (RecordInput* input : m_inputs) {
        input->setText(textFor(input->field(), record));
        input->clearTheirs();
        m_initial.push_back(input->text());
        if (input->field().kind == FieldKind::ward) {
            fillNeighbourhoods();
        }
    }
    m_isFilling = false;
}

void RecordDialog::type(const core::Record& wanted) {
    const bool isOvertaken = m_base.version > 0 && wanted.version != m_base.version;
    m_isFilling = true;
    for (RecordInput* input : m_inputs) {
        const QString saved = input->text();
        input->setText(textFor(input->field(), wanted));
        if (isOvertaken && input->text() != saved) {
            input->setTheirs(shownText(input->field(), m_base), textFor(input->field(), m_base));
        }
    }
    m_isFilling = false;
    fillNeighbourhoods();
    if (isOvertaken) {
        noticeSavedBy(m_base);
    }
    check();
}

void RecordDialog::noticeSavedBy(const core::Record& theirs) {
    notice(theirs.withdrawn ? tr("%1 đã rút mục này lúc %2: %3. Lưu sẽ đưa mục trở lại.")
                                  .arg(Wording::text(theirs.savedBy), Wording::dateMinute(theirs.savedAt),
                                       Wording::text(theirs.withdrawnReason))
                            : tr("%1 đã lưu mục này lúc %2. Chỗ bạn chưa gõ đã theo bản đó; chỗ khác nhau hiện cả hai.")
                                  .arg(Wording::text(theirs.savedBy), Wording::dateMinute(theirs.savedAt)));
}

bool RecordDialog::isTouched(std::size_t index) const {
    return m_inputs[index]->text() != m_initial[index];
}

// --- the draft

QString RecordDialog::draftKey() const {
    return m_base.version == 0 ? QStringLiteral("record/new/%1").arg(static_cast<int>(m_kind))
                               : QStringLiteral("record/%1").arg(QString::fromStdString(m_base.id.toString()));
}

void RecordDialog::saveDraft() {
    QJsonObject typed;
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        if (isTouched(i)) {
            typed.insert(codeOf(m_inputs[i]->field()), m_inputs[i]->text());
        }
    }
    m_gateway.saveDraft(draftKey(), typed.isEmpty()
                                        ? QString()
                                        : QString::fromUtf8(QJsonDocument(typed).toJson(QJsonDocument::Compact)));
}

void RecordDialog::clearDraft() {
    m_draftTimer.stop();
    m_isRestored = false;
    m_gateway.saveDraft(draftKey(), {});
}

void RecordDialog::restoreDraft() {
    const QJsonObject typed = QJsonDocument::fromJson(m_gateway.draft(draftKey()).toUtf8()).object();
    if (typed.isEmpty()) {
        return;
    }
    m_isFilling = true;
    for (RecordInput* input : m_inputs) {
        const QString code = codeOf(input->field());
        if (typed.contains(code)) {
            input->setText(typed.value(code).toString());
        }
    }
    m_isFilling = false;
    m_isRestored = true;
    fillNeighbourhoods();
    notice(tr("Đã mở lại bản đang nhập dở."), tr("Bỏ bản nháp"));
}

// --- what is wrong

RecordDialog::Read RecordDialog::read() const {
    Read result{.record = m_base, .complaints = {}};
    result.record.withdrawn = false; // saving brings it back
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const FormField& field = m_inputs[i]->field();
        const QString text = m_inputs[i]->text();
        if (field.isRequired && text.trimmed().isEmpty()) {
            result.complaints.push_back({std::string{field.code}, RecordCheck::missing(field)});
            continue;
        }
        if (!isTouched(i)) {
            continue;
        }
        const auto value = RecordText::parse(field, text, *m_names);
        if (value) {
            field.set(result.record, *value);
        } else {
            result.complaints.push_back({std::string{field.code}, value.error()});
        }
    }
    for (models::FieldComplaint& complaint : RecordCheck::complaints(result.record, m_names->today())) {
        if (!std::ranges::contains(result.complaints, complaint.field, &models::FieldComplaint::field)) {
            result.complaints.push_back(std::move(complaint));
        }
    }
    const auto fields = RecordForm::fields(m_kind);
    std::ranges::stable_sort(result.complaints, {}, [&](const models::FieldComplaint& complaint) {
        return std::ranges::find(fields, complaint.field, &FormField::code) - fields.begin();
    });
    return result;
}

QString RecordDialog::complaintOfWhole(const core::Record& record) {
    if (!models::maySave(m_book.desk(), record)) {
        return record.ward.isNone() ? tr("Chỉ bàn trực thành phố nhập số của toàn thành phố: chọn phường.")
                                    : tr("Phường này không thuộc phạm vi của bạn.");
    }
    const core::Record* logged = m_book.record(record.id);
    for (const core::Record* of : {&record, logged}) {
        if (const core::Record* lock = of != nullptr ? m_book.lockOf(*of) : nullptr) {
            return tr("Ngày này đã chốt bởi %1 lúc %2: rút chốt rồi mới sửa được.")
                .arg(Wording::text(lock->savedBy), Wording::dateMinute(lock->savedAt));
        }
    }
    if (const core::Record* twin = models::twinOf(record, m_book.walk(m_kind))) {
        m_twin = twin->id;
        notice(tr("Số này đã có: %1 lưu lúc %2. Sửa bản đó, không nhập thêm bản nữa.")
                   .arg(Wording::text(twin->savedBy), Wording::dateMinute(twin->savedAt)),
               tr("Sửa bản đã có"));
        return tr("Đã có bản này rồi.");
    }
    return logged != nullptr && *logged == record ? tr("Chưa đổi gì.") : QString();
}

void RecordDialog::check() {
    const Read typed = read();
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const auto found =
            std::ranges::find(typed.complaints, std::string{m_inputs[i]->field().code}, &models::FieldComplaint::field);
        const bool isSaid = found != typed.complaints.end() && (isTouched(i) || m_base.version > 0);
        m_inputs[i]->setComplaint(isSaid ? found->text : QString());
    }
    if (std::exchange(m_twin, std::nullopt)) {
        notice({});
    }
    QString complaint = typed.complaints.empty() ? complaintOfWhole(typed.record) : typed.complaints.front().text;
    if (m_sent) {
        complaint = tr("Đang gửi…");
    }
    setComplaint(complaint);
    QString hint = tr("* bắt buộc");
    if (complaint.isEmpty() && models::lookalikeOf(typed.record, m_book.walk(m_kind)) != nullptr) {
        hint = tr("Đã có một mục giống hệt. Lưu nếu đây là mục khác.");
    } else if (typed.record.signOff && typed.complaints.empty()) {
        const auto& span = *typed.record.signOff;
        if (const int days = m_book.daysWithoutFigures(typed.record.ward, span.from, span.to); days > 0) {
            hint = tr("%n ngày trong kỳ chưa có số liệu ngày.", nullptr, days);
        }
    }
    m_hint->setText(hint);
    const bool isBeside = std::ranges::any_of(m_inputs, &RecordInput::hasTheirs);
    setAcceptText(isBeside ? tr("Lưu bản của tôi  (Ctrl+Enter)") : tr("Lưu  (Ctrl+Enter)"));
}

void RecordDialog::notice(const QString& text, const QString& button) {
    m_noticeWords->setText(text);
    m_noticeButton->setText(button);
    m_noticeButton->setVisible(!button.isEmpty());
    m_notice->setVisible(!text.isEmpty());
}

// --- what others do meanwhile

bool RecordDialog::rebaseCounts(RecordInput& input, const QString& before, const QString& theirs) {
    const auto mine = countLines(input.text());
    const auto old = countLines(before);
    auto merged = countLines(theirs);
    bool isConflict = false;
    for (const auto& [code, count] : mine) {
        const QString their = countIn(merged, code);
        const QString was = countIn(old, code);
        if (count == was || count == their) {
            continue;
        }
        isConflict = isConflict || their != was;
        const auto found = std::ranges::find(merged, code, &std::pair<QString, QString>::first);
        if (found == merged.end()) {
            merged.emplace_back(code, count);
        } else {
            found->second = count;
        }
    }
    QStringList parts;
    for (const auto& [code, count] : merged) {
        parts << QStringLiteral("%1=%2").arg(code, count);
    }
    input.setText(parts.join(QLatin1Char(';')));
    return isConflict;
}

void RecordDialog::rebase(const core::Record& theirs) {
    m_isFilling = true;
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        RecordInput& input = *m_inputs[i];
        const QString their = textFor(input.field(), theirs);
        bool isConflict = false;
        if (input.field().kind == FieldKind::counts) {
            isConflict = rebaseCounts(input, m_initial[i], their);
        } else if (!isTouched(i) || input.text() == their) {
            input.setText(their);
        } else {
            isConflict = their != m_initial[i];
        }
        if (isConflict) {
            input.setTheirs(shownText(input.field(), theirs), their);
        } else {
            input.clearTheirs();
        }
        const QString mine = input.text();
        input.setText(their);
        m_initial[i] = input.text();
        input.setText(mine);
    }
    m_isFilling = false;
    m_base = theirs;
    m_twin.reset();
    noticeSavedBy(theirs);
    check();
}

void RecordDialog::lookAgain() {
    m_names = std::make_unique<models::RecordNames>(m_wards, m_book.state(), core::dayNumber(m_gateway.now()));
    const core::Record* now = m_book.record(m_base.id);
    if (now == nullptr) {
        if (m_base.version > 0) {
            notice(tr("Mục này không còn trong phạm vi của bạn, hoặc đã hết hạn."));
        }
        return;
    }
    if (now->version != m_base.version) {
        rebase(*now);
    }
}

// --- sending

void RecordDialog::accept() {
    check();
    if (!mayAccept()) {
        return;
    }
    saveDraft();
    const Read typed = read();
    m_sent = m_gateway.submit(core::SaveRecords{{typed.record}}, std::nullopt);
    if (!m_isLive) {
        finish(); // it stands in the list and waits to be sent
        return;
    }
    check();
}

void RecordDialog::reject() {
    saveDraft(); // closing loses nothing
    ActDialog::reject();
}

void RecordDialog::finish() {
    clearDraft();
    emit saved(m_base.id);
    ActDialog::accept();
}

void RecordDialog::onCommand(const bridge::CommandStatus& command) {
    if (m_sent != command.id) {
        return;
    }
    switch (command.stage) {
    case bridge::CommandStage::accepted:
        finish();
        break;
    case bridge::CommandStage::refused:
    case bridge::CommandStage::expired:
    case bridge::CommandStage::withdrawn:
        m_sent.reset();
        notice(Wording::refusal(command.stage == bridge::CommandStage::expired ? "expired" : command.refusalCode,
                                command.refusalMessage));
        lookAgain();
        check();
        break;
    case bridge::CommandStage::queued:
    case bridge::CommandStage::sent:
        break;
    }
}

} // namespace trucban::widgets
