"""Throwing the demonstration away, and nothing that is real."""

import fcntl
import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from network.lib import embedded
from network.people.models import Person
from network.running.serve import DEMO_ADDRESSES, Say


class CannotReset(Exception):
    """Why nothing was thrown away."""


def reset(say: Say) -> None:
    """Delete the demonstration: its tables where a DATABASE_URL is set, and its folder. Raises CannotReset."""
    if not settings.DEMO:
        raise CannotReset("This is not a demonstration (TRELLIS_DEMO is not set). Nothing was changed.")
    folder = Path(settings.VAR_DIR)
    with (folder / "running").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotReset("The demonstration runs. End it with Ctrl-C first.") from None
        _refuse_real_people()
        if settings.EMBEDDED is None:
            _drop_tables(say)
        else:
            connection.close()
            embedded.leave(settings.EMBEDDED)
            embedded.remove(settings.EMBEDDED)
        for kept in folder.iterdir():
            if kept.name != "running":
                shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    say("The demonstration is gone. `make demo` builds it anew.")


def _refuse_real_people() -> None:
    try:
        with transaction.atomic():
            people = Person.objects.exclude(email__endswith=DEMO_ADDRESSES).count()
            demonstrated = Person.objects.filter(email__endswith=DEMO_ADDRESSES).exists()
    except ProgrammingError:  # no tables yet
        return
    if people and not demonstrated:
        raise CannotReset("This database holds real people, and no demonstration. Nothing was changed.")


def _drop_tables(say: Say) -> None:
    tables = set(connection.introspection.table_names())
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    name = connection.settings_dict["NAME"]
    say(f"Dropping Trellis's tables in the database {name} ...")
    quoted = ", ".join(connection.ops.quote_name(table) for table in sorted(tables & ours))
    if quoted:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {quoted} CASCADE")
