"""Where mail to this site arrives: whatever can list, read and put away letters. A maildir is one; others plug in.

The class is named by the setting `INBOUND_SOURCE`; it is made without arguments. A letter is left where it is until
`done` or `aside` is called, after what it said was committed: a worker that dies in between finds it again.
"""

import logging
import mailbox
import time
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)
KEEP_ASIDE_S = 30 * 24 * 3600  # what could not be used is forgotten after a month


class Inbox(Protocol):
    """Letters by the names the source gives them. A name that is gone is no error: another worker was quicker."""

    def waiting(self, most: int) -> list[str]:
        """Names of letters that arrived, the oldest first, at most so many."""

    def read(self, name: str, most: int) -> bytes | None:
        """The first `most` bytes of a letter as it came; None when it is gone."""

    def done(self, name: str) -> None:
        """Forget a letter that was used."""

    def aside(self, name: str) -> None:
        """Put a letter that could not be used where a person can look at it, for a month."""

    def count_aside(self) -> int:
        """How many lie aside."""


def inbox() -> Inbox | None:
    """The source of this site, or None when it takes no mail."""
    if not settings.INBOUND_ADDRESS:
        return None
    source: Inbox = import_string(settings.INBOUND_SOURCE)()
    return source


class MaildirInbox:
    """A folder in the maildir format, which mail servers, fetchmail and getmail deliver to."""

    def __init__(self) -> None:
        Path(settings.INBOUND_MAILDIR).parent.mkdir(parents=True, exist_ok=True)
        self.box = mailbox.Maildir(str(settings.INBOUND_MAILDIR))

    def waiting(self, most: int) -> list[str]:
        return sorted(self.box.keys())[:most]  # names begin with the second of delivery

    def read(self, name: str, most: int) -> bytes | None:
        try:
            with self.box.get_file(name) as file:
                return bytes(file.read(most))
        except (KeyError, FileNotFoundError):
            return None

    def done(self, name: str) -> None:
        self.box.discard(name)

    def aside(self, name: str) -> None:
        """Copied first, so that a cut leaves it twice and never nowhere."""
        try:
            with self.box.get_file(name) as file:
                self._aside().add(file)
        except (KeyError, FileNotFoundError):
            return
        self.box.discard(name)

    def count_aside(self) -> int:
        self._forget_old()
        return len(self._aside())

    def _aside(self) -> "mailbox.Maildir":
        return self.box.add_folder("Aside")  # makes it when it is missing

    def _forget_old(self) -> None:
        before = time.time() - KEEP_ASIDE_S
        for path in Path(settings.INBOUND_MAILDIR).glob(".Aside/new/*"):
            if path.stat().st_mtime < before:
                path.unlink(missing_ok=True)
