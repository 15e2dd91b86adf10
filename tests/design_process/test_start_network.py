"""Starting a network, question group by question group."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from design_process.phases.models import ProcessTemplate
from network.activity.models import Activity
from network.membership.models import Network, OrganizationRole, RoleGrant
from tests.world import a_network, a_person

ADDRESS = "/networks/new/"
ABOUT = {"name": "Foothill Network", "slug": "", "school_year": "", "time_zone": "America/Denver"}
HOLDERS = {"hub": "Foothill Learning Lab", "anchor": "Quartz County Office of Education"}


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def staff(db):
    person = a_person("first@foothill.test", "Flo Baker")
    person.is_staff = True
    person.save()
    return person


@pytest.fixture
def about(staff):
    """The first group answered, with the school year the page proposes."""
    html = signed_in(staff).get(ADDRESS).content.decode()
    proposed = re.search(r'<option value="(\d{4}-\d{2})" selected', html)
    assert proposed
    return {**ABOUT, "school_year": proposed.group(1)}


def carried(html: str) -> dict[str, str]:
    """What the page would send along: every hidden field."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))


def test_the_whole_way_without_a_script(staff, about):
    client = signed_in(staff)
    first = client.post(ADDRESS, {**about, "step": "0"}).content.decode()
    assert "Which organization is the hub?" in first
    second = client.post(ADDRESS, {**carried(first), **HOLDERS}).content.decode()
    assert "Which process do you follow?" in second
    response = client.post(ADDRESS, {**carried(second), "process": "model-for-improvement"})
    assert response.headers["Location"] == reverse("directory:upload", args=["foothill-network"])
    network = Network.objects.get(slug="foothill-network")
    assert (network.name, network.time_zone, network.school_year) == (
        "Foothill Network",
        "America/Denver",
        about["school_year"],
    )
    assert set(OrganizationRole.objects.filter(network=network).values_list("role", "organization__name")) == {
        ("hub", HOLDERS["hub"]),
        ("anchor", HOLDERS["anchor"]),
    }
    assert RoleGrant.objects.get(network=network).person == staff
    assert ProcessTemplate.objects.get(network=network).key == "model-for-improvement"
    assert Activity.objects.filter(network=network, words__contains="started the network").exists()


def test_one_can_go_back_and_finds_every_answer(staff, about):
    client = signed_in(staff)
    first = client.post(ADDRESS, {**about, "step": "0"}).content.decode()
    back = client.post(ADDRESS, {**carried(first), **HOLDERS, "back": "1"}).content.decode()
    assert 'value="Foothill Network"' in back
    again = client.post(ADDRESS, {**carried(back), **about}).content.decode()
    assert HOLDERS["hub"] in again
    assert Network.objects.count() == 0


def test_a_group_that_lacks_something_is_asked_again_with_what_was_typed(staff, about):
    response = signed_in(staff).post(ADDRESS, {**about, "name": "", "slug": "foothill", "step": "0"})
    assert response.status_code == 422
    assert 'value="foothill"' in response.content.decode()
    response = signed_in(staff).post(ADDRESS, {**about, "hub": "", "anchor": "Typed", "step": "1"})
    assert response.status_code == 422
    assert 'value="Typed"' in response.content.decode()
    assert Network.objects.count() == 0


def test_an_earlier_answer_that_was_tampered_with_is_asked_again(staff, about):
    everything = {**about, **HOLDERS, "process": "six-phase", "time_zone": "Mars/Olympus"}
    response = signed_in(staff).post(ADDRESS, everything)
    assert response.status_code == 422
    assert "What is the network called?" in response.content.decode()


def test_a_short_name_is_never_given_twice(staff, about):
    a_network("foothill-network", facilitator=staff)
    everything = {**about, **HOLDERS, "process": "six-phase"}
    response = signed_in(staff).post(ADDRESS, {**everything, "slug": "foothill-network"})
    assert "Another network has this short name" in response.content.decode()
    assert signed_in(staff).post(ADDRESS, {**everything, "slug": "new"}).status_code == 422
    signed_in(staff).post(ADDRESS, everything)
    assert Network.objects.filter(slug="foothill-network-2").exists()


def test_a_button_pressed_twice_starts_one_network(staff, about):
    everything = {**about, **HOLDERS, "process": "six-phase"}
    first, second = (signed_in(staff).post(ADDRESS, everything) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Network.objects.count() == 1


def test_an_organization_is_of_the_kind_its_name_says(staff, about):
    signed_in(staff).post(ADDRESS, {**about, **HOLDERS, "process": "six-phase"})
    kinds = dict(Network.objects.get().organizations.values_list("name", "kind"))
    assert kinds == {HOLDERS["hub"]: "non_profit", HOLDERS["anchor"]: "county_office"}


def test_who_holds_no_network_and_does_not_look_after_the_site_may_not(cast):
    for who, status in (("facilitator", 200), ("driver", 403), ("sponsor", 403), ("expert", 403)):
        assert signed_in(cast.everyone[who]).get(ADDRESS).status_code == status
    assert Client().get(ADDRESS).status_code == 302
