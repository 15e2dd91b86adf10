"""What other networks have printed of the same districts: part of what is laid side by side before anything is printed.

A district belongs to one network here, so a real district that takes part in two is two rows. Whoever reads the figures
of both could subtract them. This is the one place where a network's numbers are laid beside another's; nothing of it
is shown, and nobody is told that there is another.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from design_process.measures.publication.cases import Readers, Row, Sheet
from design_process.measures.publication.models import Printing
from design_process.measures.publication.same import same_elsewhere
from design_process.measures.publication.spans import Span
from design_process.measures.publication.tied import printed_together, rows_of, span_of
from districts.directory.models import Agreement, Member
from districts.directory.same_district import Known, same_districts

Period = tuple[int, date]  # an indicator and the first day of a period


@dataclass(frozen=True)
class Elsewhere:
    """The printings of other networks under the names that their members have here, and whom their hubs know."""

    sheets: tuple[Sheet, ...] = ()
    known: frozenset[int] = frozenset()

    def read_by(self, readers: Readers) -> Readers:
        return replace(readers, known_elsewhere=self.known)


@dataclass(frozen=True)
class _Found:
    """What was printed elsewhere of some indicators, and who the districts are. Loaded once for many periods."""

    same: Mapping[int, Sequence[int]] = field(default_factory=dict)
    printings: Mapping[Period, Sequence[Printing]] = field(default_factory=dict)
    spans: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    districts: Mapping[int, Known] = field(default_factory=dict)
    agreements: Sequence[Agreement] = ()

    def of(self, period: Period, members: Collection[int], today: date) -> Elsewhere:
        pk, day = period
        there = [of for other in self.same.get(pk, ()) if (of := self.printings.get((other, day)))]
        spans = [one for other in self.same.get(pk, ()) for one in self.spans.get(other, ()) if day in one.rows]
        rows = _members_in(there, spans)
        stands = same_districts(
            [self.districts[one] for one in members if one in self.districts],
            [self.districts[one] for one in sorted(rows) if one in self.districts],
        )
        linked = [of for of in there if _members_in([of], ()) & stands.keys()]
        knew = {one.member_id for one in self.agreements if one.member_id in rows and one.counted(day, today)}
        as_one = (_as_one(one, day, stands) for one in spans if _members_in((), [one]) & stands.keys())
        return Elsewhere(
            (*(sheet for printings in linked for sheet in _sheets(printings, stands)), *as_one),
            frozenset(stands[one] for one in knew if one in stands) if linked else frozenset(),
        )


def elsewhere(periods: Mapping[Period, Collection[int]]) -> _Found:
    """What other networks have printed of these indicators and periods; `periods`: with the members that have numbers.

    One query where nobody else counts the same, and at most eight.
    """
    same = same_elsewhere({pk for pk, _ in periods})
    others = {other for found in same.values() for other in found}
    if not others:
        return _Found()
    found = Printing.objects.filter(indicator__in=others, period__in={day for _, day in periods})
    printings: dict[Period, list[Printing]] = defaultdict(list)
    for one in found.order_by("indicator", "period", "number").prefetch_related("numbers"):
        printings[one.indicator_id, one.period].append(one)
    spans: dict[int, list[Span]] = defaultdict(list)
    for together in printed_together(sorted(others)):
        spans[together.indicator_id].append(span_of(together))
    theirs = _members_in(printings.values(), [one for of in spans.values() for one in of])
    if not theirs:
        return _Found()
    ours = {member for members in periods.values() for member in members}
    districts = {one.pk: _known(one) for one in _members(theirs | ours)}
    return _Found(same, printings, spans, districts, list(Agreement.objects.filter(member__in=theirs)))


def elsewhere_of(period: Period, rows: Collection[Row], today: date) -> Elsewhere:
    """What lies beside one indicator's period."""
    members = {row.member for row in rows}
    return elsewhere({period: members}).of(period, members, today)


def _members_in(printings: Iterable[Sequence[Printing]], spans: Iterable[Span]) -> set[int]:
    """All members whose numbers lie behind these."""
    found = {row[0] for of in printings for one in of for row in one.basis}
    return found | {row.member for span in spans for rows in span.rows.values() for row in rows}


def _as_one(span: Span, day: date, stands: Mapping[int, int]) -> Sheet:
    """A year that another network has printed with others as one."""
    return Sheet(tuple(row._replace(member=stands.get(row.member, row.member)) for row in span.rows[day]), as_one=True)


def _members(members: Collection[int]) -> Iterator[Member]:
    found = Member.objects.filter(pk__in=members).select_related("district").prefetch_related("district__codes")
    return iter(found.order_by("pk"))


def _known(member: Member) -> Known:
    codes = {one.system: one.value for one in member.district.codes.all()}
    return Known(member.pk, member.network_id, member.district.name, member.district.county, codes)


def _sheets(printings: Sequence[Printing], stands: Mapping[int, int]) -> Iterator[Sheet]:
    """The printings of another network that printed something, with the members as they are called here.

    A member's number goes with the printing in which its count appeared, whenever it was entered.
    """
    told: dict[int, dict[str, str | int]] = defaultdict(dict)
    for_hub: dict[int, set[str]] = defaultdict(set)
    for_all: dict[int, set[str]] = defaultdict(set)
    shown = [one for one in printings if one.numbers.all()]
    for printing in shown:
        for one in printing.numbers.all():
            name, _, number = one.cell.rpartition(":")
            what, group, *member = name.split(":")
            place, id_ = int(number), ":".join((what, group, *(f"m{_named(stands, m)}" for m in member)))
            told[place][id_] = int(one.value) if one.value.lstrip("-").isdigit() else one.value
            (for_hub if one.for_hub else for_all)[place].add(id_)
    for place, printing in enumerate(shown):
        yield Sheet(
            rows=tuple(row._replace(member=stands.get(row.member, row.member)) for row in rows_of(printing.basis)),
            printed=told[place],
            merged={key: tuple(groups) for key, groups in printing.merged.items()},
            for_hub=frozenset(for_hub[place] - for_all[place]),
        )


def _named(stands: Mapping[int, int], member: str) -> int:
    pk = int(member.removeprefix("m"))
    return stands.get(pk, pk)
