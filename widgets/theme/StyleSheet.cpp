// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/StyleSheet.h"

#include "widgets/theme/Theme.h"

#include <QRegularExpression>

namespace trucban::widgets {

namespace {

// {ink} is a colour of the theme, [n] a length in pixels at 100 %.
constexpr auto kSheet = R"(
QMainWindow, QDialog { background: {window}; }
QToolTip { background: {tooltip}; color: {tooltipText}; border: none; padding: [5]px [8]px; }

QMenuBar { background: {window}; padding: [2]px [4]px; }
QMenuBar::item { padding: [4]px [10]px; border-radius: [4]px; background: transparent; }
QMenuBar::item:selected { background: {hover}; }
QMenu { background: {panel}; border: 1px solid {border}; padding: [4]px; }
QMenu::item { padding: [6]px [28]px [6]px [28]px; border-radius: [4]px; }
QMenu::item:selected { background: {selection}; color: {selectionText}; }
QMenu::item:disabled { color: {disabledText}; }
QMenu::separator { height: 1px; background: {border}; margin: [4]px [8]px; }
QMenu::icon { padding-left: [8]px; }
QMenu::icon:checked { background: {selection}; border: 1px solid {accent}; border-radius: [4]px; }
QMenu::indicator { width: [14]px; height: [14]px; left: [8]px; }

QFrame[role="panel"], QWidget[role="panel"] { background: {panel}; border: 1px solid {border}; border-radius: [6]px; }
QWidget[role="panelHeader"] { background: transparent; border: none; border-bottom: 1px solid {border}; }
QWidget[role="plain"], QScrollArea[role="plain"] { background: transparent; border: none; }
QFrame[role="card"] { background: {panelAlt}; border: 1px solid {border}; border-radius: [5]px; }
QFrame[role="cardDanger"] { background: {p1Soft}; border: 1px solid {danger}; border-radius: [5]px; }
QFrame[role="divider"] { background: {border}; border: none; }

QLabel { background: transparent; border: none; }
QLabel[role="muted"] { color: {mutedText}; }
QLabel[role="danger"] { color: {danger}; }
QLabel[role="warning"] { color: {warning}; }
QLabel[role="success"] { color: {success}; }
QLabel[role="section"] { color: {mutedText}; }

QPushButton, QToolButton[role="button"] { background: {raised}; color: {text}; border: 1px solid {fieldBorder};
    border-radius: [4]px; padding: [5]px [12]px; min-height: [18]px; }
QPushButton:hover, QToolButton[role="button"]:hover { background: {hover}; }
QPushButton:pressed { background: {selection}; }
QPushButton:disabled, QToolButton[role="button"]:disabled { color: {disabledText}; background: {panelAlt}; border-color: {border}; }
QPushButton:focus, QToolButton[role="button"]:focus { border: [2]px solid {focus}; padding: [4]px [11]px; }
QPushButton:default, QPushButton[role="primary"] { background: {accent}; color: {accentText}; border: 1px solid {accent}; }
QPushButton:default:hover, QPushButton[role="primary"]:hover { border: 1px solid {text}; }
QPushButton:default:disabled, QPushButton[role="primary"]:disabled { background: {panelAlt}; color: {disabledText}; border-color: {border}; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border: [2]px solid {text}; padding: [4]px [11]px; }
QPushButton[role="dangerous"] { background: {p1}; color: {p1Text}; border: 1px solid {p1}; }
QPushButton[role="dangerous"]:focus { border: [2]px solid {text}; padding: [4]px [11]px; }
QPushButton[role="dangerous"]:disabled { background: {panelAlt}; color: {disabledText}; border-color: {border}; }
QPushButton[role="newAbove"] { background: {accent}; color: {accentText}; border: none; border-radius: [14]px; padding: [5]px [16]px; }
QPushButton[role="hiddenUrgent"] { background: {p1}; color: {p1Text}; border: 1px solid {p1}; border-radius: [4]px; padding: 0 [10]px;
    min-height: 0; }
QPushButton[role="hiddenUrgent"]:focus { border: [2]px solid {text}; padding: 0 [9]px; }
QPushButton[role="newAbove"]:focus { border: [2]px solid {text}; padding: [3]px [14]px; }
QPushButton[role="chip"] { background: {selection}; color: {selectionText}; border: 1px solid transparent; border-radius: [10]px;
    padding: [1]px [8]px; min-height: [16]px; }
QPushButton[role="chip"]:hover { border-color: {fieldBorder}; }
QPushButton[role="chip"]:focus { border: 1px solid {focus}; }
QPushButton[role="flat"] { background: transparent; border: 1px solid transparent; padding: [4]px [8]px; }
QPushButton[role="flat"]:hover { background: {hover}; }
QPushButton[role="flat"]:focus { border: 1px solid {focus}; }
QPushButton[role="flat"]:disabled { color: {disabledText}; }
QPushButton[role="legend"] { background: transparent; border: 1px solid transparent; border-radius: [3]px; padding: 0 [4]px; min-height: 0;
    text-align: left; }
QPushButton[role="legend"]:hover { background: {hover}; }
QPushButton[role="legend"]:focus { border-color: {focus}; }
QPushButton[role="onAlarm"] { background: transparent; color: {alarmBannerText}; border: 1px solid {alarmBannerText}; }
QPushButton[role="onAlarm"]:focus { border: [2]px solid {alarmBannerText}; padding: [4]px [11]px; }
QPushButton[role="tray"] { text-align: left; }
QPushButton:checked { background: {selection}; color: {selectionText}; border-color: {accent}; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: [4]px; padding: [3]px; }
QToolButton:hover { background: {hover}; }
QToolButton:checked { background: {selection}; color: {selectionText}; }
QToolButton:focus { border: 1px solid {focus}; }
QToolButton::menu-indicator { image: none; }
QToolButton:disabled { color: {disabledText}; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateTimeEdit[role="field"] { background: {field}; color: {text};
    border: 1px solid {fieldBorder}; border-radius: [4]px; padding: [4]px [7]px; selection-background-color: {accent};
    selection-color: {accentText}; }
QTextEdit[role="plain"] { background: transparent; border: 1px solid transparent; padding: 0; }
QTextEdit[role="plain"]:focus { border: 1px solid {focus}; padding: 0; }
QLineEdit, QComboBox { min-height: [18]px; }
QComboBox { combobox-popup: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit[role="field"]:focus { border: [2]px solid {focus}; padding: [3]px [6]px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: {disabledText}; border-color: {border}; }
QComboBox::drop-down { border: none; width: [22]px; }
QComboBox::down-arrow { image: url(:/themes/choose-{mode}.svg); width: [14]px; height: [14]px; }
QComboBox QAbstractItemView { background: {panel}; border: 1px solid {border}; selection-background-color: {selection};
    selection-color: {selectionText}; outline: none; }
QComboBox QAbstractItemView::item { min-height: [24]px; }
QComboBox QAbstractItemView::item:selected { background: {selection}; color: {selectionText}; }
QCheckBox, QRadioButton { spacing: [7]px; background: transparent; }
QCheckBox::indicator { width: [10]px; height: [10]px; padding: [2]px; border: [2]px solid {fieldBorder};
    border-radius: [3]px; background: {field}; background-clip: content; }
QCheckBox::indicator:checked { border-color: {accent}; background: {accent}; background-clip: content; }
QCheckBox::indicator:focus { border-color: {focus}; }

QAbstractItemView { background: {panel}; alternate-background-color: {panelAlt}; border: none; outline: none;
    selection-background-color: {selection}; selection-color: {selectionText}; }
QListView[role="boxed"], QTableView[role="boxed"] { border: 1px solid {border}; border-radius: [4]px; }
QListView[role="boxed"]:focus, QTableView[role="boxed"]:focus { border: 1px solid {focus}; }
QHeaderView { background: {panel}; border: none; font-size: [12]px; }
QHeaderView::section { background: {panel}; color: {mutedText}; border: none; border-bottom: 1px solid {border};
    padding: [4]px [6]px; }
QHeaderView::section:hover { background: {hover}; color: {text}; }
QTableCornerButton::section { background: {panel}; border: none; }

QSplitter { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: {accent}; }
QSplitter::handle:horizontal { width: [6]px; }
QSplitter::handle:vertical { height: [6]px; }

QScrollBar:vertical { background: transparent; width: [10]px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: [10]px; margin: 0; }
QScrollBar::handle { background: {fieldBorder}; border-radius: [3]px; margin: [2]px; }
QScrollBar::handle:vertical { min-height: [28]px; }
QScrollBar::handle:horizontal { min-width: [28]px; }
QScrollBar::handle:hover { background: {mutedText}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: {mutedText}; padding: [6]px [10]px; border: none; border-bottom: [2]px solid transparent; }
QTabBar::tab:hover { color: {text}; background: {hover}; }
QTabBar::tab:selected { color: {text}; border-bottom: [2]px solid {accent}; }
QTabBar::tab:focus { color: {text}; border-bottom: [2]px solid {focus}; }

QFrame[role="bannerStale"] { background: {banner}; border: none; }
QFrame[role="bannerStale"] QLabel { color: {bannerText}; }
QFrame[role="bannerStale"] QPushButton { background: transparent; color: {bannerText}; border: 1px solid {bannerText}; }
QFrame[role="bannerStale"] QPushButton[role="hiddenUrgent"] { background: {p1}; color: {p1Text}; border: 1px solid {p1}; }
QWidget[role="pastFrame"] { background: {banner}; }
QFrame[role="bannerDanger"] { background: {alarmBanner}; border: none; }
QFrame[role="bannerDanger"] QLabel { color: {alarmBannerText}; }
QFrame[role="bannerDanger"] QPushButton { background: transparent; color: {alarmBannerText}; border: 1px solid {alarmBannerText}; }
QFrame[role="statusBar"] { background: {panel}; border: none; border-top: 1px solid {border}; }
QFrame[role="commandStrip"] { background: {panelAlt}; border: none; border-top: 1px solid {border}; }
QFrame[role="popup"] { background: {panel}; border: 1px solid {fieldBorder}; border-radius: [6]px; }
QProgressBar { background: {raised}; border: none; border-radius: [3]px; max-height: [6]px; min-height: [6]px; }
QProgressBar::chunk { background: {accent}; border-radius: [3]px; }
)";

} // namespace

QString styleSheet(const Theme& theme) {
    auto sheet = QString::fromLatin1(kSheet);
    for (std::size_t i = 0; i < kInkNames.size(); ++i) {
        const auto name = QStringLiteral("{%1}").arg(QLatin1String(kInkNames[i].data(), kInkNames[i].size()));
        sheet.replace(name, theme.colour(static_cast<Ink>(i)).name());
    }
    // A style sheet takes pictures from files alone, in the colour they have: {mutedText} of each theme.
    sheet.replace(QStringLiteral("{mode}"), theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    static const QRegularExpression length(QStringLiteral("\\[(\\d+)\\]px"));
    qsizetype from = 0;
    for (auto match = length.match(sheet, from); match.hasMatch(); match = length.match(sheet, from)) {
        const auto pixels = QStringLiteral("%1px").arg(theme.px(match.captured(1).toDouble()));
        sheet.replace(match.capturedStart(), match.capturedLength(), pixels);
        from = match.capturedStart() + pixels.size();
    }
    return sheet;
}

} // namespace trucban::widgets
