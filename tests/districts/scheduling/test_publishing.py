"""Publishing a year: every date once, every person one letter; a changed plan moves what is out; nights fill gaps."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from districts.scheduling import actions
from districts.scheduling.building import member_key
from districts.scheduling.defaults import planned_year
from districts.scheduling.gaps import fill_gaps
from districts.scheduling.jobs import fill, owe_gaps
from districts.scheduling.models import Burden, Hosting, Publication
from districts.scheduling.publishing import next_number, publish
from districts.support.models import CheckIn
from network.meetings.actions import cancel_meeting, withdraw
from network.meetings.models import Invitee, Meeting
from network.outbox.models import Effect
from tests.world import a_member
from tests.world_planning import AUGUST, a_costly_meeting, a_draft, a_publication, hub_of, placed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def august():
    with time_machine.travel(AUGUST):
        yield


@pytest.fixture
def network(cast):
    """Two members an hour apart, each with a team of its own."""
    placed(cast.member, 39.11, -120.9)
    placed(cast.neighbour, 39.4, -121.2)
    actions.set_year(cast.network, {"every_weeks": 14, "tolerance_weeks": 3}, by=cast.facilitator)
    mail.outbox.clear()
    return cast.network


def letters():
    return Counter(letter.to[0] for letter in mail.outbox)


def ours(network):
    return Meeting.objects.filter(network=network, plan_key__startswith="plan:2026-27:")


# --- out it goes --------------------------------------------------------------------------------


def test_published_from_the_page(hub, network, draft, cast, perform_owed):
    page = reverse("scheduling:publish", args=[draft.pk])
    text = hub.get(page).content.decode()
    assert f"{len(draft.plan['meetings']) + len(draft.plan['checkins'])} new dates" in text
    answer = hub.post(page, {"number": "1"}, follow=True)
    assert "Dates in the calendar" in answer.content.decode()
    perform_owed()
    assert "every date is in the calendar" in hub.get(answer.request["PATH_INFO"]).content.decode()
    meetings = ours(network).filter(kind="network")
    assert meetings.count() == len(draft.plan["meetings"])
    first, row = meetings.order_by("starts_at")[0], draft.plan["meetings"][0]
    assert (first.local_start.date().isoformat(), f"{first.local_start:%H:%M}") == (row["on"], "09:00")
    assert (first.series, first.why, first.mode) == ("network", row["why"], "in_person")
    assert f"m{first.hosting.member_id}" == row["host"]
    assert {f"m{each.member_id}": each.driving_minutes for each in first.burdens.all()} == {
        name: load["minutes"] for name, load in row["burden"].items()
    }
    who = set(first.invitees.values_list("person", flat=True))
    assert who == {cast.facilitator.pk, cast.driver.pk, cast.team_member.pk, cast.neighbour_driver.pk}
    checkin = CheckIn.objects.filter(member=cast.member)[0]
    assert checkin.meeting.scope == f"member:{cast.member.pk}"
    assert set(checkin.meeting.invitees.values_list("person", flat=True)) == {cast.facilitator.pk, cast.driver.pk}
    assert letters() == {
        person.email: 1 for person in (cast.facilitator, cast.driver, cast.team_member, cast.neighbour_driver)
    }


def test_a_draft_that_goes_out_late_calls_nobody_to_a_day_that_is_over(network, draft, perform_owed):
    first = draft.plan["meetings"][0]["on"]
    with time_machine.travel(datetime.fromisoformat(f"{first}T20:00+00:00")):
        a_publication(draft)
        perform_owed()
        assert not Meeting.objects.filter(starts_at__lt=timezone.now()).exists()
        meetings = Meeting.objects.filter(network=network, kind=Meeting.Kind.NETWORK)
        assert meetings.count() == len(draft.plan["meetings"]) - 1


def test_published_twice_and_in_two_tabs_nothing_is_there_twice(hub, network, draft, perform_owed):
    page = reverse("scheduling:publish", args=[draft.pk])
    for _ in range(2):
        hub.post(page, {"number": "1"})
    perform_owed()
    before = (ours(network).count(), Invitee.objects.count(), Burden.objects.count(), len(mail.outbox))
    hub.post(page, {"number": "1"})
    perform_owed()
    assert (ours(network).count(), Invitee.objects.count(), Burden.objects.count(), len(mail.outbox)) == before
    assert Publication.objects.count() == 1
    assert "Everything in this draft is out already" in hub.get(page).content.decode()


def test_two_people_cannot_publish_two_drafts_at_once(hub, network, draft, perform_owed):
    other = a_draft(network)
    hub.post(reverse("scheduling:publish", args=[draft.pk]), {"number": "1"})
    answer = hub.post(reverse("scheduling:publish", args=[other.pk]), {"number": "1"}, follow=True)
    assert "published meanwhile" in answer.content.decode()
    answer = hub.post(reverse("scheduling:publish", args=[other.pk]), {"number": "2"}, follow=True)
    assert "still going out" in answer.content.decode()


def test_killed_between_two_dates_it_ends_without_doubles(network, draft, perform_owed):
    publication = a_publication(draft)
    from network.outbox.performing import do

    for effect in Effect.objects.filter(kind="publish_date")[:3]:
        do(effect.pk)
        Effect.objects.filter(pk=effect.pk).update(state="owed")  # its worker died before it could say so
    assert ours(network).count() == 3
    perform_owed()
    publication.refresh_from_db()
    assert publication.done_at is not None
    assert ours(network).count() == len(draft.plan["meetings"]) + len(draft.plan["checkins"])
    assert set(letters().values()) == {1}


# --- changed afterwards -------------------------------------------------------------------------


@pytest.fixture
def out(network, draft, perform_owed):
    """The draft is out, and everybody has their letter."""
    a_publication(draft)
    perform_owed()
    mail.outbox.clear()
    return draft


def moved(hub, draft, number, days):
    row = draft.plan["meetings"][number]
    to = (date.fromisoformat(row["on"]) + timedelta(days=days)).isoformat()
    hub.post(reverse("scheduling:meeting", args=[draft.pk, row["key"]]), {"on": to})
    return planned_year(draft.network).current


def test_a_moved_date_moves_in_everybodys_calendar_and_nothing_else_is_sent(hub, network, out, cast, perform_owed):
    row = out.plan["meetings"][1]
    meeting = Meeting.objects.get(plan_key=f"plan:2026-27:{row['key']}")
    changed = moved(hub, out, 1, 1)
    text = hub.get(reverse("scheduling:publish", args=[changed.pk])).content.decode()
    assert "1 moved date;" in text
    a_publication(changed)
    perform_owed()
    again = Meeting.objects.get(pk=meeting.pk)
    assert (again.sequence, again.uid) == (meeting.sequence + 1, meeting.uid)
    assert again.starts_at == meeting.starts_at + timedelta(days=1)
    assert set(letters()) == {each.person.email for each in meeting.invitees.select_related("person")}
    assert set(letters().values()) == {1}
    assert meeting.why
    assert not again.why  # the reason of the day before is none of this one, and "by hand" is none at all
    assert "by hand" not in mail.outbox[0].body
    assert {row.outcome for row in planned_year(network).publications.first().rows.all()} == {"same", "changed"}


def test_a_date_that_left_the_plan_is_called_off_and_can_come_back(network, out, cast, perform_owed):
    key = out.plan["checkins"][-1]["key"]
    fewer = {**out.plan, "checkins": out.plan["checkins"][:-1]}
    without = actions.change_draft(out, fewer, what="One less", by=cast.facilitator)
    a_publication(without)
    perform_owed()
    gone = Meeting.objects.get(plan_key=f"plan:2026-27:{key}")
    assert gone.state == "cancelled"
    mail.outbox.clear()
    a_publication(out)
    perform_owed()
    back = Meeting.objects.get(plan_key=f"plan:2026-27:{key}~2")
    assert (back.state, back.starts_at) == ("planned", gone.starts_at)
    assert len(mail.outbox) == back.invitees.count()


def test_a_date_closed_before_its_time_does_not_keep_the_next_plan_from_going_out(
    hub, network, out, cast, perform_owed
):
    row = out.plan["meetings"][1]
    meeting = Meeting.objects.get(plan_key=f"plan:2026-27:{row['key']}")
    Meeting.objects.filter(pk=meeting.pk).update(state="closed", closed_at=datetime.now(UTC))
    publication = a_publication(moved(hub, out, 1, 1))
    perform_owed()
    publication.refresh_from_db()
    assert publication.done_at is not None
    assert Meeting.objects.get(pk=meeting.pk).starts_at == meeting.starts_at


def test_whom_somebody_took_off_the_list_stays_off_it(hub, network, out, cast, perform_owed):
    meeting = ours(network).filter(kind="network").order_by("starts_at")[0]
    withdraw(meeting.invitees.get(person=cast.team_member), by=cast.facilitator)
    perform_owed()
    mail.outbox.clear()
    a_publication(moved(hub, out, 1, 1))
    perform_owed()
    assert meeting.invitees.get(person=cast.team_member).withdrawn_at is not None
    assert not any(letter.subject.startswith("Invitation") for letter in mail.outbox)


def test_what_was_held_is_left_alone_by_a_later_plan(network, out, cast, perform_owed):
    first = ours(network).filter(kind="network").order_by("starts_at")[0]
    with time_machine.travel(first.starts_at + timedelta(days=5)):
        later = a_draft(network, now=datetime.now(UTC))
        a_publication(later)
        perform_owed()
    assert Meeting.objects.get(pk=first.pk).state == "planned"
    assert ours(network).filter(kind="network", starts_at__lte=first.starts_at).count() == 1
    assert mail.outbox == []  # nothing had to move


def test_a_meeting_called_without_the_plan_is_planned_round(network, cast, perform_owed):
    on = datetime(2026, 12, 9, 17, tzinfo=UTC)
    called = a_costly_meeting(network, cast.member, minutes={cast.neighbour: 40}, on=on)
    draft = a_draft(network)
    assert "2026-12-09" in [row["on"] for row in draft.plan["meetings"]]
    a_publication(draft)
    perform_owed()
    assert Meeting.objects.filter(network=network, kind="network", starts_at__date=date(2026, 12, 9)).count() == 1
    assert Meeting.objects.get(pk=called.pk).title == "Network meeting"


# --- nights -------------------------------------------------------------------------------------


def test_a_gap_without_a_checkin_gets_one_proposal_that_is_taken(hub, network, out, cast, perform_owed):
    lost = CheckIn.objects.filter(member=cast.member).order_by("meeting__starts_at")[1]
    cancel_meeting(lost.meeting, by=cast.facilitator, why="Snow")
    perform_owed()
    mail.outbox.clear()
    year = planned_year(network)
    with time_machine.travel(AUGUST + timedelta(days=1)):
        found = fill_gaps(year, now=datetime.now(UTC))
        assert fill_gaps(year, now=datetime.now(UTC)) == []
        assert [(each.checkin.member, each.state) for each in found] == [(cast.member, "proposed")]
        perform_owed()
        assert mail.outbox == []
        text = hub.get(reverse("scheduling:proposals", args=[network.slug])).content.decode()
        assert "There is no check-in between these two meetings yet." in text
        hub.post(reverse("scheduling:answer_proposal", args=[found[0].checkin.pk]), {"take": "1"})
        perform_owed()
        assert Meeting.objects.get(pk=found[0].pk).state == "planned"
        assert set(letters()) == {cast.facilitator.email, cast.driver.email}
        assert fill_gaps(year, now=datetime.now(UTC)) == []


def test_a_proposal_that_is_let_go_does_not_come_back(hub, network, out, cast, perform_owed):
    lost = CheckIn.objects.filter(member=cast.member).order_by("meeting__starts_at")[0]
    cancel_meeting(lost.meeting, by=cast.facilitator, why="Snow")
    year = planned_year(network)
    [found] = fill_gaps(year, now=datetime.now(UTC))
    hub.post(reverse("scheduling:answer_proposal", args=[found.checkin.pk]), {"take": "0"})
    assert Meeting.objects.get(pk=found.pk).state == "cancelled"
    assert fill_gaps(year, now=datetime.now(UTC)) == []


def test_a_year_that_is_planned_beyond_june_has_no_gaps_where_its_plan_has_dates(network, cast, perform_owed):
    beyond = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 9, 25), "every_weeks": 5, "tolerance_weeks": 2}
    actions.set_year(network, beyond, by=cast.facilitator)
    draft = a_draft(network, now=timezone.now())
    publish(draft, number=next_number(planned_year(network)), by=cast.facilitator)
    perform_owed()
    assert ours(network).filter(kind="network", starts_at__gt=datetime(2027, 7, 1, tzinfo=UTC)).exists()
    assert fill_gaps(planned_year(network), now=timezone.now()) == []
    again = a_draft(network, now=timezone.now())
    assert [row["on"] for row in again.plan["meetings"]] == [row["on"] for row in draft.plan["meetings"]]


@pytest.mark.parametrize(
    ("utc", "owed"),
    [
        (datetime(2026, 11, 1, 9, 59, tzinfo=UTC), 0),  # two in the morning for the second time: clocks went back
        (datetime(2026, 11, 1, 11, 1, tzinfo=UTC), 1),
        (datetime(2027, 3, 14, 9, 59, tzinfo=UTC), 0),  # one to two, then clocks go forward
        (datetime(2027, 3, 14, 10, 1, tzinfo=UTC), 1),
        (datetime(2027, 7, 1, 20, tzinfo=UTC), 0),  # the planned days are over
    ],
)
def test_at_three_by_the_networks_own_clock(network, out, utc, owed):
    with time_machine.travel(utc):
        owe_gaps()
        owe_gaps()
        assert Effect.objects.filter(kind="fill_gaps").count() == owed


def test_no_gap_is_filled_while_its_dates_still_go_out(network, out, perform_owed):
    lost = CheckIn.objects.order_by("meeting__starts_at").last()
    cancel_meeting(lost.meeting, by=hub_of(network), why="Snow")
    year, dates = planned_year(network), Meeting.objects.count()
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC)):
        Publication.objects.filter(year=year).update(done_at=None)
        owe_gaps()
        fill(year.pk)  # owed before the publication began
        assert (Effect.objects.filter(kind="fill_gaps").count(), Meeting.objects.count()) == (0, dates)
        Publication.objects.filter(year=year).update(done_at=timezone.now())
        owe_gaps()
        assert Effect.objects.filter(kind="fill_gaps").count() == 1
        perform_owed()
        assert Meeting.objects.count() == dates + 1


# --- who carries what ---------------------------------------------------------------------------


def test_the_ledger_names_the_worst_off_and_a_host_who_evens_it_out(client, network, cast):
    third = a_member(network, "Silver Fork", pupils=90)
    placed(third, 39.6, -120.5)
    for days in (10, 20, 30):
        a_costly_meeting(
            network,
            cast.member,
            minutes={cast.member: 0, cast.neighbour: 90, third: 260},
            on=AUGUST + timedelta(days=days),
        )
    with time_machine.travel(AUGUST + timedelta(days=60)):
        client.force_login(cast.neighbour_driver)
        text = client.get(reverse("scheduling:ledger", args=[network.slug])).content.decode()
    assert "Silver Fork drives longest this year, 13\u00a0h." in text
    assert "Silver Fork has not hosted yet" in text
    assert text.index("Camino Flat") < text.index("Gold Ridge Union")


def test_the_host_it_names_is_the_one_that_leaves_longest_and_shortest_drive_closest(
    client, network, cast, monkeypatch
):
    third = a_member(network, "Silver Fork", pupils=90)
    placed(third, 39.6, -120.5)
    here = [cast.member, cast.neighbour, third]
    driven = ({cast.neighbour: 200, third: 300}, {cast.member: 100}, {})
    for number, (host, minutes) in enumerate(zip(here, driven, strict=True)):
        on = AUGUST + timedelta(days=10 + number)
        a_costly_meeting(network, host, minutes=dict.fromkeys(here, 0) | minutes, on=on)
    # Hosted by Gold Ridge the drives are 100, 220 and 360; by Camino Flat 120, 200, 470; by Silver Fork 160, 370, 300.
    ways = {(0, 1): 10, (0, 2): 30, (1, 2): 85}
    matrix = {
        member_key(one.pk): {member_key(other.pk): ways[min(i, j), max(i, j)] for j, other in enumerate(here) if i != j}
        for i, one in enumerate(here)
    }
    monkeypatch.setattr("districts.scheduling.ledger.travel_matrix", lambda _: SimpleNamespace(minutes=matrix))
    with time_machine.travel(AUGUST + timedelta(days=60)):
        client.force_login(cast.driver)
        text = client.get(reverse("scheduling:ledger", args=[network.slug])).content.decode()
    assert "Silver Fork has hosted 1 time." in text
    assert "would be 6\u00a0h 10\u00a0min, and the shortest 3\u00a0h 30\u00a0min less" in text


def test_the_ledger_asks_the_same_number_of_questions_whatever_the_number_of_members(client, network, cast):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(cast.driver)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("scheduling:ledger", args=[network.slug]))
        return len(seen)

    queries()
    few = queries()
    members = [a_member(network, f"District {number}") for number in range(5)]
    a_costly_meeting(network, cast.member, minutes=dict.fromkeys(members, 50))
    assert queries() == few


def test_what_one_meeting_costs_is_everybodys_to_see(client, network, cast):
    meeting = a_costly_meeting(network, cast.member, minutes={cast.member: 0, cast.neighbour: 95})
    assert Hosting.objects.get().meeting == meeting
    client.force_login(cast.sponsor)
    text = client.get(reverse("scheduling:meeting_cost", args=[meeting.pk])).content.decode()
    assert "Gold Ridge Union hosts." in text
    assert "What it costs whom" in client.get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert "1\u00a0h 35\u00a0min there and back, Camino Flat’s; 4 substitutes in all." in text
