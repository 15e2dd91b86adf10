"""Who gets what answer from the pages of numbers."""

from datetime import date, timedelta

from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.events.actions import Happened, note_event
from design_process.measures.mark_actions import Place, mark_chart
from design_process.measures.publication.actions import print_period
from design_process.measures.rollup import refresh
from districts.directory.models import Agreement
from network.lib.dates import period_start
from tests.access_table.row import Row
from tests.world import a_member, an_indicator

OWN = {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 200}
INDICATOR = {
    "name": "Visits",
    "definition": "A visit of at least ten minutes.",
    "unit": "count",
    "numerator_label": "visits",
    "direction": "up",
    "frequency": "week",
    "kind": "process",
}


def slug(cast):
    return {"slug": cast.network.slug}


def member(cast):
    return {"pk": cast.member.pk}


def shared(cast):
    return {"pk": an_indicator(cast.network).pk}


def own(cast):
    return {"pk": an_indicator(cast.network, member=cast.member).pk}


def chart(cast):
    return {**shared(cast), "group": "all"}


def own_chart(cast):
    """With numbers, so that there is something to see and to mark."""
    made = an_indicator(cast.network, member=cast.member)
    today = timezone.localdate()
    weeks = [today - timedelta(weeks=n) for n in range(14)]
    entries = [Entry(made.pk, week, 20 + n % 5 + 9 * (n < 9), 42) for n, week in enumerate(weeks)]
    record_measurements(cast.member, entries, by=cast.driver, today=today)
    for week in weeks:
        refresh(cast.network.pk, period_start("week", week), timezone.now())
    mark_chart(
        Place(made, cast.member, "all", period_start("week", weeks[5])), "exclude", reason="Snow", by=cast.driver
    )
    return {"pk": made.pk, "group": "all"}


def member_chart(cast):
    return {**member(cast), "indicator": an_indicator(cast.network).pk, "group": "all"}


def week(cast):
    last = period_start("week", timezone.localdate()) - timedelta(days=7)
    return {**chart(cast), "period": last.isoformat()}


def member_week(cast):
    found = week(cast)
    return {**member(cast), "indicator": found.pop("pk"), **found}


def member_week_unagreed(cast):
    Agreement.objects.filter(member=cast.member).delete()
    return member_week(cast)


def printed_week(cast):
    """A week that was decided: of one district alone nothing is shown."""
    made = an_indicator(cast.network)
    last = period_start("week", timezone.localdate()) - timedelta(days=7)
    record_measurements(cast.member, [Entry(made.pk, last, 31, 67)], by=cast.driver)
    refresh(cast.network.pk, last, timezone.now())
    print_period(made, last, timezone.now(), timezone.localdate() + timedelta(days=7))
    return {"pk": made.pk, "period": last.isoformat()}


def printed_years(cast):
    """Two school years of three districts, of ten pupils each: hidden, and to be had as one."""
    made = an_indicator(cast.network, "Absent", frequency="year")
    this = period_start("year", timezone.localdate())
    years = [this.replace(year=this.year - 2), this.replace(year=this.year - 1)]
    members = [cast.member, cast.neighbour, a_member(cast.network, "Aspen", on=years[0])]
    for year in years:
        for member in members:
            record_measurements(member, [Entry(made.pk, year, 2, 3)], by=None)
        refresh(cast.network.pk, year, timezone.now())
        print_period(made, year, timezone.now(), timezone.localdate())
    return {"pk": made.pk, "period": years[1].isoformat(), "way": "years-2"}


def mark(cast):
    place = Place(an_indicator(cast.network), cast.member, "all", date(2026, 10, 5))
    return {"pk": mark_chart(place, "exclude", reason="Snow", by=cast.driver).pk}


def network_mark(cast):
    place = Place(an_indicator(cast.network), None, "all", date(2026, 10, 5))
    return {"pk": mark_chart(place, "exclude", reason="Snow", by=cast.facilitator).pk}


def event(cast):
    said = Happened(date(2026, 10, 5), "New bus schedule")
    return {"pk": note_event(cast.network.pk, cast.member, said, by=cast.driver).pk}


def network_event(cast):
    return {"pk": note_event(cast.network.pk, None, Happened(date(2026, 10, 5), "Flu week"), by=cast.facilitator).pk}


EVENT = {"on": "2026-10-05", "words": "Storm"}
HUB_ONLY = {"facilitator": 200, "driver": 403, "team_member": 403, "sponsor": 403, "neighbour": 403}
HUB_AND_DRIVER = {"facilitator": 200, "driver": 200, "team_member": 403, "sponsor": 403}


def posted(answers):
    """The same people; a form that is kept answers with the way on."""
    return {who: 302 if answer == 200 else answer for who, answer in answers.items()}


def number(cast):
    """A number that the member has given."""
    indicator = an_indicator(cast.network)
    today = timezone.localdate()
    record_measurements(cast.member, [Entry(indicator.pk, today, 17, 42)], by=cast.driver)
    monday = today - timedelta(days=today.weekday())
    return {"pk": cast.member.pk, "indicator": indicator.pk, "group": "all", "period": monday.isoformat()}


def unfilled(answers):
    """The same people; a form that lacks something answers with what it lacks."""
    return {who: 422 if answer == 200 else answer for who, answer in answers.items()}


ROWS = [
    Row("measures:chart", OWN, kwargs=own_chart, note="-member"),
    Row("measures:chart", {**OWN, "neighbour": 200}, kwargs=chart, note="-network"),
    Row("measures:chart", unfilled(HUB_ONLY), kwargs=chart, post={}, note="-network"),
    Row("measures:chart", unfilled(HUB_AND_DRIVER), kwargs=own_chart, post={}, note="-member"),
    Row("measures:chart_csv", {**OWN, "neighbour": 200}, kwargs=chart, note="-network"),
    Row("measures:chart_csv", OWN, kwargs=own_chart, note="-member"),
    Row("measures:member_chart", {**OWN, "neighbour": 403}, kwargs=member_chart),
    Row("measures:member_chart", unfilled({**HUB_AND_DRIVER, "neighbour": 403}), kwargs=member_chart, post={}),
    Row("measures:member_chart_csv", {**OWN, "neighbour": 403}, kwargs=member_chart),
    Row("measures:withdraw_chart_mark", posted(HUB_AND_DRIVER), kwargs=mark, post={}),
    Row("measures:withdraw_chart_mark", posted(HUB_ONLY), kwargs=network_mark, post={}, note="-network"),
    Row("measures:why_hidden", {**OWN, "neighbour": 200}, kwargs=week),
    Row("measures:member_why_hidden", {**posted(OWN), "neighbour": 403}, kwargs=member_week, note="-in-full"),
    Row(
        "measures:member_why_hidden",
        {**posted(OWN), "facilitator": 200, "neighbour": 403},
        kwargs=member_week_unagreed,
        note="-no-agreement",
    ),
    Row("measures:other_ways", HUB_ONLY, kwargs=printed_week),
    Row("measures:other_ways", unfilled(HUB_ONLY), kwargs=printed_week, post={}),
    Row("measures:one_way", HUB_ONLY, kwargs=printed_years),
    Row("measures:one_way", posted(HUB_ONLY), kwargs=printed_years, post={}),
    Row("measures:small_numbers", {**OWN, "neighbour": 200, "expert": 403}, kwargs=slug),
    Row("measures:member_events", {**OWN, "neighbour": 403}, kwargs=member),
    Row("measures:member_events", posted({**HUB_AND_DRIVER, "neighbour": 403}), kwargs=member, post=EVENT),
    Row("measures:network_events", {**OWN, "neighbour": 200, "expert": 403}, kwargs=slug),
    Row("measures:network_events", posted({**HUB_ONLY, "expert": 403}), kwargs=slug, post=EVENT),
    Row("measures:edit_event", HUB_AND_DRIVER, kwargs=event),
    Row("measures:edit_event", posted(HUB_ONLY), kwargs=network_event, post=EVENT, note="-network"),
    Row("measures:remove_event", posted(HUB_AND_DRIVER), kwargs=event, post={}),
    Row("measures:remove_event", posted(HUB_ONLY), kwargs=network_event, post={}, note="-network"),
    Row("measures:numbers", {**OWN, "neighbour": 200, "expert": 403}, kwargs=slug),
    Row("measures:member_numbers", {**OWN, "neighbour": 403}, kwargs=member),
    Row("measures:indicator", {**OWN, "neighbour": 200}, kwargs=shared, note="-network"),
    Row("measures:indicator", OWN, kwargs=own, note="-member"),
    Row("measures:new_network_indicator", {**HUB_ONLY, "expert": 403}, kwargs=slug),
    Row("measures:new_network_indicator", posted({**HUB_ONLY, "expert": 403}), kwargs=slug, post=INDICATOR),
    Row("measures:new_member_indicator", {**HUB_AND_DRIVER, "neighbour": 403}, kwargs=member),
    Row("measures:new_member_indicator", posted({**HUB_AND_DRIVER, "neighbour": 403}), kwargs=member, post=INDICATOR),
    Row("measures:edit_indicator", HUB_ONLY, kwargs=shared, note="-network"),
    Row("measures:edit_indicator", HUB_AND_DRIVER, kwargs=own, note="-member"),
    Row("measures:edit_indicator", posted(HUB_AND_DRIVER), kwargs=own, post=INDICATOR),
    Row("measures:indicator_history", {**OWN, "neighbour": 200}, kwargs=shared, note="-network"),
    Row("measures:indicator_history", OWN, kwargs=own, note="-member"),
    Row("measures:plan", {**OWN, "neighbour": 403}, kwargs=member),
    Row("measures:retire", posted(HUB_ONLY), kwargs=shared, post={}, note="-network"),
    Row("measures:retire", posted(HUB_AND_DRIVER), kwargs=own, post={}, note="-member"),
    Row("sharing:export_numbers", {**OWN, "neighbour": 200, "expert": 403}, kwargs=slug),
    Row(
        "measures:enter_numbers",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 403},
        kwargs=member,
    ),
    Row(
        "measures:enter_numbers",
        {"facilitator": 422, "driver": 422, "team_member": 422, "sponsor": 403, "neighbour": 403},
        kwargs=member,
        post={"numbers-as_of": "not a day"},
    ),
    Row(
        "measures:number",
        {"facilitator": 200, "driver": 200, "team_member": 200, "sponsor": 403, "neighbour": 403},
        kwargs=number,
    ),
    Row("measures:review_numbers", posted({**HUB_AND_DRIVER, "neighbour": 403}), kwargs=member, post={}),
]
