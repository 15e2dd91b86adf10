import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from design_process.measures.actions import Entry, record_measurements
from design_process.measures.models import Indicator, Rollup
from districts.directory.groups import (
    BY_CODE,
    BY_KEY,
    GENDER,
    GROUPS,
    OWN_LABEL,
    PROGRAM,
    RACE,
    STANDARDS,
    adding_up,
    label_of,
    own_key,
    partition_of,
)
from districts.directory.models import OwnDimension, OwnGroup


def test_keys_and_codes_are_said_once():
    assert len(BY_KEY) == len(GROUPS)
    assert len(BY_CODE) == sum(len(group.codes) for group in GROUPS)
    assert len({group.column for group in GROUPS if group.column}) == sum(bool(group.column) for group in GROUPS)


def test_keys_fit_the_column_they_are_stored_in():
    assert max(len(group.key) for group in GROUPS) <= 40


def test_only_groups_that_add_up_are_a_partition():
    assert set(partition_of(RACE)) == {group.key for group in GROUPS if group.dimension is RACE}
    assert "female" in partition_of(GENDER)
    assert partition_of(PROGRAM) == ()


def test_a_group_is_shown_by_its_name_and_an_unknown_one_as_it_is():
    assert label_of("hispanic") == "Hispanic or Latino"
    assert label_of("newcomers") == "newcomers"


def test_standards_belong_to_groups_and_are_said_once():
    assert set(STANDARDS) < set(BY_KEY)
    ids = [standard.ceds_id for standard in STANDARDS.values() if standard.ceds_id]
    assert len(ids) == len(set(ids)) == 13
    assert STANDARDS["hispanic"].ceds_id == "NI001943162284"


@given(
    st.from_regex(OWN_LABEL, fullmatch=True).map(lambda text: " ".join(text.split())[:28].strip()),
    st.none() | st.integers(1, 10**6),
)
def test_the_key_of_an_own_group_carries_its_name_and_what_adds_up(label, partition):
    key = own_key(label, partition)
    assert label_of(key) == label
    assert adding_up(key) == (f"own{partition}" if partition else "")
    assert len(key) <= 40
    assert not re.search(r"\s", key)  # it stands in ids of a page
    assert key not in BY_KEY


def test_what_adds_up_is_the_dimension_of_a_partition():
    assert {adding_up(key) for key in partition_of(RACE)} == {"race"}
    assert adding_up("english_learner") == adding_up("all") == adding_up("newcomers") == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"label": "Asian"}, "label"),
        ({"label": "a_b"}, "label"),
        ({"label": "<b>"}, "label"),
        ({"label": "A/B"}, "label"),
        ({"dimension": "race"}, "dimension"),
        ({"dimension": "new"}, "new_dimension"),
        ({"dimension": "new", "new_dimension": "gender"}, "new_dimension"),
    ],
)
def test_a_group_that_cannot_be_is_refused_beside_its_field(client, cast, typed, field):
    client.force_login(cast.facilitator)
    answer = client.post(
        reverse("directory:student_groups", args=["sierra"]), {"label": "Walkers", "dimension": "program", **typed}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not OwnGroup.objects.exists()


def test_a_networks_own_group_is_counted_added_up_shown_and_exported(client, cast, perform_owed):
    client.force_login(cast.facilitator)
    page = reverse("directory:student_groups", args=["sierra"])
    walks = {"label": "Walks to school", "dimension": "new", "new_dimension": "Way to school", "adds_up": "on"}
    for _ in range(2):
        client.post(page, walks)
    dimension = OwnDimension.objects.get()
    client.post(page, {"label": "Bus riders", "dimension": dimension.pk})
    keys = [f"own{dimension.pk}-Bus_riders", f"own{dimension.pk}-Walks_to_school"]
    assert list(OwnGroup.objects.values_list("key", flat=True)) == keys
    plan = {
        "name": "On time", "definition": "In the room at the bell.", "unit": "share", "numerator_label": "on time",
        "denominator_label": "pupils", "direction": "up", "frequency": "week", "kind": "process", "groups": keys,
    }  # fmt: skip
    assert client.post(reverse("measures:new_network_indicator", args=["sierra"]), plan).status_code == 302
    indicator = Indicator.objects.get()
    assert indicator.groups == keys
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    told = [Entry(indicator.pk, today, 17, 42), Entry(indicator.pk, today, 9, 20, group=keys[0])]
    record_measurements(cast.member, told, by=cast.driver)
    perform_owed()
    assert Rollup.objects.get(member=cast.member, group=keys[0]).denominator == 20
    client.force_login(cast.driver)
    entry = client.get(reverse("measures:enter_numbers", args=[cast.member.pk])).content.decode()
    assert "Walks to school" in entry
    charts = client.get(reverse("measures:member_numbers", args=[cast.member.pk])).content.decode()
    assert "Bus riders" in charts
    assert (
        client.get(reverse("measures:number", args=[cast.member.pk, indicator.pk, keys[0], monday])).status_code == 200
    )
    table = client.get(reverse("sharing:export_numbers", args=["sierra"])).content.decode()
    assert "Bus riders" in table
