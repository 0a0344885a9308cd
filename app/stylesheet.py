"""The stylesheet of the whole application, made from a theme. Rules only, no decisions."""

from string import Template

from widgets.style import SIZES, Theme

_WORDS = """
QMainWindow, QDialog, QWidget[role="panel"], QStackedWidget { background: $panel; }
QWidget[role="raised"] { background: $raised; }
QWidget[role="ground"] { background: $ground; }
QFrame[role="hair"] { background: $line; border: none; }
QFrame[role="strong-hair"] { background: $strong_line; border: none; }
QFrame[role="card"] {
  background: $raised; border: 1px solid $line; border-radius: ${radius}px;
}
QFrame[role="floating"] {
  background: $panel; border: 1px solid $strong_line; border-radius: 8px;
}
QLabel { background: transparent; color: $text; }
QLabel[tone="second"] { color: $second_text; }
QLabel[tone="third"] { color: $third_text; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="warning"] { color: $warning; }
QLabel[role="key"] {
  color: $second_text; background: $panel; border: 1px solid $line; border-radius: 4px;
  padding: 1px 5px;
}
QToolTip {
  background: $raised; color: $text; border: 1px solid $strong_line; padding: 5px 8px;
}
"""

_BUTTONS = """
QPushButton {
  background: $panel; color: $text; border: 1px solid $strong_line;
  border-radius: ${radius}px; padding: 0 12px; min-height: 26px;
}
QPushButton:hover { background: $raised; border-color: $third_text; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton:disabled { color: $third_text; border-color: $line; background: $panel; }
QPushButton[role="primary"] {
  background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 0 11px; }
QPushButton[role="primary"]:disabled {
  background: $line; border-color: $line; color: $third_text;
}
QPushButton[role="danger"] { color: $warning; border-color: $strong_line; }
QPushButton[role="danger"]:hover { border-color: $warning; }
QPushButton[role="link"] {
  background: transparent; border: 1px solid transparent; color: $second_text;
  padding: 0 4px; min-height: 18px; border-radius: 4px;
}
QPushButton[role="link"]:hover { color: $accent; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: 0 4px; }
QPushButton[role="link"]:disabled { color: $third_text; }
QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 0; color: $text;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:disabled { background: transparent; }
QToolButton::menu-indicator { image: none; width: 0; }
QCheckBox, QRadioButton { background: transparent; color: $text; spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 14px; height: 14px; border: 1px solid $strong_line; background: $panel;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $third_text; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked {
  background: $accent; border-color: $accent;
}
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $panel; color: $text; border: 1px solid $strong_line;
  border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover {
  border-color: $third_text;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus,
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $third_text; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $warning; }
QLineEdit[role="bare"], QLineEdit[role="bare"]:focus, QLineEdit[role="bare"]:hover {
  border: none; background: transparent; padding: 0;
}
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: $panel; border: 1px solid $strong_line; padding: 4px; outline: none;
  selection-background-color: $accent_ground; selection-color: $text;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QProgressBar {
  background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_LISTS = """
QMenu {
  background: $panel; color: $text; border: 1px solid $strong_line; padding: 4px;
}
QMenu::item { background: transparent; padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::item:disabled { color: $third_text; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 0; }
QAbstractItemView {
  background: $panel; color: $text; border: none; outline: none;
  selection-background-color: $accent_ground; selection-color: $text;
}
QAbstractItemView::item { padding: 2px 8px; border-radius: 4px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_ground; color: $text; }
QHeaderView::section {
  background: $panel; color: $second_text; border: none; border-bottom: 1px solid $line;
  padding: 4px 8px;
}
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $strong_line; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px; }
QScrollBar::handle:hover { background: $third_text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(theme: Theme) -> str:
    """All rules with the theme's colours in them."""
    return Template(_WORDS + _BUTTONS + _FIELDS + _LISTS).substitute(
        panel=theme.panel,
        raised=theme.raised,
        ground=theme.ground,
        line=theme.line,
        strong_line=theme.strong_line,
        text=theme.text,
        second_text=theme.second_text,
        third_text=theme.third_text,
        accent=theme.accent,
        accent_ground=theme.accent_ground,
        accent_hover=_towards(theme.accent, theme.text, 0.12),
        accent_pressed=_towards(theme.accent, theme.text, 0.24),
        hover=_towards(theme.panel, theme.text, 0.06),
        warning=theme.warning,
        on_accent=theme.on_accent,
        radius=SIZES.radius,
    )


def _towards(code: str, other: str, share: float) -> str:
    """The colour that lies ``share`` of the way from one to the other."""
    mixed = (
        round(int(code[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)
