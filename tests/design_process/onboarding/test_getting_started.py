"""Getting started: done by facts, resumed, put off, finished for good; and the hub sees whether, never how far."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from design_process.lessons.actions import thank
from design_process.onboarding.actions import finish_path, note_shown_around, put_off, tick_step
from design_process.onboarding.facts import FACTS, way_now
from design_process.onboarding.models import RolePath, ShownAround, StepTicked
from design_process.onboarding.pages import PAGES
from design_process.onboarding.paths import PATHS, STEPS
from districts.barriers.actions import Answered, answer_barrier
from districts.directory.models import Seat
from districts.directory.seat_actions import say_time
from network.activity.models import Activity
from network.charter.actions import Words, stand_by, write_version
from network.meetings.actions import answer_invitation
from network.meetings.models import Invitee
from tests.world import a_barrier, a_goal, an_indicator, an_invitation, log_it
from tests.world_lessons import a_lesson
from tests.world_meetings import a_meeting
from tests.world_walks import a_walk, noticed

EVERYBODY = {"facilitator": "facilitator", "driver": "driver", "sponsor": "sponsor", "team_member": "team_member"}
LINE = re.compile(r">Getting started</a>: (\d of \d, about \d+ minutes? left)")
TODAY = timezone.localdate


def line(client, person) -> str:
    """What the home says of getting started."""
    client.force_login(person)
    found = LINE.search(client.get("/").content.decode())
    return found.group(1) if found else ""


def address(cast, name="path", *rest) -> str:
    return reverse(f"onboarding:{name}", args=[cast.network.slug, *rest])


def tick_all(cast, person, path, but=()) -> None:
    for step in PATHS[path]:
        if step.key not in but:
            tick_step(cast.network, step.key, by=person)


# --- The paths ----------------------------------------------------------------------------------


def test_each_path_is_about_ten_minutes_of_real_work_and_short_pages():
    for steps in PATHS.values():
        assert len(steps) in {5, 6}
        assert 9 <= sum(step.minutes for step in steps) <= 10
        assert sum(step.is_page for step in steps) <= 2
    for step in STEPS.values():
        assert step.is_page != bool(step.fact and step.url_name), step.key
    assert {step.fact for step in STEPS.values() if step.fact} == set(FACTS)
    assert {step.key for steps in PATHS.values() for step in steps} == set(STEPS), "no step stands about unused"


def test_each_page_is_a_few_sentences_and_one_question_with_one_answer_that_fits():
    for page in PAGES.values():
        assert 3 <= len(page.sentences) <= 5
        assert [one.fits for one in page.choices].count(True) == 1
        assert page.question.endswith("What would you do?")


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("facilitator", "0 of 6, about 10 minutes left"),
        ("driver", "0 of 6, about 10 minutes left"),
        ("sponsor", "0 of 5, about 9 minutes left"),
        ("team_member", "0 of 6, about 10 minutes left"),
    ],
)
def test_the_home_says_how_far_in_one_line_and_the_path_leads_on(cast, client, who, said):
    person = cast.everyone[who]
    if who == "facilitator":
        type(person).objects.filter(pk=person.pk).update(time_zone="")
    assert line(client, person) == said
    page = client.get(address(cast)).content.decode()
    assert page.count("<li") >= len(PATHS[who])
    first = PATHS[who][0]
    assert first.title in page
    tick_step(cast.network, first.key, by=person)
    assert line(client, person).startswith("1 of ")
    after = client.get(address(cast)).content.decode()
    assert "Go on</a>" in after


def test_every_address_of_every_path_opens_for_its_role(cast, client):
    a_goal(cast.member, by=cast.driver)
    for who, path in EVERYBODY.items():
        client.force_login(cast.everyone[who])
        for _, _, to in client.get(address(cast)).context["lines"]:
            assert client.get(to).status_code in {200, 302}, (path, to)


# --- Done by facts ------------------------------------------------------------------------------


def done(cast, person, path) -> set[str]:
    return {one.step.key for one in way_now(cast.network.pk, person, path).steps if one.done}


def test_what_a_driver_has_really_done_is_done(cast):
    cast.work  # noqa: B018
    seat = Seat.objects.get(grant__person=cast.driver)
    before = done(cast, cast.driver, "driver")
    say_time(seat, 60, "week", by=cast.driver)
    stand_by(
        write_version(cast.network, Words(vision="All."), seen=0, by=cast.facilitator), cast.network, by=cast.driver
    )
    lesson = a_lesson(cast.neighbour, "Too many at once", by=cast.neighbour_driver, visibility="network")
    thank(lesson, "avoided", by=cast.driver, member=cast.member, line="")
    log_it(cast.member, by=cast.driver, cycle=cast.work.cycle, words="Five of nine.")
    assert done(cast, cast.driver, "driver") - before >= {"minutes", "charter", "lesson"}
    assert "log" in done(cast, cast.driver, "driver")
    assert done(cast, cast.team_member, "team_member") == set(), "what somebody else did is not one's own"


def test_what_the_others_have_really_done_is_done(cast):
    walk = a_walk(cast.network, by=cast.facilitator)
    noticed(walk, "It rises.", by=cast.team_member, member=cast.member)
    meeting = a_meeting(cast.network, people=(cast.team_member, cast.sponsor), by=cast.facilitator)
    for person in (cast.team_member, cast.sponsor):
        asked = Invitee.objects.select_related("meeting").get(meeting=meeting, person=person)
        answer_invitation(asked, "yes", reason="", words="", by=person)
    barrier = a_barrier(cast.member, by=cast.driver)
    answer_barrier(barrier, Answered("removed", "Done."), by=cast.sponsor)
    an_invitation(cast.member, by=cast.facilitator)
    type(cast.facilitator).objects.filter(pk=cast.facilitator.pk).update(time_zone="America/Denver")
    assert done(cast, cast.team_member, "team_member") == {"walk", "reply"}
    assert done(cast, cast.sponsor, "sponsor") == {"reply", "ask"}
    assert done(cast, cast.facilitator, "facilitator") == {"clock", "invite", "meeting"}


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_home_and_the_path_count_the_same(cast, client, who):
    person = cast.everyone[who]
    an_invitation(cast.member, by=cast.facilitator)
    tick_step(cast.network, "charter", by=person)
    assert line(client, person) == way_now(cast.network.pk, person, EVERYBODY[who]).words


# --- Pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", PAGES)
def test_each_answer_is_explained_and_none_is_kept(cast, client, key):
    client.force_login(cast.driver)
    nothing = client.post(address(cast, "step", key), {})
    assert nothing.status_code == 422
    assert "Choose one. No answer is a mark." in nothing.content.decode()
    for choice in PAGES[key].choices:
        page = client.post(address(cast, "step", key), {"answer": choice.key}, follow=True)
        assert page.redirect_chain[-1][0].endswith("#then"), "on a phone what it leads to stands far down"
        assert choice.then in page.content.decode()
        assert ("What fits better here" in page.content.decode()) != choice.fits
    assert StepTicked.objects.get().step == key
    assert not {"answer", "said", "score"} & {field.name for field in StepTicked._meta.fields}


def test_a_step_of_another_path_is_not_ticked(cast, client):
    client.force_login(cast.sponsor)
    assert client.post(address(cast, "tick", "log")).status_code == 404
    assert client.post(address(cast, "tick", "charter")).status_code == 302
    assert StepTicked.objects.get().step == "charter"


# --- Later, away, done --------------------------------------------------------------------------


def test_put_off_it_comes_back_in_a_week_and_put_away_never_by_itself(cast, client):
    client.force_login(cast.driver)
    client.post(address(cast, "put"), {"how": "later"})
    assert line(client, cast.driver) == ""
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        assert line(client, cast.driver) == "0 of 6, about 10 minutes left"
        client.post(address(cast, "put"), {"how": "away"})
    with time_machine.travel(timezone.now() + timedelta(days=90)):
        assert line(client, cast.driver) == ""
        assert "It is put away" in client.get(address(cast)).content.decode()
        client.post(address(cast, "put"), {"how": "again"})
        assert line(client, cast.driver) == "0 of 6, about 10 minutes left"
    assert RolePath.objects.count() == 1


def test_once_done_it_stays_done_whatever_is_asked_later(cast, client):
    version = write_version(cast.network, Words(vision="All."), seen=0, by=cast.facilitator)
    stand_by(version, cast.network, by=cast.driver)
    tick_all(cast, cast.driver, "driver", but=("charter",))
    assert line(client, cast.driver) == ""
    row = RolePath.objects.get(person=cast.driver)
    assert row.finished_at
    version.yeses.all().delete()
    client.get("/")
    assert line(client, cast.driver) == ""
    row.refresh_from_db()
    assert RolePath.objects.get(person=cast.driver).finished_at == row.finished_at


def test_each_role_has_its_own_and_nobody_is_asked_in_anothers_place(cast, client):
    tick_all(cast, cast.driver, "driver")
    assert line(client, cast.team_member).startswith("0 of 6")
    client.force_login(cast.facilitator)
    for name in ("progress:due_now", "progress:status"):
        assert not LINE.search(client.get(reverse(name, args=[cast.member.pk])).content.decode())
    client.force_login(cast.expert)
    assert "Getting started" not in client.get("/").content.decode()


# --- What the hub sees --------------------------------------------------------------------------


def test_the_hub_sees_who_was_shown_around_and_nothing_of_how_far(cast, client):
    finish_path(cast.network.pk, "driver", cast.driver)
    tick_step(cast.network, "charter", by=cast.team_member)
    put_off(cast.network, "team_member", TODAY(), by=cast.team_member)
    to = reverse("progress:readiness", args=[cast.member.pk])
    client.force_login(cast.facilitator)
    around = {one.name: one.is_around for one in client.get(to).context["around"]}
    assert around == {"Dana Whitfield": True, "Tomas Reyes": False, "Sasha Lindqvist": False}
    page = client.get(to).content.decode().split("Who has been shown around")[1]
    assert not re.search(r"\d of \d|minute|left", page.split("</section>")[0].replace("ten minutes", ""))
    for who in ("driver", "team_member", "sponsor"):
        client.force_login(cast.everyone[who])
        assert "Who has been shown around" not in client.get(to).content.decode()


def test_somebody_shown_around_in_person_is_noted_once_with_day_and_name_and_can_be_taken_back(cast, client):
    seat = Seat.objects.get(grant__person=cast.team_member)
    to, day = reverse("onboarding:in_person", args=[seat.pk]), TODAY() - timedelta(days=3)
    client.force_login(cast.facilitator)
    late = client.post(to, {"on": str(TODAY() + timedelta(days=2))})
    assert late.status_code == 422
    assert "This day is still to come." in late.content.decode()
    for _ in range(2):
        assert client.post(to, {"on": str(day)}).status_code == 302
    row = ShownAround.objects.get()
    assert (row.on, row.by, row.person) == (day, cast.facilitator, cast.team_member)
    assert line(client, cast.team_member) == ""
    client.force_login(cast.facilitator)
    page = client.get(reverse("progress:readiness", args=[cast.member.pk])).content.decode()
    assert "says Fran Ortega" in page
    client.post(to, {"back": "yes"})
    row.refresh_from_db()
    assert row.taken_back_by == cast.facilitator
    assert line(client, cast.team_member).startswith("0 of 6")
    words = set(Activity.objects.filter(words__contains="shown around").values_list("words", flat=True))
    assert len(words) == 2


def test_the_database_keeps_each_of_it_once(cast):
    note_shown_around(cast.network, cast.driver, TODAY(), by=cast.facilitator)
    tick_step(cast.network, "charter", by=cast.driver)
    finish_path(cast.network.pk, "driver", cast.driver)
    finish_path(cast.network.pk, "driver", cast.driver)
    whose = {"network": cast.network, "person": cast.driver}
    for model, other in (
        (ShownAround, {"on": TODAY()}),
        (StepTicked, {"step": "charter"}),
        (RolePath, {"path": "driver"}),
    ):
        assert model.objects.count() == 1
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**whose, **other)


def test_the_path_costs_the_same_whatever_there_is(cast, client):
    client.force_login(cast.team_member)

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(address(cast)).status_code == 200
        return len(seen)

    client.get("/")
    before = cost()
    for _ in range(6):
        a_meeting(cast.network, people=(cast.team_member,), by=cast.facilitator)
        an_indicator(cast.network, f"Number {uuid4()}", by=cast.facilitator)
    assert cost() == before


def test_the_readiness_page_asks_the_same_for_three_people_and_for_twenty(cast, django_assert_num_queries):
    from design_process.onboarding.shown import team_around
    from tests.world_ideas import a_team

    with django_assert_num_queries(3):
        team_around(cast.member)
    a_team(cast.member, *["teacher"] * 17)
    with django_assert_num_queries(3):
        assert len(team_around(cast.member)) == 20
