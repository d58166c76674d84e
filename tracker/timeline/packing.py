"""Packing: rows in which nothing overlaps, as sorted stretches of px."""

from bisect import bisect_right
from math import inf


class Row:
    """Taken stretches of one row, half-open, in order."""

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts: list[float] = []
        self.ends: list[float] = []

    def room(self, start: float) -> float:
        """Return where the free stretch that contains `start` ends; -inf where `start` is taken."""
        at = bisect_right(self.starts, start)
        if at and self.ends[at - 1] > start:
            return -inf
        return self.starts[at] if at < len(self.starts) else inf

    def take(self, start: float, end: float) -> None:
        """Take a stretch that is free."""
        at = bisect_right(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)
