"""Phrases with a number in them, whose plural each language forms in its own way."""

from PySide6.QtCore import QObject


class Counted(QObject):
    """Qt's tools find plurals only in calls of a class's own `tr`: these are those that belong to no view."""

    def files(self, n: int) -> str:
        return self.tr("%n file(s)", "", n)

    def folders(self, n: int) -> str:
        return self.tr("%n folder(s)", "", n)

    def unreadable(self, n: int) -> str:
        return self.tr("%n file(s) of a kind that can't be read", "", n)

    def read(self, n: int) -> str:
        return self.tr("%n article(s) read", "", n)

    def found(self, n: int) -> str:
        return self.tr("%n event(s) found", "", n)

    def already_here(self, n: int) -> str:
        return self.tr("%n was/were already here", "", n)

    def without_day(self, n: int) -> str:
        return self.tr("%n need(s) a day of publication", "", n)

    def failed(self, n: int) -> str:
        return self.tr("%n could not be read", "", n)

    def cancelled(self, n: int) -> str:
        return self.tr("%n not read because you stopped", "", n)

    def new_articles(self, n: int) -> str:
        return self.tr("%n new article(s)", "", n)

    def known_articles(self, n: int) -> str:
        return self.tr("%n was/were here already", "", n)

    def decisions(self, n: int) -> str:
        return self.tr("on %n decision(s) you differ: yours stand(s)", "", n)

    # the steps behind "Undo:"
    def imported(self, n: int) -> str:
        return self.tr("import of %n article(s)", "", n)

    def removed(self, n: int) -> str:
        return self.tr("removal of %n article(s)", "", n)

    def reviewed(self, n: int) -> str:
        return self.tr("review of %n event(s)", "", n)

    def deleted(self, n: int) -> str:
        return self.tr("deletion of %n event(s)", "", n)

    def restored(self, n: int) -> str:
        return self.tr("restoring of %n event(s)", "", n)

    def merged(self, n: int) -> str:
        return self.tr("merging of %n event(s)", "", n)

    def tagged(self, n: int) -> str:
        return self.tr("tags of %n event(s)", "", n)

    def assigned(self, n: int) -> str:
        return self.tr("negotiation of %n event(s)", "", n)


counted = Counted()
