"""Folders for servers of the tests' own."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder outside pytest's: another pytest on this machine shuts the way to all of those when it starts.

    (PostgreSQL that is started by root runs as somebody else, and has to walk there.)
    """
    with tempfile.TemporaryDirectory(prefix="trellis-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
