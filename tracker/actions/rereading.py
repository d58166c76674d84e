"""Rereading: which mention of the new reading is which of the old, so that the user's decisions stay with it."""

from collections.abc import Mapping
from typing import TypeVar

from tracker.mentions.mention import Mention

Old = TypeVar("Old")
New = TypeVar("New")


def pair(old: Mapping[Old, Mention], old_text: str, new: Mapping[New, Mention], new_text: str) -> dict[New, Old]:
    """Return, for each new mention that tells what an old one told, that old one.

    They are the same where they are of one kind and share sentences of evidence; those that share most
    find each other first, equal facts deciding among equals.
    """
    likeness = []
    for new_key, after in new.items():
        for old_key, before in old.items():
            if after.facts.kind is not before.facts.kind:
                continue
            mine, theirs = _sentences(after, new_text), _sentences(before, old_text)
            shared = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
            if shared:
                likeness.append((shared, after.facts == before.facts, new_key, old_key))
    likeness.sort(key=lambda found: found[:2], reverse=True)
    pairs: dict[New, Old] = {}
    for _, _, new_key, old_key in likeness:
        if new_key not in pairs and old_key not in pairs.values():
            pairs[new_key] = old_key
    return pairs


def _sentences(mention: Mention, text: str) -> frozenset[str]:
    return frozenset(" ".join(text[start:end].split()).casefold() for start, end in mention.evidence)
