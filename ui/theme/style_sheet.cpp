// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include "ui/theme/icons.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/theme.h"

#include <QList>

namespace deltascope {

namespace {
constexpr char16_t sheet[] = uR"(
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 6px; }
QPushButton, QToolButton, QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit {
    background: @surface; color: @text; border: 1px solid @line; border-radius: 6px;
    padding: 4px 10px; min-height: 20px; outline: none; }
QToolButton { padding: 4px 6px; }
QLineEdit QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }
QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit { padding: 3px 6px; selection-background-color: @forward; }
QPushButton:hover, QToolButton:hover, QComboBox:hover, QSpinBox:hover, QDoubleSpinBox:hover, QLineEdit:hover {
    border-color: @muted; }
QPushButton:pressed, QToolButton:pressed { background: @sunken; }
QPushButton:focus, QToolButton:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QLineEdit:focus {
    border: 2px solid @forward; padding: 3px 9px; }
QToolButton:focus { padding: 3px 5px; }
QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QLineEdit:focus { padding: 2px 5px; }
QPushButton:checked, QToolButton:checked { background: @forwardSoft; border-color: @forward; color: @forward; }
QPushButton:checked:focus, QToolButton:checked:focus { border-color: @text; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled,
QLineEdit:disabled { color: @disabled; border-color: @sunken; background: @surface; }
QPushButton[role="primary"] { background: @forward; color: @onAccent; border-color: @forward; font-weight: bold; }
QPushButton[role="primary"]:hover { background: @forwardStrong; }
QPushButton[role="primary"]:focus { border: 3px double @onAccent; padding: 2px 8px; }
QPushButton[role="primary"]:disabled { background: @sunken; border-color: @sunken; color: @disabled; }
QPushButton[role="flat"], QToolButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; border-color: transparent; color: @forward;
    padding: 3px 10px 3px 1px; }
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:disabled, QToolButton[role="link"]:disabled { color: @disabled; }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border-color: @forward; }
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover { background: @sunken; }
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus { border-color: @forward; }
QPushButton[role="flat"]:checked, QToolButton[role="flat"]:checked { background: @forwardSoft; }
QToolButton[role="figure"] { background: transparent; border-color: transparent; color: @muted; font-size: @captionpx;
    min-height: 14px; padding: 0 16px 0 4px; }
QToolButton[role="figure"]:hover { background: @sunken; color: @text; }
QToolButton[role="figure"]:focus { border: 2px solid @forward; min-height: 12px; padding: 0 15px 0 3px; }
QToolButton[role="figure"]::menu-indicator { image: url(@chevron); width: 8px; height: 8px;
    subcontrol-origin: border; subcontrol-position: center right; right: 4px; }
QToolButton[role="rail"] { background: transparent; border: none; border-left: 3px solid transparent;
    border-radius: 0; padding: 10px 4px 10px 1px; color: @muted; }
QToolButton[role="rail"]:hover { color: @text; background: @window; }
QToolButton[role="rail"]:checked { color: @backward; border-left-color: @backward; background: @backwardSoft;
    font-weight: bold; }
QToolButton[role="rail"]:focus { border: 2px solid @forward; padding: 8px 2px; }
QToolButton[role="rail"]:checked:focus { border-left: 3px solid @backward; padding-left: 1px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @line;
    selection-background-color: @forwardSoft; selection-color: @text; outline: none; }
QCheckBox::indicator, QListView::indicator { width: 13px; height: 13px; background: @surface; border: 1px solid @muted;
    border-radius: 3px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @forward; border-color: @forward;
    image: url(@tick); }
QCheckBox::indicator:disabled, QListView::indicator:disabled { border-color: @disabled; }
QCheckBox::indicator:checked:disabled, QListView::indicator:checked:disabled { background: @disabled; }
QCheckBox::indicator:focus { border: 2px solid @text; width: 11px; height: 11px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(@chevron); width: 10px; height: 10px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
    width: 0; border: none; }
QLabel[role="caption"] { color: @muted; font-size: @captionpx; }
QLabel[role="title"] { color: @text; font-size: @titlepx; font-weight: bold; }
QLabel[role="large"] { color: @text; font-size: @largepx; font-weight: bold; }
QLabel[role="warning"] { color: @warning; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { color: @muted; padding: 7px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar[role="narrow"]::tab { padding: 7px 7px; }
QTabBar[role="tight"] { font-size: @captionpx; }
QTabBar[role="tight"]::tab { padding: 7px 4px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:disabled { color: @line; }
QTabBar::tab:selected { color: @backward; border-bottom-color: @backward; font-weight: bold; }
QTabBar[role="tight"]::tab:selected { font-weight: normal; }
QTabBar::tab:focus { border: 2px solid @forward; padding: 5px 10px 7px 10px; }
QTabBar[role="narrow"]::tab:focus { padding: 5px 5px 7px 5px; }
QTabBar[role="tight"]::tab:focus { padding: 5px 2px 7px 2px; }
QMenuBar, QMenu { font-family: "@family"; font-size: @bodypx; }
QMenuBar { background: @surface; color: @text; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 10px; background: transparent; }
QMenuBar::item:selected { background: @sunken; }
QMenu { background: @surface; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @forwardSoft; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { width: 10px; background: transparent; }
QScrollBar:horizontal { height: 10px; background: transparent; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: @forward; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: @sunken; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @forward; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @forward; }
QSlider::handle:horizontal:focus { background: @surface; border: 3px solid @forward; width: 8px; }
QSlider::groove:vertical { width: 4px; background: @sunken; border-radius: 2px; }
QSlider::add-page:vertical { background: @forward; border-radius: 2px; }
QSlider::handle:vertical { width: 14px; height: 14px; margin: 0 -5px; border-radius: 7px; background: @forward; }
QSlider::handle:vertical:focus { background: @surface; border: 3px solid @forward; height: 8px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QSplitter::handle:horizontal { background: @surface; border-left: 1px solid @line; }
QSplitter::handle:horizontal:hover { background: @forwardSoft; }
QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: 6px; }
QFrame[role="bar"] { background: @surface; border: none; }
QFrame[role="notice"] { background: @forwardSoft; border: none; }
QFrame[role="separator"] { background: @line; border: none; }
)";
} // namespace

QString styleSheet(const Theme &theme)
{
    const Colours &c = theme.colours();
    const auto icon = [&theme](const char *name) {
        return styleSheetIcon(QLatin1String(name) +
                              (theme.isDark() ? QStringLiteral("-on-dark") : QStringLiteral("-on-light")));
    };
    const QList<std::pair<QString, QString>> values = {
        // Longer names first, where one is the beginning of another.
        {QStringLiteral("forwardSoft"), mix(c.surface, c.forward, 0.12).name()},
        {QStringLiteral("forwardStrong"), mix(c.forward, c.text, 0.15).name()},
        {QStringLiteral("forward"), c.forward.name()},
        {QStringLiteral("backwardSoft"), mix(c.surface, c.backward, 0.09).name()},
        {QStringLiteral("backward"), c.backward.name()},
        {QStringLiteral("onAccent"), c.onAccent.name()},
        {QStringLiteral("surface"), c.surface.name()},
        {QStringLiteral("sunken"), c.sunken.name()},
        {QStringLiteral("window"), c.window.name()},
        {QStringLiteral("warning"), c.warning.name()},
        {QStringLiteral("disabled"), mix(c.muted, c.surface, 0.45).name()},
        {QStringLiteral("muted"), c.muted.name()},
        {QStringLiteral("line"), c.line.name()},
        {QStringLiteral("text"), c.text.name()},
        {QStringLiteral("chevron"), icon("chevron")},
        {QStringLiteral("tick"), icon("tick")},
        {QStringLiteral("family"), interfaceFamily()}, // Windows has a font of its own for menus
        {QStringLiteral("body"), QString::number(theme.pixelSize(TypeSize::Body))},
        {QStringLiteral("caption"), QString::number(theme.pixelSize(TypeSize::Caption))},
        {QStringLiteral("title"), QString::number(theme.pixelSize(TypeSize::Title))},
        {QStringLiteral("large"), QString::number(theme.pixelSize(TypeSize::Large))},
    };
    QString text = QString::fromUtf16(sheet);
    for (const auto &[name, value] : values)
        text.replace(QLatin1Char('@') + name, value);
    return text;
}

} // namespace deltascope
