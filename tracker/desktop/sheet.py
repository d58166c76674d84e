"""The style sheet of the window: spacing, frames and states; colours come from the theme by name."""

SHEET = """
QMainWindow, QDialog { background: $panel; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: 6px 8px; }

QMenuBar { background: $panel; padding: 2px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $line; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selected; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }

QToolBar { background: $panel; border: none; border-bottom: 1px solid $line; padding: 2px 10px; spacing: 4px; }
QToolBar::separator { width: 1px; background: $line; margin: 6px 8px; }
QToolButton { border: 1px solid transparent; border-radius: 7px; padding: 5px 9px; background: transparent; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $muted; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-indicator { width: 0; image: none; }

QPushButton { border: 1px solid $line; border-radius: 7px; padding: 6px 14px; background: $paper; color: $ink; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selected; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; background: $panel; }
QPushButton[role="primary"], QDialog QPushButton:default {
  background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"] { font-weight: 600; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; padding: 5px 13px; }

QLineEdit, QComboBox, QPlainTextEdit[role="field"] { background: $paper; color: $ink; border: 1px solid $line;
  border-radius: 7px; padding: 5px 9px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit[role="field"]:focus { border-color: $accent; }
QLineEdit[wrong="true"] { border-color: $danger; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line; selection-background-color: $selected;
  selection-color: $ink; outline: none; padding: 4px; }

QTreeView { background: $paper; border: 1px solid $line; border-radius: 7px; outline: none; }
QTreeView::item { padding: 5px 6px; border: none; }
QTreeView::item:hover { background: $hover; }
QTreeView::item:selected { background: $selected; color: $ink; }
QListView, QTableView, QTextBrowser, QTextEdit, QPlainTextEdit { background: $paper; border: none; outline: none; }
QTableView { gridline-color: transparent; selection-background-color: $selected; selection-color: $ink;
  alternate-background-color: $paper; }
QTableView::item { padding: 4px 10px; border-bottom: 1px solid $hover; }
QTableView::item:hover { background: $hover; }
QTableView::item:selected { background: $selected; color: $ink; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 6px 10px; font-weight: 600; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::down-arrow, QHeaderView::up-arrow { width: 10px; height: 10px; subcontrol-position: center right; }

QTabBar[role="ledgers"] { background: $paper; border-bottom: 1px solid $line; }
QTabBar[role="ledgers"]::tab { background: transparent; color: $muted; border: none;
  border-bottom: 2px solid transparent; padding: 6px 14px; font-weight: 600; }
QTabBar[role="ledgers"]::tab:hover { color: $ink; }
QTabBar[role="ledgers"]::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar[role="ledgers"]::tab:focus { background: $hover; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QScrollArea { border: none; background: $paper; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QStatusBar { background: $panel; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QProgressBar { border: none; border-radius: 3px; background: $hover; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QWidget[role="paper"] { background: $paper; }
QLabel[role="title"] { font-size: 15pt; font-weight: 700; }
QLabel[role="heading"] { font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { color: $muted; font-size: 9pt; }
QLabel[role="told"] { color: $ink; background: $panel; border: 1px solid $line; border-radius: 7px;
  padding: 6px 9px; margin: 0 0 6px 0; font-size: 9pt; }
QLabel[role="warn"] { color: $warning; font-weight: 600; }
QLabel[role="big"] { font-size: 19pt; font-weight: 700; }

QFrame[role="message"] { background: $hover; border-bottom: 1px solid $line; }
QFrame[role="message"][mood="bad"] QLabel[role="heading"] { color: $danger; }
QFrame[role="sheet"] { background: $raised; border: 1px solid $line; border-radius: 9px; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 9px; }
QToolButton[role="quiet"] { padding: 3px; border-radius: 6px; }
QLabel[role="value"] { padding: 3px 7px; border: 1px solid transparent; border-radius: 7px; font-weight: 500; }
QLabel[role="value"]:hover { border-color: $line; background: $hover; }
QLabel[role="value"]:focus { border-color: $accent; }
QToolButton[role="dispute"] { color: $warning; border: 1px solid $warning; border-radius: 10px;
  padding: 1px 8px; margin-left: 7px; font-size: 9pt; font-weight: 600; }
QToolButton[role="chip"] { border: 1px solid $line; border-radius: 12px; padding: 3px 7px; background: $paper; }
QToolButton[role="chip"]:hover { background: $hover; }
QToolButton[role="chip"]:checked { background: $selected; border: 2px solid $accent; padding: 2px 6px;
  font-weight: 600; }
QToolButton[role="chip"][on="true"] { background: $selected; border-color: $accent; font-weight: 600; }
QToolButton[role="chip"]:focus { border-color: $accent; }
QToolButton[role="tag"] { border: 1px solid $line; border-radius: 10px; padding: 2px 8px; background: $panel; }
QToolButton[role="tag"]:hover, QToolButton[role="tag"]:focus { border-color: $accent; }
QToolButton[role="accept"] { border: 1px solid $line; }
QToolButton[role="accept"]:checked { background: $good; color: $paper; border-color: $good; }
QToolButton[role="reject"] { border: 1px solid $line; }
QToolButton[role="reject"]:checked { background: $danger; color: $paper; border-color: $danger; }
QPushButton[role="link"] { border: none; background: transparent; color: $accent; padding: 4px 2px; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: 3px 1px; }
QListWidget::item { padding: 7px 8px; border-radius: 7px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $selected; color: $ink; }
"""
