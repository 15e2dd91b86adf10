"""What the charts of the demonstration tell besides their numbers: limits, a phase, a week left out, events, a file."""

from datetime import timedelta
from typing import Any

from design_process.measures.actions import Entry, add_indicator, record_measurements
from design_process.measures.events.actions import Happened, note_event
from design_process.measures.mark_actions import Place, mark_chart
from design_process.measures.models import ChartMark, Indicator
from design_process.number_files.actions import Meaning, Whose, confirm, keep_file, say_what_it_means
from design_process.number_files.words import mapping_of
from tests.demo_year import perform_owed

MILL_CREEK = "Mill Creek Union"
IN_TIME = {
    "name": "Pupils in class at the first bell",
    "definition": "Pupils who sit in their class when the first bell rings, counted at the door on one day a week.",
    "unit": "share",
    "chart": "p",
    "numerator_label": "pupils in class",
    "denominator_label": "pupils enrolled",
    "kind": "balancing",
    "target": 95.0,
    "collected_by": "The office",
    "collected_how": "A tally at the door",
    "minutes": 10,
    "groups": ["english_learner", "low_income"],
}
SHARES = (
    78,
    81,
    76,
    79,
    82,
    61,
    80,
    77,
    79,
    81,
    78,
    80,
    90,
    91,
    88,
    92,
    90,
    89,
    93,
    91,
    90,
    92,
)  # in percent, a week each
LOWER = {"english_learner": (9, 58), "low_income": (4, 203)}  # points below everybody, of so many
FILE = """district,week,indicator,group,counted,out of
{name},{first},First bell,TA,312,340
{name},{second},First bell,TA,306,338
{name},{second},First bell,EL,47,58
{name},{second},First bell,SED,390,203
{name},not a day,First bell,TA,300,340
Nowhere Union,{second},First bell,TA,300,340
"""


def tell_charts(county: Any) -> None:
    """Mill Creek counts who is in time; the hub and the teams say what happened meanwhile."""
    member, driver = county.members[MILL_CREEK], county.people["Shauna Ibe"]
    weeks = county.weeks[-len(SHARES) - 2 : -2]
    about = Indicator(network=county.network, member=member, starts_on=weeks[0], **IN_TIME)
    indicator = add_indicator(about, by=driver)
    record_measurements(member, list(_entries(indicator, weeks)), by=driver)
    for kind, week, why in (
        (ChartMark.Kind.EXCLUDE, weeks[5], "Snow: the buses came at ten, and nobody was late by choice"),
        (ChartMark.Kind.REPHASE, weeks[12], "The new bus schedule brings everybody ten minutes earlier"),
    ):
        mark_chart(Place(indicator, member, "all", week), kind, reason=why, by=driver)
    note_event(county.network.pk, member, Happened(weeks[12], "New bus schedule"), by=driver)
    flu = county.weeks[-9] + timedelta(days=2)
    note_event(county.network.pk, None, Happened(flu, "Flu week in the county"), by=county.facilitator)
    own, dana = county.members["Gold Ridge Union"], county.people["Dana Whitfield"]
    shut = Place(county.families, own, "all", county.weeks[6])
    mark_chart(shut, ChartMark.Kind.EXCLUDE, reason="The school was shut on three of five days", by=dana)
    note_event(county.network.pk, own, Happened(county.weeks[-12], "Second teacher joins the talk"), by=dana)
    _read_a_file(county, indicator)


def _entries(indicator: Indicator, weeks: Any) -> Any:
    for n, (week, share) in enumerate(zip(weeks, SHARES, strict=True)):
        enrolled = 336 + 3 * (n % 4)
        yield Entry(indicator.pk, week, round(enrolled * share / 100), enrolled)
        for group, (points, of) in LOWER.items():
            yield Entry(indicator.pk, week, round(of * (share - points) / 100), of, group=group)


def _read_a_file(county: Any, indicator: Indicator) -> None:
    """The office's file of the last two weeks: three lines come in, three are put aside, each with its reason."""
    member, driver = county.members[MILL_CREEK], county.people["Shauna Ibe"]
    first, second = county.weeks[-2:]
    text = FILE.format(name=MILL_CREEK, first=first, second=second)
    file = keep_file(Whose(county.network, member), text.encode(), name="first-bell.csv", by=driver)
    groups = {"TA": "all", "EL": "english_learner", "SED": "low_income"}
    meaning = Meaning(mapping_of(file.mapping), {"First bell": str(indicator.pk)}, groups)
    say_what_it_means(file, meaning, by=driver)
    perform_owed()
    confirm(file, by=driver)
    perform_owed()
