"""From bytes to text: byte order mark, strict UTF-8, what the file declares, and only then a guess."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # bytes that the guess looks at
_BROKEN_SHARE = 0.02  # of the characters beyond ASCII; a download that was cut, an odd byte pasted in


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the text of the bytes, or None where they are no text at all.

    `declared` is the encoding that the file or its mail names; pages declare wrongly often enough
    that strict UTF-8 goes first (no other encoding passes for it by chance).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:_SAMPLE]:
        return _without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken, beyond = text.count("\ufffd"), sum(1 for character in text if character > "\x7f")
    if broken <= max(1, beyond * _BROKEN_SHARE) and beyond > 20 * broken:
        return text
    return _by(declared, data) or _guessed(data)


def _by(encoding: str | None, data: bytes) -> str | None:
    if encoding is None:
        return None
    # what is declared as Latin-1 or ASCII is Windows-1252 on the web (WHATWG Encoding, section 4.2)
    plain = re.sub("[^a-z0-9]", "", encoding.lower())
    if plain in {"iso88591", "latin1", "ascii", "usascii"}:
        encoding = "cp1252"
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _without_mark(data: bytes) -> str | None:
    """Return UTF-16 text that bears no mark: every other byte of its blanks and line ends is NUL."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    # Latin text has NUL in nearly every pair; Cyrillic only in blanks and punctuation, about one in six
    if max(even, odd) < len(data[:_SAMPLE]) / 2 * 0.08 or min(even, odd) > max(even, odd) * 0.1:
        return None
    text = data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    return text if _plausible(text) else None


def _guessed(data: bytes) -> str | None:
    import chardet  # 70 ms that UTF-8 files need not pay

    encoding = chardet.detect(data[:_SAMPLE])["encoding"]
    text = _by(encoding, data) or data.decode("cp1252", "replace")
    return text if _plausible(text) else None


def _plausible(text: str) -> bool:
    """Whether this is text: hardly any control or undefined character in it."""
    sample = text[:20_000]
    odd = sum(1 for character in sample if (character < " " and character not in "\t\n\r\f") or character == "\ufffd")
    return odd <= len(sample) * 0.01
