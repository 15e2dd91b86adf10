"""A mail server that takes its time, and keeps a list of every letter it was given, again or not."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.core.mail import EmailMessage

from network.lib.mailbox import FolderBackend

LIST = Path(os.environ.get("DRILL_DIR", "/tmp")) / "sent"


def send_slowly(pause: float) -> None:
    """From now on a letter of this process takes `pause` seconds."""
    at_once = FolderBackend.send_messages

    def send(backend: FolderBackend, messages: Sequence[EmailMessage]) -> int:
        time.sleep(pause)
        with LIST.open("a") as file:
            file.writelines(f"{message.to[0]}\n" for message in messages)
        return at_once(backend, messages)

    FolderBackend.send_messages = send  # type: ignore[method-assign]
