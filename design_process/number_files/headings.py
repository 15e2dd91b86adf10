"""What the columns of a file are, as well as their names say it. A person corrects it once. Pure."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from design_process.number_files import when
from design_process.number_files.group_words import group_of

# Role → what it is called on the page.
ROLES: dict[str, str] = {
    "code": "Code of the district or school",
    "county_code": "County code",
    "district_code": "District code",
    "school_code": "School code",
    "place": "Name of the district or school",
    "level": "Level: county, district or school",
    "period": "School year, month, week or day",
    "indicator": "Which number it is",
    "group": "Student group",
    "numerator": "Counted",
    "denominator": "Out of",
    "value": "The rate or value as printed",
    "status": "Published, hidden or not available",
    "note": "Note",
    "charter": "Charter schools only",
    "dass": "Alternative schools only",
}
# A role's column by its name; the first pattern that fits any column wins.
_NAMES: dict[str, tuple[str, ...]] = {
    "code": ("cds_code", "cds", "cdscode", "nces_id", "nces", "district_cds", "school_cds", "org_code", "code"),
    "county_code": ("county_code", "countycode"),
    "district_code": ("district_code", "districtcode"),
    "school_code": ("school_code", "schoolcode"),
    "place": ("org_name", "organization", "organisation", "district_or_school", "place", "school", "school_name",
              "schoolname", "district", "district_name", "districtname", "lea"),
    "level": ("level", "aggregate_level", "aggregatelevel"),
    "period": ("period_start", "period", "week", "month", "quarter", "date", "day", "school_year", "academic_year",
               "academicyear", "year"),
    "indicator": ("indicator", "indicator_name", "measure", "metric"),
    "group": ("student_group", "studentgroup", "reporting_category", "reportingcategory", "group", "subgroup"),
    "numerator": ("numerator", "count", "counted", "number", "n", r".*numerator", r".*count", r".*_num",
                  r"unduplicated_count.*", r".*_n"),
    "denominator": ("denominator", "out_of", "total", r".*denominator", r".*enrollment", r".*enrolment",
                    r".*eligible.*", r".*cohort.*students"),
    "value": ("value", "rate", "percent", "percentage", "pct", r".*rate", r".*rate_total", r".*percent.*", r".*_pct",
              r".*share"),
    "status": ("status",),
    "note": ("note", "notes", "comment", "comments"),
    "charter": ("charter_school", "charter"),
    "dass": ("dass",),
}  # fmt: skip
_PART = re.compile(r"(.+?)_(numerator|num|n|count|denominator|den|d|total|out_of)")
_OF_NUMERATOR = {"numerator", "num", "n", "count"}


@dataclass(frozen=True)
class Mapping:
    """How a file is read. `columns`: role → column. A wide file names its periods or groups in the header instead:
    `wide` is "group" or "period", and `wide_columns` its columns with the word each stands for and the part it holds.
    `period`: what every line is about when no column says it."""

    columns: dict[str, str] = field(default_factory=dict)
    wide: str = ""
    wide_columns: dict[str, tuple[str, str]] = field(default_factory=dict)  # column → (word, numerator | denominator)
    period: str = ""

    def column(self, role: str) -> str:
        return self.columns.get(role, "")

    @property
    def lacks(self) -> str:
        """What is missing before the file can be read, in words; empty when nothing is."""
        if not self.wide and not self.column("numerator") and not self.column("value"):
            return "Say which column holds what was counted, or the value."
        if self.wide != "period" and not self.column("period") and not self.period:
            return "Say which column names the school year or day, or write what the whole file is about."
        return ""


def rank(columns: Sequence[str]) -> float:
    """How much a line looks like a header: known names count most, any other words a little, figures against it."""
    filled = [name for name in columns if name]
    if len(filled) < 2:
        return 0.0
    known = sum(1 for name in set(filled) if any(name in names for names in _NAMES.values()) or group_of(name))
    words = sum(1 for name in filled if re.search(r"[a-z]", name))
    if words < len(filled) / 2 and not known:
        return 0.0
    return 10.0 * known + words - 3.0 * (len(filled) - words if not known else 0)


def propose(columns: Sequence[str]) -> Mapping:
    """The roles that the columns' names suggest. No column is used twice."""
    left = [name for name in columns if name]
    found: dict[str, str] = {}
    for role, patterns in _NAMES.items():
        column = _first(patterns, left)
        if column:
            found[role] = column
            left.remove(column)
    if "district_code" in found or "school_code" in found:
        found.pop("code", None)
    wide, wide_columns = _wide(found, columns)
    if wide:
        used = set(wide_columns)
        found = {role: column for role, column in found.items() if column not in used}
    return Mapping(found, wide, wide_columns)


def source_key(columns: Iterable[str], mapping: Mapping) -> str:
    """Stands for the kind of file: the same for the next one, whose periods in the header are others."""
    names = sorted(set(columns) - (set(mapping.wide_columns) if mapping.wide == "period" else set()))
    return hashlib.sha256("\n".join([mapping.wide, *names]).encode()).hexdigest()


def _first(patterns: Sequence[str], columns: Sequence[str]) -> str:
    for pattern in patterns:
        for column in columns:
            if re.fullmatch(pattern, column):
                return column
    return ""


def _wide(found: dict[str, str], columns: Sequence[str]) -> tuple[str, dict[str, tuple[str, str]]]:
    parts = {column: part_of(column) for column in columns if column}
    periods = {column: part for column, part in parts.items() if when.names_a_period(part[0].replace("_", "-"))}
    periods |= {c: p for c, p in parts.items() if when.names_a_period(p[0].replace("_", " "))}
    if len(periods) >= 2:
        return "period", periods
    groups = {column: part for column, part in parts.items() if group_of(part[0])}
    if len(groups) >= 2 and "group" not in found:
        return "group", groups
    return "", {}


def part_of(column: str) -> tuple[str, str]:
    """A wide column's word and which of the two numbers it holds: `hispanic_n` → ("hispanic", "numerator")."""
    found = _PART.fullmatch(column)
    if not found:
        return column, "numerator"
    return found[1], "numerator" if found[2] in _OF_NUMERATOR else "denominator"


def period_word(column_word: str) -> str:
    """A period as a header's key has it (`2026_10_05`, `oct_2026`) in a form that `when` reads."""
    for separator in ("-", " ", "/"):
        said = column_word.replace("_", separator)
        if when.names_a_period(said):
            return said
    return column_word
