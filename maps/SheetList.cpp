// SPDX-License-Identifier: GPL-3.0-or-later
#include "maps/SheetList.h"

#include "maps/LayerPanel.h"
#include "maps/PlaceLayer.h"

#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace trucban::maps {
namespace {

constexpr int kLongestTitle = 150; ///< pixels

QString signName(PlaceSign sign) {
    switch (sign) {
    case PlaceSign::dot:
        return SheetList::tr("Chấm tròn");
    case PlaceSign::square:
        return SheetList::tr("Ô vuông");
    case PlaceSign::star:
        return SheetList::tr("Ngôi sao");
    case PlaceSign::house:
        return SheetList::tr("Ngôi nhà");
    case PlaceSign::camera:
        return SheetList::tr("Máy quay");
    case PlaceSign::flag:
        return SheetList::tr("Lá cờ");
    }
    return {};
}

/// By their place in MapStyle::places.
QString colourName(int colour) {
    const std::array names{SheetList::tr("Xanh dương"), SheetList::tr("Xanh lá"),   SheetList::tr("Tím"),
                           SheetList::tr("Nâu"),        SheetList::tr("Xanh nhạt"), SheetList::tr("Hồng")};
    return names[static_cast<std::size_t>(colour)];
}

QToolButton* flatButton(const QString& name, QWidget* parent) {
    auto* made = new QToolButton{parent};
    made->setObjectName(name);
    made->setAutoRaise(true);
    return made;
}

} // namespace

SheetList::SheetList(MapPlaces& places, const MapStyle& style, QWidget* parent)
    : QWidget{parent}, m_places{places}, m_style{style}, m_grid{new QGridLayout}, m_add{new QPushButton{this}} {
    setObjectName(QStringLiteral("sheetList"));
    m_add->setObjectName(QStringLiteral("sheetAdd"));
    m_add->setAutoDefault(false);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_grid);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &SheetList::askFile);
    // Later: the button that was clicked is still on the stack.
    connect(&places, &MapPlaces::listChanged, this, &SheetList::rebuild, Qt::QueuedConnection);
    rebuild();
}

void SheetList::setStyle(const MapStyle& style) {
    m_style = style;
    rebuild();
}

QIcon SheetList::iconOf(PlaceSign sign, int colour) const {
    constexpr int kSide = 18;
    constexpr int kScale = 3;
    QPixmap picture{kSide * kScale, kSide * kScale};
    picture.setDevicePixelRatio(kScale);
    picture.fill(Qt::transparent);
    QPainter painter{&picture};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(kSide / 2.0, kSide / 2.0);
    paintPlaceSign(painter, sign, kSide - 4, m_style.places[static_cast<std::size_t>(colour)], m_style.labelHalo);
    painter.end();
    return QIcon{picture};
}

void SheetList::rebuild() {
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    for (QWidget* row : m_rows) {
        delete row;
    }
    m_rows.clear();
    int number = 0;
    for (const PlaceSheet& sheet : m_places.sheets()) {
        addRow(sheet, number);
        addNote(sheet, number);
        ++number;
    }
    m_add->setText(tr("Thêm địa điểm từ tệp…"));
    m_add->setToolTip(tr("GeoJSON, CSV có cột vĩ độ và kinh độ, hoặc KML. Kéo thả tệp vào bản đồ cũng được."));
    if (hadFocus) {
        m_add->setFocus(Qt::OtherFocusReason);
    }
    for (QWidget* row : m_rows) {
        row->show(); // a layout gives no room to what it is to show later
    }
    layout()->activate();
    updateGeometry();
    emit resized();
}

void SheetList::addRow(const PlaceSheet& sheet, int number) {
    const QString path = sheet.path;
    auto* shown = new QCheckBox{this};
    shown->setObjectName(QStringLiteral("sheet_%1").arg(number));
    shown->setText(shown->fontMetrics().elidedText(sheet.title, Qt::ElideMiddle, kLongestTitle));
    shown->setChecked(sheet.state.visible);
    shown->setToolTip(sheet.path);
    shown->setAccessibleName(sheet.title);
    auto* look = flatButton(QStringLiteral("sheetLook_%1").arg(number), this);
    look->setIcon(iconOf(sheet.sign, sheet.colour));
    look->setAccessibleName(tr("Dấu và màu: %1").arg(sheet.title));
    look->setToolTip(look->accessibleName());
    auto* opacity = new QSlider{Qt::Horizontal, this};
    opacity->setObjectName(QStringLiteral("sheetOpacity_%1").arg(number));
    opacity->setRange(LayerPanel::kFaintestPercent, 100);
    opacity->setValue(static_cast<int>(sheet.state.opacity * 100 + 0.5));
    opacity->setPageStep(20);
    opacity->setEnabled(sheet.state.visible);
    opacity->setAccessibleName(tr("Độ đậm: %1").arg(sheet.title));
    opacity->setToolTip(opacity->accessibleName());
    auto* remove = flatButton(QStringLiteral("sheetRemove_%1").arg(number), this);
    remove->setText(QStringLiteral("×"));
    remove->setAccessibleName(tr("Bỏ lớp: %1").arg(sheet.title));
    remove->setToolTip(tr("Bỏ khỏi bản đồ; tệp vẫn còn trên máy"));
    const int row = number * 2;
    m_grid->addWidget(shown, row, 0);
    m_grid->addWidget(look, row, 1);
    m_grid->addWidget(opacity, row, 2);
    m_grid->addWidget(remove, row, 3);
    m_rows.insert(m_rows.end(), {shown, look, opacity, remove});
    const auto tell = [this, path, shown, opacity] {
        opacity->setEnabled(shown->isChecked());
        m_places.setState(path, {.visible = shown->isChecked(), .opacity = opacity->value() / 100.0});
    };
    connect(shown, &QCheckBox::toggled, this, tell);
    connect(opacity, &QSlider::valueChanged, this, tell);
    connect(look, &QToolButton::clicked, this, [this, path, look] { showLooks(path, *look); });
    connect(remove, &QToolButton::clicked, this, [this, path] { m_places.remove(path); });
}

void SheetList::addNote(const PlaceSheet& sheet, int number) {
    QString words = sheet.trouble;
    const bool hasProblems = sheet.content != nullptr && sheet.content->problemCount > 0;
    if (sheet.content != nullptr) {
        const QLocale numbers{QLocale::Vietnamese, QLocale::Vietnam};
        const auto count = static_cast<qulonglong>(sheet.content->places.size() + sheet.content->shapes.size());
        words = tr("%1 địa điểm", nullptr, static_cast<int>(count)).arg(numbers.toString(count));
        if (hasProblems) {
            words += QStringLiteral(" · ") +
                     tr("%1 dòng bị bỏ", nullptr, static_cast<int>(sheet.content->problemCount))
                         .arg(numbers.toString(static_cast<qulonglong>(sheet.content->problemCount)));
        }
    } else if (words.isEmpty()) {
        words = tr("Đang đọc…");
    }
    auto* note = flatButton(QStringLiteral("sheetNote_%1").arg(number), this);
    note->setText(words);
    note->setToolTip(hasProblems ? tr("Xem từng dòng và lý do") : sheet.path);
    note->setEnabled(hasProblems);
    connect(note, &QToolButton::clicked, this, [this, path = sheet.path] {
        if (const PlaceSheet* now = m_places.find(path)) {
            showProblems(*now);
        }
    });
    m_grid->addWidget(note, number * 2 + 1, 0, 1, 4, Qt::AlignLeft);
    m_rows.push_back(note);
}

void SheetList::showLooks(const QString& path, QWidget& button) {
    const PlaceSheet* sheet = m_places.find(path);
    if (sheet == nullptr) {
        return;
    }
    auto* menu = new QMenu{this};
    menu->setObjectName(QStringLiteral("sheetLookMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu, path](int colour, PlaceSign sign, const QString& name, bool isNow) {
        QAction* action = menu->addAction(iconOf(sign, colour), name);
        action->setCheckable(true);
        action->setChecked(isNow);
        connect(action, &QAction::triggered, this,
                [this, path, colour, sign] { m_places.setLook(path, colour, sign); });
    };
    for (int colour = 0; colour < kPlaceColours; ++colour) {
        add(colour, sheet->sign, colourName(colour), colour == sheet->colour);
    }
    menu->addSeparator();
    for (int i = 0; i < kPlaceSigns; ++i) {
        const auto sign = static_cast<PlaceSign>(i);
        add(sheet->colour, sign, signName(sign), sign == sheet->sign);
    }
    menu->popup(button.mapToGlobal(QPoint{0, button.height()}));
}

void SheetList::showProblems(const PlaceSheet& sheet) {
    auto* dialog = new QDialog{window()};
    dialog->setObjectName(QStringLiteral("sheetProblems"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Dòng bị bỏ: %1").arg(sheet.title));
    QStringList lines;
    for (const geo::RowProblem& problem : sheet.content->problems) {
        lines << MapPlaces::words(problem);
    }
    if (const auto more = sheet.content->problemCount - sheet.content->problems.size(); more > 0) {
        lines << tr("… và %1 dòng nữa.").arg(more);
    }
    auto* text = new QPlainTextEdit{lines.join(u'\n'), dialog};
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setMinimumSize(420, 260);
    auto* buttons = new QDialogButtonBox{QDialogButtonBox::Close, dialog};
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout{dialog};
    column->addWidget(text);
    column->addWidget(buttons);
    dialog->open();
}

void SheetList::askFile() {
    auto* dialog = new QFileDialog{window(), tr("Thêm địa điểm từ tệp")};
    dialog->setObjectName(QStringLiteral("sheetFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Địa điểm (*.geojson *.json *.csv *.txt *.kml)"));
    connect(dialog, &QFileDialog::fileSelected, &m_places, &MapPlaces::open);
    dialog->open();
}

void SheetList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
    }
}

} // namespace trucban::maps
