"""What people do with a file of numbers: send it, say what it means, say yes, take it back. The work is `jobs.py`."""

import zlib
from collections.abc import Mapping as Map
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from design_process.measures.actions import add_indicator, change_indicator
from design_process.measures.models import Indicator
from design_process.number_files import headings, reading
from design_process.number_files.headings import Mapping
from design_process.number_files.knowing import indicators_for
from design_process.number_files.models import NumberFile, NumberSource, StagedNumber
from design_process.number_files.pupils import OneRowAPupil, pupil_columns
from design_process.number_files.words import LEAVE_OUT, MAKE, TooManyNames, made_from, mapping_of, words_in
from districts.directory.access import holdings_of
from districts.directory.models import Member
from network.membership.models import Network
from network.membership.roles import Can
from network.outbox.actions import owe
from network.outbox.models import Effect
from network.people.models import Person

State = NumberFile.State


@dataclass(frozen=True)
class Whose:
    """Whose numbers a file may bring: one member's, or with none those of all members of the network."""

    network: Network
    member: Member | None = None


@dataclass(frozen=True)
class Meaning:
    """What a person said about a file: its columns, which indicator each of its names is (an id, `make:UNIT` or 0),
    which group each word is, and whether indicators are to be collected for groups they are not yet."""

    mapping: Mapping
    names: Map[str, str]
    groups: Map[str, str]
    add_groups: bool = False


def keep_file(whose: Whose, data: bytes, *, name: str, by: Person | None) -> NumberFile:
    """Look a file over and keep its text until somebody decides. One of a kind seen before is read at once.

    Raises Refused when it cannot be read or holds what belongs to single people, and OneRowAPupil when it is to be
    counted first: then nothing of it is kept.
    """
    text = reading.as_text(data)
    table = reading.open_table(text)
    look = reading.look_over(table)
    mapping = headings.propose(table.columns)
    if columns := pupil_columns(table, look, mapping):
        raise OneRowAPupil(table, mapping, columns)
    file = NumberFile(
        network=whose.network, member=whose.member, by=by, file_name=name[:200], mapping=asdict(mapping),
        source_key=headings.source_key(table.columns, mapping),
        look={"rows": look.rows, "few": look.few, "columns": table.columns, "header_line": table.header_line},
    )  # fmt: skip
    file.content = zlib.compress(text, 1)
    return _keep(file, mapping)


@transaction.atomic
def _keep(file: NumberFile, mapping: Mapping) -> NumberFile:
    """Store a file, with what was said about its kind."""
    put_waiting_aside(Whose(file.network, file.member), file.by)
    source = _source_of(file)
    if source:
        file.names, file.groups = source.names, source.groups
        if mapping.wide != "period":
            file.mapping = source.mapping
    file.save()
    if source and _is_understood(file):
        _owe_reading(file)
    return file


def put_waiting_aside(whose: Whose, by: Person | None) -> None:
    """Drop the files of a person that still wait: only the last one is meant."""
    sent = NumberFile.objects.of(whose.network.pk, whose.member.pk if whose.member else None)
    for older in sent.filter(by=by, state__in=[State.ASKING, State.WAITING]):
        drop(older)


def _source_of(file: NumberFile) -> NumberSource | None:
    """What was said about files of this kind: by the member's own people, or else by the hub."""
    rows = NumberSource.objects.filter(network=file.network_id, key=file.source_key)
    found = {row.member_id: row for row in rows.filter(member=None) | rows.filter(member=file.member_id)}
    return found.get(file.member_id) or found.get(None)


def _is_understood(file: NumberFile) -> bool:
    """Is there nothing left to ask about it?"""
    mapping = mapping_of(file.mapping)
    alive = {str(found.pk) for found in indicators_for(file)} | {LEAVE_OUT}
    try:
        names, groups = words_in(file, mapping, "indicator"), words_in(file, mapping, "group")
    except TooManyNames:
        return False
    known = all(str(file.names.get(word, "")) in alive for word in names)
    return not mapping.lacks and known and all(word in file.groups for word in groups if word)


@transaction.atomic
def say_what_it_means(file: NumberFile, meaning: Meaning, *, by: Person) -> None:
    """Remember what a person said about files of this kind, make the indicators they asked for, and read the file.

    Said again while the file waits, it is read anew. Nothing happens to one that is decided on.
    """
    locked = NumberFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if locked.state not in {State.ASKING, State.WAITING}:
        return
    names = {word: _indicator(locked, meaning.mapping, word, choice, by) for word, choice in meaning.names.items()}
    if meaning.add_groups:
        _collect_groups(locked, names, {key for key in meaning.groups.values() if key and key != "all"}, by)
    locked.mapping, locked.names, locked.groups = asdict(meaning.mapping), names, dict(meaning.groups)
    locked.source_key = headings.source_key(locked.look["columns"], meaning.mapping)
    NumberSource.objects.update_or_create(
        network=locked.network, member=locked.member, key=locked.source_key,
        defaults={"mapping": locked.mapping, "names": names, "groups": locked.groups, "by": by, "at": timezone.now()},
    )  # fmt: skip
    locked.save(update_fields=["mapping", "names", "groups", "source_key"])
    _owe_reading(locked)


def _indicator(file: NumberFile, mapping: Mapping, word: str, choice: str, by: Person) -> int:
    if not choice.startswith(MAKE):
        return int(choice)
    return int(add_indicator(made_from(file, mapping, word, choice.removeprefix(MAKE)), by=by).pk)


def _collect_groups(file: NumberFile, names: Map[str, int], groups: set[str], by: Person) -> None:
    for found in Indicator.objects.filter(pk__in=[pk for pk in names.values() if pk]).order_by("pk"):
        more = sorted(groups - set(found.groups))
        if more and holdings_of(by).may(Can.EDIT_WORK, found):
            found.groups = [*found.groups, *more]
            change_indicator(found, by=by, why=f"The file {file.file_name} counts these groups.")


def _owe_reading(file: NumberFile) -> None:
    NumberFile.objects.filter(pk=file.pk).update(state=State.READING, trouble="")
    file.state = State.READING
    _owe("read_numbers", file)


def _owe(kind: str, file: NumberFile) -> None:
    owe(kind, f"{kind}:{file.pk}", network_id=file.network_id, again=True, file=file.pk)


@transaction.atomic
def confirm(file: NumberFile, *, by: Person | None) -> bool:
    """Say yes, once: whoever says it second finds it said. Returns whether this call was the first."""
    now = timezone.now()
    waiting = NumberFile.objects.filter(pk=file.pk, state=State.WAITING)
    if not waiting.update(state=State.IMPORTING, confirmed_by=by, confirmed_at=now):
        return False
    _owe("import_numbers", file)
    return True


@transaction.atomic
def drop(file: NumberFile) -> None:
    """Put a file aside that nobody has said yes to; its text and rows are forgotten."""
    open_states = [State.ASKING, State.READING, State.WAITING]
    if NumberFile.objects.filter(pk=file.pk, state__in=open_states).update(state=State.DROPPED, content=None):
        StagedNumber.objects.of(file).delete()


@transaction.atomic
def take_back(file: NumberFile, *, by: Person) -> bool:
    """Have the numbers before a file come back, within a day of it, once. Returns whether it will be done."""
    if file.undo_until is None or timezone.now() > file.undo_until:
        return False
    done = NumberFile.objects.filter(pk=file.pk, state=State.DONE)
    if not done.update(state=State.UNDOING, undone_by=by):
        return False
    _owe("undo_numbers", file)
    return True


_KIND_AT_WORK: dict[str, str] = {
    State.READING: "read_numbers",
    State.IMPORTING: "import_numbers",
    State.UNDOING: "undo_numbers",
}


def is_parked(file: NumberFile) -> bool:
    """Has the work on a file failed so often that nobody tries it any more?"""
    kind: Any = _KIND_AT_WORK.get(file.state)
    return bool(kind) and Effect.objects.parked().filter(key=f"{kind}:{file.pk}").exists()
