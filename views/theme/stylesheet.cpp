#include "views/theme/stylesheet.h"

#include <utility>
#include <vector>

namespace portolan {

namespace {

// @name is replaced by the palette's colour. Roles (dynamic property "role"): bar, card, field, chooser, chip, ghost,
// primary, key, heading, title, subtitle, page, note.
const char *const text = R"css(
* { outline: none; }
QWidget { color: @text; }
QMainWindow, QWidget[role="bar"] { background: @window; }
QToolBar { background: @window; border: none; border-bottom: 1px solid @border; padding: 0; spacing: 0; }
QStatusBar { background: @window; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }
QMenuBar { background: @window; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: @selection; color: @selectionText; }
QWidget[role="page"], QScrollArea[role="page"], QScrollArea[role="page"] > QWidget > QWidget { background: @surface; }
QFrame[role="card"] { background: @card; border: 1px solid @border; border-radius: 8px; }
QFrame[role="line"] { background: @border; border: none; }
QLabel[role="key"], QLabel[role="subtitle"], QLabel[role="count"] { color: @muted; }
QLabel[role="heading"] { color: @muted; }
QToolTip { background: @card; color: @text; border: 1px solid @borderStrong; padding: 4px 6px; }

QLineEdit { background: @field; border: 1px solid @borderStrong; border-radius: 6px; padding: 4px 9px;
    selection-background-color: @accent; selection-color: @accentText; }
QLineEdit:focus { border-color: @accent; }
QLineEdit:disabled { color: @muted; }

QComboBox { background: @field; border: 1px solid @borderStrong; border-radius: 6px; padding: 4px 9px; }
QComboBox:focus, QComboBox:on { border-color: @accent; }
QComboBox:disabled { color: @muted; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/portolan/icons/downgrey.svg); width: 12px; height: 12px; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QListView#suggestions { background: @card; border: 1px solid @borderStrong; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @borderStrong; selection-background-color: @selection; selection-color: @selectionText; padding: 4px; }
QPushButton, QToolButton[role="chooser"] { background: @field; border: 1px solid @borderStrong; border-radius: 6px;
    padding: 5px 12px; }
QPushButton:hover, QToolButton[role="chooser"]:hover { background: @hover; }
QPushButton:focus, QToolButton[role="chooser"]:focus { border-color: @accent; }
QPushButton:pressed { background: @selection; }
QPushButton:disabled { color: @muted; }
QPushButton[role="primary"] { background: @accent; border-color: @accent; color: @accentText; font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:focus { border-color: @text; }
QPushButton[role="chip"], QToolButton[role="chip"] { background: transparent; border: 1px solid @borderStrong; border-radius: 11px; color: @text;
    padding: 2px 10px; }
QPushButton[role="chip"]:hover, QToolButton[role="chip"]:hover, QPushButton[role="chip"]:focus, QToolButton[role="chip"]:focus { border-color: @accent; }
QPushButton[role="chip"]:checked, QToolButton[role="chip"]:checked { background: @accent; border-color: @accent; color: @accentText; }
QPushButton[role="chip"]:checked:focus, QToolButton[role="chip"]:checked:focus { border-color: @text; }
QPushButton[role="example"] { background: @card; border: 1px solid @border; border-radius: 8px; text-align: left; padding: 0; }
QPushButton[role="example"]:hover { border-color: @accent; background: @card; }
QPushButton[role="example"]:focus { border-color: @accent; }
QPushButton[role="link"], QToolButton[role="link"] { background: transparent; border: none; color: @link; padding: 0; text-align: left; }
QPushButton[role="quiet"] { background: transparent; border: none; color: @muted; padding: 0; text-align: left; }
QPushButton[role="quiet"]:hover, QPushButton[role="quiet"]:focus { color: @link; text-decoration: underline; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { text-decoration: underline; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:focus { border-color: @accent; }
QToolButton:checked { background: @selection; }
QToolButton::menu-indicator { image: none; }

QTreeView, QTableView, QListView, QListWidget, QTreeWidget { background: @surface; border: 1px solid @surface; alternate-background-color: @frame;
    selection-background-color: @selection; selection-color: @selectionText; }
QListView[role="field"] { background: @field; border: 1px solid @borderStrong; border-radius: 6px; padding: 3px; }
QTreeView[role="sidebar"], QListView[role="sidebar"] { background: @window; border-color: @window; }
QHeaderView { background: @frame; border: none; }
QHeaderView::section { background: @frame; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 9px; }
QHeaderView::section:hover { color: @text; }
QPlainTextEdit, QTextEdit, QTextBrowser { background: @surface; border: 1px solid @surface; selection-background-color: @accent;
    selection-color: @accentText; }
QGraphicsView { background: @surface; border: 1px solid @surface; }
QAbstractScrollArea[role="matrix"], QScrollArea[role="page"] { border: 1px solid @surface; }
QTextEdit[role="clear"], QGraphicsView[role="clear"], QScrollArea[role="clear"], QPlainTextEdit[role="clear"] { background: transparent; border: 1px solid transparent; }
QTreeView:focus, QTableView:focus, QListView:focus, QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus, QGraphicsView:focus, QScrollArea[role="page"]:focus, QAbstractScrollArea[role="matrix"]:focus, QTextEdit[role="clear"]:focus, QGraphicsView[role="clear"]:focus {
    border: 1px solid @accent; }
QLabel:focus { border: 1px solid @accent; border-radius: 3px; }

QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-bottom: 2px solid transparent; padding: 7px 7px; margin: 0;
    color: @text; }
QTabBar::tab:hover { color: @link; }
QTabBar::tab:selected { border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:selected:focus { border: 1px solid @accent; border-bottom: 2px solid @accent; border-radius: 3px; }
QTabBar QToolButton { background: @surface; border: none; border-radius: 0; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }

QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMenu { background: @card; border: 1px solid @borderStrong; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @selectionText; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
QDialog { background: @surface; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFrame[role="popup"] { background: @card; border: 1px solid @borderStrong; border-radius: 8px; }
QFrame[role="popup"] QListView { background: transparent; }

QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @thumb; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 3px 2px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox:focus, QRadioButton:focus { color: @link; text-decoration: underline; }
QProgressBar { background: @rule; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
)css";

} // namespace

QString styleSheetOf(const Palette &p)
{
    // Longer names first: "@borderStrong" holds "@border".
    const std::vector<std::pair<const char *, QColor>> names{
        {"@selectionText", p.selectionText}, {"@selection", p.selection}, {"@accentText", p.accentText}, {"@accent", p.accent},
        {"@borderStrong", p.borderStrong}, {"@border", p.border}, {"@surface", p.surface}, {"@window", p.window},
        {"@thumb", p.borderStrong}, {"@muted", p.muted}, {"@hover", p.hover}, {"@frame", p.frame}, {"@field", p.field},
        {"@card", p.card}, {"@rule", p.rule}, {"@text", p.text}, {"@link", p.link}};
    QString out = QString::fromUtf8(text);
    for (const auto &[name, color] : names)
        out.replace(QString::fromLatin1(name), color.name());
    return out;
}

} // namespace portolan
