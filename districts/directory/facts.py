"""What a directory says about a district, and what differs between two sayings of it. Pure.

The same shape holds what a file says and what Trellis knows, so that a preview and the import that follows are one
comparison. None means that nothing is said; a redacted group is `REDACTED`; zero is zero.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Final

_LEFT_OUT = {
    "school",
    "schools",
    "district",
    "union",
    "unified",
    "elementary",
    "high",
    "joint",
    "esd",
    "usd",
    "uhsd",
    "sd",
}
REDACTED: Final = "redacted"
Pupils = int | str | None


@dataclass(frozen=True)
class SchoolFacts:
    """`cds` of 14 digits; `enrolment` in pupils; place in degrees."""

    cds: str
    name: str
    grades: str | None = None
    city: str | None = None
    is_charter: bool | None = None
    latitude: float | None = None
    longitude: float | None = None
    enrolment: int | None = None
    school_year: str | None = None


@dataclass(frozen=True)
class DistrictFacts:
    """`groups`: pupils by key of a student group, or REDACTED, in `school_year` like `grades` and `enrolment`."""

    cds: str
    name: str
    county: str
    school_year: str
    kind: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    nces: str | None = None
    grades: str | None = None
    enrolment: int | None = None
    groups: dict[str, int | str] = field(default_factory=dict)
    schools: tuple[SchoolFacts, ...] = ()

    @property
    def searchable(self) -> str:
        """What a search looks through, in lower case."""
        return f"{self.name} {self.city or ''} {self.county} {self.cds}".casefold()


@dataclass(frozen=True)
class Change:
    """One field that would change: its name in the facts, what is known and what is now said."""

    name: str
    old: object
    new: object


@dataclass(frozen=True)
class SchoolsCompared:
    new: tuple[SchoolFacts, ...] = ()
    changed: tuple[tuple[SchoolFacts, tuple[Change, ...]], ...] = ()
    same: int = 0
    left: int = 0  # known, and not in the file: nothing happens to them


@dataclass(frozen=True)
class Compared:
    """What an import of `said` would do to one district."""

    said: DistrictFacts
    is_new: bool
    changes: tuple[Change, ...]
    schools: SchoolsCompared

    @property
    def state(self) -> str:
        """ "new", "changed" or "same"."""
        if self.is_new:
            return "new"
        return "changed" if self.changes or self.schools.new or self.schools.changed else "same"


_OF_DISTRICT = tuple(f.name for f in fields(DistrictFacts) if f.name not in {"cds", "school_year", "groups", "schools"})
_OF_SCHOOL = tuple(f.name for f in fields(SchoolFacts) if f.name != "cds")


def compare(said: DistrictFacts, known: DistrictFacts | None) -> Compared:
    """Lay what a file says over what is known (of the same school year). What the file does not say stays."""
    if known is None:
        return Compared(said, True, (), SchoolsCompared(new=said.schools))
    changes = [*_changes(said, known, _OF_DISTRICT)]
    changes += [
        Change(f"groups.{key}", known.groups.get(key), pupils)
        for key, pupils in said.groups.items()
        if known.groups.get(key) != pupils
    ]
    return Compared(said, False, tuple(changes), _compare_schools(said.schools, known.schools))


def of_an_earlier_year(said: DistrictFacts, known: DistrictFacts) -> DistrictFacts:
    """What an earlier year's file may still say: that year's figures. Names, places and schools have moved on."""
    return DistrictFacts(
        cds=said.cds,
        name=known.name,
        county=known.county,
        school_year=said.school_year,
        grades=said.grades,
        enrolment=said.enrolment,
        groups=said.groups,
    )


def plain_name(name: str) -> str:
    """A district's name without what people leave out: "Gold Oak Union Elementary School District" → "gold oak".

    Only to suggest that two may be one; a person decides.
    """
    words = re.findall(r"[a-z0-9]+", name.casefold())
    return " ".join(word for word in words if word not in _LEFT_OUT)


def _compare_schools(said: Iterable[SchoolFacts], known: Iterable[SchoolFacts]) -> SchoolsCompared:
    before = {school.cds: school for school in known}
    new, changed, same = [], [], 0
    for school in said:
        old = before.pop(school.cds, None)
        if old is None:
            new.append(school)
        elif changes := tuple(_changes(school, old, _OF_SCHOOL)):
            changed.append((school, changes))
        else:
            same += 1
    return SchoolsCompared(tuple(new), tuple(changed), same, len(before))


def _changes(said: object, known: object, names: Iterable[str]) -> Iterable[Change]:
    for name in names:
        old, new = getattr(known, name), getattr(said, name)
        if new is not None and new != old:
            yield Change(name, old, new)
