"""The people page: who sees whom, and inviting with plain errors."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from districts.directory.models import Seat
from network.membership.actions import end_grant
from network.membership.models import RoleGrant
from network.membership.roles import Role
from network.people.models import Person
from tests.world import a_member, a_person, a_seat, an_invitation

pytestmark = pytest.mark.django_db
PEOPLE = "/networks/sierra/people/"
INVITE = "/networks/sierra/people/invite/"


def page_of(person, address: str = PEOPLE) -> str:
    client = Client()
    client.force_login(person)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get(address).content.decode()))


def posting(person, **fields):
    client = Client()
    client.force_login(person)
    form = {"email": "new@district.test", "name": "Noa Field", "role": "driver", **fields}
    answer = client.post(INVITE, {key: value for key, value in form.items() if value is not None})
    return answer, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_hub_sees_everybody_in_groups_and_who_has_not_joined(cast):
    an_invitation(cast.member, by=cast.facilitator)
    end_grant(cast.expert.grants.get(), by=cast.facilitator, on=timezone.localdate(), why="The study is over.")
    page = page_of(cast.facilitator)
    assert "1 has not joined yet and gets what concerns them by mail" in page
    heard = [page.index(words) for words in ("Hub", "Camino Flat", "Noor Haddad", "Gold Ridge Union", "Dana Whitfield")]
    assert heard == sorted(heard), "the hub, then members by name"
    assert "The study is over. (Fran Ortega)" in page
    assert "Olu Bankole" not in page


def test_a_district_sees_the_hub_and_its_own_team(cast):
    page = page_of(cast.driver)
    assert "Fran Ortega" in page
    assert "Tomas Reyes" in page
    assert "Noor Haddad" not in page
    assert cast.neighbour_driver.email not in page
    assert cast.expert.email not in page


def test_buttons_stand_only_where_one_may_press_them(cast):
    assert page_of(cast.driver).count("End role") == 3
    assert page_of(cast.sponsor).count("End role") == 0
    assert "Invite somebody" not in page_of(cast.sponsor)
    assert "Invite somebody" in page_of(cast.driver)


def test_the_page_costs_the_same_with_ten_members_as_with_two(cast, django_assert_num_queries):
    client = Client()
    client.force_login(cast.facilitator)
    client.get(PEOPLE)
    for round_ in range(2):
        for number in range(round_ * 4):
            member = a_member(cast.network, f"Member {round_}{number}")
            a_seat(member, a_person(f"driver{round_}{number}@x.test"))
            an_invitation(member, email=f"soon{round_}{number}@x.test", by=cast.facilitator)
        # session, person, roles, network, who holds what, who held what, how much time they have
        with django_assert_num_queries(7):
            client.get(PEOPLE)


def test_a_driver_invites_into_their_own_team_and_no_further(cast):
    answer, _ = posting(cast.driver, member=cast.member.pk, stakeholder_group="family", role="team_member")
    assert answer.status_code == 302
    seat = Seat.objects.get(grant__person__email="new@district.test")
    assert (seat.member, seat.stakeholder_group) == (cast.member, "family")
    answer, says = posting(cast.driver, member=cast.neighbour.pk, email="other@district.test")
    assert answer.status_code == 422
    assert "Choose one from the list" in says
    answer, says = posting(cast.driver, role="facilitator", member=cast.member.pk, email="other@district.test")
    assert answer.status_code == 422
    assert not Person.objects.filter(email="other@district.test").exists()


def test_another_networks_member_is_no_choice(cast):
    answer, _ = posting(cast.facilitator, member=cast.other_member.pk)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"member": None}, "Choose the district: this role belongs to one."),
        ({"email": "not-an-address"}, "Write a whole e-mail address"),
        ({"name": ""}, "Fill this in"),
        ({"email": "driver@sierra.test"}, "already holds the role"),
        ({"email": "DRIVER@SIERRA.TEST"}, "already holds the role"),
    ],
)
def test_what_cannot_be_sent_is_said_in_plain_words_and_keeps_what_was_typed(cast, fields, says):
    answer, page = posting(cast.facilitator, **{"member": cast.member.pk, "title": "Dean of Silver Creek", **fields})
    assert answer.status_code == 422
    assert says in page
    assert "Dean of Silver Creek" in answer.content.decode()


def test_a_role_in_the_whole_network_forgets_a_district_chosen_by_mistake(cast):
    answer, _ = posting(cast.facilitator, role="partner", member=cast.member.pk)
    assert answer.status_code == 302
    assert RoleGrant.objects.get(person__email="new@district.test").scope == ""


def test_a_locked_account_cannot_be_invited(cast):
    Person.objects.filter(pk=cast.expert.pk).update(is_active=False)
    answer, says = posting(cast.facilitator, email=cast.expert.email, member=cast.member.pk)
    assert answer.status_code == 422
    assert "This account is locked" in says


def test_somebody_known_elsewhere_gets_the_role_and_keeps_their_name(cast):
    posting(cast.facilitator, email=cast.other_driver.email, name="Wrong Name", member=cast.member.pk)
    cast.other_driver.refresh_from_db()
    assert cast.other_driver.name == "Pat Coster"
    assert {h.network_slug for h in Person.objects.get(pk=cast.other_driver.pk).holdings.held} == {"coast", "sierra"}


def test_the_form_starts_with_what_the_way_to_it_says(cast):
    client = Client()
    client.force_login(cast.facilitator)
    form = client.get(INVITE, {"member": cast.member.pk, "role": "sponsor"}).context["form"]
    assert form["member"].value() == str(cast.member.pk)
    assert form["role"].value() == Role.SPONSOR


def test_ending_a_role_asks_why_and_writes_to_its_holder(cast, mailoutbox, perform_owed):
    client = Client()
    client.force_login(cast.driver)
    address = reverse("directory:end_role", args=[cast.team_member.grants.get().pk])
    assert client.post(address, {"why": ""}).status_code == 422
    assert client.post(address, {"why": "He moves to Camino."}).status_code == 302
    perform_owed()
    [letter] = mailoutbox
    assert letter.to == [cast.team_member.email]
    assert letter.subject.startswith("Your role as design-team member of Gold Ridge Union in Sierra Rural Network")
    assert "He moves to Camino." in letter.body
    again = client.post(address, {"why": "Twice."})
    assert again.status_code == 302
    assert RoleGrant.objects.get(person=cast.team_member).end_reason == "He moves to Camino."


def test_the_last_facilitator_reads_why_they_cannot_go(cast):
    client = Client()
    client.force_login(cast.facilitator)
    answer = client.post(reverse("directory:end_role", args=[cast.facilitator.grants.get().pk]), {"why": "Retiring."})
    assert answer.status_code == 422
    assert "Invite another facilitator first" in answer.content.decode()
