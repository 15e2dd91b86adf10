"""What a file's own words may mean, to be asked once: its names of indicators and of student groups."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from design_process.measures.models import Frequency, Indicator
from design_process.number_files import when
from design_process.number_files.group_words import group_of
from design_process.number_files.headings import Mapping
from design_process.number_files.known_indicators import Ready, name_of, ready_for, same_name
from design_process.number_files.models import NumberFile
from design_process.number_files.when import NoPeriod

MAKE = "make:"  # a choice to make the indicator, with its unit
LEAVE_OUT = "0"


class TooManyNames(ValueError):
    """The column that should name the numbers has more names than anybody can match."""


@dataclass(frozen=True)
class NameAsked:
    """One name of a file for a number. `proposed`: a choice of the form; `made`: a new indicator's name."""

    word: str
    label: str
    proposed: str
    made: str


def mapping_of(kept: dict[str, Any]) -> Mapping:
    """A mapping as it was kept in JSON."""
    columns = {column: (word, part) for column, (word, part) in kept.get("wide_columns", {}).items()}
    return Mapping(dict(kept.get("columns", {})), kept.get("wide", ""), columns, kept.get("period", ""))


def words_in(file: NumberFile, mapping: Mapping, role: str) -> tuple[str, ...]:
    """The words of a role in the file, each once; one empty word when the file does not say. Raises TooManyNames."""
    if mapping.wide == role:
        return tuple(sorted({word for word, _ in mapping.wide_columns.values()}))
    column = mapping.column(role)
    if not column:
        return ("",)
    few = file.look["few"].get(column)
    if few is None:
        raise TooManyNames(f"“{column.replace('_', ' ')}” has too many different words. Is it the right column?")
    return tuple(few)


def names_asked(file: NumberFile, mapping: Mapping, indicators: Iterable[Indicator]) -> tuple[NameAsked, ...]:
    """The file's names for its numbers, each with the indicator that is most likely meant."""
    known = [(found.pk, found.name) for found in indicators]
    return tuple(_asked(word, file, mapping, known) for word in words_in(file, mapping, "indicator"))


def _asked(word: str, file: NumberFile, mapping: Mapping, known: list[tuple[int, str]]) -> NameAsked:
    hints = (word,) if word else (mapping.column("numerator"), mapping.column("value"), file.file_name)
    label = f"“{word}” is" if word else "Its numbers belong to"
    ready = ready_for(*hints)
    made = ready.name if ready else _plain_name(file, word)
    kept = str(file.names.get(word, ""))
    if kept and (kept == LEAVE_OUT or any(int(kept) == pk for pk, _ in known)):
        return NameAsked(word, label, kept, made)
    pk = next((pk for hint in hints if hint and (pk := same_name(hint, known))), 0)
    return NameAsked(word, label, str(pk) if pk else MAKE + (ready.unit if ready else unit_of(mapping)), made)


def _plain_name(file: NumberFile, word: str) -> str:
    return name_of(word or file.file_name.rpartition(".")[0] or file.file_name)


def unit_of(mapping: Mapping) -> str:
    """Numbers with a “out of” are shares, others counts."""
    parts = {part for _, part in mapping.wide_columns.values()}
    return "share" if mapping.column("denominator") or "denominator" in parts else "count"


def made_from(file: NumberFile, mapping: Mapping, word: str, unit: str) -> Indicator:
    """The indicator that a name of the file becomes, not saved yet: described as the state does, where it is one of
    the state's, and else by the file's own words, to be written better later."""
    hints = (word,) if word else (mapping.column("numerator"), mapping.column("value"), file.file_name)
    ready = ready_for(*hints)
    if ready is None or ready.unit != unit:
        name = ready.name if ready else _plain_name(file, word)
        counted = mapping.column("numerator").replace("_", " ") or "counted"
        out_of = "" if unit == "count" else mapping.column("denominator").replace("_", " ") or "out of"
        ready = Ready(name, f"As the file “{file.file_name[:80]}” counts it.", counted, out_of, unit=unit)
    groups = sorted({key for group in words_in(file, mapping, "group") if (key := group_of(group)) and key != "all"})
    return Indicator(
        network_id=file.network_id,
        member_id=file.member_id,
        name=ready.name,
        definition=ready.definition,
        unit=unit,
        numerator_label=ready.numerator_label[:120],
        denominator_label="" if unit == "count" else ready.denominator_label[:120],
        direction=ready.direction,
        frequency=frequency_of(file, mapping),
        source=file.file_name[:200],
        is_new_data=False,
        groups=groups,
    )


def frequency_of(file: NumberFile, mapping: Mapping) -> str:
    """How often there is a number, as far as the file's periods say: by school year, quarter, month, else week."""
    if mapping.wide == "period":
        cells: Iterable[str] = {word for word, _ in mapping.wide_columns.values()}
    else:
        cells = file.look["few"].get(mapping.column("period")) or (mapping.period,)
    lengths = set()
    for cell in cells:
        try:
            lengths.add(when.named(cell)[1])
        except NoPeriod:
            continue
    found = [length for length in (Frequency.YEAR, Frequency.QUARTER, Frequency.MONTH) if length in lengths]
    return str(found[-1]) if found and not {"day", "week"} & lengths else str(Frequency.WEEK)
