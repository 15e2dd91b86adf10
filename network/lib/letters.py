"""Writing a letter: text first, one simple HTML beside it, and a name by which mail programs know it again."""

import hashlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a letter. `kind` is its media type."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True)
class Letter:
    """One letter. `key` names it for good; `template` is the path below `templates/email` without its ending.

    `calendar`: the same message for calendar programs, as its media type and its text.
    """

    key: str
    to: str
    subject: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    reply_to: str = ""
    fewer: str = ""  # address by which its reader gets fewer of its kind, with one click in a mail program
    calendar: tuple[str, str] | None = None
    attachments: tuple[Attachment, ...] = ()


def message_id(key: str) -> str:
    """The Message-ID of the letter `key`: the same letter sent again after a crash is known by it."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{host}>"


def absolute(path: str) -> str:
    """The full address of a path of this site, for a letter."""
    return f"{settings.SITE_URL}{path}"


def _headers(letter: Letter) -> dict[str, str]:
    """Its name, a word to out-of-office replies to stay away, and (RFC 2369, RFC 8058) how to get fewer."""
    headers = {"Message-ID": message_id(letter.key), "Auto-Submitted": "auto-generated"}
    if letter.fewer:
        headers |= {"List-Unsubscribe": f"<{letter.fewer}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers


def send(letter: Letter) -> None:
    """Send a letter. Raises what the mail server raises, so that whoever owes it tries again."""
    context = {"site_url": settings.SITE_URL, "subject": letter.subject, "fewer": letter.fewer, **letter.context}
    message = EmailMultiAlternatives(
        subject=" ".join(letter.subject.split()),
        body=render_to_string(f"email/{letter.template}.txt", context).strip() + "\n",
        to=[letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        headers=_headers(letter),
    )
    message.attach_alternative(render_to_string(f"email/{letter.template}.html", context), "text/html")
    if letter.calendar is not None:
        kind, text = letter.calendar
        message.attach_alternative(text, kind)
    for file in letter.attachments:
        message.attach(file.name, file.content, file.kind)
    message.send()
