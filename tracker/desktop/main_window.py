"""The main window: places the views, wires them to the session, and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.desktop import commands, deeds, drops, import_summary, language, look, menus, wording
from tracker.desktop.articles_model import Row, State
from tracker.desktop.articles_panel import ArticlesPanel
from tracker.desktop.background import Import, Imports
from tracker.desktop.detail_panel import DetailPanel
from tracker.desktop.drop_target import DropTarget
from tracker.desktop.empty_state import EmptyState
from tracker.desktop.events_table import EventsTable
from tracker.desktop.filter_bar import FilterBar, NothingMatches
from tracker.desktop.idle import Idle
from tracker.desktop.import_bar import ImportBar
from tracker.desktop.ledgers.pane import Ledgers
from tracker.desktop.message_bar import MessageBar
from tracker.desktop.presenting.scenes_panel import ScenesPanel
from tracker.desktop.session import Session
from tracker.desktop.window import Window
from tracker.problems import Problem

if TYPE_CHECKING:
    from tracker.actions.importing import Outcome
    from tracker.desktop.timeline_pane import TimelinePane
    from tracker.desktop.timeline_view import TimelineView
    from tracker.store.changes import Changes

BLANK, EMPTY, WORK = range(3)  # what the middle shows: not yet known, nothing there, events
HINT = 6000  # ms that a hint stays in the status bar


class MainWindow(Window):
    """One dossier. The timeline is put in its place after the first painting: its libraries are large."""

    ready = Signal()  # the timeline is in its place, and the dossier was asked for

    def __init__(self, session: Session, dossier: Path | None = None) -> None:
        super().__init__()
        self.session = session
        self.timeline: TimelineView | None = None
        self.pane: TimelinePane | None = None
        self._dossier = dossier  # to open after the first painting
        self._painted = False
        self._outcomes: list[Outcome] = []
        self.imports = Imports(session, self)
        self.deeds = deeds.Deeds(self)
        self.idle = Idle(session, self)
        self.setMinimumSize(900, 560)
        self.setWindowIcon(menus.app_icon())
        self._build()
        self.resize(1360, 860)
        saved = session.settings.get("geometry")
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode()))
        self.imports.started.connect(lambda running: self._follow(running))
        self.imports.finished.connect(self._imported)
        session.changed.connect(self._changed)
        session.opened.connect(self._opened)
        session.failed.connect(self._failed)
        session.selected.connect(self._selected)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    # -- placing ---------------------------------------------------------------------------------
    def _build(self) -> None:
        """Make everything that has words: at the start, and anew when the language changes."""
        session = self.session
        self.commands = commands.make(self, self.deeds.table())
        self.articles = ArticlesPanel(session)
        self.filter = FilterBar(session)
        self.table = EventsTable(session)
        self.empty = EmptyState()
        self.detail = DetailPanel(session)
        self.message = MessageBar()
        self.scenes = ScenesPanel(session)
        self.import_bar = ImportBar()
        self._hint = QLabel()
        look.role(self._hint, "muted")
        self._hint.setContentsMargins(12, 0, 0, 0)
        self._hint_timer = QTimer(self, singleShot=True, interval=HINT)
        self._hint_timer.timeout.connect(self._name_window)
        self._place()
        self.menus = menus.Menus(self, self.deeds)
        self._tools = menus.tool_bar(self)
        self.drop_target = DropTarget(self)
        self._wire()
        for child in [*self.findChildren(QLineEdit), *self.findChildren(QAbstractScrollArea)]:
            child.setAcceptDrops(False)  # whatever is dropped anywhere is the window's
        self._name_window()
        for name, part in (
            ("articles_shown", self.articles),
            ("detail_shown", self.detail),
            ("table_shown", self.ledgers),
            ("scenes_shown", self.scenes),
        ):
            self.commands[name].setChecked(not part.isHidden())
        for name in commands.SETTINGS:
            self.commands[name].setChecked(session.settings.get(name))
        self.commands["past_shown"].setChecked(session.as_of is not None)
        self._enable()

    def _place(self) -> None:
        self._timeline_place = QStackedWidget()
        look.role(self._timeline_place, "paper")
        self._timeline_place.addWidget(self.pane or QWidget())
        self._table_pages = QStackedWidget()
        self._table_pages.addWidget(self.table)
        self.none = NothingMatches()
        self._table_pages.addWidget(self.none)
        self.ledgers = Ledgers(self.session, self._table_pages)
        self._columns = self._splitter("middle", Qt.Orientation.Vertical, self._timeline_place, self.ledgers)
        self._columns.setSizes([700, 300])
        work = QWidget()
        box = QVBoxLayout(work)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.filter)
        box.addWidget(self._columns, 1)
        self.pages = QStackedWidget()
        self._blank = look.role(QLabel(alignment=Qt.AlignmentFlag.AlignCenter), "paper")
        for page in (self._blank, self.empty, work):
            self.pages.addWidget(page)
        self.splitter = self._splitter("window", Qt.Orientation.Horizontal, self.articles, self.pages, self.detail)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([262, 738, 360])
        self.articles.setMinimumWidth(220)
        self.detail.setMinimumWidth(350)
        saved = self.session.settings.get("splitters")
        for splitter in self._splitters():
            state = saved.get(splitter.objectName())
            if isinstance(state, str):
                splitter.restoreState(QByteArray.fromBase64(state.encode()))
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.message)
        box.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.scenes)
        self.scenes.hide()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._hint, 1)
        bar.addPermanentWidget(self.import_bar)

    def _splitters(self) -> list[QSplitter]:
        """Return the parts whose sizes are remembered, by their names."""
        return [self.splitter, self._columns, self.detail.splitter, *self.ledgers.views.values()]

    def _splitter(self, name: str, way: Qt.Orientation, *parts: QWidget) -> QSplitter:
        splitter = QSplitter(way)
        splitter.setObjectName(name)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in parts:
            splitter.addWidget(part)
        return splitter

    def _wire(self) -> None:
        self.articles.chosen.connect(self.detail.show_article)
        self.articles.retry.connect(lambda paths: self.imports.add(drops.of_paths(paths)))
        self.articles.said.connect(self.say)
        self.detail.article_shown.connect(self.articles.show_article)
        self.detail.merge.connect(self.deeds.merge)
        self.filter.changed.connect(self.refresh)
        self.none.clear.connect(self.filter.clear)
        self.table.opened.connect(self._open_event)
        self.ledgers.opened.connect(self._open_event)
        self.empty.open_files.connect(self.deeds.import_files)
        self.empty.paste.connect(self.deeds.paste)
        self.empty.load_samples.connect(self.deeds.samples)
        self.import_bar.cancel.connect(self.imports.cancel)
        self.deeds.presenting.follow(self.scenes)
        if self.imports.current is not None:
            self.import_bar.follow(self.imports.current)

    # -- after the first painting ------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_painting)

    def _after_painting(self) -> None:
        """Open the dossier, then bring in the timeline, whose libraries take longest."""
        if self._dossier is not None and not self.session.open(self._dossier):
            self._blank.setText(self.tr("No dossier is open. Make a new one (Ctrl+N) or open another."))
        self.filter.name_kinds()
        self._place_timeline()
        first = self.timeline if self.pages.currentIndex() == WORK else self
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ready.emit()

    def _place_timeline(self) -> None:
        from tracker.desktop.timeline_pane import TimelinePane

        pane = self.pane = TimelinePane(self.session)
        self.timeline = pane.view
        pane.view.opened.connect(self._open_event)
        pane.view.add_requested.connect(self.deeds.add)
        pane.rested.connect(self.refresh)
        pane.rested.connect(lambda: self.detail.look_again())  # made anew with each language
        pane.past_left.connect(lambda: self.commands["past_shown"].setChecked(False))
        self._put_in_place()
        self.refresh()

    def _put_in_place(self) -> None:
        if self.pane is not None:
            self._timeline_place.addWidget(self.pane)
            self._timeline_place.setCurrentWidget(self.pane)
            self.pane.show()  # taking it out of the old place hid it

    # -- what is shown ---------------------------------------------------------------------------
    def _opened(self) -> None:
        self._name_window()
        self.message.hide()
        self.filter.clear()
        self.refresh()
        if self.timeline is not None:
            self.timeline.fit(strays=False)

    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.events or changes.articles:
            self.refresh()
        else:
            self._enable()

    def refresh(self) -> None:
        """Read the events anew and show those that the filter lets through."""
        dossier = self.session.dossier
        self._enable()
        if dossier is None:
            return
        everything = dossier.events.all()
        self.filter.set_parties(sorted({code for stored in everything for code in stored.event.facts.parties}))
        wanted = self.wanted()
        rows = dossier.events.matching(wanted) if wanted else everything
        self.filter.say_count(len(rows), len(everything))
        self.table.show_events(rows)
        self._table_pages.setCurrentIndex(0 if rows or not everything else 1)
        self.ledgers.show_events(rows, wanted)
        if self.pane is not None:
            self.pane.show_events(rows, wanted)
        something = bool(everything) or bool(dossier.articles.count())
        self.pages.setCurrentIndex(WORK if something else EMPTY)
        present = {stored.id for stored in everything}
        self.session.select(event for event in self.session.selection if event in present)

    def _selected(self, events: Any) -> None:
        if self.timeline is not None:
            self.timeline.select(events)
        self._enable()

    def _open_event(self, event: Any) -> None:
        """Show an event and take the keyboard to it."""
        self.session.select([event])
        self.commands["detail_shown"].setChecked(True)
        self.detail.show()
        self.detail.card.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enable(self) -> None:
        """Offer only what can be done now, and name what undo would take back."""
        dossier, chosen = self.session.dossier, self.session.selection
        self.commands["summary"].setEnabled(bool(self._outcomes))
        for name in ("save_copy", "merge_dossier", "backups", "restore"):
            self.commands[name].setEnabled(dossier is not None)
        now = self.session.as_of is None  # what was known once cannot be changed
        self.commands["add"].setEnabled(now)
        for name in commands.ON_EVENTS:
            self.commands[name].setEnabled(bool(chosen) and now)
        for name in ("rename", "edit_date"):
            self.commands[name].setEnabled(len(chosen) == 1 and now)
        self.commands["merge"].setEnabled(len(chosen) > 1 and now)
        self.commands["split"].setEnabled(len(chosen) == 1 and now and self.detail.sources > 1)
        for name, step in (
            ("undo", dossier.undo_name() if dossier else None),
            ("redo", dossier.redo_name() if dossier else None),
        ):
            action = self.commands[name]
            action.setEnabled(step is not None)
            text = commands.words(commands.COMMANDS[name].text)
            action.setText(f"{text}: {wording.step(*step)}" if step else text)
        commands.dress(self.commands)

    def _name_window(self) -> None:
        dossier = self.session.dossier
        name = f"{dossier.path.stem} – " if dossier else ""
        self.setWindowTitle(f"{name}Negotiation Tracker")
        self.setAccessibleName(self.windowTitle())
        self._hint.setText(str(dossier.path) if dossier else "")

    @property
    def hint(self) -> str:
        return self._hint.text()

    def say(self, words: str) -> None:
        """Show a hint in the status bar for a while."""
        self._hint.setText(words)
        self._hint_timer.start()

    def _failed(self, problem: Problem) -> None:
        self.message.say(wording.problem(problem, self.session.language), bad=True)

    def select_first(self) -> None:
        """Select the first event shown, so that a picture of the window shows what one looks like."""
        if self.table.model_.rowCount():
            self.session.select([self.table.model_.stored(0).id])

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Say what nobody foresaw; the window goes on, and the details are on the standard error."""
        if isinstance(error, Problem):
            self._failed(error)
            return
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self.close()
            return
        self.message.say(self.tr("Something went wrong that should not have: {error}").format(error=error), bad=True)

    # -- importing -------------------------------------------------------------------------------
    def _follow(self, running: Import) -> None:
        self.import_bar.follow(running)

    def _imported(self, outcomes: list[Outcome]) -> None:
        """Say what came of an import, and keep what failed in the list of articles."""
        self._outcomes = outcomes
        code = self.session.language
        failed = [outcome for outcome in outcomes if outcome.result == "failed"]
        self.articles.mark_again([key for one in outcomes if one.result == "duplicate" for key in one.articles])
        self.articles.add_failed(
            [
                Row(title=one.name, state=State.FAILED, reason=import_summary.result(one, code), path=one.path)
                for one in failed
            ]
        )
        events = self._found(outcomes)
        line = import_summary.in_a_line(outcomes, events)
        if outcomes:
            self.message.say(line, bad=bool(failed), button=self.tr("Details"), action=self.show_summary)
        self.refresh()
        if self.timeline is not None and events:
            self.timeline.fit(strays=False)

    def _found(self, outcomes: list[Outcome]) -> int:
        """Return how many events the articles tell together; one told by five counts once."""
        dossier = self.session.dossier
        came = [key for one in outcomes if one.result in {"added", "version"} for key in one.articles]
        if dossier is None or not came:
            return 0
        told = {mention.event for key in came for mention in dossier.mentions.of_article(key)}
        return len(told & {stored.id for stored in dossier.events.all()})

    def show_summary(self) -> None:
        """Show file by file what the last import brought."""
        line = import_summary.in_a_line(self._outcomes, self._found(self._outcomes))
        import_summary.ImportSummary(self._outcomes, line, self.session.language, self).show()

    # -- language, theme, end ------------------------------------------------------------------------
    def speak(self, setting: str) -> None:
        """Change the interface's language; what has words is made anew, what is shown stays."""
        session = self.session
        session.settings.set("language", setting)
        self.keep_layout()
        session.language = language.speak(look.app(), setting)
        chosen, failed, shown = session.selection, self.articles.model.failed, self.pages.currentIndex()
        article = self.detail.article
        for action in self.commands.values():
            self.removeAction(action)
            action.deleteLater()
        self.removeToolBar(self._tools)
        self._tools.deleteLater()
        self.menuBar().clear()
        self.drop_target.retire()
        for part in (self._hint, self.import_bar):
            self.statusBar().removeWidget(part)
            part.deleteLater()
        if self.pane is not None:
            self.pane.setParent(None)
        scenes_shown = self.scenes.isVisible()
        for view in (self.articles, self.table, self.detail, self.scenes, *self.ledgers.listeners()):
            session.disconnect(view)
        self.removeDockWidget(self.scenes)
        self.scenes.deleteLater()
        self._build()
        self._put_in_place()
        self.filter.name_kinds()
        self.articles.add_failed(failed)
        if self.pane is not None:
            self.pane.speak()
        self.refresh()
        session.selection = ()
        session.select(chosen)
        if article is not None:
            self.detail.show_article(article)
        self.pages.setCurrentIndex(shown)
        self.scenes.setVisible(scenes_shown)

    def speak_later(self, setting: str) -> None:
        """Change the language once the menu that asked for it is closed: it is made anew too."""
        QTimer.singleShot(0, lambda: self.speak(setting))

    def show_table(self, shown: bool) -> None:
        self.ledgers.setVisible(shown)

    def show_ledger(self, page: int) -> None:
        self.commands["table_shown"].setChecked(True)
        self.ledgers.show()
        self.ledgers.turn_to(page)

    def dress(self, setting: str) -> None:
        """Change the theme."""
        self.session.settings.set("theme", setting)
        look.wear(look.app(), setting)
        commands.dress(self.commands)
        for view in (self.empty, self.filter, self.ledgers, self.detail, self.message, self.scenes):
            view.dress()
        if self.pane is not None:
            self.pane.dress()
        self.setWindowIcon(menus.app_icon())

    def _scheme_changed(self) -> None:
        if self.session.settings.get("theme") == "system":
            self.dress("system")

    def keep_layout(self) -> None:
        """Remember sizes and places."""
        settings = self.session.settings
        settings.set("geometry", _text(self.saveGeometry()))
        settings.set("splitters", {one.objectName(): _text(one.saveState()) for one in self._splitters()})
        self.table.keep_columns()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.imports.close()
        self.keep_layout()
        self.session.close()
        event.accept()


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
