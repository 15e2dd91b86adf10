"""The demonstration holds what it promises, is built once, and can be signed in to."""

import pytest
from django.test import Client
from django.utils import timezone

from design_process.cycles.models import TestCycle
from design_process.measures.charts import member_charts
from design_process.progress.positions import positions_of
from design_process.prototypes.models import Prototype
from districts.barriers.models import Barrier
from districts.directory.models import Member
from network.membership.models import Network
from network.outbox.models import Effect
from tests import demo


@pytest.fixture
def county(db):
    assert demo.build() is True
    return Network.objects.get(slug=demo.SLUG)


def test_the_demonstration(county):
    members = Member.objects.filter(network=county)
    pupils = sorted(m.district.profiles.get().enrolment for m in members)
    assert (len(pupils), pupils[0], pupils[-1]) == (13, 11, 6649)
    assert [m.district.name for m in members.filter(state=Member.State.PAUSED)] == ["Pine Hollow Union"]
    labels = {position.label for position in positions_of(county, timezone.localdate()).values()}
    assert labels == {"Pre-work", "Discover", "Interpret", "Ideate", "Prototype", "Test", "Evolve"}
    finished = TestCycle.objects.filter(member__district__name="Gold Ridge Union", state=TestCycle.State.CLOSED)
    assert list(finished.values_list("number", "act")) == [(1, "adapt"), (2, "adopt")]
    assert Prototype.objects.get(network=county, state=Prototype.State.ABANDONED).name == "Exit tickets by phone"
    assert {b.state for b in Barrier.objects.filter(network=county)} == {Barrier.State.OPEN, Barrier.State.REMOVED}
    assert not Effect.objects.exclude(state=Effect.State.DONE).exists()


def test_one_indicator_shows_a_real_change_and_the_other_does_not(county):
    member = Member.objects.get(network=county, district__name="Gold Ridge Union")
    trends = {chart.name: chart.trend for chart in member_charts(member, timezone.localdate())}
    assert trends == {"Families reached within two days": "", "Pupils who explain their thinking": "better"}


def test_built_again_it_changes_nothing(county):
    before = county.activity.count(), Effect.objects.count()
    assert demo.build() is False
    assert (county.activity.count(), Effect.objects.count()) == before


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("facilitator", "This week"),
        ("driver", "Due now"),
        ("member", "Due now"),
        ("sponsor", "What is asked of you"),
        ("other", "Tidewater Schools Network"),
    ],
)
def test_everybody_can_sign_in_and_finds_their_page(county, who, finds):
    client = Client()
    signed_in = client.post("/accounts/login/", {"login": f"{who}@demo.test", "password": "demo"}, follow=True)
    assert signed_in.status_code == 200
    body = signed_in.content.decode()
    assert finds in body
    assert ("Alder Rural Learning Network" in body) is (who != "other")
