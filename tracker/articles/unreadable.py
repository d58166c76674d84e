"""Why a file gave no article: one class for each reason that a user can meet, worded with what to do about it."""

from typing import Any, ClassVar

from tracker.problems import Problem


class UnreadableFile(Problem):
    """A file that gives no article; `name` is the file's name, `facts` what the sentence names besides it."""

    sentence: ClassVar[str] = "“{name}” can't be read as an article."

    def __init__(self, name: str, **facts: str | int) -> None:
        self.name = name
        self.facts = facts
        super().__init__(self.sentence.format(name=name, **facts))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self).__name__, self.name, self.facts)


class NotFound(UnreadableFile):
    """The path leads to no file."""

    sentence = "“{name}” is no longer there; it may have been moved or deleted."


class NotAllowed(UnreadableFile):
    """The system refuses to open the file; `reason` in its own words."""

    sentence = "“{name}” can't be opened ({reason}); check that you may read it and that no other program holds it."


class EmptyFile(UnreadableFile):
    """No bytes, or nothing but blanks."""

    sentence = "“{name}” is empty; there is nothing to read in it."


class TooLarge(UnreadableFile):
    """A limit is passed; `limit` names it with its unit."""

    sentence = "“{name}” is too large for an article (the limit is {limit}); cut out the article and drop that."


class UnknownType(UnreadableFile):
    """No reader for such content; `known` lists the suffixes that are read."""

    sentence = "“{name}” is of a type that can't be read; save the article as one of {known}."


class NoText(UnreadableFile):
    """The format is right, but no words are in it: a page of pictures or scripts."""

    sentence = "“{name}” holds no text that could be an article; copy the article's text and paste it instead."


class ScanWithoutText(UnreadableFile):
    """A PDF of pictures only."""

    sentence = "“{name}” is a scan without text; run text recognition (OCR) on it first, then drop the result."


class Encrypted(UnreadableFile):
    """A password is needed."""

    sentence = "“{name}” is protected by a password; save it without the password and drop it again."


class LegacyFormat(UnreadableFile):
    """A known format that is not read; `format` names it, `better` what to save as."""

    sentence = "“{name}” is in the format {format}, which can't be read; open it and save it as {better}."


class OnlyALink(UnreadableFile):
    """A shortcut to a page, not the page; `url` is where it leads."""

    sentence = "“{name}” is only a link to {url}; open the page, save it as a file and drop that."


class Damaged(UnreadableFile):
    """The file breaks the rules of its format; `format` is the name of the format."""

    sentence = "“{name}” is damaged or not really a {format} file; save or download it once more."


class TookTooLong(UnreadableFile):
    """Reading was stopped after `seconds`."""

    sentence = "Reading “{name}” was stopped after {seconds} seconds; copy the article's text and paste it instead."


class ReaderFailed(UnreadableFile):
    """The process that reads files broke down over this one."""

    sentence = "Reading “{name}” failed unexpectedly; copy the article's text and paste it instead."


REASONS: dict[str, type[UnreadableFile]] = {
    reason.__name__: reason
    for reason in (
        UnreadableFile,
        NotFound,
        NotAllowed,
        EmptyFile,
        TooLarge,
        UnknownType,
        NoText,
        ScanWithoutText,
        Encrypted,
        LegacyFormat,
        OnlyALink,
        Damaged,
        TookTooLong,
        ReaderFailed,
    )
}


def _restored(reason: str, name: str, facts: dict[str, str | int]) -> UnreadableFile:
    return REASONS[reason](name, **facts)
