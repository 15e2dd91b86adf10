"""The work on a file: reading it, bringing it in, taking it back. Each is one transaction, all of it or nothing."""

import zlib
from datetime import time
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from design_process.measures.actions import owe_rollup
from design_process.measures.models import Measurement
from design_process.number_files import reading, staging
from design_process.number_files.checking import checked
from design_process.number_files.knowing import known_to
from design_process.number_files.models import NumberFile, StagedNumber
from design_process.number_files.staging import Hand, Tell
from design_process.number_files.words import mapping_of
from districts.directory.access import holdings_of
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.csvfile import Refused
from network.lib.words import counted
from network.outbox.actions import owe
from network.outbox.handlers import Job, handles, schedule
from network.outbox.locks import partition_lock
from network.outbox.turns import daily
from network.people.models import Person

State, Verdict = NumberFile.State, StagedNumber.Verdict


@handles("read_numbers", long=True)
def read_numbers(file: int) -> None:
    """Check every line of a file and stage what it says. Again, it is read anew."""
    found = _at_work(file, State.READING)
    if found is None or found.content is None:
        return
    try:
        table = reading.open_table(zlib.decompress(found.content))
        numbers = checked(reading.said_by(table, mapping_of(found.mapping)), known_to(found, timezone.localdate()))
        told = _hand(found.by).told
        staging.stage(found.network_id, found.pk, told, numbers, progress_of(found))
    except Refused as refused:
        NumberFile.objects.filter(pk=file).update(state=State.ASKING, trouble=str(refused)[:400])
        return
    NumberFile.objects.filter(pk=file).update(state=State.WAITING, found=counts_of(found))


def counts_of(file: NumberFile) -> dict[str, int]:
    """How many of each verdict, and the last line."""
    rows = StagedNumber.objects.of(file)
    counts = {verdict.value: rows.filter(verdict=verdict).count() for verdict in Verdict}
    last = rows.order_by("-line").values_list("line", flat=True).first()
    return {**counts, "last_line": last or 0}


@handles("import_numbers", long=True)
def import_numbers(file: int) -> None:
    """Make what a file says the current numbers, once. What somebody else changed meanwhile is compared anew."""
    found = _at_work(file, State.IMPORTING)
    if found is None:
        return
    hand, last_line = _hand(found.confirmed_by), found.found["last_line"]
    written = staging.bring_in(found.network_id, file, hand, last_line, progress_of(found))
    for period in written.periods:
        owe_rollup(found.network_id, period)
    owe("clear_numbers", f"clear_numbers:{file}", network_id=found.network_id, file=file)
    outcome = {"new": written.new, "corrected": written.corrected, "rejected": found.found[Verdict.REJECTED]}
    outcome["same"] = sum(found.found[v] for v in (Verdict.NEW, Verdict.CHANGED, Verdict.SAME))
    outcome["same"] -= written.new + written.corrected
    changes = {"state": State.DONE, "outcome": outcome, "content": None, "done_at": timezone.now()}
    NumberFile.objects.filter(pk=file).update(**changes)
    if written.periods:
        _record(found, f"read {found.file_name}: {_said(written.new, written.corrected)}", found.confirmed_by)


@handles("clear_numbers")
def clear_numbers(file: int) -> None:
    """Take away the staged numbers of a file that is in. The lines put aside stay a while, to be mended."""
    StagedNumber.objects.filter(file=file, file__in=_decided()).exclude(verdict=Verdict.REJECTED).delete()


def _decided() -> Any:
    return NumberFile.objects.filter(state__in=[State.DONE, State.UNDOING, State.UNDONE]).values("pk")


@handles("undo_numbers", long=True)
def undo_numbers(file: int) -> None:
    """Bring the numbers before a file back, as corrections. Those that somebody has changed since are left."""
    found = _at_work(file, State.UNDOING)
    if found is None:
        return
    written = staging.take_back(file, _hand(found.undone_by))
    for period in written.periods:
        owe_rollup(found.network_id, period)
    taken = written.new + written.corrected
    outcome = {**found.outcome, "taken_out": written.new, "brought_back": written.corrected}
    outcome["left"] = Measurement.objects.filter(batch=file).count() - taken
    NumberFile.objects.filter(pk=file).update(state=State.UNDONE, outcome=outcome)
    _record(found, f"took back {found.file_name}: {counted(taken, 'number', 'numbers')}", found.undone_by)


def _at_work(pk: int, state: str) -> NumberFile | None:
    """The file while this work is wanted of it, held until the transaction ends; None when it is done already."""
    with partition_lock("number_file", pk):
        return (
            NumberFile.objects.select_related("by", "confirmed_by", "undone_by", "member")
            .filter(pk=pk, state=state)
            .first()
        )


def _hand(person: Person | None) -> Hand:
    if person is None:
        return Hand(None, (), (), timezone.now())
    held = holdings_of(person)
    return Hand(person.pk, tuple(held.own_members), tuple(held.told_members), timezone.now())


def _record(file: NumberFile, words: str, by: Person | None) -> None:
    record(Activity.About.NUMBERS, words, network_id=file.network_id, by=by, thing=file)


def _said(new: int, corrected: int) -> str:
    parts = [counted(new, "new number", "new numbers") if new else "", f"{corrected:,} corrected" if corrected else ""]
    return " and ".join(filter(None, parts))


def progress_of(file: NumberFile) -> Tell:
    """Tell how far the work is. Not in a row: those of an open transaction are seen by nobody else."""
    last = [0.0]

    def tell(line: int) -> None:
        if monotonic() - last[0] > 0.3:
            last[0] = monotonic()
            cache.set(_progress_key(file), line, 600)

    tell(0)
    return tell


def lines_through(file: NumberFile) -> int:
    """How many lines of a file the work has passed."""
    return int(cache.get(_progress_key(file)) or 0)


def _progress_key(file: NumberFile) -> str:
    return f"number_file:{file.pk}:{file.state}"


def forget_files() -> None:
    """Forget the texts and lines of files that were decided on long ago, or never."""
    old = list(NumberFile.objects.forgotten(timezone.now()).values_list("pk", flat=True))
    NumberFile.objects.filter(pk__in=old, state__in=[State.ASKING, State.WAITING]).update(state=State.DROPPED)
    NumberFile.objects.filter(pk__in=old).update(content=None)
    StagedNumber.objects.filter(file__in=old).delete()


schedule(Job("forget_number_files", slot=daily(time(3), zone=settings.TIME_ZONE), run=forget_files))
