"""The article's text with the sentences lit that prove an event."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from tracker.desktop import look
from tracker.mentions.mention import Span

LINE = 130.0  # percent of the font's own line height: articles are read, not skimmed


def utf16(text: str, at: int) -> int:
    """Return a code point offset as Qt counts: characters beyond the basic plane are two units."""
    return at + sum(1 for character in text[:at] if ord(character) > 0xFFFF)


class EvidenceView(QTextEdit):
    """Read only; evidence is lit, the piece looked at more strongly."""

    moved = Signal(int)  # which piece of evidence is looked at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptDrops(False)  # drops are the window's
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Text of the article"))
        self.document().setDocumentMargin(16)
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._cues: tuple[Span, ...] = ()
        self._at = 0

    def show_text(self, text: str, spans: Sequence[Span]) -> None:
        """Show an article and light these spans (code points); the first is looked at."""
        if text != self._text:
            self._text, self._spans, self._cues = text, (), ()  # a scroll bar that comes or goes reveals what is lit
            self.setPlainText(text.replace("\r", " "))  # Qt would make one character of "\r\n"
            spaced = QTextBlockFormat()
            spaced.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.mergeBlockFormat(spaced)
        self._spans = tuple(spans)
        self._cues = ()
        self._at = 0
        self._light()
        self._reveal()

    def look_at(self, at: int) -> None:
        """Look at one of the lit pieces, round and round."""
        if self._spans:
            self._at = at % len(self._spans)
            self._light()
            self._reveal()
            self.moved.emit(self._at)

    def step(self, by: int) -> None:
        self.look_at(self._at + by)

    def show_cue(self, span: Span | None) -> None:
        """Underline the words from which a value was read."""
        self._cues = (span,) if span else ()
        self._light()
        if span:
            cursor = self.textCursor()
            cursor.setPosition(utf16(self._text, span.start))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    @property
    def at(self) -> int:
        return self._at

    @property
    def spans(self) -> tuple[Span, ...]:
        return self._spans

    def lit(self) -> list[str]:
        """Return the words that are lit, in order."""
        return [selection.cursor.selectedText() for selection in self.extraSelections()]

    def dress(self) -> None:
        """Light again in the theme's colours."""
        self._light()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._reveal()  # lines broke anew: what was looked at moved away

    def _light(self) -> None:
        selections = []
        for at, span in enumerate(self._spans):
            style = QTextCharFormat()
            style.setBackground(look.colour("evidence_now" if at == self._at else "evidence"))
            selections.append(self._selection(span, style))
        for span in self._cues:
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            style.setUnderlineColor(look.colour("accent"))
            style.setForeground(look.colour("accent"))
            selections.append(self._selection(span, style))
        self.setExtraSelections(selections)

    def _selection(self, span: Span, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(self._text, span.start))
        cursor.setPosition(utf16(self._text, span.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = style
        return selection

    def _reveal(self) -> None:
        """Bring the piece looked at into the upper third of the view."""
        if not self._spans:
            self.verticalScrollBar().setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(self._text, self._spans[self._at].start))
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(max(0, top - self.viewport().height() // 4))
