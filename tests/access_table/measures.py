"""Who gets what answer from the pages of numbers."""

from datetime import timedelta

from django.utils import timezone

from design_process.measures.actions import Entry, record_measurements
from tests.access_table.row import Row
from tests.world import an_indicator

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


ROWS = [
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
