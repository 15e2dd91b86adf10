"""The commitment pulse: asked on its day by letter and on the home, answered by link, read by the hub alone; and what a
pause keeps."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from design_process.one_minute.jobs import whose_turn
from districts.directory.actions import change_state
from districts.directory.models import Member
from districts.pulse.actions import answer_pulse, ask_due
from districts.pulse.jobs import ask_everywhere, tell_of_goodbyes
from districts.pulse.links import answer_path
from districts.pulse.models import CommitmentPulse
from districts.pulse.semesters import next_semester_end
from network.activity.models import Activity
from network.membership.actions import grant_role
from network.membership.models import RoleGrant
from network.membership.roles import Role
from tests.world import a_cycle, a_member, a_person, a_prototype, a_seat, an_indicator
from tests.world_lessons import a_lesson
from tests.world_pulse import a_pulse

TODAY = timezone.localdate


def pause(cast, state=Member.State.PAUSED):
    change_state(cast.member, state, by=cast.facilitator, on=TODAY(), reason="A new superintendent.")


def board(client, cast) -> str:
    client.force_login(cast.facilitator)
    return client.get(reverse("pulse:pulse", args=[cast.network.slug])).content.decode()


def letters() -> dict[str, str]:
    """Address → path of the link, of every letter of the pulse."""
    found = [(one.to[0], re.findall(r"http://[^/\s]+(/go/commitment-pulse/\S+)", one.body)) for one in mail.outbox]
    return {to: paths[0] for to, paths in found if paths}


@pytest.mark.parametrize(
    ("after", "following"),
    [
        (date(2026, 11, 29), date(2026, 12, 4)),  # 5 December 2026 is a Saturday
        (date(2026, 12, 4), date(2027, 5, 14)),
        (date(2026, 12, 31), date(2027, 5, 14)),
        (date(2028, 5, 14), date(2028, 5, 15)),
    ],
)
def test_without_a_day_the_pulse_is_taken_at_the_end_of_a_semester(after, following):
    assert next_semester_end(after) == following


def test_the_hub_sets_the_day_and_sponsor_and_driver_are_asked_once(cast, client, perform_owed):
    client.force_login(cast.facilitator)
    address = reverse("pulse:pulse", args=[cast.network.slug])
    past = client.post(address, {"member": cast.member.pk, "on": str(TODAY() - timedelta(days=1))})
    assert past.status_code == 422
    assert "This day is past. Choose today or a day to come." in past.content.decode()
    foreign = client.post(address, {"member": cast.other_member.pk, "on": str(TODAY())})
    assert foreign.status_code == 422
    assert client.post(address, {"member": cast.member.pk, "on": str(TODAY())}).status_code == 302
    for _ in range(3):  # a job that runs again
        ask_everywhere()
        perform_owed()
    assert set(letters()) == {cast.sponsor.email, cast.driver.email}
    assert len([one for one in mail.outbox if one.subject == "Is Gold Ridge Union still in?"]) == 2
    cast.member.refresh_from_db()
    assert cast.member.recommit_on == next_semester_end(TODAY())
    cast.neighbour.refresh_from_db()
    assert cast.neighbour.recommit_on == next_semester_end(TODAY()), "who had no day is given one"
    assert Activity.objects.filter(words__contains="the day of the commitment pulse for Gold Ridge Union").exists()


def test_every_member_at_work_at_once_and_no_other(cast, client):
    pause(cast)
    client.force_login(cast.facilitator)
    day = TODAY() + timedelta(days=40)
    client.post(reverse("pulse:pulse", args=[cast.network.slug]), {"on": str(day)})
    days = {one.district.name: one.recommit_on for one in Member.objects.select_related("district")}
    assert days == {"Camino Flat": day, "Gold Ridge Union": None, "Harbor Point": None}


def test_it_is_answered_from_the_letter_and_answered_otherwise(cast, client, perform_owed):
    pulse = a_pulse(cast.member, cast.sponsor)
    perform_owed()
    path = letters()[cast.sponsor.email]
    page = client.get(path)
    assert page.status_code == 200
    assert "no-referrer" in page["Referrer-Policy"]
    pulse.refresh_from_db()
    assert pulse.answer == "", "looking answers nothing"
    wrong = client.post(path, {"answer": "leave", "words": " "})
    assert wrong.status_code == 422
    assert "Say in a sentence what has to change, or why." in wrong.content.decode()
    assert re.search(r'value="leave"[^>]*checked', wrong.content.decode()), "what was chosen is kept"
    assert "Choose one of the four answers." in client.post(path, {"words": "Hm"}).content.decode()
    kept = client.post(path, {"answer": "pause", "words": "We have no driver until March."}, follow=True)
    assert "Nothing changes before you have talked." in kept.content.decode()
    cast.member.refresh_from_db()
    assert cast.member.state == Member.State.ACTIVE, "a pause stays the hub's step"
    client.post(path, {"answer": "in"})
    pulse.refresh_from_db()
    assert (pulse.answer, pulse.words) == ("in", "")
    before = CommitmentPulse.pgh_event_model.objects.filter(pgh_obj=pulse, answer="pause").get()
    assert before.words == "We have no driver until March."


def test_the_hub_reads_who_said_what_by_date_and_nobody_else_does(cast, client, django_assert_num_queries):
    first = a_pulse(cast.member, cast.sponsor, on=TODAY() - timedelta(days=170))
    answer_pulse(first, "in", "")
    a_pulse(cast.member, cast.sponsor)
    mine = CommitmentPulse.objects.get(person=cast.driver, asked_on=TODAY())
    answer_pulse(mine, "but", "Fewer evenings, please.")
    page = board(client, cast)
    assert "1 of 2 people asked last answered. 1 district asks for a talk." in page
    assert page.index("Fewer evenings, please.") < page.index("Yes, we are in")
    assert "No answer yet" in page
    seen = CommitmentPulse.objects.seen_by
    assert set(seen(cast.sponsor).values_list("person", flat=True)) == {cast.sponsor.pk}
    assert set(seen(cast.driver).values_list("person", flat=True)) == {cast.driver.pk}
    for who in (cast.neighbour_driver, cast.team_member, cast.expert, cast.other_facilitator):
        assert not seen(who).exists()
    for number in range(12):
        more = a_member(cast.network, f"District {number:02}")
        driver = a_person(f"d{number}@sierra.test")
        a_seat(more, driver)
        a_pulse(more, driver)
    with django_assert_num_queries(7):  # session, person, holdings, network, members, answers, whom to ask
        board_page = client.get(reverse("pulse:pulse", args=[cast.network.slug]))
    assert "1 of 14 people asked last answered." in board_page.content.decode()


@pytest.mark.parametrize("who", ["sponsor", "driver"])
def test_it_waits_on_the_home_of_whoever_is_asked(cast, client, who):
    client.force_login(cast.everyone[who])
    assert "Is Gold Ridge Union still in?" not in client.get("/").content.decode()
    pulse = a_pulse(cast.member, cast.everyone[who])
    page = client.get("/").content.decode()
    [path] = set(re.findall(r'href="(/go/commitment-pulse/[^"]+)"', page))
    assert client.post(path, {"answer": "in"}).status_code == 302
    pulse.refresh_from_db()
    assert pulse.answer == "in"
    assert "Is Gold Ridge Union still in?" not in client.get("/").content.decode()
    client.force_login(cast.team_member)
    assert "Is Gold Ridge Union still in?" not in client.get("/").content.decode(), "a team member is not asked"


def test_who_reads_the_sponsors_page_is_not_asked_in_the_sponsors_place(cast, client):
    a_pulse(cast.member, cast.sponsor)
    for reader in (cast.driver, cast.facilitator):
        client.force_login(reader)
        page = client.get(reverse("progress:status", args=[cast.member.pk])).content.decode()
        assert "/go/commitment-pulse/" not in page


def test_a_link_ends_with_its_days_with_the_seat_and_with_a_pause(cast, client):
    pulse = a_pulse(cast.member, cast.sponsor)
    path = answer_path(pulse.pk)
    assert client.get(f"{path[:-3]}x/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        late = client.get(path)
        assert late.status_code == 410
        assert "This was a while ago" in late.content.decode()
        client.force_login(cast.sponsor)
        assert "/go/commitment-pulse/" not in client.get("/").content.decode(), "and its line leaves the home"
    pause(cast)
    resting = client.post(path, {"answer": "in"})
    assert resting.status_code == 410
    assert "Nothing is asked of you now" in resting.content.decode()
    change_state(cast.member, Member.State.ACTIVE, by=cast.facilitator, on=TODAY(), reason="Back.")
    RoleGrant.objects.filter(person=cast.sponsor).update(ends_on=TODAY())
    assert client.post(path, {"answer": "in"}).status_code == 410
    pulse.refresh_from_db()
    assert pulse.answer == ""


def test_whoever_is_both_is_asked_once_as_sponsor_and_nobody_seated_keeps_the_day(cast):
    a_seat(cast.member, cast.sponsor, Role.DRIVER)
    assert a_pulse(cast.member, cast.sponsor).role == Role.SPONSOR
    empty = a_member(cast.network, "Mill Bend")
    Member.objects.filter(pk=empty.pk).update(recommit_on=TODAY())
    assert ask_due(cast.network, TODAY()) == 0
    empty.refresh_from_db()
    assert empty.recommit_on == TODAY()


def test_the_database_refuses_a_second_question_and_a_change_without_a_reason(cast):
    pulse = a_pulse(cast.member, cast.sponsor)
    whose = {"network": cast.network, "member": cast.member, "person": cast.sponsor, "role": "sponsor"}
    for wrong in (
        {"asked_on": pulse.asked_on},
        {"asked_on": date(2020, 1, 1), "answer": "in"},
        {"asked_on": date(2020, 1, 1), "answer": "leave", "answered_at": timezone.now()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommitmentPulse.objects.create(**whose, **wrong)


# --- What a pause keeps -------------------------------------------------------------------------


@pytest.mark.parametrize("state", [Member.State.PAUSED, Member.State.OFFBOARDED, Member.State.ALUMNI])
def test_what_was_learned_stays_as_it_was_released(cast, client, state):
    shared = a_lesson(cast.member, "Shared with the network", by=cast.driver, visibility="network")
    kept = a_lesson(cast.member, "Kept in the team", by=cast.driver)
    pause(cast, state)
    for reader, lesson, wanted in (
        (cast.neighbour_driver, shared, 200),
        (cast.neighbour_driver, kept, 404),
        (cast.driver, shared, 200),
        (cast.driver, kept, 200),
    ):
        client.force_login(reader)
        assert client.get(reverse("lessons:lesson", args=[lesson.pk])).status_code == wanted
    client.force_login(cast.neighbour_driver)
    ledger = client.get(reverse("lessons:lessons", args=[cast.network.slug])).content.decode()
    assert "Shared with the network" in ledger
    assert "Kept in the team" not in ledger


@pytest.mark.parametrize("state", [Member.State.PAUSED, Member.State.OFFBOARDED])
def test_nothing_is_asked_of_a_member_that_rests(cast, client, state, perform_owed):
    indicator = an_indicator(cast.network, by=cast.facilitator, starts_on=TODAY() - timedelta(days=60))
    a_cycle(a_prototype(cast.member, by=cast.driver, indicators=(indicator,)), by=cast.driver)
    client.force_login(cast.driver)
    busy = client.get("/").content.decode()
    assert "Enter the number" in busy
    assert "Log what happened" in busy
    perform_owed()
    mail.outbox.clear()
    pause(cast, state)
    page = client.get("/").content.decode()
    assert "Nothing new is asked of you; what you shared stays." in page
    assert "Enter the number" not in page
    assert "Log what happened" not in page
    Member.objects.filter(pk=cast.member.pk).update(recommit_on=TODAY())
    assert ask_due(cast.network, TODAY()) == 0
    week = [timezone.now() + timedelta(hours=hours) for hours in range(0, 7 * 24, 3)]
    assert not [row for now in week for row in whose_turn(cast.network, now)]
    assert mail.outbox == []


def test_a_member_that_comes_back_is_asked_what_its_pause_passed_over(cast):
    pause(cast)
    Member.objects.filter(pk=cast.member.pk).update(recommit_on=TODAY() - timedelta(days=3))
    assert ask_due(cast.network, TODAY()) == 0
    change_state(cast.member, Member.State.ACTIVE, by=cast.facilitator, on=TODAY(), reason="Back.")
    assert ask_due(cast.network, TODAY()) == 2


# --- What the hub hears -------------------------------------------------------------------------


@pytest.fixture
def told(cast, perform_owed):
    """Let the job look at a moment, and the worker send: the letters to the hub of that moment."""

    def look(moment) -> list[mail.EmailMessage]:
        perform_owed()
        mail.outbox.clear()
        with time_machine.travel(moment, tick=False):
            tell_of_goodbyes()
            tell_of_goodbyes()
            perform_owed()
        return [letter for letter in mail.outbox if letter.to == [cast.facilitator.email]]

    return look


def said_at(pulse, moment, answer: str, words: str = "Our driver leaves.") -> None:
    with time_machine.travel(moment, tick=False):
        answer_pulse(pulse, answer, words)


@pytest.mark.parametrize(("answer", "wants"), [("pause", "to pause"), ("leave", "to leave")])
def test_the_hub_hears_of_a_pause_and_of_a_goodbye_the_same_day_once(cast, told, answer, wants):
    pulse, now = a_pulse(cast.member, cast.sponsor), timezone.now()
    said_at(pulse, now, answer, "Our driver <leaves>.")
    assert told(now + timedelta(minutes=59)) == []
    (letter,) = told(now + timedelta(hours=1))
    assert letter.subject == f"Gold Ridge Union would like {wants}"
    assert letter.reply_to == [cast.sponsor.email]
    assert "Sasha Lindqvist, sponsor of Gold Ridge Union" in letter.body
    assert "“Our driver <leaves>.”" in letter.body
    assert reverse("pulse:pulse", args=[cast.network.slug]) in letter.body
    assert "Our driver &lt;leaves&gt;." in letter.alternatives[0].content
    assert {to for one in mail.outbox for to in one.to} == {cast.facilitator.email}, "and nobody else"
    assert told(now + timedelta(hours=2)) == []
    assert told(now + timedelta(days=3)) == []


def test_an_answer_changed_within_the_hour_is_one_letter_and_a_later_one_another(cast, told):
    pulse, now = a_pulse(cast.member, cast.sponsor), timezone.now()
    said_at(pulse, now, "pause", "Until March.")
    said_at(pulse, now + timedelta(minutes=40), "leave", "We cannot go on.")
    assert told(now + timedelta(minutes=70)) == []
    (letter,) = told(now + timedelta(minutes=100))
    assert (letter.subject, "We cannot go on." in letter.body) == ("Gold Ridge Union would like to leave", True)
    said_at(pulse, now + timedelta(hours=5), "pause", "A pause may do.")
    assert [one.subject for one in told(now + timedelta(hours=6))] == ["Gold Ridge Union would like to pause"]


def test_a_word_taken_back_within_the_hour_or_a_member_that_rests_by_then_is_no_letter(cast, told):
    pulse, now = a_pulse(cast.member, cast.sponsor), timezone.now()
    said_at(pulse, now, "leave")
    said_at(pulse, now + timedelta(minutes=10), "in", "")
    assert told(now + timedelta(hours=2)) == []
    said_at(pulse, now + timedelta(hours=3), "pause")
    pause(cast)
    assert told(now + timedelta(hours=5)) == []


def test_an_answer_given_anew_before_the_letter_goes_has_its_own(cast, perform_owed):
    pulse, now = a_pulse(cast.member, cast.sponsor), timezone.now()
    perform_owed()
    mail.outbox.clear()
    said_at(pulse, now, "pause")
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        tell_of_goodbyes()
        answer_pulse(pulse, "leave", "We cannot go on.")
        perform_owed()
        assert mail.outbox == []
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        tell_of_goodbyes()
        perform_owed()
    assert [letter.subject for letter in mail.outbox] == ["Gold Ridge Union would like to leave"]


def test_only_who_is_of_the_hub_by_then_is_told(cast, perform_owed):
    second = a_person("second@sierra.test", "Sol Vance")
    grant_role(cast.network, second, Role.CO_FACILITATOR, by=cast.facilitator, on=TODAY())
    pulse, now = a_pulse(cast.member, cast.sponsor), timezone.now()
    perform_owed()
    mail.outbox.clear()
    said_at(pulse, now, "pause")
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        tell_of_goodbyes()
        RoleGrant.objects.filter(person=second).update(
            ends_on=TODAY() - timedelta(days=1), starts_on=TODAY() - timedelta(days=9)
        )
        perform_owed()
    assert [letter.to for letter in mail.outbox] == [[cast.facilitator.email]]


def test_this_week_names_who_would_like_to_leave_until_it_is_settled(cast, client):
    pulse = a_pulse(cast.member, cast.sponsor)
    answer_pulse(pulse, "leave", "Our driver leaves.")
    client.force_login(cast.facilitator)
    page = client.get("/").content.decode()
    assert "Gold Ridge Union would like to leave" in page
    assert "Sasha Lindqvist says: “Our driver leaves.”" in page
    answer_pulse(pulse, "in", "")
    assert "would like to leave" not in client.get("/").content.decode()
    answer_pulse(pulse, "pause", "Until March.")
    assert "Gold Ridge Union would like to pause" in client.get("/").content.decode()
    pause(cast)
    assert "would like to" not in client.get("/").content.decode()
