"""Web archives (.mhtml, .mht): the page inside a browser's single-file save."""

import email
import email.policy
from email.message import EmailMessage

from tracker.articles import charset, from_html
from tracker.articles.draft import Draft, Source
from tracker.articles.unreadable import Damaged, NoText


def read(source: Source) -> list[Draft | Source]:
    """Read one web archive; its Date header is the day it was saved, never that of publication."""
    try:
        message = email.message_from_bytes(source.data, policy=email.policy.default)
        pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
        url = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "")
        if not pages:
            raise NoText(source.name)
        text = decoded(pages[0])
        url = url or str(pages[0].get("Content-Location") or "")
    except (RecursionError, LookupError, ValueError, IndexError) as error:
        raise Damaged(source.name, format="MHTML") from error
    if text is None:
        raise Damaged(source.name, format="MHTML")
    return [from_html.page(text, source.name, url if url.startswith("http") else None)]


def decoded(part: EmailMessage) -> str | None:
    """Return the text of a mail's or web archive's part, by its declared encoding where that holds."""
    data = part.get_payload(decode=True)
    return charset.decode(data, part.get_content_charset()) if isinstance(data, bytes) else None
