"""The rights table against what was agreed, and roles that change while somebody is signed in."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from network.membership import actions
from network.membership.actions import LastFacilitator, end_grant, grant_role
from network.membership.models import RoleGrant
from network.membership.roles import DISTRICT_ROLES, HUB_ROLES, PURPOSE, RIGHTS, STANDING_OF_ROLE, Can, Role, Standing
from tests.threads import in_threads
from tests.world import Cast, a_network, a_person, a_seat

S = Standing
HUB, DRIVER, TEAM, SPONSOR, OTHERS, GUEST = S.FACILITATOR, S.DRIVER, S.TEAM_MEMBER, S.SPONSOR, S.NEIGHBOUR, S.GUEST

# Who may do what, as agreed with the people who will use it: each right, and everybody who has it.
AGREED = {
    Can.SEE_NETWORK: {HUB, DRIVER, TEAM, SPONSOR, OTHERS},
    Can.EDIT_NETWORK: {HUB},
    Can.SEE_HISTORY: {HUB},
    Can.SEE_JOBS: {HUB},
    Can.SEE_PUBLIC_FACTS: {HUB, DRIVER, TEAM, SPONSOR, OTHERS},
    Can.SEE_PROFILE: {HUB, DRIVER, TEAM, SPONSOR},
    Can.EDIT_PROFILE: {HUB, DRIVER},
    Can.SEE_STATUS: {HUB, DRIVER, TEAM, SPONSOR},
    Can.SEE_WORK: {HUB, DRIVER, TEAM, SPONSOR, OTHERS, GUEST},  # within reach: see the cards' own scope
    Can.ADD_WORK: {HUB, DRIVER, TEAM},
    Can.EDIT_WORK: {HUB, DRIVER},
    Can.RELEASE_WORK: {DRIVER, TEAM},  # the hub never opens a team's card
    Can.PROPOSE_GOAL: {HUB, DRIVER},
    Can.EDIT_GOAL: {DRIVER},
    Can.AGREE_GOAL: {SPONSOR},
    Can.RAISE_BARRIER: {HUB, DRIVER, TEAM},
    Can.SEE_BARRIER: {HUB, DRIVER, TEAM, SPONSOR},
    Can.ROUTE_BARRIER: {HUB},
    Can.ANSWER_BARRIER: {SPONSOR},
    Can.SHARE_NUMBERS: {DRIVER, SPONSOR},  # theirs to give: the hub never opens a district's numbers to itself
    Can.WITHDRAW_PAGE: {HUB, SPONSOR},
    Can.SEE_ROLLUP: {HUB, DRIVER, TEAM, SPONSOR, OTHERS},
    Can.EDIT_CALENDAR: {HUB, DRIVER},
    Can.PLAN_YEAR: {HUB},
    Can.SEE_MEETING: {HUB, DRIVER, TEAM, SPONSOR, OTHERS, GUEST},  # within reach: see the meetings' own scope
    Can.TAKE_PART: {HUB, DRIVER, TEAM, SPONSOR, OTHERS, GUEST},
    Can.RUN_MEETING: {HUB},
    Can.SEE_SUPPORT: {HUB, DRIVER, TEAM, SPONSOR},
    Can.HOST_VISIT: {HUB, DRIVER},
    Can.SEE_FEEDBACK: {HUB, DRIVER, TEAM, SPONSOR, OTHERS},  # the aggregate
    Can.SAY_NOT_HEARD: {DRIVER, TEAM, SPONSOR},  # whoever has a seat
    Can.ASK_QUESTIONS: {HUB},
}


@pytest.mark.parametrize("can", list(Can))
def test_each_right_belongs_to_whom_it_was_agreed_for(can):
    assert {standing for standing in Standing if can in RIGHTS[standing]} == AGREED[can]


def test_sponsors_remove_barriers_and_steer_nothing():
    steering = {Can.EDIT_WORK, Can.ADD_WORK, Can.EDIT_GOAL, Can.RELEASE_WORK, Can.EDIT_PROFILE, Can.EDIT_NETWORK}
    assert not steering & RIGHTS[SPONSOR]


def test_every_role_has_a_standing_and_says_what_it_asks():
    assert set(STANDING_OF_ROLE) == set(PURPOSE) == set(Role)
    assert set(HUB_ROLES).isdisjoint(DISTRICT_ROLES)


@pytest.mark.django_db
def test_a_right_taken_away_is_gone_at_the_next_click(cast):
    client = Client()
    client.force_login(cast.driver)
    invite = reverse("directory:invite", args=["sierra"])
    assert client.get(invite).status_code == 200
    [grant] = cast.driver.grants.all()
    end_grant(grant, by=cast.facilitator, on=timezone.localdate())
    assert client.get(invite).status_code == 404
    a_seat(cast.member, cast.driver, Role.TEAM_MEMBER)
    assert client.get(invite).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_role_counts_from_its_day_at_the_site_wherever_its_holder_lives(cast, zone):
    """It is already tomorrow on Kiritimati, and still yesterday on Pago Pago."""
    person = a_person("far@away.test")
    person.time_zone = zone
    person.save()
    cast.facilitator.time_zone = zone
    cast.facilitator.save()
    hub = Client()
    hub.force_login(cast.facilitator)
    form = {"email": person.email, "name": "Far", "role": "co_facilitator"}
    hub.post(reverse("directory:invite", args=["sierra"]), form)
    visitor = Client()
    visitor.force_login(person)
    assert visitor.get(reverse("activity:history", args=["sierra"])).status_code == 200
    grant = RoleGrant.objects.get(person=person)
    hub.post(reverse("directory:end_role", args=[grant.pk]), {"why": "Moved on."})
    assert visitor.get(reverse("activity:history", args=["sierra"])).status_code == 404


@pytest.mark.django_db
def test_roles_are_dated_and_kept(cast):
    day = timezone.localdate()
    grant = grant_role(cast.network, cast.expert, Role.OBSERVER, by=cast.facilitator, on=day - timedelta(days=9))
    end_grant(grant, by=cast.facilitator, on=day, why="The project is over.")
    again = grant_role(cast.network, cast.expert, Role.OBSERVER, by=cast.facilitator, on=day)
    assert again.pk != grant.pk
    grant.refresh_from_db()
    assert (grant.ends_on, grant.ended_by, grant.end_reason) == (day, cast.facilitator, "The project is over.")
    assert grant in RoleGrant.objects.in_force(day - timedelta(days=1))
    assert grant not in RoleGrant.objects.in_force(day)


@pytest.mark.django_db
def test_the_last_facilitator_cannot_be_ended_and_an_unanswered_invitation_is_no_successor(cast):
    [last] = RoleGrant.objects.filter(network=cast.network, role=Role.FACILITATOR)
    day = timezone.localdate()
    with pytest.raises(LastFacilitator):
        end_grant(last, by=cast.facilitator, on=day)
    invited = a_person("soon@sierra.test", joined=False)
    grant_role(cast.network, invited, Role.FACILITATOR, by=cast.facilitator, on=day)
    with pytest.raises(LastFacilitator):
        end_grant(last, by=cast.facilitator, on=day)
    actions.accept(invited)
    end_grant(last, by=cast.facilitator, on=day)
    assert not RoleGrant.objects.in_force().filter(pk=last.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_two_facilitators_who_end_each_other_at_once_leave_one():
    one, two = a_person("one@sierra.test"), a_person("two@sierra.test")
    network = a_network(facilitator=one)
    grants = [network.grants.get(), grant_role(network, two, Role.FACILITATOR, by=one, on=timezone.localdate())]

    def end(index: int) -> bool:
        try:
            end_grant(grants[index], by=[two, one][index], on=timezone.localdate())
        except LastFacilitator:
            return False
        return True

    assert sorted(in_threads(end, 2)) == [False, True]
    assert RoleGrant.objects.in_force().filter(network=network).count() == 1


@pytest.mark.django_db
def test_the_database_itself_keeps_what_a_bulk_change_did(cast):
    day = timezone.localdate()
    RoleGrant.objects.filter(network=cast.network, role=Role.DRIVER).update(ends_on=day)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM network_rolegrantevent"
            " WHERE pgh_label = 'update' AND ends_on = %s AND network_id = %s",
            [day, cast.network.pk],
        )
        assert cursor.fetchone()[0] == 2


# --- the switcher ---------------------------------------------------------------------------------


@pytest.fixture
def two_roles(cast: Cast) -> Client:
    """The driver is a team member of the neighbour too, and an observer of the other network."""
    a_seat(cast.neighbour, cast.driver, Role.TEAM_MEMBER)
    grant_role(cast.other_network, cast.driver, Role.OBSERVER, by=cast.other_facilitator, on=timezone.localdate())
    client = Client()
    client.force_login(cast.driver)
    return client


@pytest.mark.django_db
def test_every_page_says_in_which_role_one_acts_and_switches(cast, two_roles):
    page = two_roles.get(reverse("people:me"))
    assert len(page.context["holdings"]) == 3
    for grant in cast.driver.grants.all():
        answer = two_roles.post(reverse("people:switch"), {"grant": grant.pk, "next": reverse("people:me")})
        assert answer.url == reverse("people:me")
        assert two_roles.get(reverse("people:me")).context["acting"].grant_id == grant.pk


@pytest.mark.django_db
def test_the_network_of_the_page_wins_over_the_choice(cast, two_roles):
    elsewhere = cast.driver.grants.get(network=cast.other_network)
    two_roles.post(reverse("people:switch"), {"grant": elsewhere.pk})
    page = two_roles.get(reverse("directory:people", args=["sierra"]))
    assert page.context["acting"].network_slug == "sierra"


@pytest.mark.django_db
@pytest.mark.parametrize("leads", ["https://elsewhere.test/", "//elsewhere.test", "javascript:alert(1)", ""])
def test_switching_leads_nowhere_else(cast, two_roles, leads):
    grant = cast.driver.grants.first()
    assert two_roles.post(reverse("people:switch"), {"grant": grant.pk, "next": leads}).url == "/"


@pytest.mark.django_db
def test_nobody_acts_in_a_role_of_somebody_else_or_of_the_past(cast, two_roles):
    switch = reverse("people:switch")
    assert two_roles.post(switch, {"grant": cast.facilitator.grants.get().pk}).status_code == 404
    assert two_roles.post(switch, {"grant": "many"}).status_code == 404
    past = cast.driver.grants.get(network=cast.other_network)
    two_roles.post(switch, {"grant": past.pk})
    end_grant(past, by=cast.other_facilitator, on=timezone.localdate())
    assert two_roles.post(switch, {"grant": past.pk}).status_code == 404
    assert two_roles.get(reverse("people:me")).context["acting"].grant_id != past.pk
