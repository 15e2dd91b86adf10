"""The lines a driver fills in: this period's numbers, with those before beside them."""

from datetime import date

import pytest

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.forms import numbers_form
from design_process.measures.models import Measurement
from districts.directory.groups import ALL
from tests.world import an_indicator

TODAY = date(2026, 10, 7)
MONDAY = date(2026, 10, 5)


def form_of(cast, data=None, **days):
    """The form as the member's own driver opens it."""
    return numbers_form(cast.member, data, reader=cast.driver, **days)


def sent(form, **typed):
    """What a browser sends: the hidden fields as they were shown, and what was typed by the end of a field's name."""
    data = {"numbers-as_of": form.day.isoformat()}
    for name in form.fields:
        shown = form[name].initial
        if name not in ("as_of", "note"):
            data[f"numbers-{name}"] = data[f"initial-numbers-{name}"] = "" if shown is None else str(shown)
    for line in form.lines:
        data[f"initial-numbers-{line.cell.key}-seen"] = str(line.standing.pk) if line.standing else ""
        for end, value in typed.items():
            if line.group == ALL and end not in ("note", "state"):
                data[f"numbers-{line.cell.key}-{end}"] = value
    return data | {f"numbers-{end}": typed[end] for end in ("note", "state") if end in typed}


def test_a_line_for_each_indicator_and_group_with_the_number_before(cast):
    indicator = an_indicator(cast.network, groups=["english_learner"])
    an_indicator(cast.network, "Visits", unit="count", frequency="month")
    record_measurements(cast.member, [Entry(indicator.pk, date(2026, 9, 28), 17, 42)], by=cast.driver, today=TODAY)
    lines = form_of(cast, today=TODAY).lines
    assert [(line.indicator.name, line.group_label, line.period) for line in lines] == [
        ("Pupils who explain", "All pupils", MONDAY),
        ("Pupils who explain", "English learners", MONDAY),
        ("Visits", "All pupils", date(2026, 10, 1)),
    ]
    assert lines[0].previous == "17 of 42 (40 %), week of 28 Sep 2026"
    assert lines[0].given is False
    assert lines[2].denominator is None


def test_only_what_was_typed_becomes_an_entry(cast):
    indicator = an_indicator(cast.network)
    an_indicator(cast.network, "Left empty", member=cast.member)
    form = form_of(cast, today=TODAY)
    data = sent(form)
    data[f"numbers-{indicator.pk}-all-20261005-numerator"] = "17"
    data[f"numbers-{indicator.pk}-all-20261005-denominator"] = "42"
    form = form_of(cast, data, today=TODAY)
    assert form.is_valid(), form.errors
    assert form.entries() == [Entry(indicator.pk, MONDAY, 17, 42, seen=None)]


def test_an_empty_form_stores_nothing(cast):
    an_indicator(cast.network)
    form = form_of(cast, sent(form_of(cast, today=TODAY)), today=TODAY)
    assert form.is_valid()
    assert form.entries() == []


def test_zero_is_a_number_and_nothing_to_report_is_none(cast):
    indicator = an_indicator(cast.network)
    empty = form_of(cast, today=TODAY)
    zero = form_of(cast, sent(empty, numerator="0", denominator="42"), today=TODAY)
    assert zero.is_valid()
    assert zero.entries() == [Entry(indicator.pk, MONDAY, 0, 42, seen=None)]
    none = form_of(cast, sent(empty, gap="nothing"), today=TODAY)
    assert none.is_valid()
    assert none.entries() == [Entry(indicator.pk, MONDAY, gap="nothing", seen=None)]


def test_a_number_typed_over_nothing_to_report_counts(cast):
    indicator = an_indicator(cast.network)
    record_measurements(cast.member, [Entry(indicator.pk, MONDAY)], by=cast.driver, today=TODAY)
    page = form_of(cast, today=TODAY)
    assert page.lines[0].gap.initial == "nothing"
    form = form_of(cast, sent(page, numerator="3", denominator="9"), today=TODAY)
    assert form.is_valid()
    assert form.entries() == [Entry(indicator.pk, MONDAY, 3, 9, seen=Measurement.objects.get().pk)]


@pytest.mark.parametrize(
    ("numerator", "denominator", "field"),
    [("43", "42", "numerator"), ("0", "0", "denominator"), ("5", "", "denominator"), ("two", "42", "numerator"),
     ("1.5", "42", "numerator"), ("", "42", "numerator")],
)  # fmt: skip
def test_a_number_that_cannot_be_true_is_refused_beside_its_field(cast, numerator, denominator, field):
    indicator = an_indicator(cast.network)
    page = form_of(cast, today=TODAY)
    form = form_of(cast, sent(page, numerator=numerator, denominator=denominator), today=TODAY)
    assert not form.is_valid()
    assert list(form.errors) == [f"{indicator.pk}-all-20261005-{field}"]


@pytest.mark.parametrize(
    ("typed", "of", "kept"),
    [(" 17 ", "42", (17, 42)), ("1,234", "6 649", (1234, 6649)), ("1\u00a0234", "12,000", (1234, 12000)),
     ("17.0", "42", (17, 42))],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(cast, typed, of, kept):
    indicator = an_indicator(cast.network)
    page = form_of(cast, today=TODAY)
    form = form_of(cast, sent(page, numerator=typed, denominator=of), today=TODAY)
    assert form.is_valid(), form.errors
    assert form.entries() == [Entry(indicator.pk, MONDAY, *kept, seen=None)]


@pytest.mark.parametrize(
    ("unit", "typed", "words"),
    [
        ("share", "40 %", "Leave out the % sign"),
        ("share", "17/42", "Put 17 here and 42 in its own field."),
        ("share", "17 of 42", "Put 17 here and 42 in its own field."),
        ("share", "12,5", "Use a whole number"),
        ("share", "1,23,4", "Use a whole number"),
        ("mean", "12,5", "Write 12,5 with a point: 12.5."),
        ("mean", "about 3", "Use a number"),
    ],
)
def test_what_cannot_be_read_says_what_to_type(cast, unit, typed, words):
    an_indicator(cast.network, unit=unit)
    page = form_of(cast, today=TODAY)
    form = form_of(cast, sent(page, numerator=typed, denominator="42"), today=TODAY)
    assert not form.is_valid()
    (error,) = next(iter(form.errors.values()))
    assert error.startswith(words)
    assert typed in str(form.lines[0].numerator)


def test_a_browser_passes_on_what_was_typed_into_a_number(cast):
    """A field of type=number empties itself of what it cannot read, and the page would store a number nobody typed."""
    an_indicator(cast.network)
    line = form_of(cast, today=TODAY).lines[0]
    assert 'type="text"' in str(line.numerator)
    assert 'inputmode="numeric"' in str(line.numerator)


def test_an_average_is_typed_as_one_and_kept_as_a_sum(cast):
    indicator = an_indicator(cast.network, unit="mean")
    page = form_of(cast, today=TODAY)
    form = form_of(cast, sent(page, numerator="3.4", denominator="20"), today=TODAY)
    assert form.is_valid(), form.errors
    assert form.entries() == [Entry(indicator.pk, MONDAY, 68.0, 20, seen=None)]
    record_measurements(cast.member, form.entries(), by=cast.driver, today=TODAY)
    again = form_of(cast, sent(form_of(cast, today=TODAY)), today=TODAY)
    assert again.lines[0].numerator.initial == 3.4
    assert again.is_valid()
    assert again.entries() == []


def test_a_page_that_still_shows_an_old_number_does_not_undo_a_correction(cast):
    indicator = an_indicator(cast.network)
    record_measurements(cast.member, [Entry(indicator.pk, MONDAY, 17, 42)], by=cast.driver, today=TODAY)
    stale = sent(form_of(cast, today=TODAY))
    record_measurements(cast.member, [Entry(indicator.pk, MONDAY, 18, 42)], by=cast.facilitator, today=TODAY)
    form = form_of(cast, stale, today=TODAY)
    assert form.is_valid()
    assert form.entries() == []
    assert Measurement.objects.current().get().numerator == 18


def test_what_is_sent_after_the_week_turned_belongs_to_the_week_it_was_typed_for(cast):
    indicator = an_indicator(cast.network)
    sunday, monday = date(2026, 10, 11), date(2026, 10, 12)
    late = sent(form_of(cast, today=sunday), numerator="17", denominator="42")
    form = form_of(cast, late, today=monday)
    assert form.is_valid()
    assert form.entries() == [Entry(indicator.pk, MONDAY, 17, 42, seen=None)]


@pytest.mark.parametrize("day", ["2026-10-12", "2020-01-01", "soon", ""])
def test_a_day_that_cannot_be_is_refused(cast, day):
    an_indicator(cast.network)
    data = sent(form_of(cast, today=TODAY)) | {"numbers-as_of": day}
    assert "as_of" in form_of(cast, data, today=TODAY).errors


def test_the_form_asks_the_database_as_often_for_three_indicators_as_for_sixty(cast, django_assert_num_queries):
    assert cast.driver.holdings  # as the door has loaded them
    for count in (3, 60):
        for n in range(count):
            an_indicator(cast.network, f"{count} – {n}")
        with django_assert_num_queries(2):  # indicators, numbers of this period and the one before
            form_of(cast, today=TODAY)
