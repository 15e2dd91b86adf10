"""A district's own page: what is public about it, and for those who may see more, its team and its history."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from districts.directory.groups import GROUPS, PROGRAM, RACE, Dimension, partition_of
from districts.directory.models import CodeSystem, District, DistrictProfile, GroupCount, Member, Seat, StakeholderGroup
from districts.directory.places import Place, distance_words, kilometres, middle, place
from districts.directory.state_codes import short_code
from network.lib.suppression import HIDDEN, MARK, Figure, Hidden, Shown, safe_count, safe_groups, share
from network.lib.words import counted

REDACTED = "redacted"
DIMENSIONS = tuple(dict.fromkeys(group.dimension for group in GROUPS if group.dimension in (RACE, PROGRAM)))


@dataclass(frozen=True)
class Reader:
    """Who is looking: at their own district in full, and with its own people; everybody else's made safe."""

    is_own: bool
    sees_profile: bool
    threshold: int


@dataclass(frozen=True)
class GroupLine:
    """A student group. `pupils` and `share` are ready to print; `redacted` when the state's file hid it."""

    label: str
    pupils: str
    share: str
    redacted: bool = False


@dataclass(frozen=True)
class GroupTable:
    label: str
    adds_up: bool
    lines: tuple[GroupLine, ...]


@dataclass(frozen=True)
class SchoolLine:
    name: str
    grades: str
    pupils: Figure | None
    distance: str
    is_charter: bool
    code: str


@dataclass(frozen=True)
class TeamGroup:
    label: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class DistrictPage:
    """Everything a district's page prints. `team` and `history` are empty for other districts."""

    member: Member
    district: District
    sentence: str
    codes: tuple[tuple[str, str], ...]
    school_year: str
    grades: str
    pupils: Figure | None
    source: str
    groups: tuple[GroupTable, ...]
    schools: tuple[SchoolLine, ...]
    measured_from: str
    team: tuple[TeamGroup, ...]
    history: tuple[Any, ...]

    @property
    def hides_something(self) -> bool:
        """Is there a mark on the page that wants a word of explanation?"""
        marks = [line.pupils for table in self.groups for line in table.lines]
        return HIDDEN in (self.pupils, *(line.pupils for line in self.schools)) or MARK in marks


def members_whole() -> QuerySet[Member]:
    """Members with their district and network, in one query."""
    return Member.objects.select_related("district", "network")


def latest_profile(district: District) -> DistrictProfile | None:
    """The figures of the newest school year that is known."""
    return DistrictProfile.objects.filter(district=district).order_by("-school_year").first()


def district_page(member: Member, reader: Reader) -> DistrictPage:
    """Gather a district's page: at most seven queries, whatever the number of schools and people."""
    district = member.district
    profile = latest_profile(district)
    pupils = _enrolment(profile, reader)
    schools, measured_from = _schools(district, profile, reader)
    return DistrictPage(
        member=member,
        district=district,
        sentence=_sentence(member, profile, pupils, len(schools)),
        codes=_codes(district),
        school_year=profile.school_year if profile else "",
        grades=profile.grades if profile else "",
        pupils=pupils,
        source=profile.source if profile else "",
        groups=_groups(profile, reader) if profile else (),
        schools=schools,
        measured_from=measured_from,
        team=_team(member) if reader.sees_profile else (),
        history=tuple(member.changes.select_related("by")) if reader.sees_profile else (),
    )


def _enrolment(profile: DistrictProfile | None, reader: Reader) -> Figure | None:
    if profile is None or profile.enrolment is None:
        return None
    return Shown(profile.enrolment) if reader.is_own else safe_count(profile.enrolment, reader.threshold)


def _codes(district: District) -> tuple[tuple[str, str], ...]:
    rows = district.codes.order_by("pk")
    return tuple(
        (str(code.get_system_display()), short_code(code.value) if code.system == CodeSystem.CDS else code.value)
        for code in rows
    )


def _groups(profile: DistrictProfile, reader: Reader) -> tuple[GroupTable, ...]:
    counts = {count.group: count for count in profile.groups.all()}
    return tuple(
        GroupTable(dimension.label, dimension.is_partition, lines)
        for dimension in DIMENSIONS
        if (lines := _group_lines(dimension, counts, profile.enrolment, reader))
    )


def _group_lines(
    dimension: Dimension, counts: dict[str, GroupCount], total: int | None, reader: Reader
) -> tuple[GroupLine, ...]:
    known = [group for group in GROUPS if group.dimension == dimension and group.key in counts]
    pupils = {group.key: counts[group.key].pupils for group in known}
    if reader.is_own:
        printed: dict[str, Figure] = {key: HIDDEN if n is None else Shown(n) for key, n in pupils.items()}
    else:
        printed = safe_groups(pupils, total, partition_of(dimension), reader.threshold)
    return tuple(
        GroupLine(group.label, REDACTED, "", redacted=True)
        if reader.is_own and counts[group.key].is_redacted
        else GroupLine(group.label, str(printed[group.key]), _share(printed[group.key], total, reader))
        for group in known
    )


def _share(figure: Figure, total: int | None, reader: Reader) -> str:
    """The part of everyone, only where both counts are printed."""
    if isinstance(figure, Hidden) or not total:
        return MARK if isinstance(figure, Hidden) else ""
    if reader.is_own:
        return f"{(200 * figure.value + total) // (2 * total)} %"
    return "" if figure.value == 0 else str(share(figure.value, total, reader.threshold))


def _schools(district: District, profile: DistrictProfile | None, reader: Reader) -> tuple[tuple[SchoolLine, ...], str]:
    """Schools by distance from the district's office, or from the middle of its schools; then those without a place."""
    rows = list(district.schools.all())
    figures = _school_figures(rows, profile, reader)
    office = place(district.latitude, district.longitude)
    spots = {row.pk: place(row.latitude, row.longitude) for row in rows}
    start = office or middle(spot for spot in spots.values() if spot)
    away = {pk: _away(start, spot) for pk, spot in spots.items()}
    rows.sort(key=lambda row: (away[row.pk] is None, away[row.pk] or 0.0, row.name))
    lines = tuple(
        SchoolLine(
            name=row.name,
            grades=row.grades,
            pupils=figures[row.pk],
            distance="" if away[row.pk] is None else distance_words(away[row.pk] or 0.0),
            is_charter=row.is_charter,
            code=row.cds_code,
        )
        for row in rows
    )
    return lines, "" if start is None else "the district’s office" if office else "the middle of its schools"


def _away(start: Place | None, spot: Place | None) -> float | None:
    return kilometres(start, spot) if start and spot else None


def _school_figures(rows: list[Any], profile: DistrictProfile | None, reader: Reader) -> dict[int, Figure | None]:
    """Pupils of each school; schools add up to their district, so that a small one must not follow from the others."""
    known = {row.pk: row.enrolment for row in rows}
    if reader.is_own:
        return {pk: None if pupils is None else Shown(pupils) for pk, pupils in known.items()}
    total = profile.enrolment if profile else None
    keys = {str(pk): pupils for pk, pupils in known.items()}
    printed = safe_groups(keys, total, keys, reader.threshold)
    return {pk: None if pupils is None else printed[str(pk)] for pk, pupils in known.items()}


def _team(member: Member) -> tuple[TeamGroup, ...]:
    """The people of the design team by the group they speak for; who speaks for none comes last."""
    found: dict[str, list[str]] = defaultdict(list)
    for seat in Seat.objects.taken().filter(member=member).select_related("grant__person"):
        words = f"{seat.grant.person} ({seat.title or seat.grant.get_role_display().lower()})"
        found[seat.stakeholder_group].append(words)
    labels = {**dict(StakeholderGroup.choices), "": "Group not named"}
    return tuple(TeamGroup(str(labels[key]), tuple(sorted(found[key]))) for key in labels if key in found)


def _sentence(member: Member, profile: DistrictProfile | None, pupils: Figure | None, schools: int) -> str:
    kind = member.district.get_kind_display().lower() if member.district.kind != District.Kind.OTHER else "district"
    article = "An" if kind[0] in "aeio" else "A"
    facts = []
    if schools:
        facts.append(counted(schools, "school", "schools"))
    if isinstance(pupils, Shown) and profile:
        facts.append(f"{counted(pupils.value, 'pupil', 'pupils')} in {profile.school_year}")
    with_facts = f" with {' and '.join(facts)}" if facts else ""
    return f"{article} {kind}{with_facts}; {member.get_state_display().lower()} since {day(member.since)}."


def day(on: date) -> str:
    """3 Sep 2026."""
    return f"{on.day} {on:%b %Y}"
