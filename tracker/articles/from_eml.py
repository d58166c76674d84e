"""Mails (.eml): the article in the mail's body, and attachments that are articles themselves."""

import email
import email.policy
import email.utils
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage, Message
from pathlib import PurePath

from tracker.articles import from_html, limits
from tracker.articles.article import Known, Published
from tracker.articles.draft import Draft, Source
from tracker.articles.from_mhtml import decoded
from tracker.articles.masthead import forwarded_subject
from tracker.articles.tidying import folded, one_line, tidy
from tracker.articles.unreadable import Damaged, EmptyFile, NoText

_COVER_NOTE = 300  # letters; a shorter body beside an attached article only hands it over
_ATTACHED = frozenset({".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".pdf", ".docx", ".odt", ".eml"})


def read(source: Source) -> list[Draft | Source]:
    """Read one mail; `NoText` where neither its body nor an attachment could be an article."""
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.default)
        sent = _sent(message)
        attached = list(_attached(message, source, sent))[: limits.PARTS]
        draft = _body(message, source.name, sent)
    except (RecursionError, LookupError, ValueError, IndexError, AttributeError, TypeError) as error:
        # the parser is lenient, but its header classes are not: a broken header raises any of these
        raise Damaged(source.name, format="mail") from error
    found: list[Draft | Source] = []
    if draft is not None and not (attached and len(folded(draft.text)) < _COVER_NOTE):
        found.append(draft)
    found.extend(attached)
    if not found:
        if draft is None:
            raise NoText(source.name)
        found.append(draft)
    return found


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("Date") or ""))
    except (ValueError, TypeError, IndexError):
        return None


def _body(message: EmailMessage, name: str, sent: datetime | None) -> Draft | None:
    subject, forwarded = forwarded_subject(one_line(str(message.get("Subject") or "")))
    published = Published(sent.date(), sent, Known.MARKUP) if sent else None
    sender = _sender(message)
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    text = decoded(plain) or "" if isinstance(plain, EmailMessage) else ""
    draft = _page(page, name) if isinstance(page, EmailMessage) else None
    if draft is None or len(folded(draft.text)) < len(folded(text)) / 2:
        if not folded(text):
            return None
        draft = Draft(text=tidy(text))
    return Draft(
        text=draft.text,
        title=subject or draft.title,
        outlet=None if forwarded else sender,
        # whoever passes an article on does so days later; what the text says then goes first
        published=None if forwarded else published,
        perhaps=published if forwarded else None,
        url=draft.url,
        authors=draft.authors,
    )


def _page(part: EmailMessage, name: str) -> Draft | None:
    """Return the words of the mail's HTML body; all of them: mails bear no menus, and layout tables mislead."""
    source = decoded(part)
    if source is None:
        return None
    try:
        tree = from_html.parsed(source, name)
    except (NoText, EmptyFile):
        return None
    text = from_html.visible_text(tree)
    return Draft(text=text) if folded(text) else None


def _sender(message: EmailMessage) -> str | None:
    """Return what a newsletter calls itself, or its domain; a private sender is no outlet."""
    name, address = email.utils.parseaddr(str(message.get("From") or ""))
    if not any(message.get(header) for header in ("List-Unsubscribe", "List-Id", "Precedence")):
        return None
    return one_line(name) or (address.rpartition("@")[2] or None)


def _attached(message: EmailMessage, source: Source, sent: datetime | None) -> Iterator[Source]:
    waiting = list(message.iter_parts()) if message.is_multipart() else []
    while waiting:
        part = waiting.pop(0)
        inner = part.get_content_type() == "message/rfc822"
        name = one_line(part.get_filename() or "") or ("mail.eml" if inner else "")
        if part.is_multipart() and not inner:
            waiting = [*part.iter_parts(), *waiting]
            continue
        if not name or PurePath(name).suffix.lower() not in _ATTACHED:
            continue
        if inner:
            mails = part.get_payload()
            data: object = (
                mails[0].as_bytes() if isinstance(mails, list) and mails and isinstance(mails[0], Message) else None
            )
        else:
            data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            yield Source(data=data, name=f"{source.name} › {name}", modified=sent)
