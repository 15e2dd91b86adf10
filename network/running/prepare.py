"""What must be done before pages are served. Each is quick when there is nothing to do, and safe to run twice."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# The admin's libraries come twice, and only their short form is read.
UNREAD = ["jquery.js", "xregexp.js", "select2.full.js", "select2.css", "htmax*", "htmx-4*"]
MIGRATION_LOCK = 0x7472656C  # any number, the same in every process that migrates


def migrate(begins: Callable[[], None] = lambda: None) -> bool:
    """Bring the tables up to date; of any number of processes one does it, the others wait. Whether it had to.

    `begins` is called first when there is something to do: it may take a minute.
    """
    with _locked():
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        begins()
        call_command("migrate", interactive=False, verbosity=0)
        return True


@contextmanager
def _locked() -> Iterator[None]:
    """Held by the session, not by a transaction: a migration may need several."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def collect_static() -> bool:
    """Hash and compress the static files when one of them changed since the last time. Whether it had to."""
    if settings.DEBUG:
        return False
    stamp = Path(settings.STATIC_ROOT) / ".sources"
    now = _static_state()
    if stamp.exists() and stamp.read_text() == now:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=UNREAD)
    stamp.write_text(now)
    return True


def _static_state() -> str:
    """A fingerprint of every static file: name and content. Times of change differ between an image and its source."""
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list(["CVS", ".*", "*~"]), key=lambda found: found[0]):
            state.update(f"{name}\n".encode() + Path(storage.path(name)).read_bytes())
    return state.hexdigest()
