"""Drafts of a year: changed by hand, undone, compared, and planned again around what is locked."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from districts.scheduling.building import build_problem
from districts.scheduling.defaults import planned_year
from districts.scheduling.models import PlanDraft
from tests.districts.scheduling.year import closed, year_page
from tests.world import a_member
from tests.world_planning import AUGUST, a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("august")]


def change(draft, number=1):
    return reverse("scheduling:meeting", args=[draft.pk, draft.plan["meetings"][number]["key"]])


def test_a_change_says_what_it_costs_before_anybody_says_yes(hub, draft):
    row = draft.plan["meetings"][1]
    other = next(name for name in row["burden"] if name != row["host"])
    text = hub.get(change(draft), {"on": "2026-11-28", "host": other}).content.decode()
    assert "Use this date" in text
    assert "longest drive of the year" in text
    assert "You wished for Tuesdays, Wednesdays and Thursdays." in text
    assert PlanDraft.objects.count() == 1


def test_a_closed_district_is_named(hub, network, cast):
    closed(cast.neighbour, date(2026, 10, 12), date(2026, 10, 12))
    made = a_draft(network)
    text = hub.get(change(made, 0), {"on": "2026-10-12"}).content.decode()
    assert "One district is closed or testing that day: Camino Flat." in text


def test_changed_by_hand_undone_and_done_again(hub, network, draft):
    before = draft.plan["meetings"][1]["on"]
    to = (date.fromisoformat(before) + timedelta(days=1)).isoformat()
    hub.post(change(draft), {"on": to})
    year = planned_year(network)
    assert (year.current.number, year.current.parent_id, year.current.status) == (2, draft.pk, "by_hand")
    moved = year.current.plan["meetings"][1]
    assert (moved["on"], moved["key"]) == (to, draft.plan["meetings"][1]["key"])
    assert moved["key"] in year.current.locked
    hub.post(reverse("scheduling:show_draft", args=[draft.pk]))
    assert planned_year(network).current == draft
    assert "Redo" in hub.get(year_page(network)).content.decode()
    hub.post(reverse("scheduling:show_draft", args=[year.current.pk]))
    assert planned_year(network).current == year.current


def test_a_change_of_a_draft_that_is_no_longer_shown_is_refused(hub, network, draft):
    hub.post(change(draft), {"on": "2026-10-20"})
    answer = hub.post(change(draft), {"on": "2026-10-27"}, follow=True)
    assert "changed the draft meanwhile" in answer.content.decode()
    assert PlanDraft.objects.count() == 2


def test_one_of_the_other_dates_is_taken(hub, network, draft):
    number, row = next((n, row) for n, row in enumerate(draft.plan["meetings"]) if row["alternatives"])
    other = row["alternatives"][0]
    assert "Use this" in hub.get(year_page(network)).content.decode()
    hub.post(change(draft, number), {"on": other["on"], "host": other["host"]})
    plan = planned_year(network).current.plan
    taken = next(each for each in plan["meetings"] if each["key"] == row["key"])
    assert (taken["on"], taken["host"]) == (other["on"], other["host"])
    assert plan["levels"]["worst_minutes"] == other["worst_minutes"]


def test_what_is_locked_stays_when_the_rest_is_planned_again(hub, network, draft, perform_owed):
    row = draft.plan["meetings"][2]
    hub.post(reverse("scheduling:lock", args=[draft.pk, row["key"]]))
    hub.post(reverse("scheduling:start", args=[network.slug]), {"rest": "1"})
    perform_owed()
    fresh = planned_year(network).current
    assert fresh.number == 2
    again = next(each for each in fresh.plan["meetings"] if each["key"] == row["key"])
    assert (again["on"], again["host"]) == (row["on"], row["host"])
    assert fresh.locked == [row["key"]]


def test_a_checkin_is_moved_by_form(hub, network, draft):
    row = draft.plan["checkins"][0]
    hub.post(reverse("scheduling:checkin", args=[draft.pk, row["key"]]), {"starts_at": "15:30"})
    moved = next(each for each in planned_year(network).current.plan["checkins"] if each["key"] == row["key"])
    assert (moved["on"], moved["starts_at"]) == (row["on"], "15:30")


def test_a_checkin_moved_onto_a_closed_day_or_beside_a_meeting_is_asked_about_first(hub, network, cast, draft):
    row = next(each for each in draft.plan["checkins"] if each["member"] == f"m{cast.member.pk}")
    address = reverse("scheduling:checkin", args=[draft.pk, row["key"]])
    beside = date.fromisoformat(draft.plan["meetings"][1]["on"]) - timedelta(days=2)
    asked = hub.post(address, {"on": beside.isoformat(), "starts_at": "07:10"})
    said = asked.content.decode()
    assert "too near a network meeting" in said
    assert "at 07:10 is not at a day and time for check-ins" in said
    assert beside.isoformat() in said  # what was typed is still there
    assert planned_year(network).current == draft
    hub.post(address, {"on": beside.isoformat(), "starts_at": "07:10", "anyway": "1"})
    assert planned_year(network).current != draft


def test_two_checkins_of_one_facilitator_at_once_are_asked_about(hub, network, draft):
    row, other = draft.plan["checkins"][:2]
    address = reverse("scheduling:checkin", args=[draft.pk, row["key"]])
    at_once = {"on": other["on"], "starts_at": other["starts_at"], "facilitator": other["facilitator"]}
    assert "no time between" in hub.post(address, at_once).content.decode()


def test_a_meeting_moved_beside_check_ins_says_so(hub, network, draft):
    visit, row = draft.plan["checkins"][0], draft.plan["meetings"][0]
    address = reverse("scheduling:meeting", args=[draft.pk, row["key"]])
    to = date.fromisoformat(visit["on"]) - timedelta(days=1)
    assert "less than five days from it" in hub.get(address, {"on": to.isoformat()}).content.decode()


def test_a_day_that_has_come_is_not_moved_and_nothing_is_moved_to_one(hub, network, cast, draft):
    first, second = draft.plan["meetings"][:2]
    visit = draft.plan["checkins"][0]
    with time_machine.travel(datetime.fromisoformat(f"{visit['on']}T20:00+00:00")):
        hub.force_login(cast.facilitator)  # the session of August is over
        page = hub.get(year_page(network)).content.decode()
        assert page.count("Its day has come, so it stays as it is.") == 1
        for name, row in (("meeting", first), ("checkin", visit)):
            address = reverse(f"scheduling:{name}", args=[draft.pk, row["key"]])
            said = hub.post(address, {"on": second["on"], "host": first["host"]}, follow=True)
            assert "Its day has come" in said.content.decode()
        address = reverse("scheduling:meeting", args=[draft.pk, second["key"]])
        asked = hub.get(address, {"on": first["on"]}, HTTP_HX_REQUEST="true").content.decode()
        assert "Choose a day after today." in asked
        assert "Use this date" not in asked
        assert hub.post(address, {"on": first["on"], "host": second["host"]}).status_code in (200, 422)
    assert planned_year(network).current == draft


def test_two_drafts_side_by_side(hub, network, draft):
    hub.post(change(draft), {"on": "2026-12-25"})
    text = hub.get(reverse("scheduling:drafts", args=[network.slug])).content.decode()
    assert "1 date differs" in text
    assert "Longest drive of a member in the year" in text


def test_the_months_show_meetings_that_can_be_dragged(hub, network, draft):
    text = hub.get(year_page(network), {"view": "months"}).content.decode()
    assert text.count('draggable="true"') == 5
    assert 'data-day="2026-09-15"' in text


def test_settings_are_kept_and_a_wrong_one_is_said(hub, network):
    page = reverse("scheduling:year_settings", args=[network.slug])
    said = {
        "starts_on": "2026-08-24", "ends_on": "2027-05-28", "every_weeks": 6, "tolerance_weeks": 1, "weekdays": [1],
        "starts_at": "08:30", "hours": "5.5", "mode": "in_person", "checkins_between": 1, "checkin_minutes": 45,
        "checkin_mode": "virtual", "checkin_weekdays": [0, 1], "checkin_times": "13:30, 8:00",
    }  # fmt: skip
    assert hub.post(page, {**said, "checkin_times": "noon"}).status_code == 422
    assert hub.post(page, {**said, "ends_on": "2026-08-01"}).status_code == 422
    assert hub.post(page, said).status_code == 302
    year = planned_year(network)
    assert (year.every_weeks, year.minutes, year.checkin_times) == (6, 330, ["08:00", "13:30"])
    away = reverse(
        "scheduling:facilitator_settings", args=[network.slug, network.grants.get(role="facilitator").person_id]
    )
    assert hub.post(away, {"max_checkins_per_week": 4, "away": "next week"}).status_code == 422
    assert (
        hub.post(away, {"max_checkins_per_week": 4, "away": "2026-11-23 to 2026-11-27\n2027-01-04"}).status_code == 302
    )
    helper = build_problem(planned_year(network), now=AUGUST).problem["facilitators"][0]
    assert helper["away"] == [["2026-11-23", "2026-11-27"], ["2027-01-04", "2027-01-04"]]


def test_the_page_of_the_year_asks_the_same_number_of_questions_whatever_the_number_of_members(hub, network):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(**view):
        with CaptureQueriesContext(connection) as seen:
            hub.get(year_page(network), view)
        return len(seen)

    a_draft(network)
    queries()
    few = queries(), queries(view="months")
    for number in range(4):
        a_member(network, f"District {number}")
    a_draft(network)
    assert (queries(), queries(view="months")) == few
