"""The state's directory as a file: districts line by line, or schools that are rolled up to districts. Pure.

Rows are checked one by one; one that cannot be used is put aside with its line and a reason, and the rest goes on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from districts.directory.facts import REDACTED, DistrictFacts, Pupils, SchoolFacts
from districts.directory.groups import ALL, GROUPS
from districts.directory.state_codes import (
    DISTRICT_RECORD,
    NONPUBLIC_PLACEMENT,
    cds_code,
    district_of,
    grade_span,
    is_county_office,
    school_year_in,
)
from network.lib.csvfile import Refused, Row, Table, read_table

LAYOUTS = {
    "schools": frozenset({"cds_code", "county", "district", "school", "enrollment"}),
    "districts": frozenset({"district_cds", "county", "district", "district_type"}),
}
GROUP_COLUMNS = {group.column: group.key for group in GROUPS if group.column and group.key != ALL}
KINDS = {
    "elementary school district": "elementary",
    "high school district": "high",
    "unified school district": "unified",
    "county office of education (coe)": "county_office",
    "regional occupation center/program (roc/p)": "regional",
    "state special schools": "state",
    "statewide benefit charter": "charter",
}
MAX_REJECTED = 5_000  # lines; with more, it is the file that is wrong and not a line of it
# What pydantic finds, in words that follow the column's name.
_REASONS = {
    "string_too_short": "is empty",
    "string_too_long": "is longer than Trellis can keep",
    "string_pattern_mismatch": "is not a code of seven figures",
    "less_than_equal": "is no place on the map",
    "greater_than_equal": "is no place on the map",
}
_UNKNOWN = {"", "n/a", "na", "-", "--", "no data"}


@dataclass(frozen=True)
class Rejected:
    """A row that is put aside: where it stands in the file, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class StateFile:
    """What a file says: districts by code, in the file's order, and the rows put aside."""

    layout: str
    school_year: str
    districts: tuple[DistrictFacts, ...]
    rejected: tuple[Rejected, ...]
    year_is_assumed: bool = False  # neither the file nor who sent it said the year

    @property
    def schools(self) -> int:
        return sum(len(district.schools) for district in self.districts)


def read_state_file(data: bytes, *, name: str, school_year: str = "", otherwise: str = "") -> StateFile:
    """Read a directory file. The school year is the one given, else the one its columns, title or name say.

    A file that says none is taken for the year `otherwise`, where there is one. Raises Refused when the file as a
    whole cannot be used.
    """
    table = read_table(data, LAYOUTS)
    said = school_year or school_year_in(*table.columns, table.title, name)
    year = said or otherwise
    if not year:
        raise Refused("The file does not say which school year it is about. Choose the year and send it again.")
    file = _read_schools(table, year) if table.layout == "schools" else _read_districts(table, year)
    if not file.districts and not file.rejected:
        raise Refused("The file has a header and no lines below it. Send the one with the districts or schools in it.")
    return replace(file, year_is_assumed=not said)


def _number(text: Any) -> Any:
    """Pupils as a whole number; redacted and unknown are kept apart, and never become zero."""
    said = str(text).strip()
    if re.fullmatch(r"\*+|[<≤]=? ?[0-9]{1,3}", said):
        return REDACTED
    if said.casefold() in _UNKNOWN:
        return None
    if not re.fullmatch(r"[0-9]{1,7}|[0-9]{1,3}(,[0-9]{3})+", said):
        raise ValueError(f"“{said}” is not a number of pupils")
    return int(said.replace(",", ""))


def _degrees(text: Any) -> Any:
    said = str(text).strip()
    if said.casefold() in _UNKNOWN:
        return None
    if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]+)?", said):
        raise ValueError(f"“{said}” is not a number of degrees")
    return float(said)


def _words(text: Any) -> Any:
    return " ".join(str(text).split()) or None


Code = Annotated[str, BeforeValidator(lambda text: cds_code(str(text)))]
Count = Annotated[Pupils, BeforeValidator(_number)]
Name = Annotated[str, BeforeValidator(lambda text: " ".join(str(text).split())), Field(min_length=1, max_length=160)]
County = Annotated[str, BeforeValidator(lambda text: " ".join(str(text).split())), Field(min_length=1, max_length=60)]
City = Annotated[Annotated[str, Field(max_length=60)] | None, BeforeValidator(_words)]
Span = Annotated[Annotated[str, Field(max_length=20)] | None, BeforeValidator(_words)]
Nces = Annotated[Annotated[str, Field(pattern=r"^[0-9]{7}$")] | None, BeforeValidator(_words)]
Latitude = Annotated[Annotated[float, Field(ge=-90, le=90)] | None, BeforeValidator(_degrees)]
Longitude = Annotated[Annotated[float, Field(ge=-180, le=180)] | None, BeforeValidator(_degrees)]


class _Line(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    county: County
    district: Name
    groups: dict[str, Count] = {}

    @model_validator(mode="before")
    @classmethod
    def _gather_groups(cls, cells: dict[str, str]) -> dict[str, Any]:
        return {**cells, "groups": {key: cells[column] for column, key in GROUP_COLUMNS.items() if column in cells}}


class SchoolLine(_Line):
    """A row of the schools layout."""

    cds_code: Code
    district_cds: str = ""
    school: str = ""
    grade_span: Span = None
    charter: str = ""
    city: City = None
    latitude: Latitude = None
    longitude: Longitude = None
    enrollment: Count

    @model_validator(mode="after")
    def _codes_agree(self) -> "SchoolLine":
        if self.district_cds.strip() and cds_code(self.district_cds) != district_of(self.cds_code):
            raise ValueError("the school’s code belongs to another district than the line says")
        return self


class DistrictLine(_Line):
    """A row of the districts layout. The column of pupils carries its year: `enrollment_2025_26`."""

    district_cds: Code
    district_type: str = ""
    nces_lea_id: Nces = None
    city: City = None
    office_latitude: Latitude = None
    office_longitude: Longitude = None
    enrollment: Count = None

    @model_validator(mode="before")
    @classmethod
    def _find_pupils(cls, cells: dict[str, str]) -> dict[str, str]:
        column = next((name for name in cells if name.startswith("enrollment")), "")
        return {**cells, "enrollment": cells.get(column, "")}


L = TypeVar("L", bound=_Line)


def _read_districts(table: Table, year: str) -> StateFile:
    found: dict[str, DistrictFacts] = {}
    rejected: list[Rejected] = []
    for row in table.rows():
        line = _checked(DistrictLine, row, rejected)
        if line is None:
            continue
        if line.district_cds in found:
            rejected.append(Rejected(row.line, f"an earlier line has the same code {line.district_cds}"))
            continue
        found[line.district_cds] = _district_of_line(line, year)
    return StateFile(table.layout, year, tuple(found.values()), tuple(rejected))


def _district_of_line(line: DistrictLine, year: str) -> DistrictFacts:
    placed = line.office_latitude is not None and line.office_longitude is not None
    return DistrictFacts(
        cds=district_of(line.district_cds),
        name=line.district,
        county=line.county,
        school_year=year,
        kind=KINDS.get(line.district_type.strip().casefold(), "other") if line.district_type.strip() else None,
        city=line.city,
        latitude=line.office_latitude if placed else None,
        longitude=line.office_longitude if placed else None,
        nces=line.nces_lea_id,
        enrolment=line.enrollment if isinstance(line.enrollment, int) else None,
        groups={key: pupils for key, pupils in line.groups.items() if pupils is not None},
    )


def _read_schools(table: Table, year: str) -> StateFile:
    lines: dict[str, list[SchoolLine]] = defaultdict(list)
    seen: set[str] = set()
    rejected: list[Rejected] = []
    for row in table.rows():
        line = _checked(SchoolLine, row, rejected)
        if line is None:
            continue
        reason = _no_school(line, seen)
        if reason:
            rejected.append(Rejected(row.line, reason))
            continue
        seen.add(line.cds_code)
        lines[district_of(line.cds_code)].append(line)
    districts = tuple(_rolled_up(cds, of_district, year) for cds, of_district in lines.items())
    return StateFile(table.layout, year, districts, tuple(rejected))


def _no_school(line: SchoolLine, seen: set[str]) -> str:
    if line.cds_code in seen:
        return f"an earlier line has the same code {line.cds_code}"
    if line.cds_code[7:] == NONPUBLIC_PLACEMENT:
        return "this is the state’s line for placements in nonpublic schools, not a school"
    if line.cds_code[7:] != DISTRICT_RECORD and not line.school.strip():
        return "the school has no name"
    return ""


def _rolled_up(cds: str, lines: list[SchoolLine], year: str) -> DistrictFacts:
    """A district from its schools: pupils are summed, grades span them all. Its own line, if any, gives its place."""
    own = next((line for line in lines if line.cds_code == cds), None)
    schools = [line for line in lines if line.cds_code != cds]
    enrolment = _summed(line.enrollment for line in schools)
    keys = dict.fromkeys(key for line in schools for key in line.groups)
    groups = {key: _summed(line.groups.get(key) for line in schools) for key in keys}
    placed = own is not None and own.latitude is not None and own.longitude is not None
    return DistrictFacts(
        cds=cds,
        name=lines[0].district,
        county=lines[0].county,
        school_year=year,
        kind="county_office" if is_county_office(cds) else None,
        city=own.city if own else None,
        latitude=own.latitude if own and placed else None,
        longitude=own.longitude if own and placed else None,
        grades=grade_span(line.grade_span or "" for line in schools) or None,
        enrolment=enrolment if isinstance(enrolment, int) else None,
        groups={key: pupils for key, pupils in groups.items() if pupils is not None},
        schools=tuple(_school_of_line(line, year) for line in schools),
    )


def _school_of_line(line: SchoolLine, year: str) -> SchoolFacts:
    placed = line.latitude is not None and line.longitude is not None
    return SchoolFacts(
        cds=line.cds_code,
        name=" ".join(line.school.split())[:160],
        grades=line.grade_span,
        city=line.city,
        is_charter=line.charter.strip().upper() in {"Y", "YES"},
        latitude=line.latitude if placed else None,
        longitude=line.longitude if placed else None,
        enrolment=line.enrollment if isinstance(line.enrollment, int) else None,
        school_year=year,
    )


def _summed(counts: Iterable[Pupils]) -> Pupils:
    """A sum is only known when all of its parts are; with a redacted part it is redacted too."""
    all_counts = list(counts)
    if None in all_counts or not all_counts:
        return None
    return REDACTED if REDACTED in all_counts else sum(count for count in all_counts if isinstance(count, int))


def _checked(model: type[L], row: Row, rejected: list[Rejected]) -> L | None:
    if len(rejected) >= MAX_REJECTED:
        first = rejected[0]
        raise Refused(
            f"More than {MAX_REJECTED:,} lines cannot be used, so nothing was read. "
            f"Line {first.line:,}, for example: {first.reason}."
        )
    if row.problem:
        rejected.append(Rejected(row.line, row.problem))
        return None
    try:
        return model.model_validate(row.cells)
    except ValidationError as error:
        rejected.append(Rejected(row.line, _reason(error)))
        return None


def _reason(error: ValidationError) -> str:
    """The first thing that is wrong, in words."""
    first = error.errors(include_url=False, include_context=False)[0]
    words = str(first["msg"]).removeprefix("Value error, ")
    column = next((str(part) for part in reversed(first["loc"])), "")
    if first["type"] == "value_error":
        return words
    if first["type"] in _REASONS:
        return f"{column} {_REASONS[first['type']]}"
    return f"{column}: {words[:1].lower()}{words[1:]}"
