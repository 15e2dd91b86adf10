"""A state directory file, from upload to preview: checked rows, laid beside what the network already knows."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db.models import Prefetch
from pydantic import TypeAdapter

from districts.directory.facts import (
    REDACTED,
    Compared,
    DistrictFacts,
    SchoolFacts,
    compare,
    of_an_earlier_year,
    plain_name,
)
from districts.directory.models import CodeSystem, District, DistrictProfile, Upload
from districts.directory.state_file import StateFile
from network.membership.models import Network
from network.people.models import Person

FACTS = TypeAdapter(tuple[DistrictFacts, ...])


@dataclass(frozen=True)
class Known:
    """A district as the network has it: its row, the same as facts of one school year, and the newest file's year."""

    district: District
    facts: DistrictFacts
    newest_year: str
    is_member: bool


@dataclass(frozen=True)
class Tally:
    """How many of a kind would be new, changed, the same."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def total(self) -> int:
        return self.new + self.changed + self.same


@dataclass(frozen=True)
class CountyLine:
    name: str
    districts: Tally

    @property
    def words(self) -> str:
        """ "20 new", "1 changed, 2 new", or "nothing new"."""
        counts = ((self.districts.new, "new"), (self.districts.changed, "changed"))
        return ", ".join(f"{number} {word}" for number, word in counts if number) or "nothing new"


@dataclass(frozen=True)
class Lookalike:
    """A district without a state code whose name is nearly the same: perhaps the one meant."""

    pk: int
    name: str


@dataclass(frozen=True)
class Line:
    """One district of the file in the preview."""

    compared: Compared
    is_member: bool
    lookalike: Lookalike | None = None

    @property
    def cds(self) -> str:
        return self.compared.said.cds


@dataclass(frozen=True)
class Preview:
    """What a file would do to a network, before anybody says yes."""

    lines: tuple[Line, ...]
    school_year: str

    @property
    def counties(self) -> tuple[CountyLine, ...]:
        names = sorted({line.compared.said.county for line in self.lines})
        return tuple(_county(name, self.of_county(name)) for name in names)

    def of_county(self, name: str) -> tuple[Line, ...]:
        """The districts whose code is of this county, wherever their buildings stand."""
        return tuple(line for line in self.lines if line.compared.said.county.casefold() == name.casefold())

    def matching(self, words: str) -> tuple[Line, ...]:
        """The districts that have all these words in their name, city, county or code."""
        wanted = words.casefold().split()
        return tuple(line for line in self.lines if all(word in line.compared.said.searchable for word in wanted))

    def chosen(self, codes: Collection[str]) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.cds in codes)


def keep_upload(network: Network, file: StateFile, *, name: str, by: Person | None) -> Upload:
    """Keep the checked rows of a file until somebody says yes; the file itself is not kept.

    Earlier files of the same person that still wait are dropped: only the last one is meant.
    """
    Upload.objects.filter(network=network, by=by, state=Upload.State.WAITING).update(
        state=Upload.State.DROPPED, rows=[], rejected=[]
    )
    return Upload.objects.create(
        network=network,
        by=by,
        file_name=name[:200],
        layout=file.layout,
        rows=FACTS.dump_python(file.districts, mode="json"),
        rejected=[asdict(rejected) for rejected in file.rejected],
    )


def say_year(upload: Upload, school_year: str) -> None:
    """Take the figures of a waiting upload for those of another school year."""
    rows = [
        replace(
            facts, school_year=school_year, schools=tuple(replace(s, school_year=school_year) for s in facts.schools)
        )
        for facts in said_by(upload)
    ]
    kept = FACTS.dump_python(tuple(rows), mode="json")
    Upload.objects.filter(pk=upload.pk, state=Upload.State.WAITING).update(rows=kept)


def said_by(upload: Upload) -> tuple[DistrictFacts, ...]:
    """The districts of a kept upload."""
    return FACTS.validate_python(upload.rows)


def preview_of(upload: Upload) -> Preview:
    """Lay a kept upload beside what its network knows: six queries, whatever the size of either."""
    said = said_by(upload)
    year = said[0].school_year if said else ""
    known = known_districts(upload.network_id, year)
    uncoded = uncoded_districts(upload.network_id)
    lines = (
        Line(
            compared=compared_with(facts, known.get(facts.cds)),
            is_member=facts.cds in known and known[facts.cds].is_member,
            lookalike=None if facts.cds in known else uncoded.get(plain_name(facts.name)),
        )
        for facts in said
    )
    return Preview(tuple(sorted(lines, key=lambda line: line.compared.said.name)), year)


def compared_with(said: DistrictFacts, known: Known | None) -> Compared:
    """What the file would change, keeping what is newer than it."""
    if known is None:
        return compare(said, None)
    if known.newest_year > said.school_year:
        said = of_an_earlier_year(said, known.facts)
    return compare(said, known.facts)


def known_districts(network_id: int, school_year: str) -> dict[str, Known]:
    """The network's districts by state code, with their figures of one school year: five queries."""
    rows = District.objects.filter(network=network_id, codes__system=CodeSystem.CDS).select_related("membership")
    profiles = Prefetch("profiles", DistrictProfile.objects.prefetch_related("groups"))
    found = (_known(row, school_year) for row in rows.prefetch_related("codes", "schools", profiles))
    return {known.facts.cds: known for known in found}


def uncoded_districts(network_id: int) -> dict[str, Lookalike]:
    """Districts without a state code by their plain name."""
    rows = District.objects.filter(network=network_id).exclude(codes__system=CodeSystem.CDS)
    return {plain_name(name): Lookalike(pk, name) for pk, name in rows.values_list("pk", "name")}


def _known(district: District, school_year: str) -> Known:
    codes = {code.system: code.value for code in district.codes.all()}
    profiles = {profile.school_year: profile for profile in district.profiles.all()}
    profile = profiles.get(school_year)
    facts = DistrictFacts(
        cds=codes[CodeSystem.CDS],
        name=district.name,
        county=district.county,
        school_year=school_year,
        kind=district.kind,
        city=district.city,
        latitude=district.latitude,
        longitude=district.longitude,
        nces=codes.get(CodeSystem.NCES),
        grades=profile.grades if profile else None,
        enrolment=profile.enrolment if profile else None,
        groups={group.group: _pupils(group) for group in profile.groups.all()} if profile else {},
        schools=tuple(_school(school) for school in district.schools.all() if school.cds_code),
    )
    # Figures typed by hand do not make a file an old one: only what came from files counts.
    years = [year for year, profile in profiles.items() if profile.source]
    years += [school.school_year for school in district.schools.all()]
    return Known(district, facts, max(years, default=""), getattr(district, "membership", None) is not None)


def _pupils(group: Any) -> int | str:
    return REDACTED if group.is_redacted else int(group.pupils)


def _school(school: Any) -> SchoolFacts:
    return SchoolFacts(
        cds=school.cds_code,
        name=school.name,
        grades=school.grades,
        city=school.city,
        is_charter=school.is_charter,
        latitude=school.latitude,
        longitude=school.longitude,
        enrolment=school.enrolment,
        school_year=school.school_year,
    )


def tally(lines: Collection[Line]) -> Tally:
    """How many districts of these lines would be new, changed, the same."""
    states = [line.compared.state for line in lines]
    return Tally(states.count("new"), states.count("changed"), states.count("same"))


def tally_schools(lines: Collection[Line]) -> Tally:
    """How many schools of these lines would be new, changed, the same."""
    schools = [line.compared.schools for line in lines]
    return Tally(
        sum(len(each.new) for each in schools),
        sum(len(each.changed) for each in schools),
        sum(each.same for each in schools),
    )


def _county(name: str, lines: tuple[Line, ...]) -> CountyLine:
    return CountyLine(name, tally(lines))


@dataclass(frozen=True)
class Choice:
    """What somebody said yes to: which districts, in which state they join, and which are ones already here.

    `same_as`: state code → id of the district without a code that it is.
    """

    codes: frozenset[str]
    state: str
    same_as: Mapping[str, int] = field(default_factory=dict)
