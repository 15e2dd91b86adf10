"""Letters as files, for a machine without a mail server: one `.eml` a letter, named by its Message-ID."""

import email
import email.policy
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage as Parsed
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Writes each letter into `settings.MAIL_DIR`. The same Message-ID is the same file: sent twice, kept once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for letter in email_messages:
            message = letter.message()
            name = hashlib.sha256(str(message["Message-ID"]).encode()).hexdigest()[:20]
            draft = folder / f".{name}"
            draft.write_bytes(message.as_bytes())
            draft.replace(folder / f"{name}.eml")
        return len(email_messages)


@dataclass(frozen=True)
class Kept:
    """One kept letter, as its reader sees it. `text` is its plain text."""

    name: str
    to: str
    sender: str
    subject: str
    at: datetime
    text: str = ""


def kept_letters(limit: int = 100) -> list[Kept]:
    """The latest letters, newest first, without their texts."""
    files = sorted(Path(settings.MAIL_DIR).glob("*.eml"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [_read(file, with_text=False) for file in files[:limit]]


def letter_named(name: str) -> Kept | None:
    """One letter with its text, or None. Names that this folder would not give are refused unseen."""
    file = Path(settings.MAIL_DIR) / f"{name}.eml"
    if not re.fullmatch(r"[0-9a-f]{20}", name) or not file.exists():
        return None
    return _read(file, with_text=True)


def _read(file: Path, *, with_text: bool) -> Kept:
    parsed = email.message_from_bytes(file.read_bytes(), _class=Parsed, policy=email.policy.default)
    body = parsed.get_body(("plain",)) if with_text else None
    return Kept(
        name=file.stem,
        to=str(parsed["To"] or ""),
        sender=str(parsed["From"] or ""),
        subject=str(parsed["Subject"] or ""),
        at=datetime.fromtimestamp(file.stat().st_mtime, UTC),
        text=str(body.get_content()) if body is not None else "",
    )


def letters_are_kept() -> bool:
    """Whether this machine keeps letters in a folder because it has no mail server."""
    return bool(f"{__name__}.{FolderBackend.__name__}" == settings.EMAIL_BACKEND)


def letters_are_readable() -> bool:
    """Whether anybody may read the kept letters: they hold sign-in codes, so only where nothing is real."""
    return (settings.DEBUG or settings.DEMO) and letters_are_kept()
