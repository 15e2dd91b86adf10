"""What the preview of an uploaded file shows: counties, districts to tick, and what would change in each."""

from collections.abc import Collection
from dataclasses import dataclass

from districts.directory.facts import Change, Compared
from districts.directory.groups import label_of
from districts.directory.imports import CountyLine, Line, Preview, Tally, tally, tally_schools
from districts.directory.models import District
from districts.directory.state_codes import short_code
from network.lib.suppression import safe_count
from network.lib.words import counted, listed

MOST_LINES = 200  # shown at once; a search narrows it
STATUS = {"new": ("info", "New"), "changed": ("due", "Changes"), "same": ("quiet", "Nothing new")}
FIELD_WORDS = {
    "name": "Name",
    "county": "County",
    "kind": "Kind",
    "city": "Town",
    "nces": "Federal code",
    "grades": "Grades",
    "enrolment": "Pupils",
    "is_charter": "Charter",
    "school_year": "Figures of",
}
PLACE = {"latitude", "longitude"}


@dataclass(frozen=True)
class Filter:
    """What the person looks at: a county, words, and the districts they have ticked (None: not ticked any yet)."""

    county: str = ""
    words: str = ""
    ticked: frozenset[str] | None = None


@dataclass(frozen=True)
class ChangeWords:
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class DistrictLine:
    """One district to tick. `facts` says what the file holds of it, `changes` what would change."""

    cds: str
    code: str
    name: str
    facts: str
    status_kind: str
    status_words: str
    why: str
    changes: tuple[ChangeWords, ...]
    ticked: bool
    is_member: bool
    lookalike_pk: int | None
    lookalike_name: str


@dataclass(frozen=True)
class ImportPage:
    counties: tuple[CountyLine, ...]
    lines: tuple[DistrictLine, ...]
    nothing_new: tuple[DistrictLine, ...]
    also_ticked: tuple[DistrictLine, ...]
    left_out: int
    districts: Tally
    schools: Tally
    sentence: str
    school_year: str

    @property
    def has_any(self) -> bool:
        """Does the file hold a district that can be used?"""
        return bool(self.counties)

    @property
    def has_lines(self) -> bool:
        """Is there anything to tick on the page?"""
        return bool(self.lines or self.nothing_new or self.also_ticked)


def import_page(preview: Preview, chosen: Filter, put_aside: int = 0) -> ImportPage:
    """Build the page. A county without ticks yet is ticked whole; search results are not.

    `put_aside` counts the lines of the file that cannot be used.
    """
    found = _found(preview, chosen)
    ticked = chosen.ticked
    if ticked is None:
        ticked = frozenset(line.cds for line in found) if chosen.county and not chosen.words else frozenset()
    shown = found[:MOST_LINES]
    shown_codes = {line.cds for line in shown}
    others = preview.chosen(ticked - shown_codes)
    in_view = found or preview.lines
    return ImportPage(
        counties=preview.counties,
        lines=tuple(_line(line, ticked) for line in shown if not _settled(line)),
        nothing_new=tuple(_line(line, ticked) for line in shown if _settled(line)),
        also_ticked=tuple(_line(line, ticked) for line in others),
        left_out=len(found) - len(shown),
        districts=tally(in_view),
        schools=tally_schools(in_view),
        sentence=_sentence(preview, chosen, in_view, put_aside),
        school_year=preview.school_year,
    )


def _settled(line: Line) -> bool:
    return line.is_member and line.compared.state == "same"


def _found(preview: Preview, chosen: Filter) -> tuple[Line, ...]:
    if not chosen.county and not chosen.words:
        return ()
    lines = preview.matching(chosen.words)
    if not chosen.county:
        return lines
    of_county = {line.cds for line in preview.of_county(chosen.county)}
    return tuple(line for line in lines if line.cds in of_county)


def _sentence(preview: Preview, chosen: Filter, lines: Collection[Line], put_aside: int) -> str:
    if not preview.lines:
        return f"None of its {counted(put_aside, 'line', 'lines')} can be used. The reasons stand below."
    where = f"{chosen.county} County" if chosen.county else "The file"
    districts, schools = tally(lines), tally_schools(lines)
    holds = [counted(districts.total, "district", "districts")]
    if schools.total:
        holds.append(counted(schools.total, "school", "schools"))
    parts = [
        f"{number:,} {words}"
        for number, words in (
            (districts.new, "new"),
            (districts.changed, "with changes"),
            (districts.same, "with nothing new"),
        )
        if number
    ]
    aside = f" {counted(put_aside, 'line is', 'lines are')} put aside." if put_aside else ""
    holding = (
        f"{where} has {listed(holds)} in {preview.school_year}: {listed(parts)}." if parts else f"{where} has none."
    )
    return holding + aside


def _line(line: Line, ticked: Collection[str]) -> DistrictLine:
    compared = line.compared
    kind, words = STATUS[compared.state]
    return DistrictLine(
        cds=line.cds,
        code=short_code(line.cds),
        name=compared.said.name,
        facts=_facts(compared),
        status_kind=kind,
        status_words=words,
        why=_why(compared),
        changes=change_words(compared),
        ticked=line.cds in ticked,
        is_member=line.is_member,
        lookalike_pk=line.lookalike.pk if line.lookalike else None,
        lookalike_name=line.lookalike.name if line.lookalike else "",
    )


def _facts(compared: Compared) -> str:
    said = compared.said
    parts = [said.city or "", f"grades {said.grades}" if said.grades else ""]
    if said.schools:
        parts.append(counted(len(said.schools), "school", "schools"))
    if said.enrolment is not None:
        parts.append(f"{safe_count(said.enrolment)} pupils")
    return " · ".join(filter(None, parts))


def _why(compared: Compared) -> str:
    if compared.state != "changed":
        return ""
    schools = compared.schools
    parts = []
    if compared.changes:
        names = {"place" if change.name in PLACE else change.name for change in compared.changes}
        parts.append(counted(len(names), "fact", "facts"))
    if schools.changed:
        parts.append(counted(len(schools.changed), "school", "schools"))
    if schools.new:
        parts.append(counted(len(schools.new), "new school", "new schools"))
    return listed(parts)


def change_words(compared: Compared) -> tuple[ChangeWords, ...]:
    """What would change, from what to what. Student groups are named without their figures: those may be small."""
    if compared.state != "changed":
        return ()
    words = [*_plain_changes("", compared.changes)]
    groups = [change.name.removeprefix("groups.") for change in compared.changes if change.name.startswith("groups.")]
    if groups:
        words.append(ChangeWords("Student groups", "", listed([label_of(key) for key in groups])))
    for school, changes in compared.schools.changed:
        words += _plain_changes(f"{school.name}: ", changes)
    words += [ChangeWords("New school", "", school.name) for school in compared.schools.new]
    if compared.schools.left:
        words.append(ChangeWords("Not in this file, left as they are", "", f"{compared.schools.left} schools"))
    return tuple(words)


def _plain_changes(lead: str, changes: Collection[Change]) -> list[ChangeWords]:
    words = [
        ChangeWords(lead + FIELD_WORDS[change.name], _value(change.name, change.old), _value(change.name, change.new))
        for change in changes
        if change.name in FIELD_WORDS
    ]
    if any(change.name in PLACE for change in changes):
        words.append(ChangeWords(f"{lead}Place on the map", "", "from the file"))
    return words


def _value(name: str, value: object) -> str:
    if value is None or value == "":
        return "nothing yet"
    if name == "enrolment":
        return str(safe_count(value if isinstance(value, int) else None))
    if name == "kind":
        return str(District.Kind(str(value)).label)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
