"""What can go wrong in a way that a user meets: the root of every error class that is worded for people."""


class Problem(Exception):
    """An expected failure; `str()` is one plain English sentence without a traceback's words.

    Each room derives one class per thing a user can meet and keeps the facts (path, line, version)
    as attributes, so that `desktop.wording` can say the same in the interface's language.
    """
