"""Messages as files in a folder: the broker of a machine without Redis. Kombu's transport, made safe to kill.

Kombu's own lets a reader see a message while it is being written, and its worker ends for good on half a message.
Here a message appears whole, one reader gets it, and one that cannot be read is dropped: messages only wake workers.
"""

import logging
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem, virtual
from kombu.utils.json import dumps, loads

log = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    """The bindings of queues are declared by every process for itself: no table on disk to keep, or to break."""

    def get_table(self, exchange: str) -> list[Any]:
        return list(virtual.Channel.get_table(self, exchange))

    def _queue_bind(self, *_: Any) -> None:
        """The base class has noted it already."""

    def _put(self, queue: str, payload: Any, **_: Any) -> None:  # type: ignore[override]  # the stubs' bases differ
        file = Path(self.data_folder_out) / f"{time.time_ns()}_{uuid.uuid4()}.{queue}.msg"
        unfinished = file.with_suffix(".new")
        unfinished.write_text(dumps(payload), encoding="utf-8")
        unfinished.replace(file)

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for file in sorted(Path(self.data_folder_in).glob(f"*.{queue}.msg")):
            taken = Path(self.processed_folder) / file.name
            try:
                file.rename(taken)
                text = taken.read_text(encoding="utf-8")
                taken.unlink()
                return loads(text)
            except FileNotFoundError:
                continue  # another reader was quicker
            except ValueError:
                log.warning("dropped a message that cannot be read: %s", file.name)
        raise Empty


class Transport(filesystem.Transport):
    Channel = Channel
