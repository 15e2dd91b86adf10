"""What a person types about numbers: this period's figures, and what an indicator is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.boundfield import BoundField
from django.utils import timezone

from design_process.measures.actions import Entry, asked_by
from design_process.measures.checks import LARGEST, UNCOUNTABLE, problem_of_pair
from design_process.measures.figure_fields import Figure, WholeFigure
from design_process.measures.models import Indicator, Measurement
from design_process.measures.periods import label, previous_start
from design_process.measures.words import figures
from districts.directory.groups import ALL, label_of
from districts.directory.models import Member
from network.lib.dates import period_start

OLDEST_DAYS = 400  # how far back a number can be entered by hand
CORRECTION_HELP = "Only needed when you change a number that was already in. It is kept with both numbers."


@dataclass(frozen=True)
class Line:
    """One number asked for: an indicator, a student group, a period, with the figures before it and its fields."""

    indicator: Indicator
    group: str
    group_label: str
    period: date
    period_label: str
    previous: str  # "17 of 42 (40 %), week of 28 Sep 2026", or empty
    given: bool  # there is a number already: typing another corrects it
    numerator: BoundField
    denominator: BoundField | None  # a count has none
    nothing: BoundField
    first: bool  # of its indicator: the template prints the indicator's name above it


@dataclass(frozen=True)
class _Cell:
    indicator: Indicator
    group: str
    period: date

    @property
    def key(self) -> str:
        return f"{self.indicator.pk}-{self.group}-{self.period:%Y%m%d}"


class NumbersForm(forms.Form):
    """The numbers of one day's periods, a line for each indicator and student group. Empty lines store nothing.

    `as_of` travels with the form, so that what is sent after midnight on Sunday still belongs to the week it was
    typed for. A line counts only when it was changed since the page was made: somebody else's correction in
    between is not undone by a page that still shows the old number.
    """

    use_required_attribute = False
    as_of = forms.DateField(widget=forms.HiddenInput)
    note = forms.CharField(label="Why did a number change?", max_length=300, required=False, help_text=CORRECTION_HELP)

    def __init__(self, member: Member, data: Mapping[str, Any] | None = None, *, as_of: date, today: date) -> None:
        super().__init__(data, initial={"as_of": as_of}, prefix="numbers")
        self.member, self.today = member, today
        self.day = self._day_sent() or as_of
        indicators = list(Indicator.objects.due_for(member, self.day))
        self._known = _latest(member, indicators, self.day)
        self._cells = [
            _Cell(found, group, period_start(found.frequency, self.day))
            for found in indicators
            for group in (ALL, *found.groups)
        ]
        for cell in self._cells:
            self._add_fields(cell)
        self.lines: tuple[Line, ...] = tuple(self._lines())

    def _day_sent(self) -> date | None:
        return self.day_from(self.data.get(self.add_prefix("as_of"), ""), self.today) if self.is_bound else None

    @staticmethod
    def day_from(text: object, today: date) -> date | None:
        """A day that numbers can be entered for, from what an address or a form says; None for anything else."""
        try:
            day = date.fromisoformat(str(text))
        except ValueError:
            return None
        return day if today - timedelta(days=OLDEST_DAYS) <= day <= today else None

    def other_days(self) -> tuple[date | None, date | None]:
        """A day a week earlier, and one a week later, as far as numbers can be entered for them."""
        earlier, later = (self.day_from(self.day + timedelta(days=step), self.today) for step in (-7, 7))
        if later is None and self.day < self.today:
            later = self.today
        return earlier, later

    def _add_fields(self, cell: _Cell) -> None:
        asked, row = cell.indicator, self._known.get((cell.indicator.pk, cell.group, cell.period))
        given, of = _typed(asked, row)
        is_mean = asked.unit == Indicator.Unit.MEAN
        words = f"Average: {asked.numerator_label}" if is_mean else asked.numerator_label
        self.fields[f"{cell.key}-numerator"] = _number(words, given, whole=not is_mean)
        if asked.unit != Indicator.Unit.COUNT:
            self.fields[f"{cell.key}-denominator"] = _number(asked.denominator_label, of, whole=True)
        self.fields[f"{cell.key}-nothing"] = forms.BooleanField(
            label="Nothing to report",
            required=False,
            initial=row is not None and row.numerator is None,
            show_hidden_initial=True,
        )

    def _lines(self) -> Iterator[Line]:
        for cell in self._cells:
            asked = cell.indicator
            before = self._known.get((asked.pk, cell.group, previous_start(asked.frequency, cell.period)))
            is_count = asked.unit == Indicator.Unit.COUNT
            yield Line(
                indicator=asked,
                group=cell.group,
                group_label=label_of(cell.group),
                period=cell.period,
                period_label=label(asked.frequency, cell.period),
                previous=_before(asked, before),
                given=(asked.pk, cell.group, cell.period) in self._known,
                numerator=self[f"{cell.key}-numerator"],
                denominator=None if is_count else self[f"{cell.key}-denominator"],
                nothing=self[f"{cell.key}-nothing"],
                first=cell.group == ALL,
            )

    @property
    def any_given(self) -> bool:
        """Some number is in already, so that the page asks why it changes."""
        return any(line.given for line in self.lines)

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day != self.day:
            raise forms.ValidationError("That day is in the future, or too long ago to enter by hand.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for cell in self._cells:
            if not self._touched(cell) or self._nothing(cell, cleaned):
                continue
            names = {field: f"{cell.key}-{field}" for field in ("numerator", "denominator")}
            if any(name in self.errors for name in names.values()):
                continue
            numerator, denominator = self._pair(cell, cleaned)
            problem = problem_of_pair(asked_by(cell.indicator), numerator, denominator)
            if problem:
                self.add_error(names[problem.field], problem.words)
        return cleaned

    def entries(self) -> list[Entry]:
        """The numbers that were typed or changed, ready for `record_measurements`. Call it on a valid form."""
        found = []
        for cell in self._cells:
            if not self._touched(cell):
                continue
            nothing = self._nothing(cell, self.cleaned_data)
            pair = (None, None) if nothing else self._pair(cell, self.cleaned_data)
            if nothing or pair != (None, None):
                note = self.cleaned_data.get("note", "")
                found.append(Entry(cell.indicator.pk, cell.period, *pair, group=cell.group, note=note))
        return found

    def _touched(self, cell: _Cell) -> bool:
        return any(name.startswith(f"{cell.key}-") for name in self.changed_data)

    def _nothing(self, cell: _Cell, cleaned: Mapping[str, Any]) -> bool:
        """Ticked, and no number typed since: a number that is typed over it says more."""
        typed = any(f"{cell.key}-{field}" in self.changed_data for field in ("numerator", "denominator"))
        return bool(cleaned.get(f"{cell.key}-nothing")) and not (typed and self._pair(cell, cleaned) != (None, None))

    def _pair(self, cell: _Cell, cleaned: Mapping[str, Any]) -> tuple[float | None, float | None]:
        first, second = cleaned.get(f"{cell.key}-numerator"), cleaned.get(f"{cell.key}-denominator")
        if cell.indicator.unit == Indicator.Unit.MEAN and first is not None and second is not None:
            first = round(first * second, 6)  # typed as an average, kept as a sum: sums add up over members
        return (None if first is None else float(first)), (None if second is None else float(second))


def numbers_form(
    member: Member, data: Mapping[str, Any] | None = None, *, today: date | None = None, as_of: date | None = None
) -> NumbersForm:
    """The form for a member's numbers of the periods that hold `as_of` (today when not given)."""
    now = today or timezone.localdate()
    return NumbersForm(member, data, as_of=as_of or now, today=now)


def _latest(member: Member, indicators: list[Indicator], day: date) -> dict[tuple[int, str, date], Measurement]:
    """The numbers of this period and the one before, by indicator, group and period. One query."""
    wanted = {
        start
        for found in indicators
        for start in (
            period_start(found.frequency, day),
            previous_start(found.frequency, period_start(found.frequency, day)),
        )
    }
    rows = Measurement.objects.current().filter(member=member, school=None, indicator__in=indicators, period__in=wanted)
    return {(row.indicator_id, row.group, row.period): row for row in rows}


def _number(words: str, initial: float | None, *, whole: bool) -> forms.Field:
    kind: type[forms.IntegerField] = WholeFigure if whole else Figure
    attrs = {"inputmode": "numeric" if whole else "decimal", "autocomplete": "off", "class": "number"}
    shown = None if initial is None else int(initial) if whole and initial == int(initial) else initial
    return kind(
        label=words[:1].upper() + words[1:],
        required=False,
        initial=shown,
        show_hidden_initial=True,
        widget=forms.TextInput(attrs=attrs),
        # Before anything is computed with it: a number of hundreds of digits is none that a machine can divide.
        validators=[MinValueValidator(-LARGEST, UNCOUNTABLE), MaxValueValidator(LARGEST, UNCOUNTABLE)],
        error_messages={"invalid": "Use a whole number, such as 17." if whole else "Use a number, such as 4.5."},
    )


def _before(indicator: Indicator, row: Measurement | None) -> str:
    if row is None:
        return ""
    return f"{figures(indicator.unit, row.numerator, row.denominator)}, {label(indicator.frequency, row.period)}"


def _typed(indicator: Indicator, row: Measurement | None) -> tuple[float | None, float | None]:
    """The two figures of a stored row as a person types them: a mean as its average."""
    if row is None or row.numerator is None:
        return None, None
    if indicator.unit == Indicator.Unit.MEAN and row.denominator:
        return round(row.numerator / row.denominator, 3), row.denominator
    return row.numerator, row.denominator
