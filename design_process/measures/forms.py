"""What a person types about numbers: this period's figures."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from design_process.measures.actions import NO_DRAFT, UNSEEN, Conflict, Entry, asked_by
from design_process.measures.checks import LARGEST, UNCOUNTABLE, problem_of_pair
from design_process.measures.entry_lines import Asked, Cell, Known, Line, Place, Unread, before, hand, rate
from design_process.measures.figure_fields import Figure, WholeFigure
from design_process.measures.models import Indicator, Measurement
from design_process.measures.periods import previous_start
from design_process.measures.words import figures
from districts.directory.groups import ALL
from districts.directory.models import Member
from network.lib.dates import period_start
from network.people.models import Person

OLDEST_DAYS = 400  # how far back a number can be entered by hand
DRAFT = "draft"
NUMBERS = ("numerator", "denominator")
THERE_IS_ONE = "There is a number"
WHY_CHANGED = "A number changes that was already in. Say why, in a few words: both are kept."
WHY_MISSING = "Say in a few words why it cannot be had."
GIVEN_UNREAD = "The team has given this number. You do not read it; save again to put yours in its place."
WHICH = "There is a number too. Empty it, or choose “There is a number” here."


class NumbersForm(forms.Form):
    """The numbers of one day's periods, a line for each indicator and student group. Empty lines store nothing.

    `as_of` travels with the form, so that what is sent after midnight on Sunday still belongs to the week it was
    typed for. A line counts only when it was changed since the page was made, and says which number it was changed
    from (`initial-…-seen`): what somebody else wrote in between is not undone. With `completes`, drafts that stand
    on the page are complete once it is sent. What `reader` may not read is not on the page, nor in its answers.
    """

    use_required_attribute = False
    as_of = forms.DateField(widget=forms.HiddenInput)
    note = forms.CharField(
        label="Why did a number change?",
        max_length=300,
        required=False,
        help_text="Only needed when you change a number that was already in. It is kept with both numbers.",
    )

    def __init__(
        self,
        member: Member,
        data: Mapping[str, Any] | None = None,
        *,
        reader: Person,
        as_of: date,
        today: date,
        completes: bool = False,
    ) -> None:
        super().__init__(data, initial={"as_of": as_of}, prefix="numbers")
        self.member, self.reader, self.today, self.completes = member, reader, today, completes
        self.day = self._day_sent() or as_of
        self.as_draft = self.data.get(self.add_prefix("state")) == DRAFT
        indicators = list(Indicator.objects.due_for(member, self.day))
        self._known, self._unread = _latest(member, indicators, self.day, reader)
        self._cells = [
            Cell(found, group, period_start(found.frequency, self.day))
            for found in indicators
            for group in (ALL, *found.groups)
        ]
        for cell in self._cells:
            self._add_fields(cell)

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

    def _add_fields(self, cell: Cell) -> None:
        asked, row = cell.indicator, self._known.get(cell.place)
        given, of = _typed(asked, row)
        is_mean = asked.unit == Indicator.Unit.MEAN
        words = f"Average: {asked.numerator_label}" if is_mean else asked.numerator_label
        self.fields[f"{cell.key}-numerator"] = _number(words, given, whole=not is_mean)
        if asked.unit != Indicator.Unit.COUNT:
            self.fields[f"{cell.key}-denominator"] = _number(asked.denominator_label, of, whole=True)
        gap = row.gap if row else ""
        why = row.note if row and gap else ""
        self.fields[f"{cell.key}-gap"] = _gap(gap)
        self.fields[f"{cell.key}-why"] = forms.CharField(
            label="Why?", max_length=300, required=False, initial=why, show_hidden_initial=True
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """A line for each number asked for, in order. Of a form that was sent: after `is_valid`, to know the rates."""
        return tuple(self._line(cell) for cell in self._cells)

    @property
    def asked(self) -> Iterator[Asked]:
        """The lines, put together by indicator."""
        for _, lines in groupby(self.lines, key=lambda line: line.indicator.pk):
            first, *groups = lines
            yield Asked(first, tuple(groups))

    def _line(self, cell: Cell) -> Line:
        row = self._known.get(cell.place)
        pair = (row.numerator, row.denominator) if row else (None, None)
        if self.is_bound:
            pair = self._pair(cell, getattr(self, "cleaned_data", {}))
        of = f"{cell.key}-denominator"
        return Line(
            cell=cell,
            numerator=self[f"{cell.key}-numerator"],
            denominator=self[of] if of in self.fields else None,
            gap=self[f"{cell.key}-gap"],
            why=self[f"{cell.key}-why"],
            previous=before(self._known, self._unread, cell),
            standing=row,
            unread=self._unread.get(cell.place),
            rate=rate(cell.indicator, *pair),
        )

    @property
    def any_given(self) -> bool:
        """Some number is in already, so that the page asks why it changes."""
        return any(line.given for line in self.lines)

    @property
    def waiting(self) -> list[int]:
        """Ids of the numbers on the page that are complete, and that nobody has looked at again."""
        rows = (line.standing for line in self.lines)
        return [row.pk for row in rows if row is not None and row.status == Measurement.Status.COMPLETE]

    @property
    def any_draft(self) -> bool:
        return any(line.is_draft for line in self.lines)

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day != self.day:
            raise forms.ValidationError("That day is in the future, or too long ago to enter by hand.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for cell in self._cells:
            if self._counts(cell):
                self._check(cell, cleaned)
        if not self.errors and not cleaned.get("note") and any(map(self._corrects, self._cells)):
            self.add_error("note", WHY_CHANGED)
        return cleaned

    def _check(self, cell: Cell, cleaned: Mapping[str, Any]) -> None:
        if gap := self._missing(cell, cleaned):
            if self._typed_number(cell, cleaned):
                self.add_error(f"{cell.key}-gap", WHICH)
            if gap == Measurement.Gap.NOT_AVAILABLE and not cleaned.get(f"{cell.key}-why"):
                self.add_error(f"{cell.key}-why", WHY_MISSING)
            return
        names = {field: f"{cell.key}-{field}" for field in NUMBERS}
        unread = self._unread.get(cell.place)
        if unread and self._seen(cell) != unread.pk:  # whatever was typed: an answer that depends on it would tell
            self.add_error(names["numerator"], GIVEN_UNREAD)
            return
        if any(name in self.errors for name in names.values()):
            return
        problem = problem_of_pair(asked_by(cell.indicator), *self._pair(cell, cleaned), is_draft=self.as_draft)
        if problem:
            self.add_error(names[problem.field], problem.words)
        elif self.as_draft and self._is_in(cell):
            self.add_error(names["numerator"], NO_DRAFT)

    def entries(self) -> list[Entry]:
        """The numbers that were typed or changed, ready for `record_measurements`. Call it on a valid form."""
        return [entry for cell in self._cells if (entry := self._entry(cell)) is not None]

    def _entry(self, cell: Cell) -> Entry | None:
        said = self.cleaned_data
        gap = self._missing(cell, said)
        pair = (None, None) if gap else self._pair(cell, said)
        if not self._counts(cell) or not (gap or pair != (None, None)):
            return None
        note = said.get(f"{cell.key}-why", "") if gap else ""
        if self._corrects(cell):
            note = "; ".join(filter(None, [note, said.get("note", "")]))[:300]
        return Entry(
            indicator_id=cell.indicator.pk,
            period=cell.period,
            numerator=pair[0],
            denominator=pair[1],
            group=cell.group,
            note=note,
            gap=gap,
            is_draft=self.as_draft,
            seen=self._seen(cell),
            is_blind=cell.place in self._unread,
        )

    def after(self, conflicts: Iterable[Conflict]) -> "NumbersForm":
        """The form again, for what others wrote meanwhile: theirs beside what was typed. Sent again, it replaces it."""
        met = {(one.entry.indicator_id, one.entry.group): one for one in conflicts}
        data = {name: self.data.get(name, "") for name in self.data}
        cells = [cell for cell in self._cells if (cell.indicator.pk, cell.group) in met]
        for cell in cells:
            data[f"initial-{self.add_prefix(cell.key)}-seen"] = str(met[cell.indicator.pk, cell.group].row.pk)
        day = {"as_of": self.day, "today": self.today}
        again = NumbersForm(self.member, data, reader=self.reader, completes=self.completes, **day)
        again.full_clean()
        for cell in cells:
            met_here = met[cell.indicator.pk, cell.group]
            words = GIVEN_UNREAD if cell.place in again._unread else _meanwhile(cell.indicator, met_here)
            again.add_error(f"{cell.key}-numerator", words)
        return again

    def _seen(self, cell: Cell) -> int | None:
        """The number that stood there when the page was made, by its id; None if none did, UNSEEN if nobody says."""
        name = f"initial-{self.add_prefix(cell.key)}-seen"
        if name not in self.data:
            return UNSEEN
        sent = str(self.data[name])
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 19 else None

    def _is_in(self, cell: Cell) -> bool:
        row, unread = self._known.get(cell.place), self._unread.get(cell.place)
        return (unread is not None and not unread.is_draft) or (
            row is not None and row.status != Measurement.Status.DRAFT
        )

    def _corrects(self, cell: Cell) -> bool:
        """Does another number, or none, take the place of one that is in and that the person saw?"""
        row, said = self._known.get(cell.place), self.cleaned_data
        says = bool(self._missing(cell, said)) or self._pair(cell, said) != (None, None)
        was_number = (row is None or row.numerator is not None) and self._is_in(cell)
        return says and was_number and self._touched(cell) and self._seen(cell) not in (None, UNSEEN)

    def _counts(self, cell: Cell) -> bool:
        return self._touched(cell) or (self.completes and not self.as_draft and self._is_whole_draft(cell))

    def _is_whole_draft(self, cell: Cell) -> bool:
        """Does a draft stand here, seen by the person, that has all it needs?"""
        row = self._known.get(cell.place)
        if row is None or row.status != Measurement.Status.DRAFT or self._seen(cell) != row.pk:
            return False
        return problem_of_pair(asked_by(cell.indicator), row.numerator, row.denominator) is None

    def _touched(self, cell: Cell) -> bool:
        return any(name.startswith(f"{cell.key}-") for name in self.changed_data)

    def _missing(self, cell: Cell, cleaned: Mapping[str, Any]) -> str:
        """Why there is no number. Empty when there is one: a number that is typed over the choice says more."""
        chosen = f"{cell.key}-gap" in self.changed_data
        return "" if self._typed_number(cell, cleaned) and not chosen else str(cleaned.get(f"{cell.key}-gap", ""))

    def _typed_number(self, cell: Cell, cleaned: Mapping[str, Any]) -> bool:
        typed = any(f"{cell.key}-{field}" in self.changed_data for field in NUMBERS)
        return typed and self._pair(cell, cleaned) != (None, None)

    def _pair(self, cell: Cell, cleaned: Mapping[str, Any]) -> tuple[float | None, float | None]:
        first, second = cleaned.get(f"{cell.key}-numerator"), cleaned.get(f"{cell.key}-denominator")
        if cell.indicator.unit == Indicator.Unit.MEAN and first is not None and second is not None:
            first = round(first * second, 6)  # typed as an average, kept as a sum: sums add up over members
        return (None if first is None else float(first)), (None if second is None else float(second))


class ReviewForm(forms.Form):
    """Which of a member's numbers somebody has looked at. One that was replaced since is refused."""

    number = forms.ModelMultipleChoiceField(queryset=Measurement.objects.none())

    def __init__(self, member: Member, data: Mapping[str, Any], *, reader: Person) -> None:
        super().__init__(data)
        field: Any = self.fields["number"]
        field.queryset = Measurement.objects.current().seen_by(reader).filter(member=member)

    def ids(self) -> list[int]:
        """The ids of the numbers. Only after `is_valid`."""
        return [row.pk for row in self.cleaned_data["number"]]


def numbers_form(
    member: Member,
    data: Mapping[str, Any] | None = None,
    *,
    reader: Person,
    today: date | None = None,
    as_of: date | None = None,
    completes: bool = False,
) -> NumbersForm:
    """The form for a member's numbers of the periods that hold `as_of` (today when not given)."""
    now = today or timezone.localdate()
    return NumbersForm(member, data, reader=reader, as_of=as_of or now, today=now, completes=completes)


def _latest(
    member: Member, indicators: list[Indicator], day: date, reader: Person
) -> tuple[Known, dict[Place, Unread]]:
    """The numbers of this period and the one before: those that the reader may read, and those that are there.

    One query.
    """
    wanted = {
        start
        for found in indicators
        for start in (
            period_start(found.frequency, day),
            previous_start(found.frequency, period_start(found.frequency, day)),
        )
    }
    rows = Measurement.objects.current().filter(member=member, school=None, indicator__in=indicators, period__in=wanted)
    known: Known = {}
    unread: dict[Place, Unread] = {}
    for row in rows.told_to(reader).select_related("entered_by"):
        place = (row.indicator_id, row.group, row.period)
        if row.is_told:
            known[place] = row
        else:
            unread[place] = Unread(row.pk, row.status == Measurement.Status.DRAFT)
    return known, unread


def _number(words: str, initial: float | None, *, whole: bool) -> forms.Field:
    kind: type[forms.IntegerField] = WholeFigure if whole else Figure
    inputmode = "numeric" if whole else "decimal"
    attrs = {"inputmode": inputmode, "enterkeyhint": "next", "autocomplete": "off", "class": "number"}
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


def _gap(initial: str) -> forms.ChoiceField:
    """Why there is no number. That the state hid it is offered only where a file said so."""
    reasons = [one for one in Measurement.Gap.choices if one[0] != Measurement.Gap.SUPPRESSED or one[0] == initial]
    return forms.ChoiceField(
        label="No number?",
        choices=[("", THERE_IS_ONE), *reasons],
        required=False,
        initial=initial,
        show_hidden_initial=True,
    )


def _meanwhile(indicator: Indicator, conflict: Conflict) -> str:
    row, typed = conflict.row, conflict.entry
    theirs = f"{figures(indicator.unit, row.numerator, row.denominator, row.gap)}{hand(row)}"
    yours = figures(indicator.unit, typed.numerator, typed.denominator, typed.gap)
    return (
        f"Meanwhile it says {theirs}. You typed {yours}. Save again to put yours in its place, or empty your fields "
        "to keep theirs."
    )


def _typed(indicator: Indicator, row: Measurement | None) -> tuple[float | None, float | None]:
    """The two figures of a stored row as a person types them: a mean as its average."""
    if row is None or row.numerator is None:
        return None, None
    if indicator.unit == Indicator.Unit.MEAN and row.denominator:
        return round(row.numerator / row.denominator, 3), row.denominator
    return row.numerator, row.denominator
