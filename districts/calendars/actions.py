"""Changing a school calendar: typing days, changing and removing them, bringing in what a file or a list says."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from districts.calendars.models import CalendarSpan, CalendarUpload
from districts.calendars.spans import Span, span_words
from districts.directory.models import Member
from network.activity.actions import record
from network.activity.models import Activity
from network.lib.dates import school_year_of
from network.lib.words import counted
from network.outbox.locks import partition_lock

Kind = CalendarSpan.Kind
ONE_A_YEAR = (Kind.FIRST_DAY, Kind.LAST_DAY)


class SameDays(Exception):
    """The calendar holds something of this name on these days already."""


@dataclass(frozen=True)
class Days:
    """Days as somebody types them. `ends_on` is the last day, included."""

    starts_on: date
    ends_on: date
    kind: str
    label: str

    @property
    def words(self) -> str:
        """ "Fall recess (Mon 23 to Fri 27 Nov)"."""
        return f"{self.label} ({span_words((self.starts_on, self.ends_on))})"


@transaction.atomic
def add_days(member: Member, days: Days, *, by: Any) -> CalendarSpan:
    """Put days into a calendar. The same again returns what is there."""
    with partition_lock("calendar", member.pk):
        span, made = CalendarSpan.objects.get_or_create(
            network_id=member.network_id,
            member=member,
            starts_on=days.starts_on,
            ends_on=days.ends_on,
            label=days.label,
            defaults={"kind": Kind.EVENT, "school_year": school_year_of(days.starts_on), "made_by": by},
        )
        if made or span.kind != days.kind:
            _make_room(member, days)
            span.kind = days.kind
            span.save(update_fields=["kind"])
            _record(member, f"put {days.words} into the calendar of {member.district.name}", by, span)
    return span


@transaction.atomic
def change_days(span: CalendarSpan, days: Days, *, by: Any) -> None:
    """Change days that stand in a calendar. Raises SameDays."""
    member = span.member
    with partition_lock("calendar", member.pk):
        others = CalendarSpan.objects.filter(network=span.network_id, member=member).exclude(pk=span.pk)
        if others.filter(starts_on=days.starts_on, ends_on=days.ends_on, label=days.label).exists():
            raise SameDays
        _make_room(member, days, but=span.pk)
        before = Days(span.starts_on, span.ends_on, span.kind, span.label)
        CalendarSpan.objects.filter(pk=span.pk).update(**asdict(days), school_year=school_year_of(days.starts_on))
        if before != days:
            words = f"changed {before.words} in the calendar of {member.district.name} to {days.words}"
            _record(member, words, by, span)


@transaction.atomic
def remove_days(span: CalendarSpan, *, by: Any) -> None:
    """Take days out of a calendar; gone already is gone."""
    days = Days(span.starts_on, span.ends_on, span.kind, span.label)
    gone, _ = CalendarSpan.objects.filter(pk=span.pk).delete()
    if gone:
        _record(span.member, f"took {days.words} out of the calendar of {span.member.district.name}", by)


@dataclass(frozen=True)
class Chosen:
    """What somebody said yes to. `kinds`: place of a row → its kind; a row left out is not there.

    `remove`: ids of days that the file no longer names.
    """

    kinds: Mapping[int, str]
    remove: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Outcome:
    """What an upload did, in spans of days."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0

    @property
    def words(self) -> str:
        parts = ((self.new, "new"), (self.changed, "changed"), (self.removed, "taken out"))
        return ", ".join(f"{number} {word}" for number, word in parts if number) or "nothing new"


@transaction.atomic
def bring_in(upload: CalendarUpload, chosen: Chosen, *, by: Any) -> Outcome:
    """Write the chosen rows of an upload into the calendar, once: said again, the first outcome is returned."""
    with partition_lock("calendar", upload.member_id):
        kept = (
            CalendarUpload.objects.select_for_update(of=("self",)).select_related("member__district").get(pk=upload.pk)
        )
        if kept.state != CalendarUpload.State.WAITING:
            return Outcome(**kept.outcome)
        wanted = {each: kind for number, kind in chosen.kinds.items() for each in _spans_of(kept, number)}
        removed = _remove(kept, chosen.remove)
        outcome = _write(kept, wanted, removed, by)
        kept.state, kept.outcome, kept.rows, kept.aside = CalendarUpload.State.DONE, asdict(outcome), [], []
        kept.save(update_fields=["state", "outcome", "rows", "aside"])
        if outcome.new or outcome.changed or outcome.removed:
            what = counted(outcome.new + outcome.changed, "entry", "entries")
            words = f"brought {what} from {kept.name} into the calendar of {kept.member.district.name}"
            _record(kept.member, f"{words} ({outcome.words})", by)
    return outcome


def drop_upload(upload: CalendarUpload) -> None:
    """Put an upload aside."""
    CalendarUpload.objects.filter(pk=upload.pk, state=CalendarUpload.State.WAITING).update(
        state=CalendarUpload.State.DROPPED, rows=[], aside=[]
    )


def _write(upload: CalendarUpload, wanted: Mapping[tuple[str, Span], str], removed: int, by: Any) -> Outcome:
    there = {
        (span.label, (span.starts_on, span.ends_on)): span
        for span in CalendarSpan.objects.filter(network=upload.network_id, member=upload.member_id)
    }
    new = {each: kind for each, kind in wanted.items() if each not in there}
    changed = {each: kind for each, kind in wanted.items() if each in there and there[each].kind != kind}
    for (label, (first, last)), kind in {**new, **changed}.items():
        _make_room(upload.member, Days(first, last, kind, label))
        # Added one by one: a year has a few dozen, and the last of two first days is the one that stays.
        CalendarSpan.objects.update_or_create(
            network_id=upload.network_id,
            member_id=upload.member_id,
            starts_on=first,
            ends_on=last,
            label=label,
            defaults={"kind": kind},
            create_defaults={
                "kind": kind,
                "school_year": upload.school_year,
                "source": upload.source,
                "made_by": by,
            },
        )
    return Outcome(len(new), len(changed), len(wanted) - len(new) - len(changed), removed)


def _spans_of(upload: CalendarUpload, number: int) -> Iterable[tuple[str, Span]]:
    if not 0 <= number < len(upload.rows):
        return
    row = upload.rows[number]
    for first, last in row["spans"]:
        yield row["label"], (date.fromisoformat(first), date.fromisoformat(last))


def _remove(upload: CalendarUpload, keys: frozenset[int]) -> int:
    gone, _ = CalendarSpan.objects.filter(
        network=upload.network_id, member=upload.member_id, school_year=upload.school_year, pk__in=keys
    ).delete()
    return gone


def _make_room(member: Member, days: Days, *, but: int | None = None) -> None:
    """A school year has one first and one last day: a new one takes the place of the old."""
    if days.kind in ONE_A_YEAR:
        CalendarSpan.objects.filter(
            network=member.network_id, member=member, school_year=school_year_of(days.starts_on), kind=days.kind
        ).exclude(pk=but).delete()


def _record(member: Member, words: str, by: Any, span: CalendarSpan | None = None) -> None:
    record(Activity.About.CALENDAR, words, network_id=member.network_id, by=by, thing=member)
