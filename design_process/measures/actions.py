"""Writing numbers down: a batch at a time, corrections beside what they correct."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from design_process.measures.checks import Asked, problem_of_pair, problem_of_place
from design_process.measures.models import Indicator, Measurement, PlanVersion
from districts.directory.groups import ALL
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.dates import period_start
from network.lib.words import counted
from network.membership.models import Network
from network.outbox.actions import owe
from network.people.models import Person

# Fields of a plan that say what its numbers mean and how they are judged.
MEANING = ("definition", "inclusion", "unit", "numerator_label", "denominator_label", "direction", "target")


UNSEEN = -1


@dataclass(frozen=True)
class Entry:
    """A number as a person gives it. `period` is any day of it.

    Without both numbers: nothing to report, or what `gap` (a Measurement.Gap) says. `seen` is the id of the number
    that stood there when they looked, None if there was none; it is not compared when UNSEEN. `is_blind`: they may
    not read what it said, so theirs takes its place even where it says the same: else the answer would tell.
    """

    indicator_id: int
    period: date
    numerator: float | None = None
    denominator: float | None = None
    group: str = ALL
    note: str = ""
    gap: str = ""
    is_draft: bool = False
    seen: int | None = UNSEEN
    is_blind: bool = False

    @property
    def why_none(self) -> str:
        """The gap that is stored: empty exactly when there is a number."""
        return "" if self.numerator is not None else self.gap or Measurement.Gap.NOTHING


@dataclass(frozen=True)
class Recorded:
    """What became of a batch: how many were new, corrected an earlier number, or said what was there already."""

    new: int = 0
    corrected: int = 0
    same: int = 0

    @property
    def changed(self) -> int:
        return self.new + self.corrected


NO_DRAFT = "This number is in already. A draft would take it out of the charts: save it instead."


class NumberRefused(ValueError):
    """A number that cannot be true. `entry` says which, `field` beside which field the words belong."""

    def __init__(self, entry: Entry, field: str, words: str) -> None:
        super().__init__(words)
        self.entry, self.field, self.words = entry, field, words


@dataclass(frozen=True)
class Conflict:
    """A number given, and the other one that somebody has written there since."""

    entry: Entry
    row: Measurement


class NumbersChangedMeanwhile(Exception):
    """Numbers are not any more what the person saw when they typed others. Nothing was stored."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__("numbers changed meanwhile")
        self.conflicts = conflicts


@dataclass(frozen=True)
class _Hand:
    """Who writes, for whom."""

    by: Person | None
    on_behalf: bool


Cell = tuple[int, str, date]  # indicator, group, first day of the period


def asked_by(indicator: Indicator) -> Asked:
    """What an indicator wants to be told, for the checks."""
    return Asked(
        unit=indicator.unit,
        frequency=indicator.frequency,
        groups=tuple(indicator.groups),
        numerator_label=indicator.numerator_label,
        denominator_label=indicator.denominator_label,
    )


@transaction.atomic
def record_measurements(
    member: Member,
    entries: Sequence[Entry],
    *,
    by: Person | None,
    on_behalf: bool = False,
    today: date | None = None,
) -> Recorded:
    """Store a batch of a member's numbers, all or none, and owe the roll-up of each period that changed.

    The same number again stores nothing. Another number supersedes the one before, which stays. A draft is kept for
    the team and counted nowhere until it is given again as complete.
    Raises NumberRefused when one cannot be true, NumbersChangedMeanwhile when somebody wrote another number than the
    one that was `seen`, and Indicator.DoesNotExist when an indicator is not the member's to report.
    """
    checked = _checked(member, entries, today or timezone.localdate())
    # One writer per member at a time: two people sending the same number at once store it once.
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    standing = _standing(member, list(checked))
    changed = {cell: entry for cell, entry in checked.items() if not _says_the_same(standing.get(cell), entry)}
    _check_seen(changed, standing)
    hand = _Hand(by, on_behalf)
    for cell, entry in changed.items():
        _write(member, cell, entry, hand, standing.get(cell))
    dirty = {period for (_, _, period), entry in changed.items() if not entry.is_draft}
    for period in sorted(dirty):  # in order, so that two writers never cross
        owe_rollup(member.network_id, period)
    corrected = sum(cell in standing and standing[cell].status != Measurement.Status.DRAFT for cell in changed)
    return Recorded(new=len(changed) - corrected, corrected=corrected, same=len(checked) - len(changed))


def _check_seen(changed: Mapping[Cell, Entry], standing: Mapping[Cell, Measurement]) -> None:
    """Refuse what would replace a number that the person has not seen, or a number that counts by a draft."""
    met = [(entry, standing[cell]) for cell, entry in changed.items() if cell in standing]
    conflicts = tuple(Conflict(entry, row) for entry, row in met if entry.seen not in (UNSEEN, row.pk))
    if conflicts:
        raise NumbersChangedMeanwhile(conflicts)
    for entry, row in met:
        if entry.is_draft and row.status != Measurement.Status.DRAFT:
            raise NumberRefused(entry, "numerator", NO_DRAFT)


def _checked(member: Member, entries: Sequence[Entry], today: date) -> dict[Cell, Entry]:
    wanted = {entry.indicator_id for entry in entries}
    indicators = {found.pk: found for found in Indicator.objects.asked_of(member).filter(pk__in=wanted)}
    checked: dict[Cell, Entry] = {}
    for entry in entries:
        indicator = indicators.get(entry.indicator_id)
        if indicator is None:
            raise Indicator.DoesNotExist("this member has no such indicator")
        asked = asked_by(indicator)
        problem = problem_of_place(asked, entry.group, entry.period, today) or problem_of_pair(
            asked, entry.numerator, entry.denominator, is_draft=entry.is_draft
        )
        if problem:
            raise NumberRefused(entry, problem.field, problem.words)
        cell = (indicator.pk, entry.group, period_start(indicator.frequency, entry.period))
        if cell in checked:
            raise NumberRefused(entry, "period", "The same number is given twice.")
        checked[cell] = entry
    return checked


def _standing(member: Member, cells: Sequence[Cell]) -> dict[Cell, Measurement]:
    rows = Measurement.objects.current().filter(
        member=member,
        school=None,
        indicator__in={cell[0] for cell in cells},
        period__in={cell[2] for cell in cells},
    )
    return {(row.indicator_id, row.group, row.period): row for row in rows.select_related("entered_by")}


def _says_the_same(row: Measurement | None, entry: Entry) -> bool:
    if row is None or (entry.is_blind and entry.seen == row.pk):
        return False
    same = (row.numerator, row.denominator, row.gap) == (entry.numerator, entry.denominator, entry.why_none)
    completes = row.status == Measurement.Status.DRAFT and not entry.is_draft
    return same and not completes and entry.note in ("", row.note)


def _write(member: Member, cell: Cell, entry: Entry, hand: _Hand, before: Measurement | None) -> None:
    now = timezone.now()
    if before is not None:
        Measurement.objects.filter(pk=before.pk).update(superseded_at=now)
    indicator_id, group, period = cell
    Measurement.objects.create(
        network_id=member.network_id,
        member=member,
        indicator_id=indicator_id,
        group=group,
        period=period,
        numerator=entry.numerator,
        denominator=entry.denominator,
        gap=entry.why_none,
        status=Measurement.Status.DRAFT if entry.is_draft else Measurement.Status.COMPLETE,
        note=entry.note,
        entered_by=hand.by,
        on_behalf=hand.on_behalf,
        entered_at=now,
        supersedes=before,
    )


@transaction.atomic
def review_measurements(member: Member, ids: Collection[int], *, by: Person) -> int:
    """Mark numbers of a member as looked at, those of `ids` that are complete and still stand. Returns how many."""
    waiting = Measurement.objects.current().filter(member=member, pk__in=ids, status=Measurement.Status.COMPLETE)
    count = waiting.update(status=Measurement.Status.REVIEWED, reviewed_by=by, reviewed_at=timezone.now())
    if count:
        words = f"reviewed {counted(count, 'number', 'numbers')} of {member}"
        record(Activity.About.NUMBERS, words, network_id=member.network_id, by=by, thing=member)
    return count


def owe_rollup(network_id: int, period: date) -> None:
    """Mark a partition (network, period) as out of date, in the transaction that made it so."""
    iso = period.isoformat()
    owe("rollup", f"rollup:{network_id}:{iso}", network_id=network_id, again=True, network=network_id, period=iso)


class PlanChangedMeanwhile(Exception):
    """Somebody else changed the indicator after the person opened the form. Nothing was saved."""


def owe_latest(network_id: int) -> None:
    """Mark a network's newest and baseline sums as out of date: which ones they are was decided anew."""
    owe("latest", f"latest:{network_id}", network_id=network_id, again=True, network=network_id)


@transaction.atomic
def add_indicator(indicator: Indicator, *, by: Person) -> Indicator:
    """Start collecting an indicator, the network's or (with its `member` set) one member's own.

    Sent twice at the same moment, it is added once: the one that was first is returned.
    """
    # Those who add to one network come one by one, so that the name is asked for and taken in one go.
    Network.objects.select_for_update(no_key=True).get(pk=indicator.network_id)
    whose = {"network": indicator.network_id, "member": indicator.member_id}
    there: Indicator | None = Indicator.objects.filter(**whose, name=indicator.name).first()
    if there is not None:
        return there
    indicator.save(force_insert=True)
    words = f"added the indicator “{indicator.name}”"
    _keep_version(indicator, words, by, "")
    return indicator


@transaction.atomic
def change_indicator(indicator: Indicator, *, by: Person, why: str = "", seen: int | None = None) -> None:
    """Keep a changed indicator as the next version. The version before stays, with the numbers already given.

    `seen` is the version that the person started from. Raises PlanChangedMeanwhile when it is another by now, and
    ValueError when numbers are in, what they mean changes, and nobody says why.
    """
    stored = Indicator.objects.select_for_update(no_key=True).get(pk=indicator.pk)
    if seen is not None and stored.version != seen:
        raise PlanChangedMeanwhile
    if not why and changes_meaning(stored, indicator) and stored.measurements.exists():
        raise ValueError("say why: numbers are in")
    indicator.version = stored.version + 1
    indicator.save()
    if stored.baseline_on != indicator.baseline_on:
        owe_latest(indicator.network_id)
    _keep_version(indicator, f"changed the indicator “{indicator.name}”, version {indicator.version}", by, why)


def changes_meaning(before: Indicator, after: Indicator) -> bool:
    """Would numbers of before and after no longer mean the same, or be judged by the same measure?"""
    return any(getattr(before, name) != getattr(after, name) for name in MEANING)


def _keep_version(indicator: Indicator, words: str, by: Person, why: str) -> None:
    number, network_id = indicator.version, indicator.network_id
    PlanVersion.objects.create(network_id=network_id, indicator=indicator, number=number, why=why, by=by)
    record(Activity.About.NUMBERS, words, network_id=network_id, by=by, thing=indicator, why=why)


@transaction.atomic
def retire_indicator(indicator: Indicator, *, by: Person, why: str = "") -> None:
    """Stop asking for an indicator's numbers. Those given stay, with their charts. Done again, it changes nothing."""
    if not Indicator.objects.in_use().filter(pk=indicator.pk).update(retired_at=timezone.now()):
        return
    words = f"stopped collecting “{indicator.name}”"
    record(Activity.About.NUMBERS, words, network_id=indicator.network_id, by=by, thing=indicator, why=why)
