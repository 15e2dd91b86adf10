"""Writing numbers down: a batch at a time, corrections beside what they correct."""

from collections.abc import Sequence
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
from network.membership.models import Network
from network.outbox.actions import owe
from network.people.models import Person

# Fields of a plan that say what its numbers mean and how they are judged.
MEANING = ("definition", "inclusion", "unit", "numerator_label", "denominator_label", "direction", "target")


@dataclass(frozen=True)
class Entry:
    """A number as a person gives it. `period` is any day of it. Without both numbers: nothing to report."""

    indicator_id: int
    period: date
    numerator: float | None = None
    denominator: float | None = None
    group: str = ALL
    note: str = ""


@dataclass(frozen=True)
class Recorded:
    """What became of a batch: how many were new, corrected an earlier number, or said what was there already."""

    new: int = 0
    corrected: int = 0
    same: int = 0

    @property
    def changed(self) -> int:
        return self.new + self.corrected


class NumberRefused(ValueError):
    """A number that cannot be true. `entry` says which, `field` beside which field the words belong."""

    def __init__(self, entry: Entry, field: str, words: str) -> None:
        super().__init__(words)
        self.entry, self.field, self.words = entry, field, words


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

    The same number again stores nothing. Another number supersedes the one before, which stays.
    Raises NumberRefused when one cannot be true, and Indicator.DoesNotExist when an indicator is not the member's
    to report.
    """
    checked = _checked(member, entries, today or timezone.localdate())
    # One writer per member at a time: two people sending the same number at once store it once.
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    standing = _standing(member, list(checked))
    hand = _Hand(by, on_behalf)
    changed: set[Cell] = set()
    corrected = 0
    for cell, entry in checked.items():
        before = standing.get(cell)
        if before is not None and _says_the_same(before, entry):
            continue
        _write(member, cell, entry, hand, before)
        changed.add(cell)
        corrected += before is not None
    for period in sorted({period for _, _, period in changed}):  # in order, so that two writers never cross
        owe_rollup(member.network_id, period)
    return Recorded(new=len(changed) - corrected, corrected=corrected, same=len(checked) - len(changed))


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
            asked, entry.numerator, entry.denominator
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
    return {(row.indicator_id, row.group, row.period): row for row in rows}


def _says_the_same(row: Measurement, entry: Entry) -> bool:
    same = (row.numerator, row.denominator) == (entry.numerator, entry.denominator)
    return same and row.status != Measurement.Status.DRAFT and entry.note in ("", row.note)


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
        gap="" if entry.numerator is not None else Measurement.Gap.NOTHING,
        note=entry.note,
        entered_by=hand.by,
        on_behalf=hand.on_behalf,
        entered_at=now,
        supersedes=before,
    )


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
