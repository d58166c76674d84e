"""Clean text that stays word for word, and the folded form by which articles are compared."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BLANKS = re.compile("[ \t\xa0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def tidy(text: str) -> str:
    """Return the text with one kind of line end and without what no database or window can hold.

    Removed are a byte order mark at the start, NUL and the other control characters; halves of
    surrogate pairs are joined or become U+FFFD. All else stays as it is.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text).removeprefix("\ufeff"))


def one_line(words: str) -> str:
    """Return words for a title or a name: one line, single blanks, nothing invisible."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", tidy(words)).replace("\n", " ")).strip()


def paragraphs(text: str) -> str:
    """Return extracted text with blanks and empty lines evened out: one empty line between paragraphs."""
    lines = [_BLANKS.sub(" ", line).strip() for line in tidy(text).split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def folded(words: str) -> str:
    """Return only the letters and digits, case and compatibility forms folded, without any blank.

    Line breaks, mended hyphens, kinds of quotes and dashes differ between a page, its print and its
    copy in a mail; letters and digits do not.
    """
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).casefold()))
